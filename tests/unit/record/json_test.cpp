#include "record/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace isnad {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

TEST(JsonTest, EscapesOnlyWhatItMust) {
  EXPECT_EQ(escaped(""), R"("")");
  EXPECT_EQ(escaped("قتل \"12\" \\ /"), R"("قتل \"12\" \\ /")");
  EXPECT_EQ(escaped("a\nb\tc\rd\x01\x1f\x7f"), "\"a\\nb\\tc\\rd\\u0001\\u001f\x7f\"");
  EXPECT_EQ(escaped(std::string_view("\0x", 2)), R"("\u0000x")");
}

Document sample_document() {
  Document document;
  document.id = "a";
  document.path = "news/a.txt";
  document.text = "abc";
  return document;
}

TEST(JsonTest, AnEmptyArticle) {
  ArticleRecord article;
  article.span = {0, 3};
  std::string out;
  write_json(sample_document(), article, out);
  EXPECT_EQ(out,
            R"({"schema":"isnad.article/1","document":{"id":"a","path":"news/a.txt",)"
            R"("sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","url":null,"outlet":null},)"
            R"("article":1,"span":[0,3],"title":null,"published":{"date":null,"basis":"unknown"},"sentences":[],)"
            R"("leftovers":[],"statements":[],"claims":[]})"
            "\n");
}

TEST(JsonTest, AnInferredDayHasItsReasonAndWords) {
  ArticleRecord article;
  article.span = {0, 30};
  article.published = Day::of(2022, 9, 17);
  article.published_basis = PublishedBasis::Inferred;
  article.published_reason = "today and date";
  article.published_span = {3, 26};
  std::string line;
  write_json(Document{}, article, line);
  EXPECT_NE(
      line.find(R"("published":{"date":"2022-09-17","basis":"inferred","reason":"today and date","span":[3,26]},)"),
      std::string::npos)
      << line;
}

TEST(JsonTest, AWholeRecord) {
  ArticleRecord article;
  article.article = 2;
  article.span = {10, 90};
  article.title = {10, 20};
  article.published = Day::of(2019, 7, 13);
  article.published_basis = PublishedBasis::Given;
  article.sentences = {{10, 20}, {21, 90}};
  article.leftovers = {{80, 90}};
  article.other_languages = {{{80, 90}, Language::Persian}};
  Statement statement;
  statement.id = "s1";
  statement.content = {30, 60};
  statement.cue = {21, 25};
  statement.chain = {{{26, 29}, "بوتين", "RUS.GOV", "Government of Russia", ""}};
  statement.rule = "cue:قال";
  article.statements = {statement};
  Claim claim;
  claim.id = "c1";
  claim.trigger = {31, 35};
  claim.type = EventType::Assault;
  claim.modes = {"aerial", "clash"};
  claim.factuality = Factuality::Denied;
  claim.statement = "s1";
  claim.targets = {{{40, 44}, "إرهابي", "", "", "terrorist"}};
  claim.places = {{{45, 50}, "كفر زيتا", "geonames:1", "Kafr Zita", "", 35.37401, -36.6, true, Precision::Settlement},
                  {{51, 52}, "x", "", "", "", 0, 0, false, Precision::Point}};
  claim.date = DateRange{Day::of(2019, 7, 11), Day::of(2019, 7, 12), DateBasis::Relative};
  claim.weapons = {{{53, 54}, "صاروخ"}};
  claim.background = true;
  claim.tolls = {{{55, 57}, TollKind::Killed, Victim::Combatant, 50, 60, Hedge::Range},
                 {{58, 59}, TollKind::Injured, Victim::Person, std::nullopt, std::nullopt, Hedge::Dozens}};
  claim.evidence = {30, 60};
  claim.rule = "trigger";
  claim.why = {"one"};
  article.claims = {claim};
  LooseMention number;
  number.span = {55, 57};
  number.value = std::numeric_limits<int64_t>::min();
  article.mentions = {number};

  std::string out = "before\n";
  Document document = sample_document();
  document.url = "u";
  document.outlet = "o";
  write_json(document, "d", article, {.mentions = true}, out);
  EXPECT_EQ(
      out,
      "before\n"
      R"({"schema":"isnad.article/1","document":{"id":"a","path":"news/a.txt","sha256":"d","url":"u","outlet":"o"},)"
      R"("article":2,"span":[10,90],"title":[10,20],"published":{"date":"2019-07-13","basis":"given"},)"
      R"("sentences":[[10,20],[21,90]],"leftovers":[[80,90]],)"
      R"("other_languages":[{"span":[80,90],"language":"fa"}],)"
      R"("statements":[{"id":"s1","content":[30,60],"cue":[21,25],"chain":[{"span":[26,29],"text":"بوتين",)"
      R"("actor":"RUS.GOV","name":"Government of Russia","label":null}],"stance":"assert","mode":"indirect",)"
      R"("parent":null,"rule":"cue:قال"}],)"
      R"("claims":[{"id":"c1","trigger":[31,35],"type":"ASSAULT","modes":["aerial","clash"],"factuality":"denied",)"
      R"("statement":"s1","actors":[],"targets":[{"span":[40,44],"text":"إرهابي","actor":null,"name":null,)"
      R"("label":"terrorist"}],"places":[{"span":[45,50],"text":"كفر زيتا","place":"geonames:1","name":"Kafr Zita",)"
      R"("lat":35.37401,"lon":-36.6,"precision":"settlement"},{"span":[51,52],"text":"x","place":null,"name":null,)"
      R"("lat":null,"lon":null,"precision":"point"}],"date":{"from":"2019-07-11","to":"2019-07-12",)"
      R"("basis":"relative"},"weapons":[{"span":[53,54],"text":"صاروخ"}],"background":true,)"
      R"("tolls":[{"span":[55,57],"kind":"killed","who":"combatant","number":50,"number_to":60,"hedge":"range","part":false},)"
      R"({"span":[58,59],"kind":"injured","who":"person","number":null,"number_to":null,"hedge":"dozens","part":false}],)"
      R"("evidence":[30,60],"rule":"trigger","why":["one"]}],)"
      R"("mentions":[{"kind":"number","span":[55,57],"value":-9223372036854775808}]})"
      "\n");
}

TEST(JsonTest, DegreesAreShort) {
  ArticleRecord article;
  Claim claim;
  PlaceMention place;
  place.located = true;
  place.latitude = 35.44200134277344;  // a float of the gazetteer
  place.longitude = -0.0000001;
  claim.places = {place};
  article.claims = {claim};
  std::string out;
  write_json(sample_document(), article, out);
  EXPECT_NE(out.find(R"("lat":35.442,"lon":0,)"), std::string::npos) << out;
}

}  // namespace
}  // namespace isnad
