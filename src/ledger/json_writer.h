// JsonWriter: appends JSON to a string, with the commas.
//
//   JsonWriter json(out);
//   json.open('{').key("place").text_or_null("دوما").key("killed").number(9).close('}');   //
//   {"place":"دوما","killed":9}
//
// Does not check that what is written is JSON.
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "record/json.h"

namespace isnad::ledger {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  JsonWriter& key(std::string_view name) {
    text(name);
    out_ += ':';
    first_ = true;  // its value needs no comma
    return *this;
  }
  JsonWriter& text(std::string_view value) {
    comma();
    append_json_string(value, out_);
    return *this;
  }
  /// Null if it is empty.
  JsonWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  JsonWriter& number(int64_t value) {
    comma();
    std::array<char, 24> digits;
    out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
    return *this;
  }
  JsonWriter& number(const std::optional<int64_t>& value) { return value ? number(*value) : null(); }
  /// With at most five decimals, about a metre; null if there is none.
  JsonWriter& degrees(const std::optional<double>& value) {
    if (!value || !std::isfinite(*value)) return null();
    comma();
    double rounded = std::round(*value * 1e5) / 1e5;
    if (rounded == 0) rounded = 0;  // no "-0"
    std::array<char, 40> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed);
    out_.append(digits.data(), end.ptr);
    return *this;
  }
  JsonWriter& boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
  }
  JsonWriter& null() {
    comma();
    out_ += "null";
    return *this;
  }
  /// The words of `list`, which stand with blanks between them, as an array.
  JsonWriter& words(std::string_view list) {
    open('[');
    while (!list.empty()) {
      const size_t blank = list.find(' ');
      if (blank != 0) text(list.substr(0, blank));
      list.remove_prefix(blank == std::string_view::npos ? list.size() : blank + 1);
    }
    return close(']');
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

}  // namespace isnad::ledger
