// Verbs that carry an event word («شن غارة», «أسفر عن مقتل») and what they give to it; doers from the verb over it.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {

/// «أسفر عن», «خلّف»: the subject is the event, what follows came of it.
bool ClaimFinder::tells_result(const LightVerb& light) { return light.subject_is_event && light.slot != Slot::Subject; }

/// «قصفت البلدة | مخلفة | عشرة قتلى»: a participle tells the result, if its verb does.
bool ClaimFinder::result_participle(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Noun || c.head != c.first || chunk <= first_ || c.quantity || c.slot != Slot::None)
    return false;
  const Token& t = tok(c.head);
  if (!t.is_word() || t.a.derivation != Derivation::ActiveParticiple || !t.a.base || t.definite() ||
      t.a.number != Number::Singular)
    return false;
  const auto lights = k_.light_verbs(t.a.base);
  return std::any_of(lights.begin(), lights.end(), tells_result);
}

void ClaimFinder::light_verbs() {
  for (uint32_t i = first_; i < last_; ++i) {
    const Chunk& c = a_.chunk(i);
    uint32_t lemma = 0;
    if (c.kind == ChunkKind::Verb)
      lemma = tok(c.first).a.lemma;
    else if (c.kind == ChunkKind::Noun && c.head == c.first && tok(c.head).is_word() && tok(c.head).a.base)
      lemma = tok(c.head).a.base;
    if (!lemma) continue;
    const auto lights = k_.light_verbs(lemma);
    if (lights.empty()) continue;
    const bool verb = c.kind == ChunkKind::Verb;
    const bool participle = !verb && result_participle(i);
    if (!verb && !participle && (tok(c.head).a.derivation != Derivation::VerbalNoun || a_.is_document(c))) continue;
    int32_t subject = verb ? subject_of(a_, i) : -1;
    const bool passive = verb && tok(c.first).a.voice == Voice::Passive;
    // «كما شنت غارات»: raids carry nothing out
    if (verb && subject > static_cast<int32_t>(i) && event_of_chunk(subject) &&
        !a_.can_act(a_.chunk(static_cast<uint32_t>(subject))) &&
        std::all_of(lights.begin(), lights.end(), [](const LightVerb& l) {
          return l.slot == Slot::Object && l.subject == Role::Actor && !l.subject_is_event;
        }))
      subject = -1;
    for (const LightVerb& light : lights) {
      if (participle && !tells_result(light)) continue;
      const int32_t noun = light_object(i, light, subject, passive);
      if (noun < 0) continue;
      EventDraft* e = event_of_chunk(noun);
      if (!e || e->verb) continue;
      if (participle && e->trigger->harm == TollKind::None) continue;  // «انفجارات ناجمة عن قصف»
      if (light.effect) {
        const Embedding* m = k_.embedding(lemma);  // «حاولوا اقتحام»: done, if in vain
        e->factuality = m && m->acted ? effect_of(*m, tok(verb ? a_.chunk(i).first : a_.chunk(i).head)) : *light.effect;
        note(*e, "certainty from " + light.origin);
      }
      drop_carrier(i, *e);
      if (!verb) e->carrier = static_cast<int32_t>(i);
      if (tells_result(light)) {
        if (subject == noun || (subject > static_cast<int32_t>(i) && !event_of_chunk(subject))) subject = -1;
        if (i > first_ && a_.chunk(i - 1).kind == ChunkKind::Word &&
            tok(a_.chunk(i - 1).first).a.pos == Pos::Negation && e->trigger->harm != TollKind::None)
          e->zero = true;
        result_of_[noun] = subject;
        result_verb_[noun] = static_cast<int32_t>(i);
        break;
      }
      if (light.subject_is_event) {
        if (verb && noun < static_cast<int32_t>(i) && !event_of_chunk(static_cast<int32_t>(i))) behind_its_verb(*e, i);
        break;
      }
      int32_t doer = subject;
      if (passive) doer = -1;
      if (const Mention* speaker =
              verb && doer < 0 && !passive && light.subject == Role::Actor ? speaker_as_subject(i) : nullptr;
          speaker && frame(*e).role(Slot::Genitive) != Role::Victim) {
        if (e->nisba_actors.empty()) e->nisba_actors.push_back(*speaker);  // «أضافت أنها ستشن هجوما»
        break;
      }
      if (verb && doer < 0 && !passive) {
        doer = dropped_subject(i);
        if (doer < 0) doer = subject_ahead(i);
        if (doer < 0 && light.subject == Role::Actor && on_the_ground(e->trigger->type)) doer = doer_before(i);
      }
      if (!verb) doer = noun_subject(i);
      if (doer >= 0 && doer != noun && !seen_by_subject(i, *e)) {
        Argument x = argument(static_cast<uint32_t>(doer));
        const Chunk& carrier = a_.chunk(i);
        const bool inside = !verb && doer == static_cast<int32_t>(i);  // «ارتكاب | القوات مجزرة»
        if (inside) x = part(i, carrier.head + 1, carrier.last);
        const Role own = frame(*e).role(Slot::Genitive);
        const bool suffers = own == Role::Victim;
        if (verb && k_.cue(lemma) && only_tells(a_.chunk(static_cast<uint32_t>(doer)))) continue;
        // «إعلان الرئيس انسحاب بلاده»: told already who does it
        if (k_.cue(lemma) && light.subject == Role::Actor && own == Role::Actor && !e->actors.empty()) continue;
        // Who announces a death has not died: «أعلنت الوحدات مصرع».
        if (suffers && verb && k_.cue(lemma)) continue;
        // «تمكن الجيش من صد هجوم»: it was aimed at him.
        const Role plays = light.subject == Role::Actor && i < e->chunk && averted(*e) ? Role::Target : light.subject;
        if (inside)
          for (uint32_t j = i; j < std::min(last_, i + 8); ++j) {  // «شن الولايات المتحدة وبريطانيا غارات»
            if (j > i && (a_.chunk(j).kind != ChunkKind::Noun || !linked(j, static_cast<int32_t>(i)) ||
                          event_of_chunk(static_cast<int32_t>(j))))
              continue;
            apply(*e, plays == Role::Actor && (own == Role::Party || suffers) ? own : plays, j == i ? x : argument(j),
                  suffers ? e->trigger->harm : TollKind::None);
          }
        else if (plays == Role::Actor && (own == Role::Party || suffers))
          apply_all(*e, own, doer, e->trigger->harm);
        else if (a_.can_act(x.chunk) || plays == Role::Target || plays == Role::Place)
          apply_all(*e, plays, doer, TollKind::None);
        note(*e, "carried by " + light.origin);
      }
      if (verb && !passive && light.slot == Slot::Object) beside_carrier(*e, i, subject);
      break;
    }
  }
}

/// «معارك عنيفة دارت | بين القوات»: what stands behind the verb whose subject the event noun is.
void ClaimFinder::behind_its_verb(EventDraft& e, uint32_t verb) {
  const Frame& f = frame(e);
  for (uint32_t j = verb + 1; j < last_; ++j) {
    const Chunk& c = a_.chunk(j);
    if (c.clause != a_.chunk(verb).clause || c.kind == ChunkKind::Verb) break;
    if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
    if (c.kind != ChunkKind::Noun || c.joined_to >= 0 || c.slot == Slot::None || c.slot == Slot::For) continue;
    if (event_of_chunk(static_cast<int32_t>(j))) break;
    governed_argument(e, f, static_cast<int32_t>(j));
  }
}

/// The word right before the phrase for a plan, an effort, an ability that the act in it is the content of.
const Embedding* ClaimFinder::plan(uint32_t top, uint32_t* word) const {
  const Chunk& lead = a_.chunk(top);
  if (lead.slot == Slot::None || lead.slot == Slot::From || top == first_) return nullptr;
  const Chunk& b = a_.chunk(top - 1);
  if (b.kind != ChunkKind::Noun || b.last > lead.first) return nullptr;
  for (const EventDraft& x : events_) {
    if (x.chunk + 1 == top) return nullptr;
  }
  // «وجود خطط», «خطة أميركية», «مناقشة خطط الإدارة»: the last of them
  for (uint32_t n = b.last; n-- > b.head;) {
    const Embedding* m = tok(n).is_word() && tok(n).noun() ? embedding(tok(n)) : nullptr;
    if (!m || m->apart || !in_slot(*m, lead.slot, false) ||
        (m->effect != Factuality::Hypothetical && m->effect != Factuality::Future))
      continue;
    if (word) *word = n;
    return m;
  }
  return nullptr;
}

/// «جهوده لإقناع القيادات», «القدرة على شن هجمات»: who makes efforts, plans or is able does the act that they are for.
bool ClaimFinder::by_plan(EventDraft& e, uint32_t top) {
  uint32_t word = 0;
  const Embedding* m = plan(top, &word);
  if (!m) return false;
  const Chunk& b = a_.chunk(top - 1);
  const Token& h = tok(word);
  const Role role = frame(e).role(Slot::Genitive);
  if (role == Role::Victim || (!open(role) && !e.actors.empty())) return false;
  if (word + 1 < b.last && !h.definite() && h.a.enclitic == Enclitic::None) {
    const Argument owner = part(top - 1, word + 1, b.last);
    if (a_.can_act(owner.chunk)) {
      if (open(role)) suffers_instead(e);
      apply(e, role == Role::Party ? Role::Party : Role::Actor, owner, TollKind::None);
      note(e, "done by whose plan it is: " + m->origin);
      return true;
    }
  }
  int32_t who = -1;
  const int32_t verb = clause(e.chunk).verb;
  if (verb >= 0 && static_cast<uint32_t>(verb) < top) {
    const Token& v = tok(a_.chunk(static_cast<uint32_t>(verb)).first);
    if (v.a.voice == Voice::Passive) return false;
    who = subject_of(a_, static_cast<uint32_t>(verb));
    if (who < 0) who = dropped_subject(static_cast<uint32_t>(verb));
    if (who >= 0 && h.a.enclitic != Enclitic::None && disagrees(h.a.enclitic, a_.chunk(static_cast<uint32_t>(who))))
      who = -1;
    // «نفى القائد وجود خطط لسحب القوات»: who speaks of plans need not have made them
    if (who >= 0 && h.a.enclitic == Enclitic::None && k_.cue(v.a.lemma)) return false;
    if (who >= 0 && only_tells(a_.chunk(static_cast<uint32_t>(who)))) return false;
  }
  if (who < 0 && h.a.enclitic != Enclitic::None) who = pronoun(top - 1, word, true);
  if (who < 0 || !acts(who) || event_of_chunk(who) || who == static_cast<int32_t>(e.chunk)) return false;
  if (open(role)) suffers_instead(e);
  apply_all(e, role == Role::Party ? Role::Party : Role::Actor, who, TollKind::None);
  note(e, "done by who plans it: " + m->origin);
  return true;
}

/// A verbal noun, or what is spelled like a verb and was taken for one.
bool ClaimFinder::masdar(const EventDraft& e) const {
  return tok(e.token).a.derivation == Derivation::VerbalNoun || (!e.verb && tok(e.token).verb());
}

/// «صد هجوم», «إحباط محاولة»: of the noun before it in its phrase whoever does that suffers the act.
bool ClaimFinder::averted(const EventDraft& e) const {
  const Token& head = tok(a_.chunk(e.chunk).head);
  if (e.verb || e.token != a_.chunk(e.chunk).head + 1 || head.a.derivation != Derivation::VerbalNoun || !head.a.base)
    return false;
  const auto lights = k_.light_verbs(head.a.base);
  return std::any_of(lights.begin(), lights.end(),
                     [](const LightVerb& l) { return l.slot == Slot::Object && l.subject == Role::Target; });
}

/// «تهديد إيران | بقصف», «قيام الطيران | بتنفيذ غارات»: a noun that carries the act, with the doer in idafa to it.
bool ClaimFinder::by_light_noun(EventDraft& e, uint32_t lead) {
  for (uint32_t i = lead; i-- > first_ && lead - i <= 2;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Verb || c.kind == ChunkKind::Word) return false;
    if (c.kind != ChunkKind::Noun) continue;
    // «عدم تمكن قوات الإنقاذ | من سحب»: a word for its not being so may stand before
    uint32_t at = c.head;
    if (tok(at).is_word() && tok(at).noun() && embedding(tok(at)) && at + 2 < c.last &&
        tok(at + 1).a.derivation == Derivation::VerbalNoun)
      ++at;
    const Token& h = tok(at);
    if (!h.is_word() || !h.a.base || h.a.derivation != Derivation::VerbalNoun || h.definite()) return false;
    for (const LightVerb& light : k_.light_verbs(h.a.base)) {
      if (light.slot != a_.chunk(lead).slot || light.subject != Role::Actor || light.subject_is_event) continue;
      if (at + 1 >= c.last) return false;
      const Argument owner = part(i, at + 1, c.last);
      if (!a_.can_act(owner.chunk)) return false;
      const Role role = frame(e).role(Slot::Genitive);
      if (open(role)) suffers_instead(e);
      apply(e, role == Role::Party ? Role::Party : Role::Actor, owner, TollKind::None);
      note(e, "carried by " + light.origin);
      return true;
    }
    return false;
  }
  return false;
}

/// «الاتفاق الذي أبرمته إيران مع القوى», «شن على المدينة هجوما»: what stands by the verb belongs to its act.
void ClaimFinder::beside_carrier(EventDraft& e, uint32_t verb, int32_t subject) {
  const bool behind = e.chunk > verb;
  for (uint32_t j = verb + 1; j < (behind ? e.chunk : last_); ++j) {
    const Chunk& c = a_.chunk(j);
    if (c.clause != a_.chunk(verb).clause || c.kind == ChunkKind::Verb) break;
    if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
    if (c.kind != ChunkKind::Noun || c.joined_to >= 0 || c.slot == Slot::None || static_cast<int32_t>(j) == subject)
      continue;
    if (event_of_chunk(static_cast<int32_t>(j))) break;
    // «في بيان على تلغرام»: where the statement was made
    if (a_.chunk(j - 1).kind == ChunkKind::Noun && a_.is_document(a_.chunk(j - 1)) &&
        a_.chunk(j - 1).slot != Slot::None)
      continue;
    const Role role = frame(e).role(c.slot);
    constexpr uint32_t kHit = tag::kFacility | tag::kBuilding | tag::kVehicle | tag::kArea;
    if (!a_.can_act(c) && !a_.names_place(j) && !(tok(c.head).is_word() && (a_.tags(tok(c.head)) & kHit))) continue;
    if (c.slot != Slot::For && (role == Role::Target || role == Role::Victim || role == Role::Party))
      governed_argument(e, frame(e), static_cast<int32_t>(j));
  }
}

/// «سجل ناشطون سقوط قذائف»: who tells of it has seen it, and not done it.
bool ClaimFinder::seen_by_subject(uint32_t verb, const EventDraft& e) const {
  const int32_t s = statement_at(e.token);
  if (s < 0) return false;
  const Said& said = said_[static_cast<size_t>(s)];
  return said.cue_first == a_.chunk(verb).first && said.cue != nullptr && said.cue->observed;
}

/// «حاول الجيش استهداف», «تقدمت القوات لتحرير»: the subject of the verb over a verbal noun does the act, and what
/// stands in idafa to it suffers it. Of a demand the addressee does it.
void ClaimFinder::controlled(EventDraft& e) {
  if (e.verb || e.self_victim || e.host >= 0 || !e.nisba_actors.empty()) return;
  const Token& t = tok(e.token);
  // «وصلت القوات … قاطعة الطريق», «أكد الرئيس …، داعيا إلى»: the participle's doer is the subject of the clause.
  if (e.actors.empty() && e.trigger->pos == Pos::Verb && t.a.derivation == Derivation::ActiveParticiple &&
      frame(e).role(Slot::Subject) == Role::Actor && clause(e.chunk).verb < static_cast<int32_t>(e.chunk)) {
    for (const Said& said : said_) {  // «…، متهما الجيش بالهجوم»: whose word it is
      if (said.cue_first <= e.token && e.token < said.cue_last && !said.chain.empty()) {
        e.nisba_actors.push_back(said.chain.front());
        return;
      }
    }
    int32_t s = clause(e.chunk).verb >= 0 ? subject_of(a_, static_cast<uint32_t>(clause(e.chunk).verb)) : -1;
    if (s < 0) s = dropped_subject(e.chunk);
    if (s >= 0 && s < static_cast<int32_t>(e.chunk) && acts(s) && !event_of_chunk(s))
      apply_all(e, Role::Actor, s, TollKind::None);
    return;
  }
  if (frame(e).role(Slot::Genitive) == Role::Victim && e.targets.empty() && clause(e.chunk).verb >= 0) {
    // «أجبروا 654 أسرة على النزوح»
    const EventDraft* by = event_of_chunk(clause(e.chunk).verb);
    if (by && by->verb && by->chunk < e.chunk && !by->targets.empty() && a_.chunk(e.chunk).slot != Slot::None) {
      apply(e, Role::Victim, by->targets.front(), e.trigger->harm);
    }
    return;
  }
  const Chunk& here = a_.chunk(e.chunk);
  const Token& first = tok(here.head);
  const bool under_light =
      e.carrier >= 0 ||
      (e.token == here.head + 1 && first.a.derivation == Derivation::VerbalNoun && light_noun(first));  // «شن عملية»
  if ((!masdar(e) && !under_light) || frame(e).role(Slot::Genitive) == Role::Victim) return;
  if (t.definite() && e.carrier < 0 && (here.head != e.token || here.last > here.head + 1)) return;
  uint32_t top = e.carrier >= 0 ? static_cast<uint32_t>(e.carrier) : e.chunk;
  for (int steps = 0; steps < 4 && a_.chunk(top).joined_to >= static_cast<int32_t>(first_); ++steps)
    top = static_cast<uint32_t>(a_.chunk(top).joined_to);
  const Chunk& lead = a_.chunk(top);
  if (e.carrier >= 0) {  // «بتعرض البلدة لقصف»: whom the word that carries it names does not do it
    const auto lights = k_.light_verbs(tok(lead.head).a.base);
    if (std::any_of(lights.begin(), lights.end(), [&](const LightVerb& l) {
          return l.slot == here.slot && (l.subject == Role::Target || l.subject == Role::Place);
        }))
      return;
  }
  if (averted(e)) return;
  if (e.actors.empty() && by_light_noun(e, top)) return;
  if (by_plan(e, top)) return;
  const Clause& cl = clause(e.chunk);
  if (cl.verb < 0 || static_cast<uint32_t>(cl.verb) > e.chunk) {
    by_governor(e, lead);
    return;
  }
  const uint32_t verb = static_cast<uint32_t>(cl.verb);
  const Token& v = tok(a_.chunk(verb).first);
  if (seen_by_subject(verb, e)) return;
  const Embedding* m = k_.embedding(v.a.lemma);
  const bool embedded = m && (lead.slot == Slot::None ? (m->slots >> static_cast<int>(Slot::Object) & 1U)
                                                      : (m->slots >> static_cast<int>(lead.slot) & 1U));
  bool light = false;
  for (const LightVerb& l : k_.light_verbs(v.a.lemma))
    light |= l.subject == Role::Actor && (l.slot == lead.slot || (l.slot == Slot::Object && lead.slot == Slot::None));
  const auto aims = [&](const Chunk& c) {  // «خلال احتجاج» is nobody's aim, «خلال زيارة» his who speaks
    return c.slot == Slot::For ||
           (c.slot == Slot::Through && (!e.targets.empty() || e.trigger->type == EventType::Consult)) ||
           c.function == Function::Purpose;
  };
  const bool planned = plan(top) && k_.cue(v.a.lemma);  // «نفى القائد وجود خطط | لسحب القوات»
  const bool purpose = !planned && (aims(lead) || (e.carrier >= 0 && aims(here)));  // «بتهمة التخطيط لشن هجوم»
  const EventDraft* own = event_of_chunk(static_cast<int32_t>(verb));
  const bool means = lead.slot == Slot::By;
  const bool demand = own && (own->trigger->type == EventType::Request || own->trigger->type == EventType::Accuse);
  if (by_governor(e, lead)) return;
  // «لعب الجيش دورا في قتال المتطرفين», «انسحبت القوات بعد قصف المدينة»: an act with its object and without its doer.
  const Role own_role = frame(e).role(Slot::Genitive);
  const bool whom = !e.targets.empty() && (own_role == Role::Target || own_role == Role::Patient);
  const bool beside = (lead.slot == Slot::In || lead.slot == Slot::Through || lead.function == Function::After) &&
                      whom && on_the_ground(e.trigger->type) && !k_.cue(v.a.lemma) &&
                      !(own && frame(*own).role(Slot::Subject) == Role::Victim);
  if (!embedded && !light && !purpose && !means && !beside) return;
  // «تكبد التنظيم قتلى بقصف من الطيران»: who suffers does it to nobody
  if (own && own->verb && !demand &&
      (frame(*own).role(Slot::Subject) == Role::Target || frame(*own).role(Slot::Subject) == Role::Victim) && !embedded)
    return;
  // «أشاد القائد بتحرير المدينة»: what one speaks of is not the means to it
  if (own && own->trigger->type == EventType::Support && frame(*own).role(lead.slot) != Role::None) return;
  if (embedded && m->apart && !demand) return;
  if (t.definite() && !embedded && !beside && e.carrier < 0) return;
  if (v.a.voice == Voice::Passive || (own && own->passive && !demand)) return;
  for (const LightVerb& l : k_.light_verbs(v.a.lemma)) {  // «تعرض لقصف»: its subject does not do it
    if (l.slot == lead.slot && l.subject != Role::Actor) return;
  }
  int32_t doer = -1;
  if (const Mention* speaker = !demand && subject_of(a_, verb) < 0 ? speaker_as_subject(verb) : nullptr) {
    if (open(frame(e).role(Slot::Genitive)) || e.actors.empty()) {
      suffers_instead(e);
      e.nisba_actors.push_back(*speaker);
    }
    return;
  }
  if (demand) {
    if (!own->targets.empty()) doer = own->targets.front().index;
  } else {
    doer = subject_of(a_, verb);
    if (doer < 0) doer = dropped_subject(verb);
    // «استهدفت القوات المدينة بهجوم عنيف، يهدف إلى استعادتها»: the act itself is what aims
    for (const EventDraft& x : events_) {
      if (doer < 0 && embedded && !x.verb && x.host < 0 && x.chunk < verb && x.chunk + 4 >= verb &&
          x.trigger->type == e.trigger->type && x.trigger->harm == TollKind::None && !tok(x.token).definite() &&
          (tok(x.token).a.gender == Gender::Feminine) == (v.a.gender == Gender::Feminine))
        doer = static_cast<int32_t>(x.chunk);
    }
  }
  // «هجوم يهدف إلى استعادة المعقل»: who does the act whose aim it is
  if (const EventDraft* act = doer >= 0 ? event_of_chunk(doer) : nullptr;
      act && act != &e && !demand && !a_.can_act(a_.chunk(static_cast<uint32_t>(doer))) &&
      act->trigger->type == e.trigger->type && act->trigger->harm == TollKind::None &&
      (open(own_role) || e.actors.empty())) {
    if (act->actors.empty() && act->nisba_actors.empty()) return;
    suffers_instead(e);
    e.actors.insert(e.actors.end(), act->actors.begin(), act->actors.end());
    e.nisba_actors = act->nisba_actors;
    note(e, "done by who does the act that it is the aim of");
    return;
  }
  if (demand && doer >= 0) {  // «دعا الأطراف إلى وقف إطلاق النار»
    const auto idle = [&](const Argument& x) { return !a_.can_act(x.chunk); };
    e.actors.erase(std::remove_if(e.actors.begin(), e.actors.end(), idle), e.actors.end());
  }
  if (doer < 0 || doer == static_cast<int32_t>(e.chunk) || !a_.can_act(a_.chunk(static_cast<uint32_t>(doer)))) return;
  if (!demand && k_.cue(v.a.lemma) && only_tells(a_.chunk(static_cast<uint32_t>(doer)))) return;
  for (const Argument& x : e.targets) {  // «منذ اختطافهم»
    if (x.index == doer && (e.trigger->harm != TollKind::None || doer > static_cast<int32_t>(e.chunk))) return;
  }
  if (!e.actors.empty() && !e.targets.empty() && !std::all_of(e.actors.begin(), e.actors.end(), helps_only))
    return;  // «أكد السكان إغلاق الميليشيات للطريق»
  // What was read as the doer in idafa is what the act is done to.
  const Role role = frame(e).role(Slot::Genitive);
  if (open(role)) {
    suffers_instead(e);
  } else if (!std::all_of(e.actors.begin(), e.actors.end(), helps_only)) {
    return;
  }
  apply_all(e, role == Role::Party ? Role::Party : Role::Actor, doer, TollKind::None);
  note(e, "done by the subject of the verb over it");
}

/// Somebody by name or office, who is no spokesperson and no source.
bool ClaimFinder::one_person(const Chunk& c) const {
  if (c.quantity || only_tells(c)) return false;
  if (c.entity >= 0 && a_.tokens->terms[static_cast<size_t>(c.entity)].kind == TermKind::Person) return true;
  const Token& h = tok(c.head);
  return h.is_word() && h.a.number == Number::Singular && (k_.title(h.a.lemma) || (a_.tags(h) & tag::kPerson));
}

/// «مصدر», «الوكالة», «المرصد»: who tells of acts and does none.
bool ClaimFinder::only_tells(const Chunk& c) const {
  const TitleKind* title = tok(c.head).is_word() ? k_.title(tok(c.head).a.lemma) : nullptr;
  if (title && (*title == TitleKind::Source || *title == TitleKind::Spokesperson)) return true;
  if (a_.is_document(c)) return true;
  if (c.entity < 0) return false;
  const Term& term = a_.tokens->terms[static_cast<size_t>(c.entity)];
  return term.kind == TermKind::Actor && (k_.actor(term.index).sector == "MED" || k_.actor(term.index).sector == "NGO");
}

/// «اتهام الجيش بقصف المدينة», «مستعدة للتحقيق»: the word before whose frame has a place for an act: of a demand or an
/// accusation the addressee does it, else who refuses, promises, threatens.
bool ClaimFinder::by_governor(EventDraft& e, const Chunk& lead) {
  const EventDraft* over = nullptr;
  for (const EventDraft& x : events_) {
    if (&x != &e && x.chunk < e.chunk && (!over || x.chunk > over->chunk)) over = &x;
  }
  // «رفض الميليشيا الانسحاب»: the act stands behind the doer without a preposition.
  const Slot slot = lead.slot == Slot::None ? Slot::SecondObject : lead.slot;
  if (!over || over->verb || e.chunk - over->chunk > (lead.slot == Slot::None ? 2U : 6U) ||
      frame(*over).role(slot) != Role::Event)
    return false;
  for (uint32_t j = over->chunk + 1; j < e.chunk; ++j) {
    if (a_.chunk(j).kind == ChunkKind::Verb || a_.chunk(j).function == Function::Stop) return false;
  }
  const EventType type = over->trigger->type;
  const std::vector<Argument>& doers =
      type == EventType::Request || type == EventType::Accuse ? over->targets : over->actors;
  const Role role = frame(e).role(Slot::Genitive);
  if (doers.empty() || role == Role::Victim) return false;
  if (open(role))
    suffers_instead(e);
  else if (!std::all_of(e.actors.begin(), e.actors.end(), helps_only))
    return false;
  for (const Argument& x : doers) {
    if (a_.can_act(x.chunk)) apply(e, role == Role::Party ? Role::Party : Role::Actor, x, TollKind::None);
  }
  note(e, "done by whom the word over it says");
  return true;
}

/// Slots of acts that the word says who did (responsibility.tsv), 0 if it says no such thing.
uint32_t ClaimFinder::responsibility(const Token& t) const {
  if (!t.is_word()) return 0;
  const uint32_t* slots = t.a.lemma ? k_.responsibility(t.a.lemma) : nullptr;
  if (!slots && t.a.derivation == Derivation::VerbalNoun && t.a.base) slots = k_.responsibility(t.a.base);
  return slots ? *slots : 0;
}

/// «اتهموا التنظيم بالمسؤولية عن التفجير», «حملت الجيش مسؤولية القصف»: who is accused of having done it did it.
void ClaimFinder::blamed(EventDraft& e) {
  if (e.self_victim || e.host >= 0 || !e.actors.empty() || !e.nisba_actors.empty()) return;
  if (frame(e).role(Slot::Subject) != Role::Actor && frame(e).role(Slot::Genitive) == Role::None) return;
  const Chunk& here = a_.chunk(e.chunk);
  const auto bit = [](Slot s) { return 1U << static_cast<int>(s); };
  int32_t holder = -1;
  for (uint32_t n = here.first; n < e.token && holder < 0; ++n) {
    if (responsibility(tok(n)) & bit(Slot::Genitive)) holder = static_cast<int32_t>(e.chunk);
  }
  for (uint32_t j = e.chunk; holder < 0 && j > first_ && j + 3 > e.chunk;) {
    const Chunk& c = a_.chunk(--j);
    if (c.kind == ChunkKind::Verb || c.function == Function::Stop) return;
    if (c.kind != ChunkKind::Noun) continue;
    const uint32_t slots = responsibility(tok(c.head));
    if (!(slots & bit(here.slot)) && slots != UINT32_MAX) return;
    holder = static_cast<int32_t>(j);
  }
  if (holder < 0) return;
  const EventDraft* accusation = nullptr;
  for (const EventDraft& x : events_) {
    if (x.trigger->type == EventType::Accuse && x.chunk < static_cast<uint32_t>(holder) && !x.targets.empty()) {
      accusation = &x;
    }
  }
  if (!accusation || !a_.can_act(accusation->targets.front().chunk)) return;
  apply(e, Role::Actor, accusation->targets.front(), TollKind::None);
  e.blamed = true;
  note(e, "done by who is accused of it");
}

/// «دخلت الفصائل في مفاوضات مع روسيا»: who is with somebody is the subject, if nothing else is said.
void ClaimFinder::other_party(EventDraft& e) {
  // «قال الرئيس في كلمته أمام القمة»: who speaks at a meeting takes part in it.
  if (const Chunk& c = a_.chunk(e.chunk);
      !e.verb && e.host < 0 && e.trigger->type == EventType::Consult && frame(e).role(Slot::Genitive) == Role::Party &&
      (c.slot == Slot::In || c.slot == Slot::PlaceWord || c.slot == Slot::Through) && clause(e.chunk).verb >= 0 &&
      static_cast<uint32_t>(clause(e.chunk).verb) < e.chunk) {
    const uint32_t v = static_cast<uint32_t>(clause(e.chunk).verb);
    const Cue* cue = k_.cue(tok(a_.chunk(v).first).a.lemma);
    const int32_t s = cue ? subject_of(a_, v) : -1;
    if (s >= 0 && s < static_cast<int32_t>(e.chunk) && one_person(a_.chunk(static_cast<uint32_t>(s))) &&
        std::none_of(e.actors.begin(), e.actors.end(), [&](const Argument& x) { return x.index == s; })) {
      apply(e, Role::Party, argument(static_cast<uint32_t>(s)), TollKind::None);
      note(e, "with who speaks at it");
    }
  }
  if (e.verb || e.actors.empty() || !e.nisba_actors.empty() || frame(e).role(Slot::With) != Role::Party) return;
  for (const Argument& x : e.actors) {
    if (x.chunk.slot != Slot::With) return;
  }
  const Clause& cl = clause(e.chunk);
  if (cl.verb < 0 || static_cast<uint32_t>(cl.verb) > e.chunk) return;
  const uint32_t verb = static_cast<uint32_t>(cl.verb);
  const Cue* cue = k_.cue(tok(a_.chunk(verb).first).a.lemma);
  if (cue && (cue->weight == 1 || on_the_ground(e.trigger->type))) return;  // who tells of fighting fights nobody
  const int32_t s = subject_of(a_, verb);
  if (s < 0 || event_of_chunk(s) || !a_.can_act(a_.chunk(static_cast<uint32_t>(s)))) return;
  const Chunk& subject = a_.chunk(static_cast<uint32_t>(s));
  constexpr uint32_t kWho = tag::kPerson | tag::kGroup | tag::kOrg;  // «القوات»
  if (subject.quantity || !tok(subject.head).is_word() ||
      (!(a_.tags(tok(subject.head)) & kWho) &&
       (tok(subject.head).a.derivation == Derivation::VerbalNoun || (a_.tags(tok(subject.head)) & tag::kAbstract))))
    return;
  const TitleKind* title = tok(subject.head).is_word() ? k_.title(tok(subject.head).a.lemma) : nullptr;
  if (title && (*title == TitleKind::Source || *title == TitleKind::Spokesperson || *title == TitleKind::Role)) return;
  apply_all(e, Role::Party, s, TollKind::None);
  note(e, "with the subject of the verb over it");
}

/// «هدد بإعدام الرهائن», «يتوعدون بضرب القوات»: to whom the threatened act is to be done is whom one threatens.
void ClaimFinder::threatened() {
  for (size_t n = 0; n + 1 < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.trigger->type != EventType::Threaten || !e.targets.empty() || e.host >= 0) continue;
    const EventDraft& act = events_[n + 1];
    if (act.host >= 0 || act.chunk - e.chunk > 8 || !on_the_ground(act.trigger->type)) continue;
    const Chunk& lead = a_.chunk(act.carrier >= 0 ? static_cast<uint32_t>(act.carrier) : act.chunk);
    if (lead.slot == Slot::By ? tok(lead.first - 1).adjective() &&
                                    tok(lead.first - 1).a.derivation != Derivation::None  // «متورطين بإعدام»
                              : clause(act.chunk).kind != ClauseKind::That || act.chunk < e.chunk + 2)
      continue;
    for (const Argument& x : act.targets) {
      const auto who = victim_class(x.chunk);  // people, no missiles
      if (a_.can_act(x.chunk) || (who && *who != Victim::Weapon && *who != Victim::Vehicle && *who != Victim::Building))
        e.targets.push_back(x);
    }
  }
}

/// «أدانت الوزارة هجمات الجماعة», «أشاد بتحرير الجيش للمدينة»: who does what one speaks against or for is whom one
/// means.
void ClaimFinder::judged_by_act() {
  for (EventDraft& e : events_) {
    if (e.host >= 0 || !e.targets.empty() ||
        (e.trigger->type != EventType::Support &&
         !(e.trigger->type == EventType::Accuse && (e.trigger->modes & k_.mode_bit("disapprove")))))
      continue;
    for (EventDraft& act : events_) {
      if (&act == &e || act.verb || act.chunk <= e.chunk || act.chunk > e.chunk + 8) continue;
      const Chunk& lead = a_.chunk(act.carrier >= 0 ? static_cast<uint32_t>(act.carrier) : act.chunk);
      if (lead.clause != a_.chunk(e.chunk).clause) break;
      const Slot slot = lead.slot == Slot::None ? (e.verb ? Slot::Object : Slot::SecondObject) : lead.slot;
      const Role role = slot == Slot::Genitive ? frame(e).role(Slot::Genitive) : frame(e).role(slot);
      if (role != Role::Target && role != Role::Either && role != Role::Patient && role != Role::Event) break;
      const EventDraft& told = act.host >= 0 ? events_[static_cast<size_t>(root(act.host))] : act;
      if (&told == &e) break;
      for (const Argument& x : told.actors) {
        const auto same = [&](const Argument& y) { return y.chunk.first == x.chunk.first; };
        if (a_.can_act(x.chunk) && std::none_of(e.actors.begin(), e.actors.end(), same)) e.targets.push_back(x);
      }
      const Chunk& c = a_.chunk(told.chunk);
      for (uint32_t n = told.token + 1; n < c.last && e.targets.empty() && !told.nisba_actors.empty(); ++n) {
        if (tok(n).is_word() && tok(n).adjective() &&
            (k_.nisba_country(tok(n).a.lemma) >= 0 || tok(n).term(Layer::Entity) >= 0))
          e.targets.push_back(part(told.chunk, n, n + 1));
      }
      if (!e.targets.empty()) note(e, "of whom it speaks: who does the act");
      break;
    }
  }
}

/// «القصف والغارات الإسرائيلية», «غارات وقصف النظام»: a bare act has the doer of the one that is joined to it.
void ClaimFinder::share_doer(EventDraft& e) {
  const Chunk& c = a_.chunk(e.chunk);
  if (e.verb || e.self_victim || !e.actors.empty() || !e.nisba_actors.empty() || c.last != e.token + 1 ||
      frame(e).role(Slot::Nisba) != Role::Actor || e.chunk + 1 >= last_)
    return;
  const EventDraft* other = event_of_chunk(static_cast<int32_t>(e.chunk) + 1);
  if (!other || other->verb || other->self_victim || other->trigger->type != e.trigger->type ||
      a_.chunk(other->chunk).joined_to != static_cast<int32_t>(e.chunk) ||
      other->token != a_.chunk(other->chunk).head || tok(other->token).a.enclitic != Enclitic::None ||
      tok(other->token).definite() != tok(e.token).definite())
    return;
  e.nisba_actors = other->nisba_actors;
  for (const Argument& x : other->actors) {
    if (x.index == static_cast<int32_t>(other->chunk)) e.actors.push_back(x);
  }
  if (!e.actors.empty() || !e.nisba_actors.empty()) note(e, "done by who does the act joined to it");
}

/// «عملية لطرد المسلحين», «هجوم بهدف تحرير المدينة من التنظيم»: whom the act that it is for is to be done to.
void ClaimFinder::purposes() {
  for (size_t n = 0; n + 1 < events_.size(); ++n) {
    EventDraft& e = events_[n];
    const EventDraft& act = events_[n + 1];
    if (e.verb || e.host >= 0 || act.host >= 0 || act.verb || !e.targets.empty() || e.self_victim ||
        e.trigger->type != EventType::Assault || act.trigger->type != EventType::Assault ||
        e.trigger->harm != TollKind::None || act.chunk - e.chunk > 6 ||
        (frame(e).role(Slot::On) != Role::Target && e.trigger->rank != Rank::Weak))
      continue;
    const Chunk& lead = a_.chunk(act.carrier >= 0 ? static_cast<uint32_t>(act.carrier) : act.chunk);
    if (lead.slot != Slot::For && lead.function != Function::Purpose) continue;
    for (const Argument& x : act.targets) {
      if (a_.can_act(x.chunk) || victim_class(x.chunk)) e.targets.push_back(x);
    }
  }
}

/// «انتزعت القوات البلدة بعد معارك»: between whom the verb over the fighting tells of.
void ClaimFinder::fighters() {
  for (EventDraft& e : events_) {
    if (e.verb || e.host >= 0 || e.trigger->type != EventType::Assault || !e.actors.empty() ||
        !e.nisba_actors.empty() || !e.targets.empty() || frame(e).role(Slot::Genitive) != Role::Party)
      continue;
    const Chunk& here = a_.chunk(e.chunk);
    if (here.slot != Slot::Through && here.slot != Slot::After && here.slot != Slot::In) continue;
    for (const EventDraft& x : events_) {
      if (!x.verb || x.host >= 0 || x.passive || clause(e.chunk).verb != static_cast<int32_t>(x.chunk) ||
          x.chunk > e.chunk || x.trigger->type != EventType::Assault || x.actors.empty())
        continue;
      for (const std::vector<Argument>* side : {&x.actors, &x.targets}) {
        for (const Argument& y : *side) {
          if (a_.can_act(y.chunk) && !y.chunk.quantity) apply(e, Role::Party, y, TollKind::None);
        }
      }
      note(e, "between whom the verb over it tells of");
      break;
    }
  }
}

/// «الجيش، بإسناد من التحالف، …»: who helps somebody takes part in all that the sentence says he does.
void ClaimFinder::helpers() {
  for (uint32_t b = first_; b < last_; ++b) {
    if (a_.chunk(b).kind != ChunkKind::Noun || a_.chunk(b).function != Function::Beside || !a_.can_act(a_.chunk(b)))
      continue;
    int32_t helped = -1;
    for (uint32_t i = b; i-- > first_ && b - i <= 6 && helped < 0;) {
      const Chunk& c = a_.chunk(i);
      if (c.kind != ChunkKind::Noun || c.function != Function::None || !a_.can_act(c)) continue;
      for (const EventDraft& e : events_) {
        for (const Argument& x : e.actors) {
          if (x.index == static_cast<int32_t>(i)) helped = static_cast<int32_t>(i);
        }
      }
    }
    if (helped < 0) continue;
    for (EventDraft& e : events_) {
      bool does = false, known = false;
      for (const Argument& x : e.actors) {
        does |= x.index == helped;
        known |= x.index == static_cast<int32_t>(b);
      }
      if (does && !known) apply_all(e, Role::Actor, static_cast<int32_t>(b), TollKind::None);
    }
  }
}

/// What was taken for the doer suffers.
void ClaimFinder::suffers_instead(EventDraft& e) {
  std::vector<Argument> doers;
  for (const Argument& x : e.actors) (helps_only(x) || x.chunk.slot == Slot::From ? doers : e.targets).push_back(x);
  e.actors = std::move(doers);
}

/// Subject of a verbal noun: its idafa («تعرض المواقع لقصف»).
int32_t ClaimFinder::noun_subject(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.head + 1 < c.last && !tok(c.head).definite()) {
    if (tok(c.head).a.enclitic == Enclitic::None) return static_cast<int32_t>(chunk);
  }
  if (tok(c.head).a.enclitic != Enclitic::None) return pronoun(chunk, c.head);
  if (chunk + 1 < last_ && a_.chunk(chunk + 1).kind == ChunkKind::Noun && a_.chunk(chunk + 1).slot == Slot::None &&
      a_.chunk(chunk + 1).first == c.last) {
    return static_cast<int32_t>(chunk) + 1;
  }
  return -1;
}

/// «سلسلة | من الغارات», «عدد | من الهجمات»: the phrase ends in a word that counts what stands under «من» behind it.
bool ClaimFinder::counts_next(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (chunk + 1 >= last_ || a_.chunk(chunk + 1).kind != ChunkKind::Noun || a_.chunk(chunk + 1).slot != Slot::From)
    return false;
  const Token& last = tok(c.last - 1);
  return last.is_word() && ((a_.tags(last) & tag::kMeasure) != 0 || last.term(Layer::Hedge) >= 0);
}

int32_t ClaimFinder::light_object(uint32_t i, const LightVerb& light, int32_t subject, bool passive) {
  const Chunk& v = a_.chunk(i);
  if (light.slot == Slot::Subject || passive) {
    return subject >= 0 && event_of_chunk(subject) && !event_of_chunk(subject)->verb ? subject : -1;
  }
  const Clause& cl = clause(i);
  const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
  if (light.slot == Slot::Object && relative && v.kind == ChunkKind::Verb &&
      tok(v.first).a.enclitic != Enclitic::None && cl.antecedent >= 0) {
    return event_of_chunk(cl.antecedent) ? cl.antecedent : -1;
  }
  // «الغارات التي قام بها الطيران»
  if (relative && cl.antecedent >= 0 && v.kind == ChunkKind::Verb && light.slot != Slot::Object &&
      event_of_chunk(cl.antecedent)) {
    for (uint32_t j = i + 1; j < cl.last; ++j) {
      if (a_.chunk(j).kind == ChunkKind::Pronoun && a_.chunk(j).slot == light.slot) return cl.antecedent;
    }
  }
  if (v.kind == ChunkKind::Noun && light.slot == Slot::Object && counts_next(i) &&
      event_of_chunk(static_cast<int32_t>(i) + 1))
    return static_cast<int32_t>(i) + 1;
  bool beyond = false;  // past a relative clause about the subject: «أسفرت الغارات التي شنها التحالف عن مقتل»
  for (uint32_t j = i + 1; j < std::min(last_, i + kObjectWithin); ++j) {
    const Chunk& c = a_.chunk(j);
    const ClauseKind kind = a_.chunks->clauses[static_cast<size_t>(c.clause)].kind;
    if (c.clause != v.clause && light.slot != Slot::Object &&
        (kind == ClauseKind::Relative || kind == ClauseKind::BareRelative))
      beyond = true;
    if (c.clause == v.clause) beyond = false;
    if (beyond ? (kind != ClauseKind::Relative && kind != ClauseKind::BareRelative)
               : (c.kind == ChunkKind::Verb || c.clause != v.clause))
      break;
    if (c.kind != ChunkKind::Noun) continue;
    if (static_cast<int32_t>(j) == subject) continue;
    if (result_participle(j)) break;  // «ألقت براميل مخلفة قتلى»
    const bool fits =
        light.slot == Slot::Object ? (c.slot == Slot::None && c.function == Function::None) : c.slot == light.slot;
    if (!fits) continue;
    if (event_of_chunk(static_cast<int32_t>(j))) return static_cast<int32_t>(j);
    // «تنفيذ سلسلة | من الغارات»
    if (counts_next(j) && event_of_chunk(static_cast<int32_t>(j) + 1)) return static_cast<int32_t>(j) + 1;
    // «تعرض فريق تابع للأمم المتحدة | لإطلاق نار»: under a participle of belonging
    const bool belongs = c.slot == Slot::For && a_.chunk(j - 1).kind == ChunkKind::Noun &&
                         tok(a_.chunk(j - 1).last - 1).a.derivation == Derivation::ActiveParticiple;
    if (light.slot != Slot::Object && !belongs) break;
  }
  return -1;
}

/// A light verb that is an event word itself tells the same event as its noun.
void ClaimFinder::drop_carrier(uint32_t chunk, EventDraft& e) {
  EventDraft* carrier = event_of_chunk(static_cast<int32_t>(chunk));
  if (!carrier || carrier == &e) return;
  if (carrier->trigger->type != e.trigger->type && carrier->trigger->rank == Rank::Act) return;
  carrier->host = static_cast<int32_t>(&e - events_.data());
}

/// «تقدم الجيش في المحافظة وتحرير مديريتين»: who does the first of coordinated acts does the others.
bool ClaimFinder::same_doer(EventDraft& e) {
  if (e.verb || e.self_victim || !e.actors.empty() || !e.nisba_actors.empty()) return false;
  const Chunk& c = a_.chunk(e.chunk);
  const Token& t = tok(e.token);
  if (!c.conjoined || !masdar(e) || (e.token != c.head && !t.verb())) return false;
  if ((e.trigger->harm != TollKind::None && !open(frame(e).role(Slot::Genitive))) || e.trigger->rank == Rank::Weak)
    return false;
  const EventDraft* first = nullptr;
  for (const EventDraft& x : events_) {
    if (x.chunk < e.chunk && !x.actors.empty() && (!first || x.chunk > first->chunk)) first = &x;
  }
  if (!first || first->verb || first->self_victim || first->actors.empty() ||
      (a_.chunk(first->chunk).clause != c.clause && !t.verb()) || !masdar(*first) ||
      (a_.chunk(first->chunk).slot != c.slot &&
       tok(a_.chunk(first->chunk).head).a.derivation != Derivation::VerbalNoun))
    return false;
  // «لإحكام السيطرة على المدينة، والتقدم نحو أخرى»; but «بعد استهداف الجيش المدينة، والقصف»
  if (t.definite() && (a_.chunk(first->chunk).slot == Slot::None ||
                       !linked(e.chunk, static_cast<int32_t>(first->chunk)) || c.last > e.token + 1))
    return false;
  for (uint32_t j = first->chunk + 1; j < e.chunk; ++j) {
    const Chunk& b = a_.chunk(j);
    if ((b.kind == ChunkKind::Verb && !event_of_chunk(static_cast<int32_t>(j))) ||
        (b.kind == ChunkKind::Word && b.function != Function::PlaceAhead))
      return false;
    if (const EventDraft* x = event_of_chunk(static_cast<int32_t>(j)); x && x->verb) return false;
  }
  e.actors = first->actors;
  note(e, "done by who does the act before");
  return true;
}

/// «حققت القوات تقدما في الشمال، وتواصل التقدم شرقا»: the advance told again is that of who advanced.
void ClaimFinder::advances(EventDraft& e) {
  if (e.verb || e.host >= 0 || !e.actors.empty() || !e.nisba_actors.empty() || !tok(e.token).definite() ||
      tok(e.token).a.enclitic != Enclitic::None || !(e.trigger->modes & k_.mode_bit("territory")) ||
      frame(e).role(Slot::Genitive) != Role::Actor)
    return;
  // «مواجهة الانقلاب والاستيلاء على البلاد»: of whom only what it is joined to could tell
  if (a_.chunk(e.chunk).conjoined && frame(e).role(Slot::On) == Role::Target) return;
  const EventDraft* before = nullptr;
  for (const EventDraft& x : events_) {
    if (x.chunk < e.chunk && x.host < 0 && !x.actors.empty() && x.trigger->type == EventType::Assault &&
        (x.trigger->modes & (k_.mode_bit("territory") | k_.mode_bit("clash"))))
      before = &x;
  }
  if (!before || before->trigger->harm != TollKind::None) return;
  // of two that fight, nobody knows which
  if (frame(*before).role(before->verb ? Slot::Subject : Slot::Genitive) == Role::Party && before->actors.size() > 1) {
    apply(e, Role::Actor, before->actors.front(), TollKind::None);
    return;
  }
  e.actors = before->actors;
  note(e, "done by who advanced before");
}

/// «مقتل وإصابة 12», «قصف واستهداف المواقع»: what stands behind the second belongs to both.
void ClaimFinder::share_coordinated(EventDraft& e) {
  if (!e.targets.empty() || !e.tolls.empty() || e.self_victim) return;
  const int32_t next = static_cast<int32_t>(e.chunk) + 1;
  if (next >= static_cast<int32_t>(last_)) return;
  EventDraft* other = event_of_chunk(next);
  if (!other || other->verb != e.verb || !a_.chunk(static_cast<uint32_t>(next)).conjoined || other->targets.empty())
    return;
  if (!e.verb && a_.chunk(static_cast<uint32_t>(next)).kind == ChunkKind::Noun &&
      a_.chunk(static_cast<uint32_t>(next)).joined_to != static_cast<int32_t>(e.chunk))
    return;
  if (e.verb && (e.trigger->harm == TollKind::None || !other->passive)) return;
  if (e.verb) {  // «أن شخصا على الأقل قتل وأصيب ثلاثة»: who was killed stands before
    for (uint32_t i = e.chunk; i-- > first_ && a_.chunk(i).clause == a_.chunk(e.chunk).clause;) {
      const Chunk& c = a_.chunk(i);
      if (c.kind == ChunkKind::Verb) break;
      if (c.kind != ChunkKind::Noun || c.slot != Slot::None || event_words(c) || !victim_class(c)) continue;
      apply(e, Role::Victim, argument(i), e.trigger->harm);
      return;
    }
  }
  for (const Argument& x : other->targets) {
    e.targets.push_back(x);
    if (e.trigger->harm == TollKind::None || x.chunk.kind != ChunkKind::Noun) continue;
    const Token& h = tok(x.chunk.head);
    if (!x.chunk.quantity && !(h.noun() && h.a.number == Number::Plural)) continue;  // «مقتل وإصابة مدنيين»
    const auto hurt = [](TollKind kind) { return kind == TollKind::Killed || kind == TollKind::Injured; };
    if (!hurt(e.trigger->harm) || !hurt(other->trigger->harm)) continue;  // «خطف وقتل ثمانية»
    // One number for dead and wounded together is at most that many of either.
    toll(e, x, e.trigger->harm);
    for (EventDraft* both : {&e, other}) {
      for (TollDraft& t : both->tolls) {
        if (t.first == x.chunk.first && t.number) t.hedge = Hedge::AtMost;
      }
    }
  }
}

}  // namespace isnad
