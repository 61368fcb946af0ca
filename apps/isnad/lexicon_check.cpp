// `isnad lexicon check DIR`: are the tables of a folder such that the engine can be built from them? Every fault is
// named as file:line: fault.
//
// The readers of the tables end at the first fault. So a line at fault is noted, blanked in memory, and the rest is
// read again; a table whose header is wrong or that is missing is replaced by the built-in one. Faults that have
// nothing but the form of a line to do with are looked for first, all at once.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "export/codes.h"
#include "lexicon/data_content.h"
#include "lexicon/data_source.h"
#include "lexicon/lexicon.h"
#include "reading/knowledge.h"
#include "text/utf8.h"

namespace isnad::app {
namespace {

constexpr size_t kMostFaults = 200;  // each may cost another reading of all tables

using Tables = std::map<std::string, std::string>;

/// Replaces the line (from 1) by nothing, so that the others keep their numbers.
void blank(std::string& table, int line) {
  size_t begin = 0;
  for (int n = 1; n < line && begin != std::string::npos; ++n) {
    begin = table.find('\n', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin >= table.size()) return;
  const size_t end = table.find('\n', begin);
  table.erase(begin, end == std::string::npos ? end : end - begin);
}

class Checker {
 public:
  explicit Checker(std::string folder) : folder_(std::move(folder)) {}

  std::vector<Error> run(Tables tables) {
    tables_ = std::move(tables);
    for (auto& [name, bytes] : tables_) lines_that_are_not_utf8(name, bytes);
    while (faults_.size() < kMostFaults) {
      const auto fault = first_fault();
      if (!fault) break;
      faults_.push_back(*fault);
      if (!take_out(*fault)) break;
    }
    std::stable_sort(faults_.begin(), faults_.end(), [](const Error& a, const Error& b) {
      return std::pair(a.file, a.line) < std::pair(b.file, b.line);
    });
    return std::move(faults_);
  }

 private:
  void lines_that_are_not_utf8(const std::string& name, std::string& bytes) {
    std::vector<int> bad;
    int line = 1;
    for (size_t begin = 0; begin < bytes.size(); ++line) {
      const size_t end = std::min(bytes.find('\n', begin), bytes.size());
      if (const auto at = first_invalid_utf8(std::string_view(bytes).substr(begin, end - begin))) {
        faults_.push_back({"not valid UTF-8 at byte " + std::to_string(*at) + " of the line", path(name), line});
        bad.push_back(line);
      }
      begin = end + 1;
    }
    for (const int at : bad) blank(bytes, at);
  }

  std::string path(const std::string& name) const { return folder_ + "/" + name; }

  std::optional<Error> first_fault() {
    const auto source = DataSource::from_tables(folder_, tables_);
    if (!source) return source.error();
    const auto lexicon = Lexicon::from_block(source->lexicon_block());
    if (!lexicon) return lexicon.error();
    const auto knowledge = Knowledge::load(*source, *lexicon);
    if (!knowledge) return knowledge.error();
    const auto codes = exports::Codes::load(*source);
    if (!codes) return codes.error();
    const std::vector<Error>& more = (*knowledge)->faults();
    faults_.insert(faults_.end(), more.begin(), more.end());
    return std::nullopt;
  }

  /// Takes out of the tables what is at fault, so that the rest can be read; false if that cannot be done.
  bool take_out(const Error& fault) {
    const std::string prefix = folder_ + "/";
    if (!fault.file.starts_with(prefix)) return false;
    const std::string name = fault.file.substr(prefix.size());
    const auto table = tables_.find(name);
    const bool header = fault.message.starts_with("the header must");
    if (fault.line > 0 && !header && table != tables_.end()) {
      blank(table->second, fault.line);
      return true;
    }
    if (!replaced_.insert(name).second) return false;
    const DataSource built_in = DataSource::built_in();
    if (const auto bytes = built_in.table(name)) {
      tables_[name] = std::string(*bytes);
    } else {
      tables_.erase(name);
    }
    return true;
  }

  std::string folder_;
  Tables tables_;
  std::vector<Error> faults_;
  std::set<std::string> replaced_;
};

int check_lexicon(const std::string& folder) {
  auto tables = read_folder(folder);
  if (!tables) {
    complain(tables.error().text());
    return kSkipped;
  }
  const size_t count = tables->size();
  const std::vector<Error> faults = Checker(folder).run(std::move(*tables));
  for (const Error& fault : faults) std::fprintf(stderr, "%s\n", fault.text().c_str());
  if (!faults.empty()) {
    complain(std::to_string(faults.size()) + (faults.size() == 1 ? " fault" : " faults") +
             (faults.size() >= kMostFaults ? "; there may be more" : ""));
    return kSkipped;
  }
  std::printf("%s: %zu tables, no fault\n", folder.c_str(), count);
  return kFine;
}

}  // namespace

void add_lexicon(CLI::App& app, int& status) {
  const auto folder = std::make_shared<std::string>();
  CLI::App* lexicon = app.add_subcommand("lexicon", "Work with the tables");
  lexicon->require_subcommand(1);
  CLI::App* checking = lexicon->add_subcommand("check", "Name file, line and fault of a bad table (exit status 1)");
  checking->add_option("DIR", *folder, "Folder of the form of data/")->required();
  checking->callback([&status, folder] { status = check_lexicon(*folder); });
}

}  // namespace isnad::app
