// Which lines make which document: split where a new head begins, then the role of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

// The lines of one document, by index, in order.
struct Draft {
  std::vector<std::size_t> lines;
  DocumentRole role = DocumentRole::main;
  std::optional<std::size_t> parent;        // index of the draft that encloses it
  std::optional<std::size_t> duplicate_of;  // index of the draft that it repeats
  bool piece = false;                       // of a body: its first section may have any number
};

// The documents in reading order; none if nothing on the page is a document.
[[nodiscard]] std::vector<Draft> split_documents(std::string_view text,
                                                 const std::vector<Line>& lines,
                                                 const std::vector<Labelled>& zones,
                                                 std::size_t max_nesting,
                                                 values::Watch* watch = nullptr);

// The indices of a draft's lines that lie in `zone`.
[[nodiscard]] std::vector<std::size_t> in_zone(const Draft& draft,
                                               const std::vector<Labelled>& zones, Zone zone);

}  // namespace gongwen::parse
