// LedgerPool: connections to a ledger for reading, each used by one thread at a time.
//
//   LedgerPool pool("news.ledger", engine, 8);
//   auto lease = pool.borrow();           // waits while all are lent
//   for_each_event(lease.ledger(), …);
//
// Each can search (prepare_search) and compare names. Where the file has been replaced by another one, further
// connections are to the new one.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "ledger/ledger.h"

namespace isnad::server {

class LedgerPool {
 public:
  class Lease {
   public:
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    ledger::Ledger& ledger() { return *ledger_; }

   private:
    friend class LedgerPool;
    Lease(LedgerPool& pool, std::unique_ptr<ledger::Ledger> ledger, uint64_t file)
        : pool_(&pool), ledger_(std::move(ledger)), file_(file) {}
    LedgerPool* pool_;
    std::unique_ptr<ledger::Ledger> ledger_;
    uint64_t file_;  // which file it is a connection to
  };

  /// The engine must outlive it. `most` at once.
  LedgerPool(std::string path, const Engine& engine, size_t most);

  /// Throws ApiError (503) where the ledger cannot be opened.
  Lease borrow();
  const std::string& path() const { return path_; }
  /// A number that is another one once the file has been replaced; 0 while there is none.
  uint64_t file() const;

 private:
  std::unique_ptr<ledger::Ledger> open() const;

  std::string path_;
  const Engine& engine_;
  size_t free_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::pair<uint64_t, std::unique_ptr<ledger::Ledger>>> idle_;
};

}  // namespace isnad::server
