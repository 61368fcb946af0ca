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

namespace isnad::app {

/// A text that can be quoted by spans of code points. `text` must outlive it.
class TextByCharacter {
 public:
  explicit TextByCharacter(std::string_view text);
  /// The span's text; what lies outside the text is left out.
  std::string_view operator[](Span span) const;

 private:
  size_t byte_of(uint32_t character) const;
  std::string_view text_;
  std::vector<uint32_t> every_64th_;  // byte offsets of the characters 0, 64, 128 …
};

struct DigestForm {
  bool explain = false;  ///< also the rules, and the steps of each claim
};

void append_digest(const Document& document, const TextByCharacter& text, const ArticleRecord& article,
                   const DigestForm& form, std::string& out);

}  // namespace isnad::app
