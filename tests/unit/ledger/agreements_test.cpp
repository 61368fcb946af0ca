// Agreements of invented articles, read by the real engine into a temporary ledger.
#include "ledger/agreements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/agreement_mentions.h"
#include "ledger/agreement_query.h"
#include "ledger/derive.h"
#include "ledger/store.h"

namespace isnad::ledger {
namespace {

const Engine& engine() {
  static const Engine kEngine = std::move(*Engine::built_in());
  return kEngine;
}

struct Article {
  std::string id, published, text;
};

const std::vector<Article>& articles() {
  static const std::vector<Article> kArticles = {
      {"a", "2019-05-02",
       "توصلت الحكومة السورية وفصائل المعارضة إلى اتفاق لوقف إطلاق النار في مدينة الرستن الخميس.\n"
       "ودخل وقف إطلاق النار في الرستن حيز التنفيذ الخميس."},
      {"b", "2019-05-10",
       "اتهمت وزارة الدفاع الروسية فصائل المعارضة بخرق وقف إطلاق النار في مدينة الرستن.\n"
       "وخرقت القوات الحكومية السورية الهدنة في الرستن الخميس."},
      {"c", "2019-06-03", "اتهمت وزارة الدفاع الروسية فصائل المعارضة بخرق وقف إطلاق النار في الرستن الأحد."},
      {"d", "2019-06-20", "دعت الأمم المتحدة إلى هدنة في مدينة تعز.\nوطالبت فرنسا بوقف إطلاق النار في مدينة سرت."},
      {"e", "2019-01-15",
       "خرقت ميليشيا الحوثي الهدنة في مدينة الحديدة بقصف مواقع الجيش اليمني الاثنين.\n"
       "واتهم الحوثيون الحكومة اليمنية بخرق اتفاق السويد في الحديدة."},
      {"f", "2019-08-01", "قصفت القوات الحكومية السورية بلدات في منطقة خفض التصعيد في محافظة إدلب الأربعاء."}};
  return kArticles;
}

class AgreementsTest : public testing::Test {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/isnad-agreements-XXXXXX";
    folder_ = mkdtemp(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Ledger build(const std::string& name, const std::vector<Article>& list) {
    auto ledger = Ledger::open_to_write(folder_ + "/" + name, {});
    EXPECT_TRUE(ledger);
    Store store(*ledger, engine());
    {
      Transaction transaction(ledger->database());
      for (const Article& article : list) {
        Document document;
        document.id = article.id;
        document.text = article.text;
        document.named = true;
        document.published = Day::parse(article.published);
        store.write(read_for_ledger(engine(), document));
      }
      ledger->mark_read();
      transaction.commit();
    }
    const auto derived = derive(*ledger, engine(), {});
    EXPECT_TRUE(derived) << (derived ? "" : derived.error().text());
    return std::move(*ledger);
  }

  static std::vector<AgreementRecord> all(Ledger& ledger, const AgreementFilter& filter = {}) {
    std::vector<AgreementRecord> out;
    const auto taken = for_each_agreement(ledger, filter, [&](const AgreementRecord& record) {
      out.push_back(record);
      return true;
    });
    EXPECT_TRUE(taken);
    return out;
  }

  std::string folder_;
};

TEST_F(AgreementsTest, KnowsWhoSaysOfWhomThatHeBrokeIt) {
  Ledger ledger = build("one", {articles()[0], articles()[1], articles()[2]});
  const auto found = all(ledger);
  ASSERT_EQ(found.size(), 1U);
  const AgreementRecord& truce = found[0];
  EXPECT_EQ(truce.kind, "ceasefire");
  EXPECT_EQ(truce.start, "2019-05-02");
  EXPECT_EQ(truce.country, "SY");
  ASSERT_FALSE(truce.places.empty());
  EXPECT_EQ(truce.places[0].name_ar, "الرستن");
  EXPECT_TRUE(std::any_of(truce.parties.begin(), truce.parties.end(), [](const AgreementParty& party) {
    return party.role == "party" && party.actor.starts_with("SYR.");
  }));
  EXPECT_EQ(truce.violations, 3);
  const auto accusations = truce.accusations();
  ASSERT_EQ(accusations.size(), 2U);
  EXPECT_EQ(accusations[0].accuser.id, "RUS.GOV.MOD");
  EXPECT_EQ(accusations[0].claims, 2);
  EXPECT_EQ(accusations[0].months.at("2019-05"), 1);
  EXPECT_EQ(accusations[0].months.at("2019-06"), 1);
  EXPECT_TRUE(accusations[1].accused.actor.starts_with("SYR.")) << accusations[1].accused.actor;
}

TEST_F(AgreementsTest, ACallForATruceIsNone) {
  Ledger ledger = build("call", {articles()[3]});
  EXPECT_TRUE(all(ledger).empty());
}

TEST_F(AgreementsTest, OneKnownByNameOrPlaceAndTime) {
  Ledger ledger = build("known", {articles()[4]});
  const auto found = all(ledger);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].known, "YEM-STOCKHOLM-2018");
  EXPECT_EQ(found[0].start, "2018-12-13");
  // Both sides stand beside each other.
  EXPECT_EQ(found[0].violations, 2);
  EXPECT_EQ(all(ledger, {.id = "YEM-STOCKHOLM-2018"}).size(), 1U);
}

// Places get numbers while they are compared, which moved the names that were being compared.
TEST_F(AgreementsTest, OneToldWithoutAPlaceIsComparedWithThoseOfManyPlaces) {
  std::vector<Article> list;
  const std::vector<std::string> towns = {"الرستن", "تلبيسة", "دوما",   "حرستا", "داريا",      "الزبداني",
                                          "مضايا",  "كفريا",  "الفوعة", "درعا",  "بصرى الشام", "نوى",
                                          "جاسم",   "الحولة", "إدلب",   "سراقب", "جسر الشغور"};
  for (size_t i = 0; i < towns.size(); ++i) {
    list.push_back(
        {"t" + std::to_string(i), "2017-05-02",
         "توصلت الحكومة السورية وفصائل المعارضة إلى اتفاق لوقف إطلاق النار في مدينة " + towns[i] + " الخميس."});
  }
  for (size_t n = 1; n <= towns.size(); ++n) {  // the vector of names may grow at any of these
    std::string text = "اتهمت وزارة الدفاع الروسية فصائل المعارضة السورية بخرق وقف إطلاق النار.\n";
    for (size_t i = 0; i < n; ++i) text += "وقصفت قوات الحكومة السورية مدينة " + towns[i] + ".\n";
    list.push_back({"v" + std::to_string(n), "2017-05-1" + std::to_string(n % 10), text});
  }
  Ledger ledger = build("many", list);
  EXPECT_FALSE(all(ledger).empty());
}

TEST_F(AgreementsTest, AnAttackInAZoneIsNoViolation) {
  Ledger ledger = build("zone", {articles()[5]});
  const auto found = all(ledger);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "de-escalation");
  EXPECT_EQ(found[0].violations, 0);
  ASSERT_EQ(found[0].claims.size(), 1U);
  EXPECT_EQ(found[0].claims[0].role, "attack");
}

TEST_F(AgreementsTest, OneToldWithoutItsPlaceIsThatOfThePlacesNamedBesideIt) {
  Ledger ledger = build("beside", {articles()[0],
                                   {"g", "2019-05-10",
                                    "خرقت القوات الحكومية السورية الهدنة الخميس.\n"
                                    "وقال ناشطون إن القصف طال مدينة الرستن."}});
  const auto found = all(ledger, {.place = "الرستن"});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].violations, 1);
}

TEST_F(AgreementsTest, FiltersByPlaceActorAndDay) {
  Ledger ledger = build("filters", articles());
  const size_t total = all(ledger).size();
  EXPECT_GE(total, 3U);
  EXPECT_EQ(all(ledger, {.place = "الرستن"}).size(), 1U);
  EXPECT_EQ(all(ledger, {.place = "اليمن"}).size(), 1U);
  EXPECT_EQ(all(ledger, {.actor = "YEM.REB.HOUTHI"}).size(), 1U);
  EXPECT_EQ(all(ledger, {.from = Day::parse("2019-01-01"), .to = Day::parse("2019-02-01")}).size(), 1U);
  EXPECT_EQ(all(ledger, {.limit = 2}).size(), 2U);
  EXPECT_TRUE(all(ledger, {.place = "باريس"}).empty());
}

TEST_F(AgreementsTest, TheOrderOfArticlesDoesNotMatter) {
  std::vector<Article> turned = articles();
  std::reverse(turned.begin(), turned.end());
  Ledger one = build("forth", articles()), other = build("back", turned);
  std::string forth, back;
  for (const AgreementRecord& record : all(one)) write_agreement(record, {}, forth);
  for (const AgreementRecord& record : all(other)) write_agreement(record, {}, back);
  EXPECT_EQ(forth, back);
}

TEST(AgreementFinder, SeesWhatIsSaidOfIt) {
  AgreementFinder finder(engine());
  using Role = AgreementPhrase::Role;
  const auto one = finder.find("اتهم الجيش المسلحين بانتهاك واضح لوقف فوري لإطلاق النار.");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].kind, "ceasefire");
  EXPECT_EQ(one[0].says, Role::Violation);
  const auto none = finder.find("لم يحدث شيء يذكر في المدينة، والطقس معتدل.");
  EXPECT_TRUE(none.empty());
  const auto wanted = finder.find("دعت المنظمة إلى هدنة إنسانية.");
  ASSERT_EQ(wanted.size(), 1U);
  EXPECT_TRUE(wanted[0].wanted);
  // The fighting ended, not the truce.
  const auto means = finder.find("انتهت المعارك بهدنة بين الطرفين.");
  ASSERT_EQ(means.size(), 1U);
  EXPECT_FALSE(means[0].says);
  const auto unless = finder.find("تعهد الطرفان بعدم خرق الهدنة.");
  ASSERT_EQ(unless.size(), 1U);
  EXPECT_TRUE(unless[0].unless);
  // «بدء» speaks of what stands behind it.
  const auto before = finder.find("رحب الوزير بوقف النار وبدء مفاوضات السلام.");
  ASSERT_EQ(before.size(), 1U);
  EXPECT_FALSE(before[0].says);
}

TEST(AgreementFinder, TakesAnyBytesThatAreText) {
  AgreementFinder finder(engine());
  for (const char* text : {"", "هدنة", "خرق", "«هدنة»", "وقف", "وقف إطلاق", "اتفاق", "2401", "القرار 2401", "\n\n"}) {
    for (const AgreementMention& mention : finder.find(text)) {
      EXPECT_LT(mention.span.begin, mention.span.end);
      EXPECT_LE(mention.sentence.begin, mention.span.begin);
    }
  }
}

// The tables name places and actors that there are.
TEST(KnownAgreements, HoldWhereThereAreSuchPlaces) {
  for (const KnownAgreement& known : engine().known_agreements()) {
    for (const std::string& place : known.places) EXPECT_TRUE(engine().place(place)) << known.id << " " << place;
    for (const std::string& actor : known.parties) EXPECT_TRUE(engine().actor(actor)) << known.id << " " << actor;
  }
  EXPECT_FALSE(engine().known_agreements().empty());
}

}  // namespace
}  // namespace isnad::ledger
