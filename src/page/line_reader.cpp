#include "page/line_reader.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace isnad {

namespace {
constexpr size_t kChunk = 256 * 1024;
}

LineReader::LineReader(ByteStream& stream, size_t limit) : stream_(stream), limit_(limit), buffer_(kChunk) {}

Result<std::optional<LineReader::Line>> LineReader::next() {
  if (at_end_ && begin_ == end_) return std::optional<Line>();
  Line line;
  line.number = ++number_;
  uint64_t dropped = 0;  // bytes of this line that were let go because it is too long
  size_t searched = 0;   // bytes after begin_ that are known to hold no '\n'
  for (;;) {
    const char* from = buffer_.data() + begin_ + searched;
    const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_ - searched));
    if (newline != nullptr || at_end_) {
      const size_t length = newline != nullptr ? static_cast<size_t>(newline - buffer_.data()) - begin_ : end_ - begin_;
      if (newline == nullptr && length == 0 && dropped == 0) {
        --number_;
        return std::optional<Line>();
      }
      line.length = dropped + length;
      line.too_long = line.length > limit_;
      if (!line.too_long) line.text = std::string_view(buffer_.data() + begin_, length);
      begin_ += length + (newline != nullptr ? 1 : 0);
      return std::optional<Line>(line);
    }
    searched = end_ - begin_;
    if (dropped + searched > limit_) {
      dropped += searched;
      begin_ = end_ = searched = 0;
    }
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (end_ == buffer_.size()) {
      buffer_.resize(std::min(buffer_.size() * 2, std::max(limit_, buffer_.size()) + kChunk));
    } else if (end_ == 0 && buffer_.size() > 16 * kChunk) {
      buffer_ = std::vector<char>(kChunk);  // one long line must not be paid for to the end of the input
    }
    auto got = stream_.read(std::span(buffer_).subspan(end_));
    if (!got) {
      at_end_ = true;
      begin_ = end_ = 0;
      return got.error();
    }
    if (*got == 0) at_end_ = true;
    end_ += *got;
  }
}

}  // namespace isnad
