// Analysis: one way to read a written word: clitics + stem, lemma, part of speech, features.
//
// Example: «وسيقتلونهم» (wa-sa-yaqtulūna-hum, "and they will kill them") = و + س + يقتلون + هم, lemma قتل, verb,
// present, third person, masculine, plural.
#pragma once

#include <cstdint>

namespace isnad {

enum class Pos : uint8_t {
  Unknown,
  Verb,
  Noun,
  Adjective,
  Name,
  Preposition,
  Conjunction,
  Subordinator,
  Complementiser,
  Negation,
  Future,
  Relative,
  Demonstrative,
  Pronoun,
  Adverb,
  Modal,
  Question,
  Number,
  Particle
};
enum class Tense : uint8_t { None, Past, Present, Imperative };
enum class Voice : uint8_t { Active, Passive, Either };  ///< Either: the spelling does not tell
enum class Gender : uint8_t { None, Masculine, Feminine };
enum class Number : uint8_t { None, Singular, Dual, Plural };
enum class Case : uint8_t { None, Nominative, Oblique, Accusative };  ///< None: the spelling does not tell
/// How a noun comes from a verb. A participle whose active and passive are spelled alike (mustahdif, mustahdaf) is one
/// reading: ActiveParticiple with Voice::Either.
enum class Derivation : uint8_t { None, VerbalNoun, ActiveParticiple, PassiveParticiple, Nisba };

/// Bits of Analysis::proclitics.
namespace proclitic {
constexpr uint8_t kAnd = 1;    // و
constexpr uint8_t kSo = 2;     // ف
constexpr uint8_t kBi = 4;     // ب
constexpr uint8_t kLi = 8;     // ل (preposition, or "in order to" before a present verb)
constexpr uint8_t kKa = 16;    // ك
constexpr uint8_t kAl = 32;    // ال
constexpr uint8_t kWill = 64;  // س
constexpr uint8_t kAsk = 128;  // أ
constexpr uint8_t kConjunctions = kAnd | kSo;
constexpr uint8_t kPrepositions = kBi | kLi | kKa;
}  // namespace proclitic

/// Pronoun at the end of a word: object of a verb, possessor of a noun, object of a preposition.
enum class Enclitic : uint8_t { None, I, We, You, He, She, They, TheyTwo, TheyWomen };

struct Analysis {
  uint32_t lemma = 0;  ///< index into Lexicon::lemma(); 0 = no lemma (unknown word)
  uint32_t base = 0;   ///< for derived nouns and adjectives, the lemma of the verb (or, for a nisba, the noun); else 0
  uint16_t stem_begin = 0;  ///< letters of the word before the stem (proclitics)
  uint16_t stem_end = 0;    ///< end of the stem, before the enclitic, in letters
  Pos pos = Pos::Unknown;
  Tense tense = Tense::None;
  Voice voice = Voice::Active;
  uint8_t person = 0;  ///< 1, 2, 3 for verbs, else 0
  Gender gender = Gender::None;
  Number number = Number::None;
  Case gcase = Case::None;
  Derivation derivation = Derivation::None;
  uint8_t proclitics = 0;
  Enclitic enclitic = Enclitic::None;
  bool construct = false;  ///< dual or sound plural without its noon (مقاتلو): must be followed by a genitive
  bool needs_enclitic = false;  ///< stem that is written so only before a pronoun (madrasat-, qatalū-, ramā-)
  bool shortened = false;       ///< present that its spelling shows to be subjunctive or jussive (yaqul, yaqtulū)
  bool guessed = false;         ///< nothing in the lexicon: read off the word's shape
  uint8_t source = 0;           ///< 0 our tables, 1 hunspell-ar, 2 guess; smaller is surer
};

}  // namespace isnad
