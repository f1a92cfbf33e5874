// A line that holds a document, or most of it: scrapers and databases drop line breaks, or make
// spaces of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::parse {

// Where something begins.
using Cuts = std::vector<std::uint32_t>;

// Adds where parts other than sections begin: the title's end, the readers' end, paragraphs behind
// spaces, closing sentences, 附件, the signature. `sections`: where sections begin, in order.
void cut_flattened(std::string_view text, Span line, const Cuts& sections, Cuts& cuts);

}  // namespace gongwen::parse
