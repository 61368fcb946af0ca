// WarcReader: the Arabic web pages of an archive of a crawl (WARC, or WET, which has their texts only), one after the
// other.
//
//   WARC/1.0
//   WARC-Type: response
//   WARC-Target-URI: https://news.example/1
//   Content-Length: 96
//
//   HTTP/1.1 200 OK
//   Content-Type: text/html
//
//   <html>…<p>قال المرصد …</p>      ("the Observatory said …")
//
//   → Document{id and url: "https://news.example/1", form: Html, text: the markup in UTF-8}
//
// Read are responses with status 200, `resource` and `conversion` records, if they are HTML or plain text and have
// Arabic in them; the others are counted by reason. The record is at its word: its Content-Length says where it ends,
// whatever stands in it, so that no page can bring records of its own. What breaks, or is no record, is reported once
// with its number and place, and reading goes on at the next record that can be found.
//
// WARC-Date is the day of the crawl and not that of publication: it is left out, as is the language that a WET names
// for a text, since the text itself says it. Deliberately not: `revisit` (a page that is elsewhere), parts of records
// (`continuation`), ARC, WACZ, CDX.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "page/byte_stream.h"

namespace isnad {

struct WarcOptions {
  size_t max_record = 64 * 1024 * 1024;  ///< bytes of a record's content; a longer one is not held, but passed by
  size_t max_page = 16 * 1024 * 1024;    ///< bytes of a page, unpacked
};

class WarcReader {
 public:
  /// `stream` must outlive the reader. Holds at most two records of `max_record` bytes at a time.
  explicit WarcReader(ByteStream& stream, const WarcOptions& options = {});

  /// The next page; or an Error (its file is left empty: the caller names it) for a record that is skipped and for
  /// where the archive breaks; nothing at the end. A page without an address has an empty id: number() tells it from
  /// others.
  std::optional<Result<Document>> next();

  /// How many records were passed over, by reason: "status 404", "not a web page or text", "not a response", "empty",
  /// "not in Arabic".
  const std::map<std::string, uint64_t>& passed_over() const { return passed_over_; }
  uint64_t number() const { return records_; }  ///< of the record that next() was at last, from 1

 private:
  struct Record;
  struct Member {
    uint64_t unpacked = 0, offset = 0;  // of its first byte
  };

  std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }
  bool more();
  bool ensure(size_t count);
  void drop(size_t count);

  std::optional<Result<Document>> read_record();
  std::optional<Result<Document>> skip_record(const Record& record);
  std::optional<Result<Document>> interpret(const Record& record, std::string_view content);
  std::optional<Result<Document>> page(const Record& record, std::string_view type, std::string_view charset,
                                       std::string_view body);
  std::optional<Result<Document>> pass_over(const std::string& reason);
  enum class Header : uint8_t { Whole, CutOff, None };
  Header find_header_end(size_t& length);
  bool leads_on(size_t length);
  size_t packed_record(size_t end);
  void find_next(size_t from);

  std::string place() const;
  Error fault(const std::string& message) const;
  Error broken();

  ByteStream& stream_;
  WarcOptions options_;
  std::vector<char> buffer_;
  size_t begin_ = 0, end_ = 0;   // unread: buffer_[begin_, end_)
  uint64_t offset_ = 0;          // unpacked, of buffer_[begin_]
  std::vector<Member> members_;  // those that the unread bytes came from, and at least one
  size_t member_ = 0;            // the one that buffer_[begin_] came from
  std::optional<Error> break_;   // of the stream, behind the unread bytes
  bool at_end_ = false;          // of the stream
  bool empty_told_ = false;
  bool searching_ = false;  // what comes may not be a record: that was said already
  uint64_t records_ = 0;    // begun
  std::string room_;        // for bodies that are packed
  std::map<std::string, uint64_t> passed_over_;
};

}  // namespace isnad
