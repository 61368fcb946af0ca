// Conjugation: all written forms of a verb and its participles, from what a dictionary says of it.
//
// «استعاد، يستعيد، X» (istaʿāda, to regain) -> استعاد، استعدت، يستعيد، يستعدن، يستعد (after lam), استُعيد … and the
// participles مستعيد، مستعاد. Citation form, present and form are enough to know the root, except for short vowels,
// which are not written. Rare doublets (yardud for yarudd) are not made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "morphology/analysis.h"

namespace isnad {

/// The verb forms of Western grammars; Q: four-letter roots.
enum class Measure : uint8_t { I, II, III, IV, V, VI, VII, VIII, IX, X, Q, QII };
std::optional<Measure> parse_measure(std::string_view text);

struct VerbForm {
  std::string letters;  ///< normalised
  Tense tense = Tense::None;
  Voice voice = Voice::Active;
  uint8_t person = 0;
  Gender gender = Gender::None;
  Number number = Number::None;
  bool needs_enclitic = false;
  bool shortened = false;  ///< subjunctive or jussive by its spelling
};
struct Participle {
  std::string written;  ///< masculine singular, with its hamzas; with yeh if defective
  bool passive = false;
  bool either = false;     ///< the passive one is spelled alike
  bool defective = false;  ///< loses its yeh when indefinite (qāḍin)
};
struct Conjugation {
  std::vector<VerbForm> forms;
  std::vector<Participle> participles;
};

/// `lemma` and `imperfect` are written letters (morphology/spelling.h); `imperfect` is empty if the verb has none.
/// None if the lemma does not have the shape of its measure.
std::optional<Conjugation> conjugate(std::string_view lemma, std::string_view imperfect, Measure measure);

}  // namespace isnad
