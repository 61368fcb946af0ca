#include "reading/publication_date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "text/by_character.h"

namespace isnad {
namespace {

const Engine& engine() {
  static const Result<Engine> kEngine = Engine::built_in();
  return *kEngine;
}

std::vector<ArticleRecord> read(const std::string& text, std::optional<Day> published = std::nullopt) {
  Document document;
  document.id = "a";
  document.text = text;
  document.published = published;
  return engine().read(document);
}

const std::string kBody =
    "وقال سكان إن الطائرات ألقت براميل على الأحياء السكنية وسط المدينة وإن فرق الإنقاذ تبحث عن ناجين تحت الأنقاض.\n";

/// "2022-09-17 today and date «اليوم … 2022»" of the first article, "none" if no day is inferred.
std::string inferred(const std::string& text) {
  const auto records = read(text);
  if (records.empty()) return "no article";
  const ArticleRecord& record = records.front();
  if (record.published_basis != PublishedBasis::Inferred) {
    return record.published || !record.published_reason.empty() || !record.published_span.empty() ? "odd" : "none";
  }
  const TextByCharacter characters(text);
  return record.published->iso() + " " + record.published_reason + " «" +
         std::string(characters[record.published_span]) + "»";
}

TEST(PublicationDate, IsTodaysWhereADateStandsByIt) {
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين اليوم السبت 17 أيلول 2022 في قصف على إدلب."),
            "2022-09-17 today and date «اليوم السبت 17 أيلول 2022»");
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين اليوم، السبت 17 من أيلول 2022، في قصف على إدلب."),
            "2022-09-17 today and date «اليوم، السبت 17 من أيلول 2022»");
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين اليوم 17/9/2022 في قصف على إدلب."),
            "2022-09-17 today and date «اليوم 17/9/2022»");
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين أمس الجمعة 16 أيلول 2022 في قصف على إدلب."),
            "2022-09-17 yesterday and date «أمس الجمعة 16 أيلول 2022»");
}

TEST(PublicationDate, IsNotThatOfAWeekdayThatDoesNotFit) {
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين اليوم الأحد 17 أيلول 2022 في قصف على إدلب."), "none");
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين الأحد 17/9/2022 في قصف على إدلب."), "none");
}

TEST(PublicationDate, IsThatOfAWeekdayWithItsDateInTheLead) {
  EXPECT_EQ(inferred("حصاد الأحداث الميدانية ليوم الأحد 28-11-2021\n" + kBody),
            "2021-11-28 weekday and date «ليوم الأحد 28-11-2021»");
  EXPECT_EQ(inferred("قصفت القوات مدينة إدلب السبت 17 أيلول 2022.\n" + kBody),
            "2022-09-17 weekday and date «السبت 17 أيلول 2022»");
  EXPECT_EQ(inferred("تعقد الحكومة جلسة يوم السبت 17 أيلول 2022.\n" + kBody), "none") << "still to come";
  EXPECT_EQ(inferred("قتل ثلاثة مدنيين في قصف على إدلب.\nوأصيب عشرة آخرون.\nوفرت عائلات إلى الحدود.\n" + kBody +
                     "وكان القصف بدأ يوم السبت 17 أيلول 2022.\n"),
            "none")
      << "told on the way";
  EXPECT_EQ(inferred("قصفت القوات مدينة إدلب السبت 17 أيلول 2022. وقتل جندي في 20 أيلول 2022.\n" + kBody), "none")
      << "later dates";
}

TEST(PublicationDate, IsThatOfADateline) {
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\n2021-11-07\n210 زيارة\n" + kBody), "2021-11-07 dateline «2021-11-07»");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\nنشرت في: 12/02/2022 - 15:04آخر تحديث: 13/02/2022 - 15:02\n" + kBody),
            "2022-02-12 dateline «نشرت في: 12/02/2022 - 15:04آخر تحديث: 13/02/2022 - 15:02»");
  EXPECT_EQ(inferred("دمشق - 12 آذار 2018 - قصفت القوات المدينة.\n" + kBody), "none")
      << "no line of text is that short";
  EXPECT_EQ(inferred("دمشق - 12 آذار 2018 - " + kBody), "2018-03-12 dateline «دمشق - 12 آذار 2018»");
}

TEST(PublicationDate, IsNotThatOfOtherStoriesAndPictures) {
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\n" + kBody + kBody +
                     "مواضيع ذات صلة\nقصف آخر\n2022/08/14\nخبر ثالث\n2022/08/15\n"),
            "none");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\nصورة أرشيفية 12/3/2019\n" + kBody), "none");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\nآثار القصف على الأحياء السكنية في إدلب 8 أيلول 2021\n" + kBody),
            "none");
}

TEST(PublicationDate, IsUnknownWhereTheEvidenceDisagrees) {
  EXPECT_EQ(inferred("قصف اليوم السبت 17 أيلول 2022. وقصف اليوم الأحد 18 أيلول 2022.\n" + kBody), "none");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\n2021-11-07\nقصفت القوات المدينة اليوم السبت 17 أيلول 2022.\n" + kBody),
            "none");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\n2021-11-07\n2021-11-09\n" + kBody), "none");
  EXPECT_EQ(inferred("مقتل مدني في قصف على إدلب\n2021-11-07\nقتل مدني اليوم الاثنين في قصف على المدينة.\n" + kBody),
            "none")
      << "7 November 2021 was a Sunday";
}

TEST(PublicationDate, IsNotTheLatestDateOfTheText) {
  EXPECT_EQ(inferred("قتل مدني في قصف على إدلب في 17 أيلول 2022.\n" + kBody), "none");
  EXPECT_EQ(inferred("في مثل هذا اليوم 18 آذار 2011 خرجت مظاهرات في درعا.\n" + kBody), "none");
  EXPECT_EQ(inferred("قتل مدني اليوم في قصف على إدلب.\n" + kBody), "none");
}

TEST(PublicationDate, ThatIsGivenCounts) {
  const auto records = read("قتل مدني اليوم السبت 17 أيلول 2022 في إدلب.", Day::of(2022, 9, 20));
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records.front().published, Day::of(2022, 9, 20));
  EXPECT_EQ(records.front().published_basis, PublishedBasis::Given);
  EXPECT_TRUE(records.front().published_span.empty());
}

TEST(PublicationDate, WithoutOneRelativeDaysStayUnresolved) {
  for (const std::string& when : std::vector<std::string>{"اليوم", "أمس", "الخميس", "يوم الخميس الماضي", "قبل يومين",
                                                          "أمس الجمعة", "الأسبوع الماضي", "في 12 آذار"}) {
    for (const ArticleRecord& record : read("قتل ثلاثة مدنيين " + when + " في غارة على إدلب.")) {
      ASSERT_FALSE(record.claims.empty()) << when;
      for (const Claim& claim : record.claims) EXPECT_FALSE(claim.date) << when << " " << claim.date->from.iso();
    }
  }
}

TEST(PublicationDate, ResolvesRelativeDays) {
  const auto records =
      read("مقتل مدني في قصف على إدلب\n2021-11-07\nقتل ثلاثة مدنيين أمس في غارة على مدينة إدلب.\n" + kBody);
  ASSERT_FALSE(records.empty());
  bool found = false;
  for (const Claim& claim : records.front().claims)
    found = found || (claim.date && claim.date->from == Day::of(2021, 11, 6));
  EXPECT_TRUE(found);
}

RC_GTEST_PROP(PublicationDate, HasItsWordsInTheText, ()) {
  static const char* const kPieces[] = {"اليوم ",     "السبت ",  "17 أيلول 2022 ",
                                        "17/9/2022 ", "\n",      "2022-09-17\n",
                                        "قصف ",       "إدلب ",   "أمس ",
                                        "- ",         "الجمعة ", "، ",
                                        "نشر في ",    ".\n",     "(",
                                        ")",          "أ\u064F", "\u200F",
                                        "هذا "};
  std::string text;
  const int count = *rc::gen::inRange(1, 40);
  for (int i = 0; i < count; ++i) text += kPieces[*rc::gen::inRange<size_t>(0, std::size(kPieces))];
  if (*rc::gen::arbitrary<bool>()) text += "\n" + kBody;
  const TextByCharacter characters(text);
  for (const ArticleRecord& record : read(text)) {
    const bool is = record.published_basis == PublishedBasis::Inferred;
    RC_ASSERT(is == record.published.has_value());
    RC_ASSERT(is != record.published_reason.empty());
    RC_ASSERT(is != record.published_span.empty());
    if (is) RC_ASSERT(characters[record.published_span].find("2022") != std::string_view::npos);
  }
}

}  // namespace
}  // namespace isnad
