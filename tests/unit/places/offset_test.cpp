#include "places/offset.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "places/sphere.h"

namespace isnad {
namespace {

class OffsetTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string base =
        "id\tcountry\tadmin1\tkind\tpopulation\tlatitude\tlongitude\tenglish\tnames\n"
        "centre:SY\tSY\t-\tcountry\t8402531\t34.973\t36.987\t-\t-\n"
        "geonames:1\tSY\t09\tcity\t100000\t34.73\t36.72\tHoms\tحمص\n"
        "geonames:2\tSY\t09\tcity\t100000\t90\t0\tPole\tقطب\n"
        "geonames:3\tSY\t09\tcity\t100000\t10\t179.95\tEast\tشرق\n";
    auto block = compile_gazetteer({}, base);
    ASSERT_TRUE(block) << block.error().message;
    block_ = *block;
    auto gazetteer = Gazetteer::from_block(block_);
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    gazetteer_ = new Gazetteer(*gazetteer);
  }
  static void TearDownTestSuite() { delete gazetteer_; }

  static Offset from(const char* id, uint32_t metres, uint32_t degrees) {
    return {gazetteer_->find(id), metres, degrees};
  }

  static inline std::vector<std::byte> block_;
  static inline Gazetteer* gazetteer_ = nullptr;
};

TEST_F(OffsetTest, PointLiesAtDistanceInDirection) {
  for (const uint32_t degrees : {0U, 45U, 90U, 135U, 180U, 225U, 270U, 315U}) {
    const Degrees there = point_of(from("geonames:1", 20000, degrees), *gazetteer_);
    EXPECT_NEAR(sphere::kilometres(sphere::point(34.73, 36.72), sphere::point(there.latitude, there.longitude)), 20,
                1e-6);
    EXPECT_EQ(there.latitude > 34.73, degrees < 90 || degrees > 270) << degrees;
    if (degrees % 180 != 0) {
      EXPECT_EQ(there.longitude > 36.72, degrees < 180) << degrees;
    }
  }
}

TEST_F(OffsetTest, PoleAndDateLine) {
  const Degrees pole = point_of(from("geonames:2", kFarthestOffset, 180), *gazetteer_);
  EXPECT_NEAR(pole.latitude, 88.65, 0.01);
  const Degrees over = point_of(from("geonames:3", 20000, 90), *gazetteer_);
  EXPECT_NEAR(over.longitude, -179.87, 0.01);
}

TEST_F(OffsetTest, IdHoldsAllOfIt) {
  const Offset offset = from("geonames:1", 7000, 45);
  const std::string id = id_of(offset, "تل النهر", *gazetteer_);
  EXPECT_EQ(id, "offset:7000:45:geonames:1/تل النهر");
  EXPECT_EQ(english_of(offset, *gazetteer_), "7 km NE of Homs");
  const auto read = parse_offset(id, *gazetteer_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->offset.from, offset.from);
  EXPECT_EQ(read->offset.metres, 7000U);
  EXPECT_EQ(read->offset.degrees, 45U);
  EXPECT_EQ(read->name, "تل النهر");
  EXPECT_EQ(id_of(offset, "a/b", *gazetteer_), "offset:7000:45:geonames:1/a b");
}

TEST_F(OffsetTest, OtherIdsAreNone) {
  for (const char* id :
       {"", "geonames:1", "offset:", "offset:7000", "offset:7000:45", "offset:7000:45:geonames:1",
        "offset:7000:360:geonames:1/x", "offset:150001:0:geonames:1/x", "offset:-1:0:geonames:1/x",
        "offset:7000:45:geonames:9/x", "offset:99999999999:45:geonames:1/x", "offset::45:geonames:1/x"})
    EXPECT_FALSE(parse_offset(id, *gazetteer_)) << id;
}

TEST_F(OffsetTest, IdsHaveOneForm) {
  const Offset offset = from("geonames:1", 7000, 45);
  const std::string id = id_of(offset, "النهر", *gazetteer_);
  EXPECT_EQ(id, "offset:7000:45:geonames:1/النهر");
  for (const char* name : {"النَّهر", "«النهر»", "النـهر", " النهر\t"}) EXPECT_EQ(id_of(offset, name, *gazetteer_), id);
  EXPECT_EQ(id_of(offset, "أم\t النهر", *gazetteer_), "offset:7000:45:geonames:1/أم النهر");
  ASSERT_TRUE(parse_offset(id, *gazetteer_));
  for (const std::string& other :
       {std::string("offset:007000:45:geonames:1/النهر"), std::string("offset:0:0:geonames:1/النهر"),
        std::string("offset:7000:45:centre:SY/النهر"), std::string("offset:7000:45:geonames:1/\xD8"),
        std::string("offset:7000:45:geonames:1/النهر\n"), "offset:7000:45:geonames:1/" + std::string(300, 'x')}) {
    EXPECT_FALSE(parse_offset(other, *gazetteer_)) << other;
  }
  const std::string longest = id_of(offset, std::string(1001, 'x'), *gazetteer_);
  EXPECT_TRUE(parse_offset(longest, *gazetteer_));
}

}  // namespace
}  // namespace isnad
