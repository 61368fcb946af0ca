// Writes events as JSON: lines of `isnad.event/1` (docs/RECORD.md, docs/event.schema.json) and GeoJSON features.
//
// A contested attack on «دوما» (Douma) becomes {"schema":"isnad.event/1","id":"e…",…,"contested":[{"about":"toll",
// "sides":[…]}],…}: keys in a fixed order, so that the same event is always the same bytes. Whole GeoJSON files are for
// the caller to put together: a feature is one element of `features`.
#pragma once

#include <string>

#include "ledger/query.h"

namespace isnad::ledger {

struct EventForm {
  bool full = false;  ///< claims with their chains and words (EventFilter::words), not only who and where they stand
  bool keys = false;  ///< with `full`: also the article_key() of each claim's document
};

/// Appends one line, its '\n' included.
void write_event(const EventRecord& event, const EventForm& form, std::string& out);

/// Appends a GeoJSON Feature (RFC 7946) without a line break: the event's point, null where it has none, and flat
/// properties.
void write_event_feature(const EventRecord& event, std::string& out);

}  // namespace isnad::ledger
