// LetterPairs: whether letters follow one another as they do in Arabic. Tells text that was read in the right encoding
// from text that was not.
//
// «مقتل جندي» (maqtal jundī, the killing of a soldier): each pair (beginning and meem, meem and qaf, qaf and teh …) is
// frequent, the mean is above 2. The same bytes read as ISO-8859-6 give marks and signs between letters: far below 0.
//
// Does not tell languages apart: Persian and Urdu have a mean that is lower, but above 0.
#pragma once

#include <cstddef>
#include <cstdint>

namespace isnad {

class LetterPairs {
 public:
  /// The next character of the text.
  void add(char32_t character);

  /// Arabic letters so far, and characters that no text has (controls, U+FFFD), which speak against it.
  uint64_t letters() const { return letters_; }
  /// How much more frequent the pairs are than by chance: the mean over letters() of a logarithm to base 2. 0 if there
  /// are none.
  double mean() const { return letters_ == 0 ? 0 : static_cast<double>(total_) / 2 / static_cast<double>(letters_); }

 private:
  uint8_t last_ = 0;      // a letter's row in the table; 0: no letter
  bool alone_ = false;    // the word has but this letter so far
  bool foreign_ = false;  // the last character is a Latin letter or an odd sign
  int64_t total_ = 0;     // in halves
  uint64_t letters_ = 0;
};

}  // namespace isnad
