#include "ledger/load.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

class LoadTest : public testing::Test {
 protected:
  Corpus corpus(const char* type = "ASSAULT") { return CorpusReader(small_.database(), test_engine()).read(type); }
  /// The corpus of one document.
  Corpus of(const std::string& text, const std::string& published = "2018-03-12") {
    small_.write({document_of("a", text, published)});
    return corpus();
  }
  static const CorpusClaim* with_word(const Corpus& c, const std::string& word) {
    const auto found = std::find_if(c.claims.begin(), c.claims.end(),
                                    [&](const CorpusClaim& claim) { return c.symbols.text(claim.word) == word; });
    return found == c.claims.end() ? nullptr : &*found;
  }
  template <class Places>
  static std::vector<std::string> names(const Corpus& c, const Places& places) {
    std::vector<std::string> out;
    for (const uint32_t p : places) out.push_back(c.symbols.text(c.places[p].name));
    return out;
  }
  using Names = std::vector<std::string>;

  SmallLedger small_;
};

TEST_F(LoadTest, AnEmptyLedgerIsAnEmptyCorpus) {
  const Corpus c = corpus();
  EXPECT_TRUE(c.articles.empty());
  EXPECT_TRUE(c.claims.empty());
}

TEST_F(LoadTest, ArticlesAreInTheOrderOfTheirNamesHoweverTheyCame) {
  const char* text = "قصف على مدينة دوما يوم الأحد.";
  small_.write({document_of("c", text), document_of("a", text)});
  small_.write({document_of("b", text), document_of("a", text)});
  const Corpus c = corpus();
  Names ids;
  for (const CorpusArticle& a : c.articles) {
    ids.push_back(small_.value("SELECT d.id FROM article JOIN document d USING (document) WHERE article = " +
                               std::to_string(a.row)));
  }
  EXPECT_EQ(ids, (Names{"a", "b", "c"}));
  ASSERT_EQ(c.claims.size(), 3U);
  for (uint32_t i = 0; i < 3; ++i) {
    EXPECT_EQ(c.claims[i].article, i);
    EXPECT_EQ(c.articles[i].first_claim, i);
    EXPECT_EQ(c.articles[i].claims, 1U);
  }
}

TEST_F(LoadTest, OnlyClaimsOfTheType) {
  small_.write(
      {document_of("a", "قصف على مدينة دوما يوم الأحد."), document_of("b", "تظاهر المئات في مدينة السويداء.")});
  EXPECT_EQ(corpus("ASSAULT").claims.size(), 1U);
  const Corpus protest = corpus("PROTEST");
  ASSERT_EQ(protest.claims.size(), 1U);
  EXPECT_EQ(protest.claims[0].type, EventType::Protest);
  EXPECT_EQ(protest.articles.size(), 2U) << "articles are the same in each, so that passages hold for all";
  EXPECT_EQ(corpus("SANCTION").claims.size(), 0U);
}

TEST_F(LoadTest, WhatAClaimSays) {
  const Corpus c =
      of("قال المرصد السوري لحقوق الإنسان إن ستة مدنيين بينهم طفلان قتلوا في غارة للطيران الروسي على مدينة دوما يوم "
         "الأحد.");
  const CorpusClaim* raid = with_word(c, "غارة");
  ASSERT_NE(raid, nullptr);
  EXPECT_EQ(raid->factuality, Factuality::Asserted);
  EXPECT_EQ(raid->stance, Stance::Assert);
  EXPECT_EQ(c.symbols.text(raid->speaker), "NGO.SOHR");
  EXPECT_EQ(mode_names(raid->modes), "aerial");
  ASSERT_EQ(raid->actors.size(), 1U);
  EXPECT_TRUE(raid->actors[0].known);
  EXPECT_TRUE(c.symbols.text(raid->actors[0].symbol).starts_with("RUS"));
  EXPECT_EQ(names(c, raid->places), (Names{"دوما"}));
  EXPECT_TRUE(raid->dated);
  EXPECT_EQ(raid->from, Day::of(2018, 3, 11).days);
  ASSERT_EQ(raid->tolls, 2U);
  const CorpusToll& all = c.tolls[raid->first_toll];
  const CorpusToll& children = c.tolls[raid->first_toll + 1];
  EXPECT_EQ(all.number, 6);
  EXPECT_FALSE(all.part);
  EXPECT_EQ(children.number, 2);
  EXPECT_EQ(children.who, Victim::Child);
  EXPECT_TRUE(children.part);
}

TEST_F(LoadTest, WithoutADayTheEventIsExpectedShortlyBeforeItsPublication) {
  const Corpus c = of("قصف الجيش مدينة دوما.");
  ASSERT_FALSE(c.claims.empty());
  EXPECT_FALSE(c.claims[0].dated);
  EXPECT_TRUE(c.claims[0].has_days);
  EXPECT_EQ(c.claims[0].from, Day::of(2018, 3, 11).days);
  EXPECT_EQ(c.claims[0].to, Day::of(2018, 3, 12).days);
}

TEST_F(LoadTest, WhatIsAheadIsExpectedShortlyAfterIt) {
  small_.write({document_of("a", "قال وزير الدفاع إن الجيش سيقصف مدينة دوما.")});
  small_.database().run("UPDATE claim SET background = 0, date_from = NULL, date_to = NULL, date_basis = NULL");
  const Corpus c = corpus();
  const CorpusClaim* planned = with_word(c, "سيقصف");
  ASSERT_NE(planned, nullptr);
  EXPECT_EQ(planned->factuality, Factuality::Future);
  EXPECT_EQ(planned->from, Day::of(2018, 3, 12).days);
  EXPECT_GT(planned->to, planned->from);
}

TEST_F(LoadTest, WhatIsMentionedOnTheWayIsExpectedOnNoDay) {
  small_.write({document_of("a", "قصف الجيش مدينة دوما.")});
  small_.database().run("UPDATE claim SET background = 1, date_from = NULL, date_to = NULL, date_basis = NULL");
  const Corpus c = corpus();
  ASSERT_FALSE(c.claims.empty());
  EXPECT_FALSE(c.claims[0].has_days);
}

TEST_F(LoadTest, WithoutAPublicationNothingIsExpected) {
  const Corpus c = of("قصف الجيش مدينة دوما.", "");
  ASSERT_FALSE(c.claims.empty());
  EXPECT_FALSE(c.claims[0].has_days);
}

TEST_F(LoadTest, TheMostExactPlacesAndWhatIsAroundThem) {
  const Corpus c = of("قصف على مدينة سراقب في ريف إدلب يوم الأحد.");
  ASSERT_EQ(c.claims.size(), 1U);
  EXPECT_EQ(names(c, c.claims[0].places), (Names{"سراقب"}));
  ASSERT_EQ(c.claims[0].areas.size(), 1U);
  EXPECT_TRUE(c.places[c.claims[0].areas[0]].countryside);
  EXPECT_GT(c.places[c.claims[0].areas[0]].precision, Precision::Settlement);
  const CorpusPlace& saraqib = c.places[c.claims[0].places[0]];
  ASSERT_NE(saraqib.admin1, 0U);
  EXPECT_EQ(c.places[saraqib.admin1 - 1].precision, Precision::Governorate);
  EXPECT_EQ(relation(c, c.claims[0].places[0], saraqib.admin1 - 1), PlaceRelation::Within);
}

TEST_F(LoadTest, TheSeatOfAGovernorateOnlySaysWhereTheVillageLies) {
  const Corpus c = of("قصف على قرية الشعفة شرق دير الزور يوم الأحد.");
  ASSERT_EQ(c.claims.size(), 1U);
  EXPECT_EQ(names(c, c.claims[0].places), (Names{"شعفة"})) << "without its article";
  const Corpus city = of("قصف على مدينة دير الزور يوم الأحد.");
  ASSERT_EQ(city.claims.size(), 1U);
  ASSERT_EQ(city.claims[0].places.size(), 1U);
  EXPECT_TRUE(city.places[city.claims[0].places[0]].seat);
}

TEST_F(LoadTest, APlaceThatNoGazetteerHasIsOnePlaceByItsName) {
  small_.write({document_of("a", "قصف على قرية الزعفرانجية يوم الأحد."),
                document_of("b", "غارة على قرية الزعفرانجية يوم الأحد.")});
  const Corpus c = corpus();
  ASSERT_EQ(c.claims.size(), 2U);
  ASSERT_EQ(c.claims[0].places.size(), 1U);
  ASSERT_EQ(c.claims[1].places.size(), 1U);
  EXPECT_EQ(c.claims[0].places[0], c.claims[1].places[0]);
  EXPECT_EQ(c.places[c.claims[0].places[0]].id, 0U);
}

TEST_F(LoadTest, TheDictionaryTellsWhatActorsBelongTo) {
  const Corpus c = of("قصفت كتائب القسام مدينة عسقلان يوم الأحد.");
  ASSERT_FALSE(c.claims.empty());
  ASSERT_EQ(c.claims[0].actors.size(), 1U);
  const CorpusParty brigades = c.claims[0].actors[0];
  const auto actor = test_engine().actor(c.symbols.text(brigades.symbol));
  ASSERT_TRUE(actor);
  if (actor->parents.empty()) GTEST_SKIP() << "by its id alone";
  ASSERT_TRUE(c.parents.contains(brigades.symbol));
  EXPECT_EQ(c.symbols.text(c.parents.at(brigades.symbol)[0]), actor->parents[0]);
}

}  // namespace
}  // namespace isnad::ledger
