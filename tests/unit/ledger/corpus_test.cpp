#include "ledger/corpus.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>

#include "unit/ledger/corpus_builder.h"

namespace isnad::ledger {
namespace {

TEST(SymbolsTest, GivesOneNumberToOneText) {
  Symbols symbols;
  EXPECT_EQ(symbols(""), 0U);
  const uint32_t douma = symbols("دوما"), harasta = symbols("حرستا");
  EXPECT_NE(douma, harasta);
  EXPECT_EQ(symbols("دوما"), douma);
  EXPECT_EQ(symbols.text(harasta), "حرستا");
  EXPECT_EQ(symbols.text(0), "");
  for (int i = 0; i < 1000; ++i) symbols(std::to_string(i));  // texts may move when there are more of them
  EXPECT_EQ(symbols("دوما"), douma);
  EXPECT_EQ(symbols.size(), 1003U);
}

TEST(FewTest, LeavesOutWhatIsMore) {
  Few<int, 2> few;
  EXPECT_TRUE(few.empty());
  for (const int i : {7, 8, 9}) few.push_back(i);
  EXPECT_EQ(few.size(), 2U);
  EXPECT_EQ(few[1], 8);
}

TEST(ModesTest, ComeBackInAlphabeticalOrder) {
  EXPECT_EQ(mode_names(mode_bit("explosives") | mode_bit("aerial") | mode_bit("territory")),
            "aerial explosives territory");
  EXPECT_EQ(mode_bit("no such mode"), 0U);
  EXPECT_EQ(mode_bit(""), 0U);
  EXPECT_EQ(mode_names(0), "");
  for (const char* mode : {"abduct", "clash", "demo", "siege", "suicide-attack", "unconventional"}) {
    EXPECT_EQ(mode_names(mode_bit(mode)), mode);
  }
}

// ── Places ──

/// Some of Syria, and a place of Libya.
class PlacesTest : public testing::Test {
 protected:
  PlaceRelation of(uint32_t a, uint32_t b) const {
    const PlaceRelation r = relation(b_.corpus, a, b);
    EXPECT_EQ(r, relation(b_.corpus, b, a)) << "a relation is the same both ways";
    return r;
  }

  CorpusBuilder b_;
  uint32_t idlib_ =
      b_.place("محافظة ادلب", {.precision = Precision::Governorate, .latitude = 35.93, .longitude = 36.63});
  uint32_t hama_ =
      b_.place("محافظة حماه", {.precision = Precision::Governorate, .latitude = 35.13, .longitude = 36.75});
  uint32_t saraqib_ = b_.place("سراقب", {.latitude = 35.86, .longitude = 36.80, .admin1 = idlib_});
  uint32_t idlib_city_ =
      b_.place("ادلب", {.latitude = 35.93, .longitude = 36.63, .admin1 = idlib_, .city = true, .seat = true});
  uint32_t kafr_zita_ = b_.place("كفر زيتا", {.latitude = 35.37, .longitude = 36.60, .admin1 = hama_});
  uint32_t countryside_ = b_.place(
      "ريف ادلب",
      {.precision = Precision::District, .latitude = 35.93, .longitude = 36.63, .admin1 = idlib_, .countryside = true});
};

TEST_F(PlacesTest, OneIsItself) { EXPECT_EQ(of(saraqib_, saraqib_), PlaceRelation::Same); }

TEST_F(PlacesTest, SettlementsAreApart) { EXPECT_EQ(of(saraqib_, kafr_zita_), PlaceRelation::Apart); }

TEST_F(PlacesTest, WhatLiesInItsGovernorateOrDistrict) {
  EXPECT_EQ(of(saraqib_, idlib_), PlaceRelation::Within);
  const uint32_t district = b_.place("ناحيه سراقب", {.precision = Precision::District, .admin1 = idlib_});
  const uint32_t village = b_.place("ترنبه", {.parent = district});
  EXPECT_EQ(of(village, district), PlaceRelation::Within);
  EXPECT_EQ(of(village, idlib_), PlaceRelation::Within) << "by way of the district";
}

TEST_F(PlacesTest, GovernoratesAreDisjoint) {
  EXPECT_EQ(of(idlib_, hama_), PlaceRelation::Apart);
  EXPECT_EQ(of(kafr_zita_, idlib_), PlaceRelation::Apart) << "though it is but 60 km from Idlib";
}

TEST_F(PlacesTest, CountrysideReachesAsFarAsItsGovernorate) {
  EXPECT_EQ(of(saraqib_, countryside_), PlaceRelation::Within);
  EXPECT_EQ(of(kafr_zita_, countryside_), PlaceRelation::Apart);
}

TEST_F(PlacesTest, ADistrictReachesNotSoFar) {
  const uint32_t near = b_.place("منطقه", {.precision = Precision::District, .latitude = 35.80, .longitude = 36.75});
  const uint32_t far =
      b_.place("منطقه بعيده", {.precision = Precision::District, .latitude = 35.30, .longitude = 36.7});
  EXPECT_EQ(of(saraqib_, near), PlaceRelation::Within);
  EXPECT_EQ(of(saraqib_, far), PlaceRelation::Apart);
}

TEST_F(PlacesTest, TwoEntriesForOnePlaceAreTheSame) {
  const uint32_t again = b_.place("سراقب الجديده", {.latitude = 35.865, .longitude = 36.80, .admin1 = idlib_});
  EXPECT_EQ(of(saraqib_, again), PlaceRelation::Same);
}

TEST_F(PlacesTest, NamesakesNearOneAnotherMayBeOne) {
  const uint32_t near = b_.place("سراقب", {.latitude = 35.95, .longitude = 36.85, .admin1 = idlib_});
  const uint32_t far = b_.place("سراقب", {.latitude = 35.30, .longitude = 36.85, .admin1 = hama_});
  EXPECT_EQ(of(saraqib_, near), PlaceRelation::Same);
  EXPECT_EQ(of(saraqib_, far), PlaceRelation::Apart);
}

TEST_F(PlacesTest, ANameThatNoGazetteerHasIsItselfEverywhere) {
  const uint32_t unknown = b_.place("الدحله", {.known = false});
  const uint32_t known = b_.place("الدحله", {.latitude = 35.1, .longitude = 40.4});
  EXPECT_EQ(of(unknown, known), PlaceRelation::Same);
  EXPECT_EQ(of(unknown, saraqib_), PlaceRelation::Apart);
  EXPECT_EQ(of(unknown, idlib_), PlaceRelation::Unknown) << "it may lie there";
}

TEST_F(PlacesTest, AnAreaIsNotTheSettlementOfItsName) {
  const uint32_t area = b_.place("سراقب", {.precision = Precision::District, .known = false});
  EXPECT_NE(of(area, saraqib_), PlaceRelation::Same);
}

TEST_F(PlacesTest, TheSeatMayStandForTheGovernorate) {
  EXPECT_EQ(of(saraqib_, idlib_city_), PlaceRelation::Within);
  EXPECT_EQ(of(kafr_zita_, idlib_city_), PlaceRelation::Apart) << "not for another";
}

TEST_F(PlacesTest, CountriesAreApart) {
  const uint32_t syria = b_.place("سوريا", {.precision = Precision::Country, .latitude = 35, .longitude = 38});
  const uint32_t libya =
      b_.place("ليبيا", {.precision = Precision::Country, .latitude = 27, .longitude = 17, .country = "LY"});
  const uint32_t sirte = b_.place("سرت", {.latitude = 31.2, .longitude = 16.6, .country = "LY"});
  EXPECT_EQ(of(saraqib_, syria), PlaceRelation::Within);
  EXPECT_EQ(of(saraqib_, libya), PlaceRelation::Apart);
  EXPECT_EQ(of(sirte, syria), PlaceRelation::Apart);
  EXPECT_EQ(of(syria, libya), PlaceRelation::Apart);
}

TEST_F(PlacesTest, OfSeveralTheClosestCounts) {
  const auto of_lists = [&](std::vector<uint32_t> a, std::vector<uint32_t> b) { return relation(b_.corpus, a, b); };
  EXPECT_EQ(of_lists({kafr_zita_, saraqib_}, {saraqib_}), PlaceRelation::Same);
  EXPECT_EQ(of_lists({kafr_zita_, saraqib_}, {idlib_}), PlaceRelation::Within);
  EXPECT_EQ(of_lists({kafr_zita_, saraqib_}, {}), PlaceRelation::Unknown);
}

TEST_F(PlacesTest, APlaceThatNobodyKnowsLiesNearThoseToldWithIt) {
  const uint32_t village = b_.place("خالد كلو", {});
  const uint32_t aleppo =
      b_.place("ريف حلب الجنوبي", {.precision = Precision::District, .latitude = 36.0, .longitude = 37.1});
  const auto of_lists = [&](std::vector<uint32_t> a, std::vector<uint32_t> b) { return relation(b_.corpus, a, b); };
  EXPECT_EQ(of_lists({village}, {aleppo}), PlaceRelation::Unknown);
  const uint32_t qamishli = b_.place("القامشلي", {.latitude = 37.05, .longitude = 41.23});
  EXPECT_EQ(of_lists({village, qamishli}, {aleppo}), PlaceRelation::Apart);
  EXPECT_EQ(of_lists({aleppo}, {qamishli, village}), PlaceRelation::Apart);
  EXPECT_EQ(of_lists({village, qamishli}, {village}), PlaceRelation::Same);
}

RC_GTEST_PROP(PlaceRelationProperty, IsTheSameBothWays, ()) {
  CorpusBuilder b;
  const int count = *rc::gen::inRange(2, 7);
  for (int i = 0; i < count; ++i) {
    CorpusBuilder::Place p;
    p.precision = static_cast<Precision>(*rc::gen::inRange(0, 6));
    if (*rc::gen::arbitrary<bool>()) {
      p.latitude = *rc::gen::inRange(3000, 3600) / 100.0;
      p.longitude = *rc::gen::inRange(3500, 4100) / 100.0;
    }
    p.country = *rc::gen::element<std::string>("SY", "IQ", "");
    if (i > 0 && *rc::gen::arbitrary<bool>()) p.admin1 = *rc::gen::inRange<uint32_t>(0, static_cast<uint32_t>(i));
    if (i > 0 && *rc::gen::arbitrary<bool>()) p.parent = *rc::gen::inRange<uint32_t>(0, static_cast<uint32_t>(i));
    p.countryside = *rc::gen::arbitrary<bool>();
    p.seat = *rc::gen::arbitrary<bool>();
    b.place(*rc::gen::element<std::string>("دوما", "حرستا", "سراقب"), p);
  }
  for (uint32_t x = 0; x < b.corpus.places.size(); ++x) {
    RC_ASSERT(relation(b.corpus, x, x) == PlaceRelation::Same);
    for (uint32_t y = 0; y < x; ++y) RC_ASSERT(relation(b.corpus, x, y) == relation(b.corpus, y, x));
  }
}

// ── Parties ──

class PartiesTest : public testing::Test {
 protected:
  bool of(const std::string& a, const std::string& b) {
    const bool r = related(b_.corpus, b_.party(a), b_.party(b));
    EXPECT_EQ(r, related(b_.corpus, b_.party(b), b_.party(a))) << a << " " << b;
    return r;
  }
  CorpusBuilder b_;
};

TEST_F(PartiesTest, OneIsItselfAndItsParts) {
  EXPECT_TRUE(of("SYR.MIL", "SYR.MIL"));
  EXPECT_TRUE(of("SYR.MIL", "SYR.MIL.AIR"));
  EXPECT_TRUE(of("RUS", "RUS.MIL.AIR"));
  EXPECT_FALSE(of("SYR.MIL", "SYR.MILITIA")) << "a name that only begins with the same letters";
}

TEST_F(PartiesTest, OrgansOfOneState) {
  EXPECT_TRUE(of("SYR.MIL.AIR", "SYR.GOV.MFA"));
  EXPECT_TRUE(of("IRQ.COP", "IRQ.GOV.MOI"));
  EXPECT_FALSE(of("SYR.MIL", "RUS.MIL"));
  EXPECT_FALSE(of("SYR.MIL", "SYR.REB.HTS")) << "who fights a state is none of its organs";
  EXPECT_FALSE(of("SYR.REB.HTS", "SYR.REB.JAI"));
}

TEST_F(PartiesTest, OrganisationsAreNoState) {
  EXPECT_FALSE(of("NGO.SOHR", "NGO.WHITEHELMETS"));
  EXPECT_FALSE(of("MED.SANA", "MED.REUTERS"));
  EXPECT_FALSE(of("INT.ISIS", "INT.COALITION"));
}

TEST_F(PartiesTest, WhatBelongsToAnotherByTheDictionary) {
  b_.corpus.parents[b_.corpus.symbols("SYR.REB.DIV13")] = {b_.corpus.symbols("SYR.REB.FSA")};
  b_.corpus.parents[b_.corpus.symbols("IRQ.REB.X")] = {b_.corpus.symbols("INT.ISIS.IRAQ")};
  EXPECT_TRUE(of("SYR.REB.DIV13", "SYR.REB.FSA"));
  EXPECT_TRUE(of("IRQ.REB.X", "INT.ISIS")) << "a part of what it belongs to";
  EXPECT_FALSE(of("SYR.REB.DIV13", "SYR.REB.HTS"));
}

TEST_F(PartiesTest, WordsAreOnlyThemselves) {
  EXPECT_TRUE(of("«مسلحون»", "«مسلحون»"));
  EXPECT_FALSE(of("«مسلحون»", "«مسلحون مجهولون»"));
  EXPECT_FALSE(of("«الارهابيون»", "SYR.REB.HTS")) << "a label is no identity";
  EXPECT_FALSE(related(b_.corpus, {}, {})) << "nobody is not related to nobody";
}

}  // namespace
}  // namespace isnad::ledger
