// SearchWords: the words of a text or of a query as search counts them.
//
// «و5 جرحى بـ"T-72" في Şırnak» (and 5 wounded by a "T-72" in Şırnak) → 5, جرحى, t, 72, في, sirnak. From the words of
// src/text/ they differ in what only search needs: clitics written apart are left out, so that phrases run on; Latin
// letters lose their diacritics; digits lose leading zeros, and fractions and dates come apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace isnad {

struct SearchWord {
  uint32_t begin = 0, end = 0;  ///< in code points of the text, from the first letter to the last or its diacritics
  uint32_t letters_begin = 0, letters_size = 0;  ///< in SearchWords::letters
  enum class Kind : uint8_t { Arabic, Latin, Number } kind = Kind::Arabic;
};

class SearchWords {
 public:
  explicit SearchWords(const Text& text);

  /// In the order of the text, disjoint, none empty.
  const std::vector<SearchWord>& words() const { return words_; }
  /// Normalised as in text/letters.h; Latin letters and digits are ASCII.
  std::string_view letters(const SearchWord& word) const {
    return std::string_view(letters_).substr(word.letters_begin, word.letters_size);
  }

 private:
  void add(const Text& text, uint32_t begin, uint32_t end, std::string_view letters, SearchWord::Kind kind);
  void add_number(const Text& text, const Word& word);
  void add_run(const Text& text, uint32_t begin, uint32_t end);

  std::string letters_;
  std::vector<SearchWord> words_;
};

/// `bytes` with a blank for each byte that is not valid UTF-8: of the same length, so offsets hold for both.
std::string blanked_utf8(std::string_view bytes);

}  // namespace isnad
