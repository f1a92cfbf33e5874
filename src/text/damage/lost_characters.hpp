// What a conversion lost beyond cure: U+FFFD, and 锟斤拷, which is U+FFFD read as GBK.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Says in a diagnostic how many signs of lost characters the text still has, and where the first
// stands. They stay: what they were cannot be known.
void note_lost_characters(Text& text);

}  // namespace gongwen::text
