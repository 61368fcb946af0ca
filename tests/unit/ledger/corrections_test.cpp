#include "ledger/corrections.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "ledger/correction_json.h"
#include "ledger/event_json.h"
#include "ledger/query.h"
#include "ledger/review.h"
#include "unit/ledger/small_ledger.h"

namespace isnad::ledger {
namespace {

// ── As JSON ──

TEST(CorrectionJson, WhatIsWrittenIsReadBackTheSame) {
  Correction c;
  c.kind = CorrectionKind::Place;
  c.by = "ريما \"س\"";
  c.at = "2026-11-22T07:01:02Z";
  c.note = "سطر\nآخر";
  c.event = "e000000000001";
  c.events_before = {"e000000000001"};
  c.event_claims = {{.document = "a",
                     .origin = "/x/a",
                     .article = 2,
                     .claim = "c3",
                     .type = "ASSAULT",
                     .trigger = "قصف",
                     .trigger_span = {172, 175}}};
  c.place_before = CorrectedPlace{.name_ar = "حرمل"};
  c.place = CorrectedPlace{"geonames:170592", "Douma", "دوما", "settlement", 33.57175, 36.40271};
  const std::string content = correction_content(c);
  const auto back = parse_correction(content);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(correction_content(*back), content);
  EXPECT_EQ(back->event_claims, c.event_claims);
  EXPECT_EQ(back->place, c.place);
  EXPECT_EQ(back->place_before, c.place_before);
  EXPECT_EQ(back->note, c.note);
  c.id = "k000000000001";
  std::string written;
  write_correction(c, written);
  const auto again = parse_correction(written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->id, c.id);
  EXPECT_EQ(correction_content(*again).substr(0, 60), content.substr(0, 60));
}

TEST(CorrectionJson, ANewOneMayBeShort) {
  const auto made = parse_new_correction(
      R"({"kind":"reject","by":"R","claims":[{"document":"a","article":1,"claim":"c3"}],"note":null})");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->kind, CorrectionKind::Reject);
  EXPECT_EQ(made->claims, (std::vector<ClaimKey>{{.document = "a", .claim = "c3"}}));
  const auto toll =
      parse_new_correction(R"({"kind":"toll","by":"R","event":"e1","after":{"kind":"killed","low":1,"high":2}})");
  ASSERT_TRUE(toll);
  EXPECT_EQ(toll->toll, (CorrectedToll{"killed", "total", 1, 2}));
}

TEST(CorrectionJson, SaysWhatIsWrong) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"", "not valid JSON"},
      {"[]", "`correction` is not an object"},
      {R"({"by":"R"})", "`kind` is missing"},
      {R"({"kind":"erase"})", "`kind` is none of"},
      {R"({"kind":"note","by":5})", "`by` is not a string"},
      {R"({"kind":"note","id":"k1"})", "unknown field `id`"},
      {R"({"kind":"note","state":"applied"})", "unknown field `state`"},
      {R"({"kind":"note","claims":{}})", "`claims` is not an array"},
      {R"({"kind":"note","claims":[{"documents":"a"}]})", "unknown field `documents`"},
      {R"({"kind":"note","claims":[{"article":1.5}]})", "`article` is not a whole number"},
      {R"({"kind":"note","claims":[{"trigger_span":[5,3]}]})", "`trigger_span` is not [begin, end]"},
      {R"({"kind":"note","claims":[{"trigger_span":[0,99999999999]}]})", "`trigger_span` is not [begin, end]"},
      {R"({"kind":"note","after":{"low":1}})", "has no `after`"},
      {R"({"kind":"toll","after":{"kind":"killed","low":"1"}})", "`low` is not a whole number"},
      {R"({"kind":"place","after":{"lat":"x"}})", "`lat` is not a number"},
      {R"({"kind":"note","note":"a\u0000b"})", "zero character"}};
  for (const auto& [json, message] : wrong) {
    const auto made = parse_new_correction(json);
    ASSERT_FALSE(made) << json;
    EXPECT_EQ(made.error().fault, CorrectionFault::BadRequest);
    EXPECT_NE(made.error().message.find(message), std::string::npos) << json << ": " << made.error().message;
  }
}

// ── Applied to merged events ──

class ReviewTest : public testing::Test {
 protected:
  /// A step about claims by their rows.
  void step(CorrectionKind kind, std::vector<int64_t> claims, std::vector<int64_t> event = {},
            std::vector<int64_t> to = {}) {
    ReviewStep& made = steps_.emplace_back();
    made.correction.kind = kind;
    made.correction.number = static_cast<int64_t>(steps_.size());
    made.correction.id = "k" + std::to_string(steps_.size());
    if (!to.empty()) made.correction.to = "e";
    made.correction.toll = CorrectedToll{"killed", "total", made.correction.number, made.correction.number};
    made.correction.place = CorrectedPlace{.name = made.correction.id};
    made.claims = std::move(claims);
    made.event = std::move(event);
    made.to = std::move(to);
  }
  void withdraw(int number) {
    step(CorrectionKind::Withdraw, {});
    steps_.back().correction.to = "k" + std::to_string(number);
    mark_withdrawn(steps_);
  }
  /// Events as lists of rows: "1 2 | 3 4 5".
  std::string events() {
    mark_withdrawn(steps_);
    reviewed_ = apply_corrections(claims_, steps_);
    std::string out;
    for (const ReviewedEvent& event : reviewed_.events) {
      if (!out.empty()) out += "| ";
      for (const uint32_t c : event.claims) out += std::to_string(claims_[c].row) + " ";
    }
    return out;
  }

  std::vector<ReviewClaim> claims_ = {{1, 1}, {2, 1}, {3, 3}, {4, 3}, {5, 3}};
  std::vector<ReviewStep> steps_;
  Reviewed reviewed_;
};

TEST_F(ReviewTest, NothingChangesNothing) {
  EXPECT_EQ(events(), "1 2 | 3 4 5 ");
  EXPECT_EQ(reviewed_.events[0].review.reviewed, "");
}

TEST_F(ReviewTest, TheLastWordOnAClaimCounts) {
  step(CorrectionKind::Reject, {3, 4});
  EXPECT_EQ(events(), "1 2 | 5 ");
  EXPECT_EQ(reviewed_.events[1].review.reviewed, "claims");
  step(CorrectionKind::Confirm, {3});
  EXPECT_EQ(events(), "1 2 | 3 5 ");
  step(CorrectionKind::Move, {4}, {}, {1, 2});
  EXPECT_EQ(events(), "1 2 4 | 3 5 ");
  step(CorrectionKind::Reject, {1, 2, 4});
  EXPECT_EQ(events(), "3 5 ");
}

TEST_F(ReviewTest, EachIsAppliedToWhatThoseBeforeHaveMade) {
  step(CorrectionKind::Split, {4, 5}, {3, 4, 5});
  EXPECT_EQ(events(), "1 2 | 3 | 4 5 ");
  step(CorrectionKind::Join, {}, {1, 2}, {4, 5});
  EXPECT_EQ(events(), "1 2 4 5 | 3 ");
  step(CorrectionKind::Move, {2});
  EXPECT_EQ(events(), "1 4 5 | 2 | 3 ");
  withdraw(1);  // then all of 3, 4, 5 is joined with 1 and 2
  EXPECT_EQ(events(), "1 3 4 5 | 2 ");
  withdraw(4);
  EXPECT_EQ(events(), "1 4 5 | 2 | 3 ");
}

TEST_F(ReviewTest, AnEventIsWhereMostOfItsClaimsAre) {
  step(CorrectionKind::Toll, {}, {3, 4, 5});
  step(CorrectionKind::Split, {3}, {3, 4, 5});
  EXPECT_EQ(events(), "1 2 | 3 | 4 5 ");
  EXPECT_TRUE(reviewed_.events[1].review.tolls.empty());
  ASSERT_EQ(reviewed_.events[2].review.tolls.size(), 1U);
  EXPECT_EQ(reviewed_.events[2].review.reviewed, "claims toll");
  step(CorrectionKind::Reject, {5});
  // Of as many in two events the first counts.
  EXPECT_EQ(events(), "1 2 | 3 | 4 ");
  EXPECT_EQ(reviewed_.events[1].review.tolls.size(), 1U);
}

TEST_F(ReviewTest, TheLastPlaceCountsAndWithdrawnOnesDoNot) {
  step(CorrectionKind::Place, {}, {1, 2});
  step(CorrectionKind::Place, {}, {1, 2});
  EXPECT_EQ(events(), "1 2 | 3 4 5 ");
  EXPECT_EQ(reviewed_.events[0].review.place->name, "k2");
  withdraw(2);
  events();
  EXPECT_EQ(reviewed_.events[0].review.place->name, "k1");
  EXPECT_EQ(reviewed_.events[0].review.corrections, (std::vector<int64_t>{1, 2, 3}));
  withdraw(1);
  events();
  EXPECT_EQ(reviewed_.events[0].review.place, nullptr);
  EXPECT_EQ(reviewed_.events[0].review.reviewed, "");
}

TEST_F(ReviewTest, WhatIsNotThereDoesNothing) {
  step(CorrectionKind::Reject, {77});
  step(CorrectionKind::Join, {}, {1, 2}, {88});
  step(CorrectionKind::Move, {1}, {}, {});
  steps_.back().correction.to = "e";  // the event is not there: the claim stays
  step(CorrectionKind::Place, {}, {99});
  EXPECT_EQ(events(), "1 2 | 3 4 5 ");
  EXPECT_TRUE(steps_[2].dormant());
  EXPECT_FALSE(steps_[0].dormant());  // its rows are those of claims that other events have
}

// ── In a ledger ──

/// Whether this process has a lock of fcntl() on a file: one that another program sees.
bool is_locked(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  // The lock of an open file description is in the way of those of processes, also of its own one.
  const bool asked = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
  EXPECT_TRUE(asked);
  ::close(file);  // takes the locks back: to be asked once
  return asked && lock.l_type != F_UNLCK;
}

TEST(Corrections, WhoReadsTheLedgerKeepsItsLocks) {
  for (const bool while_a_build_runs : {false, true}) {
    std::optional<SmallLedger> small(std::in_place);
    small->write({document_of("a", "أعلن المرصد السوري لحقوق الإنسان مقتل 7 مدنيين في قصف على مدينة دوما الاثنين.")});
    small->derived();
    const std::string path = small->ledger().path(), event = small->value("SELECT id FROM event");
    // In WAL mode, as while a build runs, SQLite holds a lock as long as the connection is open.
    auto reading = Ledger::open_to_read(path);
    ASSERT_TRUE(reading);
    EXPECT_FALSE(reading->meta("read").empty());
    if (!while_a_build_runs) small->ledger().close();
    const NewCorrection note{.kind = CorrectionKind::Note, .by = "R", .note = "n", .event = event};
    std::shared_ptr<LedgerFile> file;
    for (int again = 0; again < 2; ++again) {
      const auto made = add_correction(path, test_engine(), note, &file);
      ASSERT_EQ(static_cast<bool>(made), !while_a_build_runs);
      if (!made) {
        EXPECT_EQ(made.error().fault, CorrectionFault::Busy);
      }
    }
    EXPECT_TRUE(is_locked(path)) << while_a_build_runs;
    EXPECT_FALSE(reading->meta("read").empty());
  }
}

// Otherwise the row could not be read again, and the ledger would count as damaged.
TEST(Corrections, WhatCouldNotBeReadAgainIsRefused) {
  SmallLedger small;
  small.write({document_of("a", "قتل 5 مدنيين في غارة روسية على مدينة دوما يوم الجمعة.")});
  small.derived();
  const std::string event = small.value("SELECT id FROM event");
  NewCorrection note{.kind = CorrectionKind::Note, .by = "R", .note = std::string("a\0b", 3), .event = event};
  const auto made = add_correction(small.ledger(), test_engine(), note);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().fault, CorrectionFault::BadRequest);
  NewCorrection place{.kind = CorrectionKind::Place, .by = "R", .event = event};
  place.place = CorrectedPlace{.name = std::string(1, '\0'), .latitude = 1.0, .longitude = 1.0};
  EXPECT_FALSE(add_correction(small.ledger(), test_engine(), place));
  note.note = "a";
  EXPECT_TRUE(add_correction(small.ledger(), test_engine(), note));
}

TEST(Corrections, WhatTheJsonOfAnEventSaysOfThem) {
  SmallLedger small;
  small.write({document_of("a", "قتل 5 مدنيين في غارة روسية على مدينة دوما يوم الجمعة."),
               document_of("b", "قال المرصد إن غارة على مدينة دوما يوم الجمعة أسفرت عن مقتل 9 مدنيين.")});
  small.derived();
  const std::string event = small.value("SELECT id FROM event WHERE claims > 1");
  ASSERT_NE(event, "");
  auto added = add_correction(
      small.ledger(), test_engine(),
      {.kind = CorrectionKind::Toll, .by = "R", .event = event, .toll = CorrectedToll{"killed", "total", 6, 7}});
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_EQ(added->events, std::vector<std::string>{event});
  EXPECT_EQ(added->correction.toll_before->low, 5);
  std::string json;
  ASSERT_TRUE(for_each_event(small.ledger(), {.id = event}, [&](const EventRecord& record) {
    write_event(record, {}, json);
    return true;
  }));
  EXPECT_NE(json.find(R"("kind":"killed","who":"total","low":6,"high":7,"reviewed":true)"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("reviewed":["toll"])"), std::string::npos);
  // Pages of a list, the newest first.
  added = add_correction(small.ledger(), test_engine(),
                         {.kind = CorrectionKind::Withdraw, .by = "R", .to = added->correction.id});
  ASSERT_TRUE(added) << added.error().message;
  std::vector<int64_t> numbers;
  CorrectionFilter filter{.event = event, .newest_first = true, .limit = 1};
  for (int page = 0; page < 3; ++page) {
    ASSERT_TRUE(for_each_correction(small.ledger(), filter, [&](const Correction& c) {
      numbers.push_back(filter.beyond = c.number);
      return true;
    }));
  }
  EXPECT_EQ(numbers, (std::vector<int64_t>{2, 1}));
}

TEST(Corrections, WhatCouldNotBeReadBackIsRefused) {
  // Found by fuzzing: a note with a zero character was called a damaged ledger.
  SmallLedger small;
  small.write({document_of("a", "قتل 5 مدنيين في غارة روسية على مدينة دوما يوم الجمعة.")});
  small.derived();
  const std::string event = small.value("SELECT id FROM event"), zero("a\0b", 3);
  const std::vector<NewCorrection> wrong = {
      {.kind = CorrectionKind::Note, .by = "R", .note = zero, .event = event},
      {.kind = CorrectionKind::Note, .by = zero, .note = "n", .event = event},
      {.kind = CorrectionKind::Note, .by = "R", .note = "\xFF", .event = event},
      {.kind = CorrectionKind::Place,
       .by = "R",
       .event = event,
       .place = CorrectedPlace{.name = zero, .latitude = 33, .longitude = 36}},
      {.kind = CorrectionKind::Place,
       .by = "R",
       .event = event,
       .place = CorrectedPlace{.name_ar = zero, .latitude = 33, .longitude = 36}}};
  for (const NewCorrection& correction : wrong) {
    const auto made = add_correction(small.ledger(), test_engine(), correction);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().fault, CorrectionFault::BadRequest) << made.error().message;
  }
}

}  // namespace
}  // namespace isnad::ledger
