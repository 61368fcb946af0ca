// Derive: the second half of the ledger from the first: passages, events with their accounts, sources.
//
//   if (!ledger.is_derived(kRules)) derive(ledger, engine, {});
//
// Made anew from all that was read, in one transaction: whoever looks meanwhile sees the ledger as it was, and a build
// that is killed leaves it so. Memory is that of the claims of one type (some 300 bytes each), whatever the texts.
#pragma once

#include <functional>
#include <string_view>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

struct Derived {
  int64_t events = 0, contested = 0, passages = 0;
};

/// `progress` is told what is being done ("ASSAULT"), for people; it may be empty.
Result<Derived> derive(Ledger& ledger, const Engine& engine, const std::function<void(std::string_view)>& progress);

/// Takes out the places that neither claims nor events name any more, so that a ledger does not tell what it has
/// forgotten. Throws Failure.
void drop_unused_places(Database& database);

}  // namespace isnad::ledger
