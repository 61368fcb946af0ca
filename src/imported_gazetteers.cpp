#include "imported_gazetteers.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <map>
#include <utility>

#include "places/place_table.h"
#include "reading/doubtful_names.h"
#include "record/sha256.h"

namespace isnad {
namespace {

namespace files = std::filesystem;

constexpr std::string_view kEnding = ".places", kJoinedName = "joined.block";
// The forms of the two files. A change of how places are joined that the built-in tables do not show raises the second.
constexpr std::string_view kPlacesForm = "isnad-places-1", kJoinedForm = "isnad-joined-2";
constexpr size_t kHeadSize = 1024;       // of NAME.places: a line, filled up with blanks
constexpr size_t kJoinedHeadSize = 256;  // of joined.block, a multiple of 64
constexpr size_t kLongestName = 64, kLongestSource = 512;
constexpr uint64_t kMostUnpacked = uint64_t{1} << 31;
constexpr int kCompressionLevel = 9;

std::string path_of(const std::string& folder, std::string_view name) { return folder + '/' + std::string(name); }

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const size_t end = std::min(line.find('\t'), line.size());
    fields.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return fields;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

/// A file descriptor that is closed in the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

struct Bytes {
  std::shared_ptr<std::byte[]> memory;  // aligned for a block
  size_t size = 0;
  std::span<const std::byte> all() const { return {memory.get(), size}; }
  std::string_view text() const { return {reinterpret_cast<const char*>(memory.get()), size}; }
};

/// The first `most` bytes of a file. They are read, not mapped: a file that somebody shortens would end the program.
Result<Bytes> read_bytes(const std::string& path, uint64_t most) {
  const auto failed = [&] { return Error{std::string("cannot be read: ") + std::strerror(errno), path, 0}; };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return failed();
  Bytes bytes;
  const auto size = static_cast<size_t>(std::min<uint64_t>(static_cast<uint64_t>(status.st_size), most));
  bytes.memory = std::shared_ptr<std::byte[]>(new std::byte[size + 1]);
  while (bytes.size < size) {
    const ssize_t got = ::read(file.number(), bytes.memory.get() + bytes.size, size - bytes.size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed();
    if (got == 0) break;
    bytes.size += static_cast<size_t>(got);
  }
  return bytes;
}

/// Writes a file as a whole or not at all.
std::optional<Error> write_bytes(const std::string& folder, std::string_view name,
                                 std::initializer_list<std::string_view> parts) {
  std::error_code made;
  files::create_directories(folder, made);
  if (made) return Error{"the folder cannot be made: " + made.message(), folder, 0};
  const std::string path = path_of(folder, name);
  std::string temporary = path_of(folder, "." + std::string(name) + ".XXXXXX");
  const auto failed = [&] {
    const Error error{std::string("cannot be written: ") + std::strerror(errno), path, 0};
    ::unlink(temporary.c_str());
    return error;
  };
  Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.number() < 0) return failed();
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(file.number(), 0666 & ~mask);
  for (std::string_view part : parts) {
    while (!part.empty()) {
      const ssize_t written = ::write(file.number(), part.data(), part.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return failed();
      part.remove_prefix(static_cast<size_t>(written));
    }
  }
  if (::fsync(file.number()) != 0 || !file.close() || ::rename(temporary.c_str(), path.c_str()) != 0) return failed();
  return std::nullopt;
}

std::string advice(const std::string& name) {
  return "; import it again (isnad gazetteer import FILE --name " + name + ") or remove it (isnad gazetteer remove " +
         name + "); extract --no-imported-gazetteers reads without it";
}

/// The head of NAME.places, without reading the rest.
Result<StoredGazetteer> read_head(const std::string& folder, const std::string& name) {
  const std::string path = path_of(folder, name + std::string(kEnding));
  const auto bytes = read_bytes(path, kHeadSize);
  if (!bytes) return bytes.error();
  const std::string_view head = bytes->text();
  const auto fields = fields_of(head.substr(0, head.find('\n')));
  StoredGazetteer gazetteer;
  gazetteer.name = name;
  if (head.size() < kHeadSize || fields.size() != 5 || !fields[0].starts_with("isnad-places-"))
    return Error{"the imported gazetteer " + name + " is damaged" + advice(name), path, 0};
  if (fields[0] != kPlacesForm)
    return Error{"the imported gazetteer " + name + " was kept by another version of Isnad" + advice(name), path, 0};
  if (!read_number(fields[2], gazetteer.places))
    return Error{"the imported gazetteer " + name + " is damaged" + advice(name), path, 0};
  gazetteer.digest = fields[1];
  gazetteer.imported = fields[3];
  gazetteer.source = fields[4];
  return gazetteer;
}

Result<std::vector<ImportedPlace>> read_places(const std::string& folder, const StoredGazetteer& gazetteer) {
  const std::string path = path_of(folder, gazetteer.name + std::string(kEnding));
  const Error damaged{"the imported gazetteer " + gazetteer.name + " is damaged" + advice(gazetteer.name), path, 0};
  const auto bytes = read_bytes(path, kMostUnpacked);
  if (!bytes) return bytes.error();
  if (bytes->size < kHeadSize) return damaged;
  const std::string_view packed = bytes->text().substr(kHeadSize);
  if (sha256(packed) != gazetteer.digest) return damaged;
  const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size > kMostUnpacked) return damaged;  // the marks for errors are larger
  std::string table(size, '\0');
  if (ZSTD_decompress(table.data(), table.size(), packed.data(), packed.size()) != size) return damaged;
  auto places = parse_places(path, table);
  if (!places) return damaged;
  return places;
}

/// To see that a large file is the one that was written: eight bytes at a time in four lanes, as fast as it is read.
uint64_t checksum(std::span<const std::byte> bytes) {
  constexpr uint64_t kPrime = 0x9E3779B97F4A7C15;
  std::array<uint64_t, 4> lanes = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, sizeof words);
    for (size_t lane = 0; lane < 4; ++lane) {
      lanes[lane] = (lanes[lane] ^ words[lane]) * kPrime;
      lanes[lane] ^= lanes[lane] >> 29;
    }
  }
  uint64_t sum = bytes.size();
  for (; at < bytes.size(); ++at) sum = (sum ^ static_cast<uint64_t>(bytes[at])) * kPrime;
  for (const uint64_t lane : lanes) {
    sum = (sum ^ lane) * kPrime;
    sum ^= sum >> 29;
  }
  return sum;
}

/// What joined.block is made of: the form, the program's tables and the gazetteers.
std::string recipe(const DataSource& source, const std::vector<StoredGazetteer>& gazetteers) {
  std::string text = std::string(kJoinedForm) + '\n' + source.digest() + '\n';
  for (const StoredGazetteer& gazetteer : gazetteers) text += gazetteer.name + '\t' + gazetteer.digest + '\n';
  return sha256(text);
}

enum class Kept : uint8_t { Good, Missing, Outdated, Damaged };

Kept read_joined(const std::string& folder, const std::string& wanted, JoinedGazetteer& out) {
  const auto bytes = read_bytes(path_of(folder, kJoinedName), kMostUnpacked);
  if (!bytes) return Kept::Missing;
  if (bytes->size < kJoinedHeadSize) return Kept::Damaged;
  const std::string_view head = bytes->text().substr(0, kJoinedHeadSize);
  const auto fields = fields_of(head.substr(0, head.find('\n')));
  if (fields.size() != 3 || !fields[0].starts_with("isnad-joined-")) return Kept::Damaged;
  if (fields[0] != kJoinedForm || fields[1] != wanted) return Kept::Outdated;
  const auto block = bytes->all().subspan(kJoinedHeadSize);
  if (fields[2] != std::to_string(checksum(block))) return Kept::Damaged;
  out.memory = bytes->memory;
  out.block = block;
  return Gazetteer::from_block(block) ? Kept::Good : Kept::Damaged;
}

std::string filled(std::string line, size_t size) {
  line.resize(std::max(size, line.size() + 1) - 1, ' ');
  return line + '\n';
}

}  // namespace

bool is_gazetteer_name(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.';
  };
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), plain);
}

Result<std::vector<StoredGazetteer>> stored_gazetteers(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (files::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string file = entry->path().filename().string();
    if (file.ends_with(kEnding) && is_gazetteer_name(file.substr(0, file.size() - kEnding.size())))
      names.push_back(file.substr(0, file.size() - kEnding.size()));
  }
  if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory) {
    return Error{"the folder of imported gazetteers cannot be read: " + error.message() +
                     "; extract --no-imported-gazetteers reads without them",
                 folder, 0};
  }
  std::sort(names.begin(), names.end());
  std::vector<StoredGazetteer> gazetteers;
  for (const std::string& name : names) {
    auto gazetteer = read_head(folder, name);
    if (!gazetteer) return gazetteer.error();
    gazetteers.push_back(std::move(*gazetteer));
  }
  return gazetteers;
}

Result<StoredGazetteer> store_gazetteer(const std::string& folder, StoredGazetteer gazetteer,
                                        const std::vector<ImportedPlace>& places) {
  const std::string table = format_places(places);
  std::string packed(ZSTD_compressBound(table.size()), '\0');
  const size_t size = ZSTD_compress(packed.data(), packed.size(), table.data(), table.size(), kCompressionLevel);
  if (ZSTD_isError(size)) return Error{"the places cannot be packed", gazetteer.source, 0};
  packed.resize(size);
  gazetteer.digest = sha256(packed);
  gazetteer.places = places.size();
  std::replace_if(
      gazetteer.source.begin(), gazetteer.source.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  if (gazetteer.source.empty()) gazetteer.source = "-";
  gazetteer.source.resize(std::min(gazetteer.source.size(), kLongestSource));
  const std::string line = std::string(kPlacesForm) + '\t' + gazetteer.digest + '\t' +
                           std::to_string(gazetteer.places) + '\t' + gazetteer.imported + '\t' + gazetteer.source +
                           '\n';
  if (auto error = write_bytes(folder, gazetteer.name + std::string(kEnding), {filled(line, kHeadSize), packed}))
    return *error;
  ::unlink(path_of(folder, kJoinedName).c_str());  // made anew in any case: what a user does who doubts it
  return gazetteer;
}

Result<bool> remove_gazetteer(const std::string& folder, const std::string& name) {
  if (!is_gazetteer_name(name)) return false;
  const std::string path = path_of(folder, name + std::string(kEnding));
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return false;
    return Error{std::string("cannot be removed: ") + std::strerror(errno), path, 0};
  }
  ::unlink(path_of(folder, kJoinedName).c_str());
  return true;
}

Result<std::optional<JoinedGazetteer>> joined_gazetteer(const std::string& folder, const DataSource& source,
                                                        const Knowledge& knowledge) {
  const auto gazetteers = stored_gazetteers(folder);
  if (!gazetteers) return gazetteers.error();
  if (gazetteers->empty()) return std::optional<JoinedGazetteer>();
  JoinedGazetteer joined;
  const bool keep = !source.digest().empty();
  const std::string wanted = recipe(source, *gazetteers);
  const Kept kept = keep ? read_joined(folder, wanted, joined) : Kept::Missing;
  if (kept == Kept::Good) return std::optional(std::move(joined));

  auto doubtful = DoubtfulNames::load(source, knowledge);
  if (!doubtful) return doubtful.error();
  Imports imports;
  imports.doubtful = [&](std::string_view key) { return doubtful->contains(key); };
  for (const StoredGazetteer& gazetteer : *gazetteers) {
    auto places = read_places(folder, gazetteer);
    if (!places) return places.error();
    imports.gazetteers.push_back(std::move(*places));
  }
  const auto block = source.gazetteer_with(imports);
  if (!block) return block.error();
  auto memory = std::shared_ptr<std::byte[]>(new std::byte[block->size()]);
  std::copy(block->begin(), block->end(), memory.get());
  joined.block = {memory.get(), block->size()};
  joined.memory = std::move(memory);
  if (keep) {
    const std::string line =
        std::string(kJoinedForm) + '\t' + wanted + '\t' + std::to_string(checksum(joined.block)) + '\n';
    const std::string_view bytes(reinterpret_cast<const char*>(joined.block.data()), joined.block.size());
    const auto error = write_bytes(folder, kJoinedName, {filled(line, kJoinedHeadSize), bytes});
    if (kept == Kept::Outdated)
      joined.notes.emplace_back("the imported gazetteers were joined anew with the places of this program");
    if (kept == Kept::Damaged)
      joined.notes.emplace_back("the imported gazetteers were joined anew: the file was damaged");
    if (error) joined.notes.emplace_back("the imported gazetteers have to be joined at every start: " + error->text());
  }
  return std::optional(std::move(joined));
}

}  // namespace isnad
