// Source: the documents of files, folders and standard input, one after the other, in the order given.
//
//   Source source({"news/", "more.jsonl.zst", "-"}, {});
//   while (auto document = source.next()) …   // each a Document, or an Error for one that is skipped
//
// A folder is walked in the order of its entries' names, `*.txt` and `*.jsonl` (also .gz and .zst of these) are read,
// hidden entries are left alone, other files are counted in ignored_files(). A file that is named itself is read
// whatever its ending, and what it holds is then told by its first letter. `-` is JSON Lines from standard input.
//
// A plain text file is one document: its id is the file's name without its endings; a byte order mark at its beginning
// is taken off and is not counted in offsets (the text is what follows it). Line ends stay as they are: «خبر\r\n» has
// five code points.
//
// Does not read HTML, WARC or encodings other than UTF-8 yet: each will be another Format with its own reader of the
// same shape (ByteStream in, Documents out).
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "page/byte_stream.h"

namespace isnad {

enum class Format : uint8_t { Text, JsonLines };

struct SourceOptions {
  size_t max_document = 4 * 1024 * 1024;  ///< bytes of text of one document; longer ones are errors
  std::optional<Day> published;           ///< for documents that bring no date
  std::optional<FileIdentity> output;     ///< the file being written, which must not be read
  int standard_input = 0;                 ///< descriptor that `-` reads
};

class Source {
 public:
  Source(std::vector<std::string> inputs, SourceOptions options);
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source();

  /// The next document; or an error, ready to be shown, for an input, file or line that is skipped; nothing at the end.
  std::optional<Result<Document>> next();

  uint64_t bytes_taken() const { return bytes_taken_.load(std::memory_order_relaxed); }  ///< as on disk, so far
  uint64_t ignored_files() const {
    return ignored_files_.load(std::memory_order_relaxed);
  }  ///< unknown endings in folders

 private:
  struct Walk;
  struct OpenFile;

  std::optional<Result<Document>> open(const std::string& path);
  std::optional<Result<Document>> next_line();  // nothing: the file is done
  Result<Document> read_text(ByteStream& stream, const std::string& path) const;

  std::vector<std::string> inputs_;
  size_t next_input_ = 0;
  SourceOptions options_;
  std::unique_ptr<Walk> walk_;      // the folder being walked, if any
  std::unique_ptr<OpenFile> file_;  // the JSON Lines file being read, if any
  std::atomic<uint64_t> bytes_taken_ = 0;
  uint64_t bytes_before_ = 0;  // of the files that are done
  std::atomic<uint64_t> ignored_files_ = 0;
};

/// Bytes on disk of all the files that a Source of these inputs would read, for a progress bar; nothing if that cannot
/// be known (standard input, pipes).
std::optional<uint64_t> total_bytes(const std::vector<std::string>& inputs);

}  // namespace isnad
