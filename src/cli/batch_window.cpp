#include "batch_window.hpp"

#include <utility>

namespace gongwen::cli {

bool Window::put(std::size_t index, Row row) {
  std::unique_lock<std::mutex> lock(mutex_);
  const std::size_t size = row.lines.size();
  changed_.wait(lock, [&] { return closed_ || index == next_ || held_ + size <= limit_; });
  if (closed_) return false;
  held_ += size;
  rows_.emplace(index, std::move(row));
  changed_.notify_all();
  return true;
}

void Window::leave() {
  const std::lock_guard<std::mutex> lock(mutex_);
  --makers_;
  changed_.notify_all();
}

std::optional<Row> Window::take(std::chrono::milliseconds wait) {
  std::unique_lock<std::mutex> lock(mutex_);
  const auto ready = [&] { return !rows_.empty() && rows_.begin()->first == next_; };
  changed_.wait_for(lock, wait, [&] { return ready() || makers_ == 0; });
  if (!ready()) return std::nullopt;
  Row out = std::move(rows_.begin()->second);
  rows_.erase(rows_.begin());
  held_ -= out.lines.size();
  ++next_;
  changed_.notify_all();
  return out;
}

bool Window::ended() {
  const std::lock_guard<std::mutex> lock(mutex_);
  // A row that a stop has left out is not waited for.
  return makers_ == 0 && (rows_.empty() || rows_.begin()->first != next_);
}

void Window::close() {
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace gongwen::cli
