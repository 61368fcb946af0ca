// Merging: which claims tell of the same happening.
//
// «غارة على دوما» in one article, «قصف روسي على مدينة دوما أسفر عن 5 قتلى» in another of the same day, and «نفت موسكو
// قصف دوما» in a third (a raid on Duma; Russian shelling of the city of Duma that killed 5; Moscow denied shelling
// Duma) are one event. «غارة على حرستا» in the first article is another, and so is a raid on Duma a week later.
//
// Two claims can be one event if type, place and day allow it (GUIDELINES, section 4): one place may contain the other,
// a claim without a place or a day takes what stands around it. What speaks for it is added up (the same settlement,
// day, kind of weapon, culprit, victims, number, copied words; nearness within an article), and what speaks against it
// (other weapons, other culprits by the same voice). Different tolls, different culprits of different voices and
// denials never split an event; equal numbers alone never join two. A title may call the countryside of a town by the
// town («قصف على منبج» over a village in «ريف منبج»). What is told of months is none of the day's happenings, and news without
// a day is none of what it recalls of weeks before.
//
// First the claims of each article are put together in the order of the text, then these over all articles: candidates
// are only those that share a type, a day and a place or the place that contains it, so that time grows with the number
// of claims and not with its square. The most certain pairs are joined first; what is joined must fit as a whole. All
// of it goes by the canonical order of the corpus: the result depends on what is in the ledger and on nothing else.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ledger/corpus.h"

namespace isnad::ledger {

/// Version of these rules and of what follows from them: a ledger derived by another is derived anew.
inline constexpr const char* kRules = "11";

/// Claims (indices) that share copied words, in any order: (the copy, its origin).
using CopiedPairs = std::span<const std::pair<uint32_t, uint32_t>>;

/// The number of the event of each claim, from 0, in the canonical order of the events' first claims.
std::vector<uint32_t> merge(const Corpus& corpus, CopiedPairs copied);

}  // namespace isnad::ledger
