// Corrections: what people say about a ledger after looking at it, kept beside what was read, signed and never changed.
//
//   NewCorrection correction{.kind = CorrectionKind::Reject, .by = "Rima", .claims = {{.document = "story-17", .claim =
//   "c3"}}};
//   const auto made = add_correction("news.ledger", engine, correction);
//   if (!made) complain(made.error().text());
//
// A program takes «قصف» in «قصف الكاتب خصومه» for shelling; a person rejects that claim, and it stands in no event any
// more. Corrections are applied, in the order in which they were made, to what merging (merge.h) gives, before accounts
// are made, whenever events are derived: so they survive builds. They are remembered by the names of claims, not by row
// numbers nor by the ids of events, both of which may change. One whose claims are not in the ledger now is dormant,
// and applies again when they come back.
//
// Each id covers the one before, so that a change of the past shows (check_corrections). What was said wrongly is
// withdrawn by another correction. They know nothing of who may sign: that is for whoever calls.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "isnad/engine.h"
#include "isnad/record.h"
#include "isnad/result.h"
#include "ledger/ledger.h"
#include "ledger/query.h"

namespace isnad::ledger {

enum class CorrectionKind : uint8_t {
  Confirm,  ///< claims: read rightly
  Reject,   ///< claims: read wrongly; they stand in no event
  Move,     ///< claims: to the event `to`, or, if that is empty, to one of their own
  Join,     ///< `event` and `to` are one
  Split,    ///< `claims` of `event` are an event of their own
  Place,    ///< `event` was at `place`, whatever claims say
  Toll,     ///< `event` has the toll `toll`, whatever claims say; their own figures stay
  Note,     ///< `event`, or else claims: `note`
  Withdraw  ///< the correction `to` is as if it had not been made
};
const char* name_of(CorrectionKind kind);  ///< "confirm" …
std::optional<CorrectionKind> correction_kind(std::string_view name);

/// Names a claim in every ledger that has it.
struct ClaimKey {
  std::string document{};               ///< document.id; in a new correction also the whole path (document.origin)
  std::optional<std::string> origin{};  ///< document.origin; nothing: of whichever document has that id
  std::string article_key{};            ///< "d…", if that is known instead of the origin: see article_key()
  int64_t article = 1;                  ///< article.number
  std::string claim{};                  ///< claim.id
  std::string type{}, trigger{};        ///< PLOVER; the word. Filled in by add_correction()
  Span trigger_span{};                  ///< code points of the document. Likewise
  friend bool operator==(const ClaimKey&, const ClaimKey&) = default;
};

/// Where an event was.
struct CorrectedPlace {
  std::string place{};  ///< id of the gazetteer. With it alone, add_correction() fills in the rest
  std::string name{}, name_ar{}, precision{};
  std::optional<double> latitude{}, longitude{};
  friend bool operator==(const CorrectedPlace&, const CorrectedPlace&) = default;
};

struct CorrectedToll {
  std::string kind{};         ///< killed injured … (TollKind)
  std::string who = "total";  ///< or a class of victims
  std::optional<int64_t> low{}, high{};
  friend bool operator==(const CorrectedToll&, const CorrectedToll&) = default;
};

/// What a person asks for. Which fields a kind needs is said at CorrectionKind.
struct NewCorrection {
  CorrectionKind kind = CorrectionKind::Note;
  std::string by{};  ///< who signs
  std::string note{};
  std::vector<ClaimKey> claims{};
  std::string event{};  ///< id of an event as it is now
  std::string to{};     ///< id of an event; of a correction, for Withdraw
  std::optional<CorrectedPlace> place{};
  std::optional<CorrectedToll> toll{};
};

/// One that was made.
struct Correction : NewCorrection {
  int64_t number = 0;  ///< from 1, in the order of making
  std::string id{};    ///< "k" and twelve digits of the digest of its content and of the digest of the one before
  std::string at{};    ///< "2026-11-22T07:01:02Z"
  std::string was{};   ///< its id where it was made, if it was replayed behind other corrections; else empty
  // Before: what it was when it was made.
  std::vector<ClaimKey> event_claims{}, to_claims{};  ///< by which `event` and `to` are known: their first claims
  std::vector<std::string> events_before{};           ///< ids of the events that it concerned
  std::optional<CorrectedPlace> place_before{};
  std::optional<CorrectedToll> toll_before{};
  // What it is now.
  std::string withdrawn_by{};  ///< id of the correction that withdrew it; empty: it is in force
  bool dormant = false;        ///< claims that it needs are not in the ledger now
};

enum class CorrectionFault : uint8_t {
  BadRequest,  ///< it makes no sense
  NotFound,    ///< an event, claim, correction or place is not there
  Busy,        ///< a build, or another correction, is writing the ledger
  Outdated,    ///< the events are not those of what was read: a build has to end first
  Failed       ///< the ledger cannot be written
};

struct CorrectionError {
  CorrectionFault fault = CorrectionFault::Failed;
  std::string message;  ///< for people: what is wrong and what to do
};

struct Corrected {
  Correction correction;
  std::vector<std::string> events;  ///< ids of the events that it concerns now
};

/// Either what was asked for or why not.
template <class T>
class [[nodiscard]] CorrectionResult {
 public:
  CorrectionResult(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): reads as `return`
  CorrectionResult(CorrectionError error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  const CorrectionError& error() const { return std::get<CorrectionError>(state_); }

 private:
  std::variant<T, CorrectionError> state_;
};

/// Opens the ledger to write, without waiting for others (Busy), adds the correction, brings the events that it
/// concerns up to date in the same transaction, and closes the ledger. Nothing is changed on an error. The engine is
/// that with which the ledger is built. Takes some milliseconds for events of some hundred claims, whatever else the
/// ledger holds.
CorrectionResult<Corrected> add_correction(const std::string& path, const Engine& engine,
                                           const NewCorrection& correction);
/// The same on a ledger that is open to write.
CorrectionResult<Corrected> add_correction(Ledger& ledger, const Engine& engine, const NewCorrection& correction);

/// Which corrections. What is empty does not filter.
struct CorrectionFilter {
  std::string id{};
  std::string event{};                   ///< id: those that concern the event as it is now
  std::optional<int64_t> article_row{};  ///< article.article: those that concern its claims
  bool newest_first = false;
  int64_t beyond = 0;  ///< cursor: only those that come after this number in the order asked for; 0: from the first
  int64_t limit = -1;
};

/// Calls `take` for each correction; stops when it returns false. The number taken. Errors: as for_each_event().
Result<int64_t> for_each_correction(Ledger& ledger, const CorrectionFilter& filter,
                                    const std::function<bool(const Correction&)>& take);

struct CorrectionCheck {
  int64_t corrections = 0;
  std::string fault;  ///< what does not fit, for people; empty: all ids cover what was signed
};
/// Whether the corrections are as they were signed. One who takes away the last ones, and one who makes the whole chain
/// anew, are not seen: whoever wants to be sure of these keeps the last id elsewhere.
Result<CorrectionCheck> check_corrections(Ledger& ledger);

struct Replayed {
  int64_t added = 0, known = 0;  ///< known: the ledger has them already, by their id
};
/// Adds corrections that were written by write_correction(), a line each, with who made them and when. Those whose
/// claims are not there are dormant. All of them, or none on an error (which names the line). Events are then derived
/// anew.
CorrectionResult<Replayed> replay_corrections(Ledger& ledger, const Engine& engine, std::string_view json_lines);

/// Ids of the events that now hold what the event of this id held before it was corrected; empty if nothing is known.
Result<std::vector<std::string>> events_now(Ledger& ledger, const std::string& id);

/// Appends a correction as JSON (the CORRECTION of docs/API.md), without a line break.
void write_correction(const Correction& correction, std::string& out);
/// A correction that somebody asks for, from JSON: the same fields without id, at, before and state; unknown ones are
/// an error. What it names is looked for by add_correction(). Errors: BadRequest.
CorrectionResult<NewCorrection> parse_new_correction(std::string_view json);

}  // namespace isnad::ledger
