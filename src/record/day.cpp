// Day: a calendar day as a count of days, so that «بعد ثلاثة أيام» ("three days later") is an addition.
//
// The two conversions count in eras of 400 years that begin on 1 March, which puts the leap day at a year's end
// (the algorithm is Howard Hinnant's "days_from_civil"). No time zones: a day is the day that the text names.
#include <array>

#include "isnad/record.h"

namespace isnad {

namespace {

bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[static_cast<size_t>(month - 1)];
}

void put(std::string& out, int value, int width) {
  std::string digits = std::to_string(value);
  if (static_cast<int>(digits.size()) < width) out.append(static_cast<size_t>(width) - digits.size(), '0');
  out += digits;
}

}  // namespace

Day Day::of(int year, int month, int day) {
  const int shifted = month <= 2 ? year - 1 : year;
  const int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const int year_of_era = shifted - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Day{era * 146097 + day_of_era - 719468};
}

void Day::civil(int& year, int& month, int& day) const {
  const int shifted = days + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
}

int Day::weekday() const {
  const int since_sunday = (days + 4) % 7;  // 1970-01-01 was a Thursday
  return since_sunday < 0 ? since_sunday + 7 : since_sunday;
}

std::string Day::iso() const {
  int year = 0, month = 0, day = 0;
  civil(year, month, day);
  std::string out;
  if (year < 0) {
    out += '-';
    year = -year;
  }
  put(out, year, 4);
  out += '-';
  put(out, month, 2);
  out += '-';
  put(out, day, 2);
  return out;
}

std::optional<Day> Day::parse(const std::string& iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int part[3] = {0, 0, 0};
  for (size_t i = 0, field = 0; i < 10; ++i) {
    if (i == 4 || i == 7) {
      ++field;
    } else if (iso[i] >= '0' && iso[i] <= '9') {
      part[field] = part[field] * 10 + (iso[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  if (iso.size() > 10 && iso[10] >= '0' && iso[10] <= '9') return std::nullopt;  // 2018-03-123
  if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > days_in_month(part[0], part[1])) return std::nullopt;
  return of(part[0], part[1], part[2]);
}

}  // namespace isnad
