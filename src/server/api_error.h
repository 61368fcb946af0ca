// ApiError: a request that cannot be answered as it was meant, with what is said about it.
//
// Thrown by what answers requests and caught in Api::answer(); it does not leave src/server/.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace isnad::server {

struct ApiError : std::runtime_error {
  ApiError(int http_status, std::string short_code, const std::string& message)
      : std::runtime_error(message), status(http_status), code(std::move(short_code)) {}
  int status;
  std::string code;              ///< not_found bad_request busy …
  std::vector<std::string> now;  ///< events that hold what the one asked for held
};

inline ApiError bad_request(const std::string& message) { return {400, "bad_request", message}; }
inline ApiError not_found(const std::string& message) { return {404, "not_found", message}; }

}  // namespace isnad::server
