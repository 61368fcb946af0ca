// What all claims say about one source, counted in the columns of an EventIndex: a source that speaks in 400,000 claims
// is told of in some milliseconds, which SQLite needs seconds for.
//
//   const uint32_t source = find_source(index, "NGO.SOHR");            // المرصد السوري, the Observatory
//   for (const SourceMonth& month : months_of(index, source)) …        // 2018-03: 210 claims, 4 denials
//
// What each figure means is what `isnad sources` means (ledger/sources.h); a test holds the two against each other.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ledger/sources.h"
#include "server/event_index.h"

namespace isnad::server {

struct SourceMonth {
  Day first;  ///< of the month
  int64_t claims = 0, denials = 0, contradicted = 0;
};

/// kNone if the index has no such source; that has neither claims nor anybody against it.
uint32_t find_source(const EventIndex& index, std::string_view id);

/// By the days on which articles were published; claims of articles without a day are left out. Ascending.
std::vector<SourceMonth> months_of(const EventIndex& index, uint32_t source);

/// Rows (claim.claim) of at most `most`, those published last first.
std::vector<int64_t> newest_claims(const EventIndex& index, uint32_t source, size_t most);

/// Who stands on another side of contested things, the most frequent first.
std::vector<ledger::Contradiction> contradictions_of(const EventIndex& index, uint32_t source, size_t most);

/// Loaded words in its own claims, the most frequent first.
std::vector<ledger::LabelUse> labels_of(const EventIndex& index, uint32_t source, size_t most);

}  // namespace isnad::server
