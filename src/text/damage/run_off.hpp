// GBK text of one line that is read one byte off: the search for the bytes that were lost.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/damage/rereading.hpp"

namespace gongwen::text {

// The stretches of a line that are one byte off, each believable by itself. Each guess at a lost
// byte is taken from `guesser`; with none left nothing is found.
[[nodiscard]] std::vector<Stretch> realign(std::string_view line, Guesser& guesser);

}  // namespace gongwen::text
