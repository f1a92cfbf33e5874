#include "parse/body/tables.hpp"

#include <algorithm>

#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using text::Cell;

// The cells that stand on a line, as texts. Cells that the page left empty are empty: columns keep
// their place.
std::vector<std::string> row_of(std::string_view text, Span line, const std::vector<Cell>& cells) {
  std::vector<std::string> row;
  auto cell = std::lower_bound(
      cells.begin(), cells.end(), line.begin,
      [](const Cell& a, std::uint32_t position) { return a.span.end <= position; });
  for (; cell != cells.end() && cell->span.begin < line.end; ++cell) {
    // A text that was damaged may have lost what parted the cells; no column is made up for that.
    constexpr std::uint32_t most_columns = 256;
    if (cell->column >= most_columns) break;
    row.resize(std::max<std::size_t>(row.size(), cell->column + std::size_t{1}));
    row[cell->column] = scan::squeezed(cell->span.of(text));
  }
  return row;
}

// A table has two rows, and a row with two cells; less is layout.
bool is_table(const Table& table) {
  constexpr std::size_t fewest = 2;
  return table.rows.size() >= fewest &&
         std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
           return std::count_if(row.begin(), row.end(), [](const std::string& cell) {
                    return !cell.empty();
                  }) >= static_cast<std::ptrdiff_t>(fewest);
         });
}

std::vector<Table> read_tables(std::string_view text, const std::vector<Line>& lines,
                               const std::vector<std::size_t>& indices,
                               const std::vector<Cell>& cells) {
  std::vector<Table> tables;
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  for (const std::size_t i : indices) {
    const Line& line = lines[i];
    if (!line.has(Feature::table_row)) {
      // A row of one cell (合计, a note) does not end the table that it stands in.
      if (line.block == nullptr || line.block->table != table) table = 0;
      continue;
    }
    if (line.block->table != table) {
      table = line.block->table;
      row = 0;
      if (!tables.empty() && !is_table(tables.back())) tables.pop_back();
      tables.push_back({{}, line.span});
    }
    tables.back().span.end = line.span.end;
    // A line that was cut holds parts of one row.
    if (line.block->row == row) continue;
    row = line.block->row;
    tables.back().rows.push_back(row_of(text, line.block->span, cells));
  }
  if (!tables.empty() && !is_table(tables.back())) tables.pop_back();
  return tables;
}

// The innermost section that holds `span`, null if none does. Sections stand in order.
Section* holder(std::vector<Section>& sections, Span span) {
  Section* found = nullptr;
  for (std::vector<Section>* at = &sections;;) {
    const auto behind = std::upper_bound(
        at->begin(), at->end(), span.begin,
        [](std::uint32_t position, const Section& s) { return position < s.span.begin; });
    if (behind == at->begin() || !std::prev(behind)->span.contains(span)) return found;
    found = &*std::prev(behind);
    at = &found->sections;
  }
}

}  // namespace

void add_tables(std::string_view text, const std::vector<Line>& lines,
                const std::vector<std::size_t>& indices, const std::vector<Cell>& cells,
                Document& document) {
  if (cells.empty()) return;
  for (Table& table : read_tables(text, lines, indices, cells)) {
    Section* section = holder(document.sections, table.span);
    (section != nullptr ? section->tables : document.tables).push_back(std::move(table));
  }
}

}  // namespace gongwen::parse
