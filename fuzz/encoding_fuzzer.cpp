// Any bytes as a document in any encoding; the first byte chooses what is declared and whether it is markup. What comes
// out is valid UTF-8, reading it again changes nothing but what is still doubly encoded, and faults have a message.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "page/encoding.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::array<std::string_view, 12> kDeclared = {"",          "utf-8",       "windows-1256", "iso-8859-6",
                                                        "latin1",    "utf-16",      "utf-16be",     "utf-32",
                                                        "shift_jis", "iso-2022-jp", "ibm864",       "gb18030"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto markup = static_cast<isnad::Markup>(data[0] % 3);
  const auto decoded = isnad::decode(bytes, kDeclared[data[0] / 3 % kDeclared.size()], markup);
  if (!decoded) {
    require(!decoded.error().message.empty());
    return 0;
  }
  require(!isnad::first_invalid_utf8(decoded->text));
  require(!decoded->text.starts_with("\xEF\xBB\xBF"));
  require(!decoded->encoding.empty() && !decoded->basis.empty());
  require(decoded->text.size() <= 4 * bytes.size());
  if (!isnad::first_invalid_utf8(bytes)) {
    if (const auto repaired = isnad::repaired_double_encoding(bytes)) require(!isnad::first_invalid_utf8(*repaired));
  }
  const auto again = isnad::decode(decoded->text, "UTF-8", isnad::Markup::None);
  if (again && again->encoding == "UTF-8" && !again->repaired) require(again->text == decoded->text);
  return 0;
}
