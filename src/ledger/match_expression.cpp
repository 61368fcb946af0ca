// match_expression: what a person types → a MATCH expression of FTS5.
//
// «(حلب OR إدلب) -"وقف إطلاق النار"» (Aleppo or Idlib, not "ceasefire") → ("حلب" OR "ادلب") NOT "وقف اطلاق النار".
// The query is cut into the same words as the texts are, and only those are put in the expression, each in quotation
// marks: so there is nothing in it that FTS5 could misread. What the words mean is left to the tokenizer.
#include <optional>
#include <string>
#include <vector>

#include "ledger/search_words.h"
#include "ledger/tokenizer.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr size_t kMostWords = 128;
constexpr size_t kDeepest = 8;  // FTS5's parser has a stack of fixed size

enum class SignKind : uint8_t { Word, Quote, Open, Close, Minus, Star };

struct Sign {
  SignKind kind = SignKind::Word;
  bool glued = false;  ///< nothing that parts words stands before it
  bool used = true;    ///< of quotation marks and parentheses: it has a partner and counts
  char32_t character = 0;
  size_t partner = 0;  ///< of a first quotation mark and of an opening parenthesis, where they count
  const SearchWord* word = nullptr;
};

bool is_quote(char32_t c) { return c == U'"' || c == U'«' || c == U'»' || c == U'“' || c == U'”' || c == U'„'; }
bool can_close(char32_t open, char32_t close) {
  switch (open) {
    case U'«':
      return close == U'»';
    case U'"':
    case U'“':
    case U'„':
      return close == U'"' || close == U'”' || close == U'“';
    default:
      return false;
  }
}
/// Joins the words on both sides of it, if no blank is there.
bool joins(char32_t c) { return std::u32string_view(U"-./'’_&@−").find(c) != std::u32string_view::npos; }

class Query {
 public:
  Query(const Text& text, const SearchWords& words) : text_(text), words_(words) {
    read_signs();
    pair_quotes();
    pair_parentheses();
  }

  std::string expression() { return alternatives(); }

 private:
  void read_signs() {
    const auto& words = words_.words();
    size_t next = 0;
    bool glued = false;
    for (uint32_t i = 0; i < text_.size();) {
      if (next < words.size() && words[next].begin == i) {
        if (next == kMostWords) return;
        Sign sign;
        sign.glued = glued;
        sign.word = &words[next++];
        signs_.push_back(sign);
        glued = true;
        i = sign.word->end;
        continue;
      }
      const char32_t c = text_.at(i++);
      std::optional<SignKind> kind;
      if (is_quote(c)) kind = SignKind::Quote;
      if (c == U'(') kind = SignKind::Open;
      if (c == U')') kind = SignKind::Close;
      if (c == U'-' || c == U'−') kind = SignKind::Minus;
      if (c == U'*' || c == U'٭') kind = SignKind::Star;
      if (kind) {
        Sign sign;
        sign.kind = *kind;
        sign.glued = glued;
        sign.character = c;
        signs_.push_back(sign);
        glued = true;
        continue;
      }
      const LetterKind found = classify(c).kind;
      const bool inside_word =
          found == LetterKind::Mark || found == LetterKind::Letter || found == LetterKind::Ligature;
      if (!inside_word && !joins(c)) glued = false;
    }
  }

  void pair_quotes() {
    for (size_t i = 0; i < signs_.size(); ++i) {
      if (signs_[i].kind != SignKind::Quote) continue;
      size_t close = i + 1;
      while (close < signs_.size() &&
             !(signs_[close].kind == SignKind::Quote && can_close(signs_[i].character, signs_[close].character))) {
        ++close;
      }
      if (close == signs_.size()) {
        signs_[i].used = false;
        continue;
      }
      signs_[i].partner = close;
      for (size_t inner = i + 1; inner < close; ++inner) {
        if (signs_[inner].kind != SignKind::Word && signs_[inner].kind != SignKind::Star) signs_[inner].used = false;
      }
      i = close;
    }
  }

  void pair_parentheses() {
    std::vector<size_t> open;
    size_t deep = 0;  // open ones that do not count
    for (size_t i = 0; i < signs_.size(); ++i) {
      Sign& sign = signs_[i];
      if (!sign.used) continue;
      if (sign.kind == SignKind::Open) {
        sign.used = false;  // until it is closed
        if (open.size() < kDeepest) {
          open.push_back(i);
        } else {
          ++deep;
        }
      } else if (sign.kind == SignKind::Close) {
        sign.used = deep == 0 && !open.empty();
        if (deep > 0) {
          --deep;
        } else if (!open.empty()) {
          signs_[open.back()].used = true;
          signs_[open.back()].partner = i;
          open.pop_back();
        }
      }
    }
  }

  bool at_end() const { return at_ >= signs_.size(); }
  bool is_operator(const char* name) const {
    const Sign& sign = signs_[at_];
    if (sign.kind != SignKind::Word || text_.slice({sign.word->begin, sign.word->end}) != name) return false;
    const auto is_word = [&](size_t i) { return i < signs_.size() && signs_[i].kind == SignKind::Word; };
    const bool joined_before = sign.glued && at_ > 0 && is_word(at_ - 1);
    const bool joined_behind = is_word(at_ + 1) && signs_[at_ + 1].glued;
    return !joined_before && !joined_behind;
  }
  bool is_glued(size_t i, SignKind kind) const {
    return i < signs_.size() && signs_[i].kind == kind && signs_[i].glued;
  }

  /// What stands between parentheses, or all: groups with OR between them.
  std::string alternatives() {
    std::vector<std::string> groups;
    while (true) {
      std::string found = group();
      if (!found.empty()) groups.push_back(std::move(found));
      if (at_end() || signs_[at_].kind == SignKind::Close) break;
      ++at_;  // OR
    }
    return joined(groups, " OR ");
  }

  /// Up to OR, the closing parenthesis or the end, where it stops.
  std::string group() {
    std::vector<std::string> wanted, unwanted;
    bool exclude = false;
    while (!at_end()) {
      const Sign& sign = signs_[at_];
      if (!sign.used) {
        ++at_;
        continue;
      }
      std::string operand;
      switch (sign.kind) {
        case SignKind::Close:
          return both(wanted, unwanted);
        case SignKind::Open: {
          const size_t close = sign.partner;
          ++at_;
          operand = alternatives();
          at_ = close + 1;
          if (!operand.empty()) operand = "(" + operand + ")";
          break;
        }
        case SignKind::Quote:
          operand = quoted();
          break;
        case SignKind::Minus: {
          const bool begins = !sign.glued || (at_ > 0 && signs_[at_ - 1].kind == SignKind::Open);
          exclude = exclude || (begins && at_ + 1 < signs_.size() && signs_[at_ + 1].glued);
          ++at_;
          continue;
        }
        case SignKind::Star:
          ++at_;
          continue;
        case SignKind::Word:
          if (is_operator("OR")) return both(wanted, unwanted);
          if (is_operator("AND") || is_operator("NOT")) {
            exclude = is_operator("NOT");
            ++at_;
            continue;
          }
          operand = joined_words();
      }
      if (operand.empty()) continue;
      (exclude ? unwanted : wanted).push_back(std::move(operand));
      exclude = false;
    }
    return both(wanted, unwanted);
  }

  std::string quoted() {
    const size_t close = signs_[at_].partner;
    std::vector<const SearchWord*> words;
    for (size_t i = at_ + 1; i < close; ++i) {
      if (signs_[i].kind == SignKind::Word) words.push_back(signs_[i].word);
    }
    const bool prefix = is_glued(close - 1, SignKind::Star) || is_glued(close + 1, SignKind::Star);
    at_ = close + 1;
    return phrase(words, prefix);
  }

  std::string joined_words() {
    std::vector<const SearchWord*> words = {signs_[at_++].word};
    while (true) {
      const size_t next = at_ + (is_glued(at_, SignKind::Minus) ? 1 : 0);
      if (!is_glued(next, SignKind::Word)) break;
      words.push_back(signs_[next].word);
      at_ = next + 1;
    }
    return phrase(words, is_glued(at_, SignKind::Star));
  }

  std::string phrase(const std::vector<const SearchWord*>& words, bool prefix) const {
    if (words.empty()) return {};
    std::string out = "\"";
    for (size_t i = 0; i < words.size(); ++i) {
      // A blank between two numbers might make one of them: 12 345.
      const bool numbers =
          i > 0 && words[i]->kind == SearchWord::Kind::Number && words[i - 1]->kind == SearchWord::Kind::Number;
      if (i > 0) out += numbers ? "; " : " ";
      out += to_utf8(words_.letters(*words[i]));
    }
    out += prefix ? "\"*" : "\"";
    return out;
  }

  static std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const std::string& part : parts) {
      if (!out.empty()) out += between;
      out += part;
    }
    return out;
  }
  static std::string both(const std::vector<std::string>& wanted, const std::vector<std::string>& unwanted) {
    if (wanted.empty()) return {};
    const auto grouped = [](const std::vector<std::string>& parts, std::string_view between) {
      return parts.size() == 1 ? parts[0] : "(" + joined(parts, between) + ")";
    };
    if (unwanted.empty()) return joined(wanted, " AND ");
    // One NOT for all of them: FTS5 bounds how deep expressions may be.
    return grouped(wanted, " AND ") + " NOT " + grouped(unwanted, " OR ");
  }

  const Text& text_;
  const SearchWords& words_;
  std::vector<Sign> signs_;
  size_t at_ = 0;
};

}  // namespace

std::string match_expression(std::string_view user_query) {
  const std::string valid = blanked_utf8(user_query);
  const Text text(valid);
  const SearchWords words(text);
  return Query(text, words).expression();
}

}  // namespace isnad
