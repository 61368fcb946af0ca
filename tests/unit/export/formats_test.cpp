// The rows and records of each format, for events made by hand.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <map>
#include <string>
#include <vector>

#include "event_records.h"
#include "export/acled.h"
#include "export/exporter.h"
#include "export/facts.h"
#include "export/geojson.h"
#include "export/plover.h"
#include "export/tables.h"
#include "export/ucdp.h"
#include "lexicon/data_source.h"
#include "parse_csv.h"

namespace isnad::exports {
namespace {

using ledger::EventRecord;

const Codes& codes() {
  static const Codes loaded = *Codes::load(DataSource::built_in());
  return loaded;
}

using Row = std::map<std::string, std::string>;

Row named(const std::vector<std::string>& cells, std::span<const std::string_view> columns) {
  Row row;
  EXPECT_EQ(cells.size(), columns.size());
  for (size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) row[std::string(columns[i])] = cells[i];
  return row;
}

Row ucdp(const EventRecord& event) {
  std::string out;
  LeftOut left_out;
  if (!append_ucdp_row(event, codes(), {}, out, left_out)) return {};
  return named(parse_csv(out).at(0), ucdp_columns());
}

Row acled(const EventRecord& event) {
  std::string out;
  LeftOut left_out;
  if (!append_acled_row(event, codes(), {}, out, left_out)) return {};
  return named(parse_csv(out).at(0), acled_columns());
}

TEST(Ucdp, ColumnsAreGedsInItsOrder) {
  std::string header;
  append_csv_header(ucdp_columns(), header);
  EXPECT_EQ(header,
            "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
            "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
            "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
            "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
            "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,"
            "deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob\n");
}

TEST(Ucdp, ARaid) {
  Row row = ucdp(raid_on_douma());
  EXPECT_EQ(row["id"], "e0123456789ab");
  EXPECT_EQ(row["year"], "2018");
  EXPECT_EQ(row["type_of_violence"], "");
  EXPECT_EQ(row["side_a"], "Government of Syria");
  EXPECT_EQ(row["gwnoa"], "652");
  EXPECT_EQ(row["side_b"], "");
  EXPECT_EQ(row["number_of_sources"], "3");
  EXPECT_EQ(row["source_article"],
            "\"Enab,2018-02-20,عنوان a\"; \"SANA,2018-02-21,عنوان b\"; \"Smart,2018-02-21,عنوان c\"");
  EXPECT_EQ(row["source_office"], "Enab; SANA; Smart");
  EXPECT_EQ(row["source_date"], "2018-02-20; 2018-02-21; 2018-02-21");
  EXPECT_EQ(row["source_original"], "مصدر طبي");
  EXPECT_EQ(row["where_prec"], "1");
  EXPECT_EQ(row["where_coordinates"], "Douma");
  EXPECT_EQ(row["where_description"], "مدينة دوما; دوما");
  EXPECT_EQ(row["adm_1"], "Rif Dimashq");
  EXPECT_EQ(row["adm_2"], "Douma District");
  EXPECT_EQ(row["latitude"], "33.57170");
  EXPECT_EQ(row["geom_wkt"], "POINT (36.40250 33.57170)");
  EXPECT_EQ(row["priogrid_gid"], "178273");
  EXPECT_EQ(row["country"], "Syria");
  EXPECT_EQ(row["country_id"], "652");
  EXPECT_EQ(row["region"], "Middle East");
  EXPECT_EQ(row["event_clarity"], "1");
  EXPECT_EQ(row["date_prec"], "1");
  EXPECT_EQ(row["date_start"], "2018-02-20");
  EXPECT_EQ(row["deaths_unknown"], "12");
  EXPECT_EQ(row["best"], "12");
  EXPECT_EQ(row["low"], "9");
  EXPECT_EQ(row["high"], "12");
}

TEST(Ucdp, StateAgainstGroup) {
  EventRecord event = raid_on_douma();
  event.actors = {{"SYR.REB.JAI", "Jaysh al-Islam", "جيش الإسلام", 1}};
  event.targets = {{"SYR.MIL", "Syrian army", "الجيش السوري", 1}};
  event.tolls.push_back(make_toll("killed", "soldier", 5, 5, {make_figure(1, "v1", 5)}));
  Row row = ucdp(event);
  EXPECT_EQ(row["type_of_violence"], "1");
  EXPECT_EQ(row["side_a"], "Government of Syria");  // the government is side A, whoever attacks
  EXPECT_EQ(row["side_b"], "Jaysh al-Islam");
  EXPECT_EQ(row["dyad_name"], "Government of Syria - Jaysh al-Islam");
  EXPECT_EQ(row["deaths_a"], "5");
  EXPECT_EQ(row["deaths_b"], "0");
  EXPECT_EQ(row["deaths_unknown"], "7");
}

TEST(Ucdp, GroupAgainstGroup) {
  EventRecord event = raid_on_douma();
  event.modes = "clash";
  event.actors = {{"SYR.REB.JAI", "Jaysh al-Islam", "", 1}, {"INT.ISIS", "Islamic State", "", 1}};
  Row row = ucdp(event);
  EXPECT_EQ(row["type_of_violence"], "2");
  EXPECT_EQ(row["deaths_a"], "0");  // nobody tells whose the dead are
  EXPECT_EQ(row["deaths_unknown"], "12");
}

TEST(Ucdp, AgainstCivilians) {
  EventRecord event = raid_on_douma();
  event.modes = "firearms";
  event.tolls.push_back(make_toll("killed", "civilian", 4, 4, {make_figure(1, "v1", 4)}));
  Row row = ucdp(event);
  EXPECT_EQ(row["type_of_violence"], "3");
  EXPECT_EQ(row["side_b"], "Civilians");
  EXPECT_EQ(row["deaths_civilians"], "12");
  EXPECT_EQ(row["deaths_unknown"], "0");
  event.actors.clear();
  row = ucdp(event);
  EXPECT_EQ(row["type_of_violence"], "");  // by whom is not known
  EXPECT_EQ(row["deaths_civilians"], "4");
  EXPECT_EQ(row["deaths_unknown"], "8");
}

TEST(Ucdp, WhomBombsWereMeantForIsNotKnown) {
  EventRecord event = raid_on_douma();
  event.tolls.push_back(make_toll("killed", "civilian", 4, 4, {make_figure(1, "v1", 4)}));
  Row row = ucdp(event);
  EXPECT_EQ(row["type_of_violence"], "");
  EXPECT_EQ(row["side_b"], "");
  EXPECT_EQ(row["deaths_civilians"], "4");
}

TEST(Ucdp, WordsThatNobodyKnowsAreNoSide) {
  EventRecord event = raid_on_douma();
  event.targets = {{"", "", "سيارة", 3}, {"INT.ISIS", "Islamic State", "تنظيم الدولة", 1}};
  EXPECT_EQ(ucdp(event)["side_b"], "Islamic State");
  event.targets.pop_back();
  EXPECT_EQ(ucdp(event)["side_b"], "");
  EXPECT_EQ(acled(event)["actor2"], "سيارة");
}

TEST(Ucdp, ReferencesStandBetweenQuotationMarks) {
  EventRecord event = raid_on_douma();
  event.claims.resize(1);
  event.claims[0].title = "دوما \"تحت النار\"";
  event.claims[0].url = "https://example.org/1";
  EXPECT_EQ(ucdp(event)["source_article"], "\"Enab,2018-02-20,دوما 'تحت النار'\" https://example.org/1");
}

TEST(Ucdp, GazaIsCountedAsUcdpDoes) {
  EventRecord event = raid_on_douma();
  event.country = "PS";
  event.actors = {{"ISR.MIL", "Israeli army", "", 1}};
  event.targets = {{"PSE.REB.HAMAS", "Hamas", "", 1}};
  Row row = ucdp(event);
  EXPECT_EQ(row["country"], "Israel");
  EXPECT_EQ(row["country_id"], "666");
  EXPECT_EQ(row["type_of_violence"], "1");
  EXPECT_EQ(row["gwnob"], "");
}

TEST(Ucdp, WhatIsLeftOut) {
  const auto reason = [](EventRecord event, auto change) {
    change(event);
    std::string out;
    LeftOut left_out;
    EXPECT_FALSE(append_ucdp_row(event, codes(), {}, out, left_out));
    EXPECT_EQ(out, "");
    return left_out.text();
  };
  const EventRecord raid = raid_on_douma();
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.type = "PROTEST"; }), "1 of other types");
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.tolls.clear(); }), "1 without dead");
  EXPECT_EQ(
      reason(raid, [](EventRecord& e) { e.tolls = {make_toll("killed", "total", 0, 0, {make_figure(1, "a", 0)})}; }),
      "1 without dead");
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.status = "denied"; }), "1 denied by all or still to come");
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.date_from.clear(); }), "1 without a day");
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.date_from = "2011-03-15"; }), "1 without a day");
  EXPECT_EQ(reason(raid, [](EventRecord& e) { e.latitude = e.longitude = std::nullopt, e.country.clear(); }),
            "1 without a place");
}

TEST(Ucdp, WhatMayHaveKilledIsThere) {
  EventRecord event = raid_on_douma();
  event.status = "uncertain";
  event.tolls = {make_toll("killed", "total", 0, 20, {make_figure(1, "a", 20, "at_most")})};
  event.latitude = event.longitude = std::nullopt;
  event.precision = "country";
  event.date_from = "2018-02-01";
  event.date_to = "2018-02-28";
  Row row = ucdp(event);
  EXPECT_EQ(row["best"], "1");
  EXPECT_EQ(row["where_prec"], "6");
  EXPECT_EQ(row["latitude"], "");
  EXPECT_EQ(row["priogrid_gid"], "");
  EXPECT_EQ(row["date_prec"], "4");
  EXPECT_EQ(row["event_clarity"], "2");
}

TEST(Acled, ColumnsAreAcledsThenOurs) {
  std::string header;
  append_csv_header(acled_columns(), header);
  EXPECT_EQ(header,
            "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
            "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,"
            "admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,"
            "tags,timestamp,fatalities_low,fatalities_best,fatalities_high,source_original,contested,isnad_id\n");
}

TEST(Acled, ARaid) {
  Row row = acled(raid_on_douma());
  EXPECT_EQ(row["event_id_cnty"], "SYR-e0123456789ab");
  EXPECT_EQ(row["event_date"], "2018-02-20");
  EXPECT_EQ(row["time_precision"], "1");
  EXPECT_EQ(row["disorder_type"], "Political violence");
  EXPECT_EQ(row["event_type"], "Explosions/Remote violence");
  EXPECT_EQ(row["sub_event_type"], "Air/drone strike");
  EXPECT_EQ(row["actor1"], "Syrian army");
  EXPECT_EQ(row["inter1"], "1");
  EXPECT_EQ(row["inter2"], "0");
  EXPECT_EQ(row["interaction"], "10");
  EXPECT_EQ(row["iso"], "760");
  EXPECT_EQ(row["region"], "Middle East");
  EXPECT_EQ(row["geo_precision"], "1");
  EXPECT_EQ(row["source"], "Enab; SANA; Smart");
  EXPECT_EQ(row["notes"], "مقتل 12 في غارة على دوما");
  EXPECT_EQ(row["fatalities"], "12");
  EXPECT_EQ(row["fatalities_low"], "9");
  EXPECT_EQ(row["contested"], "toll");
  EXPECT_EQ(row["isnad_id"], "e0123456789ab");
}

TEST(Acled, TypesAndModes) {
  struct Case {
    std::string type, modes, event_type, sub_event_type;
  };
  const std::vector<Case> cases = {
      {"ASSAULT", "explosives suicide-attack", "Explosions/Remote violence", "Suicide bomb"},
      {"ASSAULT", "unconventional aerial", "Explosions/Remote violence", "Chemical weapon"},
      {"ASSAULT", "heavy-weapons", "Explosions/Remote violence", "Shelling/artillery/missile attack"},
      {"ASSAULT", "explosives", "Explosions/Remote violence", "Remote explosive/landmine/IED"},
      {"ASSAULT", "abduct", "Violence against civilians", "Abduction/forced disappearance"},
      {"ASSAULT", "clash", "Battles", "Armed clash"},
      {"ASSAULT", "territory", "Battles", "Government regains territory"},
      {"ASSAULT", "", "Violence against civilians", "Attack"},
      {"COERCE", "arrest", "Strategic developments", "Arrests"},
      {"MOBILIZE", "troops", "Strategic developments", "Change to group/activity"},
      {"PROTEST", "demo", "Protests", "Peaceful protest"},
      {"PROTEST", "riot", "Riots", "Violent demonstration"}};
  for (const Case& one : cases) {
    EventRecord event = raid_on_douma();
    event.type = one.type;
    event.modes = one.modes;
    Row row = acled(event);
    EXPECT_EQ(row["event_type"], one.event_type) << one.type << ' ' << one.modes;
    EXPECT_EQ(row["sub_event_type"], one.sub_event_type) << one.type << ' ' << one.modes;
  }
  EventRecord event = raid_on_douma();
  event.type = "CONSULT";
  EXPECT_TRUE(acled(event).empty());
}

TEST(Acled, TerritoryTakenByAGroup) {
  EventRecord event = raid_on_douma();
  event.modes = "territory";
  event.actors = {{"INT.ISIS", "Islamic State", "", 1}};
  event.targets = {{"SYR.MIL", "Syrian army", "", 1}};
  Row row = acled(event);
  EXPECT_EQ(row["sub_event_type"], "Non-state actor overtakes territory");
  EXPECT_EQ(row["inter1"], "2");
  EXPECT_EQ(row["inter2"], "1");
  EXPECT_EQ(row["interaction"], "12");
}

TEST(Acled, CiviliansAreTargeted) {
  EventRecord event = raid_on_douma();
  event.actors = {{"RUS.MIL", "Russian army", "", 1}};
  event.tolls.push_back(make_toll("killed", "woman", 2, 2, {make_figure(1, "v1", 2)}));
  Row row = acled(event);
  EXPECT_EQ(row["actor2"], "Civilians (Syria)");
  EXPECT_EQ(row["inter1"], "8");  // forces of another state
  EXPECT_EQ(row["inter2"], "7");
  EXPECT_EQ(row["interaction"], "78");
  EXPECT_EQ(row["civilian_targeting"], "Civilian targeting");
}

TEST(Acled, DemonstratorsAndForceAgainstThem) {
  EventRecord event = raid_on_douma();
  event.type = "PROTEST";
  event.modes = "demo";
  event.actors = {{"", "", "طلاب", 1}};
  Row row = acled(event);
  EXPECT_EQ(row["actor1"], "Protesters (Syria)");
  EXPECT_EQ(row["assoc_actor_1"], "طلاب");
  EXPECT_EQ(row["inter1"], "6");

  event = raid_on_douma();
  event.modes = "crowd-control";
  row = acled(event);
  EXPECT_EQ(row["sub_event_type"], "Excessive force against protesters");
  EXPECT_EQ(row["disorder_type"], "Political violence; Demonstrations");
  EXPECT_EQ(row["actor1"], "Protesters (Syria)");
  EXPECT_EQ(row["actor2"], "Syrian army");
  EXPECT_EQ(row["interaction"], "16");
}

TEST(Acled, MonthsHaveTheirMiddleAndCountriesAreNoPlace) {
  EventRecord event = raid_on_douma();
  event.date_from = "2018-02-01";
  event.date_to = "2018-02-28";
  Row row = acled(event);
  EXPECT_EQ(row["event_date"], "2018-02-14");
  EXPECT_EQ(row["time_precision"], "3");
  event.precision = "country";
  EXPECT_TRUE(acled(event).empty());
}

TEST(GeoJson, AFeature) {
  std::string out;
  EventRecord event = raid_on_douma();
  event.targets = {{"", "", "سيارة \"بيضاء\"", 1}};
  append_geojson_feature(event, out);
  simdjson::dom::parser parser;
  const simdjson::dom::element feature = parser.parse(out);
  EXPECT_EQ(std::string_view(feature["id"]), "e0123456789ab");
  EXPECT_DOUBLE_EQ(double(feature["geometry"]["coordinates"].at(0)), 36.4025);
  EXPECT_DOUBLE_EQ(double(feature["geometry"]["coordinates"].at(1)), 33.5717);
  EXPECT_EQ(int64_t(feature["properties"]["killed_best"]), 12);
  EXPECT_TRUE(feature["properties"]["injured_best"].is_null());
  EXPECT_EQ(std::string_view(feature["properties"]["actors"].at(0)), "Syrian army");
  EXPECT_EQ(std::string_view(feature["properties"]["targets"].at(0)), "سيارة \"بيضاء\"");
  EXPECT_NE(out.find("[36.40250,33.57170]"), std::string::npos);
  out.clear();
  event.latitude = std::nullopt;
  append_geojson_feature(event, out);
  EXPECT_TRUE(parser.parse(out)["geometry"].is_null());
}

TEST(Plover, ALine) {
  std::string out;
  EventRecord event = raid_on_douma();
  event.modes = "clash aerial";
  append_plover_line(event, codes(), out);
  EXPECT_EQ(out.back(), '\n');
  simdjson::dom::parser parser;
  const simdjson::dom::element line = parser.parse(out);
  EXPECT_EQ(std::string_view(line["event_type"]), "ASSAULT");
  EXPECT_EQ(std::string_view(line["event_mode"]), "aerial");
  EXPECT_EQ(std::string_view(line["extension_modes"].at(0)), "clash");
  EXPECT_EQ(int64_t(line["quad_class"]), 4);
  EXPECT_EQ(std::string_view(line["actors"].at(0)["country"]), "SYR");
  EXPECT_EQ(std::string_view(line["actors"].at(0)["sector"]), "MIL");
  EXPECT_EQ(std::string_view(line["location"]["country"]), "SYR");
  EXPECT_EQ(int64_t(line["magnitude"]["dead"]["best"]), 12);
  EXPECT_TRUE(line["magnitude"]["injured"].is_null());
  EXPECT_EQ(std::string_view(line["text"]), "مقتل 12 في غارة على دوما");
  EXPECT_EQ(std::string_view(line["sources"].at(1)["outlet"]), "SANA");
}

TEST(FlatTables, LinesGoTogether) {
  FlatTables tables({});
  std::vector<std::string> out(FlatTables::kTables);
  EventRecord event = raid_on_douma();
  event.claims[2].copy_of = 2;
  event.tolls.push_back(make_toll("injured", "total", 3, 4));
  tables.add(event, out);
  std::vector<std::vector<Row>> rows(FlatTables::kTables);
  for (size_t table = 0; table < FlatTables::Sources; ++table) {
    for (const auto& cells : parse_csv(out[table])) {
      rows[table].push_back(named(cells, FlatTables::columns(static_cast<FlatTables::Table>(table))));
    }
  }
  ASSERT_EQ(rows[FlatTables::Events].size(), 1U);
  Row& row = rows[FlatTables::Events][0];
  EXPECT_EQ(row["actors"], "Syrian army");
  EXPECT_EQ(row["actor_ids"], "SYR.MIL");
  EXPECT_EQ(row["killed_best"], "12");
  EXPECT_EQ(row["injured_best"], "3");
  EXPECT_EQ(row["source_original"], "مصدر طبي");
  ASSERT_EQ(rows[FlatTables::Parties].size(), 1U);
  EXPECT_EQ(rows[FlatTables::Parties][0]["role"], "actor");
  ASSERT_EQ(rows[FlatTables::Claims].size(), 3U);
  EXPECT_EQ(rows[FlatTables::Claims][1]["chain"], "مصدر طبي; SANA");
  EXPECT_EQ(rows[FlatTables::Claims][2]["copy_of_document"], "b");
  EXPECT_EQ(rows[FlatTables::Claims][2]["copy_of_claim"], "c2");
  EXPECT_EQ(rows[FlatTables::Claims][0]["words"], "مقتل 12 في غارة\nعلى  دوما");
  ASSERT_EQ(rows[FlatTables::Tolls].size(), 4U);
  EXPECT_EQ(rows[FlatTables::Tolls][2]["hedge"], "at_least");
  EXPECT_EQ(rows[FlatTables::Tolls][3]["kind"], "injured");
  EXPECT_EQ(rows[FlatTables::Tolls][3]["claim"], "");
  ASSERT_EQ(rows[FlatTables::Contested].size(), 2U);
  EXPECT_EQ(rows[FlatTables::Contested][1]["side"], "2");
  EXPECT_EQ(rows[FlatTables::Contested][1]["says"], "12 killed");
}

TEST(Exports, NumbersOfRowsAreNowhere) {
  EventRecord event = raid_on_douma(), other = raid_on_douma();
  other.row = 4711;
  for (auto& claim : other.claims) claim.row += 4700;
  for (auto& toll : other.tolls) {
    for (auto& figure : toll.figures) figure.claim += 4700;
  }
  for (size_t i = 0; i < other.claims.size(); ++i) other.claims[i].id = event.claims[i].id;
  for (const Format format : {Format::Csv, Format::GeoJson, Format::Ucdp, Format::Acled, Format::Plover}) {
    std::vector<std::string> outs[2];
    for (int i = 0; i < 2; ++i) {
      const auto exporter = make_exporter(format, codes(), {});
      outs[i].resize(exporter->files().size());
      exporter->begin(outs[i]);
      exporter->add(i == 0 ? event : other, outs[i]);
      EXPECT_EQ(exporter->written(), 1);
    }
    EXPECT_EQ(outs[0], outs[1]);
  }
}

TEST(Exports, Names) {
  EXPECT_EQ(format_of("ucdp"), Format::Ucdp);
  EXPECT_EQ(format_of("parquet"), std::nullopt);
}

}  // namespace
}  // namespace isnad::exports
