// The body of a document: its paragraphs and the tree of its numbered sections.
#pragma once

#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/lines/lines.hpp"
#include "parse/zones/zones.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

struct Body {
  std::vector<Value> paragraphs;  // before the first section
  std::vector<Section> sections;
  std::vector<Value> closing;  // paragraphs after the last section, about the whole document
  std::vector<std::size_t> section_lines;  // lines that a section's label stands on
  std::vector<std::size_t> closing_lines;
  std::vector<Diagnostic> diagnostics;
};

// `piece`: what stands before the first line in its document is not there.
// `indices`: the lines of the body in order. Lines that `zones` calls headings are candidates.
[[nodiscard]] Body read_body(std::string_view text, const std::vector<Line>& lines,
                             const std::vector<Labelled>& zones,
                             const std::vector<std::size_t>& indices, std::size_t max_depth,
                             bool piece = false, values::Watch* watch = nullptr);

}  // namespace gongwen::parse
