// UCDP GED rows; see ucdp.h.
#include "export/ucdp.h"

#include <algorithm>
#include <array>

#include "export/facts.h"

namespace isnad::exports {

using ledger::EventRecord;

namespace {

constexpr std::array<std::string_view, 49> kColumns = {"id",
                                                       "relid",
                                                       "year",
                                                       "active_year",
                                                       "code_status",
                                                       "type_of_violence",
                                                       "conflict_dset_id",
                                                       "conflict_new_id",
                                                       "conflict_name",
                                                       "dyad_dset_id",
                                                       "dyad_new_id",
                                                       "dyad_name",
                                                       "side_a_dset_id",
                                                       "side_a_new_id",
                                                       "side_a",
                                                       "side_b_dset_id",
                                                       "side_b_new_id",
                                                       "side_b",
                                                       "number_of_sources",
                                                       "source_article",
                                                       "source_office",
                                                       "source_date",
                                                       "source_headline",
                                                       "source_original",
                                                       "where_prec",
                                                       "where_coordinates",
                                                       "where_description",
                                                       "adm_1",
                                                       "adm_2",
                                                       "latitude",
                                                       "longitude",
                                                       "geom_wkt",
                                                       "priogrid_gid",
                                                       "country",
                                                       "country_id",
                                                       "region",
                                                       "event_clarity",
                                                       "date_prec",
                                                       "date_start",
                                                       "date_end",
                                                       "deaths_a",
                                                       "deaths_b",
                                                       "deaths_civilians",
                                                       "deaths_unknown",
                                                       "best",
                                                       "high",
                                                       "low",
                                                       "gwnoa",
                                                       "gwnob"};

/// UCDP's five regions by the numbers of the states (UCDP/PRIO Armed Conflict Dataset codebook, "region").
std::string_view region_of(std::optional<int64_t> number) {
  if (!number) return {};
  if (*number < 200) return "Americas";
  if (*number < 400) return "Europe";
  if (*number < 630) return "Africa";
  return *number < 700 ? "Middle East" : "Asia";
}

/// Shells and bombs: that they killed civilians does not say that civilians were meant, which is what UCDP asks of
/// one-sided violence.
bool from_afar(const EventRecord& event) {
  for (const std::string_view mode : words_of(event.modes)) {
    if (mode == "aerial" || mode == "drone" || mode == "heavy-weapons") return true;
  }
  return false;
}

struct Side {
  std::string name;
  std::optional<int64_t> gwno;
  int64_t deaths = 0;
};

struct Dyad {
  int type = 0;  ///< 1 state-based, 2 non-state, 3 one-sided; 0 if the actors do not tell
  Side a, b;
  bool swapped = false;  ///< side a is the second of Sides
};

Side side_of(const ledger::EventParty* party, const ActorFacts& facts, Camp camp, const Codes& codes) {
  Side side;
  // What the dictionary does not know may be a crowd, a car, a number of houses: no side of UCDP's for sure.
  if (party == nullptr || party->actor.empty()) return side;
  side.name = name_of_party(*party);
  const Country* country = codes.country(facts.country);
  // UCDP's actor is the government, whichever of its bodies acts.
  if (camp == Camp::State && country != nullptr && country->gwno) {
    side.name = "Government of " + (country->ucdp_name.empty() ? country->name : country->ucdp_name);
    side.gwno = country->gwno;
  }
  return side;
}

Dyad dyad_of(const EventRecord& event, const Sides& sides, const Codes& codes) {
  Dyad dyad;
  dyad.a = side_of(sides.first, sides.first_facts, sides.first_camp, codes);
  dyad.b = side_of(sides.second, sides.second_facts, sides.second_camp, codes);
  const auto organised = [](Camp camp) { return camp == Camp::State || camp == Camp::Group; };
  const bool same = sides.first != nullptr && sides.second != nullptr &&
                    (dyad.a.name == dyad.b.name || (dyad.a.gwno && dyad.a.gwno == dyad.b.gwno));
  if (organised(sides.first_camp) && organised(sides.second_camp) && !same) {
    dyad.type = sides.first_camp == Camp::State || sides.second_camp == Camp::State ? 1 : 2;
    // In a state-based conflict side A is the government.
    if (sides.first_camp == Camp::Group && sides.second_camp == Camp::State) {
      std::swap(dyad.a, dyad.b);
      dyad.swapped = true;
    }
  } else if (organised(sides.first_camp) && sides.civilians && !from_afar(event)) {
    dyad.type = 3;
    dyad.b = {.name = "Civilians", .gwno = std::nullopt, .deaths = 0};
  }
  // Which side the dead fighters belong to is known only where one side acts on another.
  if ((dyad.type == 1 || dyad.type == 2) && sides.second_is_target) {
    (dyad.swapped ? dyad.a : dyad.b).deaths = armed_deaths(event);
  }
  return dyad;
}

std::string where_description(const EventRecord& event) {
  std::string out = event.place_text;
  if (!event.place_name_ar.empty() && event.place_name_ar != event.place_text) {
    out += (out.empty() ? "" : "; ") + event.place_name_ar;
  }
  return out;
}

}  // namespace

std::span<const std::string_view> ucdp_columns() { return kColumns; }

bool append_ucdp_row(const EventRecord& event, const Codes& codes, CsvForm form, std::string& out, LeftOut& left_out) {
  const Estimate deaths = deaths_of(event);
  const std::optional<DateRange> days = days_of(event);
  const Country* country = codes.country(event.country);
  const bool located = event.latitude && event.longitude;
  int64_t LeftOut::*reason = nullptr;
  if (event.type != "ASSAULT") {
    reason = &LeftOut::other_type;
  } else if (event.status == "denied" || event.status == "prospective") {
    reason = &LeftOut::no_event;
  } else if (deaths.high.value_or(0) < 1) {
    reason = &LeftOut::no_dead;
  } else if (!days || ucdp_date_precision(*days) == 0) {
    reason = &LeftOut::no_date;
  } else if (!located && country == nullptr) {
    reason = &LeftOut::no_place;
  }
  if (reason != nullptr) {
    ++(left_out.*reason);
    return false;
  }

  const Sides sides = sides_of(event, codes);
  const Dyad dyad = dyad_of(event, sides, codes);
  const std::vector<ArticleReference> articles = articles_of(event);
  int year = 0, month = 0, day = 0;
  days->from.civil(year, month, day);

  CsvLine line(out, form);
  line.code(event.id).empty().number(year).empty().empty();
  dyad.type > 0 ? line.number(dyad.type) : line.empty();
  line.empty().empty().empty();  // conflict
  line.empty().empty();
  line.text(dyad.a.name.empty() || dyad.b.name.empty() ? std::string() : dyad.a.name + " - " + dyad.b.name);
  line.empty().empty().text(dyad.a.name);
  line.empty().empty().text(dyad.b.name);

  line.number(static_cast<int64_t>(articles.size()));
  line.text(joined(articles, [](const ArticleReference& article) {
    std::string title = article.title;
    std::replace(title.begin(), title.end(), '"', '\'');  // the reference stands between quotation marks
    std::string reference = "\"" + article.publisher() + "," + article.published + "," + title + "\"";
    return article.url.empty() ? reference : reference + " " + article.url;
  }));
  line.text(joined(articles, [](const ArticleReference& article) { return article.publisher(); }));
  line.code(joined(articles, [](const ArticleReference& article) { return article.published; }));
  line.text(joined(articles, [](const ArticleReference& article) { return article.title; }));
  line.text(source_original(event));

  const int where = ucdp_where_precision(event.precision);
  where > 0 ? line.number(where) : line.empty();
  line.text(event.place_name.empty() ? event.place_text : event.place_name).text(where_description(event));
  line.text(event.admin1_name).text(event.admin2_name);
  line.degrees(event.latitude).degrees(event.longitude);
  if (located) {
    std::string point = "POINT (";
    append_degrees(*event.longitude, point);
    point += ' ';
    append_degrees(*event.latitude, point);
    line.code(point + ')').number(priogrid_cell(*event.latitude, *event.longitude));
  } else {
    line.empty().empty();
  }
  if (country != nullptr) {
    line.text(country->ucdp_name.empty() ? country->name : country->ucdp_name).number(country->ucdp_number);
    line.code(region_of(country->ucdp_number));
  } else {
    line.text(event.country).empty().empty();
  }

  line.number(length_of(*days) == 1 ? 1 : 2).number(ucdp_date_precision(*days));
  line.code(days->from.iso()).code(days->to.iso());

  // deaths_a + deaths_b + deaths_civilians + deaths_unknown is best: UCDP's rule.
  const int64_t best = *deaths.best;
  int64_t civilians = civilian_deaths(event);
  if (dyad.type == 3) civilians = best;
  line.number(dyad.a.deaths).number(dyad.b.deaths).number(civilians);
  line.number(best - dyad.a.deaths - dyad.b.deaths - civilians);
  line.number(best).number(deaths.high).number(deaths.low);
  line.number(dyad.a.gwno).number(dyad.b.gwno);
  line.end();
  return true;
}

}  // namespace isnad::exports
