// Any bytes as a request: they are one or they are refused, and what was asked for is a filter or an error.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "server/api_error.h"
#include "server/guard.h"
#include "server/http.h"
#include "server/parameters.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace isnad::server;
  const auto request = parse_request({reinterpret_cast<const char*>(data), size}, {});
  if (!request) return 0;
  if (!request->path.starts_with('/') || isnad::first_invalid_utf8(request->path)) std::abort();
  for (const auto& [name, value] : request->parameters) {
    if (isnad::first_invalid_utf8(name) || isnad::first_invalid_utf8(value)) std::abort();
  }
  HttpAnswer answer;
  Guard({.host = "127.0.0.1", .port = 8642, .token = "secret"}).admit(*request, answer);
  try {
    Parameters parameters(*request);
    page_filter(parameters);
    parameters.number("limit", 50, 1, 500);
    parameters.finish();
  } catch (const ApiError&) {
  }
  return 0;
}
