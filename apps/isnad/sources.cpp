// `isnad sources`: who says what in a ledger, who contradicts whom, and what words they use for one another.
#include "ledger/sources.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "commands.h"
#include "export/csv.h"
#include "ledger_commands.h"
#include "terminal.h"

namespace isnad::app {

namespace {

using ledger::SourceFilter;
using ledger::SourceOrder;
using ledger::SourceRecord;

constexpr const char* kMore = R"(
For each source: the statements it originates, its claims, what it denies, the contested things in which it stands on a
side ("contra": against whom, and how often), and how many of its claims are copies of another article's words. That two
sources contradict one another does not say which of them is right.

NAME is an id with all that is below it (RUS.GOV), or words that begin words of the name; a single source that answers to
it is shown in full, with everybody who contradicts it, the events, and the labels it uses («إرهابيين») with whom it
calls so. A label within a source's quotation marks is its own; otherwise the wording may be the article's.
Sources without a name («نشطاء») are left out unless --unnamed: they are known from one document each.

Examples:
  isnad sources -l news.ledger --sort contradicted
  isnad sources المرصد -l news.ledger
  isnad sources -l news.ledger --format jsonl | jq -c '{name, labels}')";

struct SourcesSettings {
  std::string ledger, output, format = "table", sort = "claims";
  size_t width = 0;
  SourceFilter filter;
};

const std::map<std::string, SourceOrder> kOrders = {
    {"claims", SourceOrder::Claims},   {"statements", SourceOrder::Statements},
    {"denials", SourceOrder::Denials}, {"contradicted", SourceOrder::Contradicted},
    {"copied", SourceOrder::Copied},   {"name", SourceOrder::Name}};

constexpr size_t kNumber = 7;

std::string right(int64_t number) {
  const std::string text = std::to_string(number);
  return std::string(text.size() < kNumber ? kNumber - text.size() : 0, ' ') + text;
}

std::string who(const std::string& english, const std::string& words) { return english.empty() ? words : english; }

class SourceTable {
 public:
  SourceTable(const TextForm& form, Page& page) : page_(page) {
    const size_t numbers = 5 * (kNumber + 1) + 2;
    const size_t rest = form.width > numbers + 40 ? form.width - numbers : 40;
    const bool wide = rest >= 100;
    source_ = std::min<size_t>(40, wide ? rest / 3 : rest / 2);
    against_ = wide ? (rest - source_) / 2 : rest - source_;
    labels_ = wide ? rest - source_ - against_ : 0;
  }

  void row(const SourceRecord& record) {
    if (!begun_) {
      std::string head = cell("source", source_);
      for (const char* column : {"stated", "claims", "denied", "contra", "copied"}) {
        head += std::string(1 + kNumber - std::string_view(column).size(), ' ') + column;
      }
      page_.line(strong(head + "  " + cell("most often against", against_) + (labels_ > 0 ? "labels" : "")));
      begun_ = true;
    }
    std::string line = cell(record.source.name, source_);
    for (const int64_t number :
         {record.statements, record.claims, record.denials, record.contradicted, record.copied}) {
      line += " " + right(number);
    }
    line += "  ";
    List against(against_);
    for (const ledger::Contradiction& other : record.contradicted_by) {
      if (!against.add(other.source.name, other.times)) break;
    }
    line += against.padded();
    List labels(labels_);
    for (const ledger::LabelUse& use : record.labels) {
      if (!labels.add(use.text, use.times)) break;
    }
    page_.line(line + labels.padded());
  }

 private:
  /// «name 3  name 2», as many as there is room for.
  class List {
   public:
    explicit List(size_t width) : room_(width) {}
    bool add(const std::string& text, int64_t times) {
      constexpr size_t kLeast = 10, kMost = 30;
      const std::string number = " " + std::to_string(times) + "  ";
      if (room_ < kLeast + number.size()) return false;
      const std::string cut = fitted(cleaned(text), std::min(kMost, room_ - number.size()));
      text_ += name(cut) + number;
      room_ -= display_width(cut) + number.size();
      return true;
    }
    std::string padded() const { return text_ + std::string(room_, ' '); }

   private:
    std::string text_;
    size_t room_;
  };

  Page& page_;
  size_t source_ = 0, against_ = 0, labels_ = 0;
  bool begun_ = false;
};

void write_page(const SourceRecord& record, Page& page) {
  constexpr size_t kMostLines = 40, kMostEvents = 4;
  page.paragraph(strong(name(record.source.name)) + "  " + dim(name(record.source.id)), 0, 2);
  std::string called;
  for (const std::string& text : record.called) called += (called.empty() ? "" : ", ") + name(text);
  if (!called.empty()) page.paragraph(dim("called  ") + called, 2, 10);
  page.paragraph(dim("says    ") + counted(static_cast<uint64_t>(record.statements), "statement", "statements") + ", " +
                     counted(static_cast<uint64_t>(record.claims), "claim", "claims") + ", " +
                     counted(static_cast<uint64_t>(record.denials), "denial", "denials") + "; " +
                     counted(static_cast<uint64_t>(record.copied), "claim is a copy", "claims are copies"),
                 2, 10);
  if (!record.contradicted_by.empty()) {
    page.gap();
    page.line(alarm("On another side than " + counted(record.contradicted_by.size(), "source", "sources") + ", of " +
                    counted(static_cast<uint64_t>(record.contradicted), "contested thing", "contested things")));
    size_t lines = 0;
    for (const ledger::Contradiction& other : record.contradicted_by) {
      if (++lines > kMostLines) {
        page.line("  … and " + std::to_string(record.contradicted_by.size() - kMostLines) + " more (--format jsonl)");
        break;
      }
      std::string about, events;
      for (const std::string& thing : other.about) about += (about.empty() ? "" : ", ") + thing;
      for (size_t i = 0; i < other.events.size() && i < kMostEvents; ++i) events += " " + other.events[i];
      if (other.events.size() > kMostEvents) events += " …";
      page.paragraph(std::to_string(other.times) + "  " + name(other.source.name) + " · " + about + dim(" ·" + events),
                     2, 7);
    }
  }
  if (record.labels.empty()) return;
  page.gap();
  page.line(strong("Labels") + dim("  (times; within quotation marks)"));
  size_t lines = 0;
  for (const ledger::LabelUse& use : record.labels) {
    if (++lines > kMostLines) {
      page.line("  … and " + std::to_string(record.labels.size() - kMostLines) + " more (--format jsonl)");
      break;
    }
    std::string line = std::to_string(use.times);
    if (use.quoted > 0) line += " (" + std::to_string(use.quoted) + ")";
    line += "  " + name(use.text) + " · " + use.label;
    if (!use.actor.empty()) line += " · is " + name(who(use.name, use.actor)) + dim(" " + use.actor);
    page.paragraph(line, 2, 7);
  }
}

std::string csv_line(const SourceRecord& record) {
  std::string out;
  exports::CsvLine line(out, {});
  line.text(record.source.id).text(record.kind).text(record.source.name).text(record.source.name_ar);
  for (const int64_t number : {record.statements, record.claims, record.denials, record.contradicted, record.copied}) {
    line.number(number);
  }
  std::string against, labels;
  for (const ledger::Contradiction& other : record.contradicted_by) {
    against += (against.empty() ? "" : "; ") + other.source.name + " " + std::to_string(other.times);
  }
  for (const ledger::LabelUse& use : record.labels) {
    labels += (labels.empty() ? "" : "; ") + use.text + " " + std::to_string(use.times);
  }
  line.text(against).text(labels).end();
  return out;
}

constexpr const char* kCsvHead =
    "id,kind,name,name_ar,statements,claims,denials,contradicted,copied,contradicted_by,labels\n";

int sources(const SourcesSettings& settings) {
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
  SourceTable table(form, page);
  if (settings.format == "csv") output->write(kCsvHead);
  // A single source that is asked for by name is shown in full; which it is, the second one tells.
  std::optional<SourceRecord> first;
  const bool named = !settings.filter.name.empty() && settings.format == "table";
  const auto found = ledger::for_each_source(*ledger, settings.filter, [&](const SourceRecord& record) {
    if (settings.format == "table") {
      if (named && !first) {
        first = record;
        return true;
      }
      if (first && !first->source.id.empty()) {
        table.row(*first);
        first->source.id.clear();
      }
      table.row(record);
      return page.well();
    }
    std::string out;
    if (settings.format == "csv") {
      out = csv_line(record);
    } else {
      ledger::write_source(record, out);
    }
    return output->write(out);
  });
  if (!found) {
    complain(found.error().text());
    return kFailed;
  }
  if (first && !first->source.id.empty()) write_page(*first, page);
  const int status = finished(*output);
  if (status == kFine && *found == 0) {
    note(settings.filter.name.empty()
             ? "there are no sources in this ledger"
             : "no source of this ledger is called «" + settings.filter.name + "»" +
                   (settings.filter.unnamed ? "" : "; --unnamed looks also among those without a name"));
  }
  return status;
}

}  // namespace

void add_sources(CLI::App& app, int& status) {
  const auto settings = std::make_shared<SourcesSettings>();
  CLI::App* command =
      app.add_subcommand("sources", "List who says what, who contradicts whom, and the labels they use");
  command->footer(kMore);
  command->add_option("NAME", settings->filter.name, "A source: id, or words of its name");
  add_ledger_option(*command, settings->ledger);
  command->add_option("--sort", settings->sort, "Most first: claims statements denials contradicted copied; or name")
      ->check(CLI::IsMember(kOrders))
      ->type_name("BY");
  command->add_flag("--unnamed", settings->filter.unnamed, "Also sources without a name");
  command->add_option("--limit", settings->filter.limit, "At most so many")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command->add_option("--format", settings->format, "table (for people), jsonl or csv")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}))
      ->type_name("FORMAT");
  command->add_option("-o,--output", settings->output, "File to write to (standard output if not given)")
      ->type_name("FILE");
  command->add_option("--width", settings->width, "Columns (as wide as the terminal; 100 where there is none)")
      ->check(CLI::Range(40, 1000))
      ->type_name("N");
  command->callback([&status, settings] {
    settings->filter.order = kOrders.at(settings->sort);
    status = sources(*settings);
  });
}

}  // namespace isnad::app
