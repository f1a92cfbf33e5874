#include "formats/html_tables.hpp"

#include <gumbo.h>

#include <algorithm>
#include <vector>

namespace gongwen::formats {
namespace {

// Sizes in bytes of markup text: a character has three.
constexpr std::size_t longest_cell = 600;  // what stands on a line beside others
constexpr std::size_t longest_label = 120;
constexpr std::size_t most_blocks = 3;  // paragraphs in a cell of such a row

GumboTag tag_of(const Node& node) {
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

bool is_cell(const Node& node) {
  const GumboTag tag = tag_of(node);
  return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
}

struct Content {
  std::size_t size = 0;
  std::size_t blocks = 0;
  bool nested = false;  // a table or list of its own kind stands in it; counting ended there
};

// What stands in a cell, counted until it is more than `enough`.
Content content_of(const Node& cell, std::size_t enough) {
  Content out;
  std::vector<const Node*> open{&cell};
  while (!open.empty() && out.size <= enough) {
    const Node& node = *open.back();
    open.pop_back();
    out.size += raw_text(node).size();
    if (!is_element(node)) continue;
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_TABLE || (tag == GUMBO_TAG_DL && &node != &cell)) {
      out.nested = true;
      return out;
    }
    out.blocks += tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_LI ? 1 : 0;
    for (std::size_t i = 0; i < child_count(node); ++i) open.push_back(&child(node, i));
  }
  return out;
}

bool has_words(const Node& cell) {
  std::vector<const Node*> open{&cell};
  while (!open.empty()) {
    const Node& node = *open.back();
    open.pop_back();
    const std::string_view text = raw_text(node);
    if (text.find_first_not_of(" \t\r\n\f") != std::string_view::npos) return true;
    for (std::size_t i = 0; i < child_count(node); ++i) open.push_back(&child(node, i));
  }
  return false;
}

// A row of a table of data: two cells with words, one of them brief enough to name the row.
bool names_its_row(const Node& row, bool& nested) {
  std::size_t cells = 0;
  bool named = false;
  for (std::size_t i = 0; i < child_count(row); ++i) {
    const Node& cell = child(row, i);
    if (!is_cell(cell)) continue;
    constexpr auto all = static_cast<std::size_t>(-1);
    const Content content = content_of(cell, all);
    nested = nested || content.nested;
    if (nested) return false;
    if (!has_words(cell)) continue;
    ++cells;
    named = named || content.size <= longest_label;
  }
  return cells > 1 && named;
}

}  // namespace

bool is_data_table(const Node& table) {
  // Layout seldom has three rows of several cells; tables of data seldom fewer.
  constexpr std::size_t fewest_rows = 3;
  std::size_t rows = 0;
  std::size_t all = 0;
  bool nested = false;
  const auto look = [&](const Node& row) {
    if (tag_of(row) != GUMBO_TAG_TR || nested) return;
    ++all;
    rows += names_its_row(row, nested) ? 1 : 0;
  };
  for (std::size_t i = 0; i < child_count(table) && !nested; ++i) {
    const Node& part = child(table, i);
    look(part);
    const GumboTag tag = tag_of(part);
    if (tag != GUMBO_TAG_TBODY && tag != GUMBO_TAG_THEAD && tag != GUMBO_TAG_TFOOT) continue;
    for (std::size_t k = 0; k < child_count(part) && !nested; ++k) look(child(part, k));
  }
  return !nested && rows >= fewest_rows && rows * 2 > all;
}

bool is_data_row(const Node& row, bool in_data_table) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < child_count(row); ++i) {
    const Node& cell = child(row, i);
    if (!is_element(cell)) continue;
    ++cells;
    if (in_data_table) continue;
    const Content content = content_of(cell, longest_cell);
    if (content.nested || content.size > longest_cell || content.blocks > most_blocks) return false;
  }
  return cells > 1;
}

bool is_data_list(const Node& list) {
  std::size_t labels = 0;
  for (std::size_t i = 0; i < child_count(list); ++i) {
    const Node& part = child(list, i);
    const GumboTag tag = tag_of(part);
    if (!is_element(part)) continue;
    if (tag != GUMBO_TAG_DT && tag != GUMBO_TAG_DD) return false;
    const std::size_t most = tag == GUMBO_TAG_DT ? longest_label : longest_cell;
    const Content content = content_of(part, most);
    if (content.nested || content.size > most || content.blocks > 1) return false;
    labels += tag == GUMBO_TAG_DT ? 1 : 0;
  }
  return labels > 0;
}

}  // namespace gongwen::formats
