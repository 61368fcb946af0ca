#include <gtest/gtest.h>

#include <vector>

#include "isnad/record.h"

namespace isnad {
namespace {

TEST(DayTest, CountsFromTheEpoch) {
  EXPECT_EQ(Day::of(1970, 1, 1).days, 0);
  EXPECT_EQ(Day::of(1970, 1, 2).days, 1);
  EXPECT_EQ(Day::of(1969, 12, 31).days, -1);
  EXPECT_EQ(Day::of(2018, 3, 12).days, 17602);
}

TEST(DayTest, EveryDayOfFourCenturiesGoesThereAndBack) {
  int previous_day = 31;
  for (int days = Day::of(1800, 1, 1).days; days <= Day::of(2200, 1, 1).days; ++days) {
    int year = 0, month = 0, day = 0;
    Day{days}.civil(year, month, day);
    ASSERT_EQ(Day::of(year, month, day).days, days);
    ASSERT_TRUE(day == previous_day + 1 || day == 1) << Day{days}.iso();
    ASSERT_EQ(Day::parse(Day{days}.iso()), Day{days});
    previous_day = day;
  }
}

TEST(DayTest, KnowsTheWeekday) {
  EXPECT_EQ(Day::of(1970, 1, 1).weekday(), 4);
  EXPECT_EQ(Day::of(2018, 3, 12).weekday(), 1);
  EXPECT_EQ(Day::of(1969, 12, 28).weekday(), 0);
}

TEST(DayTest, WritesIso) {
  EXPECT_EQ(Day::of(2018, 3, 2).iso(), "2018-03-02");
  EXPECT_EQ(Day::of(800, 11, 30).iso(), "0800-11-30");
}

TEST(DayTest, ParsesADayAndIgnoresTheTime) {
  EXPECT_EQ(Day::parse("2018-03-12"), Day::of(2018, 3, 12));
  EXPECT_EQ(Day::parse("2018-03-12T23:59:59+03:00"), Day::of(2018, 3, 12));
  EXPECT_EQ(Day::parse("2016-02-29"), Day::of(2016, 2, 29));
  for (const char* bad : {"", "2018", "2018-3-12", "2018-13-01", "2018-00-01", "2018-02-29", "2018-04-31", "2018-01-00",
                          "2018/03/12", "12-03-2018", "2018-03-1x", "2018-03-123", "x018-03-12"}) {
    EXPECT_EQ(Day::parse(bad), std::nullopt) << bad;
  }
}

TEST(NameTest, NamesAreThoseOfTheRecord) {
  EXPECT_STREQ(name_of(EventType::Assault), "ASSAULT");
  EXPECT_STREQ(name_of(EventType::Agree), "AGREE");
  EXPECT_STREQ(name_of(Hedge::AtLeast), "at_least");
  EXPECT_STREQ(name_of(Hedge::MoreThan), "more_than");
  EXPECT_STREQ(name_of(Victim::Journalist), "journalist");
  EXPECT_STREQ(name_of(TollKind::Surrendered), "surrendered");
  EXPECT_STREQ(name_of(Factuality::Hypothetical), "hypothetical");
  EXPECT_STREQ(name_of(Stance::Demand), "demand");
  EXPECT_STREQ(name_of(StatementMode::Mixed), "mixed");
  EXPECT_STREQ(name_of(DateBasis::Relative), "relative");
  EXPECT_STREQ(name_of(PublishedBasis::Inferred), "inferred");
  EXPECT_STREQ(name_of(Precision::Governorate), "governorate");
}

}  // namespace
}  // namespace isnad
