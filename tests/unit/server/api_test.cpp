// What the API holds while it answers, and which file it takes for the ledger. What it answers:
// tests/cli/test_serve.py.
#include "server/api.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <future>
#include <set>
#include <thread>

#include "ledger/fixture.h"

namespace isnad::server {
namespace {

using ApiTest = ledger::FixtureTest;

const Engine& engine() {
  static const Engine kEngine = std::move(*Engine::built_in());
  return kEngine;
}

TEST_F(ApiTest, AnExportHoldsNoConnectionToTheLedgerWhileItIsTaken) {
  LedgerPool pool(path_, engine(), 1);
  Api api(pool, engine(), {});
  ASSERT_TRUE(api.start());
  HttpRequest request;
  request.method = "GET";
  request.path = "/api/v1/export";
  HttpAnswer answer;
  api.answer(request, answer);
  ASSERT_TRUE(answer.stream) << answer.body;

  class SlowSink final : public HttpSink {
   public:
    explicit SlowSink(LedgerPool& pool) : pool_(pool) {}
    bool write(std::string_view bytes) override {
      size_ += bytes.size();
      auto borrowed = std::async(std::launch::async, [this] { pool_.borrow(); });
      free_ = free_ && borrowed.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
      EXPECT_TRUE(free_);
      if (!free_) std::_Exit(1);  // else the thread would be waited for
      return true;
    }
    bool open() override { return true; }
    size_t size() const { return size_; }

   private:
    LedgerPool& pool_;
    size_t size_ = 0;
    bool free_ = true;
  } sink(pool);
  answer.stream(sink);
  EXPECT_GT(sink.size(), 100U);
}

TEST(LedgerPool, AFileThatIsMadeAgainIsAnotherOne) {
  const std::string path = testing::TempDir() + "isnad-file-" + std::to_string(::getpid());
  const LedgerPool pool(path, engine(), 1);
  std::remove(path.c_str());
  EXPECT_EQ(pool.file(), 0U);
  std::set<uint64_t> files;
  constexpr size_t kTimes = 5;  // a file system may give it the number of the one before each time
  for (size_t i = 0; i < kTimes; ++i) {
    std::ofstream(path) << i;
    EXPECT_EQ(pool.file(), pool.file());
    files.insert(pool.file());
    std::remove(path.c_str());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // of the clock of file systems: a build takes longer
  }
  EXPECT_EQ(files.size(), kTimes);
}

}  // namespace
}  // namespace isnad::server
