#include "ledger/copies.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <deque>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "text/words.h"

namespace isnad {
namespace {

/// Articles as a ledger would have them; keys are given in the order of add().
class Ledger {
 public:
  struct Options {
    std::optional<int64_t> time{};
    std::optional<Day> published{};
    uint32_t outlet = kNoOutlet;
    std::vector<uint32_t> credits{};
    bool agency = false;
  };

  uint32_t add(const std::string& text, Options options) {
    const auto key = static_cast<uint32_t>(articles_.size());
    texts_.push_back(text);
    options_.push_back(std::move(options));
    const Text read(texts_.back());
    std::vector<Span> sentences;
    for (const Sentence& sentence : read.sentences()) sentences.push_back(sentence.span);
    packed_.push_back(pack(fingerprints(text, sentences)));
    CopyArticle article;
    article.key = key;
    article.time = options_.back().time;
    article.published = options_.back().published;
    article.outlet = options_.back().outlet;
    article.credits = options_.back().credits;
    article.agency = options_.back().agency;
    article.fingerprints = packed_.back();
    articles_.push_back(article);
    return key;
  }

  std::vector<Passage> passages() const { return find(articles_); }
  std::vector<Passage> shuffled(uint64_t seed) const {
    auto articles = articles_;
    std::shuffle(articles.begin(), articles.end(), std::mt19937_64(seed));
    return find(articles);
  }
  std::string words(uint32_t key, Span span) const { return std::string(Text(texts_[key]).slice(span)); }

 private:
  static std::vector<Passage> find(const std::vector<CopyArticle>& articles) {
    auto found = find_passages(articles);
    EXPECT_TRUE(found);
    return found ? *found : std::vector<Passage>{};
  }

  std::deque<std::string> texts_, packed_;
  std::deque<Options> options_;
  std::vector<CopyArticle> articles_;
};

/// As many words as wanted that no other seed has; sentences of twenty.
std::string invented(uint32_t seed, uint32_t count) {
  std::mt19937 random(seed);
  std::string out;
  for (uint32_t i = 0; i < count; ++i) {
    for (int letter = 0; letter < 6; ++letter) {
      const uint32_t code_point = 0x628 + random() % 18;
      out += static_cast<char>(0xC0 | code_point >> 6);
      out += static_cast<char>(0x80 | (code_point & 0x3F));
    }
    out += i % 20 == 19 ? ".\n" : " ";
  }
  return out;
}

const std::string kLead =
    "أعلنت وزارة الصحة في بيان يوم الثلاثاء مقتل 12 مدنيا وإصابة عشرات آخرين في غارة جوية على سوق شعبي وسط البلدة.";

constexpr int64_t kHour = 3600;

TEST(Fingerprints, AreOfTheWordsNotOfTheirSpelling) {
  const std::string plain = "وأعلنت إدارة المشفى مساء الأحد وصول سبعة جرحى إلى المدينة";
  const std::string other = "أعلنت  اداره المَشفى، مساء «الاحد» وصول سـبعة جرحى الى المدينه";
  const auto hashes = [](const std::string& text) {
    const std::vector<Span> all = {{0, Text(text).size()}};
    std::vector<uint32_t> out;
    for (const Fingerprint& print : fingerprints(text, all)) out.push_back(print.hash);
    return out;
  };
  EXPECT_EQ(hashes(plain), hashes(other));
  EXPECT_FALSE(hashes(plain).empty());
}

TEST(Fingerprints, StandWhereTheirWordsDo) {
  const std::string text = "سطر أول من الصفحة\nأعلنت إدارة المشفى وصول جرحى.";
  const Span sentence = Text(text).sentences()[1].span;
  const std::vector<Span> sentences = {sentence};
  const auto found = fingerprints(text, sentences);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(Text(text).slice({found[0].begin, found[0].end}), "أعلنت إدارة المشفى وصول جرحى");
  EXPECT_EQ(found[0].word, 0U);
}

TEST(Fingerprints, TakeTheEndsOfASentenceAlways) {
  const std::string text = invented(1, 20);
  const std::vector<Span> all = {{0, Text(text).size()}};
  const auto found = fingerprints(text, all);
  EXPECT_EQ(found.front().word, 0U);
  EXPECT_EQ(found.back().word, 20 - kShingleWords);
}

TEST(Fingerprints, OfShortSentencesAreNone) {
  const std::string text = "أربع كلمات لا غير";
  const std::vector<Span> all = {{0, Text(text).size()}};
  EXPECT_TRUE(fingerprints(text, all).empty());
  EXPECT_TRUE(fingerprints("", {}).empty());
}

RC_GTEST_PROP(Fingerprints, AreTheSameUnpacked, ()) {
  const auto seed = *rc::gen::arbitrary<uint32_t>();
  const std::string text = invented(seed, *rc::gen::inRange(0, 200));
  const std::vector<Span> all = {{0, Text(text).size()}};
  const auto made = fingerprints(text, all);
  const auto again = unpack(pack(made));
  RC_ASSERT(static_cast<bool>(again));
  RC_ASSERT(*again == made);
}

RC_GTEST_PROP(Fingerprints, AreRefusedIfAByteIsDamagedOrMissing, ()) {
  const std::string text = invented(7, 60);
  const std::vector<Span> all = {{0, Text(text).size()}};
  std::string bytes = pack(fingerprints(text, all));
  const auto at = *rc::gen::inRange<size_t>(0, bytes.size());
  RC_ASSERT(!unpack(std::string_view(bytes).substr(0, at)));
  RC_ASSERT(!unpack(bytes + bytes[at]));
  bytes[at] = static_cast<char>(bytes[at] ^ *rc::gen::inRange(1, 256));
  RC_ASSERT(!unpack(bytes));
}

TEST(Passages, RefuseDamagedFingerprints) {
  CopyArticle article;
  article.fingerprints = "x";
  const std::vector<CopyArticle> articles = {article};
  EXPECT_FALSE(find_passages(articles));
}

TEST(Passages, OfAWholeCopyAreAllOfIt) {
  Ledger ledger;
  const std::string text = invented(1, 100);
  const auto first = ledger.add(text, {.time = 0, .outlet = 1});
  const auto second = ledger.add(text, {.time = kHour, .outlet = 2});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].article, second);
  EXPECT_EQ(found[0].origin, first);
  EXPECT_EQ(found[0].reason, Passage::Reason::Time);
  EXPECT_EQ(found[0].span, found[0].origin_span);
  const Text read(text);
  for (const Sentence& sentence : read.sentences()) EXPECT_GT(copied_part(sentence.span, found), 0.95);
}

TEST(Passages, GoOnOverAChangedNumber) {
  Ledger ledger;
  ledger.add(kLead + " " + invented(1, 40), {.time = 0, .outlet = 1});
  std::string changed = kLead;
  changed.replace(changed.find("12"), 2, "14");
  const auto later = ledger.add(invented(2, 20) + changed, {.time = kHour, .outlet = 2});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(ledger.words(later, found[0].span), changed.substr(0, changed.size() - 1));
  EXPECT_EQ(ledger.words(0, found[0].origin_span), kLead.substr(0, kLead.size() - 1));
}

TEST(Passages, AreNoFormulasOfUnrelatedArticles) {
  Ledger ledger;
  ledger.add(invented(1, 19) + "، وفق المرصد السوري لحقوق الإنسان. " + invented(2, 20), {.time = 0, .outlet = 1});
  ledger.add(invented(3, 19) + "، وفق المرصد السوري لحقوق الإنسان. " + invented(4, 20), {.time = kHour, .outlet = 2});
  EXPECT_TRUE(ledger.passages().empty());
}

TEST(Passages, OfTenWordsAreACopyOfTheSameDaysAndAFormulaOverMonths) {
  const std::string formula = "تتهم السلطات المحلية مجموعات مسلحة بالوقوف خلف هجمات متكررة هناك";
  Ledger ledger;
  ledger.add(invented(1, 10) + formula, {.time = 0, .outlet = 1});
  ledger.add(invented(2, 10) + formula, {.time = 24 * kHour, .outlet = 2});
  ledger.add(invented(3, 10) + formula, {.time = 100 * 24 * kHour, .outlet = 3});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].article, 1U);
}

TEST(Passages, ComeFromWhomTheArticleNamesThoughItWasEarlier) {
  Ledger ledger;
  const auto copy = ledger.add(kLead, {.time = 0, .outlet = 1, .credits = {2}});
  const auto agency = ledger.add(kLead, {.time = kHour, .outlet = 2});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].article, copy);
  EXPECT_EQ(found[0].origin, agency);
  EXPECT_EQ(found[0].reason, Passage::Reason::Credit);
}

TEST(Passages, ComeFromAnAgencyIfAgenciesAreNamed) {
  Ledger ledger;
  ledger.add(kLead, {.time = 0, .outlet = 1, .credits = {kSomeAgency}});
  ledger.add(kLead, {.time = kHour, .outlet = 2});
  const auto agency = ledger.add(kLead, {.time = 2 * kHour, .outlet = 3, .agency = true});
  for (const Passage& passage : ledger.passages()) EXPECT_EQ(passage.origin, agency);
  EXPECT_EQ(ledger.passages().size(), 2U);
}

TEST(Passages, ComeFromWhomAnEarlyCopyNamesThoughOthersNameNobody) {
  Ledger ledger;
  ledger.add(kLead, {.time = 0, .outlet = 1, .credits = {4}});
  ledger.add(kLead, {.time = kHour, .outlet = 2});
  const auto origin = ledger.add(kLead, {.time = 2 * kHour, .outlet = 4});
  ledger.add(kLead, {.time = 3 * kHour, .outlet = 3});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 3U);
  for (const Passage& passage : found) EXPECT_EQ(passage.origin, origin);
  EXPECT_EQ(found[2].reason, Passage::Reason::Time);
}

TEST(Passages, ComeFromTheEarliestIfBothNameAThird) {
  Ledger ledger;
  ledger.add(kLead, {.time = kHour, .outlet = 1, .credits = {9}});
  const auto early = ledger.add(kLead, {.time = 0, .outlet = 2, .credits = {9}});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].origin, early);
  EXPECT_EQ(found[0].reason, Passage::Reason::Time);
}

TEST(Passages, OfOneOutletAreItsOwn) {
  Ledger ledger;
  ledger.add(kLead, {.time = 0, .outlet = 1});
  ledger.add(kLead, {.time = kHour, .outlet = 1});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].reason, Passage::Reason::SameOutlet);
}

TEST(Passages, OfTheSameDayFollowTheCanonicalOrder) {
  Ledger ledger;
  const Day day = Day::of(2018, 3, 12);
  ledger.add(kLead, {.outlet = 1});
  ledger.add(kLead, {.published = day, .outlet = 2});
  ledger.add(kLead, {.published = day, .outlet = 3});
  ledger.add(kLead, {.time = int64_t{day.days} * 24 * kHour + 20 * kHour, .outlet = 4});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 3U);
  for (const Passage& passage : found) EXPECT_EQ(passage.origin, 3U) << "the only one with a time of day";
  Ledger without;
  without.add(kLead, {.published = day, .outlet = 2});
  without.add(kLead, {.published = day, .outlet = 3});
  ASSERT_EQ(without.passages().size(), 1U);
  EXPECT_EQ(without.passages()[0].origin, 0U);
}

TEST(Passages, PointToTheEndOfAChain) {
  // The third has nothing of the first but what the second took over.
  Ledger ledger;
  const std::string taken = invented(1, 40), own = invented(2, 40), more = invented(3, 40);
  const auto first = ledger.add(taken + more, {.time = 0, .outlet = 1});
  const auto second = ledger.add(taken + own, {.time = kHour, .outlet = 2});
  const auto third = ledger.add(taken + own, {.time = 2 * kHour, .outlet = 3, .credits = {2}});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(std::pair(found[0].article, found[0].origin), std::pair(second, first));
  EXPECT_EQ(std::pair(found[1].article, found[1].origin), std::pair(third, first));
  EXPECT_EQ(found[1].reason, Passage::Reason::Time);
  EXPECT_EQ(std::pair(found[2].article, found[2].origin), std::pair(third, second));
  EXPECT_EQ(found[2].reason, Passage::Reason::Credit);
}

TEST(Passages, HaveAnOriginThoughCreditsGoInACircle) {
  Ledger ledger;
  for (uint32_t i = 0; i < 3; ++i) {
    ledger.add(kLead, {.time = int64_t{i} * kHour, .outlet = i, .credits = {(i + 1) % 3}});
  }
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 2U);
  for (const Passage& passage : found) EXPECT_EQ(passage.origin, 0U);
}

TEST(Passages, OfAThousandCopiesPointToOneOrigin) {
  Ledger ledger;
  for (uint32_t i = 0; i < 1000; ++i) ledger.add(kLead, {.time = int64_t{i} * 60, .outlet = i});
  const auto found = ledger.passages();
  ASSERT_EQ(found.size(), 999U);
  for (const Passage& passage : found) EXPECT_EQ(passage.origin, 0U);
}

TEST(Passages, DoNotKnowWhatComesAgainForYears) {
  Ledger ledger;
  const std::string formula =
      "للاطلاع على نظام العمل في الموقع ومبادئه وشروط إعادة نشر مواده اتصلوا بإدارة التحرير فيه";
  for (uint32_t i = 0; i < 150; ++i) ledger.add(formula, {.time = int64_t{i} * 24 * kHour, .outlet = i});
  EXPECT_TRUE(ledger.passages().empty());
}

/// Articles put together from a few paragraphs, with times, outlets and credits as they come.
Ledger any_ledger() {
  Ledger ledger;
  const int count = *rc::gen::inRange(2, 12);
  for (int i = 0; i < count; ++i) {
    std::string text;
    for (const uint32_t part : *rc::gen::container<std::vector<uint32_t>>(3, rc::gen::inRange(0U, 5U))) {
      text += invented(part, 20 + part * 3) + "\n";
    }
    Ledger::Options options;
    if (*rc::gen::arbitrary<bool>()) options.time = *rc::gen::inRange(0, 5) * kHour;
    if (*rc::gen::arbitrary<bool>()) options.published = Day{0};
    options.outlet = *rc::gen::inRange(0U, 4U);
    options.credits = *rc::gen::container<std::vector<uint32_t>>(*rc::gen::inRange(0, 3), rc::gen::inRange(0U, 4U));
    options.agency = options.outlet == 3;
    ledger.add(text, options);
  }
  return ledger;
}

RC_GTEST_PROP(Passages, DoNotDependOnTheOrderGiven, ()) {
  const Ledger ledger = any_ledger();
  RC_ASSERT(ledger.shuffled(*rc::gen::arbitrary<uint64_t>()) == ledger.passages());
}

RC_GTEST_PROP(Passages, DoNotOverlapNorComeFromThemselvesOrFromACopy, ()) {
  const Ledger ledger = any_ledger();
  const auto found = ledger.passages();
  for (size_t i = 0; i < found.size(); ++i) {
    const Passage& passage = found[i];
    RC_ASSERT(passage.article != passage.origin);
    RC_ASSERT(!passage.span.empty());
    RC_ASSERT(!passage.origin_span.empty());
    if (i > 0 && found[i - 1].article == passage.article) RC_ASSERT(found[i - 1].span.end <= passage.span.begin);
    std::vector<Passage> of_origin;
    for (const Passage& other : found) {
      if (other.article == passage.origin) of_origin.push_back(other);
    }
    RC_ASSERT(copied_part(passage.origin_span, of_origin) < 0.5);
  }
}

}  // namespace
}  // namespace isnad
