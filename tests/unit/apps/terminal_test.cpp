#include "terminal.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad::app {
namespace {

std::string page(const TextForm& form, const std::function<void(Page&)>& write) {
  std::string out;
  Page page(form, [&](std::string_view line) {
    out += line;
    return true;
  });
  write(page);
  return out;
}

TEST(TerminalTest, ColumnsAreThoseThatAreSeen) {
  EXPECT_EQ(display_width("مُقاتِلون"), 7U);
  EXPECT_EQ(display_width("قـتـل"), 5U);  // tatweel is seen
  EXPECT_EQ(display_width("a\xE2\x80\x8F"
                          "b"),
            2U);
  EXPECT_EQ(display_width("漢字"), 4U);
  EXPECT_EQ(display_width(name("دوما")), 4U);
  EXPECT_EQ(display_width(strong("x")), 1U);
}

TEST(TerminalTest, WordsFromOutsideAreCleaned) {
  EXPECT_EQ(cleaned("a\x1B[31m\n  b\t\xE2\x80\xAE"
                    "c\x7F"),
            "a[31m b c");
  EXPECT_EQ(cleaned("  \n"), "");
  EXPECT_EQ(kept_clean(" a\nb "), " a b ");
  EXPECT_EQ(kept_clean("\n"), " ");
}

TEST(TerminalTest, CellsAreCutAndFilled) {
  EXPECT_EQ(fitted("قُتِل الرجل", 6), "قُتِل ا…");
  EXPECT_EQ(fitted("قُتِل الرجل", 5), "قُتِل…");
  EXPECT_EQ(fitted("abc", 3), "abc");
  EXPECT_EQ(cell("abcdef", 4), "abc…");
  EXPECT_EQ(display_width(cell("قُتِل", 6)), 6U);
}

TEST(TerminalTest, ArabicIsIsolatedUnlessTheFormSaysOtherwise) {
  const auto write = [](Page& page) { page.line(name("مسلحون") + " → " + name("مدنيون") + "  "); };
  EXPECT_EQ(page({.width = 80}, write), "⁨مسلحون⁩ → ⁨مدنيون⁩\n");
  EXPECT_EQ(page({.width = 80, .isolates = false}, write), "مسلحون → مدنيون\n");
}

TEST(TerminalTest, MarksThatAreOpenAtTheEndOfALineGoOnInTheNext) {
  const TextForm form{.width = 24, .color = true};
  EXPECT_EQ(page(form, [](Page& page) { page.paragraph(strong("one two three four five"), 0, 2); }),
            "\x1B[1mone two three four five\x1B[0m\n");
  EXPECT_EQ(page(form, [](Page& page) { page.paragraph(strong("one two three four five six"), 0, 2); }),
            "\x1B[1mone two three four five\x1B[0m\n  \x1B[1msix\x1B[0m\n");
  EXPECT_EQ(page({.width = 24}, [](Page& page) { page.paragraph(name("واحد اثنان ثلاثة أربعة خمسة"), 0, 0); }),
            "⁨واحد اثنان ثلاثة أربعة⁩\n⁨خمسة⁩\n");
}

TEST(TerminalTest, WordsWithoutBlanksAreBroken) {
  EXPECT_EQ(page({.width = 20}, [](Page& page) { page.paragraph(std::string(45, 'x'), 0, 0); }),
            std::string(20, 'x') + "\n" + std::string(20, 'x') + "\n" + std::string(5, 'x') + "\n");
}

TEST(TerminalTest, ArabicQuotationsStandFlushRight) {
  const auto write = [](Page& page) { page.quotation("مقتل تسعة", 2); };
  EXPECT_EQ(page({.width = 30}, write), std::string(2 + 19, ' ') + "⁨مقتل تسعة⁩\n");
  EXPECT_EQ(page({.width = 30, .isolates = false}, write), "  مقتل تسعة\n");
  EXPECT_EQ(page({.width = 30}, [](Page& page) { page.quotation("nine", 2); }), "  nine\n");
}

}  // namespace
}  // namespace isnad::app
