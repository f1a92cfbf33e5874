// Radicals, compatibility ideographs and private-use characters that stand for ordinary ones.
#pragma once

namespace gongwen::tables {

// The ordinary character; 0 where `c` is none of these.
[[nodiscard]] char32_t ordinary_form(char32_t c);
// What became of a private-use character of GBK in later editions of GB18030; 0 if nothing did.
[[nodiscard]] char32_t assigned_character(char32_t c);

}  // namespace gongwen::tables
