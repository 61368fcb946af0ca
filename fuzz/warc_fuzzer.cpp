// Any bytes as an archive of a crawl, plain or packed: each page that comes out has valid UTF-8 that is not empty, each
// fault a message. The limits are small, so that they are met.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "page/warc.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  isnad::ByteStream stream = isnad::ByteStream::of_bytes(bytes, {.max_unpacked = 1 << 22, .ratio_from = 1 << 20});
  isnad::WarcReader reader(stream, {.max_record = 1 << 16, .max_page = 1 << 15});
  while (auto document = reader.next()) {
    if (!*document) {
      if (document->error().message.empty()) std::abort();
      continue;
    }
    const isnad::Document& read = **document;
    if (read.text.empty() || reader.number() == 0) std::abort();
    for (const auto* field : {&read.text, &read.id, &read.url, &read.encoding}) {
      if (isnad::first_invalid_utf8(*field)) std::abort();
    }
  }
  if (reader.next()) std::abort();
  for (const auto& [reason, count] : reader.passed_over()) {
    if (reason.empty() || count == 0) std::abort();
  }
  return 0;
}
