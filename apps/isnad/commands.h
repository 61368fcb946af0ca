// The commands of the program `isnad`. Each takes its settings, prints for itself, and returns the exit status:
// 0 all is well, 1 something was skipped or is at fault and the rest is done, 2 nothing could be done.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"

namespace isnad::app {

enum ExitStatus : int { kFine = 0, kSkipped = 1, kFailed = 2 };

struct ExtractSettings {
  std::vector<std::string> inputs;
  std::string output;            ///< a file; empty or "-" is standard output
  std::string data;              ///< folder of tables; empty is the built-in copy
  std::optional<Day> published;  ///< for documents that bring no date
  unsigned threads = 0;          ///< 0: as many as the machine has
  size_t max_document = 4 * 1024 * 1024;
  bool mentions = false;
  bool digest = false;
  bool explain = false;
  bool why = false;  ///< JSON with the steps of each claim: what scripts/learn_background reads
  bool profile = false;
  bool quiet = false;
  bool imported_gazetteers = true;
};

int extract(const ExtractSettings& settings);

struct AnalyzeSettings {
  std::string text;  ///< "-" reads standard input
  std::string data;
  bool imported_gazetteers = true;
};

int analyze(const AnalyzeSettings& settings);

int check_lexicon(const std::string& folder);

struct GazetteerImport {
  std::string file;
  std::string name;  ///< empty: after the file
};

int import_gazetteer(const GazetteerImport& settings);
int list_gazetteers();
int remove_gazetteer(const std::string& name);

/// The folder of the gazetteers that the user imported: $ISNAD_HOME/gazetteer, else that of $XDG_DATA_HOME/isnad, else
/// of ~/.local/share/isnad. Empty if the environment names none. It need not exist.
std::string gazetteer_folder();

/// The engine of the tables in `data`, or of the built-in ones if that is empty, with the gazetteers that the user
/// imported unless that is not wanted. Complains of what the user should know, unless `quiet`.
Result<Engine> make_engine(const std::string& data, bool imported_gazetteers = true, bool quiet = false);

/// «1 sentence», «2 sentences».
std::string counted(uint64_t number, const char* one, const char* more);

/// One line on standard error: "isnad: " and the message.
void complain(const std::string& message);

}  // namespace isnad::app
