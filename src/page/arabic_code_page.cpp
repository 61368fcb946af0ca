#include "page/arabic_code_page.h"

#include <algorithm>
#include <cstdint>

#include "page/code_pages.h"
#include "page/letter_pairs.h"

namespace isnad {

namespace {

// Means of LetterPairs. Arabic is between 2 and 3, Persian above 1; other languages read as Arabic, and Arabic read in
// a wrong code page, are below 0.
constexpr double kArabic = 0.8;
constexpr double kForDeclared = 0.3;  // what a declaration adds
constexpr double kForUsual = 0.2;     // and for windows-1256 that it is the usual one
constexpr uint64_t kEnoughLetters = 20000;

}  // namespace

std::optional<std::string> arabic_code_page(std::string_view bytes, std::initializer_list<std::string_view> declared) {
  std::string best;
  double most = 0;
  const auto weigh = [&](std::string_view name, const CodePage& page) {
    LetterPairs pairs;
    for (size_t i = 0; i < bytes.size() && pairs.letters() < kEnoughLetters; ++i) {
      pairs.add(page.characters[static_cast<unsigned char>(bytes[i])]);
    }
    if (pairs.letters() == 0 || pairs.mean() < kArabic) return;
    const bool is_said = std::find(declared.begin(), declared.end(), name) != declared.end();
    const double sum = pairs.mean() + (is_said ? kForDeclared : 0) + (name == "windows-1256" ? kForUsual : 0);
    if (!best.empty() && sum <= most) return;
    most = sum;
    best = name;
  };
  weigh("windows-1256", windows_1256());
  weigh("ISO-8859-6", iso_8859_6());
  for (const std::string_view name : declared) {
    if (name.empty() || name == "ISO-8859-6" || name == "windows-1256") continue;
    if (const auto page = code_page(std::string(name))) weigh(name, *page);
  }
  return best.empty() ? std::nullopt : std::optional(best);
}

}  // namespace isnad
