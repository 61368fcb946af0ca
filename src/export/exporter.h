// Exporter: events in, the bytes of one or more files out.
//
//   auto exporter = make_exporter(Format::Ucdp, codes, {});
//   std::vector<std::string> out(exporter->files().size());   // out[0] is appended to ucdp.csv
//   exporter->begin(out);
//   for (each event) { exporter->add(event, out); hand on and clear out; }
//   exporter->end(ledger, out);
//
// Nothing is kept of an event once it is added, so an export of any size needs the memory of one event. The bytes
// depend on the events and nothing else: no time of making, no number of a row. docs/EXPORT.md tells every column.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/codes.h"
#include "export/csv.h"
#include "isnad/result.h"
#include "ledger/query.h"

namespace isnad::exports {

enum class Format : uint8_t { Csv, GeoJson, Ucdp, Acled, Plover };

/// "csv" … ; nothing for another word.
std::optional<Format> format_of(std::string_view name);

struct ExportOptions {
  CsvForm csv;
};

/// Events that a format has no place for.
struct LeftOut {
  int64_t no_dead = 0;     ///< told of nobody killed
  int64_t other_type = 0;  ///< of a type that the dataset does not have
  int64_t no_event = 0;    ///< said not to have happened, by all who speak of it, or not yet
  int64_t no_date = 0;     ///< the day is not known, or only within more time than the dataset takes
  int64_t no_place = 0;    ///< the place is not known well enough
  /// "3 of nobody killed, 2 without a day"; empty if none was left out.
  std::string text() const;
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  /// Names of the files, in the order of `out` below.
  virtual std::vector<std::string> files() const = 0;
  virtual void begin(std::vector<std::string>& /*out*/) {}
  virtual void add(const ledger::EventRecord& event, std::vector<std::string>& out) = 0;
  /// What stands behind the events. Reads of the ledger what only it knows (sources.csv).
  virtual std::optional<Error> end(ledger::Ledger& /*ledger*/, std::vector<std::string>& /*out*/) {
    return std::nullopt;
  }
  const LeftOut& left_out() const { return left_out_; }
  int64_t written() const { return written_; }

 protected:
  LeftOut left_out_;
  int64_t written_ = 0;
};

/// `codes` must live as long as the exporter.
std::unique_ptr<Exporter> make_exporter(Format format, const Codes& codes, const ExportOptions& options);

}  // namespace isnad::exports
