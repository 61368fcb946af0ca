#include "text/utf8.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Utf8Test, ValidText) {
  for (const std::string_view text : {"", "a", "abcdefghijklmnop", "مقتل ١٢", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF",
                                      "\xEE\x80\x80", "\xC2\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80"}) {
    EXPECT_EQ(first_invalid_utf8(text), std::nullopt) << text;
    EXPECT_EQ(repaired_utf8(text), text);
  }
}

TEST(Utf8Test, TheFirstFaultIsFound) {
  EXPECT_EQ(first_invalid_utf8("\x80"), 0U);
  EXPECT_EQ(first_invalid_utf8("abc\xFF"), 3U);
  EXPECT_EQ(first_invalid_utf8("abcdefgh\xC0\x80"), 8U);  // overlong
  EXPECT_EQ(first_invalid_utf8("\xC1\xBF"), 0U);
  EXPECT_EQ(first_invalid_utf8("م\xE0\x9F\xBF"), 2U);      // overlong
  EXPECT_EQ(first_invalid_utf8("م\xED\xA0\x80"), 2U);      // surrogate
  EXPECT_EQ(first_invalid_utf8("م\xF0\x8F\xBF\xBF"), 2U);  // overlong
  EXPECT_EQ(first_invalid_utf8("م\xF4\x90\x80\x80"), 2U);  // above U+10FFFF
  EXPECT_EQ(first_invalid_utf8("م\xF5\x80\x80\x80"), 2U);
  for (const std::string_view cut : {"م\xD9", "م\xE0\xA0", "م\xF0\x90\x80"}) EXPECT_EQ(first_invalid_utf8(cut), 2U);
}

TEST(Utf8Test, RepairReplacesEachBadByte) {
  EXPECT_EQ(repaired_utf8("a\xFF\xFE م\xD9"), "a\xEF\xBF\xBD\xEF\xBF\xBD م\xEF\xBF\xBD");
}

}  // namespace
}  // namespace isnad
