#include "page/feed.h"

#include <expat.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "page/address.h"
#include "page/encoding.h"
#include "page/page_dates.h"
#include "text/utf8.h"

namespace isnad {

namespace {

constexpr size_t kDeepest = 256;        // elements in one another
constexpr size_t kLongestBase = 4096;   // bytes of what is copied to each element or item: a base, the feed's title
constexpr size_t kLongestEntity = 40;   // bytes, with & and ;
constexpr size_t kMostEntities = 2048;  // names that are looked up; HTML has about as many

/// What an element or a field of an item is, whatever the form of the feed.
enum class Field : uint8_t {
  None,
  FeedTitle,
  FeedLink,
  Title,
  Link,
  Guid,
  Published,
  Updated,
  Encoded,
  Content,
  Summary,
  Source,
  Count
};
constexpr size_t kFields = static_cast<size_t>(Field::Count);

enum class Space : uint8_t { Feed, Content, Dublin, Rdf, Other };

/// What a text is written in.
enum class Writing : uint8_t { Unknown, Plain, Html, Xhtml };

Space space_of(std::string_view address) {
  if (address == "http://purl.org/rss/1.0/modules/content/") return Space::Content;
  if (address == "http://purl.org/dc/elements/1.1/" || address == "http://purl.org/dc/terms/") return Space::Dublin;
  if (address == "http://www.w3.org/1999/02/22-rdf-syntax-ns#") return Space::Rdf;
  if (address == "http://www.w3.org/2005/Atom" || address == "http://purl.org/atom/ns#" ||
      address == "http://purl.org/rss/1.0/" || address.find("/rdf/simple/0.9") != std::string_view::npos ||
      address.find("backend.userland.com/") != std::string_view::npos || address.empty()) {
    return Space::Feed;
  }
  return Space::Other;
}

/// Prefixes that are used without being declared mean what they usually do.
Space space_of_prefix(std::string_view prefix) {
  if (prefix == "content") return Space::Content;
  if (prefix == "dc" || prefix == "dcterms") return Space::Dublin;
  if (prefix == "rdf") return Space::Rdf;
  return prefix == "atom" || prefix == "rss" ? Space::Feed : Space::Other;
}

Field field_of(Space space, std::string_view name) {
  struct Row {
    Space space;
    std::string_view name;
    Field field;
  };
  constexpr std::array<Row, 19> kRows = {{{Space::Feed, "title", Field::Title},
                                          {Space::Feed, "link", Field::Link},
                                          {Space::Feed, "guid", Field::Guid},
                                          {Space::Feed, "id", Field::Guid},
                                          {Space::Feed, "pubDate", Field::Published},
                                          {Space::Feed, "published", Field::Published},
                                          {Space::Feed, "issued", Field::Published},
                                          {Space::Dublin, "date", Field::Published},
                                          {Space::Dublin, "issued", Field::Published},
                                          {Space::Dublin, "created", Field::Published},
                                          {Space::Feed, "updated", Field::Updated},
                                          {Space::Feed, "modified", Field::Updated},
                                          {Space::Dublin, "modified", Field::Updated},
                                          {Space::Content, "encoded", Field::Encoded},
                                          {Space::Feed, "content", Field::Content},
                                          {Space::Feed, "description", Field::Summary},
                                          {Space::Feed, "summary", Field::Summary},
                                          {Space::Dublin, "title", Field::Title},
                                          {Space::Feed, "source", Field::Source}}};
  const auto* row = std::find_if(kRows.begin(), kRows.end(),
                                 [&](const Row& entry) { return entry.space == space && entry.name == name; });
  return row == kRows.end() ? Field::None : row->field;
}

bool is_void_element(std::string_view name) {
  constexpr std::array<std::string_view, 14> kNames = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                                       "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  }
}

/// The length of the tag or comment that `text` begins with, 0 if it begins with none.
size_t tag_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  const char next = text[1];
  if (!((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!')) return 0;
  const size_t end = text.find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

bool has_markup(std::string_view text) {
  const size_t last = text.rfind('>');
  if (last == std::string_view::npos) return false;
  text = text.substr(0, last + 1);  // so that each tag_length() finds an end: linear
  for (size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    if (tag_length(text.substr(i)) > 0) return true;
  }
  return false;
}

bool is_space(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// One line of it: each run of white space becomes a blank.
/// XML in which ampersands that begin no entity («?id=1&cat=2», as many feeds have it) are written as such. Those
/// within CDATA sections and comments are.
std::string with_escaped_ampersands(std::string_view xml) {
  std::string out;
  out.reserve(xml.size() + xml.size() / 64);
  size_t done = 0;
  for (size_t at = xml.find_first_of("&<"); at != std::string_view::npos; at = xml.find_first_of("&<", at)) {
    if (xml[at] == '<') {
      size_t end = at + 1;
      for (const auto& [begin, close] : {std::pair<std::string_view, std::string_view>{"<![CDATA[", "]]>"},
                                         std::pair<std::string_view, std::string_view>{"<!--", "-->"}}) {
        if (xml.compare(at, begin.size(), begin) == 0) end = std::min(xml.find(close, at), xml.size());
      }
      at = end;
      continue;
    }
    constexpr size_t kLongestEntity = 32;
    size_t end = at + 1;
    while (end < xml.size() && end - at < kLongestEntity &&
           (std::isalnum(static_cast<unsigned char>(xml[end])) || xml[end] == '#'))
      ++end;
    const bool entity = end < xml.size() && xml[end] == ';' && end > at + 1;
    at = end;
    if (entity) continue;
    const size_t behind = xml.rfind('&', end - 1) + 1;
    out.append(xml, done, behind - done);
    out += "amp;";
    done = behind;
  }
  out.append(xml, done);
  return out;
}

/// Plain text as markup: a paragraph for each line.
std::string as_markup(std::string_view text) {
  std::string out = "<p>";
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '\n':
        out += "</p>\n<p>";
        break;
      default:
        out += c;
    }
  }
  return out + "</p>";
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char letter : trimmed(text)) {
    if (!is_space(letter))
      out += letter;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

/// Entities of HTML, which a feed may call in XML without declaring them, and in texts that are no markup. The parser
/// of HTML knows them.
class Entities {
 public:
  /// What "&name;" stands for; itself, if it is none.
  const std::string& meaning(std::string_view reference) {
    const auto known = meanings_.find(std::string(reference));
    if (known != meanings_.end()) return known->second;
    if (meanings_.size() == kMostEntities) return other_ = reference;
    std::string page = "x";  // text begins with it, so that no blank is lost
    page += reference;
    std::string text;
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    const GumboNode* node = output->root;
    while (node != nullptr && node->type == GUMBO_NODE_ELEMENT) {
      const GumboVector& children = node->v.element.children;
      node = children.length == 0 ? nullptr : static_cast<GumboNode*>(children.data[children.length - 1]);
    }
    if (node != nullptr && node->type == GUMBO_NODE_TEXT) text = node->v.text.text + 1;
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return meanings_[std::string(reference)] = std::move(text);
  }

  /// `text` with what each entity stands for.
  std::string resolved(std::string_view text) {
    std::string out;
    for (;;) {
      const size_t from = text.find('&');
      out += text.substr(0, from);
      if (from == std::string_view::npos) return out;
      text.remove_prefix(from);
      const size_t length = text.substr(0, kLongestEntity).find_first_of(";& \n<", 1);
      if (length == std::string_view::npos || text[length] != ';') {
        out += '&';
        text.remove_prefix(1);
        continue;
      }
      const std::string_view reference = text.substr(0, length + 1);
      out += meaning(reference);
      text.remove_prefix(length + 1);
    }
  }

  /// The text of a title or a name, whatever it is written in.
  std::string line(std::string_view text) {
    std::string out;
    const size_t last = text.rfind('>');
    for (size_t i = 0; i < text.size(); ++i) {
      const size_t tag = last != std::string_view::npos && i < last ? tag_length(text.substr(i)) : 0;
      if (tag == 0)
        out += text[i];
      else
        i += tag - 1;
    }
    return one_line(resolved(out));
  }

 private:
  std::unordered_map<std::string, std::string> meanings_;
  std::string other_;
};

struct ParserFree {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

Error fault(std::string message, int line = 0) { return Error{std::move(message), {}, line}; }

}  // namespace

struct FeedReader::State {
  struct Element {
    Space default_space = Space::Feed;  // of names without a prefix
    Field field = Field::None;
    bool is_group = false;   // a channel or feed, whose title names the outlet
    bool is_source = false;  // Atom: has the title of where the item is from
    std::string base;
  };
  struct Item {
    std::array<std::string, kFields> fields;
    std::array<Writing, kFields> writing{};
    std::string link;  // of an attribute: Atom's
    bool guid_is_link = false;
    size_t bytes = 0;

    const std::string& operator[](Field field) const { return fields[static_cast<size_t>(field)]; }
  };

  ByteStream& stream;
  FeedOptions options;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree> parser;
  std::unordered_set<std::string> seen_ids;
  std::string encoding;   // if it is not UTF-8
  bool repaired = false;  // it was doubly encoded
  uint64_t replaced = 0;  // places where nothing could be made of the bytes
  bool started = false, finished = false;
  std::optional<Error> stopped;  // by a handler
  std::optional<Error> broken;   // the stream, so that the feed has no end

  std::vector<Element> open;
  std::unordered_map<std::string, Space> prefixes;
  Item feed;  // its title and link
  Item item;
  size_t item_depth = 0;  // number of open elements with the item; 0: in none
  bool ready = false;     // the item has ended
  uint64_t items = 0;

  Field field = Field::None;  // being collected …
  size_t field_depth = 0;
  Writing writing = Writing::Unknown;
  bool guid_is_link = true;
  std::string text;  // … in this
  Entities entities;

  State(ByteStream& bytes, const FeedOptions& given) : stream(bytes), options(given) {}

  int line() const { return static_cast<int>(XML_GetCurrentLineNumber(parser.get())); }

  void stop(std::string message) {
    if (stopped) return;
    stopped = fault(std::move(message), line());
    XML_StopParser(parser.get(), XML_FALSE);
  }

  void collect(std::string_view more, bool escape = false) {
    item.bytes += more.size();
    if (item.bytes > options.max_item) return;  // said at the end of the item
    if (escape)
      append_escaped(text, more);
    else
      text += more;
  }

  static std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

  Space space(std::string_view name, Space default_space) {
    const size_t colon = name.find(':');
    if (colon == std::string_view::npos) return default_space;
    const std::string prefix(name.substr(0, colon));
    const auto declared = prefixes.find(prefix);
    return declared == prefixes.end() ? space_of_prefix(prefix) : declared->second;
  }

  void start(std::string_view name, const char** attributes) {
    if (stopped) return;
    if (open.size() == kDeepest) {
      stop("its elements stand in one another more than " + std::to_string(kDeepest) + " deep");
      return;
    }
    Element element;
    if (!open.empty()) {
      element.default_space = open.back().default_space;
      element.base = open.back().base;
    }
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
      const std::string_view key = pair[0];
      if (key == "xmlns") element.default_space = space_of(pair[1]);
      if (key.starts_with("xmlns:") && prefixes.size() < kDeepest)
        prefixes[std::string(key.substr(6))] = space_of(pair[1]);
      if (key == "xml:base" && std::strlen(pair[1]) <= kLongestBase) {
        std::string base = resolved_address(element.base, pair[1]);
        if (base.size() <= kLongestBase) element.base = std::move(base);
      }
    }
    const Space own = space(name, element.default_space);
    name = local_name(name);
    if (field != Field::None) {
      begin_tag(name, attributes);
    } else if (open.empty()) {
      if (name != "rss" && name != "RDF" && name != "feed") {
        stop("is XML, but no feed: it begins with <" + repaired_utf8(name.substr(0, 40)) + ">; RSS and Atom are read");
        return;
      }
      element.default_space = Space::Feed;  // whatever RSS calls itself
      element.is_group = name == "feed";
    } else if (item_depth == 0) {
      in_feed(element, own, name, attributes);
    } else if (open.size() == item_depth) {
      in_item(element, own, name, attributes);
    } else if (open.size() == item_depth + 1 && open.back().is_source && own == Space::Feed && name == "title") {
      begin_field(element, Field::Source, attributes);
    }
    open.push_back(std::move(element));
    if (field != Field::None && field_depth == 0) field_depth = open.size();
  }

  /// Markup inside a field becomes text again.
  void begin_tag(std::string_view name, const char** attributes) {
    if (writing != Writing::Xhtml) writing = Writing::Html;
    std::string tag = "<";
    tag += name;
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
      if (std::string_view(pair[0]).starts_with("xmlns")) continue;
      tag.append(" ").append(pair[0]).append("=\"");
      append_escaped(tag, pair[1]);
      tag += '"';
    }
    collect(tag + '>');
  }

  void in_feed(Element& element, Space own, std::string_view name, const char** attributes) {
    if (own != Space::Feed && own != Space::Rdf) return;
    if (name == "channel" && open.size() == 1) {
      element.is_group = true;
    } else if (name == "item" || name == "entry") {
      item = {};
      ++items;
      item_depth = open.size() + 1;
      for (const char** pair = attributes; *pair != nullptr; pair += 2) {
        if (std::string_view(pair[0]) == "rdf:about") item.fields[static_cast<size_t>(Field::Guid)] = pair[1];
      }
    } else if (open.back().is_group && name == "title") {
      begin_field(element, Field::FeedTitle, attributes);
    } else if (open.back().is_group && name == "link") {
      begin_link(element, Field::FeedLink, feed, attributes);
    }
  }

  void in_item(Element& element, Space own, std::string_view name, const char** attributes) {
    const Field what = field_of(own, name);
    switch (what) {
      case Field::None:
        return;
      case Field::Link:
        begin_link(element, what, item, attributes);
        return;
      case Field::Source:
        element.is_source = true;
        if (is_atom()) return;
        break;
      default:
        break;
    }
    begin_field(element, what, attributes);
  }

  bool is_atom() const { return open.front().is_group; }

  /// Of RSS the address is the text, of Atom an attribute.
  void begin_link(Element& element, Field what, Item& owner, const char** attributes) {
    std::string_view address, relation = "alternate";
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
      if (std::string_view(pair[0]) == "href") address = pair[1];
      if (std::string_view(pair[0]) == "rel") relation = pair[1];
    }
    if (address.empty()) {
      begin_field(element, what, attributes);
    } else if (relation == "alternate" && owner.link.empty()) {
      owner.link = resolved_address(element.base, trimmed(address));
    }
  }

  void begin_field(Element& element, Field what, const char** attributes) {
    field = element.field = what;
    field_depth = 0;  // set when the element is open
    writing = Writing::Unknown;
    guid_is_link = true;
    text.clear();
    for (const char** pair = attributes; *pair != nullptr; pair += 2) {
      const std::string_view key = pair[0], value = pair[1];
      if (key == "isPermaLink") guid_is_link = value != "false";
      if (key == "src" && what == Field::Content) field = element.field = Field::None;  // it is elsewhere
      if (key != "type" || !is_atom()) continue;
      if (value == "xhtml" || value == "application/xhtml+xml")
        writing = Writing::Xhtml;
      else if (value == "html" || value == "text/html")
        writing = Writing::Html;
      else if (value == "text" || value == "text/plain")
        writing = Writing::Plain;
      else
        field = element.field = Field::None;  // a picture, or the like
    }
  }

  void end(std::string_view name) {
    if (stopped || open.empty()) return;
    if (field != Field::None && open.size() == field_depth) {
      end_field();
    } else if (field != Field::None) {
      name = local_name(name);
      if (!is_void_element(name)) collect(std::string("</").append(name) + '>');
    }
    if (open.size() == item_depth) {
      item_depth = 0;
      ready = true;
      XML_StopParser(parser.get(), XML_TRUE);
    }
    open.pop_back();
  }

  void end_field() {
    Item& owner = item_depth == 0 ? feed : item;
    const auto index = static_cast<size_t>(field);
    // The first counts; but a guid that the markup of RSS 1.0 gave gives way to one that the item gives.
    if (trimmed(owner.fields[index]).empty() || (field == Field::Guid && !owner.guid_is_link)) {
      owner.fields[index] = std::move(text);
      owner.writing[index] = writing;
      if (field == Field::Guid) owner.guid_is_link = guid_is_link;
    }
    text.clear();
    field = Field::None;
    if (item_depth == 0) item.bytes = 0;
  }

  void characters(std::string_view more) {
    if (stopped || field == Field::None) return;
    collect(more, writing == Writing::Xhtml);
  }

  void skipped_entity(const char* name) {
    if (stopped || field == Field::None) return;
    collect(entities.meaning(std::string("&") + name + ';'), writing == Writing::Xhtml);
  }

  /// Reads the feed, and makes it what the parser of XML takes.
  Result<std::string> load() {
    std::string bytes;
    std::vector<char> chunk(64 * 1024);
    for (;;) {
      auto got = stream.read(chunk);
      if (!got) {
        if (bytes.empty() || stream.broken() == StreamBreak::Limit) return got.error();
        broken = got.error();  // said when the items before have been read
        break;
      }
      if (*got == 0) break;
      bytes.append(chunk.data(), *got);
      if (bytes.size() > options.max_feed) {
        return fault("the feed is longer than the limit of " + std::to_string(options.max_feed) + " bytes");
      }
    }
    if (trimmed(bytes).empty()) return fault("is empty");
    auto decoded = decode(bytes, {}, Markup::Xml);
    if (!decoded) return decoded.error();
    repaired = decoded->repaired;
    replaced = decoded->replaced;
    if (decoded->encoding != "UTF-8") encoding = std::move(decoded->encoding);
    std::string& xml = decoded->text;
    // The declaration names an encoding that it has no more, and must be the first thing, which it often is not.
    const size_t first = std::min(xml.find_first_not_of(" \t\r\n"), xml.size());
    if (xml.compare(first, 5, "<?xml") == 0) {
      const size_t end = std::min(xml.find('>', first), xml.size() - 1);
      std::replace_if(
          xml.begin() + static_cast<std::ptrdiff_t>(first), xml.begin() + static_cast<std::ptrdiff_t>(end) + 1,
          [](char letter) { return letter != '\n'; }, ' ');
    }
    // Control characters, U+FFFE and U+FFFF may not be in XML at all.
    for (char& letter : xml) {
      if (static_cast<unsigned char>(letter) < 0x20 && letter != '\t' && letter != '\n' && letter != '\r') letter = ' ';
    }
    for (size_t at = xml.find("\xEF\xBF"); at != std::string::npos; at = xml.find("\xEF\xBF", at + 2)) {
      if (at + 2 < xml.size() && (xml[at + 2] == '\xBE' || xml[at + 2] == '\xBF')) xml[at + 2] = '\xBD';
    }
    return with_escaped_ampersands(xml);
  }

  XML_Status begin(const std::string& xml) {
    parser.reset(XML_ParserCreate("UTF-8"));
    XML_Parser made = parser.get();
    XML_SetUserData(made, this);
    XML_SetElementHandler(
        made,
        [](void* self, const char* name, const char** attributes) {
          static_cast<State*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<State*>(self)->end(name); });
    XML_SetCharacterDataHandler(made, [](void* self, const char* more, int length) {
      static_cast<State*>(self)->characters({more, static_cast<size_t>(length)});
    });
    // A DTD that is elsewhere and is not loaded might declare any entity: so none is a fault, and we are asked.
    XML_UseForeignDTD(made, XML_TRUE);
    XML_SetSkippedEntityHandler(made, [](void* self, const char* name, int is_parameter) {
      if (is_parameter == 0) static_cast<State*>(self)->skipped_entity(name);
    });
    // What entities may come to is left as it is: a hundred times the feed, once it is more than 8 MiB.
    return XML_Parse(made, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  }

  /// What each item takes over of the feed.
  static std::string_view short_enough(std::string_view text) {
    return text.size() <= kLongestBase ? trimmed(text) : std::string_view();
  }

  std::optional<Result<Document>> document() {
    if (item.bytes > options.max_item) {
      return fault(
          "the item is longer than the limit of " + std::to_string(options.max_item) + " bytes (--max-document)",
          line());
    }
    Document out;
    const std::string_view base = short_enough(feed.link.empty() ? feed[Field::FeedLink] : feed.link);
    const std::string guid(trimmed(item[Field::Guid]));
    const std::string_view link = item.link.empty() ? trimmed(item[Field::Link]) : std::string_view(item.link);
    if (!link.empty()) {
      out.url = resolved_address(base, link);
    } else if (item.guid_is_link && is_whole_address(guid)) {
      out.url = guid;
    }
    out.id = out.url.empty() ? guid : out.url;
    // Items of one address (a page of short news) have guids of their own.
    if (!out.id.empty() && !seen_ids.emplace(out.id).second && !guid.empty() && guid != out.id) {
      out.id += '#';
      out.id += guid;
    }
    out.named = !out.id.empty();
    out.title = entities.line(item[Field::Title]);
    out.outlet = entities.line(item[Field::Source]);
    if (out.outlet.empty()) out.outlet = entities.line(short_enough(feed[Field::FeedTitle]));
    for (const Field when : {Field::Published, Field::Updated}) {
      if (out.published) break;
      if (const auto date = parse_page_date(trimmed(item[when]))) {
        out.published = date->day;
        out.published_at = date->at;
      }
    }
    for (const Field body : {Field::Encoded, Field::Content, Field::Summary}) {
      const std::string_view written = trimmed(item[body]);
      if (written.empty()) continue;
      const Writing how = item.writing[static_cast<size_t>(body)];
      out.form = how == Writing::Xhtml || (how != Writing::Plain && has_markup(written)) ? Document::Form::Html
                                                                                         : Document::Form::Text;
      if (out.form == Document::Form::Html || how == Writing::Plain) {
        out.text = written;
      } else {
        out.text = trimmed(entities.resolved(written));
        if (has_markup(out.text)) out.form = Document::Form::Html;  // it was escaped twice
      }
      if (!out.text.empty()) break;
    }
    if (out.text.empty())
      out.text = out.title;
    else if (out.form == Document::Form::Text &&
             !out.title.empty())  // as markup, so that the title becomes its headline
      out.form = Document::Form::Html, out.text = as_markup(out.text);
    if (out.text.empty()) {
      Error empty = fault("empty");
      empty.passed_over = true;
      return empty;
    }
    out.extracted = true;
    out.encoding = encoding;
    out.repaired = repaired;
    out.replaced = replaced;
    return out;
  }

  std::optional<Result<Document>> next() {
    if (finished) return std::nullopt;
    XML_Status status = XML_STATUS_ERROR;
    if (!started) {
      started = true;
      auto xml = load();
      if (!xml) {
        finished = true;
        return xml.error();
      }
      status = begin(*xml);
    } else {
      status = XML_ResumeParser(parser.get());
    }
    if (status == XML_STATUS_SUSPENDED && ready) {
      ready = false;
      return document();
    }
    finished = true;
    if (stopped) return *stopped;
    if (broken) return fault(broken->message + "; the items before were read", line());
    if (status == XML_STATUS_OK) {
      if (items > 0) return std::nullopt;
      Error empty = fault("empty");
      empty.passed_over = true;
      return empty;
    }
    return fault(std::string("the feed is not well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(parser.get())) +
                     "; nothing behind it can be read",
                 line());
  }
};

FeedReader::FeedReader(ByteStream& stream, const FeedOptions& options)
    : state_(std::make_unique<State>(stream, options)) {}
FeedReader::FeedReader(FeedReader&&) noexcept = default;
FeedReader& FeedReader::operator=(FeedReader&&) noexcept = default;
FeedReader::~FeedReader() = default;

std::optional<Result<Document>> FeedReader::next() { return state_->next(); }
uint64_t FeedReader::number() const { return state_->items; }

}  // namespace isnad
