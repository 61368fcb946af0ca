#include "page/encoding.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

#include "page/arabic_code_page.h"
#include "page/code_pages.h"
#include "text/utf8.h"

namespace isnad {

namespace {

constexpr size_t kHead = 4096;  // where declarations are looked for, and what the bytes are is told by
constexpr std::string_view kMark = "\xEF\xBB\xBF";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
}

/// Takes the characters up to the first of which `ends` holds from the beginning of `text`.
template <class Ends>
std::string_view take_until(std::string_view& text, Ends ends) {
  const auto end = static_cast<size_t>(std::find_if(text.begin(), text.end(), ends) - text.begin());
  const std::string_view out = text.substr(0, end);
  text.remove_prefix(end);
  return out;
}

/// What stands in quotation marks at the beginning of `text`, or up to a character of which `ends` holds.
template <class Ends>
std::string_view take_value(std::string_view& text, Ends ends) {
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return take_until(text, ends);
  const char quote = text.front();
  text.remove_prefix(1);
  return take_until(text, [=](char c) { return c == quote; });
}

/// "windows-1256" of "text/html; charset=windows-1256".
std::string_view charset_of_content_type(std::string_view content) {
  constexpr std::string_view kName = "charset";
  for (; !content.empty(); content.remove_prefix(1)) {
    if (!begins_with(content, kName)) continue;
    std::string_view rest = content.substr(kName.size());
    skip_blanks(rest);
    if (rest.empty() || rest.front() != '=') continue;
    rest.remove_prefix(1);
    skip_blanks(rest);
    return take_value(rest, [](char c) { return is_blank(c) || c == ';'; });
  }
  return {};
}

/// The encoding that a meta element names; `text` begins behind "<meta" and is left at the element's end.
std::string_view charset_of_meta(std::string_view& text) {
  std::string_view charset, content;
  bool is_content_type = false;
  for (;;) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '/')) text.remove_prefix(1);
    if (text.empty() || text.front() == '>') break;
    const std::string_view name =
        take_until(text, [](char c) { return is_blank(c) || c == '=' || c == '>' || c == '/'; });
    skip_blanks(text);
    std::string_view value;
    if (!text.empty() && text.front() == '=') {
      text.remove_prefix(1);
      skip_blanks(text);
      value = take_value(text, [](char c) { return is_blank(c) || c == '>'; });
      if (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
    }
    if (begins_with(name, "charset")) charset = value;
    if (begins_with(name, "content")) content = value;
    if (begins_with(name, "http-equiv")) is_content_type = begins_with(value, "content-type");
  }
  if (charset.empty() && is_content_type) charset = charset_of_content_type(content);
  return charset;
}

std::string_view sniffed_in_xml(std::string_view head) {
  skip_blanks(head);
  if (!begins_with(head, "<?xml")) return {};
  head = head.substr(0, head.find('>'));
  const size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  head.remove_prefix(at + std::string_view("encoding").size());
  skip_blanks(head);
  if (head.empty() || head.front() != '=') return {};
  head.remove_prefix(1);
  skip_blanks(head);
  return take_value(head, [](char c) { return is_blank(c) || c == '?'; });
}

std::string_view sniffed_in_html(std::string_view head) {
  for (std::string_view rest = head; !rest.empty();) {
    rest.remove_prefix(std::min(rest.find('<'), rest.size()));
    if (rest.starts_with("<!--")) {
      rest.remove_prefix(std::min(rest.find("-->", 4), rest.size()));
    } else if (begins_with(rest, "<meta") && rest.size() > 5 && (is_blank(rest[5]) || rest[5] == '/')) {
      rest.remove_prefix(5);
      const std::string_view charset = charset_of_meta(rest);
      if (!charset.empty()) return charset;
    } else if (!rest.empty()) {
      rest.remove_prefix(1);
    }
  }
  return sniffed_in_xml(head);
}

/// Bytes of the byte order marks at the beginning: programs that join files leave several.
size_t length_of_marks(std::string_view utf8) {
  size_t length = 0;
  while (utf8.substr(length).starts_with(kMark)) length += kMark.size();
  return length;
}

bool is_wide(const std::string& encoding) { return encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32"); }

/// What is said of the encoding, each canonical or empty.
struct Declarations {
  std::string declared;
  std::string sniffed;

  /// How well it is known that the encoding is this one, if the bytes agree.
  const char* basis(const std::string& encoding) const {
    return encoding == declared ? "declared" : encoding == sniffed ? "sniffed" : "detected";
  }
};

Declarations declarations_of(std::string_view bytes, std::string_view declared, Markup markup) {
  const std::string_view head = bytes.substr(0, kHead);
  const std::string_view label = markup == Markup::Html  ? sniffed_in_html(head)
                                 : markup == Markup::Xml ? sniffed_in_xml(head)
                                                         : std::string_view();
  Declarations out{encoding_of_label(declared).value_or(""), encoding_of_label(label).value_or("")};
  if (is_wide(out.sniffed)) out.sniffed = "UTF-8";  // it was read as ASCII, so it is not what it says
  return out;
}

/// UTF-16 without a mark: nearly all bytes in every other place are 0 (ASCII) or 6 (Arabic).
std::optional<std::string> utf16_by_pattern(std::string_view bytes) {
  bytes = bytes.substr(0, std::min(bytes.size(), kHead) / 2 * 2);
  std::array<size_t, 2> high = {}, zero = {};
  for (size_t i = 0; i < bytes.size(); ++i) {
    high[i % 2] += bytes[i] == 0 || bytes[i] == 6;
    zero[i % 2] += bytes[i] == 0;
  }
  const size_t pairs = bytes.size() / 2;
  for (const size_t place : {size_t{0}, size_t{1}}) {
    if (pairs > 1 && high[place] * 10 >= pairs * 9 && zero[1 - place] * 10 < pairs) {
      return place == 0 ? "UTF-16BE" : "UTF-16LE";
    }
  }
  return std::nullopt;
}

/// Text has hardly any control characters; what is packed or compiled has a tenth and more.
bool is_binary(std::string_view bytes) {
  constexpr size_t kFew = 8, kShare = 40;
  constexpr unsigned char kSubstitute = 0x1A, kEscape = 0x1B;  // converters leave them in text
  bytes = bytes.substr(0, kHead);
  const auto controls = static_cast<size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && (byte < '\b' || byte > '\r') && byte != kSubstitute && byte != kEscape) || byte == 0x7F;
  }));
  return controls > kFew && controls * kShare > bytes.size();
}

/// What bytes that are not valid UTF-8 hold of it.
struct Survey {
  uint64_t characters = 0;  // valid ones of several bytes
  uint64_t broken = 0;      // bytes that belong to none
  std::string others;       // the bytes with a blank for each of those characters: what may be another encoding
};

Survey survey(std::string_view bytes) {
  Survey out;
  out.others.reserve(bytes.size());
  while (!bytes.empty()) {
    const size_t valid = first_invalid_utf8(bytes).value_or(bytes.size());
    for (const char c : bytes.substr(0, valid)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) {
        out.others += c;
      } else if (byte >= 0xC0) {
        ++out.characters;
        out.others += ' ';
      }
    }
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    ++out.broken;
    out.others += bytes.front();
    bytes.remove_prefix(1);
  }
  return out;
}

Decoded made(Converted converted, std::string encoding, std::string basis) {
  return {std::move(converted.text), std::move(encoding), std::move(basis), false, converted.replaced};
}

/// Bytes that are not UTF-8, each a character or the part of one.
Decoded decode_legacy(std::string_view bytes, const Survey& found, const Declarations& said) {
  if (const auto arabic = arabic_code_page(found.others, {said.declared, said.sniffed})) {
    if (const auto page = code_page(*arabic)) return made(page->read(bytes), *arabic, said.basis(*arabic));
  }
  constexpr uint64_t kFaults = 10;  // a declaration is wrong if one character in so many that are not ASCII is a fault
  const auto as = [&](const std::string& name) -> std::optional<Decoded> {
    if (name.empty() || name == "UTF-8" || is_wide(name)) return std::nullopt;
    auto converted = convert(bytes, name);
    if (!converted || converted->replaced * kFaults > found.broken) return std::nullopt;
    return made(std::move(*converted), name, said.basis(name));
  };
  if (auto decoded = as(said.declared)) return std::move(*decoded);
  if (auto decoded = as(said.sniffed)) return std::move(*decoded);
  if (auto decoded = as(detected_by_icu(bytes).value_or(""))) return std::move(*decoded);
  return made(windows_1252().read(bytes), "windows-1252", "assumed");
}

Result<Decoded> decode_as_written(std::string_view bytes, std::string_view declared, Markup markup) {
  constexpr std::pair<std::string_view, const char*> kWideMarks[] = {{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                                                     {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                                                     {"\xFF\xFE", "UTF-16LE"},
                                                                     {"\xFE\xFF", "UTF-16BE"}};
  for (const auto& [mark, encoding] : kWideMarks) {
    if (!bytes.starts_with(mark)) continue;
    if (auto converted = convert(bytes.substr(mark.size()), encoding))
      return made(std::move(*converted), encoding, "mark");
  }
  const bool marked = bytes.starts_with(kMark);
  bytes.remove_prefix(length_of_marks(bytes));
  if (const auto other = what_it_is_instead(bytes.substr(0, kHead))) return Error{*other, "", 0};

  const Declarations said = declarations_of(bytes, declared, markup);
  auto wide = utf16_by_pattern(bytes);
  const bool has_zeros = bytes.substr(0, kHead).find('\0') != std::string_view::npos;
  if (!wide && is_wide(said.declared) && has_zeros) wide = said.declared;
  if (wide) {
    const char* const basis = said.declared.starts_with("UTF-16") || *wide == said.declared ? "declared" : "detected";
    if (auto converted = convert(bytes, *wide)) return made(std::move(*converted), *wide, basis);
  }
  if (is_binary(bytes)) {
    return Error{"is not text (it has many control characters); only text, HTML, feeds and web archives are read", "",
                 0};
  }

  if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const bool plain =
        std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const char* const basis = said.basis("UTF-8");
    const bool assumed = plain && basis == std::string_view("detected");
    return Decoded{std::string(bytes), "UTF-8", marked ? "mark" : assumed ? "assumed" : basis, false, 0};
  }
  const Survey found = survey(bytes);
  if (found.characters >= found.broken) {
    return Decoded{repaired_utf8(bytes), "UTF-8", marked ? "mark" : said.basis("UTF-8"), false, found.broken};
  }
  return decode_legacy(bytes, found, said);
}

uint64_t replacements(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  uint64_t count = 0;
  for (size_t at = text.find(kReplacement); at != std::string_view::npos; at = text.find(kReplacement, at + 1)) ++count;
  return count;
}

}  // namespace

Result<Decoded> decode(std::string_view bytes, std::string_view declared, Markup markup) {
  auto out = decode_as_written(bytes, declared, markup);
  if (!out) return out;
  if (auto repaired = repaired_double_encoding(out->text)) {
    const uint64_t before = replacements(out->text), after = replacements(*repaired);
    if (after > before) out->replaced += after - before;
    out->text = std::move(*repaired);
    out->repaired = true;
  }
  out->text.erase(0, length_of_marks(out->text));
  return out;
}

}  // namespace isnad
