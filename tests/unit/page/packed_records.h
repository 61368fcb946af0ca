// A small writer of WARC records, and of packed bytes, for tests.
#pragma once

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// `bits`: 31 gzip, 15 zlib, -15 deflate without a header.
inline std::string deflated(std::string_view bytes, int bits = 31) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzipped(std::string_view bytes) { return deflated(bytes); }

/// With a checksum, as programs that write archives do.
inline std::string zstd_packed(std::string_view bytes) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()) + 16, '\0');
  out.resize(ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return out;
}

inline std::string brotli_packed(std::string_view bytes) {
  size_t length = BrotliEncoderMaxCompressedSize(bytes.size()) + 16;
  std::string out(length, '\0');
  BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                        reinterpret_cast<const uint8_t*>(bytes.data()), &length,
                        reinterpret_cast<uint8_t*>(out.data()));
  out.resize(length);
  return out;
}

inline std::string chunked(std::string_view bytes, size_t size = 7) {
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(size, bytes.size()))) {
    const std::string_view chunk = bytes.substr(0, size);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (size_t left = chunk.size(); left > 0; left /= 16) digits.insert(0, 1, kDigits[left % 16]);
    out += digits + ";x=y\r\n" + std::string(chunk) + "\r\n";
  }
  return out + "0\r\n\r\n";
}

inline std::string warc_record(std::string_view type, std::string_view address, std::string_view content_type,
                               std::string_view content, std::string_view more_fields = "") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(address) +
         "\r\nWARC-Date: 2019-01-02T03:04:05Z\r\n" + std::string(more_fields) +
         "Content-Type: " + std::string(content_type) + "\r\nContent-Length: " + std::to_string(content.size()) +
         "\r\n\r\n" + std::string(content) + "\r\n\r\n";
}

inline std::string http_response(std::string_view body, std::string_view fields = "Content-Type: text/html\r\n",
                                 std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

inline std::string response_record(std::string_view address, std::string_view message) {
  return warc_record("response", address, "application/http; msgtype=response", message);
}

}  // namespace isnad
