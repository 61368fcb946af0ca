// Who does what to whom: the arguments of event words, by the frames of data/ar/frames.tsv.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
namespace {

constexpr uint32_t kMayBeHit = tag::kGroup | tag::kVehicle | tag::kBuilding | tag::kFacility;

constexpr uint32_t kPronounReach = 40;  // chunks back to what a pronoun stands for

}  // namespace

/// «إغلاق الطريق», «إسقاط صاروخ», «توعد الأكراد»: the companion word is itself what the act is done to, unlike «سراح».
bool ClaimFinder::thing(uint32_t token) const {
  const Token& t = tok(token);
  constexpr uint32_t kThings =
      tag::kPerson | tag::kGroup | tag::kFacility | tag::kVehicle | tag::kBuilding | tag::kArea | tag::kWeapon;
  return t.noun() && t.a.enclitic == Enclitic::None && ((a_.tags(t) & kThings) != 0 || k_.place_word(t.a.lemma));
}

/// «إجلاء مقاتلين»: the companion word is who moves.
bool ClaimFinder::moves(const EventDraft& e, uint32_t token) const {
  return e.trigger->type == EventType::Retreat && tok(token).noun() &&
         (a_.tags(tok(token)) & (tag::kPerson | tag::kGroup | tag::kVehicle)) != 0;
}

/// «أسقطت صواريخ»: the companion word is what is destroyed.
bool ClaimFinder::brought_down(const EventDraft& e, uint32_t token) const {
  return e.trigger->harm == TollKind::Destroyed && tok(token).noun() && k_.weapon(tok(token).a.lemma) != nullptr;
}

/// The part [first, last) of a chunk as a phrase of its own.
Argument ClaimFinder::part(uint32_t chunk, uint32_t first, uint32_t last) const {
  Argument out;
  out.index = static_cast<int32_t>(chunk);
  Chunk& c = out.chunk;
  c.kind = ChunkKind::Noun;
  c.first = c.head = first;
  c.last = last;
  c.clause = a_.chunk(chunk).clause;
  if (auto q = quantity_at(*a_.tokens, first, last); q && q->last > first && q->last <= last) {
    c.quantity = q;
    if (q->last < last) c.head = q->last;
  } else if (const auto& whole = a_.chunk(chunk).quantity;
             whole && whole->first > a_.chunk(chunk).first && first > a_.chunk(chunk).first) {
    c.quantity = whole;  // «مقتل | الآلاف», «مقتل | مدنيين اثنين»
  }
  c.entity = tok(c.head).term(Layer::Entity);
  const Term* place = a_.tokens->term_at(c.head, Layer::Place);
  c.place = place && place->kind == TermKind::Place ? tok(c.head).term(Layer::Place) : -1;
  return out;
}

bool ClaimFinder::is_place(const Argument& x) const {
  if (x.index < 0) return false;
  // «مدير مستشفى المدينة»
  if (const Token& h = tok(x.chunk.head); h.is_word() && k_.title(h.a.lemma) && (a_.tags(h) & tag::kPerson))
    return false;
  const Chunk& whole = a_.chunk(static_cast<uint32_t>(x.index));
  if (!a_.names_place(static_cast<uint32_t>(x.index))) return false;
  // «سجن مدينة سرمين»: a prison, though the word is one for imprisonment as well
  const bool building = facility(x) && k_.place_word(tok(x.chunk.head).a.lemma);
  if (whole.first == x.chunk.first)
    return whole.place < 0 || building || !event_words(whole) || place_begin(whole) == whole.first;
  if (a_.unknown_place_inside(whole) == x.chunk.first) return true;
  // The idafa of an event word («قصف إدلب»): the place must be that part.
  return whole.place >= 0 && a_.tokens->terms[static_cast<size_t>(whole.place)].first >= x.chunk.first;
}

/// «اعتقال أميركي», «خطف صحافيين»: persons not yet spoken of suffer rather than do.
bool ClaimFinder::indefinite_person(const Chunk& c) const {
  const Token& h = tok(c.head);
  if (!h.is_word() || c.entity >= 0 || h.definite() || h.a.enclitic != Enclitic::None || h.a.pos == Pos::Name ||
      h.a.construct)
    return false;
  for (uint32_t n = c.head + 1; n < c.last; ++n) {
    if (tok(n).is_word() && (tok(n).definite() || tok(n).term(Layer::Entity) >= 0)) return false;
  }
  return (a_.tags(h) & (tag::kGroup | tag::kOrg)) == 0 && !a_.is_weapon(c);
}

bool ClaimFinder::area_word(const Chunk& c) const {
  const PlaceWord* word = a_.place_word(c);
  return word && !word->direction && (a_.tags(tok(c.head)) & (tag::kFacility | tag::kBuilding)) == 0 &&
         word->precision != Precision::Point;
}

/// «مقاتلات حربية | سورية»: right behind another phrase, which it may describe.
bool ClaimFinder::behind_a_noun(const Argument& x) const {
  if (x.index <= static_cast<int32_t>(first_)) return false;
  const Chunk& before = a_.chunk(static_cast<uint32_t>(x.index) - 1);
  return before.kind == ChunkKind::Noun && before.last == x.chunk.first;
}

bool ClaimFinder::facility(const Argument& x) const {
  const Token& h = tok(x.chunk.head);
  return h.is_word() && (a_.tags(h) & (tag::kFacility | tag::kBuilding)) != 0;
}

/// «سقوط المدينة», «تحرير الميناء»: where, by the name that was given before.
void ClaimFinder::named_before(EventDraft& e, const Argument& x) {
  if (x.index < 0 || !on_the_ground(e.trigger->type)) return;
  // «المدينة القديمة», «المنطقة الحدودية»: another than the one named.
  if (x.chunk.head + 1 < x.chunk.last && tok(x.chunk.head + 1).is_word() && tok(x.chunk.head + 1).adjective()) return;
  const int32_t place = place_before(static_cast<uint32_t>(x.index), x.chunk.head);
  if (place >= 0) add_place(e, static_cast<uint32_t>(place));
}

/// «25 قرية», «الأحياء السكنية»: places without a name that are hit.
bool ClaimFinder::hit_area(const EventDraft& e, const Chunk& c) const {
  if (e.trigger->type != EventType::Assault || c.slot == Slot::From) return false;
  if (c.quantity) return true;
  return !(e.modes & k_.mode_bit("territory")) && tok(c.head).a.number == Number::Plural && c.head + 1 < c.last &&
         tok(c.head + 1).adjective();
}

/// «يطالب بإطلاق سراح | السجناء»: stands in idafa to the phrase under a preposition right before it.
bool ClaimFinder::in_idafa(uint32_t chunk) const {
  const Chunk& before = a_.chunk(chunk - 1);
  if (before.kind != ChunkKind::Noun || before.slot == Slot::None || before.last != a_.chunk(chunk).first ||
      before.entity >= 0)
    return false;
  const Token& t = tok(before.last - 1);
  return t.noun() && !t.definite() && t.a.enclitic == Enclitic::None && t.a.pos == Pos::Noun &&
         t.a.derivation != Derivation::None && t.a.gcase != Case::Accusative && a_.chunk(chunk).slot == Slot::None &&
         tok(a_.chunk(chunk).first).definite();
}

/// Ground that is taken, lost or held.
bool ClaimFinder::ground(const EventDraft& e, const Argument& x) const {
  const Chunk& c = x.chunk;
  if (e.trigger->type != EventType::Assault || !(e.trigger->modes & k_.mode_bit("territory")) ||
      (facility(x) && tok(c.head).a.number != Number::Plural))
    return false;
  if (c.slot == Slot::From) return c.entity < 0 && !a_.can_act(c);  // from whom it is taken
  if (a_.place_word(c)) return !c.quantity;
  return c.entity < 0 && !a_.can_act(c) && !a_.is_weapon(c) &&
         !(tok(c.head).is_word() && (a_.tags(tok(c.head)) & (tag::kVehicle | tag::kOrg)));
}

/// «16», «عشرات القتلى»: tells how many, but not who.
bool ClaimFinder::bare_number(const Argument& x) const {
  const Chunk& c = x.chunk;
  if (c.quantity && c.head >= c.quantity->first && c.head < c.quantity->last) {
    const uint32_t next = static_cast<uint32_t>(x.index) + 1;
    return !(x.index >= 0 && next < last_ && a_.chunk(next).kind == ChunkKind::Noun &&
             a_.chunk(next).slot == Slot::From && !a_.chunk(next).conjoined);
  }
  return false;
}

bool ClaimFinder::only_counts(const Argument& x) const {
  const Chunk& c = x.chunk;
  if (c.kind != ChunkKind::Noun) return false;
  if (bare_number(x)) return true;
  const VictimWord* v = tok(c.head).is_word() ? k_.victim(tok(c.head).a.lemma) : nullptr;
  return v && (v->harm == TollKind::Killed || v->harm == TollKind::Injured) && c.entity < 0;
}

void ClaimFinder::apply(EventDraft& e, Role role, const Argument& x, TollKind harm) {
  if (role == Role::None || role == Role::Event) return;
  const Chunk& c = x.chunk;
  if (c.kind != ChunkKind::Noun && c.kind != ChunkKind::Pronoun) return;
  const Token& h = tok(c.head);
  const uint32_t tags = h.is_word() ? a_.tags(h) : 0;
  constexpr uint32_t kThings =
      tag::kPerson | tag::kGroup | tag::kOrg | tag::kFacility | tag::kVehicle | tag::kWeapon | tag::kBuilding;
  const bool place = is_place(x);
  if (place && a_.only_a_bearing(static_cast<uint32_t>(x.index))) return;
  if (c.kind == ChunkKind::Noun && c.entity < 0 && !place && (tags & tag::kTime) && !(tags & (kThings | tag::kMeasure)))
    return;
  if (c.kind == ChunkKind::Noun && c.anaphor && k_.triggers(tok(c.head).a.lemma).size() && !a_.can_act(c)) return;
  if (c.kind == ChunkKind::Noun && quality(x)) return;
  if (c.kind == ChunkKind::Noun && ordinal(c)) return;
  const bool state = a_.names_state(c);
  const auto once = [&](std::vector<Argument>& list) {
    const auto named = [&](const Argument& y) {
      return y.index < 0 ? 0 : a_.place_of[static_cast<uint32_t>(y.index) - a_.first_chunk];
    };
    for (Argument& y : list) {
      if (y.chunk.first == c.first) return;
      if (&list != &e.places || named(x) == 0 || named(x) != named(y)) continue;
      if (y.chunk.place < 0) y = x;  // «شرقي العاصمة … في صنعاء»: by its name
      return;
    }
    list.push_back(x);
  };
  // «اتهامات موسكو», «اعتقالات الأمن»: the plural of a verbal noun has no object.
  if (role == Role::Patient && !e.verb && tok(e.token).a.number == Number::Plural) role = Role::Either;
  // «استعادة القوات المدينة»: the place behind the name is the object.
  if (role == Role::Patient && c.entity >= 0 && x.index >= 0) {
    const Chunk& whole = a_.chunk(static_cast<uint32_t>(x.index));
    if (whole.place >= 0 && place_begin(whole) >= a_.tokens->terms[static_cast<size_t>(c.entity)].last)
      role = Role::Either;
  }
  switch (role) {
    case Role::Actor:
    case Role::Party:
    case Role::Mover:
      if (place && !state && holder(x).chunk.first == c.first) {
        once(e.places);
        break;
      }
      if (const Argument owner = holder(x); owner.chunk.first != c.first) {
        apply(e, role, owner, harm);
        break;
      }
      if (role == Role::Actor && !a_.can_act(c) && !e.verb && !companion_word(*e.trigger, h)) break;
      if (bare_number(x)) break;  // «28»
      if (h.is_word() && h.a.derivation == Derivation::VerbalNoun && h.a.number == Number::Singular && e.verb &&
          !(tags & kThings) && (c.entity < 0 || a_.tokens->terms[static_cast<size_t>(c.entity)].first > c.head) &&
          !k_.title(h.a.lemma) && !a_.is_weapon(c)) {
        // «دفع العملية»; but «تفجير المسلحين 19 منزلا»: whose act it is
        const auto triggers = k_.triggers(h.a.lemma);
        if (c.entity >= 0 && x.index >= 0 && !triggers.empty() && triggers.front().type == EventType::Assault)
          apply(e, role, part(static_cast<uint32_t>(x.index), c.head + 1, c.last), harm);
        break;
      }
      if (thrown(c)) {
        e.weapon_modes |= weapon_modes(c);
        break;
      }
      if (role == Role::Party && (!a_.can_act(c) || (e.verb && x.index >= 0 && event_of_chunk(x.index)))) break;
      once(e.actors);
      if (role == Role::Mover && harm == TollKind::Surrendered) toll(e, x, harm);
      break;
    case Role::Either:
    case Role::Patient:
      if (place && !state) {
        once(e.places);
        if (facility(x)) once(e.targets);
      } else if (a_.is_weapon(c) && harm == TollKind::Destroyed) {
        once(e.targets);
        toll(e, x, harm);
      } else if (a_.is_weapon(c)) {
        e.weapon_modes |= weapon_modes(c);
        if (role == Role::Either && !e.verb && x.index == static_cast<int32_t>(e.chunk) && carrier(c) && a_.can_act(c))
          once(e.actors);
      } else if (c.kind == ChunkKind::Noun && role == Role::Patient && ground(e, x)) {
        // «تحرير مواقع جديدة»: what is taken is where; «معاقل التنظيم»: from whose
        const Argument owner =
            c.head + 1 < c.last && x.index >= 0 ? part(static_cast<uint32_t>(x.index), c.head + 1, c.last) : x;
        if (owner.chunk.first != c.first && tok(owner.chunk.head).noun() && a_.can_act(owner.chunk) && !is_place(owner))
          apply(e, Role::Target, owner, harm);
        else
          named_before(e, x);
      } else if (c.entity < 0 && area_word(c)) {
        // «عدد من القرى»; a name that no gazetteer has is still where, not who
        if (c.quantity || h.a.number == Number::Plural)
          once(e.targets);
        else
          named_before(e, x);
      } else if (role == Role::Either && a_.can_act(c) &&
                 !(harm != TollKind::None && (c.quantity || indefinite_person(c)))) {
        once(e.actors);
      } else if (harm != TollKind::None) {
        once(e.targets);
        toll(e, x, harm);
      } else if (c.kind == ChunkKind::Noun && c.entity < 0 && h.is_word() && h.noun() && !(tags & kThings) &&
                 ((tags & tag::kAbstract) ||
                  (h.a.derivation == Derivation::VerbalNoun && !tags && c.slot != Slot::None)) &&
                 !a_.can_act(c) && !act_word(h)) {
        // «الهدوء», «للتغطية على» suffer nothing; «أعمال المنظمات»: whose they are does
        if (role == Role::Patient && x.index >= 0 && c.head + 1 < c.last && !h.definite()) {
          const Argument whose = part(static_cast<uint32_t>(x.index), c.head + 1, c.last);
          if (a_.can_act(whose.chunk)) apply(e, Role::Target, whose, harm);
        }
      } else if (role == Role::Patient && c.kind == ChunkKind::Noun && act_word(h) && !a_.can_act(c)) {
        // «عرقلة خروج المدنيين»: whose act it is
        if (x.index >= 0 && c.head + 1 < c.last && !h.definite() && tok(c.head + 1).noun())
          apply(e, Role::Target, part(static_cast<uint32_t>(x.index), c.head + 1, c.last), harm);
      } else {
        once(e.targets);
        if (facility(x)) named_before(e, x);
      }
      break;
    case Role::Target:
      if (place && !state) {
        once(e.places);
        if (facility(x)) once(e.targets);
      } else if (const auto whose = e.trigger->type == EventType::Assault ? grip(x) : std::nullopt) {
        apply(e, role, *whose, harm);
      } else if (const auto whose = judged(e, x)) {
        apply(e, role, *whose, harm);
      } else if (c.kind == ChunkKind::Noun && act_word(h) && !a_.can_act(c) && !k_.victim(h.a.lemma) &&
                 !(e.verb && (tags & kMayBeHit)) && e.trigger->type != EventType::Accuse) {
        // an act is no target; but «استهدف تجمعا للمدنيين»
      } else if (const PlaceWord* word = c.kind == ChunkKind::Noun ? a_.place_word(c) : nullptr;
                 word && c.entity < 0 && word->direction && h.definite() &&
                 (on_the_ground(e.trigger->type) || c.slot != Slot::None)) {
        // «على الحدود»; but «دعا الغرب إلى»
      } else if (c.kind == ChunkKind::Noun && ground(e, x)) {
        // «مواقع استراتيجية», «العاصمة صنعاء»: what is taken is where
        named_before(e, x);
      } else if (c.entity < 0 && area_word(c) && !(c.place < 0 && hit_area(e, c))) {
        // «المنطقة»: where, not whom
        named_before(e, x);
      } else if (c.entity < 0 && (tags & tag::kAbstract) && !(tags & kThings) && !a_.can_act(c) &&
                 !(e.verb && e.trigger->type == EventType::Assault && h.definite() && h.a.number == Number::Plural &&
                   c.head + 1 < c.last)) {
        // «الهدوء» suffers nothing; but «استهدفت القدرات العسكرية»
      } else if (state && c.conjoined && x.index >= 0 && static_cast<uint32_t>(x.index) + 1 < last_ &&
                 a_.chunk(static_cast<uint32_t>(x.index) + 1).kind == ChunkKind::Verb) {
        // «ضربات تستهدف المطار وواشنطن تنفي»: begins a clause of its own
      } else {
        once(e.targets);
        // «هجوم على إسرائيل», «استهدفت السعودية»: the state is hit, and there; but «مقاتلات حربية سورية».
        if (place && e.trigger->type == EventType::Assault &&
            a_.tokens->terms[static_cast<size_t>(c.entity)].first == c.head &&
            !(c.slot == Slot::None && !h.definite() && k_.nisba_country(h.a.lemma) >= 0 && behind_a_noun(x)))
          once(e.places);
        if (facility(x)) named_before(e, x);
      }
      break;
    case Role::Victim:
      // «فقدان طفل | لحياته»: what he lost
      if ((tags & tag::kAbstract) && h.a.enclitic != Enclitic::None && companion_word(*e.trigger, h)) break;
      if (place && !state && !facility(x)) {
        once(e.places);
        break;
      }
      if (e.trigger->type == EventType::Coerce && place) once(e.places);
      once(e.targets);
      toll(e, x, harm);
      break;
    case Role::Place:
      if (place) {
        if (const int32_t village = a_.placed_beside(static_cast<uint32_t>(x.index));
            village >= 0 && !participant(e, village))
          add_place(e, static_cast<uint32_t>(village));
        once(e.places);
      } else if (facility(x) && e.trigger->type == EventType::Assault && !(e.modes & k_.mode_bit("clash")) &&
                 e.targets.empty()) {  // not «استهداف جنود في المطار»
        once(e.targets);
      }
      break;
    case Role::Means:
      // «إطلاق القوات صواريخ»: in idafa to the act, who fires rather than what is fired
      if (!e.verb && x.index == static_cast<int32_t>(e.chunk) && !a_.is_weapon(c) && a_.can_act(c) && !place)
        once(e.actors);
      e.weapon_modes |= weapon_modes(c);
      break;
    default:
      break;
  }
}

/// «المدنية | والآهلة بالسكان», «الأحكام | الصادرة بحق»: says what something named before is like.
bool ClaimFinder::quality(const Argument& x) const {
  const Chunk& c = x.chunk;
  const Token& h = tok(c.head);
  if (x.index <= static_cast<int32_t>(first_) || c.first != a_.chunk(static_cast<uint32_t>(x.index)).first ||
      !h.is_word() || !h.adjective() || !h.definite() || c.entity >= 0 || c.quantity || c.place >= 0 ||
      c.slot != a_.chunk(static_cast<uint32_t>(x.index) - 1).slot || victim_class(c) || k_.label(h.a.lemma) ||
      (a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg)))
    return false;
  const Chunk& before = a_.chunk(static_cast<uint32_t>(x.index) - 1);
  if (before.kind != ChunkKind::Noun || before.clause != c.clause || !tok(before.head).is_word()) return false;
  const Analysis& n = tok(before.head).a;
  if (n.gender == Gender::None || h.a.number == Number::Plural) return false;  // «المحتجين», «السعوديين»: people
  // «قوات النظام والموالية له»: another noun left unsaid
  if (c.conjoined && c.head + 1 >= c.last && static_cast<uint32_t>(x.index) + 1 < last_ &&
      a_.chunk(static_cast<uint32_t>(x.index) + 1).kind == ChunkKind::Pronoun)
    return false;
  return (h.a.gender == Gender::Feminine) == (n.gender == Gender::Feminine || n.number == Number::Plural);
}

/// A word for an act; «تعزيزات», «تجمعات» are troops as well.
bool ClaimFinder::act_word(const Token& t) const {
  const auto triggers = k_.triggers(t.a.lemma);
  if (t.a.number != Number::Plural) return !triggers.empty();
  return std::any_of(triggers.begin(), triggers.end(), [](const Trigger& x) {
    return x.alone() && x.type != EventType::Mobilize && x.type != EventType::Protest && x.type != EventType::Cooperate;
  });
}

/// A word for what happens, not for somebody: «اندلاع», «نفوق».
bool ClaimFinder::happens(const Chunk& c) const {
  const Token& h = tok(c.head);
  return h.noun() && !c.quantity && c.entity < 0 &&
         (h.a.derivation == Derivation::VerbalNoun || (a_.tags(h) & tag::kEvent)) &&
         !(a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg | tag::kMeasure)) && !k_.victim(h.a.lemma);
}

/// The role for a phrase and for those that are coordinated with it.
void ClaimFinder::apply_all(EventDraft& e, Role role, int32_t chunk, TollKind harm) {
  if (chunk < 0) return;
  const Argument whole = argument(static_cast<uint32_t>(chunk));
  apply(e, role, whole, harm);
  note(e, std::string("argument: ") +
              std::string(a_.tokens->text->slice(a_.span(a_.chunk(static_cast<uint32_t>(chunk))))));
  for (uint32_t j = static_cast<uint32_t>(chunk) + 1; j < std::min(last_, static_cast<uint32_t>(chunk) + 12); ++j) {
    const Chunk& c = a_.chunk(j);
    if (c.kind == ChunkKind::Verb) break;
    if (c.kind == ChunkKind::Noun && linked(j, chunk)) {
      if (event_of_chunk(static_cast<int32_t>(j))) break;
      if (suffered_by_people(harm) && happens(c)) break;  // «إصابة مدني واندلاع عدد من الحرائق»
      if (!listed_place(whole, j)) apply(e, role, argument(j), harm);
    }
  }
}

/// «مديريتي ناطع ونعمان»: a bare name joined to a place is one, if nobody has heard of it.
bool ClaimFinder::listed_place(const Argument& first, uint32_t j) const {
  const Chunk& c = a_.chunk(j);
  return (is_place(first) || area_word(first.chunk)) && c.entity < 0 && !a_.names_place(j) && !c.quantity &&
         tok(c.head).is_word() && (tok(c.head).a.pos == Pos::Name || tok(c.head).a.guessed);
}

bool ClaimFinder::linked(uint32_t j, int32_t to) const {
  int32_t at = static_cast<int32_t>(j);
  for (int steps = 0; steps < 12 && at >= 0; ++steps) {
    at = a_.chunk(static_cast<uint32_t>(at)).joined_to;
    if (at == to) return true;
  }
  return false;
}

/// An object stands behind the word: what stands in idafa to it is the doer.
void ClaimFinder::other_object(EventDraft& e, Role genitive) {
  if (genitive != Role::Target && genitive != Role::Patient) return;
  e.actors.swap(e.targets);
  if (genitive != Role::Patient) return;
  e.tolls.erase(std::remove_if(e.tolls.begin(), e.tolls.end(),
                               [&](const TollDraft& t) { return t.first == e.actors.front().chunk.first; }),
                e.tolls.end());
}

/// «مناطق سيطرة النظام» acts for whose it is.
Argument ClaimFinder::holder(const Argument& x) const {
  const Chunk& c = x.chunk;
  if (x.index < 0 || !tok(c.head).is_word() || !k_.place_word(tok(c.head).a.lemma)) return x;
  if (c.entity >= 0 && a_.tokens->terms[static_cast<size_t>(c.entity)].first <= c.head) return x;
  for (uint32_t n = c.head + 1; n + 1 < c.last && n <= c.head + 2; ++n) {
    if (!tok(n).noun() || tok(n).definite()) continue;
    for (const Trigger& t : k_.triggers(tok(n).a.lemma)) {
      if (t.modes & k_.mode_bit("territory")) {
        Argument owner = part(static_cast<uint32_t>(x.index), n + 1, c.last);
        return a_.can_act(owner.chunk) ? owner : x;
      }
    }
  }
  return x;
}

/// «تحرير المدينة من قبضة الميليشيات», «من سيطرة التنظيم»: from whose.
std::optional<Argument> ClaimFinder::grip(const Argument& x) const {
  const Chunk& c = x.chunk;
  if (x.index < 0 || c.kind != ChunkKind::Noun || c.slot != Slot::From || c.head + 1 >= c.last) return std::nullopt;
  const Token& h = tok(c.head);
  constexpr uint32_t kThings = tag::kPerson | tag::kGroup | tag::kOrg | tag::kFacility | tag::kVehicle | tag::kWeapon |
                               tag::kBuilding | tag::kArea;
  if (!h.noun() || h.definite() || h.term(Layer::Entity) >= 0 || h.a.number == Number::Plural ||
      (a_.tags(h) & kThings) != 0 || k_.place_word(h.a.lemma))
    return std::nullopt;
  const Argument owner = part(static_cast<uint32_t>(x.index), c.head + 1, c.last);
  if (!tok(owner.chunk.head).noun() || !a_.can_act(owner.chunk)) return std::nullopt;
  return owner;
}

/// «أدان تصريحات الوزير», «ندعم حق السعوديين», «تأييد رأي الحكومة»: whose is what one speaks for or against.
std::optional<Argument> ClaimFinder::judged(const EventDraft& e, const Argument& x) const {
  if (e.trigger->type != EventType::Accuse && e.trigger->type != EventType::Support) return std::nullopt;
  const Chunk& c = x.chunk;
  if (x.index < 0 || c.kind != ChunkKind::Noun || c.head + 1 >= c.last || c.quantity) return std::nullopt;
  const Token& h = tok(c.head);
  constexpr uint32_t kThings = tag::kPerson | tag::kGroup | tag::kOrg | tag::kFacility | tag::kVehicle | tag::kWeapon;
  if (!h.noun() || h.definite() || h.term(Layer::Entity) >= 0 || k_.title(h.a.lemma) || (a_.tags(h) & kThings) ||
      !(h.a.derivation == Derivation::VerbalNoun || (a_.tags(h) & (tag::kAbstract | tag::kEvent)) || act_word(h)))
    return std::nullopt;
  const Argument owner = part(static_cast<uint32_t>(x.index), c.head + 1, c.last);
  if (!tok(owner.chunk.head).noun() && owner.chunk.entity < 0) return std::nullopt;
  if (!a_.can_act(owner.chunk)) return judged(e, owner);
  return owner;
}

/// «صاروخين», «عبوة»: a weapon that nobody's name stands by, and that moves nobody about.
bool ClaimFinder::thrown(const Chunk& c) const {
  if (!a_.is_weapon(c) || (a_.tags(tok(c.head)) & (tag::kGroup | tag::kPerson | tag::kOrg))) return false;
  const WeaponWord* w = k_.weapon(tok(c.head).a.lemma);
  if (!w) {
    const Term* phrase = a_.tokens->term_at(c.head, Layer::Weapon);
    w = phrase ? &k_.weapon_phrase(phrase->index) : nullptr;
  }
  if (!w || w->kind == "aircraft" || w->kind == "drone" || w->kind == "vehicle") return false;
  for (uint32_t n = c.head + 1; n < c.last; ++n) {
    if (tok(n).is_word() && (k_.nisba_country(tok(n).a.lemma) >= 0 || tok(n).term(Layer::Entity) >= 0)) return false;
  }
  return true;
}

/// «قصف طائرات حربية روسية», «استهداف مسيرة تركية»: a craft, which is not fired but does it.
bool ClaimFinder::carrier(const Chunk& c) const {
  const WeaponWord* w = tok(c.head).is_word() ? k_.weapon(tok(c.head).a.lemma) : nullptr;
  return w && (w->kind == "aircraft" || w->kind == "drone" || w->kind == "vehicle");
}

uint64_t ClaimFinder::weapon_modes(const Chunk& c) const {
  uint64_t bits = 0;
  for (uint32_t n = c.first; n < c.last; ++n) bits |= weapon_modes_at(n);
  return bits;
}

uint64_t ClaimFinder::weapon_modes_at(uint32_t n) const {
  const Token& t = tok(n);
  if (!t.is_word()) return 0;
  if (const Term* w = a_.tokens->term_at(n, Layer::Weapon)) return k_.weapon_phrase(w->index).modes;
  if (!t.nominal()) return 0;
  const WeaponWord* w = k_.weapon(t.a.lemma);
  return w ? w->modes : 0;
}

/// «سقوط 4 قتلى وجرح آخرين»: spelled like "he wounded", behind another harm told by a noun.
bool ClaimFinder::coordinated_noun(const EventDraft& e) const {
  const Token& t = tok(e.token);
  if (!e.verb || e.passive || !t.conjoined() || t.a.tense != Tense::Past) return false;
  bool noun = false;
  for (const Analysis& a : a_.tokens->alternatives(t)) noun |= a.derivation == Derivation::VerbalNoun;
  const size_t n = static_cast<size_t>(&e - events_.data());
  if (!noun || n == 0) return false;
  const EventDraft& before = events_[n - 1];
  if (before.verb || e.chunk - before.chunk > 6) return false;
  if (before.trigger->rank != Rank::Harm || e.trigger->rank != Rank::Harm) {
    // «تواصل قطع الطرق ومنع المدنيين»: behind an act of the same kind of word, with an object and no doer of its own
    const Token& first = tok(before.token);
    const Chunk& c = a_.chunk(before.chunk);
    const bool beside = c.slot != Slot::None && c.last == a_.chunk(e.chunk).first;  // «ردا على خطف وقتل جنود»
    if (first.a.derivation != Derivation::VerbalNoun || first.a.number == Number::Plural || first.definite() ||
        first.a.enclitic != Enclitic::None || before.token != c.head || (c.head + 1 >= c.last && !beside) ||
        t.a.enclitic != Enclitic::None || t.a.gender == Gender::Feminine || e.chunk + 1 >= last_ ||
        a_.chunk(e.chunk + 1).kind != ChunkKind::Noun || a_.chunk(e.chunk + 1).slot != Slot::None)
      return false;
    for (uint32_t j = e.chunk + 2; j < last_; ++j) {
      const Chunk& o = a_.chunk(j);
      if (o.kind == ChunkKind::Verb || o.kind == ChunkKind::Word) break;
      if (o.kind == ChunkKind::Noun && o.slot == Slot::None && !o.conjoined && !attribute(j)) return false;
    }
  }
  for (uint32_t j = before.chunk; j < e.chunk; ++j) {
    if (a_.chunk(j).kind == ChunkKind::Verb) return false;
  }
  return true;
}

void ClaimFinder::arguments(EventDraft& e) {
  if (e.host >= 0) return;
  if (coordinated_noun(e)) e.verb = false;
  if (e.verb)
    verb_arguments(e);
  else
    noun_arguments(e);
}

/// «سبق للتحالف أن استهدف», «كان على الجيش أن ينسحب»: whom the impersonal verb over the clause is said of.
int32_t ClaimFinder::impersonal(uint32_t verb) const {
  const Clause& cl = clause(verb);
  if (cl.kind != ClauseKind::That || cl.verb != static_cast<int32_t>(verb) || cl.first == first_) return -1;
  int32_t found = -1;
  for (uint32_t i = cl.first; i-- > first_ && cl.first - i <= 4;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Mark || c.kind == ChunkKind::Time) continue;
    if (c.kind == ChunkKind::Noun) {
      if (found >= 0 || (c.slot != Slot::For && c.slot != Slot::On) || !a_.can_act(c)) return -1;
      found = static_cast<int32_t>(i);
      continue;
    }
    const bool said = c.kind == ChunkKind::Verb && k_.cue(tok(c.first).a.lemma);
    return (c.kind == ChunkKind::Verb && !said) || c.function == Function::Past ? found : -1;
  }
  return -1;
}

int32_t ClaimFinder::dropped_subject(uint32_t verb) const {
  const Chunk& v = a_.chunk(verb);
  const Token& t = tok(v.first);
  if (const int32_t of = impersonal(verb); of >= 0) return of;
  // The subject of an earlier clause of the sentence that agrees.
  for (uint32_t i = verb; i-- > first_;) {
    const Chunk& c = a_.chunk(i);
    int32_t s = -1;
    if (c.kind == ChunkKind::Verb) {
      s = subject_of(a_, i);
    } else if (const Clause& cl = clause(i); c.kind == ChunkKind::Word && cl.kind == ClauseKind::That &&
                                             cl.first == i && cl.verb < 0 && i + 1 < cl.last &&
                                             a_.chunk(i + 1).slot == Slot::None) {
      s = static_cast<int32_t>(i) + 1;  // «إن كندا مستعدة»
    }
    if (s < 0 || static_cast<uint32_t>(s) > verb) continue;
    const Chunk& sc = a_.chunk(static_cast<uint32_t>(s));
    if (!a_.can_act(sc) || (c.kind == ChunkKind::Verb && k_.cue(tok(c.first).a.lemma) && only_tells(sc))) continue;
    const Token& h = tok(sc.head);
    // «اعترضت الدفاعات صاروخين، استهدفا المدينة»
    const bool two = static_cast<uint32_t>(s) + 1 < verb && a_.chunk(static_cast<uint32_t>(s) + 1).joined_to == s;
    if (t.a.number == Number::Dual && h.is_word() && h.a.number == Number::Plural && !two && sc.entity < 0) continue;
    if (t.a.gender == Gender::Masculine && t.a.person == 3 && t.a.number == Number::Singular && h.noun() &&
        h.a.gender == Gender::Feminine && !a_.names_state(sc))
      continue;
    if (t.a.gender == Gender::Feminine && h.is_word() && h.a.gender == Gender::Masculine &&
        h.a.number == Number::Singular && sc.entity < 0)
      continue;
    // «يقول مراسلون إن الحكومة باقية كي تواصل القصف»: people in the plural are no «she»
    if (t.a.gender == Gender::Feminine && t.a.number == Number::Singular && t.a.person == 3 && h.is_word() &&
        h.a.number == Number::Plural && h.a.gender == Gender::Masculine && sc.entity < 0 && (a_.tags(h) & tag::kPerson))
      continue;
    return s;
  }
  return -1;
}

/// «كما شنت غارات»: nobody in the sentence can be the subject, so it is who did things in the sentence before.
int32_t ClaimFinder::doer_before(uint32_t verb) const {
  const Token& t = tok(a_.chunk(verb).first);
  if (t.a.person != 3 || doers_sentence_ + 1 != sentence_) return -1;
  for (uint32_t i = first_; i < verb; ++i) {  // only the first verb of the sentence
    if (a_.chunk(i).kind == ChunkKind::Verb) return -1;
  }
  for (const int32_t doer : doers_) {
    const Chunk& c = a_.chunk(static_cast<uint32_t>(doer));
    const Token& h = tok(c.head);
    if (!h.is_word() || c.quantity) continue;
    const bool plural = h.a.number == Number::Plural, feminine = h.a.gender == Gender::Feminine;
    const bool state = a_.names_state(c);
    if (t.a.number == Number::Plural
            ? plural && !feminine
            : (t.a.gender == Gender::Feminine ? feminine || plural || state : !feminine && !plural && !state))
      return doer;
  }
  return -1;
}

/// «إثر هجوم بدأته أمس، ضيقت القوات الخناق»: the subject of the verb behind the relative clause.
int32_t ClaimFinder::subject_ahead(uint32_t verb) const {
  const Clause& cl = clause(verb);
  if (cl.kind != ClauseKind::Relative && cl.kind != ClauseKind::BareRelative) return -1;
  const Token& t = tok(a_.chunk(verb).first);
  for (uint32_t i = cl.last; i < last_; ++i) {
    if (a_.chunk(i).kind != ChunkKind::Verb) continue;
    const int32_t s = subject_of(a_, i);
    if (s < 0 || !a_.can_act(a_.chunk(static_cast<uint32_t>(s)))) continue;
    const Token& h = tok(a_.chunk(static_cast<uint32_t>(s)).head);
    const bool masculine = h.is_word() && h.a.gender == Gender::Masculine && h.a.number == Number::Singular;
    return masculine == (t.a.gender == Gender::Masculine) ? s : -1;
  }
  return -1;
}

int32_t ClaimFinder::pronoun(uint32_t at_chunk, uint32_t token, bool somebody) const {
  for (uint32_t i = at_chunk; i-- > a_.first_chunk && at_chunk - i <= kPronounReach;) {
    if (!may_mean(tok(token).a.enclitic, i) || only_where(i) || (somebody && !a_.can_act(a_.chunk(i)))) continue;
    if (how_said(token, i)) continue;
    return static_cast<int32_t>(i);
  }
  return -1;
}

/// «وقالت على منصة إكس إنها سيطرت»: how or where it was said, not who; `token` stands in what was said.
bool ClaimFinder::how_said(uint32_t token, uint32_t chunk) const {
  const int32_t s = statement_at(token);
  if (s < 0) return false;
  const Said& said = said_[static_cast<size_t>(s)];
  const Chunk& c = a_.chunk(chunk);
  return chunk > said.cue_chunk && c.first < said.begin &&
         (c.slot == Slot::On || c.slot == Slot::Through || c.slot == Slot::In);
}

/// «قتل 32 منذ إعلان ترامب نقل السفارة»: what a noun behind the verb announces is no object of the verb.
bool ClaimFinder::announced_behind(uint32_t verb, uint32_t token) const {
  const int32_t s = statement_at(token);
  if (s < 0 || s == statement_at(verb)) return false;
  const Said& said = said_[static_cast<size_t>(s)];
  return said.cue && said.cue->pos == Pos::Noun && said.cue_first > verb && said.begin <= token;
}

/// The noun in this chunk agrees with the pronoun.
bool ClaimFinder::may_mean(Enclitic p, uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Noun || !tok(c.head).is_word() || event_words(c)) return false;
  const Token& h = tok(c.head);
  const bool many = h.a.number == Number::Plural || h.a.number == Number::Dual;
  switch (p) {
    case Enclitic::TheyTwo:
      return h.a.number == Number::Dual || (many && a_.can_act(c));
    case Enclitic::They:
    case Enclitic::TheyWomen:
      return many && a_.can_act(c);
    case Enclitic::She:
      return h.a.gender == Gender::Feminine || h.a.number == Number::Plural ||
             (c.entity >= 0 && h.a.gender == Gender::None);
    default:
      return h.a.gender != Gender::Feminine && h.a.number != Number::Plural;
  }
}

/// «لليوم السادس», «في الأسبوع السابع»: which of them.
bool ClaimFinder::ordinal(const Chunk& c) const {
  const Term* number = a_.tokens->term_at(c.head, Layer::Number);
  return number && c.head + 1 == c.last && k_.number_word(number->index).kind == NumberWord::Kind::Ordinal;
}

/// «مجهولا الهوية», «مصابا بجروح»: said of somebody who stands before.
bool ClaimFinder::only_describes(const Chunk& c) const {
  const Token& h = tok(c.head);
  if (!h.is_word()) return false;
  for (const Analysis& a : a_.tokens->alternatives(h)) {  // «مهندسا»
    if (a.pos == Pos::Noun && a.lemma && (k_.lexicon().lemma(a.lemma).tags & (tag::kPerson | tag::kGroup)))
      return false;
  }
  return h.adjective() && !h.definite() && c.entity < 0 && !c.quantity && c.place < 0 && !victim_class(c) &&
         !k_.label(h.a.lemma) && (a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg)) == 0;
}

/// «المجموعات | المنتشرة في المنطقة», «الطريق | المؤدي إلى»: a definite adjective goes on with the phrase before it.
bool ClaimFinder::attribute(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (only_describes(c)) return true;
  const Token& h = tok(c.head);
  if (chunk == first_ || c.slot != Slot::None || c.conjoined || !h.is_word() || !h.adjective() || !h.definite() ||
      c.entity >= 0 || c.quantity || c.place >= 0 || victim_class(c) || k_.label(h.a.lemma) ||
      (a_.tags(h) & (tag::kPerson | tag::kGroup | tag::kOrg)))
    return false;
  const Chunk& before = a_.chunk(chunk - 1);
  return before.kind == ChunkKind::Noun && before.clause == c.clause;
}

/// «طلب الرئيس الروسي، فلاديمير بوتين، هدنة», «دعا البابا، بابا الفاتيكان، إلى»: between commas, who the subject is.
bool ClaimFinder::apposition(uint32_t chunk, int32_t subject) const {
  if (subject < 0 || chunk + 1 >= last_ || static_cast<int32_t>(chunk) != subject + 2) return false;
  const Chunk& c = a_.chunk(chunk);
  const auto comma = [&](uint32_t i) {
    const Chunk& m = a_.chunk(i);
    return m.kind == ChunkKind::Mark && (tok(m.first).word->mark == U'،' || tok(m.first).word->mark == U',');
  };
  const auto person = [&](const Chunk& x) {
    const Token& h = tok(x.head);
    return h.is_word() && (k_.title(h.a.lemma) || h.a.pos == Pos::Name ||
                           (x.entity >= 0 && a_.tokens->terms[static_cast<size_t>(x.entity)].kind == TermKind::Person));
  };
  return comma(chunk - 1) && comma(chunk + 1) && !c.conjoined && person(c) &&
         person(a_.chunk(static_cast<uint32_t>(subject)));
}

/// «قتل مدنيان بقصف الطيران | منزلا»: behind an act with its doer stands what the act hit; but «قتلت القوات بقصف
/// السيارة | ثلاثة مدنيين».
bool ClaimFinder::hit_by_act_before(uint32_t chunk, int32_t subject) const {
  const Chunk& act = a_.chunk(chunk - 1);
  if (act.kind != ChunkKind::Noun || act.slot == Slot::None || act.last == act.head + 1) return false;
  const std::optional<Victim> who = victim_class(a_.chunk(chunk));
  if (who && !is_thing(*who) && a_.can_act(a_.chunk(static_cast<uint32_t>(subject)))) return false;
  return std::any_of(events_.begin(), events_.end(), [&](const EventDraft& x) {
    return x.chunk == chunk - 1 && !x.verb && !x.self_victim && tok(x.token).a.derivation == Derivation::VerbalNoun &&
           frame(x).role(Slot::SecondObject) != Role::None;
  });
}

/// «جرح اثنان بقصف القوات عدة أحياء»: what was shelled. «قتل 25 مدنيا في غارات على محافظة درعا السورية»: an adjective
/// of something else, or whatever follows where people who are counted, or children, have the verb and a phrase
/// between: «709 مدنيين قتلوا منذ تكثيف القوات حملتها».
bool ClaimFinder::not_harmed_by(uint32_t verb, uint32_t subject, uint32_t object) const {
  const Chunk &s = a_.chunk(subject), &o = a_.chunk(object);
  if (subject > verb && (nobody(o) || (s.quantity && act_word(tok(o.head)))))
    return true;  // «جرح أربعة، إصابة اثنين منهم»
  if (o.quantity || s.entity >= 0 || !tok(s.head).is_word()) return false;
  const auto who = victim_class(s);
  const bool people = (who && !is_thing(*who)) || (a_.tags(tok(s.head)) & tag::kPerson);
  if (!people || object <= std::max(verb, subject) + 1) return false;
  const Token& h = tok(o.head);
  return s.quantity || who == Victim::Child || who == Victim::Woman || victim_itself(tok(s.head)) ||
         (subject > verb && h.is_word() && h.adjective() && h.definite());
}

void ClaimFinder::verb_arguments(EventDraft& e) {
  const uint32_t v = e.chunk;
  const Token& t = tok(e.token);
  const Frame& f = frame(e);
  int32_t subject = subject_of(a_, v);
  // What stands behind the verb.
  std::vector<int32_t> bare;
  std::vector<int32_t> governed;
  bool parts = false;
  uint32_t j = v + 1;
  for (; j < last_; ++j) {
    const Chunk& c = a_.chunk(j);
    if (c.clause != a_.chunk(v).clause || c.kind == ChunkKind::Verb) break;
    if (c.kind == ChunkKind::Word && (c.function == Function::Stop || c.function == Function::That)) break;
    // «أربعة أشخاص بينهم طفلان», «تسعة مدنيين، سبعة منهم أطفال»
    if (c.function == Function::Including || c.function == Function::OfThem || counts_part(j)) parts = true;
    if (c.kind == ChunkKind::Noun) {
      if (c.joined_to >= 0) continue;
      if (parts && c.slot == Slot::None) continue;
      if (c.slot == Slot::None && c.function == Function::None) {
        constexpr uint32_t kThings = tag::kPerson | tag::kGroup | tag::kOrg | tag::kMeasure | tag::kFacility;
        const bool time = c.entity < 0 && tok(c.head).is_word() && (a_.tags(tok(c.head)) & tag::kTime) &&
                          !(a_.tags(tok(c.head)) & kThings);
        if (static_cast<int32_t>(j) != subject && !time && !ordinal(c) && !attribute(j) && !in_idafa(j) &&
            !apposition(j, subject) && !(j > v + 1 && only_describes(a_.chunk(j - 1))) &&
            !announced_behind(e.token, c.first) &&
            !(subject > static_cast<int32_t>(v) && f.role(Slot::Object) == Role::Victim &&
              hit_by_act_before(j, subject)))
          bare.push_back(static_cast<int32_t>(j));
      } else {
        governed.push_back(static_cast<int32_t>(j));
      }
    } else if (c.kind == ChunkKind::Pronoun && c.slot != Slot::None && f.role(c.slot) != Role::None) {
      const int32_t p = pronoun(j, c.first);
      if (p >= 0) apply(e, f.role(c.slot), argument(static_cast<uint32_t>(p)), e.trigger->harm);
    }
  }
  e.taken_until = j;
  // Who was killed or wounded stands where a doer would stand: what comes later in the clause was not.
  if (!bare.empty() && f.role(Slot::Object) == Role::Victim && suffered_by_people(e.trigger->harm) && subject >= 0 &&
      !companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(bare.front())).head)) &&
      not_harmed_by(v, static_cast<uint32_t>(subject), static_cast<uint32_t>(bare.front())))
    bare.clear();
  // «راح ضحيتها ستة أطفال»: the companion word is no argument, and tells nothing by itself.
  for (const int32_t noun : {bare.empty() ? -1 : bare.front(), subject}) {
    if (noun <= static_cast<int32_t>(v) || !companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(noun)).head)))
      continue;
    EventDraft* other = event_of_chunk(noun);
    if (other && other->self_victim && tok(other->token).a.enclitic != Enclitic::None)
      other->host = static_cast<int32_t>(&e - events_.data());
  }
  if (!bare.empty() && companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(bare.front())).head)) &&
      f.role(Slot::Object) == Role::None) {
    const uint32_t word = static_cast<uint32_t>(bare.front());
    bare.erase(bare.begin());
    if (bare.empty() && word + 1 < last_ && a_.chunk(word + 1).slot == Slot::Genitive)
      bare.push_back(static_cast<int32_t>(word) + 1);
    if (!bare.empty() && (subject < 0 || event_of_chunk(subject))) subject = bare.front();
  } else if (subject > static_cast<int32_t>(v) &&
             companion_word(*e.trigger, tok(a_.chunk(static_cast<uint32_t>(subject)).head)) &&
             f.role(Slot::Object) == Role::None) {
    const uint32_t word = static_cast<uint32_t>(subject);
    if (word + 1 < last_ && a_.chunk(word + 1).kind == ChunkKind::Noun &&
        (a_.chunk(word + 1).slot == Slot::Genitive || a_.chunk(word + 1).slot == Slot::None)) {
      subject = static_cast<int32_t>(word) + 1;
    }
  }
  int32_t object = bare.empty() ? -1 : bare.front();
  const bool object_pronoun = t.a.enclitic != Enclitic::None;
  const bool transitive = f.role(Slot::Object) != Role::None;
  const bool subject_acts = subject >= 0 && a_.can_act(a_.chunk(static_cast<uint32_t>(subject)));
  const bool subject_counted = subject >= 0 && a_.chunk(static_cast<uint32_t>(subject)).quantity.has_value();
  const Clause& cl = clause(v);
  const bool relative = cl.kind == ClauseKind::Relative || cl.kind == ClauseKind::BareRelative;
  e.passive = t.a.voice == Voice::Passive;
  if (t.a.voice == Voice::Either && transitive && object < 0 && !object_pronoun) {
    // «قتل 12 مسلحا», «المعتقلون الذين عذبوا»: nothing is left to be the object, so the subject is it.
    bool taken = false;  // an argument under a preposition that the frame makes the target
    for (int32_t g : governed) {
      const Role r = f.role(a_.chunk(static_cast<uint32_t>(g)).slot);
      taken |= r == Role::Target || r == Role::Victim;
    }
    e.passive = subject >= 0 && !taken && t.a.tense == Tense::Past &&
                (t.word->first_damma || f.role(Slot::Object) == Role::Victim || !subject_acts);
    if (t.word->first_damma) e.passive = true;
  }
  if (t.word->first_damma && transitive && object < 0 && !object_pronoun && t.a.tense == Tense::Past) e.passive = true;
  // «ودمّر 3 دبابات»: what follows cannot act, so it is the object and the subject is dropped.
  if (!e.passive && transitive && subject > static_cast<int32_t>(v) && object < 0 && !object_pronoun && !relative &&
      t.a.tense != Tense::None) {
    const int32_t dropped = dropped_subject(v);
    // «قتلت القوات طفلا وأصابت امرأة»: who is hurt by whom it was before
    const bool hurt = t.a.voice == Voice::Active && t.conjoined() && f.role(Slot::Object) == Role::Victim &&
                      e.trigger->harm != TollKind::None && indefinite_person(a_.chunk(static_cast<uint32_t>(subject)));
    if (dropped >= 0 && (!subject_acts || hurt || (subject_counted && t.conjoined()) ||
                         (t.a.voice == Voice::Active && t.conjoined() && subject_counted))) {
      object = subject;
      subject = dropped;
      e.passive = false;
    }
  }
  // «باتت القوات قريبة وتحاصر الميليشيات», «قتل الوزير واغتال معارضيه»: what wants an object has one, and a pronoun
  // points back to who does it.
  if (!e.passive && transitive && subject == static_cast<int32_t>(v) + 1 && object < 0 && !object_pronoun &&
      !relative && t.a.person == 3 && f.role(Slot::Subject) == Role::Actor && !event_of_chunk(subject)) {
    const Role whom = f.role(Slot::Object);
    const bool own = tok(a_.chunk(static_cast<uint32_t>(subject)).head).a.enclitic != Enclitic::None;
    const bool wants = (e.trigger->type == EventType::Assault || e.trigger->type == EventType::Coerce) &&
                       (whom == Role::Target || whom == Role::Victim) && t.a.tense == Tense::Present && t.conjoined();
    const bool aimed_at = std::any_of(governed.begin(), governed.end(), [&](int32_t g) {
      const Role r = f.role(a_.chunk(static_cast<uint32_t>(g)).slot);
      return r == Role::Target || r == Role::Victim;
    });
    if ((own && t.a.voice != Voice::Either) || wants) {
      const int32_t dropped = aimed_at ? -1 : dropped_subject(v);
      if (dropped >= 0) {
        object = subject;
        subject = dropped;
      }
    }
  }
  // «سيستهدف القدرات», «طلبت مساعدة الحكومة»: what cannot act suffers, whoever acts.
  const EventDraft* act = subject > static_cast<int32_t>(v) ? event_of_chunk(subject) : nullptr;
  const bool aimed = std::any_of(governed.begin(), governed.end(), [&](int32_t g) {  // «تصدت الدفاعات لطائرات»
    return a_.chunk(static_cast<uint32_t>(g)).slot == Slot::For && f.role(Slot::For) == Role::Target;
  });
  const bool speech = e.trigger->type != EventType::Assault && e.trigger->type != EventType::Coerce &&
                      e.trigger->type != EventType::Retreat;
  if (!e.passive && transitive && subject > static_cast<int32_t>(v) && object < 0 && !object_pronoun && !relative &&
      f.role(Slot::Subject) == Role::Actor && (act ? speech : !subject_acts && !aimed)) {
    object = subject;
    subject = -1;
  }
  if (e.passive && t.a.voice == Voice::Either && t.conjoined() && subject > static_cast<int32_t>(v)) {
    // «وقتل 40 مسلحاً» after an active clause whose subject acts: either reading stands; a clause before with an actor
    // decides.
    const int32_t dropped = dropped_subject(v);
    if (dropped >= 0 && previous_active(v) &&
        (t.a.gender == Gender::Masculine || (transitive && !subject_acts && f.role(Slot::Object) != Role::Victim))) {
      object = subject;
      subject = dropped;
      e.passive = false;
    }
  }
  if (subject < 0 && !e.passive) {
    if (const Mention* speaker = speaker_as_subject(v)) {
      e.nisba_actors.push_back(*speaker);
      note(e, "its subject is the speaker");
    } else {
      const Token& that = tok(a_.chunk(clause(v).first).first);
      if (clause(v).kind == ClauseKind::That && that.a.enclitic != Enclitic::None && t.a.person == 3)
        subject = pronoun(clause(v).first, a_.chunk(clause(v).first).first, true);
      if (subject < 0) subject = dropped_subject(v);
      if (subject < 0 && t.a.enclitic == Enclitic::None && on_the_ground(e.trigger->type)) subject = doer_before(v);
    }
  }
  // «السياسيون والعسكريون الذين يدعمون»
  if (relative && subject >= static_cast<int32_t>(first_) && subject < static_cast<int32_t>(v) &&
      t.a.number == Number::Plural) {
    const int32_t other = a_.chunk(static_cast<uint32_t>(subject)).joined_to;
    if (other >= static_cast<int32_t>(first_) && acts(other) && !event_of_chunk(other) &&
        tok(a_.chunk(static_cast<uint32_t>(other)).head).a.number == Number::Plural)
      subject = other;
  }
  if (e.passive) {
    const Role role = f.role(Slot::Object) != Role::None ? f.role(Slot::Object) : f.role(Slot::Subject);
    if (subject >= 0 && relative)
      apply(e, role, described(static_cast<uint32_t>(subject), t), e.trigger->harm);
    else
      apply_all(e, role, subject, e.trigger->harm);
    if (subject < 0 && object >= 0) apply_all(e, role, object, e.trigger->harm);
  } else {
    EventDraft* subject_event = subject >= 0 ? event_of_chunk(subject) : nullptr;
    // «انفجرت سيارة مفخخة»
    if (subject_event && subject_event != &e && !subject_event->verb && f.role(Slot::Subject) == Role::Means &&
        subject_event->trigger->rank == Rank::Weak && subject_event->trigger->type == e.trigger->type)
      subject_event->host = static_cast<int32_t>(&e - events_.data());
    if (!(subject_event && !a_.can_act(a_.chunk(static_cast<uint32_t>(subject)))))
      apply_all(e, f.role(Slot::Subject), subject, e.trigger->harm);
    if (object_pronoun) {
      const int32_t p =
          relative && clause(v).antecedent >= 0 && clause(v).antecedent != subject
              ? clause(v).antecedent
              : pronoun(v, e.token, f.role(Slot::Object) == Role::Victim && e.trigger->harm != TollKind::Destroyed);
      if (p >= 0 && !event_of_chunk(p))
        apply(e, f.role(Slot::Object), argument(static_cast<uint32_t>(p)), e.trigger->harm);
    } else if (object >= 0 && gathered(e, f.role(Slot::Object), static_cast<uint32_t>(object))) {
      // «استهدف تعزيزات»
    } else if (const EventDraft* harmed = object >= 0 ? event_of_chunk(object) : nullptr;
               harmed && harmed->self_victim && e.trigger->type != EventType::Assault) {
      apply_all(e, f.role(Slot::Object), object, TollKind::None);  // «تسعف المصابين»
    } else if (object >= 0 && !harmed) {
      if (!behind_companion(e, f.role(Slot::Object), object))
        apply_all(e, f.role(Slot::Object), object, e.trigger->harm);
    }
  }
  for (int32_t g : governed) governed_argument(e, f, g);
  // «قالت الوزارة إن النظام يتحمل المسؤولية»: who says it puts the blame on him.
  if (e.trigger->type == EventType::Accuse && f.role(Slot::Subject) == Role::Target && e.actors.empty() &&
      e.nisba_actors.empty()) {
    const int32_t s = statement_at(e.token);
    if (s >= 0 && !said_[static_cast<size_t>(s)].chain.empty())
      e.nisba_actors.push_back(said_[static_cast<size_t>(s)].chain.front());
  }
}

/// «أطلق سراح ثمانية», «أودى بحياة شخصين», «أودى بحياتهم»: who stands behind the companion word.
bool ClaimFinder::behind_companion(EventDraft& e, Role role, int32_t chunk) {
  const auto at = static_cast<uint32_t>(chunk);
  const Chunk& c = a_.chunk(at);
  if (!companion_word(*e.trigger, tok(c.head)) || c.head != c.first || thing(c.head) || brought_down(e, c.head))
    return false;
  if (c.first + 1 < c.last) {
    apply(e, role, part(at, c.first + 1, c.last), e.trigger->harm);
  } else if (at + 1 < last_ && a_.chunk(at + 1).slot == Slot::Genitive) {
    apply_all(e, role, chunk + 1, e.trigger->harm);
  } else if (tok(c.head).a.enclitic != Enclitic::None) {
    if (const int32_t p = pronoun(at, c.head); p >= 0)
      apply(e, role, argument(static_cast<uint32_t>(p)), e.trigger->harm);
  }
  return true;
}

/// «قافلة مساعدات», «سيارة إسعاف», «رتل»: a thing that is hit, whose name has an act in it.
bool ClaimFinder::thing_with_act(const EventDraft& act) const {
  const Token& head = tok(a_.chunk(act.chunk).head);
  return head.is_word() && head.noun() && (a_.tags(head) & kMayBeHit) && act.trigger->type != EventType::Assault &&
         act.trigger->type != EventType::Coerce;
}

/// «استهدف تعزيزات», «غارات على تجمعات», «هاجم قافلة مساعدات»: troops that have come together, and things whose name
/// has an act in it, hit where another event would be told of them.
bool ClaimFinder::gathered(EventDraft& e, Role role, uint32_t chunk) {
  EventDraft* other = event_of_chunk(static_cast<int32_t>(chunk));
  if (!other || other == &e || other->verb || other->host >= 0 || role != Role::Target ||
      e.trigger->type != EventType::Assault)
    return false;
  const bool troops = (other->trigger->type == EventType::Mobilize || other->trigger->type == EventType::Protest) &&
                      tok(other->token).a.number == Number::Plural && other->token == a_.chunk(chunk).head;
  const bool thing = (e.verb || a_.chunk(chunk).slot == Slot::None) && thing_with_act(*other);
  if (!troops && !thing) return false;
  e.targets.push_back(argument(chunk));
  for (uint32_t j = chunk + 1; j < std::min(last_, chunk + 12) && a_.chunk(j).kind != ChunkKind::Verb; ++j) {
    if (a_.chunk(j).kind != ChunkKind::Noun || !linked(j, static_cast<int32_t>(chunk))) continue;
    if (!event_of_chunk(static_cast<int32_t>(j)))
      apply(e, role, argument(j), TollKind::None);
    else
      gathered(e, role, j);
  }
  other->host = static_cast<int32_t>(&e - events_.data());
  other->targets.clear();
  other->actors.clear();
  return true;
}

/// What a relative clause describes, the part that agrees with its verb: «تشييع مقاتلين قتلوا», «خمسة من المقاتلين
/// قتلوا».
Argument ClaimFinder::described(uint32_t chunk, const Token& verb) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.slot == Slot::From && chunk > first_ && a_.chunk(chunk - 1).quantity &&
      a_.chunk(chunk - 1).kind == ChunkKind::Noun)
    return argument(chunk - 1);
  if (verb.a.number == Number::Plural && tok(c.head).a.number == Number::Singular) {
    for (uint32_t n = c.head + 1; n < c.last; ++n) {
      if (tok(n).noun() && tok(n).a.number == Number::Plural) return part(chunk, n, c.last);
    }
  }
  return argument(chunk);
}

/// The chunk before the content that names who says it, or -1.
int32_t ClaimFinder::speaker_chunk(const Said& said) const {
  for (uint32_t i = said.cue_chunk + 8; i-- > a_.first_chunk && i + 12 > said.cue_chunk;) {
    if (i >= a_.last_chunk || a_.chunk(i).first >= said.begin || a_.chunk(i).kind != ChunkKind::Noun) continue;
    if (a_.span(a_.chunk(i)).overlaps(said.chain.front().span)) return static_cast<int32_t>(i);
  }
  return -1;
}

/// «قال إنه سيضرب», «سنضرب»: a dropped subject right behind the complementiser, or of the first person, is the
/// speaker.
const Mention* ClaimFinder::speaker_as_subject(uint32_t v) const {
  const Token& t = tok(a_.chunk(v).first);
  const int32_t s = statement_at(a_.chunk(v).first);
  if (s < 0 || said_[static_cast<size_t>(s)].chain.empty()) return nullptr;
  const Said& said = said_[static_cast<size_t>(s)];
  if (t.a.person == 1) return &said.chain.front();
  const Clause& cl = clause(v);
  if (cl.kind != ClauseKind::That || a_.chunk(cl.first).last > said.begin + 1) return nullptr;
  // «إنها «سيطرت على القاعدة»»: nothing but marks between it and the content.
  for (uint32_t n = a_.chunk(cl.first).last; n < said.begin; ++n) {
    if (tok(n).is_word() || tok(n).is(WordKind::Digits)) return nullptr;
  }
  const Token& that = tok(a_.chunk(cl.first).first);
  if (that.a.enclitic == Enclitic::None) return nullptr;
  // «قالت مصادر إنه يصر»: of somebody else
  if (const int32_t speaker = speaker_chunk(said);
      speaker >= 0 && disagrees(that.a.enclitic, a_.chunk(static_cast<uint32_t>(speaker))))
    return nullptr;
  return &said.chain.front();
}

bool ClaimFinder::previous_active(uint32_t v) const {
  for (const EventDraft& e : events_) {
    if (e.verb && e.chunk < v && !e.passive && !e.actors.empty()) return true;
  }
  return false;
}

/// «أهداف | للمسلحين», «القوات التابعة | للتحالف»: whose what stands before is.
bool ClaimFinder::owner(const EventDraft& e, uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.slot != Slot::For || chunk == first_) return false;
  const Chunk& before = a_.chunk(chunk - 1);
  if (before.kind != ChunkKind::Noun || before.last > c.first || e.chunk + 1 > chunk - 1) return false;
  if (tok(before.last - 1).a.derivation == Derivation::ActiveParticiple && before.last > before.first + 1) return true;
  const uint32_t tags = tok(before.head).is_word() ? a_.tags(tok(before.head)) : 0;
  return std::any_of(e.targets.begin(), e.targets.end(), [&](const Argument& x) {
    return x.index == static_cast<int32_t>(chunk) - 1 && !tok(before.head).definite() &&
           (tags & (tag::kFacility | tag::kBuilding | tag::kVehicle | tag::kWeapon | tag::kGroup));
  });
}

void ClaimFinder::governed_argument(EventDraft& e, const Frame& f, int32_t g) {
  const Chunk& c = a_.chunk(static_cast<uint32_t>(g));
  if (owner(e, static_cast<uint32_t>(g))) return;
  if (gathered(e, f.role(c.slot), static_cast<uint32_t>(g)) || event_of_chunk(g)) return;
  if (doer_follows(c)) {
    for (const EventDraft& other : events_) {  // «طالب … بعد قتل … برصاص الجيش»: the nearer word's doer
      if (static_cast<int32_t>(other.chunk) < g && other.chunk > e.chunk) return;
    }
    e.modes |= c.agent_modes;
    apply_all(e, Role::Actor, g, TollKind::None);
    return;
  }
  // A nearer event noun takes what stands behind it, if its frame has a place for it.
  for (const EventDraft& other : events_) {
    if (&other == &e || other.verb || other.chunk <= e.chunk || static_cast<int32_t>(other.chunk) >= g) continue;
    if (frame(other).role(c.slot) != Role::None) return;
  }
  Role role = f.role(c.slot);
  if (role == Role::None && (c.slot == Slot::In || c.slot == Slot::PlaceWord)) role = Role::Place;
  if (c.slot == Slot::By && role == Role::None) role = a_.is_weapon(c) ? Role::Means : Role::Place;
  if (role == Role::Victim && behind_companion(e, role, g)) return;
  apply_all(e, role, g, e.trigger->harm);
}

/// No other event word stands right before the chunk, nor a word for what happens besides («نفوق عدد من المواشي»).
bool ClaimFinder::of_this(const EventDraft& e, uint32_t chunk) {
  if (chunk == e.chunk + 1) return true;
  const Chunk& before = a_.chunk(chunk - 1);
  return !event_of_chunk(static_cast<int32_t>(chunk) - 1) &&
         !(suffered_by_people(e.trigger->harm) && before.kind == ChunkKind::Noun && happens(before));
}

bool ClaimFinder::hedge_behind(const Chunk& c, uint32_t token) const {
  const Term* hedge = a_.tokens->term_at(token, Layer::Hedge);
  return c.quantity && hedge && k_.hedge(hedge->index).after;
}

void ClaimFinder::noun_arguments(EventDraft& e) {
  const Chunk& c = a_.chunk(e.chunk);
  const Frame& f = frame(e);
  const Token& t = tok(e.token);
  // «مقتل 16 وجرح 14»: what would be the object of the verb that it is spelled like.
  const Role genitive = e.trigger->pos == Pos::Verb ? f.role(Slot::Object) : f.role(Slot::Genitive);
  if (e.self_victim && called_after(e)) return;
  if (e.self_victim) {
    // «سقوط شهيدين», «أصدقاء القتلى»: the victims alone count; «عدد القتلى» is counted as a whole.
    const Token& h = tok(c.head);
    const bool counted = c.quantity || c.head >= e.token || !h.is_word() || (a_.tags(h) & tag::kMeasure);
    toll(e, counted ? argument(e.chunk) : part(e.chunk, e.token, c.last), e.trigger->harm);
  }
  // A noun in idafa before it that is a measure counts it («سلسلة غارات») and changes nothing.
  uint32_t next = e.token + 1;
  bool definite = t.definite();
  // nisba: «القصف الإسرائيلي»
  const auto nationality = [&](uint32_t n) {  // «غارات جوية سورية», which some write the state's name like
    return n > e.token + 1 && k_.nisba_country(tok(n).a.lemma) >= 0;
  };
  while (next < c.last && tok(next).is_word() && tok(next).adjective() &&
         (tok(next).term(Layer::Entity) < 0 || nationality(next))) {
    // «اعتقال أميركي»: no nisba of the act but the person.
    if (f.role(Slot::Nisba) == Role::None && e.trigger->harm != TollKind::None && next == e.token + 1 && !definite &&
        k_.nisba_country(tok(next).a.lemma) >= 0) {
      break;
    }
    // «مقتل صحفيين»: no quality of one act, but those who died.
    if (!definite && next == e.token + 1 && e.trigger->harm != TollKind::None && t.a.number == Number::Singular &&
        (tok(next).a.number == Number::Plural || tok(next).a.number == Number::Dual))
      break;
    if (!definite && victim_itself(tok(next)) && companion_word(*e.trigger, tok(next))) break;  // «سقوط شهيد»
    if (const int32_t country = k_.nisba_country(tok(next).a.lemma);
        country >= 0 && f.role(Slot::Nisba) != Role::None) {
      e.nisba_actors.push_back(a_.mention(next, next + 1));
    }
    ++next;
  }
  // «الهجمات الحوثية», «هجوم حوثي إيراني», «إطلاق الصواريخ الحوثية»: the adjective of a group, of the act or of what is
  // fired; a group's adjective is a name, so the phrase above ends before it.
  for (uint32_t n = genitive == Role::Means ? std::max(next, e.token + 2) : next;
       f.role(Slot::Nisba) != Role::None && (definite || genitive == Role::Means) && n < c.last; ++n) {
    const Token& adjective = tok(n);
    if (!adjective.is_word() || !adjective.adjective() || adjective.definite() != tok(n - 1).definite()) break;
    const Term* group = a_.tokens->term_at(n, Layer::Entity);
    if (group ? group->last == n + 1 : k_.nisba_country(adjective.a.lemma) >= 0)
      e.nisba_actors.push_back(a_.mention(n, n + 1));
    if (genitive != Role::Means && definite) next = n + 1;
  }
  bool has_genitive = false;
  if (t.a.enclitic != Enclitic::None) {
    Role whose = genitive;
    // «استعادتها السيطرة»: with an object of its own behind it the pronoun is the doer, else whom it is done to.
    for (uint32_t j = e.chunk + 1; (whose == Role::Patient || whose == Role::Target) &&
                                   j < std::min(last_, e.chunk + 4) && t.a.number != Number::Plural;
         ++j) {
      const Chunk& n = a_.chunk(j);
      if (n.kind != ChunkKind::Noun || n.clause != c.clause) break;
      if (n.slot == Slot::None && !n.conjoined && !attribute(j) &&
          (j == e.chunk + 1 || !event_of_chunk(static_cast<int32_t>(j))))
        whose = Role::Actor;
    }
    const bool done_to = whose == Role::Patient && t.a.number != Number::Plural;
    const bool somebody = e.trigger->type == EventType::Assault
                              ? e.trigger->harm != TollKind::None && e.trigger->harm != TollKind::Destroyed
                              : e.trigger->type != EventType::Reject && e.trigger->type != EventType::Sanction;
    const int32_t p = done_to ? pronoun(e.chunk, e.token, somebody) : possessor(e);
    if (p >= 0) {
      if (t.a.enclitic == Enclitic::They || t.a.enclitic == Enclitic::TheyTwo)
        apply_all(e, whose, p, e.trigger->harm);
      else
        apply(e, whose, argument(static_cast<uint32_t>(p)), e.trigger->harm);
      has_genitive = true;
    }
  } else if (next < c.last && next == e.token + 1 && !definite && !hedge_behind(c, next) &&  // «سبعة قتلى على الأقل»
             (tok(next).is_word() || tok(next).is(WordKind::Digits))) {
    uint32_t from = next;
    // «إطلاق سراح السجناء», «وقف إطلاق النار», «إطلاق سراحهم»
    while (from < c.last && companion_word(*e.trigger, tok(from)) && !moves(e, from) && !brought_down(e, from) &&
           !(open(genitive) && thing(from)))
      ++from;
    if (from > next && from >= c.last && tok(from - 1).a.enclitic != Enclitic::None) {
      const int32_t p = meant_by(*e.trigger, e.chunk, from - 1);
      if (p >= 0) apply(e, genitive, argument(static_cast<uint32_t>(p)), e.trigger->harm);
    }
    const Argument x = part(e.chunk, std::min(from, c.last - 1), c.last);
    const size_t arguments_before = e.actors.size() + e.targets.size() + e.places.size();
    if (from < c.last && e.self_victim && e.tolls.size() == 1 && e.tolls.front().kind == e.trigger->harm) {
      // «جثة رجل», «قتلى الصحفيين»: whose, and no others.
      const TollDraft own = e.tolls.front();
      e.tolls.clear();
      apply(e, genitive, x, e.trigger->harm);
      if (e.tolls.empty() || own.number || own.hedge != Hedge::Exact) e.tolls.assign(1, own);
      e.tolls.front().who = victim_class(x.chunk).value_or(own.who);
    } else if (from < c.last) {
      apply(e, genitive, x, e.trigger->harm);
    } else if (const VictimWord* v = from > next ? k_.victim(tok(from - 1).a.lemma) : nullptr;
               v && v->harm == e.trigger->harm && v->harm != TollKind::None &&
               tok(from - 1).a.enclitic == Enclitic::None) {
      toll(e, part(e.chunk, from - 1, c.last), e.trigger->harm);  // «سقوط قتلى»
    }
    e.empty_genitive =
        e.trigger->rank == Rank::Weak && e.actors.size() + e.targets.size() + e.places.size() == arguments_before;
    // «غارات | مواقع المسلحين»: what is hit, where who strikes might stand
    if (genitive == Role::Actor && e.trigger->type == EventType::Assault && from < c.last && e.actors.empty() &&
        !a_.can_act(x.chunk) && tok(x.chunk.head).is_word() &&
        (a_.tags(tok(x.chunk.head)) & (tag::kFacility | tag::kBuilding | tag::kVehicle | tag::kGroup)))
      apply(e, Role::Target, x, TollKind::None);
    note(e, "idafa: " + std::string(a_.tokens->text->slice(a_.tokens->span(next, c.last))));
    has_genitive = true;
    for (uint32_t j = e.chunk + 1; j < std::min(last_, e.chunk + 6); ++j) {
      if (a_.chunk(j).kind != ChunkKind::Noun || !linked(j, static_cast<int32_t>(e.chunk))) continue;
      if (const EventDraft* other = event_of_chunk(static_cast<int32_t>(j))) {
        // «مقتل طفل وإصابة الشابين خالد صبري وأحمد حسن»: what is listed behind another act suffered that one.
        if (!other->self_victim) break;
        continue;
      }
      if (suffered_by_people(e.trigger->harm) && happens(a_.chunk(j))) break;
      if (a_.chunk(j).slot == c.slot && !listed_place(x, j)) apply(e, genitive, argument(j), e.trigger->harm);
    }
    // «هجوم حوثي إيراني»: a group's adjective is a name as well
    if (f.role(Slot::Nisba) == Role::Actor && from + 1 < c.last && tok(from).term(Layer::Entity) >= 0 &&
        !tok(from).definite()) {
      const auto others = a_.tokens->alternatives(tok(from));
      const bool nisba =
          std::any_of(others.begin(), others.end(), [](const Analysis& a) { return a.pos == Pos::Adjective; });
      for (uint32_t n = from + 1; nisba && n < c.last && tok(n).is_word() && tok(n).adjective() && !tok(n).definite();
           ++n) {
        if (k_.nisba_country(tok(n).a.lemma) >= 0) e.nisba_actors.push_back(a_.mention(n, n + 1));
      }
    }
  } else if (next < c.last && definite && tok(next).is(WordKind::Digits) && e.self_victim) {
    // «القتلى الـ12»
  }
  if (e.trigger->pos == Pos::Adjective) {  // «كندا مستعدة»: said of the subject
    const int32_t s = predicate_subject(e.chunk);
    if (e.token > c.first)
      apply(e, f.role(Slot::Subject), part(e.chunk, c.first, e.token), TollKind::None);
    else if (s >= 0)
      apply_all(e, f.role(Slot::Subject), s, TollKind::None);
  }
  // Behind it: idafa in a chunk of its own («مقتل 9 مدنيين»), second object, prepositions.
  bool second = false, only_victims = false;
  int32_t suffers = -1;  // object of the verb whose subject the act is
  uint32_t j = e.chunk + 1;
  for (; j < last_; ++j) {
    const Chunk& n = a_.chunk(j);
    if (only_victims && !(n.quantity && f.role(n.slot) == Role::Victim)) {
      if (n.kind == ChunkKind::Verb || n.clause != c.clause) break;
      continue;
    }
    if (n.kind == ChunkKind::Verb || n.clause != c.clause) break;
    if (n.kind == ChunkKind::Word) {
      if (n.function == Function::Stop || n.function == Function::That || tok(n.first).a.pos == Pos::Relative) break;
      continue;
    }
    if (n.kind == ChunkKind::Mark) {
      const char32_t m = tok(n.first).word->mark;
      if ((m == U'،' || m == U',') && !e.verb && j > e.chunk + 1 && second) break;
      continue;
    }
    if (n.kind == ChunkKind::Pronoun) {
      if (n.slot != Slot::None && f.role(n.slot) != Role::None) {
        const int32_t p = pronoun(j, n.first);
        if (p >= 0) apply(e, f.role(n.slot), argument(static_cast<uint32_t>(p)), e.trigger->harm);
      }
      continue;
    }
    if (n.kind != ChunkKind::Noun) continue;
    if (n.joined_to >= 0) continue;
    // «استهداف القوات | قافلة مساعدات»
    if (const EventDraft* x = event_of_chunk(static_cast<int32_t>(j));
        x && has_genitive && !second && !n.conjoined && n.slot == Slot::None && n.first == c.last &&
        f.role(Slot::SecondObject) == Role::Target && thing_with_act(*x)) {
      if (e.actors.empty() && !e.targets.empty() && a_.can_act(e.targets.back().chunk)) other_object(e, genitive);
      second = gathered(e, Role::Target, j);
      continue;
    }
    if (gathered(e, n.slot == Slot::None ? Role::None : f.role(n.slot), j)) continue;
    if (EventDraft* other = event_of_chunk(static_cast<int32_t>(j)); other && !other->self_victim) {
      if (n.slot == Slot::None && n.conjoined) continue;
      // Another event word: what follows is its own, but for a counted victim («القضاء خلال الهجوم على 40 مسلحا»).
      if (frame(*other).role(Slot::On) != Role::None || n.slot != Slot::None) {
        if (e.trigger->harm == TollKind::None || !e.targets.empty()) break;
        only_victims = true;
      }
      continue;
    }
    if (n.slot == Slot::Genitive) {
      if (!has_genitive && n.first <= c.last + 1 && !definite && of_this(e, j)) {
        apply_all(e, genitive, static_cast<int32_t>(j), e.trigger->harm);
        has_genitive = true;
      } else if (!second && f.role(Slot::SecondObject) != Role::None && has_genitive &&
                 of_this(e, j)) {  // «مقتل 8 وإصابة | 13 آخرين»: of the other word
        apply_all(e, f.role(Slot::SecondObject), static_cast<int32_t>(j), e.trigger->harm);
        second = true;
      }
      continue;
    }
    if (n.slot == Slot::None && n.function == Function::None) {
      const bool adjacent = n.first == c.last;
      if (adjacent && harmed_by(e, j)) {
        suffers = static_cast<int32_t>(j);
        continue;
      }
      // «جاء ذلك بعد استعادة القوات العراقية | مدينة الموصل»: the place taken, no subject of «جاء».
      const bool taken = adjacent && has_genitive && f.role(Slot::SecondObject) == Role::Target && a_.names_place(j);
      if (e.self_victim || (subject_here(n.clause) == static_cast<int32_t>(j) && !taken &&
                            clause(j).verb != static_cast<int32_t>(e.chunk)))
        continue;
      // «استهداف القوات، سيارة تابعة للفريق»
      const bool behind_comma =
          (genitive == Role::Target || genitive == Role::Patient) && j == e.chunk + 2 &&
          a_.chunk(e.chunk + 1).kind == ChunkKind::Mark && !n.conjoined && tok(n.head).is_word() &&
          !tok(n.head).definite() && n.entity < 0 && tok(n.head).a.pos == Pos::Noun &&
          (a_.tags(tok(n.head)) & (tag::kVehicle | tag::kFacility | tag::kBuilding | tag::kGroup));
      // «اعتقال 30 شابا: 20 في المدينة»: some of them.
      const bool of_counted = has_genitive && a_.chunk(j - 1).kind == ChunkKind::Mark && bare_number(argument(j)) &&
                              !e.targets.empty() && e.targets.back().chunk.quantity;
      if (of_counted) continue;
      if (!has_genitive && adjacent && !definite) {
        apply_all(e, genitive, static_cast<int32_t>(j), e.trigger->harm);
        has_genitive = true;
      } else if (!second && f.role(Slot::SecondObject) != Role::None && (has_genitive || definite) &&
                 j <= e.chunk + 3 && n.clause >= 0 &&
                 (tok(n.first).is(WordKind::Digits) || n.quantity || tok(n.first).a.gcase == Case::Accusative ||
                  adjacent || behind_comma)) {
        // «استهداف الطيران سيارةً»: then the idafa is the doer.
        if (e.actors.empty() && !e.targets.empty() && a_.can_act(e.targets.back().chunk)) other_object(e, genitive);
        apply_all(e, f.role(Slot::SecondObject), static_cast<int32_t>(j), e.trigger->harm);
        second = true;
      }
      continue;
    }
    if (doer_follows(n)) {
      e.modes |= n.agent_modes;
      apply_all(e, Role::Actor, static_cast<int32_t>(j), TollKind::None);
      continue;
    }
    if (owner(e, j)) continue;
    if (n.slot == Slot::From && suffers >= 0 && static_cast<int32_t>(j) == suffers + 1) continue;  // «خمسة من عائلة»
    // «خسائر في صفوف المسلحين», «قتلى بين صفوف القوات»: among whom.
    if (n.slot == Slot::From && n.first > n.preposition + 1 && e.trigger->harm != TollKind::None &&
        (e.self_victim || e.trigger->rank == Rank::Weak) && a_.can_act(n) && e.targets.empty()) {
      apply_all(e, Role::Target, static_cast<int32_t>(j), TollKind::None);
      continue;
    }
    Role role = f.role(n.slot);
    // «غارات للتحالف»: whose it is stands right behind it.
    if (n.slot == Slot::For && role == Role::Actor && j != e.chunk + 1 &&
        !(j == e.chunk + 2 && a_.chunk(e.chunk + 1).kind == ChunkKind::Word))
      continue;
    // «استهداف مسيرة تركية لسيارة»: then the idafa is the doer.
    if ((n.slot == Slot::For || (genitive == Role::Patient && n.slot != Slot::From)) &&
        (role == Role::Target || role == Role::Victim) && e.actors.empty() && e.nisba_actors.empty() &&
        e.targets.size() == 1 && e.targets.back().index == static_cast<int32_t>(e.chunk) &&
        a_.can_act(e.targets.back().chunk) && !thrown(e.targets.back().chunk)) {
      other_object(e, genitive);
    }
    if (n.slot == Slot::From && role == Role::Actor &&
        (j > e.chunk + 2 || (a_.names_state(n) ? e.trigger->type == EventType::Assault : a_.names_place(j))))
      continue;
    if (role == Role::None && (n.slot == Slot::In || n.slot == Slot::PlaceWord)) role = Role::Place;
    if (n.slot == Slot::By && role == Role::None) role = a_.is_weapon(n) ? Role::Means : Role::Place;
    if (role != Role::None) apply_all(e, role, static_cast<int32_t>(j), e.trigger->harm);
  }
  e.taken_until = j;
}

/// «قتلت غارة إسرائيلية | خمسة أفراد», «قتل قصف مدفعي | طفلا»: the object of the verb whose subject the act is.
bool ClaimFinder::harmed_by(const EventDraft& act, uint32_t chunk) const {
  const int32_t verb = clause(act.chunk).verb;
  if (verb < 0 || verb >= static_cast<int32_t>(act.chunk) || clause(chunk).verb != verb ||
      subject_of(a_, static_cast<uint32_t>(verb)) != static_cast<int32_t>(act.chunk))
    return false;
  const Token& v = tok(a_.chunk(static_cast<uint32_t>(verb)).first);
  const Chunk& c = a_.chunk(chunk);
  const auto triggers = k_.triggers(v.a.lemma);
  const auto lights = k_.light_verbs(v.a.lemma);  // «خلف قصف مدفعي | ثلاثة قتلى»
  const bool takes =
      std::any_of(triggers.begin(), triggers.end(),
                  [](const Trigger& t) {
                    return t.pos == Pos::Verb && (t.harm == TollKind::Killed || t.harm == TollKind::Injured);
                  }) ||
      std::any_of(lights.begin(), lights.end(),
                  [](const LightVerb& light) { return light.slot == Slot::Object && light.subject_is_event; });
  return takes && v.a.enclitic == Enclitic::None &&
         (c.quantity || tok(c.head).a.gcase == Case::Accusative || victim_class(c));
}

/// The bare phrase before an adjective that is said of it.
int32_t ClaimFinder::predicate_subject(uint32_t chunk) const {
  for (uint32_t i = chunk; i-- > first_ && a_.chunk(i).clause == a_.chunk(chunk).clause;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Noun && c.slot == Slot::None && a_.can_act(c)) return static_cast<int32_t>(i);
  }
  return -1;
}

int32_t ClaimFinder::subject_here(int32_t clause_index) const {
  if (clause_index < 0) return -1;
  const Clause& cl = a_.chunks->clauses[static_cast<size_t>(clause_index)];
  return cl.verb >= 0 ? subject_of(a_, static_cast<uint32_t>(cl.verb)) : -1;
}

/// Whose: «هجومها», «عملياته»: the subject of the clause if it can act, else whom the pronoun points to.
int32_t ClaimFinder::possessor(const EventDraft& e) const {
  const int32_t s = subject_here(a_.chunk(e.chunk).clause);
  // «استشهد شاب برصاص الجيش خلال اقتحامه»: not who suffers.
  const bool suffers =
      e.trigger->harm == TollKind::None && std::any_of(events_.begin(), events_.end(), [&](const EventDraft& x) {
        return x.verb && x.chunk < e.chunk && x.trigger->rank == Rank::Harm &&
               std::any_of(x.targets.begin(), x.targets.end(),
                           [&](const Argument& y) { return s >= 0 && y.index == s; });
      });
  if (s >= 0 && !suffers && s < static_cast<int32_t>(e.chunk) && a_.can_act(a_.chunk(static_cast<uint32_t>(s))) &&
      !disagrees(tok(e.token).a.enclitic, a_.chunk(static_cast<uint32_t>(s))))
    return s;
  const int32_t in = statement_at(e.token);
  const Said* said =
      in >= 0 && !said_[static_cast<size_t>(in)].chain.empty() ? &said_[static_cast<size_t>(in)] : nullptr;
  for (uint32_t i = e.chunk; i-- > a_.first_chunk;) {
    if (e.chunk - i > 40) break;
    const Chunk& c = a_.chunk(i);
    // «هددت تركيا بأن عملياتها»: out of what is said, the speaker first.
    if (said && c.first < said->begin) {
      const int32_t speaker = speaker_chunk(*said);
      said = nullptr;
      if (speaker >= 0 && !disagrees(tok(e.token).a.enclitic, a_.chunk(static_cast<uint32_t>(speaker))) &&
          a_.can_act(a_.chunk(static_cast<uint32_t>(speaker))) && !only_tells(a_.chunk(static_cast<uint32_t>(speaker))))
        return speaker;
    }
    if (suffers && static_cast<int32_t>(i) == s) continue;
    if (c.kind == ChunkKind::Noun && a_.can_act(c) && !event_words(c) && !only_where(i)) {
      if (!disagrees(tok(e.token).a.enclitic, c)) return static_cast<int32_t>(i);
    }
  }
  return -1;
}

bool ClaimFinder::disagrees(Enclitic p, const Chunk& c) const {
  const Token& h = tok(c.head);
  const bool many = p == Enclitic::They || p == Enclitic::TheyTwo || p == Enclitic::TheyWomen;
  if (a_.names_state(c)) return many;                                    // «روسيا»
  if (h.a.pos == Pos::Name) return many && !c.quantity && c.entity < 0;  // «ماي»
  // «قياديو الفصيل … خروجها»: people in the plural are no «ها»
  if (p == Enclitic::She && h.a.number == Number::Plural && h.a.gender == Gender::Masculine && c.entity < 0 &&
      (a_.tags(h) & tag::kPerson))
    return true;
  if (p == Enclitic::She) return h.a.gender == Gender::Masculine && h.a.number == Number::Singular;
  if (p == Enclitic::He) return h.a.gender == Gender::Feminine || h.a.number == Number::Plural;
  return false;
}

/// «في اليمن», «الكردية»: where, or what is said of somebody, but nobody that a pronoun would point to.
bool ClaimFinder::only_where(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (locative(c.slot) && a_.names_place(chunk)) return true;
  // «نقل الحارس إلى المستشفى بعد تعرضه لطعنة»
  if (c.slot == Slot::To && tok(c.head).is_word() && c.entity < 0 && !a_.can_act(c) &&
      (a_.tags(tok(c.head)) & (tag::kFacility | tag::kBuilding)))
    return true;
  const Token& h = tok(c.head);
  // «فلسطينيان»: in the dual and the plural people
  return h.is_word() && h.adjective() && c.entity < 0 && !c.quantity &&
         !(h.a.gender == Gender::Masculine && h.a.number != Number::Singular && !h.definite());
}

}  // namespace isnad
