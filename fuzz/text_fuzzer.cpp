// Any text, made valid UTF-8: the engine must read it, and every span must lie inside it. The first byte chooses the
// options.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "isnad/engine.h"
#include "record/json.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const isnad::Engine kEngine = [] {
    auto made = isnad::Engine::built_in();
    require(static_cast<bool>(made));
    return std::move(*made);
  }();
  if (size == 0) return 0;
  isnad::Document document;
  document.id = "fuzz";
  document.text = isnad::repaired_utf8({reinterpret_cast<const char*>(data + 1), size - 1});
  if ((data[0] & 1U) != 0) document.published = isnad::Day::of(2018, 3, 12);
  uint32_t characters = 0;
  for (const char byte : document.text) characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;

  const isnad::ReadOptions options{.mentions = (data[0] & 2U) != 0, .explain = (data[0] & 4U) != 0};
  std::string line;
  for (const isnad::ArticleRecord& article : kEngine.read(document, options)) {
    require(article.span.begin <= article.span.end && article.span.end <= characters);
    const auto inside = [&](isnad::Span span) {
      require(span.begin <= span.end && article.span.begin <= span.begin && span.end <= article.span.end);
    };
    for (const isnad::Statement& statement : article.statements) {
      inside(statement.content);
      inside(statement.cue);
      for (const isnad::Mention& link : statement.chain) inside(link.span);
    }
    for (const isnad::Claim& claim : article.claims) {
      inside(claim.evidence);
      require(claim.evidence.begin <= claim.trigger.begin && claim.trigger.end <= claim.evidence.end);
      for (const isnad::Mention& actor : claim.actors) inside(actor.span);
      for (const isnad::Mention& target : claim.targets) inside(target.span);
      for (const isnad::PlaceMention& place : claim.places) inside(place.span);
      for (const isnad::Toll& toll : claim.tolls) inside(toll.span);
    }
    line.clear();
    write_json(document, article, line);
    require(!isnad::first_invalid_utf8(line));
  }
  return 0;
}
