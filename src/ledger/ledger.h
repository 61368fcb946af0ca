// Ledger: the one SQLite file in which all that was read is kept, opened safely.
//
//   auto ledger = Ledger::open_to_write("news.ledger", {});
//   if (!ledger) complain(ledger.error().text());
//
// The schema is schema.sql, which docs/LEDGER.md explains. A file of an older version is migrated when it is opened to
// write; one of a newer version, one that is damaged and one that is no ledger are refused and left as they are.
//
// A file being built is in SQLite's WAL mode, so that it can be looked at meanwhile and is whole after a kill or a
// power cut; when it is closed it is one file again. Builds of the same ledger exclude one another by flock() on the
// file, which the kernel takes back when a process dies.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "isnad/result.h"
#include "ledger/database.h"

namespace isnad::ledger {

/// "ISND": SQLite's application_id of a ledger.
constexpr int kApplicationId = 0x49534E44;
/// Version of the schema that this program writes (SQLite's user_version).
constexpr int kSchemaVersion = 5;

/// The file of a ledger, held open for its lock: only one program writes at a time.
class LedgerFile;

class Ledger {
 public:
  struct WriteOptions {
    bool wait = true;               ///< for another build of the same ledger to end; else an error
    std::function<void()> waiting;  ///< called once when it has to wait
    bool* busy = nullptr;           ///< set to true if that is why it is an error
    bool check = true;              ///< look at all pages for damage first, unless it is very large
    /// For a program that also has the ledger open to read: the file stays open here when the ledger is closed, and is
    /// used again. To close any descriptor of a file takes back all the locks of fcntl() that the process has on it; a
    /// build would then believe that nobody reads, and put away the journal from which the readers read. Not for two
    /// ledgers at once.
    std::shared_ptr<LedgerFile>* file = nullptr;
  };

  /// Makes the file if there is none. Errors: not a ledger, damaged, newer, read-only, in use.
  static Result<Ledger> open_to_write(const std::string& path, const WriteOptions& options);
  /// Errors: no such file, not a ledger, damaged, newer or older than this program's.
  static Result<Ledger> open_to_read(const std::string& path);

  Database& database() { return *database_; }
  const std::string& path() const { return path_; }

  std::string meta(std::string_view key) const;  ///< empty if there is none
  void set_meta(std::string_view key, std::string_view value);

  /// The change of what was read is counted, so that the derived half is known to be outdated. To be called in the
  /// transaction of the change.
  void mark_read();
  /// The derived half was made from all that was read, by these rules.
  bool is_derived(std::string_view rules) const;
  void mark_derived(std::string_view rules);

  /// Leaves WAL mode, so that the ledger is one file.
  void close();

  Ledger(Ledger&&) noexcept = default;
  Ledger& operator=(Ledger&&) noexcept = default;
  ~Ledger() = default;

 private:
  struct Lock;
  Ledger() = default;
  void prepare_to_write(bool check);
  void migrate(int64_t version);
  void check_identity(bool may_be_empty);

  std::string path_;
  std::shared_ptr<Lock> lock_;  // declared first, so that it goes after the database: see Lock
  std::unique_ptr<Database> database_;
};

/// What went wrong with the file, and what to do about it, for people.
Error explained(const Failure& failure, const std::string& path);

}  // namespace isnad::ledger
