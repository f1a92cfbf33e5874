// How sure a label is, from the lead of its path.
#pragma once

#include <array>
#include <cstddef>

namespace gongwen::parse {

// With this lead over the runner-up, this share of values was right.
struct Knot {
  float lead;
  float share;
};

// Fitted by corpus/calibrate.py --fit on generated and authored notices and on damages of them; the
// table that it prints is measured on the half that was held out of the fit.
inline constexpr std::array confidence_knots{
#include "parse/zones/confidence_knots.inc"
};

// Between the knots a straight line, behind the last no more than it says.
constexpr float confidence_of(float lead) {
  if (lead <= confidence_knots.front().lead) return confidence_knots.front().share;
  for (std::size_t i = 1; i < confidence_knots.size(); ++i) {
    const Knot& low = confidence_knots[i - 1];
    const Knot& high = confidence_knots[i];
    if (lead > high.lead) continue;
    return low.share + (high.share - low.share) * (lead - low.lead) / (high.lead - low.lead);
  }
  return confidence_knots.back().share;
}

}  // namespace gongwen::parse
