// `isnad gazetteer import FILE`, `list`, `remove NAME`: the places of others, kept in a folder of the user's and known
// from then on to every command that reads articles.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "commands.h"
#include "imported_gazetteers.h"
#include "output.h"
#include "page/byte_stream.h"
#include "places/place_table.h"
#include "text/utf8.h"

namespace isnad::app {
namespace {

constexpr size_t kMostBytes = size_t{512} * 1024 * 1024;
constexpr const char* kGazetteerMore = R"(
What is imported is kept in a folder of yours, $ISNAD_HOME/gazetteer, else $XDG_DATA_HOME/isnad/gazetteer, else
~/.local/share/isnad/gazetteer, and every command that reads articles knows it, beside the built-in places.
`isnad extract --no-imported-gazetteers` reads without it. `isnad gazetteer import --help` tells the form of the tables.)";

constexpr const char* kImportMore = R"(
FILE, in UTF-8 and possibly packed with gzip or zstd, is one of two:
  a dump of GeoNames (download.geonames.org/export/dump), 19 cells a line between tabs, without a header;
  a table whose first line names the columns, with tabs, commas or semicolons between the cells. Known columns:
    name_ar (names_ar, arabic)      Arabic names, | between several                  needed
    lat (latitude), lon (lng, …)    degrees                                          needed
    country (cc)                    two letters, ISO 3166                            needed
    name_en (name, english)         English name
    kind (placetype, feature code)  city, village, camp, governorate … or GeoNames' codes; a settlement if missing
    geonames_id; id (wof_id)        numbers or words; a place that Isnad has under that number of GeoNames is the same
    population                      a number, 0 or nothing if unknown
    admin1, parent                  Arabic names of governorate and district
Other columns are passed over; so are lines that begin with #.

A place that Isnad has (the same country, a common Arabic name, 8 km apart at most) takes the names; others are new, with
ids geonames:N or import:NAME:ID. A name that is a word or a person's («النهر») means a place only where the text says so
(«قرية النهر»). Bad lines are named on standard error and left out, and the exit status is 1; if more lines are bad than
good nothing is imported, and it is 2.)";

struct GazetteerImport {
  std::string file;
  std::string name;  ///< empty: after the file
};

constexpr const char* kNoFolder =
    "there is no folder to keep gazetteers in: set ISNAD_HOME, XDG_DATA_HOME or HOME to an absolute path";

Result<std::string> read_all(const std::string& path) {
  auto stream = ByteStream::open(path);
  if (!stream) return Error{stream.error().message, repaired_utf8(path), 0};
  std::string bytes;
  std::array<char, 64 * 1024> chunk;
  while (true) {
    const auto got = stream->read(chunk);
    if (!got) return Error{got.error().message, repaired_utf8(path), 0};
    if (*got == 0) return bytes;
    bytes.append(chunk.data(), *got);
    if (bytes.size() > kMostBytes)
      return Error{"is longer than 512 MiB; import the countries one by one", repaired_utf8(path), 0};
  }
}

/// «SY» of SY.txt.gz: the name of the file without its endings, in letters that a name may have.
std::string name_of(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  for (const char* ending : {".gz", ".zst", ".txt", ".tsv", ".csv"}) {
    if (name.size() > std::string_view(ending).size() && name.ends_with(ending))
      name.resize(name.size() - std::string_view(ending).size());
  }
  for (char& c : name) {
    if (!is_gazetteer_name(std::string("a") + c)) c = '-';
  }
  while (!name.empty() && (name.front() == '.' || name.front() == '-')) name.erase(name.begin());
  return name.substr(0, 64);
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  return Day{static_cast<int32_t>(now / (24 * 60 * 60))}.iso();
}

/// The counts of an import, for people.
std::string summary(const PlaceTable& table, const StoredGazetteer& stored, bool replaced) {
  std::string out = fmt::format("{}: {} imported{}\n", stored.name, counted(stored.places, "place", "places"),
                                replaced ? ", in place of what had that name" : "");
  const auto add = [&](uint64_t number, const char* one, const char* more) {
    if (number > 0) out += "  " + counted(number, one, more) + '\n';
  };
  add(table.without_name, "line without an Arabic name left out", "lines without an Arabic name left out");
  add(table.of_other_kind, "line that is no place of a kind Isnad knows left out",
      "lines that are no places of a kind Isnad knows left out");
  add(table.bad_lines, "bad line left out", "bad lines left out");
  return out;
}

int print(const std::string& text) {
  auto output = Output::open("");
  if (!output) return kFailed;
  output->write(text);
  if (output->finish()) return kFine;
  if (!output->closed_by_reader()) complain("cannot write output: " + output->failure());
  return kFailed;
}

int import_gazetteer(const GazetteerImport& settings) {
  const std::string folder = gazetteer_folder();
  if (folder.empty()) {
    complain(kNoFolder);
    return kFailed;
  }
  StoredGazetteer gazetteer;
  gazetteer.name = settings.name.empty() ? name_of(settings.file) : settings.name;
  if (!is_gazetteer_name(gazetteer.name)) {
    complain((settings.name.empty() ? "give the gazetteer a name: --name NAME"
                                    : repaired_utf8(settings.name) + " is no name for a gazetteer") +
             std::string(" (Latin letters, digits, _ - . and not one of the last two first; 64 at most)"));
    return kFailed;
  }
  const auto bytes = read_all(settings.file);
  if (!bytes) {
    complain(bytes.error().text());
    return kFailed;
  }
  auto table = read_place_table(repaired_utf8(settings.file), *bytes, gazetteer.name);
  if (!table) {
    complain(table.error().text());
    return kFailed;
  }
  gazetteer.source = repaired_utf8(std::filesystem::path(settings.file).filename().string());
  gazetteer.imported = today();
  std::error_code unknown;
  const bool replaces = std::filesystem::exists(folder + '/' + gazetteer.name + ".places", unknown);
  const auto stored = store_gazetteer(folder, gazetteer, table->places);
  if (!stored) {
    complain(stored.error().text());
    return kFailed;
  }
  for (const Error& fault : table->faults) complain(fault.text());
  if (table->bad_lines > table->faults.size())
    complain(fmt::format("… and {} more bad lines", table->bad_lines - table->faults.size()));
  // Joined with the built-in places now, so that the next command starts at once.
  if (const auto engine = Engine::create({.gazetteers = folder}); !engine) {
    complain(engine.error().text());
    return kFailed;
  }
  const int printed = print(summary(*table, *stored, replaces));
  return printed != kFine ? printed : table->bad_lines > 0 ? kSkipped : kFine;
}

int list_gazetteers() {
  const std::string folder = gazetteer_folder();
  const auto gazetteers = stored_gazetteers(folder);
  if (!gazetteers) {
    complain(gazetteers.error().text());
    return kFailed;
  }
  if (gazetteers->empty()) {
    complain("no gazetteer is imported" + (folder.empty() ? std::string() : " (" + folder + ")"));
    return kFine;
  }
  std::string table = fmt::format("{:<24} {:>9}  {:<10}  {}\n", "name", "places", "imported", "from");
  for (const StoredGazetteer& one : *gazetteers)
    table += fmt::format("{:<24} {:>9}  {:<10}  {}\n", one.name, one.places, one.imported, one.source);
  return print(table);
}

int forget_gazetteer(const std::string& name) {
  const std::string folder = gazetteer_folder();
  const auto removed = remove_gazetteer(folder, name);
  if (!removed) {
    complain(removed.error().text());
    return kFailed;
  }
  if (!*removed) {
    complain("no gazetteer is called " + repaired_utf8(name) + "; isnad gazetteer list names those that are there");
    return kFailed;
  }
  if (const auto engine = Engine::create({.gazetteers = folder}); !engine) complain(engine.error().text());
  return print(name + ": removed\n");
}

}  // namespace

void add_gazetteer(CLI::App& app, int& status) {
  CLI::App* gazetteer = app.add_subcommand("gazetteer", "Bring places of your own: import a gazetteer");
  gazetteer->require_subcommand(1);
  gazetteer->footer(kGazetteerMore);
  const auto settings = std::make_shared<GazetteerImport>();
  CLI::App* importing = gazetteer->add_subcommand("import", "Take the places of a table and know them from now on");
  importing->add_option("FILE", settings->file, "A country's dump of GeoNames (SY.txt), or a table with a header")
      ->required();
  importing
      ->add_option("--name", settings->name, "What to call it (as the file is called); one of that name is replaced")
      ->type_name("NAME");
  importing->footer(kImportMore);
  importing->callback([&status, settings] { status = import_gazetteer(*settings); });
  CLI::App* listing = gazetteer->add_subcommand("list", "Print name, size, day and file of each imported gazetteer");
  listing->callback([&status] { status = list_gazetteers(); });
  const auto name = std::make_shared<std::string>();
  CLI::App* removing = gazetteer->add_subcommand("remove", "Forget an imported gazetteer");
  removing->add_option("NAME", *name, "Its name (isnad gazetteer list)")->required();
  removing->callback([&status, name] { status = forget_gazetteer(*name); });
}

}  // namespace isnad::app
