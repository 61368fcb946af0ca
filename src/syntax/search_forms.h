// SearchForms: under which forms a word is found by search, whatever clitics and endings it is written with.
//
// «للنازحين» (lin-nāziḥīn, for the displaced) → نازح (the citation form), نازحين (the word without what is written
// in front of it). So whoever asks for نازحون, which gives نازح and نازحون, finds it. An ambiguous word has the
// citation forms of its likeliest readings, قتلى (qatlā, those killed) and the like those of their broken plurals'
// singulars. A word that no table knows is taken as a name with or without و ف ب ل ال before it: «لعفرين» → لعفرين,
// عفرين, unless the gazetteer knows which.
//
// The context is not looked at: a text and a query must come to the same forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "morphology/analyzer.h"
#include "places/gazetteer.h"

namespace isnad {

class SearchForms {
 public:
  /// What it is given must outlive it.
  SearchForms(const Analyzer& analyzer, const Lexicon& lexicon, const Gazetteer& gazetteer)
      : analyzer_(&analyzer), lexicon_(&lexicon), gazetteer_(&gazetteer) {}

  /// Appends the forms of a normalised word (text/letters.h, no blanks): at least one, at most kMost, without
  /// repetitions, the likeliest first. Thread-safe; the same word always gives the same forms.
  void find(std::string_view word, std::vector<std::string>& forms) const;

  /// Appends what the forms of a word begin with that begins so, as it is written or behind the article; at least one.
  void find_beginnings(std::string_view beginning, std::vector<std::string>& forms) const;

  static constexpr size_t kMost = 6;

 private:
  const Analyzer* analyzer_;
  const Lexicon* lexicon_;
  const Gazetteer* gazetteer_;
};

}  // namespace isnad
