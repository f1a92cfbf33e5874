// HTML: markup in, text with block marks out.
#pragma once

#include <string_view>

#include "text/text.hpp"

namespace gongwen::formats {

// True if the text is an HTML page or a piece of one, rather than prose that mentions a tag.
[[nodiscard]] bool looks_like_html(std::string_view text);

// The text of the page as a reader would see it: a line for each block and each row of a table,
// hidden elements, scripts and readings of <ruby> left out. What <meta> and <title> say comes
// first, each on a line of its own, as blocks of kind `metadata`. The map leads back into the
// markup.
[[nodiscard]] text::Text read_html(text::Text markup);

}  // namespace gongwen::formats
