// Documents cited in prose: 《…》 with nesting, and the number in brackets behind.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scan/document_number.hpp"

namespace gongwen::scan {

struct Citation {
  Span span;   // 《 to 》, with the bracket behind where it holds the number
  Span title;  // what is inside 《》
  std::optional<DocumentNumber> number;
};

// The citation whose 《 is at `at`. A title may run over line ends, not over blank lines.
[[nodiscard]] std::optional<Citation> citation_at(std::string_view text, std::size_t at,
                                                  std::size_t limit);
[[nodiscard]] std::vector<Citation> find_citations(std::string_view text, Span within);

}  // namespace gongwen::scan
