#include <gtest/gtest.h>

#include <string>

#include "isnad/engine.h"
#include "text/words.h"

namespace isnad {
namespace {

TEST(EnginePlace, IsFoundByTheIdThatAMentionHas) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  const auto town = engine->place("geonames:168325");
  ASSERT_TRUE(town);
  EXPECT_EQ(town->id, "geonames:168325");
  EXPECT_EQ(town->name_ar, "خان شيخون");
  EXPECT_EQ(town->country, "SY");
  EXPECT_EQ(town->precision, Precision::Settlement);
  ASSERT_TRUE(town->located);
  EXPECT_NEAR(town->latitude, 35.44, 0.05);

  const auto governorate = engine->place(town->admin1);
  ASSERT_TRUE(governorate) << town->admin1;
  EXPECT_EQ(governorate->precision, Precision::Governorate);
  EXPECT_EQ(governorate->country, "SY");
}

TEST(EnginePlace, IsNothingForAnIdThatNoPlaceHas) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  EXPECT_FALSE(engine->place(""));
  EXPECT_FALSE(engine->place("geonames:"));
  EXPECT_FALSE(engine->place("zzz"));
}

Document document(std::string text) {
  Document out;
  out.text = std::move(text);
  return out;
}

const std::string kPersian = "رئیس جمهور گفت که این حمله هیچ تلفاتی نداشته است.";

TEST(EngineLanguages, LeavesPassagesInOtherLanguagesAloneAndSaysWhere) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  EXPECT_TRUE(engine->passages_left_alone().empty());
  const std::string first = "مقتل خمسة مدنيين في غارة على إدلب\nقتل خمسة مدنيين في غارة على مدينة إدلب الاثنين.\n";
  const std::string last = "\nوأصيب آخرون في قصف على مدينة سراقب.\n" + kPersian + "\n";
  const auto records = engine->read(document(first + kPersian + last));
  ASSERT_EQ(records.size(), 1U);
  const Text before(first), persian(kPersian);
  const Span passage{before.size(), before.size() + persian.size()};
  ASSERT_EQ(records[0].other_languages.size(), 1U);  // the last line is outside the article
  EXPECT_EQ(records[0].other_languages[0].span, passage);
  EXPECT_EQ(records[0].other_languages[0].language, Language::Persian);
  EXPECT_EQ(records[0].leftovers, std::vector<Span>{passage});
  EXPECT_FALSE(records[0].claims.empty());
  for (const Claim& claim : records[0].claims) EXPECT_FALSE(claim.evidence.overlaps(passage));

  const auto counts = engine->passages_left_alone();
  ASSERT_EQ(counts.size(), 1U);
  EXPECT_EQ(counts[0].language, Language::Persian);
  EXPECT_EQ(counts[0].passages, 2U);
}

TEST(EngineLanguages, ATextWithoutArabicYieldsNoRecord) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  EXPECT_TRUE(engine->read(document("دیدار دو وزیر\n" + kPersian + "\n۱۲ ۱۳ ۱۴ ۱۵ ۱۶ ۱۷\n" + kPersian)).empty());
  EXPECT_TRUE(engine->read(document("The minister said that talks would resume next week.\n")).empty());
  EXPECT_EQ(engine->language(kPersian), Language::Persian);
  EXPECT_EQ(engine->language(kPersian + "\nThe end\n"), Language::Persian);
  EXPECT_EQ(engine->language(kPersian + "\nقتل خمسة مدنيين في غارة على إدلب\n"), Language::Arabic);
  EXPECT_EQ(engine->language("The minister said"), Language::Other);
  EXPECT_EQ(engine->language("12:30 …"), Language::None);
  EXPECT_EQ(engine->language("قتل خمسة مدنيين"), Language::Arabic);
}

TEST(EngineLanguages, SpansCountFromTheBeginningOfALongText) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  const std::string line = "قتل خمسة مدنيين في غارة على مدينة إدلب الاثنين.\n";
  std::string text;
  while (text.size() < 130 * 1024) text += line;
  const uint32_t begin = Text(text).size();
  text += kPersian + "\nوأصيب آخرون في قصف على مدينة سراقب.\n";
  std::vector<OtherLanguage> found;
  for (const ArticleRecord& record : engine->read(document(text))) {
    found.insert(found.end(), record.other_languages.begin(), record.other_languages.end());
  }
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span, (Span{begin, begin + Text(kPersian).size()}));
}

}  // namespace
}  // namespace isnad
