// What the readers of fields share: values from spans, and the marks that lists are parted at.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {

using scan::is_one_of;

// The trimmed span with its text on one line. Precondition: not only white space.
[[nodiscard]] Value make_value(std::string_view text, Span span);
// The same, or nothing where nothing but white space is there.
[[nodiscard]] std::optional<Value> maybe_value(std::string_view text, Span span);

// True if `text` has `word` at `at`.
[[nodiscard]] bool has_at(std::string_view text, std::size_t at, std::string_view word);
// The end of `word` at `at`, with layout spaces allowed between its characters (抄 送); else
// nothing.
[[nodiscard]] std::optional<std::size_t> skip_spaced(std::string_view text, std::size_t at,
                                                     std::string_view word);
// Behind a colon and the spaces around it, if one is there; else `at`.
[[nodiscard]] std::size_t skip_colon(std::string_view text, std::size_t at);

// Pieces of `span` between the marks in `marks` that stand outside brackets and quotes.
[[nodiscard]] std::vector<Span> split_outside_brackets(std::string_view text, Span span,
                                                       std::u32string_view marks);

}  // namespace gongwen::parse::fields
