// ACLED rows; see acled.h.
#include "export/acled.h"

#include <algorithm>
#include <array>

#include "export/facts.h"

namespace isnad::exports {

using ledger::EventParty;
using ledger::EventRecord;

namespace {

constexpr std::array<std::string_view, 37> kColumns = {"event_id_cnty",
                                                       "event_date",
                                                       "year",
                                                       "time_precision",
                                                       "disorder_type",
                                                       "event_type",
                                                       "sub_event_type",
                                                       "actor1",
                                                       "assoc_actor_1",
                                                       "inter1",
                                                       "actor2",
                                                       "assoc_actor_2",
                                                       "inter2",
                                                       "interaction",
                                                       "civilian_targeting",
                                                       "iso",
                                                       "region",
                                                       "country",
                                                       "admin1",
                                                       "admin2",
                                                       "admin3",
                                                       "location",
                                                       "latitude",
                                                       "longitude",
                                                       "geo_precision",
                                                       "source",
                                                       "source_scale",
                                                       "notes",
                                                       "fatalities",
                                                       "tags",
                                                       "timestamp",
                                                       "fatalities_low",
                                                       "fatalities_best",
                                                       "fatalities_high",
                                                       "source_original",
                                                       "contested",
                                                       "isnad_id"};

// ACLED's `inter` codes.
constexpr int kStateForces = 1, kRebels = 2, kPoliticalMilitia = 3, kRioters = 5, kProtesters = 6, kCivilians = 7,
              kExternal = 8;

/// 0 if the dictionary does not know them. Forces of a state other than the one they act in are external.
int inter_of(const EventParty* party, const ActorFacts& facts, const Country* where, bool acts) {
  if (party == nullptr) return 0;
  switch (camp_of_sector(facts.sector)) {
    case Camp::State:
      return where != nullptr && facts.country == where->iso3 ? kStateForces : kExternal;
    case Camp::Group:
      return facts.sector == "REB" ? kRebels : kPoliticalMilitia;
    case Camp::Civilian:
      return kCivilians;
    case Camp::Other:
      if (facts.sector == "IGO") return kExternal;
      return acts ? kPoliticalMilitia : kCivilians;
    case Camp::Unknown:
      return 0;
  }
  return 0;
}

struct AcledActor {
  std::string name, associated;
  int inter = 0;
};

void associate(AcledActor& actor, const std::vector<const EventParty*>& parties) {
  for (const EventParty* party : parties) {
    if (!actor.associated.empty()) actor.associated += "; ";
    actor.associated += name_of_party(*party);
  }
}

/// "Civilians (Syria)": how ACLED names those who are no organisation.
std::string crowd(std::string_view who, const Country* country) {
  return country == nullptr ? std::string(who) : std::string(who) + " (" + country->name + ")";
}

/// The smaller code first, as ACLED writes it: 17 is state forces and civilians, 10 state forces alone.
std::optional<int64_t> interaction_of(int first, int second) {
  if (first == 0 && second == 0) return std::nullopt;
  if (first == 0 || second == 0) return std::max(first, second) * 10;
  return std::min(first, second) * 10 + std::max(first, second);
}

std::string comma_joined(std::string_view words) {
  std::string out;
  for (const std::string_view word : words_of(words)) out += (out.empty() ? "" : "; ") + std::string(word);
  return out;
}

}  // namespace

std::span<const std::string_view> acled_columns() { return kColumns; }

bool append_acled_row(const EventRecord& event, const Codes& codes, CsvForm form, std::string& out, LeftOut& left_out) {
  const Sides sides = sides_of(event, codes);
  const Estimate deaths = deaths_of(event);
  const std::optional<DateRange> days = days_of(event);
  const AcledCircumstances circumstances{.killed = deaths.high.value_or(0) > 0,
                                         .civilians = sides.civilians,
                                         .armed = sides.armed,
                                         .state = sides.first_camp == Camp::State,
                                         .group = sides.first_camp == Camp::Group,
                                         .two_sides = sides.first != nullptr && sides.second != nullptr};
  const AcledType* type = codes.acled_type(event.type, event.modes, circumstances);
  const int geo_precision = acled_geo_precision(event.precision);
  int64_t LeftOut::*reason = nullptr;
  if (type == nullptr) {
    reason = &LeftOut::other_type;
  } else if (event.status == "denied" || event.status == "prospective") {
    reason = &LeftOut::no_event;
  } else if (!days || acled_time_precision(*days) == 0) {
    reason = &LeftOut::no_date;
  } else if (geo_precision == 0 || !event.latitude || !event.longitude) {
    reason = &LeftOut::no_place;
  }
  if (reason != nullptr) {
    ++(left_out.*reason);
    return false;
  }

  const Country* country = codes.country(event.country);
  AcledActor first, second;
  const bool protest = type->event_type == "Protests", riot = type->event_type == "Riots";
  if (sides.first != nullptr) first.name = name_of_party(*sides.first);
  if (sides.second != nullptr) second.name = name_of_party(*sides.second);
  first.inter = inter_of(sides.first, sides.first_facts, country, true);
  second.inter = inter_of(sides.second, sides.second_facts, country, false);
  associate(first, sides.with_first);
  associate(second, sides.with_second);
  if (event.type == "PROTEST") {
    // Who demonstrates is a crowd to ACLED; those whom the sources name are associated with it.
    if (!first.name.empty()) first.associated = first.name + (first.associated.empty() ? "" : "; ") + first.associated;
    first.name = crowd(riot ? "Rioters" : "Protesters", country);
    first.inter = riot ? kRioters : kProtesters;
  } else if (protest) {
    // Force against demonstrators: ACLED's first actor is the crowd, the second who used the force.
    std::swap(first, second);
    if (!first.name.empty()) first.associated = first.name + (first.associated.empty() ? "" : "; ") + first.associated;
    first.name = crowd("Protesters", country);
    first.inter = kProtesters;
  } else if (sides.civilians) {
    if (second.inter != kCivilians && !second.name.empty()) {
      second.associated = second.name + (second.associated.empty() ? "" : "; ") + second.associated;
    }
    if (second.inter != kCivilians) second.name = crowd("Civilians", country);
    second.inter = kCivilians;
  }
  const bool civilian_targeting = second.inter == kCivilians && type->disorder_type != "Strategic developments";

  const std::vector<ArticleReference> articles = articles_of(event);
  const Day date = middle_of(*days);
  int year = 0, month = 0, day = 0;
  date.civil(year, month, day);

  CsvLine line(out, form);
  line.code(country == nullptr ? event.id : country->iso3 + "-" + event.id);
  line.code(date.iso()).number(year).number(acled_time_precision(*days));
  line.code(type->disorder_type).code(type->event_type).code(type->sub_event_type);
  line.text(first.name).text(first.associated).number(first.inter);
  line.text(second.name).text(second.associated).number(second.inter);
  line.number(interaction_of(first.inter, second.inter)).code(civilian_targeting ? "Civilian targeting" : "");
  if (country != nullptr) {
    line.number(country->iso_numeric).code(country->acled_region).text(country->name);
  } else {
    line.empty().empty().text(event.country);
  }
  line.text(event.admin1_name).text(event.admin2_name).empty();
  line.text(event.place_name.empty() ? event.place_text : event.place_name);
  line.degrees(event.latitude).degrees(event.longitude).number(geo_precision);
  std::vector<std::string> outlets;
  for (const ArticleReference& article : articles) {
    if (std::find(outlets.begin(), outlets.end(), article.publisher()) == outlets.end()) {
      outlets.push_back(article.publisher());
    }
  }
  std::string source;
  for (const std::string& outlet : outlets) source += (source.empty() ? "" : "; ") + outlet;
  line.text(source).empty().text(note_of(event)).number(deaths.best.value_or(0));
  line.code(event.status == "uncertain" ? "uncertain" : "").empty();
  line.number(deaths.low).number(deaths.best).number(deaths.high).text(source_original(event));
  line.code(comma_joined(event.contested)).code(event.id);
  line.end();
  return true;
}

}  // namespace isnad::exports
