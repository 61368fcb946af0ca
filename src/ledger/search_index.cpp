// The full-text index of a ledger; see search_index.h. «النازحين» in an article is found by «نازح». Does not search
// (query.h).
#include "ledger/search_index.h"

#include "ledger/tokenizer.h"

namespace isnad::ledger {

struct SearchIndex::Queries {
  explicit Queries(const Database& d)
      : text(d, "SELECT title, body FROM article_text WHERE article = ?"),
        add(d, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)"),
        remove(d, "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?, ?, ?)") {}
  // Not "INSERT … SELECT", for which SQLite makes a savepoint, at which FTS5 writes out what it has gathered.
  void run(Query& change, int64_t article) {
    text.bind(article);
    if (text.step()) change.run(article, text.text(0), text.text(1));
    text.reset();
  }
  Query text, add, remove;
};

SearchIndex::SearchIndex(Ledger& ledger, const Engine& engine) : ledger_(ledger), engine_(engine) {
  Database& database = ledger.database();
  if (const auto registered = register_tokenizer(database.handle(), engine); !registered) {
    throw Failure(SQLITE_ERROR, registered.error().text());
  }
  database.run(
      "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5 (title, body, content = 'article_text', "
      "content_rowid = 'article', tokenize = 'isnad')");
  const std::string made_by = ledger.meta("search");
  outdated_ = made_by != engine.version();
  queries_ = std::make_unique<Queries>(database);
  if (outdated_ && made_by.empty()) {
    Query any(database, "SELECT 1 FROM article LIMIT 1");
    if (!any.step()) {  // a new ledger
      ledger.set_meta("search", engine.version());
      outdated_ = false;
    }
  }
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::add(int64_t article) {
  if (!outdated_) queries_->run(queries_->add, article);
}

void SearchIndex::remove(int64_t article) {
  if (!outdated_) queries_->run(queries_->remove, article);
}

void SearchIndex::rebuild() {
  Transaction transaction(ledger_.database());
  ledger_.database().run("INSERT INTO search (search) VALUES ('rebuild')");
  ledger_.set_meta("search", engine_.version());
  transaction.commit();
  outdated_ = false;
}

}  // namespace isnad::ledger
