// Weapons and places of claims, in the sentence and from the sentences before.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
/// «تم إيصالها باليد ولم يتم رميها من طائرة», «بانفجار لغم وليس عبر إسقاط قنابل»: what stands with a coordinated verb,
/// or behind a negation, that has an event of its own is said of that one.
bool ClaimFinder::of_other_act(const EventDraft& e, uint32_t chunk) const {
  const uint32_t first = std::min(e.chunk, chunk), last = std::max(e.chunk, chunk);
  const auto event_in = [&](uint32_t from, uint32_t to) {
    return std::any_of(events_.begin(), events_.end(),
                       [&](const EventDraft& o) { return &o != &e && o.chunk >= from && o.chunk <= to; });
  };
  for (uint32_t v = first + 1; v <= last; ++v) {
    const Chunk& c = a_.chunk(v);
    const bool negation = c.kind == ChunkKind::Word && tok(c.first).a.pos == Pos::Negation;
    if (c.kind != ChunkKind::Verb && !negation) continue;
    const bool begins =
        negation || tok(c.first).conjoined() ||
        (v > first_ && a_.chunk(v - 1).kind == ChunkKind::Word && tok(a_.chunk(v - 1).first).conjoined());
    if (!begins) continue;
    if (chunk > e.chunk ? event_in(v, chunk) : event_in(clause(e.chunk).first, chunk)) return true;
  }
  return false;
}

void ClaimFinder::weapons(EventDraft& e) {
  if (e.host >= 0 || e.trigger->type != EventType::Assault) return;
  const Clause& cl = clause(e.chunk);
  for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun) continue;
    for (uint32_t n = c.first; n < c.last; ++n) {
      const uint64_t bits = weapon_modes_at(n);
      if (!bits) continue;
      if (of_other_act(e, i)) break;
      bool target = false;
      for (const Argument& x : e.targets) target |= x.index == static_cast<int32_t>(i);
      if (target) continue;
      const Term* w = a_.tokens->term_at(n, Layer::Weapon);
      e.weapons.emplace_back(n, w ? w->last : n + 1);
      e.weapon_modes |= bits;
    }
  }
}

void ClaimFinder::places_of_clause(size_t n, const Clause& cl, bool relative) {
  EventDraft& e = events_[n];
  for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun) continue;
    if (!locative(c.slot) && !(relative && frame(e).role(c.slot) == Role::Target) &&
        !(c.slot == Slot::On && along(c)) && !(c.slot == Slot::Between && between_settlements(c)))
      continue;
    if (c.slot == Slot::At && a_.names_state(c)) continue;  // «بقيادة المملكة», «لدى دمشق»
    const int32_t place = a_.names_place(i) ? static_cast<int32_t>(i) : place_before(i);
    if (place < 0 || owned_by_other(n, i)) continue;
    add_place(e, static_cast<uint32_t>(place));
    // «عبور الحدود من قرية الزر غربي منبج»: where the village lies says that it was there.
    if (const int32_t village = a_.placed_beside(i); village >= 0 && !participant(e, village))
      add_place(e, static_cast<uint32_t>(village));
  }
}

bool ClaimFinder::participant(const EventDraft& e, int32_t chunk) {
  const auto is = [&](const Argument& x) { return x.index == chunk; };
  return std::any_of(e.actors.begin(), e.actors.end(), is) || std::any_of(e.targets.begin(), e.targets.end(), is);
}

/// A clause of its own says more of the event: «الهجوم الذي تشنه القوات على الغوطة», «غارات استهدفت مواقع في أريحا».
bool ClaimFinder::tells(const Clause& cl, size_t n) const {
  const EventDraft& e = events_[n];
  for (const EventDraft& guest : events_) {
    if (guest.host >= 0 && clause(guest.chunk).first == cl.first && root(guest.host) == static_cast<int32_t>(n))
      return true;
  }
  if (e.verb || (cl.kind != ClauseKind::Relative && cl.kind != ClauseKind::BareRelative)) return false;
  if (cl.antecedent != static_cast<int32_t>(e.chunk)) return false;
  for (const EventDraft& other : events_) {
    if (other.host < 0 && other.chunk >= cl.first && other.chunk < cl.last) return false;
  }
  return true;
}

/// «على أطراف بلدة», «على جبهة», «على سد تشرين»: told with «على», but where, not whom.
bool ClaimFinder::along(const Chunk& c) const {
  const PlaceWord* word = a_.place_word(c);
  if (word && c.place >= 0 && (word->kind == "facility" || word->kind == "crossing")) return true;
  return word && (word->direction || word->kind == "front" || word->kind == "road");
}

/// «بين بلدتي الكسرة ومحيميدة»: where, not who with whom.
bool ClaimFinder::between_settlements(const Chunk& c) const {
  const PlaceWord* word = a_.place_word(c);
  return word && !word->direction && word->precision == Precision::Settlement && !c.quantity;
}

bool ClaimFinder::locative(Slot slot) {
  return slot == Slot::In || slot == Slot::PlaceWord || slot == Slot::By || slot == Slot::Through || slot == Slot::At;
}

void ClaimFinder::places() {
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host >= 0) continue;
    places_of_clause(n, clause(e.chunk), false);
    const SentenceChunks& sentence = a_.chunks->sentences[e.sentence];
    for (uint32_t x = sentence.first_clause; x < sentence.last_clause; ++x) {
      const Clause& cl = a_.chunks->clauses[x];
      if (cl.first == clause(e.chunk).first) continue;
      if (tells(cl, n)) places_of_clause(n, cl, true);
    }
  }
  // Arguments of a folded event were merged before; a clause without a place goes on where the one before was.
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host >= 0) continue;
    for (size_t m = n; m-- > 0 && e.places.empty();) {
      const EventDraft& before = events_[m];
      if (before.host < 0 && goes_on(before, e)) e.places = before.places;
    }
    // «قتلت طفلة وأصيب عشرة في حصيلة أولية لقصف … استهدف المدينة»
    for (size_t m = n + 1; m < events_.size() && e.places.empty() && e.trigger->rank == Rank::Harm; ++m) {
      const EventDraft& act = events_[m];
      if (clause(act.chunk).opener == Function::Stop && clause(act.chunk).first != clause(e.chunk).first) break;
      if (act.host < 0 && act.trigger->rank == Rank::Act && act.trigger->type == EventType::Assault)
        e.places = act.places;
    }
  }
}

/// What happens on the ground; talk about it may be anywhere.
bool ClaimFinder::on_the_ground(EventType type) {
  return type == EventType::Assault || type == EventType::Coerce || type == EventType::Mobilize ||
         type == EventType::Retreat || type == EventType::Aid || type == EventType::Protest ||
         type == EventType::Concede;
}

bool ClaimFinder::goes_on(const EventDraft& before, const EventDraft& e) {
  return before.trigger->type == e.trigger->type ||
         (on_the_ground(before.trigger->type) && on_the_ground(e.trigger->type));
}

/// «المدينة», «القرية ذاتها», «شوارع المدينة»: the last place named before that can be called so, or -1.
int32_t ClaimFinder::place_before(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.entity >= 0 || c.place >= 0) return -1;
  const PlaceWord* word = nullptr;
  for (uint32_t n = c.head; n < c.last && !word; ++n) {
    const Token& t = tok(n);
    if (!t.is_word() || !t.noun() || !t.definite() || t.a.number == Number::Plural) continue;
    word = k_.place_word(t.a.lemma);
  }
  if (!word || word->direction || word->precision < Precision::Settlement || word->precision == Precision::Country)
    return -1;
  // The last one that was called so («مدينة عفرين»), else the one named most.
  int32_t called = -1;
  std::map<uint32_t, std::pair<int, uint32_t>> named;  // place: how often, where last
  for (uint32_t i = a_.first_chunk; i < chunk; ++i) {
    const uint32_t index = a_.place_of[i - a_.first_chunk];
    if (index == 0) continue;
    const Precision precision = a_.tokens->gazetteer->place(index).precision;
    if (precision == Precision::Country) continue;
    if (word->precision == Precision::Settlement && precision != Precision::Settlement) continue;
    if (a_.place_word(a_.chunk(i)) == word) called = static_cast<int32_t>(i);
    ++named[index].first;
    named[index].second = i;
  }
  if (called >= 0) return called;
  std::pair<int, uint32_t> most{0, 0};
  for (const auto& [index, place] : named) most = std::max(most, place);
  return most.first > 0 ? static_cast<int32_t>(most.second) : -1;
}

/// Another event stands nearer: a phrase of place belongs to the last event before it, or else to the first behind
/// it.
bool ClaimFinder::owned_by_other(size_t n, uint32_t chunk) const {
  const EventDraft& e = events_[n];
  for (size_t m = 0; m < events_.size(); ++m) {
    const EventDraft& other = events_[m];
    if (m == n || other.host >= 0 || other.trigger->rank == Rank::Companion) continue;
    if (e.chunk <= chunk && other.chunk > e.chunk && other.chunk <= chunk) return true;
    if (e.chunk > chunk && other.chunk <= chunk && clause(other.chunk).first == clause(e.chunk).first) return true;
  }
  return false;
}

void ClaimFinder::add_place(EventDraft& e, uint32_t chunk) {
  const uint32_t place = a_.place_of[chunk - a_.first_chunk];
  for (const Argument& x : e.places) {
    if (x.index == static_cast<int32_t>(chunk)) return;
    if (place != 0 && x.index >= 0 && a_.place_of[static_cast<uint32_t>(x.index) - a_.first_chunk] == place) return;
  }
  for (const Argument& x : e.actors) {
    if (x.index == static_cast<int32_t>(chunk)) return;
  }
  e.places.push_back(argument(chunk));
}

// ---- from sentence to sentence ----

/// A sentence that names no place goes on where the sentence before was.
void ClaimFinder::carry_over() {
  const auto placed = [](const EventDraft& e) { return e.host < 0 && !e.places.empty(); };
  const bool places = std::any_of(events_.begin(), events_.end(), placed);
  const size_t before = told_before_.size();
  for (EventDraft& e : events_) {
    if (told_as_done(e) && !places) e.places = places_before(e, before);
    if (placed(e)) told_before_.push_back({e.sentence, e.trigger->type, e.places});
  }
}

void ClaimFinder::remember_doers() {
  std::vector<int32_t> doers;
  for (const EventDraft& e : events_) {
    if (e.host >= 0 || !on_the_ground(e.trigger->type) || !told_as_done(e)) continue;
    for (const Argument& x : e.actors) {
      if (x.index >= 0 && a_.chunk(static_cast<uint32_t>(x.index)).first == x.chunk.first) doers.push_back(x.index);
    }
  }
  doers_ = std::move(doers);
  doers_sentence_ = sentence_;
}

/// Fighting and flight go on where the sentence before told them, if that was one place or a place in another.
std::vector<Argument> ClaimFinder::places_before(const EventDraft& e, size_t count) const {
  if (!e.places.empty() || (e.trigger->type != EventType::Assault && e.trigger->type != EventType::Coerce))
    return e.places;
  for (size_t t = count; t-- > 0 && e.sentence - told_before_[t].sentence <= 1;) {
    const Told& before = told_before_[t];
    if (before.type != e.trigger->type || before.places.empty()) continue;
    return before.places.size() <= 2 ? before.places : e.places;
  }
  return {};
}

}  // namespace isnad
