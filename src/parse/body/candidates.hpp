// Which lines of a body may number a section, and what speaks against it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/body/outline.hpp"
#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"

namespace gongwen::parse {

struct CandidateLine {
  std::size_t line = 0;
  Candidate candidate;
};

// In order. `indices`: the lines of the body in order.
[[nodiscard]] std::vector<CandidateLine> section_candidates(
    std::string_view text, const std::vector<Line>& lines, const std::vector<Labelled>& zones,
    const std::vector<std::size_t>& indices);

}  // namespace gongwen::parse
