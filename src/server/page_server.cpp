// See page_server.h. What a browser in the office asks («أحداث دوما», events of Douma) goes through the guard first,
// whatever it is.
#include "server/page_server.h"

#include <optional>
#include <thread>

#include "server/api.h"
#include "server/assets.h"
#include "server/guard.h"
#include "server/http.h"
#include "server/ledger_pool.h"

namespace isnad::server {

struct PageServer::State {
  State(const PageServerOptions& options, const Engine& engine)
      : pool(options.ledger, engine, std::max<size_t>(4, std::thread::hardware_concurrency() * 2)),
        api(pool, engine, {.read_only = options.read_only}),
        assets(Assets::built_in()) {}

  LedgerPool pool;
  Api api;
  Assets assets;
  std::optional<Guard> guard;
  std::string address;
  int port = 0;
  std::unique_ptr<HttpServer> http;  // last, so that nobody asks while the rest goes

  void answer(const HttpRequest& request, HttpAnswer& out) {
    if (guard->admit(request, out)) {
      if (request.path.starts_with("/api/")) {
        api.answer(request, out);
      } else if (request.method == "POST") {
        out.status = 405;
        out.content_type = "text/plain; charset=utf-8";
        out.body = "Nothing can be posted here.\n";
      } else {
        assets.answer(request, out);
      }
    }
    Guard::protect(out);
  }
};

PageServer::PageServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

PageServer::~PageServer() {
  if (state_) state_->http.reset();
}

const std::string& PageServer::address() const { return state_->address; }
int PageServer::port() const { return state_->port; }

Result<std::unique_ptr<PageServer>> PageServer::start(const PageServerOptions& options, const Engine& engine) {
  if (!is_loopback(options.host) && options.token.empty()) {
    return Error{.message = "whoever reaches " + options.host +
                            " could read this ledger: --host needs --token, a word that those who may know",
                 .file = {}};
  }
  auto state = std::make_unique<State>(options, engine);
  if (const auto started = state->api.start(); !started) return started.error();
  // The port is bound before the guard knows it; a request that comes in between waits in the system's queue until the
  // threads begin, which is after the guard is there.
  std::string host = options.host;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  State* const at = state.get();
  state->http = std::make_unique<HttpServer>(
      HttpServer::Address{host, options.port},
      [at](const HttpRequest& request, HttpAnswer& answer) { at->answer(request, answer); });
  const auto port = state->http->bind();
  if (!port) return port.error();
  state->port = *port;
  state->guard.emplace(GuardOptions{.host = host, .port = *port, .token = options.token});
  const bool six = host.find(':') != std::string::npos;
  state->address = "http://" + (six ? "[" + host + "]" : host) + ":" + std::to_string(*port) + "/";
  state->http->serve();
  return std::unique_ptr<PageServer>(new PageServer(std::move(state)));
}

}  // namespace isnad::server
