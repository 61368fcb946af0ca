// Encoding: the bytes of a file become text in UTF-8, whatever they were written in and whatever they say of it.
//
//   decode("\xE3\xDE\xCA\xE1", "", Markup::None)               →  «مقتل» (maqtal, the killing of), "windows-1256",
//   "detected" decode("\xE3\xDE\xCA\xE1", "ISO-8859-1", Markup::None)     →  the same: nobody writes «ãÞÊá»
//   repaired_double_encoding("Ù…Ù‚ØªÙ„")                          →  «مقتل»
//   repaired_double_encoding("ãÞÊá ÃÑÈÚÉ ãÏäííä")                  →  «مقتل أربعة مدنيين»
//
// What is believed, in this order: a byte order mark; the pattern of UTF-16; bytes that are valid UTF-8, or mostly so;
// Arabic letters that follow one another as they do in Arabic (letter_pairs.h), where a declaration decides only what
// is close; then, as it is not Arabic, the declaration, and last ICU's detector. So a wrong declaration does no harm.
//
// Does not resolve entities (&#1605;), does not mend text in which one half of the letters was lost, does not read
// PDF, EPUB and the like: what_it_is_instead() tells those from text. UTF-7 and other encodings in which ASCII is not
// ASCII are not believed, but for UTF-16 and UTF-32.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/result.h"

namespace isnad {

/// Text as it was read from bytes.
struct Decoded {
  std::string text;       ///< valid UTF-8 without a byte order mark at its beginning
  std::string encoding;   ///< as IANA names it: "UTF-8", "windows-1256", "ISO-8859-6", "UTF-16LE" …
  std::string basis;      ///< how it is known: "mark", "declared", "sniffed", "detected", "assumed"
  bool repaired = false;  ///< it was doubly encoded, at least in part
  uint64_t replaced = 0;  ///< places where nothing could be made of the bytes, now U+FFFD
};

enum class Markup : uint8_t { None, Html, Xml };

/// Reads `bytes`, a whole document. `declared` is what the transport says (HTTP's charset), empty if nothing;
/// declarations within the bytes (<meta charset>, <?xml encoding) are sniffed in the first 4 KiB for Html and Xml.
/// Fails for what is no text, and says what it is. Time and memory are linear in the length.
Result<Decoded> decode(std::string_view bytes, std::string_view declared, Markup markup);

/// The repaired text of one that is doubly encoded (UTF-8 read as windows-1252, ISO-8859-1 or windows-1256 and encoded
/// again, once or several times; or windows-1256 and ISO-8859-6 read as windows-1252), whole or in some passages;
/// nothing if there is nothing to repair. `utf8` must be valid. What is right already, also text that quotes a few such
/// signs, stays as it is. A text that shows no trace of it costs one pass over its bytes.
std::optional<std::string> repaired_double_encoding(std::string_view utf8);

/// What a file is, if its first bytes (512 are enough) show that it is no text: "is a PDF file, whose text is not read;
/// save it as text or HTML". A message for people, to stand behind the file's name.
std::optional<std::string> what_it_is_instead(std::string_view head);

}  // namespace isnad
