// ByteStream: the bytes of a file or of standard input, unpacked if they are gzip or zstd, chunk by chunk.
//
// Packing is told by the first bytes, never by the name: `news.jsonl` may be a gzip file. Several gzip members or zstd
// frames one after the other are one stream. A stream that ends too early is an error, not a short file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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

class ByteStream {
 public:
  /// Opens a file. Fails if it cannot be opened or is a folder. Error::file is left empty: the caller names the file.
  static Result<ByteStream> open(const std::string& path);
  /// Reads an open descriptor, which stays the caller's.
  static ByteStream of_descriptor(int descriptor);

  /// Fills `into` (not empty) from its beginning; the number of bytes, 0 at the end of the stream.
  Result<size_t> read(std::span<char> into);

  /// The next bytes, up to `count` of them, which read() will still return. Valid until the next call.
  Result<std::string_view> peek(size_t count);

  uint64_t bytes_taken() const;  ///< of the file as it is on disk, packed or not
  FileIdentity identity() const;

  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;
  ~ByteStream();

 private:
  struct State;
  Result<size_t> unpack(std::span<char> into);
  explicit ByteStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace isnad
