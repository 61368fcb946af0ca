// How surely an event is told: negation, doubt, condition, purpose, and the verbs and nouns over it.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
namespace {

constexpr uint32_t kCoordinatedWithin = 7;  // chunks back to the verbal noun that another is joined to

}  // namespace

void ClaimFinder::certainty(EventDraft& e) {
  if (e.host >= 0) return;
  const uint32_t c = e.chunk;
  const Token& t = tok(e.token);
  const bool given = presupposed(e);
  const auto set = [&](Factuality f, const std::string& reason) {
    if (given && (f == Factuality::Future || f == Factuality::Hypothetical)) return;
    if (e.factuality == Factuality::Asserted || f == Factuality::Denied) {
      e.factuality = f;
      note(e, std::string(name_of(f)) + ": " + reason);
    }
  };
  if (e.verb) {
    // «سنرد»: the threat is made by saying so.
    const bool made = e.trigger->type == EventType::Threaten;
    if ((t.a.proclitics & proclitic::kWill) && !made) set(Factuality::Future, "future prefix");
    if (t.a.proclitics & proclitic::kLi) set(Factuality::Hypothetical, "purpose");
    for (uint32_t i = c; i-- > first_ && c - i <= 2;) {
      const Chunk& b = a_.chunk(i);
      if (b.kind == ChunkKind::Verb || b.kind == ChunkKind::Mark) break;
      if (b.kind != ChunkKind::Word) continue;
      const Token& w = tok(b.first);
      if (w.a.pos == Pos::Negation && !excepted(c)) set(Factuality::Denied, "negation");
      if (b.function == Function::Future) set(Factuality::Future, "future particle");
      if (b.function == Function::Possible && (t.a.tense == Tense::Present || w.letters.size() > 2)) {
        set(t.a.tense == Tense::Past ? Factuality::Uncertain : Factuality::Hypothetical, "possibility");
      }
    }
  } else {
    around_noun(c, e.token, set, 0);
    if (doubted_behind(e)) set(Factuality::Uncertain, "doubted behind it");
    if (planned_behind(e)) set(Factuality::Future, "planned behind it");
    if (of_what_will_be(e)) set(Factuality::Future, "future prefix");
  }
  governing_verb(e, set);
  const Clause& cl = clause(c);
  // «ستقدم مشروع قرار يطالب بتحقيق»: in the present, of what there is not yet.
  if (e.verb && t.a.tense == Tense::Present && cl.kind == ClauseKind::BareRelative && cl.antecedent >= 0) {
    const auto described = static_cast<uint32_t>(cl.antecedent);
    const Clause& over = clause(described);
    if (over.verb >= 0 && static_cast<uint32_t>(over.verb) < described &&
        (tok(a_.chunk(static_cast<uint32_t>(over.verb)).first).a.proclitics & proclitic::kWill) &&
        !tok(a_.chunk(described).head).definite())
      set(Factuality::Future, "future prefix");
  }
  if (cl.opener == Function::Condition || cl.opener == Function::Purpose) set(Factuality::Hypothetical, "condition");
  // «دون أن يقصف», «دون أن تقع اشتباكات»
  if (cl.opener == Function::Denial && told_by_clause(e)) {
    set(Factuality::Denied, "negation");
  }
  governing_clause(e, set);
  hosted_harm(e, set);
  // The statement that it is the content of.
  const int32_t s = statement_at(e.token);
  if (s >= 0) {
    const Said& said = said_[static_cast<size_t>(s)];
    // «نفت مسؤوليتها عن الهجوم»: the attack is not what is denied.
    const Chunk& here = a_.chunk(c);
    const bool topic = !e.verb && e.token > said.begin + 1 && here.slot == Slot::About;
    const bool heads = first_of_content(said, e) && !topic;
    // «دعا إلى عدم استهداف المدنيين»: what is not to be.
    if (said.stance == Stance::Demand && heads && !e.verb && e.factuality == Factuality::Denied) {
      e.factuality = Factuality::Hypothetical;
      note(e, "hypothetical: demanded not to be");
    }
    if (said.stance == Stance::Deny && heads) set(Factuality::Denied, "denied by its source");
    if (said.stance == Stance::Doubt && heads) set(Factuality::Uncertain, "doubted by its source");
    const bool described = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
    // «رد على الهجوم», «تحقيق في المجزرة»: what has happened already.
    const bool known_of = !e.verb && tok(e.token).definite() && tok(e.token).a.enclitic == Enclitic::None &&
                          e.token > said.begin + 1 &&
                          (here.slot == Slot::On || here.slot == Slot::About || here.slot == Slot::Cause);
    if (said.stance == Stance::Demand && !past(e) && !described && !known_of) set(Factuality::Hypothetical, "demanded");
    const bool known = !e.verb && (tok(e.token).definite() || tok(e.token).a.enclitic != Enclitic::None);
    if (said.stance == Stance::Threaten && !past(e) && !known && !described) set(Factuality::Future, "threatened");
    if (said.stance == Stance::Promise && !past(e) && !described) set(Factuality::Future, "promised");
  }
  if (e.factuality == Factuality::Denied && !e.verb) {
    // «في حال عدم التوصل إلى اتفاق», «ما لم يتم إطلاق سراحهم»
    const bool by_source = s >= 0 && said_[static_cast<size_t>(s)].stance == Stance::Deny;
    if (!by_source && (is_condition(cl) || condition_over(c))) {
      e.factuality = Factuality::Hypothetical;
      note(e, "hypothetical: condition");
    }
    return;
  }
  if (given) return;
  if (is_condition(cl) && (e.verb || !mark_between(cl.first, c))) {
    e.factuality = Factuality::Hypothetical;
    note(e, "hypothetical: condition");
  } else if (e.factuality == Factuality::Future && conditional(c) &&
             (s < 0 || said_[static_cast<size_t>(s)].stance != Stance::Threaten)) {
    e.factuality = Factuality::Hypothetical;
    note(e, "hypothetical: on a condition");
  }
}

/// «دعا إلى تحقيق في مقتل المدنيين», «هدد بالرد على الهجوم»: what the word before it is about has happened already.
bool ClaimFinder::presupposed(const EventDraft& e) const {
  if (e.verb) return false;
  const Chunk& here = a_.chunk(e.chunk);
  // «الرد على أي هجوم», «على هجوم محتمل»: none in particular, and none yet.
  bool particular = !e.tolls.empty();
  for (uint32_t n = here.first; n < here.last; ++n) {
    const Token& t = tok(n);
    if (!t.is_word()) continue;
    if (const Embedding* m = n > e.token ? embedding(t) : nullptr; m && m->head) return false;
    if (n < e.token && t.a.pos != Pos::Noun && t.a.pos != Pos::Preposition) return false;
    if (n >= e.token) particular |= t.definite() || t.a.pos == Pos::Name || t.a.enclitic != Enclitic::None;
  }
  particular |= here.head < e.token && here.entity < 0;
  if (!particular || here.function == Function::Purpose || here.function == Function::Denial) return false;
  if (here.slot == Slot::None) return false;
  for (uint32_t i = e.chunk; i-- > first_ && e.chunk - i <= 3;) {
    const Chunk& b = a_.chunk(i);
    if (b.clause != here.clause || b.function == Function::Stop) return false;
    const Embedding* m = nullptr;
    if (b.kind == ChunkKind::Verb)
      m = k_.embedding(tok(b.first).a.lemma);
    else if (b.kind == ChunkKind::Noun)
      for (uint32_t n = b.last; n-- > b.first && !(m && m->given);) m = embedding(tok(n));
    if (m && m->given && in_slot(*m, here.slot, false)) return true;
    if (b.kind == ChunkKind::Verb || b.kind == ChunkKind::Mark) return false;
  }
  return false;
}

/// «هجوم يشتبه بأنه بالغاز», «غارة يعتقد أنها إسرائيلية»: the clause behind it says that it may have been one.
bool ClaimFinder::doubted_behind(const EventDraft& e) const {
  for (uint32_t j = e.chunk + 1; j + 1 < last_ && j <= e.chunk + 3; ++j) {
    const Chunk& v = a_.chunk(j);
    if (v.kind == ChunkKind::Mark && tok(v.first).is(WordKind::Quote)) continue;
    // «الاستخدام "المفترض" للسلاح»: an adjective in quotation marks of its own.
    if (j == e.chunk + 2 && v.kind == ChunkKind::Noun && tok(v.head).adjective() && v.slot == Slot::None) {
      const Embedding* m = embedding(tok(v.head));
      return m && m->head && m->effect == Factuality::Uncertain;
    }
    if (v.kind != ChunkKind::Verb) {
      if (v.kind == ChunkKind::Noun && v.slot != Slot::None) continue;  // «هجوم في دوما يعتقد أنه»
      return false;
    }
    const Embedding* m = k_.embedding(tok(v.first).a.lemma);
    if (!m || m->effect != Factuality::Uncertain || !m->that || tok(v.first).conjoined()) return false;
    const Token& that = tok(v.last);
    const Token& act = tok(e.token);
    return that.is_word() && !that.verb() &&
           (that.a.enclitic == Enclitic::She || (that.a.enclitic == Enclitic::He && act.a.number == Number::Singular));
  }
  return false;
}

/// «احتجاجات يعتزم الفلسطينيون تنظيمها», «عملية تخطط لها القوات»: the relative clause behind it plans it.
bool ClaimFinder::planned_behind(const EventDraft& e) const {
  for (uint32_t j = e.chunk + 1; j < last_ && j <= e.chunk + 3; ++j) {
    const Chunk& v = a_.chunk(j);
    if (v.kind == ChunkKind::Mark) return false;
    if (v.kind != ChunkKind::Verb) continue;
    const Clause& cl = clause(j);
    const Embedding* m = k_.embedding(tok(v.first).a.lemma);
    // «تخطط لها», no mere «يعد»: where the verb wants a preposition, the act stands behind it as a pronoun.
    const bool object = m && (m->slots >> static_cast<int>(Slot::Object) & 1U);
    if (!object && !(v.last < a_.tokens->tokens.size() && tok(v.last).a.pos == Pos::Preposition &&
                     (tok(v.last).a.enclitic == Enclitic::He || tok(v.last).a.enclitic == Enclitic::She)))
      return false;
    return (cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative) &&
           cl.antecedent == static_cast<int32_t>(e.chunk) && cl.verb == static_cast<int32_t>(j) && m &&
           m->effect == Factuality::Future && tok(v.first).a.tense == Tense::Present &&
           k_.triggers(tok(v.first).a.lemma).empty();
  }
  return false;
}

/// «ستبدأ بعد قليل مفاوضات», «استهداف المدينة سيكون»: an act without article of which the verb of the clause tells what
/// will be.
bool ClaimFinder::of_what_will_be(const EventDraft& e) const {
  const Chunk& here = a_.chunk(e.chunk);
  const Clause& cl = clause(e.chunk);
  if (here.slot != Slot::None || cl.verb < 0 || e.trigger->rank == Rank::Harm || tok(e.token).definite() ||
      tok(e.token).a.enclitic != Enclitic::None || tok(e.token).a.derivation != Derivation::VerbalNoun ||
      here.head != e.token || here.joined_to >= 0 || !e.tolls.empty())
    return false;
  const auto verb = static_cast<uint32_t>(cl.verb);
  if (tok(e.token).a.number == Number::Plural && verb > e.chunk) return false;
  const Token& v = tok(a_.chunk(verb).first);
  if (!(v.a.proclitics & proclitic::kWill) || negated(verb)) return false;
  const uint32_t from = std::min(verb, e.chunk), to = std::max(verb, e.chunk);
  if (to - from > 5) return false;
  for (uint32_t i = from + 1; i < to; ++i) {
    const Chunk& b = a_.chunk(i);
    if (b.kind == ChunkKind::Mark || (verb < e.chunk && b.kind == ChunkKind::Noun && b.slot == Slot::None &&
                                      !tok(b.head).is(WordKind::Digits) && b.function == Function::None))
      return false;
  }
  return true;
}

/// What stands before and in the phrase of a noun that tells an event.
template <class Set>
void ClaimFinder::around_noun(uint32_t c, uint32_t token, const Set& set, int depth) {
  const Chunk& here = a_.chunk(c);
  const Token& t = tok(token);
  // Inside its phrase: «محاولة استهداف», «ضربات محتملة».
  for (uint32_t n = here.first; n < here.last; ++n) {
    if (!tok(n).is_word() || n == token) continue;
    const Embedding* m = embedding(tok(n));
    if (!m) continue;
    if (n < token && (m->slots >> static_cast<int>(Slot::Genitive) & 1U)) set(effect_of(*m, tok(n)), m->origin);
    if (n > token && m->head) set(m->effect, m->origin);
  }
  // «لتحرير», «لاستكمال تحرير»: purpose, unless the word before asks for «ل».
  const bool under_head =
      here.head + 1 == token && tok(here.head).a.derivation == Derivation::VerbalNoun && carries_on(tok(here.head));
  const bool added = c > first_ && a_.chunk(c - 1).kind == ChunkKind::Word &&
                     a_.chunk(c - 1).function == Function::Stop;  // «بالإضافة لإصابة»
  if (here.slot == Slot::For && !added &&
      ((here.head == token && t.a.derivation == Derivation::VerbalNoun && t.a.number != Number::Plural) ||
       under_head) &&
      !carried_by_light(c)) {
    set(Factuality::Hypothetical, "purpose");
  }
  if (here.function == Function::Purpose || here.function == Function::Denial) {
    set(here.function == Function::Denial ? Factuality::Denied : Factuality::Hypothetical, "preposition");
  }
  // «خشية وقوعهم في حصار»: over a light noun.
  for (uint32_t i = c; i-- > first_ && c - i <= 3;) {
    const Chunk& b = a_.chunk(i);
    if (b.kind == ChunkKind::Word && (b.function == Function::Condition || b.function == Function::Purpose))
      set(Factuality::Hypothetical, "condition");
    if (b.kind != ChunkKind::Noun || !tok(b.head).is_word() || !light_noun(tok(b.head))) break;
    const Embedding* m =
        i > first_ && a_.chunk(i - 1).kind == ChunkKind::Noun ? embedding(tok(a_.chunk(i - 1).head)) : nullptr;
    if (m && in_slot(*m, b.slot, a_.chunk(i - 1).last == b.first)) set(m->effect, m->origin);
    if (i > first_ && a_.chunk(i - 1).kind == ChunkKind::Noun && a_.chunk(i - 1).function == Function::Condition)
      set(Factuality::Hypothetical, "condition");
  }
  // The word right before: «عدم قصف», «محاولة لاقتحام», «دون وقوع».
  if (c > first_ && (here.head == token || here.first == token || under_head)) {
    const Chunk& b = a_.chunk(c - 1);
    if (b.function == Function::Denial && b.kind == ChunkKind::Word) set(Factuality::Denied, "negation");
    // «ناجم عن لغم وليس عبر إسقاطها من الطائرة»
    if (b.kind == ChunkKind::Word && tok(b.first).a.pos == Pos::Negation && here.slot != Slot::None)
      set(Factuality::Denied, "negation");
    if (b.function == Function::Purpose && b.kind == ChunkKind::Word) set(Factuality::Hypothetical, "purpose");
    if (b.function == Function::Condition && b.kind == ChunkKind::Word) set(Factuality::Hypothetical, "condition");
    if (b.kind == ChunkKind::Noun && tok(b.last - 1).is_word()) {
      const Embedding* m = embedding(tok(b.last - 1).a.lemma ? tok(b.last - 1) : tok(b.head));
      if (!m) m = embedding(tok(b.head));
      // «تصاعد تهديدات الولايات بشن ضربة»: in idafa to a word that only measures it.
      for (uint32_t n = b.head + 1; !m && here.slot != Slot::None && n < b.last; ++n) {
        const Embedding* inner = tok(n).noun() ? embedding(tok(n)) : nullptr;
        if (inner && inner->effect == Factuality::Future && in_slot(*inner, here.slot, false)) m = inner;
      }
      if (m && in_slot(*m, here.slot, b.last == here.first)) {
        const bool negative = denied_before(c - 1);
        const bool unsure =
            m->effect == Factuality::Asserted && here.slot == Slot::From && negative;  // «لم يتسن التأكد من مقتل»
        // «ليس بحاجة إلى استخدام»
        const bool never = negative && (m->effect == Factuality::Hypothetical || m->effect == Factuality::Future) &&
                           here.slot != Slot::None;
        set(unsure ? Factuality::Uncertain : never ? Factuality::Denied : effect_of(*m, tok(b.head)), m->origin);
      }
      // «بهدف السماح بإيصال»: a verbal noun over it that is only aimed at itself.
      const uint32_t begin = here.slot == Slot::None ? here.first : std::min(here.first, here.preposition);
      const Token& over = tok(b.head);
      if (depth < 3 && b.last == begin && over.a.derivation == Derivation::VerbalNoun && carries_on(over) &&
          (here.slot != Slot::None || !tok(b.last - 1).definite())) {
        around_noun(c - 1, b.head, set, depth + 1);
      }
    }
  }
  // «التعليمات للجنود بإطلاق», «رغبة من الحوثيين في اتفاق»: the noun that asks for the preposition, over what stands
  // between.
  if (here.slot == Slot::By || here.slot == Slot::On || here.slot == Slot::In || here.slot == Slot::For) {
    for (uint32_t i = c; i-- > first_ && c - i <= 3;) {
      const Chunk& b = a_.chunk(i);
      if (b.kind != ChunkKind::Noun || !tok(b.head).is_word() || b.clause != here.clause) break;
      const Embedding* m = embedding(tok(b.head));
      const bool prepares = here.slot != Slot::For || (m && m->effect == Factuality::Future);  // «اتفاق مع الفصيل لسحب»
      if (m && m->effect != Factuality::Denied && prepares && in_slot(*m, here.slot, false)) {
        set(m->effect, m->origin);
        break;
      }
      if (b.slot == Slot::None || b.slot == here.slot) break;
    }
  }
  // «لإيصال المساعدات وإجلاء الجرحى»: what the noun it is coordinated with is under.
  if (depth < 3 && here.head == token && t.a.derivation == Derivation::VerbalNoun) {
    if (const int32_t lead = coordinated_lead(c); lead >= 0)
      around_noun(static_cast<uint32_t>(lead), verbal_noun(static_cast<uint32_t>(lead)), set, depth + 1);
  }
}

/// The verbal noun that a phrase is about: «ردع» of «ضرورة ردع», where its head only embeds it; 0 if there is none.
uint32_t ClaimFinder::verbal_noun(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Noun || !tok(c.head).is_word()) return 0;
  if (tok(c.head).a.derivation == Derivation::VerbalNoun) return c.head;
  const uint32_t next = c.head + 1;
  const bool inner = next < c.last && tok(next).is_word() && tok(next).a.derivation == Derivation::VerbalNoun;
  return inner && embedding(tok(c.head)) ? next : 0;
}

/// The verbal noun that this one is coordinated with, over what belongs to the first: «ضرورة ردع أنشطتها بالمنطقة
/// واستهداف قدراتها»; -1 if there is none.
int32_t ClaimFinder::coordinated_lead(uint32_t chunk) const {
  const Chunk& here = a_.chunk(chunk);
  const bool either = chunk > first_ && a_.chunk(chunk - 1).kind == ChunkKind::Word &&
                      tok(a_.chunk(chunk - 1).first).a.pos == Pos::Conjunction;  // «أو لهجوم»
  if ((here.joined_to < 0 && !here.conjoined && !either) || here.kind != ChunkKind::Noun) return -1;
  // «بخروج المقاتلين من البلدة وتسليم السلاح»: the preposition of the word next to it is not its own.
  const bool own = (tok(here.first).is_word() && (tok(here.first).a.proclitics & proclitic::kPrepositions)) ||
                   (here.preposition < here.first && chunk > first_ && here.preposition >= a_.chunk(chunk - 1).last);
  const bool inherited = here.joined_to >= 0 && !own;
  const bool bare = here.slot == Slot::None || inherited;
  for (uint32_t i = chunk; i-- > first_ && chunk - i <= kCoordinatedWithin;) {
    const Chunk& c = a_.chunk(i);
    if (c.clause != here.clause || c.kind == ChunkKind::Verb || c.function == Function::Stop) return -1;
    // «لإحكام السيطرة على المدينة، والتقدم نحو»: a comma right before it.
    if (c.kind == ChunkKind::Mark && i + 1 == chunk && here.conjoined &&
        (tok(c.first).word->mark == U'،' || tok(c.first).word->mark == U','))
      continue;
    if (c.kind == ChunkKind::Mark && !tok(c.first).is(WordKind::Quote) && !tok(c.first).is(WordKind::Open) &&
        !tok(c.first).is(WordKind::Close))
      return -1;
    if (verbal_noun(i) == 0 || c.function == Function::After) continue;
    // «المحافظة على التوتر وعرقلة خروجهم»: what the first asks for is no lead; «القوات للسيطرة»: who acts asks for
    // none.
    const bool asked = c.slot != Slot::None && i > first_ && verbal_noun(i - 1) != 0 && !a_.can_act(a_.chunk(i - 1)) &&
                       a_.chunk(i - 1).last == std::min(c.first, c.preposition);
    if (asked) continue;
    // What stands under the first under a preposition of its own is no lead: «ردع هجمات على المدن».
    if (bare || c.slot == here.slot) return static_cast<int32_t>(i);
  }
  return -1;
}

/// A verbal noun of a verb that embeds or carries events: what it is under, what follows it is under too.
bool ClaimFinder::carries_on(const Token& t) const {
  if (!t.is_word()) return false;
  if (k_.embedding(t.a.lemma)) return k_.embedding(t.a.lemma)->effect != Factuality::Denied;
  return t.a.base && (k_.light_verb(t.a.base) || k_.embedding(t.a.base));
}

bool ClaimFinder::is_condition(const Clause& cl) const {
  if (cl.opener == Function::Condition) return true;
  const Chunk& opener = a_.chunk(cl.first);
  return opener.kind == ChunkKind::Word && opener.function == Function::Condition;
}

/// The first of the verbal nouns right before the noun, each of which only carries what follows it on.
uint32_t ClaimFinder::carried_from(uint32_t chunk) const {
  while (chunk > first_) {
    const Chunk& here = a_.chunk(chunk);
    const Chunk& before = a_.chunk(chunk - 1);
    const uint32_t begin = here.slot == Slot::None ? here.first : std::min(here.first, here.preposition);
    if ((here.slot != Slot::In && here.slot != Slot::By) || here.function != Function::None ||
        before.kind != ChunkKind::Noun || before.last != begin || before.clause != here.clause)
      break;
    const Token& over = tok(before.head);
    if (!over.is_word() || over.a.derivation != Derivation::VerbalNoun || !carries_on(over)) break;
    --chunk;
  }
  return chunk;
}

/// One comma alone; two set something in: «تمكنت أنقرة، التي تخشى …، من».
bool ClaimFinder::comma_between(uint32_t first, uint32_t last) const {
  int commas = 0;
  for (uint32_t i = first; i < last; ++i) {
    const char32_t mark = a_.chunk(i).kind == ChunkKind::Mark ? tok(a_.chunk(i).first).word->mark : 0;
    commas += mark == U'،' || mark == U',';
  }
  return commas == 1;
}

/// «في حال عدم التوصل إلى»: a condition right before the noun and what stands over it.
bool ClaimFinder::condition_over(uint32_t chunk) const {
  for (uint32_t i = chunk + 1; i-- > first_ && chunk - i <= 3;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Mark || c.function == Function::Stop) return false;
    if (c.function == Function::Condition) return true;
  }
  return false;
}

bool ClaimFinder::mark_between(uint32_t first, uint32_t last) const {
  for (uint32_t i = first; i < last; ++i) {
    if (a_.chunk(i).kind == ChunkKind::Mark && !tok(a_.chunk(i).first).is(WordKind::Quote)) return true;
  }
  return false;
}

/// A condition right before or behind the clause.
bool ClaimFinder::conditional(uint32_t chunk) const {
  const int32_t own = a_.chunk(chunk).clause;
  const int32_t parent = clause(chunk).parent;
  if (parent >= 0 && is_condition(a_.chunks->clauses[static_cast<size_t>(parent)])) return true;
  for (uint32_t i = chunk + 1; i < last_; ++i) {
    const Clause& cl = clause(i);
    if (a_.chunk(i).clause != own && cl.parent == own && is_condition(cl)) return true;
    if (a_.chunk(i).clause != own) break;
  }
  return false;
}

/// «يعتقد أن المسلحين انسحبوا», «من غير أن تطال», «فيما يبدو أنه إعدام»: the word that the أن-clause around the event
/// hangs on.
template <class Set>
void ClaimFinder::governing_clause(EventDraft& e, const Set& set) {
  const int32_t own = statement_at(e.token);
  int32_t k = a_.chunk(e.chunk).clause;
  const bool present = e.verb && tok(e.token).a.tense == Tense::Present;
  for (int depth = 0; k >= 0 && depth < 4; ++depth) {
    const Clause& cl = a_.chunks->clauses[static_cast<size_t>(k)];
    if (cl.first < first_) return;
    if (cl.kind == ClauseKind::That && cl.first > first_ && !is_condition(cl)) {
      for (uint32_t i = cl.first; i-- > first_ && cl.first - i <= 4;) {
        const Chunk& b = a_.chunk(i);
        if (b.kind == ChunkKind::Mark) break;
        if (b.function == Function::Denial) {
          if (told_by_clause(e)) set(Factuality::Denied, "negation");
          return;
        }
        if (b.function == Function::Purpose || b.function == Function::Condition)
          return set(Factuality::Hypothetical, "clause");
        if (b.kind != ChunkKind::Verb && (b.kind != ChunkKind::Noun || !tok(b.head).is_word())) continue;
        const uint32_t word = b.kind == ChunkKind::Verb ? b.first : b.head;
        const Embedding* m = embedding(tok(word));
        // «مشيرا إلى أن», «أشار المرصد إلى أن» speak; «أعراض تشير إلى أن» only suggest.
        const bool speaks = m && !m->that && m->slots == 0 && m->effect == Factuality::Uncertain &&
                            (b.kind != ChunkKind::Verb || acts(subject_of(a_, i)));
        if (m && !m->none && !speaks) {
          const bool cue = statement_at(word) != own;
          const bool sure = m->effect == Factuality::Hypothetical || m->effect == Factuality::Future;
          if (cue ? m->that : (!sure || present || !e.verb)) {
            if (m->effect == Factuality::Asserted) {
              if (denied_before(i)) set(Factuality::Uncertain, m->origin);  // «لا يوجد دليل على أن»
            } else if (!sure || present || m->that) {
              set(m->effect, m->origin);
            }
            return;
          }
        }
        if (b.kind == ChunkKind::Verb) break;
      }
      return;
    }
    if (cl.kind == ClauseKind::Coordinated && present && cl.opener == Function::None) {
      k = cl.parent;
      continue;
    }
    return;
  }
}

/// The verb of the clause tells the event or carries the noun that tells it.
bool ClaimFinder::told_by_clause(const EventDraft& e) const {
  if (e.verb) return true;
  const Clause& cl = clause(e.chunk);
  const auto verb = static_cast<uint32_t>(cl.verb);
  return cl.verb >= 0 && verb < e.chunk &&
         carries(tok(a_.chunk(verb).first).a.lemma, a_.chunk(e.chunk), e.chunk - verb);
}

/// «ربما قتل في غارة»: the certainty of a verb of harm that gives way to the act.
template <class Set>
void ClaimFinder::hosted_harm(const EventDraft& e, const Set& set) {
  const auto index = static_cast<int32_t>(&e - events_.data());
  for (const EventDraft& x : events_) {
    if (x.host != index || !x.verb || x.token > e.token || a_.chunk(x.chunk).clause != a_.chunk(e.chunk).clause)
      continue;
    for (uint32_t n = x.chunk; n-- > first_ && x.chunk - n <= 2;) {
      const Chunk& w = a_.chunk(n);
      if (w.kind != ChunkKind::Word) break;
      if (w.function == Function::Possible &&
          (tok(x.token).a.tense == Tense::Present || tok(w.first).letters.size() > 2))
        set(Factuality::Uncertain, "possibility");
    }
    if (tok(x.token).a.proclitics & proclitic::kWill) set(Factuality::Future, "future prefix");
  }
}

/// «يزور بيروت الخميس المقبل»: told in the present, dated after the day of the text.
bool ClaimFinder::to_come(const EventDraft& e) const {
  if (!e.date || !a_.published) return false;
  if (e.verb && tok(e.token).a.tense != Tense::Present) return false;
  if (!e.verb && !e.date->next_said && e.date->kind != DateExpression::Kind::Tomorrow) return false;
  const Clause& cl = clause(e.chunk);
  for (uint32_t i = cl.first; i < e.chunk; ++i) {
    if (a_.chunk(i).function == Function::Past) return false;
    if (!e.verb && a_.chunk(i).kind == ChunkKind::Verb && tok(a_.chunk(i).first).a.tense == Tense::Past) return false;
  }
  const auto days = resolve(*e.date, a_.published);
  return days && days->from > *a_.published;
}

bool ClaimFinder::past(const EventDraft& e) const {
  if (e.verb) return tok(e.token).a.tense == Tense::Past;
  return clause(e.chunk).opener == Function::After || a_.chunk(e.chunk).function == Function::After ||
         !e.tolls.empty() || clause(e.chunk).kind == ClauseKind::Relative;
}

bool ClaimFinder::first_of_content(const Said& said, const EventDraft& e) const {
  const bool under_first = e.verb && clause(e.chunk).kind == ClauseKind::Serial;
  for (uint32_t i = said.begin + (under_first && tok(said.begin).verb() ? 1 : 0); i < e.token; ++i) {
    if (tok(i).verb() && a_.tokens->function_at(i) == Function::None && !(e.verb == false && i + 6 >= e.token))
      return false;
  }
  return e.token < said.begin + 14;
}

bool ClaimFinder::carried_by_light(uint32_t chunk) const {
  if (chunk > first_ && a_.chunk(chunk - 1).kind == ChunkKind::Word && a_.chunk(chunk - 1).function == Function::Stop)
    return true;  // «بالإضافة ل»
  for (uint32_t i = chunk; i-- > first_ && chunk - i < kObjectWithin;) {
    const Chunk& c = a_.chunk(i);
    uint32_t lemma = c.kind == ChunkKind::Verb                            ? tok(c.first).a.lemma
                     : c.kind == ChunkKind::Noun && tok(c.head).is_word() ? tok(c.head).a.base
                                                                          : 0;
    if (!lemma) continue;
    for (const LightVerb& light : k_.light_verbs(lemma)) {
      if (light.slot == Slot::For) return true;
    }
    if (c.kind == ChunkKind::Noun && chunk - i == 1 && tok(c.last - 1).is_word() && tok(c.last - 1).a.base) {
      for (const LightVerb& light : k_.light_verbs(tok(c.last - 1).a.base)) {
        if (light.slot == Slot::For) return true;
      }
    }
    const Embedding* m = k_.embedding(lemma);  // «استجابة لطلب»
    const bool asks = m && (m->slots >> static_cast<int>(Slot::For) & 1U);
    if (!asks && c.kind == ChunkKind::Noun) m = k_.embedding(tok(c.head).a.lemma);
    // «استعداد القوات لتحرير», right before: what it is prepared for, not what for.
    if (m && !m->none && (m->effect == Factuality::Asserted || c.kind == ChunkKind::Verb || chunk - i == 1) &&
        (m->slots >> static_cast<int>(Slot::For) & 1U)) {
      // «دفعتهم إلى البحث عن مقاتلين لتعويض»: what it asks for stands before already.
      bool full = false;
      for (uint32_t n = i + 1; n < chunk; ++n)
        full |= a_.chunk(n).kind == ChunkKind::Noun && a_.chunk(n).slot != Slot::None &&
                a_.chunk(n).slot != Slot::For && (m->slots >> static_cast<int>(a_.chunk(n).slot) & 1U);
      if (!full) return true;
    }
    if (c.kind == ChunkKind::Verb) return false;
  }
  return false;
}

const Embedding* ClaimFinder::embedding(const Token& t) const {
  if (!t.is_word()) return nullptr;
  if (const Embedding* e = k_.embedding(t.a.lemma)) return e;
  return t.a.derivation == Derivation::ActiveParticiple && t.a.base ? k_.embedding(t.a.base) : nullptr;
}

/// «حاولوا اقتحام المقر», «محاولات تسلل»: told as done, or as often done, the attempt is an attack.
Factuality ClaimFinder::effect_of(const Embedding& m, const Token& t) {
  const bool done = t.verb() ? t.a.tense == Tense::Past : t.noun() && t.a.number == Number::Plural;
  return m.acted && done ? Factuality::Asserted : m.effect;
}

bool ClaimFinder::in_slot(const Embedding& m, Slot slot, bool adjacent) {
  if (slot == Slot::None) return adjacent && (m.slots >> static_cast<int>(Slot::Genitive) & 1U);
  return (m.slots >> static_cast<int>(slot)) & 1U;
}

/// A verb that embeds the event: «حاول استهداف», «هدد بقصف», «يعتزم أن يهاجم».
template <class Set>
void ClaimFinder::governing_verb(EventDraft& e, const Set& set) {
  const uint32_t c = e.chunk;
  int32_t own_clause = a_.chunk(c).clause;
  bool mark = false;
  // «رجال متورطين بإعدام»: the participle right before asks for the preposition, no verb further off.
  if (!e.verb && c > first_ && a_.chunk(c).slot == Slot::By && a_.chunk(c - 1).kind == ChunkKind::Noun &&
      a_.chunk(c - 1).last == std::min(a_.chunk(c).first, a_.chunk(c).preposition)) {
    const Token& over = tok(a_.chunk(c - 1).last - 1);
    const bool participle = over.is_word() && (over.a.derivation == Derivation::ActiveParticiple ||
                                               over.a.derivation == Derivation::PassiveParticiple);
    if (participle && over.nominal() && !over.definite()) return;
  }
  for (uint32_t i = c; i-- > first_ && c - i <= 10;) {
    const Chunk& b = a_.chunk(i);
    mark |= b.kind == ChunkKind::Mark;
    if (mark && !e.verb && b.kind == ChunkKind::Verb && b.clause == own_clause &&
        clause(i).kind == ClauseKind::Relative && clause(i).parent >= 0) {
      own_clause = clause(i).parent;  // «تمكنت أنقرة، التي تخشى …، من السيطرة»
      continue;
    }
    const bool participle = b.kind == ChunkKind::Noun && tok(b.head).is_word() &&
                            tok(b.head).a.derivation == Derivation::ActiveParticiple && tok(b.head).a.base;
    if (b.kind != ChunkKind::Verb && !participle) {
      if (b.function == Function::Stop) break;
      continue;
    }
    const uint32_t lemma = participle ? tok(b.head).a.base : tok(b.first).a.lemma;
    const Embedding* m = k_.embedding(lemma);
    if (m) {
      bool fits = false;
      int32_t lead = -1;
      if (!e.verb) {
        const Chunk& here = a_.chunk(c);
        if (here.slot == Slot::None)
          fits = (m->slots >> static_cast<int>(Slot::Object) & 1U) && own_clause == b.clause;
        else
          fits = ((m->slots >> static_cast<int>(here.slot)) & 1U) && own_clause == b.clause;
        // «يعتزمون الاستمرار في تنظيم احتجاجات»: over the verbal noun that the verb embeds.
        if (const uint32_t n = carried_from(c); !fits && n < c && n > i && here.clause == b.clause)
          fits = a_.chunk(n).slot == Slot::None ? (m->slots >> static_cast<int>(Slot::Object) & 1U)
                                                : ((m->slots >> static_cast<int>(a_.chunk(n).slot)) & 1U);
        // «على استهداف», coordinated further on
        int32_t noun = tok(e.token).a.derivation == Derivation::VerbalNoun ? coordinated_lead(c) : -1;
        for (int32_t n = noun; n >= 0; n = coordinated_lead(static_cast<uint32_t>(n))) noun = n;
        lead = noun >= 0 ? noun : here.joined_to;
        if (!fits && lead >= 0 && here.clause == b.clause) {
          const Chunk& head = a_.chunk(static_cast<uint32_t>(lead));
          fits = head.slot == Slot::None ? (m->slots >> static_cast<int>(Slot::Object) & 1U)
                                         : ((m->slots >> static_cast<int>(head.slot)) & 1U);
        }
      } else {
        // the verb of a clause under أن right behind it
        const Clause& cl = clause(c);
        fits = cl.kind == ClauseKind::That && cl.parent >= 0 && tok(e.token).a.tense == Tense::Present;
        if (b.clause == a_.chunk(c).clause && (tok(e.token).a.tense == Tense::Present || c - i <= 2)) fits = true;
        // «نفت الوزارة قصف مواقع»: a perfect right behind the subject is a verbal noun
        if (cl.kind == ClauseKind::Serial && cl.parent == b.clause && tok(e.token).a.tense == Tense::Past &&
            (m->slots >> static_cast<int>(Slot::Object) & 1U) && !a_.chunk(c).conjoined && c - i == 2) {
          fits = true;
        }
      }
      // «وجهت القوات ضربة، بقتل اثنين»: not over a comma.
      if (fits && mark && !e.verb && lead < 0 && a_.chunk(c).slot != Slot::None && comma_between(i, c)) fits = false;
      if (fits) {
        Factuality effect = effect_of(*m, tok(participle ? b.head : b.first));
        if (b.kind == ChunkKind::Verb && effect == Factuality::Denied && negated(i)) return;  // «لم تتوقف عن القصف»
        if (b.kind == ChunkKind::Verb && (effect == Factuality::Hypothetical || effect == Factuality::Future)) {
          if (negated(i)) effect = Factuality::Denied;  // «لا يسعى إلى قتال»
        }
        if (b.kind == ChunkKind::Verb && effect == Factuality::Asserted) {
          if (tok(b.first).a.proclitics & proclitic::kWill)
            effect = Factuality::Future;
          else if ((tok(b.first).a.proclitics & proclitic::kLi) && (!k_.cue(lemma) || k_.cue(lemma)->weight == 3))
            effect = Factuality::Hypothetical;  // «لتواصل قصف»; «ليعلن عن مقتلهم» goes on to tell
          else if (negated(i) && !k_.cue(lemma))
            effect = Factuality::Denied;  // «لم تتمكن من السيطرة»
        }
        set(effect, m->origin);
        return;
      }
    }
    // «يجب أن تضم العملية سحب القوات»: what the verb over this clause does to it.
    const Clause& inner = clause(i);
    if (b.kind == ChunkKind::Verb && inner.kind == ClauseKind::That && b.clause == a_.chunk(c).clause &&
        inner.first > first_) {
      const Chunk& outer = a_.chunk(inner.first - 1);
      if (outer.kind == ChunkKind::Verb && outer.last == a_.chunk(inner.first).first) {
        if (const Embedding* over = k_.embedding(tok(outer.first).a.lemma);
            over && (over->slots >> static_cast<int>(Slot::Object) & 1U)) {
          set(over->effect, over->origin);
          return;
        }
      }
    }
    // «الأوامر التي أعطيت للجنود بإطلاق النار»
    if (!e.verb && b.kind == ChunkKind::Verb && b.clause == a_.chunk(c).clause && inner.kind == ClauseKind::Relative &&
        inner.antecedent >= 0 && a_.chunk(c).slot == Slot::By) {
      const Chunk& described = a_.chunk(static_cast<uint32_t>(inner.antecedent));
      const Embedding* over = tok(described.head).is_word() ? embedding(tok(described.head)) : nullptr;
      if (over && in_slot(*over, Slot::By, false)) set(over->effect, over->origin);
    }
    if (b.kind == ChunkKind::Verb && a_.chunk(c).clause != b.clause && clause(c).kind != ClauseKind::That) break;
    // A negated or future verb over a noun: «لم يشن هجوما», «سيشن غارات».
    if (!e.verb && b.kind == ChunkKind::Verb && b.clause == a_.chunk(c).clause && !e.zero &&
        carries(lemma, a_.chunk(c), c - i)) {
      const Token& v = tok(b.first);
      if (v.a.proclitics & proclitic::kWill) set(Factuality::Future, "future prefix");
      for (uint32_t n = i; n-- > first_ && i - n <= 2;) {
        const Chunk& w = a_.chunk(n);
        if (w.kind != ChunkKind::Word) break;
        if (tok(w.first).a.pos == Pos::Negation && !(m && m->effect == Factuality::Denied) && !excepted(i))
          set(Factuality::Denied, "negation");
        if (w.function == Function::Future) set(Factuality::Future, "future particle");
        if (w.function == Function::Possible && v.a.tense == Tense::Present)
          set(Factuality::Hypothetical, "possibility");
      }
    }
    if (b.kind == ChunkKind::Verb) break;
  }
}

/// «شن غارات», «استمر في القصف», «وقع هجوم»: the noun stands where the light verb wants its event.
bool ClaimFinder::carries(uint32_t lemma, const Chunk& noun, uint32_t distance) const {
  for (const LightVerb& light : k_.light_verbs(lemma)) {
    if (light.slot == Slot::Object && !light.subject_is_event && noun.slot == Slot::None) return true;
    if (light.slot == Slot::Subject && noun.slot == Slot::None && distance == 1) return true;
    if (light.slot == noun.slot && noun.slot != Slot::None && !light.subject_is_event) return true;
  }
  return false;
}

/// A negation in the clause before, at most one verb back.
bool ClaimFinder::denied_before(uint32_t chunk) const {
  bool verb = false;
  for (uint32_t n = chunk; n-- > first_ && chunk - n <= 4;) {
    const Chunk& w = a_.chunk(n);
    // «لا تزال تملك القدرة»: no denial.
    if (w.kind == ChunkKind::Word && tok(w.first).a.pos == Pos::Negation)
      return a_.chunk(n + 1).function != Function::StillDoes;
    if (w.kind == ChunkKind::Mark || w.clause != a_.chunk(chunk).clause || (w.kind == ChunkKind::Verb && verb))
      return false;
    verb |= w.kind == ChunkKind::Verb;
  }
  return false;
}

/// «لم يستخدم إلا ضد المهاجمين»: it happened, and to nobody else.
bool ClaimFinder::excepted(uint32_t verb) const {
  for (uint32_t i = verb + 1; i < last_ && i - verb <= 8; ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.function == Function::Except) return true;
    if (c.kind == ChunkKind::Verb || c.function == Function::Stop) return false;
  }
  return false;
}

bool ClaimFinder::negated(uint32_t verb) const {
  for (uint32_t n = verb; n-- > first_ && verb - n <= 2;) {
    const Chunk& w = a_.chunk(n);
    if (w.kind != ChunkKind::Word) return false;
    if (tok(w.first).a.pos == Pos::Negation) return true;
  }
  return false;
}

}  // namespace isnad
