// What the best path through the lines cannot know, as it looks one step ahead only.
#pragma once

#include <string_view>
#include <vector>

#include "parse/lines.hpp"
#include "parse/zones.hpp"

namespace gongwen::parse {

// A table of contents says again what the sections say: its lines belong to the page.
void settle_contents(std::string_view text, const std::vector<Line>& lines,
                     std::vector<Labelled>& zones);

// Organs listed below the title of an annex, without a date, sign nothing.
void settle_listed_organs(const std::vector<Line>& lines, std::vector<Labelled>& zones);

}  // namespace gongwen::parse
