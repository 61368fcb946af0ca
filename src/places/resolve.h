// Which place is meant: the places of an article are decided together, by what lies near what.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "places/gazetteer.h"

namespace isnad {

/// One naming of a place in an article.
struct PlaceQuery {
  std::span<const uint32_t> candidates;  ///< places of that name (Gazetteer::named)
  std::string_view kind;                 ///< kind word before the name (place_words.tsv `kind`), empty if none
  uint32_t position = 0;                 ///< word index in the article, for nearness in the text
  int32_t within = -1;  ///< index of another query that the text says contains it («سعسع في ريف دمشق»), or -1
  size_t exact = SIZE_MAX;  ///< so many candidates, the first ones, have the very name (exactly_named)
};

/// Chosen place of each query (index into the gazetteer, 0 where none fits). `countries`: ISO 2 codes that the
/// article's actors and nisbas point to, most frequent first. Deterministic; O(n · candidates · log n).
std::vector<uint32_t> resolve(const Gazetteer& gazetteer, std::span<const PlaceQuery> queries,
                              std::span<const std::string_view> countries);

}  // namespace isnad
