// What several commands need: the engine, and a way to complain.
#include <cstdio>
#include <string>

#include "commands.h"

namespace isnad::app {

Result<Engine> make_engine(const std::string& data) {
  return data.empty() ? Engine::built_in() : Engine::from_folder(data);
}

std::string counted(uint64_t number, const char* one, const char* more) {
  return std::to_string(number) + ' ' + (number == 1 ? one : more);
}

void complain(const std::string& message) {
  const std::string line = "isnad: " + message + '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace isnad::app
