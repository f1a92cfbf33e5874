// CNS 11643 as EUC-TW has it: planes of 94 rows with 94 characters each.
#pragma once

#include <cstdint>

namespace gongwen::tables {

// The character of plane 1-16, row and cell 1-94; 0 where there is none.
[[nodiscard]] char32_t cns_character(std::uint8_t plane, std::uint8_t row, std::uint8_t cell);

}  // namespace gongwen::tables
