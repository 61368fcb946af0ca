// See ledger_pool.h. A thread that asks for «نازحون» (displaced people) has a connection of its own until it is
// answered.
#include "server/ledger_pool.h"

#include <sys/stat.h>

#include "ledger/names.h"
#include "ledger/search.h"
#include "server/api_error.h"

namespace isnad::server {

LedgerPool::LedgerPool(std::string path, const Engine& engine, size_t most)
    : path_(std::move(path)), engine_(engine), free_(most) {}

LedgerPool::Lease::~Lease() {
  if (!ledger_) return;
  const std::lock_guard lock(pool_->mutex_);
  pool_->idle_.emplace_back(file_, std::move(ledger_));
  ++pool_->free_;
  pool_->returned_.notify_one();
}

uint64_t LedgerPool::file() const {
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) return 0;
  return static_cast<uint64_t>(status.st_ino) * 31 + static_cast<uint64_t>(status.st_dev) + 1;
}

LedgerPool::Lease LedgerPool::borrow() {
  const uint64_t file = this->file();
  std::unique_ptr<ledger::Ledger> ledger;
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return free_ > 0; });
    --free_;
    while (!idle_.empty() && !ledger) {
      if (idle_.back().first == file) ledger = std::move(idle_.back().second);
      idle_.pop_back();
    }
  }
  if (!ledger) {
    try {
      ledger = open();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      ++free_;
      returned_.notify_one();
      throw;
    }
  }
  return {*this, std::move(ledger), file};
}

std::unique_ptr<ledger::Ledger> LedgerPool::open() const {
  auto opened = ledger::Ledger::open_to_read(path_);
  if (!opened) throw ApiError(503, "unavailable", opened.error().text());
  auto ledger = std::make_unique<ledger::Ledger>(std::move(*opened));
  ledger::register_name_functions(ledger->database());
  // A ledger without an index of words is shown all the same; only what asks for words fails.
  const auto ready = ledger::prepare_search(*ledger, engine_);
  (void)ready;
  return ledger;
}

}  // namespace isnad::server
