// `isnad export`: a ledger as files for other programs, in the columns that researchers know.
//
// "--format ucdp -o out" writes out/ucdp.csv. A file is there whole or not at all: it is written under another name and
// takes its own when the last event is in. What is in the columns is the business of src/export.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "event_filter_options.h"
#include "export/exporter.h"
#include "ledger_commands.h"
#include "new_file.h"
#include "progress.h"
#include "text/utf8.h"

namespace isnad::app {

namespace {

constexpr const char* kMore = R"(
FORMAT is one of
  csv      the ledger as tables: events.csv parties.csv claims.csv tolls.csv contested.csv sources.csv
  geojson  events.geojson: the events that have a point, for maps
  ucdp     ucdp.csv: ASSAULT events that killed or may have killed, with the columns of UCDP GED
  acled    acled.csv: with ACLED's columns, and some of our own at the end
  plover   plover.jsonl: all events in the terms of PLOVER
docs/EXPORT.md tells every column, where it comes from, and what is left empty. The same ledger gives the same bytes.

)";

constexpr const char* kExamples = R"(

Examples:
  isnad export -l news.ledger --format csv -o out
  isnad export -l news.ledger --format ucdp -o out --from 2018-02 --to 2018-04 --place "ريف دمشق"
  isnad export -l news.ledger --format geojson -o - --toll killed | ogr2ogr killed.gpkg /vsistdin/

Cells of CSV that a spreadsheet would run as a formula (they begin with = + - @) have an apostrophe before them; with
--unguarded texts are written as they are. Files that are there already are left alone unless --force is given.)";

struct ExportSettings {
  std::string ledger, format, folder, data;
  bool force = false;
  bool unguarded = false;
  bool quiet = false;
  ledger::EventFilter filter;
};

// What a signal handler may touch: it cannot be anywhere but here.
volatile std::sig_atomic_t stop_requested = 0;
void request_stop(int /*signal*/) { stop_requested = 1; }

/// The files of an export, or standard output in their place.
class Target {
 public:
  /// Complains and returns false if the files cannot be made.
  bool open(const ExportSettings& settings, const std::vector<std::string>& names) {
    force_ = settings.force;
    if (settings.folder == "-") {
      if (names.size() > 1) {
        complain(settings.format + " is " + std::to_string(names.size()) + " files and needs a folder: -o DIR");
        return false;
      }
      auto output = Output::open("");
      if (!output) return refused(output.error());
      standard_output_ = std::make_unique<Output>(std::move(*output));
      return true;
    }
    std::error_code error, unseen;
    if (std::filesystem::exists(settings.folder, unseen) && !std::filesystem::is_directory(settings.folder, unseen)) {
      complain(repaired_utf8(settings.folder) + ": is a file; -o names a folder");
      return false;
    }
    std::filesystem::create_directories(settings.folder, error);
    if (!std::filesystem::is_directory(settings.folder, unseen)) {
      complain(repaired_utf8(settings.folder) + ": cannot be made: " + error.message());
      return false;
    }
    for (const std::string& name : names) {
      const std::string path = settings.folder + "/" + name;
      // Looked for again when the file takes its name; here, so that nobody waits for nothing.
      if (!force_ && ::access(path.c_str(), F_OK) == 0) {
        complain(repaired_utf8(path) + ": is there already; --force replaces it");
        return false;
      }
      auto file = NewFile::open(path);
      if (!file) return refused(file.error());
      files_.push_back(std::move(*file));
    }
    return true;
  }

  /// Writes and clears the pieces, one for each file; false once a write has failed.
  bool write(std::vector<std::string>& pieces, size_t at_least) {
    for (size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].size() < at_least) continue;
      const bool written = standard_output_ ? standard_output_->write(pieces[i]) : files_[i].write(pieces[i]);
      pieces[i].clear();
      if (!written) return false;
    }
    return true;
  }

  /// Ends the files and gives them their names. Complains if that cannot be done, or if a write has failed.
  int finish(int64_t events) {
    if (standard_output_) {
      if (standard_output_->finish()) return kFine;
      if (!standard_output_->closed_by_reader()) {
        complain("cannot write output: " + standard_output_->failure());
      }
      return kFailed;
    }
    for (NewFile& file : files_) {
      if (file.finish()) continue;
      complain(repaired_utf8(file.path()) + ": cannot be written: " + file.failure() + "; after " +
               counted(static_cast<uint64_t>(events), "event", "events") + ", nothing is left of this export");
      return kFailed;
    }
    for (NewFile& file : files_) {
      if (const auto named = file.take_name(force_); !named) return refused(named.error()), kFailed;
    }
    return kFine;
  }

 private:
  static bool refused(const Error& error) {
    complain(error.text());
    return false;
  }

  bool force_ = false;
  std::unique_ptr<Output> standard_output_;
  std::vector<NewFile> files_;
};

Result<exports::Codes> load_codes(const std::string& folder) {
  if (folder.empty()) return exports::Codes::load(DataSource::built_in());
  auto tables = DataSource::from_folder(folder);
  if (!tables) return tables.error();
  return exports::Codes::load(*tables);
}

int run(const ExportSettings& settings) {
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  const auto codes = load_codes(settings.data);
  if (!codes) {
    complain(codes.error().text());
    return kFailed;
  }
  const auto exporter =
      exports::make_exporter(*exports::format_of(settings.format), *codes, {.csv = {.guarded = !settings.unguarded}});
  const std::vector<std::string> names = exporter->files();
  Target target;
  if (!target.open(settings, names)) return kFailed;

  stop_requested = 0;
  const auto old_interrupt = std::signal(SIGINT, request_stop);
  const auto old_terminate = std::signal(SIGTERM, request_stop);
  constexpr size_t kPiece = 64 * 1024;
  Progress progress(!settings.quiet && ::isatty(STDERR_FILENO) != 0, std::nullopt);
  std::vector<std::string> pieces(names.size());
  exporter->begin(pieces);
  bool written = true;
  int64_t events = 0;
  const auto found = ledger::for_each_event(*ledger, settings.filter, [&](const ledger::EventRecord& event) {
    exporter->add(event, pieces);
    written = target.write(pieces, kPiece);
    progress.update_count(static_cast<uint64_t>(++events), "events");
    return written && stop_requested == 0;
  });
  std::optional<Error> fault;
  if (!found) fault = found.error();
  if (!fault && written && stop_requested == 0) fault = exporter->end(*ledger, pieces);
  progress.clear();
  std::signal(SIGINT, old_interrupt);
  std::signal(SIGTERM, old_terminate);
  if (fault) {
    complain(fault->text());
    return kFailed;
  }
  if (stop_requested != 0) {
    complain("stopped; nothing is left of this export");
    return kFailed;
  }
  if (written) target.write(pieces, 0);
  const int status = target.finish(events);
  if (status != kFine || settings.quiet) return status;

  const std::string left_out = exporter->left_out().text();
  std::string summary = counted(static_cast<uint64_t>(exporter->written()), "event", "events") + " written";
  if (!left_out.empty()) summary += "; left out: " + left_out;
  note(summary);
  if (events == 0) {
    if (const auto reasons = ledger::unanswered(*ledger, settings.filter)) {
      for (const std::string& reason : *reasons) note(reason);
    }
  }
  return status;
}

}  // namespace

void add_export(CLI::App& app, int& status) {
  const auto settings = std::make_shared<ExportSettings>();
  const auto filters = std::make_shared<EventFilterOptions>();
  CLI::App* command = app.add_subcommand("export", "Write a ledger's events as files for other programs");
  command->footer(std::string(kMore) + kAboutEventFilters + kExamples);
  add_ledger_option(*command, settings->ledger);
  command->add_option("-f,--format", settings->format, "csv, geojson, ucdp, acled or plover")
      ->required()
      ->type_name("FORMAT");
  command->add_option("-o,--output", settings->folder, "Folder to write to, made if need be; - for standard output")
      ->required()
      ->type_name("DIR");
  command->add_flag("--force", settings->force, "Replace files that are there already");
  command->add_flag("--unguarded", settings->unguarded,
                    "Leave texts as they are that a spreadsheet takes for formulas");
  command->add_option("--data", settings->data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  command->add_flag("-q,--quiet", settings->quiet, "No progress and no notes, only errors");
  filters->add(*command);
  command->callback([&status, settings, filters] {
    if (!exports::format_of(settings->format)) {
      const bool planned = settings->format == "parquet";
      throw CLI::ValidationError(
          "--format", (planned ? std::string("parquet is not written yet") : "there is no format " + settings->format) +
                          "; there are csv, geojson, ucdp, acled and plover");
    }
    settings->filter = filters->filter();
    settings->filter.words = true;
    status = run(*settings);
  });
}

}  // namespace isnad::app
