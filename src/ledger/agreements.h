// Agreements: truces, zones and local deals as things in the ledger, and who is said to have broken them.
//
// «توصلت الفصائل وإسرائيل إلى اتفاق لوقف إطلاق النار في غزة» (the factions and Israel reached a ceasefire in Gaza) on
// 29 May and «اتهم الجيش الفصائل بخرق وقف إطلاق النار» (the army accused the factions of breaking the ceasefire) on 2
// June become one row of `agreement` with its start, its parties, and two rows of `agreement_claim`: made, and a
// violation with the accused and the accuser.
//
// Where a text speaks of such a thing is found in agreement_mentions.h. Which one it is: the one known by that name or
// by a clue beside it (data/ar/agreements.tsv); else the latest before it of the same kind whose place is the same or
// contains it. A claim that one was made more than a few days from any other is a new one. A call for a truce is none.
// An attack in a zone is kept apart from the claims that somebody broke it: that it is a violation nobody has said.
#pragma once

#include "isnad/engine.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

/// Fills `agreement`, `agreement_place`, `agreement_party` and `agreement_claim`, which must be empty, from the read
/// half and `event_claim`; within the caller's transaction. The result depends on what is in the ledger and not on the
/// order in which it came. Time is linear in the text. Returns the number of agreements. Throws Failure.
int64_t derive_agreements(Ledger& ledger, const Engine& engine);

}  // namespace isnad::ledger
