// Any bytes as a feed: each item that comes out has valid UTF-8 and a text, each fault a message. The limits are small,
// so that they are met.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "page/feed.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  isnad::ByteStream stream = isnad::ByteStream::of_bytes(bytes, {.max_unpacked = 1 << 20});
  isnad::FeedReader reader(stream, {.max_feed = 1 << 18, .max_item = 1 << 12});
  while (auto document = reader.next()) {
    if (!*document) {
      if (document->error().message.empty()) std::abort();
      continue;
    }
    const isnad::Document& read = **document;
    if (read.text.empty() || reader.number() == 0 || read.named == read.id.empty()) std::abort();
    for (const auto* field : {&read.text, &read.id, &read.url, &read.outlet, &read.title, &read.encoding}) {
      if (isnad::first_invalid_utf8(*field)) std::abort();
    }
  }
  if (reader.next()) std::abort();
  return 0;
}
