// CSV; see csv.h. «=1+1» comes out as «'=1+1», «say "no"» as «"say ""no"""».
#include "export/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace isnad::exports {
namespace {

/// Does the text begin with what a spreadsheet takes for the beginning of a formula? The last four are the full-width
/// forms of = + - @, which spreadsheets in East Asian settings take likewise.
bool begins_formula(std::string_view text) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    if (text.starts_with(sign)) return true;
  }
  return false;
}

}  // namespace

void append_degrees(double degrees, std::string& out) {
  if (!std::isfinite(degrees)) return;
  double rounded = std::round(degrees * 1e5) / 1e5;
  if (rounded == 0) rounded = 0;  // no "-0.00000"
  std::array<char, 48> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), rounded, std::chars_format::fixed, 5);
  out.append(digits.data(), end.ptr);
}

void CsvLine::next() {
  if (!first_) out_ += ',';
  first_ = false;
}

void CsvLine::append(std::string_view cell) {
  const bool quoted = cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) out_ += '"';
  for (const char c : cell) {
    if (c == '\0') {
      out_ += "\xEF\xBF\xBD";
      continue;
    }
    if (c == '"') out_ += '"';
    out_ += c;
  }
  if (quoted) out_ += '"';
}

CsvLine& CsvLine::text(std::string_view cell) {
  next();
  const size_t apostrophes = std::min(cell.find_first_not_of('\''), cell.size());
  if (form_.guarded && begins_formula(cell.substr(apostrophes))) {
    append("'" + std::string(cell));
  } else {
    append(cell);
  }
  return *this;
}

CsvLine& CsvLine::code(std::string_view cell) {
  next();
  append(cell);
  return *this;
}

CsvLine& CsvLine::number(int64_t number) {
  next();
  out_ += std::to_string(number);
  return *this;
}

CsvLine& CsvLine::number(std::optional<int64_t> number) { return number ? this->number(*number) : empty(); }

CsvLine& CsvLine::degrees(std::optional<double> degrees) {
  next();
  if (degrees) append_degrees(*degrees, out_);
  return *this;
}

void append_csv_header(std::span<const std::string_view> columns, std::string& out) {
  CsvLine line(out, {});
  for (const std::string_view column : columns) line.code(column);
  line.end();
}

}  // namespace isnad::exports
