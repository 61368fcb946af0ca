#include "places/road.h"

#include <cmath>
#include <utility>

#include "places/sphere.h"

namespace isnad {
namespace {

constexpr std::string_view kPrefix = "road:";
constexpr char kAnd = '~';
/// Of a longer road the middle says too little of where on it something happened.
constexpr double kLongestKm = 60;
constexpr double kDegree = 57.295779513082323;

}  // namespace

std::optional<Road> road_between(const Gazetteer& gazetteer, uint32_t one, uint32_t other) {
  if (one == 0 || other == 0 || one == other) return std::nullopt;
  Place a = gazetteer.place(one), b = gazetteer.place(other);
  if (a.precision > Precision::District || b.precision > Precision::District) return std::nullopt;
  if (b.id < a.id) std::swap(a, b);
  Road road;
  road.id = std::string(kPrefix).append(a.id) + kAnd + std::string(b.id);
  road.name = std::string(a.name).append(" / ").append(b.name);
  road.arabic = std::string(a.arabic).append(" / ").append(b.arabic);
  if (a.country == b.country) road.country = a.country;
  if (a.admin1 == b.admin1) road.admin1 = a.admin1;
  if (!a.located || !b.located) return road;
  const auto p = sphere::point(a.latitude, a.longitude), q = sphere::point(b.latitude, b.longitude);
  road.located = sphere::kilometres(p, q) <= kLongestKm;
  if (road.located) {
    const double x = p.x + q.x, y = p.y + q.y, z = p.z + q.z;
    road.latitude = std::atan2(z, std::hypot(x, y)) * kDegree;
    road.longitude = std::atan2(y, x) * kDegree;
  }
  return road;
}

std::optional<Road> find_road(const Gazetteer& gazetteer, std::string_view id) {
  if (!id.starts_with(kPrefix)) return std::nullopt;
  id.remove_prefix(kPrefix.size());
  // An id of an imported gazetteer may have the sign in it as well.
  for (size_t at = id.find(kAnd); at != std::string_view::npos; at = id.find(kAnd, at + 1)) {
    const uint32_t one = gazetteer.find(id.substr(0, at)), other = gazetteer.find(id.substr(at + 1));
    if (one != 0 && other != 0) return road_between(gazetteer, one, other);
  }
  return std::nullopt;
}

}  // namespace isnad
