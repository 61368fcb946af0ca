// Dates: «الخميس 12 نيسان/أبريل 2018», «أول من أمس», «ليل الخميس - الجمعة», «منذ عام 2014», resolved against the day of
// publication where there is one.
#pragma once

#include <optional>

#include "isnad/record.h"
#include "syntax/tokens.h"

namespace isnad {

/// A date as written, before it is resolved. Fields that are not said are 0 (or -1 for the weekday).
struct DateExpression {
  uint32_t first = 0, last = 0;  ///< tokens
  int year = 0, month = 0, day = 0;
  int year_to = 0, month_to = 0, day_to = 0;
  int third = 0;       ///< of a month without a day or a year: 1 its first days, 2 its middle, 3 its last
  int years_ago = -1;  ///< «أيار من العام الماضي»: 1
  int steps = 1;       ///< units back: «الشهر الماضي» 1, «الشهر قبل الماضي» 2
  int weekday = -1, weekday_to = -1;  ///< of Today, Yesterday … too, where it is said («أمس الجمعة»)
  enum class Kind : uint8_t {
    Absolute,
    Weekday,
    Today,
    Yesterday,
    BeforeYesterday,
    Tomorrow,
    LastDays,
    AgoDays,
    SinceThen,
    LastUnit,
    ThisUnit,
    Part
  } kind = Kind::Absolute;
  double amount = 0;       ///< days of LastDays and AgoDays; days of the unit of LastUnit and ThisUnit (7, 30, 365)
  bool last_said = false;  ///< الماضي
  bool next_said = false;  ///< المقبل
  bool coming = false;     ///< of Weekday: the next such day, as what is told is to come or was news when it came
  bool since = false;      ///< منذ
  bool vague = false;      ///< no day can be told (الأسابيع الأخيرة)
};

/// The date expression that begins at token `i`, if one does.
std::optional<DateExpression> date_at(const Tokens& tokens, uint32_t i, uint32_t end);

/// The days meant; none where they depend on a day of publication that is not known, or cannot be told.
std::optional<DateRange> resolve(const DateExpression& date, std::optional<Day> published);

}  // namespace isnad
