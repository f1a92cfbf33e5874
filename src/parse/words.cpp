#include "parse/words.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "scan/utf8.hpp"

namespace gongwen::parse::words {

std::size_t matched(std::string_view text, std::string_view word) {
  std::size_t at = tables::first_character(word).size();
  if (at > text.size()) return 0;
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] != word[i]) return 0;
  }
  for (std::size_t in_word = at; in_word < word.size();) {
    const scan::Rune wanted = scan::rune_at(word, in_word);
    if (!scan::is_space(wanted.value)) at = scan::skip_spaces(text, at);
    const scan::Rune found = scan::rune_at(text, at);
    if (found.size == 0 || found.value != wanted.value) return 0;
    at += found.size;
    in_word += wanted.size;
  }
  return at;
}

namespace {

// Calls `use` for each place where a word may stand, by its first two characters, until it returns
// true; whether it did.
template <typename Use>
bool any_place(std::string_view text, const List& list, Use use) {
  for (std::size_t at = scan::find_one_of(text, list.first, 0); at < text.size();) {
    const std::size_t behind = at + tables::first_character(text.substr(at)).size();
    const std::string_view rest = text.substr(std::min(behind, text.size()));
    const bool stands = rest.empty() || list.second.may_hold(tables::first_character(rest));
    if (stands && use(text.substr(at))) return true;
    at = scan::find_one_of(text, list.first, behind);
  }
  return false;
}

// Whether a word may begin `text`, with layout spaces behind its first character or without.
bool may_begin(std::string_view text, const List& list) {
  const std::string_view first = tables::first_character(text);
  if (!list.first.may_hold(first)) return false;
  const std::string_view behind = text.substr(first.size());
  const std::string_view rest = behind.substr(scan::skip_spaces(behind, 0));
  return rest.empty() || list.second.may_hold(tables::first_character(behind)) ||
         list.second.may_hold(tables::first_character(rest));
}

// The longest word of the list that stands at `at`, in bytes; 0: none.
std::size_t longest_at(std::string_view text, std::size_t at, const List& list) {
  const std::string_view rest = text.substr(at);
  if (!list.first.may_hold(tables::first_character(rest))) return 0;
  std::size_t longest = 0;
  for (const std::string_view word : list.words) {
    if (rest.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

std::size_t next(std::string_view text, std::size_t at) {
  return at + tables::first_character(text.substr(at)).size();
}

}  // namespace

bool begins_with(std::string_view text, const List& list) {
  if (text.empty() || !may_begin(text, list)) return false;
  return std::any_of(list.words.begin(), list.words.end(),
                     [&](std::string_view word) { return matched(text, word) > 0; });
}

bool holds(std::string_view text, const List& list) {
  return any_place(text, list, [&](std::string_view rest) {
    return std::any_of(list.words.begin(), list.words.end(),
                       [&](std::string_view word) { return rest.starts_with(word); });
  });
}

bool holds_word(std::string_view text, const List& list, const List& compounds) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t compound = longest_at(text, at, compounds); compound > 0) {
      at += compound;
      continue;
    }
    if (longest_at(text, at, list) > 0) return true;
    at = next(text, at);
  }
  return false;
}

bool ends_with(std::string_view text, const List& list) {
  return std::any_of(list.words.begin(), list.words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

int count(std::string_view text, const List& list) {
  std::uint64_t found = 0;
  any_place(text, list, [&](std::string_view rest) {
    for (std::size_t i = 0; i < list.words.size(); ++i) {
      if (rest.starts_with(list.words[i])) found |= std::uint64_t{1} << i;
    }
    return false;
  });
  return std::popcount(found);
}

}  // namespace gongwen::parse::words
