// Names of persons and offices in contact lines.
#pragma once

#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::parse::fields {

// Without 同志, 先生 and the like behind it.
[[nodiscard]] std::string_view without_address(std::string_view name);
// An organ, or an office inside one: 房产股, 认证科.
[[nodiscard]] bool is_office_name(std::string_view text);
// 三楼406室, 18号窗口 are places.
[[nodiscard]] bool is_place(std::string_view name);
// 受理窗口设在某某局, 解读机构为某某局: the name begins behind the verb.
[[nodiscard]] Span behind_verb(std::string_view text, Span span);
// Pieces between marks and spaces; single characters go together (张 三　李 四).
[[nodiscard]] std::vector<Span> tokens(std::string_view text, Span span);

}  // namespace gongwen::parse::fields
