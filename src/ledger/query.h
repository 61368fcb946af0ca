// Reading a ledger: events with their sides, as programs want them.
//
//   for_each_event(ledger, {.type = "ASSAULT", .place = "دوما", .contested = true}, [](const EventRecord& event) { …
//   });
//
// The records have the content of `isnad.event/1` (docs/RECORD.md), and what laying them out for people needs besides.
// Everything is read in the order of the events' dates (those without one last), then ids. One event is in memory at a
// time, and all events of a call are read from one state of the ledger, whatever a build writes meanwhile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

/// A row of `source`, as far as it names somebody. The names are the id where the ledger has no such row.
struct SourceName {
  std::string id;
  std::string name;     ///< English where known, else as most often written
  std::string name_ar;  ///< as most often written
};

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
  std::string origin;  ///< document.origin; with `document` it names the document
  std::string url;     ///< of its document, empty if unknown
  std::string title;   ///< headline of its article, empty if it has none; only with EventFilter::words
  int article = 1;
  std::string id;  ///< c1 …
  std::string published;
  std::string trigger, type, modes, factuality;
  bool background = false;
  std::string stance, cue;  ///< of its statement, empty where the article itself speaks
  /// Whose word it is, outwards: the originator, who passed it on, the chains of the enclosing statements, the outlet
  /// (or, where it is not known which, the article's own voice).
  std::vector<ChainLink> chain;
  SourceName speaker;  ///< who makes the claim
  SourceName voice;    ///< the same after copies are folded into their origin
  std::optional<int64_t> copy_of;
  std::string review;  ///< confirmed, moved: a person said so; else empty
  Span evidence, trigger_span;
  std::string words;              ///< text of the evidence, as written; only with EventFilter::words
  uint32_t words_trigger_at = 0;  ///< code points of `words` before the trigger
};

struct EventFigure {
  int64_t claim = 0;  ///< claim.claim, one of the event's
  std::string voice;  ///< source.id
  std::optional<int64_t> number, number_to;
  std::string hedge;
  bool updated = false;
};

struct EventToll {
  std::string kind, who;
  std::optional<int64_t> low, high;
  std::vector<EventFigure> figures;  ///< in the order of time
  bool reviewed = false;             ///< a person set low and high
};

struct ContestedSide {
  std::string says, how;
  std::vector<int64_t> claims;      ///< claim.claim, in the order of EventRecord::claims
  std::vector<SourceName> sources;  ///< after folding copies, in the order of their first claims
};

struct Contest {
  std::string about, kind, who;
  std::vector<ContestedSide> sides;
};

struct EventRecord {
  int64_t row = 0;
  std::string id, type, modes, status;
  bool background = false;
  std::string contested;                       ///< what it is contested about, blanks between
  std::string date_from, date_to, date_basis;  ///< empty where unknown
  std::string place, place_text, place_name, place_name_ar, precision, country;
  std::string admin1, admin1_name, admin1_name_ar;
  std::string admin2_name, admin2_name_ar;  ///< district that the place is or lies in, empty if unknown
  std::optional<double> latitude, longitude;
  std::vector<EventParty> actors, targets;
  std::vector<EventClaim> claims;  ///< by publication, then document, article, claim
  std::vector<EventToll> tolls;
  std::vector<Contest> contests;
  int64_t articles = 0, independent_sources = 0;
  std::string reviewed;  ///< what people corrected or confirmed, blanks between: claims place toll note

  /// The claim of that row; nullptr if it is none of the event's.
  const EventClaim* claim(int64_t row) const;
  /// The figures for all persons harmed in that way; nullptr if there are none.
  const EventToll* total(std::string_view kind) const;
};

/// Which events. What is empty does not filter.
struct EventFilter {
  std::string id{};    ///< or the beginning of one
  std::string type{};  ///< PLOVER
  std::string mode{};
  std::string place{};  ///< Arabic or English name, or id; also what lies in it
  std::string actor{};  ///< actor or target: id (with all below it: SYR.GOV), or words that begin words of its name or
                        ///< of what a source calls it
  std::string
      source{};  ///< who tells of it, passes it on or prints it: source.id (with all below it), or words likewise
  std::string match{};  ///< FTS5 expression over the articles (search.h: the connection needs the tokenizer)
  std::optional<Day> from{}, to{};  ///< events of which a day may lie here
  std::string toll{};               ///< kind: only events with a toll of it
  bool contested = false;
  std::string contested_about{};  ///< toll actor means occurrence
  bool background = false;        ///< also events that are only mentioned on the way
  bool prospective = false;       ///< also events that have not happened
  std::string document{};         ///< document.id: with a claim in it
  int64_t limit = -1;
  bool words = false;  ///< fill EventClaim::words and title, for which the texts are to be read
};

/// Calls `take` for each event; stops when it returns false. The number of events taken.
Result<int64_t> for_each_event(Ledger& ledger, const EventFilter& filter,
                               const std::function<bool(const EventRecord&)>& take);

/// The same for the events of these ids, in that order; ids that the ledger does not have are passed over.
Result<int64_t> for_each_event(Ledger& ledger, std::span<const std::string> ids, bool words,
                               const std::function<bool(const EventRecord&)>& take);

/// Ids of the places that EventFilter::place means, with all that lies in them. Throws Failure.
std::unordered_set<std::string> places_within(const Database& database, const std::string& place);

/// Names a document in addresses, where an id may be anything: "d" and twelve hexadecimal digits.
std::string article_key(std::string_view document, std::string_view origin);

/// Which parts of a filter nothing in the ledger answers to, each as a sentence for people: "no place of this ledger is
/// called «دوماا»". Empty if each alone finds something.
Result<std::vector<std::string>> unanswered(Ledger& ledger, const EventFilter& filter);

}  // namespace isnad::ledger
