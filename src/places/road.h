// Roads by the two places that they join: «طريق عامودا – الحسكة» (ṭarīq ʿĀmūdā – al-Ḥasaka).
//
// No gazetteer has them, but who knows both ends knows about where such a road is. Its id is made of theirs, so that it
// is one road whichever end is named first. Roads with a name of their own («إم 4») are places of the tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "places/gazetteer.h"

namespace isnad {

struct Road {
  static constexpr std::string_view kKind = "road";
  static constexpr Precision kPrecision = Precision::District;

  std::string id;            ///< "road:" and the ids of both ends, a ~ between
  std::string name, arabic;  ///< of both ends, a slash between
  double latitude = 0, longitude = 0;
  bool located = false;      ///< latitude and longitude are set: the middle of a road that is not too long
  std::string_view country;  ///< ISO 2, empty if the ends lie in two
  uint32_t admin1 = 0;       ///< index of the governorate in which both ends lie, or 0
};

/// The road between two places of the gazetteer; none where they are one, or as wide as a governorate.
std::optional<Road> road_between(const Gazetteer& gazetteer, uint32_t one, uint32_t other);

/// The road of that id; none if it is no road's.
std::optional<Road> find_road(const Gazetteer& gazetteer, std::string_view id);

}  // namespace isnad
