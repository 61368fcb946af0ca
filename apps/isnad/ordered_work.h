// work_in_order: one thread brings items, several work on them, and the products leave in the order of the items.
//
// At most `window` items and about `most_weight` of weight are under way at once, whatever their number: whoever brings
// waits. One item is always let in, however heavy. What `bring`, `work` and `take` do must not throw.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace isnad::app {

struct WorkLimits {
  unsigned threads = 1;
  size_t window = 4;
  size_t most_weight = 4 * 1024 * 1024;
};

/// `bring()` → std::optional<Item>, called by one thread of its own; `weight(item)` → size_t;
/// `work(Item&&)` → Product, called by `threads` threads; `take(Product&&)`, called by the calling thread.
template <class Bring, class Weight, class Work, class Take>
void work_in_order(const WorkLimits& limits, Bring bring, Weight weight, Work work, Take take) {
  using Item = typename decltype(bring())::value_type;
  using Product = decltype(work(std::declval<Item>()));
  struct Slot {
    std::optional<Product> product;
    size_t weight = 0;
  };
  struct Waiting {
    uint64_t number;
    Item item;
  };

  const size_t window = limits.window > 0 ? limits.window : 1;
  std::mutex mutex;
  std::condition_variable room, arrived, finished;
  std::deque<Waiting> waiting;
  std::vector<Slot> slots(window);
  uint64_t brought = 0, taken = 0;
  size_t under_way = 0;  // weight
  bool ended = false;

  std::thread bringer([&] {
    for (;;) {
      std::optional<Item> item = bring();
      std::unique_lock lock(mutex);
      if (!item) {
        ended = true;
        arrived.notify_all();
        finished.notify_one();
        return;
      }
      const size_t heavy = weight(*item);
      room.wait(lock, [&] {
        return brought - taken < window && (brought == taken || under_way + heavy <= limits.most_weight);
      });
      slots[brought % window].weight = heavy;
      under_way += heavy;
      waiting.push_back(Waiting{brought++, std::move(*item)});
      arrived.notify_one();
    }
  });

  std::vector<std::thread> workers;
  for (unsigned i = 0; i < (limits.threads > 0 ? limits.threads : 1); ++i) {
    workers.emplace_back([&] {
      std::unique_lock lock(mutex);
      for (;;) {
        arrived.wait(lock, [&] { return !waiting.empty() || ended; });
        if (waiting.empty()) return;
        Waiting next = std::move(waiting.front());
        waiting.pop_front();
        lock.unlock();
        Product product = work(std::move(next.item));
        lock.lock();
        slots[next.number % window].product = std::move(product);
        if (next.number == taken) finished.notify_one();
      }
    });
  }

  std::unique_lock lock(mutex);
  for (;;) {
    Slot& slot = slots[taken % window];
    finished.wait(lock, [&] { return slot.product.has_value() || (ended && taken == brought); });
    if (!slot.product) break;
    Product product = std::move(*slot.product);
    slot.product.reset();
    lock.unlock();
    take(std::move(product));
    lock.lock();
    under_way -= slot.weight;
    ++taken;
    room.notify_one();
  }
  lock.unlock();
  bringer.join();
  for (std::thread& worker : workers) worker.join();
}

}  // namespace isnad::app
