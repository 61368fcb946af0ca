// Reading data/export/*.tsv and, of data/ar/, who the actors are; see codes.h.
#include "export/codes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "lexicon/table.h"

namespace isnad::exports {
namespace {

constexpr std::array<std::string_view, 6> kStateSectors = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
constexpr std::array<std::string_view, 2> kGroupSectors = {"REB", "CRM"};
constexpr std::array<std::string_view, 6> kCivilianSectors = {"CIV", "NGO", "MED", "EDU", "REL", "BUS"};
constexpr std::array<std::string_view, 3> kOtherSectors = {"IGO", "PTY", "OPP"};
constexpr std::array<std::string_view, 6> kCircumstances = {"killed", "civilians", "armed",
                                                            "state",  "group",     "two_sides"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_sector(std::string_view word) {
  return among(kStateSectors, word) || among(kGroupSectors, word) || among(kCivilianSectors, word) ||
         among(kOtherSectors, word);
}

std::string cell_text(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

/// Nothing for `-`; false if the cell is no number.
bool read_number(std::string_view cell, std::optional<int64_t>& number) {
  if (cell == "-") return true;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return false;
  number = value;
  return true;
}

Result<Table> read_table(const DataSource& source, const std::string& name, std::span<const std::string_view> columns) {
  auto bytes = source.table(name);
  if (bytes) return Table::parse(source.path_of(name), std::string(*bytes), columns);
  const DataSource built_in = DataSource::built_in();
  bytes = built_in.table(name);
  if (!bytes) return bytes.error();
  return Table::parse(built_in.path_of(name), std::string(*bytes), columns);
}

bool holds(std::string_view circumstance, const AcledCircumstances& what) {
  if (circumstance == "killed") return what.killed;
  if (circumstance == "civilians") return what.civilians;
  if (circumstance == "armed") return what.armed;
  if (circumstance == "state") return what.state;
  if (circumstance == "group") return what.group;
  return what.two_sides;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

Camp camp_of_sector(std::string_view sector) {
  if (among(kStateSectors, sector)) return Camp::State;
  if (among(kGroupSectors, sector)) return Camp::Group;
  if (among(kCivilianSectors, sector)) return Camp::Civilian;
  return sector.empty() || sector == "UNK" ? Camp::Unknown : Camp::Other;
}

Result<Codes> Codes::load(const DataSource& source) {
  Codes codes;
  std::map<std::string, std::string, std::less<>> names;

  constexpr std::array<std::string_view, 9> kNameColumns = {
      "iso3", "iso2", "name", "arabic", "aliases", "nisba", "nisba_plural", "capital", "capital_aliases"};
  const auto states = read_table(source, "ar/countries.tsv", kNameColumns);
  if (!states) return states.error();
  for (const TableRow& row : states->rows()) {
    names.emplace(row.cells[0], row.cells[2]);
    codes.actors_.emplace(row.cells[0], ActorFacts{"GOV", std::string(row.cells[0])});
  }

  constexpr std::array<std::string_view, 7> kCountryColumns = {"iso3",        "iso2",      "iso_numeric", "gwno",
                                                               "ucdp_number", "ucdp_name", "acled_region"};
  const auto countries = read_table(source, "export/countries.tsv", kCountryColumns);
  if (!countries) return countries.error();
  for (const TableRow& row : countries->rows()) {
    Country country;
    country.iso3 = row.cells[0];
    country.iso2 = row.cells[1];
    const auto name = names.find(country.iso3);
    country.name = name == names.end() ? cell_text(row.cells[5]) : name->second;
    if (!read_number(row.cells[2], country.iso_numeric) || !read_number(row.cells[3], country.gwno) ||
        !read_number(row.cells[4], country.ucdp_number)) {
      return countries->fault(row, "iso_numeric, gwno and ucdp_number are numbers, or -");
    }
    country.ucdp_name = cell_text(row.cells[5]);
    country.acled_region = cell_text(row.cells[6]);
    const size_t index = codes.countries_.size();
    if (!codes.by_iso_.emplace(country.iso3, index).second || !codes.by_iso_.emplace(country.iso2, index).second) {
      return countries->fault(row, "the country " + country.iso3 + " is here a second time");
    }
    codes.countries_.push_back(std::move(country));
  }

  constexpr std::array<std::string_view, 9> kActorColumns = {"id",      "kind",    "name", "arabic", "aliases",
                                                             "country", "parents", "from", "to"};
  for (const std::string& name : source.tables("ar/actors")) {
    const auto actors = read_table(source, name, kActorColumns);
    if (!actors) return actors.error();
    for (const TableRow& row : actors->rows()) {
      codes.actors_.insert_or_assign(std::string(row.cells[0]),
                                     ActorFacts{cell_text(row.cells[1]), cell_text(row.cells[5])});
    }
  }

  constexpr std::array<std::string_view, 6> kAcledColumns = {"type",       "mode",           "when",
                                                             "event_type", "sub_event_type", "disorder_type"};
  const auto acled = read_table(source, "export/acled_types.tsv", kAcledColumns);
  if (!acled) return acled.error();
  for (const TableRow& row : acled->rows()) {
    AcledRule rule;
    rule.type = row.cells[0];
    rule.mode = cell_text(row.cells[1]);
    for (const std::string_view word : words_of(row.cells[2] == "-" ? std::string_view() : row.cells[2])) {
      if (!among(kCircumstances, word)) {
        return acled->fault(row, "`" + std::string(word) + "` is no circumstance; the head of the table names them");
      }
      rule.when.emplace_back(word);
    }
    rule.result = {std::string(row.cells[3]), std::string(row.cells[4]), std::string(row.cells[5])};
    codes.acled_.push_back(std::move(rule));
  }
  return codes;
}

const Country* Codes::country(std::string_view iso) const {
  const auto found = by_iso_.find(iso);
  return found == by_iso_.end() ? nullptr : &countries_[found->second];
}

ActorFacts Codes::actor(std::string_view id) const {
  if (const auto found = actors_.find(id); found != actors_.end()) return found->second;
  ActorFacts facts;
  if (const Country* state = country(id.substr(0, id.find('.')))) facts.country = state->iso3;
  // The bodies that any state has (actor_patterns.tsv) and tables of other builds: their ids tell the sector.
  for (std::string_view rest = id; !rest.empty() && facts.sector.empty();) {
    const size_t end = std::min(rest.find('.'), rest.size());
    if (is_sector(rest.substr(0, end))) facts.sector = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (facts.sector.empty() && facts.country == id) facts.sector = "GOV";
  return facts;
}

const AcledType* Codes::acled_type(std::string_view type, std::string_view modes,
                                   const AcledCircumstances& what) const {
  const std::vector<std::string_view> given = words_of(modes);
  for (const AcledRule& rule : acled_) {
    if (rule.type == type && (rule.mode.empty() || among(given, rule.mode)) &&
        std::all_of(rule.when.begin(), rule.when.end(), [&](const std::string& word) { return holds(word, what); })) {
      return &rule.result;
    }
  }
  return nullptr;
}

}  // namespace isnad::exports
