// The command line of `isnad`: what may be said, and what it means. What is done stands in the file of each command.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <string>

#include "commands.h"

namespace {

using isnad::app::kFailed;

constexpr const char* kAbout = "Isnad reads Arabic news on conflicts and writes down who says so and what happened.";

constexpr const char* kExamples = R"(
Examples:
  isnad extract news/ > records.jsonl            every .txt and .jsonl file of a folder
  isnad extract page.txt --published 2018-03-12  "yesterday" is then 2018-03-11
  isnad extract 2018.jsonl.zst --threads 4 --output records.jsonl
  zcat more.gz | isnad extract - --digest        for people instead of for programs
  isnad extract page.txt --explain               … and why each claim was made
  isnad analyze "قال المرصد إن 12 مسلحا قتلوا"   words, lemmas, parts of speech (CoNLL-U)
  isnad gazetteer import SY.txt                  know also the villages of a dump of GeoNames
  isnad lexicon check data/                      is every line of the tables as it should be?

Exit status: 0 all is well; 1 some input was skipped (said on standard error) and the rest is done; 2 wrong usage,
or nothing could be done. The form of the records: docs/RECORD.md.)";

constexpr const char* kExtractMore = R"(
INPUT is a file, a folder (all its .txt and .jsonl files, also below, by name), or - for JSON Lines on standard input.
Plain text is one document a file; JSON Lines is one document a line: {"text": …} and, where known, "id", "url",
"outlet", "title", "published" (2018-03-12). Both may be packed with gzip or zstd. Text is UTF-8.
A file or line that cannot be read is named on standard error and skipped; the exit status is then 1.)";

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

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen as a failed write, which says how far we got

  CLI::App app(kAbout, "isnad");
  app.set_version_flag("--version", std::string("isnad ") + ISNAD_VERSION, "Print the version and end");
  app.set_help_flag("-h,--help", "Print this help and end");
  app.require_subcommand(1);
  app.footer(kExamples);
  int status = 0;

  isnad::app::ExtractSettings extract;
  std::string published;
  CLI::App* extracting = app.add_subcommand("extract", "Read articles, write a record of each as a line of JSON");
  extracting->footer(kExtractMore);
  extracting->add_option("INPUT", extract.inputs, "Files, folders, or - for JSON Lines on standard input")->required();
  extracting->add_option("-o,--output", extract.output, "File to write to (standard output if not given)")
      ->type_name("FILE");
  extracting->add_option("-j,--threads", extract.threads, "Articles read at once (as many as there are processors)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  extracting->add_flag("--mentions", extract.mentions, "Record also every number, date, actor and place recognised");
  auto* digest = extracting->add_flag("--digest", extract.digest, "Print a short digest for people instead of JSON");
  extracting->add_flag("--explain", extract.explain, "Print the digest, and why each statement and claim was made")
      ->excludes(digest);
  extracting->add_flag("--why", extract.why)->group("");  // not in the help: for scripts/learn_background
  extracting->add_flag("--profile", extract.profile, "Print the time of each stage to standard error at the end");
  extracting->add_option("--data", extract.data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  extracting->add_flag_callback(
      "--no-imported-gazetteers", [&] { extract.imported_gazetteers = false; },
      "Know no places but the built-in ones (isnad gazetteer import)");
  extracting->add_option("--published", published, "Day of publication of documents that bring none (2018-03-12)")
      ->type_name("DATE");
  extracting
      ->add_option("--max-document", extract.max_document,
                   "Longest text of one document in bytes; a longer one is skipped (4MiB)")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::PositiveNumber)
      ->type_name("BYTES");
  extracting->add_flag("-q,--quiet", extract.quiet, "No progress bar and no notes, only errors");
  extracting->callback([&] {
    if (!published.empty()) {
      extract.published = published.size() == 10 ? isnad::Day::parse(published) : std::nullopt;
      if (!extract.published) throw CLI::ValidationError("--published", "is not a day like 2018-03-12: " + published);
    }
    status = isnad::app::extract(extract);
  });

  isnad::app::AnalyzeSettings analyze;
  CLI::App* analyzing = app.add_subcommand("analyze", "Print the words of a text with lemmas and parts of speech");
  analyzing->add_option("TEXT", analyze.text, "The text, or - to read it from standard input")->required();
  analyzing->add_option("--data", analyze.data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  analyzing->add_flag_callback(
      "--no-imported-gazetteers", [&] { analyze.imported_gazetteers = false; },
      "Know no places but the built-in ones (isnad gazetteer import)");
  analyzing->callback([&] { status = isnad::app::analyze(analyze); });

  std::string folder;
  CLI::App* lexicon = app.add_subcommand("lexicon", "Work with the tables");
  lexicon->require_subcommand(1);
  CLI::App* checking = lexicon->add_subcommand("check", "Name file, line and fault of a bad table (exit status 1)");
  checking->add_option("DIR", folder, "Folder of the form of data/")->required();
  checking->callback([&] { status = isnad::app::check_lexicon(folder); });

  CLI::App* gazetteer = app.add_subcommand("gazetteer", "Bring places of your own: import a gazetteer");
  gazetteer->require_subcommand(1);
  gazetteer->footer(kGazetteerMore);
  isnad::app::GazetteerImport import;
  CLI::App* importing = gazetteer->add_subcommand("import", "Take the places of a table and know them from now on");
  importing->add_option("FILE", import.file, "A country's dump of GeoNames (SY.txt), or a table with a header")
      ->required();
  importing->add_option("--name", import.name, "What to call it (as the file is called); one of that name is replaced")
      ->type_name("NAME");
  importing->footer(kImportMore);
  importing->callback([&] { status = isnad::app::import_gazetteer(import); });
  CLI::App* listing = gazetteer->add_subcommand("list", "Print name, size, day and file of each imported gazetteer");
  listing->callback([&] { status = isnad::app::list_gazetteers(); });
  std::string gazetteer_name;
  CLI::App* removing = gazetteer->add_subcommand("remove", "Forget an imported gazetteer");
  removing->add_option("NAME", gazetteer_name, "Its name (isnad gazetteer list)")->required();
  removing->callback([&] { status = isnad::app::remove_gazetteer(gazetteer_name); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kFailed;
  } catch (const std::exception& error) {  // memory has run out, and the like
    isnad::app::complain(error.what());
    return kFailed;
  }
  return status;
}
