// How far a batch is: a bar on a terminal, else a line now and then.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "files.hpp"

namespace gongwen::cli {

struct Progress {
  std::uint64_t total = 0;   // inputs
  std::uint64_t done = 0;    // of them
  std::uint64_t before = 0;  // of those done: by an earlier run
  std::uint64_t bytes = 0;   // read by this one
  double seconds = 0;        // that it took
};

[[nodiscard]] std::string clock_time(double seconds);                 // 0:07, 1:02:03
[[nodiscard]] std::string rate(std::uint64_t bytes, double seconds);  // 1.7 MB/s
// For a log: `312 of 1000 files, 104 files/s, 1.7 MB/s, about 0:07 left`.
[[nodiscard]] std::string progress_line(const Progress& progress);
// For a terminal of `columns` columns: the same behind a bar, in less than these.
[[nodiscard]] std::string progress_bar(const Progress& progress, std::size_t columns);

// Writes to standard error.
class ProgressReporter {
 public:
  explicit ProgressReporter(bool quiet);
  // Shows where things stand, if it is time to.
  void show(const Progress& progress);
  // Says a line above the bar.
  void say(const std::string& line);
  // Takes the bar away.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool quiet_;
  bool terminal_;
  bool drawn_ = false;
  Clock::time_point next_;
};

}  // namespace gongwen::cli
