// Nobody was harmed: «دون وقوع إصابات», «لم يسفر القصف عن ضحايا», «ولم ترد أنباء عن سقوط قتلى». The act that did no
// harm has tolls of zero.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {

/// «خسائر», «خسائر بشرية».
bool ClaimFinder::is_losses(const EventDraft& e) {
  return !e.self_victim && !e.verb && e.trigger->rank == Rank::Weak && e.trigger->harm == TollKind::Killed;
}

/// Behind «دون», or a negation of its verb or of the noun itself: «دون معلومات عن خسائر», «لم ترد أنباء عن», «لا
/// إصابات».
bool ClaimFinder::said_of_none(uint32_t chunk) {
  constexpr uint32_t kWithin = 5;  // chunks
  const auto negates = [&](uint32_t i) {
    const Token& t = tok(a_.chunk(i).first);
    if (a_.chunk(i).kind != ChunkKind::Word || t.a.pos != Pos::Negation) return false;
    // «ما نشرته الوكالة» is no negation, «لا تزال جثث تحت الأنقاض» denies nothing, «غير مسبوقة» only its adjective.
    const auto readings = a_.tokens->alternatives(t);
    if (std::any_of(readings.begin(), readings.end(), [](const Analysis& x) { return x.pos == Pos::Relative; }))
      return false;
    const Chunk& next = a_.chunk(i + 1);
    if (next.kind == ChunkKind::Verb) return next.function != Function::StillDoes;
    return i + 1 == chunk || (next.kind == ChunkKind::Noun && k_.cue(tok(next.head).a.lemma));
  };
  for (uint32_t i = chunk + 1; i-- > first_ && chunk - i <= kWithin;) {
    const Chunk& c = a_.chunk(i);
    const EventDraft* other = i < chunk ? event_of_chunk(static_cast<int32_t>(i)) : nullptr;
    if (c.function == Function::Denial || negates(i)) return true;
    if (other && !other->zero && other->trigger->type == EventType::Assault) return false;
    if (i < chunk && c.function == Function::Stop) return false;
    if (c.function == Function::Condition) return false;  // «دون معرفة ما إذا كانت وقعت إصابات»
    if (c.kind != ChunkKind::Verb || i == first_) continue;
    const bool that = a_.chunk(i - 1).function == Function::That && i - 1 > first_;  // «دون أن يسفر ذلك عن»
    const uint32_t before = that ? i - 2 : i - 1;
    return a_.chunk(before).function == Function::Denial || negates(before);
  }
  return false;
}

/// «أي مدني», «أحد» alone: behind a negation nobody. Not «أي طائرة».
bool ClaimFinder::anyone(uint32_t token, uint32_t end) const {
  if (token >= end || !tok(token).is_word()) return false;
  const Term* number = a_.tokens->term_at(token, Layer::Number);
  if (number == nullptr || number->last != end) {
    if (!(a_.tags(tok(token)) & tag::kAny)) return false;
    if (token + 1 >= end) return true;  // «أي | من أفراد الطاقم»
    Chunk who;
    who.first = who.head = token + 1;
    who.last = end;
    const auto kind = victim_class(who);
    return kind ? !is_thing(*kind) : !nobody(who);
  }
  const NumberWord& word = k_.number_word(number->index);
  return word.kind == NumberWord::Kind::Ordinal && word.value == 1 && !tok(token).definite();
}

/// «سقوط أي قتيل أو جريح»: none of the latter either.
bool ClaimFinder::behind_none(uint32_t chunk) {
  constexpr uint32_t kWithin = 2;  // chunks
  for (uint32_t i = chunk; i-- > first_ && chunk - i <= kWithin;) {
    if (const EventDraft* before = event_of_chunk(static_cast<int32_t>(i))) return before->zero;
    if (a_.chunk(i).kind == ChunkKind::Noun) return anyone(a_.chunk(i).first, a_.chunk(i).last);
    if (a_.chunk(i).kind != ChunkKind::Word) return false;
  }
  return false;
}

/// The chunk of those of whom an event of harm gives no number: «جرحى», «سقوط | ضحايا», «يخلف | قتلى», «يقتل | أحد»,
/// «خسائر». -1: it counts or names them.
int32_t ClaimFinder::uncounted(const EventDraft& e) {
  constexpr uint32_t kWithin = 3;  // chunks
  const Token& t = tok(e.token);
  const Chunk& own = a_.chunk(e.chunk);
  const auto any = [&](uint32_t chunk) {
    const Chunk& c = a_.chunk(chunk);
    return c.kind == ChunkKind::Noun && anyone(c.first, c.last);
  };
  if (e.self_victim || is_losses(e)) {
    const uint32_t behind = e.token + 1;  // «خسائر القوات» are those that there are
    const bool of_some = behind < own.last && tok(behind).is_word() && tok(behind).definite();
    const bool some = !e.verb && !t.definite() && !of_some && t.a.enclitic == Enclitic::None && !own.quantity &&
                      (t.a.number == Number::Plural || any(e.chunk) || behind_none(e.chunk));
    return some ? static_cast<int32_t>(e.chunk) : -1;
  }
  if (e.trigger->rank != Rank::Harm || (e.trigger->harm != TollKind::Killed && e.trigger->harm != TollKind::Injured) ||
      std::any_of(e.tolls.begin(), e.tolls.end(), [](const TollDraft& d) { return d.number.has_value(); }))
    return -1;
  for (uint32_t i = e.chunk; i < std::min(last_, e.chunk + kWithin); ++i) {
    const Chunk& c = a_.chunk(i);
    if (i > e.chunk ? any(i) : anyone(e.token + 1, c.last)) return static_cast<int32_t>(i);  // «مقتل أي مدني»
    if (e.trigger->with.empty()) continue;
    const EventDraft* victims = i > e.chunk ? event_of_chunk(static_cast<int32_t>(i)) : nullptr;
    if ((victims && victims->self_victim && uncounted(*victims) >= 0) ||
        std::any_of(e.tolls.begin(), e.tolls.end(), [&](const TollDraft& d) {
          return d.first >= c.first && d.first < c.last && !tok(d.first).definite();
        }))
      return static_cast<int32_t>(i);
  }
  return -1;
}

/// «دون وقوع إصابات», «ولم تسجل أية إصابات», «دون ورود معلومات عن خسائر», «عدم سقوط ضحايا», «دون أن يخلف قتلى», «لم يصب
/// أحد»: the act before harmed nobody.
void ClaimFinder::nobody_harmed(EventDraft& e) {
  if (e.host >= 0 || e.zero) return;
  const int32_t people = uncounted(e);
  if (people < 0 || !said_of_none(e.chunk)) return;
  int32_t act = act_before(static_cast<uint32_t>(people));
  // «قالت إسرائيل إن غارة …، وأكدت حماس عدم سقوط قتلى»: who says so has not told of the act.
  const int32_t said = statement_at(e.token);
  if (act >= 0 && said >= 0 && statement_at(events_[static_cast<size_t>(act)].token) != said) act = -1;
  if (act < 0 && is_losses(e)) return;
  for (uint32_t n = a_.chunk(e.chunk).first; act >= 0 && n < a_.chunk(static_cast<uint32_t>(people)).last; ++n) {
    if (a_.tokens->function_at(n) != Function::Others) continue;
    e.tolls.clear();  // «دون إصابات أخرى» says nothing of those before
    e.host = act;
    return;
  }
  for (const uint32_t chunk : {e.chunk, static_cast<uint32_t>(people)}) {
    EventDraft* told = event_of_chunk(static_cast<int32_t>(chunk));
    if (!told || told->host >= 0) continue;
    told->zero = true;
    told->host = act;
  }
}

/// «لم تسفر عن ضحايا»: nobody killed, nobody injured. The host may be the event itself.
void ClaimFinder::none_harmed(EventDraft& host, const EventDraft& e) {
  const int32_t people = std::max(uncounted(e), static_cast<int32_t>(e.chunk));
  const Chunk& c = a_.chunk(static_cast<uint32_t>(people));
  TollKind harm = e.trigger->harm;
  bool either = is_losses(e);
  for (uint32_t n = c.first; n < c.last; ++n) {
    const VictimWord* v = tok(n).is_word() && tok(n).nominal() ? k_.victim(tok(n).a.lemma) : nullptr;
    if (!v || v->harm == TollKind::None) continue;
    harm = v->harm;
    either |= v->either;
  }
  if (&host == &e) host.tolls.clear();
  // «قتل 19 … دون سقوط ضحايا إسرائيليين»: somebody was harmed, if not these.
  if (either && std::any_of(host.tolls.begin(), host.tolls.end(), [](const TollDraft& d) { return d.number != 0; }))
    return;
  for (TollKind kind : {TollKind::Killed, TollKind::Injured}) {
    if ((kind != harm && !either) ||
        std::any_of(host.tolls.begin(), host.tolls.end(), [&](const TollDraft& d) { return d.kind == kind; }))
      continue;
    TollDraft d;
    d.kind = kind;
    d.number = 0;
    d.first = c.first;
    d.last = c.last;
    host.tolls.push_back(d);
  }
}

}  // namespace isnad
