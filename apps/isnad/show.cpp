// `isnad show`: one event of a ledger, laid out so that one sees who says what.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "correction_lines.h"
#include "event_page.h"
#include "ledger/corrections.h"
#include "ledger/event_json.h"
#include "ledger_commands.h"
#include "terminal.h"

namespace isnad::app {

namespace {

constexpr const char* kMore = R"(
ID is an event's id or the beginning of one (e3f); if several events begin so, they are listed. What is contested stands
first, side by side with who says it: originator ← who passed it on ← outlet, the day, and the words themselves, in which
the word that tells the event is marked. Copies stand under what they were copied from. Of an event of more than thirty
claims the first of each source are shown; --all shows all.

Arabic: each Arabic name is enclosed in the invisible signs U+2068 and U+2069, and Arabic words are set flush right, for
terminals that turn Arabic about by themselves (GNOME Terminal and others that use VTE, Konsole, mlterm, Terminal.app).
With --ltr there are no such signs and everything is flush left: for terminals that do not (xterm, Alacritty, kitty,
tmux, the Windows console), for pagers that show the signs (less), and for files.

Examples:
  isnad show e3f09ab12cd34 -l news.ledger
  isnad show e3f -l news.ledger --ltr | less -R
  isnad show e3f -l news.ledger --format jsonl | jq '.contested')";

struct ShowSettings {
  std::string ledger, id, format = "text";
  size_t width = 0;
  bool left_to_right = false, no_color = false, all = false;
};

int show(const ShowSettings& settings) {
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  ledger::EventFilter filter;
  filter.id = settings.id;
  filter.background = filter.prospective = true;
  filter.words = true;
  filter.limit = 1;

  TextForm form = text_form(false);
  if (settings.width > 0) form.width = settings.width;
  if (settings.left_to_right) form.isolates = false;
  if (settings.no_color) form.color = false;
  auto output = Output::open("");
  if (!output) {
    complain(output.error().text());
    return kFailed;
  }
  Page page(form, [&](std::string_view line) { return output->write(line); });

  // Who asks for a beginning may mean several: those are told in short, up to a screenful.
  constexpr int64_t kMostListed = 20;
  ledger::EventFilter all = filter;
  all.words = false;
  all.limit = kMostListed + 1;
  std::vector<std::string> several;
  bool exact = false;
  const auto matched = ledger::for_each_event(*ledger, all, [&](const ledger::EventRecord& event) {
    exact = exact || event.id == settings.id;
    std::string line = event.id + "  " + (event.date_from.empty() ? "?         " : event.date_from) + "  ";
    several.push_back(line + cell(event.type + " " + event.modes, 26) + "  " + name(best_place(event)));
    return !exact;
  });
  if (!matched) {
    complain(matched.error().text());
    return kFailed;
  }
  if (several.empty()) {
    complain(settings.ledger + ": no event has an id that begins with «" + settings.id +
             "»; `isnad events` lists them");
    const auto instead = ledger::events_now(*ledger, settings.id);
    if (instead && !instead->empty()) {
      std::string ids;
      for (const std::string& id : *instead) ids += (ids.empty() ? "" : ", ") + id;
      note("since a correction, what it told is in " + ids);
    }
    return kFailed;
  }
  if (several.size() > 1 && !exact) {
    complain("several events have an id that begins with «" + settings.id + "»:");
    if (several.size() > static_cast<size_t>(kMostListed)) several.back() = "…";
    for (const std::string& line : several) page.line(line);
    finished(*output);
    return kFailed;
  }

  std::string id;  // of the event, if its corrections are to be told
  const auto shown = ledger::for_each_event(*ledger, filter, [&](const ledger::EventRecord& event) {
    if (settings.format == "text") {
      id = event.id;
      return write_event_page(event, form, settings.all, page);
    }
    std::string line;
    ledger::write_event(event, {.full = true}, line);
    return output->write(line);
  });
  if (!shown) {
    complain(shown.error().text());
    return kFailed;
  }
  if (!id.empty()) {
    bool begun = false;
    const auto listed = ledger::for_each_correction(*ledger, {.event = id}, [&](const auto& correction) {
      if (!begun) {
        page.gap();
        page.line(strong("Corrections"));
        begun = true;
      }
      write_correction_lines(correction, 2, page);
      return page.well();
    });
    if (!listed) {
      complain(listed.error().text());
      return kFailed;
    }
  }
  return finished(*output);
}

}  // namespace

void add_show(CLI::App& app, int& status) {
  const auto settings = std::make_shared<ShowSettings>();
  CLI::App* command = app.add_subcommand("show", "Show one event: its sides, tolls by source, the words themselves");
  command->footer(kMore);
  command->add_option("ID", settings->id, "Id of the event, or the beginning of one")->required();
  add_ledger_option(*command, settings->ledger);
  command->add_option("--format", settings->format, "text (for people) or jsonl (isnad.event/1 with words and chains)")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  command->add_flag("--all", settings->all, "All claims and figures, also of an event that has many");
  command->add_flag("--ltr", settings->left_to_right, "For terminals that do not turn Arabic about: see below");
  command->add_option("--width", settings->width, "Columns (as wide as the terminal; 100 where there is none)")
      ->check(CLI::Range(40, 1000))
      ->type_name("N");
  command->add_flag("--no-color", settings->no_color, "No colours (nor are there any in a pipe or if NO_COLOR is set)");
  command->callback([&status, settings] { status = show(*settings); });
}

}  // namespace isnad::app
