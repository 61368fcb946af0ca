// Spelling: from sounds to letters, and back from a table entry to its letters.
//
// Sounds are written with one byte each: a consonant is its letter (every hamza is kHamza), `a i u` are short vowels,
// `A I U` long ones, `Y` is a long a that is written yeh at the end of a word, `O` the mute alef of -ū, `+` the
// place where a pronoun follows. So «يأخذون» (ya'khudhūna, they take) is «ya ' khudh Un»; spell() finds the seat of the
// hamza, which is what makes hamzated verbs hard to write by hand. It does not write short vowels.
//
// Written letters are ISO-8859-6: as in text/letters.h, but with the kinds of alef and the shadda kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace isnad {

/// Letters that only written words have (see fold()).
namespace written {
constexpr char kAlefMadda = '\xC2', kAlefHamza = '\xC3', kAlefHamzaBelow = '\xC5', kAlefMaqsura = '\xE9',
               kKasratan = '\xED', kShadda = '\xF1';
}  // namespace written

/// Written spellings of a word: the usual one first, then usual variants (qara'ū: with waw or alef under the hamza).
std::vector<std::string> spell(std::string_view sounds);

/// A table entry's written letters: its hamzas, shaddas and final tanwin of kasra; other marks go.
std::string written_letters(std::string_view utf8);
std::string without_marks(std::string_view written);
/// Written letters -> normalised letters.
std::string fold(std::string_view written);
/// Sounds of written letters without their short vowels: hamzas become kHamza, alef `A`, alef maqsura `Y`.
std::string consonants(std::string_view written);

}  // namespace isnad
