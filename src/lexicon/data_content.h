// What a DataSource holds, and the pack that the program is linked with.
//
// A pack is: magic, entry count, for each entry {offset, size, unpacked size or 0, name}, then the entries' bytes at
// 64-byte boundaries. The imported base is compressed with zstd; tables and compiled blocks are used as they are.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data_source.h"
#include "lexicon/lexicon.h"

namespace isnad {

struct DataSource::Content {
  std::string folder;                                      ///< empty: built in
  std::map<std::string, std::string, std::less<>> tables;  ///< "ar/cues.tsv" -> bytes
  std::vector<std::byte> owned_lexicon, owned_gazetteer;
  std::span<const std::byte> lexicon, gazetteer;
  std::string digest;  ///< of the built-in copy, else empty
};

/// A pack's entries.
struct PackEntry {
  std::string_view name;
  std::span<const std::byte> bytes;
  uint64_t unpacked_size = 0;  ///< 0: not compressed
};
Result<std::vector<PackEntry>> read_pack(std::span<const std::byte> pack);
Result<std::string> unpack(const PackEntry& entry);

constexpr std::string_view kLexiconEntry = "lexicon.block", kGazetteerEntry = "gazetteer.block",
                           kWordsEntry = "base/words.tsv", kPlacesEntry = "base/places.tsv", kDigestEntry = "digest";

/// All tables of `folder`/ar, `folder`/places and `folder`/export, by name.
Result<std::map<std::string, std::string>> read_folder(const std::string& folder);
/// The bytes of a file, or nothing if it cannot be read.
std::optional<std::string> read_file(const std::string& path);

struct CompiledData {
  std::vector<std::byte> lexicon, gazetteer;
};
Result<CompiledData> compile_data(const std::string& folder, const std::map<std::string, std::string>& tables,
                                  std::string_view base_words, std::string_view base_places);

}  // namespace isnad
