#include "ledger/search_words.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace isnad {
namespace {

using namespace letter;

// U+00C0 to U+017F without diacritics; '?' is no letter (the multiplication and division signs).
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkqllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuu"
    "uuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

/// ASCII letter of a Latin letter with a diacritic, '\0' if it is none.
char latin(char32_t c) {
  if (c < 0xC0 || c >= 0x180) return '\0';
  const char base = kLatin[c - 0xC0];
  return base == '?' ? '\0' : base;
}
bool combining(char32_t c) { return c >= 0x300 && c < 0x370; }

bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

/// Whether the letters are nothing but clitics: و ف ب ل ك ال and what they make together.
bool only_clitics(std::string_view letters) {
  if (letters.size() > 4) return false;
  if (!letters.empty() && (letters[0] == kWaw || letters[0] == kFeh)) letters.remove_prefix(1);
  if (!letters.empty() && (letters[0] == kBeh || letters[0] == kLam || letters[0] == kKaf)) letters.remove_prefix(1);
  if (letters.size() == 2 && letters[0] == kAlef) letters.remove_prefix(1);
  return letters.empty() || (letters.size() == 1 && letters[0] == kLam);
}

}  // namespace

SearchWords::SearchWords(const Text& text) {
  const std::vector<Word>& all = text.words();
  words_.reserve(all.size());
  letters_.reserve(all.size() * 6);
  const auto in_run = [](const Word& word) {
    return word.kind == WordKind::Word || latin(word.mark) != '\0' || combining(word.mark);
  };
  for (size_t i = 0; i < all.size();) {
    const Word& first = all[i];
    if (first.kind == WordKind::Digits) {
      add_number(text, first);
      ++i;
      continue;
    }
    if (!in_run(first)) {
      ++i;
      continue;
    }
    size_t last = i + 1;
    while (last < all.size() && in_run(all[last]) && all[last].span.begin == all[last - 1].span.end) ++last;
    const std::string_view letters = text.letters(first);
    if (last == i + 1 && std::none_of(letters.begin(), letters.end(), is_ascii) && first.kind == WordKind::Word) {
      const bool before_digits =
          last < all.size() && all[last].kind == WordKind::Digits && all[last].span.begin == first.span.end;
      if (!((first.detached || before_digits) && only_clitics(letters))) {
        add(text, first.span.begin, first.span.end, letters, SearchWord::Kind::Arabic);
      }
    } else {
      add_run(text, first.span.begin, all[last - 1].span.end);
    }
    i = last;
  }
}

void SearchWords::add(const Text& text, uint32_t begin, uint32_t end, std::string_view letters, SearchWord::Kind kind) {
  // Invisible controls and tatweel at the edges are no part of the word; diacritics behind its last letter are.
  const auto dispensable = [&](uint32_t i, bool at_end) {
    const char32_t c = text.at(i);
    const LetterKind found = classify(c).kind;
    if (found == LetterKind::Space) return true;
    return found == LetterKind::Mark && !(at_end && c >= 0x610 && c < 0x700 && c != 0x61C && c != 0x640);
  };
  while (begin + 1 < end && dispensable(begin, false)) ++begin;
  while (end > begin + 1 && dispensable(end - 1, true)) --end;
  SearchWord word{begin, end, static_cast<uint32_t>(letters_.size()), 0, kind};
  // The blanks are those of ligatures that are whole sentences (U+FDFA).
  for (const char letter : letters) {
    if (letter != ' ') letters_ += letter;
  }
  word.letters_size = static_cast<uint32_t>(letters_.size()) - word.letters_begin;
  if (word.letters_size > 0) words_.push_back(word);
}

void SearchWords::add_number(const Text& text, const Word& word) {
  const auto add_digits = [&](uint32_t begin, uint32_t end, std::string_view digits) {
    if (digits.empty()) return;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    add(text, begin, end, digits, SearchWord::Kind::Number);
  };
  const std::string_view digits = text.letters(word);
  const auto is_whole = [&] {
    std::string_view significant = digits;
    significant.remove_prefix(std::min(significant.find_first_not_of('0'), significant.size() - 1));
    return significant == std::to_string(word.value);
  };
  if (!word.number_is_grouped || is_whole()) {
    add_digits(word.span.begin, word.span.end, digits);
    return;
  }
  std::string part;
  uint32_t begin = word.span.begin;
  for (uint32_t i = word.span.begin; i < word.span.end; ++i) {
    const LetterClass found = classify(text.at(i));
    if (found.kind == LetterKind::Digit) {
      if (part.empty()) begin = i;
      part += found.byte;
    } else {
      add_digits(begin, i, part);
      part.clear();
    }
  }
  add_digits(begin, word.span.end, part);
}

/// Words with Latin letters, and Arabic ones joined to them («الـFSA»): letter by letter, a word for each script.
void SearchWords::add_run(const Text& text, uint32_t begin, uint32_t end) {
  std::string part;
  bool part_is_latin = false;
  uint32_t part_begin = begin, part_end = begin;
  const auto finish = [&](bool followed_by_latin) {
    if (!part.empty() && (part_is_latin || !followed_by_latin || !only_clitics(part))) {
      add(text, part_begin, part_end, part, part_is_latin ? SearchWord::Kind::Latin : SearchWord::Kind::Arabic);
    }
    part.clear();
  };
  for (uint32_t i = begin; i < end; ++i) {
    const char32_t c = text.at(i);
    const LetterClass found = classify(c);
    const char base = latin(c);
    std::string_view letters;
    if (base != '\0') {
      letters = {&base, 1};
    } else if (found.kind == LetterKind::Letter) {
      letters = {&found.byte, 1};
    } else if (found.kind == LetterKind::Ligature) {
      letters = ligature_letters(c);
    } else {
      if (!part.empty()) part_end = i + 1;  // a diacritic
      continue;
    }
    const bool is_latin = is_ascii(letters[0]);
    if (!part.empty() && is_latin != part_is_latin) finish(is_latin);
    if (part.empty()) {
      part_begin = i;
      part_is_latin = is_latin;
    }
    part += letters;
    part_end = i + 1;
  }
  finish(false);
}

std::string blanked_utf8(std::string_view bytes) {
  std::string out(bytes);
  size_t done = 0;
  while (const auto fault = first_invalid_utf8(std::string_view(out).substr(done))) {
    done += *fault;
    out[done] = ' ';
  }
  return out;
}

}  // namespace isnad
