// `isnad serve`: the local page on a ledger, until Ctrl+C.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>

#include "commands.h"
#include "ledger_commands.h"
#include "server/page_server.h"

namespace isnad::app {

namespace {

constexpr const char* kMore = R"TEXT(
Open the address that it prints in a browser on this machine: map, timeline, events with their sides, articles, sources,
search. What a build adds is shown as soon as it is there. Nobody else can ask it: it listens at 127.0.0.1. Another
address, with --host, needs a --token; whoever opens ADDRESS/?token=… once may look from then on. There is no encryption:
in a network that you do not trust, use a tunnel (ssh -L 8642:127.0.0.1:8642).
Corrections made on the page are kept in the ledger; --read-only allows none. The same data for programs: /api/v1
(docs/API.md).

Examples:
  isnad serve -l news.ledger
  isnad serve -l news.ledger --host 0.0.0.0 --token "$(openssl rand -hex 16)")TEXT";

struct ServeSettings {
  server::PageServerOptions server;
  std::string data;
  bool imported = true;
};

int serve(const ServeSettings& settings) {
  // Taken up below; no thread is to be interrupted by them.
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  const auto engine = make_engine(settings.data, settings.imported);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  const auto started = server::PageServer::start(settings.server, *engine);
  if (!started) {
    complain(started.error().text());
    return kFailed;
  }
  std::printf("Isnad is at %s (Ctrl+C ends it)\n", (*started)->address().c_str());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&ends, &signal);
  return kFine;
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  const auto settings = std::make_shared<ServeSettings>();
  CLI::App* command = app.add_subcommand("serve", "Show a ledger in the browser: map, timeline, events, articles");
  command->footer(kMore);
  add_ledger_option(*command, settings->server.ledger);
  command->add_option("--port", settings->server.port, "Port (8642); 0 takes any that is free")
      ->check(CLI::Range(0, 65535))
      ->type_name("N");
  command->add_option("--host", settings->server.host, "Address to listen at (127.0.0.1)")->type_name("ADDRESS");
  command->add_option("--token", settings->server.token, "Word that every request must bring")->type_name("WORD");
  command->add_flag("--read-only", settings->server.read_only, "Allow no corrections");
  command->add_option("--data", settings->data, "Folder of tables to use instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*command, settings->imported);
  command->callback([&status, settings] { status = serve(*settings); });
}

}  // namespace isnad::app
