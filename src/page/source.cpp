#include "page/source.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

#include "page/encoding.h"
#include "page/feed.h"
#include "page/json_document.h"
#include "page/line_reader.h"
#include "page/warc.h"
#include "text/utf8.h"

namespace isnad {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // the byte order mark in UTF-8
constexpr size_t kHead = 4096;                      // bytes by which a format is told

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

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

/// «2018/03/12/غارات-على-دوما»: so programs that copy web sites name pages.
bool is_page_without_ending(const std::string& path, std::string_view name) {
  if (name.find('.') != std::string_view::npos) return false;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;  // opening a pipe would wait
  auto stream = ByteStream::open(path);
  if (!stream) return false;
  const auto head = stream->peek(kHead);
  const Format format = head ? format_of_content(*head) : Format::Text;
  return format == Format::Html || format == Format::Feed || format == Format::Archive;
}

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
    } else if (!format_of_name(name) && !is_page_without_ending(joined(folder, name), name)) {
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
  // What a browser has put beside a saved page.
  const auto beside_its_page = [&out](const std::pair<std::string, bool>& entry) {
    const auto page = entry.second ? page_of_attachments(entry.first) : std::nullopt;
    return page && std::any_of(out.entries.begin(), out.entries.end(), [&](const auto& other) {
             return !other.second && other.first.size() > page->size() && other.first.starts_with(*page) &&
                    other.first[page->size()] == '.' && format_of_name(other.first) == Format::Html;
           });
  };
  std::vector<std::pair<std::string, bool>> kept;
  for (const auto& entry : out.entries) {
    if (!beside_its_page(entry)) kept.push_back(entry);
  }
  out.entries = std::move(kept);
  if (error) return Error{"cannot be read: " + error.message(), repaired_utf8(folder), 0};
  std::sort(out.entries.begin(), out.entries.end());
  return out;
}

/// All bytes of a stream, at most `limit` and one more.
Result<std::string> read_whole(ByteStream& stream, size_t limit) {
  std::string bytes;
  std::array<char, 64 * 1024> chunk;
  while (bytes.size() <= limit) {
    auto got = stream.read(std::span(chunk).first(std::min(chunk.size(), limit - bytes.size() + 1)));
    if (!got) return got.error();
    if (*got == 0) break;
    bytes.append(chunk.data(), *got);
  }
  return bytes;
}

bool only_blanks(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

/// The one document of a text file or saved page, without id and path.
Result<Document> read_single(ByteStream& stream, Format format, const SourceOptions& options) {
  const bool html = format == Format::Html;
  const size_t limit = html ? options.max_page : options.max_document;
  const auto too_long = [&] {
    return Error{"is longer than the limit of " + std::to_string(limit) + " bytes (" +
                     (html ? "--max-page" : "--max-document") + ")",
                 {},
                 0};
  };
  // One letter may take more bytes in another encoding than in UTF-8.
  auto bytes = read_whole(stream, 2 * limit + kMark.size());
  if (!bytes) return bytes.error();
  if (bytes->empty()) return Error{"is empty", {}, 0};
  if (auto other = what_it_is_instead(*bytes)) return Error{*std::move(other), {}, 0};
  if (bytes->size() > 2 * limit + kMark.size()) return too_long();
  auto decoded = decode(*bytes, {}, html ? Markup::Html : Markup::None);
  if (!decoded) return decoded.error();
  if (decoded->text.size() > limit) return too_long();
  if (only_blanks(decoded->text)) return Error{decoded->text.empty() ? "is empty" : "is empty but for blanks", {}, 0};
  Document document;
  document.text = std::move(decoded->text);
  document.form = html ? Document::Form::Html : Document::Form::Text;
  if (decoded->encoding != "UTF-8") document.encoding = std::move(decoded->encoding);
  document.repaired = document.extracted = decoded->repaired;
  document.replaced = decoded->replaced;
  return document;
}

/// A file of many documents.
class DocumentFile {
 public:
  DocumentFile() = default;
  DocumentFile(const DocumentFile&) = delete;
  DocumentFile& operator=(const DocumentFile&) = delete;
  virtual ~DocumentFile() = default;
  /// The next document, without its path, and without an id if the input gives none; nothing at the end.
  virtual std::optional<Result<Document>> next() = 0;
  /// Number of the document that next() gave, or of its line: makes an id of a file's name.
  virtual uint64_t number() const = 0;
  virtual void count_passed_over(std::map<std::string, uint64_t>& /*reasons*/) const {}
};

class JsonLinesFile : public DocumentFile {
 public:
  JsonLinesFile(ByteStream& stream, size_t max_text)
      : limit_(JsonDocumentReader::longest_line(max_text)), lines_(stream, limit_), reader_(max_text) {}

  std::optional<Result<Document>> next() override {
    for (;;) {
      auto next = lines_.next();
      if (!next) {
        any_ = true;  // the damage has been told; do not add that the file is empty
        return Error{next.error().message, {}, static_cast<int>(lines_.lines())};
      }
      if (!*next) {
        if (any_) return std::nullopt;
        any_ = true;
        return Error{"is empty", {}, 0};
      }
      const LineReader::Line& line = **next;
      number_ = line.number;
      if (line.too_long) {
        any_ = true;
        return fault("the line has " + std::to_string(line.length) + " bytes, more than the limit of " +
                     std::to_string(limit_) + " (--max-document)");
      }
      std::string_view text = line.text;
      if (line.number == 1 && text.starts_with(kMark)) text.remove_prefix(kMark.size());
      if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      any_ = true;
      auto document = reader_.read(text);
      if (!document) return fault(document.error().message);
      return document;
    }
  }
  uint64_t number() const override { return number_; }

 private:
  Error fault(std::string message) const { return {std::move(message), {}, static_cast<int>(number_)}; }

  size_t limit_;
  LineReader lines_;
  JsonDocumentReader reader_;
  uint64_t number_ = 0;
  bool any_ = false;  // a line that is not blank
};

template <class Reader>
class ReaderFile : public DocumentFile {
 public:
  template <class... Arguments>
  explicit ReaderFile(Arguments&&... arguments) : reader_(std::forward<Arguments>(arguments)...) {}
  std::optional<Result<Document>> next() override {
    ++number_;
    return reader_.next();
  }
  uint64_t number() const override { return number_; }
  void count_passed_over(std::map<std::string, uint64_t>& reasons) const override {
    if constexpr (requires { reader_.passed_over(); }) {
      for (const auto& [reason, count] : reader_.passed_over()) reasons[reason] += count;
    }
  }

 private:
  Reader reader_;
  uint64_t number_ = 0;
};

}  // namespace

struct Source::Walk {
  std::string root;
  std::vector<Entries> open;  // the folders from the root down to where the walk stands
  bool found = false;         // any file to read
};

struct Source::OpenFile {
  OpenFile(ByteStream bytes, Format format, std::string shown, std::string base, const SourceOptions& options)
      : stream(std::move(bytes)), path(std::move(shown)), id_base(std::move(base)) {
    if (format == Format::Feed)
      file = std::make_unique<ReaderFile<FeedReader>>(stream, FeedOptions{.max_item = options.max_document});
    else if (format == Format::Archive)
      file = std::make_unique<ReaderFile<WarcReader>>(
          stream, WarcOptions{.max_record = options.max_record, .max_page = options.max_page});
    else
      file = std::make_unique<JsonLinesFile>(stream, options.max_document);
  }
  ByteStream stream;
  std::string path;     // valid UTF-8; empty for standard input
  std::string id_base;  // "news" of "news.jsonl": documents without an id are called news:17
  std::unique_ptr<DocumentFile> file;
};

Source::Source(std::vector<std::string> inputs, SourceOptions options)
    : inputs_(std::move(inputs)), options_(options) {}
Source::~Source() = default;

std::optional<Result<Document>> Source::next() {
  for (;;) {
    if (file_) {
      auto document = file_->file->next();
      bytes_taken_.store(bytes_before_ + file_->stream.bytes_taken(), std::memory_order_relaxed);
      if (!document) {
        close_file();
        continue;
      }
      if (!*document) {
        Error error = document->error();
        error.file = file_->path.empty() ? "standard input" : file_->path;
        return error;
      }
      (*document)->path = file_->path;
      if ((*document)->id.empty()) (*document)->id = file_->id_base + ':' + std::to_string(file_->file->number());
      // What a page says of its day is better than what is said of all inputs.
      const bool page = (*document)->form == Document::Form::Html;
      if (!page && !(*document)->published) (*document)->published = options_.published;
      return document;
    }
    if (walk_) {
      if (walk_->open.empty()) {
        const bool found = walk_->found;
        const std::string root = repaired_utf8(walk_->root);
        walk_.reset();
        if (!found) return Error{"the folder holds no text, JSON Lines, HTML, feed or web archive", root, 0};
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
      ByteStream stream = ByteStream::of_descriptor(options_.standard_input, options_.unpacking);
      Format format = Format::JsonLines;
      // Few bytes, as more may be long in coming.
      auto head = stream.peek(5);
      if (head) {  // marks, blanks and halves of UTF-16 may stand before the '<'
        constexpr std::string_view kBefore("\xEF\xBB\xBF\xFF\xFE\0 \t\r\n", 10);
        const size_t first = head->find_first_not_of(kBefore);
        if (first == std::string_view::npos || (*head)[first] == '<') head = stream.peek(kHead);
      }
      if (head) format = format_of_content(*head);
      if (format == Format::Text) format = Format::JsonLines;
      if (auto document = open(std::move(stream), format, "", "stdin")) return document;
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

void Source::close_file() {
  bytes_before_ += file_->stream.bytes_taken();
  file_->file->count_passed_over(passed_over_);
  file_.reset();
}

/// Opens a file: its one document, or nothing and file_ if it may hold several.
std::optional<Result<Document>> Source::open(const std::string& path) {
  const std::string shown = repaired_utf8(path);
  auto stream = ByteStream::open(path, options_.unpacking);
  if (!stream) return Error{stream.error().message, shown, 0};
  if (options_.output && stream->identity() == *options_.output) {
    return Error{"is the file that the records are written to", shown, 0};
  }
  std::optional<Format> format = format_of_name(last_part(path));
  if (!format) {
    auto head = stream->peek(kHead);
    if (!head) return Error{head.error().message, shown, 0};
    if (auto other = what_it_is_instead(*head)) return Error{*std::move(other), shown, 0};
    format = format_of_content(*head);
  }
  return open(std::move(*stream), *format, shown, stem(path));
}

std::optional<Result<Document>> Source::open(ByteStream stream, Format format, const std::string& path,
                                             std::string id_base) {
  if (format != Format::Text && format != Format::Html) {
    file_ = std::make_unique<OpenFile>(std::move(stream), format, path, std::move(id_base), options_);
    return std::nullopt;
  }
  auto document = read_single(stream, format, options_);
  bytes_before_ += stream.bytes_taken();
  bytes_taken_.store(bytes_before_, std::memory_order_relaxed);
  if (!document) {
    Error error = document.error();
    error.file = path.empty() ? "standard input" : path;
    return error;
  }
  document->path = path;
  document->id = std::move(id_base);
  // What the page itself says of its day is better than what is said of all inputs.
  if (format == Format::Text) document->published = options_.published;
  return document;
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
