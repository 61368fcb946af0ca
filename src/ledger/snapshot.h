// Snapshot: one state of a ledger for all that is read while it lives, whatever a build writes meanwhile.
#pragma once

#include "ledger/database.h"

namespace isnad::ledger {

class Snapshot {
 public:
  /// Within a transaction of the caller's it does nothing.
  explicit Snapshot(Database& database) : database_(database), own_(sqlite3_get_autocommit(database.handle()) != 0) {
    if (own_) database_.run("BEGIN");
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() {
    if (own_) sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
  }

 private:
  Database& database_;
  bool own_;
};

}  // namespace isnad::ledger
