// Tolls: how many were killed, hurt, taken, displaced or destroyed, and who they were.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {

std::optional<Victim> ClaimFinder::victim_class(const Chunk& c) const {
  std::optional<Victim> general;  // «عناصر الشرطة»: the next word says more
  uint32_t general_at = 0;
  for (uint32_t n = c.head; n < c.last; ++n) {
    const Token& t = tok(n);
    if (!t.is_word()) continue;
    if (const Term* phrase = a_.tokens->term_at(n, Layer::Victim)) return k_.victim_phrase(phrase->index).who;
    if (!t.nominal()) continue;
    if (const VictimWord* v = k_.victim(t.a.lemma)) {
      if (v->harm != TollKind::None || v->who == Victim::Other) continue;  // «قتيل» says nothing about who
      if (v->who == Victim::Combatant && !general && n + 1 < c.last && t.noun() && !t.definite()) {
        general = v->who;
        general_at = n;
        continue;
      }
      if (general && v->who != Victim::Police && v->who != Victim::Soldier && v->who != Victim::Medic) return general;
      return v->who;
    }
    if (general && n > general_at + 1) break;
    if (k_.label(t.a.lemma)) return Victim::Combatant;
    if (general) continue;
    if (k_.weapon(t.a.lemma)) return Victim::Weapon;
    if (a_.tags(t) & tag::kVehicle) return Victim::Vehicle;
    if (a_.tags(t) & (tag::kBuilding | tag::kFacility)) return Victim::Building;
    if (n == c.head) {
      if (const Term* e = a_.tokens->term_at(n, Layer::Entity); e && e->kind == TermKind::Actor) {
        const std::string& sector = k_.actor(e->index).sector;
        if (sector == "REB" || sector == "UAF" || sector == "MIL")
          return sector == "MIL" ? Victim::Soldier : Victim::Combatant;
      }
      if (const TitleKind* title = k_.title(t.a.lemma)) {
        if (*title == TitleKind::Office) return Victim::Official;
        if (*title == TitleKind::Rank) return Victim::Soldier;
      }
      if (a_.tags(t) & (tag::kPerson)) return Victim::Person;
      if (a_.tags(t) & tag::kGroup) return Victim::Combatant;
    }
  }
  return general;
}

/// «عائلة من 5 أفراد», «عائلة كاملة»: a family counts its members, so far as they are told.
std::optional<Quantity> ClaimFinder::household(const Argument& x) const {
  const Chunk& c = x.chunk;
  const Token& h = tok(c.head);
  constexpr uint32_t kHousehold = tag::kGroup | tag::kMeasure;
  if (c.quantity || !h.is_word() || c.entity >= 0 || h.a.number != Number::Singular ||
      (a_.tags(h) & kHousehold) != kHousehold || !k_.victim(h.a.lemma))
    return std::nullopt;
  for (uint32_t j = static_cast<uint32_t>(std::max(x.index, 0)) + 1; x.index >= 0 && j < last_; ++j) {
    const Chunk& n = a_.chunk(j);
    if (n.kind == ChunkKind::Mark || n.kind == ChunkKind::Verb || n.kind == ChunkKind::Word) break;
    if (n.slot == Slot::From && n.quantity && n.quantity->value) return n.quantity;
    if (j > static_cast<uint32_t>(x.index) + 2) break;
  }
  return Quantity{c.first, c.last, c.first, c.last, std::nullopt, std::nullopt, Hedge::Several};
}

bool ClaimFinder::suffered_by_people(TollKind harm) {
  return harm == TollKind::Killed || harm == TollKind::Injured || harm == TollKind::Captured ||
         harm == TollKind::Missing || harm == TollKind::Displaced || harm == TollKind::Surrendered;
}

bool ClaimFinder::is_thing(Victim who) {
  return who == Victim::Vehicle || who == Victim::Weapon || who == Victim::Building || who == Victim::Aircraft;
}

/// «200 دولار», «أكبر», «مباشر»: an amount of something else, or a quality of who knows whom.
bool ClaimFinder::nobody(const Chunk& c) const {
  const Token& h = tok(c.head);
  if (!h.is_word() || c.entity >= 0 || victim_class(c) || k_.victim(h.a.lemma)) return false;
  constexpr uint32_t kSomebody = tag::kPerson | tag::kGroup | tag::kOrg | tag::kMeasure;
  if (a_.tags(h) & kSomebody) return false;
  constexpr uint32_t kNoLife = tag::kAbstract | tag::kTime | tag::kDocument | tag::kEvent;
  if (c.quantity && c.quantity->value) return (a_.tags(h) & (tag::kAbstract | tag::kTime)) != 0;
  if (h.noun() && (a_.tags(h) & tag::kArea) && k_.place_word(h.a.lemma)) return true;  // «عدة أحياء»
  // «ردود فعل», «تقارير», «آثارهم», «إحلال السلام»: things and acts that nobody kills or wounds.
  if (!c.quantity && h.noun() && !c.anaphor && !k_.title(h.a.lemma) && k_.nisba_country(h.a.lemma) < 0 &&
      !k_.label(h.a.lemma) &&
      ((a_.tags(h) & kNoLife) || (h.a.derivation == Derivation::VerbalNoun && k_.triggers(h.a.lemma).empty())))
    return true;
  if (c.head + 1 < c.last && tok(c.head + 1).is_word() && tok(c.head + 1).a.pos == Pos::Name) return false;
  return h.adjective() && !h.definite() && h.a.number == Number::Singular && !h.a.guessed && !c.quantity &&
         k_.nisba_country(h.a.lemma) < 0;
}

/// «عنصران | من الشرطة», «ثلاثة أفراد | من الجيش»: a word for any member, or part, of something does not say who they
/// were, the body does. Fighters («مقاتل») are fighters, whosever they are.
std::optional<Victim> ClaimFinder::whose_member(const Argument& x) const {
  const uint32_t next = static_cast<uint32_t>(x.index) + 1;
  const Token& h = tok(x.chunk.head);
  if (x.index < 0 || next >= last_ || x.chunk.head + 1 != x.chunk.last || !h.is_word() || h.definite()) return {};
  const auto called = victim_class(x.chunk);
  constexpr uint32_t kMemberOrElement = tag::kPerson | tag::kAbstract;
  const bool member = called == Victim::Combatant && (a_.tags(h) & kMemberOrElement) == kMemberOrElement;
  if (called != Victim::Person && !member) return {};
  const Chunk& body = a_.chunk(next);
  if (body.kind != ChunkKind::Noun || body.slot != Slot::From || body.conjoined || body.preposition != x.chunk.last)
    return {};
  const auto who = victim_class(body);
  // «من قوات النظام والمسلحين الموالين لها»: of both.
  const Chunk* more = next + 1 < last_ ? &a_.chunk(next + 1) : nullptr;
  if (more && more->kind == ChunkKind::Noun && more->conjoined && victim_class(*more) == Victim::Combatant) return {};
  return who == Victim::Medic || who == Victim::Police || who == Victim::Soldier ? who : std::nullopt;
}

/// Of people who are called by what was done to them before, a word tells that they died: «استشهد جريح».
bool ClaimFinder::killed_afterwards(const EventDraft& e, const EventDraft& called, TollKind harm) const {
  const bool body_of = e.self_victim && called.chunk == e.chunk + 1;  // «جثامين | أربعين أسيرا»
  return harm == TollKind::Killed && e.trigger->harm == harm && e.trigger->rank == Rank::Harm &&
         (!e.self_victim || body_of) && !a_.chunk(called.chunk).conjoined &&
         !companion_word(*e.trigger, tok(called.token));
}

void ClaimFinder::toll(EventDraft& e, const Argument& x, TollKind harm) {
  if (harm == TollKind::None) return;
  bool captives = false;
  // «سقط ستة قتلى و18 جريحا»: the wounded count for themselves. «توفي خمسة جرحى», «قتل أسرى»: they are the dead.
  if (EventDraft* other = x.index >= 0 ? event_of_chunk(x.index) : nullptr;
      other && other != &e && other->self_victim && other->trigger->harm != harm) {
    if (!killed_afterwards(e, *other, harm)) return;
    other->host = static_cast<int32_t>(&e - events_.data());
    captives = other->trigger->harm == TollKind::Captured;
  }
  const Chunk& c = x.chunk;
  if (c.kind != ChunkKind::Noun) return;
  if (harm == TollKind::Displaced && !c.quantity) return;
  if (suffered_by_people(harm) && nobody(c)) return;
  TollDraft d;
  d.kind = harm;
  d.first = c.first;
  d.last = c.last;
  d.who = victim_class(c).value_or(harm == TollKind::Destroyed ? Victim::Other : Victim::Person);
  const Token& h = tok(c.head);
  if (const auto members = household(x)) {
    d.number = members->value;
    d.number_to = members->value_to;
    d.hedge = members->value ? members->hedge : Hedge::Several;
  } else if (c.quantity) {
    d.number = c.quantity->value;
    d.number_to = c.quantity->value_to;
    d.hedge = c.quantity->hedge;
    // «13 من الميليشيات»
    const bool bare_number = c.head < c.quantity->last;
    if (bare_number && x.index >= 0) {
      for (uint32_t j = static_cast<uint32_t>(x.index) + 1; j < std::min(last_, static_cast<uint32_t>(x.index) + 3);
           ++j) {
        const Chunk& n = a_.chunk(j);
        if (n.kind == ChunkKind::Noun && n.slot == Slot::From) {
          if (const auto who = victim_class(n)) d.who = *who;
          d.last = n.last;
          break;
        }
        if (n.kind != ChunkKind::Mark) break;
      }
    }
    // «تدمير آليتين وإصابة ثلاثة»: not vehicles again, as in «إصابة سبع طائرات بينها 24».
    if (bare_number && last_who_ && sentence_ <= last_who_sentence_ + 1 && d.who == Victim::Person &&
        d.last == c.last && (last_harm_ == harm || !suffered_by_people(harm) || !is_thing(*last_who_)))
      d.who = *last_who_;
  } else if (h.is_word() && h.a.number == Number::Dual) {
    d.number = 2;
  } else if (h.is_word() && (a_.tags(h) & tag::kMeasure) && c.head + 1 < c.last) {
    const Term* number = a_.tokens->term_at(c.head, Layer::Number);
    // «أعداد القتلى», «حصيلة الضحايا»: how many is not said. «أعداد كبيرة من القتلى» are many.
    if (!number && e.self_victim && tok(c.head + 1).definite() && victim_itself(tok(c.head + 1))) return;
    if (number && k_.number_word(number->index).value == 1)
      d.number = 1;  // «أحد عناصر القوات»
    else
      d.hedge = Hedge::Unknown;  // «كل عناصر الميليشيا»
    d.who = victim_class(part(static_cast<uint32_t>(std::max(x.index, 0)), c.head + 1, c.last).chunk).value_or(d.who);
  } else if (e.trigger->rank == Rank::Weak && !e.self_victim && a_.can_act(c) &&
             (h.definite() || c.entity >= 0 || h.a.number == Number::Plural)) {
    d.hedge = Hedge::Unknown;  // «خسائر القوات»
    d.who = d.who == Victim::Person ? Victim::Combatant : d.who;
  } else if (h.is_word() && h.a.number == Number::Plural) {
    // «مقتل الجنود»; «مقتل القوات» counts nobody
    const bool persons = a_.tags(h) & tag::kPerson || k_.victim(h.a.lemma) || k_.label(h.a.lemma);
    if (c.entity >= 0) return;
    if (h.definite() &&
        (!persons || c.anaphor || e.self_victim || harm == TollKind::Displaced || harm == TollKind::Destroyed))
      return;
    d.hedge = Hedge::Several;
    // «جرحى من المدنيين», «قتلى في صفوف القوات»
    if (d.who == Victim::Person && x.index >= 0 && static_cast<uint32_t>(x.index) + 1 < last_) {
      const Chunk& n = a_.chunk(static_cast<uint32_t>(x.index) + 1);
      if (n.kind == ChunkKind::Noun && n.slot == Slot::From) d.who = victim_class(n).value_or(d.who);
    }
  } else if (h.is_word() && (h.a.pos == Pos::Name || h.a.number == Number::Singular || h.a.number == Number::None)) {
    if (c.entity >= 0) {
      const Term& term = a_.tokens->terms[static_cast<size_t>(c.entity)];
      if (term.kind != TermKind::Person) return;
    }
    if (h.a.derivation == Derivation::VerbalNoun ||
        (a_.tags(h) & (tag::kGroup | tag::kOrg | tag::kAbstract | tag::kEvent | tag::kMeasure))) {
      if (!(a_.tags(h) & tag::kPerson)) return;
    }
    if (h.definite() && harm == TollKind::Destroyed) return;
    // «أسرة القتيل», «هم الضحية»: who is spoken of, not counted. «الشهيد أحمد» is one.
    if (e.self_victim && h.definite() && c.head == e.token && c.head + 1 == c.last && !victim_named(c.last) &&
        !(c.last < a_.tokens->tokens.size() && tok(c.last).a.pos == Pos::Pronoun && victim_named(c.last + 1)))
      return;
    if (harm == TollKind::Destroyed && d.who == Victim::Other && (a_.tags(h) & tag::kWeapon)) d.who = Victim::Weapon;
    if (h.a.enclitic != Enclitic::None && (!(a_.tags(h) & tag::kPerson) || event_words(c))) return;  // «زوجته» is one
    if (names_one_of_two(e, harm, c)) return;
    d.number = 1;
  } else {
    return;
  }
  if (harm == TollKind::Killed && is_thing(d.who)) {  // things do not die: «قتلت ألغام»
    // «ضحايا الألغام», «مقتل مقاتلة»
    if (!victim_itself(h) && !(h.is_word() && (a_.tags(h) & tag::kPerson))) return;
    d.who = Victim::Person;
  }
  if (captives) d.who = Victim::Prisoner;
  if (const auto body = whose_member(x)) d.who = *body;
  last_who_ = d.who;
  last_who_sentence_ = sentence_;
  last_harm_ = harm;
  for (const TollDraft& other : e.tolls) {
    if (other.first == d.first && other.kind == d.kind) return;
  }
  e.tolls.push_back(d);
}

/// «مقتل الشابين خالد صبري وأحمد حسن», «الطفلين علي (11 سنة) وحسن (14 سنة)»: the two are counted, and then named.
bool ClaimFinder::names_one_of_two(const EventDraft& e, TollKind harm, const Chunk& c) const {
  constexpr uint32_t kWithin = 14;  // words
  const auto name = [&](uint32_t n) { return tok(n).is_word() && (tok(n).a.pos == Pos::Name || tok(n).a.guessed); };
  bool named = false;
  for (uint32_t n = c.first; n < c.last; ++n) named |= name(n);
  if (!named) return false;
  return std::any_of(e.tolls.begin(), e.tolls.end(), [&](const TollDraft& two) {
    if (two.kind != harm || two.number != 2 || two.last > c.first || c.first - two.last > kWithin) return false;
    const Token& last = tok(two.last - 1);
    if (!last.is_word() || last.a.number != Number::Dual || !last.definite()) return false;
    for (uint32_t n = two.last; n < c.first; ++n) {
      const Token& t = tok(n);
      if (t.is_word() && (t.verb() || (t.a.pos == Pos::Preposition && !name(n)))) return false;
    }
    return two.last == c.first || name(two.last) || name(two.last + 1);
  });
}

/// Whether a word stands behind «between», by itself or joined to one that does.
bool ClaimFinder::between(uint32_t chunk) const {
  int32_t at = static_cast<int32_t>(chunk);
  for (int steps = 0; steps < 4 && at >= 0; ++steps) {
    const Chunk& c = a_.chunk(static_cast<uint32_t>(at));
    if (c.slot == Slot::Between) return !c.quantity;
    at = c.joined_to;
  }
  return false;
}

/// «50 شخصا بين قتيل وجريح»: at most that many of either.
void ClaimFinder::dead_or_wounded(EventDraft& e) {
  if (!e.self_victim || a_.chunk(e.chunk).quantity || !between(e.chunk)) return;
  int32_t counted = -1;
  bool vague = false;  // «عدد من المسلحين بين قتيل وجريح»
  for (uint32_t i = e.chunk; i-- > first_ && e.chunk - i <= 3;) {
    const Chunk& b = a_.chunk(i);
    if (b.kind == ChunkKind::Noun && b.quantity && b.quantity->value) {
      counted = static_cast<int32_t>(i);
      break;
    }
    vague |= b.kind == ChunkKind::Noun && (b.quantity || tok(b.head).a.number == Number::Plural);
    if (b.kind == ChunkKind::Verb) break;
  }
  if (counted < 0 && vague) {
    for (TollDraft& t : e.tolls) {
      if (t.kind != e.trigger->harm || t.number != 1) continue;
      t.number.reset();
      t.hedge = Hedge::Several;
    }
  }
  if (counted < 0) return;
  const Argument x = argument(static_cast<uint32_t>(counted));
  for (EventDraft& other : events_) {  // the number was taken for a toll of one kind
    if (other.self_victim && between(other.chunk)) continue;
    std::erase_if(other.tolls, [&](const TollDraft& t) { return t.first == x.chunk.first; });
  }
  e.tolls.clear();
  toll(e, x, e.trigger->harm);
  for (TollDraft& t : e.tolls) {
    if (t.number) t.hedge = Hedge::AtMost;
  }
  e.targets.assign(1, x);
}

/// «جثتي | شابين», «جثامين | ثلاثة شهداء», «جثث | لمدنيين»: the bodies of those who are counted behind the word.
void ClaimFinder::bodies_of(EventDraft& e) {
  if (!e.self_victim || e.trigger->harm != TollKind::Killed || e.chunk + 1 >= last_ || a_.chunk(e.chunk).quantity)
    return;
  const Chunk &own = a_.chunk(e.chunk), &whose = a_.chunk(e.chunk + 1);
  if (whose.kind != ChunkKind::Noun || whose.conjoined || whose.first > own.last + 1 ||
      (whose.slot != Slot::Genitive && whose.slot != Slot::For))
    return;
  const auto at = [&](const Chunk& c) {
    return std::any_of(e.tolls.begin(), e.tolls.end(), [&](const TollDraft& x) { return x.first == c.first; });
  };
  if (!at(whose)) return;
  std::erase_if(e.tolls, [&](const TollDraft& x) { return x.first == own.first; });
  if (EventDraft* called = event_of_chunk(static_cast<int32_t>(e.chunk) + 1); called && called->self_victim)
    called->host = static_cast<int32_t>(&e - events_.data());
}

/// A word that is the victim: «قتيل», «جرحى».
bool ClaimFinder::victim_itself(const Token& t) const {
  const VictimWord* v = t.is_word() && t.nominal() ? k_.victim(t.a.lemma) : nullptr;
  return v && v->harm != TollKind::None;
}

/// «لواء شهداء بدر», «جماعة "الشهيد أحمد"», «مشفى الشهداء»: a name that remembers them.
bool ClaimFinder::called_after(const EventDraft& e) const {
  const Chunk& c = a_.chunk(e.chunk);
  constexpr uint32_t kNamed = tag::kGroup | tag::kOrg | tag::kFacility | tag::kBuilding | tag::kArea;
  const auto named = [&](const Token& t) {
    return t.is_word() && (a_.tags(t) & kNamed) && !(a_.tags(t) & (tag::kPerson | tag::kMeasure));
  };
  if (c.quantity) return false;
  if (c.head < e.token) return named(tok(c.head));
  if (!c.quoted || e.chunk == first_) return false;
  uint32_t before = e.chunk - 1;
  if (a_.chunk(before).kind == ChunkKind::Mark && before > first_) --before;
  const Chunk& b = a_.chunk(before);
  return b.kind == ChunkKind::Noun && b.last + 1 >= c.first && named(tok(b.head));
}

/// «80 قتيلا وجريحا», «عشرات القتلى والجرحى»: one count for both.
void ClaimFinder::counted_together(EventDraft& e) {
  if (!e.self_victim || e.tolls.size() > 1 || a_.chunk(e.chunk).quantity) return;
  const Chunk& c = a_.chunk(e.chunk);
  EventDraft* first = c.conjoined || tok(e.token).conjoined() ? event_of_chunk(c.joined_to) : nullptr;
  if (!first || first == &e || !first->self_victim || first->tolls.size() != 1 ||
      first->trigger->harm == e.trigger->harm)
    return;
  TollDraft& of_first = first->tolls.front();
  const bool unsaid = e.tolls.empty();  // «القتلى والجرحى»: the article alone counts nobody
  if (unsaid && (of_first.number || of_first.hedge == Hedge::Exact)) return;
  if (unsaid) {
    TollDraft& d = e.tolls.emplace_back(of_first);
    d.kind = e.trigger->harm;
    d.hedge = Hedge::Several;
    d.first = c.first;
    d.last = c.last;
  }
  TollDraft& own = e.tolls.front();
  const auto& quantity = a_.chunk(first->chunk).quantity;
  if (!quantity || of_first.first > a_.chunk(first->chunk).head) return;
  const Token &w = tok(e.token), &before = tok(first->token);
  if (of_first.number) {
    // «قتيلا وجريحا» are both what the number counts; «ثلاثة قتلى وجرحى» may be three and some wounded.
    if (w.definite() || w.a.number != Number::Singular || before.a.number != Number::Singular) return;
    own.number = of_first.number;
    own.number_to = of_first.number_to;
    own.hedge = of_first.hedge = Hedge::AtMost;
  } else if (of_first.hedge != Hedge::Exact && w.definite() == before.definite() && w.a.number == Number::Plural &&
             (own.hedge == Hedge::Several || own.hedge == Hedge::Exact)) {
    own.hedge = of_first.hedge;
  }
}

/// «خسائر بشرية»: people were killed, nobody knows how many.
void ClaimFinder::losses(EventDraft& e) {
  if (e.verb || e.self_victim || e.trigger->rank != Rank::Weak || e.trigger->harm != TollKind::Killed ||
      !e.tolls.empty() || said_of_none(e.chunk))
    return;
  const Chunk& c = a_.chunk(e.chunk);
  if (e.trigger->with.empty()) {
    // «خسائر فادحة» alone may be of money: somebody armed must suffer them.
    bool fighters = false;
    for (const Argument& x : e.targets) fighters |= a_.can_act(x.chunk);
    if (!fighters && e.chunk + 1 < last_) {
      const Chunk& n = a_.chunk(e.chunk + 1);
      fighters = n.kind == ChunkKind::Noun && n.slot == Slot::In && a_.can_act(n);
    }
    if (!fighters || tok(e.token).a.number != Number::Plural) return;
  }
  TollDraft d;
  d.kind = e.trigger->harm;
  d.first = c.first;
  d.last = c.last;
  d.hedge = Hedge::Unknown;
  for (const Argument& x : e.targets) {
    if (a_.can_act(x.chunk)) d.who = Victim::Combatant;  // «كبدت الميليشيات خسائر بشرية»
  }
  for (uint32_t j = e.chunk + 1; j < std::min(last_, e.chunk + 3); ++j) {
    const Chunk& n = a_.chunk(j);
    if (n.kind != ChunkKind::Noun) break;
    if (n.slot == Slot::To && n.quantity) return;  // «ارتفاع الخسائر البشرية إلى 25 قتيلا» counts them
    if (const auto who = victim_class(n); who && (n.slot == Slot::In || n.slot == Slot::From)) d.who = *who;
  }
  e.tolls.push_back(d);
}

/// A personal name begins there.
bool ClaimFinder::victim_named(uint32_t token) const {
  if (token >= a_.tokens->tokens.size() || !tok(token).is_word() || tok(token).word->line_start) return false;
  const Term* entity = a_.tokens->term_at(token, Layer::Entity);
  return tok(token).a.pos == Pos::Name || tok(token).a.guessed || (entity && entity->kind == TermKind::Person);
}

/// «الطفلان أحمد ومحمد», «الشابين | حسين العمور»: right behind who is counted stands who they were.
bool ClaimFinder::names_some(const TollDraft& all) const {
  if (all.number && *all.number < 2) return false;
  const auto name = [&](uint32_t n) {
    return n < a_.tokens->tokens.size() && tok(n).is_word() && tok(n).a.pos == Pos::Name;
  };
  if (name(all.last) && !tok(all.last).conjoined()) return true;
  return name(all.last - 1) && all.last - all.first > 1;
}

/// «3 مدنيين هم رجل وزوجته وابنهما», «5 أشخاص (امرأة وأربعة أطفال)»: those counted are told one by one.
void ClaimFinder::told_one_by_one(EventDraft& e) const {
  for (TollDraft& each : e.tolls) {
    for (const TollDraft& all : e.tolls) {
      if (all.kind != each.kind || all.part || each.part || !all.number || *all.number < 2 || all.last > each.first)
        continue;
      if (each.number && *each.number > *all.number) continue;
      // «جرح أربعة جنود، إصابة اثنين منهم بالغة»
      const bool of_them = a_.tokens->function_at(each.last) == Function::OfThem;
      bool begun = of_them || (names_some(all) && each.number == 1 && tok(each.first).a.pos == Pos::Name);
      for (uint32_t n = all.last; n < each.first; ++n) {
        const Token& t = tok(n);
        if (t.is(WordKind::Open)) begun = true;
        if (t.is(WordKind::Close)) begun = false;
        if (t.is_word() && t.a.pos == Pos::Pronoun && !t.conjoined()) begun = true;
        if (t.verb() || t.a.pos == Pos::Relative) begun = false;
      }
      each.part |= begun;
    }
  }
}

/// «هدد بقتل رهائن», «حتى يقتل جنودا»: whom no act has harmed is counted only where a number is said.
void ClaimFinder::harm_to_come(EventDraft& e) {
  if (e.factuality != Factuality::Future && e.factuality != Factuality::Hypothetical) return;
  std::erase_if(e.tolls, [](const TollDraft& t) {
    return t.number ? *t.number == 1 : t.hedge == Hedge::Several || t.hedge == Hedge::Unknown;
  });
}

/// «عدد القتلى», «حصيلة ضحايا القصف»: what is said of it is how many.
bool ClaimFinder::measured(const EventDraft& e) const {
  const Token& first = tok(a_.chunk(e.chunk).first);
  return first.is_word() && (a_.tags(first) & tag::kMeasure) != 0;
}

/// «بلغت حصيلة الضحايا 20 شخصا», «ارتفاع عدد القتلى إلى 22»: the number behind a word of amount.
void ClaimFinder::amount(EventDraft& e) {
  TollKind harm = e.self_victim ? e.trigger->harm : TollKind::None;
  if (!e.self_victim && !e.verb && e.tolls.empty()) {  // «عدد قتلى القصف»
    for (uint32_t n = a_.chunk(e.chunk).first; n < e.token; ++n) {
      const VictimWord* v = tok(n).is_word() && tok(n).noun() ? k_.victim(tok(n).a.lemma) : nullptr;
      if (v && v->harm != TollKind::None) harm = v->harm;
    }
  }
  if (harm == TollKind::None || e.verb || (!e.tolls.empty() && (e.tolls.front().number || e.tolls.size() > 1))) return;
  bool amount_word = false, verb = false;
  for (uint32_t j = e.chunk + 1; j < std::min(last_, e.chunk + 9); ++j) {
    const Chunk& c = a_.chunk(j);
    if (c.function == Function::Stop) return;
    if (c.kind == ChunkKind::Verb) {
      amount_word = tok(c.first).term(Layer::Hedge) >= 0;
      // «عدد القتلى جراء القصف ارتفع إلى سبعة»
      if (!amount_word && (verb || event_of_chunk(static_cast<int32_t>(j)) || !measured(e))) return;
      verb = true;
    }
    if (c.kind != ChunkKind::Noun || !c.quantity || !c.quantity->value) continue;
    if (!amount_word && c.slot != Slot::To && (verb || j > e.chunk + 1)) continue;
    if (event_of_chunk(static_cast<int32_t>(j))) return;
    e.tolls.clear();
    toll(e, argument(j), harm);
    // «القتلى المدنيين إلى 32»: the word before says who they were.
    const Chunk& counted = a_.chunk(j);
    if (!e.tolls.empty() && counted.head < counted.quantity->last)
      e.tolls.back().who = victim_class(a_.chunk(e.chunk)).value_or(Victim::Person);
    e.targets.push_back(argument(j));
    return;
  }
}

/// «قتل أكثر من 50 شخصا جراء قصف», «قتل 9 آلاف شخص وجرح المئات»: people whom one event counts as its dead or wounded do
/// not carry out another.
void ClaimFinder::harmed_do_nothing() {
  const auto counted_dead = [&](const Argument& x) {
    const auto who = victim_class(x.chunk);
    const bool armed = !who || is_thing(*who) || *who == Victim::Combatant || *who == Victim::Soldier ||
                       *who == Victim::Police || *who == Victim::Official;
    return !armed && x.chunk.quantity && std::any_of(events_.begin(), events_.end(), [&](const EventDraft& o) {
      return std::any_of(o.tolls.begin(), o.tolls.end(), [&](const TollDraft& t) {
        return t.first == x.chunk.first && (t.kind == TollKind::Killed || t.kind == TollKind::Injured);
      });
    });
  };
  for (EventDraft& e : events_) std::erase_if(e.actors, counted_dead);
}

/// «تسعة مدنيين، | سبعة | منهم»: a number of those who have been counted.
bool ClaimFinder::counts_part(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Noun || !c.quantity || c.head >= c.quantity->last || chunk + 1 >= last_ ||
      a_.chunk(chunk + 1).function != Function::OfThem || a_.chunk(chunk + 1).first != c.last)
    return false;
  bool apart = false;  // «قتل مدنيون، ثلاثة منهم أطفال», but «اعتقل مسلحون ثلاثة منهم»
  for (uint32_t i = chunk; i-- > first_;) {
    const Chunk& b = a_.chunk(i);
    if (b.kind == ChunkKind::Verb || b.function == Function::Stop) return false;
    apart |= b.kind == ChunkKind::Mark;
    if (b.kind != ChunkKind::Noun) continue;
    const Token& h = tok(b.head);
    const bool people =
        h.is_word() && h.a.number == Number::Plural && ((a_.tags(h) & tag::kPerson) || victim_itself(h));
    if (b.quantity || (apart && people)) return true;
  }
  return false;
}

/// «بينهم 5 من قوات النظام», «خمسة منهم أطفال»: parts of the toll before.
void ClaimFinder::including() {
  for (uint32_t i = first_; i < last_; ++i) {
    const Chunk& c = a_.chunk(i);
    if ((c.function != Function::Including && c.function != Function::OfThem) || c.kind != ChunkKind::Word) continue;
    const bool number_before = i > first_ && counts_part(i - 1);
    const uint32_t begin = number_before ? a_.chunk(i - 1).first : c.first;
    // It belongs to the event whose toll stands nearest before it.
    EventDraft* owner = nullptr;
    uint32_t best = 0;
    TollKind kind = TollKind::None;
    for (EventDraft& x : events_) {
      if (x.host >= 0) continue;
      for (const TollDraft& t : x.tolls) {
        if (t.first < begin && t.first >= best) {
          best = t.first;
          owner = &x;
          kind = t.kind;
        }
      }
    }
    if (!owner) continue;
    if (number_before) {
      const Chunk* who = i + 1 < last_ ? &a_.chunk(i + 1) : nullptr;
      if (!who || who->kind != ChunkKind::Noun || (who->slot != Slot::None && who->slot != Slot::From)) continue;
      const auto victim = victim_class(*who);
      // «اثنان منهم بحالة خطرة», «ثلاثة منهم من عائلة واحدة»
      if (!victim || *victim == Victim::Person || tok(who->head).a.number == Number::Singular) continue;
      toll(*owner, argument(i - 1), kind);
      for (TollDraft& t : owner->tolls) {
        if (t.first != begin || t.kind != kind) continue;
        t.part = true;
        t.who = *victim;
      }
      continue;
    }
    const auto who_were_all = last_who_;
    for (uint32_t j = i + 1; j < last_; ++j) {
      const Chunk& n = a_.chunk(j);
      if (n.kind == ChunkKind::Verb || n.kind == ChunkKind::Word) break;
      if (n.kind != ChunkKind::Noun) continue;
      if (n.slot != Slot::None && n.joined_to < 0 && n.slot != Slot::From) break;
      if (n.slot == Slot::From) continue;
      // «ومعظمهم من البنجاب»: whence they are.
      const Token& h = tok(n.head);
      const bool one = h.a.number != Number::Plural && h.a.number != Number::Dual;
      if (tok(c.last - 1).a.pos == Pos::Preposition && one && !n.quantity &&
          !(a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg | tag::kMeasure)))
        break;
      if (EventDraft* other = event_of_chunk(static_cast<int32_t>(j)); other && !other->self_victim) break;
      toll(*owner, argument(j), kind);
      for (TollDraft& t : owner->tolls) t.part |= t.first == n.first && t.kind == kind;
    }
    last_who_ = who_were_all;
  }
}

}  // namespace isnad
