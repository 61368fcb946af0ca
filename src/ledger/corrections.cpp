// Adding, checking, listing and replaying corrections; see corrections.h.
//
// Whoever says that «قصف» (shelling) is none names the claim by document, article and number; what else is known of it
// is written beside that, so that it is found again when the article has changed. What a correction does to events is
// in review.h.
#include "ledger/corrections.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <set>
#include <unordered_map>

#include "ledger/correction_json.h"
#include "ledger/derive.h"
#include "ledger/merge.h"
#include "ledger/rederive.h"
#include "ledger/review.h"
#include "ledger/snapshot.h"
#include "record/sha256.h"
#include "text/utf8.h"

namespace isnad::ledger {
namespace {

// By so many of its first claims an event is known.
constexpr int64_t kRemembered = 100;
constexpr size_t kMostClaims = 1000, kLongestName = 200, kLongestNote = 10'000;
constexpr int64_t kLargestToll = 1'000'000'000'000;

struct Refused {
  CorrectionError error;
};

[[noreturn]] void refuse(CorrectionFault fault, const std::string& message) { throw Refused{{fault, message}}; }
[[noreturn]] void bad(const std::string& message) { refuse(CorrectionFault::BadRequest, message); }
[[noreturn]] void missing(const std::string& message) { refuse(CorrectionFault::NotFound, message); }

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&time, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string digest_of(const std::string& before, const std::string& content) { return sha256(before + content); }
std::string id_of(const std::string& digest) { return "k" + digest.substr(0, 12); }

/// Appends a correction; fills in its id and number. One that is replayed keeps its id if it comes behind the same ones
/// as where it was made; else `was` tells what it was called there.
void append(const Database& database, Correction& correction, const std::string& replayed = {},
            const std::string& was = {}) {
  Query last(database, "SELECT correction, digest FROM correction ORDER BY correction DESC LIMIT 1");
  const bool any = last.step();
  correction.number = any ? last.integer(0) + 1 : 1;
  const std::string before = any ? last.string(1) : "";
  std::string content = correction_content(correction), digest = digest_of(before, content);
  if (!replayed.empty() && id_of(digest) != replayed) {
    correction.was = was;
    content = correction_content(correction);
    digest = digest_of(before, content);
  }
  correction.id = id_of(digest);
  Query(database, "INSERT INTO correction VALUES (?, ?, ?, ?)").run(correction.number, correction.id, digest, content);
}

// ── What is asked for, looked at in the ledger ──

/// Can be written down and read back.
bool is_text(std::string_view bytes) {
  return !first_invalid_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
}

/// What needs no ledger to be seen.
void check_form(const NewCorrection& c) {
  if (is_blank(c.by)) bad("who signs is missing (`by`)");
  if (c.by.size() > kLongestName)
    bad("the name of who signs is longer than " + std::to_string(kLongestName) + " bytes");
  if (std::any_of(c.by.begin(), c.by.end(), [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; })) {
    bad("the name of who signs has a control character or a line break");
  }
  if (c.note.size() > kLongestNote) bad("the note is longer than " + std::to_string(kLongestNote) + " bytes");
  if (!is_text(c.by) || !is_text(c.note)) bad("the name or the note is not valid UTF-8, or has a zero character");
  if (c.claims.size() > kMostClaims) bad("more than " + std::to_string(kMostClaims) + " claims in one correction");
  const std::string kind = name_of(c.kind);
  const auto needs = [&](bool there, const char* what) {
    if (!there) bad("a correction of kind " + kind + " needs " + what);
  };
  const auto takes_no = [&](bool absent, const char* what) {
    if (!absent) bad("a correction of kind " + kind + " takes no " + what);
  };
  switch (c.kind) {
    case CorrectionKind::Confirm:
    case CorrectionKind::Reject:
      needs(!c.claims.empty(), "claims");
      takes_no(c.to.empty(), "`to`");
      break;
    case CorrectionKind::Move:
      needs(!c.claims.empty(), "claims");
      break;
    case CorrectionKind::Join:
      needs(!c.event.empty() && !c.to.empty(), "two events (`event` and `to`)");
      takes_no(c.claims.empty(), "claims");
      if (c.event == c.to) bad("an event cannot be joined with itself");
      break;
    case CorrectionKind::Split:
      needs(!c.event.empty(), "an event");
      needs(!c.claims.empty(), "claims: those that become an event of their own");
      takes_no(c.to.empty(), "`to`");
      break;
    case CorrectionKind::Place:
    case CorrectionKind::Toll:
      needs(!c.event.empty(), "an event");
      needs(c.kind == CorrectionKind::Place ? c.place.has_value() : c.toll.has_value(), "`after`");
      takes_no(c.claims.empty(), "claims");
      takes_no(c.to.empty(), "`to`");
      break;
    case CorrectionKind::Note:
      needs(!is_blank(c.note), "a note");
      needs(!c.event.empty() || !c.claims.empty(), "an event or claims");
      takes_no(c.to.empty(), "`to`");
      break;
    case CorrectionKind::Withdraw:
      needs(!c.to.empty(), "the id of a correction (`to`)");
      takes_no(c.event.empty() && c.claims.empty(), "event or claims");
      break;
  }
  if (c.kind != CorrectionKind::Place && c.place) takes_no(false, "place");
  if (c.kind != CorrectionKind::Toll && c.toll) takes_no(false, "toll");
}

template <class Enum>
bool is_name_of(std::string_view name, int from, int to) {
  for (int i = from; i <= to; ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return true;
  }
  return false;
}

void check_toll(const CorrectedToll& toll) {
  if (!is_name_of<TollKind>(toll.kind, 1, static_cast<int>(TollKind::Surrendered))) {
    bad("«" + toll.kind +
        "» is no kind of toll: killed, injured, missing, captured, displaced, destroyed or surrendered");
  }
  if (toll.who != "total" && !is_name_of<Victim>(toll.who, 0, static_cast<int>(Victim::Other))) {
    bad("«" + toll.who + "» is neither total nor a class of victims (person, civilian, child, combatant …)");
  }
  if (!toll.low || !toll.high) bad("a toll needs `low` and `high`; they are the same where the number is known");
  if (*toll.low < 0 || *toll.high < *toll.low || *toll.high > kLargestToll) {
    bad("a toll must be 0 or more, and `low` not greater than `high`");
  }
}

void check_place(const CorrectedPlace& place) {
  if (place.latitude.has_value() != place.longitude.has_value() || (place.place.empty() && !place.latitude)) {
    bad("a place needs an id of the gazetteer, or `lat` and `lon` with a name");
  }
  if (place.latitude && !(*place.latitude >= -90 && *place.latitude <= 90)) bad("`lat` is not between -90 and 90");
  if (place.longitude && !(*place.longitude >= -180 && *place.longitude <= 180)) {
    bad("`lon` is not between -180 and 180");
  }
  if (is_blank(place.name) && is_blank(place.name_ar) && place.place.empty()) {
    bad("a place that is no place of the gazetteer needs a name");
  }
  if (std::max(place.name.size(), place.name_ar.size()) > kLongestName || !is_text(place.name) ||
      !is_text(place.name_ar)) {
    bad("the name of the place is too long, not valid UTF-8, or has a zero character");
  }
  if (!place.precision.empty() && !is_name_of<Precision>(place.precision, 0, static_cast<int>(Precision::Country))) {
    bad("«" + place.precision + "» is no precision: point, settlement, district, governorate, region or country");
  }
}

/// With what the gazetteer knows of it.
CorrectedPlace completed(const CorrectedPlace& asked, const Engine& engine) {
  if (asked.place.empty()) {
    CorrectedPlace out = asked;
    if (out.precision.empty()) out.precision = name_of(Precision::Settlement);
    return out;
  }
  const auto known = engine.place(asked.place);
  if (!known) {
    missing("the gazetteer has no place " + asked.place +
            "; give a point and a name instead, or import the gazetteer that has it");
  }
  CorrectedPlace out{
      .place = known->id, .name = known->name, .name_ar = known->name_ar, .precision = name_of(known->precision)};
  if (known->located) {
    out.latitude = known->latitude;
    out.longitude = known->longitude;
  }
  return out;
}

class Adder {
 public:
  Adder(Ledger& ledger, const Engine& engine) : ledger_(ledger), database_(ledger.database()), engine_(engine) {}

  Corrected add(const NewCorrection& asked) {
    check_form(asked);
    Transaction transaction(database_);
    if (!ledger_.is_derived(kRules)) {
      refuse(CorrectionFault::Outdated, ledger_.path() +
                                            ": its events are not those of all that was read by this Isnad; `isnad "
                                            "build -l " +
                                            ledger_.path() + "` brings it up to date");
    }
    Correction c;
    static_cast<NewCorrection&>(c) = asked;
    c.at = now();
    std::vector<ReviewStep> before = read_steps(database_);
    look_at(c, before);
    append(database_, c);
    // What was written down is what counts: as it is read back.
    const auto kept = parse_correction(correction_content(c));
    if (!kept) throw Failure(SQLITE_CORRUPT, kept.error().message);
    ReviewStep step;
    step.correction = *kept;
    step.correction.id = c.id;
    step.correction.number = c.number;
    ClaimFinder(database_).find(step);
    read_claims_of_steps(database_, before);
    std::vector<ReviewStep> after = before;
    after.push_back(std::move(step));
    mark_withdrawn(after);
    rederive(ledger_, engine_, before, after);
    Corrected out{after.back().correction, concerned(c.number)};
    transaction.commit();
    return out;
  }

 private:
  /// Fills in what is known of claims and events, and refuses what makes no sense in this ledger.
  void look_at(Correction& c, const std::vector<ReviewStep>& before) {
    std::set<int64_t> rows;
    std::set<std::string> events;
    for (ClaimKey& key : c.claims) {
      const int64_t row = complete(key);
      if (!rows.insert(row).second) bad("the claim " + key.claim + " of " + key.document + " is given twice");
      types_.insert(key.type);
      if (const std::string id = event_of(row); !id.empty()) events.insert(id);
    }
    const bool known_by_events = c.kind == CorrectionKind::Join || c.kind == CorrectionKind::Place ||
                                 c.kind == CorrectionKind::Toll || c.kind == CorrectionKind::Note;
    std::set<int64_t> of_event;
    if (!c.event.empty()) {
      of_event = claims_of(c.event);
      events.insert(c.event);
      if (known_by_events) c.event_claims = keys_of(c.event);
    }
    switch (c.kind) {
      case CorrectionKind::Confirm:
      case CorrectionKind::Reject:
      case CorrectionKind::Note:
        break;
      case CorrectionKind::Move:
        one_type("moved");
        if (!c.to.empty()) {
          const std::set<int64_t> there = claims_of(c.to);
          if (std::includes(there.begin(), there.end(), rows.begin(), rows.end())) {
            bad("the claims stand in " + c.to + " already");
          }
          events.insert(c.to);
          one_type("moved");
          c.to_claims = keys_of(c.to);
        } else if (events.size() == 1 && claims_of(*events.begin()) == rows) {
          bad("these are all claims of " + *events.begin() + ": they are an event of their own already");
        }
        break;
      case CorrectionKind::Join:
        claims_of(c.to);
        one_type("joined");
        events.insert(c.to);
        c.to_claims = keys_of(c.to);
        break;
      case CorrectionKind::Split:
        if (!std::includes(of_event.begin(), of_event.end(), rows.begin(), rows.end())) {
          missing("not all of these claims stand in " + c.event + "; has it changed meanwhile?");
        }
        if (of_event == rows) bad("these are all claims of " + c.event + ": some must stay");
        break;
      case CorrectionKind::Place:
        c.place_before = place_of(c.event);
        check_place(*c.place);
        c.place = completed(*c.place, engine_);
        break;
      case CorrectionKind::Toll:
        check_toll(*c.toll);
        c.toll_before = toll_of(c.event, *c.toll);
        break;
      case CorrectionKind::Withdraw: {
        const auto target = std::find_if(before.begin(), before.end(),
                                         [&](const ReviewStep& step) { return step.correction.id == c.to; });
        if (target == before.end()) missing("there is no correction " + c.to + "; `isnad corrections` lists them");
        if (!target->correction.withdrawn_by.empty()) {
          bad(c.to + " is withdrawn already, by " + target->correction.withdrawn_by);
        }
        for (std::string& id : concerned(target->correction.number)) events.insert(std::move(id));
        break;
      }
    }
    c.events_before.assign(events.begin(), events.end());
  }

  void one_type(const char* what) const {
    if (types_.size() < 2) return;
    std::string list;
    for (const std::string& type : types_) list += (list.empty() ? "" : ", ") + type;
    bad("claims of several types (" + list + ") cannot be " + what + ": an event has one type");
  }

  /// The row of a claim; fills in the rest of its name.
  int64_t complete(ClaimKey& key) {
    if (key.document.empty() || key.claim.empty()) bad("a claim is named by `document`, `article` and `claim`");
    const std::string name =
        "claim " + key.claim + " of article " + std::to_string(key.article) + " of " + key.document;
    // By the id first, which has an index: a path is looked for among all documents.
    Query by_id(database_, "SELECT 1 FROM document WHERE id = ?");
    const bool is_id = by_id.bind(key.document).step();
    Query find(
        database_,
        std::string(
            "SELECT c.claim, d.origin, c.type, c.trigger, c.trigger_begin, c.trigger_end, d.id FROM document d JOIN "
            "article a USING (document) JOIN claim c USING (article) WHERE ") +
            (is_id ? "d.id" : "d.origin") + " = ? AND a.number = ? AND c.id = ?");
    find.bind(key.document, key.article, key.claim);
    std::optional<int64_t> row;
    ClaimKey whole = key;
    while (find.step()) {
      const std::string origin = find.string(1);
      if (key.origin && *key.origin != origin) continue;
      if (!key.article_key.empty() && key.article_key != article_key(key.document, origin)) continue;
      if (row) {
        bad("there are several documents " + key.document +
            ": say which by `origin`, the whole path of its file, or `article_key`");
      }
      row = find.integer(0);
      whole.document = find.string(6);
      whole.origin = origin;
      whole.type = find.string(2);
      whole.trigger = find.string(3);
      whole.trigger_span = {static_cast<uint32_t>(find.integer(4)), static_cast<uint32_t>(find.integer(5))};
    }
    if (!row) missing("there is no " + name);
    if ((!key.type.empty() && key.type != whole.type) || (!key.trigger.empty() && key.trigger != whole.trigger)) {
      missing("the " + name + " is another one now (" + whole.type + " «" + whole.trigger + "»); look at it again");
    }
    key = whole;
    key.article_key.clear();
    return *row;
  }

  /// Id of the event in which a claim stands; empty for none.
  std::string event_of(int64_t claim) {
    Query query(database_, "SELECT e.id FROM event_claim ec JOIN event e USING (event) WHERE ec.claim = ?");
    return query.bind(claim).step() ? query.string(0) : std::string();
  }

  /// Rows; what types they are is noted.
  std::set<int64_t> claims_of(const std::string& event) {
    std::set<int64_t> out;
    Query query(database_, "SELECT ec.claim, e.type FROM event e JOIN event_claim ec USING (event) WHERE e.id = ?");
    query.bind(event);
    while (query.step()) {
      out.insert(query.integer(0));
      types_.insert(query.string(1));
    }
    if (out.empty()) missing("there is no event " + event + "; `isnad events` lists them");
    return out;
  }

  std::vector<ClaimKey> keys_of(const std::string& event) {
    std::vector<ClaimKey> out;
    Query query(database_,
                "SELECT d.id, d.origin, a.number, c.id, c.type, c.trigger, c.trigger_begin, c.trigger_end FROM event e "
                "JOIN event_claim ec USING (event) JOIN claim c USING (claim) JOIN article a USING (article) JOIN "
                "document d USING (document) WHERE e.id = ? ORDER BY d.id, d.origin, a.number, c.claim LIMIT ?");
    query.bind(event, kRemembered);
    while (query.step()) {
      out.push_back(
          {.document = query.string(0),
           .origin = query.string(1),
           .article = query.integer(2),
           .claim = query.string(3),
           .type = query.string(4),
           .trigger = query.string(5),
           .trigger_span = {static_cast<uint32_t>(query.integer(6)), static_cast<uint32_t>(query.integer(7))}});
    }
    return out;
  }

  std::optional<CorrectedPlace> place_of(const std::string& event) {
    Query query(
        database_,
        "SELECT e.place, p.name, coalesce(p.name_ar, e.place_text), e.precision, e.lat, e.lon FROM event e LEFT "
        "JOIN place p ON p.place = e.place WHERE e.id = ? AND (e.place IS NOT NULL OR e.place_text IS NOT NULL)");
    query.bind(event);
    if (!query.step()) return std::nullopt;
    CorrectedPlace out{query.string(0), query.string(1), query.string(2), query.string(3)};
    if (!query.null(4)) out.latitude = query.real(4);
    if (!query.null(5)) out.longitude = query.real(5);
    return out;
  }

  std::optional<CorrectedToll> toll_of(const std::string& event, const CorrectedToll& asked) {
    Query query(database_,
                "SELECT t.low, t.high FROM event e JOIN event_toll t USING (event) WHERE e.id = ? AND t.kind = ? AND "
                "t.who = ?");
    query.bind(event, asked.kind, asked.who);
    if (!query.step()) return std::nullopt;
    return CorrectedToll{asked.kind, asked.who, query.optional_integer(0), query.optional_integer(1)};
  }

  std::vector<std::string> concerned(int64_t correction) {
    std::vector<std::string> out;
    Query query(
        database_,
        "SELECT e.id FROM correction_event ce JOIN event e USING (event) WHERE ce.correction = ? ORDER BY e.id");
    query.bind(correction);
    while (query.step()) out.push_back(query.string(0));
    return out;
  }

  Ledger& ledger_;
  Database& database_;
  const Engine& engine_;
  std::set<std::string> types_;  // of all claims that the correction speaks of
};

/// Calls `what`, and makes a CorrectionError of whatever it throws.
template <class T, class What>
CorrectionResult<T> caught(const std::string& path, What what) {
  try {
    return what();
  } catch (const Refused& refused) {
    return refused.error;
  } catch (const Failure& failure) {
    const bool busy = failure.code() == SQLITE_BUSY || failure.code() == SQLITE_LOCKED;
    return CorrectionError{busy ? CorrectionFault::Busy : CorrectionFault::Failed, explained(failure, path).text()};
  } catch (const std::bad_alloc&) {
    return CorrectionError{CorrectionFault::Failed, path + ": memory has run out; nothing was changed"};
  }
}

}  // namespace

CorrectionResult<Corrected> add_correction(Ledger& ledger, const Engine& engine, const NewCorrection& correction) {
  return caught<Corrected>(ledger.path(), [&] { return Adder(ledger, engine).add(correction); });
}

CorrectionResult<Corrected> add_correction(const std::string& path, const Engine& engine,
                                           const NewCorrection& correction, std::shared_ptr<LedgerFile>* file) {
  {
    // Opening to write would bring an older ledger up to date, and leave it without events.
    auto readable = Ledger::open_to_read(path);
    if (!readable) return CorrectionError{CorrectionFault::Failed, readable.error().text()};
  }
  bool busy = false;
  Ledger::WriteOptions options;
  options.wait = false;
  options.check = false;
  options.busy = &busy;
  options.file = file;
  auto ledger = Ledger::open_to_write(path, options);
  if (!ledger) {
    return CorrectionError{busy ? CorrectionFault::Busy : CorrectionFault::Failed, ledger.error().text()};
  }
  auto made = caught<Corrected>(path, [&] {
    // What somebody has signed is on the disk when he is told so, also while readers keep the ledger in WAL mode.
    ledger->database().run("PRAGMA synchronous = FULL");
    return Adder(*ledger, engine).add(correction);
  });
  ledger->close();
  return made;
}

Result<int64_t> for_each_correction(Ledger& ledger, const CorrectionFilter& filter,
                                    const std::function<bool(const Correction&)>& take) {
  try {
    Database& database = ledger.database();
    const Snapshot snapshot(database);
    std::optional<std::set<int64_t>> wanted;
    const auto want = [&](Query& query) {
      std::set<int64_t> found;
      while (query.step()) {
        if (!wanted || wanted->contains(query.integer(0))) found.insert(query.integer(0));
      }
      wanted = std::move(found);
    };
    if (!filter.event.empty()) {
      Query query(database, "SELECT ce.correction FROM event e JOIN correction_event ce USING (event) WHERE e.id = ?");
      want(query.bind(filter.event));
    }
    if (filter.article_row) {
      Query query(database,
                  "SELECT DISTINCT cc.correction FROM claim c JOIN correction_claim cc USING (claim)"
                  " WHERE c.article = ? AND cc.part = 'claim'");
      want(query.bind(*filter.article_row));
    }
    if (wanted && wanted->empty()) return 0;  // most events: the corrections need not be read
    std::vector<ReviewStep> steps = read_steps(database);
    read_claims_of_steps(database, steps);
    if (filter.newest_first) std::reverse(steps.begin(), steps.end());
    int64_t taken = 0;
    for (ReviewStep& step : steps) {
      if (taken == filter.limit) break;
      Correction& c = step.correction;
      if (filter.beyond != 0 && (filter.newest_first ? c.number >= filter.beyond : c.number <= filter.beyond)) continue;
      if (!filter.id.empty() && c.id != filter.id) continue;
      if (wanted && !wanted->contains(c.number)) continue;
      c.dormant = step.dormant();
      ++taken;
      if (!take(c)) break;
    }
    return taken;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

Result<CorrectionCheck> check_corrections(Ledger& ledger) {
  try {
    CorrectionCheck out;
    Query query(ledger.database(), "SELECT correction, id, digest, content FROM correction ORDER BY correction");
    std::string before;
    while (query.step()) {
      ++out.corrections;
      if (!out.fault.empty()) continue;
      const std::string digest = digest_of(before, query.string(3));
      const std::string name = "correction " + std::to_string(query.integer(0)) + " (" + query.string(1) + ")";
      if (query.integer(0) != out.corrections) {
        out.fault = "correction " + std::to_string(out.corrections) + " is missing";
      } else if (digest != query.text(2) || id_of(digest) != query.text(1)) {
        out.fault = name + " is not as it was signed, or one before it was taken away or changed";
      }
      before = digest;
    }
    return out;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

CorrectionResult<Replayed> replay_corrections(Ledger& ledger, const Engine& engine, std::string_view json_lines) {
  return caught<Replayed>(ledger.path(), [&] {
    Replayed out;
    Database& database = ledger.database();
    {
      Transaction transaction(database);
      std::map<std::string, std::string> ids;  // of the lines, and what they are called here
      for (const ReviewStep& step : read_steps(database)) {
        ids.emplace(step.correction.id, step.correction.id);
        if (!step.correction.was.empty()) ids.emplace(step.correction.was, step.correction.id);
      }
      for (int64_t number = 1; !json_lines.empty(); ++number) {
        const size_t end = json_lines.find('\n');
        const std::string_view line = json_lines.substr(0, end);
        json_lines.remove_prefix(end == std::string_view::npos ? json_lines.size() : end + 1);
        if (is_blank(line)) continue;
        const std::string where = "line " + std::to_string(number) + ": ";
        auto parsed = parse_correction(line);
        if (!parsed) bad(where + parsed.error().message);
        Correction& c = *parsed;
        if (c.id.empty() || c.at.empty()) bad(where + "it has no `id` or no `at`: is it from `isnad corrections`?");
        try {
          check_form(c);
          if (c.toll) check_toll(*c.toll);
          if (c.place) check_place(*c.place);
        } catch (const Refused& refused) {
          bad(where + refused.error.message);
        }
        if (ids.contains(c.id) || (!c.was.empty() && ids.contains(c.was))) {
          ++out.known;
          continue;
        }
        for (auto* keys : {&c.claims, &c.event_claims, &c.to_claims}) {
          for (ClaimKey& key : *keys) key.article_key.clear();
        }
        const std::string id = c.id, first_id = c.was.empty() ? c.id : c.was;
        if (c.kind == CorrectionKind::Withdraw) {
          const auto target = ids.find(c.to);
          if (target == ids.end()) bad(where + "it withdraws " + c.to + ", which is neither here nor in a line before");
          c.to = target->second;
        }
        append(database, c, id, first_id);
        ids.emplace(id, c.id);
        ids.emplace(first_id, c.id);
        ++out.added;
      }
      if (out.added > 0) ledger.mark_read();
      transaction.commit();
    }
    if (!ledger.is_derived(kRules)) {
      const auto derived = derive(ledger, engine, {});
      if (!derived) refuse(CorrectionFault::Failed, derived.error().text());
    }
    return out;
  });
}

Result<std::vector<std::string>> events_now(Ledger& ledger, const std::string& id) {
  try {
    Database& database = ledger.database();
    const Snapshot snapshot(database);
    std::vector<ReviewStep> steps = read_steps(database);
    std::vector<std::string> out;
    Query query(
        database,
        "SELECT e.id FROM correction_event ce JOIN event e USING (event) WHERE ce.correction = ? ORDER BY e.id");
    for (auto step = steps.rbegin(); step != steps.rend() && out.empty(); ++step) {
      const auto& before = step->correction.events_before;
      if (std::find(before.begin(), before.end(), id) == before.end()) continue;
      query.bind(step->correction.number);
      while (query.step()) out.push_back(query.string(0));
    }
    return out;
  } catch (const Failure& failure) {
    return explained(failure, ledger.path());
  }
}

}  // namespace isnad::ledger
