// The ledger of fixture.sql, in a file of its own that is removed at the end.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "ledger/ledger.h"

namespace isnad::ledger {

class FixtureTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "isnad-fixture-" + std::to_string(::getpid()) + "-" +
            testing::UnitTest::GetInstance()->current_test_info()->name() + ".ledger";
    std::remove(path_.c_str());
    auto ledger = Ledger::open_to_write(path_, {});
    ASSERT_TRUE(ledger) << ledger.error().text();
    std::ifstream file(std::string(ISNAD_SOURCE_FOLDER) + "/tests/ledger/fixture.sql");
    ledger->database().run(std::string(std::istreambuf_iterator<char>(file), {}));
    ledger->close();
  }
  void TearDown() override { std::remove(path_.c_str()); }

  Ledger open() {
    auto ledger = Ledger::open_to_read(path_);
    EXPECT_TRUE(ledger) << ledger.error().text();
    return std::move(*ledger);
  }

  std::string path_;
};

}  // namespace isnad::ledger
