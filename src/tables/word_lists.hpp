// Word lists: sorted, without duplicates, each made from the text file of its name.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace gongwen::tables {

// Sorted by bytes, which for UTF-8 is by code point.
using WordList = std::span<const std::string_view>;

[[nodiscard]] WordList addressee_nouns();
[[nodiscard]] WordList kinds();
[[nodiscard]] WordList known_organs();
[[nodiscard]] WordList offices();
[[nodiscard]] WordList organ_suffixes();
[[nodiscard]] WordList surnames();

[[nodiscard]] bool contains(WordList list, std::string_view word);
// The longest word of `list` that `text` begins with or ends in; empty if there is none.
[[nodiscard]] std::string_view longest_prefix(WordList list, std::string_view text);
[[nodiscard]] std::string_view longest_suffix(WordList list, std::string_view text);

}  // namespace gongwen::tables
