// Terminal: text for people, in lines that fit, with Arabic in it.
//
//   Page page(form, write);
//   page.paragraph("who   " + name(form, "الجيش") + " → " + name(form, "مدنيون"), 2, 8);
//
// Lines are written in logical order: turning Arabic about is the terminal's business. So that two Arabic names in one
// line are not taken for one run and set the wrong way round («مدنيون → الجيش»), each stands between U+2068 and U+2069,
// which a terminal that does not turn text about does not need (TextForm::isolates).
//
// Words from outside are cleaned before they are put into a line: web pages may hold escape sequences.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace isnad::app {

struct TextForm {
  size_t width = 100;    ///< columns
  bool color = false;    ///< escape sequences for bold, dim and colours
  bool isolates = true;  ///< U+2068 and U+2069 around Arabic, and Arabic paragraphs flush right
};

/// What standard output is: its width if it is a terminal (COLUMNS tells it otherwise), else `otherwise`; colours if it
/// is one and NO_COLOR is not set. `to_file`: it is not standard output that is written to.
TextForm text_form(bool to_file, size_t otherwise = 100);

/// Columns that a text takes: marks over letters and invisible characters none, wide characters two.
size_t display_width(std::string_view utf8);

/// On one line, without control characters and without characters that turn text about.
std::string cleaned(std::string_view utf8);

/// The same of a part of a line: a blank at its beginning or end stays one.
std::string kept_clean(std::string_view part);

/// Cut after `width` columns with an ellipsis; not padded.
std::string fitted(std::string_view utf8, size_t width);

/// Has a letter of a script written from right to left.
bool is_right_to_left(std::string_view utf8);

// Marks in a text that is handed to Page: they take no column and become escape sequences, isolates, or nothing.
namespace mark {
constexpr std::string_view kStrong = "\x01", kEndStrong = "\x02", kDim = "\x03", kEndDim = "\x04", kAlarm = "\x05",
                           kEndAlarm = "\x06", kFound = "\x0E", kEndFound = "\x0F", kIsolate = "\x10",
                           kEndIsolate = "\x11";
}  // namespace mark

std::string strong(std::string_view text);
std::string dim(std::string_view text);
std::string alarm(std::string_view text);  ///< what is contested
/// A word that was looked for, or that tells an event: also told without colours, by asterisks.
std::string found(const TextForm& form, std::string_view text);
/// Words from outside: cleaned, and isolated if they are written from right to left.
std::string name(std::string_view text);
/// The same, cut to `width` columns and filled up with blanks.
std::string cell(std::string_view text, size_t width);

/// A text with marks, filled up with blanks to `width` columns.
std::string padded(std::string_view marked, size_t width);

/// Lines with marks, made into lines for a terminal.
class Page {
 public:
  /// `write` takes finished lines, each with its '\n', and returns false when no more can be written.
  Page(const TextForm& form, std::function<bool(std::string_view)> write) : form_(form), write_(std::move(write)) {}

  /// One line, which is not wrapped.
  void line(std::string_view marked);
  /// A text, wrapped at blanks: the first line after `indent` columns, the others after `hanging`.
  void paragraph(std::string_view marked, size_t indent, size_t hanging);
  /// Words of an article: wrapped and, if they are Arabic and the form says so, flush right.
  void quotation(std::string_view marked, size_t indent);
  void gap() { line(""); }
  /// False once a write has failed.
  bool well() const { return well_; }

 private:
  const TextForm form_;
  std::function<bool(std::string_view)> write_;
  bool well_ = true;
};

}  // namespace isnad::app
