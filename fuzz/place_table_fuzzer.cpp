// Any bytes as a table of places to import. Reading it must end in places or in a message; the places must be kept
// without loss, and join the built-in ones in a block that loads.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"
#include "places/place_table.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = isnad::read_place_table("fuzz.tsv", bytes, "fuzz");
  if (!table) {
    if (table.error().message.empty()) std::abort();
    return 0;
  }
  if (table->places.empty() || table->bad_lines * 2 > table->lines) std::abort();
  const std::string kept = isnad::format_places(table->places);
  const auto again = isnad::parse_places("kept", kept);
  if (!again || again->size() != table->places.size() || isnad::format_places(*again) != kept) std::abort();

  isnad::Imports imports;
  imports.gazetteers = {*again};
  imports.doubtful = [](std::string_view key) { return key.size() % 2 == 0; };
  const auto block = isnad::compile_gazetteer({}, "", imports);
  if (!block) std::abort();
  const auto gazetteer = isnad::Gazetteer::from_block(*block);
  if (!gazetteer || gazetteer->size() > again->size()) std::abort();
  for (uint32_t key = 0; key < gazetteer->names().size(); ++key) {
    if (gazetteer->named(key).empty() || gazetteer->surely_named(key).size() > gazetteer->named(key).size())
      std::abort();
  }
  return 0;
}
