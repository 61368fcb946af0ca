// CodePages: encodings by name, and what their bytes mean. The only place that speaks to ICU's converters.
//
// "x-cp1256", "cp1256" and "Windows-1256" are "windows-1256", whose byte 0xE3 is «م» (meem). "ISO-8859-1" is
// "windows-1252", as for browsers: its bytes 0x80 to 0x9F are letters and quotation marks in all pages that use them.
//
// Does not decide in what encoding something is written: encoding.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

/// The name, as IANA gives it, of the encoding that a page means by `label`; nothing if nobody knows it, or if ASCII is
/// not ASCII in it (UTF-7, EBCDIC); UTF-16 and UTF-32 are known. Blanks and quotation marks around the label do not
/// matter.
std::optional<std::string> encoding_of_label(std::string_view label);

/// Text read from bytes.
struct Converted {
  std::string text;       // UTF-8
  uint64_t replaced = 0;  // how many U+FFFD stand for what could not be read
};

/// An encoding in which each byte is a character.
struct CodePage {
  std::array<char32_t, 256> characters = {};  ///< U+FFFD where a byte means nothing

  Converted read(std::string_view text) const;
  /// Byte of a character, 0 if it has none.
  uint8_t byte_of(char32_t character) const { return character < bytes.size() ? bytes[character] : 0; }
  std::array<uint8_t, 0x2200> bytes = {};  ///< of code points; no code page that we know goes further
};

/// The code page of that name (from encoding_of_label()); nothing if characters take several bytes.
std::optional<CodePage> code_page(const std::string& encoding);

const CodePage& windows_1256();
const CodePage& windows_1252();
const CodePage& iso_8859_6();

/// Reads bytes in an encoding (from encoding_of_label(), or "UTF-16LE" and the like); nothing if ICU lacks it.
std::optional<Converted> convert(std::string_view bytes, const std::string& encoding);

/// What ICU's detector takes the bytes for; nothing if it has no opinion.
std::optional<std::string> detected_by_icu(std::string_view bytes);

void append_utf8(char32_t character, std::string& out);

}  // namespace isnad
