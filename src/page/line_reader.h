// LineReader: the lines of a ByteStream, each no longer than a limit. A longer line is passed over without being held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "isnad/result.h"
#include "page/byte_stream.h"

namespace isnad {

class LineReader {
 public:
  struct Line {
    std::string_view text;  ///< without its '\n'; valid until the next call; empty if the line is too long
    uint64_t number = 0;    ///< from 1
    uint64_t length = 0;    ///< bytes of the line, also of one that is too long
    bool too_long = false;
  };

  /// `stream` must outlive the reader. Holds at most `limit` bytes and one chunk.
  LineReader(ByteStream& stream, size_t limit);

  /// The next line, nothing at the end. After an error there is nothing more to read.
  Result<std::optional<Line>> next();

  uint64_t lines() const { return number_; }  ///< lines begun so far

 private:
  ByteStream& stream_;
  size_t limit_;
  std::vector<char> buffer_;
  size_t begin_ = 0, end_ = 0;  // unread: buffer_[begin_, end_)
  uint64_t number_ = 0;
  bool at_end_ = false;
};

}  // namespace isnad
