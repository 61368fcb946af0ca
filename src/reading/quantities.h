// Quantities: numbers in words and digits with what hedges them.
//
// «أكثر من مئة وخمسين مسلحا» (more than a hundred and fifty gunmen): tokens 0–3, value 150, more_than. «ما بين 50 إلى
// 60» is a range, «عشرات القتلى» dozens. What is counted is the noun phrase's business (syntax/chunks.h).
#pragma once

#include <optional>

#include "syntax/tokens.h"

namespace isnad {

struct Quantity {
  uint32_t first = 0, last = 0;                ///< tokens, hedges included
  uint32_t number_first = 0, number_last = 0;  ///< the number alone
  std::optional<int64_t> value, value_to;
  Hedge hedge = Hedge::Exact;
};

/// The quantity that begins at token `i`, if one does. `end` bounds the sentence.
std::optional<Quantity> quantity_at(const Tokens& tokens, uint32_t i, uint32_t end);

}  // namespace isnad
