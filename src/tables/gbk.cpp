#include "tables/gbk.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gongwen::tables {
namespace {

constexpr std::size_t trails = 190;
constexpr std::uint16_t by_code[] = {
#include "tables/generated/gbk.inc"
};

struct Range {
  std::uint32_t pointer;
  char32_t first;
};
constexpr Range ranges[] = {
#include "tables/generated/gb18030_ranges.inc"
};

using CodeTable = std::array<std::uint16_t, 0x10000>;

const CodeTable& by_character() {
  static const CodeTable table = [] {
    CodeTable made{};
    for (std::size_t pointer = 0; pointer < std::size(by_code); ++pointer) {
      const std::size_t trail = pointer % trails;
      const std::size_t code =
          (0x81 + pointer / trails) << 8 | (trail + (trail < 0x3F ? 0x40 : 0x41));
      std::uint16_t& cell = made[by_code[pointer]];
      if (cell == 0) cell = static_cast<std::uint16_t>(code);
    }
    made[0x3000] = 0xA1A1;  // A3A0 is a second code of the ideographic space
    made[0] = 0;
    return made;
  }();
  return table;
}

}  // namespace

char32_t gbk_character(std::uint8_t lead, std::uint8_t trail) {
  if (!is_gbk_lead(lead) || !is_gbk_trail(trail)) return 0;
  const std::size_t column = trail - (trail < 0x7FU ? 0x40U : 0x41U);
  return by_code[(lead - 0x81U) * trails + column];
}

std::uint16_t gbk_code(char32_t c) {
  return c < 0x10000 ? by_character()[c] : std::uint16_t{0};
}

const GbkPairs& gbk_pairs() {
  static const GbkPairs table = [] {
    GbkPairs made{};
    for (std::size_t lead = 0x81; lead <= 0xFE; ++lead) {
      for (std::size_t trail = 0x40; trail <= 0xFE; ++trail) {
        made[(lead & 0x7F) << 8 | trail] = static_cast<char16_t>(
            gbk_character(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail)));
      }
    }
    return made;
  }();
  return table;
}

char32_t gb18030_character(const std::uint8_t (&code)[4]) {
  const auto digit = [](std::uint8_t b) { return b >= 0x30 && b <= 0x39; };
  if (!is_gbk_lead(code[0]) || !digit(code[1]) || !is_gbk_lead(code[2]) || !digit(code[3]))
    return 0;
  const std::uint32_t pointer =
      (((code[0] - 0x81U) * 10 + (code[1] - 0x30U)) * 126 + (code[2] - 0x81U)) * 10 +
      (code[3] - 0x30U);
  constexpr std::uint32_t bmp_end = 39419;
  constexpr std::uint32_t astral_begin = 189000;
  constexpr std::uint32_t astral_end = 1237575;
  if ((pointer > bmp_end && pointer < astral_begin) || pointer > astral_end) return 0;
  if (pointer == 7457) return 0xE7C7;  // the one code that moved when U+1E3F got two bytes
  const auto* after = std::upper_bound(
      std::begin(ranges), std::end(ranges), pointer,
      [](std::uint32_t value, const Range& range) { return value < range.pointer; });
  const Range& range = *(after - 1);
  return range.first + (pointer - range.pointer);
}

bool in_gb2312(char32_t c) {
  const std::uint16_t code = gbk_code(c);
  const int lead = code >> 8;
  return lead >= 0xA1 && lead <= 0xF7 && (code & 0xFF) >= 0xA1 && (lead <= 0xA9 || lead >= 0xB0);
}

}  // namespace gongwen::tables
