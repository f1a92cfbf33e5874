// Names of organs and of persons, by their shape and by word lists.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

// True if `text` ends in a word that organs end in (局, 委员会, 人民政府, 办公室 …).
[[nodiscard]] bool ends_in_organ(std::string_view text);
// True if the whole of `text` (layout spaces allowed) can be the name of one organ or of several:
// organ suffix, no sentence marks, no words of prose.
[[nodiscard]] bool is_organ_name(std::string_view text);
// True if `text` ends in a word for readers: an organ, 单位, 部门, 企业, 缴存人 …
[[nodiscard]] bool ends_in_addressee(std::string_view text);
// Names in `within`, parted at spaces, line ends and where glued names are each complete
// (中国证监会国资委全国工商联: three).
[[nodiscard]] std::vector<Span> split_organs(std::string_view text, Span within);
// The same for a line of a signature that begins at `from`: places named above may begin a name.
[[nodiscard]] std::vector<Span> split_organs(std::string_view text, Span within, std::size_t from);
// 某某监管分局 behind 国家金融监督管理总局: one name, wrapped.
[[nodiscard]] bool is_local_of(std::string_view center, std::string_view local);

// No name of a person has more characters.
inline constexpr std::size_t longest_person_name = 12;
// True if `text` (layout spaces allowed) has the shape of a Chinese personal name:
// a surname and one or two characters, or a name with a middle dot.
[[nodiscard]] bool is_person_name(std::string_view text);
// True for offices whose holders sign: 省长, 市长, 总理, 部长, 局长, 主任 …
[[nodiscard]] bool ends_in_office(std::string_view text);

}  // namespace gongwen::scan
