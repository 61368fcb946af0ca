#include "page/code_pages.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace isnad {

namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

constexpr char32_t kReplacement = 0xFFFD;

// Labels of the WHATWG's encoding standard that ICU does not know.
constexpr std::pair<std::string_view, const char*> kLabels[] = {
    {"unicode-1-1-utf-8", "UTF-8"}, {"unicode11utf8", "UTF-8"},   {"unicode20utf8", "UTF-8"},
    {"x-unicode20utf8", "UTF-8"},   {"x-cp1250", "windows-1250"}, {"x-cp1251", "windows-1251"},
    {"x-cp1252", "windows-1252"},   {"x-cp1253", "windows-1253"}, {"x-cp1254", "windows-1254"},
    {"x-cp1255", "windows-1255"},   {"x-cp1256", "windows-1256"}, {"x-cp1257", "windows-1257"},
    {"x-cp1258", "windows-1258"},   {"win-1256", "windows-1256"}, {"ansi-1256", "windows-1256"},
    {"unicode", "UTF-16LE"},        {"ucs-2", "UTF-16LE"},        {"unicodefeff", "UTF-16LE"},
    {"unicodefffe", "UTF-16BE"},    {"utf-16", "UTF-16LE"},       {"iso-10646-ucs-2", "UTF-16LE"},
    {"x-mac-roman", "macintosh"},
};

// Encodings that pages name when they mean a larger one.
constexpr std::pair<std::string_view, const char*> kMeant[] = {
    {"ISO-8859-1", "windows-1252"},
    {"US-ASCII", "windows-1252"},
    {"ISO-8859-9", "windows-1254"},
    {"TIS-620", "windows-874"},
    {"ISO-8859-11", "windows-874"},
    {"GB2312", "GB18030"},
    {"GBK", "GB18030"},
    {"EUC-KR", "windows-949"},
};

Converter open(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

bool is_ascii_in(UConverter* converter) {
  constexpr std::string_view kSigns = "ABCXYZabcxyz0189 <>/=\"\n";
  UErrorCode status = U_ZERO_ERROR;
  std::array<UChar, 64> out = {};
  const int32_t length =
      ucnv_toUChars(converter, out.data(), out.size(), kSigns.data(), static_cast<int32_t>(kSigns.size()), &status);
  return U_SUCCESS(status) &&
         std::equal(kSigns.begin(), kSigns.end(), out.begin(), out.begin() + length,
                    [](char byte, UChar unit) { return byte == static_cast<char>(unit) && unit < 0x80; });
}

/// Encodings in which signs of ASCII switch to other characters: never meant, but of use to those who would hide text.
bool switches(UConverter* converter) {
  switch (ucnv_getType(converter)) {
    case UCNV_UTF7:
    case UCNV_IMAP_MAILBOX:
    case UCNV_HZ:
    case UCNV_SCSU:
    case UCNV_BOCU1:
    case UCNV_COMPOUND_TEXT:
      return true;
    default:
      return false;
  }
}

std::string lower_token(std::string_view label) {
  constexpr std::string_view kAround = " \t\r\n\f\"'";
  const size_t begin = label.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  label.remove_prefix(begin);
  std::string out(label.substr(0, label.find_first_of(" \t\r\n\f\"';,")));
  for (char& letter : out) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return out;
}

/// ICU leaves out whatever else there is before it compares names.
bool is_of_label(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("-_:.+()").find(c) != std::string_view::npos;
}

CodePage known_page(const char* name) {
  auto page = code_page(name);
  return page ? *page : CodePage{};
}

}  // namespace

std::optional<std::string> encoding_of_label(std::string_view label) {
  constexpr size_t kLongest = 40;
  std::string name = lower_token(label);
  if (name.empty() || name.size() > kLongest || !std::all_of(name.begin(), name.end(), is_of_label))
    return std::nullopt;
  for (const auto& [known, meant] : kLabels) {
    if (name == known) return meant;
  }
  // ICU's alias table is asked before anything is opened, for ucnv_open() would also look for files of that name.
  UErrorCode status = U_ZERO_ERROR;
  if (ucnv_countAliases(name.c_str(), &status) == 0 || U_FAILURE(status)) return std::nullopt;
  const Converter converter = open(name);
  if (!converter) return std::nullopt;
  const char* standard = nullptr;
  for (const char* body : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    if (standard == nullptr) standard = ucnv_getStandardName(name.c_str(), body, &status);
  }
  if (standard == nullptr) standard = ucnv_getName(converter.get(), &(status = U_ZERO_ERROR));
  if (standard == nullptr) return std::nullopt;
  name = standard;
  if (!name.starts_with("UTF-16") && !name.starts_with("UTF-32") &&
      (switches(converter.get()) || !is_ascii_in(converter.get()))) {
    return std::nullopt;
  }
  for (const auto& [narrow, meant] : kMeant) {
    if (name == narrow) return meant;
  }
  return name;
}

Converted CodePage::read(std::string_view text) const {
  Converted out;
  out.text.reserve(text.size() * 2);
  for (const char byte : text) {
    const char32_t character = characters[static_cast<unsigned char>(byte)];
    out.replaced += character == kReplacement;
    append_utf8(character, out.text);
  }
  return out;
}

std::optional<CodePage> code_page(const std::string& encoding) {
  const Converter converter = open(encoding);
  if (!converter || ucnv_getMaxCharSize(converter.get()) != 1) return std::nullopt;
  CodePage page;
  for (size_t byte = 0; byte < page.characters.size(); ++byte) {
    const char source = static_cast<char>(byte);
    std::array<UChar, 4> units = {};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(converter.get(), units.data(), units.size(), &source, 1, &status);
    const char32_t character = U_SUCCESS(status) && length == 1 ? char32_t{units[0]} : kReplacement;
    page.characters[byte] = byte < 0x80 ? static_cast<char32_t>(byte) : character;
    if (byte >= 0x80 && character < page.bytes.size()) page.bytes[character] = static_cast<uint8_t>(byte);
  }
  for (size_t byte = 0; byte < 0x80; ++byte) page.bytes[byte] = static_cast<uint8_t>(byte);
  return page;
}

const CodePage& windows_1256() {
  static const CodePage kPage = known_page("windows-1256");
  return kPage;
}

const CodePage& windows_1252() {
  static const CodePage kPage = known_page("windows-1252");
  return kPage;
}

const CodePage& iso_8859_6() {
  static const CodePage kPage = known_page("ISO-8859-6");
  return kPage;
}

std::optional<Converted> convert(std::string_view bytes, const std::string& encoding) {
  const Converter converter = open(encoding);
  if (!converter) return std::nullopt;
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> units = {};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t high = 0;  // a first half of a pair that waits for its second
  const auto append = [&](char32_t character) {
    out.replaced += character == kReplacement;
    append_utf8(character, out.text);
  };
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, 1, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      const char32_t value = *unit;
      if (high != 0 && U16_IS_TRAIL(value)) {
        append(U16_GET_SUPPLEMENTARY(high, value));
        high = 0;
        continue;
      }
      if (high != 0) append(kReplacement);
      high = U16_IS_LEAD(value) ? value : 0;
      if (high == 0) append(U16_IS_TRAIL(value) ? kReplacement : value);
    }
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) return std::nullopt;
    break;
  }
  if (high != 0) append(kReplacement);
  return out;
}

std::optional<std::string> detected_by_icu(std::string_view bytes) {
  constexpr size_t kEnough = 64 * 1024;
  constexpr int32_t kConfident = 10;
  bytes = bytes.substr(0, kEnough);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return std::nullopt;
  ucsdet_enableInputFilter(detector.get(), 1);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kConfident) return std::nullopt;
  const char* const name = ucsdet_getName(match, &status);
  return U_FAILURE(status) || name == nullptr ? std::nullopt : encoding_of_label(name);
}

void append_utf8(char32_t character, std::string& out) {
  const auto append = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) {
    append(character);
  } else if (character < 0x800) {
    append(0xC0 | (character >> 6));
    append(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    append(0xE0 | (character >> 12));
    append(0x80 | ((character >> 6) & 0x3F));
    append(0x80 | (character & 0x3F));
  } else {
    append(0xF0 | (character >> 18));
    append(0x80 | ((character >> 12) & 0x3F));
    append(0x80 | ((character >> 6) & 0x3F));
    append(0x80 | (character & 0x3F));
  }
}

}  // namespace isnad
