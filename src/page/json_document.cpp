#include "page/json_document.h"

#include <simdjson.h>

#include <algorithm>
#include <string>

#include "page/page_dates.h"
#include "text/utf8.h"

namespace isnad {

namespace {

Error fault(std::string message) { return Error{std::move(message), {}, 0}; }

/// What is wrong with a line that simdjson refuses, for people.
std::string reason(simdjson::error_code code, std::string_view line) {
  switch (code) {
    case simdjson::UTF8_ERROR:
      return "not valid UTF-8 at byte " + std::to_string(first_invalid_utf8(line).value_or(0)) + " of the line";
    case simdjson::STRING_ERROR:
      return "not valid JSON: a string has a broken escape (such as half of a surrogate pair)";
    case simdjson::UNCLOSED_STRING:
      return "not valid JSON: a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "not valid JSON: a string has an unescaped control character";
    case simdjson::DEPTH_ERROR:
      return "not valid JSON: nested too deep (more than 1024 levels)";
    case simdjson::NUMBER_ERROR:
      return "not valid JSON: a number is malformed";
    case simdjson::EMPTY:
      return "no JSON on this line";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too long to be read into memory";
    default:
      return "not valid JSON: brackets, commas, quotation marks or words are not as they should be";
  }
}

/// An optional string field; null and absence are the empty string.
Result<std::string> optional_text(simdjson::dom::object object, std::string_view key) {
  simdjson::dom::element value;
  if (object[key].get(value) != simdjson::SUCCESS || value.is_null()) return std::string();
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return fault("`" + std::string(key) + "` is not a string");
  if (first_invalid_utf8(text)) return fault("`" + std::string(key) + "` has half of a surrogate pair");
  return std::string(text);
}

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

}  // namespace

struct JsonDocumentReader::State {
  explicit State(size_t limit) : max_text(limit) {}
  size_t max_text;
  simdjson::dom::parser parser;
};

JsonDocumentReader::JsonDocumentReader(size_t max_text) : state_(std::make_unique<State>(max_text)) {}
JsonDocumentReader::JsonDocumentReader(JsonDocumentReader&&) noexcept = default;
JsonDocumentReader& JsonDocumentReader::operator=(JsonDocumentReader&&) noexcept = default;
JsonDocumentReader::~JsonDocumentReader() = default;

size_t JsonDocumentReader::longest_line(size_t max_text) {
  constexpr size_t kMetadata = 64 * 1024;
  constexpr size_t kMost = SIZE_MAX / 4;
  return std::min(max_text, kMost) * 3 + kMetadata;  // \uXXXX: six bytes for an Arabic letter of two
}

Result<Document> JsonDocumentReader::read(std::string_view line) {
  if (state_->parser.capacity() > 4 * 1024 * 1024 && line.size() < 1024 * 1024) {
    state_->parser = simdjson::dom::parser();  // gives back what a rare long line took
  }
  simdjson::dom::element root;
  if (const auto code = state_->parser.parse(line.data(), line.size()).get(root); code != simdjson::SUCCESS) {
    return fault(reason(code, line));
  }
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return fault("not a JSON object: expected {\"text\": …}");

  Document document;
  simdjson::dom::element text;
  if (object["text"].get(text) != simdjson::SUCCESS) return fault("has no `text`");
  std::string_view bytes;
  if (text.get(bytes) != simdjson::SUCCESS) return fault("`text` is not a string");
  if (bytes.size() > state_->max_text) {
    return fault("`text` has " + std::to_string(bytes.size()) + " bytes, more than the limit of " +
                 std::to_string(state_->max_text) + " bytes (--max-document)");
  }
  if (!simdjson::validate_utf8(bytes)) return fault("`text` has half of a surrogate pair");
  if (only_blanks(bytes)) return fault("`text` is empty");
  document.text = std::string(bytes);

  simdjson::dom::element id;
  if (object["id"].get(id) == simdjson::SUCCESS && !id.is_null()) {
    std::string_view name;
    int64_t number = 0;
    uint64_t large = 0;
    if (id.get(name) == simdjson::SUCCESS) {
      if (first_invalid_utf8(name)) return fault("`id` has half of a surrogate pair");
      document.id = std::string(name);
    } else if (id.get(number) == simdjson::SUCCESS) {
      document.id = std::to_string(number);
    } else if (id.get(large) == simdjson::SUCCESS) {
      document.id = std::to_string(large);
    } else {
      return fault("`id` is neither a string nor a whole number");
    }
    document.named = !document.id.empty();
  }

  const std::pair<std::string_view, std::string*> fields[] = {
      {"url", &document.url}, {"outlet", &document.outlet}, {"title", &document.title}};
  for (const auto& [key, into] : fields) {
    auto value = optional_text(object, key);
    if (!value) return value.error();
    *into = std::move(*value);
  }
  auto published = optional_text(object, "published");
  if (!published) return published.error();
  if (!published->empty()) {
    const auto date = parse_iso_date(*published);
    if (!date) {
      return fault("`published` is not an ISO 8601 date (2018-03-12): " +
                   repaired_utf8(std::string_view(*published).substr(0, 40)));
    }
    document.published = date->day;
    document.published_at = date->at;
  }
  return document;
}

}  // namespace isnad
