#include "page/html_headline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr size_t kLongestTitle = 1000;       // bytes
constexpr size_t kMostTitles = 12;           // of a page
constexpr size_t kMostHeadlineWords = 45;    // of a headline
constexpr uint32_t kMostHeadlineNodes = 64;  // of the element that holds it

std::vector<std::string> words_of(std::string_view text) {
  const std::string letters = normalise(text);
  std::vector<std::string> out;
  for (size_t begin = 0; begin < letters.size();) {
    const size_t end = std::min(letters.find(' ', begin), letters.size());
    if (end > begin) out.emplace_back(letters.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// `text` cut at a character, at most `size` bytes.
std::string_view shortened(std::string_view text, size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  return text.substr(0, size);
}

/// Where the first mark stands that parts a headline from the name of its site, and how long it is.
std::optional<std::pair<size_t, size_t>> separator(std::string_view title, bool last) {
  constexpr std::array<std::string_view, 9> kSeparators = {
      " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", "|"};
  std::optional<std::pair<size_t, size_t>> best;
  for (const std::string_view mark : kSeparators) {
    const size_t at = last ? title.rfind(mark) : title.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    if (!best || (last ? at > best->first : at < best->first)) best = {at, mark.size()};
  }
  return best;
}

bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  if (few.empty()) return false;
  return std::all_of(few.begin(), few.end(),
                     [&](const std::string& w) { return std::find(many.begin(), many.end(), w) != many.end(); });
}

std::string without_site(std::string title, const std::string& site) {
  const std::vector<std::string> site_words = words_of(site);
  for (int round = 0; round < 3; ++round) {
    bool cut = false;
    for (const bool last : {true, false}) {
      const auto mark = separator(title, last);
      if (!mark) continue;
      const std::string head = title.substr(0, mark->first), tail = title.substr(mark->first + mark->second);
      const std::string& name = last ? tail : head;
      const std::string& rest = last ? head : tail;
      const auto name_words = words_of(name), rest_words = words_of(rest);
      const bool is_site = same_words(name_words, site_words);
      const bool looks_so = name_words.size() <= 4 && rest_words.size() >= name_words.size() + 2;
      if (rest_words.size() < 2 || (!is_site && !(last && looks_so))) continue;
      title = rest;
      while (title.ends_with(' ')) title.pop_back();
      cut = true;
      break;
    }
    if (!cut) break;
  }
  return title;
}

}  // namespace

PageTitles PageTitles::of(const HtmlTree& tree, std::string_view title, std::string_view site, const PageRules& rules) {
  PageTitles out;
  out.site = site;
  const auto add = [&](std::string_view text) {
    std::string kept(shortened(text, kLongestTitle));
    const auto words = words_of(kept);
    if (words.empty() || rules.phrase(text) == PagePhrase::Page) return;  // "print this page"
    if (std::find(out.words_.begin(), out.words_.end(), words) != out.words_.end()) return;
    out.titles.push_back(std::move(kept));
    out.words_.push_back(words);
  };
  add(title);
  const auto& nodes = tree.nodes();
  std::string whole;
  for (uint32_t i = 0; i < nodes.size() && nodes[i].tag() != GUMBO_TAG_BODY; ++i) {
    if (nodes[i].tag() == GUMBO_TAG_META && out.titles.size() < kMostTitles) {
      const std::string_view property = nodes[i].attribute("property"), name = nodes[i].attribute("name");
      if (property == "og:title" || name == "og:title" || name == "twitter:title" || name == "title")
        add(nodes[i].attribute("content"));
      if (out.site.empty() && property == "og:site_name") out.site = shortened(nodes[i].attribute("content"), 200);
    } else if (nodes[i].tag() == GUMBO_TAG_TITLE && whole.empty()) {
      whole = html_text(tree, i);
    }
  }
  add(whole);
  return out;
}

bool PageTitles::match(std::string_view line) const {
  if (line.size() > kLongestTitle) return false;
  const std::vector<std::string> words = words_of(line);
  if (words.size() < 2 || words.size() > kMostHeadlineWords) return false;
  for (const auto& title : words_) {
    size_t common = 0;
    for (const std::string& word : words) common += std::find(title.begin(), title.end(), word) != title.end();
    if (common * 10 >= words.size() * 7 && common * 10 >= std::min(title.size(), kMostHeadlineWords) * 4) return true;
  }
  return false;
}

std::string PageTitles::headline() const {
  for (const std::string& title : titles) {
    std::string out = without_site(title, site);
    if (words_of(out).size() >= 2 && !same_words(words_of(out), words_of(site))) return out;
  }
  return {};
}

uint32_t find_headline(const HtmlTree& tree, const PageRules& rules, const PageTitles& titles) {
  const auto& nodes = tree.nodes();
  uint32_t best = 0, outside_end = 0;
  int best_score = 0;
  for (uint32_t i = 1; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (!node.is_element()) continue;
    const GumboTag tag = node.tag();
    if (tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_SVG ||
        tag == GUMBO_TAG_NOSCRIPT) {
      i = node.end - 1;
      continue;
    }
    if (tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER)
      outside_end = std::max(outside_end, node.end);
    const bool heading = tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
    if (i < outside_end || node.end - i > kMostHeadlineNodes) continue;
    const PageMarks marks = rules.marks(node.element());
    const bool called = marks.has(PageMark::Title);
    if (!heading && !called) continue;
    const std::string text = html_text(tree, i);
    const auto words = words_of(text);
    if (words.empty() || words.size() > kMostHeadlineWords || rules.phrase(text) == PagePhrase::Page) continue;
    const bool not_so = marks.has(PageMark::Page) || marks.has(PageMark::Related) || marks.has(PageMark::Comments) ||
                        same_words(words, words_of(titles.site));
    int score = titles.match(text) ? 10 : 0;
    if (not_so && score == 0) continue;
    if (tag == GUMBO_TAG_H1) score += words.size() >= 3 ? 5 : 2;
    if (called) score += 3;
    if (tag == GUMBO_TAG_H2) score += 1;
    if (score >= 5 && score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

}  // namespace isnad
