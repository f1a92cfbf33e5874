#include "tables/big5.hpp"

#include <array>
#include <cstddef>

namespace gongwen::tables {
namespace {

constexpr std::size_t trails = 157;
constexpr std::uint32_t by_code[] = {
#include "tables/generated/big5.inc"
};

// The supplement lies before this lead byte.
constexpr std::size_t first_plain_lead = 0xA1;

using CodeTable = std::array<std::uint16_t, 0x10000>;

const CodeTable& by_character() {
  static const CodeTable table = [] {
    CodeTable made{};
    for (std::size_t pointer = (first_plain_lead - 0x81) * trails; pointer < std::size(by_code);
         ++pointer) {
      if (by_code[pointer] >= made.size() || by_code[pointer] == 0) continue;
      const std::size_t trail = pointer % trails;
      std::uint16_t& cell = made[by_code[pointer]];
      if (cell != 0) continue;
      cell = static_cast<std::uint16_t>((0x81 + pointer / trails) << 8 |
                                        (trail + (trail < 0x3F ? 0x40 : 0x62)));
    }
    return made;
  }();
  return table;
}

}  // namespace

Big5Character big5_character(std::uint8_t lead, std::uint8_t trail) {
  if (!is_big5_lead(lead) || !is_big5_trail(trail)) return {};
  // Letters that Unicode has only with a combining mark (Encoding Standard, Big5 decoder).
  if (lead == 0x88 && trail == 0x62) return {0xCA, 0x304};
  if (lead == 0x88 && trail == 0x64) return {0xCA, 0x30C};
  if (lead == 0x88 && trail == 0xA3) return {0xEA, 0x304};
  if (lead == 0x88 && trail == 0xA5) return {0xEA, 0x30C};
  const std::size_t column = trail - (trail < 0x7FU ? 0x40U : 0x62U);
  return {by_code[(lead - 0x81U) * trails + column], 0};
}

std::uint16_t big5_code(char32_t c) {
  return c < 0x10000 ? by_character()[c] : std::uint16_t{0};
}

}  // namespace gongwen::tables
