// repaired_double_encoding(): text in UTF-8 whose bytes were taken for those of a code page and encoded again, and text
// of an Arabic code page that was taken for windows-1252 («ãÞÊá» for «مقتل», maqtal): there each word is a run of
// accented letters, which no language has, and what it was is what arabic_code_page() finds. The rest is of the former.
//
// Each character is put back into its byte, and the bytes are read as UTF-8. Where that gives Arabic letters, one after
// the other, it is what was written; in right text it gives broken sequences only. So a passage is found by a sum: each
// letter that comes out counts for it, each broken sequence against it. Passages may begin and end anywhere: a page may
// be right but for one paragraph, and has no line breaks perhaps.
//
// Some bytes are often lost on the way: those that windows-1252 does not define. Only one of them, 0x81, is the second
// half of a letter (U+0641, feh), another the end of a quotation mark; these are put back where a '?' or nothing is
// left.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "page/arabic_code_page.h"
#include "page/code_pages.h"
#include "page/encoding.h"
#include "page/letter_pairs.h"

namespace isnad {

namespace {

constexpr int kBroken = 3;        // what a broken sequence takes from the sum
constexpr int kDrop = 9;          // a passage ends where the sum has fallen by this
constexpr int kLetters = 12;      // a passage of fewer letters may be a quotation of such signs …
constexpr int kLettersAlone = 4;  // … unless it is all that its line or its element holds
constexpr int kRounds = 3;        // encoded again and again
constexpr char32_t kReplacement = 0xFFFD;

// Bytes that make a character with a last one that windows-1252 does not define: the likeliest such character.
constexpr std::pair<char32_t, char32_t> kLostLast[] = {{0xD9, 0x641}, {0xE280, 0x201D}, {0xC2, 0x81}};

/// The code page that ISO-8859-1 and windows-1252 are together: the one has controls where the other has letters.
const CodePage& latin() {
  static const CodePage kPage = [] {
    CodePage page = windows_1252();
    for (size_t byte = 0x80; byte < 0xA0; ++byte) {
      if (page.bytes[byte] == 0) page.bytes[byte] = static_cast<uint8_t>(byte);
    }
    return page;
  }();
  return kPage;
}

struct Character {
  char32_t value = 0;
  size_t length = 0;
};

/// The character at `at`; `text` is valid.
Character character_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return char32_t{static_cast<unsigned char>(text[at + i])}; };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

bool is_control(char32_t c) { return c >= 0x80 && c < 0xA0; }

bool is_arabic(char32_t c) {
  return (c >= 0x600 && c < 0x700) || (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF);
}

/// What stands among Arabic letters: signs (also those that fonts have of their own), letters of western languages,
/// emoji.
bool is_company(char32_t c) {
  return (c >= 0xA0 && c < 0x180) || (c >= 0x2000 && c < 0x2800) || (c >= 0x1F000 && c < 0x1FB00) ||
         (c >= 0xE000 && c < 0xF900) || c == 0xFE0F || c == 0xFEFF || c == kReplacement;
}

bool may_be_encoded_again(char32_t c) {
  return c >= 0x80 && (latin().byte_of(c) != 0 || windows_1256().byte_of(c) != 0);
}

enum class TokenKind : uint8_t { Ascii, Letter, Company, Guess, Broken };

struct Token {
  TokenKind kind = TokenKind::Ascii;
  char32_t value = 0;  // what it is, or if it is broken what stands there
  size_t end = 0;
};

/// Takes back one encoding.
class Undo {
 public:
  /// `wanted`: which characters count for a passage.
  Undo(std::string_view text, const CodePage& page, bool (*wanted)(char32_t))
      : text_(text), page_(page), wanted_(wanted) {}

  /// The text with its passages repaired; nothing if it has none.
  std::optional<std::string> text() {
    Passage passage;
    constexpr size_t kNone = std::string_view::npos;
    size_t company = kNone;  // where on this line signs begin that may belong to the passage behind them
    bool right_word = false;
    for (size_t at = 0; at < text_.size();) {
      const Token token = next_token(at, right_word);
      if (token.kind == TokenKind::Letter) {
        if (passage.sum == 0) passage = {company == kNone ? at : company, token.end, 0, 0};
        if (++passage.sum > passage.best) {
          passage.best = passage.sum;
          passage.end = token.end;
        }
      } else if (token.kind == TokenKind::Broken && passage.sum > 0) {
        passage.sum -= kBroken;
        if (passage.sum <= 0 || passage.best - passage.sum >= kDrop) {
          keep(passage);
          passage = {};
        }
      }
      if (token.kind == TokenKind::Broken || token.value == '\n') company = kNone;
      if (company == kNone && (token.kind == TokenKind::Company || token.kind == TokenKind::Guess)) company = at;
      at = token.end;
    }
    keep(passage);
    if (copied_ == 0) return std::nullopt;
    out_.append(text_.substr(copied_));
    return std::move(out_);
  }

 private:
  struct Passage {
    size_t begin = 0, end = 0;
    int sum = 0, best = 0;  // best: up to `end`
  };

  /// The token at `at`. `right_word` is kept from one token to the next: in a word that has Arabic letters as they
  /// should be, tah and a comma behind it are these and no letter that was doubly encoded.
  Token next_token(size_t at, bool& right_word) const {
    const Token token = token_at(at);
    if (token.kind == TokenKind::Ascii) {
      right_word = false;
    } else if (token.kind == TokenKind::Broken) {
      const uint8_t byte = page_.byte_of(token.value);
      const bool may_be_half = byte >= 0xD8 && byte <= 0xDB;  // of a letter whose other half was lost
      right_word |= is_arabic(token.value) && !may_be_half;
    } else if (right_word) {
      const Character first = character_at(text_, at);
      return {TokenKind::Broken, first.value, at + first.length};
    }
    return token;
  }

  Token token_at(size_t at) const {
    const Character first = character_at(text_, at);
    if (first.value < 0x80) return {TokenKind::Ascii, first.value, at + first.length};
    const Token broken = {TokenKind::Broken, first.value, at + first.length};
    const uint8_t lead = page_.byte_of(first.value);
    const size_t length = lead >= 0xF5 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0) return broken;
    char32_t value = lead & (0xFFU >> (length + 1));
    char32_t before = lead;
    size_t end = broken.end;
    for (size_t i = 1; i < length; ++i) {
      const Character next = end < text_.size() ? character_at(text_, end) : Character{};
      const uint8_t byte = next.value < 0x80 ? 0 : page_.byte_of(next.value);
      if ((byte & 0xC0) != 0x80) return guess(broken, before, end);
      before = before << 8 | byte;
      value = value << 6 | (byte & 0x3FU);
      end += next.length;
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong) return broken;
    if (wanted_(value)) return {TokenKind::Letter, value, end};
    return is_company(value) ? Token{TokenKind::Company, value, end} : broken;
  }

  /// What begins with `broken`, `before` being its first bytes but for the last, if the last was lost.
  Token guess(const Token& broken, char32_t before, size_t end) const {
    if (&page_ != &latin() || end >= text_.size()) return broken;
    const char32_t next = character_at(text_, end).value;
    if (next == '<' || next == '\n') return broken;  // cut off
    for (const auto& [bytes, value] : kLostLast) {
      if (before != bytes || (is_control(value) && wanted_ == is_arabic)) continue;
      const bool stands_for_it = next == '?' || next == kReplacement;
      return {TokenKind::Guess, value, end + (stands_for_it ? character_at(text_, end).length : 0)};
    }
    return broken;
  }

  /// Repairs the passage if it is long enough, or all that stands between two breaks, and reads as Arabic does.
  void keep(const Passage& found) {
    if (found.best < kLettersAlone) return;
    const size_t begin = found.begin, end = with_company(found.end);
    if (found.best < kLetters && !stands_alone(begin, end)) return;
    std::string passage;
    LetterPairs pairs;
    bool right_word = false;
    for (size_t at = begin; at < end;) {
      const Token token = next_token(at, right_word);
      // A lead that lost its other half is of no use; any other character that does not fit was written later.
      const bool lost =
          token.kind == TokenKind::Broken && &page_ == &latin() && token.value >= 0xD8 && token.value <= 0xDB;
      const char32_t value = lost ? kReplacement : token.value;
      append_utf8(value, passage);
      pairs.add(value);
      at = token.end;
    }
    if (wanted_ == is_arabic && pairs.mean() <= 0) return;
    out_.append(text_.substr(copied_, begin - copied_)).append(passage);
    copied_ = end;
  }

  /// The end of the passage with the signs that follow on its line.
  size_t with_company(size_t end) const {
    bool right_word = false;
    for (size_t at = end; at < text_.size();) {
      const Token token = next_token(at, right_word);
      if (token.kind == TokenKind::Broken || token.kind == TokenKind::Letter || token.value == '\n') break;
      at = token.end;
      if (token.kind != TokenKind::Ascii) end = at;
    }
    return end;
  }

  /// Only ASCII stands beside it, up to the ends of the line or element.
  bool stands_alone(size_t begin, size_t end) const {
    const auto is_break = [](char byte) { return byte == '\n' || byte == '<' || byte == '>'; };
    const auto is_other = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    while (begin > 0 && !is_break(text_[begin - 1])) {
      if (is_other(text_[--begin])) return false;
    }
    for (; end < text_.size() && !is_break(text_[end]); ++end) {
      if (is_other(text_[end])) return false;
    }
    return true;
  }

  std::string_view text_;
  const CodePage& page_;
  bool (*wanted_)(char32_t);
  std::string out_;
  size_t copied_ = 0;  // bytes of the text that out_ has already, repaired or as they were
};

/// Takes back that words of an Arabic code page were read in latin().
class Misreading {
 public:
  explicit Misreading(std::string_view text) : text_(text) {}

  /// The text with such words as they were written; nothing if they are few or no Arabic.
  std::optional<std::string> text() const {
    std::string bytes;
    size_t letters = 0;
    for_each_run([&](const Run& run) {
      if (run.beside_letter) return;
      bytes.append(run.bytes) += ' ';
      letters += static_cast<size_t>(std::count_if(run.bytes.begin(), run.bytes.end(), is_letter_byte));
    });
    if (letters < kLetters) return std::nullopt;
    const auto name = arabic_code_page(bytes, {});
    if (!name) return std::nullopt;
    const CodePage& page = *name == "windows-1256" ? windows_1256() : iso_8859_6();
    std::string out;
    size_t copied = 0;
    for_each_run([&](const Run& run) {
      // One accented letter alone, or beside a letter of ASCII, is French or German rather.
      if (run.bytes.size() == 1 && is_letter_byte(run.bytes[0])) return;
      out.append(text_.substr(copied, run.begin - copied)).append(page.read(run.bytes).text);
      copied = run.end;
    });
    return out.append(text_.substr(copied));
  }

 private:
  /// Characters that are not ASCII, all of latin(), up to ASCII on both sides.
  struct Run {
    size_t begin = 0, end = 0;
    std::string bytes;  // in latin()
    bool beside_letter = false;
  };

  static bool is_letter_byte(char byte) { return static_cast<unsigned char>(byte) >= 0xC0; }

  template <class Take>
  void for_each_run(Take take) const {
    Run run;
    bool is_latin = true;
    const auto is_letter = [](char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (size_t at = 0; at <= text_.size();) {
      const Character next = at < text_.size() ? character_at(text_, at) : Character{0, 1};
      if (next.value >= 0x80) {
        const uint8_t byte = latin().byte_of(next.value);
        is_latin &= byte != 0;
        if (run.bytes.empty()) run.begin = at;
        run.bytes += static_cast<char>(byte);
      } else {
        run.end = at;
        run.beside_letter |= is_letter(next.value);
        if (is_latin && !run.bytes.empty()) take(run);
        run.bytes.clear();
        run.beside_letter = is_letter(next.value);
        is_latin = true;
      }
      at += next.length;
    }
  }

  std::string_view text_;
};

/// Whether some passage may be doubly encoded: many characters, near one another, of the two kinds that are first bytes
/// of Arabic letters (0xD8 to 0xDB, or of such a one that was encoded again), behind each what may be a second byte; or
/// accented letters one behind the other. Written so that compilers make vector instructions of it, for it looks at
/// every text.
bool has_traces(std::string_view text) {
  constexpr size_t kBlock = 128;
  const auto traces = [](const unsigned char* at) {  // of a block, with one byte before and behind it
    uint8_t found = 0;
    for (size_t i = 0; i < kBlock; ++i) {
      const unsigned char before = at[i], byte = at[i + 1], next = at[i + 2];
      const bool is_latin = (before == 0xC3) & (((byte >= 0x98) & (byte <= 0x9B)) | (byte == 0x83) | (next == 0xC3));
      const bool is_tah = (before == 0xD8) & ((byte == 0xB7) | (byte == 0xB8) | (byte == 0xA3));
      const bool is_second = ((next >= 0xC2) & (next <= 0xCB)) | (next == 0xDA) | (next == 0xE2);
      found = static_cast<uint8_t>(found + (is_latin | (is_tah & is_second)));
    }
    return int{found};
  };
  int last = 0;
  size_t at = 0;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (; at + kBlock + 2 <= text.size(); at += kBlock) {
    const int now = traces(bytes + at);
    if (last + now >= kLettersAlone) return true;
    last = now;
  }
  std::array<unsigned char, kBlock + 2> rest = {};
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), rest.begin());
  return last + traces(rest.data()) >= kLettersAlone;
}

/// Text whose passages in either code page are repaired; nothing if it has none.
std::optional<std::string> repaired(std::string_view text, int round) {
  if (!has_traces(text)) return std::nullopt;
  auto out = Undo(text, latin(), is_arabic).text();
  if (auto more = Undo(out ? *out : text, windows_1256(), is_arabic).text()) out = std::move(more);
  if (auto more = Misreading(out ? *out : text).text()) out = std::move(more);
  if (out || round == kRounds) return out;
  for (const CodePage* page : {&latin(), &windows_1256()}) {
    if (const auto once = Undo(text, *page, may_be_encoded_again).text()) {
      if (auto twice = repaired(*once, round + 1)) return twice;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> repaired_double_encoding(std::string_view utf8) { return repaired(utf8, 1); }

}  // namespace isnad
