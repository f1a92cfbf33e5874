// What programs put into text that is copied out of them: numbers before all lines, `>` before
// quoted ones, a blank behind each character.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Drops them where the whole text shows that they are no part of it: every line is numbered, from 1
// on, or nearly all characters stand apart. Each is a repair of kind `hard_wrap`.
[[nodiscard]] Text drop_copying_marks(Text&& text);

}  // namespace gongwen::text
