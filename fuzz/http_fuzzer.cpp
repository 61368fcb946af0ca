// Any bytes as a request: they are one or they are refused; who is let in has the token and asks by the right name;
// what was asked for is a filter or an error.
#include <cstdint>
#include <string_view>

#include "fuzzing.h"
#include "record/sha256.h"
#include "server/api_error.h"
#include "server/guard.h"
#include "server/http.h"
#include "server/parameters.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace isnad::server;
  using isnad::fuzz::require;
  constexpr std::string_view kToken = "secret";
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HttpLimits limits;
  const auto request = parse_request(bytes, limits);
  if (!request) {
    require(!request.error().message.empty(), "a refusal without a reason");
    return 0;
  }
  require(request->path.starts_with('/') && !isnad::first_invalid_utf8(request->path), "a path that is none");
  require(request->path.find('\0') == std::string::npos, "a path with a NUL");
  require(request->body.size() <= limits.body, "a body beyond the limit");
  for (const auto& [name, value] : request->parameters) {
    require(!isnad::first_invalid_utf8(name) && !isnad::first_invalid_utf8(value), "a parameter that is not UTF-8");
    require((name + value).find('\0') == std::string::npos, "a parameter with a NUL");
  }
  for (const auto& [name, value] : request->headers) {
    require(name == lower(name), "a header's name in capitals");
    require(value.find('\n') == std::string::npos, "a header of two lines");
  }

  HttpAnswer answer;
  const Guard guard({.host = "127.0.0.1", .port = 8642, .token = std::string(kToken)});
  if (guard.admit(*request, answer)) {
    require(bytes.find(kToken) != std::string_view::npos || bytes.find(isnad::sha256(kToken)) != std::string_view::npos,
            "somebody is let in without the token");
    require(lower(std::string(bytes)).find(":8642") != std::string::npos, "somebody is let in under another name");
  } else {
    require(answer.status == 303 || answer.status >= 400, "a refusal that looks like an answer");
  }
  Guard::protect(answer);
  for (const auto& [name, value] : answer.headers) {
    require((name + value).find_first_of("\r\n") == std::string::npos, "a header of an answer that was injected");
  }
  try {
    Parameters parameters(*request);
    const PageFilter filter = page_filter(parameters);
    parameters.number("limit", 50, 1, 500);
    parameters.finish();
    require(!filter.from || !filter.to || *filter.from <= *filter.to, "a filter whose days run backwards");
    require(!filter.box || filter.box->south <= filter.box->north, "a box that is upside down");
  } catch (const ApiError& error) {
    require(error.status == 400, "a parameter that is anybody else's fault");
  }
  return 0;
}
