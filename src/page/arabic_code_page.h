// arabic_code_page(): the encoding, of those in which each byte is a character, that makes Arabic of bytes.
//
//   "\xE3\xDE\xCA\xE1"  →  "windows-1256", in which they are «مقتل» (maqtal, the killing of); in ISO-8859-6 they are no
//   word
//
// Does not look at declarations in a page, and does not know UTF-8: encoding.h.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

/// `declared`: what is said of the encoding, canonical or empty; it decides what is close. Nothing if the bytes are
/// Arabic in none.
std::optional<std::string> arabic_code_page(std::string_view bytes, std::initializer_list<std::string_view> declared);

}  // namespace isnad
