// Characters that stand for others, or for nothing: variants, radicals, controls, odd spaces.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// What the stage may change; a survey looks for it.
[[nodiscard]] bool may_be_odd(char32_t c);

// Radicals, compatibility ideographs and the private-use characters of GBK become the characters
// they stand for, marks of odd forms their canonical ones (∶ as a colon, • in names), no-break
// spaces plain ones, circles between numerals 〇; control and zero-width characters go. Private-use
// characters that stand for nothing known stay, with a diagnostic `private_use`.
[[nodiscard]] Text normalize_characters(Text&& text);

}  // namespace gongwen::text
