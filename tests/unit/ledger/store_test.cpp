#include "ledger/store.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

constexpr const char* kRaid =
    "قال المرصد السوري لحقوق الإنسان إن ستة مدنيين قتلوا بصواريخ في غارة روسية على مدينة دوما يوم الأحد.";
constexpr const char* kProtest = "تظاهر المئات في مدينة السويداء يوم السبت.";

class StoreTest : public testing::Test {
 protected:
  static Document file(const std::string& path, const std::string& text) {
    Document document = document_of("story", text);
    document.named = false;
    document.path = path;
    return document;
  }
  std::string count(const std::string& table) { return small_.value("SELECT count(*) FROM " + table); }
  std::vector<std::string> documents() { return small_.rows("SELECT id, origin FROM document ORDER BY 1, 2"); }

  SmallLedger small_;
};

TEST_F(StoreTest, WritesWhatWasRead) {
  small_.write({document_of("a", kRaid, "2018-03-12", "رويترز")});
  EXPECT_EQ(small_.value("SELECT id, outlet, published, text FROM document"),
            std::string("a رويترز 2018-03-12 ") + kRaid);
  EXPECT_EQ(small_.value("SELECT cue, stance FROM statement"), "قال assert");
  EXPECT_EQ(small_.value("SELECT position, source FROM chain"), "0 NGO.SOHR");
  EXPECT_EQ(small_.value("SELECT trigger, type, factuality, date_from, speaker FROM claim"),
            "غارة ASSAULT asserted 2018-03-11 NGO.SOHR");
  EXPECT_EQ(small_.value("SELECT kind, who, number, hedge, part FROM claim_toll"), "killed civilian 6 exact 0");
  EXPECT_EQ(small_.value("SELECT name_ar FROM claim_place JOIN place USING (place)"), "دوما");
}

TEST_F(StoreTest, SpansAreTheWordsOfTheText) {
  small_.write({document_of("a", kRaid)});
  for (const char* sql :
       {"SELECT substr(d.text, c.trigger_begin + 1, c.trigger_end - c.trigger_begin), c.trigger FROM claim c",
        "SELECT substr(d.text, s.cue_begin + 1, s.cue_end - s.cue_begin), s.cue FROM statement s",
        "SELECT substr(d.text, c.span_begin + 1, c.span_end - c.span_begin), c.text FROM chain c",
        "SELECT substr(d.text, p.span_begin + 1, p.span_end - p.span_begin), p.text FROM claim_place p"}) {
    Query query(small_.database(), std::string(sql) + ", document d");
    ASSERT_TRUE(query.step()) << sql;
    EXPECT_EQ(query.text(0), query.text(1)) << sql;
  }
}

TEST_F(StoreTest, APlaceBringsWhatContainsIt) {
  small_.write({document_of("a", kRaid)});
  EXPECT_EQ(small_.value("SELECT count(*) FROM place p WHERE p.admin1 IS NOT NULL AND NOT EXISTS "
                         "(SELECT 1 FROM place g WHERE g.place = p.admin1)"),
            "0");
  EXPECT_EQ(small_.value("SELECT g.precision FROM claim_place JOIN place p USING (place) JOIN place g "
                         "ON g.place = p.admin1"),
            "governorate");
}

TEST_F(StoreTest, ADocumentReplacesTheOneOfItsName) {
  small_.write({document_of("a", kRaid), document_of("b", kProtest)});
  small_.write({document_of("a", kProtest)});
  EXPECT_EQ(count("document"), "2");
  EXPECT_EQ(count("claim_toll"), "0") << "nothing is left of the old self";
  EXPECT_EQ(small_.rows("SELECT DISTINCT type FROM claim"), (std::vector<std::string>{"PROTEST"}));
}

TEST_F(StoreTest, FilesOfOneNameAreTwoDocuments) {
  small_.write({file("/news/a/story.txt", kRaid), file("/news/b/story.txt", kProtest), document_of("story", kRaid)});
  EXPECT_EQ(documents(), (std::vector<std::string>{"story ", "story /news/a/story.txt", "story /news/b/story.txt"}));
}

TEST_F(StoreTest, RemovesByIdFileOrFolder) {
  const auto fill = [&] {
    small_.write({file("/news/a/story.txt", kRaid), file("/news/ab/other.txt", kRaid), document_of("x", kRaid)});
  };
  fill();
  EXPECT_EQ(small_.remove("no such document"), 0);
  EXPECT_EQ(small_.remove("x"), 1);
  EXPECT_EQ(small_.remove("/news/a"), 1) << "not /news/ab";
  EXPECT_EQ(documents(), (std::vector<std::string>{"story /news/ab/other.txt"}));
  EXPECT_EQ(small_.remove("/news/ab/other.txt"), 1);
  fill();
  EXPECT_EQ(small_.remove("story"), 2) << "all of that id";
}

TEST_F(StoreTest, NothingIsLeftOfWhatIsRemoved) {
  small_.write({document_of("a", kRaid), document_of("b", kProtest)});
  EXPECT_EQ(small_.remove("a"), 1);
  EXPECT_EQ(small_.remove("b"), 1);
  for (const char* table : {"document", "article", "statement", "chain", "claim", "participant", "claim_place",
                            "claim_weapon", "claim_toll"}) {
    EXPECT_EQ(count(table), "0") << table;
  }
}

TEST_F(StoreTest, KnowsTheContentsOfAllDocuments) {
  const Document a = document_of("a", kRaid), b = file("/news/a/story.txt", kProtest);
  small_.write({a, b});
  const auto contents = small_.store().contents();
  ASSERT_EQ(contents.size(), 2U);
  EXPECT_EQ(contents.at({"a", ""}).content, content_digest(test_engine(), a));
  EXPECT_EQ(contents.at({"story", "/news/a/story.txt"}).content, content_digest(test_engine(), b));
}

TEST_F(StoreTest, GivesDocumentsBackAsTheyWere) {
  Document a = document_of("a", kRaid, "2018-03-12", "رويترز");
  a.url = "https://example.org/a";
  a.title = "غارة على دوما";
  a.published_at = 1520841600;
  const Document b = file("/news/a/story.txt", kProtest);
  small_.write({a, b});
  auto kept = small_.store().next(0);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->document.title, a.title);
  EXPECT_EQ(kept->document.url, a.url);
  EXPECT_EQ(content_digest(test_engine(), kept->document), content_digest(test_engine(), a));
  kept = small_.store().next(kept->row);
  ASSERT_TRUE(kept);
  EXPECT_EQ(content_digest(test_engine(), kept->document), content_digest(test_engine(), b));
  EXPECT_EQ(origin_of(kept->document), origin_of(b));
  EXPECT_FALSE(small_.store().next(kept->row));
}

TEST_F(StoreTest, WhatIsNotCommittedIsNotThere) {
  {
    Transaction transaction(small_.database());
    small_.store().write(read_for_ledger(test_engine(), document_of("a", kRaid)));
  }
  EXPECT_EQ(count("document"), "0");
}

}  // namespace
}  // namespace isnad::ledger
