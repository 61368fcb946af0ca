// PageServer: the local page on a ledger, as `isnad serve` runs it.
//
//   auto server = PageServer::start({.ledger = "news.ledger", .port = 0}, engine);
//   if (server) puts((*server)->address().c_str());     // http://127.0.0.1:43123/
//
// Serves until it is destroyed. What is where: http.h (bytes), guard.h (who may ask), api.h (/api/v1), assets.h (the
// page's files).
#pragma once

#include <memory>
#include <string>

#include "isnad/engine.h"
#include "isnad/result.h"

namespace isnad::server {

struct PageServerOptions {
  std::string ledger;
  std::string host = "127.0.0.1";
  int port = 8642;  ///< 0: any that is free
  std::string token;
  bool read_only = false;
};

class PageServer {
 public:
  /// The engine must outlive it. Errors: the ledger cannot be read, the address not be listened at, an address other
  /// than this machine's own without a token.
  static Result<std::unique_ptr<PageServer>> start(const PageServerOptions& options, const Engine& engine);
  ~PageServer();
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  /// "http://127.0.0.1:8642/".
  const std::string& address() const;
  int port() const;

 private:
  struct State;
  explicit PageServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace isnad::server
