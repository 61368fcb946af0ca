#include "export/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "parse_csv.h"

namespace isnad::exports {
namespace {

std::string text_cell(std::string_view cell, bool guarded = true) {
  std::string out;
  CsvLine(out, {.guarded = guarded}).text(cell).end();
  return out;
}

/// What docs/EXPORT.md tells people to do to get the very words back.
std::string unguarded(const std::string& cell) {
  const size_t apostrophes = std::min(cell.find_first_not_of('\''), cell.size());
  if (apostrophes == 0) return cell;
  const std::string rest = cell.substr(apostrophes);
  for (const char* sign : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    if (rest.starts_with(sign)) return cell.substr(1);
  }
  return cell;
}

std::string any_text() {
  const std::vector<std::string> pieces = {"دوما", "قال", "a", " ", ",", "\"", "\n", "\r",   "\t", "=",  "+",
                                           "-",    "@",   "'", "«", "»", "؛",  "1",  "\r\n", ";",  "＝", ""};
  std::string text;
  for (const int piece : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(pieces.size())))) {
    text += pieces[static_cast<size_t>(piece)];
  }
  return text;
}

TEST(Csv, PlainCellsAreNotQuoted) {
  std::string out;
  CsvLine(out, {}).text("دوما").code("e17").number(12).number(std::nullopt).degrees(36.31).empty().end();
  EXPECT_EQ(out, "دوما,e17,12,,36.31000,\n");
}

TEST(Csv, CommasQuotationMarksAndLineBreaksAreQuoted) {
  EXPECT_EQ(text_cell("دوما، حرستا"), "دوما، حرستا\n");  // the Arabic comma separates nothing
  EXPECT_EQ(text_cell("a,b"), "\"a,b\"\n");
  EXPECT_EQ(text_cell("قال \"نعم\""), "\"قال \"\"نعم\"\"\"\n");
  EXPECT_EQ(text_cell("سطر\nسطر"), "\"سطر\nسطر\"\n");
  EXPECT_EQ(text_cell("a\rb"), "\"a\rb\"\n");
}

TEST(Csv, NulBecomesAReplacementCharacter) {
  EXPECT_EQ(text_cell(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b\n");
}

TEST(Csv, FormulasOfOthersAreMadeHarmless) {
  EXPECT_EQ(text_cell("=HYPERLINK(1)"), "'=HYPERLINK(1)\n");
  EXPECT_EQ(text_cell("- أعلن"), "'- أعلن\n");
  EXPECT_EQ(text_cell("'+1"), "''+1\n");
  EXPECT_EQ(text_cell("＝1"), "'＝1\n");
  EXPECT_EQ(text_cell("'قال'"), "'قال'\n");
  EXPECT_EQ(text_cell("a=1"), "a=1\n");
  EXPECT_EQ(text_cell("=1", false), "=1\n");
}

TEST(Csv, NumbersAreNeverTouched) {
  std::string out;
  CsvLine(out, {}).number(-5).degrees(-0.5).degrees(-0.000001).end();
  EXPECT_EQ(out, "-5,-0.50000,0.00000\n");
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
  EXPECT_TRUE(rc::check("cells come back", [] {
    std::vector<std::vector<std::string>> lines(*rc::gen::inRange<size_t>(1, 5));
    const size_t columns = *rc::gen::inRange<size_t>(1, 5);
    const bool guarded = *rc::gen::arbitrary<bool>();
    std::string out;
    for (auto& line : lines) {
      CsvLine written(out, {.guarded = guarded});
      for (size_t column = 0; column < columns; ++column) {
        line.push_back(any_text());
        written.text(line.back());
      }
      written.end();
    }
    auto read = parse_csv(out);
    for (auto& line : read) {
      for (std::string& cell : line) {
        if (guarded) {
          RC_ASSERT(cell.empty() || std::string("=+-@\t\r\n").find(cell.front()) == std::string::npos);
          cell = unguarded(cell);
        }
      }
    }
    RC_ASSERT(read == lines);
  }));
}

}  // namespace
}  // namespace isnad::exports
