#include "page/page_dates.h"

#include <array>
#include <ctime>
#include <string>

namespace isnad {

std::optional<PageDate> parse_page_date(std::string_view text) {
  const std::string copy(text);
  for (const char* form : {"%a, %d %b %Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"}) {
    std::tm time{};
    if (::strptime(copy.c_str(), form, &time) == nullptr) continue;
    return PageDate{Day::of(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday), ::timegm(&time)};
  }
  return std::nullopt;
}

}  // namespace isnad
