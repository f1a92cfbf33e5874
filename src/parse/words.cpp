#include "parse/words.hpp"

#include <algorithm>

#include "scan/utf8.hpp"

namespace gongwen::parse::words {

std::size_t matched(std::string_view text, std::string_view word) {
  std::size_t at = 0;
  for (std::size_t in_word = 0; in_word < word.size();) {
    const scan::Rune wanted = scan::rune_at(word, in_word);
    if (in_word > 0 && !scan::is_space(wanted.value)) at = scan::skip_spaces(text, at);
    const scan::Rune found = scan::rune_at(text, at);
    if (found.size == 0 || found.value != wanted.value) return 0;
    at += found.size;
    in_word += wanted.size;
  }
  return at;
}

bool begins_with(std::string_view text, std::span<const std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return matched(text, word) > 0; });
}

bool holds(std::string_view text, std::span<const std::string_view> list) {
  return count(text, list) > 0;
}

bool holds_word(std::string_view text, std::span<const std::string_view> list,
                std::span<const std::string_view> compounds) {
  const auto longest_at = [&](std::size_t at, std::span<const std::string_view> of) {
    std::size_t longest = 0;
    for (const std::string_view word : of) {
      if (text.substr(at).starts_with(word)) longest = std::max(longest, word.size());
    }
    return longest;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t compound = longest_at(at, compounds); compound > 0) {
      at += compound;
      continue;
    }
    if (longest_at(at, list) > 0) return true;
    at += std::max<std::size_t>(1, scan::rune_at(text, at).size);
  }
  return false;
}

int count(std::string_view text, std::span<const std::string_view> list) {
  return static_cast<int>(std::count_if(list.begin(), list.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  }));
}

}  // namespace gongwen::parse::words
