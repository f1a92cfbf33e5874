// Which lines of the text are rows of a table, and in which columns their fields stand.
#pragma once

#include <cstddef>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::render {

struct TableRow {
  const Table* table = nullptr;      // none: the line is no row
  std::vector<std::size_t> columns;  // of its fields, ascending
};

// Finds the table of each line. Lines are asked for in the order of the text.
class TableFinder {
 public:
  explicit TableFinder(const Result& result);

  [[nodiscard]] TableRow row_at(Span line);

 private:
  const Result& result_;
  std::vector<const Table*> tables_;  // in the order of the text
  std::size_t table_ = 0;
  std::size_t row_ = 0;  // of that table, the next one
};

// How many columns a table has, and the characters of the longest cell of each.
[[nodiscard]] std::vector<std::size_t> widths_of(const Table& table);

}  // namespace gongwen::render
