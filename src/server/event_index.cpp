// Loading the columns and scanning them; see event_index.h.
//
// A filter on «الدفاع المدني» (the Civil Defence) first marks which of the sources are meant, some thousand comparisons
// of names; after that a scan looks at numbers only. Tables are read from beginning to end, in their own order: to look
// up two million claims one by one would take ten times as long.
#include "server/event_index.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>
#include <utility>

#include "ledger/event_csv.h"
#include "ledger/names.h"
#include "ledger/query.h"
#include "ledger/snapshot.h"
#include "ledger/tokenizer.h"
#include "record/sha256.h"

namespace isnad::server {

using ledger::Query;

namespace {

uint64_t digits_of(std::string_view id) {
  uint64_t out = 0;
  if (id.size() == 13) std::from_chars(id.data() + 1, id.data() + id.size(), out, 16);
  return out;
}

std::string with_digits(char letter, uint64_t digits) {
  std::string out(13, letter);
  for (size_t i = 12; i > 0; --i, digits >>= 4) out[i] = "0123456789abcdef"[digits & 15];
  return out;
}

bool is_below(std::string_view id, std::string_view wanted) {
  return id.starts_with(wanted) && (id.size() == wanted.size() || id[wanted.size()] == '.');
}

int32_t day_of(std::string_view iso) {
  if (iso.empty()) return kNoDay;
  const auto day = Day::parse(std::string(iso));
  return day ? day->days : kNoDay;
}

/// Numbers of rows that came in ascending order, nearly without gaps.
class RowMap {
 public:
  void add(int64_t row) { rows_.push_back(row); }
  size_t size() const { return rows_.size(); }
  uint32_t find(int64_t row) const {
    if (rows_.empty() || row < rows_.front()) return kNone;
    const auto guess = static_cast<uint64_t>(row - rows_.front());
    if (guess < rows_.size() && rows_[guess] == row) return static_cast<uint32_t>(guess);
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), row);
    return at != rows_.end() && *at == row ? static_cast<uint32_t>(at - rows_.begin()) : kNone;
  }

 private:
  std::vector<int64_t> rows_;
};

class Symbols {
 public:
  /// The number of `text`, a new one if it has none: then second is true.
  std::pair<uint32_t, bool> number(std::string_view text) {
    if (const auto found = numbers_.find(text); found != numbers_.end()) return {found->second, false};
    const auto number = static_cast<uint32_t>(numbers_.size());
    numbers_.emplace(std::string(text), number);
    return {number, true};
  }
  uint32_t find(std::string_view text) const {
    const auto found = numbers_.find(text);
    return found == numbers_.end() ? kNone : found->second;
  }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> numbers_;
};

/// (event, value) in any order → a list without doubles for each event.
Lists lists_of(const std::vector<std::pair<uint32_t, uint32_t>>& pairs, size_t events) {
  Lists out;
  std::vector<uint32_t> next(events + 1, 0);
  for (const auto& [event, value] : pairs) ++next[event + 1];
  for (size_t i = 1; i <= events; ++i) next[i] += next[i - 1];
  std::vector<uint32_t> sorted(pairs.size());
  const std::vector<uint32_t> begin = next;
  for (const auto& [event, value] : pairs) sorted[next[event]++] = value;
  out.begin.reserve(events + 1);
  out.begin.push_back(0);
  for (size_t i = 0; i < events; ++i) {
    const auto first = sorted.begin() + begin[i], last = sorted.begin() + begin[i + 1];
    std::sort(first, last);
    out.values.insert(out.values.end(), first, std::unique(first, last));
    out.begin.push_back(static_cast<uint32_t>(out.values.size()));
  }
  return out;
}

/// has_words(), with a quick look first: each word of `wanted` must stand in `name` somehow.
bool has_words(const std::string& name, const std::string& wanted, std::string_view first_word) {
  return name.find(first_word) != std::string::npos && ledger::has_words(name, wanted);
}

bool any_of(const std::vector<uint8_t>& meant, const Lists& lists, uint32_t event) {
  for (const uint32_t* one = lists.first(event); one != lists.last(event); ++one) {
    if (meant[*one] != 0) return true;
  }
  return false;
}

}  // namespace

LedgerState LedgerState::of(ledger::Ledger& ledger) {
  LedgerState out;
  std::string read, derived;
  Query meta(ledger.database(), "SELECT key, value FROM meta ORDER BY key");
  while (meta.step()) {
    if (meta.text(0) == "derived") derived = meta.string(1);
    if (meta.text(0) == "read") {
      read = meta.string(1);
    } else {
      out.basis += meta.string(0) + "=" + meta.string(1) + "\n";
    }
  }
  out.state = "r" + read + ":" + sha256(out.basis).substr(0, 12);
  out.outdated = read != derived;
  return out;
}

// ── Loading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

class Loader {
 public:
  Loader(ledger::Ledger& ledger, const Engine& engine, EventIndex& index)
      : ledger_(ledger), database_(ledger.database()), engine_(engine), out_(index) {}

  void load() {
    const ledger::Snapshot snapshot(database_);
    out_.at = LedgerState::of(ledger_);
    places();
    events();
    tolls();
    documents();
    sources();
    statements();
    claims();
    event_claims();
    contests();
    participants();
    count();
  }

 private:
  void places() {
    Query rows(database_, "SELECT place, name, name_ar, country, precision, admin1 FROM place ORDER BY place");
    std::vector<std::string> admin1;
    std::unordered_map<std::string, uint32_t> countries;
    while (rows.step()) {
      const auto number = static_cast<uint32_t>(out_.places.size());
      out_.place_numbers_.emplace(rows.string(0), number);
      out_.places.push_back({rows.string(0), rows.string(1), rows.string(2), rows.string(3), rows.string(4)});
      admin1.push_back(rows.string(5));
      if (rows.text(4) == "country") countries.emplace(rows.string(3), number);
    }
    for (size_t i = 0; i < out_.places.size(); ++i) {
      EventIndex::Place& place = out_.places[i];
      if (const auto within = out_.place_numbers_.find(admin1[i]); within != out_.place_numbers_.end()) {
        place.region = within->second;
      } else if (place.precision == "governorate") {
        place.region = static_cast<uint32_t>(i);
      } else if (const auto country = countries.find(place.country); country != countries.end()) {
        place.region = country->second;
      }
    }
  }

  void events() {
    std::map<std::pair<double, double>, uint32_t> points;
    Symbols types, modes, texts;
    Query rows(database_,
               "SELECT event, id, type, modes, status, background, contested, date_from, date_to, place, place_text,"
               " precision, lat, lon, claims FROM event ORDER BY date_from IS NULL, date_from, id");
    while (rows.step()) {
      event_numbers_.emplace(rows.integer(0), static_cast<uint32_t>(out_.ids.size()));
      out_.ids.push_back(digits_of(rows.text(1)));
      const auto [type, new_type] = types.number(rows.text(2));
      if (new_type) out_.type_names.push_back(rows.string(2));
      out_.type.push_back(static_cast<uint8_t>(type));
      uint64_t mode_bits = 0;
      each_word(rows.text(3), [&](std::string_view mode) {
        const auto [number, is_new] = modes.number(mode);
        if (is_new) out_.mode_names.emplace_back(mode);
        if (number < 64) mode_bits |= uint64_t{1} << number;
      });
      out_.modes.push_back(mode_bits);
      out_.flags.push_back(static_cast<uint8_t>((rows.integer(5) != 0 ? EventIndex::kBackground : 0) |
                                                (rows.text(4) == "prospective" ? EventIndex::kProspective : 0)));
      uint8_t contested = 0;
      each_word(rows.text(6), [&](std::string_view about) {
        const auto* at = std::find(std::begin(kAbout), std::end(kAbout), about);
        if (at != std::end(kAbout)) contested |= static_cast<uint8_t>(1 << (at - std::begin(kAbout)));
      });
      out_.contested.push_back(contested);
      const int32_t from = day_of(rows.text(7));
      const int32_t to = rows.null(8) ? from : day_of(rows.text(8));
      out_.from.push_back(from);
      out_.to.push_back(to);
      constexpr int32_t kMonth = 31;
      if (from == kNoDay || to - from > kMonth) {
        out_.day.push_back(kNone);
      } else {
        if (out_.days.empty() || out_.days.back() != from) out_.days.push_back(from);
        out_.day.push_back(static_cast<uint32_t>(out_.days.size() - 1));
      }
      const auto place = out_.place_numbers_.find(rows.string(9));
      out_.place.push_back(place == out_.place_numbers_.end() ? kNone : place->second);
      uint32_t text = kNone;
      if (!rows.null(10)) {
        const auto [number, is_new] = texts.number(rows.text(10));
        if (is_new) {
          out_.place_texts.push_back(rows.string(10));
          out_.folded_place_texts.push_back(ledger::folded_name(rows.text(10)));
        }
        text = number;
      }
      out_.place_text.push_back(text);
      out_.precision.push_back(precision_of(rows.text(11)));
      uint32_t point = kNone;
      if (!rows.null(12) && !rows.null(13)) {
        const std::pair at(rows.real(12), rows.real(13));
        point = points.emplace(at, static_cast<uint32_t>(out_.points.size())).first->second;
        if (point == out_.points.size()) out_.points.push_back({at.first, at.second});
      }
      out_.point.push_back(point);
      out_.claims.push_back(static_cast<uint32_t>(rows.integer(14)));
    }
    out_.tolls.resize(out_.size());
    out_.killed_low.resize(out_.size());
    out_.killed_high.resize(out_.size());
    out_.by_id_.resize(out_.size());
    for (uint32_t i = 0; i < out_.size(); ++i) out_.by_id_[i] = i;
    std::sort(out_.by_id_.begin(), out_.by_id_.end(),
              [&](uint32_t a, uint32_t b) { return out_.ids[a] < out_.ids[b]; });
  }

  static uint8_t precision_of(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Precision::Country); ++i) {
      if (name == name_of(static_cast<Precision>(i))) return static_cast<uint8_t>(i);
    }
    return EventIndex::kNoPrecision;
  }

  template <class Take>
  static void each_word(std::string_view list, const Take& take) {
    while (!list.empty()) {
      const size_t end = std::min(list.find(' '), list.size());
      if (end > 0) take(list.substr(0, end));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  uint32_t event_number(int64_t row) const {
    const auto found = event_numbers_.find(row);
    return found == event_numbers_.end() ? kNone : found->second;
  }

  void tolls() {
    Query rows(database_, "SELECT event, kind, who = 'total', low, high FROM event_toll");
    while (rows.step()) {
      const uint32_t event = event_number(rows.integer(0));
      if (event == kNone) continue;
      for (size_t kind = 0; kind < ledger::kTollKinds.size(); ++kind) {
        if (rows.text(1) == ledger::kTollKinds[kind]) out_.tolls[event] |= static_cast<uint8_t>(1U << kind);
      }
      if (rows.text(1) != "killed" || rows.integer(2) == 0) continue;
      constexpr int64_t kMost = 1'000'000'000;
      const int64_t low = std::clamp<int64_t>(rows.integer(3), 0, kMost);
      out_.killed_low[event] = static_cast<int32_t>(low);
      out_.killed_high[event] = static_cast<int32_t>(std::clamp<int64_t>(rows.integer(4), low, kMost));
    }
  }

  void documents() {
    Symbols names;
    std::unordered_map<int64_t, uint32_t> outlet_of;
    std::unordered_map<int64_t, int32_t> published_of;
    Query rows(database_, "SELECT document, id, origin, outlet, published FROM document ORDER BY document");
    while (rows.step()) {
      const std::string key = ledger::article_key(rows.text(1), rows.text(2));
      out_.documents_by_key_.emplace_back(digits_of(key), rows.integer(0));
      published_of.emplace(rows.integer(0), day_of(rows.text(4)));
      if (rows.text(3).empty()) continue;
      const auto [number, is_new] = names.number(rows.text(3));
      if (is_new) {
        out_.outlet_names.push_back(rows.string(3));
        out_.folded_outlets.push_back(ledger::folded_name(rows.text(3)));
      }
      outlet_of.emplace(rows.integer(0), number);
    }
    out_.documents = static_cast<int64_t>(out_.documents_by_key_.size());
    std::sort(out_.documents_by_key_.begin(), out_.documents_by_key_.end());
    Query articles(database_, "SELECT article, document, published FROM article ORDER BY article");
    while (articles.step()) {
      article_numbers_.add(articles.integer(0));
      out_.article_rows.push_back(articles.integer(0));
      out_.article_documents_.emplace_back(articles.integer(1), articles.integer(0));
      const auto outlet = outlet_of.find(articles.integer(1));
      article_outlet_.push_back(outlet == outlet_of.end() ? kNone : outlet->second);
      article_published_.push_back(articles.null(2) ? published_of[articles.integer(1)] : day_of(articles.text(2)));
    }
    std::sort(out_.article_documents_.begin(), out_.article_documents_.end());
  }

  void sources() {
    Query rows(database_, "SELECT id, name, name_ar, kind FROM source ORDER BY id");
    while (rows.step()) {
      source_numbers_.number(rows.text(0));
      out_.all_sources.push_back({rows.string(0), rows.string(1), rows.string(2), rows.text(3) == "unnamed"});
      out_.folded_sources.push_back(ledger::folded_name(rows.text(1)));
      out_.folded_sources_ar.push_back(rows.text(1) == rows.text(2) ? std::string()
                                                                    : ledger::folded_name(rows.text(2)));
    }
  }

  void statements() {
    Query rows(database_, "SELECT statement, stance = 'deny', mode = 'direct' FROM statement ORDER BY statement");
    while (rows.step()) {
      statement_numbers_.add(rows.integer(0));
      statements_.push_back({rows.integer(1) != 0, rows.integer(2) != 0});
    }
  }

  void claims() {
    Query rows(database_, "SELECT claim, article, statement, speaker, factuality = 'denied' FROM claim ORDER BY claim");
    EventIndex::Claims& all = out_.all_claims;
    while (rows.step()) {
      claim_numbers_.add(rows.integer(0));
      Claim& claim = claims_.emplace_back();
      claim.article = article_numbers_.find(rows.integer(1));
      claim.speaker = source_numbers_.find(rows.text(3));
      bool denied = rows.integer(4) != 0;
      if (!rows.null(2)) {
        claim.statement = rows.integer(2);
        if (const uint32_t statement = statement_numbers_.find(claim.statement); statement != kNone) {
          denied = denied || statements_[statement].denies;
          claim.direct = statements_[statement].direct;
        }
      }
      all.rows.push_back(rows.integer(0));
      all.speaker.push_back(claim.speaker);
      all.published.push_back(claim.article == kNone ? kNoDay : article_published_[claim.article]);
      all.flags.push_back(denied ? EventIndex::Claims::kDenied : uint8_t{0});
    }
    Query links(database_, "SELECT statement, source FROM chain ORDER BY statement");
    while (links.step()) links_.emplace_back(links.integer(0), source_numbers_.find(links.text(1)));
  }

  void event_claims() {
    std::vector<std::pair<uint32_t, uint32_t>> sources, outlets, articles;
    std::vector<uint32_t> of_claim;
    Query rows(database_, "SELECT event, claim, voice, copy_of IS NOT NULL FROM event_claim");
    while (rows.step()) {
      const uint32_t event = event_number(rows.integer(0)), number = claim_numbers_.find(rows.integer(1));
      if (event == kNone || number == kNone) continue;
      Claim& claim = claims_[number];
      claim.event = event;
      claim.copy = rows.integer(3) != 0;
      of_claim.assign({source_numbers_.find(rows.text(2)), claim.speaker});
      for (auto link = std::lower_bound(links_.begin(), links_.end(), std::pair(claim.statement, uint32_t{0}));
           link != links_.end() && link->first == claim.statement; ++link) {
        of_claim.push_back(link->second);
      }
      std::sort(of_claim.begin(), of_claim.end());
      of_claim.erase(std::unique(of_claim.begin(), of_claim.end()), of_claim.end());
      for (const uint32_t source : of_claim) {
        if (source != kNone) sources.emplace_back(event, source);
      }
      if (claim.article == kNone) continue;
      articles.emplace_back(event, claim.article);
      if (article_outlet_[claim.article] != kNone) outlets.emplace_back(event, article_outlet_[claim.article]);
    }
    links_ = {};
    out_.sources = lists_of(sources, out_.size());
    out_.outlets = lists_of(outlets, out_.size());
    out_.articles = lists_of(articles, out_.size());
  }

  void contests() {
    RowMap numbers;
    Query contests(database_, "SELECT contested, event, about FROM contested ORDER BY contested");
    while (contests.step()) {
      numbers.add(contests.integer(0));
      const auto* about = std::find(std::begin(kAbout), std::end(kAbout), contests.text(2));
      out_.contests.push_back({event_number(contests.integer(1)), static_cast<uint8_t>(about - std::begin(kAbout))});
    }
    Query sides(database_, "SELECT contested, side, claim, voice FROM contested_claim ORDER BY contested, side, claim");
    while (sides.step()) {
      const uint32_t contest = numbers.find(sides.integer(0)), claim = claim_numbers_.find(sides.integer(2));
      if (contest == kNone || claim == kNone || out_.contests[contest].event == kNone) continue;
      out_.all_claims.flags[claim] |= EventIndex::Claims::kContested;
      const EventIndex::Side side{contest, static_cast<uint32_t>(sides.integer(1)),
                                  source_numbers_.find(sides.text(3))};
      if (out_.sides.empty() || !(out_.sides.back() == side)) out_.sides.push_back(side);
    }
  }

  void participants() {
    Symbols parties, actors, labels;
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    std::string key;
    Query rows(database_, "SELECT claim, actor, name, text, label FROM participant");
    while (rows.step()) {
      key.assign(rows.text(1)).append("\x1F").append(rows.text(2)).append("\x1F").append(rows.text(3));
      const auto [number, is_new] = parties.number(key);
      if (is_new) {
        EventIndex::Party party{rows.string(1), rows.string(2), rows.string(3)};
        if (!party.actor.empty()) {
          const auto [actor, is_new_actor] = actors.number(party.actor);
          party.number = actor;
          if (is_new_actor) {
            const auto known = engine_.actor(party.actor);
            out_.actors.push_back({party.actor, party.name, known ? known->name_ar : std::string()});
          }
        }
        out_.folded_parties.push_back(ledger::folded_name(party.name + " " + party.text));
        out_.all_parties.push_back(std::move(party));
      }
      const uint32_t at = claim_numbers_.find(rows.integer(0));
      if (at == kNone) continue;
      const Claim& claim = claims_[at];
      if (claim.event != kNone) pairs.emplace_back(claim.event, number);
      if (rows.text(4).empty() || claim.copy || claim.speaker == kNone) continue;
      const auto [label, is_new_label] = labels.number(rows.text(4));
      if (is_new_label) out_.label_names.push_back(rows.string(4));
      out_.labelled.push_back({claim.speaker, number, label, claim.direct});
    }
    out_.parties = lists_of(pairs, out_.size());
  }

  void count() {
    out_.actor_events.resize(out_.actors.size());
    out_.source_events.resize(out_.all_sources.size());
    out_.place_events.resize(out_.places.size());
    std::unordered_map<std::string, uint32_t> countries;
    for (uint32_t i = 0; i < out_.places.size(); ++i) {
      if (out_.places[i].precision == "country") countries.emplace(out_.places[i].country, i);
    }
    std::vector<uint32_t> seen(out_.actors.size(), kNone);
    for (uint32_t event = 0; event < out_.size(); ++event) {
      if (out_.flags[event] != 0) continue;
      for (const uint32_t* party = out_.parties.first(event); party != out_.parties.last(event); ++party) {
        const uint32_t actor = out_.all_parties[*party].number;
        if (actor == kNone || std::exchange(seen[actor], event) == event) continue;
        ++out_.actor_events[actor];
      }
      for (const uint32_t* one = out_.sources.first(event); one != out_.sources.last(event); ++one) {
        ++out_.source_events[*one];
      }
      const uint32_t place = out_.place[event];
      if (place == kNone) continue;
      ++out_.place_events[place];
      const uint32_t region = out_.places[place].region;
      if (region != kNone && region != place) ++out_.place_events[region];
      const auto country = countries.find(out_.places[place].country);
      if (country != countries.end() && country->second != place && country->second != region) {
        ++out_.place_events[country->second];
      }
    }
  }

  struct Claim {
    uint32_t article = kNone, speaker = kNone, event = kNone;
    int64_t statement = -1;  // -1: none
    bool direct = false, copy = false;
  };
  struct Statement {
    bool denies, direct;
  };

  ledger::Ledger& ledger_;
  ledger::Database& database_;
  const Engine& engine_;
  EventIndex& out_;
  std::unordered_map<int64_t, uint32_t> event_numbers_;
  RowMap article_numbers_, statement_numbers_, claim_numbers_;
  std::vector<uint32_t> article_outlet_;
  std::vector<int32_t> article_published_;
  std::vector<Statement> statements_;
  Symbols source_numbers_;
  std::vector<Claim> claims_;
  std::vector<std::pair<int64_t, uint32_t>> links_;  // (statement, source), ascending statements
};

std::shared_ptr<const EventIndex> EventIndex::load(ledger::Ledger& ledger, const Engine& engine) {
  auto index = std::make_shared<EventIndex>();
  Loader(ledger, engine, *index).load();
  return index;
}

std::string PageFilter::text() const {
  std::string out;
  const auto add = [&](std::string_view value) { out.append(std::to_string(value.size())).append(":").append(value); };
  for (const std::string* one : {&words, &place, &actor, &source, &document, &toll}) add(*one);
  for (const auto* list : {&types, &modes, &contested_about}) {
    add(std::to_string(list->size()));
    for (const std::string& one : *list) add(one);
  }
  for (const auto& day : {from, to}) add(day ? std::to_string(day->days) : "");
  for (const bool flag : {contested, background, prospective, box.has_value()}) out += flag ? '1' : '0';
  // The bytes themselves: no two boxes are alike by their digits.
  if (box) out.append(reinterpret_cast<const char*>(&*box), sizeof *box);
  return out;
}

// ── Filters ─────────────────────────────────────────────────────────────────────────────────────────────────────────

EventIndex::Prepared EventIndex::prepare(ledger::Ledger& ledger, const PageFilter& filter) const {
  Prepared out;
  for (const std::string& name : filter.types) {
    const auto at = std::find(type_names.begin(), type_names.end(), name) - type_names.begin();
    if (static_cast<size_t>(at) < type_names.size()) out.types |= 1U << at;
  }
  if (!filter.types.empty() && out.types == 0) out.nothing = true;
  for (const std::string& name : filter.modes) {
    const auto at = std::find(mode_names.begin(), mode_names.end(), name) - mode_names.begin();
    if (static_cast<size_t>(at) < std::min<size_t>(mode_names.size(), 64)) out.modes |= uint64_t{1} << at;
  }
  if (!filter.modes.empty() && out.modes == 0) out.nothing = true;
  if (!filter.toll.empty()) {
    const auto* at = std::find(ledger::kTollKinds.begin(), ledger::kTollKinds.end(), filter.toll);
    out.tolls =
        at == ledger::kTollKinds.end() ? uint8_t{0} : static_cast<uint8_t>(1U << (at - ledger::kTollKinds.begin()));
    if (out.tolls == 0) out.nothing = true;
  }
  if (filter.contested) out.contested = 0xFF;
  if (!filter.contested_about.empty()) {
    out.contested = 0;
    for (const std::string& about : filter.contested_about) {
      const auto* at = std::find(std::begin(kAbout), std::end(kAbout), about);
      if (at != std::end(kAbout)) out.contested |= static_cast<uint8_t>(1 << (at - std::begin(kAbout)));
    }
    if (out.contested == 0) out.nothing = true;
  }
  const auto first_word = [](const std::string& folded) {
    return std::string_view(folded).substr(0, folded.find(' '));
  };
  if (!filter.place.empty()) {
    out.places.assign(places.size(), 0);
    for (const std::string& id : ledger::places_within(ledger.database(), filter.place)) {
      if (const auto number = place_numbers_.find(id); number != place_numbers_.end()) out.places[number->second] = 1;
    }
    const std::string wanted = ledger::folded_name(filter.place);
    out.place_texts.assign(place_texts.size(), 0);
    for (size_t i = 0; i < place_texts.size(); ++i) {
      out.place_texts[i] = !wanted.empty() && folded_place_texts[i] == wanted ? 1 : 0;
    }
  }
  if (!filter.actor.empty()) {
    const bool id = std::any_of(all_parties.begin(), all_parties.end(),
                                [&](const Party& party) { return is_below(party.actor, filter.actor); });
    const std::string wanted = ledger::folded_name(filter.actor);
    out.parties.assign(all_parties.size(), 0);
    for (size_t i = 0; i < all_parties.size(); ++i) {
      out.parties[i] =
          id ? is_below(all_parties[i].actor, filter.actor) : has_words(folded_parties[i], wanted, first_word(wanted));
    }
  }
  if (!filter.source.empty()) {
    const bool id = std::any_of(all_sources.begin(), all_sources.end(),
                                [&](const Source& source) { return is_below(source.id, filter.source); });
    const std::string wanted = ledger::folded_name(filter.source);
    out.sources.assign(all_sources.size(), 0);
    std::unordered_set<std::string_view> names;
    for (size_t i = 0; i < all_sources.size(); ++i) {
      out.sources[i] = id ? is_below(all_sources[i].id, filter.source)
                          : has_words(folded_sources[i], wanted, first_word(wanted)) ||
                                has_words(folded_sources_ar[i], wanted, first_word(wanted));
      if (out.sources[i] != 0 && id) names.insert({all_sources[i].name, all_sources[i].name_ar});
    }
    out.outlets.assign(outlet_names.size(), 0);
    for (size_t i = 0; i < outlet_names.size(); ++i) {
      out.outlets[i] = id ? names.contains(outlet_names[i]) : has_words(folded_outlets[i], wanted, first_word(wanted));
    }
  }
  const auto mark_article = [&](std::vector<uint8_t>& marks, int64_t row) {
    const auto at = std::lower_bound(article_rows.begin(), article_rows.end(), row);
    if (at != article_rows.end() && *at == row) marks[static_cast<size_t>(at - article_rows.begin())] = 1;
  };
  if (!filter.words.empty()) {
    out.articles.assign(article_rows.size(), 0);
    const std::string match = match_expression(filter.words);
    if (match.empty()) out.nothing = true;
    Query found(ledger.database(), "SELECT rowid FROM search WHERE search MATCH ?");
    found.bind(match);
    while (!match.empty() && found.step()) mark_article(out.articles, found.integer(0));
  }
  if (!filter.document.empty()) {
    out.document.assign(article_rows.size(), 0);
    const auto row = document(filter.document);
    if (!row) out.nothing = true;
    if (row) {
      for (auto at = std::lower_bound(article_documents_.begin(), article_documents_.end(), std::pair(*row, INT64_MIN));
           at != article_documents_.end() && at->first == *row; ++at) {
        mark_article(out.document, at->second);
      }
    }
  }
  return out;
}

EventIndex::Selection EventIndex::select(const PageFilter& filter, const Prepared& prepared, bool any_day,
                                         bool any_box) const {
  Selection out;
  out.has_any_day = any_day;
  out.has_any_box = any_box;
  if (prepared.nothing) return out;
  std::vector<uint8_t> in_box;
  if (filter.box) {
    in_box.reserve(points.size());
    for (const Point& one : points) in_box.push_back(filter.box->holds(one.lat, one.lon) ? 1 : 0);
  }
  const uint8_t unwanted =
      static_cast<uint8_t>((filter.background ? 0 : kBackground) | (filter.prospective ? 0 : kProspective));
  const int32_t first = filter.from ? filter.from->days : 0, last = filter.to ? filter.to->days : 0;
  for (uint32_t i = 0; i < size(); ++i) {
    if ((flags[i] & unwanted) != 0) continue;
    const bool day_fits =
        (!filter.to || (from[i] != kNoDay && from[i] <= last)) && (!filter.from || (to[i] != kNoDay && to[i] >= first));
    if (!day_fits && !any_day) continue;
    const bool box_fits = !filter.box || (point[i] != kNone && in_box[point[i]] != 0);
    if (!box_fits && !any_box) continue;
    if (!day_fits && !box_fits) continue;
    if (prepared.types != 0 && (prepared.types >> type[i] & 1U) == 0) continue;
    if (prepared.modes != 0 && (prepared.modes & modes[i]) == 0) continue;
    if (prepared.tolls != 0 && (prepared.tolls & tolls[i]) == 0) continue;
    if (prepared.contested != 0 && (prepared.contested & contested[i]) == 0) continue;
    if (!filter.place.empty()) {
      const bool there = (place[i] != kNone && prepared.places[place[i]] != 0) ||
                         (place_text[i] != kNone && prepared.place_texts[place_text[i]] != 0);
      if (!there) continue;
    }
    if (!filter.actor.empty() && !any_of(prepared.parties, parties, i)) continue;
    if (!filter.source.empty() && !any_of(prepared.sources, sources, i) && !any_of(prepared.outlets, outlets, i)) {
      continue;
    }
    if (!filter.words.empty() && !any_of(prepared.articles, articles, i)) continue;
    if (!filter.document.empty() && !any_of(prepared.document, articles, i)) continue;
    if (day_fits && box_fits) out.events.push_back(i);
    if (any_day && box_fits) out.any_day.push_back(i);
    if (any_box && day_fits) out.any_box.push_back(i);
  }
  return out;
}

uint32_t EventIndex::find(std::string_view id) const {
  const uint64_t wanted = digits_of(id);
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), wanted,
                                   [&](uint32_t event, uint64_t digits) { return ids[event] < digits; });
  return at != by_id_.end() && ids[*at] == wanted && this->id(*at) == id ? *at : kNone;
}

std::string EventIndex::id(uint32_t event) const { return with_digits('e', ids[event]); }

std::optional<int64_t> EventIndex::document(std::string_view key) const {
  const uint64_t wanted = digits_of(key);
  if (!key.starts_with('d') || with_digits('d', wanted) != key) return std::nullopt;
  const auto at = std::lower_bound(documents_by_key_.begin(), documents_by_key_.end(), std::pair(wanted, INT64_MIN));
  if (at == documents_by_key_.end() || at->first != wanted) return std::nullopt;
  return at->second;
}

}  // namespace isnad::server
