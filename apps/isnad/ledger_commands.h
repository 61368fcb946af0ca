// What the commands that read a ledger (events, show, search, sources) have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "ledger/ledger.h"
#include "ledger/query.h"
#include "output.h"

namespace CLI {
class App;
}

namespace isnad::app {

/// Adds -l/--ledger, which must be given.
void add_ledger_option(CLI::App& command, std::string& path);

/// A ledger to read; where there is none, it says why. Says also if its events are not made from all that was read.
std::optional<ledger::Ledger> open_ledger(const std::string& path);

/// Makes a ledger ready for searching; false where it cannot be, having said why.
bool ready_to_search(ledger::Ledger& ledger, const Engine& engine);

/// The first day (or the last: `end`) of "2018", "2018-03" or "2018-03-12"; nothing for anything else.
std::optional<Day> day_of(const std::string& text, bool end);

/// "9", "9–60", "9+" where the end is open, "some" where all figures are vague.
std::string range_text(const std::optional<int64_t>& low, const std::optional<int64_t>& high);

/// English name where there is one, else the words.
const std::string& best_name(const ledger::EventParty& party);
/// The same of the place; empty if it is not known.
const std::string& best_place(const ledger::EventRecord& event);

/// Ends an output: says what went wrong, if anything did, and gives the exit status.
int finished(Output& output);

/// "isnad: note: " and the sentence on standard error.
void note(const std::string& sentence);

}  // namespace isnad::app
