#include "formats/html_tables.hpp"

#include <cstddef>

namespace gongwen::formats {
namespace {

using enum Tag;

// Sizes in bytes of markup text: a character has three.
constexpr std::size_t longest_cell = 600;  // what stands on a line beside others
constexpr std::size_t longest_label = 120;
constexpr std::size_t most_blocks = 3;  // paragraphs in a cell of such a row

bool is_cell(const Node& node) {
  return node.tag == td || node.tag == th;
}

struct Content {
  std::size_t size = 0;
  std::size_t blocks = 0;
  bool nested = false;  // a table or list of its own kind stands in it; counting ended there
  bool words = false;
};

// What stands in a cell, counted until it is more than `enough`.
Content content_of(const Tree& tree, const Node& cell, std::size_t enough) {
  Content out;
  const std::size_t first = tree.index_of(cell) + 1;
  for (std::size_t i = first; i < cell.after && out.size <= enough; ++i) {
    const Node& node = tree.nodes()[i];
    if (node.tag == Tag::text) {
      out.size += node.source.size();
      out.words = out.words || node.source.of(tree.markup()).find_first_not_of(" \t\r\n\f") !=
                                   std::string_view::npos;
    } else if (node.tag == table || node.tag == dl) {
      out.nested = true;
      return out;
    } else if ((node.tag == p || node.tag == div || node.tag == li) && !node.continued) {
      ++out.blocks;
    }
  }
  return out;
}

// A row of a table of data: two cells with words, one of them brief enough to name the row.
bool names_its_row(const Tree& tree, const Node& row, bool& nested) {
  std::size_t filled = 0;
  bool named = false;
  tree.each_child(row, [&](const Node& cell) {
    if (!is_cell(cell)) return true;
    constexpr auto all = static_cast<std::size_t>(-1);
    const Content content = content_of(tree, cell, all);
    nested = nested || content.nested;
    if (nested) return false;
    if (!content.words) return true;
    ++filled;
    named = named || content.size <= longest_label;
    return true;
  });
  return !nested && filled > 1 && named;
}

}  // namespace

bool is_data_table(const Tree& tree, const Node& table) {
  // Layout seldom has three rows of several cells; tables of data seldom fewer.
  constexpr std::size_t fewest_rows = 3;
  std::size_t rows = 0;
  std::size_t all = 0;
  bool nested = false;
  const auto look = [&](const Node& row) {
    if (row.tag != tr || nested) return !nested;
    ++all;
    rows += names_its_row(tree, row, nested) ? 1 : 0;
    return !nested;
  };
  tree.each_child(table, [&](const Node& part) {
    if (part.tag == tbody || part.tag == thead || part.tag == tfoot) {
      tree.each_child(part, look);
    } else {
      look(part);
    }
    return !nested;
  });
  return !nested && rows >= fewest_rows && rows * 2 > all;
}

bool is_data_row(const Tree& tree, const Node& row, bool in_data_table) {
  std::size_t cells = 0;
  bool flow = false;  // a cell has more than a line
  tree.each_child(row, [&](const Node& cell) {
    if (cell.tag == Tag::text) return true;
    ++cells;
    if (in_data_table) return true;
    const Content content = content_of(tree, cell, longest_cell);
    flow = content.nested || content.size > longest_cell || content.blocks > most_blocks;
    return !flow;
  });
  return !flow && cells > 1;
}

bool is_data_list(const Tree& tree, const Node& list) {
  std::size_t labels = 0;
  bool flow = false;
  tree.each_child(list, [&](const Node& part) {
    if (part.tag == Tag::text) return true;
    flow = part.tag != dt && part.tag != dd;
    if (flow) return false;
    const std::size_t most = part.tag == dt ? longest_label : longest_cell;
    const Content content = content_of(tree, part, most);
    flow = content.nested || content.size > most || content.blocks > 1;
    labels += part.tag == dt ? 1 : 0;
    return !flow;
  });
  return !flow && labels > 0;
}

}  // namespace gongwen::formats
