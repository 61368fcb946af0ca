#include "text/words.h"

#include "text/letters.h"

namespace isnad {
namespace {

// A sentence longer than this many words is cut: nobody writes one, and reading is quadratic in places.
constexpr uint32_t kLongestSentence = 400;

constexpr uint32_t kWordBeforeLostSpace = 3;  // letters before a full stop that has no space behind it

constexpr uint32_t kLongestDateline = 60;  // characters, up to the bracket that closes the agency's name

constexpr char32_t kTatweel = 0x0640, kFatha = 0x064E, kDamma = 0x064F, kNoon = 0x0646, kTeh = 0x062A;

bool opens(char32_t c) {
  return c == U'«' || c == U'“' || c == U'(' || c == U'[' || c == U'{' || c == U'„' || c == U'‹';
}
bool closes(char32_t c) { return c == U'»' || c == U'”' || c == U')' || c == U']' || c == U'}' || c == U'›'; }
bool quotes(char32_t c) { return c == U'"' || c == U'\'' || c == U'‘' || c == U'’' || c == U'`'; }
constexpr uint32_t kLongestSplit = 3;  // blanks and stops within a word split to dodge moderation

bool ends_sentence(char32_t c) { return c == U'.' || c == U'؟' || c == U'!' || c == U'…'; }
bool follows_end(char32_t c) { return c == U'"' || c == U'»' || c == U'”' || c == U')'; }

}  // namespace

Text::Text(std::string_view utf8) : utf8_(utf8) {
  characters_.reserve(utf8.size() / 2 + 8);
  bytes_.reserve(utf8.size() / 2 + 8);
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0x7F >> length);
    for (size_t k = 1; k < length && i + k < utf8.size(); ++k)
      c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    characters_.push_back(c);
    bytes_.push_back(static_cast<uint32_t>(i));
    i += length;
  }
  bytes_.push_back(static_cast<uint32_t>(utf8.size()));
  split_words();
  split_sentences();
}

/// Letters split to dodge moderation (مـ ـقـ ـتـ ـل, قـ.ـتـ .ـل): where the word goes on behind a blank or stop, or 0.
uint32_t Text::behind_split(uint32_t i) const {
  if (i == 0 || characters_[i - 1] != kTatweel) return 0;
  uint32_t j = i;
  while (j < size() && j - i < kLongestSplit &&
         (characters_[j] == U'.' || classify(characters_[j]).kind == LetterKind::Space))
    ++j;
  const bool on =
      j > i && j + 1 < size() && characters_[j] == kTatweel && classify(characters_[j + 1]).kind == LetterKind::Letter;
  return on ? j : 0;
}

/// The stop at `i` stands in a split word.
bool Text::inside_split(uint32_t i) const {
  for (uint32_t back = 0; back < kLongestSplit && i > 0; ++back, --i) {
    if (characters_[i - 1] != U'.' && classify(characters_[i - 1]).kind != LetterKind::Space) break;
  }
  return behind_split(i) != 0;
}

void Text::split_words() {
  const uint32_t n = size();
  words_.reserve(n / 5 + 8);
  letters_.reserve(n);
  bool space = true, line_start = true;
  for (uint32_t i = 0; i < n;) {
    LetterClass k = classify(characters_[i]);
    if (k.kind == LetterKind::LineBreak) {
      space = line_start = true;
      ++i;
      continue;
    }
    if (k.kind == LetterKind::Space) {
      space = true;
      ++i;
      continue;
    }
    Word word;
    word.span.begin = i;
    word.space_before = space;
    word.line_start = line_start;
    word.letters_begin = static_cast<uint32_t>(letters_.size());
    if (k.kind == LetterKind::Letter || k.kind == LetterKind::Ligature || k.kind == LetterKind::Mark) {
      word.hashtag = !words_.empty() && words_.back().mark == U'#' && words_.back().span.end == i;
      uint32_t count = 0, fatha_behind = 0;
      for (; i < n; ++i) {
        const char32_t c = characters_[i];
        k = classify(c);
        if (k.kind == LetterKind::Letter) {
          letters_ += k.byte;
          ++count;
        } else if (k.kind == LetterKind::Ligature) {
          letters_ += normalise(slice({i, i + 1}));
          ++count;
        } else if (k.kind == LetterKind::Mark) {
          // «قُتل»; «اعتُقل», «استُهدف»: the first vowel that is spoken out of a verb's own
          const bool behind_alef = (count == 2 || count == 3) && letters_[word.letters_begin] == letter::kAlef;
          if ((count == 1 || behind_alef) && c == kDamma) word.first_damma = true;
          if (count == 1 && c == kFatha) word.first_fatha = true;
          if (c == kFatha) fatha_behind = count;
        } else if (const uint32_t on = count > 0 ? behind_split(i) : 0; on > 0) {
          i = on - 1;
        } else {
          break;
        }
      }
      const size_t size = letters_.size() - word.letters_begin;
      word.dual_marked = size > 4 && fatha_behind + 2 == size && letters_[letters_.size() - 2] == letter::kYeh &&
                         letters_.back() == letter::kNoon;
      word.detached = characters_[i - 1] == kTatweel && size <= 3;
      // «ال24»: the article of a number.
      if (size == 2 && i < n && classify(characters_[i]).kind == LetterKind::Digit &&
          letters_[word.letters_begin] == letter::kAlef && letters_[word.letters_begin + 1] == letter::kLam) {
        word.detached = true;
      }
      word.letters_size = static_cast<uint16_t>(std::min<size_t>(letters_.size() - word.letters_begin, 0xFFFF));
      if (word.letters_size == 0) {  // a lone mark
        continue;
      }
    } else if (k.kind == LetterKind::Digit) {
      word.kind = WordKind::Digits;
      int64_t value = 0;
      uint32_t digits = 0;
      bool fraction = false;
      for (; i < n; ++i) {
        k = classify(characters_[i]);
        if (k.kind == LetterKind::Digit) {
          letters_ += k.byte;
          if (!fraction && digits < 17) {
            value = value * 10 + (k.byte - '0');
            ++digits;
          }
          continue;
        }
        const char32_t c = characters_[i];
        // A separator before exactly three digits groups thousands (1,414  1.414  1 414), else it begins a fraction.
        const bool separator = c == U',' || c == U'.' || c == U'٬' || c == U'٫' || c == U'،' || c == U' ' || c == 0xA0;
        uint32_t run = 0;
        while (separator && i + 1 + run < n && classify(characters_[i + 1 + run]).kind == LetterKind::Digit) ++run;
        if (run == 3 && digits <= 3 && digits > 0 && !(c == U' ' && (digits > 2 || value == 0)) && c != U'،') {
          word.number_is_grouped = true;
          continue;
        }
        if (run == 3 && word.number_is_grouped && c != U'،' && c != U' ') continue;
        if (run > 0 && (c == U'.' || c == U',' || c == U'٫')) {
          fraction = word.number_is_grouped = true;
          continue;
        }
        break;
      }
      word.value = value;
      word.letters_size = static_cast<uint16_t>(std::min<size_t>(letters_.size() - word.letters_begin, 0xFFFF));
    } else {
      const char32_t c = characters_[i];
      word.mark = c;
      word.kind = opens(c)    ? WordKind::Open
                  : closes(c) ? WordKind::Close
                  : quotes(c) ? WordKind::Quote
                              : WordKind::Mark;
      ++i;
    }
    word.span.end = i;
    words_.push_back(word);
    space = line_start = false;
  }
}

void Text::split_sentences() {
  // The same units as those that the reference readings are numbered by: a line break, or an end mark (with closing
  // quotes) before white space.
  const uint32_t n = size();
  uint32_t begin = 0;
  size_t w = 0;
  const auto is_space = [&](uint32_t i) {
    const LetterKind kind = classify(characters_[i]).kind;
    return kind == LetterKind::Space || kind == LetterKind::LineBreak;
  };
  // «…الشرقي.ولفتت…»: a space was lost in copying. Abbreviations (أ.ف.ب, د.) have shorter words.
  const auto arabic = [&](uint32_t i) { return characters_[i] >= 0x0621 && characters_[i] <= 0x064A; };
  // «العربية.نت», «السورية.نت»: sites are written with ".net" in Arabic letters.
  const auto names_site = [&](uint32_t i) {
    return characters_[i] == kNoon && characters_[i + 1] == kTeh && (i + 2 >= n || !arabic(i + 2));
  };
  const auto between_words = [&](uint32_t dot, uint32_t behind) {
    if (dot < kWordBeforeLostSpace || behind + 1 >= n || !arabic(behind) || !arabic(behind + 1) || names_site(behind))
      return false;
    for (uint32_t i = dot; i-- > dot - kWordBeforeLostSpace;) {
      if (!arabic(i) && !(i + 1 == dot && follows_end(characters_[i]))) return false;
    }
    return true;
  };
  const auto finish = [&](uint32_t end) {
    uint32_t b = begin, e = end;
    while (b < e && is_space(b)) ++b;
    while (e > b && is_space(e - 1)) --e;
    begin = end;
    if (b >= e) return;
    Sentence sentence{{b, e}, static_cast<uint32_t>(w), 0};
    while (w < words_.size() && words_[w].span.begin < e) {
      if (w - sentence.first >= kLongestSentence) {
        sentence.last = static_cast<uint32_t>(w);
        sentence.span.end = words_[w - 1].span.end;
        sentences_.push_back(sentence);
        sentence = {{words_[w].span.begin, e}, static_cast<uint32_t>(w), 0};
      }
      ++w;
    }
    sentence.last = static_cast<uint32_t>(w);
    if (sentence.last > sentence.first || sentence.span.length() > 0) sentences_.push_back(sentence);
  };
  // «دبي، الإمارات العربية المتحدة (CNN)-- هددت»: the dateline before the first sentence.
  const auto dateline = [&](uint32_t bracket) {
    if (bracket < begin || bracket - begin > kLongestDateline) return bracket;
    uint32_t i = bracket + 1;
    while (i < n && is_space(i) && characters_[i] != U'\n') ++i;
    const uint32_t dash = i;
    while (i < n && (characters_[i] == U'-' || characters_[i] == U'–' || characters_[i] == U'—')) ++i;
    return i > dash && i < n && is_space(i) && characters_[i] != U'\n' ? i : bracket;
  };
  bool line_start = true;
  for (uint32_t i = 0; i < n; ++i) {
    if (characters_[i] == U'\n') {
      finish(i);
      begin = i + 1;
      line_start = true;
      continue;
    }
    if (line_start && characters_[i] == U')') {
      line_start = false;
      if (const uint32_t end = dateline(i); end != i) {
        finish(end);
        i = end;
      }
      continue;
    }
    if (!ends_sentence(characters_[i])) continue;
    if (characters_[i] == U'.' && inside_split(i)) continue;
    uint32_t j = i + 1;
    while (j < n && follows_end(characters_[j])) ++j;
    if (j < n && is_space(j) && characters_[j] != U'\n') {
      finish(j);
      i = j;
    } else if (j < n && characters_[i] == U'.' && between_words(i, j)) {
      finish(j);
      i = j - 1;
    }
  }
  finish(n);
}

}  // namespace isnad
