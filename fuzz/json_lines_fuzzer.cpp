// Any bytes as a file of JSON Lines, plain or packed (the fuzzer finds the magic bytes by itself from the seeds): each
// document that comes out has valid UTF-8 that is not empty, and each fault a message.
#include <unistd.h>

#include <cstdint>
#include <cstdio>

#include "fuzzing.h"
#include "page/source.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static std::FILE* const kFile = std::tmpfile();
  if (kFile == nullptr) std::abort();
  const int descriptor = fileno(kFile);
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, data, size, 0) != static_cast<ssize_t>(size)) return 0;
  ::lseek(descriptor, 0, SEEK_SET);

  isnad::SourceOptions options;
  options.standard_input = descriptor;
  options.max_document = 4096;
  isnad::Source source({"-"}, options);
  while (auto document = source.next()) {
    if (!*document) {
      if (document->error().message.empty() || document->error().file.empty()) std::abort();
      continue;
    }
    const isnad::Document& read = **document;
    // What begins like a page is read as one.
    const size_t limit = read.form == isnad::Document::Form::Html ? options.max_page : options.max_document;
    if (read.text.empty() || read.text.size() > limit || read.id.empty()) std::abort();
    for (const auto* field : {&read.text, &read.id, &read.url, &read.outlet, &read.title}) {
      if (isnad::first_invalid_utf8(*field)) std::abort();
    }
  }
  return 0;
}
