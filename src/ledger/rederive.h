// Rederiving: the derived half of a ledger after one more correction, from the events that it concerns.
//
// A person splits the raid on «دوما» in a ledger of a million claims: its thirty claims are loaded, two events are
// written in place of one, and what sources come to is counted on. The rest is not looked at. What comes of it is what
// derive.h makes of the same ledger; only row numbers differ, and agreements, which need all texts, are left to the
// next build where a rejected claim may have spoken of one (meta: deferred).
#pragma once

#include <vector>

#include "isnad/engine.h"
#include "ledger/ledger.h"
#include "ledger/review.h"

namespace isnad::ledger {

/// `before`: all corrections with their claims, `after`: the same and the one that was added. The derived half must be
/// that of the read half with the corrections before. Within the caller's transaction. Throws Failure.
void rederive(Ledger& ledger, const Engine& engine, const std::vector<ReviewStep>& before,
              const std::vector<ReviewStep>& after);

}  // namespace isnad::ledger
