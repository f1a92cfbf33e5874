// How surprising a character is that a charset reads, in bits: what tells charsets apart.
#pragma once

#include "text/charset/decode.hpp"

namespace gongwen::text {

// What does not decode: more than any character, so that a charset in which everything is valid
// wins over one in which characters are likelier but bytes are left.
inline constexpr int invalid_bits = 40;

// Bits of the character `c`, read in `charset` behind the character `before`.
[[nodiscard]] int surprise(char32_t before, const Decoded& c, Charset charset);

}  // namespace gongwen::text
