// DataSource: finding tables by name, and packing a data folder.
//
// tables("ar/verbs") of the built-in copy is {"ar/verbs.conflict.tsv", "ar/verbs.general.tsv", …}; the pack's layout is
// described in data_content.h. The built-in copy itself is in built_in.cpp, which the data compiler does not link.
#include "lexicon/data_source.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "lexicon/data_content.h"
#include "places/gazetteer.h"
#include "record/sha256.h"

namespace isnad {
namespace {

constexpr uint64_t kMagic = 0x31304B43'41504E49;  // "INPACK01"
constexpr size_t kAlignment = 64;
constexpr int kCompressionLevel = 19;

struct PackHeader {
  uint64_t magic;
  uint64_t entries;
};
struct PackRecord {
  uint64_t offset, size, unpacked_size;
  char name[40];
};

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kCompressionLevel));
  return out;
}

}  // namespace

DataSource::DataSource(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

std::vector<std::string> DataSource::tables(std::string_view prefix) const {
  std::vector<std::string> names;
  for (auto entry = content_->tables.lower_bound(std::string(prefix)); entry != content_->tables.end(); ++entry) {
    if (!entry->first.starts_with(prefix)) break;
    names.push_back(entry->first);
  }
  return names;
}

Result<std::string_view> DataSource::table(std::string_view name) const {
  const auto found = content_->tables.find(std::string(name));
  if (found == content_->tables.end())
    return Error{"the table is missing; data/README.md tells its form", path_of(name), 0};
  return std::string_view(found->second);
}

std::string DataSource::path_of(std::string_view name) const {
  return (content_->folder.empty() ? "data" : content_->folder) + "/" + std::string(name);
}

std::span<const std::byte> DataSource::lexicon_block() const { return content_->lexicon; }
std::span<const std::byte> DataSource::gazetteer_block() const { return content_->gazetteer; }
const std::string& DataSource::digest() const { return content_->digest; }

Result<std::vector<PackEntry>> read_pack(std::span<const std::byte> pack) {
  const Error damaged{"the packed data are damaged; build the program again", "", 0};
  PackHeader header{};
  if (pack.size() < sizeof header) return damaged;
  std::memcpy(&header, pack.data(), sizeof header);
  if (header.magic != kMagic || header.entries > (pack.size() - sizeof header) / sizeof(PackRecord)) return damaged;
  std::vector<PackEntry> entries;
  for (uint64_t index = 0; index < header.entries; ++index) {
    const std::byte* at = pack.data() + sizeof header + index * sizeof(PackRecord);
    PackRecord record;
    std::memcpy(&record, at, sizeof record);
    if (record.offset > pack.size() || record.size > pack.size() - record.offset) return damaged;
    const char* name = reinterpret_cast<const char*>(at + offsetof(PackRecord, name));
    entries.push_back({std::string_view(name, strnlen(name, sizeof record.name)),
                       pack.subspan(record.offset, record.size), record.unpacked_size});
  }
  return entries;
}

Result<std::string> unpack(const PackEntry& entry) {
  if (entry.unpacked_size == 0)
    return std::string(reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size());
  std::string out(entry.unpacked_size, '\0');
  const size_t size = ZSTD_decompress(out.data(), out.size(), entry.bytes.data(), entry.bytes.size());
  if (ZSTD_isError(size) || size != out.size())
    return Error{"the packed data are damaged; build the program again", std::string(entry.name), 0};
  return out;
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) return std::nullopt;
  return bytes;
}

Result<std::map<std::string, std::string>> read_folder(const std::string& folder) {
  std::map<std::string, std::string> tables;
  for (const std::string part : {"ar", "places", "export", "page"}) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder + "/" + part, error), end; !error && entry != end;
         entry.increment(error)) {
      const std::filesystem::path& path = entry->path();
      if (path.extension() != ".tsv" || path.filename().string().starts_with('.')) continue;
      std::optional<std::string> bytes = read_file(path.string());
      if (!bytes) return Error{"the table cannot be read", path.string(), 0};
      tables.emplace(part + "/" + path.filename().string(), std::move(*bytes));
    }
  }
  if (tables.empty()) return Error{"the folder has no tables; it must contain ar/*.tsv (data/README.md)", folder, 0};
  return tables;
}

Result<CompiledData> compile_data(const std::string& folder, const std::map<std::string, std::string>& tables,
                                  std::string_view base_words, std::string_view base_places) {
  std::vector<TableBytes> words, places;
  for (const auto& [name, bytes] : tables) {
    const TableBytes table{name, folder + "/" + name, bytes};
    if (name.starts_with("ar/")) words.push_back(table);
    if (name.starts_with("places/") || name == "ar/countries.tsv") places.push_back(table);
  }
  Result<std::vector<std::byte>> lexicon = compile_lexicon(words, base_words);
  if (!lexicon) return lexicon.error();
  Result<std::vector<std::byte>> gazetteer = compile_gazetteer(places, base_places);
  if (!gazetteer) return gazetteer.error();
  return CompiledData{std::move(*lexicon), std::move(*gazetteer)};
}

Result<std::vector<std::byte>> pack_data(const std::string& folder, const std::string& base_words_tsv,
                                         const std::string& base_places_tsv) {
  const Result<std::map<std::string, std::string>> tables = read_folder(folder);
  if (!tables) return tables.error();
  const Result<CompiledData> compiled = compile_data(folder, *tables, base_words_tsv, base_places_tsv);
  if (!compiled) return compiled.error();

  struct Entry {
    std::string name, bytes;
    uint64_t unpacked_size;
  };
  std::vector<Entry> entries;
  const auto add_block = [&](std::string_view name, const std::vector<std::byte>& block) {
    entries.push_back({std::string(name), std::string(reinterpret_cast<const char*>(block.data()), block.size()), 0});
  };
  const auto add_text = [&](std::string_view name, const std::string& text) {
    entries.push_back({std::string(name), text.empty() ? "" : compress(text), text.size()});
  };
  add_block(kLexiconEntry, compiled->lexicon);
  add_block(kGazetteerEntry, compiled->gazetteer);
  add_text(kWordsEntry, base_words_tsv);
  add_text(kPlacesEntry, base_places_tsv);
  for (const auto& [name, bytes] : *tables) {
    if (name.size() >= sizeof(PackRecord::name)) return Error{"the table's name is too long", folder + "/" + name, 0};
    // Tables are read at every start: small enough to be stored as they are.
    entries.push_back({name, bytes, 0});
  }

  std::string all;
  for (const Entry& entry : entries) all += entry.name + '\0' + sha256(entry.bytes);
  entries.push_back({std::string(kDigestEntry), sha256(all), 0});

  std::vector<std::byte> pack(sizeof(PackHeader) + entries.size() * sizeof(PackRecord));
  const PackHeader header{kMagic, entries.size()};
  std::memcpy(pack.data(), &header, sizeof header);
  for (size_t index = 0; index < entries.size(); ++index) {
    const Entry& entry = entries[index];
    pack.resize((pack.size() + kAlignment - 1) / kAlignment * kAlignment);
    PackRecord record{};
    record.offset = pack.size();
    record.size = entry.bytes.size();
    record.unpacked_size = entry.unpacked_size;
    std::copy(entry.name.begin(), entry.name.end(), record.name);
    std::memcpy(pack.data() + sizeof header + index * sizeof record, &record, sizeof record);
    pack.resize(pack.size() + entry.bytes.size());
    if (!entry.bytes.empty()) std::memcpy(pack.data() + record.offset, entry.bytes.data(), entry.bytes.size());
  }
  return pack;
}

}  // namespace isnad
