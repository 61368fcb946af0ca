// Guard: who may ask, and what every answer says to the browser.
//
//   Guard guard({.host = "127.0.0.1", .port = 8642, .token = ""});
//   if (!guard.admit(request, answer)) return;     // the answer says why
//
// A page of another site that has the browser ask us must fail: its name is not in Host (DNS rebinding), its origin is
// not ours. What articles say cannot become markup or script: the policy allows no script but the program's own files.
#pragma once

#include <string>
#include <string_view>

#include "server/http.h"

namespace isnad::server {

struct GuardOptions {
  std::string host;  ///< the address served, as given
  int port = 0;
  std::string token;  ///< empty: whoever reaches the address may ask
};

class Guard {
 public:
  explicit Guard(GuardOptions options);

  /// False where the request is refused or (a visit with the token) redirected; the answer is then whole.
  bool admit(const HttpRequest& request, HttpAnswer& answer) const;
  /// Headers that all answers have.
  static void protect(HttpAnswer& answer);

 private:
  bool is_own(std::string_view authority) const;
  bool has_token(const HttpRequest& request) const;

  GuardOptions options_;
};

/// Only this machine can reach it: 127.0.0.0/8, ::1, localhost.
bool is_loopback(std::string_view host);

/// Takes the same time whatever `given` is, for texts of one length.
bool same_secret(std::string_view given, std::string_view secret);

}  // namespace isnad::server
