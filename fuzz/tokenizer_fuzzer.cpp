// Any bytes as a text of the full-text index, and any bytes as what a person types: indexing, searching and
// highlighting must work, and the query must never be a syntax error. The first byte tells where the text ends and the
// query begins.
#include <sqlite3.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "ledger/tokenizer.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

struct Table {
  isnad::Engine engine;
  sqlite3* connection = nullptr;
  sqlite3_stmt* insert = nullptr;
  sqlite3_stmt* select = nullptr;
  sqlite3_stmt* clear = nullptr;

  explicit Table(isnad::Engine made) : engine(std::move(made)) {
    require(sqlite3_open(":memory:", &connection) == SQLITE_OK);
    require(static_cast<bool>(isnad::register_tokenizer(connection, engine)));
    require(sqlite3_exec(connection, "CREATE VIRTUAL TABLE t USING fts5(body, tokenize = 'isnad')", nullptr, nullptr,
                         nullptr) == SQLITE_OK);
    insert = prepare("INSERT INTO t (rowid, body) VALUES (1, ?1)");
    select = prepare("SELECT highlight(t, 0, '[', ']'), snippet(t, 0, '[', ']', '', 5) FROM t WHERE t MATCH ?1");
    clear = prepare("DELETE FROM t");
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  sqlite3_stmt* prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr) == SQLITE_OK);
    return statement;
  }
  static int run(sqlite3_stmt* statement, const std::string& text) {
    sqlite3_bind_text(statement, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    return sqlite3_step(statement);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static Table* const kTable = [] {
    auto made = isnad::Engine::built_in();
    require(static_cast<bool>(made));
    return new Table(std::move(*made));
  }();
  if (size == 0) return 0;
  const size_t cut = (size - 1) * data[0] / 255;
  const auto* bytes = reinterpret_cast<const char*>(data + 1);
  const std::string text(bytes, cut), query(bytes + cut, size - 1 - cut);

  require(Table::run(kTable->insert, text) == SQLITE_DONE);
  const std::string expression = isnad::match_expression(query);
  if (!expression.empty()) {
    const int result = Table::run(kTable->select, expression);
    require(result == SQLITE_ROW || result == SQLITE_DONE);
    sqlite3_reset(kTable->select);
  }
  sqlite3_reset(kTable->insert);
  require(sqlite3_step(kTable->clear) == SQLITE_DONE);
  sqlite3_reset(kTable->clear);
  return 0;
}
