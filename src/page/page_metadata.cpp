#include "page/page_metadata.h"

#include <algorithm>
#include <array>
#include <utility>

#include "page/json_ld.h"
#include "page/page_table.h"
#include "text/letters.h"

namespace isnad {
namespace {

using Field = MetadataRules::Field;

constexpr size_t kLongestValue = 4096;  // bytes of a title, an address, a text with a date
constexpr size_t kLongestBlock = 1024;  // bytes of a block of text that are kept
constexpr size_t kBodyBlock = 300;      // bytes of a block that is text of the article, or its standfirst
constexpr size_t kBlocksOfText = 2;     // such blocks between the headline and its dateline
constexpr size_t kBlocksBelow = 24;     // blocks between the headline and its date
constexpr size_t kBlocksAbove = 4;
constexpr size_t kShortBlock = 250;  // bytes of one that may be a byline
constexpr size_t kMostParts = 8;     // of a title between separators
constexpr size_t kMostNodes = 2'000'000;
// Of what a hostile page may have thousands, the first so many are looked at.
constexpr size_t kMostSites = 8, kMostTitles = 12, kMostHeadings = 200, kMostDates = 64;

std::string lower(std::string_view text) {
  std::string out(text.substr(0, kLongestValue));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value).substr(0, kLongestValue);
}

/// Runs of blanks made one, those at the ends and marks of direction dropped.
std::string tidy(std::string_view text) {
  static constexpr std::array<std::string_view, 14> kDropped = {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C",
                                                                "\u202D", "\u202E", "\u2066", "\u2067", "\u2068",
                                                                "\u2069", "\uFEFF", "\u200B", "\u00AD"};
  std::string out;
  bool blank = false;
  for (size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const auto byte = static_cast<unsigned char>(rest[0]);
    if (byte <= ' ' || rest.starts_with("\u00A0")) {
      blank = true;
      i += byte <= ' ' ? 1 : 2;
      continue;
    }
    const auto dropped =
        std::find_if(kDropped.begin(), kDropped.end(), [&](std::string_view mark) { return rest.starts_with(mark); });
    if (byte >= 0xC2 && dropped != kDropped.end()) {
      i += dropped->size();
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text[i++];
  }
  return out;
}

/// Text whose entities and tags are still those of HTML: «&laquo;الحرة&raquo;» in JSON-LD, or escaped twice.
std::string plain(std::string_view text) {
  std::string once(text.substr(0, kLongestValue));
  while (!once.empty() && (static_cast<unsigned char>(once.back()) & 0xC0U) == 0x80U && text.size() > kLongestValue) {
    once.pop_back();  // a character that was cut through
  }
  if (text.size() > kLongestValue && !once.empty()) once.pop_back();
  if (once.find('&') == std::string::npos && once.find('<') == std::string::npos) return tidy(once);
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, once.data(), once.size());
  std::string out;
  std::vector<const GumboNode*> todo = {output->root};
  while (!todo.empty()) {
    const GumboNode* node = todo.back();
    todo.pop_back();
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
      out += node->v.text.text;
    } else if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      const GumboVector& children = node->v.element.children;
      for (unsigned i = children.length; i-- > 0;) todo.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return tidy(out);
}

/// A paragraph, heading, cell …: text without a break.
struct Block {
  std::string text;
  int heading = 0;          // 1 to 6
  bool in_article = false;  // inside <article> or <main>
  bool tells_when = false;  // by its class names
};
/// An element that says when, at the block that it stands in.
struct When {
  size_t block = 0;
  std::string value, text;
  bool modified = false, itemprop = false, in_article = false;
};
/// What a name of the tables is said to be.
struct Said {
  size_t rank = 0;  // of the line of the table
  std::string value;
  const MetadataRules::Name* name = nullptr;
};

/// One walk through the tree that gathers whatever may matter.
class Page {
 public:
  Page(const GumboNode& root, const MetadataRules& rules, const PageRules& marks) : rules_(rules), marks_(marks) {
    walk(root);
    flush();
    std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) { return a.rank < b.rank; });
  }

  std::vector<Said> said;  // the most trusted first
  std::vector<std::string_view> scripts;
  std::string base, canonical, title;
  std::string channel;  // who speaks on a page of a social network
  std::vector<Block> blocks;
  std::vector<When> times;

 private:
  struct Level {
    const GumboNode* node;
    unsigned next = 0;  // child
  };

  static const GumboVector* children_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
    if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) return &node.v.element.children;
    return nullptr;
  }

  static bool inline_tag(GumboTag tag) {
    switch (tag) {
      case GUMBO_TAG_A:
      case GUMBO_TAG_ABBR:
      case GUMBO_TAG_B:
      case GUMBO_TAG_BDI:
      case GUMBO_TAG_BDO:
      case GUMBO_TAG_CITE:
      case GUMBO_TAG_EM:
      case GUMBO_TAG_FONT:
      case GUMBO_TAG_I:
      case GUMBO_TAG_SMALL:
      case GUMBO_TAG_SPAN:
      case GUMBO_TAG_STRONG:
      case GUMBO_TAG_SUB:
      case GUMBO_TAG_SUP:
      case GUMBO_TAG_TIME:
      case GUMBO_TAG_U:
      case GUMBO_TAG_UNKNOWN:
        return true;
      default:
        return false;
    }
  }

  void walk(const GumboNode& root) {
    std::vector<Level> levels = {{&root, 0}};
    enter(root);
    for (size_t seen = 0; !levels.empty() && seen < kMostNodes;) {
      Level& level = levels.back();
      const GumboVector* children = children_of(*level.node);
      if (children == nullptr || level.next >= children->length) {
        leave(*level.node);
        levels.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[level.next++]);
      ++seen;
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) {
        add_text(child->v.text.text);
      } else if (child->type == GUMBO_NODE_WHITESPACE) {
        add_text(" ");
      } else if (child->type == GUMBO_NODE_ELEMENT && !is_embedded(*child) && enter(*child)) {
        levels.push_back({child, 0});
      }
    }
  }

  /// A post of a social network, the bar of a web archive.
  bool is_embedded(const GumboNode& node) const {
    const GumboElement& element = node.v.element;
    return element.tag != GUMBO_TAG_BODY && marks_.marks(element).has(PageMark::Embedded);
  }

  void add_text(std::string_view text) {
    if (skipped_ > 0) return;
    size_t length = std::min(text.size(), kLongestBlock);
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
    const std::string_view part = text.substr(0, length);  // whole characters
    if (text_.size() < kLongestBlock) {
      text_ += part;
    } else {
      text_more_ += text.size();
    }
    if (time_open_ != nullptr && times.back().text.size() < kLongestBlock) times.back().text += part;
    if (channel_open_ != nullptr && channel.size() < kLongestBlock) channel += part;
  }

  void flush() {
    std::string text = tidy(text_);
    text_.clear();
    if (!text.empty()) {
      if (text_more_ > 0) text.append(kBodyBlock, '.');  // it is long, whatever of it is kept
      blocks.push_back({std::move(text), heading_, in_article_ > 0, tells_when_ > 0});
    }
    text_more_ = 0;
  }

  /// Whether the children of an element are to be looked at.
  bool enter(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return true;
    const GumboElement& element = node.v.element;
    switch (element.tag) {
      case GUMBO_TAG_SCRIPT:
        if (lower(attribute(element, "type")).find("ld+json") != std::string::npos && element.children.length > 0) {
          const auto* content = static_cast<const GumboNode*>(element.children.data[0]);
          if (content->type == GUMBO_NODE_TEXT || content->type == GUMBO_NODE_CDATA) {
            scripts.emplace_back(content->v.text.text);
          }
        }
        return false;
      case GUMBO_TAG_STYLE:
      case GUMBO_TAG_NOSCRIPT:
      case GUMBO_TAG_SVG:
      case GUMBO_TAG_SELECT:
        return false;
      case GUMBO_TAG_TITLE:
        if (title.empty() && element.children.length > 0) {
          const auto* content = static_cast<const GumboNode*>(element.children.data[0]);
          if (content->type == GUMBO_NODE_TEXT) title = plain(content->v.text.text);
        }
        return false;
      case GUMBO_TAG_BASE:
        if (base.empty()) base = attribute(element, "href");
        return false;
      case GUMBO_TAG_LINK: {
        const std::string relation = " " + lower(attribute(element, "rel")) + " ";
        if (relation.find(" canonical ") != std::string::npos && canonical.empty()) {
          canonical = attribute(element, "href");
        }
        return false;
      }
      case GUMBO_TAG_META:
        for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
          say(attribute(element, key), attribute(element, "content"));
        }
        return false;
      default:
        break;
    }
    if (is_aside(element.tag)) ++skipped_;
    if (element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN) ++in_article_;
    if (!inline_tag(element.tag)) flush();
    if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) {
      heading_ = static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1) + 1;
    }
    if (skipped_ == 0) {
      if (names_when(element)) {
        ++tells_when_;
        text_ += ' ';  // <span class="date">12/3/2024</span><span class="time">14:05</span> stand apart when shown
      }
      microdata(element);
    }
    if (channel.empty() && channel_open_ == nullptr && names_channel(element)) channel_open_ = &element;
    return true;
  }

  void leave(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node.v.element;
    if (time_open_ == &node.v.element) time_open_ = nullptr;
    if (channel_open_ == &node.v.element) channel_open_ = nullptr;
    if (!inline_tag(element.tag)) flush();
    if (skipped_ == 0 && names_when(element)) --tells_when_;
    if (is_aside(element.tag)) --skipped_;
    if (element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN) --in_article_;
    if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) heading_ = 0;
  }

  /// The footer of an article may say when.
  bool is_aside(GumboTag tag) const {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || (tag == GUMBO_TAG_FOOTER && in_article_ == 0);
  }

  /// Whether its class names are of those that go with a date. A name of the whole page or article is none.
  bool names_when(const GumboElement& element) const {
    if (element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_ARTICLE || element.tag == GUMBO_TAG_MAIN)
      return false;
    const std::string names = lower(attribute(element, "class")) + " " + lower(attribute(element, "id"));
    if (names.size() < 2) return false;
    return std::any_of(rules_.names().begin(), rules_.names().end(), [&](const MetadataRules::Name& name) {
      return name.field == Field::Dateline && names.find(name.name) != std::string::npos;
    });
  }

  bool names_channel(const GumboElement& element) const {
    const std::string names = " " + lower(attribute(element, "class")) + " ";
    return names.size() > 2 &&
           std::any_of(rules_.names().begin(), rules_.names().end(), [&](const MetadataRules::Name& name) {
             return name.field == Field::Channel && names.find(" " + name.name + " ") != std::string::npos;
           });
  }

  void say(std::string_view names, std::string_view value) {
    if (names.empty() || value.empty()) return;
    // RDFa has several names in one attribute: "dc:date dc:created".
    const std::string all = lower(names);
    for (size_t begin = 0; begin < all.size();) {
      const size_t end = std::min(all.find(' ', begin), all.size());
      const std::string_view one = std::string_view(all).substr(begin, end - begin);
      begin = end + 1;
      for (size_t rank = 0; rank < rules_.names().size(); ++rank) {
        const MetadataRules::Name& name = rules_.names()[rank];
        if (!MetadataRules::is_said(name.field) || name.name != one) continue;
        said.push_back({rank, std::string(value), &name});
      }
    }
  }

  /// <time>, and elements with itemprop or property.
  void microdata(const GumboElement& element) {
    const std::string names =
        " " + lower(attribute(element, "itemprop")) + " " + lower(attribute(element, "property")) + " ";
    if (element.tag != GUMBO_TAG_TIME && names.size() == 3) return;
    bool published = false, modified = false;
    for (const MetadataRules::Name& name : rules_.names()) {
      if (name.field != Field::Published && name.field != Field::Modified) continue;
      if (names.find(" " + name.name + " ") == std::string::npos) continue;
      (name.field == Field::Published ? published : modified) = true;
    }
    if (element.tag != GUMBO_TAG_TIME && !published && !modified) return;
    const std::string classes = lower(attribute(element, "class"));
    if (!published && classes.find("published") == std::string::npos &&
        (classes.find("updated") != std::string::npos || classes.find("modified") != std::string::npos)) {
      modified = true;
    }
    When when;
    when.block = blocks.size();
    when.value = attribute(element, "datetime");
    if (when.value.empty()) when.value = attribute(element, "content");
    if (when.value.empty() && element.tag == GUMBO_TAG_ABBR) when.value = attribute(element, "title");
    when.itemprop = published || gumbo_get_attribute(&element.attributes, "pubdate") != nullptr;
    when.modified = modified && !published;
    when.in_article = in_article_ > 0;
    times.push_back(std::move(when));
    time_open_ = &element;
  }

  const MetadataRules& rules_;
  const PageRules& marks_;
  std::string text_;
  size_t text_more_ = 0;
  const GumboElement* time_open_ = nullptr;     // the innermost of `times`, while it is open
  const GumboElement* channel_open_ = nullptr;  // that of `channel`, while it is open
  int heading_ = 0, in_article_ = 0, tells_when_ = 0, skipped_ = 0;
};

/// Parts of a title: «الخبر | أخبار | الموقع» has three.
std::vector<std::string> parts_of(std::string_view title) {
  static constexpr std::array<std::string_view, 9> kSeparators = {"|",        " \u00BB ", " \u00AB ", " - ", " \u2013 ",
                                                                  " \u2014 ", " \u00B7 ", " \u2022 ", " :: "};
  std::vector<std::string> out(1);
  for (size_t i = 0; i < title.size();) {
    const std::string_view rest = title.substr(i);
    const auto found = std::find_if(kSeparators.begin(), kSeparators.end(),
                                    [&](std::string_view separator) { return rest.starts_with(separator); });
    if (found != kSeparators.end() && out.size() < kMostParts) {
      out.emplace_back();
      i += found->size();
    } else {
      out.back() += title[i++];
    }
  }
  for (std::string& part : out) part = tidy(part);
  std::erase(out, std::string());
  return out;
}

/// Puts the facts of a page together.
class Reader {
 public:
  Reader(const GumboNode& root, const MetadataRules& rules, const PageRules& marks, std::string_view address)
      : rules_(rules),
        marks_(marks),
        page_(root, rules, marks),
        json_(read_json_ld(page_.scripts)),
        address_(address) {}

  PageMetadata read() {
    out_.url = url();
    outlets();
    headings();
    site_before_colon();
    out_.title = title();
    if (out_.messages) {
      out_.outlet = tidy(page_.channel);
    } else if (sites_.empty()) {
      out_.outlet = rest_of_title();
    } else {
      out_.outlet = sites_.front();
    }
    find_headline();
    published();
    return std::move(out_);
  }

 private:
  std::string url() const {
    const std::string base =
        page_.base.empty() ? std::string(address_) : resolved_address(page_.base, address_, rules_);
    std::vector<std::string> found;
    const auto add = [&](std::string_view link) {
      std::string resolved = resolved_address(link, base, rules_);
      if (!resolved.empty()) found.push_back(std::move(resolved));
    };
    add(page_.canonical);
    for (const Said& said : page_.said) {
      if (said.name->field == Field::Url) add(said.value);
    }
    for (const JsonLdArticle& article : json_.articles) {
      if (article.article) add(article.url);
    }
    if (found.empty()) return {};
    // All pages of some sites call the front page canonical.
    const auto has_path = [](const std::string& url) {
      const size_t path = url.find('/', url.find("//") + 2);
      return path != std::string::npos && path + 1 < url.size();
    };
    const auto whole = std::find_if(found.begin(), found.end(), has_path);
    return whole == found.end() ? found.front() : *whole;
  }

  void outlets() {
    const auto add = [&](std::string_view name) {
      std::string text = sites_.size() < kMostSites ? plain(name) : std::string();
      if (!text.empty()) sites_.push_back(std::move(text));
    };
    for (const bool article : {true, false}) {
      for (const JsonLdArticle& one : json_.articles) {
        if (one.article == article) add(one.publisher);
      }
    }
    for (const Said& said : page_.said) {
      // «publisher» is also a link to a page of a social network.
      if (said.name->field == Field::Outlet && said.value.find("://") == std::string::npos) add(said.value);
    }
    add(json_.site);
    // A network is nobody's voice: who speaks there is.
    const std::vector<std::string> parts = parts_of(page_.title);
    const std::string site = lower(!sites_.empty() ? sites_.front() : parts.empty() ? "" : parts.back());
    const auto is_h1 = [](const Block& block) { return block.heading == 1; };
    if (sites_.empty() && std::any_of(page_.blocks.begin(), page_.blocks.end(), is_h1)) return;  // «… - X»: a headline
    out_.messages = std::any_of(rules_.names().begin(), rules_.names().end(), [&](const MetadataRules::Name& name) {
      return name.field == Field::Network && name.name == site;
    });
  }

  /// Those that are not the name of the site.
  void headings() {
    for (const Block& block : page_.blocks) {
      if (headings_.size() >= kMostHeadings) break;
      if (block.heading == 0 || block.text.size() >= kLongestBlock || is_site(block.text)) continue;
      headings_.push_back({&block, normalise(block.text)});
    }
  }

  /// «شبكة سراقب اليوم: شهيد بقصف على المدينة»: the name of the site with a colon, if both are headings of the page.
  void site_before_colon() {
    if (!sites_.empty()) return;
    const auto is_heading = [&](std::string_view text) {
      const std::string letters = normalise(text);
      return std::any_of(headings_.begin(), headings_.end(),
                         [&](const Heading& heading) { return heading.letters == letters; });
    };
    const std::string_view title = page_.title;
    const size_t colon = title.find(": ");
    if (colon == std::string_view::npos || !is_heading(title.substr(0, colon)) || !is_heading(title.substr(colon + 2)))
      return;
    sites_.push_back(tidy(title.substr(0, colon)));
    std::erase_if(headings_, [&](const Heading& heading) { return is_site(heading.block->text); });
  }

  bool is_site(std::string_view text) const {
    if (marks_.phrase(text) == PagePhrase::Page) return true;  // "print this page"
    const std::string letters = normalise(text);
    return std::any_of(sites_.begin(), sites_.end(),
                       [&](const std::string& site) { return normalise(site) == letters; });
  }

  /// Does a heading name the site in more words («شبكة أخبار الفرات» for «الفرات»), and nothing that <title> tells?
  bool is_masthead(const std::string& letters) const {
    if (letters.size() > kLongestMasthead) return false;
    const std::string heading = " " + letters + " ";
    const std::string title = " " + normalise(page_.title).substr(0, kLongestBlock) + " ";
    return std::any_of(sites_.begin(), sites_.end(), [&](const std::string& site) {
      const std::string name = " " + normalise(site) + " ";
      const size_t at = heading.find(name);
      if (name.size() < 3 || at == std::string::npos || title.size() < name.size() * 2) return false;
      const std::string rest = heading.substr(0, at) + heading.substr(at + name.size() - 1);
      for (size_t begin = 1, end = 0; begin < rest.size(); begin = end + 1) {
        end = rest.find(' ', begin);
        if (end == std::string::npos) break;
        if (end > begin && title.find(rest.substr(begin - 1, end - begin + 2)) != std::string::npos) return false;
      }
      return true;
    });
  }

  /// Without the parts at its ends that are the name of the site; empty if it is nothing else.
  std::string without_site(std::string_view text) const {
    std::string title = plain(text);
    if (is_site(title)) return {};
    for (size_t i = 0; i < kMostParts; ++i) {
      const std::vector<std::string> parts = parts_of(title);
      if (parts.size() < 2) break;
      if (is_site(parts.back())) {
        title = tidy(std::string_view(title).substr(0, title.rfind(parts.back())));
      } else if (is_site(parts.front())) {
        title = tidy(std::string_view(title).substr(title.find(parts.front()) + parts.front().size()));
      } else {
        break;
      }
      title = without_separators(title);
    }
    return title;
  }
  static std::string without_separators(std::string_view title) {
    static constexpr std::array<std::string_view, 9> kMarks = {"|",      "\u00BB", "\u00AB", "-", "\u2013",
                                                               "\u2014", "\u00B7", "\u2022", ":"};
    for (bool changed = true; changed;) {
      changed = false;
      for (const std::string_view mark : kMarks) {
        for (const std::string_view end : {mark, std::string_view(" ")}) {
          while (title.ends_with(end)) title.remove_suffix(end.size()), changed = true;
          while (title.starts_with(end)) title.remove_prefix(end.size()), changed = true;
        }
      }
    }
    return std::string(title);
  }

  /// The longest heading that is some of the parts of a title, but for what names the site.
  std::string heading_in(std::string_view title) const {
    const std::vector<std::string> parts = parts_of(title);
    std::vector<std::string> joined;  // letters of every run of parts
    for (size_t first = 0; first < parts.size(); ++first) {
      std::string letters;
      for (size_t last = first; last < parts.size(); ++last) {
        letters += (letters.empty() ? "" : " ") + normalise(parts[last]);
        const bool section = parts.size() > 1 && last == first && parts[first].size() < kShortTitle;
        if (!section) joined.push_back(letters);
      }
    }
    const Heading* best = nullptr;
    for (const Heading& heading : headings_) {
      if (best != nullptr && heading.block->text.size() <= best->block->text.size()) continue;
      if (std::find(joined.begin(), joined.end(), heading.letters) != joined.end()) best = &heading;
    }
    return best == nullptr ? std::string() : best->block->text;
  }

  std::string title() const {
    std::vector<std::string> found;
    const auto add = [&](std::string_view text) {
      if (found.size() >= kMostTitles) return;
      std::string title = without_site(text);
      if (std::string heading = heading_in(title); !heading.empty()) title = std::move(heading);
      if (!title.empty()) found.push_back(std::move(title));
    };
    for (const JsonLdArticle& article : json_.articles) {
      if (article.article) add(article.headline);
    }
    for (const Said& said : page_.said) {
      if (said.name->field == Field::Title && said.name->opengraph) add(said.value);
    }
    add(heading_in(page_.title));
    const auto is_first = [&](const Heading& heading) {
      return heading.block->heading == 1 && !is_masthead(heading.letters);
    };
    if (std::count_if(headings_.begin(), headings_.end(), is_first) == 1) {
      add(std::find_if(headings_.begin(), headings_.end(), is_first)->block->text);
    }
    for (const Said& said : page_.said) {
      if (said.name->field == Field::Title && !said.name->opengraph) add(said.value);
    }
    add(page_.title);
    for (const JsonLdArticle& article : json_.articles) add(article.headline);
    if (found.empty()) return {};
    // «مقتل ثلاثة مدنيين في…»: cut off, where another has it whole.
    std::string_view shown = found.front();
    for (const std::string_view dots : {"...", "\u2026"}) {
      if (!shown.ends_with(dots)) continue;
      const std::string begins = normalise(shown);
      for (const std::string& other : found) {
        if (other.size() > shown.size() && normalise(other).starts_with(begins)) return other;
      }
    }
    return found.front();
  }

  /// The name of the site, as the last part of <title> behind the headline or the first one before it.
  std::string rest_of_title() const {
    const std::vector<std::string> parts = parts_of(page_.title);
    if (parts.size() < 2) return {};
    const std::string letters = normalise(out_.title);
    std::string name;
    if (normalise(parts.front()) == letters || letters.starts_with(normalise(parts.front()))) {
      name = parts.back();
    } else if (normalise(parts.back()) == letters || letters.ends_with(normalise(parts.back()))) {
      name = parts.front();
    }
    return is_site(name) ? std::string() : name;
  }

  void find_headline() {
    const std::string letters = normalise(out_.title);
    for (size_t i = 0; i < page_.blocks.size(); ++i) {
      const Block& block = page_.blocks[i];
      const bool same = !letters.empty() && normalise(block.text) == letters;
      if (same && (!headline_ || (block.heading > 0 && page_.blocks[*headline_].heading == 0))) headline_ = i;
    }
    for (size_t i = 0; i < page_.blocks.size() && !headline_; ++i) {
      if (page_.blocks[i].heading == 1 && !is_site(page_.blocks[i].text)) headline_ = i;
    }
  }

  struct Dated {
    PageDate date;
    const char* from;
  };

  void add_date(std::string_view text, bool modified, const char* from) {
    if (auto date = parse_page_date(text, rules_.dates())) {
      date->modified = date->modified || modified;
      dates_.push_back({*date, from});
    }
  }

  void published() {
    for (const bool modified : {false, true}) {
      json_dates(modified);
      for (const bool opengraph : {true, false}) {
        for (const Said& said : page_.said) {
          const Field field = modified ? Field::Modified : Field::Published;
          if (said.name->field == field && said.name->opengraph == opengraph) {
            add_date(said.value, modified, opengraph ? "opengraph" : "meta");
          }
        }
      }
      beside_headline(modified);
    }
    const Dated* best = nullptr;
    for (const Dated& one : dates_) {
      if (best == nullptr || (best->date.modified && !one.date.modified)) best = &one;
    }
    if (best == nullptr) return;
    out_.published = best->date.day;
    out_.published_at = best->date.at;
    out_.published_from = best->from;
    // Another may know the time of that day.
    for (const Dated& one : dates_) {
      if (!out_.published_at && one.date.day == best->date.day && one.date.modified == best->date.modified) {
        out_.published_at = one.date.at;
      }
    }
  }

  void json_dates(bool modified) {
    // The article of this very address first, then articles, then what is said of the page.
    for (const int turn : {0, 1, 2}) {
      for (const JsonLdArticle& article : json_.articles) {
        const bool here = !out_.url.empty() && resolved_address(article.url, out_.url, rules_) == out_.url;
        if (turn == 0 ? !(article.article && here) : turn == 1 ? !article.article || here : article.article) continue;
        add_date(modified ? article.modified : article.published, modified, "json-ld");
      }
    }
  }

  /// Elements that microdata marks first; then <time> and datelines, the nearest to the headline first.
  void beside_headline(bool modified) {
    struct Near {
      size_t far;
      const When* when;  // or
      const Block* block;
    };
    std::vector<Near> marked, others;
    const auto far_of = [&](size_t block) {
      if (!headline_) return 2 * block;
      return block >= *headline_ ? 2 * (block - *headline_) : 2 * (*headline_ - block) + 1;
    };
    const auto below = [&](size_t block) { return !headline_ || block >= *headline_; };
    for (const When& when : page_.times) {
      if (when.modified != modified) continue;
      const size_t far = far_of(when.block);
      if (when.itemprop) {
        marked.push_back({far, &when, nullptr});
      } else if (below(when.block) ? far <= 2 * kBlocksBelow : far <= 2 * kBlocksAbove && when.in_article) {
        // Others above may be the day on which the page was called up.
        others.push_back({far, &when, nullptr});
      }
    }
    size_t texts = 0;
    const size_t first = headline_ && *headline_ > kBlocksAbove ? *headline_ - kBlocksAbove : 0;
    const size_t last = std::min(page_.blocks.size(), headline_.value_or(0) + kBlocksBelow);
    for (size_t i = first; i < last && texts <= kBlocksOfText && !modified; ++i) {
      const Block& block = page_.blocks[i];
      if (below(i) && block.text.size() > kBodyBlock && i != headline_) ++texts;
      const bool may = i != headline_ && (below(i) || block.in_article || (block.tells_when && i + 1 == *headline_));
      if (may && block.text.size() <= kShortBlock) others.push_back({far_of(i), nullptr, &block});
    }
    for (std::vector<Near>* list : {&marked, &others}) {
      std::stable_sort(list->begin(), list->end(), [](const Near& a, const Near& b) { return a.far < b.far; });
      if (list->size() > kMostDates) list->resize(kMostDates);
      for (const Near& near : *list) {
        if (near.when != nullptr) {
          const size_t before = dates_.size();
          const char* from = near.when->itemprop ? "meta" : "time";
          add_date(near.when->value, modified, from);
          if (dates_.size() == before) add_date(near.when->text, modified, from);
        } else if (const auto date = parse_dateline(near.block->text, rules_.dates())) {
          dates_.push_back({*date, "dateline"});
        } else if (near.block->tells_when) {
          add_date(near.block->text, false, "dateline");
        }
      }
    }
  }

  static constexpr size_t kShortTitle = 25;  // bytes of a part that is rather the name of a section
  static constexpr size_t kLongestMasthead = 120;

  const MetadataRules& rules_;
  const PageRules& marks_;
  Page page_;
  JsonLd json_;
  std::string_view address_;
  PageMetadata out_;
  struct Heading {
    const Block* block;
    std::string letters;
  };
  std::vector<Heading> headings_;
  std::vector<std::string> sites_;  // names that the site goes by, the most trusted first
  std::optional<size_t> headline_;  // block
  std::vector<Dated> dates_;        // the most trusted first
};

bool is_scheme(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
           c == '.';
  });
}

bool is_web(std::string_view url) {
  const std::string begin = lower(url.substr(0, 8));
  return begin.starts_with("http://") || begin.starts_with("https://");
}

/// «/a/./b/../c» → «/a/c»
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> steps;
  bool folder = false;
  for (size_t begin = 1; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = path.substr(begin, end - begin);
    folder = step == "." || step == "..";
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (step != ".") {
      steps.push_back(step);
    }
    begin = end + 1;
  }
  std::string out;
  for (const std::string_view step : steps) (out += '/') += step;
  if (out.empty() || folder) out += '/';
  return out;
}

std::string without_tracking(std::string_view query, const MetadataRules& rules) {
  std::string out;
  for (size_t begin = 0; begin < query.size();) {
    const size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view one = query.substr(begin, end - begin);
    const std::string name = lower(one.substr(0, one.find('=')));
    const bool tracks = std::any_of(rules.names().begin(), rules.names().end(), [&](const MetadataRules::Name& known) {
      return known.field == Field::Tracking && (known.open_end ? name.starts_with(known.name) : name == known.name);
    });
    if (!tracks && !one.empty()) (out += out.empty() ? '?' : '&') += one;
    begin = end + 1;
  }
  return out;
}

}  // namespace

Result<MetadataRules> MetadataRules::load(const DataSource& source) {
  MetadataRules out;
  auto dates = DateWords::load(source);
  if (!dates) return dates.error();
  out.dates_ = std::move(*dates);
  const std::string_view columns[] = {"name", "field", "from"};
  const auto table = read_page_table(source, "page/metadata.tsv", columns);
  if (!table) return table.error();
  constexpr std::pair<std::string_view, Field> kFields[] = {
      {"title", Field::Title},         {"outlet", Field::Outlet},     {"url", Field::Url},
      {"published", Field::Published}, {"modified", Field::Modified}, {"tracking", Field::Tracking},
      {"dateline", Field::Dateline},   {"network", Field::Network},   {"channel", Field::Channel}};
  for (const TableRow& row : table->rows()) {
    const auto* field = std::find_if(std::begin(kFields), std::end(kFields),
                                     [&](const auto& known) { return known.first == row.cells[1]; });
    if (field == std::end(kFields)) return table->fault(row, "there is no field \"" + std::string(row.cells[1]) + "\"");
    const bool said = is_said(field->second);
    const std::string_view from = row.cells[2];
    if (said ? from != "opengraph" && from != "meta" : from != "-") {
      return table->fault(row, said ? "`from` must be opengraph or meta" : "`from` must be -");
    }
    Name name;
    name.name = lower(row.cells[0]);
    name.field = field->second;
    name.opengraph = from == "opengraph";
    if (name.name.ends_with('*')) {
      if (name.field != Field::Tracking) return table->fault(row, "only a parameter may end in *");
      name.open_end = true;
      name.name.pop_back();
    }
    out.names_.push_back(std::move(name));
  }
  return out;
}

PageMetadata page_metadata(const GumboNode& root, const MetadataRules& rules, const PageRules& marks,
                           std::string_view address) {
  return Reader(root, rules, marks, address).read();
}

std::string_view archived_address(std::string_view address) {
  constexpr std::ptrdiff_t kDigitsOfDay = 8;
  for (const std::string_view scheme : {"/http://", "/https://"}) {
    const size_t at = address.find(scheme);
    if (at == std::string_view::npos || at == 0) continue;
    // When the copy was made: «20180407091500», «20180407091500id_», «2018.04.07-091500».
    const std::string_view when = address.substr(0, at).substr(address.rfind('/', at - 1) + 1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!when.empty() && is_digit(when.front()) && std::count_if(when.begin(), when.end(), is_digit) >= kDigitsOfDay)
      return address.substr(at + 1);
  }
  return address;
}

std::string resolved_address(std::string_view link, std::string_view base, const MetadataRules& rules) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  link.remove_prefix(std::min(link.find_first_not_of(kBlanks), link.size()));
  link = archived_address(link.substr(0, link.find_last_not_of(kBlanks) + 1));
  link = link.substr(0, link.find('#'));
  const bool odd = std::any_of(link.begin(), link.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
  });
  if (link.empty() || odd || link.size() >= kLongestValue) return {};
  std::string url;
  const size_t colon = link.find_first_of(":/?");
  if (colon != std::string_view::npos && link[colon] == ':' && is_scheme(link.substr(0, colon))) {
    url = link;
  } else if (link.starts_with("//")) {
    url = (lower(base.substr(0, 5)) == "http:" ? "http:" : "https:") + std::string(link);
  } else if (is_web(base)) {
    const size_t host_end = std::min(base.find_first_of("/?#", base.find("//") + 2), base.size());
    const std::string_view origin = base.substr(0, host_end);
    std::string_view path = base.substr(host_end);
    path = path.substr(0, path.find_first_of("?#"));
    if (link.starts_with('/')) {
      url = std::string(origin) + std::string(link);
    } else if (link.starts_with('?')) {
      url = std::string(origin) + std::string(path.empty() ? "/" : path) + std::string(link);
    } else {
      const size_t slash = path.rfind('/');
      const std::string_view folder = slash == std::string_view::npos ? "/" : path.substr(0, slash + 1);
      url = std::string(origin) + std::string(folder) + std::string(link);
    }
  }
  if (!is_web(url)) return {};
  const size_t host = url.find("//") + 2;
  if (host >= url.size() || url[host] == '/' || url[host] == '?') return {};
  const size_t question = std::min(url.find('?'), url.size());
  const size_t path = std::min(url.find('/', host), question);
  std::string out = url.substr(0, path);
  if (path < question) out += without_dots(std::string_view(url).substr(path, question - path));
  if (question < url.size()) out += without_tracking(std::string_view(url).substr(question + 1), rules);
  return out;
}

}  // namespace isnad
