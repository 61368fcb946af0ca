#include "ledger/reading.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "ledger/copies.h"
#include "text/by_character.h"
#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

Mention mention(const std::string& text, const std::string& actor, bool proper) {
  Mention m;
  m.text = text;
  m.actor = actor;
  m.proper = proper;
  return m;
}

TEST(SourceOfTest, WhoTheDictionaryKnowsIsThatEverywhere) {
  const Mention observatory = mention("المرصد السوري", "NGO.SOHR", true);
  EXPECT_EQ(source_of(observatory, "a"), "NGO.SOHR");
  EXPECT_EQ(source_of(observatory, "b"), "NGO.SOHR");
}

TEST(SourceOfTest, ANameIsTheSameEverywhereInAnySpelling) {
  EXPECT_EQ(source_of(mention("أبو يزن الحلبي", "", true), "a"), source_of(mention("ابو يزن الحلبي", "", true), "b"));
  EXPECT_TRUE(source_of(mention("أبو يزن الحلبي", "", true), "a").starts_with("name:"));
}

TEST(SourceOfTest, WhoIsNotNamedIsNobodyElsewhere) {
  const Mention activists = mention("نشطاء", "", false);
  EXPECT_EQ(source_of(activists, "a"), "unnamed:نشطاء@a");
  EXPECT_NE(source_of(activists, "a"), source_of(activists, "b"));
  EXPECT_EQ(source_of(activists, "a"), source_of(mention("نُشطاء", "", false), "a"));
}

TEST(SourceOfTest, WordsWithoutLettersAreKeptAsTheyAre) {
  EXPECT_EQ(source_of(mention("؟", "", true), "a"), "unnamed:؟@a");
}

TEST(OriginOfTest, OnlyFilesTellTheirDocumentsApart) {
  Document document;
  document.id = "story";
  EXPECT_EQ(origin_of(document), "");
  // A file that is there, as one that has just been read is.
  document.path = ISNAD_SOURCE_FOLDER "/tests/golden/README.md";
  const std::string origin = origin_of(document);
  EXPECT_TRUE(origin.ends_with("/tests/golden/README.md")) << origin;
  document.path = ISNAD_SOURCE_FOLDER "/tests/unit/../golden/README.md";
  EXPECT_EQ(origin_of(document), origin);
  document.path = ISNAD_SOURCE_FOLDER "/README.md";
  EXPECT_NE(origin_of(document), origin);
  document.named = true;
  EXPECT_EQ(origin_of(document), "") << "an id that the input gives is enough, wherever it came from";
}

TEST(ContentDigestTest, ChangesWithAllThatDecidesWhatIsRead) {
  const Document document = document_of("a", "قتل ستة في غارة على دوما.", "2018-03-12", "رويترز");
  std::set<std::string> digests{content_digest(test_engine(), document)};
  EXPECT_EQ(content_digest(test_engine(), document), *digests.begin());
  const auto differs = [&](auto change) {
    Document other = document;
    change(other);
    return digests.insert(content_digest(test_engine(), other)).second;
  };
  EXPECT_TRUE(differs([](Document& d) { d.id = "b"; }));
  EXPECT_TRUE(differs([](Document& d) { d.text += " "; }));
  EXPECT_TRUE(differs([](Document& d) { d.title = "غارة"; }));
  EXPECT_TRUE(differs([](Document& d) { d.outlet = "سانا"; }));
  EXPECT_TRUE(differs([](Document& d) { d.url = "https://example.org"; }));
  EXPECT_TRUE(differs([](Document& d) { d.published = Day::parse("2018-03-13"); }));
  EXPECT_TRUE(differs([](Document& d) { d.published.reset(); }));
  EXPECT_TRUE(differs([](Document& d) { d.published_at = 0; })) << "midnight is not no time";
  EXPECT_FALSE(differs([](Document& d) { d.path = "elsewhere"; })) << "where it lay is not what it says";
}

TEST(ContentDigestTest, FieldsDoNotRunIntoOneAnother) {
  Document one = document_of("a", "نص"), other = one;
  one.url = "x";
  other.outlet = "x";
  EXPECT_NE(content_digest(test_engine(), one), content_digest(test_engine(), other));
}

std::string voice(const std::string& outlet,
                  const std::string& text = "قتل ستة أشخاص في غارة على مدينة دوما يوم الأحد.") {
  const Reading reading = read_for_ledger(test_engine(), document_of("a", text, "2018-03-12", outlet));
  return reading.articles.empty() ? std::string("no article") : reading.articles.front().outlet_source;
}

TEST(ReadForLedgerTest, WhoseVoiceAnArticleIs) {
  EXPECT_EQ(voice("رويترز"), "MED.REUTERS");
  EXPECT_EQ(voice("Reuters"), "MED.REUTERS");
  EXPECT_EQ(voice("صحيفة لا يعرفها أحد"), "outlet:صحيفة لا يعرفها أحد");
  EXPECT_EQ(voice(""), "document:a");
}

TEST(ReadForLedgerTest, AnAgencysArticleSpeaksWithItsVoice) {
  const std::string text = "دمشق (رويترز) - قتل ستة أشخاص في غارة على مدينة دوما يوم الأحد.";
  EXPECT_EQ(voice("صحيفة لا يعرفها أحد", text), "MED.REUTERS");
  const Reading reading = read_for_ledger(test_engine(), document_of("a", text));
  ASSERT_EQ(reading.articles.size(), 1U);
  EXPECT_EQ(reading.articles[0].credits, "MED.REUTERS");
}

TEST(ReadForLedgerTest, KeepsTheWordsBesideTheRecord) {
  const std::string text = "قال المرصد السوري لحقوق الإنسان إن ستة أشخاص قتلوا في غارة على مدينة دوما يوم الأحد.";
  const Reading reading = read_for_ledger(test_engine(), document_of("a", text));
  EXPECT_EQ(reading.document.text, text);
  ASSERT_EQ(reading.articles.size(), 1U);
  const ArticleReading& article = reading.articles[0];
  const TextByCharacter characters(text);
  ASSERT_FALSE(article.record.claims.empty());
  ASSERT_EQ(article.claim_text.size(), article.record.claims.size());
  for (size_t i = 0; i < article.claim_text.size(); ++i) {
    EXPECT_EQ(article.claim_text[i], characters[article.record.claims[i].trigger]);
  }
  ASSERT_FALSE(article.record.statements.empty());
  ASSERT_EQ(article.cue_text.size(), article.record.statements.size());
  EXPECT_EQ(article.cue_text[0], "قال");
  const auto unpacked = unpack(article.fingerprints);
  ASSERT_TRUE(unpacked);
  EXPECT_FALSE(unpacked->empty());
}

TEST(ReadForLedgerTest, AnEmptyTextIsKeptToo) {
  const Reading reading = read_for_ledger(test_engine(), document_of("a", ""));
  EXPECT_EQ(reading.document.id, "a");
  EXPECT_EQ(reading.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
}  // namespace isnad::ledger
