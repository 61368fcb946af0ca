// Gazetteer: places by name, compiled into one read-only block that is used in place.
//
// «خان شيخون» (Khān Shaykhūn) → geonames:168325, a town of Idlib governorate, Syria, 35.44 36.65. The same name may
// be many places; which one is meant is decided by resolve() from the context (places/resolve.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/record.h"
#include "isnad/result.h"
#include "lexicon/automaton.h"
#include "lexicon/lexicon.h"

namespace isnad {

struct Place {
  std::string_view id;      ///< "geonames:168325" or "isnad:slug"
  std::string_view name;    ///< English
  std::string_view arabic;  ///< usual Arabic name, UTF-8
  double latitude = 0, longitude = 0;
  Precision precision = Precision::Settlement;
  std::string_view kind;     ///< as in place_words.tsv (city, village, camp, crossing …)
  std::string_view country;  ///< ISO 2
  uint32_t admin1 = 0;       ///< index of the governorate among the places, or 0
  uint32_t parent = 0;       ///< index of the district or town it belongs to, or 0
  uint32_t population = 0;   ///< 0 where unknown
  bool located = true;       ///< latitude and longitude are known
  bool curated = false;      ///< it stands in a table of the data folder, not only in the imported base
  bool imported = false;     ///< only a gazetteer that the user imported has it
};

class Gazetteer {
 public:
  static Result<Gazetteer> from_block(std::span<const std::byte> block);

  uint32_t size() const;  ///< places are 1 … size()
  Place place(uint32_t index) const;
  /// Index of the place of that id, 0 if there is none. The first call makes the index of the ids, some milliseconds
  /// once; the next ones take O(log n). From any thread.
  uint32_t find(std::string_view id) const;
  /// Names as keys (normalised letters, blanks between words, without proclitics but with ال where it is part of the
  /// name as written); the n-th key's places are `named(n)`.
  const Automaton& names() const;
  std::span<const uint32_t> named(uint32_t key) const;
  /// Those of named(n), the first ones, that the name means wherever it stands. The others are of imported gazetteers
  /// and have a name that is a word or a personal name as well: the text must say that a place is meant («قرية النهر»).
  std::span<const uint32_t> surely_named(uint32_t key) const;
  /// Those of named(n), the first ones, that are called so to the letter. The others are of imported gazetteers, which
  /// have the name with the article where the key lacks it, or without: what surely_named() says holds for them too.
  std::span<const uint32_t> exactly_named(uint32_t key) const;
  /// Whether some name has places besides those of surely_named().
  bool has_doubtful_names() const;

 private:
  struct View;
  std::shared_ptr<const View> view_;
};

/// A place of a gazetteer that the user imported (places/place_table.h).
struct ImportedPlace {
  std::string id;                        ///< "geonames:N" or "import:GAZETTEER:ID"
  std::string country;                   ///< ISO 2, capitals
  std::string kind;                      ///< of kPlaceKinds
  std::string admin1_code;               ///< GeoNames' code of the governorate, may be empty
  std::string admin1_name, parent_name;  ///< Arabic names of governorate and district, may be empty
  std::string english;                   ///< may be empty
  std::vector<std::string> names;        ///< Arabic, UTF-8, the usual one first; at least one
  double latitude = 0, longitude = 0;
  uint32_t population = 0;  ///< 0 where unknown
};

/// Imported places that are to be joined with ours.
struct Imports {
  std::vector<std::vector<ImportedPlace>> gazetteers;
  /// Whether a normalised name is a word, a person or a group first, so that it means a place only where the text says
  /// so. Names of up to three letters and those of ambiguous_names.tsv are taken for such without asking.
  std::function<bool(std::string_view key)> doubtful;
};

/// Compiles places/*.tsv (of the form of supplement.tsv, except cities_corrections, admin1_codes and ambiguous_names),
/// ar/countries.tsv and `base_places` (imported from GeoNames and CLDR: apps/data_compiler/import_places.cpp; may be
/// empty) into a block; other tables are passed over. The same input gives the same bytes. Fails with file and line of
/// the first fault.
///
/// A place of `imports` that is one of ours (the same id, or a common name in the same country and 8 km apart at most)
/// gives it its names; else it becomes a place of its own. Countries and governorates that we have stay as they are.
Result<std::vector<std::byte>> compile_gazetteer(std::span<const TableBytes> tables, std::string_view base_places,
                                                 const Imports& imports = {});

}  // namespace isnad
