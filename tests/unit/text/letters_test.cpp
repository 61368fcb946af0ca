#include "text/letters.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(Letters, FoldsWhatIsWrittenDifferently) {
  EXPECT_EQ(normalise("المُقاتِلـون"), normalise("المقاتلون"));
  EXPECT_EQ(normalise("أإآٱا").size(), 5U);
  EXPECT_EQ(normalise("أإآٱ"), std::string(4, letter::kAlef));
  EXPECT_EQ(normalise("مستشفى"), normalise("مستشفي"));
  EXPECT_EQ(normalise("کربلا"), normalise("كربلا"));
  EXPECT_NE(normalise("مدرسة"), normalise("مدرسه"));
  EXPECT_NE(normalise("مسؤول"), normalise("مسئول"));
}

TEST(Letters, ReadsPresentationForms) {
  EXPECT_EQ(normalise("\uFEFB"), normalise("لا"));
  EXPECT_EQ(normalise("\uFEF7"), normalise("لأ"));
  EXPECT_EQ(normalise("\uFEE3\uFEAA\uFEE8\uFEF2"), normalise("مدني"));
  EXPECT_EQ(classify(0xFEFB).kind, LetterKind::Ligature);
  EXPECT_EQ(classify(0xFEE3).byte, letter::kMeem);
}

TEST(Letters, ReadsDigitsAndLatin) {
  EXPECT_EQ(normalise("٢٠١٨"), "2018");
  EXPECT_EQ(normalise("۲۰۱۸"), "2018");
  EXPECT_EQ(normalise("  PKK \t YPG "), "pkk ypg");
}

TEST(Letters, SurvivesBytesThatAreNotUtf8) {
  EXPECT_EQ(normalise("\xFF\xC3 \xE2\x28\xA1x\xD9"), "x");
  EXPECT_EQ(normalise(""), "");
}

TEST(Letters, RoundTripsThroughUtf8) { EXPECT_EQ(to_utf8(normalise("قصف الطيران 3 مدن")), "قصف الطيران 3 مدن"); }

}  // namespace
}  // namespace isnad
