// What the best path through the lines cannot know, as it looks one step ahead only.
#pragma once

#include <vector>

#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"

namespace gongwen::parse {

// Organs listed below the title of an annex, without a date, sign nothing.
void settle_listed_organs(const std::vector<Line>& lines, std::vector<Labelled>& zones);

}  // namespace gongwen::parse
