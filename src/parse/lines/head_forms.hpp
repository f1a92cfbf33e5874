// The forms of the lines of a head (版头), each told by the line alone.
#pragma once

#include <string_view>

#include "scan/glance.hpp"

namespace gongwen::parse {

// The line without brackets around the whole of it; empty if it has none.
[[nodiscard]] std::string_view bracketed(std::string_view line);
// 特急, 特急·明电: the grade alone, or what a telegram prints with it.
[[nodiscard]] bool urgency(std::string_view line);
// YZCR-2024-01004: the code under which a government registers a document.
[[nodiscard]] bool registration(std::string_view line);
// 首页 > 政务公开 > 通知公告: where the page stands in its site.
[[nodiscard]] bool breadcrumbs(const scan::Glance& line);

}  // namespace gongwen::parse
