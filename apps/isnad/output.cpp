#include "output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace isnad::app {

namespace {
constexpr size_t kHeld = 256 * 1024;
}

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO);
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return Error{std::string("cannot be written: ") + std::strerror(errno), repaired_utf8(path), 0};
  }
  return Output(descriptor);
}

Result<Output> Output::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return Error{std::string("cannot be written: ") + std::strerror(errno), repaired_utf8(path), 0};
  }
  return Output(descriptor);
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      failure_(other.failure_),
      held_(std::move(other.held_)),
      lines_(other.lines_) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

bool Output::write(std::string_view bytes) {
  if (failure_ != 0) return false;
  held_ += bytes;
  return held_.size() < kHeld || flush();
}

bool Output::flush() {
  size_t done = 0;
  while (failure_ == 0 && done < held_.size()) {
    const ssize_t written = ::write(descriptor_, held_.data() + done, held_.size() - done);
    if (written >= 0) {
      done += static_cast<size_t>(written);
    } else if (errno != EINTR) {
      failure_ = errno;
    }
  }
  lines_ += static_cast<uint64_t>(std::count(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(done), '\n'));
  held_.clear();
  return failure_ == 0;
}

bool Output::finish(bool onto_disk) {
  flush();
  // Pipes and the like have nothing to wait for and say EINVAL.
  if (onto_disk && failure_ == 0 && ::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) failure_ = errno;
  // Closing may be where a network file system tells that the disk is full.
  if (::close(std::exchange(descriptor_, -1)) != 0 && failure_ == 0 && errno != EINTR) failure_ = errno;
  return failure_ == 0;
}

bool Output::closed_by_reader() const { return failure_ == EPIPE; }

std::string Output::failure() const { return failure_ == 0 ? std::string() : std::strerror(failure_); }

FileIdentity Output::identity() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return {};
  return {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
}

}  // namespace isnad::app
