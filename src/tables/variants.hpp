// Radicals and compatibility ideographs that stand for ordinary characters.
#pragma once

namespace gongwen::tables {

// The ordinary character; 0 where `c` is none of these.
[[nodiscard]] char32_t ordinary_form(char32_t c);

}  // namespace gongwen::tables
