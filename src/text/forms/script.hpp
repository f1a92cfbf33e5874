// Traditional to simplified script, only where the text is traditional.
#pragma once

#include "gongwen/clean.hpp"
#include "text/text.hpp"

namespace gongwen::text {

// The script that the text is written in.
[[nodiscard]] Script script_of(Text& text);

// True for a text in Japanese, which has marks of its own.
[[nodiscard]] bool is_japanese(Text& text);

// Converts what the options ask for; by default a traditional text, or the traditional lines of one
// that is `mixed` or `hans`.
[[nodiscard]] Text simplify(Text&& text, Script script, const ScriptOptions& options = {});

}  // namespace gongwen::text
