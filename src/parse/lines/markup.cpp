// What the format says of each line: headings, alignment, tables, links.
#include "parse/lines/lines.hpp"

namespace gongwen::parse {
namespace {

using text::Block;

void observe_block(Line& line) {
  const Block& block = *line.block;
  line.set(Feature::markup_metadata, block.kind == Block::Kind::metadata);
  line.set(Feature::markup_heading, block.kind == Block::Kind::heading);
  // A row of several cells; a table of one cell is layout.
  line.set(Feature::table_row, block.kind == Block::Kind::cell && block.row > 0 && block.one_line);
  line.set(Feature::furniture, block.furniture);
  // Of a block that was cut, the first line alone has the lead.
  const bool leads = line.span.begin <= block.lead.begin && block.lead.end < line.span.end;
  if (leads && !block.lead.empty()) line.lead = block.lead;
  line.set(Feature::centred, block.align == Block::Align::center);
  line.set(Feature::right_aligned, block.align == Block::Align::right);
}

}  // namespace

void observe_markup(const std::vector<text::Block>& blocks, const std::vector<text::Link>& links,
                    std::vector<Line>& lines) {
  // Signatures and heads are laid out in tables too, but of fewer rows.
  constexpr std::size_t shortest_table = 4;
  std::vector<std::size_t> rows;  // of each table
  for (const Block& b : blocks) {
    if (b.table >= rows.size()) rows.resize(b.table + std::size_t{1});
    rows[b.table] += b.one_line && b.row > 0 ? 1 : 0;
  }
  std::size_t block = 0;
  std::size_t link = 0;
  for (Line& line : lines) {
    while (block < blocks.size() && blocks[block].span.end <= line.span.begin) ++block;
    if (block < blocks.size() && blocks[block].span.begin < line.span.end) {
      line.block = &blocks[block];
      observe_block(line);
      line.set(Feature::data_row,
               line.has(Feature::table_row) && rows[line.block->table] >= shortest_table);
    }
    while (link < links.size() && links[link].span.end <= line.span.begin) ++link;
    std::uint32_t linked = 0;
    for (std::size_t k = link; k < links.size() && links[k].span.begin < line.span.end; ++k) {
      linked += links[k].span.size();
    }
    line.set(Feature::all_link,
             linked * 10 >= line.span.size() * 9);  // nine tenths: marks stay out
  }
}

}  // namespace gongwen::parse
