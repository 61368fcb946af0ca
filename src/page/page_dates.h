// Dates as pages and feeds write them → the day, and the time if one is said.
//
//   «نُشر في: الثلاثاء 12 مارس/آذار 2024 - 02:05 م بتوقيت غرينتش»  ("published on: Tuesday 12 March 2024, 2:05 pm GMT")
//   → 2024-03-12, 2024-03-12T14:05:00Z
//
// Also «٢٠٢٤/٠٣/١٢», «5 رمضان 1445هـ الموافق 15 مارس 2024», ISO 8601, RFC 822 with two-digit years, what JavaScript's
// Date prints, seconds and milliseconds since 1970. Numbers that could be day or month are read day first, unless that
// is no day or not the weekday that is said.
//
// Deliberately not: dates of the Hijri calendar alone (when its months begin is not agreed on), days without a year,
// «منذ ساعتين» ("two hours ago"): when the page was saved is not known. Dates in running text are reading/dates.h's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/record.h"
#include "isnad/result.h"
#include "lexicon/data_source.h"

namespace isnad {

struct PageDate {
  Day day;                    ///< the day as written, wherever that was
  std::optional<int64_t> at;  ///< seconds since 1970 UTC, if a time of day is said; one without a zone counts as UTC
  bool modified = false;      ///< it is said of the last change, and no other date is there

  friend bool operator==(const PageDate&, const PageDate&) = default;
};

/// The words that dates are written with, and those that stand before them. Immutable.
class DateWords {
 public:
  enum class Kind : uint8_t {
    Month,
    HijriMonth,
    Weekday,    ///< value: 0 Sunday … 6 Saturday
    Morning,    ///< am
    Noon,       ///< one to four are behind it
    Afternoon,  ///< pm
    Night,      ///< six to eleven are of the evening, twelve is midnight
    Zone,       ///< value: minutes east of Greenwich
    Published,  ///< says that the date behind it is that of publication
    Modified,   ///< … that of the last change
    Other,      ///< … that of something else (a photograph of the archives)
    Filler      ///< stands in and before dates («بتاريخ 12 من آذار») and says nothing
  };
  struct Entry {
    Kind kind = Kind::Filler;
    int value = 0;
  };

  /// What protocols are written with: English months, weekdays and zones.
  DateWords();
  /// The same and the words of ar/months.tsv, ar/time_words.tsv and page/date_words.tsv. Fails with file and line of
  /// the first fault.
  static Result<DateWords> load(const DataSource& source);

  /// `letters`: normalised (text/letters.h). Nullptr if it is none of them.
  const Entry* find(std::string_view letters) const;

 private:
  std::map<std::string, Entry, std::less<>> entries_;
};

/// The date that `text` names, that of publication if there are several; nothing if there is none, or if it is before
/// 1990 or after 2100. Only the first words of a long text are looked at. Any bytes are welcome. With `same_day`, a
/// text that has a time and no date at all («14:05 مساء») is of that day.
std::optional<PageDate> parse_page_date(std::string_view text, const DateWords& words,
                                        std::optional<Day> same_day = std::nullopt);
/// The same for what programs write: no word but English ones is known.
std::optional<PageDate> parse_page_date(std::string_view text);

/// The date of a line that consists of it, with at most three words beside it that have nothing to do with dates:
/// «دمشق - الثلاثاء 12 آذار 2024», but not «قصف على بلدة قرب إدلب 12 آذار 2024».
std::optional<PageDate> parse_dateline(std::string_view text, const DateWords& words);

/// ISO 8601 that begins with a day of any year: «2024-03-12», or a time behind «T» or a blank; a time that is none is
/// passed over. Nothing for any other text.
std::optional<PageDate> parse_iso_date(std::string_view text);

}  // namespace isnad
