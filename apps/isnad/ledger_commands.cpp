// See ledger_commands.h.
#include "ledger_commands.h"

#include <CLI/CLI.hpp>

#include "commands.h"
#include "ledger/search.h"

namespace isnad::app {

void add_ledger_option(CLI::App& command, std::string& path) {
  command.add_option("-l,--ledger", path, "The ledger: the file that `isnad build` wrote")
      ->required()
      ->type_name("FILE");
}

std::optional<ledger::Ledger> open_ledger(const std::string& path) {
  auto opened = ledger::Ledger::open_to_read(path);
  if (!opened) {
    complain(opened.error().text());
    return std::nullopt;
  }
  try {
    if (opened->meta("derived") != opened->meta("read")) {
      note(path + ": articles were stored after its events were last put together (a build was interrupted, or is " +
           "under way); `isnad build -l " + path + "` brings them up to date");
    }
  } catch (const ledger::Failure& failure) {
    complain(ledger::explained(failure, path).text());
    return std::nullopt;
  }
  return std::move(*opened);
}

bool ready_to_search(ledger::Ledger& ledger, const Engine& engine) {
  const auto ready = ledger::prepare_search(ledger, engine);
  if (!ready) {
    complain(ready.error().text());
    return false;
  }
  if (!*ready) {
    note(ledger.path() +
         ": its search index was made with other word tables than this program has, so some words may " +
         "not be found; `isnad build -l " + ledger.path() + "` makes it anew");
  }
  return true;
}

std::optional<Day> day_of(const std::string& text, bool end) {
  const auto is_form = [&](std::string_view form) {
    if (text.size() != form.size()) return false;
    for (size_t i = 0; i < form.size(); ++i) {
      if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
  };
  if (is_form("0000-00-00")) return Day::parse(text);
  const bool month = is_form("0000-00");
  if (!month && !is_form("0000")) return std::nullopt;
  const auto first = Day::parse(month ? text + "-01" : text + "-01-01");
  if (!first || !end) return first;
  int year = 0, number = 0, day = 0;
  first->civil(year, number, day);
  const Day next = month && number < 12 ? Day::of(year, number + 1, 1) : Day::of(year + 1, 1, 1);
  return Day{next.days - 1};
}

std::string range_text(const std::optional<int64_t>& low, const std::optional<int64_t>& high) {
  if (!low && !high) return "some";
  if (!high) return std::to_string(*low) + "+";
  if (!low || *low == *high) return std::to_string(*high);
  return std::to_string(*low) + "–" + std::to_string(*high);
}

const std::string& best_name(const ledger::EventParty& party) { return party.name.empty() ? party.text : party.name; }

const std::string& best_place(const ledger::EventRecord& event) {
  if (!event.place_name.empty()) return event.place_name;
  return event.place_name_ar.empty() ? event.place_text : event.place_name_ar;
}

int finished(Output& output) {
  if (output.finish()) return kFine;
  if (!output.closed_by_reader()) complain("cannot write output: " + output.failure());
  return kFailed;
}

void note(const std::string& sentence) { complain("note: " + sentence); }

}  // namespace isnad::app
