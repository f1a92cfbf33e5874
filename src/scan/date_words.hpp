// Words in dates: what the readers of dates and of hours share.
#pragma once

#include <optional>
#include <string_view>

#include "scan/utf8.hpp"

namespace gongwen::scan {

// The end of the first of `words` that stands at `at` (spaces skipped), else nothing.
[[nodiscard]] std::optional<std::size_t> skip_word(std::string_view text, std::size_t at,
                                                   const auto& words) {
  at = skip_blanks(text, at);
  for (const std::string_view word : words) {
    if (at <= text.size() && text.substr(at).starts_with(word)) return at + word.size();
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
