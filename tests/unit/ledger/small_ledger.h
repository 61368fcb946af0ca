// Ledgers for tests, each in a file of its own that is removed at the end, and the engine that reads for them.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "isnad/engine.h"
#include "ledger/derive.h"
#include "ledger/ledger.h"
#include "ledger/merge.h"
#include "ledger/reading.h"
#include "ledger/store.h"

namespace isnad::ledger {

inline const Engine& test_engine() {
  static const Engine instance = [] {
    auto made = Engine::built_in();
    if (!made) throw std::runtime_error(made.error().text());
    return std::move(*made);
  }();
  return instance;
}

/// A document as JSON Lines give it.
inline Document document_of(const std::string& id, const std::string& text, const std::string& published = "2018-03-12",
                            const std::string& outlet = {}) {
  Document document;
  document.id = id;
  document.named = true;
  document.text = text;
  document.published = Day::parse(published);
  document.outlet = outlet;
  return document;
}

class SmallLedger {
 public:
  SmallLedger() : path_(testing::TempDir() + "isnad-small-" + std::to_string(::getpid()) + "-" + next() + ".ledger") {
    std::remove(path_.c_str());
    auto made = Ledger::open_to_write(path_, {});
    if (!made) throw std::runtime_error(made.error().text());
    ledger_.emplace(std::move(*made));
    database().run("PRAGMA synchronous = OFF");  // a test need not outlive a power cut
    store_.emplace(*ledger_, test_engine());
  }
  SmallLedger(const SmallLedger&) = delete;
  SmallLedger& operator=(const SmallLedger&) = delete;
  ~SmallLedger() {
    store_.reset();
    ledger_->close();
    ledger_.reset();
    std::remove(path_.c_str());
  }

  Ledger& ledger() { return *ledger_; }
  Database& database() { return ledger_->database(); }
  Store& store() { return *store_; }

  void write(const std::vector<Document>& documents) {
    Transaction transaction(database());
    for (const Document& document : documents) store_->write(read_for_ledger(test_engine(), document));
    ledger_->mark_read();
    transaction.commit();
  }
  int64_t remove(const std::string& id_or_path) {
    Transaction transaction(database());
    const int64_t count = store_->remove(id_or_path);
    ledger_->mark_read();
    transaction.commit();
    return count;
  }
  Derived derived() {
    const auto made = derive(*ledger_, test_engine(), {});
    if (!made) throw std::runtime_error(made.error().text());
    return *made;
  }

  /// All rows of a query, columns joined with blanks; «-» for NULL.
  std::vector<std::string> rows(const std::string& sql) {
    std::vector<std::string> out;
    Query query(database(), sql);
    while (query.step()) {
      std::string& row = out.emplace_back();
      for (int column = 0; column < query.columns(); ++column) {
        row += (column > 0 ? " " : "") + (query.null(column) ? std::string("-") : query.string(column));
      }
    }
    return out;
  }
  std::string value(const std::string& sql) {
    const auto all = rows(sql);
    return all.empty() ? std::string() : all.front();
  }

 private:
  static std::string next() {
    static int number = 0;
    return std::to_string(++number);
  }
  std::string path_;
  std::optional<Ledger> ledger_;
  std::optional<Store> store_;
};

}  // namespace isnad::ledger
