// Rows of a page's metadata whose colon is lost, or that never had one.
#pragma once

#include <string_view>
#include <vector>

#include "parse/page/page.hpp"

namespace gongwen::parse::rows {

// Rows that say by themselves what they are: 编辑 张某某, 2010-12-24 全文有效.
[[nodiscard]] std::vector<PageEntry> entries(std::string_view text, Span line);

// 发文机关某某市人民政府: a label and its value, glued where the cells of a table were. A sentence
// may begin so too: it counts among its like alone.
[[nodiscard]] std::vector<PageEntry> glued(std::string_view text, Span line);

// A label and nothing else: what stands below is its value.
[[nodiscard]] bool is_lone_label(std::string_view text, Span line);

// `word` is the name of a field.
[[nodiscard]] bool is_label(std::string_view word);

}  // namespace gongwen::parse::rows
