// The lines of a document that tell whom to ask.
#pragma once

#include <string_view>
#include <vector>

#include "parse/documents/drafts.hpp"
#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"

namespace gongwen::parse {

// In order: labelled contacts, prose that names persons and numbers, offices above them.
[[nodiscard]] std::vector<Span> asking_lines(std::string_view text, const std::vector<Line>& lines,
                                             const std::vector<Labelled>& zones,
                                             const Draft& draft);

}  // namespace gongwen::parse
