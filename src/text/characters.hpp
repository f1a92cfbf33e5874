// Characters that stand for others, or for nothing: variants, radicals, controls, odd spaces.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Radicals and compatibility ideographs become the characters they stand for, no-break spaces
// plain ones, circles between numerals 〇; control and zero-width characters go.
[[nodiscard]] Text normalize_characters(Text&& text);

}  // namespace gongwen::text
