// Output: bytes to a file or to standard output, with every failure seen: a full disk, a closed pipe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/result.h"
#include "page/byte_stream.h"

namespace isnad::app {

class Output {
 public:
  /// `path` empty or "-": standard output. An existing file is emptied.
  static Result<Output> open(const std::string& path);
  /// A new file; an error if there is anything of that name.
  static Result<Output> create(const std::string& path);

  /// Takes bytes; false once a write has failed, after which nothing more is written.
  bool write(std::string_view bytes);
  /// Hands on what is still held and closes; false if any write failed. `onto_disk`: waits until a power cut would not
  /// take it back.
  bool finish(bool onto_disk = false);

  bool closed_by_reader() const;             ///< the failure is a reader that went away (`| head`)
  std::string failure() const;               ///< "No space left on device"; empty if none
  uint64_t lines() const { return lines_; }  ///< complete lines that were handed to the system
  FileIdentity identity() const;

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

 private:
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  bool flush();

  int descriptor_;
  int failure_ = 0;  // errno
  std::string held_;
  uint64_t lines_ = 0;
};

}  // namespace isnad::app
