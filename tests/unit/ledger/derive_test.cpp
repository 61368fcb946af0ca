#include "ledger/derive.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "ledger/event_json.h"
#include "ledger/query.h"
#include "ledger/sources.h"
#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

/// Articles that repeat, deny, revise and contradict one another, on two raids and a demonstration.
const std::vector<Document>& articles() {
  static const std::vector<Document> list = [] {
    std::vector<Document> out = {
        document_of("a",
                    "قال المرصد السوري لحقوق الإنسان إن غارة روسية على بلدة كفربطنا أسفرت عن مقتل 40 مدنيا يوم الجمعة، "
                    "وأضاف المرصد أن عشرات المدنيين أصيبوا بجروح متفاوتة جراء القصف الذي استهدف سوقا في البلدة.",
                    "2018-03-16", "الشرق الأوسط"),
        document_of("b",
                    "قال المرصد السوري لحقوق الإنسان إن غارة روسية على بلدة كفربطنا أسفرت عن مقتل 40 مدنيا يوم الجمعة، "
                    "وأضاف المرصد أن عشرات المدنيين أصيبوا بجروح متفاوتة جراء القصف الذي استهدف سوقا في البلدة.",
                    "2018-03-17", "القدس العربي"),
        document_of("c",
                    "قال المرصد السوري لحقوق الإنسان إن الغارة على بلدة كفربطنا يوم الجمعة أسفرت عن مقتل 61 مدنيا.",
                    "2018-03-17", "الحياة"),
        document_of("d", "قال الدفاع المدني السوري إن غارة على بلدة كفربطنا أسفرت عن مقتل 74 مدنيا يوم الجمعة.",
                    "2018-03-16"),
        document_of("e", "نفت وزارة الدفاع الروسية قصف بلدة كفربطنا يوم الجمعة.", "2018-03-17", "سبوتنيك"),
        document_of(
            "f",
            "قتل ثمانية مدنيين في غارة للتحالف الدولي على دير الزور يوم الجمعة. كما قتل ستة في غارة على قرية الشعفة.",
            "2018-03-17", "فرات بوست"),
        document_of(
            "g", "استهدفت طائرات التحالف الدولي قرية الشعفة شرق دير الزور يوم الجمعة، ما أسفر عن مقتل ثمانية مدنيين.",
            "2018-03-16"),
        document_of("h", "تظاهر المئات في مدينة السويداء يوم السبت. وقال نشطاء إن قوات الأمن اعتقلت 12 متظاهرا.",
                    "2018-03-18")};
    out[3].published_at = 1521216000;
    return out;
  }();
  return list;
}

/// All that was derived, with documents, articles and claims by their names: row numbers depend on the order.
std::string everything(SmallLedger& small) {
  std::string out;
  const auto events = for_each_event(small.ledger(), {.background = true, .prospective = true, .words = true},
                                     [&](const EventRecord& event) {
                                       write_event(event, {.full = true}, out);
                                       return true;
                                     });
  EXPECT_TRUE(events);
  const auto sources = for_each_source(small.ledger(), {.unnamed = true}, [&](const SourceRecord& source) {
    write_source(source, out);
    return true;
  });
  EXPECT_TRUE(sources);
  for (const char* sql :
       {"SELECT d.id, span_begin, span_end, o.id, origin_begin, origin_end, reason FROM (SELECT p.*, "
        "(SELECT document FROM article WHERE article = p.article) taker, (SELECT document FROM article WHERE article = "
        "p.origin) giver FROM passage p) JOIN document d ON d.document = taker JOIN document o ON o.document = giver "
        "ORDER BY 1, 2",
        "SELECT * FROM source ORDER BY id", "SELECT * FROM place ORDER BY place",
        "SELECT e.id, south, north, west, east FROM event_box b JOIN event e ON e.event = b.event ORDER BY e.id"}) {
    for (const std::string& row : small.rows(sql)) out += row + "\n";
  }
  return out;
}

class DeriveTest : public testing::Test {
 protected:
  std::string count(const std::string& table) { return small_.value("SELECT count(*) FROM " + table); }

  SmallLedger small_;
};

TEST_F(DeriveTest, AnEmptyLedgerHasNoEvents) {
  const Derived derived = small_.derived();
  EXPECT_EQ(derived.events, 0);
  EXPECT_EQ(derived.contested, 0);
  EXPECT_EQ(derived.passages, 0);
}

TEST_F(DeriveTest, CountsWhatItMakes) {
  small_.write(articles());
  const Derived derived = small_.derived();
  EXPECT_EQ(std::to_string(derived.events), count("event"));
  EXPECT_EQ(std::to_string(derived.contested), small_.value("SELECT count(*) FROM event WHERE contested <> ''"));
  EXPECT_EQ(std::to_string(derived.passages), count("passage"));
  EXPECT_GT(derived.contested, 0);
  EXPECT_GT(derived.passages, 0);
}

TEST_F(DeriveTest, EachClaimIsOfOneEvent) {
  small_.write(articles());
  small_.derived();
  EXPECT_EQ(count("event_claim"), count("claim"));
  EXPECT_EQ(small_.value("SELECT count(DISTINCT claim) FROM event_claim"), count("claim"));
}

TEST_F(DeriveTest, WhatTheRowsSayHangsTogether) {
  small_.write(articles());
  small_.derived();
  for (
      const char* none :
      {// every row of an event's belongs to an event
       "SELECT 1 FROM event_claim WHERE event NOT IN (SELECT event FROM event)",
       "SELECT 1 FROM event_toll WHERE event NOT IN (SELECT event FROM event)",
       "SELECT 1 FROM contested WHERE event NOT IN (SELECT event FROM event)",
       // counts are those of the rows
       "SELECT 1 FROM event e WHERE claims <> (SELECT count(*) FROM event_claim c WHERE c.event = e.event)",
       "SELECT 1 FROM event e WHERE independent_sources <> (SELECT count(DISTINCT voice) FROM event_claim c WHERE "
       "c.event = e.event)",
       // figures and sides are claims of their event
       "SELECT 1 FROM event_figure f WHERE NOT EXISTS (SELECT 1 FROM event_claim c WHERE c.event = f.event AND c.claim "
       "= f.claim)",
       "SELECT 1 FROM contested_claim x JOIN contested k USING (contested) WHERE NOT EXISTS (SELECT 1 FROM event_claim "
       "c WHERE c.event = k.event AND c.claim = x.claim)",
       // a contest has two sides at least, and each its claims
       "SELECT 1 FROM contested k WHERE (SELECT count(*) FROM contested_side s WHERE s.contested = k.contested) < 2",
       "SELECT 1 FROM contested_side s WHERE NOT EXISTS (SELECT 1 FROM contested_claim c WHERE c.contested = "
       "s.contested AND c.side = s.side)",
       // every voice is a source, every place is there
       "SELECT 1 FROM event_claim WHERE voice NOT IN (SELECT id FROM source)",
       "SELECT 1 FROM event WHERE place IS NOT NULL AND place NOT IN (SELECT place FROM place)"}) {
    EXPECT_EQ(small_.value(none), "") << none;
  }
}

TEST_F(DeriveTest, ACopyHasTheVoiceOfItsOrigin) {
  small_.write(articles());
  small_.derived();
  EXPECT_EQ(small_.value("SELECT d.id FROM passage p JOIN article a USING (article) JOIN document d USING (document)"),
            "b");
  EXPECT_NE(small_.value("SELECT count(*) FROM event_claim WHERE copy_of IS NOT NULL"), "0");
  EXPECT_EQ(
      small_.value("SELECT 1 FROM event_claim c JOIN claim x ON x.claim = c.claim JOIN event_claim o ON o.claim = "
                   "c.copy_of WHERE o.voice <> c.voice"),
      "");
}

TEST_F(DeriveTest, DerivingAgainChangesNothing) {
  small_.write(articles());
  small_.derived();
  const std::string once = everything(small_);
  small_.derived();
  EXPECT_EQ(everything(small_), once);
}

TEST_F(DeriveTest, KnowsWhetherItIsOutdated) {
  EXPECT_FALSE(small_.ledger().is_derived(kRules));
  small_.write(articles());
  small_.derived();
  EXPECT_TRUE(small_.ledger().is_derived(kRules));
  EXPECT_FALSE(small_.ledger().is_derived("other rules"));
  small_.write({articles()[0]});
  EXPECT_FALSE(small_.ledger().is_derived(kRules));
}

TEST_F(DeriveTest, ALedgerForgetsWhatIsTakenOut) {
  small_.write(articles());
  small_.derived();
  for (const Document& document : articles()) small_.remove(document.id);
  small_.derived();
  for (const char* table : {"source", "passage", "event", "event_claim", "event_participant", "event_toll",
                            "event_figure", "contested", "contested_side", "contested_claim", "event_box", "place"}) {
    EXPECT_EQ(count(table), "0") << table;
  }
}

TEST_F(DeriveTest, AddingAndTakingOutAgainLeavesNoTrace) {
  const std::vector<Document> some(articles().begin(), articles().begin() + 4);
  small_.write(some);
  small_.derived();
  const std::string before = everything(small_);
  small_.write(articles());
  small_.derived();
  EXPECT_NE(everything(small_), before);
  for (size_t i = some.size(); i < articles().size(); ++i) small_.remove(articles()[i].id);
  small_.derived();
  EXPECT_EQ(everything(small_), before);
}

TEST_F(DeriveTest, AnEventKeepsItsIdWhenLaterArticlesTellOfIt) {
  small_.write({articles()[0]});
  small_.derived();
  const std::string id = small_.value("SELECT id FROM event WHERE type = 'ASSAULT' ORDER BY claims DESC LIMIT 1");
  EXPECT_EQ(id.size(), 13U);
  EXPECT_TRUE(id.starts_with("e"));
  for (const Document& document : articles()) {
    if (document.published > articles()[0].published) small_.write({document});
  }
  small_.derived();
  EXPECT_EQ(small_.value("SELECT articles > 1 FROM event WHERE id = '" + id + "'"), "1");
}

TEST_F(DeriveTest, TellsWhatItIsDoing) {
  small_.write(articles());
  std::vector<std::string> told;
  ASSERT_TRUE(derive(small_.ledger(), test_engine(), [&](std::string_view what) { told.emplace_back(what); }));
  EXPECT_NE(std::find(told.begin(), told.end(), "ASSAULT"), told.end());
}

// ── What comes of some documents depends on the documents, not on their order nor on how often one built ──

/// Builds the documents in any order, in one build or two, and compares.
void expect_order_does_not_matter(const std::vector<Document>& documents) {
  SmallLedger one;
  one.write(documents);
  one.derived();
  std::vector<Document> shuffled = documents;
  for (size_t i = shuffled.size(); i > 1; --i) std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<size_t>(0, i)]);
  const auto first = static_cast<std::ptrdiff_t>(*rc::gen::inRange<size_t>(0, shuffled.size() + 1));
  SmallLedger other;
  other.write({shuffled.begin(), shuffled.begin() + first});
  if (*rc::gen::arbitrary<bool>()) other.derived();
  other.write({shuffled.begin() + first, shuffled.end()});
  other.derived();
  RC_ASSERT(everything(one) == everything(other));
}

/// A newspaper's article of two sentences, each on one of few raids, so that many tell of the same or nearly so.
Document some_article(const std::string& id) {
  static const std::vector<std::string> sentences = {
      "قتل # مدنيين في غارة روسية على مدينة دوما يوم @.",
      "قال المرصد السوري إن قصفا على مدينة دوما يوم @ أسفر عن مقتل # أشخاص.",
      "نفت وزارة الدفاع الروسية قصف مدينة دوما يوم @.",
      "استهدف هجوم حاجزا في مدينة حرستا يوم @ ما أدى إلى مقتل # جنود.",
      "قتل # في ريف دمشق يوم @ بقصف لقوات النظام على قرية الزعفرانجية.",
      "تظاهر العشرات في دوما يوم @."};
  static const std::vector<std::string> days = {"الجمعة", "السبت", "الأحد"}, tolls = {"خمسة", "ستة", "تسعة"},
                                        outlets = {"رويترز", "الحياة", "سانا", ""};
  std::string text;
  for (int n = 0; n < 2; ++n) {
    std::string sentence = *rc::gen::elementOf(sentences);
    for (const auto& [mark, words] : {std::pair("#", &tolls), std::pair("@", &days)}) {
      const size_t at = sentence.find(mark);
      if (at != std::string::npos) sentence.replace(at, 1, *rc::gen::elementOf(*words));
    }
    text += (n > 0 ? "\n" : "") + sentence;
  }
  Document document =
      document_of(id, text, *rc::gen::element<std::string>("2018-03-11", "2018-03-12"), *rc::gen::elementOf(outlets));
  if (*rc::gen::arbitrary<bool>()) document.published_at = int64_t{document.published->days} * 86400 + 36000;
  return document;
}

class DeriveProperty : public testing::Test {
 protected:
  /// Each try builds ledgers, so that fewer are made than of other properties, and the same at each run.
  template <class Testable>
  static void check(int tries, Testable testable) {
    rc::detail::TestParams parameters;
    parameters.seed = 20180316;
    parameters.maxSuccess = tries;
    parameters.disableShrinking = true;
    const auto result = rc::detail::checkTestable(testable, rc::detail::TestMetadata(), parameters);
    std::ostringstream message;
    rc::detail::printResultMessage(result, message);
    EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << message.str();
  }
};

TEST_F(DeriveProperty, TheOrderOfTheseArticlesDoesNotMatter) {
  check(10, [] { expect_order_does_not_matter(articles()); });
}

TEST_F(DeriveProperty, TheOrderOfAnyArticlesDoesNotMatter) {
  check(20, [] {
    std::vector<Document> documents;
    const int count = *rc::gen::inRange(2, 13);
    for (int i = 0; i < count; ++i) documents.push_back(some_article("d" + std::to_string(i)));
    expect_order_does_not_matter(documents);
  });
}

}  // namespace
}  // namespace isnad::ledger
