// See source_facts.h. «الإرهابيين» (the terrorists) in claims of state media is one entry of labels_of(), with how
// often.
#include "server/source_facts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace isnad::server {

namespace {

template <class T>
void keep_first(std::vector<T>& list, size_t most) {
  if (list.size() > most) list.resize(most);
}

template <class T>
bool add_new(std::vector<T>& list, const T& value) {
  if (std::find(list.begin(), list.end(), value) != list.end()) return false;
  list.push_back(value);
  return true;
}

}  // namespace

uint32_t find_source(const EventIndex& index, std::string_view id) {
  const auto& all = index.all_sources;
  const auto at =
      std::lower_bound(all.begin(), all.end(), id,
                       [](const EventIndex::Source& one, std::string_view wanted) { return one.id < wanted; });
  return at != all.end() && at->id == id ? static_cast<uint32_t>(at - all.begin()) : kNone;
}

std::vector<SourceMonth> months_of(const EventIndex& index, uint32_t source) {
  std::map<int32_t, SourceMonth> by_day;  // first days
  const EventIndex::Claims& claims = index.all_claims;
  int32_t last_day = kNoDay;  // claims of an article stand together
  SourceMonth* month = nullptr;
  for (size_t i = 0; i < claims.speaker.size(); ++i) {
    if (claims.speaker[i] != source || claims.published[i] == kNoDay) continue;
    if (month == nullptr || claims.published[i] != last_day) {
      last_day = claims.published[i];
      int year = 0, number = 0, day = 0;
      Day{last_day}.civil(year, number, day);
      const Day first = Day::of(year, number, 1);
      month = &by_day.try_emplace(first.days, SourceMonth{.first = first}).first->second;
    }
    ++month->claims;
    if ((claims.flags[i] & EventIndex::Claims::kDenied) != 0) ++month->denials;
    if ((claims.flags[i] & EventIndex::Claims::kContested) != 0) ++month->contradicted;
  }
  std::vector<SourceMonth> out;
  for (const auto& [day, one] : by_day) out.push_back(one);
  return out;
}

std::vector<int64_t> newest_claims(const EventIndex& index, uint32_t source, size_t most) {
  const EventIndex::Claims& claims = index.all_claims;
  std::vector<std::pair<int64_t, int64_t>> order;  // what comes first is smaller
  for (size_t i = 0; i < claims.speaker.size(); ++i) {
    if (claims.speaker[i] != source) continue;
    const int32_t day = claims.published[i];
    order.emplace_back(day == kNoDay ? int64_t{kNoDay} : -int64_t{day}, claims.rows[i]);
  }
  const size_t shown = std::min(order.size(), most);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end());
  std::vector<int64_t> out;
  for (size_t i = 0; i < shown; ++i) out.push_back(order[i].second);
  return out;
}

std::vector<ledger::Contradiction> contradictions_of(const EventIndex& index, uint32_t source, size_t most) {
  // Who is against it in which contests. One that stands on two sides of a thing is against those who are not with it
  // on either.
  std::vector<std::pair<uint32_t, uint32_t>> against;  // (other, contest)
  const auto& sides = index.sides;
  for (size_t begin = 0, end = 0; begin < sides.size(); begin = end) {
    while (end < sides.size() && sides[end].contest == sides[begin].contest) ++end;
    for (size_t own = begin; own < end; ++own) {
      if (sides[own].voice != source) continue;
      for (size_t other = begin; other < end; ++other) {
        if (sides[other].side == sides[own].side || sides[other].voice == source || sides[other].voice == kNone)
          continue;
        against.emplace_back(sides[other].voice, sides[other].contest);
      }
    }
  }
  std::sort(against.begin(), against.end());
  against.erase(std::unique(against.begin(), against.end()), against.end());

  struct Other {
    size_t begin, end;  // in `against`
  };
  std::vector<Other> others;
  for (size_t begin = 0, end = 0; begin < against.size(); begin = end) {
    while (end < against.size() && against[end].first == against[begin].first) ++end;
    others.push_back({begin, end});
  }
  // Sources are numbered by their ids, so those of one number of times stay in the order of these.
  std::stable_sort(others.begin(), others.end(),
                   [](const Other& a, const Other& b) { return a.end - a.begin > b.end - b.begin; });
  keep_first(others, most);
  std::vector<ledger::Contradiction> out;
  for (const Other& one : others) {
    const EventIndex::Source& named = index.all_sources[against[one.begin].first];
    ledger::Contradiction& made = out.emplace_back();
    made.source = {named.id, named.name, named.name_ar};
    made.times = static_cast<int64_t>(one.end - one.begin);
    std::vector<std::pair<uint32_t, uint8_t>> contests;  // (event, about): events are numbered by day
    for (size_t i = one.begin; i < one.end; ++i) {
      const EventIndex::Contest& contest = index.contests[against[i].second];
      contests.emplace_back(contest.event, contest.about);
    }
    std::sort(contests.begin(), contests.end());
    std::vector<uint32_t> events;
    for (const auto& [event, about] : contests) {
      if (about < std::size(kAbout)) add_new(made.about, std::string(kAbout[about]));
      if (events.size() < ledger::Contradiction::kMostExamples && add_new(events, event)) {
        made.events.push_back(index.id(event));
      }
    }
  }
  return out;
}

std::vector<ledger::LabelUse> labels_of(const EventIndex& index, uint32_t source, size_t most) {
  struct Count {
    int64_t times = 0, quoted = 0;
  };
  std::map<std::pair<uint32_t, uint32_t>, Count> counts;  // (label, party)
  for (const EventIndex::Labelled& one : index.labelled) {
    if (one.speaker != source) continue;
    Count& count = counts[{one.label, one.party}];
    ++count.times;
    if (one.direct) ++count.quoted;
  }
  std::vector<ledger::LabelUse> out;
  for (const auto& [key, count] : counts) {
    const EventIndex::Party& party = index.all_parties[key.second];
    out.push_back({index.label_names[key.first], party.text, party.actor, party.name, count.times, count.quoted});
  }
  std::sort(out.begin(), out.end(), [](const ledger::LabelUse& a, const ledger::LabelUse& b) {
    return std::tie(b.times, a.text, a.actor, a.label, a.name) < std::tie(a.times, b.text, b.actor, b.label, b.name);
  });
  keep_first(out, most);
  return out;
}

}  // namespace isnad::server
