// Addresses of pages: what a link means that is written relative to its page.
//
//   resolved_address("https://news.example/a/b?x=1", "../c/خبر") → "https://news.example/c/خبر"   («خبر»: "report")
//
// As RFC 3986 has it, for addresses in a hierarchy. Deliberately not: making two spellings of an address one.
#pragma once

#include <string>
#include <string_view>

namespace isnad {

/// Whether `address` begins with a scheme, and so is whole.
bool is_whole_address(std::string_view address);

/// `reference` as seen from `base`; as it is, if it is whole or `base` is not.
std::string resolved_address(std::string_view base, std::string_view reference);

}  // namespace isnad
