// Loading: the corpus of a ledger (corpus.h), in canonical order.
//
//   const CorpusReader reader(database, engine);
//   const Corpus assaults = reader.read("ASSAULT");
//
// Claims of different types are never one event, so that a corpus need not hold more than those of one type. What all
// types need (articles, places) is read once.
#pragma once

#include <memory>
#include <string_view>

#include "isnad/engine.h"
#include "ledger/corpus.h"
#include "ledger/database.h"

namespace isnad::ledger {

class CorpusReader {
 public:
  struct Shared;  ///< load.cpp

  /// The engine tells which actors belong together. Both must outlive the reader. Throws Failure.
  CorpusReader(const Database& database, const Engine& engine);
  ~CorpusReader();
  CorpusReader(const CorpusReader&) = delete;
  CorpusReader& operator=(const CorpusReader&) = delete;

  /// All claims of a type (PLOVER name). Throws Failure.
  Corpus read(std::string_view type) const;

 private:
  const Database& database_;
  std::unique_ptr<const Shared> shared_;
};

}  // namespace isnad::ledger
