// Format: what form of input a file is, by its name or by its first bytes.
//
//   "نشرة.html.gz" → Html (a saved page, packed)          "crawl-07.warc.gz" → Archive
//   "view.php?id=17" → Html, as programs that copy web sites name pages
//   `<?xml …?><rss …` → Feed                               «قال المرصد …» → Text
//
// Says nothing of encodings (encoding.h) and does not look inside: whether an .xml is a feed is told by who reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace isnad {

enum class Format : uint8_t { Text, JsonLines, Html, Feed, Archive };

/// The name without the ending of a packed file: "a.jsonl.gz" → "a.jsonl".
std::string_view without_packing(std::string_view name);

/// By the ending of a file's name, packed or not; nothing for one that is not known.
std::optional<Format> format_of_name(std::string_view name);

/// By the first bytes (unpacked; 4 KiB will do), in whatever encoding. Text if it is nothing else.
Format format_of_content(std::string_view head);

/// Whether a folder of that name holds the pictures and scripts of a saved page, for which `page` is then the page's
/// name without its ending: "خبر_files" → "خبر".
std::optional<std::string_view> page_of_attachments(std::string_view folder);

}  // namespace isnad
