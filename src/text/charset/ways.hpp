// The cheapest way to read bytes: which charset each stretch is in, and which bytes fit none.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "text/charset/decode.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

// A stretch of bytes in one charset, or bytes that are left out because they fit nowhere: a way may
// leave a byte out, so that one that was lost or put in does not spoil all that follows.
struct CharsetRun {
  Span bytes;
  Charset charset = Charset::utf8;
  bool ill_formed = false;
};

// Tiles `bytes` with stretches, in order. The text begins in the first of `charsets` unless another
// is likelier. Linear in time; the memory it works in is bounded.
[[nodiscard]] std::vector<CharsetRun> cheapest_way(std::string_view bytes,
                                                   std::span<const Charset> charsets,
                                                   values::Watch* watch = nullptr);

}  // namespace gongwen::text
