// Search: the articles of a ledger that have certain words, best first, and the events that they feed.
//
//   auto ready = prepare_search(ledger, engine);
//   search(ledger, {.words = "\"قصف المستشفى\""}, [](const FoundArticle& article) { … });
//
// What may be asked is in tokenizer.h (match_expression). Nothing is written; the index is the build's
// (search_index.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "isnad/result.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

/// A stretch of an article, as written.
struct FoundWords {
  std::string text;
  bool found = false;  ///< it is one of the words looked for
};

struct FoundEvent {
  std::string id, type, modes, status, date_from, place;  ///< place: English name, else Arabic; empty if unknown
};

struct FoundArticle {
  std::string document, origin, path, url, outlet, published;  ///< origin: of the document (document.origin)
  int article = 1;
  std::vector<FoundWords> title, words;  ///< words: where most of what was looked for stands; title: empty if none
  bool cut_before = false, cut_after = false;  ///< the article goes on before or behind `words`
  std::vector<FoundEvent> events;              ///< that it tells of: reported ones first, by date
};

struct SearchQuery {
  std::string words{};  ///< as a person types them
  int64_t limit = 20;   ///< negative: all
  int64_t offset = 0;   ///< so many of the best are passed over
};

/// Makes the connection fit for search() and for EventFilter::match. The engine must outlive it. The value is false if
/// the index was made with other word tables than the engine's, so that some words may not be found. Errors: the ledger
/// has no index.
Result<bool> prepare_search(Ledger& ledger, const Engine& engine);

/// Calls `take` for each article; stops when it returns false. The number of articles taken; 0 too where the query asks
/// for nothing.
Result<int64_t> search(Ledger& ledger, const SearchQuery& query, const std::function<bool(const FoundArticle&)>& take);

/// Appends a line of JSON, its '\n' included: {"schema":"isnad.found/1",…}.
void write_found(const FoundArticle& article, std::string& out);

}  // namespace isnad::ledger
