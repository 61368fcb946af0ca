#include "reading/dates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "reading/quantities.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;
constexpr double kLongestSpan = (kLastYear - kFirstYear) * 365.0;  // days that are counted back
constexpr size_t kShortMonth = 3;                        // letters of a month's name that is likelier something else
constexpr int kTen = 10, kMiddle = 15, kLastThird = 21;  // days of a month: «مطلع», «منتصف», «أواخر»
constexpr int32_t kSoon = 60;                            // days in which a day without a year may lie ahead
constexpr int32_t kClocksApart = 2;                      // days by which a text may be dated wrongly

bool is_year(const Token& token) {
  return token.is(WordKind::Digits) && !token.word->number_is_grouped && token.word->value >= kFirstYear &&
         token.word->value <= kLastYear;
}

int days_in_month(int year, int month) {
  return (Day::of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1).days - Day::of(year, month, 1).days);
}

/// The day so long before `day`: months and years by the calendar, so that three years before 20 March are another
/// 20 March. `length` in days, of which 30 make a month and 365 a year.
int32_t back(Day day, double length) {
  constexpr int kMonth = 30, kYear = 365;
  const auto whole = static_cast<int32_t>(std::lround(length));
  const int months = whole > 0 && whole % kYear == 0    ? whole / kYear * 12
                     : whole > 0 && whole % kMonth == 0 ? whole / kMonth
                                                        : 0;
  if (months == 0) return day.days - whole;
  int year = 0, month = 0, date = 0;
  day.civil(year, month, date);
  const int count = year * 12 + month - 1 - months;
  year = count / 12;
  month = count % 12 + 1;
  return Day::of(year, month, std::min(date, days_in_month(year, month))).days;
}

int first_of_third(int third) { return third == 2 ? kMiddle : third == 3 ? kLastThird : 1; }
int last_of_third(int third, int days) { return third == 1 ? kTen : third == 2 ? kMiddle : days; }

/// The year, or its first, middle or last months: «مطلع 2017», «أواخر عام 2014».
DateRange part_of_year(int year, int third, DateBasis basis) {
  const int from = third == 2 ? 5 : third == 3 ? 10 : 1, to = third == 1 ? 3 : third == 2 ? 8 : 12;
  return {Day::of(year, from, 1), Day::of(year, to, days_in_month(year, to)), basis};
}

/// A dual of the table (يومين, أسبوعين), which counts by itself.
bool two(const TimeWord& word) {
  return word.number == 2 || word.number == 14 || word.number == 60 || word.number == 730;
}

/// «اليوم الجمعة» in a text that is dated the day before: clocks differ, and collections date by theirs. The writer's
/// word wins where the two are no more than kClocksApart days apart.
int32_t as_the_weekday_says(int32_t day, int weekday) {
  if (weekday < 0) return day;
  const int32_t apart = (weekday - Day{day}.weekday() + 7 + 3) % 7 - 3;
  return std::abs(apart) <= kClocksApart ? day + apart : day;
}

class DateReader {
 public:
  DateReader(const Tokens& tokens, uint32_t end) : t_(tokens), k_(*tokens.knowledge), end_(end) {}

  std::optional<DateExpression> read(uint32_t i) {
    d_ = {};
    d_.first = i;
    uint32_t at = i;
    const TimeWord* word = time(at);
    if (word && word->kind == TimeKind::Ago) {
      // «منذ», «قبل», «خلال»: only with a time behind them.
      at = t_.term_at(at, Layer::Time)->last;
      if (at < end_ && ago(at)) return finish();
      return std::nullopt;
    }
    if (word && word->kind == TimeKind::Third) return third(at) ? finish() : std::nullopt;
    if (counted_units(at) || absolute(at) || worded(at)) return finish();
    return std::nullopt;
  }

 private:
  const TimeWord* time(uint32_t i) const {
    if (i >= end_) return nullptr;
    const Term* term = t_.term_at(i, Layer::Time);
    return term && term->kind == TermKind::Time && term->last <= end_ ? &k_.time_word(term->index) : nullptr;
  }
  const Term* month(uint32_t i) const {
    if (i >= end_) return nullptr;
    const Term* term = t_.term_at(i, Layer::Time);
    return term && term->kind == TermKind::Month && term->last <= end_ && !k_.hijri(term->index) ? term : nullptr;
  }

  static bool is_year_unit(const TimeWord* word) {
    return word && word->kind == TimeKind::Unit && word->number > 360 && word->number < 370;
  }
  static bool is_month_unit(const TimeWord* word) {
    return word && word->kind == TimeKind::Unit && word->number > 27 && word->number < 32;
  }
  bool marked(uint32_t i, Slot slot) const { return i < end_ && t_.marker_at(i) && t_.marker_at(i)->slot == slot; }

  /// «6», «الـ24», «ال24», «الستة»: a number, with the article as well; moves behind it.
  std::optional<double> count_at(uint32_t& at) const {
    if (at >= end_) return std::nullopt;
    if (const auto quantity = quantity_at(t_, at, end_); quantity && quantity->value) {
      if (is_year(t_.tokens[quantity->number_first]) || quantity->last >= end_) return std::nullopt;
      at = quantity->last;
      return static_cast<double>(*quantity->value);
    }
    const std::string_view letters = t_.tokens[at].letters;
    if (letters.size() < 2 || letters[0] != letter::kAlef || letters[1] != letter::kLam) return std::nullopt;
    if (letters.size() == 2 && at + 1 < end_ && t_.tokens[at + 1].is(WordKind::Digits) && !is_year(t_.tokens[at + 1])) {
      at += 2;
      return static_cast<double>(t_.tokens[at - 1].word->value);
    }
    const auto key = k_.phrases().find(letters.substr(2));
    if (!key) return std::nullopt;
    for (const TermEntry& entry : k_.terms(*key)) {
      if (entry.kind != TermKind::NumberWord) continue;
      const NumberWord& word = k_.number_word(entry.index);
      if (word.kind == NumberWord::Kind::Ordinal || word.kind == NumberWord::Kind::Fraction) continue;
      ++at;
      return static_cast<double>(word.value);
    }
    return std::nullopt;
  }

  /// «الستة الأيام الماضية», «الـ24 ساعة المقبلة», «في 6 أيام»
  bool counted_units(uint32_t& at) {
    uint32_t next = at;
    const auto count = count_at(next);
    const TimeWord* word = count ? time(next) : nullptr;
    if (!word || word->kind != TimeKind::Unit) return false;
    uint32_t tail = t_.term_at(next, Layer::Time)->last;
    d_.amount = *count * word->number;
    const bool said = direction(tail);
    // An unnumbered «6 أيام» counts back only where it tells in what time.
    const bool within = at > 0 && marked(at - 1, Slot::In);
    if (!said && !within) return false;
    d_.kind = DateExpression::Kind::LastDays;
    d_.vague = d_.amount < 1 || d_.amount > kLongestSpan;
    at = d_.last = tail;
    return true;
  }

  /// Month with its second name and the year: «كانون الثاني/يناير 2018», «نيسان (أبريل) الماضي».
  bool month_and_year(uint32_t& at) {
    const Term* first = month(at);
    if (!first) return false;
    d_.month = k_.month(first->index);
    at = first->last;
    uint32_t next = at;
    while (next < end_ && next - at < 2 && !t_.tokens[next].is_word() && !t_.tokens[next].is(WordKind::Digits)) ++next;
    if (const Term* second = month(next); second && k_.month(second->index) == d_.month) {
      at = second->last;
      if (at < end_ && t_.tokens[at].is(WordKind::Close)) ++at;
    } else if (const Term* other = month(at); other && (other->stripped & proclitic::kAnd)) {
      d_.month_to = k_.month(other->index);  // «مايو ويونيو»
      at = other->last;
    }
    year(at);
    return true;
  }

  void year(uint32_t& at) {
    uint32_t next = at;
    if (next < end_ && (t_.tokens[next].word->mark == U'/' || t_.tokens[next].word->mark == U'،')) ++next;
    const MarkerEntry* marker = next < end_ ? t_.marker_at(next) : nullptr;
    if (marker && (marker->slot == Slot::In || marker->slot == Slot::From)) ++next;
    if (is_year_unit(time(next))) {
      next = t_.term_at(next, Layer::Time)->last;
      // «أيار من العام الماضي»
      if (uint32_t after = next; direction(after)) {
        d_.years_ago = d_.next_said ? -1 : d_.last_said ? d_.steps : 0;
        d_.last_said = false;
        d_.steps = 1;
        at = after;
        return;
      }
    }
    if (next < end_ && is_year(t_.tokens[next])) {
      d_.year = static_cast<int>(t_.tokens[next].word->value);
      at = next + 1;
      return;
    }
    direction(at);
  }

  bool direction(uint32_t& at) {
    const TimeWord* word = time(at);
    if (!word) return false;
    if (word->kind == TimeKind::Last) {
      d_.last_said = true;
      d_.steps = std::max(1, -static_cast<int>(word->number));
    } else if (word->kind == TimeKind::Next) {
      d_.next_said = true;
    } else if (word->kind != TimeKind::This) {
      return false;
    }
    at = t_.term_at(at, Layer::Time)->last;
    return true;
  }

  /// «20», «التاسع», «الثاني والعشرين»: a day of a month, 0 if it is none; moves behind it.
  int day_of_month(uint32_t& at) const {
    if (at >= end_) return 0;
    const Token& token = t_.tokens[at];
    int64_t day = 0;
    uint32_t last = at + 1;
    if (token.is(WordKind::Digits)) {
      day = token.word->value;
    } else if (const Term* term = t_.term_at(at, Layer::Number);
               term && term->last < end_ && k_.number_word(term->index).kind == NumberWord::Kind::Ordinal) {
      day = k_.number_word(term->index).value;
      last = term->last;
      if (const Term* tens = t_.term_at(last, Layer::Number); tens && (tens->stripped & proclitic::kAnd) && day < 10) {
        const int64_t more = k_.number_word(tens->index).value;
        if (more == 20 || more == 30) {
          day += more;
          last = tens->last;
        }
      }
      // A first or a third of anything; only the month behind it makes it a day.
      const MarkerEntry* of = last < end_ ? t_.marker_at(last) : nullptr;
      if (!of || of->slot != Slot::From) return 0;
    }
    if (day < 1 || day > 31) return 0;
    at = last;
    return static_cast<int>(day);
  }

  /// What stands between two days of one month.
  bool links_days(uint32_t& at) const {
    if (at + 1 >= end_) return false;
    const Token& link = t_.tokens[at];
    const MarkerEntry* marker = t_.marker_at(at);
    const bool joins = link.word->mark == U'-' || link.word->mark == U'–' || (marker && marker->slot == Slot::To) ||
                       t_.function_at(at) == Function::Purpose || (link.is_word() && link.letters.size() == 1);
    if (joins && t_.tokens[at + 1].is(WordKind::Digits)) {
      ++at;
      return true;
    }
    return false;
  }

  /// «مطلع شباط الماضي», «أواخر شهر آذار 2018», «أواخر عام 2014», «مطلع الشهر الجاري», «مطلع العام»
  bool third(uint32_t& at) {
    const Term* term = t_.term_at(at, Layer::Time);
    const int part = static_cast<int>(k_.time_word(term->index).number);
    uint32_t next = term->last;
    if (next >= end_) return false;
    if (is_year(t_.tokens[next])) {
      d_.year = static_cast<int>(t_.tokens[next].word->value);
      ++next;
    } else if (const TimeWord* word = time(next); word && word->kind == TimeKind::This) {
      if (!worded(next)) return false;
    } else if (word && word->kind == TimeKind::Unit) {
      const uint32_t after = t_.term_at(next, Layer::Time)->last;
      if (is_month_unit(word) && month(after)) {
        next = after;
        month_and_year(next);
      } else if (uint32_t begin = next; (is_month_unit(word) || is_year_unit(word)) && unit(begin, after, *word)) {
        next = begin;
      } else if ((is_month_unit(word) || is_year_unit(word)) && t_.tokens[next].definite()) {
        d_.kind = DateExpression::Kind::ThisUnit;
        d_.amount = word->number;
        next = after;
      } else {
        return false;
      }
    } else if (month(next)) {
      month_and_year(next);
    } else {
      return false;
    }
    d_.third = part;
    at = d_.last = next;
    return true;
  }

  /// «20 كانون الثاني», «12/4/2018», «آذار الماضي», «2014» after a word for year.
  bool absolute(uint32_t& at) {
    if (at >= end_) return false;
    const Token& token = t_.tokens[at];
    uint32_t next = at;
    if (const int day = day_of_month(next); day > 0) {
      if (next + 3 < end_ && (t_.tokens[next].word->mark == U'/' || t_.tokens[next].word->mark == U'-') &&
          t_.tokens[next + 1].is(WordKind::Digits) && t_.tokens[next + 2].word->mark == t_.tokens[next].word->mark &&
          is_year(t_.tokens[next + 3])) {
        d_.day = day;
        d_.month = static_cast<int>(t_.tokens[next + 1].word->value);
        d_.year = static_cast<int>(t_.tokens[next + 3].word->value);
        at = next + 4;
        d_.last = at;
        return d_.month >= 1 && d_.month <= 12;
      }
      // «20 حتى 26 من حزيران», «20 - 26 حزيران»
      int day_to = 0;
      if (uint32_t second = next; links_days(second)) {
        if (const int to = day_of_month(second); to > day) {
          day_to = to;
          next = second;
        }
      }
      const bool of = next < end_ && t_.marker_at(next) && t_.marker_at(next)->slot == Slot::From;
      if (of) ++next;
      const TimeWord* unit = time(next);
      if (unit && unit->kind == TimeKind::Unit && unit->number > 27 && unit->number < 32) {
        next = t_.term_at(next, Layer::Time)->last;
        // «التاسع من الشهر الحالي»
        if (uint32_t after = next; of && direction(after) && !d_.next_said) {
          d_.kind = d_.last_said ? DateExpression::Kind::LastUnit : DateExpression::Kind::ThisUnit;
          d_.amount = unit->number;
          d_.day = day;
          d_.day_to = day_to;
          at = d_.last = after;
          return true;
        }
      }
      uint32_t after = next;
      if (month_and_year(after)) {
        d_.day = day;
        d_.day_to = day_to;
        at = d_.last = after;
        return true;
      }
      if (token.is(WordKind::Digits) && !is_year(token)) return false;
    }
    if (month(at)) {
      uint32_t after = at;
      month_and_year(after);
      // «قالت ماي», «آب»: a name or another word, unless more is said.
      const MarkerEntry* marker = at > 0 ? t_.marker_at(at - 1) : nullptr;
      if (after == at + 1 && token.letters.size() <= kShortMonth && !(marker && marker->slot == Slot::In)) return false;
      at = d_.last = after;
      return true;
    }
    if (is_year(token) && at > 0) {
      const MarkerEntry* marker = t_.marker_at(at - 1);
      const TimeWord* word = nullptr;
      if (const Term* term = t_.term_at(at - 1, Layer::Time); term && term->kind == TermKind::Time)
        word = &k_.time_word(term->index);
      uint32_t behind = at + 1;
      if ((marker && (marker->slot == Slot::In || (marker->slot == Slot::Between && second_year(behind, token)))) ||
          (word && (word->kind == TimeKind::Unit || word->kind == TimeKind::Ago))) {
        d_.year = static_cast<int>(token.word->value);
        at = d_.last = behind;
        return true;
      }
    }
    return false;
  }

  /// «2017 و2018», «2014 - 2016», behind the first of the two.
  bool second_year(uint32_t& at, const Token& first) {
    if (uint32_t next = at;
        links_days(next) && is_year(t_.tokens[next]) && t_.tokens[next].word->value > first.word->value) {
      d_.year_to = static_cast<int>(t_.tokens[next].word->value);
      at = next + 1;
      return true;
    }
    return false;
  }

  bool worded(uint32_t& at) {
    const TimeWord* word = time(at);
    if (!word) return false;
    const uint32_t next = t_.term_at(at, Layer::Time)->last;
    switch (word->kind) {
      case TimeKind::This: {
        // «هذا العام»
        const TimeWord* what = time(next);
        if (!what || what->kind != TimeKind::Unit || what->number < 7 || !t_.tokens[next].definite() || two(*what) ||
            t_.tokens[next].a.number == Number::Plural)
          return false;
        d_.kind = DateExpression::Kind::ThisUnit;
        d_.amount = what->number;
        d_.vague = what->number > 366;
        at = d_.last = t_.term_at(next, Layer::Time)->last;
        return true;
      }
      case TimeKind::Part:
      case TimeKind::Morning:
      case TimeKind::Night: {
        // «فجر الخميس»: the part of the day adds nothing to the day. Alone it tells no day.
        uint32_t after = next;
        if (after < end_ && (absolute(after) || worded(after))) {
          at = after;
          return true;
        }
        return false;
      }
      case TimeKind::Weekday: {
        d_.kind = DateExpression::Kind::Weekday;
        d_.weekday = static_cast<int>(word->number) % 7;
        at = next;
        // «الأربعاء – الخميس», «الأربعاء إلى الخميس»
        // «ليلة الخميس/الجمعة», «الخميس والجمعة»
        uint32_t link = at;
        if (link < end_ && (t_.tokens[link].word->mark == U'-' || t_.tokens[link].word->mark == U'–' ||
                            t_.tokens[link].word->mark == U'/' || marked(link, Slot::To)))
          ++link;
        if (const TimeWord* other = time(link);
            other && other->kind == TimeKind::Weekday &&
            (link > at || (t_.term_at(link, Layer::Time)->stripped & proclitic::kAnd))) {
          if (const int to = static_cast<int>(other->number) % 7; (to - d_.weekday + 7) % 7 == 1 || link > at) {
            d_.weekday_to = to;
            at = t_.term_at(link, Layer::Time)->last;
          }
        }
        direction(at);
        uint32_t date = at;
        if (date < end_ && (t_.tokens[date].word->mark == U'،' || t_.tokens[date].is(WordKind::Open))) ++date;
        if (date < end_ && t_.tokens[date].is(WordKind::Digits)) {
          uint32_t after = date;
          if (absolute(after)) {
            d_.kind = DateExpression::Kind::Absolute;
            at = after;
          }
        }
        d_.last = at;
        return true;
      }
      case TimeKind::Today:
        d_.kind = DateExpression::Kind::Today;
        break;
      case TimeKind::Yesterday:
        d_.kind = DateExpression::Kind::Yesterday;
        break;
      case TimeKind::BeforeYesterday:
        d_.kind = DateExpression::Kind::BeforeYesterday;
        break;
      case TimeKind::Tomorrow:
        d_.kind = DateExpression::Kind::Tomorrow;
        d_.amount = word->number;
        break;
      case TimeKind::Unit:
        return unit(at, next, *word);
      default:
        return false;
    }
    at = d_.last = next;
    // «لليوم السادس على التوالي»: from the first of these days on.
    if (d_.kind == DateExpression::Kind::Today && next + 1 < end_) {
      const Term* number = t_.term_at(next, Layer::Number);
      const TimeWord* running = number ? time(number->last) : nullptr;
      if (running && running->kind == TimeKind::Running &&
          k_.number_word(number->index).kind == NumberWord::Kind::Ordinal) {
        d_.kind = DateExpression::Kind::LastDays;
        d_.amount = static_cast<double>(k_.number_word(number->index).value) - 1;
        at = d_.last = t_.term_at(number->last, Layer::Time)->last;
        // «الاثنين، ولليوم الثاني على التوالي»: the day is said.
        for (uint32_t before = d_.first; before-- > 0 && d_.first - before <= 2;) {
          const TimeWord* day = time(before);
          if (!day || day->kind != TimeKind::Weekday) continue;
          d_.kind = DateExpression::Kind::Weekday;
          d_.weekday = static_cast<int>(day->number) % 7;
        }
        return true;
      }
    }
    // «اليوم الجمعة», «أمس الجمعة»: the weekday repeats it; «اليوم، 12 نيسان» says it exactly.
    uint32_t after = at;
    if (const TimeWord* weekday = time(after); weekday && weekday->kind == TimeKind::Weekday) {
      after = t_.term_at(after, Layer::Time)->last;
      at = d_.last = after;
      d_.weekday = static_cast<int>(weekday->number) % 7;
    }
    return true;
  }

  /// «الأسبوع الماضي», «عام 2014», «يوم 12 نيسان», «الساعات الماضية».
  bool unit(uint32_t& at, uint32_t next, const TimeWord& word) {
    uint32_t after = next;
    if (after < end_ && is_year(t_.tokens[after]) && word.number > 360) {
      d_.year = static_cast<int>(t_.tokens[after].word->value);
      uint32_t behind = after + 1;
      if (two(word)) second_year(behind, t_.tokens[after]);  // «عامي 2017 و2018»
      at = d_.last = behind;
      return true;
    }
    if (word.number == 1 && after < end_ &&
        (absolute(after) || (time(after) && time(after)->kind == TimeKind::Weekday && worded(after)))) {
      at = d_.last = after;
      return true;
    }
    if (word.number > 27 && word.number < 32) {
      if (const Term* m = month(after); m) {
        month_and_year(after);
        at = d_.last = after;
        return true;
      }
    }
    // «الساعات الـ24 الأخيرة», «الأيام الثلاثة الماضية»
    if (uint32_t tail = after; const auto count = count_at(tail)) {
      if (direction(tail)) {
        d_.amount = *count * word.number;
        d_.kind = DateExpression::Kind::LastDays;
        d_.vague = d_.amount < 1 || d_.amount > 3000;
        at = d_.last = tail;
        return true;
      }
    }
    // An adjective may stand between: «الساعات القليلة الماضية».
    if (after < end_ && t_.tokens[after].adjective() && !time(after)) ++after;
    if (direction(after)) {
      const bool exact =
          word.number == 7 || (word.number > 27 && word.number < 32) || (word.number > 360 && word.number < 370);
      d_.amount = word.number;
      const bool plural = t_.tokens[at].a.number == Number::Plural;
      // «العام الماضي 2017»
      if (word.number > 360 && word.number < 370 && !plural && is_year_at(after)) {
        d_.year = static_cast<int>(t_.tokens[after].word->value);
        at = d_.last = after + 1;
        return true;
      }
      if (exact && !plural)
        d_.kind = d_.last_said ? DateExpression::Kind::LastUnit : DateExpression::Kind::ThisUnit;
      else if (two(word))
        d_.kind = DateExpression::Kind::LastDays;
      else
        d_.vague = true;
      if (d_.next_said) d_.vague = true;
      at = d_.last = after;
      return true;
    }
    return false;
  }

  /// Behind «منذ», «قبل», «خلال».
  bool ago(uint32_t at) {
    const TimeWord& marker = k_.time_word(t_.term_at(d_.first, Layer::Time)->index);
    const bool since = marker.value == "since", before = marker.value == "before", during = marker.value == "during";
    uint32_t after = at;
    double count = 1;
    bool counted = false;
    if (uint32_t u = after; const auto number = count_at(u)) {
      if (const TimeWord* word = time(u); word && word->kind == TimeKind::Unit) {
        count = *number;
        after = u;
        counted = true;
      }
    } else if (const Term* hedge = t_.term_at(after, Layer::Hedge); hedge && hedge->last < end_) {
      if (const TimeWord* word = time(hedge->last); word && word->kind == TimeKind::Unit) after = hedge->last;
    }
    if (const TimeWord* word = time(after); word && word->kind == TimeKind::Unit) {
      const uint32_t u = after;
      const bool dual = two(*word);
      after = t_.term_at(u, Layer::Time)->last;
      uint32_t look = after;
      if (is_year_at(look) && word->number > 360) {
        d_.year = static_cast<int>(t_.tokens[look].word->value);
        d_.since = since;
        d_.last = look + 1;
        return true;
      }
      d_.amount = count * word->number;
      d_.last = after;
      const bool definite = t_.tokens[u].definite();
      if (since && (counted || dual)) {
        d_.kind = DateExpression::Kind::SinceThen;
        d_.since = true;
      } else if (before && (counted || dual || !definite)) {
        d_.kind = DateExpression::Kind::AgoDays;
        // «قبل أيام»: how many is not said.
        d_.vague = !counted && !dual && t_.tokens[u].a.number == Number::Plural;
      } else if (during && (counted || dual) && d_.amount >= 1) {
        uint32_t tail = after;
        direction(tail);
        d_.last = tail;
        d_.kind = DateExpression::Kind::LastDays;
        d_.vague = d_.amount > kLongestSpan;
      } else {
        uint32_t tail = u;
        if (!unit(tail, after, *word)) {
          d_.vague = true;
          d_.last = after;
          return since || before;
        }
        d_.since = since;
      }
      if (d_.kind == DateExpression::Kind::SinceThen || d_.kind == DateExpression::Kind::AgoDays) {
        if (d_.amount > kLongestSpan) d_.vague = true;
      }
      return true;
    }
    const uint32_t begin = after;
    if (after < end_ && is_year(t_.tokens[after])) {
      d_.year = static_cast<int>(t_.tokens[after].word->value);
      d_.since = since;
      d_.last = after + 1;
      return true;
    }
    const TimeWord* word = time(after);
    if (word && word->kind == TimeKind::Third ? third(after) : absolute(after) || worded(after)) {
      d_.since = since;
      d_.last = after;
      // «قبل الخميس» dates nothing by itself.
      if (before || (!since && !during)) d_.vague = true;
      return after > begin;
    }
    return false;
  }

  bool is_year_at(uint32_t i) const { return i < end_ && is_year(t_.tokens[i]); }

  std::optional<DateExpression> finish() {
    if (d_.last <= d_.first) return std::nullopt;
    return d_;
  }

  const Tokens& t_;
  const Knowledge& k_;
  uint32_t end_;
  DateExpression d_;
};

}  // namespace

std::optional<DateExpression> date_at(const Tokens& tokens, uint32_t i, uint32_t end) {
  const Token& token = tokens.tokens[i];
  if (!token.is(WordKind::Digits) && token.term(Layer::Time) < 0) {
    const Term* number = tokens.term_at(i, Layer::Number);
    // «الـ24 ساعة», «الستة أيام»
    const std::string_view letters = token.letters;
    const bool article = letters.size() >= 2 && letters[0] == letter::kAlef && letters[1] == letter::kLam &&
                         i + 1 < end && (letters.size() == 2 || tokens.tokens[i + 1].term(Layer::Time) >= 0);
    if (!article && (!number || (tokens.knowledge->number_word(number->index).kind != NumberWord::Kind::Ordinal &&
                                 tokens.tokens[i + 1 < end ? i + 1 : i].term(Layer::Time) < 0)))
      return std::nullopt;
  }
  return DateReader(tokens, end).read(i);
}

std::optional<DateRange> resolve(const DateExpression& d, std::optional<Day> published) {
  using Kind = DateExpression::Kind;
  if (d.vague) return std::nullopt;
  const auto relative = [](int32_t from, int32_t to) { return DateRange{Day{from}, Day{to}, DateBasis::Relative}; };
  if (d.kind == Kind::Absolute) {
    int year = d.year;
    DateRange out;
    out.basis = d.year ? DateBasis::Explicit : DateBasis::Relative;
    if (!year) {
      if (!published || d.month == 0) return std::nullopt;
      int py = 0, pm = 0, pd = 0;
      published->civil(py, pm, pd);
      year = d.years_ago >= 0 ? py - d.years_ago : py;
      // The latest such day that is not after publication, but a day soon to come is rather the announced one.
      const int day = d.day ? d.day : 1;
      const int32_t ahead = Day::of(year, d.month, std::min(day, days_in_month(year, d.month))).days - published->days;
      if (d.years_ago < 0 && ahead > (d.next_said ? 400 : d.last_said ? 0 : kSoon)) --year;
    }
    if (d.month == 0) {
      out = part_of_year(year, d.third, out.basis);
      if (d.year_to) out.to = Day::of(d.year_to, 12, 31);
    } else if (d.day == 0) {
      const int last_month = d.month_to ? d.month_to : d.month;
      const int days = days_in_month(year, last_month);
      // The first ten days, the middle one, the last ten.
      out.from = Day::of(year, d.month, first_of_third(d.third));
      out.to = Day::of(year, last_month, last_of_third(d.third, days));
    } else {
      out.from = out.to = Day::of(year, d.month, std::min(d.day, days_in_month(year, d.month)));
      if (d.day_to) out.to = Day::of(year, d.month, std::min(d.day_to, days_in_month(year, d.month)));
    }
    if (d.since && published) out.to = std::max(out.from, *published);
    return out;
  }
  if (!published) return std::nullopt;
  const int32_t p = published->days;
  const auto from_today = [&](int32_t days) {
    const int32_t day = as_the_weekday_says(p + days, d.weekday);
    return relative(day, day);
  };
  switch (d.kind) {
    case Kind::Today:
      return from_today(0);
    case Kind::Yesterday:
      return from_today(-1);
    case Kind::BeforeYesterday:
      return from_today(-2);
    case Kind::Tomorrow:
      return from_today(static_cast<int32_t>(d.amount));
    case Kind::Weekday: {
      int back = (published->weekday() - d.weekday + 7) % 7;
      if (d.next_said || (d.coming && back > 0)) return relative(p + (7 - back), p + (7 - back));
      if (d.last_said && back == 0) back = 7;
      const int32_t from = p - back - 7 * (d.steps - 1);
      if (d.weekday_to >= 0) return relative(from, from + (d.weekday_to - d.weekday + 7) % 7);
      return d.since ? relative(from, p) : relative(from, from);
    }
    case Kind::LastDays:
      if (d.next_said) return relative(p, p + static_cast<int32_t>(std::lround(d.amount)));
      [[fallthrough]];
    case Kind::SinceThen:
      return relative(back(*published, d.amount), p);
    case Kind::AgoDays:
      // «قبل عامين»: which day is not meant
      if (const auto whole = std::lround(d.amount); whole > 0 && whole % 365 == 0) {
        int year = 0, month = 0, day = 0;
        published->civil(year, month, day);
        return part_of_year(year - static_cast<int>(whole / 365), 0, DateBasis::Relative);
      }
      return relative(back(*published, d.amount), back(*published, d.amount));
    case Kind::LastUnit:
    case Kind::ThisUnit: {
      const int step = d.kind == Kind::LastUnit ? d.steps : 0;
      const auto unit = [&](int32_t from, int32_t to) { return relative(from, d.since ? std::max(from, p) : to); };
      int year = 0, month = 0, day = 0;
      published->civil(year, month, day);
      if (d.amount == 7) {
        const int32_t monday = p - (published->weekday() + 6) % 7 - 7 * step;
        return unit(monday, monday + 6);
      }
      if (d.amount < 40) {
        month -= step;
        if (month <= 0) {
          month += 12;
          --year;
        }
        const int end = days_in_month(year, month);
        const int from_day = d.day ? std::min(d.day, end) : first_of_third(d.third);
        const int to_day = d.day_to ? std::min(d.day_to, end) : d.day ? from_day : last_of_third(d.third, end);
        return unit(Day::of(year, month, from_day).days, Day::of(year, month, to_day).days);
      }
      const DateRange whole = part_of_year(year - step, d.third, DateBasis::Relative);
      return unit(whole.from.days, whole.to.days);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace isnad
