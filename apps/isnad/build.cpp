// `isnad build`: articles in, a ledger of events out.
//
// One thread brings documents, several read those that the ledger has not yet, and the main thread writes them, some
// hundred at a time in one transaction; when all are in, events are derived from all that the ledger holds. A build
// that is killed loses the transaction under way and nothing else: the next one reads what is missing and derives what
// is outdated.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

#include "commands.h"
#include "input.h"
#include "isnad/engine.h"
#include "ledger/derive.h"
#include "ledger/ledger.h"
#include "ledger/merge.h"
#include "ledger/reading.h"
#include "ledger/store.h"
#include "ordered_work.h"
#include "page/source.h"
#include "progress.h"

namespace isnad::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kMore = R"(
INPUT is what `isnad extract` reads. What the ledger has already is left alone; a document that has changed replaces its
old self. A document is known by its id where the input gives one, else by its file. Without INPUT (with --remove,
--reread, or to end a build that was interrupted) the ledger is brought up to date.

Examples:
  isnad build news/ -l news.ledger               again with more in news/: only what is new is read
  isnad build 2018.jsonl.zst -l news.ledger
  isnad build -l news.ledger --remove story-17   also a file, or a folder with all that was read from it
  isnad events -l news.ledger --contested        what came of it

A build may be stopped at any time; the next one completes it. Two builds of one ledger wait for one another.
Exit status: 0 all is well; 1 some input was skipped (said on standard error) and the rest is done; 2 wrong usage, or
the ledger cannot be written.)";

struct BuildSettings {
  std::vector<std::string> inputs;
  std::string ledger;
  std::vector<std::string> remove;
  std::string data;
  std::optional<Day> published;
  unsigned threads = 0;
  SourceOptions source;  ///< limits
  bool reread = false;
  bool no_wait = false;
  bool profile = false;
  bool quiet = false;
  bool imported_gazetteers = true;
};

struct Product {
  std::optional<ledger::Reading> reading;  // nothing: the ledger has it, or a complaint
  std::optional<Document> document;        // what the ledger has
  ledger::DocumentName name;
  std::string path;
  std::string content;
  std::string order;        // greater wins where one input names a document twice
  std::string complaint;    // not empty: it was skipped, and why
  std::string passed_over;  // not empty: there is nothing to read in it, and why
  bool repaired = false, damaged = false;
  bool gone = false;  // the ledger has it, and there is no article in it any more
};

// Articles are written in transactions of about this time: a kill loses no more.
constexpr auto kTransaction = std::chrono::milliseconds(500);

/// Which of two documents of one name in one input is the newer, whatever the order in which they come.
std::string order_of(const Document& document, const std::string& content) {
  std::string out = document.published ? document.published->iso() : std::string("0000-00-00");
  const std::string at = std::to_string(document.published_at.value_or(0));
  return out + std::string(20 - std::min<size_t>(20, at.size()), '0') + at + content;
}

class Build {
 public:
  Build(const BuildSettings& settings, const Engine& engine, ledger::Ledger ledger)
      : settings_(settings),
        engine_(engine),
        ledger_(std::move(ledger)),
        store_(ledger_, engine_),
        bar_(!settings.quiet && ::isatty(STDERR_FILENO) != 0) {}

  int run() {
    const auto begun = Clock::now();
    try {
      remove();
      if (settings_.reread) reread();
      if (!settings_.inputs.empty()) read();
      if (store_.search().is_outdated()) store_.search().rebuild();
    } catch (const ledger::Failure& failure) {
      complain(ledger::explained(failure, ledger_.path()).text());
      return kFailed;
    }
    const auto all_read = Clock::now();
    bool derived = false;
    ledger::Derived result;
    if (!ledger_.is_derived(ledger::kRules) || !ledger_.meta("deferred").empty()) {
      derived = true;
      const auto made = ledger::derive(ledger_, engine_, [&](std::string_view what) {
        if (bar_) std::fprintf(stderr, "\r\033[Kderiving events: %.*s", static_cast<int>(what.size()), what.data());
      });
      if (bar_) std::fputs("\r\033[K", stderr);
      if (!made) {
        complain(made.error().text());
        return kFailed;
      }
      result = *made;
    }
    const auto all_derived = Clock::now();
    ledger_.close();
    if (!settings_.quiet) {
      std::string line = counted(added_, "article", "articles") + " added, " + std::to_string(replaced_) +
                         " replaced, " + std::to_string(removed_) + " removed, " + std::to_string(unchanged_) +
                         " unchanged";
      if (derived) {
        line += "; " + counted(static_cast<uint64_t>(result.events), "event", "events") + ", " +
                std::to_string(result.contested) + " contested; " +
                counted(static_cast<uint64_t>(result.passages), "copied passage", "copied passages");
      } else {
        line += "; nothing new: the ledger is as it was";
      }
      std::printf("%s\n", line.c_str());
    }
    if (settings_.profile) {
      const auto seconds = [](Clock::duration d) { return std::chrono::duration<double>(d).count(); };
      std::fprintf(stderr, "reading and storing %.2f s (of it writing %.2f s), deriving %.2f s\n",
                   seconds(all_read - begun), seconds(writing_), seconds(all_derived - all_read));
    }
    if (skipped_ > 0) complain(counted(skipped_, "input", "inputs") + " skipped");
    return skipped_ > 0 ? kSkipped : kFine;
  }

 private:
  using Seen = std::unordered_map<ledger::DocumentName, std::string, ledger::DocumentNameHash>;
  using Known = std::unordered_map<ledger::DocumentName, ledger::Store::Known, ledger::DocumentNameHash>;

  void remove() {
    if (settings_.remove.empty()) return;
    ledger::Transaction transaction(ledger_.database());
    for (const std::string& what : settings_.remove) {
      const int64_t count = store_.remove(what);
      if (count == 0) {
        complain(what + ": no document of that id, file or folder is in the ledger");
        ++skipped_;
      }
      removed_ += static_cast<uint64_t>(count);
    }
    if (removed_ > 0) ledger_.mark_read();
    transaction.commit();
  }

  /// Reads what the ledger holds once more, with the engine that there is now.
  void reread() {
    int64_t last = 0;
    std::vector<int64_t> rows;
    {
      ledger::Query query(ledger_.database(), "SELECT document FROM document ORDER BY document");
      while (query.step()) rows.push_back(query.integer(0));
    }
    for (const int64_t row : rows) {
      auto kept = store_.next(row - 1);
      if (!kept || kept->row != row || row <= last) continue;
      last = row;
      ledger::Reading reading = ledger::read_for_ledger(engine_, std::move(kept->document));
      write(reading);
      ++replaced_;
    }
    commit();
  }

  void read() {
    const auto known = store_.contents();
    SourceOptions options = settings_.source;
    options.published = settings_.published;
    Source source(settings_.inputs, options);
    Progress progress(bar_, bar_ ? total_bytes(settings_.inputs) : std::nullopt);
    WorkLimits limits;
    limits.threads = settings_.threads > 0 ? settings_.threads : std::max(1U, std::thread::hardware_concurrency());
    limits.window = size_t{16} * limits.threads;
    Seen seen;
    InputNotes notes;
    std::unordered_set<ledger::DocumentName, ledger::DocumentNameHash> gone;
    using Item = std::variant<Document, Error>;
    work_in_order(
        limits,
        [&]() -> std::optional<Item> {
          auto document = source.next();
          if (!document) return std::nullopt;
          if (!*document) return Item(document->error());
          return Item(std::move(**document));
        },
        [](const Item& item) {
          const auto* document = std::get_if<Document>(&item);
          return document != nullptr ? document->text.size() : size_t{0};
        },
        [&](Item&& item) { return read_one(known, std::move(item)); },
        [&](Product&& product) {
          try {
            if (!product.passed_over.empty()) {
              notes.count_passed_over(product.passed_over);
              if (product.gone) gone.insert(product.name);
              return;
            }
            notes.count(product.repaired, product.damaged);
            take(std::move(product), seen, known, progress);
            progress.update(source.bytes_taken(), added_ + replaced_ + unchanged_);
          } catch (const ledger::Failure& error) {
            progress.clear();
            complain(ledger::explained(error, ledger_.path()).text());
            // The reading threads may be at work for long yet, and standard input may never end. What was committed is
            // safe in the file.
            std::_Exit(kFailed);
          } catch (const std::exception& error) {
            progress.clear();
            complain(settings_.ledger + ": " + error.what() + "; what was committed is safe");
            std::_Exit(kFailed);
          }
        });
    progress.clear();
    for (const ledger::DocumentName& name : gone) {
      if (seen.contains(name)) continue;  // another of its name has an article
      changed_ = true;
      ++removed_;
      in_transaction([&] { store_.remove(name); });
    }
    commit();
    if (!settings_.quiet) notes.print(source, engine_);
  }

  static void refuse(const Error& error, Product& product) {
    if (error.passed_over)
      product.passed_over = error.message;
    else
      product.complaint = error.text();
  }

  Product read_one(const Known& known, std::variant<Document, Error>&& item) const {
    Product product;
    if (const auto* error = std::get_if<Error>(&item)) {
      refuse(*error, product);
      return product;
    }
    try {
      Document& raw = std::get<Document>(item);
      product.name = {raw.id, ledger::origin_of(raw)};
      const bool has = known.contains(product.name);
      auto ready = prepared(engine_, std::move(raw), settings_.published, settings_.source.max_document);
      if (!ready) {
        refuse(ready.error(), product);
        product.gone = !product.passed_over.empty() && has;
        return product;
      }
      Document& document = *ready;
      product.repaired = document.repaired;
      product.damaged = document.replaced > 0;
      product.path = document.path;
      product.content = ledger::content_digest(engine_, document);
      product.order = order_of(document, product.content);
      const auto before = known.find(product.name);
      if (before != known.end() && before->second.content == product.content) {
        product.document = std::move(document);
        return product;
      }
      product.reading = ledger::read_for_ledger(engine_, std::move(document));
      if (product.reading->articles.empty()) {
        product.passed_over = engine_.reason_for_no_record(product.reading->document);
        product.gone = has;
        product.reading.reset();
      }
    } catch (const std::exception& error) {  // no memory for this one; the others may fare better
      product.reading.reset();
      product.complaint = product.name.id + ": cannot be read: " + error.what();
    }
    return product;
  }

  void take(Product&& product, Seen& seen, const Known& known, Progress& progress) {
    if (!product.complaint.empty()) {
      ++skipped_;
      progress.clear();
      complain(product.complaint);
      return;
    }
    const auto [before, first] = seen.try_emplace(product.name, product.order);
    if (!first) {
      if (before->second == product.order) {
        ++unchanged_;
        found_in(product);
        return;
      }
      ++skipped_;
      progress.clear();
      complain("the document " + product.name.id +
               " is given twice with different texts or dates; the one published later is kept");
      if (product.order < before->second) return;
      before->second = product.order;
    }
    if (!product.reading) {
      if (first) {
        ++unchanged_;
        const std::string& path = store_.path(known.at(product.name));
        if (path.empty() || product.path < path) found_in(product);
        return;
      }
      // The ledger had it when the build began; since then the other of its name has taken its place.
      product.reading = ledger::read_for_ledger(engine_, std::move(*product.document));
    }
    const bool had = known.contains(product.name);
    if (first) ++(had ? replaced_ : added_);
    write(*product.reading);
  }

  void write(const ledger::Reading& reading) {
    changed_ = true;
    in_transaction([&] { store_.write(reading); });
  }

  /// The same document, met in another file.
  void found_in(const Product& product) {
    if (product.path.empty()) return;
    in_transaction([&] { store_.found_in(product.name, product.path); });
  }

  template <class Write>
  void in_transaction(Write write) {
    const auto begun = Clock::now();
    if (!transaction_) {
      transaction_.emplace(ledger_.database());
      transaction_begun_ = begun;
    }
    write();
    const auto now = Clock::now();
    writing_ += now - begun;
    if (now - transaction_begun_ > kTransaction) commit();
  }

  void commit() {
    if (!transaction_) return;
    const auto begun = Clock::now();
    if (changed_) ledger_.mark_read();
    changed_ = false;
    transaction_->commit();
    transaction_.reset();
    writing_ += Clock::now() - begun;
  }

  const BuildSettings& settings_;
  const Engine& engine_;
  ledger::Ledger ledger_;
  ledger::Store store_;
  std::optional<ledger::Transaction> transaction_;
  Clock::time_point transaction_begun_;
  Clock::duration writing_{};
  bool changed_ = false;  // in the transaction: something that events are derived from
  bool bar_;
  uint64_t added_ = 0, replaced_ = 0, removed_ = 0, unchanged_ = 0, skipped_ = 0;
};

int build(const BuildSettings& settings) {
  if (settings.inputs.empty() && ::access(settings.ledger.c_str(), F_OK) != 0) {  // a slip of the pen makes no ledger
    complain(settings.ledger + ": there is no such ledger; `isnad build INPUT… -l FILE` makes one");
    return kFailed;
  }
  auto engine = make_engine(settings.data, settings.imported_gazetteers, settings.quiet);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  ledger::Ledger::WriteOptions options;
  options.wait = !settings.no_wait;
  options.waiting = [&] {
    complain(settings.ledger + ": another build is writing this ledger; waiting for it to end");
  };
  auto ledger = ledger::Ledger::open_to_write(settings.ledger, options);
  if (!ledger) {
    complain(ledger.error().text());
    return kFailed;
  }
  try {
    return Build(settings, *engine, std::move(*ledger)).run();
  } catch (const ledger::Failure& failure) {
    complain(ledger::explained(failure, settings.ledger).text());
    return kFailed;
  }
}

}  // namespace

void add_build(CLI::App& app, int& status) {
  auto settings = std::make_shared<BuildSettings>();
  auto published = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("build", "Read articles into a ledger, and merge what they tell into events");
  command->footer(kMore);
  command->add_option("INPUT", settings->inputs, "Files, folders, or - for JSON Lines on standard input");
  command->add_option("-l,--ledger", settings->ledger, "The ledger; made if it is not there")
      ->required()
      ->type_name("FILE");
  command->add_option("--remove", settings->remove, "Take out a document (id or file) or all of a folder")
      ->type_name("ID|PATH");
  command->add_flag("--reread", settings->reread,
                    "Read the articles that the ledger holds once more, after an update of isnad or its tables");
  command->add_option("-j,--threads", settings->threads, "Articles read at once (as many as there are processors)")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  command->add_option("--data", settings->data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*command, settings->imported_gazetteers);
  command->add_option("--published", *published, "Day of publication of documents that bring none (2018-03-12)")
      ->type_name("DATE");
  add_limits(*command, settings->source);
  command->add_flag("--no-wait", settings->no_wait, "Do not wait for another build of this ledger: end with an error");
  command->add_flag("--profile", settings->profile, "Print the time that each part took to standard error at the end");
  command->add_flag("-q,--quiet", settings->quiet, "No progress, no summary, no notes: only errors");
  command->callback([settings, published, &status] {
    if (!published->empty()) {
      settings->published = published->size() == 10 ? Day::parse(*published) : std::nullopt;
      if (!settings->published) {
        throw CLI::ValidationError("--published", "is not a day like 2018-03-12: " + *published);
      }
    }
    status = build(*settings);
  });
}

}  // namespace isnad::app
