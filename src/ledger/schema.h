// The texts of schema.sql and of migrations/1.sql, 2.sql …, which the build puts into the program.
#pragma once

namespace isnad::ledger {

extern const char* const kSchema;
/// The line of kSchema at which the derived half begins.
constexpr const char* kDerivedHalf = "-- \u2500\u2500 Derived ";

/// From version 1 to 2, from 2 to 3 …
extern const char* const kMigrations[];
extern const int kMigrationCount;

}  // namespace isnad::ledger
