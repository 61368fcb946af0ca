// The commands of the program `isnad`. Each command adds itself to the command line in its own file: what may be said,
// what it means, what is done. It prints for itself and sets the exit status: 0 all is well, 1 something was skipped or
// is at fault and the rest is done, 2 nothing could be done.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "isnad/engine.h"

namespace CLI {
class App;
}

namespace isnad::app {

enum ExitStatus : int { kFine = 0, kSkipped = 1, kFailed = 2 };

// Each adds a subcommand to `app`; when that is chosen, it runs while the command line is parsed and sets `status`,
// which must live as long as `app`. Wrong usage is thrown as CLI::ParseError.
void add_extract(CLI::App& app, int& status);
void add_events(CLI::App& app, int& status);
void add_show(CLI::App& app, int& status);
void add_search(CLI::App& app, int& status);
void add_sources(CLI::App& app, int& status);
void add_agreements(CLI::App& app, int& status);
void add_correct(CLI::App& app, int& status);
void add_corrections(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_analyze(CLI::App& app, int& status);
void add_build(CLI::App& app, int& status);
void add_gazetteer(CLI::App& app, int& status);
void add_lexicon(CLI::App& app, int& status);

/// The folder of the gazetteers that the user imported: $ISNAD_HOME/gazetteer, else that of $XDG_DATA_HOME/isnad, else
/// of ~/.local/share/isnad. Empty if the environment names none. It need not exist.
std::string gazetteer_folder();

/// The engine of the tables in `data`, or of the built-in ones if that is empty, with the gazetteers that the user
/// imported unless that is not wanted. Complains of what the user should know, unless `quiet`.
Result<Engine> make_engine(const std::string& data, bool imported_gazetteers = true, bool quiet = false);

/// Adds --no-imported-gazetteers to a command that makes an engine. `wanted` must live until the command has run.
void add_imported_gazetteers_flag(CLI::App& command, bool& wanted);

/// «1 sentence», «2 sentences».
std::string counted(uint64_t number, const char* one, const char* more);

/// One line on standard error: "isnad: " and the message.
void complain(const std::string& message);

}  // namespace isnad::app
