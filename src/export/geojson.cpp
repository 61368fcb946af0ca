// GeoJSON features; see geojson.h.
#include "export/geojson.h"

#include "export/csv.h"
#include "export/facts.h"
#include "ledger/json_writer.h"

namespace isnad::exports {

void append_geojson_feature(const ledger::EventRecord& event, std::string& out) {
  out += "{\"type\":\"Feature\",\"id\":";
  append_json_string(event.id, out);
  out += ",\"geometry\":";
  if (event.latitude && event.longitude) {
    out += "{\"type\":\"Point\",\"coordinates\":[";
    append_degrees(*event.longitude, out);
    out += ',';
    append_degrees(*event.latitude, out);
    out += "]}";
  } else {
    out += "null";
  }
  out += ",\"properties\":";
  ledger::JsonWriter json(out);
  json.open('{').key("id").text(event.id).key("type").text(event.type).key("modes").words(event.modes);
  json.key("status").text(event.status).key("background").boolean(event.background);
  json.key("date_from").text_or_null(event.date_from).key("date_to").text_or_null(event.date_to);
  json.key("date_basis").text_or_null(event.date_basis);
  json.key("place").text_or_null(event.place).key("place_name").text_or_null(event.place_name);
  json.key("place_name_ar").text_or_null(event.place_name_ar.empty() ? event.place_text : event.place_name_ar);
  json.key("precision").text_or_null(event.precision).key("country").text_or_null(event.country);
  json.key("admin1").text_or_null(event.admin1_name);
  const auto parties = [&](std::string_view key, const std::vector<ledger::EventParty>& list) {
    json.key(key).open('[');
    for (const ledger::EventParty& party : list) json.text(name_of_party(party));
    json.close(']');
  };
  parties("actors", event.actors);
  parties("targets", event.targets);
  for (const std::string kind : {"killed", "injured"}) {
    const Estimate toll = total_of(event, kind);
    json.key(kind + "_low").number(toll.low).key(kind + "_best").number(toll.best);
    json.key(kind + "_high").number(toll.high);
  }
  json.key("contested").words(event.contested).key("source_original").text_or_null(source_original(event));
  json.key("claims").number(static_cast<int64_t>(event.claims.size())).key("articles").number(event.articles);
  json.key("independent_sources").number(event.independent_sources).close('}');
  out += '}';
}

}  // namespace isnad::exports
