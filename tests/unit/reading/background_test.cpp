#include "reading/background.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "isnad/engine.h"

namespace isnad {
namespace {

TEST(BackgroundTest, WeighsWhatHolds) {
  std::array<double, kBackgroundFeatureCount> weights{};
  weights[static_cast<size_t>(BackgroundFeature::Always)] = -1;
  weights[static_cast<size_t>(BackgroundFeature::Place)] = 1.5;
  BackgroundEvidence evidence;
  evidence.set(BackgroundFeature::Always);
  EXPECT_TRUE(is_background(evidence, weights));
  evidence.set(BackgroundFeature::Place);
  EXPECT_FALSE(is_background(evidence, weights));
  EXPECT_EQ(evidence.text(), "evidence: always place");
}

TEST(BackgroundTest, EventsOfOtherSentencesSpeakForAReport) {
  std::array<double, kBackgroundFeatureCount> weights{};
  weights[static_cast<size_t>(BackgroundFeature::Always)] = -1;
  weights[static_cast<size_t>(BackgroundFeature::Eventful)] = 2;
  for (uint32_t sentences : {1U, 2U, 3U}) {
    std::vector<Claim> claims(sentences);
    std::vector<BackgroundEvidence> evidence(sentences);
    for (uint32_t i = 0; i < sentences; ++i) {
      claims[i].type = EventType::Assault;
      claims[i].evidence = {i * 100, i * 100 + 50};
      evidence[i].set(BackgroundFeature::Always);
    }
    decide_background(claims, evidence, weights, false);
    for (const Claim& c : claims) EXPECT_EQ(c.background, sentences < 3) << sentences;
  }
}

class BackgroundSentenceTest : public testing::Test {
 protected:
  /// What is background among the claims of a type in a text.
  std::vector<bool> background(const std::string& text, EventType type) {
    static const auto engine = Engine::built_in();
    std::vector<bool> out;
    Document document;
    document.text = text;
    for (const ArticleRecord& article : engine->read(document)) {
      for (const Claim& c : article.claims) {
        if (c.type == type) out.push_back(c.background);
      }
    }
    return out;
  }
};

TEST_F(BackgroundSentenceTest, AReportIsNone) {
  EXPECT_EQ(background("قتل 12 شخصا أمس في انفجار سيارة مفخخة وسط بغداد.", EventType::Assault),
            std::vector<bool>{false});
  EXPECT_EQ(background("تظاهر مئات الطلاب أمس في بيروت.", EventType::Protest), std::vector<bool>{false});
}

TEST_F(BackgroundSentenceTest, AMentionIs) {
  EXPECT_EQ(background("وتنظر المحكمة في قضية اغتيال الحريري.", EventType::Assault), std::vector<bool>{true});
}

}  // namespace
}  // namespace isnad
