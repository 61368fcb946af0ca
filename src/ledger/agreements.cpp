// What is said of truces and zones becomes agreements; see agreements.h.
//
// First all mentions of all articles with what a claim says of each («دخلت الهدنة حيز التنفيذ»: made), then, in the
// order of the days that they speak of, those that make agreements, then all others.
#include "ledger/agreements.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "ledger/agreement_mentions.h"
#include "places/sphere.h"
#include "record/sha256.h"

namespace isnad::ledger {
namespace {

using Role = AgreementPhrase::Role;

// Claims that an agreement was made so many days apart speak of one; where the article gives no day, of one so old.
constexpr int32_t kSameDays = 7, kSameDaysUndated = 21;
// An agreement of which nobody has spoken for so long is not meant any more, unless a table says how long it held.
constexpr int32_t kSilence = 60;
// A longer span than this says when something was, but not which of several it was.
constexpr int32_t kLongestSpan = 31;
// Of the agreements in a country, as many of the latest are looked at: more are never alive at a time.
constexpr size_t kMostLookedAt = 64;
// A place so many characters from a mention belongs to it: «هدنة في الغوطة», «في الغوطة … هدنة».
constexpr uint32_t kPlaceBehind = 40, kPlaceBefore = 60;
// An act so many characters before a zone may be in it.
constexpr uint32_t kActBefore = 120;
constexpr size_t kMostParties = 8;
// Village, town, district, governorate.
constexpr int kDeepest = 4;
// Of the places that an article names.
constexpr size_t kMostAround = 12;
constexpr size_t kMostKept = 1'000'000;
// Radius in kilometres of a region, of which no table says what lies in it.
constexpr double kRegion = 45, kTown = 12;

enum class Family : uint8_t { Ceasefire, DeEscalation, Demilitarised, Evacuation, LocalDeal };

Family family_of(std::string_view kind) {
  if (kind == "de-escalation") return Family::DeEscalation;
  if (kind == "demilitarised") return Family::Demilitarised;
  if (kind == "evacuation") return Family::Evacuation;
  if (kind == "local-deal") return Family::LocalDeal;
  return Family::Ceasefire;
}
bool is_zone(Family family) { return family == Family::DeEscalation || family == Family::Demilitarised; }

enum class Tells : uint8_t { Made, Kept, Told, Violation, Refuted, Attack, Ended, Denied };
constexpr std::array<const char*, 8> kTells = {"made",   "kept",  "told",  "violation", "violation_denied",
                                               "attack", "ended", "denied"};

struct Party {
  std::string actor, name, text;  ///< actor, name: empty where the dictionary does not know
  const std::string& key() const { return actor.empty() ? text : actor; }
};

struct Participant {
  bool target = false;
  Span span;
  Party party;
};

struct ClaimRow {
  int64_t row = 0;
  std::string id;
  Span trigger, evidence;
  std::string type, modes, factuality, stance, speaker;
  std::optional<int32_t> from, to;
  bool blamed = false;  ///< it says that somebody broke something
  std::vector<Participant> participants;
  bool asserted() const { return factuality == "asserted"; }
  bool ceasefire() const { return type == "RETREAT" && modes == "ceasefire"; }
};

struct PlaceSpan {
  Span span;
  std::string text, place;
};

/// What one claim says of one mention.
struct Telling {
  Tells tells = Tells::Made;
  int64_t claim = 0;
  std::string first_name;  ///< document, article and claim: the name of the claim in every ledger
  Family family = Family::Ceasefire;
  const AgreementPhrase* phrase = nullptr;
  std::string kind;
  std::optional<uint32_t> named;
  std::vector<uint32_t> clues;
  std::string place, place_text, country;
  /// Places that the article names, where none belongs to the mention, and how often.
  std::vector<std::pair<uint32_t, int>> around;
  std::vector<std::string> countries;    ///< of all places that the article names
  std::optional<int32_t> day, day_to;    ///< none: nobody can say when
  bool dated = false, long_ago = false;  ///< long_ago: only a year or so is known
  std::vector<Party> parties, accused, mediators;
  std::string accuser;
};

struct Agreement {
  Family family = Family::Ceasefire;
  const KnownAgreement* known = nullptr;
  std::string country;
  std::vector<std::string> places;
  std::string place_text;
  std::optional<int32_t> start, start_to, ended;
  bool start_dated = false;
  int32_t last = 0;                     ///< day of the latest claim attached
  std::set<std::string> named_parties;  ///< ids of made claims
  std::vector<uint32_t> tellings;
};

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// SYR of SYR.MIL.AIR.
std::string_view state_of(std::string_view actor) { return actor.substr(0, actor.find('.')); }

class Agreements {
 public:
  Agreements(Ledger& ledger, const Engine& engine)
      : database_(ledger.database()),
        engine_(engine),
        finder_(engine),
        claims_(database_,
                "SELECT c.claim, c.id, c.trigger_begin, c.trigger_end, c.evidence_begin, c.evidence_end, c.type,"
                " c.modes, c.factuality, s.stance, c.date_from, c.date_to, c.speaker"
                " FROM claim c LEFT JOIN statement s ON s.statement = c.statement WHERE c.article = ?"
                " AND c.claim NOT IN (SELECT claim FROM corrected_claim WHERE review = 'rejected') ORDER BY c.claim"),
        participants_(database_,
                      "SELECT role = 'target', span_begin, span_end, actor, name, text FROM participant"
                      " WHERE claim = ? ORDER BY role, position"),
        places_of_(database_,
                   "SELECT p.span_begin, p.span_end, p.text, p.place FROM claim c JOIN claim_place p USING (claim)"
                   " WHERE c.article = ? AND p.place IS NOT NULL ORDER BY p.span_begin, p.span_end, p.place"),
        own_place_(database_,
                   "SELECT text, place FROM claim_place WHERE claim = ? AND place IS NOT NULL"
                   " ORDER BY position DESC LIMIT 1"),
        voice_(database_, "SELECT voice, copy_of FROM event_claim WHERE claim = ? LIMIT 1") {}

  int64_t run() {
    read();
    known();
    std::vector<uint32_t> order(tellings_.size());
    for (uint32_t t = 0; t < order.size(); ++t) order[t] = t;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return when(tellings_[a]) < when(tellings_[b]); });
    // Those that give a day first: a claim that gives none joins what they have made.
    for (const bool dated : {true, false}) {
      for (const uint32_t t : order) {
        if (tellings_[t].tells == Tells::Made && tellings_[t].dated == dated) made(t);
      }
    }
    for (const uint32_t t : order) {
      if (tellings_[t].tells != Tells::Made) told(t);
    }
    return write();
  }

 private:
  // ── What is said ──

  void read() {
    Query documents(database_, "SELECT document, id, text, published FROM document ORDER BY id, origin");
    Query articles(database_,
                   "SELECT article, number, span_begin, span_end, published FROM article WHERE document = ?"
                   " ORDER BY number");
    while (documents.step()) {
      const std::vector<AgreementMention> mentions = finder_.find(documents.text(2));
      if (mentions.empty()) continue;
      articles.bind(documents.integer(0));
      while (articles.step()) {
        const Span span{static_cast<uint32_t>(articles.integer(2)), static_cast<uint32_t>(articles.integer(3))};
        std::vector<const AgreementMention*> here;
        for (const AgreementMention& m : mentions) {
          if (m.span.begin >= span.begin && m.span.end <= span.end) here.push_back(&m);
        }
        if (here.empty()) continue;
        const auto published = Day::parse(articles.null(4) ? documents.string(3) : articles.string(4));
        article(articles.integer(0), documents.string(1) + '\0' + articles.string(1), published, here);
      }
    }
  }

  void article(int64_t row, const std::string& name, const std::optional<Day>& published,
               const std::vector<const AgreementMention*>& mentions) {
    std::vector<ClaimRow> claims;
    claims_.bind(row);
    while (claims_.step()) {
      ClaimRow& c = claims.emplace_back();
      c.row = claims_.integer(0);
      c.id = claims_.string(1);
      c.trigger = {static_cast<uint32_t>(claims_.integer(2)), static_cast<uint32_t>(claims_.integer(3))};
      c.evidence = {static_cast<uint32_t>(claims_.integer(4)), static_cast<uint32_t>(claims_.integer(5))};
      c.type = claims_.string(6);
      c.modes = claims_.string(7);
      c.factuality = claims_.string(8);
      c.stance = claims_.string(9);
      if (const auto day = Day::parse(claims_.string(10)); day && !claims_.null(10)) c.from = day->days;
      if (const auto day = Day::parse(claims_.string(11)); day && !claims_.null(11)) c.to = day->days;
      c.speaker = claims_.string(12);
    }
    if (claims.empty()) return;
    std::vector<PlaceSpan> places;
    places_of_.bind(row);
    while (places_of_.step()) {
      places.push_back({{static_cast<uint32_t>(places_of_.integer(0)), static_cast<uint32_t>(places_of_.integer(1))},
                        places_of_.string(2),
                        places_of_.string(3)});
    }
    std::vector<std::string> countries;
    const std::string country = usual_country(places, countries);
    const std::vector<std::pair<uint32_t, int>> around = usual_places(places, country);
    const Telling* before = nullptr;
    for (const AgreementMention* mention : mentions) {
      std::vector<ClaimRow*> near;
      for (ClaimRow& c : claims) {
        if (c.evidence.begin <= mention->span.begin && mention->span.end <= c.evidence.end) near.push_back(&c);
      }
      if (near.empty()) continue;
      for (ClaimRow* c : near) read_participants(*c);
      Telling telling;
      const ClaimRow* claim = judge(*mention, near, telling);
      if (claim == nullptr) continue;
      telling.claim = claim->row;
      telling.first_name = name + '\0' + claim->id;
      telling.family = family_of(mention->kind);
      telling.phrase = mention->phrase;
      telling.kind = mention->kind;
      telling.named = mention->named;
      telling.clues = mention->clues;
      date(*claim, near, *mention, published, telling);
      place(*mention, *claim, near, places, country, around, before, telling);
      if (telling.place.empty()) telling.around = around;
      telling.countries = countries;
      if (telling.country.empty() && !telling.named) continue;
      mediators(*mention, near, telling);
      tellings_.push_back(std::move(telling));
      before = &tellings_.back();
    }
  }

  void read_participants(ClaimRow& claim) {
    if (!claim.participants.empty()) return;
    participants_.bind(claim.row);
    while (participants_.step()) {
      Participant& p = claim.participants.emplace_back();
      p.target = participants_.integer(0) != 0;
      p.span = {static_cast<uint32_t>(participants_.integer(1)), static_cast<uint32_t>(participants_.integer(2))};
      p.party = {participants_.string(3), participants_.string(4), participants_.string(5)};
    }
  }

  /// Adds the actors or targets of a claim; a phrase that has the mention itself in it is nobody.
  static void take(const ClaimRow& claim, bool targets, const AgreementMention& mention, std::vector<Party>& out) {
    for (const Participant& p : claim.participants) {
      if (p.target == targets && !overlap(p.span, mention.span) &&
          std::none_of(out.begin(), out.end(), [&](const Party& one) { return one.key() == p.party.key(); })) {
        out.push_back(p.party);
      }
    }
  }

  /// The claim that says something of the mention, and what; null if none does.
  static const ClaimRow* judge(const AgreementMention& mention, const std::vector<ClaimRow*>& near, Telling& telling) {
    ClaimRow* says = nullptr;
    const ClaimRow *itself = nullptr, *agreed = nullptr;
    for (ClaimRow* c : near) {
      if (mention.says && overlap(c->trigger, mention.says_span) && says == nullptr) says = c;
      if (overlap(c->trigger, mention.span) && (itself == nullptr || c->ceasefire())) itself = c;
      // «تعهد بالعمل على وقف إطلاق النار» is an agreement, but not to one.
      const bool deal =
          overlap(c->trigger, mention.span) ||
          std::any_of(mention.deals.begin(), mention.deals.end(), [&](Span word) { return overlap(word, c->trigger); });
      if (c->type == "AGREE" && deal && (agreed == nullptr || c->trigger.begin <= mention.span.begin)) {
        agreed = c;
      }
    }
    if (mention.says == Role::Violation) return violation(mention, near, says, telling);
    const bool zone = is_zone(family_of(mention.kind));
    if (const ClaimRow* act = zone ? attack(mention, near) : nullptr) {
      telling.tells = Tells::Attack;
      take(*act, false, mention, telling.accused);
      telling.accuser = act->speaker;
      return act;
    }
    for (const ClaimRow* c : {agreed, itself, static_cast<const ClaimRow*>(says)}) {
      if (c == nullptr || c->stance != "deny" || c->factuality != "denied") continue;
      telling.tells = Tells::Denied;
      return c;
    }
    if (mention.wanted) return nullptr;
    if (mention.says == Role::End) {
      const ClaimRow* c = says != nullptr ? says : itself != nullptr ? itself : agreed;
      if (c == nullptr || !c->asserted()) return nullptr;
      telling.tells = Tells::Ended;
      return c;
    }
    const bool begins = mention.says == Role::Made || mention.says == Role::Start;
    const bool is_agreed = agreed != nullptr && agreed->asserted();
    // «أعلن هدنة» is announced for a time to come; «إذا بدأت الهدنة» is nothing.
    const bool is_so =
        itself != nullptr && (itself->asserted() || (mention.says == Role::Made && itself->factuality == "future"));
    const bool is_said = says != nullptr && says->asserted();
    if ((is_agreed && mention.says != Role::Kept) || (begins && (is_so || (is_said && itself == nullptr)))) {
      const bool refuted = itself != nullptr && itself->factuality == "denied";
      if (refuted) return nullptr;
      telling.tells = Tells::Made;
      const ClaimRow* c = is_agreed ? agreed : is_so ? itself : says;
      take(*c, false, mention, telling.parties);
      for (const ClaimRow* other : {itself, static_cast<const ClaimRow*>(says)}) {
        if (other != nullptr && other != c && (other->ceasefire() || other->type == "AGREE")) {
          take(*other, false, mention, telling.parties);
        }
      }
      return c;
    }
    for (const ClaimRow* c : {static_cast<const ClaimRow*>(says), itself}) {
      if (c == nullptr || !c->asserted() || !(c->ceasefire() || c->type == "AGREE")) continue;
      telling.tells = mention.says == Role::Kept || mention.says == Role::Start ? Tells::Kept : Tells::Told;
      return c;
    }
    return nullptr;
  }

  /// «اتهمت س ص بخرق الهدنة»، «خرق ص الهدنة»، «في خرق للهدنة، قصف ص»: who is said to have broken it, and by whom.
  static const ClaimRow* violation(const AgreementMention& mention, const std::vector<ClaimRow*>& near, ClaimRow* says,
                                   Telling& telling) {
    if (says != nullptr) says->blamed = true;
    const ClaimRow *accuses = nullptr, *act = nullptr;
    for (const ClaimRow* c : near) {
      if (c->type == "ACCUSE" && c->asserted() && c->trigger.begin < mention.says_span.begin) accuses = c;
      if (c != says && (c->type == "ASSAULT" || c->type == "COERCE") && c->asserted() &&
          c->trigger.begin > mention.says_span.end && act == nullptr && !overlap(c->trigger, mention.span) &&
          std::any_of(c->participants.begin(), c->participants.end(), [](const Participant& p) { return !p.target; })) {
        act = c;
      }
    }
    const ClaimRow* claim = says != nullptr ? says : accuses != nullptr ? accuses : act;
    if (claim == nullptr) return nullptr;
    if (says != nullptr && says->factuality == "denied" && says->stance == "deny") {
      telling.tells = Tells::Refuted;
      take(*says, false, mention, telling.accused);
      telling.accuser = says->speaker;
      return says;
    }
    if (mention.unless) return nullptr;
    if (says != nullptr && !says->asserted() && !(says->stance == "accuse" && says->factuality != "denied")) {
      return nullptr;
    }
    telling.tells = Tells::Violation;
    telling.accuser = claim->speaker;
    if (accuses != nullptr) {
      take(*accuses, true, mention, telling.accused);
      for (const Participant& p : accuses->participants) {
        // The article tells of an accusation: whose it is stands in it.
        if (!p.target && !p.party.actor.empty() && claim == accuses) telling.accuser = p.party.actor;
      }
    }
    if (telling.accused.empty() && says != nullptr) take(*says, false, mention, telling.accused);
    if (telling.accused.empty() && act != nullptr) take(*act, false, mention, telling.accused);
    // Nobody accuses himself: where the reader took the speaker for the culprit, the culprit is not known.
    std::erase_if(telling.accused, [&](const Party& p) { return !p.actor.empty() && p.actor == telling.accuser; });
    return claim;
  }

  /// An act of war that is told to be in the zone, or on it: «قصفت مدن منطقة خفض التصعيد», «قصف في مناطق خفض التصعيد».
  static const ClaimRow* attack(const AgreementMention& mention, const std::vector<ClaimRow*>& near) {
    const ClaimRow* best = nullptr;
    for (const ClaimRow* c : near) {
      if (c->type != "ASSAULT" || !c->asserted() || c->blamed || overlap(c->trigger, mention.span)) continue;
      if (c->trigger.begin >= mention.span.begin || mention.span.begin - c->trigger.end > kActBefore) continue;
      const bool on_it = std::any_of(c->participants.begin(), c->participants.end(),
                                     [&](const Participant& p) { return p.target && overlap(p.span, mention.span); });
      if (on_it || mention.scene) best = c;
    }
    return best;
  }

  static void mediators(const AgreementMention& mention, const std::vector<ClaimRow*>& near, Telling& telling) {
    if (telling.tells != Tells::Made) return;
    for (const ClaimRow* c : near) {
      if (c->type == "CONSULT" && c->modes.find("third-party") != std::string::npos) {
        take(*c, false, mention, telling.mediators);
      }
    }
    std::erase_if(telling.mediators, [](const Party& p) { return p.actor.empty(); });
    for (const Party& p : telling.parties) {
      if (p.actor.starts_with("IGO.")) telling.mediators.push_back(p);
    }
    std::erase_if(telling.parties, [&](const Party& p) {
      return std::any_of(telling.mediators.begin(), telling.mediators.end(),
                         [&](const Party& m) { return m.key() == p.key(); });
    });
  }

  static void date(const ClaimRow& claim, const std::vector<ClaimRow*>& near, const AgreementMention& mention,
                   const std::optional<Day>& published, Telling& telling) {
    const ClaimRow* dated = claim.from ? &claim : nullptr;
    for (const ClaimRow* c : near) {
      if (dated == nullptr && c->from && overlap(c->trigger, mention.span)) dated = c;
    }
    if (published) telling.day = telling.day_to = published->days;
    if (dated == nullptr) return;
    const int32_t to = std::max(*dated->from, dated->to.value_or(*dated->from));
    // «خرق للهدنة التي اتفق عليها في تموز»: the date of the agreement is not that of what is done now.
    const bool now = telling.tells != Tells::Made && telling.tells != Tells::Ended;
    if (now && published && published->days - to > kSilence) return;
    telling.dated = to - *dated->from <= kSameDays;
    telling.long_ago = to - *dated->from > kLongestSpan;
    telling.day = *dated->from;
    telling.day_to = to;
    // «هذا الشهر»: no later than the article, and more nobody can say.
    if (!telling.dated && !telling.long_ago && published) {
      telling.day = telling.day_to = std::clamp(published->days, *dated->from, to);
    }
  }

  // ── Where ──

  const PlaceInfo* info(const std::string& id) {
    if (id.empty()) return nullptr;
    auto [at, fresh] = places_.try_emplace(id);
    if (fresh) at->second = engine_.place(id);
    return at->second ? &*at->second : nullptr;
  }

  std::string country_of(const std::string& id) {
    const PlaceInfo* place = info(id);
    return place == nullptr ? std::string() : place->country;
  }

  /// The country of most of the places that an article's claims name.
  std::string usual_country(const std::vector<PlaceSpan>& places, std::vector<std::string>& countries) {
    std::map<std::string, int> times;
    for (const PlaceSpan& p : places) {
      if (const std::string country = country_of(p.place); !country.empty()) ++times[country];
    }
    std::string best;
    int most = 0;
    for (const auto& [country, count] : times) {
      countries.push_back(country);
      if (count > most) {
        most = count;
        best = country;
      }
    }
    return best;
  }

  /// The places in it that are not the country itself.
  std::vector<std::pair<uint32_t, int>> usual_places(const std::vector<PlaceSpan>& places, const std::string& country) {
    std::map<std::string, int> times;
    for (const PlaceSpan& p : places) {
      const PlaceInfo* place = info(p.place);
      if (place != nullptr && place->country == country && place->precision != Precision::Country) ++times[p.place];
    }
    std::vector<std::pair<uint32_t, int>> out;
    for (const auto& [id, count] : times) out.emplace_back(number_of(id), count);
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (out.size() > kMostAround) out.resize(kMostAround);
    return out;
  }

  uint32_t number_of(const std::string& place) {
    const auto [at, fresh] = numbers_.emplace(place, static_cast<uint32_t>(numbered_.size()));
    if (fresh) numbered_.push_back(place);
    return at->second;
  }

  void place(const AgreementMention& mention, const ClaimRow& claim, const std::vector<ClaimRow*>& near,
             const std::vector<PlaceSpan>& places, const std::string& country,
             const std::vector<std::pair<uint32_t, int>>& around, const Telling* before, Telling& telling) {
    const auto set = [&](const std::string& id, const std::string& text) {
      const std::string of = country_of(id);
      // Where it was signed is another country than where it holds: «اتفق الجانبان في أديس أبابا».
      if (of.empty() || (!country.empty() && of != country)) return false;
      telling.place = id;
      telling.place_text = text;
      telling.country = of;
      return true;
    };
    const PlaceSpan *behind = nullptr, *ahead = nullptr;
    for (const PlaceSpan& p : places) {
      if (p.span.begin < mention.sentence.begin || p.span.end > mention.sentence.end) continue;
      if (p.span.begin >= mention.span.end && p.span.begin - mention.span.end <= kPlaceBehind &&
          (behind == nullptr || p.span.begin == behind->span.begin)) {
        behind = &p;
      }
      if (p.span.end <= mention.span.begin && mention.span.begin - p.span.end <= kPlaceBefore) ahead = &p;
    }
    // «إجلاؤهم إلى جرابلس»: where they are taken is not where they are taken from, which the article is about.
    if (telling.family == Family::Evacuation && !around.empty()) {
      const std::string& id = numbered_[around.front().first];
      for (const PlaceSpan& p : places) {
        if (p.place == id && set(id, p.text)) return;
      }
    }
    if (behind != nullptr && set(behind->place, behind->text)) return;
    for (const ClaimRow* c : near) {
      if (!overlap(c->trigger, mention.span)) continue;
      own_place_.bind(c->row);
      if (own_place_.step() && set(own_place_.string(1), own_place_.string(0))) return;
    }
    if (ahead != nullptr && set(ahead->place, ahead->text)) return;
    if (claim.type != "AGREE") {
      own_place_.bind(claim.row);
      if (own_place_.step() && set(own_place_.string(1), own_place_.string(0))) return;
    }
    // «الهدنة» again in the same article is the one that it spoke of before.
    if (before != nullptr && before->family == family_of(mention.kind)) {
      telling.place = before->place;
      telling.place_text = before->place_text;
      telling.country = before->country;
      return;
    }
    telling.country = country;
  }

  bool is_country(const std::string& id) {
    const PlaceInfo* place = info(id);
    return place != nullptr && place->precision == Precision::Country;
  }

  bool in_a_country(const Agreement& a) { return a.places.empty() || is_country(a.places.front()); }

  enum class Fit : uint8_t { No, Around, Country, Within, Same };

  /// How the place of a telling lies to one of an agreement: Around it, in it (Within), somewhere in its Country.
  Fit fit(const std::string& told, const std::string& place) {
    const uint64_t key = uint64_t{number_of(told)} << 32 | number_of(place);
    if (const auto known = fits_.find(key); known != fits_.end()) return known->second;
    const Fit found = compare(told, place);
    if (fits_.size() > kMostKept) fits_.clear();
    fits_.emplace(key, found);
    return found;
  }

  Fit compare(const std::string& told, const std::string& place) {
    if (told == place) return Fit::Same;
    const PlaceInfo *a = info(told), *b = info(place);
    if (a == nullptr || b == nullptr || a->country != b->country) return Fit::No;
    if (b->precision == Precision::Country) return Fit::Country;
    if (a->precision == Precision::Country) return Fit::Around;
    if (lies_in(told, place)) return Fit::Within;
    if (lies_in(place, told)) return Fit::Around;
    const bool wide_a = a->precision >= Precision::District, wide_b = b->precision >= Precision::District;
    if (!a->located || !b->located || !(wide_a || wide_b)) {
      return a->located && b->located && near(*a, *b, kTown) ? Fit::Same : Fit::No;
    }
    if (!near(*a, *b, kRegion)) return Fit::No;
    return wide_a && wide_b ? Fit::Same : wide_b ? Fit::Within : Fit::Around;
  }

  static bool near(const PlaceInfo& a, const PlaceInfo& b, double kilometres) {
    return sphere::kilometres(sphere::point(a.latitude, a.longitude), sphere::point(b.latitude, b.longitude)) <=
           kilometres;
  }

  bool lies_in(const std::string& inner, const std::string& outer) {
    std::string at = inner;
    for (int depth = 0; depth < kDeepest; ++depth) {
      const PlaceInfo* place = info(at);
      if (place == nullptr) return false;
      if (place->admin1 == outer || place->parent == outer) return true;
      at = place->parent;
    }
    return false;
  }

  Fit fit(const Telling& t, const Agreement& a) {
    if (a.country != t.country) return Fit::No;
    if (a.places.empty()) return t.place.empty() ? Fit::Same : Fit::Country;
    if (t.place.empty()) {
      if (is_country(a.places.front())) return Fit::Country;
      // Most of what the article names lies in it.
      int in = 0, all = 0;
      for (const auto& [number, times] : t.around) {
        all += times;
        const bool within = std::any_of(a.places.begin(), a.places.end(), [&, number = number](const std::string& one) {
          return fit(numbered_[number], one) >= Fit::Within;
        });
        if (within) in += times;
      }
      return 2 * in > all ? Fit::Within : Fit::Around;
    }
    Fit best = Fit::No;
    for (const std::string& place : a.places) best = std::max(best, fit(t.place, place));
    return best;
  }

  // ── Which one ──

  /// What nobody can say the day of comes last.
  static int32_t when(const Telling& t) { return t.day.value_or(std::numeric_limits<int32_t>::max()); }

  void known() {
    for (const KnownAgreement& k : engine_.known_agreements()) {
      Agreement a;
      a.family = family_of(k.kind);
      a.known = &k;
      a.places = k.places;
      for (const std::string& place : k.places) {
        if (a.country.empty()) a.country = country_of(place);
      }
      a.start = a.start_to = k.from.days;
      a.start_dated = true;
      if (k.to) a.ended = k.to->days;
      a.last = k.from.days;
      a.named_parties.insert(k.parties.begin(), k.parties.end());
      add(std::move(a));
    }
  }

  uint32_t add(Agreement agreement) {
    const auto number = static_cast<uint32_t>(agreements_.size());
    in_country_[agreement.country].push_back(number);
    agreements_.push_back(std::move(agreement));
    return number;
  }

  static bool alive(const Agreement& a, int32_t day) {
    if (a.start && day < *a.start - 1) return false;
    if (a.known != nullptr) return day <= until(a);
    if (a.ended && day > *a.ended + kSameDays) return false;
    return day <= a.last + kSilence;
  }

  /// The parties that both name have somebody in common, or one names nobody.
  static bool same_parties(const Telling& t, const Agreement& a) {
    bool any = false;
    for (const Party& p : t.parties) {
      if (p.actor.empty()) continue;
      for (const std::string& other : a.named_parties) {
        if (state_of(other) == state_of(p.actor)) return true;
      }
      any = true;
    }
    return !any || a.named_parties.empty();
  }

  /// The one known by name or by a clue, if it is of the time and the country.
  std::optional<uint32_t> by_name(const Telling& t) {
    const auto holds = [&](uint32_t k) {
      const Agreement& a = agreements_[k];  // the known ones come first
      return !t.day || (*t.day_to >= *a.start - 1 && *t.day <= until(a) + kSilence);
    };
    if (t.named) return holds(*t.named) ? t.named : std::nullopt;
    std::optional<uint32_t> best;
    Fit best_fit = Fit::No;
    for (const uint32_t k : t.clues) {
      const Agreement& a = agreements_[k];
      const bool kind = a.family == t.family || (t.family == Family::Ceasefire && is_zone(a.family));
      if (!kind || !holds(k)) continue;
      Fit f = fit(t, a);
      // An article on something else speaks of it in passing.
      if (f == Fit::No && t.place.empty() &&
          std::find(t.countries.begin(), t.countries.end(), a.country) != t.countries.end()) {
        f = Fit::Around;
      }
      if (f > best_fit || (f == best_fit && best && *a.start > *agreements_[*best].start)) {
        best = k;
        best_fit = f;
      }
    }
    return best;
  }

  /// Last day on which a known one counted.
  static int32_t until(const Agreement& a) {
    return a.known->to ? a.known->to->days : std::numeric_limits<int32_t>::max() / 2;
  }

  void attach(uint32_t number, uint32_t telling) {
    Agreement& a = agreements_[number];
    const Telling& t = tellings_[telling];
    a.tellings.push_back(telling);
    if (t.day) a.last = std::max(a.last, *t.day);
    if (a.places.empty() && !t.place.empty()) a.places.push_back(t.place);
    if (a.place_text.empty()) a.place_text = t.place_text;
    if (t.tells == Tells::Made) {
      for (const Party& p : t.parties) {
        if (!p.actor.empty()) a.named_parties.insert(p.actor);
      }
    }
    if (t.tells == Tells::Ended && a.known == nullptr && t.day && (!a.ended || *t.day < *a.ended)) a.ended = t.day;
  }

  void made(uint32_t number) {
    const Telling& t = tellings_[number];
    if (const auto known = by_name(t)) return attach(*known, number);
    if (t.long_ago || t.country.empty()) return;  // «في 2014»: which one, nobody can say
    std::optional<uint32_t> best;
    std::tuple<bool, Fit, int32_t> best_score;
    for_alive(t, [&](uint32_t c, const Agreement& a) {
      if (a.family != t.family || !same_parties(t, a)) return;
      const Fit f = fit(t, a);
      if (f == Fit::No) return;
      if (!t.day) {  // one that lasts
        if (a.known == nullptr || f < Fit::Country || !is_zone(t.family)) return;
        const std::tuple<bool, Fit, int32_t> score{true, f, *a.start};
        if (!best || score > best_score) {
          best = c;
          best_score = score;
        }
        return;
      }
      const int32_t apart = *t.day - *a.start;
      const bool zone = is_zone(t.family) && a.known != nullptr && f >= Fit::Country;
      const bool same =
          std::abs(apart) <= kSameDays || (f == Fit::Same && apart >= 0 && !t.dated && apart <= kSameDaysUndated);
      if (!zone && !same) return;
      const std::tuple<bool, Fit, int32_t> score{same, f, *a.start};
      if (!best || score > best_score) {
        best = c;
        best_score = score;
      }
    });
    if (best) {
      Agreement& a = agreements_[*best];
      if (a.known == nullptr && t.dated && (!a.start_dated || *t.day < *a.start)) {
        a.start = t.day;
        a.start_to = t.day_to;
        a.start_dated = true;
      }
      return attach(*best, number);
    }
    Agreement a;
    a.family = t.family;
    a.country = t.country;
    if (!t.place.empty()) a.places.push_back(t.place);
    a.start = t.day;
    a.start_to = t.day_to;
    a.start_dated = t.dated;
    a.last = t.day.value_or(std::numeric_limits<int32_t>::min() / 2);
    attach(add(std::move(a)), number);
  }

  void told(uint32_t number) {
    const Telling& t = tellings_[number];
    if (const auto known = by_name(t)) return attach(*known, number);
    if (t.long_ago || t.country.empty()) return;
    std::optional<uint32_t> best;
    std::tuple<int, int32_t> best_score;
    for_alive(t, [&](uint32_t c, const Agreement& a) {
      // «وقف إطلاق النار في درعا» may be what holds in a zone, but not in zones anywhere in the country.
      const bool zone = t.family == Family::Ceasefire && is_zone(a.family);
      if ((a.family != t.family && !zone) || (zone && in_a_country(a))) return;
      const Fit f = fit(t, a);
      if (f == Fit::No || (zone && f < Fit::Within)) return;
      if (f == Fit::Around && a.start && t.day && *t.day - *a.start > kSilence) return;
      const bool precise = !t.place.empty() && !is_country(t.place);
      const int near = f >= Fit::Within || (f == Fit::Around && precise) ? 2 : f == Fit::Country ? 1 : 0;
      const std::tuple<int, int32_t> score{2 * near + (zone ? 0 : 1),
                                           a.start.value_or(std::numeric_limits<int32_t>::min())};
      if (!best || score > best_score) {
        best = c;
        best_score = score;
      }
    });
    if (best) return attach(*best, number);
    if ((t.tells != Tells::Violation && t.tells != Tells::Ended) || t.place.empty()) return;
    Agreement a;  // broken, so there is one there, though nobody says since when
    a.family = t.family;
    a.country = t.country;
    if (!t.place.empty()) a.places.push_back(t.place);
    a.last = t.day.value_or(std::numeric_limits<int32_t>::min() / 2);
    attach(add(std::move(a)), number);
  }

  /// The latest of its country that may be meant on its day.
  template <class Take>
  void for_alive(const Telling& t, Take take) {
    const auto list = in_country_.find(t.country);
    if (list == in_country_.end()) return;
    size_t looked_at = 0;
    for (size_t i = list->second.size(); i > 0 && looked_at < kMostLookedAt; --i) {
      const uint32_t number = list->second[i - 1];
      const Agreement& a = agreements_[number];
      if (t.tells == Tells::Made && !a.start) continue;
      if (t.day) {
        // Told afterwards with its day, one may begin before all that has been told of it.
        if (!alive(a, t.tells == Tells::Made && a.known == nullptr ? std::max(*t.day, *a.start) : *t.day)) continue;
      } else if (a.known == nullptr && a.start) {
        continue;  // one of a day; who does not say when does not mean it
      }
      ++looked_at;
      take(number, a);
    }
  }

  // ── Writing ──

  struct Voice {
    std::string source;
    bool copy = false;
  };

  /// Who says it after copies are folded. An accuser whom the article only tells of stays.
  Voice voice(const Telling& t) {
    Voice out{t.accuser, false};
    voice_.bind(t.claim);
    if (voice_.step()) {
      out.copy = !voice_.null(1);
      Query& speaker = speaker_of_;
      speaker.bind(t.claim);
      if (speaker.step() && speaker.text(0) == t.accuser) out.source = voice_.string(0);
    }
    return out;
  }

  std::string name_of_actor(const Party& p) {
    if (p.actor.empty()) return {};
    if (!p.name.empty()) return p.name;
    const auto actor = engine_.actor(p.actor);
    return actor ? actor->name : p.actor;
  }

  std::optional<std::string> day_text(const std::optional<int32_t>& day) {
    return day ? std::optional(Day{*day}.iso()) : std::nullopt;
  }

  int64_t write() {
    Query agreement(database_, "INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Query place(database_, "INSERT INTO agreement_place VALUES (?, ?, ?, ?, ?, ?)");
    Query party(database_, "INSERT INTO agreement_party VALUES (?, ?, ?, ?, ?, ?, ?)");
    Query claim(database_, "INSERT OR IGNORE INTO agreement_claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    // In the order of their first days, and of the claims that begin to tell of them.
    std::vector<uint32_t> order;
    for (uint32_t a = 0; a < agreements_.size(); ++a) {
      auto& tellings = agreements_[a].tellings;
      if (tellings.empty()) continue;
      std::sort(tellings.begin(), tellings.end());
      order.push_back(a);
    }
    std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
      const Agreement &a = agreements_[x], &b = agreements_[y];
      const auto day = [](const Agreement& one) {
        return one.start ? *one.start : one.last > 0 ? one.last : std::numeric_limits<int32_t>::max();
      };
      return std::tuple(day(a), a.tellings.front()) < std::tuple(day(b), b.tellings.front());
    });
    int64_t row = 0;
    std::set<std::string> ids;
    for (const uint32_t number : order) {
      const Agreement& a = agreements_[number];
      ++row;
      std::map<std::string, int> kinds, forms;
      std::set<int64_t> claims, violations;
      for (const uint32_t t : a.tellings) {
        const Telling& telling = tellings_[t];
        claims.insert(telling.claim);
        if (telling.tells == Tells::Violation) violations.insert(telling.claim);
        if (telling.phrase == nullptr) continue;
        ++kinds[telling.phrase->kind];
        ++forms[telling.phrase->form];
      }
      const std::string kind = a.known != nullptr ? a.known->kind : most(kinds);
      const std::string name = a.known != nullptr ? a.known->name_ar : most(forms);
      const std::string& first = tellings_[a.tellings.front()].first_name;
      std::string id;
      for (int again = 0; id.empty() || !ids.insert(id).second; ++again) {
        id = "a" + sha256(a.known != nullptr ? a.known->id
                          : again == 0       ? first
                                             : first + '\0' + std::to_string(again))
                       .substr(0, 12);
      }
      agreement.run(row, id, kind, a.known != nullptr ? std::optional(a.known->id) : std::nullopt, name,
                    a.known != nullptr ? std::optional(a.known->name) : std::nullopt,
                    a.place_text.empty() ? std::nullopt : std::optional(a.place_text), a.country, day_text(a.start),
                    day_text(a.start_to), day_text(a.ended), static_cast<int64_t>(claims.size()),
                    static_cast<int64_t>(violations.size()));
      write_places(row, a, place);
      write_parties(row, a, party);
      for (const uint32_t t : a.tellings) write_claim(row, tellings_[t], claim);
    }
    return row;
  }

  void write_places(int64_t row, const Agreement& a, Query& query) {
    int64_t position = 0;
    std::set<std::string> written;
    const auto put = [&](const std::string& id, bool around) {
      const PlaceInfo* p = info(id);
      if (p != nullptr && written.insert(id).second) query.run(row, position++, p->id, p->name, p->name_ar, around);
    };
    for (const std::string& id : a.places) put(id, false);
    for (const std::string& id : a.places) {
      std::string at = id;
      for (int depth = 0; depth < kDeepest; ++depth) {
        const PlaceInfo* p = info(at);
        if (p == nullptr) break;
        put(p->parent, true);
        put(p->admin1, true);
        at = p->parent;
      }
    }
    if (!a.country.empty()) put("iso:" + a.country, true);
  }

  static std::string most(const std::map<std::string, int>& counts) {
    std::string best;
    int highest = 0;
    for (const auto& [text, count] : counts) {
      if (count > highest) {
        highest = count;
        best = text;
      }
    }
    return best;
  }

  void write_parties(int64_t row, const Agreement& a, Query& query) {
    struct Count {
      Party party;
      int64_t claims = 0;
      bool accused = false, mediator = false;
    };
    std::map<std::string, Count> counts;
    if (a.known != nullptr) {
      for (const std::string& id : a.known->parties) {
        const auto actor = engine_.actor(id);
        counts[id].party = {id, actor ? actor->name : id, actor ? actor->name_ar : id};
      }
    }
    size_t known = counts.size();
    for (const uint32_t t : a.tellings) {
      const Telling& telling = tellings_[t];
      for (const Party& p : telling.parties) {
        Count& count = counts[p.key()];
        if (count.party.text.empty()) count.party = p;
        ++count.claims;
        count.accused = count.mediator = false;
        known += p.actor.empty() ? 0 : 1;
      }
    }
    for (const uint32_t t : a.tellings) {
      const Telling& telling = tellings_[t];
      const auto more = [&](const std::vector<Party>& list, bool accused) {
        for (const Party& p : list) {
          if (p.actor.empty()) continue;
          auto [at, fresh] = counts.try_emplace(p.actor);
          if (fresh) {
            at->second.party = p;
            at->second.accused = accused;
            at->second.mediator = !accused;
          }
          if (at->second.accused == accused && (accused || at->second.mediator)) ++at->second.claims;
        }
      };
      if (telling.tells == Tells::Violation) more(telling.accused, true);
      more(telling.mediators, false);
    }
    std::vector<const Count*> list;
    for (const auto& [key, count] : counts) {
      // Words for somebody whom nobody knows count only where there is nobody else.
      if (count.party.actor.empty() && known >= 2) continue;
      list.push_back(&count);
    }
    const auto rank = [](const Count& c) { return std::tuple(c.accused, c.mediator, -c.claims, c.party.key()); };
    std::sort(list.begin(), list.end(), [&](const Count* x, const Count* y) { return rank(*x) < rank(*y); });
    if (list.size() > kMostParties) list.resize(kMostParties);
    int64_t position = 0;
    for (const Count* c : list) {
      query.run(row, position++,
                c->mediator  ? "mediator"
                : c->accused ? "accused"
                             : "party",
                c->party.actor.empty() ? std::nullopt : std::optional(c->party.actor),
                c->party.actor.empty() ? std::nullopt : std::optional(name_of_actor(c->party)), c->party.text,
                c->claims);
    }
  }

  void write_claim(int64_t row, const Telling& t, Query& query) {
    const Voice who = voice(t);
    const char* tells = kTells[static_cast<size_t>(t.tells)];
    const std::optional<std::string> day = day_text(t.day);
    const std::optional<std::string> month = day ? std::optional(day->substr(0, 7)) : std::nullopt;
    const bool blames = t.tells == Tells::Violation || t.tells == Tells::Refuted || t.tells == Tells::Attack;
    const auto accuser = blames ? std::optional(who.source) : std::nullopt;
    int64_t position = 0;
    for (const Party& p : t.accused) {
      query.run(row, t.claim, tells, position++, p.actor.empty() ? std::nullopt : std::optional(p.actor),
                p.actor.empty() ? std::nullopt : std::optional(name_of_actor(p)), p.text, accuser, day, month,
                who.copy);
    }
    if (position == 0) {
      query.run(row, t.claim, tells, 0, nullptr, nullptr, nullptr, accuser, day, month, who.copy);
    }
  }

  Database& database_;
  const Engine& engine_;
  AgreementFinder finder_;
  Query claims_, participants_, places_of_, own_place_, voice_;
  Query speaker_of_{database_, "SELECT speaker FROM claim WHERE claim = ?"};
  std::vector<Telling> tellings_;  // in the order of documents, articles and the text
  std::vector<Agreement> agreements_;
  std::unordered_map<std::string, std::vector<uint32_t>> in_country_;
  std::unordered_map<std::string, std::optional<PlaceInfo>> places_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of places
  std::deque<std::string> numbered_;                   // its strings stay where they are while others are added
  std::unordered_map<uint64_t, Fit> fits_;
};

}  // namespace

int64_t derive_agreements(Ledger& ledger, const Engine& engine) { return Agreements(ledger, engine).run(); }

}  // namespace isnad::ledger
