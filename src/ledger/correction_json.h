// Corrections as JSON, both ways: as they are kept and signed, as they are given out, as they come in.
//
// {"by":"Rima","kind":"reject","claims":[{"document":"story-17","article":1,"claim":"c3"}]} is a new one. What is kept
// (`correction.content`) has the same fields in a fixed order, so that the same correction is always the same bytes:
// they are what an id covers. Looks for nothing in a ledger.
#pragma once

#include <string>
#include <string_view>

#include "ledger/corrections.h"

namespace isnad::ledger {

/// What is signed: all but id, number and what the correction is now.
std::string correction_content(const Correction& correction);

/// A correction as write_correction() or correction_content() gave it; the latter has no id. Unknown fields are an
/// error.
CorrectionResult<Correction> parse_correction(std::string_view json);

}  // namespace isnad::ledger
