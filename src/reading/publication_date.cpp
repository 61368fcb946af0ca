#include "reading/publication_date.h"

#include <algorithm>
#include <vector>

namespace isnad {
namespace {

constexpr uint32_t kBodyWords = 12;      // words of a line that is text, if it ends as a sentence does
constexpr uint32_t kLongWords = 22;      // … however it ends: no headline, dateline or caption is as long
constexpr uint32_t kLinesAboveBody = 6;  // in which a dateline may stand
constexpr uint32_t kOpening = 10;        // tokens of a line in which «دمشق - 12 آذار 2018 -» stands
constexpr uint32_t kLead = 3;            // sentences in which the news of an article stands
constexpr uint32_t kLongestGap = 3;      // tokens between «اليوم» and its date
constexpr int kLongestDelay = 7;         // days from the day that is told to that of publication

/// Tokens of one line.
struct Line {
  uint32_t first = 0, last = 0;
  uint32_t words = 0;
};

class Finder {
 public:
  Finder(const Article& article, uint32_t above, const DateWords& words)
      : a_(article), t_(*article.tokens), text_(*t_.text), words_(words) {
    const auto& sentences = text_.sentences();
    begin_ = sentences[std::min(above, a_.first_sentence)].first;
    end_ = sentences[a_.last_sentence - 1].last;
  }

  std::optional<InferredDate> find() {
    worded();
    datelines();
    // Whoever says today knows it; what else is there must not speak against it.
    if (!today_.empty()) {
      if (!agree(today_)) return std::nullopt;
      const Day day = today_.front().day;
      for (const InferredDate& line : datelines_) {
        if (line.day != day) return std::nullopt;
      }
      return today_.front();
    }
    const std::optional<Day> told = latest(weekdays_);
    if (!datelines_.empty()) {
      const Day day = datelines_.front().day;
      const bool fits = !told || (*told <= day && day.days - told->days <= kLongestDelay);
      if (!agree(datelines_) || !fits || !weekday_fits(day)) return std::nullopt;
      return datelines_.front();
    }
    if (weekdays_.empty() || !agree(weekdays_) || (latest_date_ && *latest_date_ > *told)) return std::nullopt;
    if (!weekday_fits(*told)) return std::nullopt;
    return weekdays_.front();
  }

 private:
  static bool agree(const std::vector<InferredDate>& dates) {
    return std::all_of(dates.begin(), dates.end(), [&](const InferredDate& d) { return d.day == dates.front().day; });
  }
  static std::optional<Day> latest(const std::vector<InferredDate>& dates) {
    std::optional<Day> out;
    for (const InferredDate& date : dates) {
      if (!out || date.day > *out) out = date.day;
    }
    return out;
  }

  const TimeWord* time(uint32_t i) const {
    const Term* term = t_.term_at(i, Layer::Time);
    return term && term->kind == TermKind::Time ? &a_.knowledge().time_word(term->index) : nullptr;
  }

  /// The day of a date that says day, month and year, and no other weekday than it has.
  std::optional<Day> full_date(const DateExpression& d) const {
    if (d.kind != DateExpression::Kind::Absolute || d.year == 0 || d.month == 0 || d.day == 0) return std::nullopt;
    if (d.day_to != 0 || d.month_to != 0 || d.year_to != 0 || d.weekday_to >= 0 || d.vague || d.since)
      return std::nullopt;
    const Day day = Day::of(d.year, d.month, d.day);
    int year = 0, month = 0, date = 0;
    day.civil(year, month, date);
    if (date != d.day || (d.weekday >= 0 && day.weekday() != d.weekday)) return std::nullopt;
    return day;
  }

  std::optional<int> weekday_in(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      if (const TimeWord* word = time(i); word && word->kind == TimeKind::Weekday) {
        return static_cast<int>(word->number) % 7;
      }
    }
    return std::nullopt;
  }

  /// «هذا اليوم»: with a demonstrative it may be the day of something told («في مثل هذا اليوم»).
  bool points(uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i < last; ++i) {
      const auto key = a_.knowledge().phrases().find(t_.tokens[i].letters);
      if (!key) continue;
      for (const TermEntry& entry : a_.knowledge().terms(*key)) {
        if (entry.kind == TermKind::Time && a_.knowledge().time_word(entry.index).kind == TimeKind::This) return true;
      }
    }
    return false;
  }

  /// «حتى», «منذ», «قبل» stand before it: it is the end or the beginning of something.
  bool bounded(uint32_t i) const {
    if (i == begin_) return false;
    if (const TimeWord* word = time(i - 1); word && word->kind == TimeKind::Ago) return true;
    const MarkerEntry* marker = t_.marker_at(i - 1);
    return marker && marker->slot == Slot::To;
  }

  /// Whether the sentence tells what will be.
  bool to_come(const Sentence& sentence) const {
    bool past = false, present = false;
    for (uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = t_.tokens[i];
      if (t_.function_at(i) == Function::Future || (token.verb() && (token.a.proclitics & proclitic::kWill)))
        return true;
      past = past || (token.verb() && token.a.tense == Tense::Past);
      present = present || (token.verb() && token.a.tense == Tense::Present);
    }
    return present && !past;
  }

  void worded() {
    uint32_t told = 0;  // sentences of the article so far
    for (uint32_t s = a_.first_sentence; s < a_.last_sentence; ++s) {
      if (a_.is_leftover(s)) continue;
      const Sentence& sentence = text_.sentences()[s];
      const bool lead = told++ < kLead;
      for (uint32_t i = sentence.first; i < sentence.last;) {
        const auto date = date_at(t_, i, sentence.last);
        if (!date || date->last <= i) {
          ++i;
          continue;
        }
        i = std::max(i + 1, take(*date, sentence, lead));
      }
    }
  }

  /// Remembers what a date says of the day of publication; returns the token behind what was read.
  uint32_t take(const DateExpression& date, const Sentence& sentence, bool lead) {
    using Kind = DateExpression::Kind;
    if (date.kind == Kind::Today || date.kind == Kind::Yesterday) {
      const int back = date.kind == Kind::Yesterday ? 1 : 0;
      const Term* word = t_.term_at(date.first, Layer::Time);
      if (word && points(word->first, word->last)) return date.last;
      std::optional<int> weekday = weekday_in(date.first, date.last);
      for (uint32_t next = date.last; next < sentence.last && next <= date.last + kLongestGap; ++next) {
        const auto full = date_at(t_, next, sentence.last);
        const auto day = full ? full_date(*full) : std::nullopt;
        if (full && !weekday) weekday = weekday_in(full->first, full->last);
        if (day) {
          note(*day);
          if (!weekday || day->weekday() == *weekday) {
            today_.push_back({Day{day->days + back}, t_.span(date.first, full->last),
                              back == 0 ? "today and date" : "yesterday and date"});
          }
          return full->last;
        }
        if (full) break;
        if (t_.tokens[next].is_word() && !time(next)) {  // «الموافق», «المصادف»
          const std::string_view letters = t_.tokens[next].letters;
          const DateWords::Entry* filler = words_.find(letters);
          if (filler == nullptr || filler->kind != DateWords::Kind::Filler) break;
        }
      }
      if (weekday && lead && !said_weekday_) said_weekday_ = (*weekday + back) % 7;
      return date.last;
    }
    const auto day = full_date(date);
    if (!day) return date.last;
    note(*day);
    if (lead && date.weekday >= 0 && !bounded(date.first) && !date.next_said && !to_come(sentence)) {
      weekdays_.push_back({*day, t_.span(date.first, date.last), "weekday and date"});
    }
    return date.last;
  }

  void note(Day day) {
    if (!latest_date_ || day > *latest_date_) latest_date_ = day;
  }

  /// «اليوم الأحد» in the lead, without a date, must not contradict.
  bool weekday_fits(Day day) const { return !said_weekday_ || *said_weekday_ == day.weekday(); }

  std::vector<Line> lines() const {
    std::vector<Line> out;
    for (uint32_t i = begin_; i < end_; ++i) {
      if (out.empty() || t_.tokens[i].word->line_start) out.push_back({i, i, 0});
      out.back().last = i + 1;
      if (t_.tokens[i].is_word()) ++out.back().words;
    }
    return out;
  }

  void datelines() {
    const std::vector<Line> all = lines();
    const auto is_body = [&](const Line& line) {
      const bool ends = t_.tokens[line.last - 1].word->mark == U'.';
      return line.words >= (ends ? kBodyWords : kLongWords);
    };
    const uint32_t article = text_.sentences()[a_.first_sentence].first;
    // The headline may be as long as a line of text: it is not the body.
    const uint32_t headline = a_.has_title ? article : UINT32_MAX;
    const auto body =
        std::find_if(all.begin(), all.end(), [&](const Line& line) { return is_body(line) && line.first != headline; });
    if (body == all.end()) return;
    // Far above it stands the day on which the page was called up, or links to other stories with their days: alone it
    // says nothing, but one that differs makes all doubtful.
    bool near = false;
    for (auto line = all.begin(); line != body; ++line) {
      if (take_line(*line)) near = body - line <= kLinesAboveBody;
    }
    if (!near) datelines_.clear();
    opening(*body);
    if (!datelines_.empty()) return;
    // Right behind the text, if no list of other stories with their days follows.
    const auto last = std::find_if(all.rbegin(), all.rend(), is_body).base();
    if (last == all.end()) return;
    if (!take_line(*last)) return;
    for (auto line = last + 1; line != all.end(); ++line) {
      if (take_line(*line)) return datelines_.clear();
    }
  }

  /// Whether the line is a dateline, which is remembered.
  bool take_line(const Line& line) {
    if (line.words > kBodyWords) return false;
    for (uint32_t i = line.first; i < line.last; ++i) {
      // «نشر في» is said of the page; any other verb tells something.
      if (t_.tokens[i].verb() && words_.find(t_.tokens[i].letters) == nullptr) return false;
    }
    const Span span = t_.span(line.first, line.last);
    const auto date = parse_dateline(text_.slice(span), words_);
    if (date) datelines_.push_back({date->day, span, "dateline"});
    return date.has_value();
  }

  /// «دمشق - 12 آذار 2018 - قالت …», «بيروت، 12 آذار/مارس 2018 (رويترز)»
  void opening(const Line& line) {
    bool named = false;
    for (uint32_t i = line.first; i < line.last && i < line.first + kOpening; ++i) {
      const Token& token = t_.tokens[i];
      if (const auto date = date_at(t_, i, line.last)) {
        const auto day = full_date(*date);
        const bool ends = date->last < line.last && t_.tokens[date->last].word->kind != WordKind::Word &&
                          !t_.tokens[date->last].is(WordKind::Digits);
        if (day && named && ends) datelines_.push_back({*day, t_.span(line.first, date->last), "dateline"});
        return;
      }
      if (token.verb() || t_.marker_at(i)) return;
      named = named || t_.term_at(i, Layer::Place) || t_.term_at(i, Layer::Entity);
    }
  }

  const Article& a_;
  const Tokens& t_;
  const Text& text_;
  const DateWords& words_;
  uint32_t begin_ = 0, end_ = 0;  // tokens
  std::vector<InferredDate> today_, weekdays_, datelines_;
  std::optional<Day> latest_date_;
  std::optional<int> said_weekday_;
};

}  // namespace

std::optional<InferredDate> infer_publication_date(const Article& article, uint32_t above, const DateWords& words) {
  if (article.first_sentence >= article.last_sentence) return std::nullopt;
  return Finder(article, above, words).find();
}

}  // namespace isnad
