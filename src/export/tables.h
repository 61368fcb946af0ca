// The ledger as flat files: events.csv, parties.csv, claims.csv, tolls.csv, contested.csv, sources.csv.
//
// One event, two sources, «مقتل 9» and «مقتل 12» ("9 killed", "12 killed"): one line in events.csv with killed_low 9
// and killed_high 12, two in claims.csv, two in tolls.csv, two in contested.csv. Tables are joined by `event` (its id),
// by document, article and claim, and by the ids of sources. docs/EXPORT.md tells every column.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/csv.h"
#include "isnad/result.h"
#include "ledger/query.h"

namespace isnad::exports {

class FlatTables {
 public:
  enum Table : size_t { Events, Parties, Claims, Tolls, Contested, Sources, kTables };

  explicit FlatTables(CsvForm form) : form_(form) {}

  static const char* file_name(Table table);
  static std::span<const std::string_view> columns(Table table);

  /// Appends the event's lines; out[table] is that table's. The sources that it names are noted for sources().
  void add(const ledger::EventRecord& event, std::vector<std::string>& out);
  /// Appends the line of each source that the events added name, by id.
  std::optional<Error> sources(ledger::Ledger& ledger, std::string& out) const;

 private:
  CsvForm form_;
  std::set<std::string> sources_;
};

}  // namespace isnad::exports
