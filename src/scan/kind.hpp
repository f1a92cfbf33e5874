// 文种: the word at a title's end that says what kind of document it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

struct Kind {
  Span span;         // of the word in `title`
  std::string text;  // the kind: 复函 gives 函
};

// The last word of `title` that names a kind; brackets behind it are skipped: （试行）,
// （征求意见稿）.
[[nodiscard]] std::optional<Kind> kind(std::string_view title);

}  // namespace gongwen::scan
