// Who is let in, and what everybody is told.
#include "server/guard.h"

#include <gtest/gtest.h>

#include "record/sha256.h"

namespace isnad::server {
namespace {

HttpRequest request(std::vector<std::pair<std::string, std::string>> headers, const std::string& method = "GET") {
  HttpRequest out;
  out.method = method;
  out.path = "/api/v1/ledger";
  out.headers = std::move(headers);
  return out;
}

int status(const Guard& guard, const HttpRequest& asked) {
  HttpAnswer answer;
  return guard.admit(asked, answer) ? 200 : answer.status;
}

TEST(Guard, OnlyOurOwnNamesAreHosts) {
  const Guard guard({.host = "127.0.0.1", .port = 8642, .token = ""});
  for (const char* own : {"127.0.0.1:8642", "localhost:8642", "LOCALHOST:8642", "[::1]:8642"}) {
    EXPECT_EQ(status(guard, request({{"host", own}})), 200) << own;
  }
  for (const char* other : {"", "127.0.0.1", "127.0.0.1:80", "evil.example:8642", "localhost.evil.example:8642",
                            "127.0.0.1:8642.evil.example", "localhost:86420"}) {
    EXPECT_EQ(status(guard, request({{"host", other}})), 403) << other;
  }
}

TEST(Guard, ChangesNeedOurOriginAndJson) {
  const Guard guard({.host = "127.0.0.1", .port = 8642, .token = ""});
  const auto post = [&](const std::string& origin, const std::string& type) {
    return status(guard, request({{"host", "127.0.0.1:8642"}, {"origin", origin}, {"content-type", type}}, "POST"));
  };
  EXPECT_EQ(post("http://127.0.0.1:8642", "application/json"), 200);
  EXPECT_EQ(post("http://localhost:8642", "application/json; charset=utf-8"), 200);
  EXPECT_EQ(post("http://evil.example", "application/json"), 403);
  EXPECT_EQ(post("https://127.0.0.1:8642", "application/json"), 403);
  EXPECT_EQ(post("null", "application/json"), 403);
  EXPECT_EQ(post("", "application/json"), 403);
  EXPECT_EQ(post("http://127.0.0.1:8642", "text/plain"), 415);
  EXPECT_EQ(post("http://127.0.0.1:8642", "application/jsonx"), 415);
  EXPECT_EQ(post("http://127.0.0.1:8642", ""), 415);
  EXPECT_EQ(status(guard, request({{"host", "127.0.0.1:8642"}}, "DELETE")), 405);
}

TEST(Guard, ATokenIsAskedForFromEverybody) {
  const Guard guard({.host = "192.0.2.7", .port = 8642, .token = "open sesame"});
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}})), 401);
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}, {"authorization", "Bearer open sesame"}})), 200);
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}, {"authorization", "Bearer open"}})), 401);
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}, {"authorization", "open sesame"}})), 401);
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}, {"cookie", "isnad_token="}})), 401);

  HttpRequest visit = request({{"host", "192.0.2.7:8642"}});
  visit.path = "/";
  visit.parameters = {{"token", "open sesame"}};
  HttpAnswer answer;
  EXPECT_FALSE(guard.admit(visit, answer));
  EXPECT_EQ(answer.status, 303);
  std::string cookie;
  for (const auto& [name, value] : answer.headers) {
    if (name == "Set-Cookie") cookie = value;
  }
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  cookie = cookie.substr(0, cookie.find(';'));
  EXPECT_EQ(cookie.find("sesame"), std::string::npos);
  EXPECT_EQ(status(guard, request({{"host", "192.0.2.7:8642"}, {"cookie", "theme=dark; " + cookie}})), 200);

  visit.parameters = {{"token", "wrong"}};
  EXPECT_EQ(status(guard, visit), 401);
}

TEST(Guard, SecretsAreComparedWhole) {
  EXPECT_TRUE(same_secret("a", "a"));
  EXPECT_FALSE(same_secret("a", "ab"));
  EXPECT_FALSE(same_secret("", "a"));
}

TEST(Guard, KnowsWhatOnlyThisMachineReaches) {
  for (const char* own : {"127.0.0.1", "127.0.0.5", "localhost", "::1", "[::1]"}) EXPECT_TRUE(is_loopback(own)) << own;
  for (const char* other : {"0.0.0.0", "::", "192.168.1.2", "example.org", "127.evil.example"}) {
    EXPECT_FALSE(is_loopback(other)) << other;
  }
}

}  // namespace
}  // namespace isnad::server
