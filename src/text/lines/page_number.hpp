// Page numbers that a page break leaves in the text: — 3 —, - 3 -, 第3页 共5页.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/text.hpp"

namespace gongwen::text {

// True if the line is a page number and nothing else. A bare number is one only between the parts
// of a sentence: ask for that, too.
[[nodiscard]] bool is_page_number(std::string_view line);

// True if marks or words show what the number is: — 3 —, 第3页.
[[nodiscard]] bool is_marked_page_number(std::string_view line);

// Where the page number behind the last ideograph of the line begins, with the blanks before it:
// where the line ends if there is none (个人住房-2-).
[[nodiscard]] std::size_t trailing_page_number(std::string_view line);

// Drops page numbers inside of a line that stand in the midst of a sentence.
[[nodiscard]] Text drop_inner_page_numbers(Text&& text);

}  // namespace gongwen::text
