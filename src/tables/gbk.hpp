// GBK and GB18030 after the WHATWG index, both ways.
#pragma once

#include <array>
#include <cstdint>

namespace gongwen::tables {

// The character of a two-byte code; 0 where there is none.
[[nodiscard]] char32_t gbk_character(std::uint8_t lead, std::uint8_t trail);
// All of them in one look, for decoders: `pairs[(lead & 0x7F) << 8 | trail]`.
using GbkPairs = std::array<char16_t, 0x8000>;
[[nodiscard]] const GbkPairs& gbk_pairs();
// The two-byte code of a character, lead byte high; 0 where there is none.
[[nodiscard]] std::uint16_t gbk_code(char32_t c);
// The character of a four-byte code; 0 where there is none.
[[nodiscard]] char32_t gb18030_character(const std::uint8_t (&code)[4]);
// True for what GB 2312-80 has, which simplified text seldom leaves.
[[nodiscard]] bool in_gb2312(char32_t c);

[[nodiscard]] constexpr bool is_gbk_lead(std::uint8_t byte) {
  return byte >= 0x81 && byte <= 0xFE;
}
[[nodiscard]] constexpr bool is_gbk_trail(std::uint8_t byte) {
  return byte >= 0x40 && byte <= 0xFE && byte != 0x7F;
}

}  // namespace gongwen::tables
