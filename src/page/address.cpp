#include "page/address.h"

#include <algorithm>

namespace isnad {

namespace {

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

/// The length of the scheme with its colon, 0 if there is none.
size_t scheme_length(std::string_view address) {
  if (address.empty() || !is_letter(address.front())) return 0;
  const auto end = std::find_if_not(address.begin(), address.end(), [](char byte) {
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' || byte == '.';
  });
  return end != address.end() && *end == ':' ? static_cast<size_t>(end - address.begin()) + 1 : 0;
}

/// `path`, which begins with a slash, without "." and "..".
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const size_t slash = path.find('/', 1);
    const std::string_view part = path.substr(0, slash);
    const bool last = slash == std::string_view::npos;
    path.remove_prefix(part.size());
    if (part == "/.." || part == "/.") {
      if (part == "/..") out.erase(std::min(out.rfind('/'), out.size()));
      if (last) out += '/';
    } else {
      out += part;
    }
  }
  return out;
}

}  // namespace

bool is_whole_address(std::string_view address) { return scheme_length(address) > 0; }

std::string resolved_address(std::string_view base, std::string_view reference) {
  const size_t scheme = scheme_length(base);
  if (is_whole_address(reference) || scheme == 0 || base.substr(scheme, 2) != "//") return std::string(reference);
  if (reference.starts_with("//")) return std::string(base.substr(0, scheme)).append(reference);
  base = base.substr(0, base.find('#'));
  if (reference.empty() || reference.starts_with('#')) return std::string(base).append(reference);
  base = base.substr(0, base.find('?'));
  if (reference.starts_with('?')) return std::string(base).append(reference);
  const size_t path = std::min(base.find('/', scheme + 2), base.size());
  const size_t reference_path = std::min(reference.find_first_of("?#"), reference.size());
  std::string whole;
  if (!reference.starts_with('/')) whole = base.substr(path, base.rfind('/') < path ? 0 : base.rfind('/') - path);
  if (!reference.starts_with('/')) whole += '/';
  whole += reference.substr(0, reference_path);
  return std::string(base.substr(0, path)) + without_dots(whole).append(reference.substr(reference_path));
}

}  // namespace isnad
