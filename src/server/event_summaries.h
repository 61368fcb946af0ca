// Events as lists show them: one object each, with names in both languages, tolls and counts (SUMMARY in docs/API.md).
//
// Throws ledger::Failure. One thread.
#pragma once

#include <string>

#include "isnad/engine.h"
#include "ledger/database.h"
#include "ledger/json_writer.h"

namespace isnad::server {

class EventSummaries {
 public:
  EventSummaries(const ledger::Database& database, const Engine& engine);
  /// Writes the event of that id as a value; false if there is none.
  bool write(const std::string& id, ledger::JsonWriter& json);

 private:
  void parties(int64_t event, const char* role, ledger::JsonWriter& json);

  const Engine& engine_;
  ledger::Query head_, parties_, tolls_;
};

}  // namespace isnad::server
