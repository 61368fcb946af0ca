// CSV as RFC 4180 has it, for tables of text that comes from anywhere.
//
//   CsvLine line(out, {});
//   line.text("دوما، \"الغوطة\"").code("e17").number(12).degrees(36.31).end();
//   // دوما، "الغوطة" -> "دوما، ""الغوطة""",e17,12,36.31000
//
// Cells with a comma, a quotation mark or a line break are quoted, all others are not; a line break in a cell stays.
// Lines end with LF, not with RFC 4180's CRLF: every reader of CSV takes LF, and the tools that people compare files
// with (diff, cut, awk, git) take CRLF for a character of the last cell. UTF-8 without a byte order mark, which R and
// many programs would take for a part of the first column's name.
//
// A spreadsheet runs a cell that begins with = + - @ as a formula, and what a page of the web says may end up in a cell
// ("=HYPERLINK(…)"; quoting does not help). Such texts are given an apostrophe in front, which is what spreadsheets
// know for "this is text" (OWASP, CSV injection). So that nothing is lost, a text that begins with apostrophes and then
// one of these characters is given one more: whoever wants the very words takes one apostrophe off every text that
// begins with ' (one or more) and then one of = + - @, a tab or a line break. Numbers, days and ids of ours are never
// touched. CsvForm::guarded = false leaves all texts as they are.
//
// NUL, which no reader of CSV survives, becomes U+FFFD. Reading CSV is not done here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace isnad::exports {

struct CsvForm {
  bool guarded = true;  ///< texts that a spreadsheet would run are made harmless
};

/// Appends one line to a string, cell by cell. end() must be called once, at last.
class CsvLine {
 public:
  CsvLine(std::string& out, CsvForm form) : out_(out), form_(form) {}

  CsvLine& text(std::string_view cell);             ///< words that came from outside; valid UTF-8
  CsvLine& code(std::string_view cell);             ///< what this program made: a type, a day, a code
  CsvLine& number(int64_t number);                  ///< written without separators
  CsvLine& number(std::optional<int64_t> number);   ///< nothing: an empty cell
  CsvLine& degrees(std::optional<double> degrees);  ///< five decimals, about a metre
  CsvLine& empty() { return code({}); }
  void end() { out_ += '\n'; }

 private:
  void next();
  void append(std::string_view cell);

  std::string& out_;
  CsvForm form_;
  bool first_ = true;
};

/// The line of the columns' names.
void append_csv_header(std::span<const std::string_view> columns, std::string& out);

/// Degrees as all exports write them: fixed, five decimals, never "-0.00000".
void append_degrees(double degrees, std::string& out);

}  // namespace isnad::exports
