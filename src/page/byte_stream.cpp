#include "page/byte_stream.h"

#include <brotli/decode.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace isnad {

namespace {

constexpr size_t kInputBytes = 128 * 1024;
// resume() tries each place that looks like the beginning of a member: enough for its header, for the tables of the
// codes and some letters, little enough that many such places cost little.
constexpr size_t kGzipProbe = 1024;
constexpr size_t kZstdProbe = kInputBytes / 2;  // zstd unpacks whole blocks only
// A member that broke may have run over the beginnings of others, so they are looked for from its own first byte. A
// file made for the purpose could have us do that again and again; so no more is looked at twice than once, and this.
constexpr uint64_t kTwice = 64ULL * 1024 * 1024;
constexpr int kZstdWindowLog = 27;  // 128 MiB: what zstd itself unpacks without being asked

constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
// Archives of crawls (.warc.zst) may begin with a frame that unpackers pass over: the dictionary of all others.
constexpr std::string_view kDictionaryMagic = "\x5D\x2A\x4D\x18";
constexpr size_t kMaxDictionary = 16 * 1024 * 1024;

struct InflateEnd {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;
  }
};

struct ZstdFree {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

struct BrotliFree {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Error fault(std::string message) { return Error{std::move(message), {}, 0}; }

const char* name_of(Packing packing) {
  switch (packing) {
    case Packing::Gzip:
      return "gzip";
    case Packing::Zlib:
    case Packing::Deflate:
      return "deflate";
    case Packing::Zstd:
      return "zstd";
    case Packing::Brotli:
      return "brotli";
    default:
      return "plain";
  }
}

int window_bits(Packing packing) {
  if (packing == Packing::Gzip) return MAX_WBITS + 16;
  return packing == Packing::Zlib ? MAX_WBITS : -MAX_WBITS;
}

/// Gzip is known by two of the first three bytes, so that a file with a damaged one is not taken for text.
Packing packing_of(std::string_view head) {
  if (head.starts_with(kZstdMagic) || head.starts_with(kDictionaryMagic)) return Packing::Zstd;
  size_t same = 0;
  for (size_t i = 0; i < kGzipMagic.size() && i < head.size(); ++i) same += head[i] == kGzipMagic[i] ? 1U : 0U;
  return same >= 2 ? Packing::Gzip : Packing::Plain;
}

}  // namespace

struct ByteStream::State {
  int descriptor = -1;  // -1: of memory
  bool owned = false;
  FileIdentity identity;
  std::optional<uint64_t> size;  // of the file or memory, from where reading began
  ByteLimits limits;
  Packing packing = Packing::Unknown;
  bool packing_told = false;  // by the caller

  std::unique_ptr<char[]> buffer;  // of a descriptor; kInputBytes
  const char* data = nullptr;      // the buffer, or all bytes in memory
  size_t begin = 0, end = 0;       // what is there and not yet handed on: data[begin, end)
  uint64_t end_offset = 0;         // on disk, of data[end]
  uint64_t taken = 0;              // the greatest end_offset that was
  uint64_t twice = 0;
  bool at_end = false;  // of the file

  std::unique_ptr<z_stream, InflateEnd> zlib;
  std::unique_ptr<ZSTD_DStream, ZstdFree> zstd;
  std::unique_ptr<BrotliDecoderState, BrotliFree> brotli;
  bool inside_member = false;  // the current gzip member, zstd frame … has not ended
  bool done = false;           // of packings that have one member only

  StreamPosition position;
  StreamBreak broken = StreamBreak::None;
  Error error;
  std::string peeked;  // unpacked, and still to be read

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (owned && descriptor >= 0) ::close(descriptor);
  }

  Error fail(StreamBreak why, std::string message) {
    broken = why;
    error = fault(std::move(message));
    return error;
  }
  Error damaged(const char* why) {
    return fail(StreamBreak::Damaged,
                std::string("the ") + name_of(packing) + " data are damaged: " + (why != nullptr ? why : "not valid"));
  }
  Error cut_off() {
    return fail(StreamBreak::CutOff,
                std::string("the ") + name_of(packing) + " data end too early: the file is cut off");
  }

  bool between_members() const { return packing != Packing::Plain && !inside_member; }
  uint64_t offset() const { return end_offset - (end - begin); }  // on disk, of data[begin]

  /// Reads on behind data[end]; whether data[begin, end) holds anything.
  Result<bool> fill() {
    if (descriptor < 0) {
      at_end = true;
      return begin < end;
    }
    if (!buffer) {
      buffer = std::make_unique_for_overwrite<char[]>(kInputBytes);
      data = buffer.get();
    }
    if (begin > 0) {
      std::memmove(buffer.get(), buffer.get() + begin, end - begin);
      end -= begin;
      begin = 0;
    }
    while (!at_end && end < kInputBytes) {
      const ssize_t got = ::read(descriptor, buffer.get() + end, kInputBytes - end);
      if (got < 0) {
        if (errno == EINTR) continue;
        return fail(StreamBreak::Failed, std::string("cannot be read: ") + std::strerror(errno));
      }
      if (got == 0) at_end = true;
      end += static_cast<size_t>(got);
      end_offset += static_cast<uint64_t>(got);
      taken = std::max(taken, end_offset);
      break;
    }
    return begin < end;
  }

  /// Has `count` bytes ready if the file has as many left.
  Result<bool> ready(size_t count) {
    while (end - begin < count && !at_end) {
      if (auto filled = fill(); !filled) return filled;
    }
    return true;
  }

  Result<bool> start() {
    if (packing == Packing::Unknown) {
      if (auto there = ready(4); !there) return there;
      packing = packing_of({data + begin, end - begin});
    }
    return set_up();
  }

  /// The dictionary that data[begin] begins with, itself packed or not.
  Result<bool> load_dictionary() {
    if (auto there = ready(8); !there) return there;
    if (end - begin < 8) return cut_off();
    size_t length = 0;
    for (size_t i = 8; i-- > 4;) length = length * 256 + static_cast<unsigned char>(data[begin + i]);
    if (length > kMaxDictionary) return damaged("the dictionary is too long");
    begin += 8;
    std::string dictionary;
    while (dictionary.size() < length) {
      if (begin == end) {
        auto filled = fill();
        if (!filled) return filled;
        if (!*filled) return cut_off();
      }
      const size_t count = std::min(length - dictionary.size(), end - begin);
      dictionary.append(data + begin, count);
      begin += count;
    }
    if (std::string_view(dictionary).starts_with(kZstdMagic)) {
      std::string unpacked(kMaxDictionary, '\0');
      const size_t got = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(got) != 0U) return damaged("the dictionary cannot be unpacked");
      unpacked.resize(got);
      dictionary = std::move(unpacked);
    }
    if (ZSTD_isError(ZSTD_DCtx_loadDictionary(zstd.get(), dictionary.data(), dictionary.size())) != 0U) {
      return damaged("the dictionary is not valid");
    }
    return true;
  }

  Result<bool> set_up() {
    position.packing = packing;
    bool made = true;
    switch (packing) {
      case Packing::Gzip:
      case Packing::Zlib:
      case Packing::Deflate:
        zlib.reset(new z_stream{});
        made = inflateInit2(zlib.get(), window_bits(packing)) == Z_OK;
        break;
      case Packing::Zstd:
        zstd.reset(ZSTD_createDStream());
        made = zstd && ZSTD_isError(ZSTD_DCtx_setParameter(zstd.get(), ZSTD_d_windowLogMax, kZstdWindowLog)) == 0U;
        break;
      case Packing::Brotli:
        brotli.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
        made = brotli != nullptr;
        break;
      default:
        break;
    }
    if (!made) {
      return fail(StreamBreak::Failed, std::string("cannot be unpacked: no memory for ") + name_of(packing));
    }
    if (packing == Packing::Zstd && std::string_view(data + begin, end - begin).starts_with(kDictionaryMagic)) {
      return load_dictionary();
    }
    return true;
  }

  void begin_member() {
    inside_member = true;
    ++position.member;
    position.member_offset = offset();
    position.member_unpacked = position.unpacked;
  }

  size_t read_plain(std::span<char> into) {
    const size_t count = std::min(into.size(), end - begin);
    if (count > 0) std::memcpy(into.data(), data + begin, count);
    begin += count;
    return count;
  }

  /// Each of these unpacks some of data[begin, end), which is not empty, and returns how many bytes came out.
  Result<size_t> inflate_some(std::span<char> into) {
    zlib->next_out = reinterpret_cast<Bytef*>(into.data());
    zlib->avail_out = static_cast<uInt>(std::min<size_t>(into.size(), 1U << 30U));
    const uInt room = zlib->avail_out;
    zlib->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data + begin));
    zlib->avail_in = static_cast<uInt>(std::min<size_t>(end - begin, 1U << 30U));
    const uInt there = zlib->avail_in;
    const int code = inflate(zlib.get(), Z_NO_FLUSH);
    begin += there - zlib->avail_in;
    if (code == Z_STREAM_END) {
      inside_member = false;
      done = packing != Packing::Gzip;
      inflateReset(zlib.get());
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return damaged(code == Z_NEED_DICT ? "they need a dictionary" : zlib->msg);
    }
    return static_cast<size_t>(room - zlib->avail_out);
  }

  Result<size_t> zstd_some(std::span<char> into) {
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    ZSTD_inBuffer in{data + begin, end - begin, 0};
    const size_t code = ZSTD_decompressStream(zstd.get(), &out, &in);
    begin += in.pos;
    if (ZSTD_isError(code) != 0U) {
      if (ZSTD_getErrorCode(code) == ZSTD_error_frameParameter_windowTooLarge) {  // a damaged frame may say so, too
        return fail(
            StreamBreak::Damaged,
            "the zstd data need more memory than the limit of 128 MiB: pack them anew without --long or --ultra");
      }
      return damaged(ZSTD_getErrorName(code));
    }
    inside_member = code != 0;
    return out.pos;
  }

  Result<size_t> brotli_some(std::span<char> into) {
    size_t in_left = end - begin, out_left = into.size();
    const auto* in = reinterpret_cast<const uint8_t*>(data + begin);
    auto* out = reinterpret_cast<uint8_t*>(into.data());
    const auto code = BrotliDecoderDecompressStream(brotli.get(), &in_left, &in, &out_left, &out, nullptr);
    begin = end - in_left;
    if (code == BROTLI_DECODER_RESULT_ERROR) {
      return damaged(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(brotli.get())));
    }
    if (code == BROTLI_DECODER_RESULT_SUCCESS) {
      inside_member = false;
      done = true;
    }
    return into.size() - out_left;
  }

  Result<size_t> unpack(std::span<char> into) {
    for (;;) {
      if (done) return size_t{0};
      // An unpacker may hold bytes that it had no room for, when the file has given all; only zstd and brotli do.
      if (begin == end && !at_end) {
        if (auto filled = fill(); !filled) return filled.error();
      }
      if (packing == Packing::Plain) return read_plain(into);
      if (!inside_member) {
        if (packing == Packing::Gzip) {  // zeros may fill up the last block of a tape or disk
          while (begin < end && data[begin] == '\0') ++begin;
        }
        if (begin == end) {
          if (!at_end) continue;
          if (position.member == 0) return cut_off();
          return size_t{0};
        }
        begin_member();
      }
      const size_t before = begin;
      auto got = packing == Packing::Zstd     ? zstd_some(into)
                 : packing == Packing::Brotli ? brotli_some(into)
                                              : inflate_some(into);
      if (!got || *got > 0) return got;
      if (inside_member && at_end && begin == end && before == begin) return cut_off();
    }
  }

  /// Whether the limits still hold when `got` bytes, at `from`, have come out.
  Result<size_t> checked(const char* from, size_t got) {
    const bool first = position.unpacked == 0;
    position.unpacked += got;
    if (packing == Packing::Plain) return got;
    if (first && !packing_told) {
      const std::string_view head(from, got);
      if (head.starts_with(kGzipMagic) || head.starts_with(kZstdMagic)) {
        return fail(StreamBreak::Limit, std::string("is packed twice (") + name_of(packing_of(head)) + " within " +
                                            name_of(packing) + "), which is not followed: unpack it once");
      }
    }
    if (limits.max_unpacked != 0 && position.unpacked > limits.max_unpacked) {
      return fail(StreamBreak::Limit, std::string("the ") + name_of(packing) +
                                          " data unpack to more than the limit of " +
                                          std::to_string(limits.max_unpacked) + " bytes (--max-unpacked)");
    }
    if (position.unpacked > limits.ratio_from &&
        static_cast<double>(position.unpacked) > limits.max_ratio * static_cast<double>(offset())) {
      return fail(StreamBreak::Limit, std::string("the ") + name_of(packing) + " data unpack to more than " +
                                          std::to_string(static_cast<uint64_t>(limits.max_ratio)) +
                                          " times their size, as what is made to fill a disk does; if they are what "
                                          "you think they are, raise the limit (--max-ratio)");
    }
    return got;
  }

  Result<size_t> read(std::span<char> into) {
    if (broken != StreamBreak::None) return error;
    if (position.packing == Packing::Unknown) {
      if (auto started = start(); !started) return started.error();
    }
    auto got = unpack(into);
    if (!got || *got == 0) return got;
    return checked(into.data(), *got);
  }

  /// Goes back to the byte at `target` on disk, if that can be done and has not been done too often.
  void go_back(uint64_t target) {
    if (target >= offset()) {
      begin += static_cast<size_t>(std::min<uint64_t>(target - offset(), end - begin));
      return;
    }
    const uint64_t back = offset() - target;
    if (twice + back > kTwice + taken) return;
    twice += back;
    if (back <= begin) {  // it is still there; so is everything that is in memory
      begin -= static_cast<size_t>(back);
      return;
    }
    if (::lseek(descriptor, -static_cast<off_t>(end_offset - target), SEEK_CUR) < 0) return;
    end_offset = target;
    begin = end = 0;
    at_end = false;
  }

  /// Whether a member begins at data[begin, begin + probe) whose unpacked bytes begin with `beginning`.
  bool member_begins(std::string_view beginning, size_t probe) {
    std::array<char, 64> out;
    const size_t wanted = std::min(beginning.size(), out.size());
    const size_t there = std::min(end - begin, probe);
    size_t got = 0;
    if (packing == Packing::Gzip) {
      inflateReset(zlib.get());
      zlib->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data + begin));
      zlib->avail_in = static_cast<uInt>(there);
      zlib->next_out = reinterpret_cast<Bytef*>(out.data());
      zlib->avail_out = static_cast<uInt>(wanted);
      inflate(zlib.get(), Z_SYNC_FLUSH);
      got = wanted - zlib->avail_out;
      twice += there - zlib->avail_in;
      inflateReset(zlib.get());
    } else {
      ZSTD_DCtx_reset(zstd.get(), ZSTD_reset_session_only);
      ZSTD_outBuffer to{out.data(), wanted, 0};
      ZSTD_inBuffer from{data + begin, there, 0};
      ZSTD_decompressStream(zstd.get(), &to, &from);
      got = to.pos;
      twice += from.pos;
      ZSTD_DCtx_reset(zstd.get(), ZSTD_reset_session_only);
    }
    return got == wanted && beginning.starts_with(std::string_view(out.data(), wanted));
  }

  Result<bool> resume(std::string_view beginning) {
    if ((broken != StreamBreak::CutOff && broken != StreamBreak::Damaged) ||
        (packing != Packing::Gzip && packing != Packing::Zstd)) {
      return false;
    }
    const std::string_view magic = packing == Packing::Gzip ? kGzipMagic : kZstdMagic;
    const size_t probe = packing == Packing::Gzip ? kGzipProbe : kZstdProbe;
    go_back(position.member_offset + 1);
    for (;;) {
      if (auto there = ready(probe); !there) return there;
      const std::string_view bytes(data + begin, end - begin);
      const size_t found = bytes.find(magic);
      if (found == std::string_view::npos) {
        if (at_end) return false;
        begin = end - std::min(bytes.size(), magic.size() - 1);
        continue;
      }
      begin += found;
      if (end - begin < probe && !at_end) continue;
      if (twice > kTwice + taken) return false;
      if (member_begins(beginning, probe)) break;
      ++begin;
    }
    broken = StreamBreak::None;
    inside_member = false;
    begin_member();
    return true;
  }
};

ByteStream::ByteStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;
ByteStream::~ByteStream() = default;

Result<ByteStream> ByteStream::open(const std::string& path, const ByteLimits& limits) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fault(std::string("cannot be opened: ") + std::strerror(errno));
  ByteStream stream = of_descriptor(descriptor, limits);
  stream.state_->owned = true;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return fault("is a folder, not a file");
  return stream;
}

ByteStream ByteStream::of_descriptor(int descriptor, const ByteLimits& limits) {
  auto state = std::make_unique<State>();
  state->descriptor = descriptor;
  state->limits = limits;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0) {
    state->identity = {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
    const off_t at = S_ISREG(status.st_mode) ? ::lseek(descriptor, 0, SEEK_CUR) : -1;
    if (at >= 0 && status.st_size >= at) state->size = static_cast<uint64_t>(status.st_size - at);
  }
  return ByteStream(std::move(state));
}

ByteStream ByteStream::of_bytes(std::string_view bytes, const ByteLimits& limits, Packing packing) {
  auto state = std::make_unique<State>();
  state->data = bytes.data();
  state->end = bytes.size();
  state->size = state->end_offset = state->taken = bytes.size();
  state->at_end = true;
  state->limits = limits;
  state->packing = packing;
  state->packing_told = packing != Packing::Unknown;
  return ByteStream(std::move(state));
}

Result<size_t> ByteStream::read(std::span<char> into) {
  std::string& peeked = state_->peeked;
  if (peeked.empty()) return state_->read(into);
  const size_t count = std::min(into.size(), peeked.size());
  std::memcpy(into.data(), peeked.data(), count);
  peeked.erase(0, count);
  return count;
}

Result<std::string_view> ByteStream::peek(size_t count) {
  std::string& peeked = state_->peeked;
  while (peeked.size() < count) {
    if (!peeked.empty() && state_->between_members()) break;  // position() is that of the bytes peeked
    std::array<char, 4096> chunk;
    auto got = state_->read(std::span(chunk).first(std::min(chunk.size(), count - peeked.size())));
    if (!got) {
      if (!peeked.empty()) break;  // read() tells it when it comes there
      return got.error();
    }
    if (*got == 0) break;
    peeked.append(chunk.data(), *got);
  }
  return std::string_view(peeked).substr(0, count);
}

Result<bool> ByteStream::resume(std::string_view beginning) {
  state_->peeked.clear();
  return state_->resume(beginning);
}

StreamPosition ByteStream::position() const {
  StreamPosition position = state_->position;
  position.unpacked -= state_->peeked.size();
  return position;
}

StreamBreak ByteStream::broken() const { return state_->broken; }

std::optional<uint64_t> ByteStream::bytes_left() const {
  if (!state_->size || state_->packing != Packing::Plain) return std::nullopt;
  return *state_->size - std::min(*state_->size, state_->offset()) + state_->peeked.size();
}

uint64_t ByteStream::bytes_taken() const { return state_->taken; }
FileIdentity ByteStream::identity() const { return state_->identity; }

std::string place_of(const StreamPosition& position) {
  if (position.packing == Packing::Plain || position.packing == Packing::Unknown) {
    return "at byte " + std::to_string(position.unpacked) + " of the file";
  }
  return std::string("in the ") + (position.packing == Packing::Zstd ? "zstd frame" : "gzip member") + " at byte " +
         std::to_string(position.member_offset) + " of the file, unpacked byte " + std::to_string(position.unpacked);
}

}  // namespace isnad
