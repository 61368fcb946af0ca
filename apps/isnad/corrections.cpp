// `isnad corrections` and `isnad correct`: what people say of a ledger after looking at it, listed and added.
#include "ledger/corrections.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "correction_lines.h"
#include "ledger_commands.h"
#include "output.h"
#include "terminal.h"

namespace isnad::app {

namespace {

using ledger::CorrectionKind;
using ledger::NewCorrection;

// ── isnad corrections ─────────────────────────────────────────────────────────────────────────────────────────────

constexpr const char* kMoreCorrections = R"(
Corrections are kept in the ledger, in the order in which they were made, with who made them and when; they are applied
whenever events are put together, and never changed: what was wrong is withdrawn by another one (isnad correct withdraw).
A dormant one speaks of claims that are not in the ledger now; it applies again when they come back.

Each id covers the one before: --check says whether any was changed or taken away. jsonl is one correction a line, which
--replay reads: corrections can so be kept apart from a ledger, and brought into another one of the same articles. Those
that it has already are left alone.

Examples:
  isnad corrections -l news.ledger
  isnad corrections -l news.ledger --format jsonl -o corrections.jsonl
  isnad corrections -l rebuilt.ledger --replay corrections.jsonl
  isnad corrections -l news.ledger --check)";

struct CorrectionsSettings {
  std::string ledger, output, format = "table", event, replay, data;
  size_t width = 0;
  bool check = false, imported_gazetteers = true;
};

int check(const CorrectionsSettings& settings) {
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  const auto checked = ledger::check_corrections(*ledger);
  if (!checked) {
    complain(checked.error().text());
    return kFailed;
  }
  if (!checked->fault.empty()) {
    complain(settings.ledger + ": " + checked->fault);
    return kSkipped;
  }
  std::printf("%s, as they were signed\n",
              counted(static_cast<uint64_t>(checked->corrections), "correction", "corrections").c_str());
  return kFine;
}

int replay(const CorrectionsSettings& settings) {
  std::string lines;
  if (settings.replay == "-") {
    lines.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream file(settings.replay, std::ios::binary);
    if (!file) {
      complain(settings.replay + ": cannot be read");
      return kFailed;
    }
    lines.assign(std::istreambuf_iterator<char>(file), {});
  }
  {
    const auto readable = ledger::Ledger::open_to_read(settings.ledger);  // a slip of the pen makes no ledger
    if (!readable) {
      complain(readable.error().text());
      return kFailed;
    }
  }
  auto engine = make_engine(settings.data, settings.imported_gazetteers);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  ledger::Ledger::WriteOptions options;
  options.wait = false;
  auto ledger = ledger::Ledger::open_to_write(settings.ledger, options);
  if (!ledger) {
    complain(ledger.error().text());
    return kFailed;
  }
  const auto done = ledger::replay_corrections(*ledger, *engine, lines);
  ledger->close();
  if (!done) {
    complain(settings.replay + ": " + done.error().message);
    return kFailed;
  }
  std::printf("%s added, %lld known already\n",
              counted(static_cast<uint64_t>(done->added), "correction", "corrections").c_str(),
              static_cast<long long>(done->known));
  return kFine;
}

int list(const CorrectionsSettings& settings) {
  auto ledger = open_ledger(settings.ledger);
  if (!ledger) return kFailed;
  auto output = Output::open(settings.output);
  if (!output) {
    complain(output.error().text());
    return kFailed;
  }
  TextForm form = text_form(!settings.output.empty() && settings.output != "-");
  if (settings.width > 0) form.width = settings.width;
  Page page(form, [&](std::string_view line) { return output->write(line); });
  ledger::CorrectionFilter filter;
  filter.event = settings.event;
  const auto listed = ledger::for_each_correction(*ledger, filter, [&](const ledger::Correction& correction) {
    if (settings.format == "table") {
      write_correction_lines(correction, 0, page);
      return page.well();
    }
    std::string line;
    ledger::write_correction(correction, line);
    return output->write(line + '\n');
  });
  if (!listed) {
    complain(listed.error().text());
    return kFailed;
  }
  const int status = finished(*output);
  if (status == kFine && *listed == 0)
    note("nobody has corrected " + (filter.event.empty() ? "this ledger" : filter.event));
  return status;
}

// ── isnad correct ─────────────────────────────────────────────────────────────────────────────────────────────────

constexpr const char* kMoreCorrect = R"(
CLAIM is DOCUMENT:CLAIM, or DOCUMENT:ARTICLE:CLAIM for an article that is not the first of its page (story-17:c3,
story-17:2:c3), as `isnad show` names them; where files of several folders have one name, DOCUMENT is
the whole path. EVENT is the id of an event. --by says who signs and must be given.

Examples:
  isnad correct reject story-17:c3 -l news.ledger --by Rima --note "meant figuratively"
  isnad correct split e3f09ab12cd34 story-17:c3 story-18:c1 -l news.ledger --by Rima
  isnad correct join e3f09ab12cd34 e77aa0c91d02b -l news.ledger --by Rima
  isnad correct place e3f09ab12cd34 geonames:170592 -l news.ledger --by Rima
  isnad correct toll e3f09ab12cd34 killed 9 12 -l news.ledger --by Rima
  isnad correct withdraw k52d10ba7f3e0 -l news.ledger --by Rima)";

struct CorrectSettings {
  std::string ledger, data;
  std::vector<std::string> claims;
  NewCorrection correction;
  ledger::CorrectedPlace place;
  ledger::CorrectedToll toll;
  int64_t low = 0;
  std::optional<int64_t> high;
  std::optional<double> latitude, longitude;
  bool imported_gazetteers = true;
};

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A CLAIM as it is given on the command line.
ledger::ClaimKey claim_key(const std::string& text) {
  ledger::ClaimKey key;
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) {
    throw CLI::ValidationError("CLAIM", "is not of the form DOCUMENT:CLAIM (story-17:c3): " + text);
  }
  key.claim = text.substr(colon + 1);
  key.document = text.substr(0, colon);
  const size_t before = key.document.rfind(':');
  if (before != std::string::npos && before > 0 && is_number(key.document.substr(before + 1))) {
    key.article = std::stoll(key.document.substr(before + 1));
    key.document.resize(before);
  }
  return key;
}

int correct(const CorrectSettings& settings) {
  auto engine = make_engine(settings.data, settings.imported_gazetteers);
  if (!engine) {
    complain(engine.error().text());
    return kFailed;
  }
  const auto made = ledger::add_correction(settings.ledger, *engine, settings.correction);
  if (!made) {
    complain(made.error().message);
    return kFailed;
  }
  std::string line = made->correction.id;
  for (const std::string& event : made->events) line += (&event == &made->events.front() ? ": " : ", ") + event;
  std::printf("%s\n", line.c_str());
  return kFine;
}

CLI::App* add_kind(CLI::App& parent, const std::shared_ptr<CorrectSettings>& settings, int& status, CorrectionKind kind,
                   const char* about) {
  CLI::App* command = parent.add_subcommand(name_of(kind), about);
  add_ledger_option(*command, settings->ledger);
  command->add_option("--by", settings->correction.by, "Who signs")->required()->type_name("NAME");
  command->add_option("--note", settings->correction.note, "Why, or what else is to be said")->type_name("TEXT");
  command->add_option("--data", settings->data, "Folder with the tables, instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*command, settings->imported_gazetteers);
  command->callback([settings, &status, kind] {
    NewCorrection& correction = settings->correction;
    correction.kind = kind;
    for (const std::string& text : settings->claims) correction.claims.push_back(claim_key(text));
    if (kind == CorrectionKind::Place) {
      settings->place.latitude = settings->latitude;
      settings->place.longitude = settings->longitude;
      correction.place = settings->place;
    }
    if (kind == CorrectionKind::Toll) {
      settings->toll.low = settings->low;
      settings->toll.high = settings->high.value_or(settings->low);
      correction.toll = settings->toll;
    }
    status = correct(*settings);
  });
  return command;
}

}  // namespace

void add_corrections(CLI::App& app, int& status) {
  const auto settings = std::make_shared<CorrectionsSettings>();
  CLI::App* command = app.add_subcommand("corrections", "List what people corrected in a ledger; check it; replay it");
  command->footer(kMoreCorrections);
  add_ledger_option(*command, settings->ledger);
  command->add_option("--event", settings->event, "Only those that concern this event")->type_name("EVENT");
  CLI::Option* checked = command->add_flag("--check", settings->check, "Are they as they were signed?");
  command->add_option("--replay", settings->replay, "Add those of a file that --format jsonl wrote (-: standard input)")
      ->type_name("FILE")
      ->excludes(checked);
  command->add_option("--format", settings->format, "table (for people) or jsonl")
      ->check(CLI::IsMember({"table", "jsonl"}))
      ->type_name("FORMAT");
  command->add_option("-o,--output", settings->output, "File to write to (standard output if not given)")
      ->type_name("FILE");
  command->add_option("--width", settings->width, "Columns (as wide as the terminal; 100 where there is none)")
      ->check(CLI::Range(40, 1000))
      ->type_name("N");
  command->add_option("--data", settings->data, "For --replay: folder with the tables, instead of the built-in ones")
      ->type_name("DIR");
  add_imported_gazetteers_flag(*command, settings->imported_gazetteers);
  command->callback([&status, settings] {
    status = settings->check ? check(*settings) : settings->replay.empty() ? list(*settings) : replay(*settings);
  });
}

void add_correct(CLI::App& app, int& status) {
  const auto settings = std::make_shared<CorrectSettings>();
  CLI::App* command =
      app.add_subcommand("correct", "Say what is wrong, or right, in a ledger: kept, signed, withdrawable");
  command->footer(kMoreCorrect);
  command->require_subcommand(1);
  NewCorrection& c = settings->correction;
  const auto claims = [&](CLI::App* kind) {
    kind->add_option("CLAIM", settings->claims, "DOCUMENT:CLAIM or DOCUMENT:ARTICLE:CLAIM")->required();
  };
  const auto event = [&](CLI::App* kind) { kind->add_option("EVENT", c.event, "Id of the event")->required(); };

  claims(add_kind(*command, settings, status, CorrectionKind::Confirm, "Claims are read rightly"));
  claims(
      add_kind(*command, settings, status, CorrectionKind::Reject, "Claims are read wrongly: they stand in no event"));
  CLI::App* move = add_kind(*command, settings, status, CorrectionKind::Move, "Claims belong to another event");
  claims(move);
  move->add_option("--to", c.to, "Id of the event (an event of their own if not given)")->type_name("EVENT");
  CLI::App* join = add_kind(*command, settings, status, CorrectionKind::Join, "Two events are one");
  event(join);
  join->add_option("OTHER", c.to, "Id of the other event")->required();
  CLI::App* split = add_kind(*command, settings, status, CorrectionKind::Split, "Claims of an event are another one");
  event(split);
  claims(split);
  CLI::App* place = add_kind(*command, settings, status, CorrectionKind::Place, "Where an event was");
  event(place);
  place->add_option("PLACE", settings->place.place, "Id of the gazetteer; else a point and a name");
  place->add_option("--lat", settings->latitude, "Degrees north")->type_name("DEGREES");
  place->add_option("--lon", settings->longitude, "Degrees east")->type_name("DEGREES");
  place->add_option("--name", settings->place.name, "Its name")->type_name("NAME");
  place->add_option("--name-ar", settings->place.name_ar, "Its name in Arabic")->type_name("NAME");
  place->add_option("--precision", settings->place.precision, "point settlement district governorate region country")
      ->type_name("PRECISION");
  CLI::App* toll = add_kind(*command, settings, status, CorrectionKind::Toll, "How many were harmed in an event");
  event(toll);
  toll->add_option("KIND", settings->toll.kind, "killed injured missing captured displaced destroyed surrendered")
      ->required();
  toll->add_option("LOW", settings->low, "How many, or at least")->required();
  toll->add_option("HIGH", settings->high, "At most (as LOW if not given)");
  toll->add_option("--who", settings->toll.who, "A class of victims (all persons if not given)")->type_name("CLASS");
  CLI::App* note =
      add_kind(*command, settings, status, CorrectionKind::Note, "Something about an event, or about claims");
  note->add_option("--event", c.event, "Id of the event")->type_name("EVENT");
  note->add_option("CLAIM", settings->claims, "DOCUMENT:CLAIM or DOCUMENT:ARTICLE:CLAIM");
  CLI::App* withdraw = add_kind(*command, settings, status, CorrectionKind::Withdraw, "A correction was wrong");
  withdraw->add_option("CORRECTION", c.to, "Id of the correction")->required();
}

}  // namespace isnad::app
