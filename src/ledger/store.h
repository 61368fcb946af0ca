// Store: writes what was read into the read half of the ledger (schema.sql), and takes it out again.
//
//   Store store(ledger, engine);
//   Transaction transaction(ledger.database());
//   store.write(reading);          // replaces the document of that name, if there is one
//   ledger.mark_read();
//   transaction.commit();
//
// Throws Failure (database.h). One thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "isnad/engine.h"
#include "ledger/ledger.h"
#include "ledger/reading.h"
#include "ledger/search_index.h"

namespace isnad::ledger {

/// Names a document: id and origin.
struct DocumentName {
  std::string id, origin;
  friend bool operator==(const DocumentName&, const DocumentName&) = default;
};
struct DocumentNameHash {
  size_t operator()(const DocumentName& name) const {
    return std::hash<std::string>()(name.id) * 31 + std::hash<std::string>()(name.origin);
  }
};

/// Documents with all that kept_document() asks for; a condition may follow.
constexpr const char* kKeptDocuments =
    "SELECT document.document, id, origin, path, url, outlet, title, published, published_at, published_basis, "
    "encoding, "
    "extracted, outline, text FROM document LEFT JOIN page ON page.document = document.document";
/// The document of a row of these, as Engine::prepare() gave it.
Document kept_document(const Query& row);

class Store {
 public:
  /// The engine tells what the places are that claims name. Both must outlive the store.
  Store(Ledger& ledger, const Engine& engine);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// What there is of a document, to see whether it is to be read at all.
  struct Known {
    std::string content;  ///< document.content
    uint32_t path = 0;    ///< document.path: see path()
  };
  /// Of all documents.
  std::unordered_map<DocumentName, Known, DocumentNameHash> contents();
  const std::string& path(const Known& known) const { return paths_[known.path]; }

  /// The document was found in this file too. Of several files that have it the ledger names one, the first by name,
  /// so that it makes no difference which of them was read first.
  void found_in(const DocumentName& name, const std::string& path);

  void write(const Reading& reading);
  /// Takes out a document, if there is one of that name.
  void remove(const DocumentName& name);
  /// Takes out the documents of that id, or read from that file or from below that folder. Returns how many.
  int64_t remove(const std::string& id_or_path);

  /// The full-text index, which write() and remove() keep in step unless it is outdated.
  SearchIndex& search() { return search_; }

  /// A document as it was given, from the ledger.
  struct Kept {
    int64_t row = 0;
    Document document;
  };
  /// The next document after `row`, in the order of rows; nothing at the end.
  std::optional<Kept> next(int64_t row) const;

 private:
  struct Queries;
  void erase(int64_t document);
  void write_article(int64_t document, const Reading& reading, const ArticleReading& article);
  void write_place(const std::string& id);

  Ledger& ledger_;
  const Engine& engine_;
  SearchIndex search_;
  std::unique_ptr<Queries> queries_;
  std::unordered_map<std::string, char> places_;  // already written
  std::vector<std::string> paths_;                // that contents() found
  int64_t last_article_ = 0, last_claim_ = 0;     // rows given so far
};

}  // namespace isnad::ledger
