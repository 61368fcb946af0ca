// Any bytes, made valid UTF-8, as a web page: it must be read or refused, and every span of the outline must lie inside
// the text, in order.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "page/html_page.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const isnad::PageReader kReader = [] {
    auto made = isnad::PageReader::load(isnad::DataSource::built_in());
    require(static_cast<bool>(made));
    return std::move(*made);
  }();
  isnad::Document page;
  page.form = isnad::Document::Form::Html;
  page.text = isnad::repaired_utf8({reinterpret_cast<const char*>(data), size});
  const auto document = kReader.read(std::move(page));
  if (!document) return 0;
  require(document->form == isnad::Document::Form::Text && !document->outline.empty());
  require(!isnad::first_invalid_utf8(document->text));
  uint32_t characters = 0;
  for (const char byte : document->text) characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  uint32_t end = 0;
  for (const isnad::ArticleOutline& article : document->outline) {
    require(article.span.begin >= end && article.span.begin < article.span.end && article.span.end <= characters);
    require(article.title.empty() ||
            (article.title.begin == article.span.begin && article.title.end <= article.span.end));
    uint32_t last = article.span.begin;
    for (const isnad::Span leftover : article.leftovers) {
      require(leftover.begin >= last && leftover.begin < leftover.end && leftover.end <= article.span.end);
      last = leftover.end;
    }
    end = article.span.end;
  }
  return 0;
}
