// Kinds of places (data/ar/place_words.tsv and the `kind` column of places/*.tsv): how precise a place of that kind is
// and how many people must be assumed where nobody has counted them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "isnad/record.h"

namespace isnad {

struct PlaceKind {
  std::string_view name;
  Precision precision;
  uint32_t assumed_population;  ///< how well known such a place is, in inhabitants
};

inline constexpr std::array kPlaceKinds = {
    PlaceKind{"capital", Precision::Settlement, 100000},
    PlaceKind{"city", Precision::Settlement, 100000},
    PlaceKind{"town", Precision::Settlement, 10000},
    PlaceKind{"village", Precision::Settlement, 800},
    PlaceKind{"camp", Precision::Settlement, 5000},
    PlaceKind{"neighbourhood", Precision::Settlement, 2000},
    PlaceKind{"district", Precision::District, 10000},
    PlaceKind{"countryside", Precision::District, 10000},
    PlaceKind{"governorate", Precision::Governorate, 30000},
    PlaceKind{"region", Precision::Region, 30000},
    PlaceKind{"country", Precision::Country, 10000000},
    PlaceKind{"crossing", Precision::Point, 3000},
    PlaceKind{"airport", Precision::Point, 3000},
    PlaceKind{"base", Precision::Point, 3000},
    PlaceKind{"hospital", Precision::Point, 1000},
    PlaceKind{"facility", Precision::Point, 2000},
    PlaceKind{"road", Precision::Region, 1000},
    PlaceKind{"river", Precision::Region, 20000},
    PlaceKind{"mountain", Precision::District, 2000},
    PlaceKind{"front", Precision::District, 2000},
    PlaceKind{"island", Precision::District, 5000},
};

/// Nothing if there is no such kind.
constexpr const PlaceKind* find_place_kind(std::string_view name) {
  for (const PlaceKind& kind : kPlaceKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace isnad
