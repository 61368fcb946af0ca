// TextByCharacter: a text in UTF-8 of which stretches are asked by code points, as records count them.
//
// «قُتل 12» at [5, 7) is «12»: the damma counts as a code point of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "isnad/record.h"

namespace isnad {

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

}  // namespace isnad
