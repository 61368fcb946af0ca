// The built-in data: the pack that the build links into the program between isnad_data_begin and isnad_data_end.
//
// The one file that names those symbols; the data compiler, which makes the pack, does without it. A folder given by
// the user is compiled here as well, because it may fall back on the built-in base of imported words and places.
#include <cassert>

#include "lexicon/data_content.h"
#include "lexicon/data_source.h"
#include "places/gazetteer.h"

extern "C" {
extern const unsigned char isnad_data_begin[];  // NOLINT(readability-identifier-naming): named by the linker
extern const unsigned char isnad_data_end[];    // NOLINT(readability-identifier-naming)
}

namespace isnad {
namespace {

std::vector<PackEntry> built_in_entries() {
  const auto* begin = reinterpret_cast<const std::byte*>(isnad_data_begin);
  const auto* end = reinterpret_cast<const std::byte*>(isnad_data_end);
  Result<std::vector<PackEntry>> entries = read_pack({begin, end});
  assert(entries);
  return entries ? std::move(*entries) : std::vector<PackEntry>();
}

/// The base table of `folder` (empty: of none), else the built-in one.
Result<std::string> base_table(const std::string& folder, std::string_view name) {
  if (!folder.empty()) {
    if (std::optional<std::string> bytes = read_file(folder + "/" + std::string(name))) return std::move(*bytes);
  }
  for (const PackEntry& entry : built_in_entries()) {
    if (entry.name == name) return unpack(entry);
  }
  return std::string();
}

}  // namespace

DataSource DataSource::built_in() {
  auto content = std::make_shared<Content>();
  for (const PackEntry& entry : built_in_entries()) {
    if (entry.name == kLexiconEntry) {
      content->lexicon = entry.bytes;
    } else if (entry.name == kGazetteerEntry) {
      content->gazetteer = entry.bytes;
    } else if (entry.name == kDigestEntry) {
      content->digest.assign(reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size());
    } else if (entry.unpacked_size == 0 && entry.name.ends_with(".tsv") && entry.name != kWordsEntry &&
               entry.name != kPlacesEntry) {
      content->tables.emplace(entry.name,
                              std::string(reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size()));
    }
  }
  return DataSource(std::move(content));
}

Result<std::vector<std::byte>> DataSource::gazetteer_with(const Imports& imports) const {
  const Result<std::string> base = base_table(content_->folder, kPlacesEntry);
  if (!base) return base.error();
  std::vector<TableBytes> tables;
  for (const auto& [name, bytes] : content_->tables) {
    if (name.starts_with("places/") || name == "ar/countries.tsv") tables.push_back({name, path_of(name), bytes});
  }
  return compile_gazetteer(tables, *base, imports);
}

Result<DataSource> DataSource::from_folder(const std::string& folder) {
  Result<std::map<std::string, std::string>> tables = read_folder(folder);
  if (!tables) return tables.error();
  return from_tables(folder, std::move(*tables));
}

Result<DataSource> DataSource::from_tables(const std::string& folder, std::map<std::string, std::string> tables) {
  auto content = std::make_shared<Content>();
  content->folder = folder;
  const Result<std::string> words = base_table(folder, kWordsEntry);
  if (!words) return words.error();
  const Result<std::string> places = base_table(folder, kPlacesEntry);
  if (!places) return places.error();
  Result<CompiledData> compiled = compile_data(folder, tables, *words, *places);
  if (!compiled) return compiled.error();
  for (auto& [name, bytes] : tables) content->tables.emplace(name, std::move(bytes));
  content->owned_lexicon = std::move(compiled->lexicon);
  content->owned_gazetteer = std::move(compiled->gazetteer);
  content->lexicon = content->owned_lexicon;
  content->gazetteer = content->owned_gazetteer;
  return DataSource(std::move(content));
}

}  // namespace isnad
