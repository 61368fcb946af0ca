#include "text/language.h"

namespace isnad {

bool has_arabic_text(std::string_view utf8) {
  size_t letters = 0;
  for (const char byte : utf8) {
    const auto value = static_cast<unsigned char>(byte);
    letters += (value >= 0xD8 && value <= 0xDB) ? 1U : 0U;
  }
  return letters >= 20;
}

}  // namespace isnad
