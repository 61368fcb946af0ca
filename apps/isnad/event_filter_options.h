// The options by which commands that go through events say which: --place --from --to --type --mode --actor --source
// --toll --contested --background --planned --limit.
//
//   EventFilterOptions options;            // must live as long as the command
//   options.add(*command);
//   command->callback([&] { for_each_event(ledger, options.filter(), …); });
#pragma once

#include <string>

#include "ledger/query.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace isnad::app {

/// What the help of such a command says about them.
extern const char* const kAboutEventFilters;

class EventFilterOptions {
 public:
  void add(CLI::App& command);
  /// To be called once the command line is read. Throws CLI::ValidationError where a value makes no sense.
  ledger::EventFilter filter() const;

 private:
  ledger::EventFilter given_;
  std::string from_, to_, contested_;
  CLI::Option* contested_option_ = nullptr;
};

}  // namespace isnad::app
