#include "ledger/merge.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "unit/ledger/corpus_builder.h"

namespace isnad::ledger {
namespace {

class MergeTest : public testing::Test {
 protected:
  using Claim = CorpusBuilder::Claim;

  /// Each claim in an article of its own: are all of them one event?
  bool one(const std::vector<Claim>& claims) {
    CorpusBuilder b = b_;
    for (size_t i = 0; i < claims.size(); ++i) {
      b.article(std::string(1, static_cast<char>('a' + i)));
      b.claim(claims[i]);
    }
    const auto events = merge(b.corpus, {});
    return std::all_of(events.begin(), events.end(), [](uint32_t e) { return e == 0; });
  }
  /// Both claims in one article, so many code points apart.
  bool one_within(Claim first, Claim second, uint32_t apart = 100) {
    CorpusBuilder b = b_;
    b.article("a");
    first.trigger = 10;
    second.trigger = 10 + apart;
    b.claim(first);
    b.claim(second);
    return merge(b.corpus, {})[1] == 0;
  }

  CorpusBuilder b_;
  uint32_t governorate_ =
      b_.place("محافظه ريف دمشق", {.precision = Precision::Governorate, .latitude = 33.6, .longitude = 36.4});
  uint32_t douma_ = b_.place("دوما", {.latitude = 33.57, .longitude = 36.40, .admin1 = governorate_});
  uint32_t zabadani_ = b_.place("الزبداني", {.latitude = 33.72, .longitude = 36.10, .admin1 = governorate_});
};

TEST_F(MergeTest, NothingIsNoEvent) {
  EXPECT_TRUE(merge(b_.corpus, {}).empty());
  b_.article("a");
  EXPECT_TRUE(merge(b_.corpus, {}).empty());
}

TEST_F(MergeTest, SamePlaceAndDay) {
  EXPECT_TRUE(one({{.date = "2018-03-11", .places = {douma_}}, {.date = "2018-03-11", .places = {douma_}}}));
}

TEST_F(MergeTest, OtherPlace) {
  const Claim douma{.date = "2018-03-11", .places = {douma_}, .actors = {"RUS"}, .modes = "aerial", .killed = 9};
  Claim other = douma;
  other.places = {zabadani_};
  EXPECT_FALSE(one({douma, other})) << "whatever else is the same";
}

TEST_F(MergeTest, AreaThatContainsThePlaceNeedsMoreEvidence) {
  const Claim douma{.date = "2018-03-11", .places = {douma_}, .actors = {"RUS"}, .modes = "aerial", .killed = 9};
  EXPECT_TRUE(one({douma, {.date = "2018-03-11", .places = {governorate_}, .actors = {"RUS.MIL"}, .modes = "aerial"}}));
  EXPECT_FALSE(one({douma, {.date = "2018-03-11", .places = {governorate_}}}));
}

TEST_F(MergeTest, OtherDay) {
  const Claim day11{.date = "2018-03-11", .places = {douma_}, .actors = {"RUS"}, .modes = "aerial", .killed = 9};
  Claim other = day11;
  other.date = "2018-03-13";
  EXPECT_FALSE(one({day11, other}));
}

TEST_F(MergeTest, EveningAndMorningOfOneNight) {
  EXPECT_TRUE(one({{.date = "2018-03-11", .places = {douma_}, .modes = "aerial"},
                   {.date = "2018-03-12", .places = {douma_}, .modes = "aerial"}}));
}

TEST_F(MergeTest, WithoutADayOfItsOwnThePublicationCounts) {
  CorpusBuilder b = b_;
  b.article("a", "2018-03-12");
  b.claim({.places = {douma_}, .modes = "aerial"});
  b.article("b", "2018-03-12");
  b.claim({.date = "2018-03-11", .places = {douma_}, .modes = "aerial"});
  b.article("c", "2018-03-20");
  b.claim({.places = {douma_}, .modes = "aerial"});
  b.article("d", "");
  b.claim({.places = {douma_}, .modes = "aerial"});
  EXPECT_EQ(merge(b.corpus, {}), (std::vector<uint32_t>{0, 0, 1, 2})) << "what has no day at all is compared with none";
}

TEST_F(MergeTest, OtherTypesAndWhatIsAhead) {
  const Claim told{.date = "2018-03-11", .places = {douma_}};
  Claim protest = told, planned = told;
  protest.type = EventType::Protest;
  planned.factuality = Factuality::Future;
  EXPECT_FALSE(one({told, protest}));
  EXPECT_FALSE(one({told, planned}));
}

TEST_F(MergeTest, EqualNumbersAloneJoinNothing) {
  EXPECT_FALSE(one({{.date = "2018-03-11", .killed = 17}, {.date = "2018-03-11", .killed = 17}}));
  const uint32_t syria = b_.place("سوريا", {.precision = Precision::Country, .latitude = 35, .longitude = 38});
  EXPECT_FALSE(one({{.date = "2018-03-11", .places = {syria}, .killed = 17},
                    {.date = "2018-03-11", .places = {syria}, .killed = 17}}));
}

TEST_F(MergeTest, DifferentTollsCulpritsAndDenialsSplitNothing) {
  EXPECT_TRUE(one({{.date = "2018-03-11", .places = {douma_}, .actors = {"RUS"}, .modes = "aerial", .killed = 9},
                   {.date = "2018-03-11", .places = {douma_}, .actors = {"USA"}, .modes = "aerial", .killed = 70},
                   {.date = "2018-03-11",
                    .places = {douma_},
                    .actors = {"RUS"},
                    .modes = "aerial",
                    .factuality = Factuality::Denied}}));
}

TEST_F(MergeTest, CopiedWordsJoinWhatNamesNoPlace) {
  CorpusBuilder b = b_;
  b.article("a");
  const uint32_t origin = b.claim({.date = "2018-03-11"});
  b.article("b");
  const uint32_t copy = b.claim({.date = "2018-03-11"});
  EXPECT_EQ(merge(b.corpus, {}), (std::vector<uint32_t>{0, 1}));
  const std::vector<std::pair<uint32_t, uint32_t>> copied{{copy, origin}};
  EXPECT_EQ(merge(b.corpus, copied), (std::vector<uint32_t>{0, 0}));
}

TEST_F(MergeTest, CopiedWordsJoinNoOtherPlace) {
  CorpusBuilder b = b_;
  b.article("a");
  const uint32_t origin = b.claim({.date = "2018-03-11", .places = {douma_}});
  b.article("b");
  const uint32_t copy = b.claim({.date = "2018-03-11", .places = {zabadani_}});
  const std::vector<std::pair<uint32_t, uint32_t>> copied{{copy, origin}};
  EXPECT_EQ(merge(b.corpus, copied), (std::vector<uint32_t>{0, 1}));
}

TEST_F(MergeTest, APlaceThatOnlyOneArticleResolvesMeetsByItsName) {
  const uint32_t unresolved = b_.place("دوما", {.known = false});
  EXPECT_TRUE(one({{.date = "2018-03-11", .places = {douma_}}, {.date = "2018-03-11", .places = {unresolved}}}));
}

TEST_F(MergeTest, WithinAnArticleWhatGoesOnIsOneEvent) {
  EXPECT_TRUE(one_within({.date = "2018-03-11", .places = {douma_}}, {.killed = 9}));
  EXPECT_FALSE(one_within({.date = "2018-03-11", .places = {douma_}}, {.killed = 9}, 5000)) << "far behind";
  EXPECT_FALSE(one_within({.date = "2018-03-11", .places = {douma_}}, {.date = "2018-03-11", .places = {zabadani_}}));
  EXPECT_FALSE(one_within({.date = "2018-03-11", .places = {douma_}}, {.date = "2018-03-08", .places = {douma_}}));
}

TEST_F(MergeTest, NewsWithoutADayIsNotWhatItRecallsOfWeeksBefore) {
  const Claim news{.places = {douma_}, .killed = 9}, recalled{.date = "2018-02-12", .places = {douma_}};
  EXPECT_FALSE(one_within(news, recalled));
  EXPECT_FALSE(one_within(recalled, news));
  EXPECT_TRUE(one_within(news, {.date = "2018-03-08", .places = {douma_}})) << "some days may be the same";
}

TEST_F(MergeTest, ATownThatMayBeItsGovernorateKeepsNoVillagesTogether) {
  CorpusBuilder b;
  const uint32_t idlib_area =
      b.place("محافظه ادلب", {.precision = Precision::Governorate, .latitude = 35.9, .longitude = 36.6});
  const uint32_t idlib = b.place("ادلب", {.latitude = 35.93, .longitude = 36.63, .admin1 = idlib_area, .seat = true});
  const uint32_t quqafin = b.place("قوقفين", {.latitude = 35.64, .longitude = 36.46, .admin1 = idlib_area});
  const uint32_t hantutin = b.place("حنتوتين", {.latitude = 35.69, .longitude = 36.63, .admin1 = idlib_area});
  const uint32_t base = b.place("الفوج 46", {.latitude = 36.14, .longitude = 36.86});
  b.article("a");
  b.claim({.date = "2018-03-11", .places = {quqafin}, .modes = "heavy-weapons", .trigger = 10});
  b.claim({.date = "2018-03-11", .places = {base, idlib}, .modes = "heavy-weapons", .trigger = 100});
  b.claim({.date = "2018-03-11", .places = {hantutin}, .modes = "heavy-weapons", .trigger = 200});
  const auto events = merge(b.corpus, {});
  EXPECT_EQ(events[0], events[1]) << "the base and the town, or somewhere in its governorate";
  EXPECT_NE(events[0], events[2]);
}

TEST_F(MergeTest, WhatOneArticleKeepsApartAThirdDoesNotJoin) {
  CorpusBuilder b = b_;
  b.article("a");
  b.claim({.date = "2018-03-08", .places = {douma_}, .modes = "aerial"});
  b.claim({.date = "2018-03-10", .places = {douma_}, .modes = "aerial"});
  b.article("b");
  b.claim({.date = "2018-03-09", .places = {douma_}, .modes = "aerial"});  // a day from either
  const auto events = merge(b.corpus, {});
  EXPECT_NE(events[0], events[1]);
}

TEST_F(MergeTest, ManyTellingsOfOneDayAreOneEvent) {
  std::vector<Claim> claims(26, {.date = "2018-03-11", .places = {douma_}, .modes = "aerial"});
  EXPECT_TRUE(one(claims));
}

TEST_F(MergeTest, EventsAreNumberedByTheirFirstClaims) {
  CorpusBuilder b = b_;
  for (const uint32_t place : {zabadani_, douma_, zabadani_}) {
    b.article(std::string(1, static_cast<char>('a' + b.corpus.articles.size())));
    b.claim({.date = "2018-03-11", .places = {place}});
  }
  EXPECT_EQ(merge(b.corpus, {}), (std::vector<uint32_t>{0, 1, 0}));
}

/// Claims that differ in a few things, so that some are of one event and some nearly are.
CorpusBuilder::Claim some_claim(const std::vector<uint32_t>& places) {
  CorpusBuilder::Claim c;
  const int day = *rc::gen::inRange(0, 5);
  if (day > 0) c.date = "2018-03-1" + std::to_string(day);
  if (*rc::gen::inRange(0, 5) > 0) c.places = {*rc::gen::elementOf(places)};
  static const std::vector<std::vector<std::string>> kActors = {{}, {"RUS"}, {"SYR.MIL"}, {"«مسلحون»"}};
  c.actors = *rc::gen::elementOf(kActors);
  c.modes = *rc::gen::element<std::string>("", "aerial", "explosives", "clash");
  if (*rc::gen::arbitrary<bool>()) c.killed = *rc::gen::inRange(1, 4);
  c.factuality = *rc::gen::element(Factuality::Asserted, Factuality::Asserted, Factuality::Denied, Factuality::Future);
  c.speaker = *rc::gen::element<std::string>("", "NGO.SOHR");
  return c;
}

RC_GTEST_PROP(MergeProperty, EachClaimHasAnEventAndPlacesApartAreApart, ()) {
  CorpusBuilder b;
  std::vector<uint32_t> places;
  for (int i = 0; i < 3; ++i) {
    places.push_back(b.place("بلده" + std::to_string(i), {.latitude = 33.0 + i, .longitude = 36}));
  }
  const int articles = *rc::gen::inRange(1, 7);
  for (int a = 0; a < articles; ++a) {
    b.article(std::string(1, static_cast<char>('a' + a)));
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n) b.claim(some_claim(places));
  }
  const auto events = merge(b.corpus, {});
  RC_ASSERT(events.size() == b.corpus.claims.size());
  uint32_t next = 0;
  for (size_t c = 0; c < events.size(); ++c) {
    RC_ASSERT(events[c] <= next);
    next = std::max(next, events[c] + 1);
    for (size_t d = 0; d < c; ++d) {
      if (events[c] != events[d]) continue;
      const CorpusClaim& x = b.corpus.claims[c];
      const CorpusClaim& y = b.corpus.claims[d];
      RC_ASSERT(relation(b.corpus, x.places, y.places) != PlaceRelation::Apart);
      RC_ASSERT((x.factuality == Factuality::Future) == (y.factuality == Factuality::Future));
    }
  }
  RC_ASSERT(merge(b.corpus, {}) == events);
}

}  // namespace
}  // namespace isnad::ledger
