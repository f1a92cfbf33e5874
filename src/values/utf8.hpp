// What the checks of values need to know of UTF-8; std only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gongwen::values {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// True if a character begins at `at`, or the text ends there. Precondition: `text` is valid.
[[nodiscard]] bool is_boundary(std::string_view text, std::uint32_t at);

// `text` with U+FFFD for each sequence that is ill-formed, as the Encoding Standard replaces them.
[[nodiscard]] std::string with_replacements(std::string_view text);

// `text` without the white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// `text` without its white space (the Unicode property: the ideographic space is one).
[[nodiscard]] std::string without_white_space(std::string_view text);

// The ASCII digits of `text`.
[[nodiscard]] std::string digits_of(std::string_view text);

}  // namespace gongwen::values
