// Keeps the records of a text in bounds: equal repairs become one row with a count.
#pragma once

#include <cstdint>

#include "text/text.hpp"

namespace gongwen::text {

// Folds equal repairs (kind, before, after) into the first of them, which keeps the smallest
// confidence. Beyond `limit` rows further ones are only counted, in a diagnostic `repair_limit`.
void fold_repairs(Text& text, std::uint32_t limit);

// Drops diagnostics beyond `limit` and says so in the last one.
void limit_diagnostics(Text& text, std::uint32_t limit);

}  // namespace gongwen::text
