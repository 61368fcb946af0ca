// EventIndex: what filters ask of all events of a ledger, in columns in memory, and the answers to filters over it.
//
//   auto index = EventIndex::load(ledger, engine);
//   PageFilter filter; filter.place = "دوما";          // (Douma)
//   const Selection selected = index->select(filter, *index->prepare(ledger, filter));
//   for (uint32_t event : selected.events) … index->date_from[event] …
//
// Events are numbered in the order of `isnad events`: by date, those without one last, then by id. What a filter means
// is what EventFilter (ledger/query.h) means, with lists of types and modes, a box, and the key of a document instead
// of its id. An index is immutable and shared by threads; a new state of the ledger is a new index.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/engine.h"
#include "ledger/ledger.h"

namespace isnad::server {

constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
constexpr int32_t kNoDay = std::numeric_limits<int32_t>::max();

/// Degrees. west > east: across the 180th meridian.
struct Box {
  double south = -90, west = -180, north = 90, east = 180;
  bool holds(double lat, double lon) const {
    return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
  }
};

/// Things that an event may be contested about; bits in `contested`.
inline constexpr std::string_view kAbout[] = {"toll", "actor", "means", "occurrence"};

/// A filter as the page has it. What is empty does not filter.
struct PageFilter {
  std::string words;  ///< as for `isnad search`
  std::string place, actor, source, document;
  std::optional<Box> box;
  std::optional<Day> from, to;
  std::vector<std::string> types, modes;
  std::string toll;
  bool contested = false;
  std::vector<std::string> contested_about;  ///< any of these
  bool background = false, prospective = false;

  /// Equal for equal filters.
  std::string text() const;
};

/// Numbers of lists of different lengths, one list for each event.
struct Lists {
  std::vector<uint32_t> begin;  ///< one more than events
  std::vector<uint32_t> values;
  const uint32_t* first(uint32_t event) const { return values.data() + begin[event]; }
  const uint32_t* last(uint32_t event) const { return values.data() + begin[event + 1]; }
};

/// Of what state a ledger is: texts to be compared.
struct LedgerState {
  std::string state;      ///< changes whenever anything in it may have
  std::string basis;      ///< changes whenever its events may have
  bool outdated = false;  ///< its events are not made from all that was read
  /// Throws ledger::Failure.
  static LedgerState of(ledger::Ledger& ledger);
};

class EventIndex {
 public:
  struct Place {
    std::string id, name, name_ar, country, precision;
    uint32_t region = kNone;  ///< place: its governorate, else its country; itself if it is one
  };
  struct Point {
    double lat = 0, lon = 0;
  };
  struct Actor {
    std::string id, name, name_ar;
  };
  struct Source {
    std::string id, name, name_ar;
    bool unnamed = false;
  };
  /// One way in which somebody is spoken of in claims.
  struct Party {
    std::string actor, name, text;
    uint32_t number = kNone;  ///< in `actors`
  };

  /// Of all claims, also those that stand in no event (source_facts.h). One entry for each, by row.
  struct Claims {
    std::vector<int64_t> rows;       ///< claim.claim
    std::vector<uint32_t> speaker;   ///< in `all_sources`; kNone
    std::vector<int32_t> published;  ///< day of its article; kNoDay
    std::vector<uint8_t> flags;
    static constexpr uint8_t kDenied = 1, kContested = 2;
  };
  /// A voice on one side of a contested thing. Those of one contest stand together.
  struct Side {
    uint32_t contest, side, voice;
    friend bool operator==(const Side&, const Side&) = default;
  };
  struct Contest {
    uint32_t event;
    uint8_t about;  ///< in kAbout
  };
  /// A loaded word for somebody in a claim that is no copy.
  struct Labelled {
    uint32_t speaker, party, label;  ///< in `all_sources`, `all_parties`, `label_names`
    bool direct;                     ///< it stood between quotation marks
  };

  /// What takes time to find out about a filter, done once for many scans of it: see prepare().
  struct Prepared {
    /// For each party, source …: is it meant? Empty: all are.
    std::vector<uint8_t> parties, sources, outlets, articles, document, places, place_texts;
    uint64_t modes = 0;
    uint32_t types = 0;
    uint8_t tolls = 0, contested = 0;
    bool nothing = false;  ///< no event can pass
  };

  /// Events that pass a filter but for its days and its box, with what they do about these.
  struct Selection {
    std::vector<uint32_t> events;  ///< ascending: pass all
    /// Pass all but the days, all but the box; empty if not asked for (has_any_day, has_any_box).
    std::vector<uint32_t> any_day, any_box;
    bool has_any_day = false, has_any_box = false;
  };

  /// Reads all events. `engine` gives names in Arabic. Throws ledger::Failure.
  static std::shared_ptr<const EventIndex> load(ledger::Ledger& ledger, const Engine& engine);

  /// `ledger` is asked for words (prepare_search() must have been called) and places. Throws ledger::Failure.
  Prepared prepare(ledger::Ledger& ledger, const PageFilter& filter) const;
  Selection select(const PageFilter& filter, const Prepared& prepared, bool any_day = false,
                   bool any_box = false) const;

  /// The event of an id; kNone if there is none.
  uint32_t find(std::string_view id) const;
  std::string id(uint32_t event) const;
  /// The document of an article_key(): document.document. Nothing if there is none.
  std::optional<int64_t> document(std::string_view key) const;

  size_t size() const { return ids.size(); }

  LedgerState at;

  // One entry for each event.
  std::vector<uint64_t> ids;      ///< the digits of event.id
  std::vector<int32_t> from, to;  ///< days; kNoDay
  /// Number of `from` in `days`; kNone if that is not known, or only within more than a month: «2015» is no day.
  std::vector<uint32_t> day;
  std::vector<uint64_t> modes;                   ///< bits: `mode_names`
  std::vector<uint32_t> place;                   ///< in `places`; kNone
  std::vector<uint32_t> place_text;              ///< in `place_texts`; kNone
  std::vector<uint32_t> point;                   ///< in `points`; kNone
  std::vector<int32_t> killed_low, killed_high;  ///< 0 where unknown
  std::vector<uint32_t> claims;                  ///< how many
  std::vector<uint8_t> type;                     ///< in `type_names`
  std::vector<uint8_t> contested;                ///< bits: kAbout
  std::vector<uint8_t> tolls;                    ///< bits: ledger::kTollKinds
  std::vector<uint8_t> flags;                    ///< kBackground, kProspective
  std::vector<uint8_t> precision;                ///< isnad::Precision; kNoPrecision
  Lists parties;                                 ///< who stands in its claims: in `all_parties`
  Lists sources;                                 ///< voices, speakers and messengers: in `all_sources`
  Lists outlets;                                 ///< in `outlet_names`
  Lists articles;                                ///< where it is told: in `article_rows`

  std::vector<int32_t> days;  ///< ascending
  std::vector<std::string> type_names, mode_names, place_texts, outlet_names;
  std::vector<Place> places;
  std::vector<Point> points;
  std::vector<Actor> actors;
  std::vector<Source> all_sources;
  std::vector<Party> all_parties;
  std::vector<int64_t> article_rows;  ///< ascending
  int64_t documents = 0;
  Claims all_claims;
  std::vector<Side> sides;
  std::vector<Contest> contests;
  std::vector<Labelled> labelled;
  std::vector<std::string> label_names;
  /// In how many events each stands, leaving out those in the background and those to come; places: with what lies in
  /// them.
  std::vector<uint32_t> actor_events, source_events, place_events;
  /// Names as ledger::folded_name() has them, for has_words().
  std::vector<std::string> folded_parties, folded_sources, folded_sources_ar, folded_outlets, folded_place_texts;

  static constexpr uint8_t kBackground = 1, kProspective = 2, kNoPrecision = 0xFF;
  /// Its point stands for a wide area: a governorate, a region, a country.
  bool is_area(uint32_t event) const {
    return precision[event] != kNoPrecision && precision[event] >= static_cast<uint8_t>(Precision::Governorate);
  }

 private:
  friend class Loader;
  std::vector<uint32_t> by_id_;  // events by their ids
  std::vector<std::pair<uint64_t, int64_t>> documents_by_key_;
  std::vector<std::pair<int64_t, int64_t>> article_documents_;  // (document, article), ascending
  std::unordered_map<std::string, uint32_t> place_numbers_;
};

}  // namespace isnad::server
