#include "ledger/search_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

class SearchIndexTest : public testing::Test {
 protected:
  /// Ids of the documents that have a word.
  std::vector<std::string> found(const std::string& word) {
    return small_.rows(
        "SELECT d.id FROM search JOIN article a ON a.article = search.rowid JOIN document d USING "
        "(document) WHERE search MATCH '\"" +
        word + "\"' ORDER BY 1");
  }
  /// FTS5 compares the index with the articles; it throws where they differ.
  void expect_sound() {
    EXPECT_NO_THROW(small_.database().run("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"));
  }
  using Ids = std::vector<std::string>;

  SmallLedger small_;
};

TEST_F(SearchIndexTest, ANewLedgerHasAnIndexOfThisEngine) {
  EXPECT_FALSE(small_.store().search().is_outdated());
  EXPECT_EQ(small_.ledger().meta("search"), test_engine().version());
  expect_sound();
}

TEST_F(SearchIndexTest, FollowsWhatIsWrittenReplacedAndRemoved) {
  small_.write({document_of("a", "وصل مئات النازحين إلى إدلب."), document_of("b", "قصف على دوما.")});
  EXPECT_EQ(found("نازح"), (Ids{"a"})) << "in all its forms";
  EXPECT_EQ(found("دوما"), (Ids{"b"}));
  expect_sound();
  small_.write({document_of("a", "غارة على دوما.")});
  EXPECT_EQ(found("نازح"), Ids{});
  EXPECT_EQ(found("دوما"), (Ids{"a", "b"}));
  expect_sound();
  small_.remove("b");
  EXPECT_EQ(found("دوما"), (Ids{"a"}));
  expect_sound();
}

TEST_F(SearchIndexTest, OfAnotherEngineIsLeftAloneAndMadeAnew) {
  small_.write({document_of("a", "قصف على دوما."), document_of("b", "قصف على حرستا.")});
  small_.ledger().set_meta("search", "another engine");
  Store store(small_.ledger(), test_engine());
  ASSERT_TRUE(store.search().is_outdated());
  {
    Transaction transaction(small_.database());
    store.write(read_for_ledger(test_engine(), document_of("c", "غارة على سراقب.")));
    store.remove("b");
    transaction.commit();
  }
  EXPECT_EQ(found("سراقب"), Ids{}) << "until it is made anew";
  store.search().rebuild();
  EXPECT_FALSE(store.search().is_outdated());
  EXPECT_EQ(small_.ledger().meta("search"), test_engine().version());
  EXPECT_EQ(found("سراقب"), (Ids{"c"}));
  EXPECT_EQ(found("حرستا"), Ids{});
  EXPECT_EQ(found("دوما"), (Ids{"a"}));
  expect_sound();
  EXPECT_FALSE(Store(small_.ledger(), test_engine()).search().is_outdated());
}

TEST_F(SearchIndexTest, AnInterruptedOneIsNotTakenForWhole) {
  small_.write({document_of("a", "قصف على دوما.")});
  small_.ledger().set_meta("search", "");  // articles, but no word of who indexed them
  EXPECT_TRUE(Store(small_.ledger(), test_engine()).search().is_outdated());
}

}  // namespace
}  // namespace isnad::ledger
