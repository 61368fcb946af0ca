// Database and Query: SQLite with C++ types, for the files of this folder only.
//
//   Query days(database, "SELECT id, date_from FROM event WHERE type = ? ORDER BY date_from");
//   days.bind("ASSAULT");
//   while (days.step()) use(days.text(0), days.text(1));
//
// Whatever SQLite refuses is thrown as a Failure. Nothing throws across the public headers of the ledger (ledger.h,
// query.h …): they catch it and return a Result.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace isnad::ledger {

/// What SQLite says went wrong.
class Failure : public std::runtime_error {
 public:
  Failure(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  int code() const { return code_ & 0xFF; }  ///< primary result code (SQLITE_FULL …)

 private:
  int code_;
};

/// A connection. May be moved, not shared between threads.
class Database {
 public:
  enum class Mode : uint8_t { ReadOnly, ReadWrite };

  /// Opens `path`; ReadWrite makes the file if it is not there. SQLite looks at the file no sooner than at the first
  /// statement.
  Database(const std::string& path, Mode mode);

  sqlite3* handle() const { return handle_.get(); }
  /// Runs statements that return nothing of interest.
  void run(const char* sql);
  void run(const std::string& sql) { run(sql.c_str()); }
  int64_t last_row() const { return sqlite3_last_insert_rowid(handle()); }
  /// Rows changed by the last statement.
  int64_t changes() const { return sqlite3_changes64(handle()); }
  [[noreturn]] void fail(int code) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement. Texts bound must live until the next reset; texts read until the next step.
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  /// Binds all parameters, in order, after resetting the statement. Numbers, bool, texts, and std::optional of them.
  /// A string that would be gone before the step is refused where it is compiled.
  template <class... Values>
  Query& bind(Values&&... values) {
    static_assert(
        (... && (!std::is_same_v<Values, std::string> && !std::is_same_v<Values, std::optional<std::string>>)),
        "SQLite does not copy what is bound: name the string, so that it lives until the step");
    reset();
    int index = 0;
    (put(++index, values), ...);
    return *this;
  }
  /// Binds one parameter (from 1) of a statement whose parameters are not known when this is compiled; the others stay.
  template <class Value>
  void bind_one(int index, Value&& value) {
    static_assert(!std::is_same_v<Value, std::string>, "as for bind()");
    put(index, value);
  }
  /// True if there is a row.
  bool step();
  /// Binds, runs to the end, resets.
  template <class... Values>
  void run(const Values&... values) {
    bind(values...);
    while (step()) {
    }
    reset();
  }
  void reset() { sqlite3_reset(handle_.get()); }

  bool null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
  std::string_view text(int column) const;  ///< empty if null; also for BLOBs
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<int64_t> optional_integer(int column) const {
    return null(column) ? std::nullopt : std::optional(integer(column));
  }
  int columns() const { return sqlite3_column_count(handle_.get()); }

  /// Bytes, bound as a BLOB.
  struct Blob {
    std::string_view bytes;
  };

 private:
  void put(int index, std::string_view text) {
    check(sqlite3_bind_text64(handle_.get(), index, text.data() == nullptr ? "" : text.data(), text.size(),
                              SQLITE_STATIC, SQLITE_UTF8));
  }
  void put(int index, const std::string& text) { put(index, std::string_view(text)); }
  void put(int index, const char* text) { put(index, std::string_view(text)); }
  void put(int index, Blob blob) {
    check(sqlite3_bind_blob64(handle_.get(), index, blob.bytes.data() == nullptr ? "" : blob.bytes.data(),
                              blob.bytes.size(), SQLITE_STATIC));
  }
  void put(int index, double number) { check(sqlite3_bind_double(handle_.get(), index, number)); }
  template <class Integer>
  requires std::is_integral_v<Integer>
  void put(int index, Integer number) { check(sqlite3_bind_int64(handle_.get(), index, static_cast<int64_t>(number))); }
  void put(int index, std::nullptr_t) { check(sqlite3_bind_null(handle_.get(), index)); }
  void put(int index, std::nullopt_t) { put(index, nullptr); }
  template <class Value>
  void put(int index, const std::optional<Value>& value) {
    if (value) {
      put(index, *value);
    } else {
      put(index, nullptr);
    }
  }
  void check(int code) const;

  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// A transaction that is rolled back unless it is committed.
class Transaction {
 public:
  /// Takes the right to write at once, so that nothing read in it can be outdated when it writes.
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!done_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void commit() {
    database_.run("COMMIT");
    done_ = true;
  }

 private:
  Database& database_;
  bool done_ = false;
};

}  // namespace isnad::ledger
