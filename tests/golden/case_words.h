// Words of the golden cases: how their lines come apart, and which words of a text count as those of a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"

namespace isnad::golden {

inline constexpr std::string_view kTodo = "todo: ";
inline constexpr std::string_view kNone = "none";

inline std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

inline std::vector<std::string> split(std::string_view text, std::string_view mark) {
  std::vector<std::string> parts;
  for (;;) {
    const auto at = text.find(mark);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + mark.size());
  }
}

template <class Range, class Function>
std::string joined(const Range& range, std::string_view mark, Function text_of) {
  std::string out;
  for (const auto& item : range) {
    if (!out.empty()) out += mark;
    out += text_of(item);
  }
  return out.empty() ? std::string(kNone) : out;
}

inline bool is_proclitic(char c) {
  return c == letter::kWaw || c == letter::kFeh || c == letter::kBeh || c == letter::kLam || c == letter::kKaf;
}

/// The same words, leaving aside a proclitic of the found one: «للعراق» and «العراق».
inline bool same_words(std::string_view found, std::string_view expected) {
  std::string f = normalise(found);
  const std::string e = normalise(expected);
  if (f == e) return true;
  for (int stripped = 0; stripped < 2 && f.size() > 2 && is_proclitic(f[0]); ++stripped) {
    if (f[0] == letter::kLam && f[1] == letter::kLam && letter::kAlef + f.substr(1) == e) return true;
    f.erase(0, 1);
    if (f == e) return true;
  }
  return false;
}

}  // namespace isnad::golden
