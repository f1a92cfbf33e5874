// Sections that begin inside a line, because the line breaks before them were lost.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

struct LabelCuts {
  std::vector<std::uint32_t> cuts;  // where a section begins inside a line, in order
  std::vector<Span> flattened;      // lines that hold several sections of an outer list, in order
};

// Linear in the text. A label inside a line counts where its list proves it: the one before it or
// the one behind it begins a line, or the line holds the list.
[[nodiscard]] LabelCuts label_cuts(std::string_view text, values::Watch* watch = nullptr);

}  // namespace gongwen::parse
