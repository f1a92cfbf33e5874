// Numbers that stand alone on a line and name no organ.
#pragma once

#include <optional>
#include <string_view>

#include "scan/document_number.hpp"

namespace gongwen::scan {

// The serial that is the whole of `line`, below the heading line of an order or an announcement:
// 第92号, （第9号）, （十七届）第4号.
[[nodiscard]] std::optional<DocumentNumber> serial_line(std::string_view text, Span line);

// The issue of minutes and bulletins: 第12期, 2023年第2次, （总第128期）. Only its place below
// their name tells it from a row of a plan.
[[nodiscard]] std::optional<DocumentNumber> issue_line(std::string_view text, Span line);

}  // namespace gongwen::scan
