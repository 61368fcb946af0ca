// PLOVER records; see plover.h.
#include "export/plover.h"

#include <algorithm>
#include <array>

#include "export/facts.h"
#include "ledger/json_writer.h"

namespace isnad::exports {
namespace {

constexpr std::array<std::string_view, 4> kExtensions = {"clash", "territory", "siege", "displace"};

bool is_extension(std::string_view mode) {
  return std::find(kExtensions.begin(), kExtensions.end(), mode) != kExtensions.end();
}

/// PLOVER's four classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
int quad_class(std::string_view type) {
  constexpr std::array<std::string_view, 4> kVerbalCooperation = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"};
  constexpr std::array<std::string_view, 3> kMaterialCooperation = {"COOPERATE", "AID", "RETREAT"};
  constexpr std::array<std::string_view, 4> kVerbalConflict = {"REQUEST", "ACCUSE", "REJECT", "THREATEN"};
  const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), type) != list.end(); };
  if (in(kVerbalCooperation)) return 1;
  if (in(kMaterialCooperation)) return 2;
  return in(kVerbalConflict) ? 3 : 4;
}

void append_parties(std::string_view key, const std::vector<ledger::EventParty>& parties, const Codes& codes,
                    ledger::JsonWriter& json) {
  json.key(key).open('[');
  for (const ledger::EventParty& party : parties) {
    const ActorFacts facts = party.actor.empty() ? ActorFacts{} : codes.actor(party.actor);
    json.open('{').key("name").text_or_null(party.name).key("text").text(party.text);
    json.key("id").text_or_null(party.actor).key("country").text_or_null(facts.country);
    json.key("sector").text_or_null(facts.sector).close('}');
  }
  json.close(']');
}

}  // namespace

void append_plover_line(const ledger::EventRecord& event, const Codes& codes, std::string& out) {
  ledger::JsonWriter json(out);
  json.open('{').key("event_id").text(event.id).key("event_type").text(event.type);
  const std::vector<std::string_view> modes = words_of(event.modes);
  const auto first = std::find_if_not(modes.begin(), modes.end(), is_extension);
  json.key("event_mode");
  first == modes.end() ? json.null() : json.text(*first);
  json.key("event_modes").open('[');
  for (const std::string_view mode : modes) {
    if (!is_extension(mode)) json.text(mode);
  }
  json.close(']').key("extension_modes").open('[');
  for (const std::string_view mode : modes) {
    if (is_extension(mode)) json.text(mode);
  }
  json.close(']').key("quad_class").number(quad_class(event.type)).key("context").open('[').close(']');
  json.key("status").text(event.status).key("date").text_or_null(event.date_from);
  json.key("date_to").text_or_null(event.date_to).key("date_basis").text_or_null(event.date_basis);
  append_parties("actors", event.actors, codes, json);
  append_parties("recipients", event.targets, codes, json);

  const Country* country = codes.country(event.country);
  json.key("location").open('{').key("name").text_or_null(event.place_name);
  json.key("text").text_or_null(event.place_text).key("id").text_or_null(event.place);
  json.key("country").text_or_null(country == nullptr ? std::string() : country->iso3);
  json.key("admin1").text_or_null(event.admin1_name).key("admin2").text_or_null(event.admin2_name);
  json.key("latitude").degrees(event.latitude).key("longitude").degrees(event.longitude);
  json.key("precision").text_or_null(event.precision).close('}');

  json.key("magnitude").open('{');
  constexpr std::array<std::array<std::string_view, 2>, 5> kMagnitudes = {{{"dead", "killed"},
                                                                           {"injured", "injured"},
                                                                           {"missing", "missing"},
                                                                           {"captured", "captured"},
                                                                           {"displaced", "displaced"}}};
  for (const auto& [name, kind] : kMagnitudes) {
    const Estimate toll = total_of(event, kind);
    json.key(name);
    if (!toll.best) {
      json.null();
      continue;
    }
    json.open('{').key("low").number(toll.low).key("best").number(toll.best).key("high").number(toll.high).close('}');
  }
  json.close('}');

  json.key("text").text_or_null(note_of(event)).key("source_original").text_or_null(source_original(event));
  json.key("sources").open('[');
  for (const ArticleReference& article : articles_of(event)) {
    json.open('{').key("document").text(article.document).key("article").number(article.article);
    json.key("outlet").text_or_null(article.outlet).key("url").text_or_null(article.url);
    json.key("title").text_or_null(article.title).key("published").text_or_null(article.published).close('}');
  }
  json.close(']').key("contested").words(event.contested);
  json.key("independent_sources").number(event.independent_sources).close('}');
  out += '\n';
}

}  // namespace isnad::exports
