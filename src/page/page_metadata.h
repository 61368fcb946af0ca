// STUB until the dates helper's is on main.
#pragma once
#include <gumbo.h>
#include <optional>
#include <string>
#include "isnad/record.h"
#include "page/page_rules.h"
namespace isnad {
struct PageMetadata {
  std::string title, outlet, url;
  std::optional<Day> published;
  std::optional<int64_t> published_at;
  std::string published_from;
};
inline PageMetadata page_metadata(const GumboNode& /*root*/, const PageRules& /*rules*/) { return {}; }
}  // namespace isnad
