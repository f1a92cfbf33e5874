#include "values/decimal.hpp"

#include <array>
#include <charconv>

namespace gongwen::values {

std::string decimal(double number, int digits) {
  std::array<char, 512> text{};  // the largest double has 309 digits before the point
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 std::chars_format::fixed, digits);
  return {text.data(), end.ptr};
}

}  // namespace gongwen::values
