// Distances on the globe, by unit vectors: no trigonometry once a point is made.
#pragma once

#include <algorithm>
#include <cmath>

namespace isnad::sphere {

constexpr double kRadiusKm = 6371.0;

/// A point on the unit sphere.
struct Point {
  double x = 0, y = 0, z = 0;
};

/// Of latitude and longitude in degrees.
inline Point point(double latitude, double longitude) {
  constexpr double kRadian = 0.017453292519943295;
  const double across = std::cos(latitude * kRadian);
  return {across * std::cos(longitude * kRadian), across * std::sin(longitude * kRadian), std::sin(latitude * kRadian)};
}

/// Square of the straight distance through the Earth, in km²; as good as the distance on the ground below 1000 km.
inline double chord_squared(const Point& a, const Point& b) {
  const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
  return (dx * dx + dy * dy + dz * dz) * kRadiusKm * kRadiusKm;
}

/// Distance on the ground.
inline double kilometres(const Point& a, const Point& b) {
  return 2 * kRadiusKm * std::asin(std::min(1.0, std::sqrt(chord_squared(a, b)) / (2 * kRadiusKm)));
}

}  // namespace isnad::sphere
