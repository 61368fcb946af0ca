#include "places/resolve.h"

#include <string>
#include <vector>

#include "small_gazetteer.h"

namespace isnad {
namespace {

// Three towns that a name may mean: two in one state, one in another.
const std::string kPlaces =
    "isnad:one\tعاب\t-\tOne\ttown\tSY\t-\t-\t36.0\t40.0\t-\t-\n"
    "isnad:two\tباع\t-\tTwo\ttown\tSY\t-\t-\t33.0\t36.5\t-\t-\n"
    "isnad:far\tفار\t-\tFar\ttown\tIQ\t-\t-\t34.0\t42.0\t-\t-\n";

class ResolveTest : public SmallGazetteerTest {
 protected:
  ResolveTest() : SmallGazetteerTest(kPlaces) {}

  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(SmallGazetteerTest::SetUp());
    for (const char* id : {"isnad:one", "isnad:two", "isnad:far"}) places_.push_back(gazetteer_.find(id));
  }

  std::vector<uint32_t> places_;
};

TEST_F(ResolveTest, ANameMeansOnePlaceThroughoutAnArticle) {
  const std::vector<std::string_view> countries = {"IQ"};
  const std::vector<PlaceQuery> queries = {{.candidates = places_, .kind = {}, .position = 1},
                                           {.candidates = places_, .kind = {}, .position = 500}};
  const auto chosen = resolve(gazetteer_, queries, countries);
  EXPECT_EQ(chosen, (std::vector<uint32_t>{places_[2], places_[2]}));
}

// One name has one list of candidates, of which a mention that is spelled exactly so may see the beginning only: such
// mentions do not vote with those that see all of it (the vote once read behind the shorter list).
TEST_F(ResolveTest, MentionsThatSeeDifferentPartsOfTheListDoNotVoteTogether) {
  const std::vector<std::string_view> countries = {"IQ"};
  const std::span<const uint32_t> all(places_), beginning = all.first(2);
  for (const bool longer_first : {true, false}) {
    const auto first = longer_first ? all : beginning, then = longer_first ? beginning : all;
    const std::vector<PlaceQuery> queries = {{.candidates = first, .kind = {}, .position = 1},
                                             {.candidates = then, .kind = {}, .position = 500},
                                             {.candidates = first, .kind = {}, .position = 900},
                                             {.candidates = then, .kind = {}, .position = 1400}};
    const auto chosen = resolve(gazetteer_, queries, countries);
    ASSERT_EQ(chosen.size(), 4U);
    const size_t longer = longer_first ? 0 : 1;
    EXPECT_EQ(chosen[longer], places_[2]);
    EXPECT_EQ(chosen[longer + 2], places_[2]);
    EXPECT_NE(chosen[1 - longer], places_[2]);
    EXPECT_EQ(chosen[1 - longer], chosen[3 - longer]);
  }
}

}  // namespace
}  // namespace isnad
