// Reads CSV as RFC 4180 has it, as plainly as can be: what the tests hold the writer against.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::exports {

inline std::vector<std::vector<std::string>> parse_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> lines;
  for (size_t at = 0; at < csv.size();) {
    std::vector<std::string>& line = lines.emplace_back();
    for (bool more = true; more;) {
      std::string& cell = line.emplace_back();
      if (at < csv.size() && csv[at] == '"') {
        for (++at;; ++at) {
          if (at >= csv.size()) throw std::runtime_error("quotation never closed");
          if (csv[at] != '"') {
            cell += csv[at];
          } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
            cell += csv[at++];
          } else {
            break;
          }
        }
        ++at;
      } else {
        while (at < csv.size() && csv[at] != ',' && csv[at] != '\n') {
          if (csv[at] == '"' || csv[at] == '\r') throw std::runtime_error("this must be quoted");
          cell += csv[at++];
        }
      }
      if (at >= csv.size()) throw std::runtime_error("the last line has no end");
      more = csv[at] == ',';
      if (!more && csv[at] != '\n') throw std::runtime_error("something stands behind a quotation");
      ++at;
    }
  }
  return lines;
}

}  // namespace isnad::exports
