// How text looks in a terminal: columns, wrapping, colour.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongwen::render {

// Columns that `text` takes: 2 for a Chinese character, 0 for a combining mark, else 1.
[[nodiscard]] std::size_t columns(std::string_view text);

// `text` as it may be shown: control characters, which could steer a terminal, become U+FFFD, line
// ends become spaces. What is not UTF-8 (a file name may be anything) becomes U+FFFD too.
[[nodiscard]] std::string harmless(std::string_view text);

// `text` cut to at most `width` columns; what was cut shows as `…`.
[[nodiscard]] std::string clip(std::string_view text, std::size_t width);

// `text` in lines of at most `width` columns (at least one line; a character wider than that has a
// line of its own).
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

// `text` and spaces up to `width` columns.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);

enum class Style { plain, strong, label, faint, good, warn, bad };

// `text` in the colours of `style`, where there are to be colours.
[[nodiscard]] std::string paint(std::string_view text, Style style, bool color);

}  // namespace gongwen::render
