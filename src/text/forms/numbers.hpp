// The brackets of document numbers: 国发〔202123号 → 国发〔2021〕23号, [2022]9号 → 〔2022〕9号.
#pragma once

#include "text/text.hpp"

namespace gongwen::text {

// Puts lost 〔 or 〕 back and gives those of another shape their own.
[[nodiscard]] Text restore_number_brackets(Text&& text);

}  // namespace gongwen::text
