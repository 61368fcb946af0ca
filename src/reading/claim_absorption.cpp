// Words of one sentence that tell one happening are one claim.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {

bool ClaimFinder::gives_way(const EventDraft& e) {
  const bool losses = is_losses(e) && !e.tolls.empty();
  return e.trigger->rank == Rank::Harm || e.trigger->rank == Rank::Generic || e.trigger->rank == Rank::Companion ||
         losses;
}

bool ClaimFinder::can_host(const EventDraft& e, const EventDraft& guest) {
  if (e.verb && guest.trigger->rank != Rank::Harm) return false;
  if (e.trigger->rank >= Rank::Generic) return rank(*e.trigger) > rank(*guest.trigger) || e.trigger->rank == Rank::Act;
  return e.trigger->rank == Rank::Weak && guest.trigger->rank == Rank::Harm && !e.verb;
}

bool ClaimFinder::event_slot(const Chunk& c) {
  if (c.joined_to >= 0 && !event_of_chunk(c.joined_to)) return false;  // «في ذمار، واختطاف»: only coordinated
  return c.slot == Slot::In || c.slot == Slot::By || c.slot == Slot::Cause || c.slot == Slot::Through ||
         c.slot == Slot::Agent || c.function == Function::Cause;
}

/// Nearest act before `chunk` in the sentence, or -1.
int32_t ClaimFinder::act_before(uint32_t chunk) const {
  for (size_t n = events_.size(); n-- > 0;) {
    const EventDraft& e = events_[n];
    if (e.chunk >= chunk || e.host >= 0) continue;
    if (e.trigger->type != EventType::Assault) continue;
    if (e.trigger->rank != Rank::Harm && e.trigger->rank != Rank::Companion) return static_cast<int32_t>(n);
  }
  return -1;
}

/// «الانفجار الذي وقع أمس خلف أربعة جرحى», «الهجمات التي نفذوها أدت إلى مقتل»: the act before, over the relative clause
/// that describes it, is what the verb tells the result of.
int32_t ClaimFinder::act_over_relative(uint32_t verb) const {
  const Token& v = tok(a_.chunk(verb).first);
  if (v.a.number == Number::Plural || v.a.number == Number::Dual || v.a.person != 3 ||
      clause(verb).kind == ClauseKind::That)
    return -1;
  for (size_t n = events_.size(); n-- > 0;) {
    const EventDraft& x = events_[n];
    if (x.chunk >= verb || x.host >= 0 || x.verb || x.trigger->type != EventType::Assault ||
        x.trigger->rank == Rank::Harm || x.self_victim)
      continue;
    const Token& noun = tok(x.token);
    const bool feminine = noun.a.gender == Gender::Feminine || noun.a.number == Number::Plural;
    if (feminine != (v.a.gender == Gender::Feminine)) continue;
    for (uint32_t j = x.chunk + 1; j < verb; ++j) {
      if (clause(j).kind == ClauseKind::Relative && clause(j).antecedent == static_cast<int32_t>(x.chunk))
        return static_cast<int32_t>(n);
    }
  }
  return -1;
}

int32_t ClaimFinder::root(int32_t n) const {
  for (int steps = 0; steps < 20 && n >= 0 && events_[static_cast<size_t>(n)].host >= 0; ++steps)
    n = events_[static_cast<size_t>(n)].host;
  return n;
}

/// «استشهد إثر إصابته برصاصة», «توفي الطفل بعد إصابته»: who dies of his wounds is no wounded.
void ClaimFinder::died_of_it() {
  for (EventDraft& wound : events_) {
    if (wound.verb || wound.trigger->harm != TollKind::Injured || tok(wound.token).a.enclitic == Enclitic::None)
      continue;
    for (const EventDraft& death : events_) {
      if (death.trigger->harm != TollKind::Killed) continue;
      std::erase_if(wound.tolls, [&](const TollDraft& t) {
        return std::any_of(death.tolls.begin(), death.tolls.end(),
                           [&](const TollDraft& d) { return d.first == t.first; });
      });
    }
  }
}

/// «جنديان», «القيادي فلان»; not «شخصان», «آخرون».
bool ClaimFinder::told_who(const Argument& x) const {
  const Chunk& c = x.chunk;
  // «سبعة | من أفراد الحرس»
  if (const uint32_t next = static_cast<uint32_t>(x.index) + 1;
      c.kind == ChunkKind::Noun && x.index >= 0 && c.quantity && next < last_ &&
      a_.chunk(next).kind == ChunkKind::Noun && a_.chunk(next).slot == Slot::From &&
      a_.chunk(next).first == c.last + 1 && told_who(argument(next)))
    return true;
  if (c.kind != ChunkKind::Noun || !tok(c.head).is_word()) return false;
  if (c.entity >= 0) return true;
  for (uint32_t n = c.first; n < c.last; ++n) {
    if (a_.tokens->function_at(n) == Function::Others) return false;
  }
  const auto who = victim_class(c);
  return who && *who != Victim::Person && (a_.tags(tok(c.head)) & (tag::kPerson | tag::kGroup)) != 0;
}

void ClaimFinder::absorb() {
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host < 0) e.host = same_told_before(n);
    if (e.host >= 0) continue;
    if (const int32_t before = names_again(n); before >= 0) {
      // Troops that are sent say more than that somebody sends them.
      if (e.trigger->type == EventType::Mobilize)
        events_[static_cast<size_t>(before)].host = static_cast<int32_t>(n);
      else
        e.host = before;
      continue;
    }
    int32_t host = -1;
    if (gives_way(e)) host = e.trigger->type == EventType::Assault ? host_of(n) : carried_noun(n);
    if (const int32_t verb = host < 0 ? asked_for_by(n) : -1; verb >= 0) {
      EventDraft& v = events_[static_cast<size_t>(verb)];
      // «لقي أربعة أشخاص مصرعهم»: the noun carries the meaning, so the verb gives way.
      if (v.host < 0 && v.trigger->rank == Rank::Harm && e.trigger->rank == Rank::Harm &&
          tok(e.token).a.enclitic != Enclitic::None) {
        if (!v.targets.empty()) e.targets = v.targets;
        v.host = static_cast<int32_t>(n);
        continue;
      }
      host = verb;
    }
    if (host >= 0 && root(host) != static_cast<int32_t>(n)) e.host = host;
  }
  // «قتل 5 وجرح 4 إثر هجوم»: the act that the second harm gives way to is that of the first as well.
  for (size_t n = events_.size(); n-- > 1;) {
    EventDraft& first = events_[n - 1];
    const EventDraft& second = events_[n];
    if (first.host >= 0 || second.host < 0 || root(second.host) == static_cast<int32_t>(n - 1)) continue;
    if (first.trigger->rank != Rank::Harm || second.trigger->rank != Rank::Harm || !a_.chunk(second.chunk).conjoined)
      continue;
    if (second.chunk - first.chunk <= 5 && first.verb == second.verb) first.host = root(second.host);
  }
  died_of_it();
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    const int32_t h = root(e.host);
    if (h < 0 && e.zero) none_harmed(e, e);
    if (h < 0 || h == static_cast<int32_t>(n)) continue;
    EventDraft& host = events_[static_cast<size_t>(h)];
    note(host, "tells the same as " + std::string(a_.tokens->text->slice(tok(e.token).word->span)) + " (" +
                   e.trigger->origin + ")");
    if (e.zero) {
      none_harmed(host, e);
      continue;
    }
    for (const TollDraft& t : e.tolls) {
      bool known = false;
      for (const TollDraft& other : host.tolls) {
        const bool died = e.self_victim && t.first == a_.chunk(e.chunk).first && killed_afterwards(host, e, other.kind);
        known |= other.first == t.first && (other.kind == t.kind || died);
      }
      if (!known) host.tolls.push_back(t);
    }
    const auto merge = [](std::vector<Argument>& into, const std::vector<Argument>& from) {
      for (const Argument& x : from) {
        bool known = false;
        for (const Argument& y : into) known |= y.chunk.first == x.chunk.first;
        if (!known) into.push_back(x);
      }
    };
    // «معارك أسفرت عن مقتل 13 مسلحا»: who dies of it on either side is no target of the fighting.
    if (e.trigger->rank == Rank::Harm && frame(host).role(Slot::Genitive) == Role::Party &&
        result_of_.count(static_cast<int32_t>(e.chunk)))
      e.targets.clear();
    // «غارة على مواقع قتلت ثلاثة جنود»: whom it killed as well as what it was aimed at, if told who they were.
    if (e.trigger->rank == Rank::Harm && !host.targets.empty())
      e.targets.erase(
          std::remove_if(e.targets.begin(), e.targets.end(), [&](const Argument& x) { return !told_who(x); }),
          e.targets.end());
    merge(host.targets, e.targets);
    merge(host.places, e.places);
    if (host.actors.empty() && host.nisba_actors.empty()) {
      merge(host.actors, e.actors);
      host.nisba_actors = e.nisba_actors;
    }
    host.weapon_modes |= e.weapon_modes;
    if (e.trigger->rank == Rank::Harm && !e.verb) host.modes |= e.modes;
    if (host.factuality == Factuality::Asserted) host.factuality = e.factuality;
  }
}

/// «استعاد الجيش | السيطرة», «أرسل الجيش | تعزيزات»: the act that the word before tells, named as its object; which
/// word that is, or -1.
int32_t ClaimFinder::names_again(size_t n) const {
  constexpr uint32_t kObject = 3;  // chunks
  const EventDraft& e = events_[n];
  const Chunk& c = a_.chunk(e.chunk);
  if (n == 0 || e.verb || c.slot != Slot::None || c.conjoined) return -1;
  const EventDraft& x = events_[n - 1];
  const bool same = x.trigger->rank == Rank::Act && x.trigger->type == e.trigger->type && x.modes != 0 &&
                    x.modes == e.modes && a_.chunk(x.chunk).clause == c.clause;
  if (x.host >= 0 || !same || e.chunk - x.chunk > kObject) return -1;
  const bool object = x.verb ? subject_of(a_, x.chunk) != static_cast<int32_t>(e.chunk) : masdar(x);
  return object ? static_cast<int32_t>(n) - 1 : -1;
}

/// «عقد جلسة لمناقشة العنف», «اتفاق لوقف إطلاق النار»: a meeting in order to confer, an agreement on a truce are one
/// happening; so is «أصيب بإصابات خطيرة».
int32_t ClaimFinder::same_told_before(size_t n) const {
  constexpr uint32_t kWithin = 7, kInjuryWithin = 3;  // chunks
  const EventDraft& e = events_[n];
  const Chunk& c = a_.chunk(e.chunk);
  // «وقف فوري | لإطلاق النار»: the word before asks for it.
  const bool joined = !e.verb && (tok(e.token).a.proclitics & proclitic::kLi) != 0;
  if (n > 0 && joined) {
    const EventDraft& x = events_[n - 1];
    const bool of_fire = x.trigger->type == EventType::Retreat || x.trigger->type == EventType::Assault;
    if (!x.verb && of_fire && x.chunk + 1 == e.chunk && x.trigger->goes_with(tok(e.token).letters.substr(1)))
      return static_cast<int32_t>(n) - 1;
  }
  const bool injury = c.slot == Slot::By && e.trigger->harm == TollKind::Injured;
  if (e.verb || (!injury && (c.slot != Slot::For || tok(e.token).a.derivation != Derivation::VerbalNoun))) return -1;
  for (size_t m = n; m-- > 0;) {
    const EventDraft& x = events_[m];
    if (a_.chunk(x.chunk).clause != c.clause || e.chunk - x.chunk > (injury ? kInjuryWithin : kWithin)) break;
    if (x.host >= 0) continue;
    if (injury ? x.trigger->harm == TollKind::Injured
               : (x.trigger->type == EventType::Consult && e.trigger->type == EventType::Consult) ||
                     (x.trigger->type == EventType::Agree && (e.modes & k_.mode_bit("ceasefire"))))
      return static_cast<int32_t>(m);
  }
  return -1;
}

/// «لقي أربعة أشخاص مصرعهم», «كبدتها خسائر»: the verb before that tells its event with this very word.
int32_t ClaimFinder::asked_for_by(size_t n) const {
  constexpr uint32_t kWithin = 6;  // chunks
  const EventDraft& e = events_[n];
  if (e.verb || e.trigger->harm == TollKind::None || a_.chunk(e.chunk).slot != Slot::None) return -1;
  for (size_t m = n; m-- > 0 && e.chunk - events_[m].chunk <= kWithin;) {
    const EventDraft& x = events_[m];
    if (x.verb && x.trigger->type == e.trigger->type && companion_word(*x.trigger, tok(e.token)))
      return static_cast<int32_t>(m);
  }
  return -1;
}

/// «توصل إلى اتفاق», «قدم مساعدات»: a word without its kind gives way to the noun of the same type behind it.
int32_t ClaimFinder::carried_noun(size_t n) const {
  const EventDraft& e = events_[n];
  if (n + 1 >= events_.size()) return -1;
  const EventDraft& next = events_[n + 1];
  const bool near = next.chunk - e.chunk <= 4 && a_.chunk(next.chunk).clause == a_.chunk(e.chunk).clause;
  return !next.verb && near && next.trigger->type == e.trigger->type && next.host < 0 ? static_cast<int32_t>(n) + 1
                                                                                      : -1;
}

/// What stands behind the verb is its object.
bool ClaimFinder::subject_unsaid(const EventDraft& e) const {
  const int32_t s = subject_of(a_, e.chunk);
  return s < 0 || std::any_of(e.targets.begin(), e.targets.end(), [&](const Argument& x) { return x.index == s; }) ||
         std::any_of(e.places.begin(), e.places.end(), [&](const Argument& x) { return x.index == s; });
}

/// A relative clause right behind the noun says who did the act: «غارات شنها الطيران».
bool ClaimFinder::told_by_a_verb_of_its_own(const EventDraft& act) const {
  for (uint32_t j = act.chunk + 1; j < std::min(last_, act.chunk + 3); ++j) {
    if (a_.chunk(j).kind != ChunkKind::Verb) continue;
    // «غارات استهدفت المدينة»: the raids themselves are its subject.
    if (tok(a_.chunk(j).first).a.enclitic == Enclitic::None) return false;
    const Clause& cl = clause(j);
    return (cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative) &&
           cl.antecedent == static_cast<int32_t>(act.chunk);
  }
  return false;
}

/// A pronoun right behind a verb of harm that stands for an act before it: «الهجوم المزعوم، قتل فيه العشرات», «هجوم قيل
/// إن 40 شخصا لقوا حتفهم خلاله», «وراح ضحيته مدنيون».
int32_t ClaimFinder::resumed(const EventDraft& e) const {
  for (uint32_t n = e.token + 1; n < std::min(a_.chunk(last_ - 1).last, e.token + 5); ++n) {
    const Token& t = tok(n);
    if (!t.is_word()) {
      if (n > e.token + 1) break;
      continue;
    }
    if (t.a.enclitic != Enclitic::He && t.a.enclitic != Enclitic::She) continue;
    const VictimWord* victim = t.noun() ? k_.victim(t.a.lemma) : nullptr;
    if (t.a.pos != Pos::Preposition && !(victim && victim->harm == TollKind::Killed)) continue;
    for (size_t m = events_.size(); m-- > 0;) {
      const EventDraft& x = events_[m];
      if (x.token >= e.token || x.verb || !can_host(x, e) || x.trigger->type != EventType::Assault) continue;
      const Token& act = tok(x.token);
      const bool she = act.a.gender == Gender::Feminine || act.a.number == Number::Plural;
      if (she == (t.a.enclitic == Enclitic::She)) return static_cast<int32_t>(m);
    }
  }
  return -1;
}

/// The act whose subject or description a verb without its kind tells, past relative clauses that say who did it: «غارة
/// جوية نفذتها المقاتلات استهدفت تجمعات», «قصف من الطائرات والتي استهدفت».
int32_t ClaimFinder::act_of_verb(const EventDraft& e) const {
  const Token& v = tok(e.token);
  if (v.a.number != Number::Singular || v.a.enclitic != Enclitic::None) return -1;
  for (uint32_t i = e.chunk; i-- > first_ && e.chunk - i <= 7;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Noun) {
      for (size_t m = events_.size(); m-- > 0;) {
        const EventDraft& x = events_[m];
        if (x.chunk != i || x.verb || x.trigger->type != EventType::Assault || x.trigger->rank != Rank::Act) continue;
        const Token& act = tok(x.token);
        const bool she = act.a.gender == Gender::Feminine || act.a.number == Number::Plural;
        // «قصف من طائرات التحالف والتي استهدفت»: described is who did the act.
        const int32_t described = clause(e.chunk).antecedent;
        const bool doer = std::any_of(x.actors.begin(), x.actors.end(),
                                      [&](const Argument& y) { return y.index >= 0 && y.index == described; });
        return doer || she == (v.a.gender == Gender::Feminine) ? static_cast<int32_t>(m) : -1;
      }
      continue;
    }
    if (c.kind == ChunkKind::Verb) {
      if (tok(c.first).a.enclitic == Enclitic::None) return -1;
      continue;
    }
    if (c.function == Function::Stop) return -1;
    if (c.kind == ChunkKind::Word && tok(c.first).a.pos != Pos::Relative && tok(c.first).a.pos != Pos::Preposition)
      return -1;
  }
  return -1;
}

int32_t ClaimFinder::host_of(size_t n) {
  const EventDraft& e = events_[n];
  const uint32_t c = e.chunk;
  const auto index = [&](const EventDraft* x) { return static_cast<int32_t>(x - events_.data()); };
  const Clause& cl = clause(c);
  // «أسفرت الغارة عن مقتل», «ما أدى إلى مقتل»
  if (const auto it = result_of_.find(static_cast<int32_t>(c)); it != result_of_.end()) {
    if (EventDraft* s = it->second >= 0 ? event_of_chunk(it->second) : nullptr; s && s != &e) return index(s);
    const int32_t verb = result_verb_[static_cast<int32_t>(c)];
    if (const int32_t act = act_over_relative(static_cast<uint32_t>(verb)); act >= 0) return act;
    const bool what = clause(static_cast<uint32_t>(verb)).kind == ClauseKind::Result;  // «ما أدى إلى»
    if (what || it->second < 0 || !a_.can_act(a_.chunk(static_cast<uint32_t>(it->second))) ||
        a_.names_place(static_cast<uint32_t>(it->second))) {
      if (const int32_t act = act_before(c); act >= 0) return act;
    }
  }
  // «فجر انتحاري نفسه»: who does it.
  if (!e.verb && (a_.tags(tok(e.token)) & tag::kPerson)) {
    for (const EventDraft& x : events_) {
      if (x.verb && x.trigger->type == EventType::Assault && !x.passive &&
          subject_of(a_, x.chunk) == static_cast<int32_t>(c) && x.trigger->rank == Rank::Act)
        return index(&x);
    }
  }
  // The act under a preposition behind it: «قتل ثلاثة في غارة».
  for (const EventDraft& x : events_) {
    if (&x == &e || x.chunk <= c || x.verb || x.trigger->type != EventType::Assault || !can_host(x, e)) continue;
    if (a_.chunk(x.chunk).clause != a_.chunk(c).clause && !(e.verb == false && x.chunk - c <= 6)) continue;
    if (x.self_victim) continue;
    bool verb_between = false;
    for (uint32_t j = c + 1; j < x.chunk; ++j)
      verb_between |= a_.chunk(j).kind == ChunkKind::Verb || a_.chunk(j).function == Function::Stop;
    if (verb_between) continue;
    // «قتل ثلاثة إثر غارة شنها الطيران»: the cause has a clause of its own, with its own doer.
    if (e.verb && causes(a_.chunk(x.chunk)) && told_by_a_verb_of_its_own(x)) continue;
    // «مقتل شخص إثر تعرض المدينة لقصف»: what carries the act stands where it would.
    const bool carried = x.carrier > static_cast<int32_t>(c) && x.carrier < static_cast<int32_t>(x.chunk) &&
                         a_.tells_of_event(tok(a_.chunk(static_cast<uint32_t>(x.carrier)).head));
    if (event_slot(a_.chunk(carried ? static_cast<uint32_t>(x.carrier) : x.chunk))) return index(&x);
  }
  if (e.verb) {
    // The act is its subject, or what its relative clause describes.
    const int32_t s = subject_of(a_, c);
    if (EventDraft* x = s >= 0 ? event_of_chunk(s) : nullptr; x && x != &e && can_host(*x, e) && !x->self_victim)
      return index(x);
    if ((cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative) && cl.antecedent >= 0) {
      if (EventDraft* x = event_of_chunk(cl.antecedent); x && can_host(*x, e) && !x->self_victim) return index(x);
    }
  }
  // «قصف نفذته القوات واستهدف المدينة», «قصف من طيران، استهدف سيارة»: what the act did next, its subject unsaid.
  const bool may_act = !e.passive || tok(e.token).a.voice == Voice::Either;
  if (e.verb && may_act && e.trigger->rank == Rank::Generic && e.token == a_.chunk(c).first &&
      tok(e.token).a.tense == Tense::Past && tok(e.token).a.number == Number::Singular && subject_unsaid(e)) {
    const int32_t act = act_before(c);
    const EventDraft* x = act >= 0 ? &events_[static_cast<size_t>(act)] : nullptr;
    // «قصف مدفعي من النظام، استهدف الأحياء»: without vowels the verb might be passive, but an indefinite act wants to
    // be described.
    const bool describes = cl.kind == ClauseKind::Serial && x && !tok(x->token).definite();
    if (x && !x->verb && can_host(*x, e) && x->trigger->rank == Rank::Act && c - x->chunk <= 9 &&
        (describes || (!e.passive && (cl.kind == ClauseKind::Coordinated || cl.kind == ClauseKind::Serial)))) {
      const Token& noun = tok(x->token);
      const bool feminine = noun.a.gender == Gender::Feminine || noun.a.number == Number::Plural;
      const int32_t dropped = dropped_subject(c);
      const bool own = dropped >= 0 && static_cast<uint32_t>(dropped) > x->chunk;
      if (feminine == (tok(e.token).a.gender == Gender::Feminine) && !own) return act;
    }
  }
  // «هاجموا الحاجز مما أودى بحياة جنديين»
  if (e.verb && e.trigger->rank == Rank::Harm && cl.kind == ClauseKind::Result && cl.verb == static_cast<int32_t>(c) &&
      e.actors.empty()) {
    if (const int32_t act = act_before(c); act >= 0) return act;
  }
  if (e.verb && e.trigger->rank == Rank::Harm) {
    if (const int32_t act = resumed(e); act >= 0) return act;
    if (const int32_t act = !k_.light_verb(tok(e.token).a.lemma) ? -1 : act_over_relative(c); act >= 0) return act;
  }
  // Its voice may have been misjudged for want of an actor.
  const bool described = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
  if (e.verb && e.trigger->rank == Rank::Generic && (described || !tok(e.token).conjoined())) {
    const int32_t s = subject_of(a_, c);
    const bool own = s > static_cast<int32_t>(c) && a_.can_act(a_.chunk(static_cast<uint32_t>(s)));
    if (const int32_t act = own ? -1 : act_of_verb(e); act >= 0 && can_host(events_[static_cast<size_t>(act)], e))
      return act;
  }
  // Coordinated with a harm that has been folded: «قتل 16 وأصيب 14», «عشرات القتلى ومئات الجرحى».
  if (n > 0 && e.trigger->rank == Rank::Harm) {
    for (size_t m = n; m-- > 0;) {
      EventDraft& before = events_[m];
      if (before.trigger->rank != Rank::Harm) continue;
      // «مقتل 6، بالإضافة إلى إصابة 19»
      const bool added = !e.verb && c > first_ && a_.chunk(c - 1).kind == ChunkKind::Word &&
                         a_.chunk(c - 1).function == Function::Stop;
      const bool conjoined = a_.chunk(c).conjoined || tok(e.token).conjoined() || added;
      const bool near = c - before.chunk <= (e.verb ? 6U : 8U);
      const bool alike = e.verb == before.verb || e.self_victim || !before.verb || !e.verb;
      const bool victims_both =
          (e.passive || !e.verb || frame(e).role(Slot::Subject) == Role::Victim) &&
          (before.passive || !before.verb || frame(before).role(Slot::Subject) == Role::Victim || !e.verb);
      const bool own_actor = !e.actors.empty() && before.actors.empty() && !(e.passive && before.passive);
      if (!conjoined || !near || !alike || !victims_both || own_actor) break;
      return static_cast<int32_t>(m);
    }
  }
  // «سقوط قتلى», «لقي مصرعه»: the companion's own victim word.
  if (e.self_victim && n > 0) {
    for (size_t m = n; m-- > 0;) {
      const EventDraft& before = events_[m];
      if (before.chunk + 3 < c) break;
      if (before.chunk + 1 == c && a_.chunk(c).slot == Slot::Genitive && before.trigger->rank == Rank::Harm)
        return static_cast<int32_t>(m);
      if (before.trigger->type == EventType::Assault && before.trigger->rank == Rank::Harm && before.tolls.empty())
        return static_cast<int32_t>(m);
    }
  }
  return -1;
}

}  // namespace isnad
