// Text for people; see terminal.h.
//
// A mark is one control character, so a text can be wrapped first and its marks be looked at when a line is finished: a
// mark that is open at the end of a line is closed there and opened again in the next.
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace isnad::app {

namespace {

/// Takes one code point off the front of valid UTF-8.
char32_t take(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t point = length == 1 ? first : first & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length && i < text.size(); ++i) {
    point = point << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

struct Range {
  char32_t first, last;
};

template <size_t N>
bool in(const Range (&ranges)[N], char32_t point) {
  const auto* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), point, [](char32_t p, Range r) { return p < r.first; });
  return after != std::begin(ranges) && point <= (after - 1)->last;
}

// Marks over and under letters, and characters that are not seen: of Unicode 15, general categories Mn, Me and Cf of
// the scripts that news has.
constexpr Range kNoColumn[] = {
    {0x00, 0x1F},      {0x7F, 0x9F},     {0xAD, 0xAD},     {0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},
    {0x5BF, 0x5BF},    {0x5C1, 0x5C2},   {0x5C4, 0x5C5},   {0x5C7, 0x5C7},   {0x600, 0x605},   {0x610, 0x61A},
    {0x61C, 0x61C},    {0x64B, 0x65F},   {0x670, 0x670},   {0x6D6, 0x6DD},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},
    {0x6EA, 0x6ED},    {0x70F, 0x70F},   {0x711, 0x711},   {0x730, 0x74A},   {0x890, 0x891},   {0x898, 0x89F},
    {0x8CA, 0x903},    {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
    {0x20D0, 0x20F0},  {0xFB1E, 0xFB1E}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0001, 0xE007F},
    {0xE0100, 0xE01EF}};
constexpr Range kTwoColumns[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
                                 {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
                                 {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};
constexpr Range kRightToLeft[] = {{0x590, 0x5FF}, {0x608, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}};

size_t columns_of(char32_t point) { return in(kNoColumn, point) ? 0 : in(kTwoColumns, point) ? 2 : 1; }

/// Changes how the rest of the line is written: line breaks, controls, and what opens a direction without closing it.
bool is_dangerous(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029 || point == 0x200E ||
         point == 0x200F || point == 0x061C;
}

constexpr char kFirstMark = '\x01', kLastMark = '\x11';
bool is_mark(char byte) { return byte >= kFirstMark && byte <= kLastMark && byte != '\n' && byte != '\t'; }

/// The mark that closes one that opens; 0 for one that closes.
char closing(char mark) {
  switch (mark) {
    case '\x01':
    case '\x03':
    case '\x05':
    case '\x0E':
    case '\x10':
      return static_cast<char>(mark + 1);
    default:
      return 0;
  }
}

std::string_view written(char mark, const TextForm& form) {
  switch (mark) {
    case '\x01':
      return form.color ? "\x1B[1m" : "";
    case '\x03':
      return form.color ? "\x1B[2m" : "";
    case '\x05':
      return form.color ? "\x1B[33m" : "";
    case '\x0E':
      return form.color ? "\x1B[1;31m" : "";
    case '\x10':
      return form.isolates ? "\xE2\x81\xA8" : "";
    case '\x11':
      return form.isolates ? "\xE2\x81\xA9" : "";
    default:
      return form.color ? "\x1B[0m" : "";
  }
}

/// Turns the marks of one line into what they mean. `open` are those open before it, and after it.
std::string finished(std::string_view marked, const TextForm& form, std::string& open) {
  std::string out;
  for (const char mark : open) out += written(mark, form);
  const auto close = [&](char mark) {
    out += written(mark, form);
    // An end of a colour is the end of all: what is still open is opened again.
    if (mark == '\x11') return;
    for (const char other : open) {
      if (other != '\x10') out += written(other, form);
    }
  };
  for (const char byte : marked) {
    if (!is_mark(byte)) {
      out += byte;
    } else if (closing(byte) != 0) {
      open += byte;
      out += written(byte, form);
    } else {
      const size_t at = open.rfind(static_cast<char>(byte - 1));
      if (at != std::string::npos) open.erase(at, 1);
      close(byte);
    }
  }
  for (size_t i = open.size(); i > 0; --i) out += written(closing(open[i - 1]), form);
  return out;
}

std::vector<std::string_view> wrapped(std::string_view text, size_t first_width, size_t width) {
  std::vector<std::string_view> lines;
  size_t begin = 0, blank = std::string_view::npos, columns = 0, room = first_width;
  std::string_view rest = text;
  while (!rest.empty()) {
    const size_t at = text.size() - rest.size();
    const char byte = rest.front();
    const size_t one = columns_of(take(rest));
    if (byte == ' ') blank = at;
    columns += one;
    if (columns <= room || at == begin) continue;
    const bool at_blank = blank != std::string_view::npos && blank > begin;
    const size_t end = at_blank ? blank : at;
    lines.push_back(text.substr(begin, end - begin));
    begin = at_blank ? blank + 1 : at;
    room = width;
    blank = std::string_view::npos;
    rest = text.substr(begin);
    columns = 0;
  }
  lines.push_back(text.substr(begin));
  return lines;
}

std::string enclosed(std::string_view open, std::string_view text, std::string_view close) {
  return std::string(open).append(text).append(close);
}

}  // namespace

TextForm text_form(bool to_file, size_t otherwise) {
  TextForm form;
  form.width = otherwise;
  const bool terminal = !to_file && ::isatty(STDOUT_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  form.color = terminal && (no_color == nullptr || *no_color == '\0');
  if (!terminal) return form;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) form.width = size.ws_col;
  if (const char* columns = std::getenv("COLUMNS")) {
    if (const int value = std::atoi(columns); value > 0) form.width = static_cast<size_t>(value);
  }
  return form;
}

size_t display_width(std::string_view utf8) {
  size_t columns = 0;
  while (!utf8.empty()) columns += columns_of(take(utf8));
  return columns;
}

std::string cleaned(std::string_view utf8) {
  std::string out;
  bool blank = false;
  while (!utf8.empty()) {
    const std::string_view before = utf8;
    const char32_t point = take(utf8);
    if (point == ' ' || point == '\n' || point == '\t' || point == '\r' || point == 0x2028 || point == 0x2029) {
      blank = !out.empty();
    } else if (!is_dangerous(point)) {
      if (blank) out += ' ';
      blank = false;
      out += before.substr(0, before.size() - utf8.size());
    }
  }
  return out;
}

std::string kept_clean(std::string_view part) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  std::string out = cleaned(part);
  if (out.empty()) return part.empty() ? out : std::string(" ");
  if (is_blank(part.front())) out.insert(out.begin(), ' ');
  if (is_blank(part.back())) out += ' ';
  return out;
}

std::string fitted(std::string_view utf8, size_t width) {
  if (display_width(utf8) <= width) return std::string(utf8);
  if (width == 0) return {};
  std::string out;
  size_t columns = 0;
  while (!utf8.empty()) {
    const std::string_view before = utf8;
    columns += columns_of(take(utf8));
    if (columns + 1 > width) break;
    out += before.substr(0, before.size() - utf8.size());
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

bool is_right_to_left(std::string_view utf8) {
  while (!utf8.empty()) {
    if (in(kRightToLeft, take(utf8))) return true;
  }
  return false;
}

std::string strong(std::string_view text) { return enclosed(mark::kStrong, text, mark::kEndStrong); }
std::string dim(std::string_view text) { return enclosed(mark::kDim, text, mark::kEndDim); }
std::string alarm(std::string_view text) { return enclosed(mark::kAlarm, text, mark::kEndAlarm); }

std::string found(const TextForm& form, std::string_view text) {
  return form.color ? enclosed(mark::kFound, text, mark::kEndFound) : enclosed("*", text, "*");
}

std::string name(std::string_view text) {
  std::string out = cleaned(text);
  return is_right_to_left(out) ? enclosed(mark::kIsolate, out, mark::kEndIsolate) : out;
}

std::string padded(std::string_view marked, size_t width) {
  const size_t columns = display_width(marked);
  return std::string(marked) + std::string(columns < width ? width - columns : 0, ' ');
}

std::string cell(std::string_view text, size_t width) { return padded(name(fitted(cleaned(text), width)), width); }

void Page::line(std::string_view marked) {
  if (!well_) return;
  std::string open;
  std::string out = finished(marked, form_, open);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  well_ = write_(out + '\n');
}

void Page::paragraph(std::string_view marked, size_t indent, size_t hanging) {
  const auto room = [&](size_t taken) { return form_.width > taken + 20 ? form_.width - taken : size_t{20}; };
  std::string open;
  size_t margin = indent;
  for (const std::string_view one : wrapped(marked, room(indent), room(hanging))) {
    if (!well_) return;
    well_ = write_(std::string(margin, ' ') + finished(one, form_, open) + '\n');
    margin = hanging;
  }
}

void Page::quotation(std::string_view marked, size_t indent) {
  // Lines longer than this are hard to read on.
  constexpr size_t kWidest = 96;
  const size_t width = std::min(kWidest, form_.width > indent + 20 ? form_.width - indent : size_t{20});
  const bool arabic = is_right_to_left(marked);
  std::string open;
  for (const std::string_view one : wrapped(marked, width, width)) {
    if (!well_) return;
    const size_t columns = display_width(one);
    const size_t fill = arabic && form_.isolates && columns < width ? width - columns : 0;
    std::string text = finished(one, form_, open);
    if (arabic) text = std::string(written('\x10', form_)).append(text).append(written('\x11', form_));
    well_ = write_(std::string(indent + fill, ' ') + text + '\n');
  }
}

}  // namespace isnad::app
