// Lists of events, one event, and exports; see api.h.
//
// A list goes on behind its cursor, the key and id of the last event shown («17600.e1000000000aa»), so that pages fit
// together though events come and go in between.
#include <algorithm>
#include <charconv>
#include <set>

#include "ledger/corrections.h"
#include "ledger/event_csv.h"
#include "ledger/event_json.h"
#include "ledger/json_writer.h"
#include "ledger/query.h"
#include "server/api.h"
#include "server/api_error.h"
#include "server/event_summaries.h"

namespace isnad::server {

using ledger::JsonWriter;

namespace {

enum class Order : uint8_t { Date, DateDown, Killed, Claims };

/// Smaller comes first. Events without a day come last either way; newest first, those known only within more than a
/// month («since 2011», «by the end of the year») come behind those with a day, or they would stand above all news.
int64_t key_of(const EventIndex& index, uint32_t event, Order order) {
  switch (order) {
    case Order::Date:
      return index.from[event];
    case Order::DateDown:
      if (index.from[event] == kNoDay) return INT64_MAX;
      return (index.day[event] == kNone ? int64_t{1} << 40 : 0) - index.from[event];
    case Order::Killed:
      return -int64_t{index.killed_high[event]};
    case Order::Claims:
      return -int64_t{index.claims[event]};
  }
  return 0;
}

struct Position {
  int64_t key = 0;
  uint64_t id = 0;
  friend auto operator<=>(const Position&, const Position&) = default;
};

std::optional<Position> position_of(const std::string& cursor) {
  if (cursor.empty()) return std::nullopt;
  Position out;
  const char* end = cursor.data() + cursor.size();
  const auto [dot, error] = std::from_chars(cursor.data(), end, out.key);
  const auto wrong = [] { return bad_request("cursor: is not one that an answer gave as `next`"); };
  if (error != std::errc() || end - dot != 14 || dot[0] != '.' || dot[1] != 'e') throw wrong();
  const auto [last, id_error] = std::from_chars(dot + 2, end, out.id, 16);
  if (id_error != std::errc() || last != end) throw wrong();
  return out;
}

/// The event told of at the same place next before or after, within a month.
uint32_t neighbour(const EventIndex& index, uint32_t event, int step) {
  constexpr int32_t kDays = 30;
  if (index.place[event] == kNone || index.from[event] == kNoDay) return kNone;
  for (int64_t i = int64_t{event} + step; i >= 0 && i < static_cast<int64_t>(index.size()); i += step) {
    const auto other = static_cast<uint32_t>(i);
    if (index.from[other] == kNoDay || std::abs(index.from[other] - index.from[event]) > kDays) return kNone;
    if (index.flags[other] == 0 && index.place[other] == index.place[event]) return other;
  }
  return kNone;
}

}  // namespace

std::string Api::events(Request& request) {
  const PageFilter filter = page_filter(request.parameters);
  const auto limit = static_cast<size_t>(request.parameters.number("limit", 50, 1, 500));
  const auto after = position_of(request.parameters.text("cursor"));
  const std::string order_name = request.parameters.word("order", {"date", "-date", "killed", "claims"});
  request.parameters.finish();
  const Order order = order_name == "date"     ? Order::Date
                      : order_name == "-date"  ? Order::DateDown
                      : order_name == "killed" ? Order::Killed
                                               : Order::Claims;
  const EventIndex& index = *request.view.index;
  auto lease = pool_.borrow();
  const auto kept = select(request.view, lease.ledger(), filter);
  const std::vector<uint32_t>& selected = kept->events;
  const auto position = [&](uint32_t event) { return Position{key_of(index, event, order), index.ids[event]}; };
  std::vector<std::pair<Position, uint32_t>> rest;
  for (const uint32_t event : selected) {
    const Position at = position(event);
    if (!after || at > *after) rest.emplace_back(at, event);
  }
  const size_t shown = std::min(rest.size(), limit);
  std::partial_sort(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(shown), rest.end());
  std::string out;
  JsonWriter json(out);
  json.open('{').key("events").open('[');
  EventSummaries summaries(lease.ledger().database(), engine_);
  for (size_t i = 0; i < shown; ++i) summaries.write(index.id(rest[i].second), json);
  json.close(']').key("total").number(static_cast<int64_t>(selected.size())).key("next");
  if (shown == rest.size() || shown == 0) {
    json.null();
  } else {
    const auto& [at, event] = rest[shown - 1];
    json.text(std::to_string(at.key) + "." + index.id(event));
  }
  json.key("state").text(request.view.state).close('}');
  return out;
}

namespace {

/// Who the ids of actors in an event are, in both languages: of those who take part, who speak, and over whom sides
/// differ.
void write_names(const ledger::EventRecord& event, const Engine& engine, JsonWriter& json) {
  std::set<std::string> ids;
  for (const auto* parties : {&event.actors, &event.targets}) {
    for (const ledger::EventParty& party : *parties) ids.insert(party.actor);
  }
  for (const ledger::EventClaim& claim : event.claims) {
    for (const ledger::ChainLink& link : claim.chain) ids.insert(link.actor);
  }
  for (const ledger::Contest& contest : event.contests) {
    if (contest.about != "actor") continue;
    // «by others, against SYR.MIL» names one, too.
    for (const ledger::ContestedSide& side : contest.sides) ids.insert(side.says.substr(side.says.rfind(' ') + 1));
  }
  json.open('{');
  for (const std::string& id : ids) {
    const auto known = id.empty() ? std::nullopt : engine.actor(id);
    if (!known) continue;
    json.key(id).open('{').key("name").text_or_null(known->name);
    json.key("name_ar").text_or_null(known->name_ar).close('}');
  }
  json.close('}');
}

/// The loaded words of an event's claims: who is called what, in which claim. Copies are left out.
void write_labels(const ledger::Database& database, int64_t event, JsonWriter& json) {
  ledger::Query rows(database,
                     "SELECT d.id, a.number, c.id, p.role, p.text, p.actor, p.name, p.label FROM event_claim ec"
                     " JOIN claim c USING (claim) JOIN participant p USING (claim) JOIN article a USING (article)"
                     " JOIN document d USING (document)"
                     " WHERE ec.event = ? AND ec.copy_of IS NULL AND p.label <> ''"
                     " ORDER BY d.id, d.origin, a.number, length(c.id), c.id, p.role, p.position");
  json.open('[');
  for (rows.bind(event); rows.step();) {
    json.open('{').key("document").text(rows.text(0)).key("article").number(rows.integer(1));
    json.key("claim").text(rows.text(2)).key("role").text(rows.text(3)).key("text").text(rows.text(4));
    json.key("actor").text_or_null(rows.text(5)).key("name").text_or_null(rows.text(6));
    json.key("label").text(rows.text(7)).close('}');
  }
  json.close(']');
}

/// The documents in which its claims stand, in the order of the claims.
void write_documents(const ledger::EventRecord& event, JsonWriter& json) {
  std::set<std::string> written;
  json.open('[');
  for (const ledger::EventClaim& claim : event.claims) {
    const std::string key = ledger::article_key(claim.document, claim.origin);
    if (!written.insert(key).second) continue;
    json.open('{').key("key").text(key).key("document").text(claim.document).key("title").text_or_null(claim.title);
    json.key("outlet").text_or_null(claim.outlet).key("url").text_or_null(claim.url);
    json.key("published").text_or_null(claim.published).close('}');
  }
  json.close(']');
}

}  // namespace

std::string Api::event(Request& request, const std::string& id) {
  request.parameters.finish();
  auto lease = pool_.borrow();
  std::string line, besides;
  const std::vector<std::string> ids = {id};
  const auto found = ledger::for_each_event(lease.ledger(), ids, true, [&](const ledger::EventRecord& event) {
    ledger::write_event(event, {.full = true, .keys = true}, line);
    JsonWriter json(besides);
    json.open('{').key("names");
    write_names(event, engine_, json);
    json.key("labels");
    write_labels(lease.ledger().database(), event.row, json);
    json.key("documents");
    write_documents(event, json);
    json.close('}');
    return false;
  });
  if (!found) throw ApiError(500, "failed", found.error().text());
  if (*found == 0) {
    ApiError error = not_found("no event of this ledger has the id " + id);
    if (auto now = ledger::events_now(lease.ledger(), id)) error.now = std::move(*now);
    throw error;
  }
  std::string reviews;
  const auto reviewed = ledger::for_each_correction(lease.ledger(), {.event = id}, [&](const ledger::Correction& one) {
    if (!reviews.empty()) reviews += ',';
    ledger::write_correction(one, reviews);
    return true;
  });
  if (!reviewed) throw ApiError(500, "failed", reviewed.error().text());
  line.pop_back();  // its line break
  const EventIndex& index = *request.view.index;
  const uint32_t event = index.find(id);
  besides.pop_back();  // its closing brace: the rest follows
  std::string out = besides + ",\"event\":" + line + ",\"reviews\":[" + reviews + "],\"neighbours\":";
  JsonWriter json(out);
  const auto named = [&](int step) {
    const uint32_t other = event == kNone ? kNone : neighbour(index, event, step);
    return other == kNone ? std::string() : index.id(other);
  };
  json.open('{').key("earlier").text_or_null(named(-1)).key("later").text_or_null(named(1)).close('}');
  return out + "}";
}

void Api::export_events(Request& request, HttpAnswer& answer) {
  const std::string format = request.parameters.word("format", {"csv", "geojson", "jsonl"});
  const PageFilter filter = page_filter(request.parameters);
  request.parameters.finish();
  constexpr int kMostExports = 4;
  if (exports_.fetch_add(1) >= kMostExports) {
    --exports_;
    throw ApiError(503, "busy", "other exports are under way; try again when they have ended");
  }
  const std::shared_ptr<void> counted(nullptr, [this](void*) { --exports_; });
  const EventIndex& index = *request.view.index;
  auto lease = std::make_shared<LedgerPool::Lease>(pool_.borrow());
  auto ids = std::make_shared<std::vector<std::string>>();
  for (const uint32_t event : select(request.view, lease->ledger(), filter)->events) {
    ids->push_back(index.id(event));
  }
  answer.content_type = format == "csv"       ? "text/csv; charset=utf-8"
                        : format == "geojson" ? "application/geo+json"
                                              : "application/jsonl; charset=utf-8";
  answer.header("Content-Disposition", "attachment; filename=\"events." + format + "\"");
  answer.stream = [lease, ids, format, counted](HttpSink& sink) {
    std::string out;
    bool begun = false;
    if (format == "csv") ledger::append_event_csv_head(out);
    if (format == "geojson") out += "{\"type\":\"FeatureCollection\",\"features\":[";
    const auto found = ledger::for_each_event(lease->ledger(), *ids, false, [&](const ledger::EventRecord& event) {
      if (format == "csv") {
        ledger::append_event_csv(event, out);
      } else if (format == "geojson") {
        out += begun ? ",\n" : "\n";
        ledger::write_event_feature(event, out);
      } else {
        ledger::write_event(event, {}, out);
      }
      begun = true;
      constexpr size_t kPiece = 64 * 1024;
      if (out.size() < kPiece) return true;
      const bool written = sink.write(out);
      out.clear();
      return written;
    });
    // Whoever gets half of it must see that it is half: the connection ends without the last chunk.
    if (!found) throw std::runtime_error(found.error().text());
    if (format == "geojson") out += begun ? "\n]}\n" : "]}\n";
    sink.write(out);
  };
}

}  // namespace isnad::server
