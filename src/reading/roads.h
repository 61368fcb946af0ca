// Roads that an article names by the places that they join; see roads.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace isnad {

struct Article;

/// «طريق عامودا – الحسكة»
struct NamedRoad {
  struct End {
    int32_t term = -1;   ///< its name
    int32_t chunk = -1;  ///< the chunk that has it for its place, -1 if none has
    uint32_t place = 0;  ///< in the gazetteer, 0 unknown: resolve_places() decides
  };
  uint32_t chunk = 0;            ///< the chunk of the word «طريق»
  uint32_t first = 0, last = 0;  ///< tokens of the ends' names and what stands between
  bool between = false;          ///< «بين»: the ends are names of places in any case, dash or not
  std::array<End, 2> ends;
};

/// All of the article, in order. Does not know yet which places their ends are.
std::vector<NamedRoad> find_named_roads(const Article& article);

}  // namespace isnad
