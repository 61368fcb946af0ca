// SHA-256 (FIPS 180-4), by which a record names the text it was read from. Small and our own: it is the only digest
// that the engine needs, and no library would be lighter than these lines. Not for secrets: it is not constant-time.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

/// 64 lower-case hexadecimal digits of the digest of `bytes`.
std::string sha256(std::string_view bytes);

}  // namespace isnad
