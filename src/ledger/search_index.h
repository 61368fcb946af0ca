// SearchIndex: the FTS5 table `search` (title, body) over the view article_text, kept in step with the articles.
//
// What a word is indexed under depends on the tables that the engine has (tokenizer.h), and FTS5 can take an article
// out of the index only with the tokenizer that put it in. So the ledger remembers which engine made the index (meta
// 'search'); with another one the index is left alone while articles come and go, and made anew at the end.
//
// Throws Failure. One thread.
#pragma once

#include <memory>

#include "isnad/engine.h"
#include "ledger/ledger.h"

namespace isnad::ledger {

class SearchIndex {
 public:
  /// Registers the tokenizer with the connection; the engine must outlive it. Makes the table if there is none.
  SearchIndex(Ledger& ledger, const Engine& engine);
  ~SearchIndex();
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  /// To be called when the article has been written, and before it is erased.
  void add(int64_t article);
  void remove(int64_t article);

  /// The index was made by another engine, or not to the end.
  bool is_outdated() const { return outdated_; }
  /// Makes it anew from all articles.
  void rebuild();

 private:
  struct Queries;
  Ledger& ledger_;
  const Engine& engine_;
  bool outdated_ = false;
  std::unique_ptr<Queries> queries_;
};

}  // namespace isnad::ledger
