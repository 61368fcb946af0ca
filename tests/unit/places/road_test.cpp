#include "places/road.h"

#include <string>
#include <vector>

#include "small_gazetteer.h"

namespace isnad {
namespace {

// Two towns of a governorate 30 km apart, one far away in another state, one whose point nobody knows.
const std::string kPlaces =
    "isnad:zur\tمحافظة الزور\t-\tZur Governorate\tgovernorate\tSY\t-\t-\t36.0\t40.0\t-\t-\n"
    "isnad:ab\tعاب\t-\tAb\ttown\tSY\tمحافظة الزور\t-\t36.0\t40.0\t-\t-\n"
    "isnad:ba\tباع\t-\tBa\ttown\tSY\tمحافظة الزور\t-\t36.27\t40.0\t-\t-\n"
    "isnad:far\tفار\t-\tFar\ttown\tIQ\t-\t-\t34.0\t42.0\t-\t-\n"
    "isnad:lost\tلوست\t-\tLost\ttown\tSY\t-\t-\t-\t-\t-\t-\n";

class RoadTest : public SmallGazetteerTest {
 protected:
  RoadTest() : SmallGazetteerTest(kPlaces) {}

  std::optional<Road> between(const char* one, const char* other) const {
    return road_between(gazetteer_, gazetteer_.find(one), gazetteer_.find(other));
  }
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
