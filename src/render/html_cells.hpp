// The two cells of a row: what the input had, and the text that was recovered from it, cut wherever
// a value or a repair begins or ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gongwen/result.hpp"
#include "render/html_rows.hpp"
#include "render/marks.hpp"

namespace gongwen::render {

// The class that a group of values has in the style of the page.
[[nodiscard]] std::string_view class_of(Group group);

// What a mark says of itself in a tooltip, a line for each thing.
[[nodiscard]] std::string told(const Mark& mark, Span source);

struct Cells {
  std::string was;  // what the input had; empty if it is not shown
  std::string is;
};

// Writes rows in their order. Text before the row that is asked for must have been asked for.
class CellWriter {
 public:
  // `source`: the bytes that were parsed; may be empty. `prefix` stands before all ids.
  CellWriter(const Result& result, const Marks& marks, bool beside, std::string prefix);

  // `columns`: of the fields of a row in a table, ascending; none for other rows. A tab ends a
  // field: `</td><td>` stands behind it, and empty cells where columns are left out.
  [[nodiscard]] Cells write(const Row& row, const std::vector<std::size_t>& columns);

  // The number of each repair that was written, by where it begins in the source.
  [[nodiscard]] const std::unordered_map<std::uint32_t, std::size_t>& repairs() const {
    return repair_ids_;
  }

 private:
  void advance(std::uint32_t at);
  [[nodiscard]] std::uint32_t edge_behind(std::uint32_t at) const;
  [[nodiscard]] std::size_t joined(const std::vector<Piece>& pieces, std::size_t first);
  void kept(const Piece& piece, Cells& cells);
  void changed(const Piece& piece, Cells& cells);
  void dropped(const Piece& piece, Cells& cells);
  void gone(std::string& out, const Piece& piece) const;
  void markup(const Piece& piece, Cells& cells) const;
  void recovered(std::string& out, Span span, std::string_view repair);
  void original(std::string& out, std::string_view text) const;
  [[nodiscard]] std::string values_here() const;
  [[nodiscard]] bool is_routine(const Piece& piece) const;
  std::string repair_of(const Piece& piece);

  const Result& result_;
  const Marks& marks_;
  bool beside_;
  std::string prefix_;
  std::vector<std::size_t> columns_;  // of the fields of the row
  std::size_t field_ = 0;             // the one that is written
  std::uint32_t row_end_ = 0;
  std::vector<std::size_t> order_;    // of the marks, by their begin, outer ones first
  std::size_t next_ = 0;              // the first of them that has not begun
  std::vector<std::size_t> active_;   // those that lie over what is written, outer ones first
  std::vector<std::size_t> pending_;  // those of them whose id is still to be written
  std::unordered_set<std::string> routine_;  // repairs that the input has many of: see `key_of`
  bool quiet_ = false;                       // what is written is one of them
  std::size_t repair_ = 0;                   // how many repairs have an id
  std::unordered_map<std::uint32_t, std::size_t> repair_ids_;
};

}  // namespace gongwen::render
