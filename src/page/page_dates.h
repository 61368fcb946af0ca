// Stand-in for the reader of dates, until that is here.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "isnad/record.h"

namespace isnad {
struct PageDate {
  Day day;
  std::optional<int64_t> at;
  bool modified = false;
};
std::optional<PageDate> parse_page_date(std::string_view text);
}  // namespace isnad
