// The words that a reader of Chinese documents has for what the library names in English: one place
// for the outline and the page.
#pragma once

#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::render {

[[nodiscard]] std::string_view chinese(Script script);
[[nodiscard]] std::string_view chinese(Severity severity);
[[nodiscard]] std::string_view chinese(DocumentRole role);
[[nodiscard]] std::string_view chinese(ReferenceRole role);
[[nodiscard]] std::string_view chinese(PeriodRole role);
[[nodiscard]] std::string_view chinese(Part part);
[[nodiscard]] std::string_view chinese(RepairKind kind);

}  // namespace gongwen::render
