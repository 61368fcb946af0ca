// Compiles the tables of places and the imported base into one block (block.h).
//
// From «كفرنبل» (Kafr Nabl), a line of supplement.tsv, and the base's geonames:167475 with the same name 300 m away
// comes one place that has the base's id and population, the supplement's kind and coordinates, and both's names.
//
// Every name is found under a few spellings (spellings()): «أبو الظهور» also as «أبي الظهور», «منغ» as written. A name
// gets no spelling with or without the article that nobody has written down: «الباب» (a town, but also "the door") must
// not be found in «باب».
//
// The names that imported gazetteers bring are kept apart (Entry::imported_names): thousands of villages are called by
// words («النهر», the river) or persons («جاسم محمد»), and such a name is written as one that needs support.
#include <algorithm>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lexicon/automaton.h"
#include "lexicon/table.h"
#include "places/block.h"
#include "places/gazetteer.h"
#include "places/kinds.h"
#include "places/sphere.h"
#include "text/letters.h"

namespace isnad {
namespace {

static_assert(std::endian::native == std::endian::little, "blocks are little-endian");

constexpr double kSamePlaceKm = 8, kSameCityKm = 25;
constexpr double kFarthestParentKm = 120;
constexpr double kSameGovernorateKm = 15;
// How far a place of an imported gazetteer may lie from ours: for one with our id, for an area, for two of one
// gazetteer.
constexpr double kSameIdKm = 40, kSameAreaKm = 40, kSameImportedKm = 3;
constexpr double kLargeDistrictKm = 80;
constexpr uint32_t kLargeTown = 10000;
constexpr size_t kFewestLettersImported = 4, kFewestLettersDoubtful = 3;
// Names of two and three letters are mostly words («سوف», "will"; «خبر», "news"): inhabitants from which a place of the
// base may have one.
constexpr uint32_t kWellKnownTwo = 100000, kWellKnownThree = 20000;
constexpr size_t kLongestString = 0xFFFF;
constexpr size_t kLongestRunIn = 3;  // letters of a first word that is written together with the next

// Words in the normalised alphabet (text/letters.h).
constexpr std::string_view kGovernorate = "\xE5\xCD\xC7\xE1\xD8\xC9";  // محافظة
constexpr std::string_view kGovernorateWords[] = {
    kGovernorate,
    "\xE8\xE4\xC7\xEA\xC9",      // ولاية
    "\xE5\xE6\xD7\xE2\xC9",      // منطقة
    "\xC7\xE2\xE4\xEA\xE5",      // إقليم
    "\xD4\xD9\xC8\xEA\xC9",      // شعبية
    "\xCC\xE7\xC9",              // جهة
    "\xD9\xE5\xC7\xE4\xC9",      // عمالة
    "\xE5\xE2\xC7\xD7\xD9\xC9",  // مقاطعة
};
constexpr std::string_view kSettlementWords[] = {
    "\xE5\xCF\xEA\xE6\xC9",  // مدينة
    "\xE2\xD1\xEA\xC9",      // قرية
    "\xC8\xE4\xCF\xC9",      // بلدة
};
// What must stand before a name that is a word (ambiguous_names.tsv).
constexpr std::string_view kClearingWords[] = {
    "\xE5\xCF\xEA\xE6\xC9",      // مدينة
    "\xE2\xD1\xEA\xC9",          // قرية
    "\xC8\xE4\xCF\xC9",          // بلدة
    "\xE6\xC7\xCD\xEA\xC9",      // ناحية
    "\xE5\xE6\xD7\xE2\xC9",      // منطقة
    "\xE2\xD6\xC7\xC1",          // قضاء
    "\xE5\xCF\xEA\xD1\xEA\xC9",  // مديرية
    "\xCD\xEA",                  // حي
};
constexpr std::string_view kAbu = "\xC7\xC8\xE8", kAbi = "\xC7\xC8\xEA", kAba = "\xC7\xC8\xC7";  // أبو أبي أبا
constexpr std::string_view kAbd = "\xD9\xC8\xCF";                                                // عبد
constexpr std::string_view kAllahEnding = "\xE4\xE4\xE7";                                        // لله
constexpr std::string_view kArticle = "\xC7\xE4";                                                // ال
constexpr std::string_view kLongHamza = "\xC7\xC1";                                              // اء

struct Entry {
  std::string id, english, kind;
  std::vector<std::string> names;           // UTF-8, the usual one first
  std::vector<std::string> imported_names;  // what an imported gazetteer adds to them
  double latitude = 0, longitude = 0;
  bool located = false;
  Precision precision = Precision::Settlement;
  std::string country;
  std::string admin1_code;               // GeoNames' code
  std::string admin1_name, parent_name;  // as written
  uint32_t population = 0;
  bool curated = false;
  bool bare = true;  // may be named without a word like «محافظة» before it
  bool gone = false;
  bool imported = false;            // only an imported gazetteer has it
  int source = -1;                  // number of the table, -1 for the base
  uint32_t admin1 = 0, parent = 0;  // numbers of entries, from 1
};

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::string_view optional_cell(std::string_view cell) { return cell == "-" ? std::string_view() : cell; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// Normalised, brackets left out and hyphens as blanks; empty if it has letters that are not Arabic.
std::string clean_key(std::string_view utf8) {
  std::string text;
  int depth = 0;
  for (char c : utf8) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) text += c == '-' || c == '/' || c == ',' ? ' ' : c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  std::string key = normalise(text);
  const bool latin = std::any_of(key.begin(), key.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return latin ? std::string() : key;
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  while (true) {
    const size_t at = key.find(' ');
    words.push_back(key.substr(0, at));
    if (at == std::string_view::npos) return words;
    key.remove_prefix(at + 1);
  }
}

template <class Change>
std::string changed(std::string_view key, Change change) {
  std::string out;
  for (std::string_view word : words_of(key)) {
    if (!out.empty()) out += ' ';
    out += change(word);
  }
  return out;
}

template <size_t N>
std::string_view without_first(std::string_view key, const std::string_view (&words)[N]) {
  for (std::string_view word : words) {
    if (key.size() > word.size() + 1 && key.starts_with(word) && key[word.size()] == ' ') {
      return key.substr(word.size() + 1);
    }
  }
  return {};
}

// The spellings under which a normalised name is also written.
void add_spellings(const std::string& key, bool careless, std::set<std::string>& out) {
  std::set<std::string> all = {key};
  const auto extend = [&](auto change) {
    std::vector<std::string> more;
    for (const std::string& one : all) more.push_back(changed(one, change));
    all.insert(more.begin(), more.end());
  };
  // The base often writes heh for teh marbuta.
  if (careless) {
    extend([](std::string_view word) {
      std::string one(word);
      if (one.size() >= 4 && one.back() == letter::kHeh && !word.ends_with(kAllahEnding))
        one.back() = letter::kTehMarbuta;
      return one;
    });
  }
  extend([](std::string_view word) {
    std::string one(word);
    if (one.size() >= 3 && one.back() == letter::kTehMarbuta) one.back() = letter::kHeh;
    return one;
  });
  extend([](std::string_view word) {
    return std::string(word.size() >= 5 && word.ends_with(kLongHamza) ? word.substr(0, word.size() - 1) : word);
  });
  if (key.find(' ') != std::string::npos) {
    const auto with_father = [](std::string_view form) {
      return [form](std::string_view word) {
        return std::string(word == kAbu || word == kAbi || word == kAba ? form : word);
      };
    };
    const std::set<std::string> before = all;
    extend(with_father(kAbi));
    for (const std::string& one : before) {
      all.insert(changed(one, with_father(kAba)));
      all.insert(changed(one, with_father(kAbu)));
    }
    std::vector<std::string> joined;  // «عبد العزيز» as one word
    for (const std::string& one : all) {
      std::string together;
      bool after_servant = false;
      for (std::string_view word : words_of(one)) {
        if (!together.empty() && !after_servant) together += ' ';
        together += word;
        after_servant = word == kAbd;
      }
      if (together != one) joined.push_back(together);
    }
    all.insert(joined.begin(), joined.end());
  }
  out.insert(all.begin(), all.end());
}

size_t letters_of(std::string_view key) {
  return key.size() - static_cast<size_t>(std::count(key.begin(), key.end(), ' '));
}

// «كفر عمة» is also written «كفرعمة»: a short first word runs into the next. Empty for other names.
std::string run_together(std::string_view key) {
  const std::vector<std::string_view> words = words_of(key);
  if (words.size() != 2 || words[0].size() > kLongestRunIn || words[1].starts_with(kArticle)) return {};
  return std::string(words[0]) + std::string(words[1]);
}

// All keys of a place. `ambiguous` are the keys that are words first.
std::set<std::string> keys_of(const Entry& entry, const std::unordered_set<std::string>& ambiguous) {
  std::set<std::string> keys;
  for (const std::string& name : entry.names) {
    std::string key = clean_key(name);
    if (key.empty()) continue;
    const bool careless = !entry.curated;
    if (entry.precision == Precision::Governorate) {
      const std::string_view bare = without_first(key, kGovernorateWords);
      const std::string inner(bare.empty() ? std::string_view(key) : bare);
      add_spellings(std::string(kGovernorate) + ' ' + inner, careless, keys);
      if (!bare.empty()) add_spellings(key, careless, keys);
      if (entry.bare) add_spellings(inner, careless, keys);
      continue;
    }
    add_spellings(key, careless, keys);
    if (const std::string together = run_together(key); !together.empty()) add_spellings(together, careless, keys);
    if (entry.precision == Precision::Settlement) {
      const std::string_view bare = without_first(key, kSettlementWords);
      if (letters_of(bare) > 2) add_spellings(std::string(bare), careless, keys);
    }
  }
  size_t fewest = 2;
  if (!entry.curated && entry.precision < Precision::Governorate) {
    if (entry.population < kWellKnownTwo) fewest = 3;
    if (entry.source < 0 && entry.population < kWellKnownThree) fewest = 4;
  }
  std::vector<std::string> cleared;
  std::erase_if(keys, [&](const std::string& key) {
    const bool word = !entry.curated && entry.precision <= Precision::District && ambiguous.contains(key);
    if (!word && letters_of(key) >= fewest) return false;
    for (std::string_view before : kClearingWords) cleared.push_back(std::string(before) + ' ' + key);
    return true;
  });
  keys.insert(cleared.begin(), cleared.end());
  return keys;
}

// What is left of an imported name without the word for what it is, which texts have or have not: «قرية الصالحية»,
// «منطقة مصياف». Empty if it has none.
std::string_view without_kind(std::string_view key, Precision precision) {
  const std::string_view bare = precision == Precision::Governorate ? without_first(key, kGovernorateWords)
                                : precision == Precision::Point     ? std::string_view()
                                                                    : without_first(key, kClearingWords);
  return letters_of(bare) > 2 ? bare : std::string_view();
}

// The keys of the names that an imported gazetteer gives to a place.
std::set<std::string> imported_keys(const Entry& entry) {
  std::set<std::string> keys;
  for (const std::string& name : entry.imported_names) {
    const std::string key = clean_key(name);
    if (key.empty()) continue;
    const std::string_view bare = without_kind(key, entry.precision);
    const std::string called(bare.empty() ? std::string_view(key) : bare);
    add_spellings(called, true, keys);
    if (const std::string together = run_together(called); !together.empty()) add_spellings(together, true, keys);
  }
  return keys;
}

// These names with the article that they lack, or without the one that they have: «قرية الصيادة» for «صيادة».
std::set<std::string> keys_but_for_article(const Entry& entry, const std::set<std::string>& keys) {
  std::set<std::string> others;
  if (entry.precision != Precision::Settlement) return others;
  for (const std::string& key : keys) {
    const bool has = key.starts_with(kArticle) && letters_of(key) > kArticle.size() + kFewestLettersDoubtful;
    others.insert(has ? key.substr(kArticle.size()) : std::string(kArticle) + key);
  }
  return others;
}

double distance_km(const Entry& a, const Entry& b) {
  return sphere::kilometres(sphere::point(a.latitude, a.longitude), sphere::point(b.latitude, b.longitude));
}

class Compiler {
 public:
  Result<std::vector<std::byte>> run(std::span<const TableBytes> tables, std::string_view base_places,
                                     const Imports& imports) {
    std::vector<const TableBytes*> sorted;
    for (const TableBytes& table : tables) {
      if (table.name.starts_with("places/") || table.name == "ar/countries.tsv") sorted.push_back(&table);
    }
    std::sort(sorted.begin(), sorted.end(), [](const TableBytes* a, const TableBytes* b) {
      return std::pair(sort_of(a->name), std::string_view(a->name)) <
             std::pair(sort_of(b->name), std::string_view(b->name));
    });
    if (auto error = read_base(base_places)) return *error;
    int number = 0;
    for (const TableBytes* table : sorted) {
      std::optional<Error> error;
      switch (sort_of(table->name)) {
        case kAdmin1Codes:
          error = read_admin1_codes(*table);
          break;
        case kAmbiguousNames:
          error = read_ambiguous_names(*table);
          break;
        case kCorrections:
          error = read_corrections(*table);
          break;
        case kCountries:
          error = read_countries(*table);
          break;
        default:
          add_subdivisions();
          error = read_places(*table, number++);
      }
      if (error) return *error;
    }
    add_subdivisions();
    if (!imports.gazetteers.empty()) index_spellings();
    for (const auto& places : imports.gazetteers) join(places, number++);
    relate();
    infer_admin1();
    if (!imports.gazetteers.empty()) locate_by_names();
    return write(imports.doubtful);
  }

 private:
  struct Centre {
    double latitude = 0, longitude = 0;
    uint32_t population = 0;
  };
  struct Code {
    std::string geonames;
    bool bare = true;
  };

  // Which sort of table it is, in the order in which they are read.
  enum Sort { kAdmin1Codes, kAmbiguousNames, kCorrections, kCountries, kSupplement, kOther };
  static Sort sort_of(std::string_view name) {
    if (name == "places/admin1_codes.tsv") return kAdmin1Codes;
    if (name == "places/ambiguous_names.tsv") return kAmbiguousNames;
    if (name == "places/cities_corrections.tsv") return kCorrections;
    if (name == "ar/countries.tsv") return kCountries;
    return name.starts_with("places/supplement") ? kSupplement : kOther;
  }

  uint32_t add(Entry entry) {
    entries_.push_back(std::move(entry));
    const auto index = static_cast<uint32_t>(entries_.size());
    by_id_.emplace(entries_.back().id, index);
    return index;
  }
  Entry& at(uint32_t index) { return entries_[index - 1]; }

  void index_keys(uint32_t index) {
    for (const std::string& key : keys_of(at(index), ambiguous_)) {
      auto& list = by_key_[key];
      if (list.empty() || list.back() != index) list.push_back(index);
    }
  }

  std::optional<Error> read_base(std::string_view base_places) {
    if (base_places.empty()) return {};
    static constexpr std::string_view kColumns[] = {"id",       "country",   "admin1",  "kind", "population",
                                                    "latitude", "longitude", "english", "names"};
    auto table = Table::parse("base places", std::string(base_places), kColumns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      const auto& cells = row.cells;
      Entry entry;
      entry.id = cells[0];
      entry.country = optional_cell(cells[1]);
      entry.admin1_code = optional_cell(cells[2]);
      entry.kind = cells[3] == "capital" || cells[3] == "seat" ? "city" : std::string(cells[3]);
      if (!read_number(cells[4], entry.population)) return table->fault(row, "population must be a whole number");
      if (cells[5] != "-") {
        if (!read_number(cells[5], entry.latitude) || !read_number(cells[6], entry.longitude)) {
          return table->fault(row, "latitude and longitude must be numbers");
        }
        entry.located = true;
      }
      entry.english = optional_cell(cells[7]);
      for (std::string_view name : alternatives(cells[8])) entry.names.emplace_back(name);
      const PlaceKind* kind = find_place_kind(entry.kind);
      if (kind == nullptr) return table->fault(row, "unknown kind of place: " + entry.kind);
      entry.precision = kind->precision;
      if (entry.id.starts_with("centre:")) {
        centres_[entry.id.substr(7)] = {entry.latitude, entry.longitude, entry.population};
      } else if (entry.id.starts_with("iso:")) {
        subdivisions_.push_back(std::move(entry));
      } else if (!by_id_.contains(entry.id)) {
        add(std::move(entry));
      }
    }
    return {};
  }

  std::optional<Error> read_admin1_codes(const TableBytes& bytes) {
    static constexpr std::string_view kColumns[] = {"country", "iso", "geonames", "bare", "note"};
    auto table = Table::parse(bytes.path, bytes.bytes, kColumns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      if (row.cells[3] != "yes" && row.cells[3] != "no") return table->fault(row, "bare must be yes or no");
      codes_[std::string(row.cells[0]) + '-' + upper(row.cells[1])] = {std::string(row.cells[2]),
                                                                       row.cells[3] == "yes"};
    }
    return {};
  }

  std::optional<Error> read_ambiguous_names(const TableBytes& bytes) {
    static constexpr std::string_view kColumns[] = {"name", "note"};
    auto table = Table::parse(bytes.path, bytes.bytes, kColumns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      std::set<std::string> keys;
      add_spellings(clean_key(row.cells[0]), false, keys);
      ambiguous_.insert(keys.begin(), keys.end());
    }
    return {};
  }

  // drop: the names given, or the place if none are; rename: the usual name, before the old ones; alias: names as well.
  std::optional<Error> read_corrections(const TableBytes& bytes) {
    static constexpr std::string_view kColumns[] = {"id", "action", "value", "why"};
    auto table = Table::parse(bytes.path, bytes.bytes, kColumns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      const std::string_view action = row.cells[1];
      const auto values = alternatives(row.cells[2]);
      if (action != "drop" && action != "rename" && action != "alias") {
        return table->fault(row, "action must be drop, rename or alias");
      }
      if (action != "drop" && values.empty()) return table->fault(row, "this action needs a name as its value");
      const auto found = by_id_.find(std::string(row.cells[0]));
      if (found == by_id_.end()) continue;  // of a base that is not this one
      Entry& entry = at(found->second);
      if (action == "drop") {
        for (std::string_view value : values) {
          std::erase_if(entry.names,
                        [key = clean_key(value)](const std::string& name) { return clean_key(name) == key; });
        }
        entry.gone = values.empty() || entry.names.empty();
      } else {
        std::vector<std::string> before;
        if (action == "rename") before.swap(entry.names);
        add_names(entry, values);
        for (const std::string& name : before) add_names(entry, {name});
      }
    }
    return {};
  }

  std::optional<Error> read_countries(const TableBytes& bytes) {
    static constexpr std::string_view kColumns[] = {"iso3",  "iso2",         "name",    "arabic",         "aliases",
                                                    "nisba", "nisba_plural", "capital", "capital_aliases"};
    auto table = Table::parse(bytes.path, bytes.bytes, kColumns);
    if (!table) return table.error();
    for (const TableRow& row : table->rows()) {
      if (row.cells[1] == "-") continue;
      if (row.cells[1].size() != 2) return table->fault(row, "iso2 must have two letters");
      const std::string iso2(row.cells[1]);
      if (by_country_.contains(iso2)) return table->fault(row, "the country " + iso2 + " is here twice");
      Entry entry;
      entry.id = "iso:" + iso2;
      entry.english = row.cells[2];
      entry.kind = "country";
      entry.precision = Precision::Country;
      entry.country = iso2;
      entry.curated = true;
      entry.names.emplace_back(row.cells[3]);
      add_names(entry, alternatives(row.cells[4]));
      locate(entry, iso2);
      by_country_[iso2] = add(std::move(entry));
    }
    return {};
  }

  void locate(Entry& entry, const std::string& code) {
    const auto centre = centres_.find(code);
    if (centre == centres_.end()) return;
    entry.latitude = centre->second.latitude;
    entry.longitude = centre->second.longitude;
    entry.population = centre->second.population;
    entry.located = true;
  }

  // Makes places of CLDR's subdivisions, and the index of keys. Once, before the first table of places.
  void add_subdivisions() {
    if (indexed_) return;
    indexed_ = true;
    for (Entry& entry : subdivisions_) {
      const std::string iso = entry.country + '-' + upper(entry.admin1_code);
      const auto code = codes_.find(iso);
      if (code == codes_.end()) continue;
      entry.id = "iso:" + iso;
      entry.bare = code->second.bare;
      const std::string& geonames = code->second.geonames;
      entry.admin1_code.clear();
      if (geonames.starts_with('@')) {
        const auto seat = by_id_.find("geonames:" + geonames.substr(1));
        if (seat == by_id_.end()) continue;
        entry.latitude = at(seat->second).latitude;
        entry.longitude = at(seat->second).longitude;
        entry.located = true;
      } else {
        locate(entry, entry.country + '.' + geonames);
      }
      if (!entry.located) continue;
      const std::string place = entry.country + '.' + geonames;
      const uint32_t index = add(std::move(entry));
      by_admin1_[place] = index;
    }
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      if (!at(index).gone) index_keys(index);
    }
  }

  static void add_names(Entry& entry, const std::vector<std::string_view>& names) {
    for (std::string_view name : names) {
      if (std::find(entry.names.begin(), entry.names.end(), name) == entry.names.end()) entry.names.emplace_back(name);
    }
  }

  static bool same_sort(const Entry& a, const Entry& b) {
    if (a.precision != b.precision) return false;
    if (a.precision == Precision::Settlement) return (a.kind == "camp") == (b.kind == "camp");
    return a.precision == Precision::Governorate || a.kind == b.kind;
  }

  // The place that `entry`, a line of table `source`, is about, if it is known already.
  uint32_t known(const Entry& entry, int source) {
    if (const auto found = by_id_.find(entry.id); found != by_id_.end()) return found->second;
    if (entry.precision == Precision::Country) {
      const auto found = by_country_.find(entry.country);
      return found == by_country_.end() ? 0 : found->second;
    }
    const bool numbered = entry.id.starts_with("geonames:");
    uint32_t best = 0;
    double nearest = -1;
    for (const std::string& key : keys_of(entry, ambiguous_)) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      for (uint32_t index : found->second) {
        const Entry& other = at(index);
        if (other.gone || other.source == source || other.country != entry.country || !same_sort(entry, other))
          continue;
        if (numbered && other.id.starts_with("geonames:")) continue;  // another place of the same name
        if (!entry.located || !other.located) {  // only the name to tell by: enough for a governorate
          if (entry.precision == Precision::Governorate && best == 0) best = index;
          continue;
        }
        const double km = distance_km(entry, other);
        const double most = entry.kind == "city" && other.kind == "city" ? kSameCityKm : kSamePlaceKm;
        if (entry.precision != Precision::Governorate && km > most) continue;
        if (nearest < 0 || km < nearest) {
          best = index;
          nearest = km;
        }
      }
    }
    return best;
  }

  std::optional<Error> read_places(const TableBytes& bytes, int source) {
    static constexpr std::string_view kColumns[] = {"id",     "arabic", "aliases", "english", "kind", "country",
                                                    "admin1", "parent", "lat",     "lon",     "from", "to"};
    auto table = Table::parse(bytes.path, bytes.bytes, kColumns);
    if (!table) return table.error();
    const bool curated = sort_of(bytes.name) == kSupplement;
    std::set<std::string_view> seen;
    for (const TableRow& row : table->rows()) {
      const auto& cells = row.cells;
      if (!seen.insert(cells[0]).second) return table->fault(row, "the id " + std::string(cells[0]) + " is here twice");
      Entry entry;
      entry.id = cells[0];
      entry.names.emplace_back(cells[1]);
      if (cells[0] == "-" || cells[1] == "-") return table->fault(row, "a place needs an id and an Arabic name");
      add_names(entry, alternatives(cells[2]));
      entry.english = optional_cell(cells[3]);
      entry.kind = cells[4];
      const PlaceKind* kind = find_place_kind(entry.kind);
      if (kind == nullptr) return table->fault(row, "unknown kind of place: " + entry.kind);
      entry.precision = kind->precision;
      entry.country = optional_cell(cells[5]);
      if (!entry.country.empty() && entry.country.size() != 2) return table->fault(row, "country must be ISO 2 or -");
      entry.admin1_name = optional_cell(cells[6]);
      entry.parent_name = optional_cell(cells[7]);
      entry.located = cells[8] != "-" || cells[9] != "-";
      if (entry.located && (!read_number(cells[8], entry.latitude) || !read_number(cells[9], entry.longitude) ||
                            std::abs(entry.latitude) > 90 || std::abs(entry.longitude) > 180)) {
        return table->fault(row, "lat and lon must be degrees");
      }
      entry.curated = curated;
      entry.source = source;
      if (const uint32_t index = known(entry, source)) {
        merge(at(index), std::move(entry));
        index_keys(index);
      } else {
        const bool country = entry.precision == Precision::Country && !entry.country.empty();
        const uint32_t added = add(std::move(entry));
        if (country) by_country_[at(added).country] = added;
        index_keys(added);
      }
    }
    return {};
  }

  // `from` is a line of a table about the place `into`. Only the supplement overrules what is known; other tables add
  // names and relations.
  void merge(Entry& into, Entry from) {
    if (!from.curated) {
      for (const std::string& name : from.names) add_names(into, {name});
      if (into.admin1_name.empty()) into.admin1_name = from.admin1_name;
      if (into.parent_name.empty()) into.parent_name = from.parent_name;
      return;
    }
    by_id_.emplace(from.id, static_cast<uint32_t>(&into - entries_.data()) + 1);
    std::vector<std::string> names = std::move(into.names);
    into.names = std::move(from.names);
    for (const std::string& name : names) add_names(into, {name});
    if (!from.english.empty()) into.english = from.english;
    if (!from.country.empty()) into.country = from.country;
    if (!from.admin1_name.empty()) into.admin1_name = from.admin1_name;
    if (!from.parent_name.empty()) into.parent_name = from.parent_name;
    into.kind = from.kind;
    into.precision = from.precision;
    if (from.located) {
      into.latitude = from.latitude;
      into.longitude = from.longitude;
      into.located = true;
    }
    into.curated = true;
    into.gone = false;
    into.source = from.source;
  }

  // The index by which imported places are compared with ours: all names, also those that are found only behind a word
  // such as village.
  void index_spellings() {
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      const Entry& entry = at(index);
      if (entry.gone) continue;
      if (entry.precision == Precision::Governorate) has_governorates_.insert(entry.country);
      Entry all;
      all.precision = entry.precision;
      all.imported_names = entry.names;
      for (const std::string& key : imported_keys(all)) by_spelling_[key].push_back(index);
    }
  }

  void join(const std::vector<ImportedPlace>& places, int source) {
    for (const ImportedPlace& place : places) {
      const PlaceKind* kind = find_place_kind(place.kind);
      assert(kind != nullptr);
      Entry entry;
      entry.id = place.id;
      entry.english = place.english;
      entry.kind = place.kind;
      entry.precision = kind->precision;
      entry.imported_names = place.names;
      entry.latitude = place.latitude;
      entry.longitude = place.longitude;
      entry.located = true;
      entry.country = place.country;
      entry.admin1_code = place.admin1_code;
      entry.admin1_name = place.admin1_name;
      entry.parent_name = place.parent_name;
      entry.population = place.population;
      entry.imported = true;
      entry.source = source;
      join(std::move(entry));
    }
  }

  void join(Entry entry) {
    // These we know by all their names, and those of others are often a seat's («الموصل» for Nineveh).
    if (entry.precision == Precision::Country && by_country_.contains(entry.country)) return;
    const std::set<std::string> keys = imported_keys(entry);
    if (entry.precision == Precision::Governorate && has_governorates_.contains(entry.country)) {
      if (const uint32_t index = known_already(entry, keys); index != 0 && !at(index).located) take_point(index, entry);
      return;
    }
    if (entry.precision == Precision::District && seat_of(entry, keys)) return;
    if (const uint32_t index = known_already(entry, keys)) {
      Entry& ours = at(index);
      add_to(ours.imported_names, entry.imported_names);
      if (ours.english.empty()) ours.english = entry.english;
      if (ours.admin1_name.empty()) ours.admin1_name = entry.admin1_name;
      if (ours.parent_name.empty()) ours.parent_name = entry.parent_name;
      if (!ours.located) take_point(index, entry);
      return;
    }
    if (by_id_.contains(entry.id)) return;  // of another place: an id of theirs that is wrong
    const uint32_t index = add(std::move(entry));
    for (const std::string& key : keys) {
      by_spelling_[key].push_back(index);
      by_key_[key].push_back(index);  // for what names it as its governorate or district
    }
  }

  // Whether we have the town that a district is called after: it stands for both, and lies where the news takes place.
  bool seat_of(const Entry& entry, const std::set<std::string>& keys) {
    for (const std::string& key : keys) {
      const auto found = by_spelling_.find(key);
      if (found == by_spelling_.end()) continue;
      for (uint32_t index : found->second) {
        const Entry& town = at(index);
        if (town.imported || town.country != entry.country || town.precision != Precision::Settlement) continue;
        const bool large = town.population >= kLargeTown;
        if (town.located && distance_km(entry, town) <= (large ? kLargeDistrictKm : kSameAreaKm)) return true;
      }
    }
    return false;
  }

  // The place of ours, or of a gazetteer imported before, that an imported one is.
  uint32_t known_already(const Entry& entry, const std::set<std::string>& keys) {
    if (const auto found = by_id_.find(entry.id); found != by_id_.end()) {
      const Entry& other = at(found->second);
      if (!other.gone && other.country == entry.country && (!other.located || distance_km(entry, other) <= kSameIdKm) &&
          same_sort(entry, other)) {
        return found->second;
      }
    }
    uint32_t best = 0;
    double nearest = -1;
    for (const std::string& key : keys) {
      const auto found = by_spelling_.find(key);
      if (found == by_spelling_.end()) continue;
      for (uint32_t index : found->second) {
        const Entry& other = at(index);
        if (other.country != entry.country || !same_sort(entry, other)) continue;
        if (!other.located) {  // only the name to tell by: enough for a governorate, see locate_by_names() for others
          if (entry.precision == Precision::Governorate && best == 0) best = index;
          continue;
        }
        const double km = distance_km(entry, other);
        const double most = other.source == entry.source ? kSameImportedKm
                            : entry.precision == Precision::Settlement || entry.precision == Precision::Point
                                ? (entry.kind == "city" && other.kind == "city" ? kSameCityKm : kSamePlaceKm)
                                : kSameAreaKm;
        if (km > most) continue;
        if (nearest < 0 || km < nearest) {
          best = index;
          nearest = km;
        }
      }
    }
    return best;
  }

  void take_point(uint32_t index, const Entry& from) {
    Entry& into = at(index);
    into.latitude = from.latitude;
    into.longitude = from.longitude;
    into.located = true;
  }

  // A place of ours of which nobody has said where it lies is where an imported one of its name lies in the same
  // governorate, or near the district that ours belongs to, if there is no other such.
  void locate_by_names() {
    const auto count = static_cast<uint32_t>(entries_.size());
    for (uint32_t index = 1; index <= count; ++index) {
      Entry& ours = at(index);
      if (ours.gone || ours.imported || ours.located || ours.precision >= Precision::Governorate) continue;
      Entry all;
      all.precision = ours.precision;
      all.imported_names = ours.names;
      std::set<uint32_t> fit;
      for (const std::string& key : imported_keys(all)) {
        const auto found = by_spelling_.find(key);
        if (found == by_spelling_.end()) continue;
        for (uint32_t other : found->second) {
          const Entry& theirs = at(other);
          if (!theirs.imported || theirs.gone || theirs.country != ours.country || !same_sort(ours, theirs)) continue;
          const bool near_parent =
              ours.parent != 0 && at(ours.parent).located && distance_km(theirs, at(ours.parent)) <= kSameAreaKm;
          if ((ours.admin1 != 0 && theirs.admin1 == ours.admin1) || near_parent) fit.insert(other);
        }
      }
      if (fit.empty()) continue;
      const uint32_t best = *fit.begin();
      const bool one = std::all_of(fit.begin(), fit.end(),
                                   [&](uint32_t other) { return distance_km(at(best), at(other)) <= kSamePlaceKm; });
      if (!one) continue;
      take_point(index, at(best));
      for (uint32_t other : fit) {
        add_to(at(index).imported_names, at(other).imported_names);
        at(other).gone = true;
      }
    }
  }

  static void add_to(std::vector<std::string>& names, const std::vector<std::string>& more) {
    for (const std::string& name : more) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }

  // The entry named `name` in the same country that `fits` and is nearest.
  template <class Fits>
  uint32_t nearest_named(const Entry& entry, std::string_view name, Fits fits) {
    const std::string key = clean_key(name);
    const auto found = by_key_.find(key);
    if (key.empty() || found == by_key_.end()) return 0;
    uint32_t best = 0;
    double nearest = 0;
    for (uint32_t index : found->second) {
      const Entry& other = at(index);
      if (other.gone || &other == &entry || other.country != entry.country || !other.located || !fits(other)) continue;
      const double km = distance_km(entry, other);
      if (best == 0 || km < nearest) {
        best = index;
        nearest = km;
      }
    }
    return best;
  }

  void relate() {
    for (Entry& entry : entries_) {
      if (entry.gone || entry.precision == Precision::Country) continue;
      if (!entry.admin1_name.empty()) {
        entry.admin1 = nearest_named(entry, entry.admin1_name,
                                     [](const Entry& other) { return other.precision == Precision::Governorate; });
      }
      if (entry.admin1 == 0 && !entry.admin1_code.empty()) {
        const auto found = by_admin1_.find(entry.country + '.' + entry.admin1_code);
        if (found != by_admin1_.end()) entry.admin1 = found->second;
      }
      if (!entry.parent_name.empty()) {
        entry.parent = nearest_named(entry, entry.parent_name, [&](const Entry& other) {
          return other.precision != Precision::Country && other.precision != Precision::Governorate &&
                 distance_km(entry, other) <= kFarthestParentKm;
        });
      }
    }
  }

  // A place of which nobody says in which governorate it lies is in that of the nearest settlement.
  void infer_admin1() {
    constexpr double kCell = 0.25;  // degrees: more than kSameGovernorateKm nearly everywhere
    const auto cell = [](const Entry& entry, int north, int east) {
      return std::pair(static_cast<int>(std::floor(entry.latitude / kCell)) + north,
                       static_cast<int>(std::floor(entry.longitude / kCell)) + east);
    };
    std::map<std::pair<int, int>, std::vector<uint32_t>> cells;
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      const Entry& entry = at(index);
      if (!entry.gone && entry.admin1 != 0 && entry.precision == Precision::Settlement)
        cells[cell(entry, 0, 0)].push_back(index);
    }
    std::vector<std::pair<uint32_t, uint32_t>> inferred;
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      const Entry& entry = at(index);
      if (entry.gone || entry.admin1 != 0 || !entry.located || entry.precision > Precision::District) continue;
      uint32_t best = 0;
      double nearest = kSameGovernorateKm;
      for (int north = -1; north <= 1; ++north) {
        for (int east = -1; east <= 1; ++east) {
          const auto found = cells.find(cell(entry, north, east));
          if (found == cells.end()) continue;
          for (uint32_t other : found->second) {
            if (at(other).country != entry.country) continue;
            const double km = distance_km(entry, at(other));
            if (km < nearest) {
              nearest = km;
              best = at(other).admin1;
            }
          }
        }
      }
      if (best != 0) inferred.emplace_back(index, best);
    }
    for (const auto& [index, admin1] : inferred) at(index).admin1 = admin1;
  }

  static uint32_t prominence(const Entry& entry) {
    return std::max(entry.population, find_place_kind(entry.kind)->assumed_population);
  }

  uint32_t intern(std::string_view text) {
    if (text.empty()) return 0;
    text = text.substr(0, kLongestString);
    const auto [found, fresh] = string_at_.emplace(std::string(text), static_cast<uint32_t>(strings_.size()));
    if (fresh) {
      const auto length = static_cast<uint16_t>(text.size());
      strings_.append(reinterpret_cast<const char*>(&length), sizeof length);
      strings_.append(text);
    }
    return found->second;
  }

  Result<std::vector<std::byte>> write(const std::function<bool(std::string_view)>& doubtful) {
    std::vector<uint32_t> number(entries_.size() + 1, 0);  // in the block, of an entry
    uint32_t count = 0;
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      if (!at(index).gone) number[index] = ++count;
    }
    strings_.assign(sizeof(uint16_t), '\0');
    std::vector<gazetteer_block::Record> records;
    struct Named {
      std::vector<uint32_t> surely, doubtfully, but_for_article;
    };
    std::map<std::string, Named> keys;
    std::unordered_map<std::string, bool> doubts;
    const auto doubted = [&](const std::string& key) {
      const auto [found, fresh] = doubts.try_emplace(key, false);
      if (fresh) {
        found->second =
            letters_of(key) < kFewestLettersImported || ambiguous_.contains(key) || (doubtful && doubtful(key));
      }
      return found->second;
    };
    std::unordered_set<std::string> areas;              // names of our countries, governorates and regions
    std::map<std::string, std::set<std::string>> ours;  // by country: names of our places
    for (const Entry& entry : entries_) {
      if (entry.gone || entry.imported) continue;
      for (const std::string& key : keys_of(entry, ambiguous_)) {
        if (entry.precision >= Precision::Governorate) areas.insert(key);
        ours[entry.country].insert(key);
      }
    }
    for (uint32_t index = 1; index <= entries_.size(); ++index) {
      const Entry& entry = at(index);
      if (entry.gone) continue;
      gazetteer_block::Record record;
      record.id = intern(entry.id);
      const std::vector<std::string>& names = entry.names.empty() ? entry.imported_names : entry.names;
      record.name = intern(entry.english.empty() && !names.empty() ? names.front() : entry.english);
      record.arabic = intern(names.empty() ? std::string() : names.front());
      record.kind = intern(entry.kind);
      record.latitude = static_cast<int32_t>(std::lround(entry.latitude * 1e6));
      record.longitude = static_cast<int32_t>(std::lround(entry.longitude * 1e6));
      record.admin1 = number[entry.admin1];
      record.parent = number[entry.parent];
      record.population = entry.population;
      if (entry.country.size() == 2) std::memcpy(record.country, entry.country.data(), 2);
      record.precision = static_cast<uint8_t>(entry.precision);
      record.flags = static_cast<uint8_t>((entry.located ? gazetteer_block::kLocated : 0) |
                                          (entry.curated ? gazetteer_block::kCurated : 0) |
                                          (entry.imported ? gazetteer_block::kImported : 0));
      records.push_back(record);
      const std::set<std::string> own = keys_of(entry, ambiguous_);
      for (const std::string& key : own) keys[key].surely.push_back(index);
      const std::set<std::string> theirs = imported_keys(entry);
      for (const std::string& key : theirs) {
        if (own.contains(key)) continue;
        // The village called Kurdistan is not meant where the country is.
        if (areas.contains(key) && entry.precision < Precision::Governorate && entry.population < kWellKnownThree)
          continue;
        if (letters_of(key) < kFewestLettersDoubtful) continue;
        // What we call one of ours is no second name of another.
        if (!entry.imported && ours[entry.country].contains(key)) continue;
        (doubted(key) ? keys[key].doubtfully : keys[key].surely).push_back(index);
      }
      for (const std::string& key : keys_but_for_article(entry, theirs)) {
        if (!own.contains(key) && !theirs.contains(key)) keys[key].but_for_article.push_back(index);
      }
    }
    std::vector<std::string_view> sorted_keys;
    std::vector<uint32_t> starts = {0}, sure, exact, named;
    for (auto& [key, places] : keys) {
      sorted_keys.push_back(key);
      for (std::vector<uint32_t>* some : {&places.surely, &places.doubtfully, &places.but_for_article}) {
        std::stable_sort(some->begin(), some->end(),
                         [&](uint32_t a, uint32_t b) { return prominence(at(a)) > prominence(at(b)); });
        for (uint32_t index : *some) named.push_back(number[index]);
      }
      sure.push_back(static_cast<uint32_t>(places.surely.size()));
      exact.push_back(static_cast<uint32_t>(places.surely.size() + places.doubtfully.size()));
      starts.push_back(static_cast<uint32_t>(named.size()));
    }
    const std::vector<std::byte> automaton = build_automaton(sorted_keys);

    gazetteer_block::Header header;
    std::vector<std::byte> block(sizeof header);
    const auto append = [&](const void* data, size_t size) {
      block.resize((block.size() + 7) / 8 * 8);
      const gazetteer_block::Section section{static_cast<uint32_t>(block.size()), static_cast<uint32_t>(size)};
      const auto* bytes = static_cast<const std::byte*>(data);
      block.insert(block.end(), bytes, bytes + size);
      return section;
    };
    header.places = append(records.data(), records.size() * sizeof records[0]);
    header.starts = append(starts.data(), starts.size() * sizeof starts[0]);
    header.sure = append(sure.data(), sure.size() * sizeof starts[0]);
    header.exact = append(exact.data(), exact.size() * sizeof starts[0]);
    header.named = append(named.data(), named.size() * sizeof named[0]);
    header.automaton = append(automaton.data(), automaton.size());
    header.strings = append(strings_.data(), strings_.size());
    block.resize((block.size() + 7) / 8 * 8);
    std::memcpy(block.data(), &header, sizeof header);
    return block;
  }

  std::vector<Entry> entries_;             // numbered from 1
  std::vector<Entry> subdivisions_;        // of CLDR, not yet located
  std::map<std::string, Centre> centres_;  // "SY", "SY.09"
  std::map<std::string, Code> codes_;      // by "SY-HL"
  std::unordered_map<std::string, uint32_t> by_id_, by_country_, by_admin1_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_key_, by_spelling_;
  std::unordered_set<std::string> has_governorates_;  // countries
  std::unordered_set<std::string> ambiguous_;
  bool indexed_ = false;
  std::string strings_;
  std::unordered_map<std::string, uint32_t> string_at_;
};

}  // namespace

Result<std::vector<std::byte>> compile_gazetteer(std::span<const TableBytes> tables, std::string_view base_places,
                                                 const Imports& imports) {
  return Compiler().run(tables, base_places, imports);
}

}  // namespace isnad
