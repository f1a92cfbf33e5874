// 发文字号 in all its forms: one grammar for 国发〔2021〕23号, 财政部令第35号, 公告2023年第70号 …
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::scan {

// A `Number` whose span is exactly what was read (with a printed 第, without brackets around it).
using DocumentNumber = Number;

// The number that is the whole of `line` but for spaces and brackets around it: a letterhead line,
// a value of page metadata. Here the agency may hold spaces (`财政部 税务总局公告2023年第70号`).
[[nodiscard]] std::optional<DocumentNumber> document_number_line(std::string_view text, Span line);

// All numbers in running text, in order. The agency is read backwards from the bracket and stops
// before prose (根据国发〔2021〕23号: 国发). A number without an agency has an empty one.
[[nodiscard]] std::vector<DocumentNumber> find_document_numbers(std::string_view text, Span within);

// The first of them that begins at `at`, as behind a title: 《…》（国发〔2021〕23号）.
[[nodiscard]] std::optional<DocumentNumber> document_number_at(std::string_view text,
                                                               std::size_t at, std::size_t limit);

}  // namespace gongwen::scan
