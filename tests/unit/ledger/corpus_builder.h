// Corpora made by hand, for the tests of what merges and counts without a database.
//
//   CorpusBuilder b;
//   const uint32_t douma = b.place("دوما", {.latitude = 33.57, .longitude = 36.40});
//   b.article("a", "2018-03-12");
//   b.claim({.date = "2018-03-11", .places = {douma}, .killed = 9});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/corpus.h"

namespace isnad::ledger {

class CorpusBuilder {
 public:
  struct Place {
    Precision precision = Precision::Settlement;
    double latitude = 0, longitude = 0;  // both 0: not located
    std::string country = "SY";
    std::optional<uint32_t> admin1{}, parent{};
    bool countryside = false, city = false, seat = false;
    bool known = true;  // a gazetteer has it
  };

  uint32_t place(const std::string& name, const Place& from) {
    CorpusPlace p;
    const auto number = static_cast<uint32_t>(corpus.places.size());
    p.id = from.known ? corpus.symbols("place:" + std::to_string(number)) : 0;
    p.bare = from.known ? 0 : corpus.symbols(name);
    p.name = corpus.symbols(name);
    p.precision = from.precision;
    p.located = from.latitude != 0 || from.longitude != 0;
    p.latitude = from.latitude;
    p.longitude = from.longitude;
    p.country = corpus.symbols(from.country);
    p.admin1 = from.admin1 ? *from.admin1 + 1 : 0;
    p.parent = from.parent ? *from.parent + 1 : 0;
    p.countryside = from.countryside;
    p.city = from.city;
    p.seat = from.seat;
    corpus.places.push_back(p);
    return number;
  }

  /// The claims that follow are its claims. Its id must be greater than those before it.
  void article(const std::string& id, const std::string& published = "2018-03-12") {
    CorpusArticle a;
    a.row = static_cast<int64_t>(corpus.articles.size());
    outlet_ = corpus.symbols("outlet:" + id);
    a.published = day(published);
    a.first_claim = static_cast<uint32_t>(corpus.claims.size());
    corpus.articles.push_back(a);
  }

  struct Toll {
    int64_t number = 0;
    TollKind kind = TollKind::Killed;
    Victim who = Victim::Person;
    Hedge hedge = Hedge::Exact;
    bool part = false;
    std::optional<int64_t> number_to{};
    bool vague = false;  // no number
  };

  struct Claim {
    std::string date{};     // empty: what the publication lets one expect
    std::string date_to{};  // empty: the same day
    std::vector<uint32_t> places{}, areas{};
    std::vector<std::string> actors{}, targets{};  // ids; words begin with «
    std::string modes{};                           // one
    std::optional<int64_t> killed{};
    std::vector<Toll> tolls{};
    std::string speaker{};  // empty: the article itself
    Factuality factuality = Factuality::Asserted;
    std::optional<Stance> stance{};
    EventType type = EventType::Assault;
    bool background = false;
    uint32_t trigger = UINT32_MAX;  // code point; each stands far behind the one before where none is given
  };

  uint32_t claim(const Claim& from) {
    CorpusArticle& article = corpus.articles.back();
    CorpusClaim c;
    const auto number = static_cast<uint32_t>(corpus.claims.size());
    c.row = number;
    c.article = static_cast<uint32_t>(corpus.articles.size() - 1);
    c.trigger = from.trigger == UINT32_MAX ? article.claims * 5000 : from.trigger;
    c.sentence = c.trigger;
    c.type = from.type;
    c.factuality = from.factuality;
    c.stance = from.stance;
    c.background = from.background;
    if (!from.date.empty()) {
      c.dated = c.has_days = true;
      c.from = *day(from.date);
      c.to = from.date_to.empty() ? c.from : *day(from.date_to);
    } else if (article.published) {
      c.has_days = true;
      c.from = *article.published - 1;
      c.to = *article.published;
    }
    c.modes = mode_bit(from.modes);
    c.speaker = from.speaker.empty() ? outlet_ : corpus.symbols(from.speaker);
    for (const uint32_t p : from.places) c.places.push_back(p);
    for (const uint32_t p : from.areas) c.areas.push_back(p);
    for (const std::string& a : from.actors) c.actors.push_back(party(a));
    for (const std::string& t : from.targets) c.targets.push_back(party(t));
    c.first_toll = static_cast<uint32_t>(corpus.tolls.size());
    if (from.killed) add({.number = *from.killed});
    for (const Toll& t : from.tolls) add(t);
    c.tolls = static_cast<uint32_t>(corpus.tolls.size()) - c.first_toll;
    corpus.claims.push_back(c);
    ++article.claims;
    return number;
  }

  CorpusParty party(const std::string& name) {
    return {.symbol = corpus.symbols(name), .known = !name.starts_with("«")};
  }

  static std::optional<int32_t> day(const std::string& iso) {
    const auto day = Day::parse(iso);
    return day ? std::optional(day->days) : std::nullopt;
  }

  Corpus corpus;

 private:
  uint32_t outlet_ = 0;  // source of the last article

  void add(const Toll& t) {
    CorpusToll toll;
    toll.kind = t.kind;
    toll.who = t.who;
    toll.hedge = t.hedge;
    toll.part = t.part;
    if (!t.vague) toll.number = t.number;
    toll.number_to = t.number_to;
    corpus.tolls.push_back(toll);
  }
};

}  // namespace isnad::ledger
