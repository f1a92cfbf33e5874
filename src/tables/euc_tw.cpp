#include "tables/euc_tw.hpp"

#include <cstddef>

namespace gongwen::tables {
namespace {

constexpr std::size_t planes = 16;
constexpr std::size_t side = 94;  // rows of a plane, cells of a row

// Number of each row among those that are not empty, counted from 1; 0 for an empty one.
constexpr std::uint16_t row_numbers[planes * side] = {
#include "tables/generated/euc_tw_rows.inc"
};
// The low 16 bits of each character, and whether it is of the supplementary plane 2.
constexpr std::uint16_t low_bits[] = {
#include "tables/generated/euc_tw_cells.inc"
};
constexpr std::uint32_t astral[] = {
#include "tables/generated/euc_tw_astral.inc"
};

}  // namespace

char32_t cns_character(std::uint8_t plane, std::uint8_t row, std::uint8_t cell) {
  if (plane < 1 || plane > planes || row < 1 || row > side || cell < 1 || cell > side) return 0;
  const std::size_t number = row_numbers[(plane - 1) * side + (row - 1)];
  if (number == 0) return 0;
  constexpr std::size_t word = 32;
  const std::size_t at = (number - 1) * side + (cell - 1);
  const char32_t above = astral[at / word] >> at % word & 1U;
  return above << 17 | low_bits[at];
}

}  // namespace gongwen::tables
