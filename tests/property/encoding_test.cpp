// Properties of reading bytes: whatever they are the text is valid; Arabic comes out as it was written in any of its
// encodings, whatever is declared; doubly encoded Arabic is repaired, and Arabic that is right is never changed.
#include "page/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "page/code_pages.h"
#include "text/utf8.h"

namespace isnad {
namespace {

const std::vector<std::string> kWords = {
    "قال",   "المتحدث", "باسم",    "الجيش",   "إن",     "ثلاثة",  "جنود",   "قتلوا",  "في",     "هجوم",  "على",
    "حاجز",  "قرب",     "مدينة",   "حلب",     "أمس",    "السبت",  "وأضاف",  "أن",     "القوات", "أغلقت", "الطريق",
    "وبدأت", "عملية",   "تمشيط",   "المنطقة", "ونفى",   "ناشطون", "مقتل",   "مدنيين", "لكن",    "مصادر", "طبية",
    "ذكرت",  "خمسة",    "أصيبوا",  "بجروح",   "خطيرة",  "ونقلوا", "مستشفى", "ضابط",   "الشرطة", "غارة",  "استهدفت",
    "مواقع", "الفصائل", "المسلحة", "شمالي",   "البلاد", "هذا",    "الذي",   "كانت"};

/// A text of so many words, about four letters each.
std::string arabic_text(size_t words) {
  const auto indices = *rc::gen::container<std::vector<size_t>>(words, rc::gen::inRange(size_t{0}, kWords.size()));
  std::string out;
  for (const size_t index : indices) {
    out += kWords[index];
    const int end = *rc::gen::inRange(0, 12);
    out += end == 0 ? "،\n" : end == 1 ? ". " : end == 2 ? " 12 " : " ";
  }
  return out;
}

std::string in_code_page(const CodePage& page, std::string_view utf8) {
  std::string out;
  for (size_t at = 0; at < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    if (first < 0x80) {
      out += utf8[at++];
    } else {
      const auto character =
          static_cast<char32_t>((first & 0x1F) << 6 | (static_cast<unsigned char>(utf8[at + 1]) & 0x3F));
      RC_ASSERT(page.byte_of(character) != 0);
      out += static_cast<char>(page.byte_of(character));
      at += 2;
    }
  }
  return out;
}

std::string in_utf16(std::string_view utf8, bool little) {
  std::string out;
  for (size_t at = 0; at < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    const unsigned unit =
        first < 0x80 ? first : (first & 0x1FU) << 6 | (static_cast<unsigned char>(utf8[at + 1]) & 0x3FU);
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    out += little ? low : high;
    out += little ? high : low;
    at += first < 0x80 ? 1 : 2;
  }
  return out;
}

TEST(EncodingProperty, ArabicIsReadInAllItsEncodings) {
  const std::vector<std::string> labels = {
      "",         "utf-8",     "windows-1256", "iso-8859-6", "iso-8859-1", "windows-1251",
      "utf-16le", "shift_jis", "windows-1252", "nonsense"};
  EXPECT_TRUE(rc::check("Arabic comes out as it was written, whatever is declared", [&] {
    const std::string text = arabic_text(60);
    const std::string declared = *rc::gen::elementOf(labels);
    const struct {
      const char* encoding;
      std::string bytes;
    } cases[] = {{"UTF-8", text},
                 {"windows-1256", in_code_page(windows_1256(), text)},
                 {"ISO-8859-6", in_code_page(iso_8859_6(), text)},
                 {"UTF-16LE", in_utf16(text, true)},
                 {"UTF-16BE", in_utf16(text, false)}};
    for (const auto& [encoding, bytes] : cases) {
      const auto decoded = decode(bytes, declared, Markup::None);
      RC_ASSERT(static_cast<bool>(decoded));
      RC_ASSERT(decoded->text == text);
      RC_ASSERT(decoded->encoding == encoding);
      RC_ASSERT(!decoded->repaired && decoded->replaced == 0U);
    }
  }));
}

TEST(EncodingProperty, DoublyEncodedArabicIsRepaired) {
  EXPECT_TRUE(rc::check("doubly encoded Arabic is repaired, right Arabic beside it stays", [] {
    const std::string before = arabic_text(5), wrong = arabic_text(8), behind = arabic_text(5);
    const CodePage* const first = *rc::gen::element(&windows_1252(), &windows_1256());
    const CodePage* const second = *rc::gen::element(&windows_1252(), &windows_1256());
    RC_ASSERT(!repaired_double_encoding(before));
    const std::string once = first->read(wrong).text;
    RC_ASSERT(repaired_double_encoding(once) == wrong);
    RC_ASSERT(repaired_double_encoding(before + once + behind) == before + wrong + behind);
    RC_ASSERT(repaired_double_encoding(before + second->read(once).text + behind) == before + wrong + behind);
  }));
}

TEST(EncodingProperty, ArabicCodePagesReadAsLatinAreRepaired) {
  EXPECT_TRUE(rc::check("Arabic of an Arabic code page read as windows-1252 is repaired, right Arabic stays", [] {
    const std::string before = arabic_text(5), wrong = arabic_text(20);
    const CodePage* const written = *rc::gen::element(&windows_1256(), &iso_8859_6());
    const std::string misread = windows_1252().read(in_code_page(*written, wrong)).text;
    RC_ASSERT(repaired_double_encoding(misread) == wrong);
    RC_ASSERT(repaired_double_encoding(before + " " + misread) == before + " " + wrong);
    RC_ASSERT(repaired_double_encoding(windows_1252().read(misread).text) == wrong);
  }));
}

TEST(EncodingProperty, AnyBytesBecomeText) {
  EXPECT_TRUE(rc::check("any bytes become valid UTF-8, or a fault with a message", [] {
    const auto byte = [](int from, int to) {
      return rc::gen::map(rc::gen::inRange(from, to), [](int value) { return static_cast<char>(value); });
    };
    const auto bytes = *rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
        {{6, byte(0x20, 0x7F)}, {6, byte(0xC0, 0xF0)}, {4, byte(0x80, 0xC0)}, {1, byte(0, 256)}}));
    const auto decoded = decode(bytes, *rc::gen::element("", "utf-8", "gb18030", "iso-2022-jp"), Markup::Html);
    if (decoded) {
      RC_ASSERT(!first_invalid_utf8(decoded->text));
      RC_ASSERT(decoded->replaced <= bytes.size());
    } else {
      RC_ASSERT(!decoded.error().message.empty());
    }
  }));
}

}  // namespace
}  // namespace isnad
