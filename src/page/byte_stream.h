// ByteStream: the bytes of a file, of standard input or of memory, unpacked while they are read, chunk by chunk.
//
//   a.warc.gz:  [gzip member: «خبر أول»][gzip member: «خبر ثان»]   ("first report", "second report")
//   read() → «خبر أول», then «خبر ثان»; position() → member 2, at byte 37 of the file
//
// Packing is told by the first bytes, never by the name: `news.jsonl` may be a gzip file. Several gzip members or zstd
// frames one after the other are one stream; those of a .warc.zst may have a dictionary before them. A stream that ends
// too early is an error, not a short file. What is unpacked is bounded (ByteLimits), so that a small file cannot keep a
// program busy for ever.
//
// Deliberately not: what is packed twice is unpacked once, and said to be packed twice; zip, bzip2, xz and 7z.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "isnad/result.h"

namespace isnad {

/// Which file it is, whatever its name; to see that a file to be read is the one being written.
struct FileIdentity {
  uint64_t device = 0;
  uint64_t number = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

enum class Packing : uint8_t {
  Unknown,  ///< to be told by the first bytes: Gzip, Zstd or Plain
  Plain,
  Gzip,
  Zlib,
  Deflate,  ///< without the two bytes that Zlib has before it
  Zstd,
  Brotli
};

/// How much may be unpacked. Nothing of this concerns bytes that are not packed.
struct ByteLimits {
  uint64_t max_unpacked = 0;                  ///< bytes; 0: any number, as a crawl may be large
  double max_ratio = 200;                     ///< unpacked bytes for one that is packed …
  uint64_t ratio_from = 64ULL * 1024 * 1024;  ///< … once more bytes than this were unpacked
};

/// Where a stream stands. Offsets count from where reading began.
struct StreamPosition {
  Packing packing = Packing::Unknown;
  uint64_t member = 0;           ///< number, from 1, of the gzip member or zstd frame that the last byte came from
  uint64_t member_offset = 0;    ///< of its first byte, on disk
  uint64_t member_unpacked = 0;  ///< of its first byte, unpacked
  uint64_t unpacked = 0;         ///< of the byte that is read next
};

/// Why a stream gives nothing more.
enum class StreamBreak : uint8_t {
  None,
  CutOff,   ///< the packed bytes end before their end
  Damaged,  ///< they are not what was packed
  Limit,    ///< ByteLimits, or what is packed twice
  Failed    ///< the system could not read
};

class ByteStream {
 public:
  /// Opens a file. Fails if it cannot be opened or is a folder. Error::file is left empty: the caller names the file.
  static Result<ByteStream> open(const std::string& path, const ByteLimits& limits = {});
  /// Reads an open descriptor, which stays the caller's.
  static ByteStream of_descriptor(int descriptor, const ByteLimits& limits = {});
  /// Reads bytes in memory, which must outlive the stream.
  static ByteStream of_bytes(std::string_view bytes, const ByteLimits& limits = {}, Packing packing = Packing::Unknown);

  /// Fills `into` (not empty) from its beginning; the number of bytes, 0 at the end of the stream. One call returns
  /// bytes of one gzip member or zstd frame only. After an error every call fails with it, until resume().
  Result<size_t> read(std::span<char> into);

  /// The next bytes, up to `count` of them, which read() will still return. Valid until the next call.
  Result<std::string_view> peek(size_t count);

  /// After a break (CutOff, Damaged): goes on at the next gzip member or zstd frame whose unpacked bytes begin with
  /// `beginning`, looked for behind the first byte of the one that broke; in a stream that may not be gone back in (a
  /// pipe), behind what was read of it. False if there is none: the stream is at its end. Linear in what is left.
  Result<bool> resume(std::string_view beginning);

  StreamPosition position() const;
  StreamBreak broken() const;  ///< why the last read() failed
  /// Bytes that are still to come, where that is known: in plain bytes of a file or of memory.
  std::optional<uint64_t> bytes_left() const;
  uint64_t bytes_taken() const;  ///< of the file as it is on disk, packed or not
  FileIdentity identity() const;

  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;
  ~ByteStream();

 private:
  struct State;
  explicit ByteStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// "at byte 1234 of the file, unpacked byte 99": where the stream stands, for messages.
std::string place_of(const StreamPosition& position);

}  // namespace isnad
