// Half-width and full-width forms: canonical Chinese punctuation, half-width digits and letters.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// True for marks of ASCII that have a full-width form: , : ; ? ! ( ) and "
[[nodiscard]] bool has_full_width(char32_t c);
// True for letters, digits and marks that stand in another width than clean text has them.
[[nodiscard]] bool has_other_width(char32_t c);

// Folded marks (, : ; ( ) ? ! ") between Chinese become full-width again; numbers, times, addresses
// and Western words keep theirs. Full-width digits and letters become half-width.
[[nodiscard]] Text normalize_width(Text&& text);

}  // namespace gongwen::text
