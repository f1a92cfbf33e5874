// 机关代字 and the organs of orders, read backwards from what follows them: 根据|国发|〔2021〕.
#pragma once

#include <cstddef>
#include <string_view>

namespace gongwen::scan {

// The longest codes seen have ten characters; names of organs in orders may be longer.
inline constexpr std::size_t max_code_length = 14;
inline constexpr std::size_t max_organ_length = 40;

// A digit of any kind, or a Han numeral.
[[nodiscard]] bool is_numeral(char32_t c);

// Where the run of at most `max_length` Han characters that ends at `end` begins.
[[nodiscard]] std::size_t agency_run(std::string_view text, std::size_t end, std::size_t begin,
                                     std::size_t max_length);

// Where in that run the agency begins: behind the words of prose.
[[nodiscard]] std::size_t agency_begin(std::string_view text, std::size_t end, std::size_t begin,
                                       std::size_t max_length);

}  // namespace gongwen::scan
