// `isnad extract`: documents in, records out, in the same order and the same bytes whatever the number of threads.
//
// One thread reads the input, several read the articles, and the main thread writes. Faults of the input travel the
// same way as documents, so that they are told in their place and by one thread. Memory is bounded by what is under
// way: see WorkLimits.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "commands.h"
#include "digest.h"
#include "input.h"
#include "isnad/engine.h"
#include "ordered_work.h"
#include "output.h"
#include "page/source.h"
#include "progress.h"
#include "record/json.h"
#include "record/sha256.h"
#include "text/utf8.h"

namespace isnad::app {

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kExtractMore = R"(
INPUT is a file, a folder (with all below it, by name), or - for standard input (not plain text, which must be a file):
  text          .txt, one document a file
  JSON Lines    .jsonl, one document a line: {"text": …} and, where known, "id", "url", "outlet", "title", "published"
  saved pages   .html .htm .php …: the articles are found in them, with headline, outlet, address and day; folders like
                page_files beside them are left alone
  feeds         .rss .atom .xml: RSS and Atom, one document an item
  web archives  .warc .wet: answers with status 200 that are pages or text in Arabic
each also packed with gzip or zstd, in UTF-8, windows-1256, ISO-8859-6 or UTF-16, whatever they say of themselves.
What cannot be read is named on standard error and skipped; the exit status is then 1. What holds nothing to read (no
Arabic, no article, another status) is passed over and counted by reason. Nothing is ever fetched from a network.)";

struct ExtractSettings {
  std::vector<std::string> inputs;
  std::string output;            ///< a file; empty or "-" is standard output
  std::string data;              ///< folder of tables; empty is the built-in copy
  std::optional<Day> published;  ///< for documents that bring no date
  unsigned threads = 0;          ///< 0: as many as the machine has
  SourceOptions source;          ///< limits
  bool mentions = false;
  bool digest = false;
  bool explain = false;
  bool why = false;  ///< JSON with the steps of each claim: what scripts/learn_background reads
  bool profile = false;
  bool quiet = false;
  bool imported_gazetteers = true;
};

struct Product {
  std::vector<std::string>
      bytes;  // records, or a digest of them, in pieces: one long string would be copied as it grows
  uint64_t records = 0;
  uint64_t text_bytes = 0;
  std::string complaint;    // not empty: the input was skipped, and why
  std::string passed_over;  // not empty: there is nothing to read in it, and why
  bool repaired = false;    // see Document
  uint64_t replaced = 0;
};

constexpr size_t kPiece = 1024 * 1024;
constexpr size_t kMostPieces = 1024;  // of one document: as each record of a page carries its text

std::string& last_piece(Product& product) {
  if (product.bytes.empty() || product.bytes.back().size() >= kPiece) product.bytes.emplace_back();
  return product.bytes.back();
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileIdentity{static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
}

void refuse(const Error& error, Product& product) {
  if (error.passed_over)
    product.passed_over = error.message;
  else
    product.complaint = error.text();
}

Product read_document(const Engine& engine, const ExtractSettings& settings, Document&& raw) {
  Product product;
  const std::string name = (raw.path.empty() ? "standard input" : raw.path) + ": document " + raw.id;
  try {
    auto ready = prepared(engine, std::move(raw), settings.published, settings.source.max_document);
    if (!ready) {
      refuse(ready.error(), product);
      return product;
    }
    const Document& document = *ready;
    product.text_bytes = document.text.size();
    product.repaired = document.repaired;
    product.replaced = document.replaced;
    const ReadOptions options{.mentions = settings.mentions, .explain = settings.explain || settings.why};
    if (settings.digest || settings.explain) {
      const TextByCharacter text(document.text);
      engine.read(document, options, [&](ArticleRecord&& article) {
        ++product.records;
        append_digest(document, text, article, {.explain = settings.explain}, last_piece(product));
      });
    } else {
      const std::string digest = sha256(document.text);
      engine.read(document, options, [&](ArticleRecord&& article) {
        ++product.records;
        write_json(document, digest, article, {.mentions = settings.mentions}, last_piece(product));
        if (product.bytes.size() > kMostPieces) {
          throw std::length_error("its records take more than 1 GiB, as each carries the text of the page");
        }
      });
    }
    if (product.records == 0) product.passed_over = engine.reason_for_no_record(document);
  } catch (const std::exception& error) {  // no memory for this one; the others may fare better
    product = Product{};
    product.complaint = name + " cannot be read: " + error.what();
  }
  return product;
}

void print_profile(const Engine& engine, double input_seconds, double output_seconds, double wall, uint64_t text_bytes,
                   uint64_t records) {
  std::string table = fmt::format("{:<24} {:>9} {:>7}\n", "stage", "seconds", "share");
  std::vector<StageTime> stages = {{"input", input_seconds}};
  for (const StageTime& stage : engine.profile()) stages.push_back(stage);
  stages.push_back({"output", output_seconds});
  double sum = 0;
  for (const StageTime& stage : stages) sum += stage.seconds;
  for (const StageTime& stage : stages) {
    table += fmt::format("{:<24} {:>9.3f} {:>6.1f}%\n", stage.stage, stage.seconds,
                         sum > 0 ? stage.seconds / sum * 100 : 0.0);
  }
  table += fmt::format("{:<24} {:>9.3f}  over all threads\n", "sum", sum);
  table += fmt::format("{:<24} {:>9.3f}  {:.2f} MB of text, {} records, {:.2f} MB/s\n", "wall clock", wall,
                       static_cast<double>(text_bytes) / 1e6, records,
                       static_cast<double>(text_bytes) / 1e6 / std::max(wall, 1e-9));
  std::fwrite(table.data(), 1, table.size(), stderr);
}

int extract(const ExtractSettings& settings) {
  const auto begun = Clock::now();

  // Writing empties the file: never one that is still to be read.
  if (const auto target = settings.output.empty() ? std::nullopt : identity_of(settings.output)) {
    for (const std::string& input : settings.inputs) {
      if (input != "-" && identity_of(input) == target) {
        complain(repaired_utf8(input) + ": is both input and output; nothing is done");
        return kFailed;
      }
    }
  }
  auto engine = make_engine(settings.data, settings.imported_gazetteers, settings.quiet);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  auto output = Output::open(settings.output);
  if (!output) {
    complain(output.error().text());
    return kFailed;
  }

  SourceOptions options = settings.source;
  options.published = settings.published;
  struct stat status {};
  if (::fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode)) options.output = output->identity();
  if (!settings.output.empty()) options.output = identity_of(settings.output);
  Source source(settings.inputs, options);

  const bool bar = !settings.quiet && ::isatty(STDERR_FILENO) != 0;
  Progress progress(bar, bar ? total_bytes(settings.inputs) : std::nullopt);

  WorkLimits limits;
  limits.threads = settings.threads > 0 ? settings.threads : std::max(1U, std::thread::hardware_concurrency());
  limits.window = size_t{4} * limits.threads;
  uint64_t records = 0, skipped = 0, text_bytes = 0;
  InputNotes notes;
  Clock::duration input_time{}, output_time{};

  const auto output_failed = [&] {
    progress.clear();
    if (!output->closed_by_reader()) {
      complain("cannot write output: " + output->failure() + "; " +
               (settings.digest || settings.explain ? counted(output->lines(), "line was", "lines were")
                                                    : counted(output->lines(), "record was", "records were")) +
               " written");
    }
  };

  using Item = std::variant<Document, Error>;
  work_in_order(
      limits,
      [&]() -> std::optional<Item> {
        const auto start = Clock::now();
        auto document = source.next();
        input_time += Clock::now() - start;
        if (!document) return std::nullopt;
        if (!*document) return Item(document->error());
        return Item(std::move(**document));
      },
      [](const Item& item) {
        const auto* document = std::get_if<Document>(&item);
        return document != nullptr ? document->text.size() : size_t{0};
      },
      [&](Item&& item) {
        if (const auto* error = std::get_if<Error>(&item)) {
          Product product;
          refuse(*error, product);
          return product;
        }
        return read_document(*engine, settings, std::move(std::get<Document>(item)));
      },
      [&](Product&& product) {
        if (!product.complaint.empty()) {
          ++skipped;
          progress.clear();
          complain(product.complaint);
          return;
        }
        if (!product.passed_over.empty()) {
          notes.count_passed_over(product.passed_over);
          return;
        }
        notes.count(product.repaired, product.replaced > 0);
        const auto start = Clock::now();
        const bool written = std::all_of(product.bytes.begin(), product.bytes.end(),
                                         [&](const std::string& piece) { return output->write(piece); });
        output_time += Clock::now() - start;
        if (!written) {
          output_failed();
          // The reading thread may wait for standard input for ever, so there is no waiting for it.
          std::_Exit(kFailed);
        }
        records += product.records;
        text_bytes += product.text_bytes;
        progress.update(source.bytes_taken(), records);
      });

  progress.clear();
  const bool written = output->finish();
  if (!written) output_failed();
  if (settings.profile) {
    print_profile(*engine, std::chrono::duration<double>(input_time).count(),
                  std::chrono::duration<double>(output_time).count(),
                  std::chrono::duration<double>(Clock::now() - begun).count(), text_bytes, records);
  }
  if (!written) return kFailed;
  if (!settings.quiet) notes.print(source, *engine);
  if (skipped > 0) complain(counted(skipped, "input", "inputs") + " skipped");
  return skipped > 0 ? kSkipped : kFine;
}

}  // namespace

void add_extract(CLI::App& app, int& status) {
  const auto settings = std::make_shared<ExtractSettings>();
  const auto published = std::make_shared<std::string>();
  CLI::App* extracting = app.add_subcommand("extract", "Read articles, write a record of each as a line of JSON");
  extracting->footer(kExtractMore);
  extracting->add_option("INPUT", settings->inputs, "Files, folders, or - for standard input")->required();
  extracting->add_option("-o,--output", settings->output, "File to write to (standard output if not given)")
      ->type_name("FILE");
  extracting->add_option("-j,--threads", settings->threads, "Articles read at once (as many as there are processors)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  extracting->add_flag("--mentions", settings->mentions, "Record also every number, date, actor and place recognised");
  auto* digest = extracting->add_flag("--digest", settings->digest, "Print a short digest for people instead of JSON");
  extracting->add_flag("--explain", settings->explain, "Print the digest, and why each statement and claim was made")
      ->excludes(digest);
  extracting->add_flag("--why", settings->why)->group("");  // not in the help: for scripts/learn_background
  extracting->add_flag("--profile", settings->profile, "Print the time of each stage to standard error at the end");
  extracting->add_option("--data", settings->data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*extracting, settings->imported_gazetteers);
  extracting->add_option("--published", *published, "Day of publication of documents that bring none (2018-03-12)")
      ->type_name("DATE");
  add_limits(*extracting, settings->source);
  extracting->add_flag("-q,--quiet", settings->quiet, "No progress bar and no notes, only errors");
  extracting->callback([&status, settings, published] {
    if (!published->empty()) {
      settings->published = published->size() == 10 ? Day::parse(*published) : std::nullopt;
      if (!settings->published)
        throw CLI::ValidationError("--published", "is not a day like 2018-03-12: " + *published);
    }
    status = extract(*settings);
  });
}

}  // namespace isnad::app
