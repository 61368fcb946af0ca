// Passages, events, tolls, contests and sources, written into the derived half; see derive.h.
//
// Two articles that both print a wire's «مقتل 12 في دوما» (12 killed in Duma) become one event with two claims and one
// voice. What is one event is decided in merge.h, what it comes to in account.h, what is a copy in copies.h: here they
// are fed and written down.
#include "ledger/derive.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <new>

#include "ledger/account.h"
#include "ledger/agreements.h"
#include "ledger/copies.h"
#include "ledger/load.h"
#include "ledger/merge.h"
#include "record/sha256.h"

namespace isnad::ledger {
namespace {

constexpr std::array kDerivedTables = {"source",          "passage",           "event",          "event_claim",
                                       "event_toll",      "event_figure",      "contested",      "contested_side",
                                       "contested_claim", "event_participant", "event_box",      "agreement",
                                       "agreement_place", "agreement_party",   "agreement_claim"};

// A copied trigger stands about as far behind the begin of the passage as in the original; words may have been put in.
constexpr uint32_t kShifted = 80;

std::optional<std::string> iso(const std::optional<int32_t>& day) {
  return day ? std::optional(Day{*day}.iso()) : std::nullopt;
}

class Deriver {
 public:
  Deriver(Ledger& ledger, const Engine& engine, const std::function<void(std::string_view)>& progress)
      : ledger_(ledger), database_(ledger.database()), engine_(engine), progress_(progress) {}

  Derived run() {
    Transaction transaction(database_);
    for (const char* table : kDerivedTables) database_.run(std::string("DELETE FROM ") + table);
    say("copies");
    passages();
    const CorpusReader reader(database_, engine_);
    for (int type = 1; type <= static_cast<int>(EventType::Assault); ++type) {
      say(name_of(static_cast<EventType>(type)));
      events(reader, static_cast<EventType>(type));
    }
    say("agreements");
    derive_agreements(ledger_, engine_);
    say("sources");
    sources();
    drop_unused_places();
    ledger_.mark_derived(kRules);
    transaction.commit();
    return derived_;
  }

 private:
  void say(std::string_view what) const {
    if (progress_) progress_(what);
  }

  // ── Copies ──

  void passages() {
    Symbols outlets;
    std::vector<CopyArticle> articles;
    std::vector<int64_t> rows;
    std::vector<std::vector<uint32_t>> credits;
    std::vector<std::string> packed;
    {
      Query query(database_,
                  "SELECT a.article, d.outlet, a.published, d.published_at, a.credits, a.shingles "
                  "FROM article a JOIN document d USING (document) ORDER BY d.id, d.origin, a.number");
      while (query.step()) {
        CopyArticle article;
        article.key = static_cast<uint32_t>(rows.size());
        rows.push_back(query.integer(0));
        if (!query.null(2)) article.published = Day::parse(query.string(2));
        article.time = query.optional_integer(3);
        if (const std::string outlet = query.string(1); !outlet.empty()) {
          const std::string& id = outlet_id(outlet);
          article.outlet = outlets(id);
          article.agency = id.starts_with("MED.");
        }
        auto& names = credits.emplace_back();
        for (std::string_view rest = query.text(4); !rest.empty();) {
          const size_t blank = rest.find(' ');
          const std::string_view name = rest.substr(0, blank);
          names.push_back(name == "-" ? kSomeAgency : outlets(name));
          rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
        }
        packed.push_back(query.string(5));
        articles.push_back(article);
      }
    }
    for (size_t i = 0; i < articles.size(); ++i) {
      articles[i].credits = credits[i];
      articles[i].fingerprints = packed[i];
    }
    const auto found = find_passages(articles);
    if (!found) throw Failure(SQLITE_CORRUPT, found.error().text());
    passages_ = *found;
    rows_of_articles_ = std::move(rows);
    Query insert(database_, "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const Passage& p : passages_) {
      const char* reason = p.reason == Passage::Reason::Credit       ? "credit"
                           : p.reason == Passage::Reason::SameOutlet ? "same_outlet"
                                                                     : "time";
      insert.run(rows_of_articles_[p.article], p.span.begin, p.span.end, rows_of_articles_[p.origin],
                 p.origin_span.begin, p.origin_span.end, reason);
    }
    derived_.passages = static_cast<int64_t>(passages_.size());
  }

  const std::string& outlet_id(const std::string& outlet) {
    auto [at, fresh] = outlet_ids_.try_emplace(outlet);
    if (fresh) {
      const auto actor = engine_.outlet(outlet);
      at->second = actor ? actor->id : "outlet:" + outlet;
    }
    return at->second;
  }

  /// For each claim of the corpus, the claim that it repeats word for word, or itself.
  std::vector<uint32_t> origins(const Corpus& corpus) const {
    std::vector<uint32_t> origin(corpus.claims.size());
    for (uint32_t c = 0; c < origin.size(); ++c) origin[c] = c;
    for (const Passage& p : passages_) {
      const CorpusArticle& copy = corpus.articles[p.article];
      const CorpusArticle& source = corpus.articles[p.origin];
      for (uint32_t c = copy.first_claim; c < copy.first_claim + copy.claims; ++c) {
        const CorpusClaim& claim = corpus.claims[c];
        if (!p.span.contains(claim.trigger)) continue;
        uint32_t best = UINT32_MAX, best_shift = kShifted;
        for (uint32_t o = source.first_claim; o < source.first_claim + source.claims; ++o) {
          const CorpusClaim& other = corpus.claims[o];
          if (!p.origin_span.contains(other.trigger) || other.word != claim.word) continue;
          const int64_t shift = (static_cast<int64_t>(claim.trigger) - p.span.begin) -
                                (static_cast<int64_t>(other.trigger) - p.origin_span.begin);
          if (const auto size = static_cast<uint32_t>(std::llabs(shift)); size < best_shift) {
            best_shift = size;
            best = o;
          }
        }
        // A changed figure is news, not a copy.
        if (best == UINT32_MAX || origin[c] != c || !same_tolls(corpus, claim, corpus.claims[best])) continue;
        // Two articles may each have something of the other: no circles.
        while (origin[best] != best) best = origin[best];
        origin[c] = best;
      }
    }
    return origin;
  }

  static bool same_tolls(const Corpus& corpus, const CorpusClaim& a, const CorpusClaim& b) {
    if (a.tolls != b.tolls) return false;
    for (uint32_t i = 0; i < a.tolls; ++i) {
      const CorpusToll& x = corpus.tolls[a.first_toll + i];
      const CorpusToll& y = corpus.tolls[b.first_toll + i];
      if (x.kind != y.kind || x.number != y.number || x.number_to != y.number_to) return false;
    }
    return true;
  }

  // ── Events ──

  struct Queries {
    explicit Queries(const Database& d)
        : event(d, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          claim(d, "INSERT INTO event_claim VALUES (?, ?, ?, ?)"),
          participant(d, "INSERT INTO event_participant VALUES (?, ?, ?, ?, ?, ?, ?)"),
          toll(d, "INSERT INTO event_toll VALUES (?, ?, ?, ?, ?)"),
          figure(d, "INSERT INTO event_figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          contested(d, "INSERT INTO contested VALUES (?, ?, ?, ?, ?)"),
          side(d, "INSERT INTO contested_side VALUES (?, ?, ?, ?)"),
          contested_claim(d, "INSERT OR IGNORE INTO contested_claim VALUES (?, ?, ?, ?)"),
          box(d, "INSERT INTO event_box VALUES (?, ?, ?, ?, ?)"),
          name(d,
               "SELECT d.id, a.number, c.id FROM claim c JOIN article a USING (article) JOIN document d USING "
               "(document) "
               "WHERE c.claim = ?"),
          place_text(d,
                     "SELECT text FROM claim_place WHERE claim = ? AND (place = ? OR (place IS NULL AND bare = ?)) "
                     "ORDER BY position DESC LIMIT 1"),
          any_place_text(d, "SELECT text FROM claim_place WHERE claim = ? ORDER BY position DESC LIMIT 1"),
          party(d,
                "SELECT text, name FROM participant WHERE claim = ? AND role = ? AND coalesce(actor, text) = ? "
                "ORDER BY position LIMIT 1"),
          find_event(d, "SELECT 1 FROM event WHERE id = ?") {}
    Query event, claim, participant, toll, figure, contested, side, contested_claim, box, name, place_text,
        any_place_text, party, find_event;
  };

  void events(const CorpusReader& reader, EventType type) {
    const Corpus corpus = reader.read(name_of(type));
    if (corpus.claims.empty()) return;
    const std::vector<uint32_t> origin = origins(corpus);
    std::vector<std::pair<uint32_t, uint32_t>> copied;
    for (uint32_t c = 0; c < origin.size(); ++c) {
      if (origin[c] != c) copied.emplace_back(c, origin[c]);
    }
    const std::vector<uint32_t> event_of = merge(corpus, copied);

    // The claims of each event together, in the order of time.
    std::vector<uint32_t> order(event_of.size());
    for (uint32_t c = 0; c < order.size(); ++c) order[c] = c;
    const auto time = [&](uint32_t c) {
      const CorpusArticle& a = corpus.articles[corpus.claims[c].article];
      if (a.published_at) return *a.published_at;
      return a.published ? int64_t{*a.published} * 86400 + 86399 : INT64_MAX;
    };
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      if (event_of[a] != event_of[b]) return event_of[a] < event_of[b];
      const int64_t x = time(a), y = time(b);
      return x != y ? x < y : a < b;
    });
    Queries queries(database_);
    std::vector<Telling> tellings;
    for (size_t begin = 0; begin < order.size();) {
      size_t end = begin;
      tellings.clear();
      for (; end < order.size() && event_of[order[end]] == event_of[order[begin]]; ++end) {
        const uint32_t c = order[end];
        uint32_t first = origin[c];
        while (origin[first] != first) first = origin[first];
        tellings.push_back({.claim = c, .voice = corpus.claims[first].speaker, .copy = first != c});
      }
      write_event(corpus, origin, tellings, queries);
      begin = end;
    }
  }

  /// The same happening has the same id in every ledger that begins to tell it with the same claim.
  std::string event_id(const Corpus& corpus, const Telling& first, Queries& q) {
    q.name.bind(corpus.claims[first.claim].row);
    q.name.step();
    const std::string name = q.name.string(0) + '\0' + q.name.string(1) + '\0' + q.name.string(2);
    q.name.reset();
    for (int again = 0;; ++again) {
      std::string id = "e" + sha256(again == 0 ? name : name + '\0' + std::to_string(again)).substr(0, 12);
      q.find_event.bind(id);
      const bool taken = q.find_event.step();
      q.find_event.reset();
      if (!taken) return id;
    }
  }

  void write_event(const Corpus& corpus, const std::vector<uint32_t>& origin, const std::vector<Telling>& tellings,
                   Queries& q) {
    const Account a = account(corpus, tellings);
    const int64_t event = ++derived_.events;
    const auto voice = [&](const Telling& t) -> const std::string& { return corpus.symbols.text(t.voice); };
    const auto row = [&](const Telling& t) { return corpus.claims[t.claim].row; };

    std::string about;
    for (const ContestAbout what :
         {ContestAbout::Toll, ContestAbout::Actor, ContestAbout::Means, ContestAbout::Occurrence}) {
      if (std::none_of(a.contests.begin(), a.contests.end(),
                       [&](const ContestAccount& c) { return c.about == what; })) {
        continue;
      }
      if (!about.empty()) about += ' ';
      about += name_of(what);
    }
    if (!about.empty()) ++derived_.contested;

    std::optional<std::string> place, place_text;
    std::optional<const char*> precision;
    std::optional<double> latitude, longitude;
    if (a.place) {
      const CorpusPlace& p = corpus.places[*a.place];
      if (p.id != 0) place = corpus.symbols.text(p.id);
      precision = name_of(p.precision);
      if (p.located) {
        latitude = p.latitude;
        longitude = p.longitude;
      }
      const int64_t claim = corpus.claims[a.place_claim].row;
      const auto text_in = [&](int64_t row) {
        q.place_text.bind(row, corpus.symbols.text(p.id), corpus.symbols.text(p.bare));
        if (q.place_text.step()) {
          const std::string text = q.place_text.string(0);
          if (!place_text || text.size() < place_text->size()) place_text = text;
        }
        q.place_text.reset();
      };
      text_in(claim);
      if (!place_text) {
        q.any_place_text.bind(claim);
        if (q.any_place_text.step()) place_text = q.any_place_text.string(0);
        q.any_place_text.reset();
      } else if (p.id == 0) {
        // A place that no gazetteer has is called by the shortest words for it: «قرية حرمل», not «قريتي حرمل».
        for (const Telling& t : tellings) {
          const auto& places = corpus.claims[t.claim].places;
          if (std::find(places.begin(), places.end(), *a.place) != places.end()) text_in(corpus.claims[t.claim].row);
        }
      }
    }
    uint32_t articles = 0, last = UINT32_MAX;
    std::vector<uint32_t> of_articles;
    for (const Telling& t : tellings) of_articles.push_back(corpus.claims[t.claim].article);
    std::sort(of_articles.begin(), of_articles.end());
    for (const uint32_t x : of_articles) {
      articles += x != last;
      last = x;
    }
    q.event.run(event, event_id(corpus, tellings.front(), q), name_of(corpus.claims[tellings.front().claim].type),
                mode_names(a.modes), a.status, a.background, iso(a.from), iso(a.to),
                a.date_basis != nullptr ? std::optional(a.date_basis) : std::nullopt, place, place_text, precision,
                latitude, longitude, tellings.size(), articles, a.independent_sources, about);
    if (latitude) q.box.run(event, *latitude, *latitude, *longitude, *longitude);
    for (const Telling& t : tellings) {
      const uint32_t first = origin[t.claim];
      q.claim.run(event, row(t), voice(t), first != t.claim ? std::optional(corpus.claims[first].row) : std::nullopt);
    }
    const auto parties = [&](const char* role, const std::vector<PartyAccount>& list) {
      int64_t position = 0;
      for (const PartyAccount& p : list) {
        const std::string& symbol = corpus.symbols.text(p.party.symbol);
        q.party.bind(corpus.claims[p.claim].row, role, symbol);
        const bool found = q.party.step();
        q.participant.run(event, role, position++, p.party.known ? std::optional(symbol) : std::nullopt,
                          found && !q.party.null(1) ? std::optional(q.party.string(1)) : std::nullopt,
                          found ? q.party.string(0) : symbol, p.voices);
        q.party.reset();
      }
    };
    parties("actor", a.actors);
    parties("target", a.targets);
    for (const TollAccount& toll : a.tolls) {
      const char* who = toll.who ? name_of(*toll.who) : "total";
      q.toll.run(event, name_of(toll.kind), who, toll.low, toll.high);
      int64_t position = 0;
      for (const Figure& f : toll.figures) {
        q.figure.run(event, name_of(toll.kind), who, position++, corpus.claims[f.claim].row,
                     corpus.symbols.text(f.voice), f.number, f.number_to, name_of(f.hedge), f.updated);
      }
    }
    for (const ContestAccount& contest : a.contests) {
      const int64_t id = ++contests_;
      q.contested.run(id, event, name_of(contest.about),
                      contest.kind ? std::optional(name_of(*contest.kind)) : std::nullopt,
                      !contest.kind ? std::nullopt
                      : contest.who ? std::optional(name_of(*contest.who))
                                    : std::optional("total"));
      int64_t number = 0;
      for (const Side& side : contest.sides) {
        q.side.run(id, number, side.says, side.how);
        for (const uint32_t t : side.tellings) {
          q.contested_claim.run(id, number, row(tellings[t]), voice(tellings[t]));
        }
        ++number;
      }
    }
  }

  // ── Sources ──

  struct SourceRow {
    std::string name, name_ar;
    int64_t statements = 0, claims = 0, denials = 0, contradicted = 0, copied = 0;
  };

  void sources() {
    std::map<std::string, SourceRow> rows;
    const auto each = [&](const char* sql, auto take) {
      Query query(database_, sql);
      while (query.step()) take(rows[query.string(0)], query);
    };
    each(
        "SELECT source, text, count(*), sum(position = 0) FROM chain GROUP BY source, text "
        "ORDER BY source, count(*) DESC, text",
        [](SourceRow& row, Query& q) {
          if (row.name_ar.empty()) row.name_ar = q.string(1);
          row.statements += q.integer(3);
        });
    each("SELECT speaker, count(*), sum(factuality = 'denied') FROM claim GROUP BY speaker",
         [](SourceRow& row, Query& q) {
           row.claims = q.integer(1);
           row.denials += q.integer(2);
         });
    each(
        "SELECT c.source, count(*) FROM statement s JOIN chain c ON c.statement = s.statement AND c.position = 0 "
        "WHERE s.stance = 'deny' AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.statement = s.statement AND "
        "claim.factuality = 'denied') GROUP BY c.source",
        [](SourceRow& row, Query& q) { row.denials += q.integer(1); });
    each("SELECT voice, count(DISTINCT contested) FROM contested_claim GROUP BY voice",
         [](SourceRow& row, Query& q) { row.contradicted = q.integer(1); });
    each(
        "SELECT c.speaker, count(*) FROM event_claim e JOIN claim c USING (claim) WHERE e.copy_of IS NOT NULL "
        "GROUP BY c.speaker",
        [](SourceRow& row, Query& q) { row.copied = q.integer(1); });
    Query insert(database_, "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (auto& [id, row] : rows) {
      const char* kind = id.starts_with("unnamed:")                                 ? "unnamed"
                         : id.starts_with("name:")                                  ? "named"
                         : id.starts_with("outlet:") || id.starts_with("document:") ? "outlet"
                                                                                    : "actor";
      row.name = row.name_ar;
      if (kind == std::string_view("actor")) {
        if (const auto actor = engine_.actor(id)) {
          row.name = actor->name;
          row.name_ar = actor->name_ar;
        }
      } else if (row.name.empty()) {
        row.name = row.name_ar = id.substr(id.find(':') + 1);
      }
      insert.run(id, kind, row.name, row.name_ar, row.statements, row.claims, row.denials, row.contradicted,
                 row.copied);
    }
  }

  /// Places that no claim names any more, so that a ledger does not tell what it has forgotten.
  void drop_unused_places() {
    database_.run(
        "WITH RECURSIVE used (place) AS ("
        "  SELECT DISTINCT place FROM claim_place WHERE place IS NOT NULL"
        "  UNION SELECT p.admin1 FROM place p JOIN used USING (place) WHERE p.admin1 IS NOT NULL"
        "  UNION SELECT p.parent FROM place p JOIN used USING (place) WHERE p.parent IS NOT NULL)"
        "DELETE FROM place WHERE place NOT IN (SELECT place FROM used)");
  }

  Ledger& ledger_;
  Database& database_;
  const Engine& engine_;
  const std::function<void(std::string_view)>& progress_;
  Derived derived_;
  int64_t contests_ = 0;
  std::vector<Passage> passages_;
  std::vector<int64_t> rows_of_articles_;
  std::unordered_map<std::string, std::string> outlet_ids_;
};

}  // namespace

Result<Derived> derive(Ledger& ledger, const Engine& engine, const std::function<void(std::string_view)>& progress) {
  try {
    return Deriver(ledger, engine, progress).run();
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  } catch (const std::bad_alloc&) {
    return Error{
        "there is not enough memory to put the events together; the articles are stored, and a build on a "
        "larger computer completes it",
        ledger.path(), 0};
  }
}

}  // namespace isnad::ledger
