// Any text, made valid UTF-8: the engine must read it, and what it gives must hold together (record_check.h). The first
// byte chooses the options.
#include <cstdint>
#include <string>

#include "record_check.h"

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  isnad::fuzz::engine();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace isnad;
  if (size == 0) return 0;
  Document document;
  document.id = "fuzz";
  document.text = repaired_utf8({reinterpret_cast<const char*>(data + 1), size - 1});
  if ((data[0] & 1U) != 0) {
    document.published = Day::of(2018, 3, 12);
  }
  const ReadOptions options{.mentions = (data[0] & 2U) != 0, .explain = (data[0] & 4U) != 0};
  fuzz::RecordCheck records(document);
  fuzz::engine().read(document, options, [&](ArticleRecord&& article) { records.check(article); });
  if ((data[0] & 8U) != 0) {
    fuzz::require(!first_invalid_utf8(fuzz::engine().analyze(document.text)), "an analysis that is not valid UTF-8");
  }
  return 0;
}
