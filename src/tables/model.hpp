// A character-bigram model of official Chinese: how surprising a character is behind another.
#pragma once

namespace gongwen::tables {

// Bits, -log2 P(b | a): about 3-8 for prose, above 20 for what never stands together. Traditional
// characters count as their simplified ones, half-width marks as full-width; '\n' is a line end.
[[nodiscard]] int bits(char32_t a, char32_t b);
// Bits of a character by itself.
[[nodiscard]] int bits(char32_t c);
// What a Han character costs that the model has never seen.
inline constexpr int unseen_bits = 26;

}  // namespace gongwen::tables
