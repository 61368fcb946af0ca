#include "page/warc.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <utility>

#include "page/encoding.h"
#include "page/http_message.h"
#include "text/language.h"
#include "text/utf8.h"

namespace isnad {

namespace {

constexpr size_t kChunk = 256 * 1024;
constexpr size_t kMaxHeader = 64 * 1024;
constexpr std::string_view kMagic = "WARC/";
constexpr size_t kMostLineEnds = 8;         // behind a record; two are due
constexpr size_t kMostMembers = 64 * 1024;  // that are remembered, of unread bytes; for members of some bytes each

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Whether `line` is "WARC/1.0" or of another version.
bool is_version(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!line.starts_with(kMagic)) return false;
  line.remove_prefix(kMagic.size());
  const size_t dot = line.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == line.size() || line.size() > 8) return false;
  return std::all_of(line.begin(), line.end(), [](char byte) { return is_digit(byte) || byte == '.'; });
}

std::optional<uint64_t> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  uint64_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<uint64_t>(digit - '0');
  return number;
}

bool begins_as_html(std::string_view body) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  body.remove_prefix(std::min(body.find_first_not_of(" \t\r\n\f"), body.size()));
  return same_name(body.substr(0, 5), "<html") || same_name(body.substr(0, 14), "<!doctype html");
}

/// Cheap, and wrong in one way only: whether there may be Arabic in bytes of unknown encoding.
bool may_be_arabic(std::string_view bytes) {
  if (has_arabic_text(bytes)) return true;
  if (bytes.find('\0') != std::string_view::npos) return true;  // UTF-16
  if (!first_invalid_utf8(bytes)) {
    // UTF-8 taken for Latin and encoded once more: its letters are two, the first of which is one of U+00D8 to U+00DB.
    size_t suspicious = 0;
    for (size_t i = bytes.find('\xC3'); i != std::string_view::npos; i = bytes.find('\xC3', i + 1)) {
      const auto second = static_cast<unsigned char>(bytes[i + 1]);
      if (second >= 0x98 && second <= 0x9B && ++suspicious == 8) return true;
    }
    return false;
  }
  // A word in windows-1256 or ISO-8859-6 is a run of bytes that are not ASCII; in Latin they stand alone.
  size_t run = 0;
  for (const char byte : bytes) {
    run = static_cast<unsigned char>(byte) >= 0x80 ? run + 1 : 0;
    if (run == 3) return true;
  }
  return false;
}

}  // namespace

struct WarcReader::Record {
  size_t header = 0;  // its length
  std::string type, address, content_type;
  std::optional<uint64_t> length;
};

WarcReader::WarcReader(ByteStream& stream, const WarcOptions& options)
    : stream_(stream), options_(options), buffer_(kChunk), members_(1) {}

/// Reads on behind the unread bytes; false at the end of the stream or where it breaks.
bool WarcReader::more() {
  if (at_end_ || break_) return false;
  if (end_ == buffer_.size() || begin_ == end_) {
    // Moved only if a quarter is free, so that no byte is moved often.
    if (begin_ >= buffer_.size() / 4 || begin_ == end_) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    if (end_ == 0 && buffer_.size() > 16 * kChunk) buffer_ = std::vector<char>(kChunk);  // one long record was enough
  }
  auto got = stream_.read(std::span(buffer_).subspan(end_));
  const StreamPosition position = stream_.position();
  if (members_.back().offset != position.member_offset && members_.size() < kMostMembers) {
    members_.push_back({position.member_unpacked, position.member_offset});
  }
  if (!got) {
    break_ = got.error();
  } else {
    at_end_ = *got == 0;
    end_ += *got;
  }
  drop(0);
  return !break_ && !at_end_;
}

bool WarcReader::ensure(size_t count) {
  while (end_ - begin_ < count) {
    if (!more()) return false;
  }
  return true;
}

void WarcReader::drop(size_t count) {
  begin_ += count;
  offset_ += count;
  while (member_ + 1 < members_.size() && members_[member_ + 1].unpacked <= offset_) ++member_;
  if (member_ > 1024) {
    members_.erase(members_.begin(), members_.begin() + static_cast<std::ptrdiff_t>(member_));
    member_ = 0;
  }
}

/// Where the first unread byte stands.
std::string WarcReader::place() const {
  StreamPosition position = stream_.position();
  position.member_offset = members_[member_].offset;
  position.unpacked = offset_;
  return place_of(position);
}

Error WarcReader::fault(const std::string& message) const {
  return Error{"record " + std::to_string(records_) + " (" + place() + "): " + message, {}, 0};
}

/// The stream broke: says so, and goes on behind, if that can be.
Error WarcReader::broken() {
  Error error = fault(break_->message + " (" + place_of(stream_.position()) + ')');
  break_.reset();
  begin_ = end_ = 0;
  const auto resumed = stream_.resume(kMagic);
  const StreamPosition position = stream_.position();
  offset_ = position.unpacked;
  members_.assign(1, {position.member_unpacked, position.member_offset});
  member_ = 0;
  searching_ = false;
  if (resumed && *resumed) {
    error.message += "; reading goes on at byte " + std::to_string(position.member_offset) + " of the file";
  } else {
    at_end_ = true;
    error.message += "; nothing behind it can be read";
  }
  return error;
}

std::optional<Result<Document>> WarcReader::pass_over(const std::string& reason) {
  ++passed_over_[reason];
  return std::nullopt;
}

std::optional<Result<Document>> WarcReader::next() {
  for (;;) {
    while (ensure(1) && is_line_end(buffer_[begin_])) drop(1);
    if (begin_ == end_) {
      if (!break_) {
        if (records_ > 0 || empty_told_) return std::nullopt;
        empty_told_ = true;
        return Error{"is empty", {}, 0};
      }
      ++records_;
      return broken();
    }
    if (auto document = read_record()) return document;
  }
}

/// The length of the header that the unread bytes begin with, with the empty line behind it. Looks at no byte behind
/// the first line that is none of a header, so that searching is linear.
WarcReader::Header WarcReader::find_header_end(size_t& length) {
  size_t line = 0;
  for (bool first = true;; first = false) {
    size_t newline = unread().find('\n', line);
    while (newline == std::string_view::npos && end_ - begin_ < kMaxHeader) {
      const size_t searched = end_ - begin_;
      if (!more()) return Header::CutOff;
      newline = unread().find('\n', searched);
    }
    if (newline == std::string_view::npos || newline >= kMaxHeader) return Header::None;
    const std::string_view text = unread().substr(line, newline - line);
    line = newline + 1;
    if (first) {
      if (!is_version(text)) return Header::None;
    } else if (text.empty() || text == "\r") {
      length = line;
      return Header::Whole;
    } else if (text.find(':') == std::string_view::npos && text.front() != ' ' && text.front() != '\t') {
      return Header::None;
    }
  }
}

/// Whether behind `length` unread bytes there is a record, or the end.
bool WarcReader::leads_on(size_t length) {
  for (size_t line_ends = 0; ensure(length + 1) && is_line_end(unread()[length]); ++length) {
    if (++line_ends == kMostLineEnds) return true;
  }
  ensure(length + kMagic.size());
  return kMagic.starts_with(unread().substr(length, kMagic.size()));
}

/// Where in the unread bytes [1, end) a gzip member or zstd frame begins that begins with a record; npos if none does.
size_t WarcReader::packed_record(size_t end) {
  for (size_t i = member_ + 1; i < members_.size() && members_[i].unpacked < offset_ + end; ++i) {
    const auto at = static_cast<size_t>(members_[i].unpacked - offset_);
    ensure(at + kMagic.size());
    if (unread().substr(at).starts_with(kMagic)) return at;
  }
  return std::string_view::npos;
}

/// Goes to the next line that begins as a record does, the line end before it being behind `from` unread bytes; or to
/// where the stream ends.
void WarcReader::find_next(size_t from) {
  searching_ = true;
  drop(std::min(from, end_ - begin_));
  for (;;) {
    const size_t length = end_ - begin_;
    const size_t packed = packed_record(length);  // the line end before it may be missing
    const size_t line = unread().substr(0, length).find("\nWARC/");
    const size_t found = std::min(packed, line == std::string_view::npos ? line : line + 1);
    if (found != std::string_view::npos) {
      drop(found);
      return;
    }
    drop(length - std::min<size_t>(length, kMagic.size()));
    if (!more()) {
      drop(end_ - begin_);
      return;
    }
  }
}

std::optional<Result<Document>> WarcReader::read_record() {
  if (!searching_) ++records_;
  Record record;
  const Header header = find_header_end(record.header);
  if (header == Header::CutOff && break_) return broken();
  if (header != Header::Whole) {
    std::optional<Result<Document>> out;
    if (!searching_) {
      const bool begins = kMagic.starts_with(unread().substr(0, kMagic.size()));
      out = fault(!begins ? "is no WARC record: it does not begin with \"WARC/1.0\""
                  : header == Header::CutOff
                      ? "is cut off in its header"
                      : "its header is not valid, or has more than " + std::to_string(kMaxHeader) + " bytes");
    }
    find_next(1);
    return out;
  }
  HeaderFields fields(unread().substr(0, record.header).substr(unread().find('\n') + 1));
  while (auto field = fields.next()) {
    if (same_name(field->name, "WARC-Type") && record.type.empty()) {
      record.type = std::move(field->value);
    } else if (same_name(field->name, "Content-Length") && !record.length) {
      record.length = number_of(field->value);
    } else if (same_name(field->name, "WARC-Target-URI") && record.address.empty()) {
      record.address = std::move(field->value);
    } else if (same_name(field->name, "Content-Type") && record.content_type.empty()) {
      record.content_type = std::move(field->value);
    }
  }
  if (searching_ && (!record.length || record.type.empty())) {
    find_next(1);
    return std::nullopt;
  }
  if (searching_) ++records_;
  searching_ = false;
  if (!record.length) {
    Error error = fault("has no Content-Length, so that its end is not known");
    find_next(1);
    return error;
  }
  if (record.address.starts_with('<') && record.address.ends_with('>')) {  // as WARC/1.0 has it in its grammar
    record.address = record.address.substr(1, record.address.size() - 2);
  }
  if (*record.length > options_.max_record) return skip_record(record);

  const auto length = static_cast<size_t>(*record.length);
  if (!ensure(record.header + length)) {
    if (break_) return broken();
    Error error = fault("is cut off, or its Content-Length is wrong: it has " +
                        std::to_string(end_ - begin_ - record.header) + " of " + std::to_string(length) + " bytes");
    find_next(record.header - 1);
    return error;
  }
  const bool whole = leads_on(record.header + length);
  // A stream that broke behind the record tells nothing of it if that was in another member, or is only cut off: then
  // the record is whole, and the break is told when it is come to.
  if (break_ && stream_.broken() == StreamBreak::Damaged &&
      stream_.position().member_unpacked < offset_ + record.header + length) {
    return broken();
  }
  if (!whole) {
    Error error =
        fault("its Content-Length (" + std::to_string(length) + ") is wrong: no record follows; it is not read");
    find_next(record.header - 1);
    return error;
  }
  auto out = interpret(record, unread().substr(record.header, length));
  drop(record.header + length);
  return out;
}

/// A record that is too long to be held.
std::optional<Result<Document>> WarcReader::skip_record(const Record& record) {
  const auto left = stream_.bytes_left();
  if (left && *record.length > *left + (end_ - begin_ - record.header)) {
    Error error = fault("is cut off, or its Content-Length (" + std::to_string(*record.length) +
                        ") is wrong: the file ends before");
    find_next(record.header - 1);
    return error;
  }
  ensure(record.header + kMaxHeader);
  auto out = interpret(record, unread().substr(record.header, std::min<uint64_t>(kMaxHeader, *record.length)));
  uint64_t still = record.header + *record.length;
  const std::string begun = place();
  for (;;) {
    const auto some = static_cast<size_t>(std::min<uint64_t>(still, end_ - begin_));
    const size_t packed = packed_record(some);
    if (packed != std::string_view::npos) {
      const Error error = fault("its Content-Length (" + std::to_string(*record.length) +
                                ") is wrong: another record begins within; it began " + begun + " and is not read");
      drop(packed);
      return error;
    }
    drop(some);
    still -= some;
    if (still == 0) break;
    if (!more()) {
      if (break_) return broken();
      return fault("is cut off, or its Content-Length (" + std::to_string(*record.length) + ") is wrong; it began " +
                   begun);
    }
  }
  if (!leads_on(0) && !break_) {
    Error error = fault("its Content-Length (" + std::to_string(*record.length) +
                        ") is wrong: no record follows; it began " + begun + " and is not read");
    find_next(0);
    return error;
  }
  return out;
}

/// The page of a record; nothing if it is passed over. Of a record that is too long, `content` is the beginning; if it
/// is not passed over, an error.
std::optional<Result<Document>> WarcReader::interpret(const Record& record, std::string_view content) {
  const bool response = same_name(record.type, "response");
  if (!response && !same_name(record.type, "resource") && !same_name(record.type, "conversion")) {
    return pass_over("not a response");
  }
  HttpResponse message;
  if (response &&
      (content.starts_with("HTTP/") || same_name(media_type(record.content_type).type, "application/http"))) {
    auto parsed = parse_http_response(content);
    if (!parsed) return fault(parsed.error().message);
    message = std::move(*parsed);
    if (message.status != 200) return pass_over("status " + std::to_string(message.status));
  } else {
    message.type = media_type(record.content_type);
    message.body = content;
  }
  std::string& type = message.type.type;
  if (type == "application/xhtml+xml") type = "text/html";
  if (!type.empty() && type != "text/html" && type != "text/plain") return pass_over("not a web page or text");
  if (*record.length > options_.max_record) {
    return fault("has " + std::to_string(*record.length) + " bytes, more than the limit of " +
                 std::to_string(options_.max_record) + " (--max-record); it is not read");
  }

  auto body = http_content(message, options_.max_page, room_);
  if (!body) return fault(body.error().message);
  if (type != "text/html" && begins_as_html(*body)) type = "text/html";
  if (type.empty() || what_it_is_instead(body->substr(0, 512))) return pass_over("not a web page or text");
  if (body->find_first_not_of(" \t\r\n\f") == std::string_view::npos) return pass_over("empty");
  return page(record, type, message.type.charset, *body);
}

std::optional<Result<Document>> WarcReader::page(const Record& record, std::string_view type, std::string_view charset,
                                                 std::string_view body) {
  if (!may_be_arabic(body)) return pass_over("not in Arabic");
  if (body.size() > options_.max_page) {
    return fault("the page has " + std::to_string(body.size()) + " bytes, more than the limit of " +
                 std::to_string(options_.max_page) + " (--max-page)");
  }
  const bool html = type == "text/html";
  auto decoded = decode(body, charset, html ? Markup::Html : Markup::None);
  if (!decoded) return pass_over("not a web page or text");
  if (!has_arabic_text(decoded->text)) return pass_over("not in Arabic");
  Document document;
  document.id = document.url = repaired_utf8(record.address);
  document.named = !document.id.empty();
  document.text = std::move(decoded->text);
  document.form = html ? Document::Form::Html : Document::Form::Text;
  document.extracted = true;
  document.repaired = decoded->repaired;
  document.replaced = decoded->replaced;
  if (decoded->encoding != "UTF-8") document.encoding = std::move(decoded->encoding);
  return document;
}

}  // namespace isnad
