#include "page/articles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace isnad {
namespace {

constexpr uint32_t kLongestHeadline = 28;     // words
constexpr uint32_t kLongestLeftover = 9;      // words of a line that begins like a leftover
constexpr uint32_t kLongestRelatedLink = 14;  // words of a link to another story
constexpr uint32_t kLongestLastLink = 20;     // … behind the last paragraph
constexpr uint32_t kRepeatWithin = 8;         // lines in which a headline is repeated on its page

struct Line {
  uint32_t first = 0, last = 0;  // sentences
  std::string letters;
  uint32_t words = 0;
  bool ends = false;  // with a mark that ends a sentence
  bool question = false;
  bool ellipsis = false;  // the line is cut off: «مقتل 7 أشخاص في جرائم ضمن مناطق…»
  bool colon = false;     // announces the lines behind it
  bool item = false;      // begins with a dash or a number
  bool arabic = false;
  bool gap_before = false;
};

class ArticleFinder {
 public:
  ArticleFinder(const Text& text, const std::vector<std::string>& leftovers, const std::vector<ArticleOutline>& outline)
      : text_(text), leftovers_(leftovers), outline_(outline) {}

  std::vector<ArticleRange> run() {
    lines();
    drop_.assign(lines_.size(), false);
    starts_.assign(lines_.size(), false);
    links_.assign(lines_.size(), false);
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (leftover_line(lines_[i])) drop_[i] = true;
    }
    if (!outline_.empty()) return outlined();
    repeats();
    related_links();
    last_links();
    return ranges();
  }

 private:
  void lines() {
    const auto& sentences = text_.sentences();
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      const auto& words = text_.words();
      const bool starts = sentences[s].first < sentences[s].last && words[sentences[s].first].line_start;
      if (lines_.empty() || starts) {
        Line line;
        line.first = s;
        line.gap_before = !lines_.empty() && blank_lines_before(sentences[s].span.begin) >= 2;
        lines_.push_back(line);
      }
      Line& line = lines_.back();
      line.last = s + 1;
      for (uint32_t w = sentences[s].first; w < sentences[s].last; ++w) {
        const Word& word = words[w];
        if (word.kind == WordKind::Word || word.kind == WordKind::Digits) {
          const auto letters = text_.letters(word);
          if (!line.letters.empty()) line.letters += ' ';
          line.letters += letters;
          ++line.words;
          if (word.kind == WordKind::Word && static_cast<unsigned char>(letters[0]) >= 0xC1) line.arabic = true;
        }
        const char32_t m = word.mark;
        line.ends = m == U'.' || m == U'؟' || m == U'!' || m == U'…' || m == U':' || m == U'"' || m == U'»' ||
                    m == U'،' || m == U'؛' || m == U'”';
        line.question = m == U'؟';
        line.ellipsis = m == U'…';
        line.colon = m == U':';
      }
      if (starts) {
        const Word& first = words[sentences[s].first];
        line.item = first.kind == WordKind::Mark || first.kind == WordKind::Digits;
      }
    }
  }

  int blank_lines_before(uint32_t position) const {
    int breaks = 0;
    while (position > 0) {
      const char32_t c = text_.at(--position);
      if (c == U'\n')
        ++breaks;
      else if (c != U' ' && c != U'\t' && c != U'\r')
        break;
    }
    return breaks - 1;
  }

  bool leftover_line(const Line& line) const {
    if (line.words == 0) return true;
    if (!line.arabic) return line.words <= 4;  // TT, a date, a share count
    if (line.words > kLongestLeftover) return false;
    for (const std::string& begin : leftovers_) {
      if (line.letters == begin) return true;
      const bool prefix =
          line.letters.size() > begin.size() && line.letters.starts_with(begin) && line.letters[begin.size()] == ' ';
      if (prefix && !line.ends && begin.find(' ') != std::string::npos) return true;
    }
    return false;
  }

  /// A headline that comes again near by is its page's; one in the middle of the page begins another story. A line that
  /// comes twice running is a caption.
  void repeats() {
    std::unordered_map<std::string, size_t> seen;
    for (size_t i = 0; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (drop_[i] || line.words < 2) continue;
      const auto [it, fresh] = seen.emplace(line.letters, i);
      if (fresh) continue;
      const size_t before = it->second;
      drop_[i] = true;
      if (!lines_[before].ends && lines_[before].words <= kLongestHeadline && i - before <= kRepeatWithin) {
        if (i - before == 1 && !drop_[before] && before > 0) {
          drop_[before] = true;  // a caption under its picture
        } else {
          bool only_leftovers = true;
          for (size_t j = before + 1; j < i; ++j) only_leftovers &= drop_[j] || lines_[j].words <= kLongestHeadline;
          if (only_leftovers) starts_[before] = true;
        }
      }
      it->second = i;
    }
  }

  /// Two or more short lines without an end mark, between paragraphs: links to other stories.
  void related_links() {
    for (size_t i = 1; i + 1 < lines_.size();) {
      size_t j = i;
      while (j < lines_.size() && !drop_[j] && !starts_[j] && !lines_[j].ends &&
             lines_[j].words <= kLongestRelatedLink && lines_[j].last - lines_[j].first <= 1)
        ++j;
      // A question may stand among them.
      while (j > i && j < lines_.size() && !drop_[j] && (lines_[j].question || !lines_[j].ends) &&
             lines_[j].words <= kLongestRelatedLink && lines_[j].last - lines_[j].first <= 1 && j - i >= 2)
        ++j;
      if (j - i >= 3 && j < lines_.size() && lines_[i - 1].ends) {
        for (size_t n = i; n < j; ++n) drop_[n] = links_[n] = true;
      }
      i = std::max(j, i + 1);
    }
  }

  /// Three or more headlines behind the last paragraph: links to other stories.
  void last_links() {
    size_t links = 0, i = lines_.size();
    for (; i > 1; --i) {
      const Line& line = lines_[i - 1];
      if (links_[i - 1]) ++links;
      if (drop_[i - 1]) continue;
      const bool open = !line.ends || line.ellipsis || line.question;
      if (starts_[i - 1] || !open || line.item || !line.arabic || line.words > kLongestLastLink) break;
      links += line.words > 1;
    }
    if (links < 3 || i < 2 || lines_[i - 1].colon) return;
    // A page that ends no paragraph with a mark tells its paragraphs by their length alone.
    if (!lines_[i - 1].ends && lines_[i - 1].words <= kLongestHeadline) return;
    for (; i < lines_.size(); ++i) drop_[i] = true;
  }

  std::vector<ArticleRange> ranges() const {
    std::vector<ArticleRange> out;
    bool open = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const bool headline = !drop_[i] && !lines_[i].ends && lines_[i].words <= kLongestHeadline && lines_[i].words > 1;
      const bool new_story = !open || (starts_[i] && out.back().last > out.back().title_last);
      if (new_story) {
        if (drop_[i]) continue;
        ArticleRange range;
        range.first = range.last = range.title_last = lines_[i].first;
        if (headline && i + 1 < lines_.size()) range.title_last = lines_[i].last;
        out.push_back(range);
        open = true;
      }
      if (drop_[i]) {
        for (uint32_t s = lines_[i].first; s < lines_[i].last; ++s) out.back().leftovers.push_back(s);
        continue;
      }
      out.back().last = lines_[i].last;
    }
    for (ArticleRange& range : out) {
      // Leftovers behind the last line of an article are outside it.
      while (!range.leftovers.empty() && range.leftovers.back() >= range.last) range.leftovers.pop_back();
    }
    return out;
  }

  /// The ranges of the outline. A line that it begins or ends in the middle of belongs to it as a whole.
  std::vector<ArticleRange> outlined() const {
    std::vector<ArticleRange> out;
    size_t i = 0;
    const auto begin = [this](size_t line) { return text_.sentences()[lines_[line].first].span.begin; };
    for (const ArticleOutline& article : outline_) {
      while (i < lines_.size() && text_.sentences()[lines_[i].last - 1].span.end <= article.span.begin) ++i;
      ArticleRange range;
      range.outline = &article;
      auto leftover = article.leftovers.begin();
      bool open = false;
      for (; i < lines_.size() && begin(i) < article.span.end; ++i) {
        const Line& line = lines_[i];
        while (leftover != article.leftovers.end() && leftover->end <= begin(i)) ++leftover;
        const bool left = drop_[i] || (leftover != article.leftovers.end() && leftover->begin <= begin(i));
        const bool title = begin(i) < article.title.end;
        if (left && !title) {
          for (uint32_t s = line.first; open && s < line.last; ++s) range.leftovers.push_back(s);
          continue;
        }
        if (!open) range.first = range.title_last = line.first;
        open = true;
        range.last = line.last;
        if (title) range.title_last = line.last;
      }
      while (!range.leftovers.empty() && range.leftovers.back() >= range.last) range.leftovers.pop_back();
      if (open) out.push_back(std::move(range));
    }
    return out;
  }

  const Text& text_;
  const std::vector<std::string>& leftovers_;
  const std::vector<ArticleOutline>& outline_;
  std::vector<Line> lines_;
  std::vector<bool> drop_, starts_, links_;
};

}  // namespace

std::vector<ArticleRange> find_articles(const Text& text, const std::vector<std::string>& leftover_lines,
                                        const std::vector<ArticleOutline>& outline) {
  return ArticleFinder(text, leftover_lines, outline).run();
}

}  // namespace isnad
