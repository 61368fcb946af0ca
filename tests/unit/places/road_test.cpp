#include "places/road.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "places/gazetteer.h"

namespace isnad {
namespace {

// Two towns of a governorate 30 km apart, one far away in another state, one whose point nobody knows.
const std::string kTable =
    "id\tarabic\taliases\tenglish\tkind\tcountry\tadmin1\tparent\tlat\tlon\tfrom\tto\n"
    "isnad:zur\tمحافظة الزور\t-\tZur Governorate\tgovernorate\tSY\t-\t-\t36.0\t40.0\t-\t-\n"
    "isnad:ab\tعاب\t-\tAb\ttown\tSY\tمحافظة الزور\t-\t36.0\t40.0\t-\t-\n"
    "isnad:ba\tباع\t-\tBa\ttown\tSY\tمحافظة الزور\t-\t36.27\t40.0\t-\t-\n"
    "isnad:far\tفار\t-\tFar\ttown\tIQ\t-\t-\t34.0\t42.0\t-\t-\n"
    "isnad:lost\tلوست\t-\tLost\ttown\tSY\t-\t-\t-\t-\t-\t-\n";
const std::string kBase =
    "id\tcountry\tadmin1\tkind\tpopulation\tlatitude\tlongitude\tenglish\tnames\n"
    "centre:SY\tSY\t-\tcountry\t8402531\t34.973\t36.987\t-\t-\n"
    "centre:IQ\tIQ\t-\tcountry\t20000000\t33.2\t43.7\t-\t-\n";
const std::string kCountries =
    "iso3\tiso2\tname\tarabic\taliases\tnisba\tnisba_plural\tcapital\tcapital_aliases\n"
    "SYR\tSY\tSyria\tسوريا\tسورية\tسوري\t-\tدمشق\t-\n"
    "IRQ\tIQ\tIraq\tالعراق\t-\tعراقي\t-\tبغداد\t-\n";

class RoadTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::vector<TableBytes> tables = {{"ar/countries.tsv", "countries.tsv", kCountries},
                                            {"places/supplement.tsv", "supplement.tsv", kTable}};
    auto block = compile_gazetteer(tables, kBase);
    ASSERT_TRUE(block) << block.error().message;
    block_ = std::move(*block);
    auto gazetteer = Gazetteer::from_block(block_);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    gazetteer_ = std::move(*gazetteer);
  }

  std::optional<Road> between(const char* one, const char* other) const {
    return road_between(gazetteer_, gazetteer_.find(one), gazetteer_.find(other));
  }

  std::vector<std::byte> block_;
  Gazetteer gazetteer_;
};

TEST_F(RoadTest, OneRoadWhicheverEndComesFirst) {
  const auto road = between("isnad:ba", "isnad:ab");
  ASSERT_TRUE(road);
  EXPECT_EQ(road->id, "road:isnad:ab~isnad:ba");
  EXPECT_EQ(road->id, between("isnad:ab", "isnad:ba")->id);
  EXPECT_EQ(road->name, "Ab / Ba");
  EXPECT_EQ(road->arabic, "عاب / باع");
  EXPECT_TRUE(road->located);
  EXPECT_NEAR(road->latitude, 36.135, 0.001);
  EXPECT_NEAR(road->longitude, 40.0, 0.001);
  EXPECT_EQ(road->country, "SY");
  EXPECT_EQ(road->admin1, gazetteer_.find("isnad:zur"));
}

TEST_F(RoadTest, NoPointOfALongOneOrOfOneToNobodyKnowsWhere) {
  const auto far = between("isnad:ab", "isnad:far");
  ASSERT_TRUE(far);
  EXPECT_FALSE(far->located);
  EXPECT_EQ(far->country, "");
  EXPECT_EQ(far->admin1, 0u);
  ASSERT_TRUE(between("isnad:ab", "isnad:lost"));
  EXPECT_FALSE(between("isnad:ab", "isnad:lost")->located);
}

TEST_F(RoadTest, NoneToItselfToAGovernorateOrToNothing) {
  EXPECT_FALSE(between("isnad:ab", "isnad:ab"));
  EXPECT_FALSE(between("isnad:ab", "isnad:zur"));
  EXPECT_FALSE(between("isnad:ab", "isnad:nowhere"));
}

TEST_F(RoadTest, IsFoundByItsId) {
  const auto road = find_road(gazetteer_, "road:isnad:ab~isnad:ba");
  ASSERT_TRUE(road);
  EXPECT_EQ(road->id, "road:isnad:ab~isnad:ba");
  for (const char* id : {"", "isnad:ab", "road:", "road:isnad:ab", "road:isnad:ab~", "road:isnad:ab~isnad:nowhere"})
    EXPECT_FALSE(find_road(gazetteer_, id)) << id;
}

}  // namespace
}  // namespace isnad
