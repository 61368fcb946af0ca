// The formats as exporters; see exporter.h. A new format is a class here and a line in kNames and make_exporter().
#include "export/exporter.h"

#include <array>
#include <utility>

#include "export/acled.h"
#include "export/geojson.h"
#include "export/plover.h"
#include "export/tables.h"
#include "export/ucdp.h"

namespace isnad::exports {
namespace {

using Files = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, Format>, 5> kNames = {{{"csv", Format::Csv},
                                                                        {"geojson", Format::GeoJson},
                                                                        {"ucdp", Format::Ucdp},
                                                                        {"acled", Format::Acled},
                                                                        {"plover", Format::Plover}}};

class CsvExporter : public Exporter {
 public:
  explicit CsvExporter(CsvForm form) : tables_(form) {}

  Files files() const override {
    Files names;
    for (size_t table = 0; table < FlatTables::kTables; ++table) names.emplace_back(name_of(table));
    return names;
  }
  void begin(Files& out) override {
    for (size_t table = 0; table < FlatTables::kTables; ++table) {
      append_csv_header(FlatTables::columns(static_cast<FlatTables::Table>(table)), out[table]);
    }
  }
  void add(const ledger::EventRecord& event, Files& out) override {
    tables_.add(event, out);
    ++written_;
  }
  std::optional<Error> end(ledger::Ledger& ledger, Files& out) override {
    return tables_.sources(ledger, out[FlatTables::Sources]);
  }

 private:
  static const char* name_of(size_t table) { return FlatTables::file_name(static_cast<FlatTables::Table>(table)); }

  FlatTables tables_;
};

class GeoJsonExporter : public Exporter {
 public:
  Files files() const override { return {"events.geojson"}; }
  void begin(Files& out) override { out[0] += "{\"type\":\"FeatureCollection\",\"features\":["; }
  void add(const ledger::EventRecord& event, Files& out) override {
    if (!event.latitude || !event.longitude) {
      ++left_out_.no_place;
      return;
    }
    out[0] += written_ == 0 ? "\n" : ",\n";
    append_geojson_feature(event, out[0]);
    ++written_;
  }
  std::optional<Error> end(ledger::Ledger& /*ledger*/, Files& out) override {
    out[0] += "\n]}\n";
    return std::nullopt;
  }
};

using AppendRow = bool (*)(const ledger::EventRecord&, const Codes&, CsvForm, std::string&, LeftOut&);

class RowExporter : public Exporter {
 public:
  RowExporter(std::string file, std::span<const std::string_view> columns, AppendRow append, const Codes& codes,
              CsvForm form)
      : file_(std::move(file)), columns_(columns), append_(append), codes_(codes), form_(form) {}

  Files files() const override { return {file_}; }
  void begin(Files& out) override { append_csv_header(columns_, out[0]); }
  void add(const ledger::EventRecord& event, Files& out) override {
    if (append_(event, codes_, form_, out[0], left_out_)) ++written_;
  }

 private:
  std::string file_;
  std::span<const std::string_view> columns_;
  AppendRow append_;
  const Codes& codes_;
  CsvForm form_;
};

class PloverExporter : public Exporter {
 public:
  explicit PloverExporter(const Codes& codes) : codes_(codes) {}

  Files files() const override { return {"plover.jsonl"}; }
  void add(const ledger::EventRecord& event, Files& out) override {
    append_plover_line(event, codes_, out[0]);
    ++written_;
  }

 private:
  const Codes& codes_;
};

}  // namespace

std::optional<Format> format_of(std::string_view name) {
  for (const auto& [known, format] : kNames) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string LeftOut::text() const {
  std::string out;
  const auto part = [&](int64_t count, const char* what) {
    if (count == 0) return;
    if (!out.empty()) out += ", ";
    out += std::to_string(count) + ' ' + what;
  };
  part(other_type, "of other types");
  part(no_dead, "without dead");
  part(no_event, "denied by all or still to come");
  part(no_date, "without a day");
  part(no_place, "without a place");
  return out;
}

std::unique_ptr<Exporter> make_exporter(Format format, const Codes& codes, const ExportOptions& options) {
  switch (format) {
    case Format::Csv:
      return std::make_unique<CsvExporter>(options.csv);
    case Format::GeoJson:
      return std::make_unique<GeoJsonExporter>();
    case Format::Ucdp:
      return std::make_unique<RowExporter>("ucdp.csv", ucdp_columns(), append_ucdp_row, codes, options.csv);
    case Format::Acled:
      return std::make_unique<RowExporter>("acled.csv", acled_columns(), append_acled_row, codes, options.csv);
    case Format::Plover:
      break;
  }
  return std::make_unique<PloverExporter>(codes);
}

}  // namespace isnad::exports
