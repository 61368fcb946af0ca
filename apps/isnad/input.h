// Inputs, as `extract` and `build` have them: limits that can be set, and what is worth telling of the inputs besides
// their records and faults: what was passed over and why, what was mended.
//
//   isnad: note: 41 passed over: 30 not in Arabic, 9 status 404, 2 in Persian
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "isnad/engine.h"
#include "page/source.h"

namespace CLI {
class App;
}

namespace isnad::app {

/// Adds --max-document, --max-page, --max-record, --max-unpacked, --max-ratio. `options` must live until the command
/// has run.
void add_limits(CLI::App& command, SourceOptions& options);

class InputNotes {
 public:
  /// `reason`: the message of an Error that is passed_over.
  void count_passed_over(const std::string& reason) { ++reasons_[reason]; }
  /// A document that is read.
  void count(bool repaired, bool damaged) {
    repaired_ += repaired ? 1 : 0;
    damaged_ += damaged ? 1 : 0;
  }
  /// Prints all of it on standard error, a line each; nothing where nothing is to be told. `source` has ended.
  void print(const Source& source, const Engine& engine) const;

 private:
  std::map<std::string, uint64_t> reasons_;
  uint64_t repaired_ = 0, damaged_ = 0;
};

/// Engine::prepare() with the limit on texts, faults that name the document, and the day of publication that is given
/// for documents that bring none.
Result<Document> prepared(const Engine& engine, Document&& document, const std::optional<Day>& published,
                          size_t max_document);

}  // namespace isnad::app
