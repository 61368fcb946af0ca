// Reading a ledger: events with their sides, as programs want them.
//
//   for_each_event(ledger, {.type = "ASSAULT", .place = "دوما", .contested = true}, [](const EventRecord& event) { …
//   });
//
// The records have the content of `isnad.event/1` (docs/RECORD.md), and what laying them out for people needs besides.
// Everything is read in the order of the events' dates, then ids.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

/// One link of a chain of attribution.
struct ChainLink {
  std::string text;    ///< as written
  std::string source;  ///< source.id
  std::string actor;   ///< id of the dictionary, empty if unknown
  std::string name;    ///< English, empty likewise
  std::string label;
};

struct EventParty {
  std::string actor, name, text;  ///< text: most frequent wording
  int64_t voices = 0;
};

struct EventClaim {
  int64_t row = 0;  ///< claim.claim
  std::string document, path, outlet;
  int article = 1;
  std::string id;  ///< c1 …
  std::string published;
  std::string trigger, type, modes, factuality;
  bool background = false;
  std::string stance, cue;       ///< of its statement, empty where the article itself speaks
  std::vector<ChainLink> chain;  ///< originator first; enclosing statements' chains follow; empty: the article itself
  std::string speaker, voice;    ///< source.id; voice after folding copies
  std::optional<int64_t> copy_of;
  Span evidence, trigger_span;
  std::string words;              ///< text of the evidence, as written
  uint32_t words_trigger_at = 0;  ///< code points of `words` before the trigger
};

struct EventFigure {
  int64_t claim = 0;
  std::string voice;
  std::vector<std::string> chain;  ///< texts; the outlet's name where the article itself speaks
  std::optional<int64_t> number, number_to;
  std::string hedge;
  bool updated = false;
  std::string document, claim_id;
  int article = 1;
};

struct EventToll {
  std::string kind, who;
  std::optional<int64_t> low, high;
  std::vector<EventFigure> figures;  ///< in the order of time
};

struct ContestedSide {
  std::string says, how;
  std::vector<int64_t> claims;       ///< claim.claim
  std::vector<std::string> sources;  ///< source.id, after folding copies
};

struct Contest {
  std::string about, kind, who;
  std::vector<ContestedSide> sides;
};

struct EventRecord {
  int64_t row = 0;
  std::string id, type, modes, status;
  bool background = false;
  std::string date_from, date_to, date_basis;  ///< empty where unknown
  std::string place, place_text, place_name, place_name_ar, precision, country, admin1_name, admin1_name_ar;
  std::optional<double> latitude, longitude;
  std::vector<EventParty> actors, targets;
  std::vector<EventClaim> claims;  ///< by publication, then document, article, claim
  std::vector<EventToll> tolls;
  std::vector<Contest> contests;
  int64_t articles = 0, independent_sources = 0;
};

/// Which events. What is empty does not filter.
struct EventFilter {
  std::string id;    ///< or the beginning of one
  std::string type;  ///< PLOVER
  std::string mode;
  std::string place;   ///< Arabic or English name, or id; also what lies in it
  std::string actor;   ///< id (with all below it: SYR.GOV), or a name or words
  std::string source;  ///< source.id or name that tells of it
  std::string text;    ///< full-text search over the articles
  std::optional<Day> from, to;
  std::string toll;  ///< kind: only events with a toll of it
  bool contested = false;
  std::string contested_about;  ///< toll actor means occurrence
  bool background = false;      ///< also events that are only mentioned on the way
  bool prospective = false;     ///< also events that have not happened
  std::string document;         ///< claims of this document
  int64_t limit = -1;
};

/// Calls `take` for each event, one in memory at a time; stops when it returns false.
Result<int64_t> for_each_event(Ledger& ledger, const EventFilter& filter,
                               const std::function<bool(const EventRecord&)>& take);

}  // namespace isnad::ledger
