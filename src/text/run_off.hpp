// One run of GBK bytes that are read one off: the search for the bytes that were lost.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::text {

struct Realigned {
  Span span;  // empty: no run is likely enough
  std::string text;
  float confidence = 0;
};

// Tries to read on from the sign of a lost byte (`?` or U+FFFD) at `at`. Each look into the model
// is taken from `looks`; with none left nothing is found.
[[nodiscard]] Realigned realign(std::string_view text, std::size_t at, std::size_t& looks);

}  // namespace gongwen::text
