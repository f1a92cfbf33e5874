// Text that was read in the wrong charset and stored so: 鍏充簬, å…³äºŽ, ¹ØÓÚ.
#pragma once

#include <string_view>

#include "text/text.hpp"

namespace gongwen::text {

// True for a character that clean text seldom has and misread text mostly consists of.
[[nodiscard]] bool is_rare(char32_t c);

// True for a line with rare characters so near one another as clean text seldom has them.
[[nodiscard]] bool is_strange(std::string_view line);

// Reads damaged lines, and damaged words within lines, again. Accepted only if the bytes fit and
// the model prefers the result by a margin.
[[nodiscard]] Text reread_mojibake(Text&& text);

}  // namespace gongwen::text
