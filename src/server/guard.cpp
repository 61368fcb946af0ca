// See guard.h. «أخبار.example:8642» in Host, though it leads to 127.0.0.1, is answered with 403.
#include "server/guard.h"

#include <arpa/inet.h>

#include <algorithm>
#include <vector>

#include "record/sha256.h"

namespace isnad::server {

namespace {

void refuse(HttpAnswer& answer, int status, const std::string& why) {
  answer.status = status;
  answer.content_type = "text/plain; charset=utf-8";
  answer.body = why + "\n";
}

/// The value of a cookie; empty if there is none.
std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(';'), header.size());
    std::string_view one = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == '=') {
      return one.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace

bool is_loopback(std::string_view host) {
  in_addr address{};
  return host == "localhost" || host == "::1" || host == "[::1]" ||
         (::inet_pton(AF_INET, std::string(host).c_str(), &address) == 1 && ntohl(address.s_addr) >> 24 == 127);
}

bool same_secret(std::string_view given, std::string_view secret) {
  // Digests have one length, and nothing about the secret is to be learnt from where two of them differ.
  const std::string a = sha256(given), b = sha256(secret);
  unsigned difference = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

Guard::Guard(GuardOptions options) : options_(std::move(options)) {}

bool Guard::is_own(std::string_view authority) const {
  const std::string port = std::to_string(options_.port);
  const std::string given = lower(authority);
  std::vector<std::string> names = {lower(options_.host)};
  if (options_.host.find(':') != std::string::npos && !options_.host.starts_with('[')) {
    names.push_back("[" + lower(options_.host) + "]");
  }
  // Whoever listens on all addresses is reached under names that we cannot know; then the token protects.
  const bool everywhere = options_.host == "0.0.0.0" || options_.host == "::";
  if (everywhere && !options_.token.empty()) return !given.empty();
  names.insert(names.end(), {"127.0.0.1", "localhost", "[::1]"});
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return given == name + ":" + port || (options_.port == 80 && given == name);
  });
}

bool Guard::has_token(const HttpRequest& request) const {
  if (options_.token.empty()) return true;
  constexpr std::string_view kBearer = "Bearer ";
  std::string_view given = request.header("authorization");
  if (given.starts_with(kBearer) && same_secret(given.substr(kBearer.size()), options_.token)) return true;
  return same_secret(cookie(request.header("cookie"), "isnad_token"), sha256(options_.token));
}

bool Guard::admit(const HttpRequest& request, HttpAnswer& answer) const {
  if (!is_own(request.header("host"))) {
    refuse(answer, 403, "This is not the address under which this program can be asked.");
    return false;
  }
  if (!options_.token.empty() && request.path == "/" && request.method == "GET") {
    for (const auto& [name, value] : request.parameters) {
      if (name != "token" || !same_secret(value, options_.token)) continue;
      // The cookie is a digest: any token can then be written in it.
      answer.status = 303;
      answer.header("Set-Cookie", "isnad_token=" + sha256(options_.token) + "; Path=/; HttpOnly; SameSite=Strict");
      answer.header("Location", "/");
      answer.header("Cache-Control", "no-store");
      answer.content_type = "";
      return false;
    }
  }
  if (!has_token(request)) {
    answer.header("WWW-Authenticate", "Bearer");
    refuse(answer, 401, "A token is needed: open the address with /?token=… as the program was given it.");
    return false;
  }
  if (request.method == "GET" || request.method == "HEAD") return true;
  if (request.method != "POST") {
    answer.header("Allow", "GET, HEAD, POST");
    refuse(answer, 405, "Only GET, HEAD and POST are known here.");
    return false;
  }
  // The address under which the page itself was asked: of the names of an address that is listened at everywhere we
  // know none.
  if (lower(request.header("origin")) != "http://" + lower(request.header("host"))) {
    refuse(answer, 403, "Only this program's own page may change anything: the Origin of the request is not ours.");
    return false;
  }
  std::string type = lower(request.header("content-type"));
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.pop_back();
  if (type != "application/json") {
    refuse(answer, 415, "The body must be application/json.");
    return false;
  }
  return true;
}

void Guard::protect(HttpAnswer& answer) {
  answer.header("Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
                "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  answer.header("X-Content-Type-Options", "nosniff");
  answer.header("Referrer-Policy", "no-referrer");
  answer.header("Cross-Origin-Opener-Policy", "same-origin");
  answer.header("Cross-Origin-Resource-Policy", "same-origin");
  answer.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
}

}  // namespace isnad::server
