// Characters that stand for others, or for nothing: variants, radicals, controls, odd spaces.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// What the stage may change; a survey looks for it.
[[nodiscard]] bool may_be_odd(char32_t c);

// Radicals and compatibility ideographs become the characters they stand for, no-break spaces
// plain ones, circles between numerals 〇; control and zero-width characters go.
[[nodiscard]] Text normalize_characters(Text&& text);

}  // namespace gongwen::text
