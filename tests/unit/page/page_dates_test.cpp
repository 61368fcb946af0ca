#include "page/page_dates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>

namespace isnad {
namespace {

const DateWords& words() {
  static const DateWords kWords = *DateWords::load(DataSource::built_in());
  return kWords;
}

/// «2024-03-12», with a time «2024-03-12 + 51600» (seconds since that day's midnight in Greenwich), «… modified».
std::string shown(const std::optional<PageDate>& date) {
  if (!date) return "none";
  std::string out = date->day.iso();
  if (date->at) {
    const int64_t seconds = *date->at - int64_t{date->day.days} * 86400;
    out += (seconds < 0 ? " - " : " + ") + std::to_string(seconds < 0 ? -seconds : seconds);
  }
  if (date->modified) out += " modified";
  return out;
}
std::string read(std::string_view text) { return shown(parse_page_date(text, words())); }
std::string read_english(std::string_view text) { return shown(parse_page_date(text)); }

TEST(PageDates, ReadIso8601InItsShapes) {
  EXPECT_EQ(read_english("2024-03-12"), "2024-03-12");
  EXPECT_EQ(read_english("2024-03-12T10:15:00Z"), "2024-03-12 + 36900");
  EXPECT_EQ(read_english("2024-03-12T10:15:00.123456+00:00"), "2024-03-12 + 36900");
  EXPECT_EQ(read_english("2024-03-12T10:15:00+03:00"), "2024-03-12 + 26100");
  EXPECT_EQ(read_english("2024-03-12T10:15:00+0300"), "2024-03-12 + 26100");
  EXPECT_EQ(read_english("2024-03-12T10:15:00+03"), "2024-03-12 + 26100");
  EXPECT_EQ(read_english("2024-03-12T10:15:00-05:00"), "2024-03-12 + 54900");
  EXPECT_EQ(read_english("2024-03-12T10:15"), "2024-03-12 + 36900");
  EXPECT_EQ(read_english("2024-03-12T10"), "2024-03-12 + 36000");
  EXPECT_EQ(read_english("2024-03-12 10:15:00 +0300"), "2024-03-12 + 26100");
  EXPECT_EQ(read_english("20240312"), "2024-03-12");
  EXPECT_EQ(read_english("20240312T101500Z"), "2024-03-12 + 36900");
  EXPECT_EQ(read_english("20240312T1015+0300"), "2024-03-12 + 26100");
  EXPECT_EQ(read_english("20240312101500"), "2024-03-12 + 36900");
}

TEST(PageDates, KeepTheDayAsWrittenWhateverTheZone) {
  EXPECT_EQ(read_english("2024-03-12T01:00:00+03:00"), "2024-03-12 - 7200");
  EXPECT_EQ(read_english("2024-03-12T23:00:00-05:00"), "2024-03-12 + 100800");
}

TEST(PageDates, ReadThoseOfFeeds) {
  EXPECT_EQ(read_english("Tue, 05 Mar 2024 10:22:00 +0300"), "2024-03-05 + 26520");
  EXPECT_EQ(read_english("Tue, 05 Mar 2024 10:22:00 GMT"), "2024-03-05 + 37320");
  EXPECT_EQ(read_english("05 Mar 24 10:22 EST"), "2024-03-05 + 55320");
  EXPECT_EQ(read_english("Tue, 5 Mar 99 10:22:00 UT"), "1999-03-05 + 37320");
  EXPECT_EQ(read_english("Wed, 05 Mar 2024 10:22:00 -0000"), "2024-03-05 + 37320");  // the weekday is wrong
}

TEST(PageDates, ReadWhatJavaScriptAndProgramsPrint) {
  EXPECT_EQ(read_english("Tue Mar 12 2024 10:22:00 GMT+0300 (Arabian Standard Time)"), "2024-03-12 + 26520");
  EXPECT_EQ(read_english("Tue Mar 12 10:22:00 EET 2024"), "2024-03-12 + 30120");
  EXPECT_EQ(read_english("Tue Mar 12 10:22:00 2024"), "2024-03-12 + 37320");
  EXPECT_EQ(read_english("1710238800"), "2024-03-12 + 37200");
  EXPECT_EQ(read_english("1710238800000"), "2024-03-12 + 37200");
  EXPECT_EQ(read_english("/Date(1710238800000)/"), "2024-03-12 + 37200");
}

TEST(PageDates, ReadEnglishWords) {
  EXPECT_EQ(read_english("March 12, 2024"), "2024-03-12");
  EXPECT_EQ(read_english("Mar. 12, 2024 2:05 PM"), "2024-03-12 + 50700");
  EXPECT_EQ(read_english("12th of March, 2024 at 12:05 a.m."), "2024-03-12 + 300");
  EXPECT_EQ(read_english("12 September 2022"), "2022-09-12");
}

TEST(PageDates, ReadThoseOfArabicPages) {
  EXPECT_EQ(read("الثلاثاء 12 آذار 2024 - 14:05"), "2024-03-12 + 50700");
  EXPECT_EQ(read("12 مارس/آذار 2024"), "2024-03-12");
  EXPECT_EQ(read("12 آذار (مارس) 2024"), "2024-03-12");
  EXPECT_EQ(read("٢٠٢٤/٠٣/١٢"), "2024-03-12");
  EXPECT_EQ(read("١٢ مارس ٢٠٢٤"), "2024-03-12");
  EXPECT_EQ(read("12-03-2024 | 02:05 م"), "2024-03-12 + 50700");
  EXPECT_EQ(read("نُشر في: 12 كانون الثاني، 2024 الساعة 10:30 مساءً"), "2024-01-12 + 81000");
  EXPECT_EQ(read("مارس 12, 2024"), "2024-03-12");
  EXPECT_EQ(read("الأربعاء 17 جويلية 2019 - 09:12"), "2019-07-17 + 33120");
  EXPECT_EQ(read("17 شتنبر 2019"), "2019-09-17");
  EXPECT_EQ(read("17 أيلول من عام 2022"), "2022-09-17");
  EXPECT_EQ(read("14:05 - 12/03/2024"), "2024-03-12 + 50700");
  EXPECT_EQ(read("كتب: أحمد | دمشق | 12.3.2024 الساعة 1:30 ظهراً بتوقيت مكة المكرمة"), "2024-03-12 + 37800");
  EXPECT_EQ(read("12/03/2024 12:10 ليلا"), "2024-03-12 + 600");
  EXPECT_EQ(read("12:10 (ت.غ) 12/03/2024"), "2024-03-12 + 43800");
}

TEST(PageDates, PassOverTheHijriCalendar) {
  EXPECT_EQ(read("5 رمضان 1445هـ الموافق 15 مارس 2024"), "2024-03-15");
  EXPECT_EQ(read("15/03/2024 - 05/09/1445 هـ"), "2024-03-15");
  EXPECT_EQ(read("1445/09/05 هـ"), "none");
  EXPECT_EQ(read("5 رمضان 1445"), "none");
}

TEST(PageDates, AreDayFirstUnlessThatIsImpossible) {
  EXPECT_EQ(read("03/04/2024"), "2024-04-03");
  EXPECT_EQ(read("3/25/2024"), "2024-03-25");
  EXPECT_EQ(read("الثلاثاء 03/12/2024"), "2024-12-03");
  EXPECT_EQ(read("الثلاثاء 12/03/2024"), "2024-03-12");
  EXPECT_EQ(read("ثلاثاء, 03/07/2023 - 14:45"), "2023-03-07 + 53100");
  EXPECT_EQ(read("Tuesday 3/12/2024"), "2024-12-03");
  EXPECT_EQ(read("Thursday 3/7/2024"), "2024-03-07") << "3 July 2024 was a Wednesday";
}

TEST(PageDates, TellPublicationFromTheLastChange) {
  EXPECT_EQ(read("آخر تحديث: 14 مارس 2024 10:00 - نُشر في: 12 مارس 2024 09:00"), "2024-03-12 + 32400");
  EXPECT_EQ(read("نُشر: 12 مارس 2024 وآخر تحديث: 14 مارس 2024 10:00"), "2024-03-12");
  EXPECT_EQ(read("آخر تحديث 14 مارس 2024"), "2024-03-14 modified");
  EXPECT_EQ(read("Updated: 2024-03-14 Published: 2024-03-12"), "2024-03-12");
}

TEST(PageDates, AreNotGuessed) {
  for (const std::string text :
       {"", "منذ ساعتين", "قبل 3 أيام", "14:05", "12 آذار", "مارس 2024", "2024", "2024-03", "31/04/2024",
        "12 مارس/نيسان 2024", "2024-13-40", "لم يحدد بعد", "1.2.3", "12 تعليقا", "99999999999999999999999999"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(PageDates, OfNoSensibleYearAreDropped) {
  EXPECT_EQ(read("1970-01-01T00:00:00Z"), "none");
  EXPECT_EQ(read("0001-01-01T00:00:00"), "none");
  EXPECT_EQ(read("2999-03-12"), "none");
  EXPECT_EQ(read("2999-03-12 / 2024-03-12"), "2024-03-12");
}

TEST(PageDates, OfALineStandThereAlmostAlone) {
  const auto line = [](std::string_view text) { return shown(parse_dateline(text, words())); };
  EXPECT_EQ(line("دمشق - الثلاثاء 12 آذار 2024 - 14:05"), "2024-03-12 + 50700");
  EXPECT_EQ(line("كتب: سامر الحلبي | نُشر بتاريخ 12/03/2024"), "2024-03-12");
  EXPECT_EQ(line("قصف على بلدة قرب إدلب 12 آذار 2024"), "none");
  EXPECT_EQ(line("قُتل جندي في 12 آذار 2024."), "none");
  EXPECT_EQ(line("صورة أرشيفية 12 آذار 2019"), "none");
  EXPECT_EQ(line(""), "none");
}

TEST(PageDates, TakeTheDayThatIsGivenForAMereTime) {
  const Day day = Day::of(2024, 3, 12);
  EXPECT_EQ(shown(parse_page_date("14:05", words(), day)), "2024-03-12 + 50700");
  EXPECT_EQ(shown(parse_page_date("الساعة 02:05 م", words(), day)), "2024-03-12 + 50700");
  EXPECT_EQ(shown(parse_page_date("منذ ساعتين", words(), day)), "none");
  EXPECT_EQ(shown(parse_page_date("13 آذار 2024 14:05", words(), day)), "2024-03-13 + 50700");
}

TEST(PageDates, OfJsonLinesAreIsoAndOfAnyYear) {
  EXPECT_EQ(shown(parse_iso_date("1875-03-12")), "1875-03-12");
  EXPECT_EQ(shown(parse_iso_date("2018-03-12T14:05:06+03:00")), "2018-03-12 + 39906");
  EXPECT_EQ(shown(parse_iso_date("2018-03-12 14:05")), "2018-03-12 + 50700");
  EXPECT_EQ(shown(parse_iso_date("2018-03-12T25:05")), "2018-03-12");
  for (const char* text :
       {"12/03/2018", "2018/03/12", "2018-3-12", "2018-02-30", "x2018-03-12", "2018-03-123", "1710238800"}) {
    EXPECT_EQ(shown(parse_iso_date(text)), "none") << text;
  }
}

RC_GTEST_PROP(PageDates, AreReadBackInEveryForm, ()) {
  const Day day{*rc::gen::inRange(Day::of(1990, 1, 1).days, Day::of(2101, 1, 1).days)};
  int year = 0, month = 0, date = 0;
  day.civil(year, month, date);
  static const char* const kMonths[] = {"كانون الثاني", "فبراير", "آذار",  "أفريل",  "ماي",   "جوان",
                                        "يوليوز",       "غشت",    "أيلول", "أكتوبر", "نونبر", "ديسمبر"};
  const std::string y = std::to_string(year), m = std::to_string(month), d = std::to_string(date);
  for (const std::string& text : {day.iso(), d + "/" + m + "/" + y, y + "/" + m + "/" + d,
                                  d + " " + kMonths[month - 1] + " " + y, kMonths[month - 1] + (" " + d) + "، " + y}) {
    const auto found = parse_page_date(text, words());
    RC_ASSERT(found.has_value());
    RC_ASSERT(found->day == day);
  }
}

RC_GTEST_PROP(PageDates, AreLookedForInAnyBytes, (const std::string& bytes)) {
  static const char* const kPieces[] = {"12",   "/", "2024", "-", ":",   "آذار",         "T",
                                        "\xD8", " ", "+",    "م", "GMT", "1710238800000"};
  std::string text = bytes;
  for (int i = 0; i < 12; ++i) text += kPieces[*rc::gen::inRange<size_t>(0, std::size(kPieces))];
  const auto found = parse_page_date(text, words());
  if (found) RC_ASSERT(found->day >= Day::of(1990, 1, 1) && found->day <= Day::of(2100, 12, 31));
}

TEST(PageDates, OfEndlessTextTakeNoLongerThanTheirFirstWords) {
  EXPECT_EQ(read(std::string(1 << 20, 'a') + " 2024-03-12"), "none");
  EXPECT_EQ(read("2024-03-12 " + std::string(1 << 20, '1')), "2024-03-12");
}

TEST(DateWords, RefuseAFaultyTableWithItsLine) {
  const auto load = [](const std::string& row) {
    auto tables = DataSource::from_tables(ISNAD_SOURCE_FOLDER "/data",
                                          {{"page/date_words.tsv", "# head\nform\tkind\tvalue\n" + row + "\n"}});
    EXPECT_TRUE(tables) << tables.error().text();
    const auto words = DateWords::load(*tables);
    return words ? std::string() : words.error().text();
  };
  EXPECT_EQ(load("مساء\tpm\t-"), "");
  EXPECT_NE(load("مساء\tevening\t-").find("date_words.tsv:3: unknown kind \"evening\""), std::string::npos);
  EXPECT_NE(load("غرينتش\tzone\t-").find("date_words.tsv:3: the value"), std::string::npos);
  EXPECT_NE(load("آذار\tam\t-").find("date_words.tsv:3: the word stands in the tables already"), std::string::npos);
}

}  // namespace
}  // namespace isnad
