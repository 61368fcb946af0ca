// Any bytes as a file of any form, through everything that `isnad extract` does with it: each document is read, or
// there is a message; what is written is JSON and fits the text (record_check.h).
//
// The first byte tells the file's ending, the second the options. If the second has its highest bit, the rest is the
// text of a page whose outline is made of its first bytes instead: any articles in order, with any headlines and
// leftovers inside them, as markup may give them.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "page/source.h"
#include "record_check.h"

namespace {

using namespace isnad;

constexpr std::array<std::string_view, 16> kEndings = {"",         ".txt", ".jsonl", ".html",   ".htm", ".xhtml",
                                                       ".xml",     ".rss", ".atom",  ".warc",   ".wet", ".gz",
                                                       ".warc.gz", ".zst", ".json",  ".unknown"};

void read(const Document& document, uint8_t options) {
  fuzz::RecordCheck records(document);
  const ReadOptions form{.mentions = (options & 1U) != 0, .explain = (options & 2U) != 0};
  fuzz::engine().read(document, form, [&](ArticleRecord&& article) { records.check(article); });
  if (records.articles() == 0) {
    fuzz::require(!fuzz::engine().reason_for_no_record(document).empty(), "no record, and no reason why");
  }
}

void fault(const Error& error) {
  fuzz::require(!error.message.empty(), "an error without a message");
  fuzz::require(!first_invalid_utf8(error.text()), "a message that is not valid UTF-8");
}

void read_file(std::string_view ending, uint8_t options, std::string_view bytes) {
  const std::string path = fuzz::folder() + "/page" + std::string(ending);
  fuzz::write_file(path, bytes);
  SourceOptions limits;
  limits.max_document = 32 * 1024;
  if ((options & 4U) != 0) limits.published = Day::of(2018, 3, 12);
  Source source({path}, limits);
  size_t parts = 0;
  while (auto raw = source.next()) {
    fuzz::require(++parts <= bytes.size() + 1, "more documents than bytes");
    if (!*raw) {
      fault(raw->error());
      continue;
    }
    const auto ready = fuzz::engine().prepare(std::move(**raw));
    if (!ready) {
      fault(ready.error());
      continue;
    }
    const Document& document = *ready;
    fuzz::require(document.form == Document::Form::Text, "a document that is still markup");
    fuzz::require(!document.id.empty() && !document.text.empty(), "a document without an id or a text");
    for (const std::string* field : {&document.id, &document.path, &document.text, &document.url, &document.outlet,
                                     &document.title, &document.encoding}) {
      fuzz::require(!first_invalid_utf8(*field), "a document that is not valid UTF-8");
    }
    read(document, options);
  }
  for (const auto& [reason, count] : source.passed_over()) {
    fuzz::require(!reason.empty() && count > 0 && !first_invalid_utf8(reason), "something passed over for no reason");
  }
  std::filesystem::remove(path);
}

/// Of `characters` characters: articles one after the other, each byte of `bytes` the length of something.
std::vector<ArticleOutline> outline(std::string_view bytes, uint32_t characters) {
  std::vector<ArticleOutline> articles;
  uint32_t at = 0;
  size_t next = 0;
  const auto step = [&](uint32_t end) {
    const uint32_t length = next < bytes.size() ? static_cast<unsigned char>(bytes[next]) : 0;
    ++next;
    at = std::min(at + length, end);
    return at;
  };
  while (next < bytes.size()) {
    ArticleOutline& article = articles.emplace_back();
    article.span.begin = step(characters);
    const bool titled = (article.span.begin & 1U) != 0;
    article.title = {at, titled ? step(characters) : at};
    for (uint32_t leftovers = step(characters) % 3; leftovers > 0; --leftovers) {
      const uint32_t begin = step(characters);
      article.leftovers.push_back({begin, step(characters)});
      if (article.leftovers.back().empty()) article.leftovers.pop_back();
    }
    article.span.end = step(characters);
    if (article.span.empty()) articles.pop_back();
  }
  return articles;
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::engine();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 2), size - 2);
  if ((data[1] & 0x80U) == 0) {
    read_file(kEndings[data[0] % kEndings.size()], data[1], bytes);
    return 0;
  }
  Document document;
  document.id = "fuzz";
  const size_t outlined = std::min<size_t>(data[0] % 32, bytes.size());
  document.text = repaired_utf8(bytes.substr(outlined));
  const auto characters =
      static_cast<uint32_t>(std::count_if(document.text.begin(), document.text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
      }));
  document.outline = outline(bytes.substr(0, outlined), characters);
  document.extracted = true;
  read(document, data[1]);
  return 0;
}
