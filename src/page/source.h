// Source: the documents of files, folders and standard input, one after the other, in the order given.
//
//   Source source({"news/", "more.jsonl.zst", "-"}, {});
//   while (auto document = source.next()) …   // each a Document, or an Error for one that is skipped
//
// A folder is walked in the order of its entries' names; files whose endings are known (format.h) are read, and those
// without an ending that are pages by their first bytes; hidden entries and the folders that browsers make beside a
// saved page («خبر.html», «خبر_files») are left alone, other files are counted in ignored_files(). A file that is named
// itself is read whatever its ending, and what it holds is then told by its first bytes, as is what comes on standard
// input.
//
// A text file and a saved page are one document each: its id is the file's name without its endings. Line ends of texts
// stay as they are: «خبر\r\n» has five code points. A page is handed on as HTML (Document::Form::Html): making text of
// it is work for many threads (Engine::prepare). No limit is broken silently: what is too large is an error and
// skipped.
//
// Nothing is fetched from a network, whatever a page, feed or archive refers to.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "page/byte_stream.h"
#include "page/format.h"

namespace isnad {

struct SourceOptions {
  size_t max_document = 4 * 1024 * 1024;  ///< bytes of text of one document; longer ones are errors
  size_t max_page = 16 * 1024 * 1024;     ///< bytes of the markup of one page
  size_t max_record = 64 * 1024 * 1024;   ///< bytes of one record of a web archive
  ByteLimits unpacking;                   ///< of packed files
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

  /// What was not read because there was nothing to read, by reason ("status 404"); complete once next() has ended.
  const std::map<std::string, uint64_t>& passed_over() const { return passed_over_; }

 private:
  struct Walk;
  struct OpenFile;

  std::optional<Result<Document>> open(const std::string& path);
  std::optional<Result<Document>> open(ByteStream stream, Format format, const std::string& path, std::string id_base);
  void close_file();

  std::vector<std::string> inputs_;
  size_t next_input_ = 0;
  SourceOptions options_;
  std::unique_ptr<Walk> walk_;      // the folder being walked, if any
  std::unique_ptr<OpenFile> file_;  // the file of many documents being read, if any
  std::atomic<uint64_t> bytes_taken_ = 0;
  uint64_t bytes_before_ = 0;  // of the files that are done
  std::atomic<uint64_t> ignored_files_ = 0;
  std::map<std::string, uint64_t> passed_over_;
};

/// Bytes on disk of all the files that a Source of these inputs would read, for a progress bar; nothing if that cannot
/// be known (standard input, pipes).
std::optional<uint64_t> total_bytes(const std::vector<std::string>& inputs);

}  // namespace isnad
