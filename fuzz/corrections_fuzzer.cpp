// Any bytes as corrections of a small ledger: whatever is asked, the ledger stays whole, what was signed stays signed,
// and its events are those that deriving it anew gives.
//
// The first byte tells the form of the rest:
//   p   lines of JSON, each as it is posted (docs/API.md)
//   r   lines of JSON as `isnad corrections` writes them, replayed in one go
//   any other: five bytes for each correction: its kind, and numbers of claims, events and so on (coded())
// In JSON, "e#2" is the id of the third event that there is then, "k#0" that of the first correction.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ledger/corrections.h"
#include "ledger/query.h"
#include "small_ledger.h"

namespace {

using namespace isnad;
using fuzz::require;
using ledger::Correction;
using ledger::CorrectionKind;
using ledger::NewCorrection;

/// The ledger before any correction.
const std::string& made() {
  static const std::string* const kMade = [] {
    const std::string path = fuzz::folder() + "/made";
    fuzz::make_ledger(path);
    return new std::string(fuzz::read_file(path));
  }();
  return *kMade;
}

class Corrected {
 public:
  explicit Corrected(const char* name) : path_(fuzz::folder() + "/" + name) {
    for (const char* beside : {"-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + beside);
    fuzz::write_file(path_, made());
    auto opened = ledger::Ledger::open_to_write(path_, {.wait = false, .waiting = {}, .check = false});
    require(static_cast<bool>(opened), "a copy of the ledger cannot be opened");
    ledger_.emplace(std::move(*opened));
    ledger_->database().run("PRAGMA synchronous = OFF");
  }

  ledger::Ledger& ledger() { return *ledger_; }

  std::vector<std::string> column(const char* sql) {
    std::vector<std::string> out;
    ledger::Query query(ledger_->database(), sql);
    while (query.step()) out.push_back(query.string(0));
    return out;
  }
  std::vector<std::string> events() { return column("SELECT id FROM event ORDER BY event"); }
  std::vector<std::string> corrections() { return column("SELECT id FROM correction ORDER BY correction"); }

  /// Keys of all claims, in order.
  std::vector<ledger::ClaimKey> claims() {
    std::vector<ledger::ClaimKey> out;
    ledger::Query query(ledger_->database(),
                        "SELECT d.id, a.number, c.id FROM claim c JOIN article a USING (article) JOIN document d USING "
                        "(document) ORDER BY c.claim");
    while (query.step()) {
      out.push_back({.document = query.string(0), .article = query.integer(1), .claim = query.string(2)});
    }
    return out;
  }

  void add(const NewCorrection& correction) {
    const auto added = add_correction(*ledger_, fuzz::engine(), correction);
    if (!added) return refused(added.error());
    std::string line;
    write_correction(added->correction, line);
    fuzz::json(line);
  }

  static void refused(const ledger::CorrectionError& error) {
    require(!error.message.empty(), "a refusal without a reason");
    require(error.fault == ledger::CorrectionFault::BadRequest || error.fault == ledger::CorrectionFault::NotFound,
            "the ledger fails: " + error.message);
  }

  /// All corrections as `isnad corrections` writes them.
  std::string lines() {
    std::string out;
    const auto taken = for_each_correction(*ledger_, {}, [&](const Correction& correction) {
      write_correction(correction, out);
      out += '\n';
      return true;
    });
    require(static_cast<bool>(taken), taken ? "" : "corrections cannot be read: " + taken.error().text());
    return out;
  }

  /// What must hold after any corrections. The events.
  std::string check() {
    const auto signatures = check_corrections(*ledger_);
    require(signatures && signatures->fault.empty(), "what was signed does not fit");
    require(column("SELECT claim FROM event_claim GROUP BY claim HAVING count(*) > 1").empty(),
            "a claim stands in two events");
    require(column("SELECT id FROM event WHERE event NOT IN (SELECT event FROM event_claim)").empty(),
            "an event without a claim");
    require(column("SELECT id FROM event e WHERE type <> (SELECT min(type) FROM event_claim ec JOIN claim c USING "
                   "(claim) WHERE ec.event = e.event)")
                .empty(),
            "an event of another type than its claims");
    std::string events = fuzz::all_events(*ledger_);
    for (size_t at = 0; at < events.size();) {
      const size_t end = events.find('\n', at);
      fuzz::json(std::string_view(events).substr(at, end - at));
      at = end + 1;
    }
    return events;
  }

  void check_file() {
    require(column("PRAGMA integrity_check") == std::vector<std::string>{"ok"}, "the file is damaged");
    require(column("PRAGMA foreign_key_check").empty(), "a row refers to one that is not there");
  }

 private:
  std::string path_;
  std::optional<ledger::Ledger> ledger_;
};

/// `line` with the ids that it numbers.
std::string with_ids(std::string_view line, Corrected& corrected) {
  std::string out;
  while (!line.empty()) {
    if (line.size() >= 5 && line[0] == '"' && (line[1] == 'e' || line[1] == 'k') && line[2] == '#' && line[4] == '"' &&
        line[3] >= '0' && line[3] <= '9') {
      const auto ids = line[1] == 'e' ? corrected.events() : corrected.corrections();
      out += '"' + (ids.empty() ? std::string("none") : ids[static_cast<size_t>(line[3] - '0') % ids.size()]) + '"';
      line.remove_prefix(5);
    } else {
      out += line[0];
      line.remove_prefix(1);
    }
  }
  return out;
}

/// Makes a correction that looks well-formed of five bytes.
NewCorrection coded(std::span<const uint8_t> bytes, Corrected& corrected) {
  static constexpr std::array<const char*, 3> kPlaces = {"geonames:170592", "geonames:169577", "geonames:1"};
  NewCorrection out;
  out.kind = static_cast<CorrectionKind>(bytes[0] % 9);
  out.by = "Rima";
  const auto pick = [](const auto& list, uint8_t number) {
    return list.empty() ? typename std::decay_t<decltype(list)>::value_type{} : list[number % list.size()];
  };
  const auto events = corrected.events();
  const auto keys = corrected.claims();
  const bool of_event = out.kind == CorrectionKind::Join || out.kind == CorrectionKind::Split ||
                        out.kind == CorrectionKind::Place || out.kind == CorrectionKind::Toll;
  if (of_event) out.event = pick(events, bytes[1]);
  if (!of_event && out.kind != CorrectionKind::Withdraw) out.claims.push_back(pick(keys, bytes[1]));
  switch (out.kind) {
    case CorrectionKind::Note:
      out.note = std::string(1, static_cast<char>(bytes[2]));
      break;
    case CorrectionKind::Join:
      out.to = pick(events, bytes[2]);
      break;
    case CorrectionKind::Move:
      if (bytes[3] % 4 != 0) out.to = pick(events, bytes[2]);
      break;
    case CorrectionKind::Withdraw:
      out.to = pick(corrected.corrections(), bytes[2]);
      break;
    case CorrectionKind::Place:
      out.place.emplace();
      if (bytes[2] % 4 < kPlaces.size()) {
        out.place->place = kPlaces[bytes[2] % 4];
      } else {
        out.place->name = "here";
        out.place->latitude = bytes[3];
        out.place->longitude = bytes[4];
      }
      break;
    case CorrectionKind::Toll:
      out.toll =
          ledger::CorrectedToll{.kind = bytes[2] % 2 == 0 ? "killed" : "injured", .low = bytes[3], .high = bytes[4]};
      if (bytes[2] % 8 == 7) out.toll->who = "child";
      break;
    case CorrectionKind::Split:
      out.claims.push_back(pick(keys, bytes[2]));
      break;
    default:
      break;
  }
  // Further claims, next to the first one.
  if (!out.claims.empty()) {
    for (uint8_t more = bytes[4] % 4; more > 0; --more) {
      out.claims.push_back(
          pick(keys, static_cast<uint8_t>((out.kind == CorrectionKind::Split ? bytes[2] : bytes[1]) + more)));
    }
  }
  return out;
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  made();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static uint64_t runs = 0;
  if (size == 0) return 0;
  Corrected corrected("corrected");
  std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] == 'r') {
    const auto replayed = replay_corrections(corrected.ledger(), fuzz::engine(), rest);
    if (!replayed) Corrected::refused(replayed.error());
  } else if (data[0] == 'p') {
    for (int lines = 0; !rest.empty() && lines < 16; ++lines) {
      const size_t end = std::min(rest.find('\n'), rest.size());
      const auto wanted = ledger::parse_new_correction(with_ids(rest.substr(0, end), corrected));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (wanted) {
        corrected.add(*wanted);
      } else {
        Corrected::refused(wanted.error());
      }
    }
  } else {
    const std::span<const uint8_t> bytes(data + 1, size - 1);
    for (size_t at = 0; at + 5 <= bytes.size() && at < 80; at += 5) {
      corrected.add(coded(bytes.subspan(at, 5), corrected));
    }
  }
  if (corrected.corrections().empty()) return 0;  // then nothing has changed
  const std::string events = corrected.check();
  if (++runs % 16 == 0) corrected.check_file();

  // Deriving everything anew gives what the corrections gave one by one.
  require(static_cast<bool>(derive(corrected.ledger(), fuzz::engine(), {})), "the ledger cannot be derived anew");
  require(corrected.check() == events, "deriving anew gives other events");
  // So does another ledger of the same articles into which they are brought.
  Corrected other("other");
  const auto replayed = replay_corrections(other.ledger(), fuzz::engine(), corrected.lines());
  require(static_cast<bool>(replayed),
          replayed ? "" : "what was written cannot be replayed: " + replayed.error().message);
  require(other.check() == events, "corrections that are replayed give other events");
  return 0;
}
