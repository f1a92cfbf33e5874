// Whether the caller of a call still wants its result.
//
// Every stage polls as it goes through its text; one that does not is one that nobody can end. A
// poll costs an addition until some thousand bytes were gone through, then a look at the clock.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "gongwen/clean.hpp"

namespace gongwen::values {

// Of one call, in its thread.
class Watch {
 public:
  // Time begins here. `options` and `stages` (names for `Progress`) are not copied.
  Watch(const Options& options, std::span<const std::string> stages);

  // What follows belongs to this stage.
  void enter(std::string_view stage);
  // `bytes` more were gone through, or work like that of so many.
  void poll(std::size_t bytes) {
    gone_ += bytes;
    if (gone_ >= look_every) look();
  }
  // How often it looked at the clock.
  [[nodiscard]] std::size_t looks() const { return looks_; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t look_every = 4096;

  void look();

  const Options& options_;
  std::span<const std::string> stages_;
  std::size_t stage_ = 0;
  std::size_t gone_ = 0;
  std::size_t looks_ = 0;
  bool watched_;  // somebody may end the call or wants to know of it
  Clock::time_point end_ = Clock::time_point::max();
  Clock::time_point next_report_;
};

// Tests call stages without anyone who watches.
inline void poll(Watch* watch, std::size_t bytes) {
  if (watch != nullptr) watch->poll(bytes);
}

}  // namespace gongwen::values
