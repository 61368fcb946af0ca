// Parameters: what stands behind the ? of a request, each taken at most once, and none left over.
//
//   Parameters parameters(request);
//   const PageFilter filter = page_filter(parameters);   // «place=دوما&from=2018-03» (Douma)
//   const int64_t limit = parameters.number("limit", 50, 1, 500);
//   parameters.finish();                                 // 400 that names parameters nobody knows
//
// All throw ApiError. The names of filters are in docs/API.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/event_index.h"
#include "server/http.h"

namespace isnad::server {

class Parameters {
 public:
  /// A parameter given twice is an error; an empty one counts as not given.
  explicit Parameters(const HttpRequest& request);

  /// Empty if it was not given.
  std::string text(std::string_view name);
  int64_t number(std::string_view name, int64_t otherwise, int64_t least, int64_t most);
  bool flag(std::string_view name);  ///< 1, true; 0, false
  /// One of `words`; the first of them if it was not given.
  std::string word(std::string_view name, std::initializer_list<std::string_view> words);
  std::optional<Box> box(std::string_view name);
  void finish() const;

 private:
  struct One {
    std::string name, value;
    bool taken = false;
  };
  std::vector<One> all_;
};

/// Takes the parameters of a filter.
PageFilter page_filter(Parameters& parameters);

/// The first day (the last: `end`) of YYYY, YYYY-MM or YYYY-MM-DD.
std::optional<Day> day_parameter(Parameters& parameters, std::string_view name, bool end);

}  // namespace isnad::server
