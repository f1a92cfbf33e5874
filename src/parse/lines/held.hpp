// A value that most have not: a pointer wide where it is missing, copied with its holder.
#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace gongwen::parse {

// Like std::optional, which takes the room of its value whether there is one or not: lines may be
// as short as two bytes, and their labels are of sixty.
template <typename T>
class Held {
 public:
  Held() = default;
  Held(std::nullopt_t /*none*/) {}  // NOLINT(google-explicit-constructor): as std::optional
  Held(T value)                     // NOLINT(google-explicit-constructor): as std::optional
      : value_(std::make_unique<T>(std::move(value))) {}
  Held(std::optional<T> value) {  // NOLINT(google-explicit-constructor): as std::optional
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Held(const Held& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Held(Held&&) noexcept = default;
  Held& operator=(const Held& other) {
    if (this != &other) value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Held& operator=(Held&&) noexcept = default;
  ~Held() = default;

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  void reset() { value_.reset(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace gongwen::parse
