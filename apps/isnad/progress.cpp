#include "progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace isnad::app {

Progress::Progress(bool shown, std::optional<uint64_t> total) : shown_(shown), total_(total) {}

void Progress::update(uint64_t bytes, uint64_t articles) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  constexpr double kMega = 1e6;
  std::string line = "\r\x1b[K";
  if (total_ && *total_ > 0) {
    const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(*total_));
    constexpr size_t kWidth = 24;
    const auto full = static_cast<size_t>(share * kWidth);
    line +=
        fmt::format("[{}{}] {:3.0f} %  {:.1f} of {:.1f} MB", std::string(full, '='), std::string(kWidth - full, ' '),
                    share * 100, static_cast<double>(bytes) / kMega, static_cast<double>(*total_) / kMega);
  } else {
    line += fmt::format("{:.1f} MB", static_cast<double>(bytes) / kMega);
  }
  line +=
      fmt::format("  {} articles, {:.0f} a second", articles, static_cast<double>(articles) / std::max(seconds, 0.1));
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
}

void Progress::update_count(uint64_t done, std::string_view what) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const std::string line = fmt::format("\r\x1b[K{} {}", done, what);
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace isnad::app
