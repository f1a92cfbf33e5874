// Blanks that layout put into words: letter-spaced labels (电 话：) and titles (公　告), dates
// (2022 年 9 月), times and numbers.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

[[nodiscard]] Text close_spaced_words(Text&& text);

}  // namespace gongwen::text
