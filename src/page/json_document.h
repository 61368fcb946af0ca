// One line of a JSON Lines input → Document.
//
//   {"id": "a-17", "text": "قال المرصد …", "published": "2018-03-12T10:00:00Z", "outlet": "enab"}
//
// `text` is needed; `id` (string or whole number), `url`, `outlet`, `title`, `published` (ISO 8601) may be there, or be
// null. Other keys are passed over. Nothing is guessed: a line that is not so is an error that says what is wrong.
#pragma once

#include <memory>
#include <string_view>

#include "isnad/engine.h"
#include "isnad/result.h"

namespace isnad {

class JsonDocumentReader {
 public:
  /// `max_text`: the longest text taken, in bytes of UTF-8.
  explicit JsonDocumentReader(size_t max_text);

  /// The document of a line; its `id` is empty if the line gives none. The error has neither file nor line.
  Result<Document> read(std::string_view line);

  /// The longest line that may hold a text of `max_text` bytes with every letter written as \uXXXX, and some metadata.
  static size_t longest_line(size_t max_text);

  JsonDocumentReader(JsonDocumentReader&&) noexcept;
  JsonDocumentReader& operator=(JsonDocumentReader&&) noexcept;
  ~JsonDocumentReader();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad
