// A character model of official Chinese: how surprising a character is behind one or two others.
#pragma once

#include <cstdint>

namespace gongwen::tables {

// Costs are -log2 P(c | before) in half bits: 6 to 16 for prose, above 40 for what never stands
// together. Traditional characters count as their simplified ones, half-width marks as full-width;
// '\n' is a line end.
inline constexpr int costs_per_bit = 2;

// The model's number of a character: to be asked once where a character is weighed often.
[[nodiscard]] std::uint16_t model_number(char32_t c);

// Cost of a character by itself.
[[nodiscard]] int cost(char32_t c);
// Cost of `c` behind `b`.
[[nodiscard]] int cost(char32_t b, char32_t c);
// Cost of `c` behind `a` and `b`.
[[nodiscard]] int cost(char32_t a, char32_t b, char32_t c);
// The same by numbers.
[[nodiscard]] int cost_by_number(std::uint16_t b, std::uint16_t c);
[[nodiscard]] int cost_by_number(std::uint16_t a, std::uint16_t b, std::uint16_t c);

// The costs in whole bits.
[[nodiscard]] inline int bits(char32_t c) {
  return cost(c) / costs_per_bit;
}
[[nodiscard]] inline int bits(char32_t b, char32_t c) {
  return cost(b, c) / costs_per_bit;
}

}  // namespace gongwen::tables
