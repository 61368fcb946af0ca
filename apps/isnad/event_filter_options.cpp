// See event_filter_options.h. «--from 2018-03 --contested toll» becomes a filter from 2018-03-01 on.
#include "event_filter_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "ledger/event_csv.h"
#include "ledger_commands.h"

namespace isnad::app {

const char* const kAboutEventFilters =
    R"(Filters are joined: an event must pass all of them. A DAY may be a month (2018-03) or a year: the first day of it for
--from, the last for --to. A PLACE is an Arabic or English name or an id (geonames:170654), and means also what lies in
it. A WHO is an id with all that is below it (SYR.GOV finds SYR.GOV.MOD), or words that begin words of the name or of
what a source calls them. Events that are only mentioned on the way, and those that have not happened, are left out
unless they are asked for.)";

namespace {

constexpr std::array<const char*, 4> kAbout = {"toll", "actor", "means", "occurrence"};

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// All types, for a check and a message.
std::vector<std::string> types() {
  std::vector<std::string> out;
  for (int type = static_cast<int>(EventType::Agree); type <= static_cast<int>(EventType::Assault); ++type) {
    out.emplace_back(name_of(static_cast<EventType>(type)));
  }
  return out;
}

template <class Names>
std::string listed(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : " ") + std::string(name);
  return out;
}

template <class Names>
bool among(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<Day> day(const std::string& option, const std::string& text, bool end) {
  if (text.empty()) return std::nullopt;
  const auto day = day_of(text, end);
  if (!day) throw CLI::ValidationError(option, "is not a day like 2018-03-12, a month or a year: " + text);
  return day;
}

}  // namespace

void EventFilterOptions::add(CLI::App& command) {
  command.add_option("--place", given_.place, "At this place, or in it")->type_name("PLACE");
  command.add_option("--from", from_, "On this day or later")->type_name("DAY");
  command.add_option("--to", to_, "On this day or earlier")->type_name("DAY");
  command.add_option("--type", given_.type, "PLOVER type: ASSAULT, PROTEST …")->type_name("TYPE");
  command.add_option("--mode", given_.mode, "PLOVER mode: aerial, siege …")->type_name("MODE");
  command.add_option("--actor", given_.actor, "Who acts or is acted on")->type_name("WHO");
  command.add_option("--source", given_.source, "Who tells of it, passes it on or prints it")->type_name("WHO");
  command.add_option("--toll", given_.toll, "With a toll of this kind: " + listed(ledger::kTollKinds))
      ->type_name("KIND");
  contested_option_ = command
                          .add_option("--contested", contested_,
                                      "Only contested ones; with a value, about that: toll actor means occurrence")
                          ->expected(0, 1)
                          ->type_name("[ABOUT]");
  command.add_flag("--background", given_.background, "Also events that are only mentioned on the way");
  command.add_flag("--planned", given_.prospective, "Also events that are announced, threatened, possible");
  command.add_option("--limit", given_.limit, "At most so many")->check(CLI::NonNegativeNumber)->type_name("N");
}

ledger::EventFilter EventFilterOptions::filter() const {
  ledger::EventFilter filter = given_;
  filter.from = day("--from", from_, false);
  filter.to = day("--to", to_, true);
  if (filter.from && filter.to && *filter.to < *filter.from) throw CLI::ValidationError("--to", "lies before --from");
  filter.type = upper(filter.type);
  if (const auto all = types(); !filter.type.empty() && !among(all, filter.type)) {
    throw CLI::ValidationError("--type", "there is no type " + filter.type + "; there are " + listed(all));
  }
  if (!filter.toll.empty() && !among(ledger::kTollKinds, filter.toll)) {
    throw CLI::ValidationError("--toll",
                               "there is no kind " + filter.toll + "; there are " + listed(ledger::kTollKinds));
  }
  filter.contested = contested_option_->count() > 0;
  filter.contested_about = contested_;
  if (!contested_.empty() && !among(kAbout, contested_)) {
    throw CLI::ValidationError("--contested", "is one of " + listed(kAbout) + ": " + contested_);
  }
  return filter;
}

}  // namespace isnad::app
