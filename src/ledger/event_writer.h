// EventWriter: one event, put together from its tellings, as rows of the derived half, and out again.
//
// Three tellings of a raid on «كفربطنا» become a row of `event`, three of `event_claim`, its tolls, figures and
// contests. What a person set (a place, a toll) stands in place of what the tellings come to. Which tellings are one
// event is not decided here (merge.h, review.h).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "ledger/account.h"
#include "ledger/corrections.h"
#include "ledger/database.h"

namespace isnad::ledger {

/// A telling with what is written down beside it.
struct EventTelling {
  Telling telling;
  std::optional<int64_t> copy_of;  ///< claim.claim that it repeats; another corpus may have it
  const char* review = "";         ///< event_claim.review
};

/// What people said of an event.
struct EventReview {
  std::string reviewed;                     ///< event.reviewed
  const CorrectedPlace* place = nullptr;    ///< outlives the call
  std::vector<const CorrectedToll*> tolls;  ///< of a kind and class, the last counts
  std::vector<int64_t> corrections;         ///< numbers of all that concern it
};

class EventWriter {
 public:
  /// Both must outlive it. Throws Failure, as all of it.
  EventWriter(Database& database, const Engine& engine);
  ~EventWriter();
  EventWriter(const EventWriter&) = delete;
  EventWriter& operator=(const EventWriter&) = delete;

  /// `tellings`: not empty; in any order. Returns event.event. True in `contested` if its sources disagree.
  int64_t write(const Corpus& corpus, std::vector<EventTelling> tellings, const EventReview& review,
                bool* contested = nullptr);
  /// Takes all rows of an event out.
  void erase(int64_t event);

 private:
  struct Queries;
  std::string id_of(int64_t claim);

  Database& database_;
  const Engine& engine_;
  std::unique_ptr<Queries> queries_;
  int64_t last_event_ = 0, last_contest_ = 0;  // rows given so far
};

/// The id of an event that begins with a claim of that name; `again`: how many others have it already.
std::string event_id(const std::string& document, const std::string& article, const std::string& claim, int again);

/// Writes a place of the gazetteer, with what contains it, into `place`, unless it is there. Throws Failure.
void write_place(const Database& database, const Engine& engine, const std::string& id);

}  // namespace isnad::ledger
