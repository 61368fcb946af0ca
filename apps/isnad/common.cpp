// What several commands need: the engine, and a way to complain.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "commands.h"

namespace isnad::app {

std::string gazetteer_folder() {
  const auto from = [](const char* variable, const char* below) {
    const char* value = std::getenv(variable);
    // XDG: a path that is not absolute is to be passed over.
    return value == nullptr || value[0] != '/' ? std::string() : std::string(value) + below;
  };
  if (const char* home = std::getenv("ISNAD_HOME"); home != nullptr && home[0] != '\0')
    return std::string(home) + "/gazetteer";
  std::string folder = from("XDG_DATA_HOME", "/isnad/gazetteer");
  return folder.empty() ? from("HOME", "/.local/share/isnad/gazetteer") : folder;
}

Result<Engine> make_engine(const std::string& data, bool imported_gazetteers, bool quiet) {
  auto engine =
      Engine::create({.tables = data, .gazetteers = imported_gazetteers ? gazetteer_folder() : std::string()});
  if (engine && !quiet) {
    for (const std::string& note : engine->notes()) complain("note: " + note);
  }
  return engine;
}

void add_imported_gazetteers_flag(CLI::App& command, bool& wanted) {
  command.add_flag_callback(
      "--no-imported-gazetteers", [&wanted] { wanted = false; },
      "Know no places but the built-in ones (isnad gazetteer import)");
}

std::string counted(uint64_t number, const char* one, const char* more) {
  return std::to_string(number) + ' ' + (number == 1 ? one : more);
}

void complain(const std::string& message) {
  const std::string line = "isnad: " + message + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace isnad::app
