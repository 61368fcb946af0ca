// Any bytes as a text of the full-text index, and any bytes as what a person types: indexing, searching and
// highlighting must work, the query must never be a syntax error, and a text must be found by each of its own words.
// The first byte tells where the text ends and the query begins.
#include <sqlite3.h>

#include <cstdint>
#include <string>

#include "fuzzing.h"
#include "ledger/search_words.h"
#include "ledger/tokenizer.h"
#include "text/words.h"

namespace {

using isnad::fuzz::require;

struct Index {
  sqlite3* connection = nullptr;
  sqlite3_stmt* insert = nullptr;
  sqlite3_stmt* select = nullptr;
  sqlite3_stmt* clear = nullptr;

  Index() {
    require(sqlite3_open(":memory:", &connection) == SQLITE_OK, "SQLite cannot be opened");
    require(static_cast<bool>(isnad::register_tokenizer(connection, isnad::fuzz::engine())), "SQLite has no FTS5");
    require(sqlite3_exec(connection, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'isnad')", nullptr, nullptr,
                         nullptr) == SQLITE_OK,
            "the index cannot be made");
    insert = prepare("INSERT INTO t (rowid, body) VALUES (1, ?1)");
    select =
        prepare("SELECT highlight(t, 0, char(1), char(2)), snippet(t, 0, '[', ']', '', 5) FROM t WHERE t MATCH ?1");
    clear = prepare("DELETE FROM t");
  }
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  sqlite3_stmt* prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr) == SQLITE_OK, "SQL that is wrong");
    return statement;
  }
  static int run(sqlite3_stmt* statement, const std::string& text) {
    sqlite3_bind_text(statement, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    return sqlite3_step(statement);
  }

  /// Whether the text has it. What is highlighted must be the text, but for the marks around words.
  bool finds(const std::string& query, const std::string& text) const {
    const std::string expression = isnad::match_expression(query);
    if (expression.empty()) return false;
    const int result = run(select, expression);
    require(result == SQLITE_ROW || result == SQLITE_DONE, sqlite3_errmsg(connection));
    if (result == SQLITE_ROW && text.find_first_of(std::string("\0\1\2", 3)) == std::string::npos) {
      std::string shown(reinterpret_cast<const char*>(sqlite3_column_text(select, 0)),
                        static_cast<size_t>(sqlite3_column_bytes(select, 0)));
      std::erase_if(shown, [](char c) { return c == '\1' || c == '\2'; });
      require(shown == text, "a text is highlighted in other words than its own");
    }
    sqlite3_reset(select);
    return result == SQLITE_ROW;
  }
};

const Index& the_index() {
  static const Index* const kIndex = new Index;
  return *kIndex;
}

}  // namespace

/// What takes time is done before inputs are: they have a limit.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  the_index();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Index& index = the_index();
  if (size == 0) return 0;
  const size_t cut = (size - 1) * data[0] / 255;
  const auto* bytes = reinterpret_cast<const char*>(data + 1);
  const std::string text(bytes, cut), query(bytes + cut, size - 1 - cut);

  require(Index::run(index.insert, text) == SQLITE_DONE, "a text cannot be indexed");
  index.finds(query, text);
  // Of its own words each finds it, if it is the same word apart from its neighbours.
  const std::string valid = isnad::blanked_utf8(text);
  const isnad::Text read(valid);
  const isnad::SearchWords words(read);
  constexpr size_t kMostWords = 8;
  for (size_t i = 0; i < words.words().size() && i < kMostWords; ++i) {
    const isnad::SearchWord& word = words.words()[i];
    const std::string alone(read.slice({word.begin, word.end}));
    const isnad::Text alone_read(alone);
    const isnad::SearchWords alone_words(alone_read);
    if (alone_words.words().size() != 1 || alone_words.letters(alone_words.words()[0]) != words.letters(word)) continue;
    require(index.finds('"' + alone + '"', text), "a text is not found by its word " + alone);
  }
  sqlite3_reset(index.insert);
  require(sqlite3_step(index.clear) == SQLITE_DONE, "a text cannot be taken out");
  sqlite3_reset(index.clear);
  return 0;
}
