// `isnad agreements`: truces, zones and local deals of a ledger, and who says of whom that he broke them.
//
// One by its id is shown in full: parties, accusations of both sides by month, and the claims with their words.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "commands.h"
#include "export/csv.h"
#include "ledger/agreement_query.h"
#include "ledger_commands.h"
#include "terminal.h"

namespace isnad::app {

namespace {

using ledger::Accusation;
using ledger::Accused;
using ledger::AgreementClaim;
using ledger::AgreementFilter;
using ledger::AgreementRecord;

constexpr const char* kMore = R"(
An agreement is here if some claim says that one was reached, came into force, was kept, was broken or ended; a call for
one is not enough. START is the earliest day of a claim that it was made; for one known by name (data/ar/agreements.tsv),
the day of the table. "by X of Y: Feb 3, Mar 7" are X's claims that Y broke it, by month, without copies of another
article's words. That many claims are made does not say that they are right. Attacks in a zone that nobody calls a
violation are counted apart.

ID is an agreement's, or the beginning of it, or that of a known one (SYR-SOCHI-2018); one is shown in full. DAY may be a
month or a year; an agreement passes if it began then or a claim of then tells of it. jsonl is isnad.agreement/1
(docs/AGREEMENTS.md); csv one line for each agreement, accuser, accused and month.

Examples:
  isnad agreements -l news.ledger --place إدلب
  isnad agreements -l news.ledger --actor YEM.REB.HOUTHI --from 2018-12
  isnad agreements UNSC-2401 -l news.ledger
  isnad agreements -l news.ledger --format csv -o violations.csv)";

struct AgreementsSettings {
  std::string ledger, output, format = "table", from, to;
  size_t width = 0;
  AgreementFilter filter;
};

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string who(const Accused& one) {
  if (one.text.empty()) return "somebody";
  return name(one.name.empty() ? one.text : one.name);
}

/// "2018 Feb 3, Mar 7, 2019 Jan 1".
std::string months_text(const Accusation& accusation) {
  std::string out, year;
  for (const auto& [month, claims] : accusation.months) {
    if (!out.empty()) out += ", ";
    if (month.size() < 7) {
      out += "undated ";
    } else {
      if (month.substr(0, 4) != year) {
        year = month.substr(0, 4);
        out += year + " ";
      }
      const int number = (month[5] - '0') * 10 + (month[6] - '0');
      out += number >= 1 && number <= 12 ? std::string(kMonths[static_cast<size_t>(number - 1)]) + " " : month + " ";
    }
    out += std::to_string(claims);
  }
  return out;
}

int64_t times(const AgreementRecord& agreement, std::string_view role) {
  return std::count_if(agreement.claims.begin(), agreement.claims.end(),
                       [&](const AgreementClaim& claim) { return claim.role == role; });
}

std::string where(const AgreementRecord& agreement) {
  if (agreement.places.empty()) return agreement.country;
  std::string out = agreement.places.front().name;
  if (agreement.places.size() > 1) out += " +" + std::to_string(agreement.places.size() - 1);
  return out;
}

std::string start_text(const AgreementRecord& agreement) {
  if (agreement.start.empty()) return "?";
  if (agreement.start_to.empty() || agreement.start_to == agreement.start) return agreement.start;
  return agreement.start + "…";
}

class AgreementTable {
 public:
  AgreementTable(const TextForm& form, Page& page) : page_(page) {
    const size_t rest = form.width > kFixed + 30 ? form.width - kFixed : 30;
    name_ = rest * 3 / 5;
    where_ = rest - name_;
  }

  bool row(const AgreementRecord& agreement) {
    if (!begun_) {
      page_.line(strong(cell("id", kId) + " " + cell("start", kStart) + " " + cell("kind", kKind) + " " +
                        cell("where", where_) + " " + cell("what", name_) + " claims broken"));
      begun_ = true;
    }
    const std::string& called = agreement.name_en.empty() ? agreement.name : agreement.name_en;
    page_.line(name(agreement.id) + " " + cell(start_text(agreement), kStart) + " " + cell(agreement.kind, kKind) +
               " " + cell(where(agreement), where_) + " " + cell(called, name_) + " " +
               right(static_cast<int64_t>(agreement.claims.size()), 6) + " " + right(agreement.violations, 6));
    size_t lines = 0;
    for (const Accusation& accusation : agreement.accusations()) {
      if (++lines > kMostLines) {
        page_.line("    … (isnad agreements " + agreement.id + ")");
        break;
      }
      page_.paragraph(
          "by " + name(accusation.accuser.name) + " of " + who(accusation.accused) + ": " + months_text(accusation), 4,
          8);
    }
    return page_.well();
  }

 private:
  static constexpr size_t kId = 13, kStart = 11, kKind = 13, kFixed = kId + kStart + kKind + 6 + 6 + 6, kMostLines = 8;
  static std::string right(int64_t number, size_t width) {
    const std::string text = std::to_string(number);
    return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
  }

  Page& page_;
  size_t name_ = 0, where_ = 0;
  bool begun_ = false;
};

void write_page(const AgreementRecord& agreement, Page& page) {
  constexpr size_t kMostClaims = 60;
  page.paragraph(strong(name(agreement.name)) + (agreement.name_en.empty() ? "" : "  " + agreement.name_en) + "  " +
                     dim(agreement.id),
                 0, 2);
  std::string places;
  for (const AgreementRecord::Place& place : agreement.places) {
    places += (places.empty() ? "" : ", ") + name(place.name) + " " + dim(place.id);
  }
  page.paragraph(dim("kind    ") + agreement.kind, 2, 10);
  page.paragraph(dim("where   ") + (places.empty() ? agreement.country : places), 2, 10);
  std::string days = agreement.start.empty() ? "nobody says when" : agreement.start;
  if (agreement.start_to > agreement.start) days += " to " + agreement.start_to;
  if (!agreement.ended.empty()) days += ", ended " + agreement.ended;
  page.paragraph(dim("start   ") + days, 2, 10);
  for (const char* role : {"party", "mediator", "accused"}) {
    std::string list;
    for (const ledger::AgreementParty& party : agreement.parties) {
      if (party.role != role) continue;
      list += (list.empty() ? "" : ", ") + name(party.name.empty() ? party.text : party.name);
      if (party.claims > 0) list += " " + dim(std::to_string(party.claims));
    }
    const std::string head = role == std::string_view("party") ? "parties " : role + std::string(" ");
    if (!list.empty()) page.paragraph(dim(head) + list, 2, 10);
  }
  if (agreement.violations > 0) {
    page.gap();
    page.line(alarm("Said to be broken"));
    for (const Accusation& accusation : agreement.accusations()) {
      page.paragraph(
          "by " + name(accusation.accuser.name) + " of " + who(accusation.accused) + ": " + months_text(accusation), 2,
          6);
    }
  }
  page.gap();
  size_t shown = 0;
  for (const AgreementClaim& claim : agreement.claims) {
    if (claim.copy) continue;
    if (++shown > kMostClaims) {
      page.line("  … and more (--format jsonl)");
      break;
    }
    std::string line = (claim.day.empty() ? std::string("undated") : claim.day) + "  " + strong(claim.role);
    for (const Accused& one : claim.accused) line += " · " + who(one);
    if (!claim.accuser.id.empty()) line += " · says " + name(claim.accuser.name);
    page.paragraph(line + "  " + dim(name(claim.document) + " " + claim.id), 0, 2);
    page.quotation(cleaned(claim.words), 4);
  }
}

constexpr const char* kCsvHead =
    "id,known,kind,name,name_en,place,place_name,country,start,start_to,ended,claims,made,attacks,accuser,accuser_name,"
    "accused,accused_name,month,violations\n";

std::string csv_lines(const AgreementRecord& agreement) {
  std::string out;
  const auto line = [&](const Accusation* accusation, const std::string& month, std::optional<int64_t> violations) {
    exports::CsvLine csv(out, {});
    csv.text(agreement.id).text(agreement.known).text(agreement.kind).text(agreement.name).text(agreement.name_en);
    const bool placed = !agreement.places.empty();
    csv.text(placed ? agreement.places.front().id : "").text(placed ? agreement.places.front().name : "");
    csv.text(agreement.country).text(agreement.start).text(agreement.start_to).text(agreement.ended);
    csv.number(static_cast<int64_t>(agreement.claims.size())).number(times(agreement, "made"));
    csv.number(times(agreement, "attack"));
    if (accusation != nullptr) {
      const Accused& accused = accusation->accused;
      csv.text(accusation->accuser.id).text(accusation->accuser.name).text(accused.actor);
      csv.text(accused.name.empty() ? accused.text : accused.name);
    } else {
      csv.text("").text("").text("").text("");
    }
    csv.text(month).number(violations).end();
  };
  const auto accusations = agreement.accusations();
  for (const Accusation& accusation : accusations) {
    for (const auto& [month, claims] : accusation.months) line(&accusation, month, claims);
  }
  if (accusations.empty()) line(nullptr, "", 0);
  return out;
}

int agreements(const AgreementsSettings& settings) {
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
  AgreementTable table(form, page);
  if (settings.format == "csv") output->write(kCsvHead);
  AgreementFilter filter = settings.filter;
  const bool one = !filter.id.empty() && settings.format == "table";
  filter.words = one;
  const auto found = ledger::for_each_agreement(*ledger, filter, [&](const AgreementRecord& agreement) {
    if (settings.format == "table") {
      if (!one) return table.row(agreement);
      write_page(agreement, page);
      return page.well();
    }
    std::string out;
    if (settings.format == "csv") {
      out = csv_lines(agreement);
    } else {
      ledger::write_agreement(agreement, {}, out);
    }
    return output->write(out);
  });
  if (!found) {
    complain(found.error().text());
    return kFailed;
  }
  const int status = finished(*output);
  if (status == kFine && *found == 0) {
    note(filter.id.empty() ? "no agreement of this ledger passes"
                           : "no agreement of this ledger has an id that begins with «" + filter.id + "»");
  }
  return status;
}

std::optional<Day> given_day(const std::string& option, const std::string& text, bool end) {
  if (text.empty()) return std::nullopt;
  const auto day = day_of(text, end);
  if (!day) throw CLI::ValidationError(option, "is not a day like 2018-03-12, a month or a year: " + text);
  return day;
}

}  // namespace

void add_agreements(CLI::App& app, int& status) {
  const auto settings = std::make_shared<AgreementsSettings>();
  CLI::App* command = app.add_subcommand("agreements", "List truces and zones, and who is said to have broken them");
  command->footer(kMore);
  command->add_option("ID", settings->filter.id, "An agreement: its id, or the beginning of it");
  add_ledger_option(*command, settings->ledger);
  command->add_option("--place", settings->filter.place, "At this place, or in it")->type_name("PLACE");
  command->add_option("--actor", settings->filter.actor, "Who is party to it, accuses or is accused")->type_name("WHO");
  command->add_option("--from", settings->from, "Told of on this day or later")->type_name("DAY");
  command->add_option("--to", settings->to, "Told of on this day or earlier")->type_name("DAY");
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
    settings->filter.from = given_day("--from", settings->from, false);
    settings->filter.to = given_day("--to", settings->to, true);
    if (settings->filter.from && settings->filter.to && *settings->filter.to < *settings->filter.from) {
      throw CLI::ValidationError("--to", "lies before --from");
    }
    status = agreements(*settings);
  });
}

}  // namespace isnad::app
