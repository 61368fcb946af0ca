#include "page/encoding.h"

#include <unicode/ucnv.h>

#include <vector>

#include "text/utf8.h"

namespace isnad {

Result<Decoded> decode(std::string_view bytes, std::string_view declared, Markup markup) {
  (void)declared;
  (void)markup;
  if (!first_invalid_utf8(bytes)) return Decoded{std::string(bytes), "UTF-8", "assumed"};
  std::vector<char> out(bytes.size() * 3 + 1);
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = ucnv_convert("UTF-8", "windows-1256", out.data(), static_cast<int32_t>(out.size()),
                                      bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return Error{"cannot be decoded", {}, 0};
  return Decoded{std::string(out.data(), static_cast<size_t>(length)), "windows-1256", "assumed"};
}

}  // namespace isnad
