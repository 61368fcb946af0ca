#include "page/http_message.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "page/byte_stream.h"
#include "text/utf8.h"

namespace isnad {

namespace {

constexpr size_t kMostEncodings = 4;  // nobody packs a page more often

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (is_blank(text.front()) || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// The first line of `rest`, which loses it; without its line end.
std::string_view take_line(std::string_view& rest) {
  const size_t newline = rest.find('\n');
  std::string_view line = rest.substr(0, newline);
  rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view take_until(std::string_view& rest, char mark) {
  const size_t found = rest.find(mark);
  const std::string_view part = rest.substr(0, found);
  rest.remove_prefix(found == std::string_view::npos ? rest.size() : found + 1);
  return trimmed(part);
}

/// Text has no control characters; packed bytes have them everywhere.
bool is_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(bytes.size(), 512)),
                      [](char byte) {
                        const auto value = static_cast<unsigned char>(byte);
                        return value < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
                      });
}

/// The number at the beginning of a chunk's first line.
std::optional<uint64_t> chunk_size(std::string_view line) {
  line = trimmed(line.substr(0, line.find(';')));
  while (line.size() > 1 && line.front() == '0') line.remove_prefix(1);
  if (line.empty() || line.size() > 15) return std::nullopt;
  uint64_t size = 0;
  for (const char letter : line) {
    const char digit = small(letter);
    if (digit >= '0' && digit <= '9')
      size = size * 16 + static_cast<uint64_t>(digit - '0');
    else if (digit >= 'a' && digit <= 'f')
      size = size * 16 + static_cast<uint64_t>(digit - 'a') + 10;
    else
      return std::nullopt;
  }
  return size;
}

/// The content of all chunks up to the last, or to where they are cut off or are no more chunks.
std::string joined_chunks(std::string_view body) {
  std::string out;
  out.reserve(body.size());
  while (!body.empty()) {
    const auto size = chunk_size(take_line(body));
    if (!size || *size == 0) break;
    out += body.substr(0, *size);
    body.remove_prefix(std::min<uint64_t>(*size, body.size()));
    take_line(body);
  }
  return out;
}

std::optional<Packing> packing_of(std::string_view name, std::string_view body) {
  if (same_name(name, "gzip") || same_name(name, "x-gzip")) return Packing::Gzip;
  if (same_name(name, "br")) return Packing::Brotli;
  if (same_name(name, "zstd")) return Packing::Zstd;
  if (same_name(name, "deflate")) {  // zlib's form by the standard, without its header by some servers
    const auto at = [&](size_t i) { return i < body.size() ? static_cast<unsigned char>(body[i]) : 0U; };
    return (at(0) & 0x0FU) == 8 && (at(0) * 256 + at(1)) % 31 == 0 ? Packing::Zlib : Packing::Deflate;
  }
  return std::nullopt;
}

Result<std::string> unpacked(std::string_view body, Packing packing, size_t max_bytes) {
  ByteStream stream = ByteStream::of_bytes(body, {.max_unpacked = max_bytes}, packing);
  std::string out(std::min(max_bytes, body.size() * 6) + 1, '\0');
  size_t length = 0;
  for (;;) {
    if (length == out.size()) out.resize(std::min(out.size() * 2, max_bytes + 1));
    auto got = stream.read(std::span(out).subspan(length));
    if (!got) {
      if (stream.broken() == StreamBreak::CutOff) break;
      if (stream.broken() == StreamBreak::Limit) {
        return Error{
            "the page is longer than the limit of " + std::to_string(max_bytes) + " bytes (--max-page)", {}, 0};
      }
      return Error{"the page cannot be unpacked: " + got.error().message, {}, 0};
    }
    if (*got == 0) break;
    length += *got;
  }
  out.resize(length);
  return out;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return small(x) == small(y); });
}

std::optional<HeaderFields::Field> HeaderFields::next() {
  while (!rest_.empty()) {
    const std::string_view line = take_line(rest_);
    if (line.empty()) {
      rest_ = {};
      break;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || is_blank(line.front())) continue;
    Field field{trimmed(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))};
    while (!rest_.empty() && is_blank(rest_.front())) {
      const std::string_view more = trimmed(take_line(rest_));
      if (!field.value.empty() && !more.empty()) field.value += ' ';
      field.value += more;
    }
    return field;
  }
  return std::nullopt;
}

MediaType media_type(std::string_view content_type) {
  MediaType out;
  out.type = take_until(content_type, ';');
  // Several values in one, or what follows a blank, are faults; the first word counts.
  out.type.resize(std::min(out.type.find_first_of(", \t"), out.type.size()));
  std::transform(out.type.begin(), out.type.end(), out.type.begin(), small);
  while (!content_type.empty()) {
    std::string_view value = take_until(content_type, ';');
    if (!same_name(take_until(value, '='), "charset")) continue;
    value = trimmed(value);
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    out.charset = value.substr(0, value.find_first_of("\"', \t"));
    break;
  }
  return out;
}

Result<HttpResponse> parse_http_response(std::string_view message) {
  HttpResponse response;
  std::string_view rest = message;
  do {  // a provisional response (100 Continue) stands before the one that is meant
    std::string_view line = take_line(rest);
    if (!line.starts_with("HTTP/")) return Error{"is no HTTP response: it has no status line", {}, 0};
    take_until(line, ' ');
    line = trimmed(line);
    response = {};
    size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9' && digits < 4) {
      response.status = response.status * 10 + (line[digits++] - '0');
    }
    if (digits != 3) return Error{"is no HTTP response: its status line has no status", {}, 0};
    const std::string_view head = rest;
    size_t length = 0;
    while (!rest.empty()) {
      const bool last = take_line(rest).empty();
      length = head.size() - rest.size();
      if (last) break;
    }
    std::string transfer_encoding;  // applied after the content's
    HeaderFields fields(head.substr(0, length));
    while (auto field = fields.next()) {
      if (same_name(field->name, "Content-Type")) {
        response.type = media_type(field->value);
      } else if (same_name(field->name, "Content-Encoding")) {
        response.content_encoding.append(",").append(field->value);
      } else if (same_name(field->name, "Transfer-Encoding")) {
        std::string_view codings = field->value;
        while (!codings.empty()) {
          const std::string_view coding = take_until(codings, ',');
          if (same_name(coding, "chunked")) {
            response.chunked = true;
          } else {
            transfer_encoding.append(",").append(coding);
          }
        }
      }
    }
    response.content_encoding += transfer_encoding;
  } while (response.status < 200 && rest.starts_with("HTTP/"));
  response.body = rest;
  return response;
}

Result<std::string_view> http_content(const HttpResponse& response, size_t max_bytes, std::string& room) {
  std::string_view body = response.body;
  if (response.chunked) {
    std::string_view rest = body;
    if (chunk_size(take_line(rest))) {
      room = joined_chunks(body);
      body = room;
    }
  }
  if (response.content_encoding.empty()) return body;
  std::vector<std::string_view> encodings;
  std::string_view names = response.content_encoding;
  while (!names.empty()) {
    const std::string_view name = take_until(names, ',');
    if (name.empty() || same_name(name, "identity")) continue;
    if (encodings.size() == kMostEncodings) return Error{"the page is packed too often", {}, 0};
    encodings.push_back(name);
  }
  for (; !encodings.empty() && !body.empty() && !is_text(body); encodings.pop_back()) {
    const auto packing = packing_of(encodings.back(), body);
    if (!packing) {
      return Error{
          "the page is packed with \"" + repaired_utf8(encodings.back().substr(0, 40)) + "\", which is not read",
          {},
          0};
    }
    auto content = unpacked(body, *packing, max_bytes);
    if (!content) return content.error();
    room = std::move(*content);
    body = room;
  }
  return body;
}

}  // namespace isnad
