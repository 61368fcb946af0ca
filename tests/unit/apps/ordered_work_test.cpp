#include "ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace isnad::app {
namespace {

TEST(OrderedWorkTest, ProductsLeaveInOrderAndFewAreUnderWay) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    constexpr int kItems = 500;
    int next = 0;
    std::atomic<int> under_way = 0, most = 0;
    std::vector<int> taken;
    work_in_order(
        WorkLimits{threads, 4, 1000},
        [&]() -> std::optional<int> { return next < kItems ? std::optional(next++) : std::nullopt; },
        [](int) { return size_t{1}; },
        [&](int item) {
          const int now = ++under_way;
          int before = most;
          while (now > before && !most.compare_exchange_weak(before, now)) {
          }
          if (item % 37 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          --under_way;
          return item * 2;
        },
        [&](int product) { taken.push_back(product); });
    ASSERT_EQ(taken.size(), static_cast<size_t>(kItems));
    for (int i = 0; i < kItems; ++i) ASSERT_EQ(taken[static_cast<size_t>(i)], i * 2);
    EXPECT_LE(most, static_cast<int>(std::min(threads, 4U)));
  }
}

TEST(OrderedWorkTest, HeavyItemsGoOneByOne) {
  int next = 0;
  std::atomic<int> under_way = 0;
  int taken = 0;
  work_in_order(
      WorkLimits{4, 16, 10}, [&]() -> std::optional<int> { return next < 50 ? std::optional(next++) : std::nullopt; },
      [](int) { return size_t{1000}; },
      [&](int item) {
        EXPECT_EQ(++under_way, 1);
        std::this_thread::yield();
        --under_way;
        return item;
      },
      [&](int) { ++taken; });
  EXPECT_EQ(taken, 50);
}

TEST(OrderedWorkTest, NothingToDo) {
  int taken = 0;
  work_in_order(
      WorkLimits{3, 4, 10}, [] { return std::optional<int>(); }, [](int) { return size_t{1}; },
      [](int item) { return item; }, [&](int) { ++taken; });
  EXPECT_EQ(taken, 0);
}

}  // namespace
}  // namespace isnad::app
