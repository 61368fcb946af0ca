// HTTP responses as archives keep them.
#include "page/http_message.h"

#include <gtest/gtest.h>

#include "packed_records.h"

namespace isnad {
namespace {

const std::string kPage = "<html><p>قال المرصد إن غارة استهدفت بلدة في ريف إدلب الجنوبي صباح اليوم</p></html>";

std::string content_of(const std::string& message, size_t max_bytes = 1 << 20) {
  auto response = parse_http_response(message);
  if (!response) return '!' + response.error().message;
  std::string room;
  auto content = http_content(*response, max_bytes, room);
  return content ? std::string(*content) : '!' + content.error().message;
}

TEST(HttpMessageTest, Header) {
  auto response = parse_http_response(
      "HTTP/1.1 200 OK\r\nContent-type : Text/HTML;\r\n  charset=\"Windows-1256\"\r\nX: y\r\n\r\nbody\r\n\r\nmore");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->type.type, "text/html");
  EXPECT_EQ(response->type.charset, "Windows-1256");
  EXPECT_FALSE(response->chunked);
  EXPECT_EQ(response->body, "body\r\n\r\nmore");
}

TEST(HttpMessageTest, LineFeedsAlone) {
  auto response = parse_http_response("HTTP/1.0 404 Not Found\nContent-Type: text/plain; charset='utf-8'\n\nx");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->type.charset, "utf-8");
  EXPECT_EQ(response->body, "x");
}

TEST(HttpMessageTest, ProvisionalResponseIsPassed) {
  auto response = parse_http_response("HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\nContent-Type: text/html\r\n\r\nx");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, "x");
}

TEST(HttpMessageTest, NoResponse) {
  EXPECT_FALSE(parse_http_response(""));
  EXPECT_FALSE(parse_http_response("GET / HTTP/1.1\r\n\r\n"));
  EXPECT_FALSE(parse_http_response("HTTP/1.1 OK\r\n\r\n"));
  EXPECT_FALSE(parse_http_response("HTTP/1.1 20000\r\n\r\n"));
}

TEST(HttpMessageTest, EachEncoding) {
  const std::string type = "Content-Type: text/html\r\n";
  EXPECT_EQ(content_of(http_response(kPage)), kPage);
  EXPECT_EQ(content_of(http_response(gzipped(kPage), type + "content-encoding: GZIP\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(deflated(kPage, 15), type + "Content-Encoding: deflate\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(deflated(kPage, -15), type + "Content-Encoding: deflate\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(brotli_packed(kPage), type + "Content-Encoding: br\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(zstd_packed(kPage), type + "Content-Encoding: zstd\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(chunked(kPage), "Transfer-Encoding: chunked\r\n")), kPage);
  EXPECT_EQ(
      content_of(http_response(chunked(gzipped(kPage)), "Transfer-Encoding: Chunked\r\nContent-Encoding: gzip\r\n")),
      kPage);
  EXPECT_EQ(content_of(http_response(brotli_packed(gzipped(kPage)), "Content-Encoding: gzip, br\r\n")), kPage);
  EXPECT_EQ(
      content_of(http_response(brotli_packed(gzipped(kPage)),
                               "Content-Encoding: gzip\r\nContent-Encoding: identity\r\nContent-Encoding: br\r\n")),
      kPage);
  EXPECT_EQ(content_of(http_response(chunked(brotli_packed(gzipped(kPage))),
                                     "Transfer-Encoding: br, chunked\r\nContent-Encoding: gzip\r\n")),
            kPage);
}

TEST(HttpMessageTest, HeaderOfWhatWasSentOverTheContent) {
  EXPECT_EQ(content_of(http_response(kPage, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")), kPage);
  EXPECT_EQ(content_of(http_response(kPage, "Content-Encoding: utf-8\r\n")), kPage);
  EXPECT_EQ(content_of(http_response("", "Content-Encoding: gzip\r\n")), "");
}

TEST(HttpMessageTest, CutOffBodiesAreReadAsFarAsTheyGo) {
  std::string long_page;
  for (int i = 0; i < 3000; ++i) long_page += "<p>" + std::to_string(i * 7919 % 10007) + " قتيلا</p>";
  const auto expect_beginning = [&](const std::string& message) {
    const std::string content = content_of(message);
    EXPECT_TRUE(long_page.starts_with(content)) << content.substr(0, 100);
    EXPECT_GT(content.size(), 1000U);
    EXPECT_LT(content.size(), long_page.size());
  };
  const auto half = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
  expect_beginning(http_response(half(chunked(long_page, 999)), "Transfer-Encoding: chunked\r\n"));
  expect_beginning(http_response(half(gzipped(long_page)), "Content-Encoding: gzip\r\n"));
  expect_beginning(http_response(half(brotli_packed(long_page)), "Content-Encoding: br\r\n"));
}

TEST(HttpMessageTest, DamageAndLimitsAreSaid) {
  std::string damaged = gzipped(kPage);
  damaged[damaged.size() - 6] ^= 1;
  EXPECT_NE(content_of(http_response(damaged, "Content-Encoding: gzip\r\n")).find("!the page cannot be unpacked"),
            std::string::npos);
  EXPECT_NE(content_of(http_response(gzipped(kPage), "Content-Encoding: lzma\r\n")).find("\"lzma\", which is not read"),
            std::string::npos);
  // What a message quotes is made valid UTF-8.
  EXPECT_NE(
      content_of(http_response(gzipped(kPage), "Content-Encoding: gzi\xDE\r\n")).find("\"gzi\xEF\xBF\xBD\", which"),
      std::string::npos);
  const std::string bomb(1 << 20, 'x');
  for (const std::string& encoding : {std::string("gzip"), std::string("br"), std::string("zstd")}) {
    const std::string packed = encoding == "gzip" ? gzipped(bomb)
                               : encoding == "br" ? brotli_packed(bomb)
                                                  : zstd_packed(bomb);
    const std::string message = http_response(packed, "Content-Encoding: " + encoding + "\r\n");
    EXPECT_EQ(content_of(message, bomb.size()), bomb);
    EXPECT_EQ(content_of(message, bomb.size() - 1), "!the page is longer than the limit of 1048575 bytes (--max-page)");
  }
  EXPECT_NE(content_of(http_response(gzipped(kPage), "Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n"))
                .find("packed too often"),
            std::string::npos);
}

}  // namespace
}  // namespace isnad
