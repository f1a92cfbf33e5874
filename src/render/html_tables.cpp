#include "render/html_tables.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "render/html_escape.hpp"

namespace gongwen::render {
namespace {

// NOLINTNEXTLINE(misc-no-recursion): as deep as the outline, which the parser bounds
void collect(const std::vector<Section>& sections, std::vector<const Table*>& out) {
  for (const Section& section : sections) {
    for (const Table& table : section.tables) out.push_back(&table);
    collect(section.sections, out);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as documents enclose one another, which is bounded
void collect(const std::vector<Document>& documents, std::vector<const Table*>& out) {
  for (const Document& document : documents) {
    for (const Table& table : document.tables) out.push_back(&table);
    collect(document.sections, out);
    collect(document.enclosed, out);
  }
}

// Text without its white space, which cells have less of than lines.
std::string dense(std::string_view text) {
  constexpr std::string_view wide_space = "\xE3\x80\x80";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, wide_space.size()) == wide_space) {
      at += wide_space.size() - 1;
    } else if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t') {
      out += text[at];
    }
  }
  return out;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

// The columns in which `row` has the fields of a line; empty if it is another row.
std::vector<std::size_t> columns_in(const std::vector<std::string>& row,
                                    const std::vector<std::string_view>& fields) {
  std::vector<std::size_t> columns;
  std::size_t column = 0;
  for (const std::string_view field : fields) {
    const std::string wanted = dense(field);
    while (column < row.size() && dense(row[column]) != wanted) ++column;
    if (column == row.size()) return {};
    columns.push_back(column++);
  }
  return columns;
}

}  // namespace

TableFinder::TableFinder(const Result& result) : result_(result) {
  collect(result.documents, tables_);
  std::stable_sort(tables_.begin(), tables_.end(),
                   [](const Table* a, const Table* b) { return a->span.begin < b->span.begin; });
}

TableRow TableFinder::row_at(Span line) {
  while (table_ < tables_.size() && tables_[table_]->span.end <= line.begin) {
    ++table_;
    row_ = 0;
  }
  if (table_ == tables_.size() || line.empty() || line.begin < tables_[table_]->span.begin) {
    return {};
  }
  const Table& table = *tables_[table_];
  const std::vector<std::string_view> fields = fields_of(line.of(result_.text));
  TableRow found{&table, {}};
  if (row_ < table.rows.size()) found.columns = columns_in(table.rows[row_], fields);
  if (!found.columns.empty()) {
    ++row_;
  } else {
    // A line between the rows, such as a note: its fields stand side by side.
    for (std::size_t i = 0; i < fields.size(); ++i) found.columns.push_back(i);
  }
  return found;
}

std::vector<std::size_t> widths_of(const Table& table) {
  std::vector<std::size_t> widths;
  for (const auto& row : table.rows) {
    if (row.size() > widths.size()) widths.resize(row.size(), 1);
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], characters_in(row[i]));
    }
  }
  return widths;
}

}  // namespace gongwen::render
