#include "page/letter_pairs.h"

#include <array>
#include <string_view>

#include "text/letters.h"

namespace isnad {

namespace {

constexpr char32_t kHamza = 0x621, kGhain = 0x63A, kFeh = 0x641, kYeh = 0x64A, kFathatan = 0x64B, kSukun = 0x652;
constexpr uint8_t kNoLetter = 0;      // the beginning or end of a word
constexpr uint8_t kInvisible = 0xFF;  // marks and tatweel, which stand between letters
constexpr int kBesideForeign = -12;   // an Arabic letter beside a Latin one or an odd sign, in halves as in the table
constexpr int kAlone = -8;            // a word of one letter
constexpr int kNoText = -16;
constexpr int kVowelMark = -2;  // news has few of them

// First letter by second letter: the end of a word, then U+0621 to U+063A and U+0641 to U+064A. 'm' is what chance
// gives, each letter of the alphabet above or below it half a power of 2. scripts/learn_letter_pairs makes it.
constexpr std::array<std::string_view, 37> kPairs = {
    "aaktasaytasmqqopjplrpomobtpstorvqpuao", "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaddaajadaaaaaaaaaaaaahbbbaaa", "gaaaaaaalgiegmjlbmhojmjmanikjkipogmai",
    "aaaaaaaaaafaaaaeaaaeaaaaaaaaggaaaakab", "aaaaaaaafaahhhbkbjbndkgjakffgdoboaaai",
    "iaaaaaaikgbaaaalanaaaaaaaaagbakggbaao", "tpaaaaqaqktnnoiqgtnqnokndqjppmyqsmnam",
    "saajahdrbnmejlglbofiihhkanifkjqllknaq", "xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "vaagaaaonkiamqjlanhmmkgjkndnoirmnqogo", "naaaaaakalfeaaaaajaaaaaaaaabfemgjffal",
    "maaeaaaokhggabajankfaaaaajaaaamoompap", "oaaaaaaqlnnfhaapgpkidigafaaimnmnbbngo",
    "kaaaaaamigiaaaghalghbkejaaaeaamldaial", "seagaaaqiqmlagjlaoajaaaaaoapgglnoioks",
    "laaaaaaibahaaabaagaaaaaaaeaaaihbbeaak", "taahaansproelkbmaghlhkmlakgmnqfkjmpjt",
    "naaaaaaojjeaaiaaajbaaaaaagaaeekjhfjan", "qaaakabpllqaimahapagaaalalammnqnieogp",
    "paddfaanjhmadalhaoaaaaahakeidghjkljbn", "maaaaaapihgaalanamaaabaeaiaqbaljiekdn",
    "maaaaaamijjaajafalaaaaaaahbbaaabadhfk", "naaaaaapkmkaaaaaaoabaaabaiallamamelam",
    "gaaaaaamalaaaaaaagaaaaaaaaagaabgaddam", "raaaaaaqmondhaapanklmebhaaajiarooimfo",
    "jaaaaaapeaiaaaaialibaabbaaaaaajgeakag", "saabaaapelpankggkpehekkhllaajgkaaflks",
    "qaaaaaaslmraaaalipdidqjmamaleandjfrgo", "oaaaaaaohmmgaaakbojghaaaaaajaejklbnan",
    "tadqaoasqorjqrlriokromhndqnosmptqoprs", "tabgjahrkopanolsapgrmohlaphjplolslpeq",
    "vaaaaaaqkroaihdljdkoikalnkbpkedbanobr", "paaaaaaqhigaoaapdmbaaaaaaaaaaagofakak",
    "nbboaiatminmllkpgpoohllngnhmqnpqqjgdn", "saaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "vaaagafrntnbhjknhrioqgimanannippukngn",
};

int pair(uint8_t first, uint8_t second) { return kPairs[first][second] - 'm'; }

/// Row of a letter, kNoLetter, or kInvisible.
uint8_t row(char32_t character) {
  if (character < 0x80) return kNoLetter;
  if (character >= kHamza && character <= kGhain) return static_cast<uint8_t>(character - kHamza + 1);
  if (character >= kFeh && character <= kYeh) return static_cast<uint8_t>(character - kFeh + (kGhain - kHamza) + 2);
  const LetterClass found = classify(character);  // Persian letters, presentation forms
  if (found.kind == LetterKind::Mark) return kInvisible;
  if (found.kind != LetterKind::Letter) return kNoLetter;
  const auto byte = static_cast<unsigned char>(found.byte);
  return byte < 0xE0 ? byte - 0xC0 : byte - 0xE0 + (kGhain - kHamza) + 1;
}

/// Latin letters, and signs of code pages that are never written beside Arabic letters (not so « » and the like).
bool is_foreign(char32_t character) {
  switch (character) {
    case 0xA0:  // no-break space
    case 0xAB:
    case 0xAD:  // soft hyphen
    case 0xB0:
    case 0xB7:
    case 0xBB:
    case 0xD7:
    case 0xF7:
      return false;
    default:
      return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
             (character >= 0xA0 && character < 0x250);
  }
}

bool is_no_text(char32_t character) { return (character >= 0x80 && character < 0xA0) || character == 0xFFFD; }

}  // namespace

void LetterPairs::add(char32_t character) {
  const uint8_t now = row(character);
  if (now == kInvisible) {
    if (character >= kFathatan && character <= kSukun) total_ += kVowelMark;
    return;
  }
  if (now != kNoLetter) {
    ++letters_;
    total_ += foreign_ ? kBesideForeign : pair(last_, now);
    alone_ = last_ == kNoLetter;
    last_ = now;
    foreign_ = false;
    return;
  }
  foreign_ = is_foreign(character);
  if (last_ != kNoLetter) total_ += foreign_ ? kBesideForeign : alone_ ? kAlone : pair(last_, kNoLetter);
  last_ = kNoLetter;
  if (is_no_text(character)) {
    ++letters_;
    total_ += kNoText;
  }
}

}  // namespace isnad
