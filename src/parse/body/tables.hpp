// Tables of a document as rows of cells.
#pragma once

#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/lines/lines.hpp"
#include "text/text.hpp"

namespace gongwen::parse {

// Hangs the tables that stand on the lines `indices` into `document`: into the innermost section
// that holds them, else into the document itself. Their lines remain paragraphs.
void add_tables(std::string_view text, const std::vector<Line>& lines,
                const std::vector<std::size_t>& indices, const std::vector<text::Cell>& cells,
                Document& document);

}  // namespace gongwen::parse
