#include "page/page_dates.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "page/page_table.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr int kFirstYear = 1990, kLastYear = 2100;
constexpr size_t kMostBytes = 2048, kMostTokens = 128;  // that are looked at
constexpr size_t kLongestPhrase = 4;                    // words
constexpr int kMinute = 60, kHour = 3600;
constexpr int64_t kSecondsOfDay = 86400;
constexpr int kFurthestZone = 15 * 60;  // minutes

struct Token {
  enum class Kind : uint8_t { Number, Word, Mark } kind = Kind::Mark;
  int64_t value = 0;    // of a number of up to 18 digits
  int digits = 0;       // of a number
  std::string letters;  // of a word, normalised
  char mark = 0;        // ASCII; 0 for the others
  bool blank_before = false;
};

/// The code point at `at`, which is moved behind it. A byte that is no UTF-8 is a character of no use.
char32_t next_code_point(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || at + more > text.size()) return 0xFFFD;
  char32_t code_point = first & (0x3FU >> more);
  for (size_t i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80U) return 0xFFFD;
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  at += more;
  return code_point;
}

char ascii_mark(char32_t code_point) {
  switch (code_point) {
    case 0x60C:  // Arabic comma
      return ',';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return '-';
    default:
      return code_point < 0x80 ? static_cast<char>(code_point) : '\0';
  }
}

std::vector<Token> tokens_of(std::string_view text) {
  text = text.substr(0, kMostBytes);
  std::vector<Token> out;
  bool blank = true;
  const auto begin = [&](Token::Kind kind) -> Token& {
    Token& token = out.emplace_back();
    token.kind = kind;
    token.blank_before = blank;
    blank = false;
    return token;
  };
  const auto goes_on = [&](Token::Kind kind) { return !blank && !out.empty() && out.back().kind == kind; };
  const auto add_letters = [&](std::string_view letters) {
    if (!goes_on(Token::Kind::Word)) begin(Token::Kind::Word);
    out.back().letters += letters;
  };
  for (size_t at = 0; at < text.size() && out.size() < kMostTokens;) {
    const char32_t code_point = next_code_point(text, at);
    const LetterClass found = classify(code_point);
    switch (found.kind) {
      case LetterKind::Letter:
        add_letters({&found.byte, 1});
        break;
      case LetterKind::Ligature:
        add_letters(ligature_letters(code_point));
        break;
      case LetterKind::Digit: {
        constexpr int kMostDigits = 18;
        if (!goes_on(Token::Kind::Number)) begin(Token::Kind::Number);
        Token& number = out.back();
        if (number.digits < kMostDigits) number.value = number.value * 10 + (found.byte - '0');
        ++number.digits;
        break;
      }
      case LetterKind::Space:
      case LetterKind::LineBreak:
        blank = true;
        break;
      case LetterKind::Mark:
        break;
      case LetterKind::Other:
        begin(Token::Kind::Mark).mark = ascii_mark(code_point);
        break;
    }
  }
  return out;
}

std::optional<Day> day_of(int64_t year, int64_t month, int64_t day) {
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Day out = Day::of(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
  int back_year = 0, back_month = 0, back_day = 0;
  out.civil(back_year, back_month, back_day);
  if (back_day != day) return std::nullopt;  // 31 April
  return out;
}

bool plausible(Day day) { return Day::of(kFirstYear, 1, 1) <= day && day <= Day::of(kLastYear, 12, 31); }

/// Seconds since 1970, or milliseconds.
std::optional<PageDate> from_unix_time(int64_t value, int digits) {
  if (digits == 13) value /= 1000;
  if (digits != 13 && digits != 10 && digits != 9) return std::nullopt;
  return PageDate{Day{static_cast<int32_t>(value / kSecondsOfDay)}, value, false};
}

struct TimeOfDay {
  size_t first = 0, last = 0;  // tokens
  int64_t seconds = 0;         // since the midnight of Greenwich, or of an unknown place
};

/// A date among the tokens. Without a day it is none that can be used, such as one of the Hijri calendar.
struct Found {
  size_t first = 0, last = 0;
  std::optional<Day> day;
  std::optional<TimeOfDay> time;                       // where it stands within («Mar 12 10:22:00 2024»)
  DateWords::Kind label = DateWords::Kind::Published;  // Published, Modified or Other
  bool iso = false;                                    // written as ISO 8601 has it
};

class Parser {
 public:
  Parser(std::string_view text, const DateWords& words) : words_(words), t_(tokens_of(text)) {}

  std::optional<PageDate> read(std::optional<Day> same_day) const {
    if (t_.size() == 1 && number(0)) {
      if (const auto time = from_unix_time(t_[0].value, t_[0].digits)) return time;
    }
    const std::vector<Found> dates = all_dates();
    const Found* date = best_of(dates);
    if (date == nullptr) {
      if (!same_day || !dates.empty()) return std::nullopt;
      const auto time = first_time(0, t_.size());
      if (!time) return std::nullopt;
      return PageDate{*same_day, at(*same_day, *time), false};
    }
    return made_of(*date, time_of(*date, dates));
  }

  /// The same, if hardly another word stands there.
  std::optional<PageDate> read_dateline() const {
    constexpr int kOtherWords = 3;
    const std::vector<Found> dates = all_dates();
    const Found* date = best_of(dates);
    if (date == nullptr || mark(t_.size() - 1, '.')) return std::nullopt;  // a full stop: it tells something
    const auto time = time_of(*date, dates);
    int others = 0;
    for (size_t i = 0; i < t_.size();) {
      size_t last = i + 1;
      for (const Found& found : dates) {
        if (found.first == i) last = found.last;
      }
      if (time && time->first == i) last = std::max(last, time->last);
      if (last == i + 1 && t_[i].kind == Token::Kind::Word && phrase(i, last) == nullptr) ++others;
      i = last;
    }
    if (others > kOtherWords) return std::nullopt;
    return made_of(*date, time);
  }

  /// What stands at the very beginning, whatever the year.
  std::optional<PageDate> read_iso() const {
    const auto date = numeric(0);
    if (!date || !date->day || !date->iso) return std::nullopt;
    PageDate out{*date->day, std::nullopt, false};
    const bool behind_t = word(date->last, "t");
    if (date->last < t_.size() && !behind_t && !t_[date->last].blank_before) return std::nullopt;
    if (const auto time = time_at(date->last)) out.at = at(*date->day, *time);
    return out;
  }

 private:
  /// The first that is said to be of publication, else the first of a change.
  static const Found* best_of(const std::vector<Found>& dates) {
    const Found* best = nullptr;
    for (const Found& date : dates) {
      if (!date.day || !plausible(*date.day) || date.label == DateWords::Kind::Other) continue;
      if (best == nullptr || (best->label == DateWords::Kind::Modified && date.label != best->label)) best = &date;
    }
    return best;
  }
  static PageDate made_of(const Found& date, const std::optional<TimeOfDay>& time) {
    PageDate out{*date.day, std::nullopt, date.label == DateWords::Kind::Modified};
    if (time) out.at = at(*date.day, *time);
    return out;
  }

  bool number(size_t i) const { return i < t_.size() && t_[i].kind == Token::Kind::Number; }
  bool number(size_t i, int digits) const { return number(i) && t_[i].digits == digits; }
  bool small_number(size_t i) const { return number(i) && t_[i].digits <= 2; }
  bool mark(size_t i, char c) const { return i < t_.size() && t_[i].kind == Token::Kind::Mark && t_[i].mark == c; }
  bool word(size_t i, std::string_view letters) const {
    return i < t_.size() && t_[i].kind == Token::Kind::Word && t_[i].letters == letters;
  }
  bool tight(size_t i) const { return i < t_.size() && !t_[i].blank_before; }

  /// The longest phrase of the words that begins at token `i`, also behind «و» ("and"); `last` is set behind it.
  const DateWords::Entry* phrase(size_t i, size_t& last) const {
    std::string letters;
    const DateWords::Entry* best = nullptr;
    for (size_t k = i; k < t_.size() && k < i + kLongestPhrase; ++k) {
      if (t_[k].kind == Token::Kind::Mark && t_[k].mark == '.' && k > i) continue;  // «ت.غ»
      if (t_[k].kind != Token::Kind::Word) break;
      if (k > i) letters += ' ';
      letters += t_[k].letters;
      const DateWords::Entry* entry = words_.find(letters);
      if (entry == nullptr && letters.size() > 2 && letters[0] == letter::kWaw) {
        entry = words_.find(std::string_view(letters).substr(1));
      }
      if (entry != nullptr) {
        best = entry;
        last = k + 1;
      }
    }
    return best;
  }
  const DateWords::Entry* phrase_of(size_t i, DateWords::Kind kind, size_t& last) const {
    size_t end = i;
    const DateWords::Entry* entry = phrase(i, end);
    if (entry == nullptr || entry->kind != kind) return nullptr;
    last = end;
    return entry;
  }

  /// Behind the words and the one mark that may stand between the parts of a date.
  size_t over_fillers(size_t i, std::string_view marks) const {
    bool marked = false;
    while (i < t_.size()) {
      size_t last = i;
      if (!marked && t_[i].kind == Token::Kind::Mark && marks.find(t_[i].mark) != std::string_view::npos) {
        marked = true;
        ++i;
      } else if (phrase_of(i, DateWords::Kind::Filler, last)) {
        i = last;
      } else {
        break;
      }
    }
    return i;
  }

  struct Month {
    size_t last = 0;
    int month = 0;
    bool hijri = false;
    bool latin = false;
    bool doubtful = false;  // its two names are of two months
  };
  /// «مارس», «كانون الثاني», «مارس/آذار», «آذار (مارس)»
  std::optional<Month> month_at(size_t i) const {
    size_t last = i;
    const DateWords::Entry* entry = phrase(i, last);
    if (entry == nullptr) return std::nullopt;
    if (entry->kind != DateWords::Kind::Month && entry->kind != DateWords::Kind::HijriMonth) return std::nullopt;
    Month out{last, entry->value, entry->kind == DateWords::Kind::HijriMonth,
              static_cast<unsigned char>(t_[i].letters[0]) < 0x80, false};
    const bool open = mark(last, '(');
    const size_t other = open || mark(last, '/') || mark(last, '-') ? last + 1 : last;
    if (const DateWords::Entry* second = phrase_of(other, DateWords::Kind::Month, last)) {
      out.doubtful = second->value != out.month;
      out.last = last + (open && mark(last, ')') ? 1 : 0);
    }
    return out;
  }

  static int64_t of_two_digits(int64_t year) { return year + (year < 50 ? 2000 : 1900); }

  /// A year of four digits, or, if `short_too`, of two, as RFC 822 had it.
  std::optional<int64_t> year_at(size_t i, bool short_too) const {
    if (number(i, 4)) return t_[i].value;
    if (short_too && number(i, 2) && !mark(i + 1, ':')) return of_two_digits(t_[i].value);
    return std::nullopt;
  }

  static Found found(size_t first, size_t last, std::optional<Day> day, bool iso = false) {
    return {first, last, day, std::nullopt, DateWords::Kind::Published, iso};
  }

  /// «2024-03-12», «12/03/2024», «20240312»
  std::optional<Found> numeric(size_t i) const {
    if (!number(i)) return std::nullopt;
    if (number(i, 8)) {
      const int64_t value = t_[i].value;
      return found(i, i + 1, day_of(value / 10000, value / 100 % 100, value % 100), true);
    }
    if (number(i, 14)) {  // with the time behind it
      const int64_t date = t_[i].value / 1000000, time = t_[i].value % 1000000;
      Found out = found(i, i + 1, day_of(date / 10000, date / 100 % 100, date % 100));
      if (auto clock = clock_of(time / 10000, time / 100 % 100, time % 100)) out.time = TimeOfDay{i, i + 1, *clock};
      return out;
    }
    if (!number(i + 2) || !number(i + 4) || t_[i + 1].kind != Token::Kind::Mark) return std::nullopt;
    const char separator = t_[i + 1].mark;
    if (!mark(i + 3, separator) || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
    const Token &a = t_[i], &b = t_[i + 2], &c = t_[i + 4];
    if (a.digits == 4 && b.digits <= 2 && c.digits <= 2) {
      const bool iso = separator == '-' && b.digits == 2 && c.digits == 2 && tight(i + 1) && tight(i + 2) &&
                       tight(i + 3) && tight(i + 4);
      return found(i, i + 5, day_of(a.value, b.value, c.value), iso);
    }
    const bool short_year = separator == '/' && c.digits == 2;
    if (a.digits > 2 || b.digits > 2 || (c.digits != 4 && !short_year)) return std::nullopt;
    const int64_t year = short_year ? of_two_digits(c.value) : c.value;
    const auto day_first = day_of(year, b.value, a.value), month_first = day_of(year, a.value, b.value);
    const auto weekday = weekday_beside(i, i + 5);
    const bool swap =
        month_first &&
        (!day_first || (weekday && day_first->weekday() != *weekday && month_first->weekday() == *weekday));
    return found(i, i + 5, swap ? month_first : day_first);
  }

  std::optional<int> weekday_beside(size_t first, size_t last) const {
    constexpr size_t kNear = 3;
    for (size_t i = first > kNear ? first - kNear : 0; i < std::min(t_.size(), last + kNear); ++i) {
      size_t end = i;
      if (const auto* entry = phrase_of(i, DateWords::Kind::Weekday, end)) return entry->value;
    }
    return std::nullopt;
  }

  /// «12 آذار 2024», «12th of March, 2024», «2024 آذار 12»
  std::optional<Found> day_then_month(size_t i) const {
    if (!small_number(i) && !number(i, 4)) return std::nullopt;
    const auto month = month_at(over_fillers(i + 1, "-/.,"));
    if (!month) return std::nullopt;
    const size_t next = over_fillers(month->last, "-/.,'");
    if (!small_number(i)) {
      if (!small_number(next)) return std::nullopt;
      return found(i, next + 1, usable(*month, t_[i].value, t_[next].value));
    }
    const auto year = year_at(next, month->latin);
    if (!year) return std::nullopt;
    return found(i, next + 1, usable(*month, *year, t_[i].value));
  }

  /// «March 12, 2024», «آذار 12, 2024», «Mar 12 10:22:00 EET 2024»
  std::optional<Found> month_then_day(size_t i) const {
    const auto month = month_at(i);
    if (!month) return std::nullopt;
    const size_t day = over_fillers(month->last, ".");
    if (!small_number(day) || mark(day + 1, ':')) return std::nullopt;
    size_t next = over_fillers(day + 1, ",");
    std::optional<TimeOfDay> time;
    if (!number(next, 4)) {
      time = time_at(next);
      if (!time) return std::nullopt;
      next = time->last;
      // A name of a zone that we do not know stands before the year.
      if (next < t_.size() && t_[next].kind == Token::Kind::Word && number(next + 1, 4)) ++next;
    }
    const auto year = year_at(next, false);
    if (!year) return std::nullopt;
    Found out = found(i, next + 1, usable(*month, *year, t_[day].value));
    out.time = time;
    return out;
  }

  static std::optional<Day> usable(const Month& month, int64_t year, int64_t day) {
    if (month.hijri || month.doubtful) return std::nullopt;
    return day_of(year, month.month, day);
  }

  /// All dates, in order, with what the words before them say of them.
  std::vector<Found> all_dates() const {
    std::vector<Found> out;
    DateWords::Kind label = DateWords::Kind::Published;
    for (size_t i = 0; i < t_.size();) {
      auto date = numeric(i);
      if (!date) date = day_then_month(i);
      if (!date) date = month_then_day(i);
      if (!date && number(i, 13)) {  // «/Date(1710238800000)/»
        const auto time = from_unix_time(t_[i].value, t_[i].digits);
        date = found(i, i + 1, time->day);
        date->time = TimeOfDay{i, i + 1, *time->at % kSecondsOfDay};
      }
      if (date) {
        date->label = label;
        i = date->last;
        out.push_back(*date);
        continue;
      }
      size_t last = i;
      if (const auto* entry = phrase(i, last); entry != nullptr && is_label(*entry)) label = entry->kind;
      i = std::max(i + 1, last);
    }
    return out;
  }

  static bool is_label(const DateWords::Entry& entry) {
    return entry.kind == DateWords::Kind::Modified || entry.kind == DateWords::Kind::Published ||
           entry.kind == DateWords::Kind::Other;
  }
  bool is_label(size_t i) const {
    size_t last = i;
    const auto* entry = phrase(i, last);
    return entry != nullptr && is_label(*entry);
  }

  /// The time that belongs to a date: the first behind it, else the last before it; other dates and labels part them.
  std::optional<TimeOfDay> time_of(const Found& date, const std::vector<Found>& dates) const {
    if (date.time) return date.time;
    size_t begin = 0, end = t_.size();
    for (const Found& other : dates) {
      if (other.last <= date.first) begin = std::max(begin, other.last);
      if (other.first >= date.last) end = std::min(end, other.first);
    }
    for (size_t i = date.last; i < end; ++i) {
      if (is_label(i)) end = i;
    }
    for (size_t i = date.first; i-- > begin;) {
      if (is_label(i)) begin = i + 1;
    }
    if (auto time = first_time(date.last, end)) return time;
    return first_time(begin, date.first);
  }

  std::optional<TimeOfDay> first_time(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (auto time = time_at(i); time && time->last <= end) return time;
    }
    return std::nullopt;
  }

  static std::optional<int64_t> clock_of(int64_t hour, int64_t minute, int64_t second) {
    if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0)) return std::nullopt;
    return hour * kHour + minute * kMinute + second;
  }

  /// «14:05», «T101500Z», «02:05 م», «10:22:00.5 +0300»
  std::optional<TimeOfDay> time_at(size_t i) const {
    const size_t first = i;
    const bool behind_t = i > 0 && number(i - 1) && word(i, "t") && tight(i) && tight(i + 1);
    if (behind_t) ++i;
    if (!number(i)) return std::nullopt;
    int64_t hour = t_[i].value, minute = 0, second = 0;
    bool seconds_said = false;
    if (t_[i].digits <= 2 && mark(i + 1, ':') && number(i + 2, 2)) {
      minute = t_[i + 2].value;
      i += 3;
      if (mark(i, ':') && number(i + 1, 2)) {
        second = t_[i + 1].value;
        seconds_said = true;
        i += 2;
        if ((mark(i, '.') || mark(i, ',')) && tight(i) && tight(i + 1) && number(i + 1)) i += 2;
      }
    } else if (behind_t && (t_[i].digits == 4 || t_[i].digits == 6)) {
      const int64_t value = t_[i].digits == 4 ? t_[i].value * 100 : t_[i].value;
      hour = value / 10000;
      minute = value / 100 % 100;
      second = value % 100;
      ++i;
      if ((mark(i, '.') || mark(i, ',')) && tight(i) && tight(i + 1) && number(i + 1)) i += 2;
    } else if (behind_t && t_[i].digits == 2) {
      ++i;
    } else {
      return std::nullopt;
    }
    half_of_day(i, hour);
    const auto clock = clock_of(hour, minute, second);
    if (!clock) return std::nullopt;
    const int zone = zone_at(i, behind_t || seconds_said);
    return TimeOfDay{first, i, *clock - zone * kMinute};
  }

  void half_of_day(size_t& i, int64_t& hour) const {
    size_t last = i;
    const DateWords::Entry* entry = phrase(i, last);
    if (entry == nullptr && (word(i, "a") || word(i, "p")) && mark(i + 1, '.') && word(i + 2, "m")) {
      entry = words_.find(word(i, "a") ? "am" : "pm");  // a.m.
      last = i + 3;
    }
    if (entry == nullptr) return;
    switch (entry->kind) {
      case DateWords::Kind::Morning:
        if (hour == 12) hour = 0;
        break;
      case DateWords::Kind::Noon:
        if (hour <= 4) hour += 12;
        break;
      case DateWords::Kind::Afternoon:
        if (hour < 12) hour += 12;
        break;
      case DateWords::Kind::Night:
        if (hour >= 6 && hour < 12) hour += 12;
        if (hour == 12) hour = 0;
        break;
      default:
        return;
    }
    i = last;
  }

  /// Minutes east of Greenwich; 0 where none is said. A mere «-» is rather a dash («14:05 - 12») unless `exact`.
  int zone_at(size_t& i, bool exact) const {
    size_t last = i;
    int zone = 0;
    bool named = false;
    if (const auto* entry = phrase_of(i, DateWords::Kind::Zone, last)) {
      zone = entry->value;
      named = true;
      i = last;
    }
    const bool plus = mark(i, '+');
    if ((!plus && !mark(i, '-')) || !tight(i + 1) || !number(i + 1)) return zone;
    const Token& token = t_[i + 1];
    int64_t minutes = 0;
    size_t end = i + 2;
    if (token.digits == 4 && !mark(end, '-') && !mark(end, '/')) {
      minutes = token.value / 100 * 60 + token.value % 100;
    } else if (token.digits <= 2 && mark(end, ':') && number(end + 1, 2)) {
      minutes = token.value * 60 + t_[end + 1].value;
      end += 2;
      if (!plus && !named && !exact) return zone;
    } else if (token.digits <= 2 && (plus || named || exact) && !mark(end, '-') && !mark(end, '/')) {
      minutes = token.value * 60;
    } else {
      return zone;
    }
    if (minutes > kFurthestZone) return zone;
    i = end;
    return zone + static_cast<int>(plus ? minutes : -minutes);
  }

  static int64_t at(Day day, const TimeOfDay& time) { return day.days * kSecondsOfDay + time.seconds; }

  const DateWords& words_;
  std::vector<Token> t_;
};

struct EnglishWord {
  const char* word;
  DateWords::Kind kind;
  int value;
};
using Kind = DateWords::Kind;
constexpr EnglishWord kEnglishWords[] = {
    {"january", Kind::Month, 1},
    {"february", Kind::Month, 2},
    {"march", Kind::Month, 3},
    {"april", Kind::Month, 4},
    {"may", Kind::Month, 5},
    {"june", Kind::Month, 6},
    {"july", Kind::Month, 7},
    {"august", Kind::Month, 8},
    {"september", Kind::Month, 9},
    {"october", Kind::Month, 10},
    {"november", Kind::Month, 11},
    {"december", Kind::Month, 12},
    {"jan", Kind::Month, 1},
    {"feb", Kind::Month, 2},
    {"mar", Kind::Month, 3},
    {"apr", Kind::Month, 4},
    {"jun", Kind::Month, 6},
    {"jul", Kind::Month, 7},
    {"aug", Kind::Month, 8},
    {"sep", Kind::Month, 9},
    {"sept", Kind::Month, 9},
    {"oct", Kind::Month, 10},
    {"nov", Kind::Month, 11},
    {"dec", Kind::Month, 12},
    {"sunday", Kind::Weekday, 0},
    {"monday", Kind::Weekday, 1},
    {"tuesday", Kind::Weekday, 2},
    {"wednesday", Kind::Weekday, 3},
    {"thursday", Kind::Weekday, 4},
    {"friday", Kind::Weekday, 5},
    {"saturday", Kind::Weekday, 6},
    {"sun", Kind::Weekday, 0},
    {"mon", Kind::Weekday, 1},
    {"tue", Kind::Weekday, 2},
    {"wed", Kind::Weekday, 3},
    {"thu", Kind::Weekday, 4},
    {"fri", Kind::Weekday, 5},
    {"sat", Kind::Weekday, 6},
    {"am", Kind::Morning, 0},
    {"pm", Kind::Afternoon, 0},
    {"z", Kind::Zone, 0},
    {"ut", Kind::Zone, 0},
    {"utc", Kind::Zone, 0},
    {"gmt", Kind::Zone, 0},
    {"est", Kind::Zone, -300},
    {"edt", Kind::Zone, -240},
    {"cst", Kind::Zone, -360},
    {"cdt", Kind::Zone, -300},
    {"mst", Kind::Zone, -420},
    {"mdt", Kind::Zone, -360},
    {"pst", Kind::Zone, -480},
    {"pdt", Kind::Zone, -420},
    {"wet", Kind::Zone, 0},
    {"cet", Kind::Zone, 60},
    {"cest", Kind::Zone, 120},
    {"eet", Kind::Zone, 120},
    {"eest", Kind::Zone, 180},
    {"msk", Kind::Zone, 180},
    {"published", Kind::Published, 0},
    {"posted", Kind::Published, 0},
    {"modified", Kind::Modified, 0},
    {"updated", Kind::Modified, 0},
    {"update", Kind::Modified, 0},
    {"copyright", Kind::Other, 0},
    {"last", Kind::Filler, 0},
    {"on", Kind::Filler, 0},
    {"at", Kind::Filler, 0},
    {"date", Kind::Filler, 0},
    {"of", Kind::Filler, 0},
    {"st", Kind::Filler, 0},
    {"nd", Kind::Filler, 0},
    {"rd", Kind::Filler, 0},
    {"th", Kind::Filler, 0},
};

std::optional<Kind> kind_of(std::string_view name) {
  static constexpr std::pair<std::string_view, Kind> kKinds[] = {
      {"am", Kind::Morning},        {"noon", Kind::Noon},   {"pm", Kind::Afternoon},
      {"night", Kind::Night},       {"zone", Kind::Zone},   {"published", Kind::Published},
      {"modified", Kind::Modified}, {"other", Kind::Other}, {"filler", Kind::Filler}};
  for (const auto& [text, kind] : kKinds) {
    if (text == name) return kind;
  }
  return std::nullopt;
}

std::optional<int> whole_number(std::string_view cell) {
  int value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (fault != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

}  // namespace

DateWords::DateWords() {
  for (const EnglishWord& word : kEnglishWords) entries_.emplace(word.word, Entry{word.kind, word.value});
}

Result<DateWords> DateWords::load(const DataSource& source) {
  DateWords out;
  const std::string_view month_columns[] = {"form", "month", "calendar"};
  const auto months = read_page_table(source, "ar/months.tsv", month_columns);
  if (!months) return months.error();
  for (const TableRow& row : months->rows()) {
    const auto month = whole_number(row.cells[1]);
    if (!month) return months->fault(row, "the month is no number: " + std::string(row.cells[1]));
    out.entries_[normalise(row.cells[0])] = {row.cells[2] == "hijri" ? Kind::HijriMonth : Kind::Month, *month};
  }
  const std::string_view time_columns[] = {"form", "kind", "value"};
  const auto times = read_page_table(source, "ar/time_words.tsv", time_columns);
  if (!times) return times.error();
  for (const TableRow& row : times->rows()) {
    if (row.cells[1] != "weekday") continue;
    const auto day = whole_number(row.cells[2]);
    if (!day) return times->fault(row, "the weekday is no number: " + std::string(row.cells[2]));
    std::string letters = normalise(row.cells[0]);
    const bool article = letters.size() > 4 && letters[0] == letter::kAlef && letters[1] == letter::kLam;
    if (article) out.entries_[letters.substr(2)] = {Kind::Weekday, *day % 7};  // «ثلاثاء, 03/07/2023»
    out.entries_[std::move(letters)] = {Kind::Weekday, *day % 7};
  }
  const auto words = read_page_table(source, "page/date_words.tsv", time_columns);
  if (!words) return words.error();
  for (const TableRow& row : words->rows()) {
    const auto kind = kind_of(row.cells[1]);
    if (!kind) return words->fault(row, "unknown kind \"" + std::string(row.cells[1]) + "\"");
    const auto value = row.cells[2] == "-" ? std::optional<int>(0) : whole_number(row.cells[2]);
    if (!value || (*kind == Kind::Zone) == (row.cells[2] == "-")) {
      return words->fault(row, "the value is the minutes east of Greenwich of a zone, - for other words");
    }
    std::string letters = normalise(row.cells[0]);
    if (std::count(letters.begin(), letters.end(), ' ') >= static_cast<std::ptrdiff_t>(kLongestPhrase)) {
      return words->fault(row, "a phrase has at most " + std::to_string(kLongestPhrase) + " words");
    }
    if (!out.entries_.emplace(std::move(letters), Entry{*kind, *value}).second) {
      return words->fault(row, "the word stands in the tables already");
    }
  }
  return out;
}

const DateWords::Entry* DateWords::find(std::string_view letters) const {
  const auto found = entries_.find(letters);
  return found == entries_.end() ? nullptr : &found->second;
}

std::optional<PageDate> parse_page_date(std::string_view text, const DateWords& words, std::optional<Day> same_day) {
  auto date = Parser(text, words).read(same_day);
  if (date && !plausible(date->day)) return std::nullopt;
  return date;
}

std::optional<PageDate> parse_page_date(std::string_view text) { return parse_page_date(text, DateWords()); }

std::optional<PageDate> parse_dateline(std::string_view text, const DateWords& words) {
  return Parser(text, words).read_dateline();
}

std::optional<PageDate> parse_iso_date(std::string_view text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
  return Parser(text, DateWords()).read_iso();
}

}  // namespace isnad
