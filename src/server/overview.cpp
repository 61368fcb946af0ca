// See overview.h.
//
// Events are first added up by point (those of دوما, Douma, all have one), of which there are some thousand; only then
// do points become clusters. So what is done for each event is a few additions.
#include "server/overview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "ledger/event_csv.h"
#include "ledger/json_writer.h"

namespace isnad::server {

namespace {

using ledger::JsonWriter;

struct Counts {
  int64_t events = 0, contested = 0, killed_low = 0, killed_high = 0;

  void add(const EventIndex& index, uint32_t event) {
    ++events;
    if (index.contested[event] != 0) ++contested;
    killed_low += index.killed_low[event];
    killed_high += index.killed_high[event];
  }
  void add(const Counts& other) {
    events += other.events;
    contested += other.contested;
    killed_low += other.killed_low;
    killed_high += other.killed_high;
  }
  void write(JsonWriter& json) const {
    json.key("events").number(events).key("contested").number(contested);
    json.key("killed_low").number(killed_low).key("killed_high").number(killed_high);
  }
};

// ── Timeline ────────────────────────────────────────────────────────────────────────────────────────────────────────

enum class Unit : uint8_t { Day, Week, Month, Year };
constexpr std::array<const char*, 4> kUnitNames = {"day", "week", "month", "year"};
constexpr size_t kMostBins = 400;

/// The first day of the unit that a day is in.
int32_t begin_of(int32_t day, Unit unit) {
  if (unit == Unit::Day) return day;
  if (unit == Unit::Week) return day - (Day{day}.weekday() + 6) % 7;  // from Monday
  int year = 0, month = 0, number = 0;
  Day{day}.civil(year, month, number);
  return Day::of(year, unit == Unit::Month ? month : 1, 1).days;
}

int32_t end_of(int32_t begin, Unit unit) {
  if (unit == Unit::Day) return begin;
  if (unit == Unit::Week) return begin + 6;
  int year = 0, month = 0, number = 0;
  Day{begin}.civil(year, month, number);
  const bool over = unit == Unit::Year || month == 12;
  return Day::of(over ? year + 1 : year, over ? 1 : month + 1, 1).days - 1;
}

void write_timeline(JsonWriter& json, const EventIndex& index, const std::vector<uint32_t>& events) {
  std::vector<Counts> by_day(index.days.size());
  for (const uint32_t event : events) {
    if (index.day[event] != kNone) by_day[index.day[event]].add(index, event);
  }
  std::vector<std::pair<int32_t, Counts>> bins;
  Unit unit = Unit::Day;
  for (;; unit = static_cast<Unit>(static_cast<int>(unit) + 1)) {
    bins.clear();
    for (size_t i = 0; i < by_day.size(); ++i) {
      if (by_day[i].events == 0) continue;
      const int32_t begin = begin_of(index.days[i], unit);
      if (bins.empty() || bins.back().first != begin) bins.emplace_back(begin, Counts());
      bins.back().second.add(by_day[i]);
    }
    if (bins.size() <= kMostBins || unit == Unit::Year) break;
  }
  json.key("timeline").open('{').key("unit").text(kUnitNames[static_cast<size_t>(unit)]).key("bins").open('[');
  for (const auto& [begin, counts] : bins) {
    json.open('{').key("from").text(Day{begin}.iso()).key("to").text(Day{end_of(begin, unit)}.iso());
    counts.write(json);
    json.close('}');
  }
  json.close(']').close('}');
}

// ── Map ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

constexpr size_t kMostClusters = 1500;
constexpr uint8_t kMixed = 0xFE;

/// Of some events at one point, or of some points.
struct Cluster {
  Counts counts;
  double lat_sum = 0, lon_sum = 0;  // weighted by events
  Box box{90, 180, -90, -180};
  std::array<uint32_t, 32> types{};
  uint32_t event = kNone, place = kNone;
  uint8_t precision = EventIndex::kNoPrecision;
  bool area = false, several_places = false;

  void add(const Cluster& other) {
    if (counts.events == 0) {
      *this = other;
      return;
    }
    counts.add(other.counts);
    lat_sum += other.lat_sum;
    lon_sum += other.lon_sum;
    box.south = std::min(box.south, other.box.south);
    box.west = std::min(box.west, other.box.west);
    box.north = std::max(box.north, other.box.north);
    box.east = std::max(box.east, other.box.east);
    for (size_t i = 0; i < types.size(); ++i) types[i] += other.types[i];
    several_places = several_places || other.several_places || place != other.place;
    if (precision != other.precision) precision = kMixed;
  }
};

/// By point, exact ones and areas apart.
std::vector<Cluster> by_point(const EventIndex& index, const std::vector<uint32_t>& events,
                              const std::optional<Box>& view) {
  std::vector<Cluster> out;
  std::vector<uint32_t> number(index.points.size() * 2, kNone);
  std::vector<uint8_t> seen(index.points.size(), 1);
  for (size_t i = 0; view && i < seen.size(); ++i) {
    seen[i] = view->holds(index.points[i].lat, index.points[i].lon) ? 1 : 0;
  }
  for (const uint32_t event : events) {
    const uint32_t point = index.point[event];
    if (point == kNone || seen[point] == 0) continue;
    const bool area = index.is_area(event);
    uint32_t& at = number[size_t{point} * 2 + (area ? 1 : 0)];
    if (at == kNone) {
      at = static_cast<uint32_t>(out.size());
      Cluster& added = out.emplace_back();
      added.area = area;
      added.event = event;
      added.place = index.place[event];
      added.precision = index.precision[event];
      const EventIndex::Point& there = index.points[point];
      added.box = {there.lat, there.lon, there.lat, there.lon};
    }
    Cluster& cluster = out[at];
    cluster.counts.add(index, event);
    ++cluster.types[index.type[event] % cluster.types.size()];
    if (cluster.place != index.place[event]) cluster.several_places = true;
    if (cluster.precision != index.precision[event]) cluster.precision = kMixed;
  }
  for (Cluster& cluster : out) {
    cluster.lat_sum = cluster.box.south * static_cast<double>(cluster.counts.events);
    cluster.lon_sum = cluster.box.west * static_cast<double>(cluster.counts.events);
  }
  return out;
}

std::vector<Cluster> clusters_of(const std::vector<Cluster>& points, int zoom) {
  constexpr double kCellPixels = 44, kWorldPixels = 256;
  double cell = 360.0 / (kWorldPixels * std::pow(2.0, zoom)) * kCellPixels;
  std::vector<Cluster> out;
  for (;; cell *= 2) {
    out.clear();
    std::unordered_map<int64_t, size_t> cells;
    for (const Cluster& point : points) {
      const auto row = static_cast<int64_t>(std::floor((point.box.south + 90) / cell));
      const auto column = static_cast<int64_t>(std::floor((point.box.west + 180) / cell));
      const auto [at, is_new] = cells.emplace((row << 32 | column) * 2 + (point.area ? 1 : 0), out.size());
      if (is_new) out.emplace_back();
      out[at->second].add(point);
    }
    if (out.size() <= kMostClusters) break;
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Cluster& a, const Cluster& b) { return a.counts.events > b.counts.events; });
  return out;
}

void write_clusters(JsonWriter& json, const EventIndex& index, const std::vector<uint32_t>& events,
                    const OverviewForm& form) {
  json.key("clusters").open('[');
  for (const Cluster& cluster : clusters_of(by_point(index, events, form.view), form.zoom)) {
    const auto number = static_cast<double>(cluster.counts.events);
    json.open('{').key("lat").degrees(cluster.lat_sum / number).key("lon").degrees(cluster.lon_sum / number);
    cluster.counts.write(json);
    json.key("types").open('{');
    for (size_t i = 0; i < index.type_names.size() && i < cluster.types.size(); ++i) {
      if (cluster.types[i] > 0) json.key(index.type_names[i]).number(int64_t{cluster.types[i]});
    }
    json.close('}').key("area").boolean(cluster.area).key("precision");
    if (cluster.precision <= static_cast<uint8_t>(Precision::Country)) {
      json.text(name_of(static_cast<Precision>(cluster.precision)));
    } else {
      json.null();
    }
    json.key("event");
    if (cluster.counts.events == 1) {
      json.text(index.id(cluster.event));
    } else {
      json.null();
    }
    json.key("place");
    if (cluster.several_places || cluster.place == kNone) {
      json.null();
    } else {
      const EventIndex::Place& place = index.places[cluster.place];
      json.open('{').key("id").text(place.id).key("name").text_or_null(place.name);
      json.key("name_ar").text_or_null(place.name_ar).close('}');
    }
    json.key("box").open('[').degrees(cluster.box.south).degrees(cluster.box.west).degrees(cluster.box.north);
    json.degrees(cluster.box.east).close(']').close('}');
  }
  json.close(']');
}

// ── Facets ──────────────────────────────────────────────────────────────────────────────────────────────────────────

constexpr size_t kMostNamed = 20;

/// {"NAME": count}, without zeros.
template <class Names>
void write_counts(JsonWriter& json, std::string_view key, const Names& names, const std::vector<int64_t>& counts) {
  json.key(key).open('{');
  for (size_t i = 0; i < std::size(names) && i < counts.size(); ++i) {
    if (counts[i] > 0) json.key(names[i]).number(counts[i]);
  }
  json.close('}');
}

template <class Named>
void write_most(JsonWriter& json, std::string_view key, const std::vector<Named>& named,
                const std::vector<int64_t>& counts) {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) order.push_back(i);
  }
  const size_t most = std::min(order.size(), kMostNamed);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](uint32_t a, uint32_t b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
  json.key(key).open('[');
  for (size_t i = 0; i < most; ++i) {
    const Named& one = named[order[i]];
    json.open('{').key("id").text(one.id).key("name").text_or_null(one.name);
    json.key("name_ar").text_or_null(one.name_ar).key("events").number(counts[order[i]]).close('}');
  }
  json.close(']');
}

void write_facets(JsonWriter& json, const EventIndex& index, const std::vector<uint32_t>& events) {
  std::vector<int64_t> types(index.type_names.size()), modes(64), about(std::size(kAbout)),
      tolls(ledger::kTollKinds.size()), actors(index.actors.size()), sources(index.all_sources.size()),
      places(index.places.size());
  std::vector<uint32_t> seen(index.actors.size(), kNone);
  for (const uint32_t event : events) {
    ++types[index.type[event]];
    for (uint64_t bits = index.modes[event]; bits != 0; bits &= bits - 1) {
      ++modes[static_cast<size_t>(__builtin_ctzll(bits))];
    }
    for (uint32_t bits = index.contested[event]; bits != 0; bits &= bits - 1) {
      ++about[static_cast<size_t>(__builtin_ctz(bits))];
    }
    for (uint32_t bits = index.tolls[event]; bits != 0; bits &= bits - 1) {
      ++tolls[static_cast<size_t>(__builtin_ctz(bits))];
    }
    for (const uint32_t* party = index.parties.first(event); party != index.parties.last(event); ++party) {
      const uint32_t actor = index.all_parties[*party].number;
      if (actor == kNone || seen[actor] == event) continue;
      seen[actor] = event;
      ++actors[actor];
    }
    for (const uint32_t* source = index.sources.first(event); source != index.sources.last(event); ++source) {
      if (!index.all_sources[*source].unnamed) ++sources[*source];
    }
    const uint32_t place = index.place[event];
    if (place != kNone && index.places[place].region != kNone) ++places[index.places[place].region];
  }
  json.key("facets").open('{');
  write_counts(json, "type", index.type_names, types);
  write_counts(json, "mode", index.mode_names, modes);
  write_counts(json, "contested", kAbout, about);
  write_counts(json, "toll", ledger::kTollKinds, tolls);
  write_most(json, "actor", index.actors, actors);
  write_most(json, "source", index.all_sources, sources);
  write_most(json, "place", index.places, places);
  json.close('}');
}

}  // namespace

std::string overview(const EventIndex& index, const std::vector<uint32_t>& events,
                     const std::vector<uint32_t>& timeline, const std::vector<uint32_t>& map,
                     const OverviewForm& form) {
  std::string out;
  JsonWriter json(out);
  Counts all;
  int64_t located = 0, dated = 0;
  for (const uint32_t event : events) {
    all.add(index, event);
    if (index.point[event] != kNone) ++located;
    if (index.day[event] != kNone) ++dated;
  }
  json.open('{').key("state").text(form.state).key("total").number(all.events);
  json.key("contested").number(all.contested).key("located").number(located).key("dated").number(dated);
  json.key("killed").open('{').key("low").number(all.killed_low).key("high").number(all.killed_high).close('}');
  write_timeline(json, index, timeline);
  write_clusters(json, index, map, form);
  write_facets(json, index, events);
  json.close('}');
  return out;
}

}  // namespace isnad::server
