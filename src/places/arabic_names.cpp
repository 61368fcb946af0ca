#include "places/arabic_names.h"

#include <algorithm>

namespace isnad {
namespace {

constexpr size_t kLeastLettersOutside = 4;  // shorter ones are Arabic words: Lille is «ليل», night

constexpr std::string_view kUrduDistrict = "\u0636\u0644\u0639 ";  // «ضلع », a district
constexpr int kPersianPenalty = 3, kGenericPenalty = 5;

struct Name {
  std::string text;
  size_t letters = 0;
  bool persian = false;  // has letters that Arabic does not write
  int rank = 0;          // the greater, the likelier the usual name
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// The name if it is written in letters that normalise to Arabic ones; false if it is of another script. Brackets and
// what they hold go: «طرابلس (لبنان)».
bool read_name(std::string_view utf8, Name& out) {
  out = {};
  int depth = 0;
  char32_t last = 0, before = 0;
  for (size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + length > utf8.size()) return false;
    char32_t c = length == 1 ? lead : lead & (0x7F >> length);
    for (size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3F);
    const std::string_view bytes = utf8.substr(i, length);
    i += length;
    if (c == U'(') ++depth;
    if (depth > 0) {
      if (c == U')') --depth;
      continue;
    }
    if ((c >= 0x064B && c <= 0x0652) || c == 0x0640 || c == 0x0670 || c == 0x200E || c == 0x200F) continue;  // marks
    if (c == U' ' || c == U'-' || c == 0x00A0) {
      if (!out.text.empty() && out.text.back() != ' ') out.text += ' ';
      if (last != U' ') before = last;
      last = U' ';
      continue;
    }
    const bool arabic = (c >= 0x0621 && c <= 0x063A) || (c >= 0x0641 && c <= 0x064A);
    // peh, tcheh, jeh, gaf; keheh and Farsi yeh: they normalise to Arabic letters
    const bool persian = c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06A9 || c == 0x06CC;
    if (!arabic && !persian) return false;
    if (last == U' ') {
      --out.rank;
      if (before == 0x0629 && (out.text == "\u0645\u062F\u064A\u0646\u0629 " ||
                               out.text == "\u0642\u0631\u064A\u0629 " || out.text == "\u0628\u0644\u062F\u0629 ")) {
        out.rank -= kGenericPenalty;  // "city of", "village of", "town of"
      }
    }
    if (c == 0x0623 || c == 0x0625 || c == 0x0622) ++out.rank;  // alefs with their hamzas written
    if (persian) out.persian = true;
    out.text += c == 0x06A9 ? std::string_view("\u0643") : c == 0x06CC ? std::string_view("\u064A") : bytes;
    ++out.letters;
    last = c;
  }
  while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  if (last == 0x0629) ++out.rank;  // teh marbuta, not heh
  if (out.persian) out.rank -= kPersianPenalty;
  return out.letters > 0;
}

}  // namespace

std::vector<std::string> arabic_names(std::span<const std::string_view> alternates, bool in_region) {
  std::vector<Name> names;
  for (std::string_view alternate : alternates) {
    Name name;
    if (!read_name(trimmed(alternate), name)) continue;
    if (name.text.starts_with(kUrduDistrict)) continue;
    if (!in_region && (name.persian || name.letters < kLeastLettersOutside)) continue;
    names.push_back(std::move(name));
  }
  const bool has_arabic = std::any_of(names.begin(), names.end(), [](const Name& n) { return !n.persian; });
  if (has_arabic) std::erase_if(names, [](const Name& n) { return n.persian; });
  std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.rank > b.rank; });
  std::vector<std::string> out;
  for (Name& name : names) {
    if (std::find(out.begin(), out.end(), name.text) == out.end()) out.push_back(std::move(name.text));
  }
  return out;
}

std::optional<std::string> arabic_name(std::string_view utf8) {
  Name name;
  if (!read_name(trimmed(utf8), name)) return std::nullopt;
  return std::move(name.text);
}

}  // namespace isnad
