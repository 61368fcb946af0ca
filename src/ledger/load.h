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

  enum class Which : uint8_t {
    All,
    Wanted  ///< only the claims in the table temp.wanted_claim (claim INTEGER PRIMARY KEY), with their articles
  };

  /// The engine tells which actors belong together. Both must outlive the reader. Throws Failure.
  CorpusReader(const Database& database, const Engine& engine, Which which = Which::All);
  ~CorpusReader();
  CorpusReader(const CorpusReader&) = delete;
  CorpusReader& operator=(const CorpusReader&) = delete;

  /// The claims of a type (PLOVER name). Throws Failure.
  Corpus read(std::string_view type) const;

 private:
  const Database& database_;
  Which which_;
  std::unique_ptr<const Shared> shared_;
};

}  // namespace isnad::ledger
