// The input beside its text: one row for each line, with the stretches that both columns are made
// of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::render {

// A stretch of the input and what became of it in the text.
struct Piece {
  enum class Shape : std::uint8_t {
    kept,     // the same characters
    changed,  // other characters: a repair, or white space as the format has it
    dropped,  // the text has nothing of it
    markup,   // of the format, no part of what is written
  };
  Shape shape = Shape::kept;
  RepairKind kind = RepairKind::none;
  Span source;         // empty where a repair goes on that began in the row before
  Span text;           // empty where it was dropped
  std::string before;  // what the input had there; of what was kept, the text has it
};

// A line of the text with its line end.
struct Row {
  std::optional<std::size_t> segment;  // none: the input has no text
  Span text;
  std::vector<Piece> pieces;  // in the order of the text, which they tile
};

// The rows of a result, at least one. `source`: the bytes that were parsed; where it is empty, what
// the input had is told by the repairs alone.
[[nodiscard]] std::vector<Row> rows_of(const Result& result, std::string_view source);

}  // namespace gongwen::render
