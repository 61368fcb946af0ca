// Counts that are told place by place: «قتل 16 في دوما وأربعة في حرستا», «30 قتيلا، سبعة منهم في دوما». Each is a
// telling of its own, with its own place and toll; the whole keeps what they do not share out.
#include <algorithm>

#include "reading/claim_finder.h"

namespace isnad {

/// A number and where those it counts were harmed.
struct ClaimFinder::Share {
  uint32_t count = 0;  ///< chunk
  std::vector<uint32_t> places;
  uint32_t end = 0;          ///< chunk behind it
  bool of_them = false;      ///< «سبعة منهم»
  bool only_number = false;  ///< «بينهم سبعة في دوما»
};

/// «أربعة | في سقبا», «سبعة | منهم | في مدينة جسر الشغور | غربي إدلب».
std::optional<ClaimFinder::Share> ClaimFinder::share_at(uint32_t chunk) const {
  const Chunk& c = a_.chunk(chunk);
  if (c.kind != ChunkKind::Noun || !c.quantity || !c.quantity->value || (c.slot != Slot::None && !c.conjoined))
    return std::nullopt;
  const auto is_event = [&](uint32_t i) {
    return std::any_of(events_.begin(), events_.end(), [&](const EventDraft& e) { return e.chunk == i; });
  };
  if (is_event(chunk) || a_.names_place(chunk)) return std::nullopt;
  Share s;
  s.count = chunk;
  s.of_them = counts_part(chunk);
  s.only_number = c.head < c.quantity->last;
  uint32_t i = chunk + (s.of_them ? 2 : 1);
  if (!s.of_them && i < last_ && a_.chunk(i).kind == ChunkKind::Noun && a_.chunk(i).slot == Slot::From) {
    s.only_number = false;
    ++i;
  }
  for (; i < last_; ++i) {
    const Chunk& where = a_.chunk(i);
    const bool first = s.places.empty();
    if (where.kind != ChunkKind::Noun || where.quantity || is_event(i) || !a_.names_place(i)) break;
    if (!locative(where.slot) || (first && where.conjoined)) break;
    s.places.push_back(i);
  }
  if (s.places.empty()) return std::nullopt;
  s.end = i;
  return s;
}

/// The event whose toll the first number is, or a part of: of those before, the nearest.
size_t ClaimFinder::owner_of(const Share& first, TollKind& kind) const {
  const uint32_t at = a_.chunk(first.count).first;
  size_t owner = events_.size();
  uint32_t best = 0;
  for (size_t n = 0; n < events_.size(); ++n) {
    if (events_[n].host >= 0 || events_[n].trigger->rank == Rank::Companion) continue;
    for (const TollDraft& t : events_[n].tolls) {
      if (!suffered_by_people(t.kind) || is_thing(t.who) || t.first > at || t.first < best) continue;
      best = t.first;
      owner = n;
      kind = t.kind;
    }
  }
  return owner;
}

void ClaimFinder::told_by_place() {
  const auto in = [](const std::vector<Argument>& list, uint32_t chunk) {
    return std::any_of(list.begin(), list.end(),
                       [&](const Argument& x) { return x.index == static_cast<int32_t>(chunk); });
  };
  for (uint32_t i = first_; i < last_;) {
    std::vector<Share> shares;
    for (uint32_t at = i; at < last_;) {
      const auto next = share_at(at);
      if (!next || (!shares.empty() && !a_.chunk(at).conjoined)) break;
      shares.push_back(*next);
      at = next->end;
      if (at < last_ && comma_between(at, at + 1)) ++at;
    }
    if (shares.empty()) {
      ++i;
      continue;
    }
    i = shares.back().end;
    const Share& first = shares.front();
    const Chunk& number = a_.chunk(first.count);
    const bool including = first.count > first_ && a_.chunk(first.count - 1).function == Function::Including;
    // «بينهم 6 أطفال في دوما»: where all of them were killed.
    if (shares.size() < 2 && !first.of_them && !(including && first.only_number)) continue;
    TollKind kind = TollKind::None;
    const size_t n = owner_of(first, kind);
    if (n == events_.size()) continue;
    const auto told = [&](const TollDraft& t, const Share& s) { return t.first == a_.chunk(s.count).first; };
    // A part of a whole, or the first of equals.
    const bool parts = std::any_of(events_[n].tolls.begin(), events_[n].tolls.end(),
                                   [&](const TollDraft& t) { return t.kind == kind && t.first < number.first; });
    if (!parts && (first.of_them || including)) continue;
    // Where all of them were: what no number has for itself, and what lies around those places.
    std::vector<Argument> around;
    for (const Argument& x : events_[n].places) {
      const bool own = std::any_of(shares.begin(), shares.end(), [&](const Share& s) {
        return std::find(s.places.begin(), s.places.end(), static_cast<uint32_t>(x.index)) != s.places.end();
      });
      if (!own) around.push_back(x);
    }
    std::vector<EventDraft> tellings;
    for (const Share& s : shares) {
      EventDraft e = events_[n];
      for (const TollDraft& t : e.tolls) {
        if (t.kind == kind && t.first <= number.first) last_who_ = t.who;
      }
      last_harm_ = kind;
      e.tolls.clear();
      toll(e, argument(s.count), kind);
      if (e.tolls.empty()) break;
      e.share_of = static_cast<int32_t>(n);
      e.count = static_cast<int32_t>(a_.chunk(s.count).head);
      e.targets.assign(1, argument(s.count));
      e.places = around;
      for (const uint32_t place : s.places) {
        if (!in(e.places, place)) e.places.push_back(argument(place));
      }
      note(e, "a number with a place of its own");
      tellings.push_back(std::move(e));
    }
    if (tellings.size() < shares.size()) continue;
    EventDraft& whole = events_[n];
    std::erase_if(whole.tolls, [&](const TollDraft& t) {
      return std::any_of(shares.begin() + (parts ? 0 : 1), shares.end(), [&](const Share& s) { return told(t, s); });
    });
    whole.shared_out = true;
    whole.places = around;
    if (parts) {
      for (const Share& s : shares) {
        for (size_t p = 1; p < s.places.size(); ++p) add_place(whole, s.places[p]);
      }
    } else {
      for (const uint32_t place : first.places) add_place(whole, place);
      tellings.erase(tellings.begin());
    }
    for (EventDraft& e : tellings) events_.push_back(std::move(e));
  }
}

}  // namespace isnad
