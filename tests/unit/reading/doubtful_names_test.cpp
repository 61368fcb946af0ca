#include "reading/doubtful_names.h"

#include <gtest/gtest.h>

#include "text/letters.h"

namespace isnad {
namespace {

TEST(DoubtfulNames, AreWordsPersonsAndGroups) {
  const DataSource source = DataSource::built_in();
  const auto lexicon = Lexicon::from_block(source.lexicon_block());
  ASSERT_TRUE(lexicon);
  const auto knowledge = Knowledge::load(source, *lexicon);
  ASSERT_TRUE(knowledge);
  const auto names = DoubtfulNames::load(source, **knowledge);
  ASSERT_TRUE(names) << names.error().text();
  for (const char* name : {"النهر", "المدينة", "الهجوم", "الجيش", "محمد", "السعدي", "الهاشمي", "عبدالمحسن", "جاسم محمد",
                           "أبو طلحة", "عبد الله", "الفور", "الثلاثاء", "الجيش السوري", "حزب الله"}) {
    EXPECT_TRUE(names->contains(normalise(name))) << name;
  }
  for (const char* name : {"اللطامنة", "كفرنبودة", "تل النهر", "عين العرب", "بيت ياحون", "جرجناز الفوقا"}) {
    EXPECT_FALSE(names->contains(normalise(name))) << name;
  }
}

}  // namespace
}  // namespace isnad
