#include "page/source.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

#include "page/json_document.h"
#include "page/line_reader.h"
#include "text/utf8.h"

namespace isnad {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // the byte order mark in UTF-8

/// The name without the ending of a packed file: "a.jsonl.gz" → "a.jsonl".
std::string_view without_packing(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

std::optional<Format> format_of(std::string_view name) {
  const std::string_view plain = without_packing(name);
  if (plain.ends_with(".txt")) return Format::Text;
  if (plain.ends_with(".jsonl") || plain.ends_with(".ndjson")) return Format::JsonLines;
  return std::nullopt;
}

std::string_view last_part(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "news/a.txt.gz" → "a": the id of a document that brings none.
std::string stem(std::string_view path) {
  std::string_view name = without_packing(last_part(path));
  const size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return repaired_utf8(name);
}

struct Entries {
  std::string folder;
  std::vector<std::pair<std::string, bool>> entries;  // name, is a folder
  size_t next = 0;
};

/// The entries of a folder that matter, by name. Symbolic links to folders are not followed: they may go in circles.
Result<Entries> entries_of(const std::string& folder, uint64_t& ignored) {
  Entries out{folder, {}, 0};
  std::error_code error;
  fs::directory_iterator iterator(folder, error);
  for (; !error && iterator != fs::directory_iterator(); iterator.increment(error)) {
    const fs::directory_entry& entry = *iterator;
    std::string name = entry.path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unknown;
    const fs::file_status own = entry.symlink_status(unknown);
    if (fs::is_directory(own)) {
      out.entries.emplace_back(std::move(name), true);
    } else if (!format_of(name)) {
      ++ignored;
    } else if (fs::is_regular_file(own) || fs::is_symlink(own)) {
      if (fs::is_symlink(own)) {
        const fs::file_status target = entry.status(unknown);
        if (fs::exists(target) && !fs::is_regular_file(target)) {
          ++ignored;
          continue;
        }
      }
      out.entries.emplace_back(std::move(name), false);
    } else {
      ++ignored;  // a pipe, a device
    }
  }
  if (error) return Error{"cannot be read: " + error.message(), repaired_utf8(folder), 0};
  std::sort(out.entries.begin(), out.entries.end());
  return out;
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

std::string only_utf8() {
  return "only UTF-8 is read so far: convert it, for example with iconv -f WINDOWS-1256 -t UTF-8";
}

}  // namespace

struct Source::Walk {
  std::string root;
  std::vector<Entries> open;  // the folders from the root down to where the walk stands
  bool found = false;         // any file to read
};

struct Source::OpenFile {
  OpenFile(ByteStream bytes, std::string shown, std::string base, size_t max_text)
      : stream(std::move(bytes)),
        path(std::move(shown)),
        id_base(std::move(base)),
        lines(stream, JsonDocumentReader::longest_line(max_text)),
        reader(max_text) {}
  ByteStream stream;
  std::string path;     // valid UTF-8; empty for standard input
  std::string id_base;  // "news" of "news.jsonl": documents without an id are called news:17
  LineReader lines;
  JsonDocumentReader reader;
  bool any = false;  // a line that is not blank
};

Source::Source(std::vector<std::string> inputs, SourceOptions options)
    : inputs_(std::move(inputs)), options_(options) {}
Source::~Source() = default;

std::optional<Result<Document>> Source::next() {
  for (;;) {
    if (file_) {
      if (auto document = next_line()) return document;
      bytes_before_ += file_->stream.bytes_taken();
      file_.reset();
      continue;
    }
    if (walk_) {
      if (walk_->open.empty()) {
        const bool found = walk_->found;
        const std::string root = repaired_utf8(walk_->root);
        walk_.reset();
        if (!found) return Error{"the folder holds no .txt or .jsonl file", root, 0};
        continue;
      }
      Entries& folder = walk_->open.back();
      if (folder.next == folder.entries.size()) {
        walk_->open.pop_back();
        continue;
      }
      const auto [name, is_folder] = folder.entries[folder.next++];
      const std::string path = joined(folder.folder, name);
      if (is_folder) {
        uint64_t ignored = 0;
        auto entries = entries_of(path, ignored);
        ignored_files_ += ignored;
        if (!entries) return entries.error();
        walk_->open.push_back(std::move(*entries));
      } else {
        walk_->found = true;
        if (auto document = open(path)) return document;
      }
      continue;
    }
    if (next_input_ == inputs_.size()) return std::nullopt;
    const std::string& input = inputs_[next_input_++];
    std::error_code error;
    if (input == "-") {
      file_ = std::make_unique<OpenFile>(ByteStream::of_descriptor(options_.standard_input), "", "stdin",
                                         options_.max_document);
    } else if (fs::is_directory(input, error)) {
      uint64_t ignored = 0;
      auto entries = entries_of(input, ignored);
      ignored_files_ += ignored;
      if (!entries) return entries.error();
      walk_ = std::make_unique<Walk>();
      walk_->root = input;
      walk_->open.push_back(std::move(*entries));
    } else if (auto document = open(input)) {
      return document;
    }
  }
}

/// Opens a file: the document of a text file, or nothing and file_ for one of JSON Lines.
std::optional<Result<Document>> Source::open(const std::string& path) {
  const std::string shown = repaired_utf8(path);
  auto stream = ByteStream::open(path);
  if (!stream) return Error{stream.error().message, shown, 0};
  if (options_.output && stream->identity() == *options_.output) {
    return Error{"is the file that the records are written to", shown, 0};
  }
  std::optional<Format> format = format_of(path);
  if (!format) {
    auto head = stream->peek(4096);
    if (!head) return Error{head.error().message, shown, 0};
    std::string_view start = *head;
    if (start.starts_with(kMark)) start.remove_prefix(kMark.size());
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (start.starts_with('<')) {
      return Error{"looks like HTML or XML, which is not read yet; plain text and JSON Lines are", shown, 0};
    }
    format = start.starts_with('{') ? Format::JsonLines : Format::Text;
  }
  if (*format == Format::JsonLines) {
    file_ = std::make_unique<OpenFile>(std::move(*stream), shown, stem(path), options_.max_document);
    return std::nullopt;
  }
  auto document = read_text(*stream, shown);
  bytes_before_ += stream->bytes_taken();
  bytes_taken_.store(bytes_before_, std::memory_order_relaxed);
  if (document) document->id = stem(path);
  return document;
}

Result<Document> Source::read_text(ByteStream& stream, const std::string& path) const {
  const auto fault = [&](std::string message, int line = 0) { return Error{std::move(message), path, line}; };
  Document document;
  document.path = path;
  std::string& text = document.text;
  std::array<char, 64 * 1024> chunk;
  for (;;) {
    auto got = stream.read(chunk);
    if (!got) return fault(got.error().message);
    if (*got == 0) break;
    text.append(chunk.data(), *got);
    if (text.starts_with(std::string_view("\xFF\xFE", 2)) || text.starts_with(std::string_view("\xFE\xFF", 2))) {
      return fault("looks like UTF-16; " + only_utf8());
    }
    if (const size_t nul = text.find('\0', text.size() - *got); nul != std::string::npos) {
      return fault("is a binary file, not text: it has a NUL byte at byte " + std::to_string(nul));
    }
    if (text.size() > options_.max_document + kMark.size()) break;
  }
  const size_t mark = text.starts_with(kMark) ? kMark.size() : 0;
  if (text.size() - mark > options_.max_document) {
    return fault("is longer than the limit of " + std::to_string(options_.max_document) + " bytes (--max-document)");
  }
  if (const auto invalid = first_invalid_utf8(text)) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*invalid), '\n') + 1;
    return fault("not valid UTF-8 at byte " + std::to_string(*invalid) + "; " + only_utf8(), static_cast<int>(line));
  }
  text.erase(0, mark);
  if (text.empty()) return fault("is empty");
  if (text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) return fault("is empty but for blanks");
  document.published = options_.published;
  return document;
}

std::optional<Result<Document>> Source::next_line() {
  OpenFile& file = *file_;
  const std::string shown = file.path.empty() ? "standard input" : file.path;
  for (;;) {
    auto next = file.lines.next();
    bytes_taken_.store(bytes_before_ + file.stream.bytes_taken(), std::memory_order_relaxed);
    if (!next) {
      file.any = true;  // the damage has been told; do not add that the file is empty
      return Error{next.error().message, shown, static_cast<int>(file.lines.lines())};
    }
    if (!*next) {
      if (file.any) return std::nullopt;
      file.any = true;
      return Error{"is empty", shown, 0};
    }
    const LineReader::Line& line = **next;
    const auto number = static_cast<int>(line.number);
    if (line.too_long) {
      file.any = true;
      return Error{"the line has " + std::to_string(line.length) + " bytes, more than the limit of " +
                       std::to_string(JsonDocumentReader::longest_line(options_.max_document)) + " (--max-document)",
                   shown, number};
    }
    std::string_view text = line.text;
    if (line.number == 1 && text.starts_with(kMark)) text.remove_prefix(kMark.size());
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    file.any = true;
    auto document = file.reader.read(text);
    if (!document) return Error{document.error().message, shown, number};
    document->path = file.path;
    if (document->id.empty()) document->id = file.id_base + ':' + std::to_string(line.number);
    if (!document->published) document->published = options_.published;
    return document;
  }
}

std::optional<uint64_t> total_bytes(const std::vector<std::string>& inputs) {
  uint64_t total = 0;
  const auto add = [&total](const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
      total += static_cast<uint64_t>(status.st_size);
      return true;
    }
    return false;
  };
  for (const std::string& input : inputs) {
    std::error_code error;
    if (input == "-") return std::nullopt;
    if (fs::is_directory(input, error)) {
      std::vector<std::string> folders = {input};
      while (!folders.empty()) {
        const std::string folder = std::move(folders.back());
        folders.pop_back();
        uint64_t ignored = 0;
        auto entries = entries_of(folder, ignored);
        if (!entries) continue;
        for (const auto& [name, is_folder] : entries->entries) {
          if (is_folder)
            folders.push_back(joined(folder, name));
          else
            add(joined(folder, name));
        }
      }
    } else if (fs::exists(input, error) && !add(input)) {
      return std::nullopt;
    }
  }
  return total;
}

}  // namespace isnad
