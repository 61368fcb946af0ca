#include "page/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace isnad {

namespace {

constexpr size_t kInputBytes = 128 * 1024;

enum class Packing { Unknown, Plain, Gzip, Zstd };

struct InflateEnd {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};

struct ZstdFree {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

Error fault(std::string message) { return Error{std::move(message), {}, 0}; }

}  // namespace

struct ByteStream::State {
  int descriptor = -1;
  bool owned = false;
  FileIdentity identity;
  uint64_t taken = 0;
  bool at_end = false;  // of the file
  Packing packing = Packing::Unknown;
  std::array<char, kInputBytes> input;
  size_t begin = 0, end = 0;  // what is read of the file and not yet handed on: input[begin, end)
  std::unique_ptr<z_stream, InflateEnd> gzip;
  std::string peeked;          // unpacked, and still to be read
  bool inside_member = false;  // gzip: the current member has not ended; zstd: the current frame
  std::unique_ptr<ZSTD_DStream, ZstdFree> zstd;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (owned && descriptor >= 0) ::close(descriptor);
  }

  /// Reads on into `input` (which has room); false in Result's error only.
  Result<bool> fill() {
    if (begin == end) begin = end = 0;
    while (!at_end && end < input.size()) {
      const ssize_t got = ::read(descriptor, input.data() + end, input.size() - end);
      if (got < 0) {
        if (errno == EINTR) continue;
        return fault(std::string("cannot be read: ") + std::strerror(errno));
      }
      if (got == 0) at_end = true;
      end += static_cast<size_t>(got);
      taken += static_cast<uint64_t>(got);
      break;
    }
    return begin < end;
  }

  Result<bool> detect() {
    while (end < 4 && !at_end) {
      if (auto filled = fill(); !filled) return filled;
    }
    const std::string_view head(input.data(), end);
    if (head.starts_with("\x1F\x8B")) {
      packing = Packing::Gzip;
      gzip.reset(new z_stream{});
      if (inflateInit2(gzip.get(), 15 + 16) != Z_OK) return fault("cannot be unpacked: no memory for gzip");
    } else if (head.starts_with("\x28\xB5\x2F\xFD")) {
      packing = Packing::Zstd;
      zstd.reset(ZSTD_createDStream());
      if (!zstd) return fault("cannot be unpacked: no memory for zstd");
    } else {
      packing = Packing::Plain;
    }
    return true;
  }

  Result<size_t> read_plain(std::span<char> into) {
    if (begin == end) {
      if (auto filled = fill(); !filled) return filled.error();
    }
    const size_t count = std::min(into.size(), end - begin);
    std::memcpy(into.data(), input.data() + begin, count);
    begin += count;
    return count;
  }

  Result<size_t> read_gzip(std::span<char> into) {
    gzip->next_out = reinterpret_cast<Bytef*>(into.data());
    gzip->avail_out = static_cast<uInt>(std::min<size_t>(into.size(), 1U << 30U));
    const uInt room = gzip->avail_out;
    while (gzip->avail_out == room) {
      if (begin == end) {
        if (auto filled = fill(); !filled) return filled.error();
        if (begin == end) {
          if (inside_member) return fault("the gzip data end too early: the file is cut off");
          return size_t{0};
        }
      }
      if (!inside_member) {
        if (input[begin] == '\0') {  // zeros may fill up the last block of a tape or disk
          ++begin;
          continue;
        }
        inside_member = true;
      }
      gzip->next_in = reinterpret_cast<Bytef*>(input.data() + begin);
      gzip->avail_in = static_cast<uInt>(end - begin);
      const int code = inflate(gzip.get(), Z_NO_FLUSH);
      begin = end - gzip->avail_in;
      if (code == Z_STREAM_END) {
        inside_member = false;
        inflateReset(gzip.get());
      } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return fault(std::string("the gzip data are damaged: ") + (gzip->msg ? gzip->msg : "cannot be unpacked"));
      }
    }
    return static_cast<size_t>(room - gzip->avail_out);
  }

  Result<size_t> read_zstd(std::span<char> into) {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    while (out.pos == 0) {
      if (begin == end) {
        if (auto filled = fill(); !filled) return filled.error();
        if (begin == end && at_end) {
          if (inside_member) return fault("the zstd data end too early: the file is cut off");
          return size_t{0};
        }
      }
      ZSTD_inBuffer in{input.data() + begin, end - begin, 0};
      const size_t code = ZSTD_decompressStream(zstd.get(), &out, &in);
      begin += in.pos;
      if (ZSTD_isError(code)) return fault(std::string("the zstd data are damaged: ") + ZSTD_getErrorName(code));
      inside_member = code != 0;
    }
    return out.pos;
  }
};

ByteStream::ByteStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;
ByteStream::~ByteStream() = default;

Result<ByteStream> ByteStream::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fault(std::string("cannot be opened: ") + std::strerror(errno));
  ByteStream stream = of_descriptor(descriptor);
  stream.state_->owned = true;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return fault("is a folder, not a file");
  return stream;
}

ByteStream ByteStream::of_descriptor(int descriptor) {
  auto state = std::make_unique<State>();
  state->descriptor = descriptor;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0) {
    state->identity = {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
  }
  return ByteStream(std::move(state));
}

Result<size_t> ByteStream::read(std::span<char> into) {
  std::string& peeked = state_->peeked;
  if (!peeked.empty()) {
    const size_t count = std::min(into.size(), peeked.size());
    std::memcpy(into.data(), peeked.data(), count);
    peeked.erase(0, count);
    return count;
  }
  return unpack(into);
}

Result<std::string_view> ByteStream::peek(size_t count) {
  std::string& peeked = state_->peeked;
  while (peeked.size() < count) {
    std::array<char, 4096> chunk;
    auto got = unpack(std::span(chunk).first(std::min(chunk.size(), count - peeked.size())));
    if (!got) return got.error();
    if (*got == 0) break;
    peeked.append(chunk.data(), *got);
  }
  return std::string_view(peeked).substr(0, count);
}

Result<size_t> ByteStream::unpack(std::span<char> into) {
  if (state_->packing == Packing::Unknown) {
    if (auto detected = state_->detect(); !detected) return detected.error();
  }
  switch (state_->packing) {
    case Packing::Gzip:
      return state_->read_gzip(into);
    case Packing::Zstd:
      return state_->read_zstd(into);
    default:
      return state_->read_plain(into);
  }
}

uint64_t ByteStream::bytes_taken() const { return state_->taken; }
FileIdentity ByteStream::identity() const { return state_->identity; }

}  // namespace isnad
