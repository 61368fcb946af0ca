// A digest of a record for people: each statement with its chain, each claim with place, date and toll.
//
//   c1  ASSAULT aerial «غارة», asserted, says s1
//       place    خان شيخون (Khan Shaykhun, 35.442 36.651)
//       toll     killed: at least 12 (civilian)
//
// Right-to-left text is printed as it is: turning it about is the terminal's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "isnad/engine.h"
#include "isnad/record.h"
#include "text/by_character.h"

namespace isnad::app {

struct DigestForm {
  bool explain = false;  ///< also the rules, and the steps of each claim
};

void append_digest(const Document& document, const TextByCharacter& text, const ArticleRecord& article,
                   const DigestForm& form, std::string& out);

}  // namespace isnad::app
