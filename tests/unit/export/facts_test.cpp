#include "export/facts.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "event_records.h"
#include "export/codes.h"
#include "lexicon/data_source.h"

namespace isnad::exports {
namespace {

const Codes& codes() {
  static const Codes loaded = *Codes::load(DataSource::built_in());
  return loaded;
}

Estimate killed(std::optional<int64_t> low, std::optional<int64_t> high, std::vector<ledger::EventFigure> figures) {
  ledger::EventRecord event;
  event.tolls = {make_toll("killed", "total", low, high, std::move(figures))};
  return deaths_of(event);
}

std::tuple<int64_t, int64_t, int64_t> numbers(const Estimate& estimate) {
  return {estimate.low.value_or(-1), estimate.best.value_or(-1), estimate.high.value_or(-1)};
}

using Numbers = std::tuple<int64_t, int64_t, int64_t>;

TEST(Estimate, TheFigureOfMostVoices) { EXPECT_EQ(numbers(deaths_of(raid_on_douma())), Numbers(9, 12, 12)); }

TEST(Estimate, TheLowerOfTwoThatAsManyGive) {
  EXPECT_EQ(numbers(killed(9, 60, {make_figure(1, "a", 60), make_figure(2, "b", 9)})), Numbers(9, 9, 60));
}

TEST(Estimate, AVoiceCountsOnceAndRevisedFiguresNotAtAll) {
  EXPECT_EQ(numbers(killed(5, 8,
                           {make_figure(1, "a", 8), make_figure(2, "a", 8), make_figure(3, "b", 5),
                            make_figure(4, "c", 5), make_figure(5, "d", 3, "exact", true)})),
            Numbers(5, 5, 8));
}

TEST(Estimate, AnUpperBoundIsNoFigure) {
  EXPECT_EQ(numbers(killed(0, 12, {make_figure(1, "a", 12, "at_most")})), Numbers(0, 1, 12));
  EXPECT_EQ(numbers(killed(4, 12, {make_figure(1, "a", 12, "at_most"), make_figure(2, "b", 4)})), Numbers(4, 4, 12));
}

TEST(Estimate, WordsStandForTheirLeast) {
  const std::vector<std::pair<std::string, int64_t>> words = {
      {"several", 3}, {"unknown", 3}, {"dozens", 12}, {"hundreds", 100}, {"thousands", 1000}};
  for (const auto& [word, least] : words) {
    const Estimate estimate = killed(std::nullopt, std::nullopt, {make_figure(1, "a", std::nullopt, word)});
    EXPECT_EQ(numbers(estimate), Numbers(least, least, least)) << word;
    EXPECT_TRUE(estimate.vague);
  }
  const Estimate both = killed(9, 9, {make_figure(1, "a", std::nullopt, "dozens"), make_figure(2, "b", 9)});
  EXPECT_EQ(numbers(both), Numbers(9, 9, 12));
  EXPECT_FALSE(both.vague);
}

TEST(Estimate, NothingSaidIsNothing) {
  EXPECT_EQ(numbers(deaths_of(ledger::EventRecord())), Numbers(-1, -1, -1));
  EXPECT_EQ(numbers(killed(0, 0, {make_figure(1, "a", 0)})), Numbers(0, 0, 0));
}

TEST(Estimate, ClassesAddUpWhereThereIsNoTotal) {
  ledger::EventRecord event;
  event.tolls = {make_toll("killed", "soldier", 2, 3, {make_figure(1, "a", 2)}),
                 make_toll("killed", "civilian", 4, 4, {make_figure(1, "a", 4)}),
                 make_toll("killed", "vehicle", 9, 9, {make_figure(1, "a", 9)})};
  EXPECT_EQ(numbers(deaths_of(event)), Numbers(6, 6, 7));
}

TEST(Deaths, CiviliansAndFightersFitIntoTheTotal) {
  ledger::EventRecord event;
  event.tolls = {make_toll("killed", "total", 10, 10, {make_figure(1, "a", 10)}),
                 make_toll("killed", "child", 4, 4, {make_figure(1, "a", 4)}),
                 make_toll("killed", "woman", 3, 3, {make_figure(1, "a", 3)}),
                 make_toll("killed", "combatant", 9, 9, {make_figure(2, "b", 9)})};
  EXPECT_EQ(civilian_deaths(event), 7);
  EXPECT_EQ(armed_deaths(event), 3);
  event.tolls.push_back(make_toll("killed", "civilian", 5, 5, {make_figure(1, "a", 5)}));
  EXPECT_EQ(civilian_deaths(event), 5);
}

TEST(SourceOriginal, TheFirstWhoIsNamed) {
  ledger::EventRecord event = raid_on_douma();
  EXPECT_EQ(source_original(event), "مصدر طبي");
  event.claims[1].factuality = "denied";
  EXPECT_EQ(source_original(event), "المرصد");
  event.claims[2].copy_of = 1;
  EXPECT_EQ(source_original(event), "مصدر طبي");  // rather somebody than nobody
  event.claims = {make_claim(1, "a", "Enab", "2018-02-20")};
  EXPECT_EQ(source_original(event), "Enab");
  event.claims[0].outlet.clear();
  EXPECT_EQ(source_original(event), "a");
}

TEST(Precision, Places) {
  const std::vector<std::tuple<std::string, int, int>> table = {
      {"point", 1, 1},  {"settlement", 1, 1}, {"district", 3, 2}, {"governorate", 4, 3},
      {"region", 5, 3}, {"country", 6, 0},    {"", 0, 0}};
  for (const auto& [precision, ucdp, acled] : table) {
    EXPECT_EQ(ucdp_where_precision(precision), ucdp) << precision;
    EXPECT_EQ(acled_geo_precision(precision), acled) << precision;
  }
}

TEST(Precision, Days) {
  const std::vector<std::tuple<int, DateBasis, int, int>> table = {
      {1, DateBasis::Explicit, 1, 1},  {1, DateBasis::Relative, 1, 1},   {1, DateBasis::Published, 2, 2},
      {2, DateBasis::Explicit, 2, 2},  {6, DateBasis::Explicit, 2, 2},   {7, DateBasis::Explicit, 3, 2},
      {8, DateBasis::Explicit, 4, 3},  {28, DateBasis::Explicit, 4, 3},  {31, DateBasis::Explicit, 4, 3},
      {32, DateBasis::Explicit, 5, 0}, {366, DateBasis::Explicit, 5, 0}, {367, DateBasis::Explicit, 0, 0}};
  for (const auto& [length, basis, ucdp, acled] : table) {
    const Day from = Day::of(2016, 1, 1);
    const DateRange days{from, Day{from.days + length - 1}, basis};
    EXPECT_EQ(ucdp_date_precision(days), ucdp) << length;
    EXPECT_EQ(acled_time_precision(days), acled) << length;
  }
}

TEST(Precision, MiddleDay) {
  const Day day = Day::of(2018, 2, 1);
  EXPECT_EQ(middle_of({day, day}).iso(), "2018-02-01");
  EXPECT_EQ(middle_of({day, Day{day.days + 1}}).iso(), "2018-02-01");
  EXPECT_EQ(middle_of({day, Day{day.days + 27}}).iso(), "2018-02-14");
}

TEST(PrioGrid, CellsOfHalfADegree) {
  EXPECT_EQ(priogrid_cell(-90, -180), 1);
  EXPECT_EQ(priogrid_cell(-90, -179.5), 2);
  EXPECT_EQ(priogrid_cell(-89.5, -180), 721);
  EXPECT_EQ(priogrid_cell(90, 180), 259200);
  EXPECT_EQ(priogrid_cell(0, 0), 129961);
  EXPECT_EQ(priogrid_cell(33.5717, 36.4025), 247 * 720 + 432 + 1);
  EXPECT_EQ(priogrid_cell(91, 0), std::nullopt);
}

TEST(Sides, OneActsOnAnother) {
  ledger::EventRecord event = raid_on_douma();
  event.targets = {{"SYR.REB.JAI", "Jaysh al-Islam", "جيش الإسلام", 1}};
  const Sides sides = sides_of(event, codes());
  ASSERT_NE(sides.first, nullptr);
  EXPECT_EQ(sides.first->actor, "SYR.MIL");
  EXPECT_EQ(sides.first_camp, Camp::State);
  EXPECT_EQ(sides.second->actor, "SYR.REB.JAI");
  EXPECT_EQ(sides.second_camp, Camp::Group);
  EXPECT_TRUE(sides.armed);
  EXPECT_FALSE(sides.civilians);
}

TEST(Sides, FightingHasAllPartiesAmongTheActors) {
  ledger::EventRecord event = raid_on_douma();
  event.modes = "clash";
  event.actors = {{"SYR.MIL", "Syrian army", "", 2}, {"SYR.COP", "Syrian police", "", 1}, {"INT.ISIS", "IS", "", 2}};
  const Sides sides = sides_of(event, codes());
  EXPECT_EQ(sides.first->actor, "SYR.MIL");
  EXPECT_EQ(sides.second->actor, "INT.ISIS");
  ASSERT_EQ(sides.with_first.size(), 1U);
  EXPECT_EQ(sides.with_first[0]->actor, "SYR.COP");
}

TEST(Sides, WordsAmongTheTargetsGiveWayToAKnownEnemy) {
  ledger::EventRecord event = raid_on_douma();
  event.actors = {{"SYR.MIL", "Syrian army", "", 1}, {"INT.ISIS", "IS", "", 1}};
  event.targets = {{"", "", "3 جنود", 1}};
  Sides sides = sides_of(event, codes());
  EXPECT_EQ(sides.second->actor, "INT.ISIS");
  EXPECT_FALSE(sides.second_is_target);
  event.actors.pop_back();
  sides = sides_of(event, codes());
  EXPECT_EQ(sides.second->text, "3 جنود");
  EXPECT_TRUE(sides.second_is_target);
}

TEST(Sides, WhoDidItIsInDispute) {
  ledger::EventRecord event = raid_on_douma();
  event.contested = "actor";
  event.actors = {{"SYR.MIL", "Syrian army", "", 1}, {"RUS.MIL", "Russian army", "", 1}};
  EXPECT_EQ(sides_of(event, codes()).first, nullptr);
  event.actors[1].voices = 2;
  const Sides sides = sides_of(event, codes());
  ASSERT_NE(sides.first, nullptr);
  EXPECT_EQ(sides.first->actor, "RUS.MIL");
  EXPECT_EQ(sides.second, nullptr);  // the other is no enemy and no ally
  EXPECT_TRUE(sides.with_first.empty());
}

TEST(Sides, VictimsTellWhetherTheyAreCivilians) {
  ledger::EventRecord event = raid_on_douma();
  event.tolls.push_back(make_toll("killed", "child", 2, 2, {make_figure(1, "v1", 2)}));
  EXPECT_TRUE(sides_of(event, codes()).civilians);
  event.tolls.push_back(make_toll("injured", "combatant", 2, 2, {make_figure(1, "v1", 2)}));
  EXPECT_FALSE(sides_of(event, codes()).civilians);
  EXPECT_TRUE(sides_of(event, codes()).armed);
}

TEST(Codes, Actors) {
  EXPECT_EQ(codes().actor("SYR.MIL.AIR").sector, "MIL");
  EXPECT_EQ(codes().actor("SYR.MIL.AIR").country, "SYR");
  EXPECT_EQ(codes().actor("SYR").sector, "GOV");
  EXPECT_EQ(codes().actor("SDN.MIL.RSF").sector, "REB");  // the dictionary, not the id
  EXPECT_EQ(codes().actor("PER.GOV.MOD").sector, "GOV");  // a body that any state has
  EXPECT_EQ(codes().actor("PER.GOV.MOD").country, "PER");
  EXPECT_EQ(codes().actor("MED.OF.NOBODY").sector, "MED");
  EXPECT_EQ(codes().actor("NOBODY.AT.ALL").sector, "");
  EXPECT_EQ(codes().actor("").country, "");
}

TEST(Codes, EveryCountryOfTheDictionaryHasCodes) {
  for (const auto& [iso2, number] : std::vector<std::pair<std::string, int64_t>>{
           {"SY", 652}, {"IQ", 645}, {"YE", 678}, {"LY", 620}, {"SD", 625}, {"IL", 666}, {"LB", 660}, {"EG", 651}}) {
    ASSERT_NE(codes().country(iso2), nullptr) << iso2;
    EXPECT_EQ(codes().country(iso2)->gwno, number);
    EXPECT_EQ(codes().country(iso2)->ucdp_number, number);
  }
  EXPECT_EQ(codes().country("PS")->gwno, std::nullopt);
  EXPECT_EQ(codes().country("SYR"), codes().country("SY"));
  EXPECT_EQ(codes().country("XX"), nullptr);
}

TEST(Codes, FaultsHaveFileAndLine) {
  std::map<std::string, std::string> tables;
  const DataSource built_in = DataSource::built_in();
  for (const std::string& name : built_in.tables("")) tables[name] = std::string(*built_in.table(name));
  tables["export/acled_types.tsv"] =
      "type\tmode\twhen\tevent_type\tsub_event_type\tdisorder_type\nASSAULT\t-\tmaybe\ta\tb\tc\n";
  const auto source = DataSource::from_tables("here", tables);
  ASSERT_TRUE(source) << source.error().text();
  const auto faulty = Codes::load(*source);
  ASSERT_FALSE(faulty);
  EXPECT_EQ(faulty.error().file, "here/export/acled_types.tsv");
  EXPECT_EQ(faulty.error().line, 2);
}

TEST(Codes, TablesThatAFolderLacksAreTheBuiltInOnes) {
  std::map<std::string, std::string> tables;
  const DataSource built_in = DataSource::built_in();
  for (const std::string& name : built_in.tables("")) {
    if (!name.starts_with("export/")) tables[name] = std::string(*built_in.table(name));
  }
  const auto source = DataSource::from_tables("here", tables);
  ASSERT_TRUE(source) << source.error().text();
  const auto loaded = Codes::load(*source);
  ASSERT_TRUE(loaded) << loaded.error().text();
  EXPECT_EQ(loaded->country("SY")->iso_numeric, 760);
}

}  // namespace
}  // namespace isnad::exports
