// Places that are told by distance and direction from another.
//
// «قرية النهر على بعد 7 كم شمال شرق منبج» (the village of an-Nahr, 7 km north-east of Manbij): no gazetteer has the
// village, but 7000 m at 45° from geonames:167839 is a point on the map. The id of such a place holds all of it, so
// that whoever has the id can make the point: "offset:7000:45:geonames:167839/النهر".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "places/gazetteer.h"

namespace isnad {

struct Offset {
  uint32_t from = 0;     ///< index in the gazetteer of the place that it is told from, which is located
  uint32_t metres = 0;   ///< 1 … kFarthestOffset
  uint32_t degrees = 0;  ///< clockwise from north, 0 … 359
};

/// What lies farther away is told for its distance, not for where it lies.
constexpr uint32_t kFarthestOffset = 150'000;

struct Degrees {
  double latitude = 0, longitude = 0;
};

Degrees point_of(const Offset& offset, const Gazetteer& gazetteer);
/// A distance is as told by road and in round numbers: from afar it gives an area only.
Precision precision_of(const Offset& offset);
/// "7 km NE of Manbij"
std::string english_of(const Offset& offset, const Gazetteer& gazetteer);

/// Id of the place of that name, which may be empty, there.
std::string id_of(const Offset& offset, std::string_view name, const Gazetteer& gazetteer);
struct NamedOffset {
  Offset offset;
  std::string_view name;  ///< within the id
};
/// Nothing if it is no such id, or of a place that the gazetteer has not.
std::optional<NamedOffset> parse_offset(std::string_view id, const Gazetteer& gazetteer);

}  // namespace isnad
