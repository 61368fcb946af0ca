// Analyzer: from a normalised word to the ways in which it can be read.
//
// Tries every admissible split into proclitics + stem + enclitic and looks the stem up in the Lexicon's automaton of
// inflected forms. It does not look at the context: that is disambiguation's task (disambiguate.h).
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "morphology/analysis.h"

namespace isnad {

class Analyzer {
 public:
  explicit Analyzer(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// Appends the readings of a normalised word, likeliest first by the lexicon alone; at least one (a guess, marked
  /// as one, where nothing is known). Thread-safe. The word is in Letters (text/letters.h), without blanks.
  void analyze(std::string_view word, std::vector<Analysis>& out) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace isnad
