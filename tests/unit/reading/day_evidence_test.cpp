#include "reading/day_evidence.h"

#include <gtest/gtest.h>

namespace isnad {
namespace {

TEST(DayEvidence, WeighsADayOfTheSentenceAndOneToldBeforeEachByItsOwnWeights) {
  DayWeights weights;
  weights.here[static_cast<size_t>(DayFeature::Clause)] = 2;
  weights.before[static_cast<size_t>(DayFeature::Clause)] = -1;
  DayEvidence evidence;
  evidence.set(DayFeature::Clause);
  EXPECT_EQ(evidence.sum(weights), 2);
  evidence.before = true;
  EXPECT_EQ(evidence.sum(weights), -1);
  evidence.set(DayFeature::Clause, false);
  EXPECT_EQ(evidence.sum(weights), 0);
}

TEST(DayEvidence, IsTextForTheLearner) {
  DayEvidence evidence;
  evidence.set(DayFeature::Always);
  evidence.set(DayFeature::OnlyDay);
  EXPECT_EQ(evidence.text(), "here always only_day");
  evidence.before = true;
  EXPECT_EQ(evidence.text(), "before always only_day");
}

}  // namespace
}  // namespace isnad
