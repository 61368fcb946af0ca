// Stand-in for the reader of encodings, until that is here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "isnad/result.h"

namespace isnad {

struct Decoded {
  std::string text;
  std::string encoding;
  std::string basis;
  bool repaired = false;
  uint64_t replaced = 0;
};
enum class Markup : uint8_t { None, Html, Xml };
Result<Decoded> decode(std::string_view bytes, std::string_view declared, Markup markup);

}  // namespace isnad
