// GeoJSON (RFC 7946): an event as a Feature for maps.
//
// An attack on «دوما» (Douma) becomes {"type":"Feature","id":"e…","geometry":{"type":"Point","coordinates":
// [36.40250,33.57170]},"properties":{…}}. Properties are flat: texts, numbers and lists of texts, which QGIS, GDAL and
// web maps show as they are. Longitude first, as the RFC has it; five decimals.
#pragma once

#include <string>

#include "ledger/query.h"

namespace isnad::exports {

/// Appends the Feature without a line break behind it. An event without a point has the geometry null, as the RFC
/// allows.
void append_geojson_feature(const ledger::EventRecord& event, std::string& out);

}  // namespace isnad::exports
