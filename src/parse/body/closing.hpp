// Where the last section ends and the document speaks of the whole again (tests/spec.md, 5.5).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/lines/lines.hpp"

namespace gongwen::parse {

// The shape of the tree around its last leaf: what the other leaves are tells what this one is.
struct Leaves {
  std::size_t others = 0;       // sections without sections below them, but for the last
  std::size_t with_more = 0;    // of these, those that have paragraphs behind their own
  std::size_t others_bare = 0;  // of these, those that are a heading without text
  std::size_t others_told = 0;  // of these, those that hold a sentence and its text
  bool top_level = false;       // the last one is no section of another
};

// True if `text` begins with a sentence that speaks of the whole document: 特此通知。
// 本办法自…起施行。
[[nodiscard]] bool speaks_of_whole(std::string_view text);

// Index into `tail`, the paragraphs behind the last leaf's own line `last`, of the first that
// speaks of the whole; tail.size(): none.
[[nodiscard]] std::size_t closing_begins(std::string_view text, const std::vector<Line>& lines,
                                         std::size_t last, const std::vector<std::size_t>& tail,
                                         const Leaves& leaves);

}  // namespace gongwen::parse
