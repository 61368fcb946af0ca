// `isnad events`: the events of a ledger that a filter lets through, as a table for people or for programs.
//
// "--place حلب --from 2018-03 --contested toll" gives the events in and around Aleppo since March on whose tolls
// sources disagree. One event is in memory at a time.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "commands.h"
#include "event_filter_options.h"
#include "ledger/event_csv.h"
#include "ledger/event_json.h"
#include "ledger/tokenizer.h"
#include "ledger_commands.h"
#include "terminal.h"

namespace isnad::app {

namespace {

using ledger::EventFilter;
using ledger::EventRecord;

constexpr const char* kMore = R"(

The table names each event by its id, which `isnad show` takes. A range «9–60» is from the lowest figure of any source to
the highest, «some» where no source gives a number. "2018-03-10+2" is one of three days, "2018-03" an unknown day of that
month, "2018-02…06" and "2015…2018" are longer ranges; --from and --to let an event pass if a day of its range may lie
there.
jsonl is isnad.event/1 (docs/RECORD.md), csv one line an event, geojson one FeatureCollection.

Examples:
  isnad events -l news.ledger --contested toll --from 2018-03 --to 2018-04
  isnad events -l news.ledger --place "دير الزور" --type ASSAULT --mode aerial
  isnad events -l news.ledger --actor SYR.MIL --toll killed --format csv -o killed.csv
  isnad events -l news.ledger --source المرصد --text "مستشفى" --format jsonl | jq .id)";

// Where the table goes to no terminal: wide enough for one line an event.
constexpr size_t kWidthOfPipe = 160;

struct EventsSettings {
  std::string ledger, output, format = "table", text;
  size_t width = 0;
  EventFilter filter;
};

// ── Table ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// With room, one line an event; else who and what is contested stand in a second one.
class Table {
 public:
  Table(const TextForm& form, std::function<bool(std::string_view)> write)
      : page_(form, std::move(write)), width_(form.width), wide_(form.width >= kWide) {
    where_ = wide_ ? 20 : std::max<size_t>(10, width_ > 70 ? width_ - 70 : 10);
    who_ = wide_ ? width_ - (kId + kWhen + kWhat + where_ + kKilled + kInjured + kSources + kContested + 8) : 0;
  }

  bool row(const EventRecord& event) {
    if (!begun_) head();
    std::string line = name(event.id) + std::string(event.id.size() < kId ? kId - event.id.size() : 0, ' ') + " ";
    line += cell(when(event), kWhen) + " " + cell(event.type + " " + event.modes, kWhat) + " ";
    line += cell(where(event), where_) + " ";
    if (wide_) line += padded(parties(event, who_), who_) + " ";
    line += toll(event, "killed", kKilled) + " " + toll(event, "injured", kInjured) + " ";
    const std::string sources = std::to_string(event.independent_sources);
    line += std::string(sources.size() < kSources ? kSources - sources.size() : 0, ' ') + sources;
    std::string marks = event.contested;
    if (event.status != "reported") marks += (marks.empty() ? "" : " ") + ("(" + event.status + ")");
    if (event.background) marks += marks.empty() ? "(background)" : " (background)";
    if (wide_) line += " " + alarm(fitted(marks, kContested));
    page_.line(line);
    if (!wide_ && (!event.actors.empty() || !event.targets.empty() || !marks.empty())) {
      std::string second(kId + 1, ' ');
      const std::string reserved = marks.empty() ? "" : "  contested: " + marks;
      const size_t room = width_ > second.size() + reserved.size() ? width_ - second.size() - reserved.size() : 10;
      second += parties(event, room);
      if (!marks.empty()) {
        if (!event.actors.empty() || !event.targets.empty()) second += "  ";
        second += alarm(event.contested.empty() ? marks : "contested: " + marks);
      }
      page_.line(second);
    }
    return page_.well();
  }

 private:
  static constexpr size_t kWide = 135, kId = 13, kWhen = 14, kWhat = 20, kKilled = 7, kInjured = 7, kSources = 3,
                          kContested = 16;

  void head() {
    begun_ = true;
    std::string line = cell("id", kId) + " " + cell("when", kWhen) + " " + cell("what", kWhat) + " ";
    line += cell("where", where_) + " ";
    if (wide_) line += cell("who → whom", who_) + " ";
    line += cell("killed", kKilled) + " " + cell("injured", kInjured) + " " + cell("src", kSources);
    if (wide_) line += " contested";
    page_.line(strong(line));
  }

  static std::string when(const EventRecord& event) {
    if (event.date_from.empty()) return "?";
    const auto from = Day::parse(event.date_from), to = Day::parse(event.date_to);
    if (!from || !to || *to <= *from) return event.date_from;
    for (const size_t part : {4, 7}) {  // a whole year, a whole month
      const std::string whole = event.date_from.substr(0, part);
      if (day_of(whole, false) == from && day_of(whole, true) == to) return whole;
    }
    if (to->days - from->days < 100) return event.date_from + "+" + std::to_string(to->days - from->days);
    const std::string year = event.date_from.substr(0, 4), last = event.date_to.substr(0, 4);
    if (year != last) return year + "…" + last;
    return event.date_from.substr(0, 7) + "…" + event.date_to.substr(5, 2);
  }

  static std::string where(const EventRecord& event) {
    const std::string& place = best_place(event);
    return place.empty() ? "?" : place;
  }

  static std::string toll(const EventRecord& event, std::string_view kind, size_t width) {
    const ledger::EventToll* toll = event.total(kind);
    return cell(toll == nullptr ? "" : range_text(toll->low, toll->high), width);
  }

  static std::string names(const std::vector<ledger::EventParty>& parties) {
    std::string out;
    for (const ledger::EventParty& party : parties) out += (out.empty() ? "" : ", ") + best_name(party);
    return out;
  }

  /// «A → B», each side isolated, cut to `room` columns.
  static std::string parties(const EventRecord& event, size_t room) {
    const std::string actors = fitted(cleaned(names(event.actors)), room);
    std::string out = name(actors);
    if (event.targets.empty()) return out;
    const size_t used = display_width(actors) + 3;
    if (used + 4 > room) return out;
    return out + (actors.empty() ? "? → " : " → ") + name(fitted(cleaned(names(event.targets)), room - used));
  }

  Page page_;
  size_t width_, where_ = 0, who_ = 0;
  bool wide_, begun_ = false;
};

// ── The command ───────────────────────────────────────────────────────────────────────────────────────────────────

int events(EventsSettings& settings) {
  std::optional<Engine> engine;  // declared first: the ledger's connection uses it to its end
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  if (!settings.text.empty()) {
    auto made = make_engine("");
    if (!made) {
      complain(made.error().text());
      return kFailed;
    }
    engine.emplace(std::move(*made));
    if (!ready_to_search(*ledger, *engine)) return kFailed;
    settings.filter.match = match_expression(settings.text);
    if (settings.filter.match.empty()) {
      complain("--text: there is no word to look for in «" + settings.text + "»");
      return kFailed;
    }
  }
  auto output = Output::open(settings.output);
  if (!output) {
    complain(output.error().text());
    return kFailed;
  }
  TextForm form = text_form(!settings.output.empty() && settings.output != "-", kWidthOfPipe);
  if (settings.width > 0) form.width = settings.width;
  Table table(form, [&](std::string_view line) { return output->write(line); });
  bool begun = false;
  const auto found = ledger::for_each_event(*ledger, settings.filter, [&](const EventRecord& event) {
    std::string out;
    if (settings.format == "table") return table.row(event);
    if (settings.format == "jsonl") {
      ledger::write_event(event, {}, out);
    } else if (settings.format == "csv") {
      if (!begun) ledger::append_event_csv_head(out);
      ledger::append_event_csv(event, out);
    } else {
      out = begun ? ",\n" : "{\"type\":\"FeatureCollection\",\"features\":[\n";
      ledger::write_event_feature(event, out);
    }
    begun = true;
    return output->write(out);
  });
  if (!found) {
    complain(found.error().text());
    return kFailed;
  }
  if (settings.format == "csv" && !begun) {
    std::string head;
    ledger::append_event_csv_head(head);
    output->write(head);
  }
  if (settings.format == "geojson") {
    output->write(begun ? "\n]}\n" : "{\"type\":\"FeatureCollection\",\"features\":[]}\n");
  }
  const int status = finished(*output);
  if (status == kFine && *found == 0) {
    const auto reasons = ledger::unanswered(*ledger, settings.filter);
    if (reasons) {
      for (const std::string& reason : *reasons) note(reason);
      if (reasons->empty()) note("no event passes all of these filters");
    }
  }
  return status;
}

}  // namespace

void add_events(CLI::App& app, int& status) {
  const auto settings = std::make_shared<EventsSettings>();
  const auto filters = std::make_shared<EventFilterOptions>();
  CLI::App* command = app.add_subcommand("events", "List events of a ledger, filtered, in several formats");
  command->footer("\n" + std::string(kAboutEventFilters) + kMore);
  add_ledger_option(*command, settings->ledger);
  filters->add(*command);
  command->add_option("--text", settings->text, "Told in an article with these words (as `isnad search`)")
      ->type_name("WORDS");
  command->add_option("--format", settings->format, "table (for people), jsonl, csv or geojson")
      ->check(CLI::IsMember({"table", "jsonl", "csv", "geojson"}))
      ->type_name("FORMAT");
  command->add_option("-o,--output", settings->output, "File to write to (standard output if not given)")
      ->type_name("FILE");
  command
      ->add_option("--width", settings->width,
                   "Columns of the table (as wide as the terminal; 160 where there is none)")
      ->check(CLI::Range(80, 1000))
      ->type_name("N");
  command->callback([&status, settings, filters] {
    settings->filter = filters->filter();
    status = events(*settings);
  });
}

}  // namespace isnad::app
