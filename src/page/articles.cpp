#include "page/articles.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "page/page_lines.h"

namespace isnad {
namespace {

constexpr uint32_t kLongestHeadline = 28;  // words
constexpr uint32_t kShortestHeadline = 3;  // … of one that is told by what it shares with the text
constexpr uint32_t kRepeatWithin = 8;      // lines in which a headline is repeated on its page
constexpr uint32_t kTextWithin = 16;       // lines behind a headline that comes twice within which its text begins
constexpr uint32_t kLinesBeforeText = 3;   // … of which so many may be captions and the like
constexpr uint32_t kLongLine = 20;         // words of a paragraph that ends with another mark than a full stop

// What lines weigh in telling where a text is, in words.
constexpr int kMostOfLine = 60;
constexpr int kLeftover = -2, kShortLine = -6, kListHead = -40;
constexpr int kGap = 60;  // so much between two paragraphs may make them two texts

constexpr uint32_t kTextWords = 40;     // that stand together: fewer behind links are no text but teasers
constexpr uint32_t kLinksBetween = 3;   // links that separate two texts
constexpr double kOwnHeadline = 0.5;    // of the names of a headline stand in the text it belongs to
constexpr double kGoesOn = 0.2;         // of the names of a text that goes on stand in what it continues
constexpr double kFewestShared = 0.25;  // of a headline's names in the text, for the lines above it to be leftovers
constexpr double kNearlyBest = 0.6;     // of what the best headline shares; the first such line is the headline

constexpr size_t kLinesAbove = 3;      // leftovers above an article that may say whose it is
constexpr uint32_t kLongestItem = 24;  // words of a line of a list
constexpr uint32_t kRun = 3;           // short lines that stand together
constexpr double kMostOfRun = 0.6;     // … of which so many are leftovers are all of them

class ArticleFinder {
 public:
  ArticleFinder(const Text& text, const LeftoverWords& words, const std::vector<ForeignPassage>& foreign,
                const std::vector<ArticleOutline>& outline, std::vector<JudgedLine>* judged)
      : text_(text),
        words_(words),
        outline_(outline),
        judged_(judged),
        lines_(page_lines(text, words)),
        foreign_(text.sentences().size(), false) {
    for (const ForeignPassage& passage : foreign) {
      std::fill(foreign_.begin() + passage.first, foreign_.begin() + passage.last, true);
    }
  }

  std::vector<ArticleRange> run() {
    const size_t n = lines_.size();
    drop_.assign(n, false);
    starts_.assign(n, false);
    listed_.assign(n, false);
    for (size_t i = 0; i < n; ++i) drop_[i] = lines_[i].leftover || foreign_line(lines_[i]);
    perhaps();
    if (!outline_.empty()) return in_arabic(outlined());
    repeats();
    find_texts();
    for (size_t k = 0; k < texts_.size(); ++k) {
      const size_t end = k + 1 < texts_.size() ? texts_[k + 1].begin : n;
      judge(texts_[k], end);
    }
    return in_arabic(ranges());
  }

 private:
  /// Paragraphs that belong together, with the lines before them.
  struct Story {
    size_t begin = 0;             // line
    size_t first = 0, last = 0;   // paragraphs: the first line, and the last
    uint32_t block = 0;           // words of the most that stand together, no short line between
    std::vector<uint32_t> names;  // of its paragraphs, ascending; empty until names() was asked
  };

  bool paragraph(const PageLine& line) const {
    if (line.words > kLongestHeadline || line.end == U'.' || line.credit_last) return line.words > 1;
    return line.words >= kLongLine && line.closed() && line.end != U'…' && line.end != U'؟' && line.end != U'!';
  }

  /// A line that may be a headline, a subheading, a link.
  bool short_line(size_t i) const { return !drop_[i] && !paragraph(lines_[i]); }

  /// Lines that look like leftovers are, but for the headline: a first line with nothing but the text below it.
  void perhaps() {
    bool first = true;
    size_t below = 0;  // the next line that surely is none
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (drop_[i]) continue;
      if (lines_[i].perhaps) {
        below = std::max(below, i + 1);
        while (below < lines_.size() && (drop_[below] || lines_[below].perhaps)) ++below;
        drop_[i] = !first || (below < lines_.size() && !paragraph(lines_[below]));
      }
      first = first && drop_[i];
    }
  }

  /// A headline that comes again near by is its page's; one in the middle of the page begins another story. A line that
  /// comes twice running is a caption.
  void repeats() {
    std::unordered_map<std::string_view, size_t> seen, beginnings;
    bool headline = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      if (drop_[i] || line.words < 2) continue;
      const auto [it, fresh] = seen.emplace(line.letters, i);
      if (fresh) {
        same_beginning(i, beginnings);
        if (!drop_[i] && i > 0) headline = headline || (lines_[i - 1].words > 3 && !drop_[i - 1]);
        continue;
      }
      const size_t before = it->second;
      drop_[i] = true;
      if (!paragraph(lines_[before]) && i - before <= kRepeatWithin) {
        if (i - before == 1 && !drop_[before] && headline) {
          drop_[before] = true;  // a caption under its picture
        } else {
          bool only_leftovers = true;
          for (size_t j = before + 1; j < i; ++j) only_leftovers &= drop_[j] || lines_[j].words <= kLongestHeadline;
          // Several lines that come again together are an embedded post, or a list of links.
          const bool block =
              i - before > 1 && i + 1 < lines_.size() && lines_[before + 1].letters == lines_[i + 1].letters;
          if (only_leftovers && !block) starts_[before] = true;
        }
      }
      it->second = i;
    }
    // No story begins where no text follows: links, each twice.
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!starts_[i]) continue;
      size_t j = i + 1;
      for (uint32_t between = 0; j < lines_.size() && j < i + kTextWithin; ++j) {
        if (drop_[j]) continue;
        if (paragraph(lines_[j]) || ++between > kLinesBeforeText) break;
      }
      starts_[i] = j < lines_.size() && j < i + kTextWithin && paragraph(lines_[j]);
    }
  }

  /// Of two lines of which one is the beginning of the other that one was cut off.
  void same_beginning(size_t i, std::unordered_map<std::string_view, size_t>& beginnings) {
    const std::string_view letters = lines_[i].letters;
    if (lines_[i].words <= kSameBeginning) return;
    const auto [it, fresh] = beginnings.emplace(letters.substr(0, lines_[i].beginning), i);
    if (fresh) return;
    const std::string_view other = lines_[it->second].letters;
    if (other.starts_with(letters)) {
      drop_[i] = true;
    } else if (letters.starts_with(other)) {
      drop_[it->second] = true;
      it->second = i;
    }
  }

  /// Paragraphs with few short lines between belong together: each adds its words, each line between takes some away,
  /// until nothing is left or too much was lost since the last paragraph.
  void find_texts() {
    const size_t none = lines_.size();
    size_t begin = none, end = 0;
    int sum = 0, best = 0;
    const auto close = [&] {
      if (begin != none) take(begin, end);
      begin = none;
      sum = best = 0;
    };
    for (size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      if (!drop_[i] && paragraph(line)) {
        if (begin == none) begin = i;
        sum += std::min(static_cast<int>(line.words), kMostOfLine);
        best = std::max(best, sum);
        end = i;
        continue;
      }
      if (begin == none) continue;
      if (line.list) {
        sum += kListHead;
      } else if (drop_[i]) {
        sum += line.words > kLongestHeadline ? 0 : kLeftover;
      } else if (!line.item) {
        sum += kShortLine;
      }
      if (sum <= 0 || best - sum >= kGap) close();
    }
    close();
    const bool paragraphs = !texts_.empty();
    if (!paragraphs) text_without_paragraphs();
    if (texts_.empty()) return;
    if (paragraphs) {
      join_texts();
    } else {
      whole_ = true;
    }
  }

  /// A page without any paragraph: its article is what stands above the first leftover, from its first line on.
  void text_without_paragraphs() {
    size_t first = 0;
    while (first < lines_.size() && drop_[first]) ++first;
    size_t end = first;
    while (end < lines_.size() && !drop_[end]) ++end;
    if (end == lines_.size()) return;
    Story story;
    story.first = first;
    story.last = end - 1;
    texts_.push_back(std::move(story));
  }

  void take(size_t first, size_t last) {
    Story story;
    story.first = first;
    story.last = last;
    uint32_t block = 0;
    for (size_t i = first; i <= last; ++i) {
      if (short_line(i)) block = 0;
      if (drop_[i] || !paragraph(lines_[i])) continue;
      block += lines_[i].words;
      story.block = std::max(story.block, block);
    }
    texts_.push_back(std::move(story));
  }

  /// Which of the texts are articles, which go on with the one before, which are teasers.
  void join_texts() {
    std::vector<Story> kept;
    for (Story& story : texts_) {
      const size_t above = kept.empty() ? 0 : kept.back().last + 1;
      uint32_t links = 0;
      bool list = false;
      for (size_t i = above; i < story.first; ++i) {
        list |= lines_[i].list;
        links += short_line(i) && lines_[i].words > kShortestHeadline && !lines_[i].item;
      }
      if (kept.empty()) {
        story.begin = 0;
        kept.push_back(std::move(story));
        continue;
      }
      Story& before = kept.back();
      const bool apart = list || links >= kLinksBetween;
      const bool text = story.block >= kTextWords;
      if (apart && text) {
        size_t headline = story.first;
        for (size_t i = story.first; i-- > above;) {
          if (may_be_headline(i) && share(names(i), names(story)) >= kOwnHeadline &&
              share(names(i), names(before)) < share(names(i), names(story))) {
            headline = i;
            break;
          }
          if (lines_[i].list) break;
        }
        if (headline != story.first || share(names(story), names(before)) < kGoesOn) {
          story.begin = headline;
          kept.push_back(std::move(story));
          continue;
        }
      }
      if (apart && !text && (list || share(names(story), names(before)) < kGoesOn)) {
        for (size_t i = story.first; i <= story.last; ++i) drop_[i] = true;
        continue;
      }
      before.last = story.last;
      if (!before.names.empty()) {
        const auto& more = names(story);
        std::vector<uint32_t> joined;
        std::set_union(before.names.begin(), before.names.end(), more.begin(), more.end(), std::back_inserter(joined));
        before.names = std::move(joined);
      }
    }
    texts_ = std::move(kept);
  }

  const std::vector<uint32_t>& names(Story& story) {
    if (!story.names.empty()) return story.names;
    for (size_t i = story.first; i <= story.last; ++i) {
      if (!whole_ && (drop_[i] || !paragraph(lines_[i]))) continue;
      append_names(text_, lines_[i], story.names);
    }
    each_once(story.names);
    return story.names;
  }
  /// Of a line; most pages have few lines whose names matter.
  const std::vector<uint32_t>& names(size_t i) {
    if (names_.empty()) names_.resize(lines_.size());
    if (names_[i].empty()) {
      append_names(text_, lines_[i], names_[i]);
      each_once(names_[i]);
    }
    return names_[i];
  }
  static void each_once(std::vector<uint32_t>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
  }

  bool may_be_headline(size_t i) const {
    const PageLine& line = lines_[i];
    return short_line(i) && line.words >= kShortestHeadline && !line.byline && line.end != U':' && line.end != U'،' &&
           line.arabic;
  }

  /// The share of `names` that are in `all`; both ascending.
  static double share(const std::vector<uint32_t>& names, const std::vector<uint32_t>& all) {
    if (names.empty()) return 0;
    size_t common = 0;
    for (uint32_t name : names) common += std::binary_search(all.begin(), all.end(), name);
    return static_cast<double>(common) / static_cast<double>(names.size());
  }

  /// The headline, or no line. The lines above it are leftovers.
  size_t headline_of(Story& story) {
    const size_t none = lines_.size(), first = first_kept(story);
    const bool likely = first < story.first && may_be_headline(first) && lines_[first].words > kShortestHeadline &&
                        !lines_[first].agency && !lines_[first].picture;
    size_t others = 0;
    for (size_t i = first + 1; i < story.first; ++i) others += !drop_[i];
    if (likely && others == 0) return first;
    double best = 0;
    for (size_t i = first; i < story.first; ++i) {
      if (may_be_headline(i)) best = std::max(best, share(names(i), names(story)));
    }
    for (size_t i = first; i < story.first && best >= kFewestShared; ++i) {
      if (!may_be_headline(i) || share(names(i), names(story)) < kNearlyBest * best) continue;
      for (size_t above = first; above < i; ++above) drop_[above] = true;
      return i;
    }
    return likely ? first : none;  // one that speaks in other words than the text
  }

  /// The lines of a story, up to where the next begins.
  void judge(Story& story, size_t end) {
    const size_t headline = headline_of(story);
    bool any = false;  // a line to be judged
    for (size_t i = story.begin; i < end; ++i) any |= short_line(i) && i != headline;
    if (!any) return;
    // Which short lines stand in runs, leftovers between them not counted.
    std::vector<uint32_t> run(end - story.begin, 0);
    for (size_t i = story.begin; i < end;) {
      size_t j = i;
      uint32_t length = 0;
      for (; j < end && (drop_[j] || short_line(j)) && j != headline; ++j) length += short_line(j);
      for (size_t m = i; m < j; ++m) run[m - story.begin] = length;
      i = std::max(j, i + 1);
    }
    mark_lists(story, end);
    std::vector<size_t> judged;
    std::vector<JudgedLine> lines;
    bool below_list = false;
    size_t last = end;  // the last short line
    for (size_t i = story.begin; i < end; ++i) {
      if (short_line(i)) last = i;
    }
    for (size_t i = story.begin; i < end; ++i) {
      if (!drop_[i] && paragraph(lines_[i])) below_list = false;
      below_list |= lines_[i].list;
      if (!short_line(i) || i == headline || starts_[i] || (whole_ && i >= story.first && i <= story.last)) continue;
      JudgedLine line;
      line.first = lines_[i].first;
      line.last = lines_[i].last;
      line.zone = i < story.first ? LineZone::Lead : i > story.last ? LineZone::Behind : LineZone::Within;
      line.evidence = evidence(i, story, end, run[i - story.begin], below_list, i == last);
      const auto& weights = words_.weights[static_cast<size_t>(line.zone)];
      double sum = 0;
      for (size_t f = 0; f < kLineFeatureCount; ++f) sum += line.evidence[f] ? weights[f] : 0;
      line.leftover = sum > 0 && !(listed_[i] && lines_[i].item);
      lines.push_back(line);
      judged.push_back(i);
    }
    same_in_runs(judged, lines);
    for (size_t m = 0; m < judged.size(); ++m) drop_[judged[m]] = lines[m].leftover;
    if (judged_) judged_->insert(judged_->end(), lines.begin(), lines.end());
  }

  /// Items that stand together between paragraphs, and lines that one with a colon at its end announces: «أسماء
  /// القتلى:» and the names below it.
  void mark_lists(const Story& story, size_t end) {
    for (size_t i = story.first; i + 1 < story.last; ++i) {
      if (!drop_[i] && !drop_[i + 1] && lines_[i].item && lines_[i + 1].item) listed_[i] = listed_[i + 1] = true;
    }
    for (size_t i = story.begin; i + 1 < end; ++i) {
      if (drop_[i] || lines_[i].end != U':') continue;
      const bool items = !drop_[i + 1] && lines_[i + 1].item;
      size_t j = i + 1;
      while (j < end && short_line(j) && lines_[j].item == items && lines_[j].words <= kLongestItem)
        listed_[j++] = true;
      if (items) listed_[i] = lines_[i].item = true;
      i = j - 1;
    }
  }

  /// Links stand together: where most lines of a run are leftovers, all are.
  void same_in_runs(const std::vector<size_t>& judged, std::vector<JudgedLine>& lines) const {
    for (size_t m = 0; m < judged.size();) {
      size_t end = m + 1;
      uint32_t left = lines[m].leftover;
      const auto joined = [&](size_t a, size_t b) {
        for (size_t i = a + 1; i < b; ++i) {
          if (!drop_[i]) return false;
        }
        return true;
      };
      while (end < judged.size() && joined(judged[end - 1], judged[end])) left += lines[end++].leftover;
      const bool within = lines[m].zone == LineZone::Within;
      bool links = within;
      for (size_t i = m; i < end; ++i) {
        const PageLine& line = lines_[judged[i]];
        links = links && !line_goes_on(line) && !line.item && !line.and_first && !listed_[judged[i]];
      }
      links |= kMostOfRun * static_cast<double>(end - m) <= left;
      if (end - m >= kRun && lines[m].zone != LineZone::Lead && links) {
        // The last may be the subheading of what stands below.
        const bool subheading = within && lines[end - 1].evidence[static_cast<size_t>(LineFeature::TakenUp)];
        for (size_t i = m; i < (subheading ? end - 1 : end); ++i) {
          if (!listed_[judged[i]]) lines[i].leftover = true;
        }
      }
      m = end;
    }
  }

  size_t first_kept(const Story& story) const {
    size_t i = story.begin;
    while (i < story.first && drop_[i]) ++i;
    return i;
  }

  LineEvidence evidence(size_t i, Story& story, size_t end, uint32_t run, bool below_list, bool last) {
    const PageLine& line = lines_[i];
    LineEvidence out;
    const auto set = [&](LineFeature feature, bool value = true) { out[static_cast<size_t>(feature)] = value; };
    set(LineFeature::Always);
    set(LineFeature::Words1, line.words <= 1);
    set(LineFeature::Words3, line.words == 2 || line.words == 3);
    set(LineFeature::Words6, line.words >= 4 && line.words <= 6);
    set(LineFeature::Words12, line.words >= 7 && line.words <= 12);
    set(LineFeature::Asked, line.end == U'؟' || line.end == U'!');
    set(LineFeature::Cut, line.end == U'…');
    set(LineFeature::Closed, line.end == U':' || line.end == U'،' || line.end == U'؛');
    set(LineFeature::TwoDots, line.two_dots);
    set(LineFeature::Bar, line.bar);
    set(LineFeature::Bracket, line.bracket);
    set(LineFeature::Parted, line.byline);
    set(LineFeature::Tail, line.tail);
    set(LineFeature::Colon, line.colon);
    set(LineFeature::Agency, line.agency);
    set(LineFeature::Picture, line.picture);
    set(LineFeature::Dated, line.dated);
    set(LineFeature::Plain, line.words > 6 && !line.bar && !line.bracket && !line.parted && !line.tail &&
                                !line.agency && !line.picture && !line.dated && !line.two_dots);
    set(LineFeature::Item, line.item);
    set(LineFeature::Announced, listed_[i]);
    set(LineFeature::And, line.and_first);
    set(LineFeature::Run2, run >= 2);
    set(LineFeature::Run4, run >= 4);
    set(LineFeature::Run8, run >= 8);
    std::vector<uint32_t> next;
    for (size_t j = i + 1, seen = 0; j < end && seen < 2 && j <= i + kRepeatWithin; ++j) {
      if (drop_[j] || !paragraph(lines_[j])) continue;
      append_names(text_, lines_[j], next);
      ++seen;
    }
    std::sort(next.begin(), next.end());
    set(LineFeature::TakenUp, share(names(i), next) >= 0.5);
    const double shared = share(names(i), names(story));
    set(LineFeature::Foreign, shared < 0.2);
    set(LineFeature::Shared, shared >= 0.4);
    set(LineFeature::MuchShared, shared >= 0.7);
    set(LineFeature::BelowList, below_list);
    set(LineFeature::BelowDropped, i > 0 && drop_[i - 1]);
    set(LineFeature::AboveDropped, i + 1 < lines_.size() && drop_[i + 1]);
    set(LineFeature::Last, last);
    return out;
  }

  std::vector<ArticleRange> ranges() const {
    std::vector<bool> begins(lines_.size(), false);
    for (const Story& story : texts_) begins[story.begin] = true;
    std::vector<ArticleRange> out;
    bool next = false;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      const bool headline =
          !drop_[i] && line.end != U'.' && !line_goes_on(line) && line.words <= kLongestHeadline && line.words > 1;
      next |= i > 0 && begins[i];
      next |= starts_[i] && !out.empty() && out.back().last > out.back().title_last;
      if (out.empty() || next) {
        if (drop_[i]) continue;
        next = false;
        ArticleRange range;
        range.first = range.last = range.title_last = line.first;
        size_t above = i;
        const uint32_t before = out.empty() ? 0 : out.back().last;
        while (above > 0 && i - above < kLinesAbove && drop_[above - 1] && lines_[above - 1].first >= before) --above;
        range.above = lines_[above].first;
        if (headline && i + 1 < lines_.size()) range.title_last = line.last;
        out.push_back(range);
      }
      if (drop_[i]) {
        for (uint32_t s = line.first; s < line.last; ++s) out.back().leftovers.push_back(s);
        continue;
      }
      add(out.back(), line);
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
        const PageLine& line = lines_[i];
        while (leftover != article.leftovers.end() && leftover->end <= begin(i)) ++leftover;
        const bool left = drop_[i] || (leftover != article.leftovers.end() && leftover->begin <= begin(i));
        const bool title = begin(i) < article.title.end && !foreign_line(line);
        if (left && !title) {
          for (uint32_t s = line.first; open && s < line.last; ++s) range.leftovers.push_back(s);
          continue;
        }
        if (!open) range.above = range.first = range.title_last = line.first;
        open = true;
        add(range, line);
        if (title) range.title_last = line.last;
      }
      while (!range.leftovers.empty() && range.leftovers.back() >= range.last) range.leftovers.pop_back();
      if (open) out.push_back(std::move(range));
    }
    return out;
  }

  /// Makes a line a part of the article, but for its sentences in other languages and a credit at its end.
  void add(ArticleRange& range, const PageLine& line) const {
    for (uint32_t s = line.first; s < line.last; ++s) {
      if (foreign_[s] || (line.credit_last && s + 1 == line.last)) range.leftovers.push_back(s);
    }
    range.last = line.last - (line.credit_last ? 1 : 0);
  }

  bool foreign_line(const PageLine& line) const {
    return std::find(foreign_.begin() + line.first, foreign_.begin() + line.last, false) ==
           foreign_.begin() + line.last;
  }

  /// Those that have a sentence in Arabic.
  std::vector<ArticleRange> in_arabic(std::vector<ArticleRange> ranges) const {
    const auto arabic = [this](uint32_t s) {
      const Sentence& sentence = text_.sentences()[s];
      return std::any_of(text_.words().begin() + sentence.first, text_.words().begin() + sentence.last,
                         [&](const Word& w) {
                           const std::string_view letters = w.kind == WordKind::Word ? text_.letters(w) : "";
                           return !letters.empty() && static_cast<unsigned char>(letters.front()) >= 0xC1;
                         });
    };
    std::erase_if(ranges, [&](const ArticleRange& range) {
      for (uint32_t s = range.first; s < range.last; ++s) {
        if (!std::binary_search(range.leftovers.begin(), range.leftovers.end(), s) && arabic(s)) return false;
      }
      return true;
    });
    return ranges;
  }

  static bool line_goes_on(const PageLine& line) { return line.end == U':' || line.end == U'،' || line.end == U'؛'; }

  const Text& text_;
  const LeftoverWords& words_;
  const std::vector<ArticleOutline>& outline_;
  std::vector<JudgedLine>* judged_;
  std::vector<PageLine> lines_;
  std::vector<bool> foreign_;  // by sentence: in another language
  std::vector<bool> drop_, starts_, listed_;
  std::vector<Story> texts_;
  std::vector<std::vector<uint32_t>> names_;  // by line, empty until names() was asked
  bool whole_ = false;                        // the page has no paragraphs, its only text is taken as a whole
};

}  // namespace

std::vector<ArticleRange> find_articles(const Text& text, const LeftoverWords& words,
                                        const std::vector<ForeignPassage>& foreign,
                                        const std::vector<ArticleOutline>& outline, std::vector<JudgedLine>* judged) {
  return ArticleFinder(text, words, foreign, outline, judged).run();
}

}  // namespace isnad
