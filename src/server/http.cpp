// Sockets, threads and bytes; see http.h.
//
// «GET /api/v1/events?q=%D8%AD%D9%84%D8%A8» becomes path "/api/v1/events" and the parameter q = حلب (Aleppo). Every
// thread waits for a connection itself, so that there is no queue of ours that could grow.
#include "server/http.h"

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cerrno>
#include <cstring>
#include <thread>

#include "text/utf8.h"

namespace isnad::server {

namespace {

namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::string_body>;

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 60'000));
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

const char* reason(int status) {
  return http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status))).data();
}

void set_limits(Parser& parser, const HttpLimits& limits) {
  parser.header_limit(static_cast<uint32_t>(limits.header));
  parser.body_limit(limits.body);
}

/// Takes some of `bytes`; how many. All is well though more may be needed: nothing was taken then.
size_t take(Parser& parser, std::string_view bytes, boost::beast::error_code& error) {
  const size_t used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
  if (error == http::error::need_more) error = {};
  // Who asks us sends bodies whole. Beast 1.74 reads beyond the end of some chunks (found by the fuzzer).
  if (!error && parser.is_header_done() && parser.chunked()) error = http::error::bad_transfer_encoding;
  return used;
}

/// What was asked, from what Beast has found; the status to refuse it with otherwise.
int take_apart(Parser& parser, HttpRequest& out) {
  const auto& message = parser.get();
  out.method = std::string(message.method_string());
  std::string_view target(message.target().data(), message.target().size());
  const size_t mark = target.find('?');
  const auto path = url_decoded(target.substr(0, mark), false);
  if (!path || !path->starts_with('/')) return 400;
  out.path = *path;
  if (mark != std::string_view::npos) {
    out.query = target.substr(mark + 1);
    std::string_view rest = out.query;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find('&'), rest.size());
      const std::string_view part = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (part.empty()) continue;
      const size_t equals = std::min(part.find('='), part.size());
      auto name = url_decoded(part.substr(0, equals), true);
      auto value = url_decoded(part.substr(std::min(equals + 1, part.size())), true);
      if (!name || !value) return 400;
      out.parameters.emplace_back(std::move(*name), std::move(*value));
    }
  }
  for (const auto& field : message) {
    out.headers.emplace_back(lower({field.name_string().data(), field.name_string().size()}),
                             std::string(field.value()));
  }
  out.body = std::move(parser.get().body());
  return 0;
}

int status_of(const boost::beast::error_code& error) {
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_transfer_encoding) return 411;
  return 400;
}

bool compressible(std::string_view type) {
  return type.starts_with("text/") || type.starts_with("application/json") || type.starts_with("application/geo+json");
}

// ── One connection ──────────────────────────────────────────────────────────────────────────────────────────────────

class Connection {
 public:
  Connection(Descriptor socket, int ending, const HttpServer::Handler& handler, const HttpLimits& limits,
             std::atomic<size_t>& open)
      : socket_(std::move(socket)), ending_(ending), handler_(handler), limits_(limits), open_(open) {
    ++open_;
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { --open_; }

  void serve() {
    while (serve_one()) {
    }
    // Whoever is still sending would see a reset instead of the answer.
    ::shutdown(socket_.number(), SHUT_WR);
    std::array<char, 4096> rest;
    for (int i = 0; i < 32 && wait(POLLIN, Clock::now() + std::chrono::milliseconds(200)); ++i) {
      if (::recv(socket_.number(), rest.data(), rest.size(), 0) <= 0) break;
    }
  }

 private:
  class Sink;

  bool serve_one() {
    Parser parser;
    set_limits(parser, limits_);
    boost::beast::error_code error;
    bool begun = !held_.empty();
    const bool crowded = open_ > limits_.connections / 2;
    auto end = Clock::now() + (begun ? limits_.request : crowded ? limits_.crowded_idle : limits_.idle);
    while (!parser.is_done()) {
      if (!held_.empty()) {
        const size_t used = take(parser, held_, error);
        held_.erase(0, used);
        if (error) {
          const int status = status_of(error);
          refuse(status, reason(status));
          return false;
        }
        if (used > 0) continue;
      }
      if (held_.size() > limits_.header) {
        refuse(431, "the header is too long");
        return false;
      }
      if (!wait(POLLIN, end)) {
        if (begun && !ended_) refuse(408, "the request took too long");
        return false;
      }
      std::array<char, 16 * 1024> bytes;
      const ssize_t got = ::recv(socket_.number(), bytes.data(), bytes.size(), 0);
      if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      if (got <= 0) return false;
      if (!begun) end = Clock::now() + limits_.request;
      begun = true;
      held_.append(bytes.data(), static_cast<size_t>(got));
    }
    HttpRequest request;
    keep_ = parser.get().keep_alive();
    if (const int status = take_apart(parser, request); status != 0) {
      refuse(status, "the address is not valid UTF-8, or no path");
      return false;
    }
    HttpAnswer answer;
    try {
      handler_(request, answer);
    } catch (const std::exception& fault) {
      answer = {};
      answer.status = 500;
      answer.content_type = "text/plain; charset=utf-8";
      answer.body = fault.what();
    }
    return write_answer(request, answer) && keep_;
  }

  /// For what no handler has seen.
  void refuse(int status, std::string_view why) {
    keep_ = false;
    HttpAnswer answer;
    answer.status = status;
    answer.content_type = "text/plain; charset=utf-8";
    answer.header("X-Content-Type-Options", "nosniff");
    answer.body = std::string(why) + "\n";
    write_answer({}, answer);
  }

  bool write_answer(const HttpRequest& request, HttpAnswer& answer);
  bool send(std::string_view bytes) {
    constexpr size_t kPiece = 64 * 1024;
    for (; bytes.size() > kPiece; bytes.remove_prefix(kPiece)) {
      if (!send_piece(bytes.substr(0, kPiece))) return false;
    }
    return send_piece(bytes);
  }
  bool send_piece(std::string_view bytes) {
    const auto end = Clock::now() + limits_.write_stall;
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) {
        bytes.remove_prefix(static_cast<size_t>(sent));
      } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
        if (!wait(POLLOUT, end)) return false;
      } else if (sent < 0 && errno != EINTR) {
        return false;
      }
    }
    return true;
  }

  /// False if it does not happen in time, or the server ends.
  bool wait(short events, Clock::time_point end) {
    std::array<pollfd, 2> both = {{{socket_.number(), events, 0}, {ending_, POLLIN, 0}}};
    for (;;) {
      const int left = milliseconds_until(end);
      const int ready = ::poll(both.data(), both.size(), left);
      if (ready < 0 && errno == EINTR) continue;
      if (both[1].revents != 0) {
        ended_ = true;
        return false;
      }
      if (ready <= 0) return ready == 0 && Clock::now() < end ? wait(events, end) : false;
      return true;
    }
  }

  Descriptor socket_;
  int ending_;
  const HttpServer::Handler& handler_;
  const HttpLimits& limits_;
  std::atomic<size_t>& open_;  // connections of the server
  std::string held_;           // bytes that have come and are not taken apart yet
  bool keep_ = true, ended_ = false;
};

/// Pieces as chunks, packed where that is wanted.
class Connection::Sink final : public HttpSink {
 public:
  explicit Sink(Connection& connection) : connection_(connection) {}
  bool write(std::string_view bytes) override {
    if (bytes.empty()) return good_;
    std::array<char, 20> size;
    const int length = std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    std::string chunk(size.data(), static_cast<size_t>(length));
    chunk.append(bytes).append("\r\n");
    good_ = good_ && open() && connection_.send(chunk);
    return good_;
  }
  bool open() override {
    if (!good_) return false;
    std::array<pollfd, 2> both = {{{connection_.socket_.number(), POLLIN, 0}, {connection_.ending_, POLLIN, 0}}};
    ::poll(both.data(), both.size(), 0);
    char byte = 0;
    if (both[1].revents != 0 || (both[0].revents & (POLLHUP | POLLERR)) != 0 ||
        ((both[0].revents & POLLIN) != 0 &&
         ::recv(connection_.socket_.number(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0)) {
      good_ = false;
    }
    return good_;
  }

 private:
  Connection& connection_;
  bool good_ = true;
};

bool Connection::write_answer(const HttpRequest& request, HttpAnswer& answer) {
  std::string_view body = answer.shared_body ? std::string_view(*answer.shared_body) : std::string_view(answer.body);
  std::string packed;
  bool is_packed = answer.packed;
  // "gzip;q=0" is nothing that programs say.
  const bool takes_gzip = request.header("accept-encoding").find("gzip") != std::string_view::npos;
  constexpr size_t kWorthPacking = 1024;
  if (!is_packed && takes_gzip && !answer.stream && body.size() > kWorthPacking && compressible(answer.content_type)) {
    packed = gzipped(body, 1);
    body = packed;
    is_packed = true;
  }
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " " + reason(answer.status) + "\r\n";
  for (const auto& [name, value] : answer.headers) {
    head.append(name).append(": ");
    for (const char c : value) head += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
    head.append("\r\n");
  }
  if (!answer.content_type.empty()) head.append("Content-Type: ").append(answer.content_type).append("\r\n");
  if (is_packed) head.append("Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n");
  const bool chunked = answer.stream != nullptr;
  if (chunked) {
    head.append("Transfer-Encoding: chunked\r\n");
  } else {
    head.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  }
  if (!keep_) head.append("Connection: close\r\n");
  head.append("\r\n");
  const bool head_only = request.method == "HEAD";
  if (!chunked) {
    if (!head_only) head.append(body);
    return send(head);
  }
  if (!send(head)) return false;
  if (head_only) return true;
  Sink sink(*this);
  try {
    answer.stream(sink);
  } catch (const std::exception&) {
    return false;  // the connection ends without the last chunk: the other side sees that this is not all
  }
  return sink.open() && send("0\r\n\r\n");
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

Result<HttpRequest> parse_request(std::string_view bytes, const HttpLimits& limits) {
  Parser parser;
  set_limits(parser, limits);
  boost::beast::error_code error;
  while (!parser.is_done() && !bytes.empty()) {
    const size_t used = take(parser, bytes, error);
    bytes.remove_prefix(used);
    if (error) return Error{.message = error.message(), .file = {}};
    if (used == 0) break;
  }
  if (!parser.is_done()) return Error{.message = "the request is not whole", .file = {}};
  HttpRequest request;
  if (take_apart(parser, request) != 0) return Error{.message = "not an address", .file = {}};
  return request;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<std::string> url_decoded(std::string_view text, bool plus) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return std::nullopt;
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += plus && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (out.find('\0') != std::string::npos || first_invalid_utf8(out)) return std::nullopt;
  return out;
}

std::string gzipped(std::string_view bytes, int level) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib writes nothing through next_in; it is not const only for the sake of old compilers.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct HttpServer::State {
  Address address;
  Handler handler;
  HttpLimits limits;
  Descriptor listening, ending;
  std::atomic<size_t> open = 0;  // connections
  std::vector<std::thread> threads;

  void serve() {
    for (;;) {
      std::array<pollfd, 2> both = {{{listening.number(), POLLIN, 0}, {ending.number(), POLLIN, 0}}};
      if (::poll(both.data(), both.size(), -1) < 0 && errno != EINTR) return;
      if (both[1].revents != 0) return;
      // Several threads are woken for one connection; the listening socket does not block, so the others wait again.
      Descriptor socket(::accept4(listening.number(), nullptr, nullptr, SOCK_CLOEXEC));
      if (socket.number() < 0) {
        if (errno == EMFILE || errno == ENFILE) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        continue;
      }
      const int on = 1;
      ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      try {
        Connection(std::move(socket), ending.number(), handler, limits, open).serve();
      } catch (const std::bad_alloc&) {  // this connection is lost, the server is not
      }
    }
  }
};

HttpServer::HttpServer(Address address, Handler handler, const HttpLimits& limits) : state_(std::make_unique<State>()) {
  state_->address = std::move(address);
  state_->handler = std::move(handler);
  state_->limits = limits;
}

HttpServer::~HttpServer() { stop(); }

Result<int> HttpServer::bind() {
  const std::string where = state_->address.host + ":" + std::to_string(state_->address.port);
  const auto failed = [&](const std::string& why) {
    return Error{.message = "cannot be listened at: " + why, .file = where};
  };
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int code =
      ::getaddrinfo(state_->address.host.c_str(), std::to_string(state_->address.port).c_str(), &hints, &found);
  if (code != 0) return failed(::gai_strerror(code));
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
  std::string why = "no address";
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    Descriptor socket(::socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    ::setsockopt(socket.number(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(socket.number(), one->ai_addr, one->ai_addrlen) != 0 || ::listen(socket.number(), 64) != 0) {
      why = errno == EADDRINUSE ? "another program is there; --port 0 takes a free one" : std::strerror(errno);
      continue;
    }
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    ::getsockname(socket.number(), reinterpret_cast<sockaddr*>(&bound), &size);
    std::array<char, NI_MAXSERV> port{};
    ::getnameinfo(reinterpret_cast<sockaddr*>(&bound), size, nullptr, 0, port.data(), port.size(), NI_NUMERICSERV);
    state_->listening = std::move(socket);
    state_->ending = Descriptor(::eventfd(0, EFD_CLOEXEC));
    return std::atoi(port.data());
  }
  return failed(why);
}

void HttpServer::serve() {
  State* const state = state_.get();
  for (size_t i = 0; i < state->limits.connections; ++i) state->threads.emplace_back([state] { state->serve(); });
}

void HttpServer::stop() {
  if (!state_ || state_->threads.empty()) return;
  const uint64_t one = 1;
  // It stays readable, so that every thread sees it.
  if (::write(state_->ending.number(), &one, sizeof one) < 0) return;
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
  state_->listening = Descriptor();
}

}  // namespace isnad::server
