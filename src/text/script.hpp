// Traditional to simplified script, only where the text is traditional.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// The script that the text is written in.
[[nodiscard]] Script script_of(Text& text);

// Converts a traditional text, or the traditional lines of one that is `mixed` or `hans`.
[[nodiscard]] Text simplify(Text&& text, Script script);

}  // namespace gongwen::text
