#include "ledger/outline_json.h"

#include <simdjson.h>

#include <optional>

#include "ledger/json_writer.h"

namespace isnad::ledger {

namespace {

using simdjson::dom::element;

void write(JsonWriter& json, Span span) { json.open('[').number(span.begin).number(span.end).close(']'); }

std::optional<Span> span_of(element value) {
  simdjson::dom::array ends;
  uint64_t begin = 0, end = 0;
  if (value.get(ends) != simdjson::SUCCESS || ends.size() != 2) return std::nullopt;
  if (ends.at(0).get(begin) != simdjson::SUCCESS || ends.at(1).get(end) != simdjson::SUCCESS) return std::nullopt;
  if (begin > end || end > UINT32_MAX) return std::nullopt;
  return Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool read(simdjson::dom::object object, ArticleOutline& out) {
  element value;
  const auto span = object["span"].get(value) == simdjson::SUCCESS ? span_of(value) : std::nullopt;
  if (!span) return false;
  out.span = *span;
  if (object["title"].get(value) == simdjson::SUCCESS) {
    const auto title = span_of(value);
    if (!title) return false;
    out.title = *title;
  }
  simdjson::dom::array leftovers;
  if (object["leftovers"].get(leftovers) == simdjson::SUCCESS) {
    for (const element leftover : leftovers) {
      const auto one = span_of(leftover);
      if (!one) return false;
      out.leftovers.push_back(*one);
    }
  }
  std::string_view day;
  if (object["published"].get(day) == simdjson::SUCCESS) out.published = Day::parse(std::string(day));
  int64_t at = 0;
  if (object["published_at"].get(at) == simdjson::SUCCESS) out.published_at = at;
  return true;
}

}  // namespace

std::string outline_json(const std::vector<ArticleOutline>& outline) {
  std::string out;
  if (outline.empty()) return out;
  JsonWriter json(out);
  json.open('[');
  for (const ArticleOutline& article : outline) {
    json.open('{').key("span");
    write(json, article.span);
    if (!article.title.empty()) write(json.key("title"), article.title);
    if (!article.leftovers.empty()) {
      json.key("leftovers").open('[');
      for (const Span& leftover : article.leftovers) write(json, leftover);
      json.close(']');
    }
    if (article.published) json.key("published").text(article.published->iso());
    if (article.published_at) json.key("published_at").number(*article.published_at);
    json.close('}');
  }
  json.close(']');
  return out;
}

std::vector<ArticleOutline> outline_of_json(const std::string& json) {
  std::vector<ArticleOutline> out;
  if (json.empty()) return out;
  simdjson::dom::parser parser;
  simdjson::dom::array articles;
  if (parser.parse(json).get(articles) != simdjson::SUCCESS) return out;
  for (const element one : articles) {
    simdjson::dom::object object;
    if (one.get(object) != simdjson::SUCCESS || !read(object, out.emplace_back())) return {};
    // The engine counts on their order.
    if (out.size() > 1 && out.back().span.begin < out[out.size() - 2].span.end) return {};
  }
  return out;
}

}  // namespace isnad::ledger
