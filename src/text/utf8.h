// UTF-8 as it comes from outside: is it valid, and if not, where is the first fault? Whatever
// lies behind src/page/ and Table may take valid text for granted.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace isnad {

/// Byte offset of the first byte that does not begin or continue a valid sequence (overlong forms, surrogates and
/// values above U+10FFFF are not valid); nothing if `bytes` is valid UTF-8.
std::optional<size_t> first_invalid_utf8(std::string_view bytes);

/// `bytes` with each invalid byte replaced by U+FFFD: for names of files, which may be any bytes.
std::string repaired_utf8(std::string_view bytes);

}  // namespace isnad
