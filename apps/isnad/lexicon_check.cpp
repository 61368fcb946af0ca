// `isnad lexicon check DIR`: are the tables of a folder such that the engine can be built from them? The first fault is
// named as file:line: fault.
#include <cstdio>
#include <string>

#include "commands.h"
#include "lexicon/data_source.h"

namespace isnad::app {

int check_lexicon(const std::string& folder) {
  // First the tables by themselves, then everything that the stages make of them (frames that do not exist, words that
  // no table has): from_folder() of the engine looks at the links between tables.
  auto source = DataSource::from_folder(folder);
  if (!source) {
    complain(source.error().text());
    return kSkipped;
  }
  auto engine = Engine::from_folder(folder);
  if (!engine) {
    complain(engine.error().text());
    return kSkipped;
  }
  std::printf("%s: %zu tables, no fault\n", folder.c_str(), source->tables("").size());
  return kFine;
}

}  // namespace isnad::app
