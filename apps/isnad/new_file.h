// NewFile: a file that is there whole or not at all. It is written under another name beside its own and takes its own
// when all is written; if anything goes wrong before, nothing of it is left.
#pragma once

#include <string>
#include <string_view>

#include "isnad/result.h"
#include "output.h"

namespace isnad::app {

class NewFile {
 public:
  /// Opens ".NAME.<process>.part" in the folder of `path`. Errors: the folder is not there or may not be written.
  static Result<NewFile> open(const std::string& path);

  /// False once a write has failed.
  bool write(std::string_view bytes) { return output_.write(bytes); }
  /// Hands on what is held, onto the disk, and closes; false if anything failed. The file does not have its name yet.
  bool finish();
  /// Gives the finished file its name. Without `replace`, a file that has the name is left as it is, and that is the
  /// error.
  Result<bool> take_name(bool replace);

  const std::string& path() const { return path_; }
  std::string failure() const { return output_.failure(); }  ///< "No space left on device"

  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  ~NewFile();

 private:
  NewFile(std::string path, std::string part, Output output)
      : path_(std::move(path)), part_(std::move(part)), output_(std::move(output)) {}

  std::string path_, part_;  // part_ is empty when there is no such file any more
  Output output_;
};

}  // namespace isnad::app
