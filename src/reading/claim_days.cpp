// The day of an event: which of the days that the sentence names, or that events told before have (day_evidence.h).
#include <fmt/format.h>

#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
namespace {

constexpr uint32_t kDayHolds = 8;   // sentences for which a day holds that the next ones do not name again
constexpr size_t kDaysBefore = 24;  // events told before whose day is looked at
constexpr uint32_t kNextTo = 2;     // chunks from the event word to a day right by it
constexpr uint32_t kFar = 8;        // … to a day that is far from it
constexpr uint32_t kBeginning = 5;  // chunks from «منذ» to the day of the beginning behind it
constexpr uint32_t kOpening = 3;    // chunks at the beginning of a sentence
constexpr uint32_t kLead = 2;       // sentences in which the news of an article stands
constexpr double kToldHere = 2;     // sum of evidence for a day of the event's own clause that settles it
constexpr int32_t kOldDays = 60;    // before publication: no news any more
constexpr int32_t kCoarseDays = 8;  // a span as long as this is no day

uint32_t distance(uint32_t a, uint32_t b) { return a > b ? a - b : b - a; }

bool same(const DateRange& a, const DateRange& b) { return a.from == b.from && a.to == b.to; }

}  // namespace

/// Not the day after which a place or building is called («ساحة 22 مايو», «مفاعل تموز»; but «مشارفها يوم الخميس»).
bool ClaimFinder::names_day(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Time || !c.date || c.date->vague) return false;
  const bool named = c.first > 0 && c.slot == Slot::None && tok(c.first - 1).noun() && !tok(c.first - 1).definite() &&
                     tok(c.first - 1).a.enclitic == Enclitic::None &&
                     (k_.place_word(tok(c.first - 1).a.lemma) ||
                      (a_.tags(tok(c.first - 1)) & (tag::kFacility | tag::kBuilding | tag::kArea)));
  return !named;
}

/// «منذ بدء النزاع في سوريا في 2011», «منذ سيطرتها على المدينة عام 2014»: the day is that of a beginning, from which on
/// the rest is told: the chunk of the beginning, or -1.
int32_t ClaimFinder::beginning(uint32_t chunk) const {
  for (uint32_t i = chunk; i-- > first_ && chunk - i <= kBeginning;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun || c.clause != a_.chunk(chunk).clause) return -1;
    if (c.slot == Slot::None || c.slot == Slot::Genitive || c.preposition >= c.first) continue;
    const Term* marker = a_.tokens->term_at(c.preposition, Layer::Time);
    if (marker && k_.time_word(marker->index).value == "since") return static_cast<int32_t>(i);
    if (!locative(c.slot) && c.slot != Slot::From && c.slot != Slot::For && c.slot != Slot::On) return -1;
  }
  return -1;
}

/// «منذ الاعتداء الذي …»: an earlier event, named to compare.
bool ClaimFinder::looks_back(const EventDraft& e) const {
  return e.chunk > first_ && a_.chunk(e.chunk - 1).kind == ChunkKind::Word &&
         a_.chunk(e.chunk - 1).function == Function::After;
}

/// The day of another event by which this one is dated or measured: «أول هجوم منذ مقتل مستوطن في يناير».
bool ClaimFinder::compared(uint32_t chunk) const {
  for (uint32_t i = clause(chunk).first; i < chunk; ++i) {
    if (a_.chunk(i).kind == ChunkKind::Word && a_.chunk(i).function == Function::After) return true;
  }
  return false;
}

bool ClaimFinder::told_as_done(const EventDraft& e) {
  return e.host < 0 && (e.factuality == Factuality::Asserted || e.factuality == Factuality::Denied);
}

/// Chunks of the event word and of those that give way to it.
std::vector<uint32_t> ClaimFinder::words_of(size_t n) const {
  std::vector<uint32_t> out{events_[n].chunk};
  for (const EventDraft& guest : events_) {
    if (guest.host >= 0 && root(guest.host) == static_cast<int32_t>(n)) out.push_back(guest.chunk);
  }
  return out;
}

void ClaimFinder::of_event(size_t n, DayEvidence& out) const {
  using F = DayFeature;
  const EventDraft& e = events_[n];
  const Token& t = tok(e.token);
  const Clause& cl = clause(e.chunk);
  out.set(F::Always);
  out.set(F::Verb, e.verb);
  out.set(F::MainVerb, e.verb && (cl.kind == ClauseKind::Main || cl.kind == ClauseKind::Coordinated));
  out.set(F::Present, e.verb && t.a.tense == Tense::Present);
  for (uint32_t i = cl.first; i < e.chunk; ++i) out.set(F::Had, out[F::Had] || a_.chunk(i).function == Function::Past);
  out.set(F::Definite, !e.verb && (t.definite() || t.a.enclitic != Enclitic::None));
  out.set(F::Plural, !e.verb && t.a.number == Number::Plural);
  out.set(F::Prospective, e.factuality == Factuality::Future || e.factuality == Factuality::Hypothetical);
  out.set(F::Reported, statement_at(e.token) >= 0);
  out.set(F::Harm, e.trigger->rank == Rank::Harm);
  out.set(F::Toll, !e.tolls.empty());
  out.set(F::Verbal, !on_the_ground(e.trigger->type));
  out.set(F::AfterEvent,
          looks_back(e) || cl.opener == Function::After || a_.chunk(e.chunk).function == Function::After);
  out.set(F::CauseEvent, a_.chunk(e.chunk).function == Function::Cause || a_.chunk(e.chunk).slot == Slot::Cause);
}

void ClaimFinder::of_day(const DateExpression& date, const std::optional<DateRange>& days, DayEvidence& out) const {
  using F = DayFeature;
  out.set(F::Since, date.since || date.kind == DateExpression::Kind::SinceThen);
  out.set(F::LongAgo, days && a_.published && days->to.days < a_.published->days - kOldDays);
  out.set(F::Coarse, days && days->to.days - days->from.days >= kCoarseDays);
}

/// What speaks for a day that stands in the sentence.
DayEvidence ClaimFinder::day_here(size_t n, uint32_t day, size_t days) const {
  using F = DayFeature;
  const EventDraft& e = events_[n];
  DayEvidence out;
  of_event(n, out);
  const Clause& own = clause(e.chunk);
  const Clause& its = clause(day);
  uint32_t nearest = UINT32_MAX;
  bool same = false;
  for (const uint32_t word : words_of(n)) {
    nearest = std::min(nearest, distance(word, day));
    same |= a_.chunk(word).clause == a_.chunk(day).clause;
  }
  bool between = false, other_nearer = false;
  for (size_t m = 0; m < events_.size(); ++m) {
    const EventDraft& other = events_[m];
    const bool nearer = distance(other.chunk, day) < nearest;
    const bool inside = other.chunk > std::min(e.chunk, day) && other.chunk < std::max(e.chunk, day);
    if ((!nearer && !inside) || root(static_cast<int32_t>(m)) == static_cast<int32_t>(n)) continue;
    other_nearer |= nearer;
    between |= inside;
  }
  out.set(F::Clause, same);
  out.set(F::Tells, !same && tells(its, n));
  out.set(F::NextTo, nearest <= kNextTo);
  out.set(F::Far, nearest > kFar);
  out.set(F::DayBehind, day > e.chunk);
  out.set(F::EventBetween, between);
  out.set(F::NearestEvent, !other_nearer);
  out.set(F::OnlyDay, days == 1);
  out.set(F::Opening, day - first_ <= kOpening && day < events_.front().chunk);
  const int32_t speech = statement_at(e.token), other_speech = statement_at(a_.chunk(day).first);
  const bool own_verb = its.verb == static_cast<int32_t>(e.chunk);
  out.set(F::OfSaying, !own_verb && its.verb >= 0 &&
                           k_.cue(tok(a_.chunk(static_cast<uint32_t>(its.verb)).first).a.lemma) &&
                           (speech < 0 || speech != other_speech));
  out.set(F::SayingBehind, out[F::OfSaying] && day > e.chunk);
  out.set(F::Lead, sentence_ < a_.first_sentence + kLead);
  out.set(F::OtherSpeech, other_speech >= 0 && other_speech != speech);
  const auto relative = [](const Clause& c) {
    return c.kind == ClauseKind::Relative || c.kind == ClauseKind::BareRelative;
  };
  out.set(F::DayRelative, !same && relative(its));
  out.set(F::EventRelative, !same && relative(own));
  out.set(F::EventEmbedded,
          !same && !relative(own) && own.kind != ClauseKind::Main && own.kind != ClauseKind::Coordinated);
  out.set(F::AfterDay, compared(day));
  out.set(F::Title, sentence_ == a_.first_sentence);
  return out;
}

/// What speaks for the day of an event told before.
DayEvidence ClaimFinder::day_before(size_t n, const DatedEvent& before, size_t days) const {
  using F = DayFeature;
  const EventDraft& e = events_[n];
  DayEvidence out;
  out.before = true;
  of_event(n, out);
  const uint32_t apart = e.sentence - before.sentence;
  out.set(F::NextSentence, apart == 1);
  out.set(F::SecondNext, apart == 2);
  out.set(F::Distant, apart > 3);
  const EventType type = e.trigger->type;
  out.set(F::SameWord, before.lemma == e.trigger->lemma);
  out.set(F::SameType, before.type == type);
  out.set(F::BothGround, before.type != type && on_the_ground(before.type) && on_the_ground(type));
  const auto shared = [](const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](uint32_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
  };
  const auto compare = [&](const std::vector<uint32_t>& a, const std::vector<uint32_t>& b, F same, F other) {
    if (a.empty() || b.empty()) return;
    out.set(shared(a, b) ? same : other);
  };
  const DatedEvent own = dated(e);
  compare(own.places, before.places, F::SamePlace, F::OtherPlace);
  compare(own.actors, before.actors, F::SameActor, F::OtherActor);
  out.set(F::Lead, before.sentence < a_.first_sentence + kLead);
  out.set(F::Latest, before.sentence == dated_before_.back().sentence);
  out.set(F::Continues, day_of_last_ && same(*day_of_last_, before.days));
  out.set(F::DayHere, days > 0);
  return out;
}

/// What later sentences may go on telling.
DatedEvent ClaimFinder::dated(const EventDraft& e) const {
  DatedEvent out;
  out.sentence = e.sentence;
  out.type = e.trigger->type;
  out.lemma = e.trigger->lemma;
  for (const Argument& x : e.places) {
    if (x.index < 0) continue;
    const uint32_t place = a_.place_of[static_cast<uint32_t>(x.index) - a_.first_chunk];
    if (place != 0) out.places.push_back(place);
  }
  for (const Argument& x : e.actors) {
    // Of the dictionary, or else the word: the two kinds of number must not meet.
    const Term* actor = x.chunk.entity >= 0 ? &a_.tokens->terms[static_cast<size_t>(x.chunk.entity)] : nullptr;
    out.actors.push_back(actor ? actor->index * 2 : tok(x.chunk.head).a.lemma * 2 + 1);
  }
  return out;
}

/// Whether a weekday alone is the next such day, not the last: by a verb of the future («سيبدأ الثلاثاء») any; else the
/// name that tomorrow has, as what happened six days ago is hardly called so without «الماضي»: in what is to come, and
/// in the news itself (no other day was told before), which a clock elsewhere dated a day too early («فجر الجمعة» of a
/// text of Thursday).
bool ClaimFinder::coming(const EventDraft& e, uint32_t day) const {
  const DateExpression& date = *a_.chunk(day).date;
  if (date.kind != DateExpression::Kind::Weekday || date.last_said || date.since || date.steps > 1 || !a_.published)
    return false;
  const Clause& its = clause(day);
  const Analysis* verb = its.verb >= 0 ? &tok(a_.chunk(static_cast<uint32_t>(its.verb)).first).a : nullptr;
  if (verb && (verb->proclitics & proclitic::kWill)) return true;
  if (date.weekday != (a_.published->weekday() + 1) % 7) return false;
  for (uint32_t i = its.first; i < day; ++i) {
    if (a_.chunk(i).function == Function::Past || a_.chunk(i).function == Function::After) return false;
  }
  if (e.factuality == Factuality::Future || e.factuality == Factuality::Hypothetical ||
      (verb && verb->tense == Tense::Present))
    return true;
  const Day tomorrow{a_.published->days + 1};
  return std::all_of(dated_before_.begin(), dated_before_.end(),
                     [&](const DatedEvent& d) { return d.days.from == tomorrow; });
}

/// The day in this chunk as it dates an event: «منذ اندلاع الاحتجاجات في 30 آذار» dates what happened since.
DateExpression ClaimFinder::date_of(const EventDraft& e, uint32_t day) const {
  DateExpression out = *a_.chunk(day).date;
  const int32_t from = beginning(day);
  out.since |= from >= 0 && !(static_cast<int32_t>(e.chunk) >= from && e.chunk < day);
  if (from >= 0 && !out.since) return out;
  // «قد تشن غارات خلال 72 ساعة»: what is to come does so from now on.
  if (out.kind == DateExpression::Kind::LastDays && !out.last_said &&
      (e.factuality == Factuality::Future || e.factuality == Factuality::Hypothetical))
    out.next_said = true;
  out.coming = coming(e, day);
  if (out.since || e.chunk > day) return out;
  for (uint32_t i = std::max(e.chunk, clause(day).first); i < day; ++i) {
    const Term* term = a_.tokens->term_at(a_.chunk(i).first, Layer::Time);
    if (a_.chunk(i).kind == ChunkKind::Word && term && term->kind == TermKind::Time &&
        k_.time_word(term->index).value == "since" && i > e.chunk)
      out.since = true;
  }
  return out;
}

void ClaimFinder::choose_days() {
  std::vector<uint32_t> here;
  std::optional<DateRange> last;
  bool vague_here = false;
  for (uint32_t i = first_; i < last_; ++i) {
    if (names_day(i))
      here.push_back(i);
    else
      vague_here |= a_.chunk(i).kind == ChunkKind::Time;
  }
  const bool one_day = std::all_of(dated_before_.begin(), dated_before_.end(),
                                   [&](const DatedEvent& d) { return same(d.days, dated_before_.front().days); });
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host >= 0) continue;
    double most = 0;
    bool from_before = false;
    e.date.reset();
    // A day that cannot be told without the day of publication still tells that the event has one.
    const auto consider = [&](const DateExpression& date, const std::optional<DateRange>& days,
                              const DayEvidence& evidence) -> double {
      const double sum = evidence.sum(k_.day_weights());
      if (a_.options.explain && days)
        note(e, fmt::format("day {}..{} {:+.1f} {}", days->from.iso(), days->to.iso(), sum, evidence.text()));
      if (sum < most || (e.date && sum == most)) return sum;
      most = sum;
      e.date = date;
      last = days;
      from_before = evidence.before;
      return sum;
    };
    last.reset();
    bool told = false;  // «قتل مدنيون، اليوم الخميس، جراء قصف»: nothing that was told before says otherwise
    for (const uint32_t day : here) {
      DayEvidence evidence = day_here(n, day, here.size());
      const DateExpression date = date_of(e, day);
      const std::optional<DateRange> range = resolve(date, a_.published);
      of_day(date, range, evidence);
      const double sum = consider(date, range, evidence);
      told |= range && !evidence[DayFeature::Since] && evidence[DayFeature::Clause] && sum > kToldHere;
    }
    for (size_t d = dated_before_.size(); !told && d-- > 0 && dated_before_.size() - d <= kDaysBefore;) {
      const DatedEvent& before = dated_before_[d];
      if (e.sentence - before.sentence > kDayHolds) break;
      DayEvidence evidence = day_before(n, before, here.size());
      evidence.set(DayFeature::OneDay, one_day);
      evidence.set(DayFeature::VagueHere, vague_here);
      of_day(before.date, before.days, evidence);
      consider(before.date, before.days, evidence);
    }
    e.day_from_before = from_before;
    if (e.factuality == Factuality::Asserted && to_come(e)) {
      e.factuality = Factuality::Future;
      note(e, "future: dated after the text");
    }
  }
  if (!events_.empty()) day_of_last_ = last;
  for (const EventDraft& e : events_) {
    if (e.host >= 0 || !e.date || e.day_from_before || looks_back(e)) continue;
    const auto days = resolve(*e.date, a_.published);
    if (!days) continue;
    dated_before_.push_back(dated(e));
    dated_before_.back().date = *e.date;
    dated_before_.back().days = *days;
  }
}

}  // namespace isnad
