#include "reading/claims.h"

#include <algorithm>

#include "reading/claim_finder.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kCompanionWithin = 6;  // words in which the companion of a trigger must follow

}  // namespace

std::vector<Claim> ClaimFinder::run() {
  for (uint32_t s = a_.first_sentence; s < a_.last_sentence; ++s) {
    if (!a_.is_leftover(s)) sentence(s);
  }
  decide_background(claims_, evidence_, k_.background_weights(), a_.options.explain);
  cue_claims();
  std::stable_sort(claims_.begin(), claims_.end(),
                   [](const Claim& x, const Claim& y) { return x.trigger.begin < y.trigger.begin; });
  for (size_t i = 0; i < claims_.size(); ++i) claims_[i].id = "c" + std::to_string(i + 1);
  return std::move(claims_);
}

// ---- finding event words ----

void ClaimFinder::sentence(uint32_t s) {
  const SentenceChunks& sc = a_.chunks->sentences[s];
  sentence_ = s;
  first_ = sc.first;
  last_ = sc.last;
  events_.clear();
  for (uint32_t i = sc.first; i < sc.last; ++i) find_in(i);
  for (EventDraft& e : events_) arguments(e);
  light_verbs();
  for (EventDraft& e : events_) {
    if (!same_doer(e)) controlled(e);
  }
  for (EventDraft& e : events_) blamed(e);
  for (EventDraft& e : events_) other_party(e);
  helpers();
  for (EventDraft& e : events_) share_coordinated(e);
  for (EventDraft& e : events_) share_doer(e);
  for (EventDraft& e : events_) advances(e);
  for (EventDraft& e : events_) dead_or_wounded(e);
  for (EventDraft& e : events_) bodies_of(e);
  for (EventDraft& e : events_) counted_together(e);
  for (EventDraft& e : events_) amount(e);
  for (EventDraft& e : events_) losses(e);
  for (EventDraft& e : events_) nobody_harmed(e);
  absorb();
  including();
  for (EventDraft& e : events_) told_one_by_one(e);
  harmed_do_nothing();
  threatened();
  judged_by_act();
  purposes();
  fighters();
  for (EventDraft& e : events_) weapons(e);
  places();
  for (EventDraft& e : events_) {
    certainty(e);
    if (e.zero && e.factuality == Factuality::Denied) e.factuality = Factuality::Asserted;  // that it harmed nobody
  }
  for (EventDraft& e : events_) harm_to_come(e);
  choose_days();
  told_by_place();
  carry_over();
  remember_doers();
  emit();
}

/// Words for people of the kind that a trigger asks for stand behind the word or are its subject.
bool ClaimFinder::people_near(const Trigger& t, uint32_t token, uint32_t chunk) const {
  const auto fits = [&](const Chunk& c) {
    if (c.kind != ChunkKind::Noun) return false;
    const auto who = victim_class(c);
    // «جندي», «ثلاثة ضباط» are anybody of that rank, «العقيد فلان» somebody.
    const TitleKind* kind = tok(c.head).is_word() ? k_.title(tok(c.head).a.lemma) : nullptr;
    const bool somebody = tok(c.head).definite() || (c.head + 1 < c.last && tok(c.head + 1).a.pos == Pos::Name);

    const bool armed =
        (!kind || !somebody) && who && (*who == Victim::Combatant || *who == Victim::Soldier || *who == Victim::Police);
    // «وصول غريفيث»: somebody known by name is no crowd that flees.
    const Term* known = a_.tokens->term_at(c.head, Layer::Entity);
    const bool named = tok(c.head).a.pos == Pos::Name || (known && known->kind == TermKind::Person);
    const bool civilian =
        !named && who &&
        (*who == Victim::Civilian || *who == Victim::Child || *who == Victim::Woman || *who == Victim::Person);
    const bool official = (who && *who == Victim::Official) || kind;
    return (t.with_armed && armed) || (t.with_civilian && civilian && !kind) || (t.with_official && official);
  };
  const Chunk& own = a_.chunk(chunk);
  if (own.kind == ChunkKind::Verb) {
    for (uint32_t j = chunk + 1; j < std::min(last_, chunk + 4) && a_.chunk(j).kind != ChunkKind::Verb; ++j) {
      if (a_.chunk(j).slot == Slot::None && fits(a_.chunk(j))) return true;
    }
    const int32_t s = subject_of(a_, chunk);
    if (s >= 0) {
      if (fits(a_.chunk(static_cast<uint32_t>(s)))) return true;
      // «عدد من المقاتلين»
      for (uint32_t j = static_cast<uint32_t>(s) + 1; j < std::min(last_, static_cast<uint32_t>(s) + 3); ++j) {
        if (a_.chunk(j).slot == Slot::From && fits(a_.chunk(j))) return true;
      }
    }
    return false;
  }
  if (tok(token).a.enclitic != Enclitic::None) {  // «خروجهم»
    const int32_t p = pointed_to(chunk, token);
    return p >= 0 && fits(a_.chunk(static_cast<uint32_t>(p)));
  }
  if (token + 1 < own.last && fits(part(chunk, token + 1, own.last).chunk)) return true;
  return chunk + 1 < last_ && a_.chunk(chunk + 1).first == own.last && fits(a_.chunk(chunk + 1));
}

/// pronoun(), once for all lines of a word.
int32_t ClaimFinder::pointed_to(uint32_t chunk, uint32_t token) const {
  if (pointed_token_ != token) {
    pointed_token_ = token;
    pointed_to_ = pronoun(chunk, token);
  }
  return pointed_to_;
}

bool ClaimFinder::companion_follows(const Trigger& t, uint32_t token, uint32_t chunk) const {
  if (t.alone()) return true;
  if ((t.with_armed || t.with_civilian || t.with_official) && people_near(t, token, chunk)) return true;
  const uint32_t end = a_.tokens->text->sentences()[sentence_].last;
  // The subject of a verb stands between it and its complement however long it is.
  const int32_t subject = a_.chunk(chunk).kind == ChunkKind::Verb ? subject_of(a_, chunk) : -1;
  uint32_t words = 0;
  for (uint32_t i = token + 1; i < end && words < kCompanionWithin; ++i) {
    if (!tok(i).is_word()) continue;
    const bool inside = subject >= 0 && i >= a_.chunk(static_cast<uint32_t>(subject)).first &&
                        i < a_.chunk(static_cast<uint32_t>(subject)).last;
    if (!inside) ++words;
    std::string_view letters = tok(i).letters;
    const std::string_view bare =
        tok(i).definite() && letters.size() > 3 && letters[0] == letter::kAlef ? letters.substr(2) : letters;
    if (t.goes_with(letters) || (bare.size() < letters.size() && t.goes_with(bare))) return true;
  }
  // «مفتشو المنظمة غادروا», «قنابل أطلقها الجنود»: the subject before the verb, what its relative clause describes.
  if (a_.chunk(chunk).kind == ChunkKind::Verb) {
    const Clause& cl = clause(chunk);
    const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
    if (subject >= 0 && subject < static_cast<int32_t>(chunk) && names_companion(t, subject)) return true;
    if (relative && cl.antecedent >= 0 && tok(token).a.enclitic != Enclitic::None &&
        tok(token).a.tense == Tense::Past && names_companion(t, cl.antecedent))
      return true;
  }
  // «اعتراضهما» after «صاروخين»
  if (tok(token).a.enclitic != Enclitic::None && tok(token).noun()) {
    const int32_t p = meant_by(t, chunk, token);
    return p >= 0 && companion_word(t, tok(a_.chunk(static_cast<uint32_t>(p)).head));
  }
  return false;
}

/// A word of the chunk is one that the trigger asks for.
bool ClaimFinder::names_companion(const Trigger& t, int32_t chunk) const {
  const Chunk& c = a_.chunk(static_cast<uint32_t>(chunk));
  for (uint32_t n = c.first; n < c.last; ++n) {
    if (companion_word(t, tok(n))) return true;
  }
  return false;
}

/// What the pronoun on an event word stands for: of the nouns of the sentence that agree, the nearest that the trigger
/// asks for («العبوات تم إيصالها باليد ولم يتم رميها»: the bombs, not the hand), else the nearest.
int32_t ClaimFinder::meant_by(const Trigger& t, uint32_t chunk, uint32_t token) const {
  if (!t.alone()) {
    for (uint32_t i = chunk; i-- > first_;) {
      if (may_mean(tok(token).a.enclitic, i) && companion_word(t, tok(a_.chunk(i).head)))
        return static_cast<int32_t>(i);
    }
  }
  return pointed_to(chunk, token);
}

bool ClaimFinder::companion_word(const Trigger& t, const Token& word) const {
  if (!word.is_word()) return false;
  return t.goes_with(word.letters) ||
         (word.a.enclitic != Enclitic::None && t.goes_with(word.letters.substr(0, word.a.stem_end)));
}

const Trigger* ClaimFinder::trigger_of(uint32_t token, uint32_t chunk, uint32_t lemma, Pos pos) const {
  const bool lasts = pos == Pos::Verb && tok(token).verb() && tok(token).a.tense == Tense::Present &&
                     !(tok(token).a.proclitics & (proclitic::kWill | proclitic::kLi));
  const Clause& cl = clause(chunk);
  const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
  for (const Trigger& t : k_.triggers(lemma)) {
    if (t.pos != pos || !companion_follows(t, token, chunk)) continue;
    if (t.rank == Rank::Turn && pos == Pos::Verb && tok(token).verb() && tok(token).a.tense != Tense::Past &&
        !(tok(token).a.proclitics & (proclitic::kWill | proclitic::kLi)) && (!headline() || relative)) {
      return nullptr;  // a state; a headline tells in the present what has happened
    }
    // «القوات التي تدعمها واشنطن»: no more than «القوات المدعومة من واشنطن».
    const bool epithet = lasts && relative && tok(token).a.enclitic != Enclitic::None;
    if (epithet && (t.type == EventType::Support || t.type == EventType::Aid)) return nullptr;
    return t.type == EventType::None ? nullptr : &t;
  }
  return nullptr;
}

void ClaimFinder::find_in(uint32_t i) {
  const Chunk& c = a_.chunk(i);
  if (c.kind == ChunkKind::Verb) {
    const Token& t = tok(c.first);
    if (const Trigger* trigger = trigger_of(c.first, i, t.a.lemma, Pos::Verb); trigger && !relays(c.first))
      add(i, c.first, *trigger, true);
    return;
  }
  if (c.kind != ChunkKind::Noun) return;
  const Trigger* best = nullptr;
  uint32_t at = 0;
  for (uint32_t n = c.first; n < c.last; ++n) {
    const Token& t = tok(n);
    if (!t.is_word() || t.inside_entity) continue;
    if (const Term* e = a_.tokens->term_at(n, Layer::Entity); e && e->last - e->first > 1) {
      n = e->last - 1;
      continue;
    }
    const Trigger* trigger = nullptr;
    if (t.noun()) trigger = trigger_of(n, i, t.a.lemma, Pos::Noun);
    if (!trigger && t.nominal()) trigger = trigger_of(n, i, t.a.lemma, Pos::Adjective);
    // «مستهدفا», «الرافضة»: a participle tells the event of its verb where it qualifies what stands before.
    const bool participle = t.a.derivation == Derivation::ActiveParticiple && t.a.base;
    if (!trigger && participle && !(t.a.proclitics & proclitic::kPrepositions) && n == c.head && !c.quantity &&
        (t.a.gcase == Case::Accusative || (t.definite() && n > c.first))) {
      trigger = trigger_of(n, i, t.a.base, Pos::Verb);
      if (trigger && trigger->rank != Rank::Act && trigger->type == EventType::Assault) trigger = nullptr;
    }
    if (!trigger) continue;
    // One phrase tells one event: «عمليات التفجير»: the more telling word, of equals the first; but «انتهاكات الهدنة»
    // tells a breach, not a truce.
    // «عملية إجلاء»: an operation of what kind.
    const bool kind = best && best->rank == Rank::Weak && best->type == EventType::Assault && n == at + 1 &&
                      trigger->rank == Rank::Act && !tok(at).definite();
    if (!best || kind || (rank(*trigger) > rank(*best) && trigger->type == best->type) ||
        best->rank == Rank::Companion) {
      best = trigger;
      at = n;
    }
  }
  if (best && !no_event(i, at)) add(i, at, *best, false);
}

/// «نقلت الوكالة عن مقاتلين قولهم إن»: the verb passes on what they say, and brings no fighters.
bool ClaimFinder::relays(uint32_t token) const {
  const Cue* cue = k_.cue(tok(token).a.lemma);
  if (!cue || !cue->relayed) return false;
  return std::any_of(said_.begin(), said_.end(), [&](const Said& said) {
    if (said.cue != cue || said.cue_first > token || token >= said.cue_last) return false;
    const Token& before = tok(said.begin - 1);  // not of «نقلت القوات عتادا»
    return !before.is_word() || before.a.pos == Pos::Complementiser || before.a.pos == Pos::Subordinator;
  });
}

/// «مناطق سيطرة», «تحت سيطرة», «خاضعة لسيطرة»: an embedding word that leaves no event.
bool ClaimFinder::no_event(uint32_t chunk, uint32_t token) const {
  const Chunk& c = a_.chunk(chunk);
  const auto none = [&](uint32_t n, Slot slot) {
    const Embedding* m = tok(n).is_word() ? embedding(tok(n)) : nullptr;
    return m && m->none && (m->slots >> static_cast<int>(slot) & 1U);
  };
  for (uint32_t n = c.first; n < token; ++n) {
    if (none(n, Slot::Genitive)) return true;
  }
  if (token != c.first || c.first == 0) return false;
  // «فقدت القوات تدريجيا السيطرة على»: the object of a verb that leaves none, over its subject and what is said of
  // when.
  if (const Clause& cl = clause(chunk); c.slot == Slot::None && cl.verb >= 0 && !c.conjoined) {
    const auto verb = static_cast<uint32_t>(cl.verb);
    const Token& v = tok(a_.chunk(verb).first);
    if (verb < chunk && chunk - verb <= kObjectWithin && v.a.voice == Voice::Active) {
      const Embedding* m = k_.embedding(v.a.lemma);
      if (m && m->none && (m->slots >> static_cast<int>(Slot::Object) & 1U) &&
          subject_of(a_, verb) != static_cast<int32_t>(chunk))
        return true;
    }
  }
  if (c.slot != Slot::None && c.preposition < c.first && none(c.preposition, Slot::Genitive)) return true;
  const uint32_t before = (c.slot != Slot::None && c.preposition < c.first ? c.preposition : c.first);
  // «أكدت المنظمة | اعتقال»: a definite noun has nothing in idafa to it.
  if (before > 0 && c.slot == Slot::None && tok(before - 1).is_word() && tok(before - 1).definite()) return false;
  return before > 0 && none(before - 1, c.slot == Slot::None ? Slot::Genitive : c.slot);
}

void ClaimFinder::add(uint32_t chunk, uint32_t token, const Trigger& trigger, bool verb) {
  EventDraft e;
  e.chunk = chunk;
  e.token = token;
  e.trigger = &trigger;
  e.sentence = sentence_;
  e.verb = verb;
  e.modes = trigger.modes;
  e.anaphor = a_.chunk(chunk).anaphor;
  const VictimWord* v = verb ? nullptr : k_.victim(tok(token).a.lemma);
  // «30 إصابة» counts, «إصابة ثلاثة» tells.
  const auto& quantity = a_.chunk(chunk).quantity;
  const bool counts = tok(token).a.derivation != Derivation::VerbalNoun || (quantity && quantity->first < token) ||
                      tok(token).a.number == Number::Plural;
  e.self_victim = v && v->harm != TollKind::None && trigger.harm != TollKind::None && counts;
  note(e, "trigger " + trigger.origin);
  events_.push_back(std::move(e));
}

EventDraft* ClaimFinder::event_of_chunk(int32_t chunk) {
  for (EventDraft& e : events_) {
    if (static_cast<int32_t>(e.chunk) == chunk) return &e;
  }
  return nullptr;
}

// ---- out ----

/// The shortest statement around each token; of equals the first.
void ClaimFinder::index_statements() {
  std::vector<uint32_t> order(said_.size());
  uint32_t end = 0;
  for (uint32_t s = 0; s < said_.size(); ++s) {
    order[s] = s;
    end = std::max(end, said_[s].end);
  }
  std::sort(order.begin(), order.end(), [&](uint32_t x, uint32_t y) {
    const uint32_t length_x = said_[x].end - said_[x].begin, length_y = said_[y].end - said_[y].begin;
    return length_x != length_y ? length_x > length_y : x > y;
  });
  statement_of_.assign(end, -1);
  for (uint32_t s : order) {
    for (uint32_t i = said_[s].begin; i < said_[s].end; ++i) statement_of_[i] = static_cast<int32_t>(s);
  }
}

/// «مواقع وتجمعات الميليشيا», «مواقع وتعزيزات للقوات»: one phrase, of which the second word names the owner.
bool ClaimFinder::share_owner(const Argument& x, const Argument& next) const {
  if (x.index < 0 || next.index < 0 || !next.chunk.conjoined || next.chunk.first != x.chunk.last) return false;
  const Token &h = tok(x.chunk.head), &second = tok(next.chunk.head);
  if (x.chunk.first + 1 != x.chunk.last || x.chunk.entity >= 0 || !h.noun() || h.definite() ||
      h.a.number != Number::Plural || h.a.enclitic != Enclitic::None || !second.noun() || second.definite() ||
      second.a.number != Number::Plural)
    return false;
  const uint32_t behind = static_cast<uint32_t>(next.index) + 1;
  const bool owned = behind < a_.last_chunk && a_.chunk(behind).kind == ChunkKind::Noun &&
                     a_.chunk(behind).slot == Slot::For && a_.chunk(behind).first <= next.chunk.last + 1;
  const Token& last = tok(next.chunk.last - 1);
  return owned || (next.chunk.last > next.chunk.first + 1 && last.is_word() &&
                   (last.definite() || last.term(Layer::Entity) >= 0 || next.chunk.entity >= 0));
}

Mention ClaimFinder::mention(const Argument& x) const {
  // «مجموعة | من الممرضات», «13 | من الميليشيات»
  if (const uint32_t next = static_cast<uint32_t>(x.index) + 1;
      x.index >= 0 && next < a_.last_chunk && a_.chunk(next).kind == ChunkKind::Noun &&
      a_.chunk(next).slot == Slot::From && !a_.chunk(next).conjoined && a_.chunk(next).preposition == x.chunk.last &&
      x.chunk.entity < 0) {
    const bool number =
        x.chunk.quantity && x.chunk.head >= x.chunk.quantity->first && x.chunk.head < x.chunk.quantity->last;
    const Token& h = tok(x.chunk.head);
    const bool measure = x.chunk.head + 1 == x.chunk.last && h.is_word() && !h.definite() &&
                         (a_.tags(h) & (tag::kMeasure | tag::kGroup)) && a_.can_act(a_.chunk(next)) &&
                         !a_.names_place(next);
    if (number || measure) return a_.mention(x.chunk.first, a_.chunk(next).last);
  }
  if (x.index >= 0 && a_.chunk(static_cast<uint32_t>(x.index)).first == x.chunk.first)
    return a_.mention(static_cast<uint32_t>(x.index));
  return a_.mention(x.chunk.first, x.chunk.last);
}

/// A definite act without arguments («الهجوم») points back at what has been told. It tells something where more is said
/// of it: that it took place («وقعت الاشتباكات»), when («احتجاجات» of a day), of what kind («الغارات الجوية»), or that
/// it is refused, asked for, feared («رفض الانسحاب»). Who leaves or stops is mostly told without any argument.
bool ClaimFinder::more_than_anaphor(const EventDraft& e) const {
  const Chunk& own = a_.chunk(e.chunk);
  if (e.trigger->type == EventType::Retreat || said_to_happen(e)) return true;
  if (e.trigger->type == EventType::Assault) return own.last > e.token + 1;
  return e.date || e.factuality == Factuality::Hypothetical;
}

/// «وقعت الاشتباكات», «المعارك تجددت»
bool ClaimFinder::said_to_happen(const EventDraft& e) const {
  constexpr uint32_t kVerbWithin = 4;  // chunks in which the verb of a preposed subject follows
  const Chunk& own = a_.chunk(e.chunk);
  const auto happens = [&](uint32_t i) {
    if (a_.chunk(i).kind != ChunkKind::Verb) return false;
    const auto lights = k_.light_verbs(tok(a_.chunk(i).first).a.lemma);
    return std::any_of(lights.begin(), lights.end(),
                       [](const LightVerb& l) { return l.subject_is_event && l.slot == Slot::Subject; });
  };
  if (own.slot == Slot::None && e.chunk > first_ && happens(e.chunk - 1)) return true;
  for (uint32_t i = e.chunk + 1; i < std::min(last_, e.chunk + kVerbWithin); ++i) {
    if (happens(i) && subject_of(a_, i) == static_cast<int32_t>(e.chunk)) return true;
  }
  return false;
}

bool ClaimFinder::worth_telling(const EventDraft& e) const {
  const bool arguments = !e.actors.empty() || !e.nisba_actors.empty() || !e.targets.empty() || !e.tolls.empty();
  const bool own_place = std::any_of(e.places.begin(), e.places.end(), [&](const Argument& x) {
    if (x.index < 0) return false;
    const Clause& cl = clause(static_cast<uint32_t>(x.index));  // «مؤتمر عقد في المدينة»
    return a_.chunk(static_cast<uint32_t>(x.index)).clause == a_.chunk(e.chunk).clause ||
           ((cl.kind == ClauseKind::BareRelative || cl.kind == ClauseKind::Relative) &&
            cl.antecedent == static_cast<int32_t>(e.chunk));
  });
  // «لن نسمح», «لا نتنازل»: who yields nothing refuses.
  if (e.verb && e.trigger->type == EventType::Concede && e.factuality == Factuality::Denied &&
      tok(e.token).a.tense == Tense::Present)
    return false;
  // «أطلق سراح المعتقلين»: people in custody, whoever arrested them and when.
  if (!e.verb && e.trigger->harm == TollKind::Captured && tok(e.token).definite() && !a_.chunk(e.chunk).quantity &&
      tok(e.token).a.derivation != Derivation::VerbalNoun)
    return false;
  if (e.verb) {
    // Only people and bodies promise, threaten, refuse, accuse …
    if (e.trigger->type != EventType::Assault && e.trigger->type != EventType::Retreat && !e.passive) {
      const int32_t s = subject_of(a_, e.chunk);
      const bool somebody =  // «أغلقت الطريق وحفرت خنادق»: who did the first
          tok(e.token).conjoined() && tok(e.token).a.tense == Tense::Past &&
          std::any_of(e.actors.begin(), e.actors.end(), [&](const Argument& x) { return a_.can_act(x.chunk); });
      if (s >= 0 && !somebody && !a_.can_act(a_.chunk(static_cast<uint32_t>(s))) &&
          !a_.is_document(a_.chunk(static_cast<uint32_t>(s))))
        return false;
    }
    return (e.trigger->rank != Rank::Companion && e.trigger->rank != Rank::Weak) || arguments || own_place;
  }
  if (e.trigger->rank == Rank::Weak || e.trigger->rank == Rank::Companion)
    return (arguments || own_place) && !e.empty_genitive;
  if (e.anaphor) return !e.tolls.empty() || !e.targets.empty() || e.blamed;
  if (e.self_victim) return !e.tolls.empty() || !e.actors.empty() || measured(e);
  const Token& t = tok(e.token);
  if (t.definite() && !arguments && !own_place && e.trigger->alone()) {
    if (more_than_anaphor(e)) return true;
    const int32_t s = statement_at(e.token);  // «دعا إلى الانسحاب»
    return s >= 0 && said_[static_cast<size_t>(s)].stance == Stance::Demand &&
           e.factuality == Factuality::Hypothetical && e.trigger->rank == Rank::Act &&
           e.trigger->type != EventType::Assault && e.token <= said_[static_cast<size_t>(s)].begin + 1;
  }
  return true;
}

BackgroundEvidence ClaimFinder::evidence(const EventDraft& e, const Claim& c) const {
  const auto index = e.share_of >= 0 ? e.share_of : static_cast<int32_t>(&e - events_.data());
  const bool shares = std::any_of(events_.begin(), events_.end(),
                                  [&](const EventDraft& x) { return x.host >= 0 && root(x.host) == index; });
  BackgroundEvidence out = background_evidence(
      a_, {e.token, e.chunk, e.sentence, e.verb, shares, e.trigger, e.date ? &*e.date : nullptr, &c});
  if (e.shared_out) out.set(BackgroundFeature::Place);
  return out;
}

/// A word for a band in the phrase of the event, or a militia earlier in the sentence.
bool ClaimFinder::band_before(const EventDraft& e) const {
  const Chunk& own = a_.chunk(e.chunk);
  for (uint32_t n = a_.chunk(first_).first; n < own.last; ++n) {
    const std::string* label = tok(n).is_word() ? k_.label(tok(n).a.lemma) : nullptr;
    if (label && (*label == "militia" || (n > e.token && (*label == "terrorist" || *label == "rebel")))) return true;
  }
  return false;
}

void ClaimFinder::emit() {
  for (EventDraft& e : events_) {
    if (e.host >= 0 || !worth_telling(e)) continue;
    Claim c;
    c.trigger = trigger_span(e);
    c.type = e.trigger->type;
    uint64_t modes = e.modes;
    const uint64_t clash = k_.mode_bit("clash");
    if (c.type == EventType::Assault && e.weapon_modes && !(modes & k_.mode_bit("territory"))) {
      modes |= e.weapon_modes;
      modes &= ~clash;
    }
    if (c.type == EventType::Assault && (modes & (k_.mode_bit("aerial") | k_.mode_bit("drone"))))
      modes &= ~k_.mode_bit("heavy-weapons");
    for (int bit = 0; bit < k_.mode_count(); ++bit) {
      if (modes >> bit & 1U) c.modes.push_back(k_.mode_name(bit));
    }
    std::sort(c.modes.begin(), c.modes.end());
    c.factuality = e.factuality;
    if (const int32_t s = statement_at(e.told_at()); s >= 0) c.statement = "s" + std::to_string(s + 1);
    for (const Argument& x : e.actors) c.actors.push_back(mention(x));
    for (const Mention& m : e.nisba_actors) c.actors.push_back(m);
    // «تنظيم داعش» and «داعش» in it
    std::erase_if(c.actors, [&](const Mention& inner) {
      return std::any_of(c.actors.begin(), c.actors.end(), [&](const Mention& m) {
        return m.span.begin <= inner.span.begin && inner.span.end <= m.span.end && m.span != inner.span;
      });
    });
    // Bands that move are no troops.
    const auto band = [](const Mention& m) {
      return m.label == "militia" || m.label == "terrorist" || m.label == "rebel" || m.label == "mercenary" ||
             m.actor.find(".REB") != std::string::npos;
    };
    if (c.type == EventType::Mobilize && (modes & k_.mode_bit("troops")) &&
        (c.actors.empty() ? band_before(e) : std::all_of(c.actors.begin(), c.actors.end(), band))) {
      std::replace(c.modes.begin(), c.modes.end(), std::string("troops"), std::string("militia"));
      std::sort(c.modes.begin(), c.modes.end());
    }
    for (size_t n = 0; n < e.targets.size(); ++n) {
      const Argument& x = e.targets[n];
      bool also_actor = false;
      for (const Argument& y : e.actors) also_actor |= y.chunk.first == x.chunk.first;
      // «سقوط عشرات القتلى»: how many, but not who
      if (also_actor || (e.trigger->type == EventType::Assault && only_counts(x))) continue;
      if (n + 1 < e.targets.size() && share_owner(x, e.targets[n + 1])) {
        c.targets.push_back(a_.mention(x.chunk.first, e.targets[n + 1].chunk.last));
        ++n;
      } else {
        c.targets.push_back(mention(x));
      }
    }
    // «في الموصل … في حي القدس»: the quarter is more exact than its town, whichever stands first.
    std::stable_partition(e.places.begin(), e.places.end(), [&](const Argument& x) {
      const PlaceWord* word = a_.place_word(a_.chunk(static_cast<uint32_t>(x.index)));
      return !word || word->kind != "neighbourhood";
    });
    for (const Argument& x : e.places) c.places.push_back(a_.place(static_cast<uint32_t>(x.index)));
    std::stable_sort(c.places.begin(), c.places.end(),
                     [](const PlaceMention& x, const PlaceMention& y) { return x.precision > y.precision; });
    if (e.date) c.date = resolve(*e.date, a_.published);
    for (const auto& [first, last] : e.weapons)
      c.weapons.push_back(
          {a_.tokens->bare_span(first, last), std::string(a_.tokens->text->slice(a_.tokens->bare_span(first, last)))});
    for (const TollDraft& t : e.tolls) {
      Toll out;
      out.span = a_.tokens->bare_span(t.first, t.last);
      out.kind = t.kind;
      out.who = t.who;
      out.number = t.number;
      out.number_to = t.number_to;
      out.hedge = t.hedge;
      out.part = t.part;
      c.tolls.push_back(out);
    }
    evidence_.push_back(evidence(e, c));
    c.evidence = a_.tokens->text->sentences()[e.sentence].span;
    c.rule = e.trigger->origin + " " + frame(e).name;
    c.why = std::move(e.why);
    claims_.push_back(std::move(c));
    told_.push_back(e.told_at());
  }
  result_of_.clear();
  result_verb_.clear();
}

Span ClaimFinder::trigger_span(const EventDraft& e) const {
  const uint32_t at = e.told_at();
  const Span bare = a_.tokens->bare_span(at, at + 1);
  return bare.empty() ? tok(at).word->span : bare;
}

/// Claims that a cue itself makes: «اتهم», «طالب», «هدد».
void ClaimFinder::cue_claims() {
  std::sort(told_.begin(), told_.end());
  for (size_t s = 0; s < said_.size(); ++s) {
    const Said& x = said_[s];
    if (!x.cue || x.cue->claim == EventType::None || x.cue->pos == Pos::Particle) continue;
    const auto told =
        std::lower_bound(told_.begin(), told_.end(), x.cue_first);  // «أصابع الاتهام»: by any of its words
    if (told != told_.end() && *told < std::max(x.cue_last, x.cue_first + 1)) continue;
    if (x.cue->pos == Pos::Verb) {  // only people and bodies demand, threaten, accuse
      const int32_t subject = subject_of(a_, x.cue_chunk);
      // … and what they write: «اتهمت تقارير دولية».
      if (subject >= 0 && !a_.can_act(a_.chunk(static_cast<uint32_t>(subject))) &&
          !a_.is_document(a_.chunk(static_cast<uint32_t>(subject))))
        continue;
    }
    Claim c;
    c.trigger = a_.tokens->bare_span(x.cue_first, x.cue_first + 1);
    c.type = x.cue->claim;
    // The words that follow tell the kind: «طالب بوقف القتال».
    sentence_ = a_.sentence_of_chunk(x.cue_chunk);
    last_ = a_.chunks->sentences[sentence_].last;
    uint64_t claim_modes = x.cue->claim_modes;
    if (const Trigger* t = trigger_of(x.cue_first, x.cue_chunk, tok(x.cue_first).a.lemma, x.cue->pos);
        t && t->type == c.type)
      claim_modes |= t->modes;
    for (int bit = 0; bit < k_.mode_count(); ++bit) {
      if (claim_modes >> bit & 1U) c.modes.push_back(k_.mode_name(bit));
    }
    std::sort(c.modes.begin(), c.modes.end());
    if (x.parent >= 0) c.statement = "s" + std::to_string(x.parent + 1);
    if (!x.chain.empty()) c.actors.push_back(x.chain.front());
    for (uint32_t j = x.cue_chunk + 1; j < a_.last_chunk && a_.chunk(j).first < x.begin; ++j) {  // whom it is said to
      const Chunk& n = a_.chunk(j);
      if (n.kind != ChunkKind::Noun || !a_.can_act(n) ||
          (n.slot != Slot::From && n.slot != Slot::None && n.slot != Slot::For))
        continue;
      const Mention m = a_.mention(j);
      if (x.chain.empty() || !m.span.overlaps(x.chain.front().span)) c.targets.push_back(m);
    }
    const Clause& cl = clause(x.cue_chunk);
    for (uint32_t i = cl.first; i < cl.last && !c.date; ++i) {
      const Chunk& time = a_.chunk(i);
      if (names_day(i) && time.first < std::max(x.begin, x.cue_last)) c.date = resolve(*time.date, a_.published);
    }
    const uint32_t sentence = a_.sentence_of_chunk(x.cue_chunk);
    c.evidence = a_.tokens->text->sentences()[sentence].span;
    c.rule = x.cue->origin;
    claims_.push_back(std::move(c));
  }
}

std::vector<Claim> find_claims(const Article& article, const std::vector<Said>& statements) {
  return ClaimFinder(article, statements).run();
}

}  // namespace isnad
