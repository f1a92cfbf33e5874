// GBK text that was decoded one byte off, because bytes were put in or lost inside a character.
//
// Where a lead byte is lost, its trail pairs with the next lead, and so on, until an ASCII byte or
// a trail below 0x80 ends the run: `。總局將組織` becomes `??偩謱⒔M織`. Everything behind the lost
// byte is known; the lost byte is the one that makes the text likeliest.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

[[nodiscard]] Text realign_gbk(Text&& text);

}  // namespace gongwen::text
