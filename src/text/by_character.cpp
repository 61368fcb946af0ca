#include "text/by_character.h"

#include <algorithm>

namespace isnad {
namespace {

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

TextByCharacter::TextByCharacter(std::string_view text) : text_(text) {
  uint32_t character = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (begins_character(text[i]) && character++ % 64 == 0) every_64th_.push_back(static_cast<uint32_t>(i));
  }
}

size_t TextByCharacter::byte_of(uint32_t character) const {
  if (character / 64 >= every_64th_.size()) return text_.size();
  size_t byte = every_64th_[character / 64];
  for (uint32_t left = character % 64; left > 0 && byte < text_.size(); --left) {
    do ++byte;
    while (byte < text_.size() && !begins_character(text_[byte]));
  }
  return byte;
}

std::string_view TextByCharacter::operator[](Span span) const {
  if (span.empty()) return {};
  const size_t begin = byte_of(span.begin);
  return text_.substr(begin, byte_of(span.end) - begin);
}

}  // namespace isnad
