// The form that telegrams (明传电报) are written on: who sends, how urgent, and a number among its
// blanks.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::scan {

// The grade in a line that begins with its label: 特提 of `等级　特提·明电`.
[[nodiscard]] std::optional<Span> telegram_grade(std::string_view text, Span line);
// The organ in a line that begins with 发电单位.
[[nodiscard]] std::optional<Span> telegram_sender(std::string_view text, Span line);
// A blank for a number that was left empty: `云机发　　号`.
[[nodiscard]] bool is_empty_number(std::string_view line);

}  // namespace gongwen::scan
