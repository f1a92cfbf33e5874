// Big5 with the Hong Kong supplement, after the WHATWG index, both ways.
#pragma once

#include <cstdint>

namespace gongwen::tables {

struct Big5Character {
  char32_t first = 0;   // 0: no such code
  char32_t second = 0;  // four codes stand for a letter and a combining mark
};

[[nodiscard]] Big5Character big5_character(std::uint8_t lead, std::uint8_t trail);
// The code of a character, lead byte high; 0 where there is none. As in the WHATWG encoder, codes
// of the Hong Kong supplement are not made.
[[nodiscard]] std::uint16_t big5_code(char32_t c);

[[nodiscard]] constexpr bool is_big5_lead(std::uint8_t byte) {
  return byte >= 0x81 && byte <= 0xFE;
}
[[nodiscard]] constexpr bool is_big5_trail(std::uint8_t byte) {
  return (byte >= 0x40 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFE);
}

}  // namespace gongwen::tables
