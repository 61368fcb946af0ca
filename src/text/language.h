// Stand-in for the recognition of languages, until that is here.
#pragma once

#include <string_view>

namespace isnad {
bool has_arabic_text(std::string_view utf8);
}  // namespace isnad
