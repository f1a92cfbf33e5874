// Brings rows that many threads make, each when it is done, into the order of their inputs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>

#include "batch_rows.hpp"

namespace gongwen::cli {

// Bounded: who is far ahead of the row that is waited for must wait, too, once the rows that wait
// hold `limit` bytes. The next row never has to, so that there is always somebody who goes on.
class Window {
 public:
  // `makers`: how many threads put rows.
  Window(std::size_t next, std::size_t limit, std::size_t makers)
      : next_(next), limit_(limit), makers_(makers) {}

  // Hands over the row of input `index`. False once nobody takes rows any more.
  [[nodiscard]] bool put(std::size_t index, Row row);
  // A maker has put its last row.
  void leave();
  // The next row, if it comes within `wait`.
  [[nodiscard]] std::optional<Row> take(std::chrono::milliseconds wait);
  // True if no further row will come.
  [[nodiscard]] bool ended();
  // Nobody takes rows any more.
  void close();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;  // a row came, was taken; a maker left; the window was closed
  std::map<std::size_t, Row> rows_;
  std::size_t next_;
  std::size_t limit_;
  std::size_t makers_;
  std::size_t held_ = 0;  // bytes of `rows_`
  bool closed_ = false;
};

}  // namespace gongwen::cli
