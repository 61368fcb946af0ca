// Filters of the page against those of the command line: the same events, whatever is asked.
#include "server/event_index.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "ledger/fixture.h"
#include "ledger/query.h"
#include "ledger/search.h"
#include "ledger/search_index.h"
#include "ledger/tokenizer.h"

namespace isnad::server {
namespace {

using Strings = std::vector<std::string>;

const Engine& engine() {
  static const Engine kEngine = std::move(*Engine::built_in());
  return kEngine;
}

class EventIndexTest : public ledger::FixtureTest {
 protected:
  void SetUp() override {
    ledger::FixtureTest::SetUp();
    auto writing = ledger::Ledger::open_to_write(path_, {});
    ASSERT_TRUE(writing);
    {
      ledger::SearchIndex search(*writing, engine());
      search.rebuild();
    }
    writing->close();
  }

  Strings by_index(const PageFilter& filter) {
    ledger::Ledger ledger = open();
    EXPECT_TRUE(ledger::prepare_search(ledger, engine()));
    const auto index = EventIndex::load(ledger, engine());
    Strings out;
    for (const uint32_t event : index->select(filter, index->prepare(ledger, filter)).events) {
      out.push_back(index->id(event));
    }
    return out;
  }

  Strings by_query(const ledger::EventFilter& filter) {
    ledger::Ledger ledger = open();
    EXPECT_TRUE(ledger::prepare_search(ledger, engine()));
    Strings out;
    const auto taken = ledger::for_each_event(ledger, filter, [&](const ledger::EventRecord& event) {
      out.push_back(event.id);
      return true;
    });
    EXPECT_TRUE(taken);
    return out;
  }

  /// Both must give the same events, with and without those in the background and to come. How many in all.
  size_t same(PageFilter page, ledger::EventFilter query) {
    size_t found = 0;
    for (const bool background : {false, true}) {
      for (const bool prospective : {false, true}) {
        page.background = query.background = background;
        page.prospective = query.prospective = prospective;
        const Strings events = by_query(query);
        EXPECT_EQ(by_index(page), events);
        found = std::max(found, events.size());
      }
    }
    return found;
  }
};

TEST_F(EventIndexTest, OrderIsThatOfTheQuery) { EXPECT_EQ(same({}, {}), 5U); }

TEST_F(EventIndexTest, PlacesAreMeantAlike) {
  for (const char* place : {"معرة النعمان", "Maarat al-Numan", "إدلب", "Idlib Governorate", "Syria", "سوريا", "درعا",
                            "الزهراء الغربية", "قرية الزهراء الغربية", "nowhere", "..."}) {
    PageFilter page;
    page.place = place;
    same(page, {.place = place});
  }
  PageFilter page;
  page.place = "Idlib Governorate";
  EXPECT_GT(same(page, {.place = "Idlib Governorate"}), 0U);
}

TEST_F(EventIndexTest, ActorsAreMeantAlike) {
  size_t found = 0;
  for (const char* actor :
       {"RUS", "RUS.MIL", "SYR", "SYR.MIL", "الطيران الروسي", "طيران", "إرهابيا", "Russian", "XXX", "!"}) {
    PageFilter page;
    page.actor = actor;
    found += same(page, {.actor = actor});
  }
  EXPECT_GT(found, 3U);
}

TEST_F(EventIndexTest, SourcesAreMeantAlike) {
  size_t found = 0;
  for (const char* source : {"NGO.SOHR", "NGO", "المرصد", "رويترز", "Observatory", "وكالة النور", "outlet:وكالة النور",
                             "الدفاع المدني", "مصدر عسكري", "nobody"}) {
    PageFilter page;
    page.source = source;
    found += same(page, {.source = source});
  }
  EXPECT_GT(found, 3U);
}

TEST_F(EventIndexTest, DaysAreMeantAlike) {
  for (const char* day : {"2012-12-31", "2013-06-01", "2018-03-09", "2018-03-10", "2018-03-11", "2018-03-16"}) {
    PageFilter from, to;
    from.from = to.to = Day::parse(day);
    same(from, {.from = Day::parse(day)});
    same(to, {.to = Day::parse(day)});
  }
}

TEST_F(EventIndexTest, TypesModesTollsAndContestsAreMeantAlike) {
  for (const char* type : {"ASSAULT", "PROTEST", "THREATEN", "AID"}) {
    PageFilter page;
    page.types = {type};
    same(page, {.type = type});
  }
  PageFilter aerial;
  aerial.modes = {"aerial"};
  same(aerial, {.mode = "aerial"});
  for (const char* kind : {"killed", "injured", "displaced"}) {
    PageFilter page;
    page.toll = kind;
    same(page, {.toll = kind});
  }
  PageFilter contested;
  contested.contested = true;
  EXPECT_GT(same(contested, {.contested = true}), 0U);
  for (const char* about : {"toll", "actor", "means", "occurrence"}) {
    PageFilter page;
    page.contested_about = {about};
    same(page, {.contested_about = about});
  }
}

TEST_F(EventIndexTest, WordsAndDocumentsAreMeantAlike) {
  PageFilter words;
  words.words = "غارة";
  EXPECT_GT(same(words, {.match = match_expression("غارة")}), 0U);
  words.words = "كلمة لا توجد";
  EXPECT_EQ(same(words, {.match = match_expression("كلمة لا توجد")}), 0U);
  PageFilter document;
  document.document = ledger::article_key("nour-101", "");
  EXPECT_GT(same(document, {.document = "nour-101"}), 0U);
  document.document = "d000000000000";
  EXPECT_TRUE(by_index(document).empty());
}

TEST_F(EventIndexTest, SeveralTypesAreAnyOfThem) {
  PageFilter page;
  page.types = {"ASSAULT", "PROTEST"};
  Strings both;
  for (const std::string& id : by_query({})) both.push_back(id);
  EXPECT_EQ(by_index(page), both);
}

TEST_F(EventIndexTest, ABoxHoldsWhatLiesInItAlsoAcrossTheLastMeridian) {
  const Box around{35, 36, 36, 37};
  EXPECT_TRUE(around.holds(35.6, 36.7));
  EXPECT_FALSE(around.holds(34.9, 36.7));
  const Box across{-10, 170, 10, -170};
  EXPECT_TRUE(across.holds(0, 179));
  EXPECT_TRUE(across.holds(0, -179));
  EXPECT_FALSE(across.holds(0, 0));

  PageFilter page;
  page.box = Box{};
  ledger::Ledger ledger = open();
  Strings located;
  ASSERT_TRUE(ledger::for_each_event(ledger, {}, [&](const ledger::EventRecord& event) {
    if (event.latitude) located.push_back(event.id);
    return true;
  }));
  EXPECT_FALSE(located.empty());
  EXPECT_EQ(by_index(page), located);
  page.box = Box{-1, -1, 1, 1};
  EXPECT_TRUE(by_index(page).empty());
}

TEST_F(EventIndexTest, WhatIsDrawnMayTakeNoNoticeOfDaysOrBox) {
  ledger::Ledger ledger = open();
  const auto index = EventIndex::load(ledger, engine());
  PageFilter page;
  page.from = page.to = Day::parse("1990-01-01");
  page.box = Box{};
  const auto selected = index->select(page, index->prepare(ledger, page), true, true);
  EXPECT_TRUE(selected.events.empty());
  EXPECT_TRUE(selected.any_box.empty());
  EXPECT_FALSE(selected.any_day.empty());
}

TEST_F(EventIndexTest, FindsEventsAndDocumentsByTheirNames) {
  ledger::Ledger ledger = open();
  const auto index = EventIndex::load(ledger, engine());
  for (uint32_t i = 0; i < index->size(); ++i) EXPECT_EQ(index->find(index->id(i)), i);
  for (const char* none : {"", "e", "e999999999999", "x1000000000aa", "e1000000000aa0", "e1000000000AA"}) {
    EXPECT_EQ(index->find(none), kNone) << none;
  }
  EXPECT_EQ(index->document(ledger::article_key("sahel-7", "")), 2);
  for (const char* none : {"", "d", "dzzzzzzzzzzzz", "e000000000000"}) EXPECT_FALSE(index->document(none)) << none;
}

}  // namespace
}  // namespace isnad::server
