// Inflection of nouns and adjectives: number, gender, case and construct, as far as they are written.
//
// «مدرسة» (madrasa, school, +āt) -> مدرسة، مدرست- (before pronouns)، مدرستان، مدرستين، مدرستا، مدرستي، مدرسات. Clitics
// are the analyzer's affair; which plurals a noun has is the tables'.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "morphology/analysis.h"

namespace isnad {

struct NounPattern {
  std::string written;                      ///< singular (morphology/spelling.h)
  std::vector<std::string> broken_plurals;  ///< written letters
  bool sound_masculine = false;             ///< -ūn, -īn
  bool sound_feminine = false;              ///< -āt
  bool has_feminine = false;                ///< adjectives and words for persons: mudīr, mudīra
  std::string feminine;                     ///< irregular feminine (ḥamrā'), else empty
  Gender gender = Gender::Masculine;
  bool defective = false;  ///< qāḍī: loses its yeh before endings and when indefinite
  bool adjective = false;  ///< no construct and no pronouns
};

struct NounForm {
  std::string letters;  ///< normalised
  Gender gender = Gender::None;
  Number number = Number::None;
  Case gcase = Case::None;
  bool construct = false;
  bool needs_enclitic = false;
};

/// All forms, the singular first; no form twice.
std::vector<NounForm> inflect_noun(const NounPattern& pattern);

}  // namespace isnad
