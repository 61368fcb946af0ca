// Spelling: the rules of Arabic orthography that verbs and participles need.
//
// The seat of a hamza goes by the stronger of the vowels around it, i over u over a: su'ila «سئل», mas'ūl «مسؤول»,
// sa'ala «سأل», qirā'a «قراءة».
#include "morphology/spelling.h"

#include "text/letters.h"

namespace isnad {
namespace {

bool is_short(char sound) { return sound == 'a' || sound == 'i' || sound == 'u'; }
bool is_consonant(char sound) { return static_cast<unsigned char>(sound) >= 0xC1; }

/// Contracts what is never written out: 'a' + ' -> 'ā (āmana), uw -> ū (yūqifu), iy -> ī, uy -> ū (yūqinu).
std::string contract(std::string_view sounds) {
  std::string out;
  for (size_t at = 0; at < sounds.size(); ++at) {
    const char sound = sounds[at];
    const bool before_consonant = at + 1 < sounds.size() && is_consonant(sounds[at + 1]);
    const char previous = out.empty() ? '\0' : out.back();
    if (before_consonant && sounds[at + 1] != sound && is_short(previous)) {
      const bool two_hamzas = sound == letter::kHamza && out.size() >= 2 && out[out.size() - 2] == letter::kHamza;
      if (two_hamzas) {
        out.back() = previous == 'a' ? 'A' : previous == 'i' ? 'I' : 'U';
        continue;
      }
      if (previous == 'u' && (sound == letter::kWaw || sound == letter::kYeh)) {
        out.back() = 'U';
        continue;
      }
      if (previous == 'i' && (sound == letter::kWaw || sound == letter::kYeh)) {
        out.back() = 'I';
        continue;
      }
    }
    out += sound;
  }
  return out;
}

struct Seat {
  char usual;
  char variant = 0;
};

/// Letter for the hamza at `at`.
Seat seat_of_hamza(std::string_view sounds, size_t at) {
  using namespace letter;
  const char next = at + 1 < sounds.size() ? sounds[at + 1] : '\0';
  if (at == 0)
    return {next == 'A'                  ? written::kAlefMadda
            : next == 'i' || next == 'I' ? written::kAlefHamzaBelow
                                         : written::kAlefHamza};
  const char previous = sounds[at - 1];
  const bool final = next == '\0' || (is_short(next) && at + 2 == sounds.size());
  if (final) {
    if (previous == 'i') return {kYehHamza};
    if (previous == 'u') return {kWawHamza};
    if (previous == 'a') return {written::kAlefHamza};
    return {kHamza};
  }
  if (next == 'i' || next == 'I' || previous == 'i' || previous == 'I' || previous == kYeh) return {kYehHamza};
  if (next == 'u' || next == 'U') {
    if (next == 'U' && previous == 'a') return {kWawHamza, written::kAlefHamza};
    if (next == 'U' && previous == 'A') return {kWawHamza, kHamza};
    if (next == 'U' && is_consonant(previous)) return {kWawHamza, kYehHamza};
    if (previous == 'U') return {kHamza, kWawHamza};
    return {kWawHamza};
  }
  if (previous == 'u') return {kWawHamza};
  if (previous == 'A' || previous == 'U' || previous == kWaw) return {kHamza};
  return {next == 'A' ? written::kAlefMadda : written::kAlefHamza};
}

std::string write(std::string_view sounds, bool variant, bool& has_variant) {
  using namespace letter;
  std::string out;
  for (size_t at = 0; at < sounds.size(); ++at) {
    const char sound = sounds[at];
    const char next = at + 1 < sounds.size() ? sounds[at + 1] : '\0';
    if (is_consonant(sound)) {
      if (next == sound) continue;
      if (sound != kHamza) {
        out += sound;
        continue;
      }
      const Seat seat = seat_of_hamza(sounds, at);
      if (seat.variant != 0) has_variant = true;
      out += variant && seat.variant != 0 ? seat.variant : seat.usual;
      if (seat.usual == written::kAlefMadda) ++at;
    } else if (sound == 'A' || sound == 'O') {
      out += kAlef;
    } else if (sound == 'I') {
      out += kYeh;
    } else if (sound == 'U') {
      out += kWaw;
    } else if (sound == 'Y') {
      const bool as_yeh = next == '\0' && (out.empty() || out.back() != kYeh);
      out += as_yeh ? written::kAlefMaqsura : kAlef;
    } else if (at == 0) {
      out += kAlef;  // a vowel to lean on
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> spell(std::string_view sounds) {
  const std::string contracted = contract(sounds);
  bool has_variant = false;
  std::vector<std::string> out{write(contracted, false, has_variant)};
  if (has_variant) out.push_back(write(contracted, true, has_variant));
  return out;
}

std::string written_letters(std::string_view utf8) {
  std::string out;
  for (size_t at = 0; at < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    if (first < 0x80) {
      const std::string letter = normalise(utf8.substr(at, 1));
      out += first == ' ' ? " " : letter;
      ++at;
      continue;
    }
    const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    const std::string_view sign = utf8.substr(at, length);
    at += length;
    if (sign == "\u0622") {
      out += written::kAlefMadda;
    } else if (sign == "\u0623") {
      out += written::kAlefHamza;
    } else if (sign == "\u0625") {
      out += written::kAlefHamzaBelow;
    } else if (sign == "\u0649") {
      out += written::kAlefMaqsura;
    } else if (sign == "\u0651") {
      out += written::kShadda;
    } else if (sign == "\u064D") {
      out += written::kKasratan;
    } else {
      out += normalise(sign);
    }
  }
  return out;
}

std::string without_marks(std::string_view written) {
  std::string out;
  for (const char letter : written) {
    if (letter != written::kShadda && letter != written::kKasratan) out += letter;
  }
  return out;
}

std::string fold(std::string_view written) {
  std::string out;
  for (const char letter : written) {
    switch (letter) {
      case written::kShadda:
      case written::kKasratan:
        break;
      case written::kAlefMadda:
      case written::kAlefHamza:
      case written::kAlefHamzaBelow:
        out += letter::kAlef;
        break;
      case written::kAlefMaqsura:
        out += letter::kYeh;
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string consonants(std::string_view written) {
  std::string out;
  for (const char letter : written) {
    switch (letter) {
      case written::kShadda:
      case written::kKasratan:
        break;
      case written::kAlefHamza:
      case written::kAlefHamzaBelow:
      case letter::kWawHamza:
      case letter::kYehHamza:
        out += letter::kHamza;
        break;
      case written::kAlefMadda:
        out += letter::kHamza;
        out += 'A';
        break;
      case letter::kAlef:
        out += 'A';
        break;
      case written::kAlefMaqsura:
        out += 'Y';
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace isnad
