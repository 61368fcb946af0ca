// Loading: the corpus of a ledger (corpus.h), in canonical order.
#pragma once

#include "isnad/engine.h"
#include "ledger/corpus.h"
#include "ledger/database.h"

namespace isnad::ledger {

/// Reads all claims of a type (PLOVER name): claims of different types are never one event, so that a corpus need not
/// hold more. The engine tells which actors belong together. Throws Failure.
Corpus load(const Database& database, const Engine& engine, std::string_view type);

}  // namespace isnad::ledger
