#include <gtest/gtest.h>

#include <string>

#include "isnad/engine.h"

namespace isnad {
namespace {

TEST(EnginePlace, IsFoundByTheIdThatAMentionHas) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  const auto town = engine->place("geonames:168325");
  ASSERT_TRUE(town);
  EXPECT_EQ(town->id, "geonames:168325");
  EXPECT_EQ(town->name_ar, "خان شيخون");
  EXPECT_EQ(town->country, "SY");
  EXPECT_EQ(town->precision, Precision::Settlement);
  ASSERT_TRUE(town->located);
  EXPECT_NEAR(town->latitude, 35.44, 0.05);

  const auto governorate = engine->place(town->admin1);
  ASSERT_TRUE(governorate) << town->admin1;
  EXPECT_EQ(governorate->precision, Precision::Governorate);
  EXPECT_EQ(governorate->country, "SY");
}

TEST(EnginePlace, IsNothingForAnIdThatNoPlaceHas) {
  const auto engine = Engine::built_in();
  ASSERT_TRUE(engine);
  EXPECT_FALSE(engine->place(""));
  EXPECT_FALSE(engine->place("geonames:"));
  EXPECT_FALSE(engine->place("zzz"));
}

}  // namespace
}  // namespace isnad
