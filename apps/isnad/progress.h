// The progress bar on standard error: only where that is a terminal, and only for people.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace isnad::app {

class Progress {
 public:
  /// `total` bytes of input, if known. A bar that is not `shown` does nothing.
  Progress(bool shown, std::optional<uint64_t> total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  bool shown() const { return shown_; }
  void update(uint64_t bytes, uint64_t articles);  ///< draws at most ten times a second
  /// The same where there are no bytes to count: "1200 events".
  void update_count(uint64_t done, std::string_view what);
  void clear();  ///< takes the bar off, so that a message can be printed

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool drawn_ = false;
  std::optional<uint64_t> total_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point last_ = Clock::now();
};

}  // namespace isnad::app
