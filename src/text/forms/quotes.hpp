// Quotes of the wrong direction: “十四五“规划.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Gives the second of two opening quotes, or the first of two closing ones, its own direction where
// the other quotes of the line leave no doubt.
[[nodiscard]] Text pair_quotes(Text&& text);

}  // namespace gongwen::text
