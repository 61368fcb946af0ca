// Letters: folding of code points to the one-byte alphabet of letters.h.
//
// «ﻻجئٌ» (lāji', a refugee; the first sign is a lam-alef ligature) -> lam, alef, jeem, yeh with hamza. All foldings
// stand in tables (code_points.h); this file only walks over the text. It does not split text into words.
#include "text/letters.h"

#include <algorithm>

#include "text/code_points.h"

namespace isnad {
namespace {

struct Decoded {
  char32_t code_point;
  size_t length;
};

/// The code point at `at`; a byte that is not UTF-8 is taken alone and is a character of no use.
Decoded decode(std::string_view text, size_t at) {
  const auto byte = [&](size_t index) { return static_cast<unsigned char>(text[at + index]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || at + length > text.size()) return {0xFFFD, 1};
  char32_t code_point = first & (0xFF >> (length + 1));
  for (size_t index = 1; index < length; ++index) {
    if ((byte(index) & 0xC0) != 0x80) return {0xFFFD, 1};
    code_point = code_point << 6 | (byte(index) & 0x3F);
  }
  return {code_point, length};
}

LetterClass from_table(uint8_t entry) {
  if (entry >= 0xC1) return {LetterKind::Letter, static_cast<char>(entry)};
  if (entry == code_points::kMark) return {LetterKind::Mark, 0};
  if (entry == code_points::kLigature) return {LetterKind::Ligature, 0};
  if (entry != 0) return {LetterKind::Digit, static_cast<char>(entry)};
  return {};
}

LetterClass classify_ascii(char32_t code_point) {
  const auto byte = static_cast<char>(code_point);
  if (byte >= 'a' && byte <= 'z') return {LetterKind::Letter, byte};
  if (byte >= 'A' && byte <= 'Z') return {LetterKind::Letter, static_cast<char>(byte - 'A' + 'a')};
  if (byte >= '0' && byte <= '9') return {LetterKind::Digit, byte};
  if (byte == ' ' || byte == '\t') return {LetterKind::Space, 0};
  if (byte >= '\n' && byte <= '\r') return {LetterKind::LineBreak, 0};
  return {};
}

LetterClass classify_general(char32_t code_point) {
  switch (code_point) {
    case 0x85:
    case 0x2028:
    case 0x2029:
      return {LetterKind::LineBreak, 0};
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return {LetterKind::Space, 0};
    case 0xAD:
    case 0x34F:
    case 0x180E:
      return {LetterKind::Mark, 0};
    default:
      break;
  }
  if (code_point >= 0x2000 && code_point <= 0x200A) return {LetterKind::Space, 0};
  if ((code_point >= 0x200B && code_point <= 0x200F) || (code_point >= 0x202A && code_point <= 0x202E) ||
      (code_point >= 0x2060 && code_point <= 0x206F) || (code_point >= 0xFE00 && code_point <= 0xFE0F)) {
    return {LetterKind::Mark, 0};
  }
  return {};
}

}  // namespace

LetterClass classify(char32_t code_point) {
  if (code_point < 0x80) return classify_ascii(code_point);
  if (code_point >= 0x600 && code_point <= 0x6FF) return from_table(code_points::kArabic[code_point - 0x600]);
  if (code_point >= 0xFB50 && code_point <= 0xFDFF) return from_table(code_points::kPresentation[code_point - 0xFB50]);
  if (code_point >= 0xFE70 && code_point <= 0xFEFF) {
    return from_table(code_points::kPresentation[code_point - 0xFE70 + (0xFE00 - 0xFB50)]);
  }
  return classify_general(code_point);
}

std::string_view ligature_letters(char32_t code_point) {
  const auto& ligatures = code_points::kLigatures;
  const auto found = std::lower_bound(ligatures.begin(), ligatures.end(), code_point,
                                      [](const auto& entry, char32_t wanted) { return entry.code_point < wanted; });
  if (found == ligatures.end() || found->code_point != code_point) return {};
  return found->letters;
}

std::string normalise(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() / 2 + 1);
  bool blank = false;
  const auto append = [&](std::string_view letters) {
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += letters;
  };
  for (size_t at = 0; at < utf8.size();) {
    const Decoded decoded = decode(utf8, at);
    at += decoded.length;
    const LetterClass found = classify(decoded.code_point);
    switch (found.kind) {
      case LetterKind::Letter:
      case LetterKind::Digit:
        append({&found.byte, 1});
        break;
      case LetterKind::Ligature:
        append(ligature_letters(decoded.code_point));
        break;
      case LetterKind::Space:
      case LetterKind::LineBreak:
        blank = true;
        break;
      case LetterKind::Mark:
      case LetterKind::Other:
        break;
    }
  }
  return out;
}

std::string to_utf8(std::string_view letters) {
  std::string out;
  out.reserve(letters.size() * 2);
  for (const char letter : letters) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80) {
      out += letter;
      continue;
    }
    // ISO-8859-6 stands in Unicode at the same distance: 0xC1 is U+0621.
    const unsigned code_point = 0x621U + byte - 0xC1U;
    out += static_cast<char>(0xC0U | code_point >> 6);
    out += static_cast<char>(0x80U | (code_point & 0x3FU));
  }
  return out;
}

}  // namespace isnad
