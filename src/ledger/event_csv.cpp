// Events as CSV; see event_csv.h.
#include "ledger/event_csv.h"

#include <algorithm>
#include <vector>

#include "export/csv.h"

namespace isnad::ledger {

void append_event_csv_head(std::string& out) {
  out +=
      "id,type,modes,status,background,date_from,date_to,date_basis,place,place_name,place_name_ar,place_text,"
      "precision,country,admin1,latitude,longitude,actors,actor_names,targets,target_names";
  for (const char* kind : kTollKinds) out += std::string(",") + kind + "_low," + kind + "_high";
  out += ",contested,claims,articles,independent_sources,sources\n";
}

void append_event_csv(const EventRecord& event, std::string& out) {
  exports::CsvLine line(out, {});
  line.text(event.id).text(event.type).text(event.modes).text(event.status).text(event.background ? "1" : "0");
  line.text(event.date_from).text(event.date_to).text(event.date_basis).text(event.place).text(event.place_name);
  line.text(event.place_name_ar).text(event.place_text).text(event.precision).text(event.country);
  line.text(event.admin1_name).degrees(event.latitude).degrees(event.longitude);
  const auto best_name = [](const EventParty& party) -> const std::string& {
    return party.name.empty() ? party.text : party.name;
  };
  const auto joined = [&](const std::vector<EventParty>& parties, bool ids) {
    std::string list;
    for (const EventParty& party : parties) {
      if (!list.empty()) list += "; ";
      list += ids ? (party.actor.empty() ? "?" : party.actor) : best_name(party);
    }
    return list;
  };
  for (const auto* parties : {&event.actors, &event.targets})
    line.text(joined(*parties, true)).text(joined(*parties, false));
  for (const char* kind : kTollKinds) {
    const EventToll* toll = event.total(kind);
    line.number(toll != nullptr ? toll->low : std::nullopt).number(toll != nullptr ? toll->high : std::nullopt);
  }
  line.text(event.contested).number(static_cast<int64_t>(event.claims.size())).number(event.articles);
  line.number(event.independent_sources);
  std::string sources;
  std::vector<std::string> seen;
  for (const EventClaim& claim : event.claims) {
    if (std::find(seen.begin(), seen.end(), claim.voice.id) != seen.end()) continue;
    seen.push_back(claim.voice.id);
    sources += (sources.empty() ? "" : "; ") + claim.voice.name;
  }
  line.text(sources).end();
}

}  // namespace isnad::ledger
