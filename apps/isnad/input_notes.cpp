#include "input_notes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "commands.h"

namespace isnad::app {

void InputNotes::print(const Source& source) const {
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

Result<Document> prepared(const Engine& engine, Document&& document, const std::optional<Day>& published) {
  auto ready = engine.prepare(std::move(document));
  if (ready && !ready->published && published) {
    ready->published = published;
    ready->published_basis = PublishedBasis::Given;
  }
  return ready;
}

}  // namespace isnad::app
