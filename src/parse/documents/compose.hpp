// The fields of a document, from the lines of its zones.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/documents/drafts.hpp"
#include "parse/page/page.hpp"
#include "values/watch.hpp"

namespace gongwen::parse {

struct Composed {
  Document document;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::size_t> section_lines;  // lines that turned out to begin a section
  std::vector<std::size_t> closing_lines;
};

// `covering_year`: of the notice that carries the document, where it is known; that of its dates
// where the document has no other. `page`: what the page's metadata says of this document, for
// where it is silent; null for none.
[[nodiscard]] Composed compose(std::string_view text, const std::vector<Line>& lines,
                               const std::vector<Labelled>& zones, const Draft& draft,
                               const PageDocument* page, std::size_t max_depth,
                               std::optional<int> covering_year, values::Watch* watch = nullptr);

}  // namespace gongwen::parse
