// See place_table.h. Columns of a header are known by their names, whatever their order (kColumns).
#include "places/place_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "lexicon/table.h"
#include "places/arabic_names.h"
#include "places/kinds.h"
#include "text/utf8.h"

namespace isnad {
namespace {

constexpr size_t kMostNames = 24, kLongestName = 120, kLongestId = 80, kLongestLine = size_t{1} << 20;
constexpr size_t kCellsOfGeonames = 19, kFewestCellsOfGeonames = 15;
constexpr uint32_t kCityPopulation = 100000, kTownPopulation = 10000;

enum class Column : uint8_t {
  NamesArabic,
  NameEnglish,
  Latitude,
  Longitude,
  Country,
  Kind,
  Code,  // GeoNames' feature code
  Class,
  GeonamesId,
  Id,
  Population,
  Admin1,
  Admin1Code,
  Parent,
  Count
};

struct ColumnName {
  std::string_view name;
  Column column;
};
// The earlier of two that are both there is taken.
constexpr ColumnName kColumns[] = {
    {"name_ar", Column::NamesArabic},
    {"names_ar", Column::NamesArabic},
    {"arabic", Column::NamesArabic},
    {"arabic_name", Column::NamesArabic},
    {"name:ar", Column::NamesArabic},
    {"alternatenames", Column::NamesArabic},
    {"alternate_names", Column::NamesArabic},
    {"name_en", Column::NameEnglish},
    {"english", Column::NameEnglish},
    {"name:en", Column::NameEnglish},
    {"asciiname", Column::NameEnglish},
    {"name", Column::NameEnglish},
    {"lat", Column::Latitude},
    {"latitude", Column::Latitude},
    {"lon", Column::Longitude},
    {"lng", Column::Longitude},
    {"long", Column::Longitude},
    {"longitude", Column::Longitude},
    {"country", Column::Country},
    {"cc", Column::Country},
    {"iso", Column::Country},
    {"iso2", Column::Country},
    {"country_code", Column::Country},
    {"country code", Column::Country},
    {"kind", Column::Kind},
    {"placetype", Column::Kind},
    {"place", Column::Kind},
    {"type", Column::Kind},
    {"feature code", Column::Code},
    {"feature_code", Column::Code},
    {"feature class", Column::Class},
    {"feature_class", Column::Class},
    {"geonames_id", Column::GeonamesId},
    {"geonameid", Column::GeonamesId},
    {"gn_id", Column::GeonamesId},
    {"id", Column::Id},
    {"wof_id", Column::Id},
    {"osm_id", Column::Id},
    {"population", Column::Population},
    {"admin1", Column::Admin1},
    {"governorate", Column::Admin1},
    {"admin1_code", Column::Admin1Code},
    {"admin1 code", Column::Admin1Code},
    {"parent", Column::Parent},
    {"district", Column::Parent},
};

struct KindWord {
  std::string_view word, kind;  // kind "-": no place of ours; "": a settlement, by its inhabitants
};
// Words of other gazetteers (Who's On First, OpenStreetMap) for our kinds.
constexpr KindWord kKindWords[] = {
    {"locality", ""},
    {"settlement", ""},
    {"populated place", ""},
    {"p", ""},
    {"hamlet", "village"},
    {"isolated_dwelling", "village"},
    {"farm", "village"},
    {"suburb", "neighbourhood"},
    {"quarter", "neighbourhood"},
    {"neighborhood", "neighbourhood"},
    {"macrohood", "neighbourhood"},
    {"microhood", "neighbourhood"},
    {"borough", "neighbourhood"},
    {"county", "district"},
    {"localadmin", "district"},
    {"municipality", "district"},
    {"subdistrict", "district"},
    {"macrocounty", "district"},
    {"state", "governorate"},
    {"province", "governorate"},
    {"macroregion", "region"},
    {"refugee_camp", "camp"},
    {"campus", "facility"},
    {"peak", "mountain"},
};
constexpr KindWord kGeonamesCodes[] = {
    {"PPLC", "capital"},     {"PPLA", "city"},     {"PPLX", "neighbourhood"}, {"PPLH", "-"},       {"PPLCH", "-"},
    {"ADM1", "governorate"}, {"ADM2", "district"}, {"ADM3", "district"},      {"PCLI", "country"}, {"PCLS", "country"},
    {"PCLD", "country"},     {"AIRP", "airport"},  {"AIRF", "airport"},       {"AIRB", "base"},    {"MILB", "base"},
    {"HSP", "hospital"},     {"CMPRF", "camp"},    {"PSTB", "crossing"},      {"MT", "mountain"},  {"ISL", "island"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

/// Cells of a line; with commas or semicolons between them they may stand in quotation marks, a doubled one in them
/// being one of their own. Nothing if a quotation mark is never closed.
std::optional<std::vector<std::string>> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"') {
      if (i + 1 < line.size() && line[i + 1] == '"') {
        cells.back() += c;
        ++i;
      } else {
        quoted = false;
      }
    } else if (!quoted && c == '"' && separator != '\t' && cells.back().empty()) {
      quoted = true;
    } else if (!quoted && c == separator) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  if (quoted) return std::nullopt;
  return cells;
}

/// A cell in a message.
std::string shown(std::string_view cell) {
  constexpr size_t kLongest = 40;
  size_t size = std::min(cell.size(), kLongest);
  while (size < cell.size() && size > 0 && (static_cast<unsigned char>(cell[size]) & 0xC0U) == 0x80U) --size;
  return "«" + std::string(cell.substr(0, size)) + (size < cell.size() ? "…»" : "»");
}

std::string_view by_population(uint32_t population) {
  return population >= kCityPopulation ? "city" : population >= kTownPopulation ? "town" : "village";
}

/// Our kind of a word for kinds; "-" if it is none of ours.
std::string_view kind_of(std::string_view word, uint32_t population) {
  const std::string asked = lower(word);
  if (asked.empty()) return by_population(population);
  for (const KindWord& known : kKindWords) {
    if (known.word == asked) return known.kind.empty() ? by_population(population) : known.kind;
  }
  const PlaceKind* kind = find_place_kind(asked);
  return kind == nullptr ? "-" : kind->name;
}

std::string_view kind_of_code(std::string_view code, uint32_t population) {
  for (const KindWord& known : kGeonamesCodes) {
    if (known.word == code) return known.kind;
  }
  return code.starts_with("PPL") ? by_population(population) : "-";
}

class Reader {
 public:
  Reader(std::string path, std::string_view gazetteer) : path_(std::move(path)), gazetteer_(gazetteer) {}

  Result<PlaceTable> run(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
      return Error{"is in UTF-16; a table of places must be in UTF-8", path_, 0};
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    while (!bytes.empty()) {
      const size_t end = bytes.find('\n');
      std::string_view line = bytes.substr(0, end);
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line.front() == '#') continue;
      if (!begun_) {
        if (auto error = begin(line)) return *error;
        begun_ = true;
        if (!geonames_) continue;
      }
      ++table_.lines;
      std::string fault = read(line);
      if (fault.empty()) continue;
      ++table_.bad_lines;
      if (table_.faults.size() < PlaceTable::kMostFaults) table_.faults.push_back({std::move(fault), path_, line_});
    }
    if (!begun_) return Error{"is empty; a table of places was expected", path_, 0};
    if (table_.bad_lines * 2 > table_.lines) {
      Error error = table_.faults.front();
      error.message += " (" + std::to_string(table_.bad_lines) + " of " + std::to_string(table_.lines) +
                       " lines are bad, so nothing is imported)";
      return error;
    }
    if (table_.places.empty()) return Error{"has no place with an Arabic name; nothing is imported", path_, 0};
    return std::move(table_);
  }

 private:
  /// Tells the form of the table by its first line.
  std::optional<Error> begin(std::string_view line) {
    const auto fault = [&](std::string message) { return Error{std::move(message), path_, line_}; };
    if (first_invalid_utf8(line)) return fault("is not a table of places in UTF-8");
    const auto tabs = split(line, '\t');
    uint64_t id = 0;
    double degrees = 0;
    if (tabs.size() >= kFewestCellsOfGeonames && tabs.size() <= kCellsOfGeonames && read_number(tabs[0], id) &&
        read_number(tabs[4], degrees) && read_number(tabs[5], degrees)) {
      geonames_ = true;
      separator_ = '\t';
      cells_expected_ = tabs.size();
      const std::pair<Column, size_t> known[] = {
          {Column::GeonamesId, 0},  {Column::NameEnglish, 1}, {Column::NamesArabic, 3}, {Column::Latitude, 4},
          {Column::Longitude, 5},   {Column::Class, 6},       {Column::Code, 7},        {Column::Country, 8},
          {Column::Admin1Code, 10}, {Column::Population, 14}};
      for (const auto& [column, at] : known) at_[static_cast<size_t>(column)] = static_cast<int>(at);
      return std::nullopt;
    }
    separator_ = tabs.size() > 1 ? '\t' : line.find(';') != std::string_view::npos ? ';' : ',';
    const auto header = cells_of(line, separator_);
    if (!header) return fault("a quotation mark of the header is never closed");
    cells_expected_ = header->size();
    for (const ColumnName& known : kColumns) {
      int& at = at_[static_cast<size_t>(known.column)];
      if (at >= 0) continue;
      for (size_t i = 0; i < header->size(); ++i) {
        if (lower(trimmed((*header)[i])) != known.name) continue;
        at = static_cast<int>(i);
        if (known.column == Column::Kind) own_kinds_ = known.name == "kind";
      }
    }
    constexpr std::pair<Column, const char*> kNeeded[] = {{Column::NamesArabic, "name_ar (names_ar, arabic)"},
                                                          {Column::Latitude, "lat (latitude)"},
                                                          {Column::Longitude, "lon (lng, longitude)"},
                                                          {Column::Country, "country (cc), two letters"}};
    for (const auto& [column, name] : kNeeded) {
      if (at_[static_cast<size_t>(column)] < 0) {
        return fault(std::string("neither a dump of GeoNames nor a table whose header names its columns: there is no "
                                 "column ") +
                     name);
      }
    }
    return std::nullopt;
  }

  std::string_view cell(Column column) const {
    const int at = at_[static_cast<size_t>(column)];
    if (at < 0) return {};
    const std::string_view text = trimmed(cells_[static_cast<size_t>(at)]);
    return text == "-" ? std::string_view() : text;
  }

  /// Takes a line; what is wrong with it, if anything is.
  std::string read(std::string_view line) {
    if (line.size() > kLongestLine) return "the line is longer than 1 MiB";
    if (const auto at = first_invalid_utf8(line))
      return "not valid UTF-8 at byte " + std::to_string(*at) + " of the line";
    if (std::any_of(line.begin(), line.end(), [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7F; }))
      return "the line has a control character other than the tab";
    auto cells = cells_of(line, separator_);
    if (!cells) return "a quotation mark is never closed on the line";
    if (cells->size() != cells_expected_) {
      return "the line has " + std::to_string(cells->size()) + " cells where " +
             (geonames_ ? "the first has " : "the header has ") + std::to_string(cells_expected_);
    }
    cells_ = std::move(*cells);

    ImportedPlace place;
    for (const char c : cell(Column::Country)) place.country += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (geonames_ && place.country.empty()) {  // seas and the like
      ++table_.of_other_kind;
      return {};
    }
    if (place.country.size() != 2 || !std::all_of(place.country.begin(), place.country.end(), capital))
      return "the country must be two letters (ISO 3166), not " + shown(cell(Column::Country));
    if (!read_number(cell(Column::Latitude), place.latitude) || !(std::abs(place.latitude) <= 90))
      return "the latitude must be degrees from -90 to 90, not " + shown(cell(Column::Latitude));
    if (!read_number(cell(Column::Longitude), place.longitude) || !(std::abs(place.longitude) <= 180))
      return "the longitude must be degrees from -180 to 180, not " + shown(cell(Column::Longitude));
    if (place.latitude == 0 && place.longitude == 0) return "latitude and longitude are 0, which is no place on land";
    if (const std::string_view text = cell(Column::Population); !text.empty()) {
      double people = 0;
      if (!read_number(text, people) || !(people <= 4e9)) return "the population must be a number";
      place.population = people > 0 ? static_cast<uint32_t>(people) : 0;
    }
    place.kind = kind(place.population);
    if (place.kind == "-") {
      ++table_.of_other_kind;
      return {};
    }
    place.names = names();
    if (place.names.empty()) {
      ++table_.without_name;
      return {};
    }
    place.admin1_code = shortened(cell(Column::Admin1Code));
    if (const auto name = arabic_name(cell(Column::Admin1))) place.admin1_name = *name;
    if (const auto name = arabic_name(cell(Column::Parent))) place.parent_name = *name;
    place.english = shortened(cell(Column::NameEnglish));
    if (std::string fault = read_id(place); !fault.empty()) return fault;
    table_.places.push_back(std::move(place));
    return {};
  }

  std::string_view kind(uint32_t population) const {
    if (const std::string_view code = cell(Column::Code); !code.empty()) return kind_of_code(code, population);
    if (const std::string_view word = cell(Column::Kind); !word.empty()) {
      // The largest areas of Who's On First, where our own `region` is what has no borders.
      if (!own_kinds_ && lower(word) == "region") return "governorate";
      return kind_of(word, population);
    }
    const std::string feature_class = lower(cell(Column::Class));
    return feature_class.empty() || feature_class == "p" ? by_population(population) : "-";
  }

  std::vector<std::string> names() const {
    const std::string_view text = cell(Column::NamesArabic);
    const bool bars = text.find('|') != std::string_view::npos;
    std::vector<std::string> names = arabic_names(split(text, bars ? '|' : ','), true);
    std::erase_if(names, [](const std::string& name) { return name.size() > kLongestName; });
    if (names.size() > kMostNames) names.resize(kMostNames);
    return names;
  }

  std::string read_id(ImportedPlace& place) {
    const auto taken = [&](const std::string& id) { return !ids_.insert(id).second; };
    if (const std::string_view text = cell(Column::GeonamesId); !text.empty() && text != "0" && text != "-1") {
      uint64_t number = 0;
      if (!read_number(text, number)) return "the id of GeoNames must be a number, not " + shown(text);
      place.id = "geonames:" + std::to_string(number);
      if (!taken(place.id)) return {};
    }
    std::string own;
    for (const char c : cell(Column::Id).substr(0, kLongestId)) {
      const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                         c == '.' || c == ':';
      own += plain ? c : '-';
    }
    const bool given = !own.empty();
    if (!given && !place.id.empty()) return "the id " + place.id + " is here twice";
    place.id = "import:" + gazetteer_ + ':' + (given ? own : "line-" + std::to_string(line_));
    return taken(place.id) ? "the id " + own + " is here twice" : "";
  }

  /// Without tabs, which cells in quotation marks may have; nothing of what is too long to be a name.
  static std::string shortened(std::string_view text) {
    std::string out(text.size() > kLongestName ? std::string_view() : text);
    std::replace(out.begin(), out.end(), '\t', ' ');
    return out;
  }

  std::string path_, gazetteer_;
  PlaceTable table_;
  std::array<int, static_cast<size_t>(Column::Count)> at_ = filled();
  std::vector<std::string> cells_;
  std::unordered_set<std::string> ids_;
  size_t cells_expected_ = 0;
  int line_ = 0;
  char separator_ = '\t';
  bool begun_ = false;
  bool geonames_ = false;
  bool own_kinds_ = false;  // the column of kinds is called `kind`, as ours is

  static std::array<int, static_cast<size_t>(Column::Count)> filled() {
    std::array<int, static_cast<size_t>(Column::Count)> all{};
    all.fill(-1);
    return all;
  }
};

constexpr std::string_view kOwnColumns[] = {"id",      "country",    "kind",     "admin1_code", "admin1", "parent",
                                            "english", "population", "latitude", "longitude",   "names"};

std::string degrees(double value) {
  std::array<char, 32> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 6);
  return error == std::errc() ? std::string(text.data(), end) : "0";
}

}  // namespace

Result<PlaceTable> read_place_table(const std::string& path, std::string_view bytes, std::string_view gazetteer) {
  return Reader(path, gazetteer).run(bytes);
}

std::string format_places(const std::vector<ImportedPlace>& places) {
  std::string out;
  for (const std::string_view column : kOwnColumns) {
    out += out.empty() ? "" : "\t";
    out += column;
  }
  const auto add = [&](std::string_view cell) {
    out += '\t';
    out += cell.empty() ? "-" : cell;
  };
  for (const ImportedPlace& place : places) {
    out += '\n';
    out += place.id;
    add(place.country);
    add(place.kind);
    add(place.admin1_code);
    add(place.admin1_name);
    add(place.parent_name);
    add(place.english);
    add(std::to_string(place.population));
    add(degrees(place.latitude));
    add(degrees(place.longitude));
    std::string names;
    for (const std::string& name : place.names) names += (names.empty() ? "" : "|") + name;
    add(names);
  }
  out += '\n';
  return out;
}

Result<std::vector<ImportedPlace>> parse_places(const std::string& path, std::string_view bytes) {
  auto table = Table::parse(path, std::string(bytes), kOwnColumns);
  if (!table) return table.error();
  std::vector<ImportedPlace> places;
  places.reserve(table->rows().size());
  for (const TableRow& row : table->rows()) {
    const auto text = [&](size_t column) {
      return row.cells[column] == "-" ? std::string() : std::string(row.cells[column]);
    };
    ImportedPlace place;
    place.id = text(0);
    place.country = text(1);
    place.kind = text(2);
    place.admin1_code = text(3);
    place.admin1_name = text(4);
    place.parent_name = text(5);
    place.english = text(6);
    for (const std::string_view name : alternatives(row.cells[10])) place.names.emplace_back(name);
    if (place.id.empty() || place.country.size() != 2 || find_place_kind(place.kind) == nullptr ||
        place.names.empty() || !read_number(row.cells[7], place.population) ||
        !read_number(row.cells[8], place.latitude) || !read_number(row.cells[9], place.longitude)) {
      return table->fault(row, "not a place as Isnad writes them");
    }
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace isnad
