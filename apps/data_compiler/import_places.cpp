// Imports the base gazetteer: GeoNames' cities (with the Arabic-script names among their alternates) and the Arabic
// names of subdivisions from CLDR (their English ones from en.xml beside it, if it is there).
//
// GeoNames' line «170063 … Aleppo … Alep,Haleb,حلب,حلب الشهباء … P PPLA SY … 09 … 2098210» becomes
//   geonames:170063  SY  09  seat  2098210  36.20124  37.16117  Aleppo  حلب|حلب الشهباء
//
// Four sorts of lines come out, told apart by their ids:
//   geonames:N   a place; `admin1` is GeoNames' code; kind capital seat city town village neighbourhood
//   centre:SY    the middle of a country's cities, weighed by population (kind country, no names)
//   centre:SY.09 its first-order subdivision: the place of its seat, else the middle of its cities (kind governorate)
//   iso:syhl     the Arabic name of a subdivision, without coordinates (kind governorate, ISO 3166-2 code)
// The compiler of the gazetteer joins the last two by data/places/admin1_codes.tsv.
//
// Names in Persian or Urdu spelling are left out where an Arabic one is there, and everywhere outside the region: they
// would be other words in an Arabic text. Small places outside the region are left out for the same reason.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "import.h"
#include "places/arabic_names.h"

namespace isnad {
namespace {

// The countries whose every known place is kept: the Middle East, North Africa and the Horn.
constexpr std::string_view kRegion =
    " SY IQ YE LY SD SS PS IL LB EG JO SA TR IR DZ TN MA EH MR KW BH QA AE OM SO DJ ER ET ";
// In the region, but without Arab readers: of the Turkish provinces along the border every place, else only what is
// large.
constexpr std::string_view kTurkishBorder = " 31 90 83 63 72 80 ";  // Hatay Kilis Gaziantep Urfa Mardin Sirnak
constexpr int64_t kLeastPopulationIran = 50000;
constexpr int64_t kLeastPopulationOutside = 100000;
struct Centre {
  double weight = 0, latitude = 0, longitude = 0;
  int64_t population = 0;
  bool seat = false;
  std::string name;

  void add(double lat, double lon, int64_t people) {
    population += people;
    if (seat) return;
    const double w = static_cast<double>(std::max<int64_t>(people, 100));
    latitude += lat * w;
    longitude += lon * w;
    weight += w;
  }
  void set(double lat, double lon, std::string_view english) {
    seat = true;
    latitude = lat;
    longitude = lon;
    weight = 1;
    name = english;
  }
};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t at = text.find(separator);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::string_view kind_of(std::string_view code, int64_t population) {
  if (code == "PPLC") return "capital";
  if (code == "PPLA") return "seat";
  if (code == "PPLX") return "neighbourhood";
  if (population >= 100000) return "city";
  if (population >= 10000 || code == "PPLA2") return "town";
  return "village";
}

bool holds(std::string_view list, std::string_view code) {
  return list.find(fmt::format(" {} ", code)) != std::string_view::npos;
}

int64_t least_population(std::string_view country, std::string_view admin1) {
  if (!holds(kRegion, country)) return kLeastPopulationOutside;
  if (country == "IR") return kLeastPopulationIran;
  if (country == "TR" && !holds(kTurkishBorder, admin1)) return kLeastPopulationOutside;
  return 0;
}

std::string cell(std::string_view text) { return text.empty() ? "-" : std::string(text); }

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{"cannot be read: is the package that brings it installed?", path, 0};
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

// Names by code of the lines <subdivision type="syhl" draft="contributed">name</subdivision>.
std::map<std::string, std::string> read_subdivisions(std::string_view xml) {
  std::map<std::string, std::string> names;
  for (std::string_view row : split(xml, '\n')) {
    constexpr std::string_view kOpening = "<subdivision type=\"";
    const size_t at = row.find(kOpening);
    if (at == std::string_view::npos) continue;
    row.remove_prefix(at + kOpening.size());
    const size_t quote = row.find('"'), begin = row.find('>'), end = row.rfind("</subdivision>");
    if (quote == std::string_view::npos || begin == std::string_view::npos || end == std::string_view::npos) continue;
    if (quote >= 4 && begin < end)
      names[std::string(row.substr(0, quote))] = trimmed(row.substr(begin + 1, end - begin - 1));
  }
  return names;
}

}  // namespace

Result<std::string> import_places(const std::string& cities500_path, const std::string& subdivisions_xml_path) {
  auto cities = read_file(cities500_path);
  if (!cities) return cities.error();
  auto subdivisions = read_file(subdivisions_xml_path);
  if (!subdivisions) return subdivisions.error();

  std::string places;
  std::map<std::string, Centre, std::less<>> centres;
  int line = 0;
  for (std::string_view row : split(*cities, '\n')) {
    ++line;
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (row.empty()) continue;
    const auto cells = split(row, '\t');
    // geonameid name asciiname alternates lat lon class code country cc2 admin1 admin2 admin3 admin4 population …
    if (cells.size() < 15) return Error{"not a line of GeoNames: fewer than 15 cells", cities500_path, line};
    const std::string_view code = cells[7], country = cells[8], admin1 = cells[10];
    if (code == "PPLH" || code == "PPLCH" || country.size() != 2) continue;  // of the past
    double latitude = 0, longitude = 0;
    int64_t population = 0;
    if (!read_number(cells[4], latitude) || !read_number(cells[5], longitude)) {
      return Error{"latitude and longitude must be numbers", cities500_path, line};
    }
    if (!cells[14].empty() && !read_number(cells[14], population)) {
      return Error{"the population must be a number", cities500_path, line};
    }
    centres[std::string(country)].add(latitude, longitude, population);
    if (holds(kRegion, country) && !admin1.empty() && admin1 != "00") {
      Centre& centre = centres[fmt::format("{}.{}", country, admin1)];
      centre.add(latitude, longitude, population);
      if (code == "PPLA" || code == "PPLC") centre.set(latitude, longitude, cells[1]);
    }
    const bool in_region = holds(kRegion, country);
    if (code != "PPLC" && code != "PPLA" && population < least_population(country, admin1)) continue;
    if (!in_region && (code == "PPLX" || (code == "PPLA" && population < kLeastPopulationOutside))) continue;
    std::string names;
    for (const std::string& name : arabic_names(split(cells[3], ','), in_region)) {
      if (!names.empty()) names += '|';
      names += name;
    }
    if (names.empty()) continue;
    places += fmt::format("geonames:{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\t{}\n", cells[0], country, cell(admin1),
                          kind_of(code, population), population, latitude, longitude, cell(cells[1]), names);
  }

  std::string out = "id\tcountry\tadmin1\tkind\tpopulation\tlatitude\tlongitude\tenglish\tnames\n";
  for (const auto& [code, centre] : centres) {
    const bool country = code.size() == 2;
    out += fmt::format("centre:{}\t{}\t{}\t{}\t{}\t{:.5f}\t{:.5f}\t{}\t-\n", code, code.substr(0, 2),
                       country ? "-" : code.substr(3), country ? "country" : "governorate", centre.population,
                       centre.latitude / centre.weight, centre.longitude / centre.weight, cell(centre.name));
  }
  std::map<std::string, std::string> names;
  for (const auto& [code, text] : read_subdivisions(*subdivisions)) {
    if (auto name = arabic_name(text)) names[code] = std::move(*name);
  }
  // The English names stand next to the Arabic ones.
  std::map<std::string, std::string> english;
  const size_t folder = subdivisions_xml_path.rfind('/');
  if (const auto file =
          read_file(subdivisions_xml_path.substr(0, folder == std::string::npos ? 0 : folder + 1) + "en.xml")) {
    english = read_subdivisions(*file);
  }
  for (const auto& [code, name] : names) {
    std::string country = code.substr(0, 2);
    for (char& c : country) c = static_cast<char>(c - 'a' + 'A');
    if (!holds(kRegion, country)) continue;
    const auto in_english = english.find(code);
    out += fmt::format("iso:{}\t{}\t{}\tgovernorate\t0\t-\t-\t{}\t{}\n", code, country, code.substr(2),
                       in_english == english.end() ? "-" : in_english->second, name);
  }
  if (names.empty()) return Error{"no subdivisions in it", subdivisions_xml_path, 0};
  return out + places;
}

}  // namespace isnad
