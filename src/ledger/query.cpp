// Reading events out of a ledger; see query.h.
//
// --place «دوما» (Douma) first becomes the ids of all places of that name and of all that lies in them; then one
// statement finds the events' numbers in order, and each event is put together from its rows by prepared statements.
#include "ledger/query.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ledger/names.h"
#include "ledger/snapshot.h"
#include "record/sha256.h"

namespace isnad::ledger {

namespace {

bool is_id(std::string_view text) {
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'; });
}

// ── Which events ──────────────────────────────────────────────────────────────────────────────────────────────────

/// The conditions of a filter, with what is to be bound to their question marks.
class Conditions {
 public:
  Conditions(Database& database, const EventFilter& filter) : database_(database), filter_(filter) {
    simple();
    if (!filter.place.empty()) place();
    if (!filter.actor.empty()) actor();
    if (!filter.source.empty()) source();
    if (!filter.match.empty()) {
      add("e.event IN (SELECT ec.event FROM search JOIN claim c ON c.article = search.rowid"
          " JOIN event_claim ec USING (claim) WHERE search MATCH ?)",
          filter.match);
    }
    if (!filter.document.empty()) {
      add("e.event IN (SELECT ec.event FROM document d JOIN article a USING (document) JOIN claim c USING (article)"
          " JOIN event_claim ec USING (claim) WHERE d.id = ?)",
          filter.document);
    }
  }

  Query query() const {
    Query query(database_, "SELECT e.event FROM event e WHERE " + (sql_.empty() ? std::string("1") : sql_) +
                               " ORDER BY e.date_from IS NULL, e.date_from, e.id LIMIT " +
                               std::to_string(filter_.limit));
    for (size_t i = 0; i < values_.size(); ++i) query.bind_one(static_cast<int>(i) + 1, values_[i]);
    return query;
  }

 private:
  template <class... Values>
  void add(std::string_view condition, Values... values) {
    if (!sql_.empty()) sql_ += " AND ";
    sql_ += condition;
    (values_.emplace_back(std::move(values)), ...);
  }

  void simple() {
    if (!filter_.id.empty()) add("e.id >= ? AND e.id < ?", filter_.id, filter_.id + "\x7F");
    if (!filter_.type.empty()) add("e.type = ?", filter_.type);
    if (!filter_.mode.empty()) add("instr(' ' || e.modes || ' ', ?) > 0", ' ' + filter_.mode + ' ');
    if (filter_.to) add("e.date_from <= ?", filter_.to->iso());
    if (filter_.from) add("coalesce(e.date_to, e.date_from) >= ?", filter_.from->iso());
    if (!filter_.toll.empty()) {
      add("EXISTS (SELECT 1 FROM event_toll t WHERE t.event = e.event AND t.kind = ?)", filter_.toll);
    }
    if (filter_.contested) add("e.contested <> ''");
    if (!filter_.contested_about.empty()) {
      add("instr(' ' || e.contested || ' ', ?) > 0", ' ' + filter_.contested_about + ' ');
    }
    if (!filter_.background) add("e.background = 0");
    if (!filter_.prospective) add("e.status <> 'prospective'");
  }

  /// The places that are meant and all that lies in them are put into a table of this connection.
  void place() {
    database_.run("CREATE TEMP TABLE IF NOT EXISTS wanted_place (place TEXT PRIMARY KEY) WITHOUT ROWID");
    database_.run("DELETE FROM temp.wanted_place");
    Query insert(database_, "INSERT INTO temp.wanted_place VALUES (?)");
    for (const std::string& id : places_within(database_, filter_.place)) insert.run(id);
    // By its words as well: where no gazetteer has it, `place` is what it lies in, or null.
    add("(e.place IN temp.wanted_place OR isnad_same_name(e.place_text, ?))", filter_.place);
  }

  /// An id of somebody in the ledger is that one and all below; anything else is words.
  void actor() {
    std::string which = "p.actor = ? OR (p.actor > ? || '.' AND p.actor < ? || '/')";
    bool id = is_id(filter_.actor);
    if (id) {
      Query known(database_, "SELECT 1 FROM participant p WHERE " + which + " LIMIT 1");
      id = known.bind(filter_.actor, filter_.actor, filter_.actor).step();
    }
    if (!id) which = "isnad_has_words(coalesce(p.name, '') || ' ' || p.text, ?)";
    add("e.event IN (SELECT ec.event FROM participant p JOIN event_claim ec USING (claim) WHERE " + which + ")");
    values_.insert(values_.end(), id ? 3 : 1, filter_.actor);
  }

  void source() {
    const std::string below = "id = ? OR (id > ? || '.' AND id < ? || '/')";
    Query known(database_, "SELECT 1 FROM source WHERE " + below);
    const bool id = known.bind(filter_.source, filter_.source, filter_.source).step();
    add("e.event IN (WITH wanted AS MATERIALIZED (SELECT id, name, name_ar FROM source WHERE " +
        (id ? below : std::string("isnad_has_words(name, ?) OR isnad_has_words(name_ar, ?)")) +
        ") SELECT event FROM event_claim WHERE voice IN (SELECT id FROM wanted)"
        " UNION SELECT event FROM claim JOIN event_claim USING (claim) WHERE speaker IN (SELECT id FROM wanted)"
        " UNION SELECT event FROM chain JOIN claim USING (statement) JOIN event_claim USING (claim)"
        " WHERE source IN (SELECT id FROM wanted)"
        " UNION SELECT event FROM document JOIN article USING (document) JOIN claim USING (article)"
        " JOIN event_claim USING (claim) WHERE " +
        (id ? "outlet IN (SELECT name FROM wanted UNION SELECT name_ar FROM wanted))" : "isnad_has_words(outlet, ?))"));
    values_.insert(values_.end(), size_t{3}, filter_.source);
  }

  Database& database_;
  const EventFilter& filter_;
  std::string sql_;
  std::vector<std::string> values_;
};

// ── One event ─────────────────────────────────────────────────────────────────────────────────────────────────────

class EventReader {
 public:
  EventReader(const Database& database, bool words)
      : head_(database,
              "SELECT e.id, e.type, e.modes, e.status, e.background, e.contested, e.date_from, e.date_to, e.date_basis,"
              " e.place, e.place_text, e.precision, e.lat, e.lon, e.articles, e.independent_sources,"
              " p.name, p.name_ar, p.country, a.place, a.name, a.name_ar, d.name, d.name_ar, e.reviewed"
              " FROM event e LEFT JOIN place p ON p.place = e.place LEFT JOIN place a ON a.place = p.admin1"
              " LEFT JOIN place q ON q.place = p.parent LEFT JOIN place r ON r.place = q.parent"
              " LEFT JOIN place d ON d.place = CASE 'district' WHEN p.precision THEN p.place"
              " WHEN q.precision THEN q.place WHEN r.precision THEN r.place END"
              " WHERE e.event = ?"),
        parties_(
            database,
            "SELECT role, actor, name, text, voices FROM event_participant WHERE event = ? ORDER BY role, position"),
        claims_(database,
                std::string("SELECT c.claim, d.id, d.path, d.outlet, a.number, c.id, coalesce(a.published, d.published)"
                            " AS day, c.trigger, c.type, c.modes, c.factuality, c.background, c.statement, c.speaker,"
                            " ec.voice, ec.copy_of, c.evidence_begin, c.evidence_end, c.trigger_begin, c.trigger_end,"
                            " a.article, d.origin, ") +
                    (words ? "substr(d.text, c.evidence_begin + 1, c.evidence_end - c.evidence_begin),"
                             " coalesce(d.title, substr(d.text, a.title_begin + 1, a.title_end - a.title_begin)), d.url"
                           : "NULL, NULL, d.url") +
                    ", ec.review FROM event_claim ec JOIN claim c USING (claim) JOIN article a USING (article)"
                    " JOIN document d USING (document) WHERE ec.event = ?"
                    " ORDER BY day IS NULL, day, d.published_at, d.id, d.origin, a.number, length(c.id), c.id"),
        statement_(database, "SELECT stance, cue, parent FROM statement WHERE statement = ?"),
        chain_(database, "SELECT text, source, actor, name, label FROM chain WHERE statement = ? ORDER BY position"),
        own_voice_(database, "SELECT speaker FROM claim WHERE article = ? AND statement IS NULL LIMIT 1"),
        source_(database, "SELECT name, name_ar FROM source WHERE id = ?"),
        tolls_(database, "SELECT kind, who, low, high, reviewed FROM event_toll WHERE event = ?"),
        figures_(database,
                 "SELECT kind, who, claim, voice, number, number_to, hedge, updated FROM event_figure WHERE event = ?"
                 " ORDER BY kind, who, position"),
        contests_(database,
                  "SELECT contested, about, kind, who FROM contested WHERE event = ? ORDER BY about = 'occurrence',"
                  " about = 'means', about = 'actor', kind, who, contested"),
        sides_(database, "SELECT side, says, how FROM contested_side WHERE contested = ? ORDER BY side"),
        side_claims_(database, "SELECT claim, voice FROM contested_claim WHERE contested = ? AND side = ?") {}

  EventRecord read(int64_t row) {
    EventRecord event;
    event.row = row;
    head(event);
    parties_.bind(row);
    while (parties_.step()) {
      (parties_.text(0) == "actor" ? event.actors : event.targets)
          .push_back({parties_.string(1), parties_.string(2), parties_.string(3), parties_.integer(4)});
    }
    read_claims(event);
    read_tolls(event);
    contests(event);
    return event;
  }

 private:
  void head(EventRecord& event) {
    head_.bind(event.row);
    if (!head_.step()) return;
    event.id = head_.string(0);
    event.type = head_.string(1);
    event.modes = head_.string(2);
    event.status = head_.string(3);
    event.background = head_.integer(4) != 0;
    event.contested = head_.string(5);
    event.date_from = head_.string(6);
    event.date_to = head_.null(7) ? event.date_from : head_.string(7);
    event.date_basis = head_.string(8);
    event.place = head_.string(9);
    event.place_text = head_.string(10);
    event.precision = head_.string(11);
    if (!head_.null(12) && !head_.null(13)) {
      event.latitude = head_.real(12);
      event.longitude = head_.real(13);
    }
    event.articles = head_.integer(14);
    event.independent_sources = head_.integer(15);
    event.place_name = head_.string(16);
    event.place_name_ar = head_.string(17);
    event.country = head_.string(18);
    event.admin1 = head_.string(19);
    event.admin1_name = head_.string(20);
    event.admin1_name_ar = head_.string(21);
    event.admin2_name = head_.string(22);
    event.admin2_name_ar = head_.string(23);
    event.reviewed = head_.string(24);
    head_.reset();
  }

  void read_claims(EventRecord& event) {
    claims_.bind(event.row);
    while (claims_.step()) {
      EventClaim& claim = event.claims.emplace_back();
      claim.row = claims_.integer(0);
      claim.document = claims_.string(1);
      claim.path = claims_.string(2);
      claim.outlet = claims_.string(3);
      claim.article = static_cast<int>(claims_.integer(4));
      claim.id = claims_.string(5);
      claim.published = claims_.string(6);
      claim.trigger = claims_.string(7);
      claim.type = claims_.string(8);
      claim.modes = claims_.string(9);
      claim.factuality = claims_.string(10);
      claim.background = claims_.integer(11) != 0;
      claim.speaker = named(claims_.string(13));
      claim.voice = named(claims_.string(14));
      claim.copy_of = claims_.optional_integer(15);
      claim.evidence = span(16);
      claim.trigger_span = span(18);
      claim.origin = claims_.string(21);
      claim.words = claims_.string(22);
      claim.title = claims_.string(23);
      claim.url = claims_.string(24);
      claim.review = claims_.string(25);
      if (claim.trigger_span.begin > claim.evidence.begin) {
        claim.words_trigger_at = claim.trigger_span.begin - claim.evidence.begin;
      }
      chain(claim, claims_.optional_integer(12));
      outlet(claim, claims_.null(12), claims_.integer(20));
    }
  }

  Span span(int column) const {
    return {static_cast<uint32_t>(claims_.integer(column)), static_cast<uint32_t>(claims_.integer(column + 1))};
  }

  void chain(EventClaim& claim, std::optional<int64_t> statement) {
    // A statement is never deeper than the sentences it stands in; the bound is for a ledger that somebody has edited.
    for (int depth = 0; statement && depth < 32; ++depth) {
      chain_.bind(*statement);
      while (chain_.step()) {
        claim.chain.push_back(
            {chain_.string(0), chain_.string(1), chain_.string(2), chain_.string(3), chain_.string(4)});
      }
      statement_.bind(*statement);
      if (!statement_.step()) break;
      if (depth == 0) {
        claim.stance = statement_.string(0);
        claim.cue = statement_.string(1);
      }
      statement = statement_.optional_integer(2);
    }
  }

  /// The last link: who prints it. An outlet that speaks of itself by name is not its own messenger.
  void outlet(EventClaim& claim, bool own_words, int64_t article) {
    if (claim.outlet.empty() && !own_words) return;  // behind a name, a page of nobody knows whom says nothing
    std::string id = own_words ? claim.speaker.id : std::string();
    if (!own_words && own_voice_.bind(article).step()) id = own_voice_.string(0);
    if (!claim.chain.empty() && (claim.chain.back().source == id || claim.chain.back().text == claim.outlet)) return;
    const SourceName voice = id.empty() ? SourceName{} : named(id);
    ChainLink& link = claim.chain.emplace_back();
    link.text = claim.outlet.empty() ? voice.name_ar : claim.outlet;
    link.source = id;
    if (voice.name != link.text && voice.name != id) link.name = voice.name;
  }

  void read_tolls(EventRecord& event) {
    tolls_.bind(event.row);
    while (tolls_.step()) {
      event.tolls.push_back({tolls_.string(0), tolls_.string(1), tolls_.optional_integer(2), tolls_.optional_integer(3),
                             std::vector<EventFigure>(), tolls_.integer(4) != 0});
    }
    // As the record lists them: what was done, and of that all persons first.
    static constexpr std::string_view kOrder[] = {"killed",    "injured",   "missing",    "captured",
                                                  "displaced", "destroyed", "surrendered"};
    const auto rank = [](const EventToll& toll) {
      return std::pair(std::find(std::begin(kOrder), std::end(kOrder), toll.kind) - std::begin(kOrder),
                       toll.who != "total");
    };
    std::stable_sort(event.tolls.begin(), event.tolls.end(),
                     [&](const EventToll& a, const EventToll& b) { return rank(a) < rank(b); });
    figures_.bind(event.row);
    while (figures_.step()) {
      const auto toll = std::find_if(event.tolls.begin(), event.tolls.end(), [&](const EventToll& one) {
        return one.kind == figures_.text(0) && one.who == figures_.text(1);
      });
      if (toll == event.tolls.end()) continue;
      toll->figures.push_back({figures_.integer(2), figures_.string(3), figures_.optional_integer(4),
                               figures_.optional_integer(5), figures_.string(6), figures_.integer(7) != 0});
    }
  }

  void contests(EventRecord& event) {
    std::vector<int64_t> rows;
    contests_.bind(event.row);
    while (contests_.step()) {
      rows.push_back(contests_.integer(0));
      event.contests.push_back(
          {contests_.string(1), contests_.string(2), contests_.string(3), std::vector<ContestedSide>()});
    }
    if (rows.empty()) return;
    std::unordered_map<int64_t, size_t> place_of;
    for (size_t i = 0; i < event.claims.size(); ++i) place_of[event.claims[i].row] = i;
    for (size_t i = 0; i < rows.size(); ++i) {
      sides_.bind(rows[i]);
      while (sides_.step()) {
        ContestedSide& side = event.contests[i].sides.emplace_back();
        side.says = sides_.string(1);
        side.how = sides_.string(2);
        std::vector<std::pair<size_t, std::pair<int64_t, std::string>>> claims;
        side_claims_.bind(rows[i], sides_.integer(0));
        while (side_claims_.step()) {
          const auto place = place_of.find(side_claims_.integer(0));
          claims.push_back({place == place_of.end() ? event.claims.size() : place->second,
                            {side_claims_.integer(0), side_claims_.string(1)}});
        }
        std::sort(claims.begin(), claims.end());
        std::vector<std::string> voices;
        for (const auto& claim : claims) {
          const auto& [row, voice] = claim.second;
          side.claims.push_back(row);
          if (std::find(voices.begin(), voices.end(), voice) != voices.end()) continue;
          voices.push_back(voice);
          side.sources.push_back(named(voice));
        }
      }
    }
  }

  const SourceName& named(const std::string& id) {
    constexpr size_t kMostKept = 20'000;
    if (names_.size() > kMostKept) names_.clear();
    auto& name = names_[id];
    if (name.id.empty() && !id.empty()) {
      name = {id, id, id};
      source_.bind(id);
      if (source_.step()) name = {id, source_.string(0), source_.string(1)};
      source_.reset();
    }
    return name;
  }

  Query head_, parties_, claims_, statement_, chain_, own_voice_, source_, tolls_, figures_, contests_, sides_,
      side_claims_;
  std::unordered_map<std::string, SourceName> names_;
};

}  // namespace

const EventClaim* EventRecord::claim(int64_t wanted) const {
  const auto found =
      std::find_if(claims.begin(), claims.end(), [&](const EventClaim& one) { return one.row == wanted; });
  return found == claims.end() ? nullptr : &*found;
}

const EventToll* EventRecord::total(std::string_view kind) const {
  const auto found = std::find_if(tolls.begin(), tolls.end(),
                                  [&](const EventToll& toll) { return toll.kind == kind && toll.who == "total"; });
  return found == tolls.end() ? nullptr : &*found;
}

std::unordered_set<std::string> places_within(const Database& database, const std::string& place) {
  struct Row {
    std::string id, country, admin1, parent;
    bool is_country = false, meant = false;
  };
  std::vector<Row> rows;
  const std::string wanted = folded_name(place);
  bool by_id = false, by_name = false;
  Query all(database, "SELECT place, name, name_ar, country, admin1, parent, precision FROM place ORDER BY place");
  std::vector<bool> has_name, has_part;
  while (all.step()) {
    rows.push_back({.id = all.string(0),
                    .country = all.string(3),
                    .admin1 = all.string(4),
                    .parent = all.string(5),
                    .is_country = all.text(6) == "country"});
    Row& row = rows.back();
    const std::string english = folded_name(all.text(1)), arabic = folded_name(all.text(2));
    row.meant = row.id == place;
    by_id = by_id || row.meant;
    has_name.push_back(!wanted.empty() && (english == wanted || arabic == wanted));
    has_part.push_back(has_words(english, wanted) || has_words(arabic, wanted));
    by_name = by_name || has_name.back();
  }
  std::unordered_set<std::string> ids, countries;
  std::unordered_map<std::string, std::vector<size_t>> below;
  std::vector<size_t> open;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!by_id) rows[i].meant = by_name ? has_name[i] : has_part[i];
    if (rows[i].meant) {
      open.push_back(i);
      if (rows[i].is_country) countries.insert(rows[i].country);
    }
    if (!rows[i].admin1.empty()) below[rows[i].admin1].push_back(i);
    if (!rows[i].parent.empty()) below[rows[i].parent].push_back(i);
  }
  for (size_t i = 0; i < rows.size() && !countries.empty(); ++i) {
    if (countries.contains(rows[i].country)) open.push_back(i);
  }
  while (!open.empty()) {
    const size_t at = open.back();
    open.pop_back();
    if (!ids.insert(rows[at].id).second) continue;
    if (const auto inner = below.find(rows[at].id); inner != below.end()) {
      open.insert(open.end(), inner->second.begin(), inner->second.end());
    }
  }
  return ids;
}

std::string article_key(std::string_view document, std::string_view origin) {
  std::string name(document);
  name += '\0';
  name += origin;
  return "d" + sha256(name).substr(0, 12);
}

Result<int64_t> for_each_event(Ledger& ledger, const EventFilter& filter,
                               const std::function<bool(const EventRecord&)>& take) {
  try {
    register_name_functions(ledger.database());
    const Snapshot snapshot(ledger.database());
    const Conditions conditions(ledger.database(), filter);
    Query events = conditions.query();
    EventReader reader(ledger.database(), filter.words);
    int64_t taken = 0;
    while (events.step()) {
      ++taken;
      if (!take(reader.read(events.integer(0)))) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

Result<int64_t> for_each_event(Ledger& ledger, std::span<const std::string> ids, bool words,
                               const std::function<bool(const EventRecord&)>& take) {
  try {
    const Snapshot snapshot(ledger.database());
    Query row(ledger.database(), "SELECT event FROM event WHERE id = ?");
    EventReader reader(ledger.database(), words);
    int64_t taken = 0;
    for (const std::string& id : ids) {
      if (!row.bind(id).step()) continue;
      const int64_t event = row.integer(0);
      row.reset();
      ++taken;
      if (!take(reader.read(event))) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

Result<std::vector<std::string>> unanswered(Ledger& ledger, const EventFilter& filter) {
  std::vector<std::string> out;
  std::optional<Error> error;
  const auto ask = [&](std::string EventFilter::*part, const std::string& sentence) {
    if ((filter.*part).empty() || error) return;
    EventFilter alone{.background = true, .prospective = true, .limit = 1};
    alone.*part = filter.*part;
    const auto found = for_each_event(ledger, alone, [](const EventRecord&) { return false; });
    if (!found) {
      error = found.error();
    } else if (*found == 0) {
      out.push_back(sentence + " «" + filter.*part + "»");
    }
  };
  ask(&EventFilter::id, "no event of this ledger has an id that begins with");
  ask(&EventFilter::type, "no event of this ledger is of the type");
  ask(&EventFilter::mode, "no event of this ledger has the mode");
  ask(&EventFilter::place, "no event of this ledger is at a place called");
  ask(&EventFilter::actor, "nobody who acts or is acted on in this ledger is called");
  ask(&EventFilter::source, "no source of this ledger's events is called");
  ask(&EventFilter::match, "no article that an event was told in has the words");
  ask(&EventFilter::toll, "no event of this ledger has a toll of the kind");
  ask(&EventFilter::document, "no event of this ledger is told by the document");
  if (error) return *error;
  return out;
}

}  // namespace isnad::ledger
