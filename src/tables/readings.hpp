// Readings of Han characters in Hanyu Pinyin, after Unihan.
#pragma once

#include <string_view>

namespace gongwen::tables {

// True if the character has this reading (`huì`, with its tone mark).
[[nodiscard]] bool has_reading(char32_t host, std::string_view reading);
// True if some character has it.
[[nodiscard]] bool is_reading(std::string_view text);

}  // namespace gongwen::tables
