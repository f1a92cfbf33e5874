// Which tables hold data, and which are the layout of their page.
#pragma once

#include "formats/html_tree.hpp"

namespace gongwen::formats {

// Rows of several cells, long as they may be, and no table inside: its cells are no flow of text.
[[nodiscard]] bool is_data_table(const Tree& tree, const Node& table);

// A row whose cells share one line: short cells, or any of a table of data. The cells of the others
// are read as the flow of the page.
[[nodiscard]] bool is_data_row(const Tree& tree, const Node& row, bool in_data_table);

// A <dl> of labels with their values.
[[nodiscard]] bool is_data_list(const Tree& tree, const Node& list);

}  // namespace gongwen::formats
