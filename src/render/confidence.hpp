// How a confidence is written.
#pragma once

#include <cmath>

namespace gongwen::render {

// Three decimals say all that a confidence knows; a float written in full would say 0.8999999762.
[[nodiscard]] inline double rounded(float confidence) {
  constexpr double steps = 1000;
  return std::round(static_cast<double>(confidence) * steps) / steps;
}

}  // namespace gongwen::render
