// Lines whose marks are not those of Chinese prose: code, rows of values, other languages.
#pragma once

#include <string_view>

#include "gongwen/offset_map.hpp"
#include "text/text.hpp"

namespace gongwen::text {

// True for a line of a program or of its data.
[[nodiscard]] bool is_code(std::string_view line);

// True for a text of which many lines are code: its comments are no prose, either.
[[nodiscard]] bool is_program(Text& text);

// True for a sentence of a language with blanks between its words, which names something Chinese.
[[nodiscard]] bool is_foreign(std::string_view line);

// True if the line is a row of values (名称,数量,3) and one beside it has as many.
[[nodiscard]] bool is_row_of_values(std::string_view text, Span line);

}  // namespace gongwen::text
