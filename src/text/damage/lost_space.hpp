// `?` where a conversion had no code for a no-break space, and text of which nothing else is left.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Question marks at places where nobody asks become spaces, if the text shows that spaces were
// lost. Real question marks stay, and so does a text of which a conversion left nothing else: that
// is reported (diagnostic `unrecoverable`).
[[nodiscard]] Text restore_spaces(Text&& text);

}  // namespace gongwen::text
