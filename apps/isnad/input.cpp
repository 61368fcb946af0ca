#include "input.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>
#include <vector>

#include "commands.h"

namespace isnad::app {

namespace {

const char* language_name(Language language) {
  switch (language) {
    case Language::Persian:
      return "in Persian";
    case Language::Urdu:
      return "in Urdu";
    case Language::Kurdish:
      return "in Kurdish";
    default:
      return "in others";
  }
}

}  // namespace

void add_limits(CLI::App& command, SourceOptions& options) {
  const auto bytes = [&command](const char* name, auto& value, const char* meaning) {
    command.add_option(name, value, meaning)
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::PositiveNumber)
        ->type_name("BYTES")
        ->group("Limits");
  };
  bytes("--max-document", options.max_document, "Longest text of one document; a longer one is skipped (4MiB)");
  bytes("--max-page", options.max_page, "Longest markup of one page (16MiB)");
  bytes("--max-record", options.max_record, "Longest record of a web archive (64MiB)");
  bytes("--max-unpacked", options.unpacking.max_unpacked, "Most that one packed file may unpack to (any number)");
  command
      .add_option("--max-ratio", options.unpacking.max_ratio,
                  "Most unpacked bytes for each packed one, from 64MiB on (200)")
      ->check(CLI::PositiveNumber)
      ->type_name("N")
      ->group("Limits");
}

void InputNotes::print(const Source& source, const Engine& engine) const {
  std::map<std::string, uint64_t> reasons = reasons_;
  for (const auto& [reason, count] : source.passed_over()) reasons[reason] += count;
  std::vector<std::pair<uint64_t, std::string>> sorted;
  uint64_t all = 0;
  for (const auto& [reason, count] : reasons) {
    sorted.emplace_back(count, reason);
    all += count;
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string line;
  for (const auto& [count, reason] : sorted) {
    line += (line.empty() ? "note: " + std::to_string(all) + " passed over: " : ", ") + std::to_string(count) + ' ' +
            reason;
  }
  if (!line.empty()) complain(line);
  std::string passages;
  for (const auto& [language, count] : engine.passages_left_alone()) {
    passages += (passages.empty() ? "" : ", ") + std::to_string(count) + ' ' + language_name(language);
  }
  if (!passages.empty()) complain("note: passages left alone, not being in Arabic: " + passages);
  if (repaired_ > 0) {
    complain("note: " + counted(repaired_, "document was", "documents were") +
             " doubly encoded and mended; the records carry the text");
  }
  if (damaged_ > 0) {
    complain("note: " + counted(damaged_, "document has", "documents have") +
             " bytes that nothing could be made of; \xEF\xBF\xBD stands for them");
  }
  if (source.ignored_files() > 0) {
    complain("note: " + counted(source.ignored_files(), "file", "files") +
             " left alone, being no text, JSON Lines, HTML, feed or web archive by their names (PDF and EPUB are not "
             "read: save them as text or HTML)");
  }
}

Result<Document> prepared(const Engine& engine, Document&& document, const std::optional<Day>& published,
                          size_t max_document) {
  const std::string name = document.named ? "document " + document.id + ": " : std::string();
  auto ready = engine.prepare(std::move(document));
  if (!ready) {
    Error error = ready.error();
    if (!error.passed_over) error.message = name + error.message;
    return error;
  }
  if (ready->text.size() > max_document) {
    return Error{name + "is longer than the limit of " + std::to_string(max_document) + " bytes (--max-document)",
                 ready->path, 0};
  }
  if (!ready->published && published) {
    ready->published = published;
    ready->published_basis = PublishedBasis::Given;
  }
  return ready;
}

}  // namespace isnad::app
