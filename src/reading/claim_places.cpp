// Weapons, places and days of claims, in the sentence and from the sentences before.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
namespace {

constexpr uint32_t kDayHolds = 4;  // sentences for which a day holds that the next ones do not name again

}  // namespace

// ---- weapons, places, dates ----

void ClaimFinder::weapons(EventDraft& e) {
  if (e.host >= 0 || e.trigger->type != EventType::Assault) return;
  const Clause& cl = clause(e.chunk);
  for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun) continue;
    for (uint32_t n = c.first; n < c.last; ++n) {
      const uint64_t bits = weapon_modes_at(n);
      if (!bits) continue;
      bool target = false;
      for (const Argument& x : e.targets) target |= x.index == static_cast<int32_t>(i);
      if (target) continue;
      const Term* w = a_.tokens->term_at(n, Layer::Weapon);
      e.weapons.emplace_back(n, w ? w->last : n + 1);
      e.weapon_modes |= bits;
    }
  }
}

void ClaimFinder::places_and_date_of_clause(size_t n, const Clause& cl, bool relative) {
  EventDraft& e = events_[n];
  for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
    const Chunk& c = a_.chunk(i);
    if (!e.date && names_day(i)) {
      e.date = c.date;
      e.date->since |= begins_span(i);
    }
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

void ClaimFinder::places_and_dates() {
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host >= 0) continue;
    places_and_date_of_clause(n, clause(e.chunk), false);
    const SentenceChunks& sentence = a_.chunks->sentences[e.sentence];
    for (uint32_t x = sentence.first_clause; x < sentence.last_clause; ++x) {
      const Clause& cl = a_.chunks->clauses[x];
      if (cl.first == clause(e.chunk).first) continue;
      if (tells(cl, n)) places_and_date_of_clause(n, cl, true);
    }
  }
  // Arguments of a folded event were merged before; a clause without a place or date goes on where the one before
  // was.
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
    for (size_t m = n; m-- > 0 && !e.date;) {
      if (events_[m].host < 0) e.date = events_[m].date;
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

bool ClaimFinder::told_as_done(const EventDraft& e) {
  return e.host < 0 && (e.factuality == Factuality::Asserted || e.factuality == Factuality::Denied);
}

/// The only day that a sentence names is that of all it tells; a sentence that names none and goes on telling what
/// was dated shortly before inherits its day, and one that names no place the place of the sentence before.
void ClaimFinder::carry_over() {
  const auto dated = [](const EventDraft& e) { return e.host < 0 && e.date; };
  const auto placed = [](const EventDraft& e) { return e.host < 0 && !e.places.empty(); };
  const auto only = only_day();
  for (EventDraft& e : events_) {
    if (only && told_as_done(e) && !e.date) e.date = only;
  }
  const bool days = std::any_of(events_.begin(), events_.end(), dated);
  const bool places = std::any_of(events_.begin(), events_.end(), placed);
  const size_t before = told_before_.size();
  for (EventDraft& e : events_) {
    const bool own_day = e.date && !looks_back(e);
    if (told_as_done(e) && !days) e.date = day_before(e);
    if (told_as_done(e) && !places) e.places = places_before(e, before);
    if (e.host < 0 && (own_day || !e.places.empty())) {
      told_before_.push_back({e.sentence, e.trigger->type, own_day ? e.date : std::nullopt, e.places});
    }
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

std::optional<DateExpression> ClaimFinder::only_day() const {
  std::optional<DateExpression> only;
  for (uint32_t i = first_; i < last_; ++i) {
    if (!names_day(i)) continue;
    if (only || compared(i)) return std::nullopt;
    only = a_.chunk(i).date;
  }
  return only && !only->since ? only : std::nullopt;
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

/// Not the day after which a place or building is called («ساحة 22 مايو», «مفاعل تموز»).
/// «منذ بدء الحملة في 12 كانون الأول»: the day is that of a beginning, from which on it is told.
bool ClaimFinder::begins_span(uint32_t chunk) const {
  for (uint32_t i = chunk; i-- > first_ && chunk - i <= 3;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun || c.clause != a_.chunk(chunk).clause) return false;
    if (c.slot == Slot::None || c.slot == Slot::Genitive || c.preposition >= c.first) continue;
    if (std::any_of(events_.begin(), events_.end(), [&](const EventDraft& e) { return e.token == c.first; }))
      return false;  // «منذ اختطافهم في 2014»: the day of that
    const Term* marker = a_.tokens->term_at(c.preposition, Layer::Time);
    return marker && k_.time_word(marker->index).value == "since";
  }
  return false;
}

bool ClaimFinder::names_day(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Time || !c.date || c.date->vague) return false;
  const bool named = c.first > 0 && c.slot == Slot::None && tok(c.first - 1).noun() && !tok(c.first - 1).definite() &&
                     (k_.place_word(tok(c.first - 1).a.lemma) ||
                      (a_.tags(tok(c.first - 1)) & (tag::kFacility | tag::kBuilding | tag::kArea)));
  return !named;
}

std::optional<DateExpression> ClaimFinder::day_before(const EventDraft& e) const {
  for (size_t t = told_before_.size(); t-- > 0 && e.sentence - told_before_[t].sentence <= kDayHolds;) {
    const Told& before = told_before_[t];
    if (before.date && before.type == e.trigger->type && !before.date->since) return before.date;
  }
  return std::nullopt;
}

}  // namespace isnad
