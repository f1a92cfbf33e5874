// The conversion of traditional to simplified characters, without asking whether it is wanted.
#pragma once

#include <vector>

#include "text/text.hpp"

namespace gongwen::text {

// Converts the stretches, which are in order and apart: the longest phrase first, then characters.
[[nodiscard]] Text convert_to_simplified(Text&& text, const std::vector<Span>& stretches);

}  // namespace gongwen::text
