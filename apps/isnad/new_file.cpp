// See new_file.h.
#include "new_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace isnad::app {

namespace {

Error failed(const std::string& path, const std::string& what) { return {what, repaired_utf8(path), 0}; }

}  // namespace

Result<NewFile> NewFile::open(const std::string& path) {
  const size_t slash = path.rfind('/');
  const size_t name = slash == std::string::npos ? 0 : slash + 1;
  std::string part = path.substr(0, name) + "." + path.substr(name) + "." + std::to_string(::getpid()) + ".part";
  ::unlink(part.c_str());  // of a process that had our number and was killed; never follows a link
  auto output = Output::create(part);
  if (!output) return failed(path, output.error().message);
  return NewFile(path, std::move(part), std::move(*output));
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)), part_(std::exchange(other.part_, {})), output_(std::move(other.output_)) {}

NewFile::~NewFile() {
  if (!part_.empty()) ::unlink(part_.c_str());
}

bool NewFile::finish() { return output_.finish(true); }

Result<bool> NewFile::take_name(bool replace) {
  if (!replace) {
    // A link is made only where there is nothing of that name, even if somebody makes it at this moment.
    if (::link(part_.c_str(), path_.c_str()) == 0) {
      ::unlink(part_.c_str());
      part_.clear();
      return true;
    }
    if (errno == EEXIST) return failed(path_, "is there already; --force replaces it");
    // Some file systems have no links; then it is looked for first.
    if (::access(path_.c_str(), F_OK) == 0) return failed(path_, "is there already; --force replaces it");
  }
  if (::rename(part_.c_str(), path_.c_str()) != 0) {
    return failed(path_, std::string("cannot be written: ") + std::strerror(errno));
  }
  part_.clear();
  return true;
}

}  // namespace isnad::app
