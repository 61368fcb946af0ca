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
  isnad lexicon check data/                      is every line of the tables as it should be?

Exit status: 0 all is well; 1 some input was skipped (said on standard error) and the rest is done; 2 wrong usage,
or nothing could be done. The form of the records: docs/RECORD.md.)";

constexpr const char* kExtractMore = R"(
INPUT is a file, a folder (all its .txt and .jsonl files, also below, by name), or - for JSON Lines on standard input.
Plain text is one document a file; JSON Lines is one document a line: {"text": …} and, where known, "id", "url",
"outlet", "title", "published" (2018-03-12). Both may be packed with gzip or zstd. Text is UTF-8.
A file or line that cannot be read is named on standard error and skipped; the exit status is then 1.)";

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
  analyzing->callback([&] { status = isnad::app::analyze(analyze); });

  std::string folder;
  CLI::App* lexicon = app.add_subcommand("lexicon", "Work with the tables");
  lexicon->require_subcommand(1);
  CLI::App* checking = lexicon->add_subcommand("check", "Name file, line and fault of a bad table (exit status 1)");
  checking->add_option("DIR", folder, "Folder of the form of data/")->required();
  checking->callback([&] { status = isnad::app::check_lexicon(folder); });

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
