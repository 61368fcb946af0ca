#include "places/offset.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "places/sphere.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace isnad {
namespace {

constexpr std::string_view kScheme = "offset:";
constexpr char kBeforeName = '/';
constexpr size_t kLongestName = 200;  // bytes
constexpr uint32_t kNear = 30'000;    // metres up to which the point is as good as that of a town

/// Takes the number before the next colon off `rest`.
std::optional<uint32_t> take_number(std::string_view& rest, uint32_t most) {
  uint32_t value = 0;
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  const auto length = static_cast<size_t>(end - rest.data());
  if (fault != std::errc() || length >= rest.size() || rest[length] != ':' || value > most) return std::nullopt;
  rest.remove_prefix(length + 1);
  return value;
}

/// The name as it stands in ids: without vowel marks, tatweel and quotation marks, with single blanks, not too long.
/// Valid UTF-8 stays so.
std::string plain(std::string_view name) {
  constexpr std::string_view kDropped[] = {"\"", "'", "“", "”", "«", "»"};
  std::string out;
  for (size_t at = 0; at < name.size();) {
    size_t length = 1;
    while (at + length < name.size() && (static_cast<unsigned char>(name[at + length]) & 0xC0U) == 0x80U) ++length;
    const std::string_view character = name.substr(at, length);
    at += length;
    if (out.size() + length > kLongestName) break;
    const auto first = static_cast<unsigned char>(character.front());
    if (first <= ' ' || first == 0x7F || character == "/" || character == "\u00A0") {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (std::find(std::begin(kDropped), std::end(kDropped), character) == std::end(kDropped) &&
               !(length == 2 &&
                 classify((first & 0x1FU) << 6U | (static_cast<unsigned char>(character[1]) & 0x3FU)).kind ==
                     LetterKind::Mark)) {
      out += character;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
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
  return out += plain(name);
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
  const NamedOffset out{{from, *metres, *degrees}, rest.substr(name + 1)};
  // Ids come from people and from ledgers that may be damaged too: only what id_of() makes is one.
  if (*metres == 0 || first_invalid_utf8(out.name) || gazetteer.place(from).precision > Precision::District ||
      id_of(out.offset, out.name, gazetteer) != id)
    return std::nullopt;
  return out;
}

}  // namespace isnad
