// Whole numbers as they are written: 12, １２, 十二, 一百零二, 二〇二四.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

struct Numeral {
  Span span;
  int value = 0;
  int digits = 0;  // characters that it is written with
};

// ASCII or full-width digits, at most nine.
[[nodiscard]] std::optional<Numeral> arabic_numeral(std::string_view text, std::size_t at);
// 十二, 一百零二, 廿三; also digit by digit (二〇二四, 一八), with any of 〇 ○ O 零 for zero.
[[nodiscard]] std::optional<Numeral> han_numeral(std::string_view text, std::size_t at);
// Either.
[[nodiscard]] std::optional<Numeral> numeral(std::string_view text, std::size_t at);

}  // namespace gongwen::scan
