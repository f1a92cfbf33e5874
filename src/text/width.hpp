// Half-width and full-width forms: canonical Chinese punctuation, half-width digits and letters.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Folded marks (, : ; ( ) ? ! ") between Chinese become full-width again; numbers, times, addresses
// and Western words keep theirs. Full-width digits and letters become half-width.
[[nodiscard]] Text normalize_width(Text&& text);

}  // namespace gongwen::text
