// HttpServer: HTTP/1.1 on a few threads, with bounds on everything that comes from outside.
//
//   HttpServer server({.host = "127.0.0.1", .port = 8642}, [](const HttpRequest& request, HttpAnswer& answer) {
//     answer.body = "مرحبا";   // (hello)
//   });
//   auto port = server.bind();
//   server.serve();                   // until stop()
//
// Boost.Beast takes requests apart; what is not HTTP, too long or too slow is refused before a handler sees it. Each
// connection has a thread while it is open, and there are at most HttpLimits::connections of them: further ones wait in
// the system's queue. Does not know what is served, nor who may ask (guard.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isnad/result.h"

namespace isnad::server {

struct HttpLimits {
  size_t header = 16 * 1024;                      ///< bytes of request line and header
  size_t body = 64 * 1024;                        ///< bytes
  size_t connections = 64;                        ///< open at once
  std::chrono::milliseconds request{10'000};      ///< from a request's first byte to its last
  std::chrono::milliseconds idle{15'000};         ///< between two requests of a connection
  std::chrono::milliseconds crowded_idle{2'000};  ///< the same, while more than half of the connections are open
  std::chrono::milliseconds write_stall{20'000};  ///< until the other side has taken a piece (64 KiB) of an answer
};

struct HttpRequest {
  std::string method;  ///< GET HEAD POST …
  std::string path;    ///< decoded, begins with '/'; valid UTF-8
  std::string query;   ///< as it came, without '?'
  /// Decoded, in the order given; valid UTF-8.
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in small letters
  std::string body;

  /// The first header of that name (in small letters); empty if there is none.
  std::string_view header(std::string_view name) const;
};

/// Where a streamed answer's bytes go.
class HttpSink {
 public:
  virtual ~HttpSink() = default;
  /// False once the other side is gone or the server ends: then there is nothing more to write.
  virtual bool write(std::string_view bytes) = 0;
  /// Whether it would be; to be asked while there is nothing to write.
  virtual bool open() = 0;
};

struct HttpAnswer {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::shared_ptr<const std::string> shared_body;  ///< in place of `body`, not copied
  bool packed = false;                             ///< the body is gzip already
  /// In place of a body: called once, and writes it piece by piece.
  std::function<void(HttpSink&)> stream;

  void header(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

/// Takes apart the bytes of one request, for tests and fuzzing; the error's message says what is wrong.
Result<HttpRequest> parse_request(std::string_view bytes, const HttpLimits& limits);

/// `text` with %XX and, if `plus`, + decoded; nothing if that is no valid UTF-8, or has a NUL.
std::optional<std::string> url_decoded(std::string_view text, bool plus);

/// `text` with A–Z as a–z, as names of headers and hosts are compared.
std::string lower(std::string_view text);

/// gzip of `bytes`. `level` 1 (fast) to 9.
std::string gzipped(std::string_view bytes, int level);

class HttpServer {
 public:
  struct Address {
    std::string host;  ///< an address, or a name that resolves to one
    int port = 0;      ///< 0: any that is free
  };
  /// Called from many threads at once.
  using Handler = std::function<void(const HttpRequest&, HttpAnswer&)>;

  HttpServer(Address address, Handler handler, const HttpLimits& limits = {});
  ~HttpServer();  ///< stops
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes the address; the port. Errors: the address is not one of this machine's, or in use.
  Result<int> bind();
  /// Begins to answer, on threads of its own. After bind().
  void serve();
  /// Ends all connections and waits for the handlers that are at work.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace isnad::server
