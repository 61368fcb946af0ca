// The command line of `isnad`. What may be said to a command, and what it does, stands in the file of each.
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
  isnad extract news/ > records.jsonl            texts, JSON Lines, saved pages, feeds, web archives
  isnad extract page.txt --published 2018-03-12  "yesterday" is then 2018-03-11
  isnad extract 2018.jsonl.zst --threads 4 --output records.jsonl
  zcat more.gz | isnad extract - --digest        for people instead of for programs
  isnad extract page.txt --explain               … and why each claim was made
  isnad build news/ -l news.ledger               one account of all articles; again: only what is new
  isnad events -l news.ledger --contested        what sources disagree on
  isnad show e3f -l news.ledger                  who says what of one event
  isnad search نازحون -l news.ledger             finds النازحين too, and the events told there
  isnad sources -l news.ledger                   who contradicts whom, and the words they use
  isnad agreements -l news.ledger                truces and zones, and who is said to have broken them
  isnad serve -l news.ledger                     the same in the browser, on a map
  isnad correct reject story-17:c3 -l news.ledger --by Rima   that claim was read wrongly: kept, signed, withdrawable
  isnad corrections -l news.ledger               what people corrected
  isnad export -l news.ledger --format ucdp -o out   for R, Excel, maps (docs/EXPORT.md)
  isnad analyze "قال المرصد إن 12 مسلحا قتلوا"   words, lemmas, parts of speech (CoNLL-U)
  isnad gazetteer import SY.txt                  know also the villages of a dump of GeoNames
  isnad lexicon check data/                      is every line of the tables as it should be?

Exit status: 0 all is well; 1 some input was skipped (said on standard error) and the rest is done; 2 wrong usage,
or nothing could be done. The form of the records: docs/RECORD.md.)";

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen as a failed write, which says how far we got

  CLI::App app(kAbout, "isnad");
  app.set_version_flag("--version", std::string("isnad ") + ISNAD_VERSION, "Print the version and end");
  app.set_help_flag("-h,--help", "Print this help and end");
  app.require_subcommand(1);
  app.footer(kExamples);
  int status = 0;

  isnad::app::add_extract(app, status);
  isnad::app::add_build(app, status);
  isnad::app::add_events(app, status);
  isnad::app::add_show(app, status);
  isnad::app::add_search(app, status);
  isnad::app::add_sources(app, status);
  isnad::app::add_agreements(app, status);
  isnad::app::add_correct(app, status);
  isnad::app::add_corrections(app, status);
  isnad::app::add_export(app, status);
  isnad::app::add_serve(app, status);
  isnad::app::add_analyze(app, status);
  isnad::app::add_gazetteer(app, status);
  isnad::app::add_lexicon(app, status);

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
