// What of the lines of a title is the title, and what a site or a clerk put around it.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::parse {

struct TitleText {
  Span span;
  std::optional<Number> number;  // …的通知（×办发〔2017〕2号）: the document's own
};

// Without a column's name before it (【通知公告】, （转载）) and without its state, its date, its
// number or buttons behind it (（废止）, 2024-05-06). （试行） and （征求意见稿） are the
// document's words.
[[nodiscard]] TitleText title_text(std::string_view text, Span span);

}  // namespace gongwen::parse
