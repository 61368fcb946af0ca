// Weapons and places of claims, in the sentence and from the sentences before.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {
namespace {

/// So much oftener must the town of the article be named than the one last called a town.
constexpr int kOnTheWay = 2;
/// So many chunks behind a word of refusal what is refused stands at most.
constexpr uint32_t kWhatIsRefused = 2;

}  // namespace

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
      n = e.weapons.back().second - 1;  // «سيارة مفخخة» is one
    }
  }
}

void ClaimFinder::places_of_clause(size_t n, const Clause& cl, bool relative) {
  EventDraft& e = events_[n];
  for (uint32_t i = cl.first; i < std::min(cl.last, last_); ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun) continue;
    if (!locative(c.slot) && !(relative && frame(e).role(c.slot) == Role::Target) &&
        !(c.slot == Slot::On && along(c)) && !(c.slot == Slot::Between && (between_settlements(c) || of_a_border(i))) &&
        !in_brackets(i) && !(c.slot == Slot::None && a_.listed_by_pronoun(c)) && !part_of(e, i))
      continue;
    if (c.slot == Slot::At && a_.names_state(c)) continue;  // «بقيادة المملكة», «لدى دمشق»
    const int32_t place = a_.names_place(i) ? static_cast<int32_t>(i) : place_before(i);
    if (place < 0 || of_an_origin(e, i) || owned_by_other(n, i) || spoken_elsewhere(e, i)) continue;
    add_place(e, static_cast<uint32_t>(place));
    // «عبور الحدود من قرية الزر غربي منبج»: where the village lies says that it was there.
    if (const int32_t village = a_.placed_beside(i); village >= 0 && !participant(e, village))
      add_place(e, static_cast<uint32_t>(village));
  }
}

/// «في مناطق متفرقة من مديرية نهم», «على أجزاء من المدينة»: the place a part of which was said.
bool ClaimFinder::part_of(const EventDraft& e, uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.slot != Slot::From || chunk <= first_ || e.trigger->type == EventType::Retreat) return false;
  uint32_t before = chunk - 1;
  while (before > first_ && a_.chunk(before).kind == ChunkKind::Noun && a_.chunk(before).conjoined) --before;
  const Chunk& part = a_.chunk(before);
  if (part.kind != ChunkKind::Noun || part.entity >= 0 || !tok(part.head).is_word() || a_.names_place(before))
    return false;
  const bool where = locative(part.slot) || part.slot == Slot::On || participant(e, static_cast<int32_t>(before));
  constexpr uint32_t kParts = tag::kArea | tag::kMeasure | tag::kPlace;
  return where && (a_.place_word(part) || (a_.tags(tok(part.head)) & kParts) != 0);
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

/// «على أطراف بلدة», «على جبهة», «على سد تشرين», «على الساحل الغربي»: told with «على», but where, not whom.
bool ClaimFinder::along(const Chunk& c) const {
  const PlaceWord* word = a_.place_word(c);
  if (word && c.place >= 0 && (word->kind == "facility" || word->kind == "crossing" || word->kind == "region"))
    return true;
  return word && (word->direction || word->kind == "front" || word->kind == "road");
}

/// «بين بلدتي الكسرة ومحيميدة»: where, not who with whom.
bool ClaimFinder::between_settlements(const Chunk& c) const {
  const PlaceWord* word = a_.place_word(c);
  return word && !word->direction && word->precision == Precision::Settlement && !c.quantity;
}

/// «على الحدود بين غزة وإسرائيل»
bool ClaimFinder::of_a_border(uint32_t chunk) const {
  if (a_.chunk(chunk).conjoined && a_.chunk(chunk).joined_to >= static_cast<int32_t>(first_))
    chunk = static_cast<uint32_t>(a_.chunk(chunk).joined_to);
  if (chunk <= first_ || a_.chunk(chunk - 1).kind != ChunkKind::Noun) return false;
  const PlaceWord* word = a_.place_word(a_.chunk(chunk - 1));
  return word && word->direction && along(a_.chunk(chunk - 1));
}

/// «الأراضي اليمنية (محافظة صعدة)»: a place in brackets behind a place.
bool ClaimFinder::in_brackets(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  return c.slot == Slot::None && chunk >= first_ + 2 && a_.chunk(chunk - 1).kind == ChunkKind::Mark &&
         tok(a_.chunk(chunk - 1).first).word->mark == U'(' && a_.names_place(chunk - 2) && a_.place_word(c);
}

/// «قتل رجل من مدينة الزر بريف منبج في قصف»: it says where the town lies that somebody or something comes from.
bool ClaimFinder::of_an_origin(const EventDraft& e, uint32_t chunk) const {
  if (chunk <= first_ || a_.chunk(chunk).conjoined) return false;
  const Chunk& from = a_.chunk(chunk - 1);
  return from.kind == ChunkKind::Noun && from.slot == Slot::From && a_.names_place(chunk - 1) &&
         std::none_of(e.places.begin(), e.places.end(),
                      [&](const Argument& x) { return x.index == static_cast<int32_t>(chunk) - 1; });
}

bool ClaimFinder::locative(Slot slot) {
  return slot == Slot::In || slot == Slot::PlaceWord || slot == Slot::By || slot == Slot::Through || slot == Slot::At;
}

void ClaimFinder::places() {
  for (size_t n = 0; n < events_.size(); ++n) {
    EventDraft& e = events_[n];
    if (e.host >= 0) continue;
    std::erase_if(e.places, [&](const Argument& x) {
      return x.index >= 0 && spoken_elsewhere(e, static_cast<uint32_t>(x.index));
    });
    places_of_clause(n, clause(e.chunk), false);
    whence(e);
    const SentenceChunks& sentence = a_.chunks->sentences[e.sentence];
    for (uint32_t x = sentence.first_clause; x < sentence.last_clause; ++x) {
      const Clause& cl = a_.chunks->clauses[x];
      if (cl.first == clause(e.chunk).first) continue;
      if (tells(cl, n)) places_of_clause(n, cl, true);
    }
  }
  // Arguments of a folded event were merged before; a clause without a place goes on where the one before was, or
  // where what it leads to is.
  const auto go_on = [&] {
    for (size_t n = 0; n < events_.size(); ++n) {
      EventDraft& e = events_[n];
      for (size_t m = n; m-- > 0 && e.places.empty() && e.host < 0;) {
        const EventDraft& before = events_[m];
        if (before.host < 0 && goes_on(before, e)) e.places = before.places;
      }
      more_exactly(n);
    }
  };
  go_on();
  for (size_t n = events_.size(); n-- > 0;) {
    if (events_[n].host < 0 && events_[n].places.empty()) events_[n].places = places_ahead(n);
  }
  go_on();
  for (EventDraft& e : events_) {
    if (e.host < 0 && e.places.empty()) on_the_way(e);
  }
  for (size_t n = 0; n < events_.size(); ++n) further_on(n);
  topic();
}

/// «غارات على مواقع يتمركز فيها مسلحون في حضرموت»: the first place behind, whatever it is said of, if nothing else
/// happens between.
void ClaimFinder::further_on(size_t n) {
  EventDraft& e = events_[n];
  if (e.host >= 0 || !e.places.empty() || !on_the_ground(e.trigger->type)) return;
  const auto other_at = [&](uint32_t i) {
    return std::any_of(events_.begin(), events_.end(), [&](const EventDraft& o) {
      return o.chunk == i && &o != &e && o.host != static_cast<int32_t>(n);
    });
  };
  const auto nearby = [&](uint32_t i) {  // «في كفر زيتا واللطامنة», «في قرية النهر في ريف حماة»
    return a_.chunk(i).kind == ChunkKind::Noun && a_.names_place(i);
  };
  for (uint32_t i = e.chunk + 1; i < last_ && !other_at(i); ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Word && c.function == Function::Stop) return;
    if (c.kind != ChunkKind::Noun || !locative(c.slot) || a_.names_state(c) || !a_.names_place(i)) continue;
    if (precision(i) == Precision::Country || of_an_origin(e, i)) continue;
    add_place(e, i);
    for (uint32_t j = i + 1; j < last_; ++j) {
      const bool within = j == i + 1 && locative(a_.chunk(j).slot);
      if ((within || linked(j, static_cast<int32_t>(i))) && nearby(j)) add_place(e, j);
    }
    return;
  }
}

/// «العراق: قتلى في تفجير»: what a headline sets before a colon is where it happened, if nobody speaks there.
void ClaimFinder::topic() {
  if (first_ + 2 >= last_) return;
  const Chunk &c = a_.chunk(first_), &colon = a_.chunk(first_ + 1);
  if (c.kind != ChunkKind::Noun || c.slot != Slot::None || a_.place_of[first_ - a_.first_chunk] == 0) return;
  if (colon.kind != ChunkKind::Mark || tok(colon.first).is_word() || tok(colon.first).word->mark != U':') return;
  const auto speaks = [&](const Said& s) { return s.cue_first >= c.first && s.cue_first <= colon.first; };
  if (std::any_of(said_.begin(), said_.end(), speaks)) return;
  const auto told = std::find_if(events_.begin(), events_.end(), [](const EventDraft& e) { return e.host < 0; });
  if (told != events_.end() && told->places.empty()) add_place(*told, first_);
}

/// «في شمال سوريا … على مدينة عفرين … بعمليات نهب»: of one that the sentence puts in a country, as it does the one
/// before, the place of which it tells more exactly.
void ClaimFinder::more_exactly(size_t n) {
  EventDraft& e = events_[n];
  if (e.host >= 0 || e.places.size() != 1 || n == 0) return;
  const uint32_t only = a_.place_of[static_cast<uint32_t>(e.places.front().index) - a_.first_chunk];
  if (only == 0 || a_.tokens->gazetteer->place(only).precision != Precision::Country) return;
  for (size_t m = n; m-- > 0;) {
    const EventDraft& before = events_[m];
    if (before.host >= 0 || !goes_on(before, e) || before.places.size() < 2) continue;
    const bool same = std::any_of(before.places.begin(), before.places.end(),
                                  [&](const Argument& x) { return x.index == e.places.front().index; });
    if (same) e.places = before.places;
    return;
  }
}

/// What is said of somebody («طالب», «اتهم») happens where he speaks: a place behind it is that of what he speaks of,
/// unless it stands right there («اتهامات في المحكمة», «استدعت السفير في العاصمة»).
bool ClaimFinder::spoken_elsewhere(const EventDraft& e, uint32_t chunk) const {
  const EventType type = e.trigger->type;
  if (type != EventType::Request && type != EventType::Accuse && type != EventType::Threaten &&
      type != EventType::Reject)
    return false;
  const bool of_whom = std::any_of(e.targets.begin(), e.targets.end(),
                                   [&](const Argument& x) { return x.index == static_cast<int32_t>(chunk) - 1; });
  return chunk != e.chunk + 1 && !(type == EventType::Accuse && of_whom);
}

/// «من دوما إلى جرابلس»: who leaves does so where he leaves from; where he goes counts if nothing else is named.
void ClaimFinder::whence(EventDraft& e) const {
  const auto slot = [&](const Argument& x) { return a_.chunk(static_cast<uint32_t>(x.index)).slot; };
  const auto from = [&](const Argument& x) { return slot(x) == Slot::From; };
  if (e.trigger->type != EventType::Retreat || std::none_of(e.places.begin(), e.places.end(), from)) return;
  std::erase_if(e.places, [&](const Argument& x) { return slot(x) == Slot::To; });
}

/// The places of what the sentence goes on to tell, for what has none: «قتلت طفلة في حصيلة أولية لقصف استهدف المدينة»,
/// «عملية لتحرير المدينة», «قطع الطرق وحفر الخنادق في المدينة», «هجوم استعاد خلاله بلدة».
std::vector<Argument> ClaimFinder::places_ahead(size_t n) const {
  const EventDraft& e = events_[n];
  for (size_t m = n + 1; m < events_.size() && e.trigger->rank == Rank::Harm; ++m) {
    const EventDraft& act = events_[m];
    const Clause& cl = clause(act.chunk);
    const bool apart = cl.kind == ClauseKind::Coordinated && cl.verb == static_cast<int32_t>(act.chunk) &&
                       act.trigger->rank != Rank::Harm;
    if ((cl.opener == Function::Stop || apart) && cl.first != clause(e.chunk).first) break;  // «…، واستهدف القصف»
    if (act.host < 0 && (act.trigger->rank == Rank::Act || act.trigger->rank == Rank::Generic) &&
        act.trigger->type == EventType::Assault && !act.places.empty())
      return act.places;
  }
  const auto next = std::find_if(events_.begin() + static_cast<ptrdiff_t>(n) + 1, events_.end(),
                                 [](const EventDraft& x) { return x.host < 0; });
  if (next == events_.end() || next->places.empty() || !goes_on_to(e, *next)) return {};
  return next->places;
}

/// «وقال أطباء في عفرين إن الهجوم …», «باتت تسيطر على معظم الغوطة إثر هجوم»: the last place that the sentence names
/// before, whatever it says of it, and what is listed with it.
void ClaimFinder::on_the_way(EventDraft& e) {
  if (!on_the_ground(e.trigger->type)) return;
  for (uint32_t i = e.chunk; i-- > first_;) {
    const Chunk& c = a_.chunk(i);
    if (c.kind != ChunkKind::Noun || a_.place_of[i - a_.first_chunk] == 0 || a_.names_state(c)) continue;
    const bool where = locative(c.slot) || c.slot == Slot::From || c.slot == Slot::On || c.slot == Slot::Towards;
    const Place place = a_.tokens->gazetteer->place(a_.place_of[i - a_.first_chunk]);
    if (!where || place.precision == Precision::Country || place.country.size() != 2) continue;  // «في الشرق الأوسط»
    if (const PlaceWord* word = a_.place_word(c); word && word->kind == "capital") continue;  // where it is spoken of
    add_place(e, i);
    for (uint32_t j = first_; c.joined_to >= static_cast<int32_t>(first_) && j < i; ++j) {  // «في كفر زيتا واللطامنة»
      if ((static_cast<int32_t>(j) == c.joined_to || linked(j, c.joined_to)) && a_.names_place(j)) add_place(e, j);
    }
    return;
  }
}

/// What `next` tells belongs to `e`: joined to it, its purpose or object, or said of it or of what it hit.
bool ClaimFinder::goes_on_to(const EventDraft& e, const EventDraft& next) const {
  // «رفض الانسحاب من المدينة», «منع وصول المساعدات إلى المخيم»: refused or hindered where it would have been.
  const bool against = e.trigger->type == EventType::Reject ||
                       (e.trigger->type == EventType::Coerce && on_the_ground(next.trigger->type));
  if (against && next.chunk <= e.chunk + kWhatIsRefused && clause(next.chunk).first == clause(e.chunk).first)
    return true;
  if (!on_the_ground(e.trigger->type) || !on_the_ground(next.trigger->type)) return false;
  if (linked(next.chunk, static_cast<int32_t>(e.chunk))) return true;
  for (uint32_t i = e.chunk + 1; i < next.chunk; ++i) {  // «قصف بعد هجوم على …»: another time, maybe another place
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Word && (c.function == Function::After || c.function == Function::Condition)) return false;
    if (c.kind == ChunkKind::Word && c.function == Function::Stop) return false;
  }
  const Chunk& c = a_.chunk(next.chunk);
  if (c.slot == Slot::Cause || c.function == Function::Cause || c.function == Function::After) return false;
  const Clause& cl = clause(next.chunk);
  if (cl.first == clause(e.chunk).first) return next.trigger->type == e.trigger->type || next.chunk == e.chunk + 1;
  if (next.trigger->type != e.trigger->type) return false;
  if (cl.kind != ClauseKind::Relative && cl.kind != ClauseKind::BareRelative) return false;
  if (cl.antecedent == static_cast<int32_t>(e.chunk) || participant(e, cl.antecedent)) return true;
  // «أسقطت صواريخ استهدفت المدينة»: or of the weapon that it stopped.
  if (cl.antecedent <= static_cast<int32_t>(e.chunk)) return false;
  const auto what = static_cast<uint32_t>(cl.antecedent);
  return a_.is_weapon(a_.chunk(what)) && clause(what).first == clause(e.chunk).first;
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
int32_t ClaimFinder::place_before(uint32_t chunk, uint32_t from) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.entity >= 0 || c.place >= 0) return -1;
  const PlaceWord* word = nullptr;
  for (uint32_t n = from; n < c.last && !word; ++n) {
    const Token& t = tok(n);
    if (!t.is_word() || !t.noun() || !t.definite() || t.a.number == Number::Plural) continue;
    word = k_.place_word(t.a.lemma);
  }
  if (!word || word->direction || word->precision == Precision::Country) return -1;
  // «المطار», «الطريق»: one that was called so, none else.
  const bool point = word->precision < Precision::Settlement || word->kind == "road" || word->kind == "front";
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
    if (point) continue;
    ++named[index].first;
    named[index].second = i;
  }
  std::pair<int, uint32_t> most{0, 0};
  for (const auto& [index, place] : named) most = std::max(most, place);
  if (called >= 0) {
    const auto so_called = named.find(a_.place_of[static_cast<uint32_t>(called) - a_.first_chunk]);
    // What the article is about outweighs a town named once on the way.
    if (so_called == named.end() || so_called->second.first + kOnTheWay >= most.first) return called;
  }
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
  if (a_.only_a_bearing(chunk)) return;
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
    if (told_as_done(e) && !places && !names_a_place()) e.places = places_before(e, before);
    // «نُقل المصابون إلى مشفى المدينة»: where the victims just spoken of were brought is not where it happened.
    const auto brought = [&](const EventDraft& o) {
      return o.host < 0 && o.trigger->type == EventType::Aid && o.chunk < e.chunk && placed(o) &&
             o.places.front().index == e.places.front().index;
    };
    const bool spoken_of =
        placed(e) && e.self_victim && e.tolls.empty() && std::any_of(events_.begin(), events_.end(), brought);
    if (placed(e) && !spoken_of) told_before_.push_back({e.sentence, e.trigger->type, e.places});
  }
}

/// The sentence says where something is, if only in passing: it goes on somewhere else.
bool ClaimFinder::names_a_place() const {
  for (uint32_t i = first_; i < last_; ++i) {
    const Chunk& c = a_.chunk(i);
    if (c.kind == ChunkKind::Noun && c.slot != Slot::None && !a_.names_state(c) && a_.names_place(i) &&
        precision(i) != Precision::Country)
      return true;
  }
  return false;
}

/// Of the place that a chunk names; a point if no gazetteer has it.
Precision ClaimFinder::precision(uint32_t chunk) const {
  const uint32_t place = a_.place_of[chunk - a_.first_chunk];
  return place == 0 ? Precision::Point : a_.tokens->gazetteer->place(place).precision;
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
  if (!e.places.empty() || e.factuality != Factuality::Asserted ||
      (e.trigger->type != EventType::Assault && e.trigger->type != EventType::Coerce))
    return e.places;
  // That a war goes on in a country does not tell where this was.
  const auto country = [&](const Argument& x) {
    const uint32_t place = a_.place_of[static_cast<uint32_t>(x.index) - a_.first_chunk];
    return place != 0 && a_.tokens->gazetteer->place(place).precision == Precision::Country;
  };
  for (size_t t = count; t-- > 0 && e.sentence - told_before_[t].sentence <= 1;) {
    const Told& before = told_before_[t];
    // «دهمت منزلا في بلدة الزر. … مما أدى إلى اشتباك …»: a raid and the fight that follows.
    if ((before.type != EventType::Assault && before.type != EventType::Coerce) || before.places.empty()) continue;
    if (before.places.size() > 3 || std::all_of(before.places.begin(), before.places.end(), country)) return {};
    return before.places;
  }
  return {};
}

}  // namespace isnad
