// What all checks of a result share: where they are, the first fault, and what holds for any span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::values {

// Where in the result a check is, for the message: a chain on the stack, written out only at need.
struct Path {
  const Path* parent = nullptr;
  std::string_view name;
  std::size_t index = npos;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  [[nodiscard]] std::string str() const;
};

[[nodiscard]] std::string str(Span span);

// Keeps the first fault; what is checked after it may go wrong because of it.
class Checker {
 public:
  explicit Checker(const Result& result) : result_(result) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] bool fine() const { return fault_.empty(); }
  [[nodiscard]] const Result& result() const { return result_; }

  // Notes "`path` `what`" as the fault. False, so that a check can end with it.
  bool fail(const Path& path, const std::string& what);

  // In the text, in order, and on character boundaries.
  bool in_bounds(const Path& path, Span span);
  // In bounds, in `outer`, and not before `after`.
  bool in_order(const Path& path, Span span, Span outer, std::uint32_t after);
  // In [0, 1].
  void confidence(const Path& path, float confidence);

 private:
  const Result& result_;
  std::string fault_;
};

}  // namespace gongwen::values
