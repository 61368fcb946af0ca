// Properties of normalisation: it is idempotent, and diacritics and tatweel make no difference to it.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace isnad {
namespace {

std::string utf8_of(char32_t c) {
  std::string out;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

/// Any code point of Unicode that is one, most of them from the Arabic blocks.
rc::Gen<char32_t> code_point() {
  return rc::gen::map(rc::gen::weightedOneOf<int>({{8, rc::gen::inRange(0x0600, 0x0700)},
                                                  {3, rc::gen::inRange(0xFB50, 0xFF00)},
                                                  {3, rc::gen::inRange(0x20, 0x7F)},
                                                  {1, rc::gen::inRange(0x2000, 0x2070)},
                                                  {1, rc::gen::inRange(0xE000, 0x110000)},
                                                  {1, rc::gen::inRange(0x01, 0xD800)}}),
                      [](int c) { return static_cast<char32_t>(c); });
}

std::string joined(const std::vector<char32_t>& characters) {
  std::string out;
  for (char32_t c : characters) out += utf8_of(c);
  return out;
}

TEST(LettersProperty, NormalisingIsIdempotent) {
  EXPECT_TRUE(rc::check("normalising what was normalised changes nothing", [] {
    const std::string once = normalise(joined(*rc::gen::container<std::vector<char32_t>>(code_point())));
    RC_ASSERT(normalise(to_utf8(once)) == once);
  }));
}

TEST(LettersProperty, WhatIsShownIsValidUtf8) {
  EXPECT_TRUE(rc::check("normalised letters are shown as valid UTF-8", [] {
    const std::string shown = to_utf8(normalise(joined(*rc::gen::container<std::vector<char32_t>>(code_point()))));
    RC_ASSERT(!first_invalid_utf8(shown).has_value());
  }));
}

TEST(LettersProperty, DiacriticsAndTatweelMakeNoDifference) {
  const std::vector<std::string> ornaments = {"\u064B", "\u064C", "\u064D", "\u064E", "\u064F", "\u0650",
                                              "\u0651", "\u0652", "\u0670", "ـ",      "ــ"};
  EXPECT_TRUE(rc::check("diacritics and tatweel behind letters make no difference", [&] {
    const auto letters = *rc::gen::container<std::vector<char32_t>>(
        rc::gen::map(rc::gen::weightedOneOf<int>({{8, rc::gen::inRange(0x0621, 0x063B)},
                                                  {8, rc::gen::inRange(0x0641, 0x064B)},
                                                  {2, rc::gen::just(0x20)}}),
                     [](int c) { return static_cast<char32_t>(c); }));
    std::string plain, ornate;
    for (char32_t c : letters) {
      plain += utf8_of(c);
      ornate += utf8_of(c);
      if (c != U' ' && *rc::gen::inRange(0, 2)) ornate += *rc::gen::elementOf(ornaments);
    }
    RC_ASSERT(normalise(ornate) == normalise(plain));
  }));
}

TEST(LettersProperty, WordsAndSentencesStandInOrder) {
  EXPECT_TRUE(rc::check("words and sentences stand in order and within the text", [] {
    const std::string input = joined(*rc::gen::container<std::vector<char32_t>>(code_point()));
    const Text text(input);
    RC_ASSERT(std::string(text.slice({0, text.size()})) == input);
    uint32_t end = 0;
    for (const Word& word : text.words()) {
      RC_ASSERT(end <= word.span.begin && word.span.begin < word.span.end && word.span.end <= text.size());
      end = word.span.end;
    }
    uint32_t last_word = 0;
    for (const Sentence& sentence : text.sentences()) {
      RC_ASSERT(sentence.first == last_word && sentence.first <= sentence.last);
      RC_ASSERT(!sentence.span.empty());
      if (sentence.first < sentence.last) {
        RC_ASSERT(text.words()[sentence.first].span.begin >= sentence.span.begin);
        RC_ASSERT(text.words()[sentence.last - 1].span.end <= sentence.span.end);
      }
      last_word = sentence.last;
    }
    RC_ASSERT(last_word == text.words().size());
  }));
}

}  // namespace
}  // namespace isnad
