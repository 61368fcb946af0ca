#include "places/offset.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "places/sphere.h"

namespace isnad {
namespace {

constexpr std::string_view kScheme = "offset:";
constexpr char kBeforeName = '/';
constexpr uint32_t kNear = 30'000;  // metres up to which the point is as good as that of a town

/// Takes the number before the next colon off `rest`.
std::optional<uint32_t> take_number(std::string_view& rest, uint32_t most) {
  uint32_t value = 0;
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  const auto length = static_cast<size_t>(end - rest.data());
  if (fault != std::errc() || length >= rest.size() || rest[length] != ':' || value > most) return std::nullopt;
  rest.remove_prefix(length + 1);
  return value;
}

}  // namespace

Degrees point_of(const Offset& offset, const Gazetteer& gazetteer) {
  constexpr double kRadian = std::numbers::pi / 180;
  const Place from = gazetteer.place(offset.from);
  const double latitude = from.latitude * kRadian, bearing = offset.degrees * kRadian;
  const double angle = offset.metres / 1000.0 / sphere::kRadiusKm;
  const double sine = std::sin(latitude) * std::cos(angle) + std::cos(latitude) * std::sin(angle) * std::cos(bearing);
  const double across =
      std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(latitude), std::cos(angle) - std::sin(latitude) * sine);
  return {std::asin(std::clamp(sine, -1.0, 1.0)) / kRadian, std::remainder(from.longitude + across / kRadian, 360.0)};
}

Precision precision_of(const Offset& offset) {
  return offset.metres <= kNear ? Precision::Settlement : Precision::District;
}

std::string english_of(const Offset& offset, const Gazetteer& gazetteer) {
  constexpr std::string_view kCompass[] = {"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
  const std::string distance =
      offset.metres % 1000 == 0 ? std::to_string(offset.metres / 1000) + " km " : std::to_string(offset.metres) + " m ";
  const std::string_view direction = kCompass[(offset.degrees + 22) % 360 / 45];
  return distance + std::string(direction) + " of " + std::string(gazetteer.place(offset.from).name);
}

std::string id_of(const Offset& offset, std::string_view name, const Gazetteer& gazetteer) {
  std::string out(kScheme);
  out += std::to_string(offset.metres) + ':' + std::to_string(offset.degrees) + ':';
  out += gazetteer.place(offset.from).id;
  out += kBeforeName;
  for (const char c : name) out += c == kBeforeName ? ' ' : c;
  return out;
}

std::optional<NamedOffset> parse_offset(std::string_view id, const Gazetteer& gazetteer) {
  if (!id.starts_with(kScheme)) return std::nullopt;
  std::string_view rest = id.substr(kScheme.size());
  const auto metres = take_number(rest, kFarthestOffset);
  const auto degrees = metres ? take_number(rest, 359) : std::nullopt;
  const size_t name = rest.rfind(kBeforeName);
  if (!degrees || name == std::string_view::npos) return std::nullopt;
  const uint32_t from = gazetteer.find(rest.substr(0, name));
  if (from == 0 || !gazetteer.place(from).located) return std::nullopt;
  return NamedOffset{{from, *metres, *degrees}, rest.substr(name + 1)};
}

}  // namespace isnad
