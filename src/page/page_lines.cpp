#include "page/page_lines.h"

#include <functional>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kLongestLine = 9;        // words of a line that begins like a leftover
constexpr uint32_t kLongestBeginning = 32;  // … if its beginning is unmistakable
constexpr uint32_t kLongestEnding = 28;     // … that ends like one
constexpr uint32_t kLongestTime = 12;       // … that gives a time
constexpr uint32_t kLongestTicker = 24;     // … of a headline with its time
constexpr uint32_t kLongestForeign = 12;    // … without Arabic letters: TT, a share count
constexpr uint32_t kLongestInitials = 3;    // … in brackets, alone
constexpr uint32_t kLongestCredit = 8;      // … in brackets behind a sentence
constexpr uint32_t kLongestCaption = 26;    // … of a line that begins like a caption
constexpr uint32_t kShortByline = 4;        // … of a place and an outlet
constexpr uint32_t kLongestPiece = 3;       // … of a name in a longer byline
constexpr uint32_t kLongestTail = 4;        // … of a credit behind a caption
constexpr uint8_t kWithinLines = static_cast<uint8_t>(LeftoverUse::Time) |
                                 static_cast<uint8_t>(LeftoverUse::Ends);  // uses that a whole line need not have
constexpr size_t kShortestName = 3;                                        // letters

bool is_arabic(std::string_view letters) { return static_cast<unsigned char>(letters[0]) >= 0xC1; }

/// What a word names, without the prefixes that it may have.
uint32_t name_of(std::string_view letters) {
  const auto strip = [&](char c) {
    if (letters.size() > kShortestName + 1 && letters[0] == c) letters.remove_prefix(1);
  };
  strip(letter::kWaw);
  strip(letter::kBeh);
  if (letters.size() > kShortestName + 1 && letters[1] == letter::kLam &&
      (letters[0] == letter::kAlef || letters[0] == letter::kLam)) {
    letters.remove_prefix(2);
  } else {
    strip(letter::kLam);
  }
  if (letters.size() < kShortestName) return 0;
  return static_cast<uint32_t>(std::hash<std::string_view>{}(letters)) | 1U;
}

class LineReader {
 public:
  LineReader(const Text& text, const LeftoverWords& words) : text_(text), words_(words) {}

  std::vector<PageLine> run() {
    const auto& sentences = text_.sentences();
    for (uint32_t s = 0; s < sentences.size();) {
      uint32_t last = s + 1;
      while (last < sentences.size() && !starts_line(sentences[last])) ++last;
      PageLine line;
      line.first = s;
      line.last = last;
      read(line, sentences[s].first, sentences[last - 1].last);
      out_.push_back(std::move(line));
      s = last;
    }
    return std::move(out_);
  }

 private:
  bool starts_line(const Sentence& sentence) const {
    return sentence.first < sentence.last && text_.words()[sentence.first].line_start;
  }

  void read(PageLine& line, uint32_t begin, uint32_t end) const {
    const auto& all = text_.words();
    line.first_word = begin;
    line.last_word = end;
    uint32_t digits = 0;  // numbers
    bool contact = false;
    uint32_t parted_at = 0;            // words before the last dash or bracket
    uint32_t pieces = 0, longest = 0;  // what dashes, slashes and brackets part the line into, words of the longest
    uint32_t piece_at = 0;
    const auto piece = [&] {
      pieces += line.words > piece_at;
      longest = std::max(longest, line.words - piece_at);
      piece_at = line.words;
    };
    for (uint32_t i = begin; i < end; ++i) {
      const Word& word = all[i];
      const bool inside = i > begin && i + 1 < end;
      if (word.kind != WordKind::Word && word.kind != WordKind::Digits) {
        const char32_t mark = word.mark;
        const bool bracket = word.kind == WordKind::Open || word.kind == WordKind::Close;
        if (is_dash(word) || mark == U'/' || mark == U'_' || mark == U'|' || bracket) piece();
        line.bar |= mark == U'|' && inside;
        line.two_dots |= inside && (mark == U'…' || (mark == U'.' && all[i + 1].mark == U'.'));
        line.parted |= inside && (is_dash(word) || mark == U'/' || mark == U'_');
        line.colon |= inside && mark == U':' && all[i + 1].space_before;
        if (inside && (is_dash(word) || word.kind == WordKind::Open) && word.space_before) parted_at = line.words;
        contact |= mark == U'@' || mark == U'©';
        continue;
      }
      const auto letters = text_.letters(word);
      if (letters.empty()) continue;
      // The letters of a text's words stand one behind the other.
      const char* from = line.words == 0 ? letters.data() : line.letters.data();
      line.letters = {from, static_cast<size_t>(letters.data() + letters.size() - from)};
      if (++line.words == kSameBeginning) line.beginning = line.letters.size();
      if (word.kind == WordKind::Digits) {
        ++digits;
        line.dated |= word.value >= 1990 && word.value <= 2100 && !word.number_is_grouped;
      } else {
        if (is_arabic(letters)) line.arabic = true;
      }
    }
    piece();
    line.byline = (pieces == 2 && line.words <= kShortByline) || (pieces > 2 && longest <= kLongestPiece);
    line.tail = parted_at > kLongestTail && line.words > parted_at && line.words - parted_at <= kLongestTail;
    if (begin < end) {
      const Word& first = all[begin];
      const bool numbered = first.kind == WordKind::Digits && begin + 1 < end && !all[begin + 1].space_before &&
                            (is_dash(all[begin + 1]) || all[begin + 1].mark == U')' || all[begin + 1].mark == U'.');
      line.item = is_dash(first) || numbered || first.mark == U'•' || first.mark == U'*' || first.mark == U'+';
      const auto letters = text_.letters(first);
      line.and_first = first.kind == WordKind::Word && letters.size() > kShortestName && letters[0] == letter::kWaw;
      uint32_t i = end - 1;
      line.end = all[i].mark;
      line.bracket = line.end == U')' || line.end == U']';
      while (i > begin && (all[i].kind == WordKind::Close || all[i].kind == WordKind::Quote)) --i;
      const char32_t before = all[i].mark;
      if (before == U'.' || before == U'؟' || before == U'!') line.end = before;
      if (before == U'.' && i > begin && all[i - 1].mark == U'.') line.end = U'…';
    }
    const bool clock = begin < end && clock_at(begin, end);
    line.dated |= clock;
    // Most paragraphs need no look-up: they neither begin like a leftover nor are they short.
    const bool inside = line.words <= kLongestEnding && line.end != U'.';
    if (line.words <= kLongestBeginning && (inside || begins_like_one(begin, end))) words_alone(line, begin, end);
    if (line.words == 0) {
      line.leftover = true;
    } else if (!line.arabic) {
      line.leftover |= line.words <= kLongestForeign;
    } else {
      line.leftover |= line.words <= kLongestTime && (digits > 0 || line.words <= 2) && gives_time(begin, end);
      line.leftover |= clock && line.words <= kLongestTicker && !line.ends_sentence();
      line.leftover |= contact && line.words <= kLongestForeign;
      line.leftover |= line.bracket && line.words <= kLongestInitials && all[begin].kind == WordKind::Open;
    }
    if (line.last > line.first + 1 && is_credit(text_.sentences()[line.last - 1])) {
      line.credit_last = true;
      leave_out_credit(line);
    }
  }

  /// Nothing but numbers and words of time.
  bool gives_time(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      const Word& word = text_.words()[i];
      if (word.kind == WordKind::Word && !words_.is(text_.letters(word), LeftoverUse::Time)) return false;
    }
    return true;
  }

  /// «09:23», «2021/08/20 09:23»: how the lines of a ticker begin.
  bool clock_at(uint32_t begin, uint32_t end) const {
    const auto& all = text_.words();
    uint32_t i = begin;
    const auto digits = [&](uint32_t at) { return at < end && all[at].kind == WordKind::Digits; };
    const auto joined = [&](uint32_t at, char32_t mark) {
      return digits(at) && at + 1 < end && all[at + 1].mark == mark && !all[at + 1].space_before && digits(at + 2) &&
             !all[at + 2].space_before;
    };
    if (i < end && (all[i].kind == WordKind::Open || all[i].mark == U'|')) ++i;
    for (const char32_t mark : {U'/', U'-', U'.'}) {
      if (joined(i, mark) && joined(i + 2, mark)) {
        i += 5;
        while (i < end && all[i].kind != WordKind::Word && all[i].kind != WordKind::Digits) ++i;
        break;
      }
    }
    return joined(i, U':') && all[i].value < 24 && all[i + 2].value < 60;
  }

  /// What beginning and end of the line are in the table.
  void words_alone(PageLine& line, uint32_t begin, uint32_t end) const {
    std::string letters;         // with blanks between, as forms have them
    std::vector<uint32_t> ends;  // of the words
    for (uint32_t i = begin; i < end; ++i) {
      const Word& word = text_.words()[i];
      if ((word.kind != WordKind::Word && word.kind != WordKind::Digits) || text_.letters(word).empty()) continue;
      if (!letters.empty()) letters += ' ';
      letters += text_.letters(word);
      ends.push_back(static_cast<uint32_t>(letters.size()));
    }
    const auto has = [](uint8_t uses, LeftoverUse use) { return (uses & static_cast<uint8_t>(use)) != 0; };
    const size_t most = std::min(ends.size(), words_.longest());
    const auto word_at = [&](size_t i) { return i == 0 ? size_t{0} : ends[i - 1] + size_t{1}; };
    const auto words_of = [&](size_t from, size_t n) {
      return std::string_view(letters).substr(word_at(from), ends[from + n - 1] - word_at(from));
    };
    const bool open = line.end != U'.' && line.end != U'،';
    const bool unended = !line.ends_sentence() && open;
    if (!ends.empty() && words_.may_begin(words_of(0, 1))) {
      for (size_t n = 1; n <= most; ++n) {
        const uint8_t uses = words_.uses(words_of(0, n));
        if (uses == 0) continue;
        const bool whole = n == ends.size();
        const bool list =
            has(uses, LeftoverUse::List) && (whole || (n > 1 && line.words <= n + 1 && !line.ends_sentence()));
        const bool line_alone = whole && (uses & ~kWithinLines) != 0;
        // A sentence of some length is an article's whatever it begins with.
        const bool begins = has(uses, LeftoverUse::Begins) && line.words <= (open ? kLongestBeginning : kLongestLine);
        const bool short_one = has(uses, LeftoverUse::Line) && n > 1 && line.words <= kLongestLine && unended;
        line.list |= list;
        line.leftover |= list || line_alone || begins || short_one;
        line.perhaps |=
            has(uses, LeftoverUse::Label) && line.words <= kLongestBeginning && open && label(begin, end, n);
        line.perhaps |= has(uses, LeftoverUse::Picture) && line.words <= kLongestCaption && unended;
      }
    }
    if (line.words > kLongestEnding || line.end == U'.') return;
    for (size_t from = 0; from < ends.size(); ++from) {
      if (!words_.may_stand_in_lines(words_of(from, 1))) continue;
      for (size_t n = 1; n <= most && from + n <= ends.size(); ++n) {
        const uint8_t uses = words_.uses(words_of(from, n));
        line.picture |= has(uses, LeftoverUse::Picture);
        line.agency |= has(uses, LeftoverUse::Agency);
        line.leftover |= has(uses, LeftoverUse::Ends) && from + n == ends.size();
      }
    }
  }

  bool begins_like_one(uint32_t begin, uint32_t end) const {
    while (begin < end && text_.letters(text_.words()[begin]).empty()) ++begin;
    return begin < end && words_.may_begin(text_.letters(text_.words()[begin]));
  }

  /// A colon, dash or bar stands behind the first n words.
  bool label(uint32_t begin, uint32_t end, size_t n) const {
    const auto& all = text_.words();
    size_t seen = 0;
    for (uint32_t i = begin; i < end; ++i) {
      if (all[i].kind == WordKind::Word || all[i].kind == WordKind::Digits) {
        if (seen == n) return false;
        ++seen;
      } else if (seen == n) {
        const char32_t mark = all[i].mark;
        if (mark == U':' || mark == U'|' || mark == U'.' || is_dash(all[i])) return true;
      }
    }
    return false;
  }

  /// Copies of a paragraph below several pictures differ in who took them.
  void leave_out_credit(PageLine& line) const {
    for (uint32_t i = text_.sentences()[line.last - 1].first; i-- > line.first_word;) {
      const auto letters = text_.letters(text_.words()[i]);
      if (letters.empty()) continue;
      line.letters = {line.letters.data(), static_cast<size_t>(letters.data() + letters.size() - line.letters.data())};
      line.beginning = std::min(line.beginning, line.letters.size());
      return;
    }
  }

  /// A sentence that is nothing but a bracket with an agency in it.
  bool is_credit(const Sentence& sentence) const {
    const auto& all = text_.words();
    if (sentence.last - sentence.first < 3 || all[sentence.first].kind != WordKind::Open) return false;
    uint32_t last = sentence.last - 1;
    if (all[last].mark == U'.') --last;
    if (all[last].kind != WordKind::Close) return false;
    std::vector<std::string_view> words;
    for (uint32_t i = sentence.first; i < last; ++i) {
      if (all[i].kind == WordKind::Word) words.push_back(text_.letters(all[i]));
    }
    if (words.empty() || words.size() > kLongestCredit) return false;
    for (size_t from = 0; from < words.size(); ++from) {
      std::string letters;
      for (size_t n = from; n < words.size(); ++n) {
        if (n > from) letters += ' ';
        letters += words[n];
        if (words_.is(letters, LeftoverUse::Agency) || words_.is(letters, LeftoverUse::Picture)) return true;
      }
    }
    return false;
  }

  const Text& text_;
  const LeftoverWords& words_;
  std::vector<PageLine> out_;
};

}  // namespace

void append_names(const Text& text, const PageLine& line, std::vector<uint32_t>& names) {
  for (uint32_t i = line.first_word; i < line.last_word; ++i) {
    const Word& word = text.words()[i];
    if (word.kind != WordKind::Word) continue;
    if (const uint32_t name = name_of(text.letters(word)); name != 0) names.push_back(name);
  }
}

std::vector<PageLine> page_lines(const Text& text, const LeftoverWords& words) { return LineReader(text, words).run(); }

}  // namespace isnad
