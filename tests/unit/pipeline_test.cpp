#include <gtest/gtest.h>

#include <string>

#include "isnad/engine.h"
#include "text/by_character.h"
#include "text/words.h"

namespace isnad {
namespace {

/// Characters of a text in UTF-8.
size_t code_points(const std::string& text) {
  size_t out = 0;
  for (const char byte : text) out += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return out;
}

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

Document document_of(const std::string& text) {
  Document document;
  document.id = "a";
  document.text = text;
  return document;
}

std::string slice(const Document& document, Span span) { return std::string(TextByCharacter(document.text)[span]); }

TEST(EngineOutline, GivesTheArticlesTheirOwnDays) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  // Title, a caption and two entries of a live blog.
  const std::string title = "غارات على إدلب\n", first = "قتل 3 مدنيين أمس في سراقب.\n", caption = "حطام في السوق\n",
                    second = "قتل طفل اليوم في بنش.\n";
  const auto length = [](const std::string& text) { return static_cast<uint32_t>(code_points(text)); };
  Document document = document_of(title + first + caption + second);
  document.published = Day::of(2024, 3, 5);
  document.published_basis = PublishedBasis::Page;
  const uint32_t middle = length(title + first + caption), end = middle + length(second);
  document.outline = {{{0, middle}, {0, length(title) - 1}, {{length(title + first), middle - 1}}, {}, {}},
                      {{middle, end}, {}, {}, Day::of(2024, 3, 4), {}}};
  const auto records = engine->read(document);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(slice(document, records[0].title) + '\n', title);
  EXPECT_EQ(records[0].published, Day::of(2024, 3, 5));
  EXPECT_EQ(records[0].published_basis, PublishedBasis::Page);
  for (const Span& sentence : records[0].sentences)
    EXPECT_EQ(slice(document, sentence).find("حطام"), std::string::npos);
  ASSERT_EQ(records[0].claims.size(), 2U);  // the headline's and the sentence's
  EXPECT_EQ(records[0].claims[1].date->from, Day::of(2024, 3, 4));
  EXPECT_EQ(records[1].published, Day::of(2024, 3, 4));
  ASSERT_EQ(records[1].claims.size(), 1U);
  EXPECT_EQ(records[1].claims[0].date->from, Day::of(2024, 3, 4));
}

TEST(EngineOutline, HoldsInTextsThatAreReadInParts) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  Document document = document_of("");
  const std::string line = "قتل 3 مدنيين في سراقب.\n";
  const auto length = static_cast<uint32_t>(code_points(line));
  uint32_t lines = 0;
  while (document.text.size() < 300 * 1024) {
    document.text += line;
    ++lines;
  }
  // Only the last but one line is an article.
  document.outline = {{{(lines - 2) * length, (lines - 1) * length}, {}, {}, {}, {}}};
  const auto records = engine->read(document);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].article, 1);
  EXPECT_EQ(records[0].span.begin, (lines - 2) * length);
  EXPECT_EQ(slice(document, records[0].span) + '\n', line);
}

TEST(EnginePrepare, MendsWhatIsDoublyEncodedAndLeavesTheRest) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  const std::string text = "قُتل 3 مدنيين في غارة على سراقب بريف إدلب، بحسب المرصد.";
  const auto same = engine->prepare(document_of(text));
  ASSERT_TRUE(same);
  EXPECT_EQ(same->text, text);
  EXPECT_FALSE(same->extracted || same->repaired);
  std::string twice;
  for (const char byte : text) {  // as if it were ISO-8859-1
    const auto b = static_cast<unsigned char>(byte);
    if (b < 0x80) {
      twice += byte;
    } else {
      twice += static_cast<char>(0xC0U | (b >> 6U));
      twice += static_cast<char>(0x80U | (b & 0x3FU));
    }
  }
  const auto mended = engine->prepare(document_of(twice));
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->text, text);
  EXPECT_TRUE(mended->extracted && mended->repaired);
}

const std::string kPersian = "رئیس جمهور گفت که این حمله هیچ تلفاتی نداشته است.";

TEST(EngineLanguages, LeavesPassagesInOtherLanguagesAloneAndSaysWhere) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  EXPECT_TRUE(engine->passages_left_alone().empty());
  const std::string first = "مقتل خمسة مدنيين في غارة على إدلب\nقتل خمسة مدنيين في غارة على مدينة إدلب الاثنين.\n";
  const std::string last = "\nوأصيب آخرون في قصف على مدينة سراقب.\n" + kPersian + "\n";
  const auto records = engine->read(document_of(first + kPersian + last));
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
  EXPECT_TRUE(engine->read(document_of("دیدار دو وزیر\n" + kPersian + "\n۱۲ ۱۳ ۱۴ ۱۵ ۱۶ ۱۷\n" + kPersian)).empty());
  EXPECT_TRUE(engine->read(document_of("The minister said that talks would resume next week.\n")).empty());
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
  for (const ArticleRecord& record : engine->read(document_of(text))) {
    found.insert(found.end(), record.other_languages.begin(), record.other_languages.end());
  }
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span, (Span{begin, begin + Text(kPersian).size()}));
}

}  // namespace
}  // namespace isnad
