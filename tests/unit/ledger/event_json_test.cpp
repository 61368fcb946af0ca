#include "ledger/event_json.h"

#include <gtest/gtest.h>

#include <string>

#include "ledger/json_writer.h"
#include "ledger/sources.h"

namespace isnad::ledger {
namespace {

EventRecord contested_event() {
  EventRecord event;
  event.id = "e1";
  event.type = "ASSAULT";
  event.modes = "aerial clash";
  event.status = "reported";
  event.contested = "toll";
  event.date_from = event.date_to = "2018-03-10";
  event.date_basis = "told";
  event.place = "geonames:1";
  event.place_text = "دوما";
  event.place_name = "Douma";
  event.place_name_ar = "دوما";
  event.precision = "settlement";
  event.latitude = 33.571999999;
  event.longitude = 36.4;
  event.actors = {{"SYR.MIL", "Syrian Arab Army", "الجيش \"السوري\"", 2}};
  event.articles = 2;
  event.independent_sources = 2;
  EventClaim claim;
  claim.row = 7;
  claim.document = "a";
  claim.id = "c1";
  claim.factuality = "asserted";
  claim.speaker = claim.voice = {"NGO.SOHR", "Observatory", "المرصد"};
  claim.chain = {{"المرصد", "NGO.SOHR", "NGO.SOHR", "Observatory", ""}};
  claim.type = "ASSAULT";
  claim.trigger = "غارة";
  claim.words = "غارة على دوما";
  claim.evidence = {10, 23};
  claim.trigger_span = {10, 14};
  event.claims = {claim};
  claim.row = 8;
  claim.document = "b";
  claim.copy_of = 7;
  event.claims.push_back(claim);
  event.tolls = {{"killed", "total", 9, 12, {{7, "NGO.SOHR", 9, std::nullopt, "at_least", true}}}};
  event.contests = {{"toll", "killed", "total", {{"9 killed", "", {7, 8}, {{"NGO.SOHR", "Observatory", "المرصد"}}}}}};
  return event;
}

TEST(EventJsonTest, WritesTheRecord) {
  std::string line;
  write_event(contested_event(), {}, line);
  EXPECT_EQ(
      line,
      R"({"schema":"isnad.event/1","id":"e1","type":"ASSAULT","modes":["aerial","clash"],"status":"reported",)"
      R"("background":false,"date":{"from":"2018-03-10","to":"2018-03-10","basis":"told"},)"
      R"("place":{"place":"geonames:1","text":"دوما","name_ar":"دوما","name":"Douma","lat":33.572,"lon":36.4,)"
      R"("precision":"settlement","country":null,"admin1":null},)"
      R"("actors":[{"text":"الجيش \"السوري\"","actor":"SYR.MIL","name":"Syrian Arab Army","voices":2}],)"
      R"("targets":[],)"
      R"("claims":[{"document":"a","article":1,"claim":"c1","factuality":"asserted","background":false,)"
      R"("source":"Observatory","voice":"Observatory","copy_of":null,"review":null},)"
      R"({"document":"b","article":1,"claim":"c1","factuality":"asserted","background":false,)"
      R"("source":"Observatory","voice":"Observatory","copy_of":{"document":"a","article":1,"claim":"c1"},"review":null}],)"
      R"("tolls":[{"kind":"killed","who":"total","low":9,"high":12,"reviewed":false,"by_source":[{"chain":["المرصد"],)"
      R"("number":9,"number_to":null,"hedge":"at_least","updated":true,"published":null,)"
      R"("claim":{"document":"a","article":1,"claim":"c1"}}]}],)"
      R"("contested":[{"about":"toll","kind":"killed","who":"total","sides":[{"sources":["Observatory"],)"
      R"("says":"9 killed","how":null,"claims":[{"document":"a","article":1,"claim":"c1"},)"
      R"({"document":"b","article":1,"claim":"c1"}]}]}],"reviewed":[],"articles":2,"independent_sources":2})"
      "\n");
}

TEST(EventJsonTest, FullFormHasChainsAndWords) {
  std::string line;
  write_event(contested_event(), {.full = true}, line);
  EXPECT_NE(line.find(R"("speaker":{"id":"NGO.SOHR","name":"Observatory","name_ar":"المرصد"})"), std::string::npos);
  EXPECT_NE(line.find(R"("chain":[{"text":"المرصد","source":"NGO.SOHR","actor":"NGO.SOHR","name":"Observatory",)"
                      R"("label":null}],"stance":null)"),
            std::string::npos);
  EXPECT_NE(line.find(R"("trigger":"غارة","trigger_span":[10,14],"words":"غارة على دوما","evidence":[10,23])"),
            std::string::npos);
}

TEST(EventJsonTest, WhatIsNotKnownIsNull) {
  EventRecord event;
  event.id = "e2";
  event.type = "PROTEST";
  event.status = "reported";
  std::string line;
  write_event(event, {}, line);
  EXPECT_NE(line.find(R"("modes":[],)"), std::string::npos);
  EXPECT_NE(line.find(R"("date":null,"place":null,"actors":[],)"), std::string::npos);
}

TEST(EventJsonTest, Feature) {
  std::string out;
  write_event_feature(contested_event(), out);
  EXPECT_TRUE(
      out.starts_with(R"({"type":"Feature","id":"e1","geometry":{"type":"Point","coordinates":[36.4,33.572]},)"));
  EXPECT_NE(out.find(R"("actors":["Syrian Arab Army"])"), std::string::npos);
  EXPECT_NE(out.find(R"("killed_low":9,"killed_high":12,"injured_low":null)"), std::string::npos);
  EventRecord nowhere;
  out.clear();
  write_event_feature(nowhere, out);
  EXPECT_NE(out.find(R"("geometry":null)"), std::string::npos);
}

TEST(SourceJsonTest, WritesTheRecord) {
  SourceRecord source;
  source.source = {"NGO.SOHR", "Observatory", "المرصد"};
  source.kind = "actor";
  source.claims = 3;
  source.contradicted_by = {{{"RUS", "Russia", "روسيا"}, 2, {"toll"}, {"e1"}}};
  source.labels = {{"regime", "قوات النظام", "SYR.MIL", "", 4, 1}};
  std::string line;
  write_source(source, line);
  EXPECT_EQ(line,
            R"({"schema":"isnad.source/1","id":"NGO.SOHR","kind":"actor","name":"Observatory","name_ar":"المرصد",)"
            R"("called":[],"statements":0,"claims":3,"denials":0,"contradicted":0,"copied":0,)"
            R"("contradicted_by":[{"id":"RUS","name":"Russia","times":2,"about":["toll"],"events":["e1"]}],)"
            R"("labels":[{"label":"regime","text":"قوات النظام","actor":"SYR.MIL","name":null,"times":4,"quoted":1}]})"
            "\n");
}

TEST(JsonWriterTest, CommasAndNesting) {
  std::string out;
  JsonWriter json(out);
  json.open('[').number(int64_t{1}).open('{').key("a").open('[').close(']').key("b").null().close('}').boolean(true);
  json.words(" a  b ").degrees(-0.000001).degrees(std::nullopt).close(']');
  EXPECT_EQ(out, R"([1,{"a":[],"b":null},true,["a","b"],0,null])");
}

}  // namespace
}  // namespace isnad::ledger
