// Bytes of requests, good and bad, and a server that bounds them.
#include "server/http.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>

#include "server/assets.h"

namespace isnad::server {
namespace {

TEST(Request, IsTakenApart) {
  const auto request = parse_request(
      "POST /api/v1/corrections?q=%D8%AD%D9%84%D8%A8+x&place=a%2Bb&empty= HTTP/1.1\r\nHost: 127.0.0.1:1\r\n"
      "X-Thing: one\r\nContent-Length: 4\r\n\r\nbody",
      {});
  ASSERT_TRUE(request) << request.error().text();
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->path, "/api/v1/corrections");
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(request->parameters, (Pairs{{"q", "حلب x"}, {"place", "a+b"}, {"empty", ""}}));
  EXPECT_EQ(request->header("x-thing"), "one");
  EXPECT_EQ(request->header("none"), "");
  EXPECT_EQ(request->body, "body");
}

TEST(Request, WhatIsNoneIsRefused) {
  for (const char* bytes : {"", "GET", "GET / HTTP/1.1\r\n", "\x16\x03\x01 not HTTP\r\n\r\n",
                            "GET relative HTTP/1.1\r\n\r\n", "GET /%FF HTTP/1.1\r\n\r\n", "GET /%00 HTTP/1.1\r\n\r\n",
                            "GET /?q=%C0%AF HTTP/1.1\r\n\r\n", "GET /%2 HTTP/1.1\r\n\r\n",
                            "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab"}) {
    EXPECT_FALSE(parse_request(bytes, {})) << bytes;
  }
}

TEST(Request, SizesAreBounded) {
  const std::string line = "GET / HTTP/1.1\r\n";
  EXPECT_FALSE(parse_request(line + "X: " + std::string(20'000, 'x') + "\r\n\r\n", {}));
  std::string many = line;
  for (int i = 0; i < 5000; ++i) many += "X" + std::to_string(i) + ": y\r\n";
  EXPECT_FALSE(parse_request(many + "\r\n", {}));
  EXPECT_FALSE(parse_request("POST / HTTP/1.1\r\nContent-Length: 70000\r\n\r\n" + std::string(70'000, 'x'), {}));
  const std::string chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const char* body : {"2\r\n{}\r\n0\r\n\r\n", "0\r\n{"}) EXPECT_FALSE(parse_request(chunked + body, {})) << body;
}

TEST(Gzip, ComesBackAsItWas) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "حلب " + std::to_string(i);
  const std::string packed = gzipped(text, 1);
  EXPECT_LT(packed.size(), text.size());
  EXPECT_EQ(unpacked(packed), text);
  EXPECT_EQ(unpacked(packed.substr(0, packed.size() / 2)), "");
}

class ServerTest : public testing::Test {
 protected:
  void start(const HttpLimits& limits) {
    server_ = std::make_unique<HttpServer>(
        HttpServer::Address{"127.0.0.1", 0},
        [](const HttpRequest& request, HttpAnswer& answer) {
          answer.content_type = "text/plain";
          answer.header("X-Name", "a\r\nX-Evil: b");
          if (request.path == "/stream") {
            answer.stream = [](HttpSink& sink) { sink.write("one") && sink.write("two"); };
          } else {
            answer.body = request.path + (request.body.empty() ? "" : "|" + request.body);
          }
        },
        limits);
    const auto port = server_->bind();
    ASSERT_TRUE(port) << port.error().text();
    port_ = *port;
    server_->serve();
  }

  /// What comes back until the server closes.
  std::string ask(const std::string& bytes) const {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    for (size_t sent = 0; sent < bytes.size();) {
      const ssize_t step = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (step <= 0) break;
      sent += static_cast<size_t>(step);
    }
    std::string out;
    std::array<char, 4096> piece;
    for (ssize_t got = 0; (got = ::recv(socket, piece.data(), piece.size(), 0)) > 0;) {
      out.append(piece.data(), static_cast<size_t>(got));
    }
    ::close(socket);
    return out;
  }

  std::unique_ptr<HttpServer> server_;
  int port_ = 0;
};

TEST_F(ServerTest, AnswersSeveralRequestsOfOneConnection) {
  start({});
  const std::string out =
      ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
          "GET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_NE(out.find("\r\n\r\n/aHTTP/1.1 200"), std::string::npos) << out;
  EXPECT_NE(out.find("\r\n\r\n/b|hiHTTP/1.1 200"), std::string::npos) << out;
  EXPECT_TRUE(out.ends_with("\r\n\r\n/c")) << out;
}

TEST_F(ServerTest, AHeaderCannotBeSplit) {
  start({});
  EXPECT_EQ(ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").find("\nX-Evil"), std::string::npos);
}

TEST_F(ServerTest, StreamsInChunksAndLeavesHeadWithoutABody) {
  start({});
  EXPECT_TRUE(ask("GET /stream HTTP/1.1\r\nConnection: close\r\n\r\n").ends_with("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"));
  const std::string head = ask("HEAD /long HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_NE(head.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(head.ends_with("\r\n\r\n")) << head;
}

TEST_F(ServerTest, RefusesWhatIsTooLongOrNoHttp) {
  start({});
  EXPECT_TRUE(ask("GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x')).starts_with("HTTP/1.1 431"));
  EXPECT_TRUE(ask("POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n").starts_with("HTTP/1.1 413"));
  EXPECT_TRUE(ask("\x16\x03\x01\r\n\r\n").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(ask("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n{").starts_with("HTTP/1.1 411"));
}

TEST_F(ServerTest, DoesNotWaitForEverForARequest) {
  HttpLimits limits;
  limits.request = std::chrono::milliseconds(100);
  limits.idle = std::chrono::milliseconds(200);
  start(limits);
  EXPECT_TRUE(ask("GET / HTTP/1.1\r\nHost:").starts_with("HTTP/1.1 408"));
  EXPECT_EQ(ask(""), "");
}

TEST_F(ServerTest, EndsWhileConnectionsAreOpen) {
  start({});
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port_));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  server_->stop();
  char byte = 0;
  EXPECT_LE(::recv(socket, &byte, 1, 0), 0);
  ::close(socket);
}

TEST(Assets, AreFoundInAPackAndThePageForAnyOtherAddress) {
  const auto entry = [](const std::string& name, const std::string& bytes) {
    const std::string packed = gzipped(bytes, 9);
    return std::to_string(packed.size()) + " " + name + "\n" + packed;
  };
  const std::string pack = "isnad-page 1\n" + entry("index.html", "<html>") + entry("assets/a-1f.js", "let a");
  const Assets assets = Assets::of(pack);
  ASSERT_NE(assets.find("/assets/a-1f.js"), nullptr);
  EXPECT_TRUE(assets.find("/assets/a-1f.js")->hashed);
  EXPECT_EQ(assets.find("/assets/a-1f.js")->content_type, "text/javascript; charset=utf-8");
  const auto answered = [&](const std::string& path) {
    HttpRequest request;
    request.path = path;
    HttpAnswer answer;
    assets.answer(request, answer);
    return std::pair(answer.status, answer.body);
  };
  EXPECT_EQ(answered("/event/e1"), std::pair(200, std::string("<html>")));
  EXPECT_EQ(answered("/assets/a-1f.js"), std::pair(200, std::string("let a")));
  EXPECT_EQ(answered("/assets/gone.js").first, 404);
  EXPECT_TRUE(Assets::of("nothing").empty());
  EXPECT_TRUE(Assets::of(pack.substr(0, pack.size() - 1)).empty());
  EXPECT_TRUE(Assets::of("isnad-page 1\n99999999999999999999 x\n").empty());
}

}  // namespace
}  // namespace isnad::server
