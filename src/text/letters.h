// Letters: the normalised form of Arabic words in which all tables are looked up.
//
// A normalised word is a std::string with ONE BYTE A LETTER: Arabic letters stand at their places in ISO-8859-6
// (hamza 0xC1 … yeh 0xEA), digits and lower-case Latin letters are ASCII, a single blank stands between words. So
// «المُقاتِلـون» (al-muqātilūn, the fighters) and «المقاتلون» are the same nine bytes.
//
// Folded: alef with hamza or madda or wasla -> alef; alef maqsura and Farsi yeh -> yeh; Farsi/Urdu letters to their
// nearest Arabic one; presentation forms to their letters; Arabic-Indic digits to ASCII. Dropped: diacritics,
// tatweel, bidi controls. Kept apart: teh marbuta and heh, waw and yeh with hamza.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace isnad {

/// Byte of a letter in the normalised alphabet.
namespace letter {
constexpr char kHamza = '\xC1', kWawHamza = '\xC4', kYehHamza = '\xC6', kAlef = '\xC7', kBeh = '\xC8',
               kTehMarbuta = '\xC9', kTeh = '\xCA', kTheh = '\xCB', kJeem = '\xCC', kHah = '\xCD', kKhah = '\xCE',
               kDal = '\xCF', kThal = '\xD0', kReh = '\xD1', kZain = '\xD2', kSeen = '\xD3', kSheen = '\xD4',
               kSad = '\xD5', kDad = '\xD6', kTah = '\xD7', kZah = '\xD8', kAin = '\xD9', kGhain = '\xDA',
               kFeh = '\xE1', kQaf = '\xE2', kKaf = '\xE3', kLam = '\xE4', kMeem = '\xE5', kNoon = '\xE6',
               kHeh = '\xE7', kWaw = '\xE8', kYeh = '\xEA';
}  // namespace letter

/// What normalisation makes of one code point.
enum class LetterKind : uint8_t {
  Letter,    ///< one byte of a word, see `byte`
  Ligature,  ///< lam-alef and the like: several letters, see normalise()
  Mark,      ///< diacritic, tatweel or invisible control inside a word: dropped
  Digit,     ///< `byte` is '0'…'9'
  Space,
  LineBreak,
  Other  ///< punctuation, symbols, other scripts' letters that have no byte
};
struct LetterClass {
  LetterKind kind = LetterKind::Other;
  char byte = 0;
};

/// Class of a code point. Constant time.
LetterClass classify(char32_t code_point);

/// Letters of a code point of kind Ligature (the lam-alef U+FEFB -> lam, alef); empty for any other.
std::string_view ligature_letters(char32_t code_point);

/// Normalises UTF-8 text; runs of blanks become one, leading and trailing ones go; other characters are dropped.
/// For table entries and queries; the text of documents is normalised word by word with offsets kept (words.h).
std::string normalise(std::string_view utf8);

/// The normalised letters as UTF-8 Arabic, for showing to people and for CoNLL-U.
std::string to_utf8(std::string_view letters);

}  // namespace isnad
