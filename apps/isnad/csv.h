// CSV, one line at a time: «قصف "أ"، ب» becomes a cell in quotation marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad::app {

/// Appends one line of CSV (RFC 4180, but ended by \n alone).
class CsvLine {
 public:
  explicit CsvLine(std::string& out) : out_(out) {}
  CsvLine& text(std::string_view value) {
    if (!first_) out_ += ',';
    first_ = false;
    if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += value;
      return *this;
    }
    out_ += '"';
    for (const char byte : value) {
      if (byte == '"') out_ += '"';
      out_ += byte;
    }
    out_ += '"';
    return *this;
  }
  CsvLine& number(const std::optional<int64_t>& value) { return text(value ? std::to_string(*value) : std::string()); }
  void end() { out_ += '\n'; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace isnad::app
