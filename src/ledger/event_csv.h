// Writes events as lines of CSV: `isnad events --format csv`, and the page's export of a view.
//
// One line an event, with who (ids, then names), the lowest and highest toll of each kind, and the sources; the columns
// for researchers' programs are in src/export/.
#pragma once

#include <array>
#include <string>

#include "ledger/query.h"

namespace isnad::ledger {

/// Kinds of tolls, in the order in which records list them.
constexpr std::array<const char*, 7> kTollKinds = {"killed",    "injured",   "missing",    "captured",
                                                   "displaced", "destroyed", "surrendered"};

/// Appends the line of the columns' names.
void append_event_csv_head(std::string& out);
/// Appends one line, its '\n' included.
void append_event_csv(const EventRecord& event, std::string& out);

}  // namespace isnad::ledger
