// Figures of numbers and dates.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.hpp"

namespace gongwen::text {

// How many of 0-9 stand at `at`.
[[nodiscard]] inline std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

// The years that notices are of: 19xx and 20xx.
[[nodiscard]] constexpr bool is_year(std::string_view digits) {
  return digits.size() == 4 &&
         ((digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0'));
}

}  // namespace gongwen::text
