// Events and sources as they are read out of a ledger, that of tests/ledger/fixture.sql.
#include "ledger/query.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "ledger/fixture.h"
#include "ledger/names.h"
#include "ledger/sources.h"

namespace isnad::ledger {
namespace {

using Strings = std::vector<std::string>;

class QueryTest : public FixtureTest {
 protected:
  Strings ids(const EventFilter& filter) {
    Ledger ledger = open();
    Strings out;
    const auto taken = for_each_event(ledger, filter, [&](const EventRecord& event) {
      out.push_back(event.id.substr(0, 2) + event.id.back());
      return true;
    });
    EXPECT_TRUE(taken) << taken.error().text();
    EXPECT_EQ(taken ? static_cast<size_t>(*taken) : 0, out.size());
    return out;
  }

  EventRecord event(const std::string& id, bool words = false) {
    Ledger ledger = open();
    EventFilter filter{.id = id, .background = true, .prospective = true};
    filter.words = words;
    EventRecord found;
    const auto taken = for_each_event(ledger, filter, [&](const EventRecord& event) {
      found = event;
      return false;
    });
    EXPECT_TRUE(taken && *taken == 1);
    return found;
  }
};

TEST_F(QueryTest, OrderIsByDateThenIdAndWithoutDateLast) {
  EXPECT_EQ(ids({}), (Strings{"e1a", "e2a", "e5a"}));
  EXPECT_EQ(ids({.background = true, .prospective = true}), (Strings{"e4a", "e1a", "e2a", "e2b", "e5a"}));
  EXPECT_EQ(ids({.limit = 2}), (Strings{"e1a", "e2a"}));
}

TEST_F(QueryTest, StopsWhenTheTakerHasEnough) {
  Ledger ledger = open();
  int calls = 0;
  const auto taken = for_each_event(ledger, {}, [&](const EventRecord&) { return ++calls < 2; });
  ASSERT_TRUE(taken);
  EXPECT_EQ(*taken, 2);
  EXPECT_EQ(calls, 2);
}

TEST_F(QueryTest, FiltersById) {
  EXPECT_EQ(ids({.id = "e2", .prospective = true}), (Strings{"e2a", "e2b"}));
  EXPECT_EQ(ids({.id = "e2000000000aa"}), (Strings{"e2a"}));
  EXPECT_EQ(ids({.id = "%"}), Strings{});
}

TEST_F(QueryTest, FiltersByTypeModeTollAndDocument) {
  EXPECT_EQ(ids({.type = "PROTEST"}), (Strings{"e5a"}));
  EXPECT_EQ(ids({.mode = "aerial"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.mode = "aer"}), Strings{});
  EXPECT_EQ(ids({.toll = "injured"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.document = "sahel-7"}), (Strings{"e1a"}));
}

TEST_F(QueryTest, FiltersByDay) {
  EventFilter filter;
  filter.from = Day::of(2018, 3, 11);
  EXPECT_EQ(ids(filter), (Strings{"e2a"}));
  filter.from = filter.to = Day::of(2018, 3, 10);
  EXPECT_EQ(ids(filter), (Strings{"e1a"}));
  filter.from = filter.to = Day::of(2013, 7, 1);  // a day of a range
  filter.background = true;
  EXPECT_EQ(ids(filter), (Strings{"e4a"}));
}

TEST_F(QueryTest, FiltersByPlaceWithWhatLiesInIt) {
  EXPECT_EQ(ids({.place = "معره النعمان"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.place = "مَعَرّة النُعمان"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.place = "idlib governorate"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.place = "إدلب"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.place = "isnad:maarat-district"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.place = "درعا"}), (Strings{"e2a"}));
  EXPECT_EQ(ids({.place = "قرية الزهراء الغربية"}), (Strings{"e5a"}));  // of no gazetteer
  EXPECT_EQ(ids({.place = "حلب"}), Strings{});
  EXPECT_EQ(ids({.place = "' OR 1 --"}), Strings{});
}

TEST_F(QueryTest, FiltersByActor) {
  EXPECT_EQ(ids({.actor = "RUS"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.actor = "RUS.MIL"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.actor = "RUS.MI"}), Strings{});
  EXPECT_EQ(ids({.actor = "russian air"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.actor = "الجيش"}), (Strings{"e2a"}));
  EXPECT_EQ(ids({.actor = "مسلحين", .background = true, .prospective = true}), (Strings{"e4a", "e2b"}));
  EXPECT_EQ(ids({.actor = "!"}), Strings{});
}

TEST_F(QueryTest, FiltersBySource) {
  EXPECT_EQ(ids({.source = "NGO.SOHR"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.source = "RUS.GOV"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.source = "رويترز"}), (Strings{"e1a"}));           // passed it on
  EXPECT_EQ(ids({.source = "الوكالة الرسمية"}), (Strings{"e2a"}));  // printed it
  EXPECT_EQ(ids({.source = "عسكري"}), (Strings{"e2a"}));
  EXPECT_EQ(ids({.source = "BBC"}), Strings{});
}

TEST_F(QueryTest, FiltersByWhatIsContested) {
  EventFilter filter;
  filter.contested = true;
  EXPECT_EQ(ids(filter), (Strings{"e1a"}));
  EXPECT_EQ(ids({.contested_about = "occurrence"}), (Strings{"e1a"}));
  EXPECT_EQ(ids({.contested_about = "actor"}), Strings{});
}

TEST_F(QueryTest, SaysWhichPartOfAFilterNothingAnswersTo) {
  Ledger ledger = open();
  auto said = unanswered(ledger, {.type = "PROTEST", .place = "حلب"});
  ASSERT_TRUE(said);
  EXPECT_EQ(*said, (Strings{"no event of this ledger is at a place called «حلب»"}));
  said = unanswered(ledger, {.type = "PROTEST", .place = "درعا"});
  ASSERT_TRUE(said);
  EXPECT_EQ(*said, Strings{});
}

TEST_F(QueryTest, HeadAndParties) {
  const EventRecord one = event("e1");
  EXPECT_EQ(one.modes, "aerial");
  EXPECT_EQ(one.date_to, "2018-03-10");
  EXPECT_EQ(one.place_name, "Ma'arrat an Nu'man");
  EXPECT_EQ(one.admin1_name, "Idlib Governorate");
  EXPECT_EQ(one.country, "SY");
  EXPECT_DOUBLE_EQ(one.latitude.value(), 35.64);
  ASSERT_EQ(one.actors.size(), 1U);
  EXPECT_EQ(one.actors[0].actor, "RUS.MIL.AIR");
  EXPECT_EQ(one.actors[0].voices, 2);
  EXPECT_EQ(one.independent_sources, 3);
  const EventRecord five = event("e5");
  EXPECT_EQ(five.date_from, "");
  EXPECT_FALSE(five.latitude);
  EXPECT_EQ(five.place_text, "قرية الزهراء الغربية");
}

TEST_F(QueryTest, ClaimsHaveChainsUpToTheOutletAndTheirWords) {
  const EventRecord one = event("e1", true);
  ASSERT_EQ(one.claims.size(), 5U);
  const EventClaim& first = one.claims[0];
  EXPECT_EQ(first.document, "nour-101");
  ASSERT_EQ(first.chain.size(), 3U);
  EXPECT_EQ(first.chain[0].text, "المرصد السوري لحقوق الإنسان");
  EXPECT_EQ(first.chain[0].name, "Syrian Observatory for Human Rights");
  EXPECT_EQ(first.chain[1].source, "MED.REUTERS");
  EXPECT_EQ(first.chain[2].text, "وكالة النور");
  EXPECT_TRUE(first.words.starts_with("قال المرصد"));
  EXPECT_TRUE(first.words.ends_with("يوم السبت"));
  EXPECT_EQ(first.trigger_span.begin, first.evidence.begin + first.words_trigger_at);
  EXPECT_EQ(one.claims[1].document, "raseef-3");  // by day, then document
  EXPECT_EQ(one.claims[1].copy_of, first.row);
  EXPECT_EQ(one.claims[3].factuality, "denied");
  EXPECT_EQ(one.claims[3].stance, "deny");
  EXPECT_EQ(one.claims[3].speaker.name, "Ministry of Defence of Russia");
  EXPECT_EQ(event("e1").claims[0].words, "");
  const EventRecord own = event("e5");  // the article itself, of no outlet
  ASSERT_EQ(own.claims[0].chain.size(), 1U);
  EXPECT_EQ(own.claims[0].chain[0].source, "document:page");
}

TEST_F(QueryTest, EnclosingStatementsFollowInTheChain) {
  {
    auto ledger = Ledger::open_to_write(path_, {});
    ASSERT_TRUE(ledger);
    ledger->database().run("UPDATE statement SET parent = 2 WHERE statement = 3");
    ledger->close();
  }
  const EventRecord one = event("e1");
  ASSERT_EQ(one.claims[3].chain.size(), 3U);
  EXPECT_EQ(one.claims[3].chain[1].source, "NGO.SCD");
  EXPECT_EQ(one.claims[3].stance, "deny");
  {
    auto ledger = Ledger::open_to_write(path_, {});
    ASSERT_TRUE(ledger);
    ledger->database().run("UPDATE statement SET parent = 3 WHERE statement = 2");
    ledger->close();
  }
  event("e1");  // a circle, which only somebody's hand can have made, ends
}

TEST_F(QueryTest, TollsAndContests) {
  const EventRecord one = event("e1");
  ASSERT_EQ(one.tolls.size(), 3U);
  EXPECT_EQ(one.tolls[0].kind, "killed");
  EXPECT_EQ(one.tolls[0].who, "total");
  EXPECT_EQ(one.tolls[2].kind, "injured");
  ASSERT_EQ(one.tolls[0].figures.size(), 3U);
  EXPECT_TRUE(one.tolls[0].figures[0].updated);
  EXPECT_EQ(one.tolls[0].figures[2].number, 12);
  EXPECT_EQ(one.total("killed"), &one.tolls[0]);
  EXPECT_EQ(one.total("missing"), nullptr);
  ASSERT_EQ(one.contests.size(), 2U);
  EXPECT_EQ(one.contests[0].about, "toll");
  EXPECT_EQ(one.contests[0].who, "total");
  const ContestedSide& happened = one.contests[1].sides.at(0);
  ASSERT_EQ(happened.sources.size(), 2U);
  EXPECT_EQ(happened.sources[0].id, "NGO.SOHR");
  EXPECT_EQ(happened.claims, (std::vector<int64_t>{1, 4, 2, 5}));
  EXPECT_FALSE(event("e4").tolls.at(0).low);
}

TEST_F(QueryTest, AFileThatIsNoMoreALedgerIsAnError) {
  Ledger ledger = open();
  {
    auto writer = Ledger::open_to_write(path_, {});
    ASSERT_TRUE(writer);
    writer->database().run("DROP TABLE event_claim");
    writer->close();
  }
  const auto taken = for_each_event(ledger, {}, [](const EventRecord&) { return true; });
  EXPECT_FALSE(taken);
}

// Sources

class SourcesTest : public FixtureTest {
 protected:
  std::vector<SourceRecord> sources(const SourceFilter& filter) {
    Ledger ledger = open();
    std::vector<SourceRecord> out;
    const auto taken = for_each_source(ledger, filter, [&](const SourceRecord& source) {
      out.push_back(source);
      return true;
    });
    EXPECT_TRUE(taken) << taken.error().text();
    return out;
  }
};

TEST_F(SourcesTest, ContradictionsByWhomAndOnWhat) {
  const auto all = sources({.order = SourceOrder::Contradicted});
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].source.id, "NGO.SOHR");
  ASSERT_EQ(all[0].contradicted_by.size(), 2U);
  const Contradiction& ministry = all[0].contradicted_by[1];
  EXPECT_EQ(ministry.source.id, "RUS.GOV.MOD");
  EXPECT_EQ(ministry.times, 1);
  EXPECT_EQ(ministry.about, (Strings{"occurrence"}));
  EXPECT_EQ(ministry.events, (Strings{"e1000000000aa"}));
  EXPECT_EQ(all[0].called, (Strings{"المرصد السوري لحقوق الإنسان"}));
}

TEST_F(SourcesTest, LabelsWithWhomTheyName) {
  EXPECT_TRUE(sources({.name = "مصدر عسكري"}).empty());
  const auto found = sources({.name = "مصدر عسكري", .unnamed = true});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].labels.size(), 2U);
  EXPECT_EQ(found[0].labels[0].text, "إرهابياً");
  EXPECT_EQ(found[0].labels[0].quoted, 1);
  EXPECT_EQ(found[0].labels[1].quoted, 0);
}

TEST_F(SourcesTest, ByIdByNameByWords) {
  EXPECT_EQ(sources({.name = "RUS.GOV"}).size(), 1U);
  EXPECT_EQ(sources({.name = "الدفاع المدني"}).size(), 1U);
  EXPECT_EQ(sources({.name = "الدفاع"}).size(), 2U);
  EXPECT_EQ(sources({.name = "nobody"}).size(), 0U);
  EXPECT_EQ(sources({.limit = 2}).size(), 2U);
}

// Names

TEST(NamesTest, FoldsAndFindsWords) {
  EXPECT_EQ(folded_name("الرَّقّة"), folded_name("رقه"));
  EXPECT_EQ(folded_name("Deir ez-Zor"), "deir ez zor");
  const auto has = [](const char* name, const char* query) { return has_words(folded_name(name), folded_name(query)); };
  EXPECT_TRUE(has("المرصد السوري لحقوق الإنسان", "مرصد حقوق"));
  EXPECT_TRUE(has("قوات تابعة للجيش", "الجيش"));
  EXPECT_TRUE(has("وبالجيش", "جيش"));
  EXPECT_TRUE(has("Russian Air Force", "russia air"));
  EXPECT_FALSE(has("مصدر", "صدر"));
  EXPECT_FALSE(has("anything", ""));
  EXPECT_FALSE(has("", "word"));
}

}  // namespace
}  // namespace isnad::ledger
