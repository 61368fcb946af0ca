// See event_summaries.h. A raid on «معرة النعمان» (Maarat al-Numan) becomes {"id":"e…","type":"ASSAULT",…}.
#include "server/event_summaries.h"

namespace isnad::server {

EventSummaries::EventSummaries(const ledger::Database& database, const Engine& engine)
    : engine_(engine),
      head_(database,
            "SELECT e.event, e.type, e.modes, e.status, e.background, e.date_from, coalesce(e.date_to, e.date_from),"
            " e.date_basis, e.place, e.place_text, p.name, p.name_ar, e.lat, e.lon, e.precision, p.country, e.claims,"
            " e.articles, e.independent_sources, e.contested, e.reviewed <> ''"
            " FROM event e LEFT JOIN place p ON p.place = e.place WHERE e.id = ?"),
      parties_(database,
               "SELECT actor, name, text FROM event_participant WHERE event = ? AND role = ? ORDER BY position"),
      tolls_(database, "SELECT kind, who, low, high FROM event_toll WHERE event = ? AND who = 'total' ORDER BY kind") {}

void EventSummaries::parties(int64_t event, const char* role, ledger::JsonWriter& json) {
  json.open('[');
  parties_.bind(event, role);
  while (parties_.step()) {
    const auto known = parties_.null(0) ? std::nullopt : engine_.actor(parties_.text(0));
    json.open('{').key("actor").text_or_null(parties_.text(0)).key("name").text_or_null(parties_.text(1));
    json.key("name_ar").text_or_null(known ? known->name_ar : std::string());
    json.key("text").text(parties_.text(2)).close('}');
  }
  json.close(']');
}

bool EventSummaries::write(const std::string& id, ledger::JsonWriter& json) {
  if (!head_.bind(id).step()) return false;
  const int64_t event = head_.integer(0);
  json.open('{').key("id").text(id).key("type").text(head_.text(1)).key("modes").words(head_.text(2));
  json.key("status").text(head_.text(3)).key("background").boolean(head_.integer(4) != 0).key("date");
  if (head_.null(5)) {
    json.null();
  } else {
    json.open('{').key("from").text(head_.text(5)).key("to").text(head_.text(6));
    json.key("basis").text_or_null(head_.text(7)).close('}');
  }
  json.key("place");
  if (head_.null(8) && head_.null(9)) {
    json.null();
  } else {
    const auto degrees = [&](int column) {
      return head_.null(12) || head_.null(13) ? std::nullopt : std::optional(head_.real(column));
    };
    json.open('{').key("id").text_or_null(head_.text(8)).key("text").text_or_null(head_.text(9));
    json.key("name").text_or_null(head_.text(10)).key("name_ar").text_or_null(head_.text(11));
    json.key("lat").degrees(degrees(12)).key("lon").degrees(degrees(13));
    json.key("precision").text_or_null(head_.text(14)).key("country").text_or_null(head_.text(15)).close('}');
  }
  json.key("actors");
  parties(event, "actor", json);
  json.key("targets");
  parties(event, "target", json);
  json.key("tolls").open('[');
  tolls_.bind(event);
  while (tolls_.step()) {
    json.open('{').key("kind").text(tolls_.text(0)).key("who").text(tolls_.text(1));
    json.key("low").number(tolls_.optional_integer(2)).key("high").number(tolls_.optional_integer(3)).close('}');
  }
  json.close(']').key("claims").number(head_.integer(16)).key("articles").number(head_.integer(17));
  json.key("independent_sources").number(head_.integer(18)).key("contested").words(head_.text(19));
  json.key("reviewed").boolean(head_.integer(20) != 0).close('}');
  head_.reset();
  return true;
}

}  // namespace isnad::server
