#include "page/format.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace isnad {

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 20> kEndings = {{
    {"txt", Format::Text},  {"text", Format::Text},    {"jsonl", Format::JsonLines}, {"ndjson", Format::JsonLines},
    {"html", Format::Html}, {"htm", Format::Html},     {"xhtml", Format::Html},      {"shtml", Format::Html},
    {"php", Format::Html},  {"asp", Format::Html},     {"aspx", Format::Html},       {"jsp", Format::Html},
    {"cfm", Format::Html},  {"rss", Format::Feed},     {"atom", Format::Feed},       {"rdf", Format::Feed},
    {"xml", Format::Feed},  {"warc", Format::Archive}, {"wet", Format::Archive},     {"wat", Format::Archive},
}};

char small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), small);
  return out;
}

}  // namespace

std::string_view without_packing(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst", ".gzip"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

std::optional<Format> format_of_name(std::string_view name) {
  name = without_packing(name);
  // "view.php?id=3", or "view.php@id=3" where file systems have no question marks.
  if (const size_t query = name.find_first_of("?@"); query != std::string_view::npos && query > 0) {
    if (const auto page = format_of_name(name.substr(0, query)); page == Format::Html) return page;
  }
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string ending = in_small_letters(name.substr(dot + 1));
  for (const auto& [known, format] : kEndings) {
    if (ending == known) return format;
  }
  return std::nullopt;
}

Format format_of_content(std::string_view head) {
  // Marks, blanks and the empty halves of UTF-16 say nothing here.
  std::string start;
  for (const char byte : head.substr(0, 4096)) {
    const auto b = static_cast<unsigned char>(byte);
    const bool blank = start.empty() && (b <= ' ' || b == 0xEF || b == 0xBB || b == 0xBF || b == 0xFF || b == 0xFE);
    if (b != 0 && !blank) start += small(byte);
  }
  if (start.starts_with("warc/")) return Format::Archive;
  if (start.starts_with('{')) return Format::JsonLines;
  if (!start.starts_with('<')) return Format::Text;
  // What comes first counts: a feed may quote pages.
  const size_t feed = std::min({start.find("<rss"), start.find("<feed"), start.find("<rdf:rdf")});
  const size_t html = std::min(start.find("<html"), start.find("<!doctype html"));
  if (html < feed) return Format::Html;
  return feed != std::string::npos || start.starts_with("<?xml") ? Format::Feed : Format::Html;
}

std::optional<std::string_view> page_of_attachments(std::string_view folder) {
  for (const std::string_view ending : {"_files", "-files", ".files", "_file", "-Dateien", "_fichiers", "_archivos"}) {
    if (folder.size() > ending.size() && folder.ends_with(ending))
      return folder.substr(0, folder.size() - ending.size());
  }
  return std::nullopt;
}

}  // namespace isnad
