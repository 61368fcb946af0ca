#include "page/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <utility>

namespace isnad {
namespace {

constexpr size_t kLongestScript = 4 * 1024 * 1024;
constexpr size_t kMostObjects = 4096, kMostArticles = 32;
constexpr std::string_view kBlanks = " \t\r\n\f\v";

/// Without what stands around the outermost brackets: comments, CDATA, a semicolon.
std::string_view without_wrapping(std::string_view text) {
  size_t begin = text.find('{');
  if (begin == std::string_view::npos) return {};
  char closing = '}';
  if (const size_t before = text.substr(0, begin).find_last_not_of(kBlanks);
      before != std::string_view::npos && text[before] == '[' && !text.substr(0, before + 1).ends_with("CDATA[")) {
    begin = before;
    closing = ']';
  }
  const size_t last_brace = text.rfind('}');
  if (last_brace == std::string_view::npos || last_brace < begin) return {};
  size_t end = last_brace + 1;
  if (closing == ']') {
    end = text.find(']', last_brace);
    if (end == std::string_view::npos) return {};
    ++end;
  }
  return text.substr(begin, end - begin);
}

/// JSON whose quotes were escaped for HTML.
std::string with_quotes(std::string_view text) {
  constexpr std::pair<std::string_view, char> kEntities[] = {{"&quot;", '"'}, {"&#34;", '"'}, {"&amp;", '&'}};
  std::string out;
  for (size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [entity, character] : kEntities) {
      if (text.substr(i).starts_with(entity)) {
        out += character;
        i += entity.size();
        replaced = true;
        break;
      }
    }
    if (!replaced) out += text[i++];
  }
  return out;
}

/// Stray commas dropped, control characters in strings escaped, escapes that JSON does not know taken literally.
std::string mended(std::string_view text) {
  std::string unescaped;
  if (text.find('"') == std::string_view::npos) {
    unescaped = with_quotes(text);
    text = unescaped;
  }
  std::string out;
  out.reserve(text.size() + 16);
  bool inside = false;  // a string
  char before = '{';    // last character outside strings that is no blank; '{' also stands for '['
  bool comma = false;   // one is waiting for what follows
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inside) {
      if (static_cast<unsigned char>(c) < 0x20) {
        out += c == '\n' ? "\\n" : " ";
      } else if (c == '\\') {
        constexpr std::string_view kKnown = "\"\\/bfnrtu";
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (kKnown.find(next) == std::string_view::npos) continue;
        out += c;
        out += next;
        ++i;
      } else {
        out += c;
        inside = c != '"';
      }
      continue;
    }
    if (static_cast<unsigned char>(c) <= ' ') {
      out += ' ';
      continue;
    }
    if (c == ',') {
      comma = before != '{';
      continue;
    }
    if (comma && c != '}' && c != ']') out += ',';
    comma = false;
    before = c == '[' ? '{' : c;
    inside = c == '"';
    out += c;
  }
  return out;
}

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

std::string text_of(const Element& value);

/// A member's text: a string, a number, the first of an array.
std::string member(const Object& object, std::string_view key) {
  Element value;
  return object[key].get(value) == simdjson::SUCCESS ? text_of(value) : std::string();
}

std::string text_of(const Element& value) {
  Element one = value;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS && list.begin() != list.end()) one = *list.begin();
  std::string_view text;
  int64_t number = 0;
  if (one.get(text) == simdjson::SUCCESS) return std::string(text);
  if (one.get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

/// The object that a member is, or the first of those.
bool object_in(const Object& object, std::string_view key, Object& out) {
  Element value;
  if (object[key].get(value) != simdjson::SUCCESS) return false;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS && list.begin() != list.end()) value = *list.begin();
  return value.get(out) == simdjson::SUCCESS;
}

enum class Type : uint8_t { None, Article, Page, Site, Organization };

Type type_named(std::string_view name) {
  name.remove_prefix(std::min(name.find_last_of("/:") + 1, name.size()));  // http://schema.org/NewsArticle
  if (name.ends_with("Article") || name.ends_with("Posting") || name == "Report") return Type::Article;
  if (name == "WebSite") return Type::Site;
  if (name.ends_with("Organization")) return Type::Organization;
  if (name == "WebPage" || name == "ItemPage" || name == "VideoObject") return Type::Page;
  return Type::None;
}

Type type_of(const Object& object) {
  Element value;
  if (object["@type"].get(value) != simdjson::SUCCESS) return Type::None;
  std::string_view name;
  if (value.get(name) == simdjson::SUCCESS) return type_named(name);
  simdjson::dom::array list;
  Type best = Type::None;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const Element& item : list) {
      if (item.get(name) != simdjson::SUCCESS) continue;
      const Type type = type_named(name);
      if (type != Type::None && (best == Type::None || type < best)) best = type;
    }
  }
  return best;
}

class Reader {
 public:
  void read(std::string_view script) {
    script = without_wrapping(script.substr(0, kLongestScript));
    if (script.empty()) return;
    Element root;
    if (parser_.parse(script.data(), script.size()).get(root) == simdjson::SUCCESS) return walk(root);
    const std::string better = mended(script);
    if (parser_.parse(better.data(), better.size()).get(root) == simdjson::SUCCESS) return walk(root);
    search(better);
  }

  JsonLd finish() {
    for (auto& [index, id] : publishers_) {
      if (const auto found = organizations_.find(id); found != organizations_.end()) {
        out_.articles[index].publisher = found->second;
      }
    }
    return std::move(out_);
  }

 private:
  void walk(const Element& root) {
    std::vector<Element> todo = {root};
    for (size_t seen = 0; !todo.empty() && seen < kMostObjects; ++seen) {
      const Element element = todo.back();
      todo.pop_back();
      simdjson::dom::array list;
      if (element.get(list) == simdjson::SUCCESS) {
        const size_t first = todo.size();
        for (const Element& item : list) {
          if (todo.size() < kMostObjects) todo.push_back(item);
        }
        std::reverse(todo.begin() + static_cast<std::ptrdiff_t>(first), todo.end());
        continue;
      }
      Object object;
      if (element.get(object) != simdjson::SUCCESS) continue;
      take(object);
      for (const std::string_view key : {"mainEntity", "@graph"}) {
        Element inner;
        if (object[key].get(inner) == simdjson::SUCCESS) todo.push_back(inner);
      }
    }
  }

  void take(const Object& object) {
    const Type type = type_of(object);
    const std::string id = member(object, "@id");
    if (type == Type::Organization || type == Type::Site) {
      const std::string name = member(object, "name");
      if (!id.empty() && !name.empty()) organizations_.emplace(id, name);
      if (type == Type::Site && out_.site.empty()) out_.site = name;
      return;
    }
    if ((type != Type::Article && type != Type::Page) || out_.articles.size() >= kMostArticles) return;
    JsonLdArticle article;
    article.article = type == Type::Article;
    article.headline = member(object, "headline");
    if (article.headline.empty()) article.headline = member(object, "name");
    article.published = member(object, "datePublished");
    for (const std::string_view key : {"dateCreated", "uploadDate"}) {
      if (article.published.empty()) article.published = member(object, key);
    }
    article.modified = member(object, "dateModified");
    article.url = member(object, "url");
    if (article.url.empty()) article.url = member(object, "mainEntityOfPage");
    Object inner;
    if (article.url.empty() && object_in(object, "mainEntityOfPage", inner)) article.url = member(inner, "@id");
    if (object_in(object, "publisher", inner)) {
      article.publisher = member(inner, "name");
      if (article.publisher.empty()) publishers_.emplace_back(out_.articles.size(), member(inner, "@id"));
    } else {
      article.publisher = member(object, "publisher");
    }
    out_.articles.push_back(std::move(article));
  }

  /// The values of the keys that matter in what cannot be parsed, such as a text with quotes in it.
  void search(std::string_view text) {
    JsonLdArticle article;
    article.article = true;
    const std::pair<std::string_view, std::string*> keys[] = {{"\"headline\"", &article.headline},
                                                              {"\"datePublished\"", &article.published},
                                                              {"\"dateModified\"", &article.modified}};
    for (const auto& [key, into] : keys) {
      const size_t at = text.find(key);
      if (at == std::string_view::npos) continue;
      std::string_view rest = text.substr(at + key.size());
      rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
      if (!rest.starts_with(':')) continue;
      rest.remove_prefix(1);
      rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
      if (!rest.starts_with('"')) continue;
      const size_t end = rest.find('"', 1);
      if (end == std::string_view::npos) continue;
      Element value;
      const std::string quoted(rest.substr(0, end + 1));
      if (parser_.parse(quoted).get(value) == simdjson::SUCCESS) *into = text_of(value);
    }
    const bool dated = !article.published.empty() || !article.modified.empty();
    if (dated && out_.articles.size() < kMostArticles) out_.articles.push_back(std::move(article));
  }

  simdjson::dom::parser parser_;
  JsonLd out_;
  std::map<std::string, std::string> organizations_;        // name by @id
  std::vector<std::pair<size_t, std::string>> publishers_;  // article, @id
};

}  // namespace

JsonLd read_json_ld(const std::vector<std::string_view>& scripts) {
  Reader reader;
  for (const std::string_view script : scripts) reader.read(script);
  return reader.finish();
}

}  // namespace isnad
