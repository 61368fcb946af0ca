// An HTTP response as an archive keeps it: status, type, and the content, whatever way it was sent.
//
//   HTTP/1.1 200 OK
//   Content-Type: text/html; charset=windows-1256
//   Content-Encoding: gzip
//   Transfer-Encoding: chunked
//
//   → 200, "text/html", "windows-1256"; http_content(): «<p>قال المرصد …» in windows-1256, out of the chunks, unpacked
//
// Archives differ in what they keep: some the bytes as sent, some the content, under the header of what was sent. So
// what a header says of chunks and packing is believed only of a body that can be so. Content-Length is not looked at:
// the record says where the body ends. Deliberately not: requests, trailers, content in parts (206).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "isnad/result.h"

namespace isnad {

/// The fields of a header, as HTTP and WARC have them: `Name: value`, lines that end with LF or CRLF, those that begin
/// with a blank belong to the one before.
class HeaderFields {
 public:
  struct Field {
    std::string_view name;
    std::string value;  ///< without blanks around it, folded lines joined by one blank each
  };
  /// `head`: from the first field on; ends at an empty line, or its end. Must outlive this.
  explicit HeaderFields(std::string_view head) : rest_(head) {}
  /// The next field; lines that are none are left out.
  std::optional<Field> next();

 private:
  std::string_view rest_;
};

/// Whether two names of fields, types, … are the same but for the case of their (ASCII) letters.
bool same_name(std::string_view a, std::string_view b);

/// "text/html" and "windows-1256" of `Text/HTML; charset="windows-1256"`; in small letters the first, as it is the
/// second.
struct MediaType {
  std::string type;
  std::string charset;
};
MediaType media_type(std::string_view content_type);

struct HttpResponse {
  int status = 0;
  MediaType type;
  std::string content_encoding;  ///< names between commas, in the order in which they were applied
  bool chunked = false;
  std::string_view body;  ///< as it was sent
};

/// `message` must outlive the response. Without its end, or without that of the header, it is read as far as it goes.
/// Fails if it does not begin with a status line.
Result<HttpResponse> parse_http_response(std::string_view message);

/// The content of a body: the body itself or, if it had to be unpacked, in `room`. A body that was cut off is read as
/// far as it goes. Fails if it is damaged, packed in a way that is not known (gzip, deflate, br, zstd are), or unpacks
/// to more than `max_bytes`.
Result<std::string_view> http_content(const HttpResponse& response, size_t max_bytes, std::string& room);

}  // namespace isnad
