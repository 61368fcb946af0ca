#include "page/credits.h"

#include <algorithm>
#include <string_view>

namespace isnad {
namespace {

constexpr size_t kEdge = 8;              // lines at the top and at the bottom of a page where a byline may stand
constexpr size_t kEnd = 3;               // lines at the bottom where a text may be signed
constexpr uint32_t kLongestByline = 9;   // words
constexpr uint32_t kLongestName = 3;     // of a place or a reporter in a byline, words
constexpr uint32_t kMostNames = 5;       // words of all names in a byline
constexpr uint32_t kMostInTitle = 2;     // the same in the first line, which is the headline as a rule
constexpr uint32_t kLongestPlace = 6;    // words before the agency at the beginning of a paragraph
constexpr uint32_t kLongestSource = 14;  // words of a line that names sources

/// Words between two marks, or a mark and an edge of the line.
struct Piece {
  std::string letters;  // blanks between words; outside brackets of the first kLongestSource only
  uint32_t words = 0;
  bool letters_only = true;  // no word of digits alone
  bool in_brackets = false;
  bool ends_sentence = false;  // what stands before it does
  std::u32string before, after;
  const CreditForm* form = nullptr;
};

constexpr char32_t kTatweel = 0x0640;

bool is_bracket(char32_t mark) { return mark == U'(' || mark == U')' || mark == U'[' || mark == U']'; }
/// Marks that may stand within a name («أ.ف.ب», "رويترز").
bool is_inside_names(const Word& word) {
  return word.mark == U'.' || word.kind == WordKind::Quote ||
         ((word.kind == WordKind::Open || word.kind == WordKind::Close) && !is_bracket(word.mark));
}
bool has(const std::u32string& marks, char32_t mark) { return marks.find(mark) != std::u32string::npos; }
bool has_dash(const std::u32string& marks) {
  return has(marks, U'-') || has(marks, U'–') || has(marks, U'—') || has(marks, U'−') || has(marks, kTatweel);
}

class CreditFinder {
 public:
  CreditFinder(const Text& text, const Knowledge& knowledge) : text_(text), knowledge_(knowledge) {}

  std::vector<std::string> run(uint32_t first, uint32_t last) {
    lines(first, last);
    for (size_t i = 0; i < lines_.size(); ++i) {
      const size_t from_end = lines_.size() - 1 - i;
      const Line& line = lines_[i];
      if (names_sources(line, i + 1 < lines_.size() ? &lines_[i + 1] : nullptr)) continue;
      if (i >= kEdge && from_end >= kEdge && !is_sure(line)) continue;
      if (is_byline(line, i == 0)) {
        for (const Piece& piece : line) take(piece, false);
      } else if (i < kEdge) {
        dateline(line);
      }
      if (from_end < kEnd) signature(line);
    }
    return std::move(found_);
  }

 private:
  using Line = std::vector<Piece>;

  void lines(uint32_t first, uint32_t last) {
    const auto& sentences = text_.sentences();
    if (first >= last) return;
    uint32_t begin = sentences[first].first;
    const uint32_t end = sentences[last - 1].last;
    while (begin < end) {
      uint32_t next = begin + 1;
      while (next < end && !text_.words()[next].line_start) ++next;
      Line line = pieces(begin, next);
      if (!line.empty()) lines_.push_back(std::move(line));
      begin = next;
    }
  }

  Line pieces(uint32_t begin, uint32_t end) const {
    Line out;
    bool open = false, in_brackets = false, ends = false;
    std::u32string marks;
    for (uint32_t i = begin; i < end; ++i) {
      const Word& word = text_.words()[i];
      if (word.kind != WordKind::Word && word.kind != WordKind::Digits) {
        ends = word.mark == U'.' || word.mark == U'!' || word.mark == U'؟' || word.mark == U'…' ||
               (ends && (word.kind == WordKind::Open || is_inside_names(word)));
        if (is_inside_names(word)) continue;
        if (is_bracket(word.mark)) in_brackets = word.kind == WordKind::Open;
        marks += word.mark;
        open = false;
        continue;
      }
      if (i > begin && stretched_between(text_.words()[i - 1].span.end, word.span.begin)) {
        marks += kTatweel;
        open = false;
      }
      if (!open) {
        if (!out.empty()) out.back().after = marks;
        Piece& piece = out.emplace_back();
        piece.before = std::move(marks);
        piece.in_brackets = in_brackets;
        piece.ends_sentence = ends;
        marks.clear();
        open = true;
      }
      ends = false;
      Piece& piece = out.back();
      if (piece.words < kLongestSource || piece.in_brackets) {  // signatures may be longer
        if (!piece.letters.empty()) piece.letters += ' ';
        piece.letters += text_.letters(word);
      }
      piece.letters_only = piece.letters_only && word.kind == WordKind::Word;
      ++piece.words;
    }
    if (!out.empty()) out.back().after = marks;
    for (Piece& piece : out) {
      if (piece.words > kLongestSource) continue;
      piece.form = knowledge_.credit_form(piece.letters);
      const size_t blank = piece.letters.find(' ');
      if (!piece.form && blank != std::string::npos && piece.letters.find_first_not_of("0123456789") == blank) {
        piece.form = knowledge_.credit_form(std::string_view(piece.letters).substr(blank + 1));  // «2022 AFP»
      }
    }
    return out;
  }

  /// A tatweel that stands alone is a dash («منبج ـ رويترز»), though words.h drops it like any other.
  bool stretched_between(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (text_.at(i) == kTatweel) return true;
    }
    return false;
  }

  static bool is_agency(const Piece& piece) { return piece.form && piece.form->use == CreditUse::Byline; }
  static uint32_t words(const Line& line) {
    uint32_t sum = 0;
    for (const Piece& piece : line) sum += piece.words;
    return sum;
  }

  void take(const Piece& piece, bool named) {
    if (piece.form && (is_agency(piece) || (named && piece.form->use == CreditUse::Named))) take(piece.form->actor);
  }
  void take(const std::string& id) {
    if (std::find(found_.begin(), found_.end(), id) == found_.end()) found_.push_back(id);
  }

  /// «المصدر: رويترز», at the beginning of a line or in brackets; the names may stand in the line below.
  bool names_sources(const Line& line, const Line* below) {
    for (size_t i = 0; i < line.size(); ++i) {
      const Piece& piece = line[i];
      if (i > 0 && !piece.in_brackets) continue;
      const CreditForm* source = piece.form && piece.form->use == CreditUse::Source ? piece.form : nullptr;
      if (!source) {  // «نقلاً عن رويترز»: no mark between
        if (words(line) > kLongestSource) continue;
        const std::string_view letters = piece.letters;
        for (size_t blank = letters.find(' '); blank != std::string_view::npos; blank = letters.find(' ', blank + 1)) {
          const CreditForm* head = knowledge_.credit_form(letters.substr(0, blank));
          if (!head || head->use != CreditUse::Source) continue;
          const CreditForm* tail = knowledge_.credit_form(letters.substr(blank + 1));
          if (!tail) continue;
          Piece rest;
          rest.form = tail;
          take(rest, true);
          for (size_t k = i + 1; k < line.size(); ++k) take(line[k], true);
          return true;
        }
        continue;
      }
      if (i == 0 && words(line) > kLongestSource) continue;
      for (size_t k = i + 1; k < line.size(); ++k) take(line[k], true);
      if (line.size() == 1 && below && words(*below) <= kLongestSource) {
        for (const Piece& name : *below) take(name, true);
      }
      return true;
    }
    return false;
  }

  /// Far from both ends of a page the name of one agency is that of a picture's; several together, or «وكالات», are
  /// not.
  static bool is_sure(const Line& line) {
    const auto agencies = static_cast<size_t>(std::count_if(line.begin(), line.end(), is_agency));
    const bool unnamed = std::any_of(line.begin(), line.end(), [](const Piece& piece) {
      return is_agency(piece) && piece.form->actor == kUnnamedAgencies;
    });
    return unnamed || (agencies >= 2 && agencies == line.size());
  }

  /// A line of nothing but places, persons and agencies: «إدلب / سليم الحلبي / الأناضول», «© 2022 AFP».
  static bool is_byline(const Line& line, bool first) {
    if (words(line) > kLongestByline) return false;
    uint32_t names = 0;
    bool agency = false;
    const bool copyright = has(line.front().before, U'©');
    for (size_t i = 0; i < line.size(); ++i) {
      const Piece& piece = line[i];
      if (has(piece.after, U'؟') || has(piece.after, U'!')) return false;
      if (is_agency(piece)) {
        agency = true;
        if (first && i > 0 && piece.in_brackets) return false;  // the photographer's: «سوق المدينة (رويترز)»
        // «سانا: قتلى بهجوم …» says who says so.
        if (i == 0 && has(piece.after, U':') && line.size() > 1) return false;
        continue;
      }
      // With the sign of copyright and a description it is the photograph's.
      if (piece.words > kLongestName || (copyright && piece.letters_only)) return false;
      names += piece.words;
    }
    return agency && names <= (first ? kMostInTitle : kMostNames);
  }

  /// A paragraph that begins with a place and an agency: «بيروت (رويترز) - قال مسعفون …», «دمشق - أ ف ب: أعلن …».
  void dateline(const Line& line) {
    uint32_t before = 0;
    for (size_t i = 0; i < line.size() && before <= kLongestPlace; ++i) {
      const Piece& piece = line[i];
      if (is_agency(piece)) {
        const bool dash = has_dash(piece.after);
        const bool last = i + 1 == line.size();
        const bool placed = i > 0 && (has_dash(piece.before) || has(piece.before, U'/'));
        const bool in_brackets = piece.in_brackets && (dash || has(piece.after, U':'));
        const bool after_place = placed && !last && (dash || has(piece.after, U':') || has(piece.after, U'/'));
        if (in_brackets || after_place || (i == 0 && dash)) take(piece, false);
      } else {
        before += piece.words;
      }
    }
  }

  /// «… إلى المدينة. (رويترز)» at the end of the text, and what an agency's desk writes there of itself.
  void signature(const Line& line) {
    const Piece& last = line.back();
    if (last.in_brackets && (last.ends_sentence || line.size() == 1)) take(last, true);
    for (const Piece& piece : line) {
      if (!piece.in_brackets) continue;
      for (const CreditForm& form : knowledge_.credit_forms()) {
        if (form.use == CreditUse::Signature && piece.letters.find(form.letters) != std::string::npos) take(form.actor);
      }
    }
  }

  const Text& text_;
  const Knowledge& knowledge_;
  std::vector<Line> lines_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> credits(const Text& text, uint32_t first, uint32_t last, const Knowledge& knowledge) {
  return CreditFinder(text, knowledge).run(first, last);
}

}  // namespace isnad
