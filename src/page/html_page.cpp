#include "page/html_page.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "page/html_articles.h"
#include "page/html_blocks.h"
#include "page/html_headline.h"
#include "page/html_tree.h"
#include "page/page_dates.h"
#include "page/page_metadata.h"

namespace isnad {
namespace {

constexpr uint32_t kMostDateNodes = 16;           // of an element that is a date
constexpr size_t kLongestDate = 200;              // bytes
constexpr size_t kLongestData = size_t{4} << 20;  // bytes of JSON-LD
constexpr size_t kLongestTimeOfDay = 24;          // bytes in which a time at the beginning of a line stands

uint32_t characters(std::string_view text) {
  return static_cast<uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// The text of a document and its outline, line by line.
class Writer {
 public:
  Span line(std::string_view line) {
    if (!text_.empty()) {
      text_ += '\n';
      ++length_;
    }
    const uint32_t begin = length_;
    text_ += line;
    length_ += characters(line);
    return {begin, length_};
  }
  std::string& text() { return text_; }

 private:
  std::string text_;
  uint32_t length_ = 0;
};

/// The date that a story or an entry of a live blog bears. `day`: that of the page.
std::optional<PageDate> own_date(const HtmlTree& tree, const HtmlBlocks& blocks, const HtmlArticle& article,
                                 const DateWords& words, std::optional<Day> day) {
  const auto& nodes = tree.nodes();
  const auto parse = [&](std::string_view text) -> std::optional<PageDate> {
    if (text.empty() || text.size() > kLongestDate) return std::nullopt;
    return parse_page_date(text, words, day);
  };
  // The first date; with the time of day that an element further on gives to the same day: <div class="date"> has the
  // day, the <time datetime> in it both.
  std::optional<PageDate> first;
  const auto whole = [&](const std::optional<PageDate>& date) {
    if (date && (!first || (date->at && date->day == first->day))) first = date;
    return first && first->at;
  };
  for (uint32_t i = article.first; i < article.last; ++i) {
    const HtmlNode& node = nodes[i];
    if (!node.is_element()) continue;
    if (i > article.first && blocks.marks[i].has(PageMark::Embedded)) {
      i = node.end - 1;
      continue;
    }
    if (node.tag() != GUMBO_TAG_TIME && !blocks.marks[i].has(PageMark::Time)) continue;
    for (const char* name : {"datetime", "content", "title", "data-time", "data-date"}) {
      if (whole(parse(node.attribute(name)))) return first;
    }
    if (node.end - i <= kMostDateNodes && whole(parse(html_text(tree, i)))) return first;
  }
  if (first) return first;
  const auto before = [](const HtmlBlock& block, uint32_t at) { return block.at < at; };
  auto block = std::lower_bound(blocks.blocks.begin(), blocks.blocks.end(), article.first, before);
  for (int n = 0; n < 3 && block != blocks.blocks.end() && block->at < article.last; ++n, ++block) {
    if (block->words <= 8) {
      if (auto date = parse(block->text)) return date;
    }
    const std::string_view text = block->text;
    size_t blank = text.find(' ');
    if (blank != std::string_view::npos && blank < kLongestTimeOfDay) {
      if (auto date = parse(text.substr(0, blank))) return date;
    }
  }
  return std::nullopt;
}

/// The first text that the page states as JSON-LD's articleBody.
std::string stated_text(const HtmlTree& tree) {
  simdjson::dom::parser parser(kLongestData);
  for (const HtmlNode& node : tree.nodes()) {
    if (node.tag() != GUMBO_TAG_SCRIPT || node.attribute("type") != "application/ld+json") continue;
    std::string json;
    for (uint32_t i = static_cast<uint32_t>(&node - tree.nodes().data()) + 1; i < node.end; ++i)
      json += tree.nodes()[i].text();
    if (json.size() > kLongestData) continue;
    simdjson::dom::element root;
    if (parser.parse(json).get(root) != simdjson::SUCCESS) continue;
    std::vector<simdjson::dom::element> open = {root};
    while (!open.empty()) {
      const simdjson::dom::element value = open.back();
      open.pop_back();
      simdjson::dom::array items;
      simdjson::dom::object fields;
      if (value.get(items) == simdjson::SUCCESS) {
        for (const simdjson::dom::element item : items) open.push_back(item);
      } else if (value.get(fields) == simdjson::SUCCESS) {
        for (const auto& [key, item] : fields) {
          std::string_view text;
          if (key == "articleBody" && item.get(text) == simdjson::SUCCESS && !text.empty()) return std::string(text);
          open.push_back(item);
        }
      }
    }
  }
  return {};
}

/// The address that a browser has noted at the top of a page that it saved, or a web archive in its copy:
///   <!-- saved from url=(0027)https://news.example/a/17 -->
///   <!-- Page saved with SingleFile
///    url: https://news.example/a/17 -->
///   <script>__wm.wombat("https://news.example/a/17","20180407091500", …
std::string saved_address(std::string_view html) {
  constexpr size_t kTop = 4096;
  html = html.substr(0, kTop);
  size_t at = html.find("saved from url=(");
  if (at != std::string_view::npos) {
    at = html.find(')', at);
  } else if (html.find("Page saved with SingleFile") != std::string_view::npos) {
    at = html.find("url: ");
    if (at != std::string_view::npos) at += 4;
  } else {
    constexpr std::string_view kArchive = "__wm.wombat(\"";
    at = html.find(kArchive);
    if (at != std::string_view::npos) at += kArchive.size() - 1;
  }
  if (at == std::string_view::npos) return {};
  const std::string_view address =
      archived_address(html.substr(at + 1, html.find_first_of(" \t\r\n>\"", at + 1) - (at + 1)));
  const bool whole = address.starts_with("http://") || address.starts_with("https://");
  return whole && address.size() < kTop / 2 ? std::string(address) : std::string();
}

/// Lines of a text in which there may be markup.
Result<std::vector<std::string>> lines_of(std::string_view text, const PageRules& rules) {
  std::string html;
  for (const char c : text) c == '\n' ? html += "<br>" : html += c;
  const Result<HtmlTree> tree = HtmlTree::parse(html);
  if (!tree) return tree.error();
  std::vector<std::string> out;
  for (HtmlBlock& block : html_blocks(*tree, rules, 0).blocks) out.push_back(std::move(block.text));
  return out;
}

}  // namespace

Result<PageReader> PageReader::load(const DataSource& source) {
  Result<PageRules> rules = PageRules::load(source);
  if (!rules) return rules.error();
  Result<MetadataRules> metadata = MetadataRules::load(source);
  if (!metadata) return metadata.error();
  return PageReader(std::move(*rules), std::move(*metadata));
}

Result<Document> PageReader::read(Document page) const {
  const Result<HtmlTree> tree = HtmlTree::parse(page.text);
  if (!tree) return tree.error();
  PageMetadata metadata = page_metadata(*tree->nodes().front().node, metadata_, rules_, page.url);
  if (page.url.empty()) page.url = std::move(metadata.url);
  if (page.url.empty()) page.url = saved_address(page.text);
  if (page.outlet.empty()) page.outlet = std::move(metadata.outlet);
  if (!page.published && metadata.published) {
    page.published = metadata.published;
    page.published_at = metadata.published_at;
    page.published_basis = PublishedBasis::Page;
  }

  const DateWords& dates = metadata_.dates();
  PageTitles titles;
  titles.messages = metadata.messages;
  if (!titles.messages)
    titles = PageTitles::of(*tree, page.title.empty() ? metadata.title : page.title, page.outlet, rules_);
  const uint32_t headline = metadata.messages ? 0 : find_headline(*tree, rules_, titles);
  const HtmlBlocks blocks = html_blocks(*tree, rules_, headline);
  const std::vector<HtmlArticle> articles = html_articles(*tree, blocks, headline, titles, rules_, dates);

  Writer writer;
  page.outline.clear();
  for (const HtmlArticle& article : articles) {
    ArticleOutline outline;
    if (!article.headline.empty()) outline.span = outline.title = writer.line(article.headline);
    for (const HtmlLine& line : article.lines) {
      const Span span = writer.line(blocks.blocks[line.block].text);
      if (outline.span.empty()) outline.span = span;
      outline.span.end = span.end;
      if (line.leftover) outline.leftovers.push_back(span);
    }
    if (article.entry) {
      if (const auto date = own_date(*tree, blocks, article, dates, page.published)) {
        outline.published = date->day;
        outline.published_at = date->at;
      }
    }
    // The introduction of a live blog may be empty.
    if (!outline.span.empty()) page.outline.push_back(std::move(outline));
  }
  if (page.outline.empty()) {
    const std::string stated = stated_text(*tree);
    const auto lines = lines_of(stated, rules_);
    if (!lines) return lines.error();
    ArticleOutline outline;
    if (const std::string title = titles.headline(); !lines->empty() && !title.empty())
      outline.span = outline.title = writer.line(title);
    for (const std::string& line : *lines) {
      const Span span = writer.line(line);
      if (outline.span.empty()) outline.span = span;
      outline.span.end = span.end;
    }
    if (!lines->empty()) page.outline.push_back(std::move(outline));
  }
  if (page.outline.empty()) {
    const bool blank = page.text.find_first_not_of(" \t\r\n\f") == std::string::npos;
    Error none{blank ? "empty" : "no article was found on the page", page.path, 0};
    none.passed_over = true;
    return none;
  }
  if (page.title.empty() && !articles.empty() && !articles.front().entry) page.title = articles.front().headline;
  if (page.title.empty()) page.title = titles.messages ? metadata.title : titles.headline();
  page.text = std::move(writer.text());
  page.form = Document::Form::Text;
  page.extracted = true;
  return page;
}

}  // namespace isnad
