#include "digest.h"

#include <gtest/gtest.h>

#include <string>

namespace isnad::app {
namespace {

TEST(TextByCharacterTest, QuotesByCodePoints) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "أa😀";
  const TextByCharacter quoted(text);
  EXPECT_EQ(quoted[(Span{0, 3})], "أa😀");
  EXPECT_EQ(quoted[(Span{191, 194})], "😀أa");
  EXPECT_EQ(quoted[(Span{299, 300})], "😀");
  EXPECT_EQ(quoted[(Span{299, 999})], "😀");
  EXPECT_EQ(quoted[(Span{5, 5})], "");
  EXPECT_EQ(TextByCharacter("")[(Span{0, 1})], "");
}

TEST(DigestTest, ShowsByWhatADayWasInferred) {
  Document document;
  document.id = "x";
  document.text = "قصف اليوم 17 أيلول 2022";
  ArticleRecord article;
  article.published = Day::of(2022, 9, 17);
  article.published_basis = PublishedBasis::Inferred;
  article.published_reason = "today and date";
  article.published_span = {4, 23};
  std::string out;
  append_digest(document, TextByCharacter(document.text), article, {}, out);
  EXPECT_NE(out.find("published 2022-09-17 (inferred, today and date: «اليوم 17 أيلول 2022»)"), std::string::npos)
      << out;
}

TEST(DigestTest, ShowsChainPlaceDateAndToll) {
  Document document;
  document.id = "x";
  document.outlet = "صحيفة";
  document.text = "قال المرصد:\n مقتل 12 في إدلب";
  ArticleRecord article;
  article.published = Day::of(2018, 3, 12);
  article.published_basis = PublishedBasis::Given;
  Statement statement;
  statement.id = "s1";
  statement.cue = {0, 3};
  statement.content = {13, 28};
  statement.chain = {{{4, 10}, "المرصد", "SOHR", "Observatory", ""}, {{0, 0}, "رويترز", "", "", ""}};
  statement.rule = "colon";
  article.statements = {statement};
  Claim claim;
  claim.id = "c1";
  claim.type = EventType::Assault;
  claim.modes = {"aerial"};
  claim.trigger = {13, 17};
  claim.evidence = {0, 28};
  claim.statement = "s1";
  claim.places = {{{0, 0}, "إدلب", "geonames:1", "Idlib", "ادلب", 35.93, 36.63, true, Precision::Settlement}};
  claim.date = DateRange{Day::of(2018, 3, 11), Day::of(2018, 3, 12), DateBasis::Relative};
  claim.tolls = {{{18, 20}, TollKind::Killed, Victim::Person, 12, std::nullopt, Hedge::AtLeast}};
  claim.rule = "harm";
  claim.why = {"first"};
  article.claims = {claim};

  std::string out;
  append_digest(document, TextByCharacter(document.text), article, {}, out);
  EXPECT_EQ(out,
            "── x · صحيفة · published 2018-03-12 · 0 sentences, 1 statement, 1 claim\n"
            "  s1  المرصد ← رويترز «قال» assert, indirect\n"
            "      «مقتل 12 في إدلب»\n"
            "  c1  ASSAULT aerial «مقتل», asserted\n"
            "      says     s1 المرصد ← رويترز\n"
            "      place    إدلب (Idlib, 35.930 36.630)\n"
            "      date     2018-03-11 to 2018-03-12 (relative)\n"
            "      toll     killed: at least 12 (person)\n\n");
  out.clear();
  append_digest(document, TextByCharacter(document.text), article, {.explain = true}, out);
  EXPECT_NE(out.find("      rule     harm\n      why      first\n"), std::string::npos) << out;
  EXPECT_NE(out.find("«قال المرصد: مقتل 12 في إدلب»"), std::string::npos) << out;
}

}  // namespace
}  // namespace isnad::app
