// PLOVER: an event as a line of JSON in the terms of the PLOVER manual 0.8 (Open Event Data Alliance).
//
// «قصف الجيش السوري دوما» ("the Syrian army shelled Douma") becomes {"event_id":"e…","event_type":"ASSAULT",
// "event_mode":"heavy-weapons","quad_class":4,"date":"2018-02-20",…,"actors":[{"name":"Syrian army","country":"SYR",
// "sector":"MIL",…}],…}. The manual names the concepts and leaves the form of a file open; docs/EXPORT.md tells each
// key.
//
// Modes that PLOVER does not have (clash, territory, siege, displace) stand in `extension_modes` only. Contexts are not
// coded by Isnad: `context` is an empty list.
#pragma once

#include <string>

#include "export/codes.h"
#include "ledger/query.h"

namespace isnad::exports {

/// Appends one line, its '\n' included.
void append_plover_line(const ledger::EventRecord& event, const Codes& codes, std::string& out);

}  // namespace isnad::exports
