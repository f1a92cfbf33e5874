// Names of files that a page offers: 报名表.docx, 任务表.xls（23.5KB）.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

// The length of the file ending that `text` ends in, 0 if there is none.
[[nodiscard]] std::size_t extension_length(std::string_view text);
// True if a file ending stands at `at`.
[[nodiscard]] bool extension_at(std::string_view text, std::size_t at);
// The whole of `span` without its size and the words of the site behind a file ending
// （点击下载）; nothing if it ends in no file.
[[nodiscard]] std::optional<Span> file_name(std::string_view text, Span span);

}  // namespace gongwen::scan
