// Joins lines that layout broke: hard wraps of PDF tools, page breaks inside a sentence.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Headings, titles, addressees and signatures keep their lines: only a line that plainly goes on in
// the next is joined to it.
[[nodiscard]] Text join_wrapped_lines(Text&& text);

}  // namespace gongwen::text
