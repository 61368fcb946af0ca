// Opening a ledger: is it one, is it whole, is it ours to write? See ledger.h.
//
// Opening «أخبار.ledger» that turns out to be a text file gives "is not a ledger: it is not an SQLite file" and leaves
// the file alone. Does not write records (store.h) and does not derive events (derive.h).
#include "ledger/ledger.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "ledger/schema.h"

namespace isnad::ledger {

class LedgerFile {
 public:
  explicit LedgerFile(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {}
  LedgerFile(const LedgerFile&) = delete;
  LedgerFile& operator=(const LedgerFile&) = delete;
  ~LedgerFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int descriptor() const { return descriptor_; }
  /// It is still what is found at `path`.
  bool is_at(const std::string& path) const {
    struct stat there {
    }, here{};
    return ::stat(path.c_str(), &there) == 0 && ::fstat(descriptor_, &here) == 0 && there.st_dev == here.st_dev &&
           there.st_ino == here.st_ino;
  }

 private:
  int descriptor_;
};

// Closing any descriptor of a file takes back all the locks of fcntl() that the process has on it, SQLite's too: so
// the file is closed after the database.
struct Ledger::Lock {
  std::shared_ptr<LedgerFile> file;
  ~Lock() { ::flock(file->descriptor(), LOCK_UN); }
};

namespace {

// Files larger than this are not checked page by page before they are written: it would take longer than the build.
constexpr int64_t kLargestChecked = int64_t{1} << 30;

int64_t pragma(const Database& database, const char* name) {
  Query query(database, std::string("PRAGMA ") + name);
  return query.step() ? query.integer(0) : 0;
}

Error at(const std::string& path, std::string message) { return {.message = std::move(message), .file = path}; }

struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace

Error explained(const Failure& failure, const std::string& path) {
  std::string what = failure.what();
  std::replace(what.begin(), what.end(), '\n', ' ');
  switch (failure.code()) {
    case SQLITE_NOTADB:
      return at(path, "is not a ledger: it is not an SQLite file; nothing was changed");
    case SQLITE_CORRUPT:
      return at(path,
                "is damaged (" + what +
                    "); no more is written to it. `sqlite3 FILE .recover` may save what it holds; building again from "
                    "the articles into a new file gives the same ledger");
    case SQLITE_FULL:
      return at(path,
                "the disk is full; what the ledger held is safe. Make room and do the same again: a build goes on from "
                "where it stopped");
    case SQLITE_READONLY:
      return at(path, "cannot be written: the file or its folder is read-only; nothing was changed");
    case SQLITE_CANTOPEN:
      return at(path, "cannot be opened: is the folder there, and may you read and write it?");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return at(path, "is in use by another program; try again when it has ended");
    case SQLITE_IOERR:
      return at(path, "reading or writing failed (" + what +
                          "); what the ledger held is safe. Is the disk full, or files of this size not allowed? Then "
                          "do the same again: a build goes on from where it stopped");
    case SQLITE_NOMEM:
      return at(path, "memory has run out; what the ledger held is safe");
    case SQLITE_ERROR:  // of a table or column that should be there
      return at(path, "cannot be used as a ledger (" + what + "); has another program changed it?");
    default:
      return at(path, what);
  }
}

void Ledger::check_identity(bool may_be_empty) {
  const int64_t application = pragma(*database_, "application_id");
  const int64_t version = pragma(*database_, "user_version");
  if (application != kApplicationId) {
    // A first build that was stopped before its tables were made has left a file with nothing in it.
    bool empty = application == 0 && version == 0;
    if (empty) {
      Query any(*database_, "SELECT 1 FROM sqlite_master LIMIT 1");
      empty = !any.step();
    }
    if (empty && may_be_empty) return;
    throw Refusal(empty ? "is empty: no build has ended in it yet"
                        : "is not a ledger, but an SQLite file of another program; nothing was changed");
  }
  if (version < 1) throw Failure(SQLITE_CORRUPT, "it has no version");
  if (version > kSchemaVersion) {
    throw Refusal("was made by a newer Isnad (ledger version " + std::to_string(version) + "; this one knows " +
                  std::to_string(kSchemaVersion) + "); nothing was changed. Use that Isnad, or build a new ledger");
  }
}

void Ledger::prepare_to_write(bool check) {
  if (check && pragma(*database_, "page_count") * pragma(*database_, "page_size") <= kLargestChecked) {
    Query found(*database_, "PRAGMA quick_check(1)");
    if (found.step() && found.text(0) != "ok") throw Failure(SQLITE_CORRUPT, found.string(0));
  }
  database_->run("PRAGMA foreign_keys = ON");
  database_->run("PRAGMA cache_size = -163840");
  database_->run("PRAGMA temp_store = MEMORY");
  Query(*database_, "PRAGMA journal_mode = WAL").run();
  database_->run("PRAGMA synchronous = NORMAL");
  // Pages that change again and again (of indices, of the full-text index) are then written to their place less often.
  database_->run("PRAGMA wal_autocheckpoint = 16384");
  Transaction transaction(*database_);
  const auto version = pragma(*database_, "user_version");
  if (pragma(*database_, "application_id") != kApplicationId) {
    database_->run(kSchema);
    database_->run("PRAGMA application_id = " + std::to_string(kApplicationId));
  } else if (version != kSchemaVersion) {
    migrate(version);
  }
  database_->run("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  transaction.commit();
}

void Ledger::migrate(int64_t version) {
  for (; version < kSchemaVersion; ++version) database_->run(kMigrations[version - 1]);
  // Whatever has changed in it: the derived half is made anew from what was read.
  const char* derived = std::strstr(kSchema, kDerivedHalf);
  assert(derived != nullptr);
  database_->run(derived);
  database_->run("DELETE FROM meta WHERE key IN ('derived', 'rules')");
}

Result<Ledger> Ledger::open_to_write(const std::string& path, const WriteOptions& options) {
  Ledger ledger;
  ledger.path_ = path;
  struct stat status {};
  const bool there = ::stat(path.c_str(), &status) == 0;
  if (there) {
    if (S_ISDIR(status.st_mode)) return at(path, "is a folder; -l names the file of the ledger");
    if (!S_ISREG(status.st_mode)) return at(path, "is not a file");
    if (::access(path.c_str(), W_OK) != 0) {
      return at(path, "cannot be written: the file is read-only; nothing was changed");
    }
  }
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, std::max<size_t>(slash, 1));
  if (::stat(folder.c_str(), &status) != 0) return at(path, "there is no folder " + folder + " to make it in");
  if (::access(folder.c_str(), W_OK) != 0) {
    return at(path, there ? "cannot be written: its folder is read-only, and SQLite keeps a journal beside the file; "
                            "nothing was changed"
                          : "cannot be made: the folder is read-only");
  }
  std::shared_ptr<LedgerFile> file = options.file != nullptr ? *options.file : nullptr;
  if (!file || !file->is_at(path)) file = std::make_shared<LedgerFile>(path);
  if (file->descriptor() < 0) return at(path, std::string("cannot be written: ") + std::strerror(errno));
  if (options.file != nullptr) *options.file = file;
  ledger.lock_ = std::make_shared<Lock>();
  ledger.lock_->file = file;
  if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
    if (!options.wait) {
      if (options.busy != nullptr) *options.busy = true;
      return at(path, "another build is writing this ledger; try again when it has ended");
    }
    if (options.waiting) options.waiting();
    while (::flock(file->descriptor(), LOCK_EX) != 0) {
      if (errno != EINTR) return at(path, std::string("cannot be locked: ") + std::strerror(errno));
    }
  }
  try {
    ledger.database_ = std::make_unique<Database>(path, Database::Mode::ReadWrite);
    ledger.check_identity(true);
    ledger.prepare_to_write(options.check);
  } catch (const Failure& failure) {
    if (options.busy != nullptr) *options.busy = failure.code() == SQLITE_BUSY || failure.code() == SQLITE_LOCKED;
    return explained(failure, path);
  } catch (const Refusal& refusal) {
    return at(path, refusal.what());
  }
  return ledger;
}

Result<Ledger> Ledger::open_to_read(const std::string& path) {
  Ledger ledger;
  ledger.path_ = path;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return at(path, errno == ENOENT ? "there is no such ledger; `isnad build INPUT… -l FILE` makes one"
                                    : std::string("cannot be read: ") + std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) return at(path, "is a folder; -l names the file of the ledger");
  if (!S_ISREG(status.st_mode)) return at(path, "is not a file");
  if (::access(path.c_str(), R_OK) != 0) return at(path, std::string("cannot be read: ") + std::strerror(errno));
  const auto open = [&] {
    ledger.database_ = std::make_unique<Database>(path, Database::Mode::ReadOnly);
    ledger.check_identity(false);
    if (const auto version = pragma(*ledger.database_, "user_version"); version < kSchemaVersion) {
      throw Refusal("was made by an older Isnad (ledger version " + std::to_string(version) + "); `isnad build -l " +
                    path + "` brings it up to date");
    }
  };
  const auto is_left_over = [&](const Failure& failure) {
    if (failure.code() != SQLITE_CANTOPEN && failure.code() != SQLITE_READONLY) return false;
    return ::access((path + "-wal").c_str(), F_OK) == 0 || ::access((path + "-journal").c_str(), F_OK) == 0;
  };
  try {
    try {
      open();
    } catch (const Failure& failure) {
      if (!is_left_over(failure)) throw;
      // What a killed build has left beside the file, SQLite puts in order only for those who write.
      ledger.database_.reset();
      pragma(Database(path, Database::Mode::ReadWrite), "user_version");
      open();
    }
  } catch (const Failure& failure) {
    if (is_left_over(failure)) {
      return at(path,
                "a build of it was interrupted, or is under way, and who may not write it and its folder cannot "
                "read it now; `isnad build -l " +
                    path + "`, by somebody who may, completes it");
    }
    return explained(failure, path);
  } catch (const Refusal& refusal) {
    return at(path, refusal.what());
  }
  return ledger;
}

std::string Ledger::meta(std::string_view key) const {
  Query query(*database_, "SELECT value FROM meta WHERE key = ?");
  query.bind(key);
  return query.step() ? query.string(0) : std::string();
}

void Ledger::set_meta(std::string_view key, std::string_view value) {
  Query(*database_, "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .run(key, value);
}

void Ledger::mark_read() {
  const std::string before = meta("read");
  int64_t count = 0;  // also where somebody has written something else there
  std::from_chars(before.data(), before.data() + before.size(), count);
  set_meta("read", std::to_string(count < INT64_MAX ? count + 1 : 0));
}

bool Ledger::is_derived(std::string_view rules) const {
  return meta("derived") == meta("read") && meta("rules") == rules;
}

void Ledger::mark_derived(std::string_view rules) {
  set_meta("derived", meta("read"));
  set_meta("rules", rules);
}

void Ledger::close() {
  if (!database_) return;
  // A reader that is looking at it now keeps it in WAL mode; the next build tries again.
  sqlite3_busy_timeout(database_->handle(), 0);
  sqlite3_exec(database_->handle(), "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE", nullptr, nullptr,
               nullptr);
  database_.reset();
  lock_.reset();
}

}  // namespace isnad::ledger
