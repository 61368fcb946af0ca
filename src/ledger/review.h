// Review: what corrections make of the events that merging gives.
//
// Merging put «قصف» (shelling) of three articles into one event; a person split off the third, and another said that
// the rest was in Duma. Each correction is a step: the claims that it names are found in this ledger, then the steps
// are applied in order to the partition of the claims that they concern. All other claims stay as they are.
//
// What comes of it depends on the corrections and on what merging gives for these claims, and on nothing else; so it is
// the same whether all claims of a ledger are looked at or only these.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ledger/corrections.h"
#include "ledger/database.h"
#include "ledger/event_writer.h"

namespace isnad::ledger {

/// A correction and the rows (claim.claim) of the claims by which it is known, as far as they are there.
struct ReviewStep {
  Correction correction;
  std::vector<int64_t> claims, event, to;

  bool in_force() const { return correction.withdrawn_by.empty() && correction.kind != CorrectionKind::Withdraw; }
  /// A part that it needs has none of its claims here.
  bool dormant() const;
};

/// All corrections in the order of making, with `withdrawn_by`; without claims. Throws Failure.
std::vector<ReviewStep> read_steps(const Database& database);
void mark_withdrawn(std::vector<ReviewStep>& steps);

/// Looks for the claims that corrections name: by document, article and the place and type of the trigger; if the
/// article has changed, by number and trigger; else the only claim of that type and trigger.
class ClaimFinder {
 public:
  explicit ClaimFinder(const Database& database);
  /// Fills in the rows of a step, each once. Throws Failure.
  void find(ReviewStep& step);

 private:
  std::optional<int64_t> find(const ClaimKey& key);
  std::vector<int64_t> find(const std::vector<ClaimKey>& keys);
  Query document_, documents_of_id_, by_span_, by_number_, by_word_;
};

/// Writes, or reads, the table correction_claim. Throws Failure.
void write_claims_of(const Database& database, const ReviewStep& step);
void read_claims_of_steps(const Database& database, std::vector<ReviewStep>& steps);

/// A claim that some correction concerns, or that merging put into one event with such a one.
struct ReviewClaim {
  int64_t row = 0;
  int64_t merged = 0;  ///< row of the first claim of the event where merging put it
};

enum class Verdict : uint8_t { None, Confirmed, Moved, Rejected };
const char* name_of(Verdict verdict);  ///< empty for None

/// An event as it is after all corrections.
struct ReviewedEvent {
  std::vector<uint32_t> claims;  ///< indices of the claims given, ascending; not empty
  EventReview review;            ///< points into the steps
};

struct Reviewed {
  std::vector<ReviewedEvent> events;  ///< by their first claims
  std::vector<Verdict> verdicts;      ///< of each claim
};

/// `claims`: of one type, in canonical order: with a claim all those of its merged event.
Reviewed apply_corrections(std::span<const ReviewClaim> claims, const std::vector<ReviewStep>& steps);

}  // namespace isnad::ledger
