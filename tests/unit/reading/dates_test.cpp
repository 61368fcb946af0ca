#include "reading/dates.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "unit/reading/built_in_tables.h"

namespace isnad {
namespace {

const Day kFriday = Day::of(2018, 4, 13);

std::string shown(const std::optional<DateRange>& range) {
  if (!range) return "none";
  if (range->from == range->to) return range->from.iso();
  return range->from.iso() + ".." + range->to.iso();
}

/// The first date of a text, resolved: a day, two days with «..» between, "none" if it cannot be told, "no date" if
/// there is no date expression at all.
std::string date_of(const std::string& utf8, std::optional<Day> published = kFriday) {
  const TokenizedText t(utf8);
  for (uint32_t i = 0; i < t.tokens.size(); ++i) {
    if (const auto date = date_at(t.tokens, i, t.tokens.size())) return shown(resolve(*date, published));
  }
  return "no date";
}

TEST(Dates, AreReadWithADayAMonthAndAYear) {
  EXPECT_EQ(date_of("قتل جندي في 20 كانون الثاني 2018"), "2018-01-20");
  EXPECT_EQ(date_of("قتل جندي في 9 أبريل 2017"), "2017-04-09");
  EXPECT_EQ(date_of("قتل جندي يوم 12/4/2018 في المدينة"), "2018-04-12");
  EXPECT_EQ(date_of("قتل جندي في ٢٠ آذار ٢٠١٦"), "2016-03-20");
}

TEST(Dates, CountTheHoursThatHavePassed) {
  EXPECT_EQ(date_of("قتل جندي خلال الساعات الـ24 الأخيرة"), "2018-04-12..2018-04-13");
  EXPECT_EQ(date_of("قتل جندي خلال الساعات الـ24 الماضية"), "2018-04-12..2018-04-13");
}

TEST(Dates, MayNameTheMonthTwice) {
  EXPECT_EQ(date_of("في 27 تشرين الثاني/نوفمبر 2017"), "2017-11-27");
  EXPECT_EQ(date_of("في 27 آذار (مارس) 2016"), "2016-03-27");
}

TEST(Dates, NameMonthsAsTheMaghrebDoes) {
  EXPECT_EQ(date_of("في 12 جويلية 2017"), "2017-07-12");
  EXPECT_EQ(date_of("في 8 غشت 2017"), "2017-08-08");
}

TEST(Dates, WithoutAYearAreTheLastBeforePublication) {
  EXPECT_EQ(date_of("في 20 شباط"), "2018-02-20");
  EXPECT_EQ(date_of("في 20 كانون الأول"), "2017-12-20");
  EXPECT_EQ(date_of("في 20 كانون الأول", std::nullopt), "none");
}

TEST(Dates, OfAMonthOrAYearAreSpans) {
  EXPECT_EQ(date_of("في فبراير 2016"), "2016-02-01..2016-02-29");
  EXPECT_EQ(date_of("منتصف عام 2014"), "2014-05-01..2014-08-31");
}

TEST(Dates, OfAPartOfAMonthAreItsDays) {
  EXPECT_EQ(date_of("في مطلع شباط الماضي"), "2018-02-01..2018-02-10");
  EXPECT_EQ(date_of("في منتصف آذار/مارس"), "2018-03-15");
  EXPECT_EQ(date_of("أواخر شهر شباط 2016"), "2016-02-21..2016-02-29");
}

TEST(Dates, GoBackMonthsAndYearsByTheCalendar) {
  EXPECT_EQ(date_of("منذ ثلاث سنوات"), "2015-04-13..2018-04-13");
  EXPECT_EQ(date_of("خلال الشهرين الماضيين"), "2018-02-13..2018-04-13");
  EXPECT_EQ(date_of("قبل شهرين", Day::of(2018, 4, 30)), "2018-02-28");
}

TEST(Dates, NameDaysByTheirDistance) {
  EXPECT_EQ(date_of("قتل جندي اليوم"), "2018-04-13");
  EXPECT_EQ(date_of("قتل جندي أمس"), "2018-04-12");
  EXPECT_EQ(date_of("قتل جندي أول من أمس"), "2018-04-11");
  EXPECT_EQ(date_of("يصل الوفد غدا"), "2018-04-14");
  EXPECT_EQ(date_of("قتل جندي قبل ثلاثة أيام"), "2018-04-10");
  EXPECT_EQ(date_of("قتل جندي قبل يومين"), "2018-04-11");
}

TEST(Dates, NameTheLastSuchWeekday) {
  EXPECT_EQ(date_of("قتل جندي الخميس"), "2018-04-12");
  EXPECT_EQ(date_of("قتل جندي يوم الاثنين"), "2018-04-09");
  EXPECT_EQ(date_of("قتل جندي الجمعة"), "2018-04-13");
  EXPECT_EQ(date_of("قتل جندي الجمعة الماضي"), "2018-04-06");
  EXPECT_EQ(date_of("يصل الوفد الأحد المقبل"), "2018-04-15");
  EXPECT_EQ(date_of("قتل جندي فجر الأربعاء"), "2018-04-11");
  EXPECT_EQ(date_of("قتل جندي الخميس", std::nullopt), "none");
}

TEST(Dates, OfANightSpanTwoDays) { EXPECT_EQ(date_of("شنت غارات ليل الأحد - الاثنين"), "2018-04-08..2018-04-09"); }

TEST(Dates, OfABeginningRunToPublication) {
  EXPECT_EQ(date_of("منذ العام الماضي"), "2017-01-01..2018-04-13");
  EXPECT_EQ(date_of("منذ الشهر الماضي"), "2018-03-01..2018-04-13");
  EXPECT_EQ(date_of("يستمر القصف منذ 20 كانون الثاني/يناير"), "2018-01-20..2018-04-13");
  EXPECT_EQ(date_of("يستمر القصف منذ ثلاثة أيام"), "2018-04-10..2018-04-13");
  EXPECT_EQ(date_of("يستمر القصف منذ الاثنين"), "2018-04-09..2018-04-13");
}

TEST(Dates, OfTodayAreOfTheWeekdayThatTheWriterPuts) {
  EXPECT_EQ(date_of("قتل جندي اليوم الجمعة"), "2018-04-13");
  EXPECT_EQ(date_of("قتل جندي اليوم السبت"), "2018-04-14");
  EXPECT_EQ(date_of("قتل جندي مساء أمس الجمعة"), "2018-04-13");
  EXPECT_EQ(date_of("قتل جندي أول من أمس الثلاثاء"), "2018-04-10");
  // No clock is three days off.
  EXPECT_EQ(date_of("قتل جندي اليوم الاثنين"), "2018-04-13");
}

TEST(Dates, OfWeekdaysAreTheNextWhereWhatIsToldIsToCome) {
  DateExpression saturday;
  saturday.kind = DateExpression::Kind::Weekday;
  saturday.weekday = 6;
  EXPECT_EQ(shown(resolve(saturday, kFriday)), "2018-04-07");
  saturday.coming = true;
  EXPECT_EQ(shown(resolve(saturday, kFriday)), "2018-04-14");
  saturday.weekday = kFriday.weekday();
  EXPECT_EQ(shown(resolve(saturday, kFriday)), "2018-04-13");
}

TEST(Dates, ThatTellNoDayAreNone) {
  EXPECT_EQ(date_of("قتل جندي قبل أيام"), "none");
  const std::string recently = date_of("تراجع القصف في الأسابيع الأخيرة");
  EXPECT_TRUE(recently == "none" || recently == "no date") << recently;
}

TEST(Dates, AreNotSeenInOtherNumbers) {
  EXPECT_EQ(date_of("قتل 12 مسلحا"), "no date");
  EXPECT_EQ(date_of("قتل 2014 شخصا"), "no date");
}

TEST(Dates, MayBeginAtTheLastWordOfAText) {
  EXPECT_EQ(date_of("قتل جندي منذ"), "no date");
  EXPECT_EQ(date_of("قتل جندي قبل"), "no date");
  EXPECT_EQ(date_of("قتل جندي يوم"), "no date");
  EXPECT_EQ(date_of("قتل جندي في 12"), "no date");
  EXPECT_EQ(date_of("قتل جندي في 12 /"), "no date");
  EXPECT_EQ(date_of("قتل جندي خلال"), "no date");
}

}  // namespace
}  // namespace isnad
