// Reads the tables of places that others publish, to be imported: a dump of GeoNames, or a table with a header.
//
// «172408<TAB>Al Bab<TAB>Al Bab<TAB>Bab,الباب<TAB>36.37<TAB>37.51<TAB>P<TAB>PPL<TAB>SY<TAB>…» (GeoNames, 19 cells
// without a header) and «name_ar,lat,lon,country<LF>الباب,36.37,37.51,sy» (a header, cells between tabs, commas or
// semicolons) both give al-Bāb in Syria. Others' tables are what they are: a bad line is told and passed over, unlike
// in the tables of data/, which are read strictly (lexicon/table.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/result.h"
#include "places/gazetteer.h"

namespace isnad {

struct PlaceTable {
  std::vector<ImportedPlace> places;
  uint64_t lines = 0;          ///< of places, good or bad; not comments and the header
  std::vector<Error> faults;   ///< the first kMostFaults bad lines: file, line, fault
  uint64_t bad_lines = 0;      ///< all of them
  uint64_t without_name = 0;   ///< lines of places without an Arabic name
  uint64_t of_other_kind = 0;  ///< lines of what is no place of ours: wells, historical places, …

  static constexpr size_t kMostFaults = 50;
};

/// The places of a table. `path` is for messages; `gazetteer` is put into the ids of places that have none of GeoNames.
/// Fails with file, line and fault if it is no such table, if more of its lines are bad than good, or if it has no
/// place with an Arabic name.
Result<PlaceTable> read_place_table(const std::string& path, std::string_view bytes, std::string_view gazetteer);

/// The places as a table of our own, from which parse_places() makes the same places again.
std::string format_places(const std::vector<ImportedPlace>& places);
/// Fails with file and line of the first fault.
Result<std::vector<ImportedPlace>> parse_places(const std::string& path, std::string_view bytes);

}  // namespace isnad
