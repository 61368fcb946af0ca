#include "morphology/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "text/letters.h"

namespace isnad {
namespace {

class AnalyzerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TableBytes tables[] = {
        {"ar/verbs.tsv", "verbs.tsv",
         "lemma\timperfect\tform\tmasdar\nقتل\tيقتل\tI\tقتل\nأغار\tيغير\tIV\tإغارة\nهاجم\tيهاجم\tIII\tمهاجمة\n"
         "قضى\tيقضي\tI\tقضاء\nشنّ\tيشنّ\tI\tشنّ\nرمى\tيرمي\tI\tرمي\n"},
        {"ar/nouns.tsv", "nouns.tsv",
         "lemma\tplurals\tgender\ttags\nمدني\t+ون\tm\tperson\nغارة\t+ات\tf\tevent\nلجنة\tلجان\tf\tgroup\n"
         "وزير\tوزراء\tm\tperson\nقاضي\tقضاة\tm\tperson\nأب\tآباء\tm\tperson\nلقاء\t+ات\tm\tevent\nيد\tأيد\tf\t-\n"},
        {"ar/particles.tsv", "particles.tsv",
         "form\tclass\ttags\nأنّ\tcomplementiser\t-\nلكن\tconjunction\t-\nإلى\tpreposition\t-\n"
         "حسب\tpreposition\t-\nالذين\trelative\t-\nفي\tpreposition\tplace\nليس\tnegation\t-\n"}};
    block_ = new std::vector<std::byte>(*compile_lexicon(tables, "بيت\tN\nتلفزيون\tN\nزرقاء\tA\n"));
    lexicon_ = new Lexicon(*Lexicon::from_block(*block_));
  }
  static void TearDownTestSuite() {
    delete lexicon_;
    delete block_;
  }

  static std::vector<Analysis> read(const char* word) {
    std::vector<Analysis> out;
    Analyzer(*lexicon_).analyze(normalise(word), out);
    EXPECT_FALSE(out.empty()) << word;
    return out;
  }
  static Analysis best(const char* word) { return read(word).front(); }
  static std::string lemma(const Analysis& reading) { return std::string(lexicon_->lemma(reading.lemma).text); }

  static std::vector<std::byte>* block_;
  static Lexicon* lexicon_;
};
std::vector<std::byte>* AnalyzerTest::block_ = nullptr;
Lexicon* AnalyzerTest::lexicon_ = nullptr;

TEST_F(AnalyzerTest, SplitsVerbs) {
  const Analysis reading = best("وسيقتلونهم");
  EXPECT_EQ(lemma(reading), "قتل");
  EXPECT_EQ(reading.proclitics, proclitic::kAnd | proclitic::kWill);
  EXPECT_EQ(reading.enclitic, Enclitic::They);
  EXPECT_EQ(reading.tense, Tense::Present);
  EXPECT_EQ(reading.number, Number::Plural);
  EXPECT_EQ(reading.stem_begin, 2);
  EXPECT_EQ(reading.stem_end, 8);
  EXPECT_EQ(lemma(best("رماه")), "رمى");
  EXPECT_EQ(lemma(best("قتلوه")), "قتل");
  EXPECT_EQ(best("رماه").enclitic, Enclitic::He);
}

TEST_F(AnalyzerTest, SplitsNouns) {
  EXPECT_EQ(best("للمدنيين").proclitics, proclitic::kLi | proclitic::kAl);
  EXPECT_EQ(best("للمدنيين").number, Number::Plural);
  const Analysis raids = best("بغاراتها");
  EXPECT_EQ(lemma(raids), "غارة");
  EXPECT_EQ(raids.proclitics, proclitic::kBi);
  EXPECT_EQ(raids.enclitic, Enclitic::She);
  EXPECT_EQ(lemma(best("وزرائه")), "وزير");
  EXPECT_EQ(lemma(best("غارتهم")), "غارة");
  EXPECT_EQ(lemma(best("لقاؤهما")), "لقاء");
  EXPECT_EQ(lemma(best("قاض")), "قاضي");
  EXPECT_EQ(lemma(best("أبوه")), "أب");
  const auto committee = read("وللجنة");
  EXPECT_TRUE(std::any_of(committee.begin(), committee.end(), [](const Analysis& reading) {
    return reading.proclitics == (proclitic::kAnd | proclitic::kLi | proclitic::kAl) && lemma(reading) == "لجنة";
  }));
}

TEST_F(AnalyzerTest, SplitsParticles) {
  const Analysis because = best("لأنهم");
  EXPECT_EQ(because.pos, Pos::Complementiser);
  EXPECT_EQ(because.proclitics, proclitic::kLi);
  EXPECT_EQ(because.enclitic, Enclitic::They);
  EXPECT_EQ(best("لكنه").pos, Pos::Conjunction);
  EXPECT_EQ(best("إليهم").pos, Pos::Preposition);
  EXPECT_EQ(best("فبحسب").proclitics, proclitic::kSo | proclitic::kBi);
  EXPECT_EQ(best("للذين").pos, Pos::Relative);
  EXPECT_EQ(best("لهم").pos, Pos::Preposition);
  EXPECT_EQ(best("أليس").pos, Pos::Negation);
}

TEST_F(AnalyzerTest, DerivesParticiplesAndVerbalNouns) {
  const auto readings = read("المهاجمون");
  EXPECT_EQ(readings.front().derivation, Derivation::ActiveParticiple);
  EXPECT_EQ(readings.front().base, lexicon_->find("هاجم", Pos::Verb));
  EXPECT_EQ(best("مهاجمات").number, Number::Plural);
  EXPECT_EQ(best("القتل").derivation, Derivation::VerbalNoun);
  EXPECT_EQ(best("مقتولين").derivation, Derivation::PassiveParticiple);
}

TEST_F(AnalyzerTest, UndoesSlipsAndGuesses) {
  EXPECT_EQ(lemma(best("لجنه")), "لجنة");
  EXPECT_EQ(best("تلفزيونات").source, 1);
  EXPECT_EQ(best("الفلانية").pos, Pos::Adjective);
  EXPECT_TRUE(best("الفلانية").guessed);
  EXPECT_EQ(best("جرجناز").pos, Pos::Name);
  EXPECT_EQ(best("2018").pos, Pos::Number);
  EXPECT_EQ(best("pkk").pos, Pos::Name);
}

TEST_F(AnalyzerTest, LexiconFindsLemmasHoweverTheyAreWritten) {
  const uint32_t id = lexicon_->find("شنّ", Pos::Verb);
  ASSERT_NE(id, 0U);
  EXPECT_EQ(lexicon_->find("شن", Pos::Verb), id);
  EXPECT_EQ(lexicon_->find(normalise("شن"), Pos::Verb), id);
  EXPECT_EQ(lexicon_->find("شن", Pos::Adjective), 0U);
  EXPECT_EQ(lexicon_->lemma(id).text, "شنّ");
}

TEST(CompileLexicon, NamesTheFault) {
  const TableBytes tables[] = {
      {"ar/verbs.tsv", "data/ar/verbs.tsv", "lemma\timperfect\tform\tmasdar\nقتل\tيقتل\tXI\t-\n"}};
  const auto block = compile_lexicon(tables, "");
  ASSERT_FALSE(block);
  EXPECT_EQ(block.error().line, 2);
}

}  // namespace
}  // namespace isnad
