// A correction laid out for people: what was said of which claims and events, by whom, when, and why.
//
//   k3f09ab12cd34  2026-11-22 07:01  Rima: reject  story-17 c3 «قصف»
//     «it is meant figuratively»
#pragma once

#include "ledger/corrections.h"
#include "terminal.h"

namespace isnad::app {

void write_correction_lines(const ledger::Correction& correction, size_t indent, Page& page);

}  // namespace isnad::app
