// The text of schema.sql, which the build puts into the program.
#pragma once

namespace isnad::ledger {

extern const char* const kSchema;

}  // namespace isnad::ledger
