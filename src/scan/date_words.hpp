// Words in dates: what the readers of dates and of hours share.
#pragma once

#include <optional>
#include <string_view>

#include "scan/utf8.hpp"
#include "scan/words.hpp"

namespace gongwen::scan {

// The end of the first of `words` that stands at `at` (spaces skipped), else nothing.
[[nodiscard]] inline std::optional<std::size_t> skip_word(std::string_view text, std::size_t at,
                                                          const words::List& words) {
  at = skip_blanks(text, at);
  const std::size_t size = words::first_at(text, at, words);
  return size > 0 ? std::optional(at + size) : std::nullopt;
}

}  // namespace gongwen::scan
