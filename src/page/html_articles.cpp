#include "page/html_articles.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kLeastText = 15;         // words of running text of an article
constexpr uint32_t kLeastMarkedText = 5;    // … in an element that is called its text, or under a sure headline
constexpr size_t kLeastTitle = 4;           // words of a title that a short text repeats
constexpr uint32_t kLeastSaid = 8;          // … of that text
constexpr size_t kMostShortLines = 200;     // of a page that is hardly more than it
constexpr uint32_t kFullStory = 40;         // words of running text that are no teaser's
constexpr uint32_t kTeaserText = 35;        // words of a teaser outside its link
constexpr uint32_t kCutTeaserText = 90;     // … of one that ends with «…» or «المزيد»
constexpr uint32_t kLongestHeadline = 45;   // words
constexpr uint32_t kLongestSite = 4;        // words of its name
constexpr uint32_t kLongestDateline = 7;    // words of a place and an agency alone
constexpr size_t kLongestOpening = 120;     // bytes of a paragraph in which its dateline stands
constexpr size_t kMostOpeningWords = 5;     // … words before its first mark
constexpr size_t kMostBracketed = 3;        // … and those in brackets, of a place and an agency
constexpr uint32_t kLeastStandfirst = 6;    // words of one that is a heading
constexpr uint32_t kLongestDateLine = 16;   // words
constexpr size_t kLongestDateText = 300;    // bytes of a line that has the date of the page
constexpr uint32_t kLongestSignature = 10;  // words
constexpr uint32_t kLongestCaption = 40;    // words
constexpr uint32_t kLongestBoxLine = 30;    // words of a line «اقرأ أيضاً: …»
constexpr uint32_t kLeastEntries = 2;       // of a live blog that is called so
constexpr uint32_t kLeastTimedEntries = 3;  // of one that is told by its times only
constexpr uint32_t kHeadlineWithin = 5;     // blocks of a story among which its headline is

using Range = std::pair<uint32_t, uint32_t>;  // of blocks

std::vector<std::string_view> split(std::string_view letters) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin < letters.size();) {
    const size_t end = std::min(letters.find(' ', begin), letters.size());
    if (end > begin) out.push_back(letters.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Does the line begin with a time of day («14:05 …», «(9:30) …», in Arabic digits too)?
bool begins_with_time(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size() && plain.size() < 8; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xD9 && i + 1 < text.size()) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      if (second < 0xA0 || second > 0xA9) break;
      plain += static_cast<char>('0' + (second - 0xA0));
      ++i;
    } else if (byte < 0x80) {
      if (plain.empty() && !is_digit(text[i])) {
        if (i > 2) return false;
        continue;
      }
      plain += text[i];
    } else {
      break;
    }
  }
  const size_t colon = plain.find(':');
  return (colon == 1 || colon == 2) && plain.size() >= colon + 3 &&
         std::all_of(plain.begin(), plain.begin() + colon, is_digit) && is_digit(plain[colon + 1]) &&
         is_digit(plain[colon + 2]) && (plain.size() == colon + 3 || !is_digit(plain[colon + 3]));
}

bool ends_cut_off(std::string_view text) {
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

/// What parts a place from an agency, and these from the text.
constexpr std::array<std::string_view, 8> kDatelineMarks = {" - ", " – ", " — ", " ـ ", "- ", "– ", "/", " -"};

size_t dateline_marks(std::string_view text) {
  size_t out = 0;
  for (size_t at = 0; at < text.size();) {
    const auto mark = std::find_if(kDatelineMarks.begin(), kDatelineMarks.end(),
                                   [&](std::string_view one) { return text.substr(at).starts_with(one); });
    out += mark != kDatelineMarks.end();
    at += mark == kDatelineMarks.end() ? 1 : mark->size();
  }
  return out;
}

class Finder {
 public:
  Finder(const HtmlTree& tree, const HtmlBlocks& blocks, uint32_t headline, const PageTitles& titles,
         const PageRules& rules, const DateWords& dates)
      : tree_(tree),
        nodes_(tree.nodes()),
        marks_(blocks.marks),
        left_out_(blocks.left_out),
        blocks_(blocks.blocks),
        titles_(titles),
        rules_(rules),
        dates_(dates),
        headline_(headline) {}

  std::vector<HtmlArticle> run() {
    state_.assign(blocks_.size(), State::Text);
    find_headline_block();
    sums();
    forum();
    const std::vector<uint32_t> live = entries();
    teasers();
    lines();
    sums();
    std::vector<HtmlArticle> out;
    if (live.size() >= kLeastEntries) {
      out = live_blog(live);
    } else if (const std::vector<uint32_t> several = stories(); several.size() >= 2) {
      for (const uint32_t element : several) take(story(element), out);
    } else {
      out = single();
    }
    return out;
  }

 private:
  /// What becomes of a block.
  enum class State : uint8_t { Text, Leftover, Link, Dropped };

  // --- where things stand

  Range range(uint32_t element) const { return range(element, nodes_[element].end); }
  Range range(uint32_t first, uint32_t last) const {
    const auto before = [](const HtmlBlock& block, uint32_t node) { return block.at < node; };
    const auto begin = std::lower_bound(blocks_.begin(), blocks_.end(), first, before);
    const auto end = std::lower_bound(begin, blocks_.end(), last, before);
    return {static_cast<uint32_t>(begin - blocks_.begin()), static_cast<uint32_t>(end - blocks_.begin())};
  }
  bool inside(uint32_t node, uint32_t element) const { return node >= element && node < nodes_[element].end; }

  struct Sum {
    uint32_t prose = 0, paragraphs = 0, words = 0, link_words = 0, cut = 0;
  };
  void sums() {
    sums_.assign(blocks_.size() + 1, {});
    for (size_t b = 0; b < blocks_.size(); ++b) {
      Sum sum = sums_[b];
      if (state_[b] == State::Text || state_[b] == State::Link) {
        const HtmlBlock& block = blocks_[b];
        const uint32_t prose = state_[b] == State::Text ? block.prose() : 0;
        sum.prose += prose;
        sum.paragraphs += prose > 0;
        (block.is_link() ? sum.link_words : sum.words) += block.words;
        sum.cut += ends_cut_off(block.text) ||
                   (block.is_link() && block.words <= 4 && rules_.phrase(block.text) == PagePhrase::Related);
      }
      sums_[b + 1] = sum;
    }
  }
  Sum sum(Range r) const {
    const Sum &a = sums_[r.first], &b = sums_[r.second];
    return {b.prose - a.prose, b.paragraphs - a.paragraphs, b.words - a.words, b.link_words - a.link_words,
            b.cut - a.cut};
  }
  uint32_t prose(uint32_t element) const { return sum(range(element)).prose; }

  bool stands_out(const HtmlBlock& block) const {
    return block.heading > 0 || block.marks.has(PageMark::Title) || block.bold_letters * 10 >= block.letters * 9;
  }

  /// Is a line the name of the site, as which <title> knows the page, and the headline one that stands out between it
  /// and the text?
  bool is_masthead(uint32_t b) const {
    if (blocks_[b].words > kLongestSite || stands_out(blocks_[b])) return false;
    for (uint32_t next = b + 1; next + 1 < blocks_.size() && next <= b + kHeadlineWithin; ++next) {
      const HtmlBlock& block = blocks_[next];
      if (block.prose() > 0) return false;
      const bool headline = stands_out(block) && !block.is_link() && !block.ends && block.words > blocks_[b].words;
      if (headline && block.words <= kLongestHeadline && blocks_[next + 1].prose() > 0) return true;
    }
    return false;
  }

  void find_headline_block() {
    if (headline_ != 0) {
      headline_blocks_ = range(headline_);
      headline_text_ = html_text(tree_, headline_);
      sure_ = titles_.match(headline_text_);
      return;
    }
    for (uint32_t b = 0; b < blocks_.size(); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (block.words < 3 || block.is_link() || !titles_.match(block.text) || is_masthead(b)) continue;
      headline_blocks_ = {b, b + 1};
      headline_text_ = block.text;
      sure_ = true;
      return;
    }
  }
  /// Neither a feed's item nor a message on a social network has a headline in its text.
  bool may_be_headed() const { return !tree_.is_fragment() && !titles_.messages; }
  bool has_headline() const { return headline_blocks_.second > headline_blocks_.first; }
  bool is_headline(uint32_t b) const { return b >= headline_blocks_.first && b < headline_blocks_.second; }

  /// Elements that look alike: the same tag and class, numbers left out.
  std::string signature(uint32_t element) const {
    const HtmlNode& node = nodes_[element];
    std::string out = std::to_string(static_cast<int>(node.tag())) + " ";
    for (const char c : node.attribute("class").substr(0, 60)) {
      if (!is_digit(c)) out += c;
      if (out.size() > 40) break;
    }
    return out + " " + std::string(node.attribute("width").substr(0, 8));
  }

  /// Calls `take` with the members of each group of at least `least` elements that look alike and stand side by side.
  void groups(size_t least, const std::function<void(const std::vector<uint32_t>&)>& take) const {
    std::unordered_map<std::string, std::vector<uint32_t>> found;
    std::vector<const std::vector<uint32_t>*> in_order;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].is_element()) continue;
      if (left_out_[i]) {
        i = nodes_[i].end - 1;
        continue;
      }
      const Range r = range(i);
      if (r.first == r.second) continue;
      auto [it, fresh] = found.try_emplace(std::to_string(nodes_[i].parent) + " " + signature(i));
      it->second.push_back(i);
      if (it->second.size() == least) in_order.push_back(&it->second);
    }
    for (const auto* group : in_order) take(*group);
  }

  // --- what is no article

  /// Of a forum's posts only the first is read: the others are comments.
  void forum() {
    uint32_t end = 0;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      if (left_out_[i] || !marks_[i].has(PageMark::Post) || range(i).first == range(i).second) continue;
      if (end != 0) drop(range(i));
      end = nodes_[i].end;
      i = end - 1;
    }
  }

  void drop(Range r) {
    for (uint32_t b = r.first; b < r.second; ++b) {
      if (!is_headline(b)) state_[b] = State::Dropped;
    }
  }

  bool is_teaser(uint32_t element) const {
    const Range r = range(element);
    if (headline_ != 0 && inside(headline_, element)) return false;
    const Sum s = sum(r);
    return s.link_words >= 3 && s.words <= (s.cut > 0 ? kCutTeaserText : kTeaserText);
  }

  void teasers() {
    groups(3, [&](const std::vector<uint32_t>& members) {
      const auto count = static_cast<size_t>(
          std::count_if(members.begin(), members.end(), [&](uint32_t element) { return is_teaser(element); }));
      if (count < 3 || count * 10 < members.size() * 6) return;
      for (const uint32_t element : members) {
        if (!is_teaser(element) || within(element, live_)) continue;
        drop(range(element));
        ++teasers_;
      }
    });
  }

  /// Does the element stand in one of `others`, which are ascending and not within one another?
  bool within(uint32_t element, const std::vector<uint32_t>& others) const {
    const auto behind = std::upper_bound(others.begin(), others.end(), element);
    return behind != others.begin() && inside(element, *(behind - 1));
  }

  /// Is the line a date, a time of day, and hardly anything else?
  bool is_date_line(const HtmlBlock& block) const {
    if (block.words > kLongestDateLine) return false;
    const std::string letters = normalise(block.text);
    const auto words = split(letters);
    size_t known = 0, digits = 0;
    for (const std::string_view word : words) {
      const bool number = std::all_of(word.begin(), word.end(), is_digit);
      digits += number;
      known += number || dates_.find(word) != nullptr;
    }
    if (digits == 0 || words.size() - known > std::max<size_t>(2, words.size() / 3)) return false;
    const Day any = Day::of(2020, 1, 1);  // for a time of day alone
    return parse_page_date(block.text, dates_, any).has_value();
  }

  /// The line of a page that has its date, beside who wrote it and how many have read it.
  bool bears_date(const HtmlBlock& block) const {
    if (is_date_line(block)) return true;
    return block.words <= kLongestBoxLine && block.prose() < kLeastText && !block.ends && block.heading == 0 &&
           !block.marks.has(PageMark::Lead) && block.text.size() < kLongestDateText &&
           parse_page_date(block.text, dates_).has_value();
  }

  static bool is_hashtags(std::string_view text) {
    const auto words = split(text);
    return std::all_of(words.begin(), words.end(), [](std::string_view word) { return word.starts_with('#'); });
  }

  /// Is the line what stands under a picture: alone with it in its element, or no sentence and directly behind it?
  bool is_caption(uint32_t b) const {
    const HtmlBlock& block = blocks_[b];
    const uint32_t begin = b == 0 ? 0 : blocks_[b - 1].at;
    uint32_t image = 0;
    for (uint32_t i = block.at; i > begin && image == 0; --i) {
      if (nodes_[i].tag() == GUMBO_TAG_IMG) image = i;
    }
    if (image == 0 || block.words > kLongestCaption / 2 || block.heading > 0) return false;
    if (block.marks.has(PageMark::Lead) || block.marks.has(PageMark::Title)) return false;
    const Range r = range(block.element);
    const bool alone = r.second - r.first == 1 && inside(image, block.element);
    return alone || (block.prose() == 0 && !block.ends && !block.is_link() && block.bold_letters == 0);
  }

  /// A place and an agency in a line of their own above the text: «دمشق – سانا», «اليمن / محمد العمري / الأناضول».
  bool is_dateline(uint32_t b) const {
    const HtmlBlock& block = blocks_[b];
    if (block.words > 2 * kLongestDateline || block.item || block.is_link()) return false;
    const size_t marks = dateline_marks(block.text), words = split(normalise(block.text)).size();
    const bool agency = block.text.ends_with(')') && words <= kMostBracketed;  // «الخرطوم (رويترز)»
    if ((marks == 0 && !agency) || words > kLongestDateline) return false;
    if (block.text.ends_with(':')) return true;
    return b + 1 < blocks_.size() && blocks_[b + 1].prose() > 0 && (!block.ends || block.text.ends_with(')')) &&
           block.heading == 0 && (words <= kMostOpeningWords || marks > 1) && !titles_.match(block.text);
  }

  /// The rules on single lines.
  void lines() {
    std::unordered_set<std::string> seen;
    const std::string headline = normalise(headline_text_);
    bool prose_seen = false;
    for (uint32_t b = 0; b < blocks_.size(); ++b) {
      if (state_[b] != State::Text || is_headline(b)) continue;
      const HtmlBlock& block = blocks_[b];
      const bool mostly_link = block.link_letters * 2 > block.letters && block.words <= 15 && !block.ends;
      if (block.is_link() || (mostly_link && block.prose() == 0)) state_[b] = State::Link;
      const PagePhrase phrase = rules_.phrase(block.text);
      const bool label = block.words <= 6 && block.link_letters == 0;
      const bool named = block.marks.has(PageMark::Byline) || block.marks.has(PageMark::Time);
      if (block.prose() >= kLeastText && state_[b] == State::Text) prose_seen = true;
      const bool behind_heading = b > 0 && blocks_[b - 1].heading > 0;
      if (block.marks.has(PageMark::Caption) ||
          (phrase == PagePhrase::Caption && block.words <= kLongestCaption && !block.ends) || is_caption(b)) {
        state_[b] = State::Leftover;
      } else if (is_hashtags(block.text) || block.text.starts_with("©")) {
        state_[b] = State::Dropped;
      } else if (phrase == PagePhrase::Page) {
        if (block.words <= kLongestBoxLine) state_[b] = State::Dropped;
      } else if (phrase == PagePhrase::Related && block.words <= kLongestBoxLine &&
                 (block.link_letters > 0 || label || !block.ends)) {
        state_[b] = State::Dropped;
        if (label) box(b, false);
      } else if ((phrase == PagePhrase::End || phrase == PagePhrase::Comments) && block.words <= 8 &&
                 !ends_line(block)) {
        state_[b] = State::Dropped;
        box(b, phrase == PagePhrase::Comments);
      } else if (phrase == PagePhrase::Byline && block.words <= kLongestDateLine && (!prose_seen || block.words <= 8) &&
                 !block.text.ends_with('.')) {
        state_[b] = State::Dropped;
      } else if (phrase == PagePhrase::Source && block.words <= 8) {
        state_[b] = State::Leftover;
      } else if ((named && block.words <= 25 && (block.prose() < kLeastText || !block.ends)) ||
                 ((!prose_seen || behind_heading) && bears_date(block))) {
        state_[b] = State::Dropped;
      } else if (is_dateline(b) && (!prose_seen || behind_heading)) {
        state_[b] = State::Leftover;  // credits want it
      } else if (block.words <= kLongestHeadline && !headline.empty() && normalise(block.text) == headline) {
        state_[b] = State::Dropped;
      } else if (block.words >= 5 && !seen.insert(block.text).second) {
        state_[b] = State::Dropped;
      }
    }
  }

  static bool ends_line(const HtmlBlock& block) { return block.ends && !block.text.ends_with(':') && block.words > 6; }

  /// What stands under a label such as «مواضيع ذات صلة»: the rest of the box in which it is, or links and short lines
  /// up to the next paragraph; all the rest if these are comments.
  void box(uint32_t label, bool all) {
    uint32_t element = blocks_[label].element;
    Range r = range(element);
    while (element != 0 && r.second - r.first <= 1) {
      element = nodes_[element].parent;
      r = range(element);
    }
    const bool own_box = r.first == label && !(headline_ != 0 && inside(headline_, element));
    if (own_box || all) {
      // A box of its own ends with its element, unless that is the article's and the label stands at its top.
      const Sum inner = sum({label, r.second});
      if (all || inner.prose * 2 < sums_.back().prose) {
        drop({label, r.second});
        return;
      }
    }
    for (uint32_t b = label + 1; b < r.second; ++b) {
      const HtmlBlock& block = blocks_[b];
      if (is_headline(b)) return;
      // Text that is no link ends the list, also if it is short.
      const bool text = block.prose() > 0 || (block.words >= 8 && block.heading == 0);
      if (!block.item && text && block.link_letters * 4 < block.letters) return;
      state_[b] = State::Dropped;
    }
  }

  // --- live blogs

  /// Elements that are entries, each with a text of its own.
  std::vector<uint32_t> entries() {
    std::vector<uint32_t> out;
    const auto add_outermost = [&](uint32_t i) {
      if (!out.empty() && inside(i, out.back())) return;
      if (sum(range(i)).words >= 3) out.push_back(i);
    };
    std::vector<uint32_t> feeds;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].is_element() || left_out_[i]) continue;
      if (marks_[i].has(PageMark::Entry)) add_outermost(i);
      if (marks_[i].has(PageMark::Feed) && (feeds.empty() || !inside(i, feeds.back()))) feeds.push_back(i);
    }
    if (out.size() < kLeastEntries) {
      out.clear();
      const uint32_t all = sums_.back().prose;
      groups(kLeastEntries, [&](const std::vector<uint32_t>& members) {
        if (!out.empty()) return;
        const bool in_feed = within(members[0], feeds);
        if (!in_feed && members.size() < kLeastTimedEntries) return;
        uint32_t text = 0;
        size_t timed = 0;
        for (const uint32_t element : members) {
          if (headline_ != 0 && inside(headline_, element)) return;
          text += prose(element);
          timed += has_time(element);
        }
        const bool teasers = static_cast<size_t>(std::count_if(members.begin(), members.end(),
                                                               [&](uint32_t element) { return is_teaser(element); })) *
                                 2 >
                             members.size();
        if (text * 2 >= all && text >= kLeastText && timed * 10 >= members.size() * 8 && !teasers) {
          for (const uint32_t element : members) {
            if (sum(range(element)).words >= 3) out.push_back(element);
          }
        }
      });
    }
    std::sort(out.begin(), out.end());
    live_ = out.size() >= kLeastEntries ? out : std::vector<uint32_t>();
    return live_;
  }

  /// Does a time of day stand at the head of the element?
  bool has_time(uint32_t element) const {
    const Range r = range(element);
    for (uint32_t b = r.first; b < std::min(r.second, r.first + 3); ++b) {
      if (begins_with_time(blocks_[b].text)) return true;
    }
    return false;
  }

  std::vector<HtmlArticle> live_blog(const std::vector<uint32_t>& live) {
    std::vector<HtmlArticle> out;
    HtmlArticle head;
    if (has_headline()) {
      head.headline = headline_text_;
      const uint32_t first_entry = range(live.front()).first;
      for (uint32_t b = headline_blocks_.second; b < first_entry; ++b) {
        const bool text = blocks_[b].prose() > 0 || blocks_[b].marks.has(PageMark::Lead);
        if (text && state_[b] == State::Text) head.lines.push_back({b, false});
      }
      if (!head.lines.empty()) out.push_back(std::move(head));
    }
    for (const uint32_t element : live) take(story(element), out);
    return out;
  }

  // --- several stories

  bool is_article(uint32_t element) const {
    return nodes_[element].tag() == GUMBO_TAG_ARTICLE || marks_[element].has(PageMark::Article);
  }

  bool is_full(uint32_t element) const {
    const Sum s = sum(range(element));
    const bool full = s.prose >= kFullStory || (s.paragraphs >= 2 && s.prose >= kLeastText);
    return full && !(s.cut > 0 && s.prose <= kCutTeaserText);
  }

  /// Elements that are each a full story; none if the page is one article.
  std::vector<uint32_t> stories() {
    std::vector<uint32_t> full;  // innermost
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].is_element() || left_out_[i] || !is_article(i) || !is_full(i)) continue;
      while (!full.empty() && inside(i, full.back()) && prose(i) * 10 >= prose(full.back()) * 4) full.pop_back();
      if (full.empty() || !inside(i, full.back())) full.push_back(i);
    }
    if (covers(full)) return full;
    std::vector<uint32_t> out;
    groups(2, [&](const std::vector<uint32_t>& members) {
      if (!out.empty()) return;
      // Under a headline of the page's they are the sections of one article, unless each links to its own page.
      const bool headed = has_headline() && std::none_of(members.begin(), members.end(), [&](uint32_t element) {
                            return inside(blocks_[headline_blocks_.first].at, element);
                          });
      std::vector<uint32_t> some;
      for (const uint32_t element : members) {
        if (is_full(element) && has_own_headline(element, headed)) some.push_back(element);
      }
      if (covers(some)) out = some;
    });
    return out;
  }

  bool covers(const std::vector<uint32_t>& elements) const {
    uint32_t text = 0;
    for (const uint32_t element : elements) text += prose(element);
    return elements.size() >= 2 && text * 10 >= sums_.back().prose * 6;
  }

  bool has_own_headline(uint32_t element, bool linked) const {
    const Range r = range(element);
    for (uint32_t b = r.first; b < std::min(r.second, r.first + kHeadlineWithin); ++b) {
      const HtmlBlock& block = blocks_[b];
      if ((block.is_link() || !linked) && block.words >= 3 && (block.heading > 0 || block.marks.has(PageMark::Title)))
        return true;
    }
    return false;
  }

  /// The blocks of an element, with the headline that stands at its top.
  HtmlArticle story(uint32_t element) const {
    HtmlArticle out;
    out.entry = true;
    out.first = element;
    out.last = nodes_[element].end;
    const Range r = range(element);
    uint32_t headline = r.second;
    for (uint32_t b = r.first; b < std::min(r.second, r.first + kHeadlineWithin); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (state_[b] == State::Dropped || state_[b] == State::Leftover) continue;
      if (block.prose() > 0 && !block.marks.has(PageMark::Title)) break;
      const bool bold =
          block.bold_letters * 10 >= block.letters * 9 && !block.text.ends_with('.') && !is_date_line(block);
      if (block.words < 2 || block.words > kLongestHeadline) continue;
      if (is_headline(b) || block.heading > 0 || block.marks.has(PageMark::Title) || (bold && b + 1 < r.second)) {
        headline = b;
        break;
      }
    }
    uint32_t first = r.first;
    if (headline < r.second) {
      out.headline = is_headline(headline) ? headline_text_ : blocks_[headline].text;
      first = is_headline(headline) ? headline_blocks_.second : headline + 1;
    }
    for (uint32_t b = first; b < r.second; ++b) {
      if (state_[b] != State::Text && state_[b] != State::Leftover) continue;
      if (b < first + 3 && is_date_line(blocks_[b])) continue;
      if (b + 2 >= r.second && is_date_line(blocks_[b])) continue;
      out.lines.push_back({b, state_[b] == State::Leftover});
    }
    trim(out);
    return out;
  }

  // --- one article

  /// Elements called the text of an article; of such ones within one another those that hold the text.
  std::vector<uint32_t> bodies() const {
    struct Body {
      uint32_t element;
      uint32_t text, inner;  // words in it, and of these in others within it
    };
    std::vector<Body> found;
    std::vector<uint32_t> open;
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].is_element() || left_out_[i]) continue;
      if (!marks_[i].has(PageMark::Body) && !marks_[i].has(PageMark::Post)) continue;
      while (!open.empty() && i >= nodes_[found[open.back()].element].end) open.pop_back();
      const uint32_t text = sum(range(i)).words;
      if (text < 3) continue;
      found.push_back({i, text, 0});
      if (!open.empty()) found[open.back()].inner += text;
      open.push_back(static_cast<uint32_t>(found.size() - 1));
    }
    std::vector<uint32_t> out;
    for (const Body& body : found) {
      if (!out.empty() && inside(body.element, out.back())) continue;
      if (body.inner * 10 >= body.text * 7) continue;  // its own are inside
      out.push_back(body.element);
    }
    if (has_headline()) {
      const auto before = [&](uint32_t element) { return nodes_[element].end <= blocks_[headline_blocks_.first].at; };
      if (!std::all_of(out.begin(), out.end(), before)) std::erase_if(out, before);
    }
    return out;
  }

  /// May the whole text of an article stand in such an element, and nothing else?
  bool holds_blocks(uint32_t element) const {
    switch (nodes_[element].tag()) {
      case GUMBO_TAG_BODY:
      case GUMBO_TAG_MAIN:
      case GUMBO_TAG_ARTICLE:
      case GUMBO_TAG_SECTION:
      case GUMBO_TAG_DIV:
      case GUMBO_TAG_CENTER:
      case GUMBO_TAG_FORM:
      case GUMBO_TAG_TABLE:
      case GUMBO_TAG_TBODY:
      case GUMBO_TAG_TR:
      case GUMBO_TAG_TD:
        return true;
      default:
        return false;
    }
  }

  /// The element that holds most of the text, found downwards from the root, and those beside it that look like it.
  std::vector<uint32_t> container() const {
    uint32_t current = 0;
    const uint32_t all = prose(0);
    for (uint32_t i = 1; i < nodes_.size(); ++i) {
      const GumboTag tag = nodes_[i].tag();
      if (left_out_[i] || (tag != GUMBO_TAG_ARTICLE && tag != GUMBO_TAG_MAIN && !marks_[i].has(PageMark::Article)))
        continue;
      if (prose(i) * 10 >= all * 6) current = i;
    }
    while (true) {
      uint32_t best = 0, best_text = 0;
      for (uint32_t i = current + 1; i < nodes_[current].end; i = nodes_[i].end) {
        if (!nodes_[i].is_element() || left_out_[i]) continue;
        const uint32_t text = prose(i);
        if (text > best_text) {
          best = i;
          best_text = text;
        }
      }
      const uint32_t here = prose(current);
      if (best == 0 || best_text * 10 < here * 7 || (!holds_blocks(best) && best_text < here)) break;
      current = best;
    }
    std::vector<uint32_t> out = {current};
    for (uint32_t child = current, up = 0; child != 0 && up < 3; child = nodes_[child].parent, ++up) {
      const uint32_t parent = nodes_[child].parent;
      const std::string looks = signature(child);
      for (uint32_t i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) {
        if (i == child || !nodes_[i].is_element() || left_out_[i]) continue;
        const Sum s = sum(range(i));
        // One paragraph may have most of the text; those beside it are of it too, however short and without a stop.
        const bool beside =
            up == 0 && nodes_[child].tag() == GUMBO_TAG_P && nodes_[i].tag() == GUMBO_TAG_P && s.words >= 5;
        if ((s.prose < 12 && !beside) || s.link_words * 4 > s.words) continue;
        if (nodes_[i].tag() == GUMBO_TAG_P || signature(i) == looks) out.push_back(i);
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  std::vector<HtmlArticle> single() {
    // A fragment, as feeds have it, is an article's text to begin with.
    std::vector<uint32_t> parts = tree_.is_fragment() ? std::vector<uint32_t>{0} : bodies();
    uint32_t body_prose = 0;
    for (const uint32_t element : parts) body_prose += prose(element);
    const uint32_t all = sums_.back().prose;
    const bool marked =
        tree_.is_fragment() ||
        (!parts.empty() && (body_prose * 10 >= all * 4 || (body_prose >= kFullStory && body_prose * 4 >= all)));
    if (!marked) parts = container();

    HtmlArticle out;
    out.headline = headline_text_;
    uint32_t last_end = 0;
    if (has_headline() && !parts.empty()) between(range(parts.front()).first, out);
    for (const uint32_t element : parts) {
      const Range r = range(element);
      for (uint32_t b = std::max(r.first, last_end); b < r.second; ++b) {
        if (has_headline() && b < headline_blocks_.second && headline_blocks_.first >= r.first) continue;
        if (state_[b] != State::Text && state_[b] != State::Leftover) continue;
        out.lines.push_back({b, state_[b] == State::Leftover});
      }
      last_end = std::max(last_end, r.second);
    }
    if (!marked) trim_labels(out);
    if (!has_headline() && may_be_headed()) first_line_as_headline(out);
    if (!has_headline() && out.headline.empty() && may_be_headed()) line_above_as_headline(out);
    // What stands beside the picture of a feed's item is its text, if there is no other.
    if (tree_.is_fragment() &&
        std::all_of(out.lines.begin(), out.lines.end(), [](auto& line) { return line.leftover; })) {
      for (HtmlLine& line : out.lines) line.leftover = false;
    }
    trim(out);
    if (out.headline.empty()) out.headline = titles_.headline();

    uint32_t text = 0, words = 0;
    for (const HtmlLine& line : out.lines) {
      if (line.leftover) continue;
      text += blocks_[line.block].prose();
      words += blocks_[line.block].words;
    }
    // Many teasers make a page of a section likely, and the name of a section is a short headline.
    const bool sure = sure_ && (teasers_ < 6 || (split(headline_text_).size() >= 4 && text >= kLeastText));
    const bool enough = tree_.is_fragment() ? words > 0
                        : marked || sure    ? words >= kLeastMarkedText
                                            : text >= (teasers_ >= 4 ? kFullStory : kLeastText);
    if (!enough) return said_by_title();
    return split_by_lines(std::move(out));
  }

  /// Breaking news may be one line without a stop, in an element that is called nothing. It says what the page's title
  /// says; so does a page that is not there, but by its words it is one (phrases.tsv).
  std::vector<HtmlArticle> said_by_title() const {
    std::vector<HtmlArticle> out;
    const std::string title = titles_.headline(), letters = normalise(title);
    const auto title_words = split(letters);
    if (teasers_ > 0 || title_words.size() < kLeastTitle || title_words.size() > kLongestHeadline) return out;
    for (uint32_t b = 0; b < std::min<size_t>(blocks_.size(), kMostShortLines); ++b) {
      const HtmlBlock& block = blocks_[b];
      if (state_[b] != State::Text || is_headline(b) || block.heading > 0) continue;
      if (block.words < kLeastSaid || block.words > kFullStory) continue;
      const std::string line = " " + normalise(block.text) + " ";
      const auto said = std::count_if(title_words.begin(), title_words.end(), [&](std::string_view word) {
        return line.find(" " + std::string(word) + " ") != std::string::npos;
      });
      if (static_cast<size_t>(said) * 3 < title_words.size() * 2) continue;
      if (out.empty()) {
        out.emplace_back();
        out.back().headline = title;
      }
      out.back().lines.push_back({b, false});
    }
    return out;
  }

  /// What stands between the headline and the text: a standfirst, also as a lesser heading, the first paragraph.
  void between(uint32_t first_block, HtmlArticle& out) const {
    for (uint32_t b = headline_blocks_.second; b < first_block; ++b) {
      const HtmlBlock& block = blocks_[b];
      const bool below = b == headline_blocks_.second && block.heading > 0 && block.words >= kLeastStandfirst;
      const bool lead = (block.marks.has(PageMark::Lead) && block.words >= 4) || below;
      if (state_[b] == State::Leftover) {
        if (block.marks.has(PageMark::Caption)) out.lines.push_back({b, true});
      } else if (state_[b] == State::Text && !is_date_line(block) && (lead || block.prose() >= 8)) {
        out.lines.push_back({b, false});
      }
    }
  }

  /// Without a sure container, short lines at the ends of the text are the page's, unless they stand in one element
  /// with running text («وزارة الخارجية» under a statement).
  void trim_labels(HtmlArticle& out) const {
    std::unordered_set<uint32_t> with_prose;
    for (const HtmlLine& line : out.lines) {
      if (blocks_[line.block].prose() > 0) with_prose.insert(blocks_[line.block].element);
    }
    const auto label = [&](const HtmlLine& line) {
      const HtmlBlock& block = blocks_[line.block];
      return !line.leftover && block.prose() == 0 && block.heading == 0 && !block.item && block.words <= 3 &&
             !block.ends && !with_prose.contains(block.element);
    };
    while (!out.lines.empty() && label(out.lines.back())) out.lines.pop_back();
    const auto of_list = [&](const HtmlLine& line) {
      return !line.leftover && blocks_[line.block].item && blocks_[line.block].prose() == 0;
    };
    size_t first = 0;
    const auto of_page = [&](const HtmlLine& line) { return label(line) || of_list(line); };
    while (first < out.lines.size() && (out.lines[first].leftover || of_page(out.lines[first]))) ++first;
    const auto begin = out.lines.begin();
    out.lines.erase(std::remove_if(begin, begin + static_cast<std::ptrdiff_t>(first), of_page),
                    begin + static_cast<std::ptrdiff_t>(first));
  }

  void first_line_as_headline(HtmlArticle& out) const {
    for (size_t i = 0; i < std::min<size_t>(out.lines.size(), 3) && i + 1 < out.lines.size(); ++i) {
      const HtmlBlock& block = blocks_[out.lines[i].block];
      const bool bold = block.bold_letters * 10 >= block.letters * 9;
      if (out.lines[i].leftover || block.words < 3 || block.words > kLongestHeadline || block.text.ends_with('.'))
        continue;
      if (block.heading == 0 && !bold && !block.marks.has(PageMark::Title)) continue;
      out.headline = block.text;
      out.lines.erase(out.lines.begin(), out.lines.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
  }

  /// A bold line just above the text, in a cell of its own.
  void line_above_as_headline(HtmlArticle& out) const {
    if (out.lines.empty()) return;
    const uint32_t first = out.lines.front().block;
    for (uint32_t b = first; b-- > 0 && b + kHeadlineWithin >= first;) {
      const HtmlBlock& block = blocks_[b];
      const bool bold = block.bold_letters * 10 >= block.letters * 9 && !block.is_link();
      if (state_[b] != State::Text || block.words < 3 || block.words > kLongestHeadline) continue;
      if (block.heading == 0 && !bold && (!block.marks.has(PageMark::Title) || block.is_link())) continue;
      out.headline = block.text;
      return;
    }
  }

  /// Who wrote, translated or sent it, in a line of its own below the text: «ع.ش/ أ.ح (رويترز)», «(إعداد … تحرير …)».
  bool is_signature(const HtmlLine& line, const HtmlLine& above) const {
    const HtmlBlock& block = blocks_[line.block];
    const std::string_view text = block.text;
    if (line.leftover || block.heading > 0 || block.item || block.is_link() || block.words > kLongestSignature ||
        blocks_[above.block].prose() == 0 || !blocks_[above.block].ends)
      return false;
    if (text.starts_with('(') && text.ends_with(')')) return true;
    const size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || (block.ends && !text.ends_with(')'))) return false;
    return !is_digit(text[slash - 1]) || slash + 1 == text.size() || !is_digit(text[slash + 1]);  // no date
  }

  /// Leftovers and headings at the end belong to no article, but credits want the source.
  void trim(HtmlArticle& out) const {
    while (!out.lines.empty()) {
      const HtmlLine& line = out.lines.back();
      const HtmlBlock& block = blocks_[line.block];
      const bool source = line.leftover && rules_.phrase(block.text) == PagePhrase::Source;
      if (source || (!line.leftover && block.heading == 0)) break;
      out.lines.pop_back();
    }
    if (const size_t n = out.lines.size(); n > 1 && is_signature(out.lines[n - 1], out.lines[n - 2]))
      out.lines.back().leftover = true;
  }

  /// Does a paragraph begin with a place and an agency: «حمص – سانا: قُتل …», «حلب (رويترز) - …», «غزة/ …»?
  bool opens_with_dateline(std::string_view text) const {
    std::string_view head = text.substr(0, kLongestOpening);
    size_t end = std::string_view::npos;
    for (const std::string_view mark : kDatelineMarks) end = std::min(end, head.find(mark));
    if (end == std::string_view::npos || end == 0) return false;
    head = head.substr(0, end);
    if (head.find_first_of(".:?!") != std::string_view::npos || head.find("،") != std::string_view::npos) return false;
    const std::string letters = normalise(head);
    const auto words = split(letters);
    // «في 12 أيلول/سبتمبر قُتل …» is a day.
    return words.size() <= kMostOpeningWords && std::none_of(words.begin(), words.end(), [&](std::string_view word) {
             return is_digit(word.front()) || dates_.find(word) != nullptr;
           });
  }

  /// Section heads under which stories of their own stand: most of them have a day, a dateline or a source of their
  /// own. None if the sections are those of one article.
  std::vector<size_t> story_heads(const HtmlArticle& whole) const {
    constexpr unsigned kBold = 7, kNone = 8;  // below <h6>
    const auto level_of = [&](const HtmlLine& line) {
      const HtmlBlock& block = blocks_[line.block];
      if (line.leftover) return kNone;
      if (block.heading > 0) return static_cast<unsigned>(block.heading);
      const bool bold = block.bold_letters * 10 >= block.letters * 9 && block.words >= 3 && !block.ends;
      return bold && block.words <= kLongestHeadline ? kBold : kNone;
    };
    unsigned level = kNone;  // the highest
    for (const HtmlLine& line : whole.lines) level = std::min(level, level_of(line));
    std::vector<size_t> heads;
    if (level == kNone) return heads;
    for (size_t i = 0; i < whole.lines.size(); ++i) {
      if (level_of(whole.lines[i]) == level) heads.push_back(i);
    }
    size_t own = 0;
    for (size_t h = 0; h < heads.size(); ++h) {
      const size_t end = h + 1 < heads.size() ? heads[h + 1] : whole.lines.size();
      if (heads[h] + 1 == end) continue;
      const HtmlLine &first = whole.lines[heads[h] + 1], &last = whole.lines[end - 1];
      bool dated = false;
      for (uint32_t b = whole.lines[heads[h]].block + 1; b < first.block && !dated; ++b) dated = bears_date(blocks_[b]);
      own += dated || (first.leftover && is_dateline(first.block)) || opens_with_dateline(blocks_[first.block].text) ||
             (last.leftover && rules_.phrase(blocks_[last.block].text) == PagePhrase::Source);
    }
    if (level > 1 && (own < 2 || own * 3 < heads.size() * 2)) heads.clear();
    return heads;
  }

  /// A text in which at least three lines begin with a time of day is a live blog, one of several <h1>, or of several
  /// heads of stories, several stories.
  std::vector<HtmlArticle> split_by_lines(HtmlArticle whole) const {
    std::vector<size_t> times;
    for (size_t i = 0; i < whole.lines.size(); ++i) {
      const HtmlBlock& block = blocks_[whole.lines[i].block];
      if (whole.lines[i].leftover) continue;
      if (begins_with_time(block.text)) times.push_back(i);
    }
    const bool timed = times.size() >= kLeastTimedEntries;
    const std::vector<size_t> starts = timed ? times : story_heads(whole);
    std::vector<HtmlArticle> out;
    if (starts.size() < 2) {
      out.push_back(std::move(whole));
      return out;
    }
    HtmlArticle head;
    head.headline = whole.headline;
    head.lines.assign(whole.lines.begin(), whole.lines.begin() + static_cast<std::ptrdiff_t>(starts.front()));
    if (timed || !head.lines.empty()) out.push_back(std::move(head));
    for (size_t s = 0; s < starts.size(); ++s) {
      const size_t end = s + 1 < starts.size() ? starts[s + 1] : whole.lines.size();
      HtmlArticle part;
      part.entry = true;
      size_t first = starts[s];
      const HtmlBlock& start = blocks_[whole.lines[first].block];
      part.first = start.at;
      part.last = end < whole.lines.size() ? blocks_[whole.lines[end].block].at
                                           : nodes_[blocks_[whole.lines.back().block].element].end;
      if (!timed) {
        part.headline = start.text;
        ++first;
      } else if (is_date_line(start)) {
        ++first;
      }
      part.lines.assign(whole.lines.begin() + static_cast<std::ptrdiff_t>(first),
                        whole.lines.begin() + static_cast<std::ptrdiff_t>(end));
      if (timed && part.headline.empty() && !part.lines.empty() && blocks_[part.lines[0].block].heading > 0) {
        part.headline = blocks_[part.lines[0].block].text;
        part.lines.erase(part.lines.begin());
      }
      if (!part.lines.empty()) out.push_back(std::move(part));
    }
    return out;
  }

  static void take(HtmlArticle article, std::vector<HtmlArticle>& out) {
    if (!article.lines.empty() || !article.headline.empty()) out.push_back(std::move(article));
  }

  const HtmlTree& tree_;
  const std::vector<HtmlNode>& nodes_;
  const std::vector<PageMarks>& marks_;
  const std::vector<bool>& left_out_;
  const std::vector<HtmlBlock>& blocks_;
  const PageTitles& titles_;
  const PageRules& rules_;
  const DateWords& dates_;
  const uint32_t headline_;
  Range headline_blocks_{0, 0};
  std::string headline_text_;
  bool sure_ = false;  // the headline is one of the page's titles
  std::vector<State> state_;
  std::vector<Sum> sums_;
  std::vector<uint32_t> live_;
  uint32_t teasers_ = 0;
};

}  // namespace

std::vector<HtmlArticle> html_articles(const HtmlTree& tree, const HtmlBlocks& blocks, uint32_t headline,
                                       const PageTitles& titles, const PageRules& rules, const DateWords& dates) {
  return Finder(tree, blocks, headline, titles, rules, dates).run();
}

}  // namespace isnad
