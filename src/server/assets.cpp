// See assets.h. The page's words are in its files: «خريطة» (map) stands in a script, not here.
#include "server/assets.h"

#include <zlib.h>

#include <array>
#include <charconv>

extern "C" {
// NOLINTBEGIN(readability-identifier-naming): named by the linker
extern const char isnad_page_begin[];
extern const char isnad_page_end[];
extern const char isnad_openapi_begin[];
extern const char isnad_openapi_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace isnad::server {

namespace {

constexpr std::string_view kMark = "isnad-page 1\n";

std::string content_type_of(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTypes = {
      {{".html", "text/html; charset=utf-8"},
       {".js", "text/javascript; charset=utf-8"},
       {".css", "text/css; charset=utf-8"},
       {".json", "application/json; charset=utf-8"},
       {".svg", "image/svg+xml"},
       {".png", "image/png"},
       {".ico", "image/x-icon"},
       {".woff2", "font/woff2"},
       {".webmanifest", "application/manifest+json"},
       {".txt", "text/plain; charset=utf-8"}}};
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return std::string(type);
  }
  return "application/octet-stream";
}

}  // namespace

Assets Assets::built_in() { return of({isnad_page_begin, static_cast<size_t>(isnad_page_end - isnad_page_begin)}); }

std::string_view openapi_document() {
  return {isnad_openapi_begin, static_cast<size_t>(isnad_openapi_end - isnad_openapi_begin)};
}

Assets Assets::of(std::string_view pack) {
  Assets out;
  if (!pack.starts_with(kMark)) return out;
  pack.remove_prefix(kMark.size());
  // "SIZE PATH\n" and so many bytes, again and again.
  while (!pack.empty()) {
    size_t size = 0;
    const size_t line = pack.find('\n');
    if (line == std::string_view::npos) return {};
    const auto [blank, error] = std::from_chars(pack.data(), pack.data() + line, size);
    if (error != std::errc() || *blank != ' ') return {};
    const std::string path(blank + 1, pack.data() + line);
    pack.remove_prefix(line + 1);
    if (size > pack.size()) return {};
    // Vite puts what has a digest in its name into assets/.
    out.assets_.emplace("/" + path, Asset{pack.substr(0, size), content_type_of(path), path.starts_with("assets/")});
    pack.remove_prefix(size);
  }
  return out;
}

const Asset* Assets::find(std::string_view path) const {
  const auto found = assets_.find(path);
  return found == assets_.end() ? nullptr : &found->second;
}

void Assets::answer(const HttpRequest& request, HttpAnswer& answer) const {
  const Asset* asset = find(request.path);
  if (asset == nullptr) {
    // What is asked for as a file and is none is not the page: a script that is missing must fail.
    const std::string_view name = std::string_view(request.path).substr(request.path.rfind('/') + 1);
    const bool file = request.path.starts_with("/assets/") || name == "favicon.ico" || name == "robots.txt";
    asset = file ? nullptr : find("/index.html");
    if (asset == nullptr) {
      answer.status = file ? 404 : 200;
      answer.content_type = "text/plain; charset=utf-8";
      answer.body = file ? "There is no such file.\n"
                         : "This Isnad was built without its page. The API is at /api/v1/ all the same "
                           "(/api/v1/openapi.json);\nscripts/build makes the page where npm is installed.\n";
      return;
    }
  }
  answer.content_type = asset->content_type;
  answer.header("Cache-Control", asset->hashed ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("accept-encoding").find("gzip") != std::string_view::npos) {
    answer.body = asset->packed;
    answer.packed = true;
  } else {
    answer.body = unpacked(asset->packed);
  }
}

std::string unpacked(std::string_view packed) {
  z_stream stream{};
  constexpr int kGzip = 15 + 16;
  if (inflateInit2(&stream, kGzip) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  std::array<char, 16 * 1024> piece;
  int code = Z_OK;
  while (code == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece.size();
    code = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return code == Z_STREAM_END ? out : std::string();
}

}  // namespace isnad::server
