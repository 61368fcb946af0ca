// Text, words and sentences: where they stand, and what the letters of each word are.
//
// «قُتل 12 شخصاً.» (qutila 12 shakhṣan: 12 persons were killed) gives the words قتل, 12, شخصا and a full stop, each
// with its span in code points of the original; the mark over ق is remembered as `first_damma`.
//
// It does not read anything: what a word may be is the analyzer's question.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record.h"

namespace isnad {

enum class WordKind : uint8_t { Word, Digits, Open, Close, Quote, Mark };

/// A word, a number in digits, or a punctuation mark.
struct Word {
  Span span;
  uint32_t letters_begin = 0;  ///< in Text::letters
  uint16_t letters_size = 0;
  WordKind kind = WordKind::Word;
  char32_t mark = 0;  ///< the character of a punctuation mark
  bool space_before = false;
  bool line_start = false;   ///< first of its line
  bool detached = false;     ///< a clitic written apart with tatweel: لـ, بـ, الـ
  bool first_damma = false;  ///< diacritics that tell the passive: قُتل
  bool first_fatha = false;
  bool dual_marked = false;  ///< «المواطنَين», «مدنيَّيْن»: the vowel before the ending of a dual
  bool hashtag = false;
  bool number_is_grouped = false;  ///< digits with separators or a fraction
  int64_t value = 0;               ///< of Digits
};

inline bool is_dash(const Word& w) { return w.mark == U'-' || w.mark == U'–' || w.mark == U'—'; }

struct Sentence {
  Span span;
  uint32_t first = 0, last = 0;  ///< words [first, last)
};

/// A document's text with its words and sentences. Owns everything but the bytes it was made from.
class Text {
 public:
  /// `utf8` must be valid UTF-8 and outlive the text.
  explicit Text(std::string_view utf8);

  uint32_t size() const { return static_cast<uint32_t>(characters_.size()); }  ///< in code points
  char32_t at(uint32_t position) const { return characters_[position]; }
  std::string_view slice(Span span) const {
    return utf8_.substr(bytes_[span.begin], bytes_[span.end] - bytes_[span.begin]);
  }
  std::string_view letters(const Word& word) const {
    return std::string_view(letters_).substr(word.letters_begin, word.letters_size);
  }
  const std::vector<Word>& words() const { return words_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }

 private:
  uint32_t behind_split(uint32_t i) const;
  bool inside_split(uint32_t i) const;
  void split_words();
  void split_sentences();

  std::string_view utf8_;
  std::u32string characters_;
  std::vector<uint32_t> bytes_;  // byte offset of each code point, and of the end
  std::string letters_;
  std::vector<Word> words_;
  std::vector<Sentence> sentences_;
};

}  // namespace isnad
