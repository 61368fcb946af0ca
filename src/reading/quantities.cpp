#include "reading/quantities.h"

#include "text/letters.h"

namespace isnad {
namespace {

constexpr int64_t kMostCounted = 1'000'000'000'000'000;

struct Parsed {
  int64_t value = 0;
  uint32_t last = 0;
};

/// What stands behind the point of «6,1», in parts of ten to the power of its digits.
int64_t fraction_of(const Token& t, int64_t order) {
  if (!t.word->number_is_grouped || order < 1000) return 0;
  size_t whole = 1;
  for (int64_t v = t.word->value; v >= 10; v /= 10) ++whole;
  int64_t part = 0;
  for (size_t n = whole; n < t.letters.size() && order >= 10; ++n) {
    order /= 10;
    part += order * (t.letters[n] - '0');
  }
  return part;
}

/// The thousands, millions … that a word stands for, or 0.
int64_t order_at(const Tokens& t, uint32_t i, uint32_t end) {
  const Term* term = i < end && t.tokens[i].is_word() ? t.term_at(i, Layer::Number) : nullptr;
  if (!term || term->last > end || (term->stripped & proclitic::kAnd)) return 0;
  const NumberWord& word = t.knowledge->number_word(term->index);
  const bool counts = word.kind != NumberWord::Kind::Ordinal && word.kind != NumberWord::Kind::Fraction;
  return counts && word.value >= 1000 ? word.value : 0;
}

/// 1000 of «ألفين», 1,000,000 of «مليون».
int64_t magnitude(int64_t value) {
  int64_t out = 1000;
  while (value / out >= 1000) out *= 1000;
  return out;
}

/// Digits joined by «and» go on with a number of thousands: «35 ألفا و34», «مليون و200 ألف», but «10 آلاف و20 ألفا» are
/// two.
bool goes_on_in_digits(const Tokens& t, uint32_t i, uint32_t end, int64_t order) {
  if (order == 0 || i + 1 >= end || t.tokens[i].letters.size() != 1 || t.tokens[i].letters[0] != letter::kWaw ||
      !t.tokens[i + 1].is(WordKind::Digits) || t.tokens[i + 1].word->number_is_grouped)
    return false;
  const int64_t next = order_at(t, i + 2, end);
  return next != 0 ? magnitude(next) < order : t.tokens[i + 1].word->value < order;
}

/// A number of one or several words or digits: «مئة و خمسة وعشرين», «24 ألف», «ثلاثة آلاف».
/// Behind a hedge round numbers may have the article: «قرابة المئة شخص».
std::optional<Parsed> number_at(const Tokens& t, uint32_t i, uint32_t end, bool hedged = false) {
  const Knowledge& k = *t.knowledge;
  int64_t total = 0, group = 0, order = 0;
  uint32_t at = i;
  bool any = false;
  while (at < end) {
    const Token& token = t.tokens[at];
    if (any && token.word->line_start) break;
    if (any && group == 0 && goes_on_in_digits(t, at, end, order)) {
      group = t.tokens[at + 1].word->value;
      at += 2;
      continue;
    }
    if (token.is(WordKind::Digits)) {
      if (any) break;
      group = token.word->value;
      any = true;
      ++at;
      continue;
    }
    const Term* term = t.term_at(at, Layer::Number);
    if (!term || term->last > end) break;
    const NumberWord& word = k.number_word(term->index);
    const bool round = hedged && at == i && word.value >= 20 && word.value % 10 == 0;
    if ((word.kind == NumberWord::Kind::Ordinal && !round) || word.kind == NumberWord::Kind::Fraction) break;
    const bool joined = (term->stripped & proclitic::kAnd) != 0;
    if (any && word.value < 1000 && !joined) break;
    if (!any && (term->stripped & ~proclitic::kPrepositions) && at != i) break;
    // «and three»: another quantity, unless it is smaller in its order than what stands before (مئة وثلاثة).
    if (any && joined && word.value < 1000) {
      const bool fits = (word.value < 10 && group >= 100 && group % 100 == 0) ||
                        (word.value < 20 && group >= 100 && group % 100 == 0) ||
                        (word.value >= 20 && word.value < 100 &&
                         ((group % 100 > 0 && group % 100 < 10) || (group >= 100 && group % 100 == 0))) ||
                        (word.value >= 100 && group == 0 && total > 0) || (group == 0 && total > 0);
      // «ألفين وثلاثة آلاف» are two numbers.
      const int64_t next = order_at(t, term->last, end);
      if (!fits || (next != 0 && order != 0 && magnitude(next) >= order)) break;
    }
    if (word.value >= 1000) {
      if (any && joined) break;
      // «عشرون ألفا», but «ألفا مدني»: the dual in the construct.
      const int64_t alone = word.kind == NumberWord::Kind::ThousandOrTwo ? 2 : 1;
      // «3000 آلاف»: the thousands are there already.
      const bool twice = any && group >= 1000 && word.value == 1000;
      const int64_t times = twice ? group / 1000 : any && group > 0 ? group : alone;
      if (times > kMostCounted / word.value || total > kMostCounted) break;  // no number of anything
      total += times * word.value;
      order = magnitude(word.value);
      if (at == i + 1 && t.tokens[i].is(WordKind::Digits))
        total += fraction_of(t.tokens[i], word.value);  // «6,1 مليون»
      group = 0;
    } else {
      group += word.value;
    }
    any = true;
    at = term->last;
  }
  if (!any) return std::nullopt;
  return Parsed{total + group, at};
}

/// «بلدة بليون»: behind a word for one place a number is its name.
bool named_so(const Tokens& t, uint32_t i) {
  if (i == 0 || t.term_at(i, Layer::Number) == nullptr || t.term_at(i, Layer::Number)->stripped != 0) return false;
  const Token& before = t.tokens[i - 1];
  if (!before.noun() || before.definite() || before.a.number != Number::Singular ||
      before.a.enclitic != Enclitic::None || t.tokens[i].word->line_start)
    return false;
  const PlaceWord* word = t.knowledge->place_word(before.a.lemma);
  return word && !word->direction && word->precision == Precision::Settlement &&
         t.knowledge->number_word(t.term_at(i, Layer::Number)->index).value >= 1000;
}

}  // namespace

std::optional<Quantity> quantity_at(const Tokens& t, uint32_t i, uint32_t end) {
  const Knowledge& k = *t.knowledge;
  if (i >= end || named_so(t, i)) return std::nullopt;
  // «قتل الاثنين 60 فلسطينيا»: a day before what is counted.
  if (i + 1 < end && t.tokens[i + 1].is(WordKind::Digits) && t.tokens[i].is_word() && t.tokens[i].definite()) {
    const Term* time = t.term_at(i, Layer::Time);
    if (time && k.time_word(time->index).kind == TimeKind::Weekday) return std::nullopt;
  }
  Quantity q;
  q.first = i;
  uint32_t at = i;
  const Term* before = t.term_at(at, Layer::Hedge);
  std::optional<Hedge> hedge;
  if (before && before->last < end) {
    const HedgeWord& word = k.hedge(before->index);
    if (word.alone) {
      // «عشرات», «عدد من»: stands for the number.
      q.hedge = word.hedge;
      q.number_first = at;
      q.number_last = q.last = before->last;
      return q;
    }
    if (word.before) {
      hedge = word.hedge;
      at = before->last;
      if (at < end && !t.tokens[at].is_word() && !t.tokens[at].is(WordKind::Digits)) return std::nullopt;
      // «أكثر من عشرة», «ما لا يقل عن عشرات»
      if (const Term* inner = t.term_at(at, Layer::Hedge); inner && inner->last < end && k.hedge(inner->index).alone) {
        q.hedge = k.hedge(inner->index).hedge;
        q.number_first = at;
        q.number_last = q.last = inner->last;
        return q;
      }
    }
  }
  // «الـ12»: the article stands apart.
  uint32_t number_begin = at;
  while (number_begin < end && t.tokens[number_begin].is_word() && t.tokens[number_begin].word->detached)
    ++number_begin;
  if (number_begin >= end) return std::nullopt;
  const auto number = number_at(t, number_begin, end, hedge.has_value());
  if (!number) return std::nullopt;
  q.number_first = number_begin;
  q.number_last = q.last = number->last;
  q.value = number->value;
  if (hedge) q.hedge = *hedge;
  // A range: «50 إلى 60», «ما بين 50 و60», «50-60», «ثلاثة أو أربعة».
  if (number->last + 1 < end) {
    const Token& link = t.tokens[number->last];
    const MarkerEntry* marker = t.marker_at(number->last);
    const bool to = marker && marker->slot == Slot::To;
    const bool dash = link.word->mark == U'-' || link.word->mark == U'–';
    uint32_t second = number->last + 1;
    std::optional<Parsed> upper;
    const bool either = t.function_at(number->last) == Function::Or;
    if (to || dash || either) upper = number_at(t, second, end);
    if (upper && upper->value > *q.value) {
      q.value_to = upper->value;
      q.hedge = Hedge::Range;
      q.number_last = q.last = upper->last;
    }
  }
  // «بين 50 و60», «ما بين خمسين وستين»
  bool between = false;
  for (uint32_t n = i > 0 ? i - 1 : 0; n < q.number_first; ++n) {
    const MarkerEntry* marker = t.marker_at(n);
    between |= marker && marker->slot == Slot::Between;
  }
  if (!q.value_to && between && q.last < end && t.tokens[q.last].is_word()) {
    const Token& link = t.tokens[q.last];
    const uint32_t second = link.letters.size() == 1 ? q.last + 1 : q.last;
    const bool joined = link.letters[0] == letter::kWaw;
    if (const auto upper = joined && second < end ? number_at(t, second, end) : std::nullopt;
        upper && upper->value > *q.value) {
      q.value_to = upper->value;
      q.hedge = Hedge::Range;
      q.number_last = q.last = upper->last;
    }
  }
  // «16 شخصاً على الأقل» is looked for behind the noun as well, by the noun phrase.
  if (const Term* after = q.last < end ? t.term_at(q.last, Layer::Hedge) : nullptr) {
    const HedgeWord& word = k.hedge(after->index);
    if (word.after) {
      q.hedge = word.hedge;
      q.last = after->last;
    }
  }
  return q;
}

}  // namespace isnad
