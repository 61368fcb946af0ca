// Any bytes as a table: the first byte says which. Reading and compiling it must end in a block that loads, or in a
// message.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/table.h"
#include "places/gazetteer.h"

namespace {

constexpr std::array<std::string_view, 10> kTables = {
    "ar/verbs.fuzz.tsv", "ar/nouns.fuzz.tsv",  "ar/adjectives.fuzz.tsv", "ar/particles.tsv", "ar/numbers.tsv",
    "ar/victims.tsv",    "ar/place_words.tsv", "ar/weapons.tsv",         "ar/countries.tsv", "places/supplement.tsv"};
constexpr std::array<std::string_view, 3> kColumns = {"lemma", "plurals", "kind"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view name = kTables[data[0] % kTables.size()];
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);

  auto table = isnad::Table::parse("fuzz.tsv", bytes, kColumns);
  if (table) {
    for (const isnad::TableRow& row : table->rows()) {
      if (row.cells.size() != kColumns.size()) std::abort();
    }
  } else if (table.error().message.empty()) {
    std::abort();
  }

  const std::vector<isnad::TableBytes> tables = {{std::string(name), "fuzz/" + std::string(name), bytes}};
  if (name.starts_with("places/") || name == "ar/countries.tsv") {
    if (auto block = isnad::compile_gazetteer(tables, "")) {
      if (!isnad::Gazetteer::from_block(*block)) std::abort();
    }
  }
  if (!name.starts_with("places/")) {
    if (auto block = isnad::compile_lexicon(tables, "")) {
      if (!isnad::Lexicon::from_block(*block)) std::abort();
    }
  }
  return 0;
}
