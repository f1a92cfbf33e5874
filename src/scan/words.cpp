#include "scan/words.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "scan/utf8.hpp"

namespace gongwen::scan::words {

std::size_t matched(std::string_view text, std::string_view word) {
  std::size_t at = tables::first_character(word).size();
  if (at > text.size()) return 0;
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] != word[i]) return 0;
  }
  for (std::size_t in_word = at; in_word < word.size();) {
    const Rune wanted = rune_at(word, in_word);
    if (!is_space(wanted.value)) at = skip_spaces(text, at);
    const Rune found = rune_at(text, at);
    if (found.size == 0 || found.value != wanted.value) return 0;
    at += found.size;
    in_word += wanted.size;
  }
  return at;
}

bool may_stand(std::string_view text, std::size_t at, const List& list) {
  const std::string_view here = text.substr(at);
  const tables::Character first = tables::character_of(here);
  if (!list.first.may_hold(first)) return false;
  return first.size == here.size() || list.second.may_hold(here.substr(first.size));
}

namespace {

std::size_t next(std::string_view text, std::size_t at) {
  return at + tables::character_of(text.substr(at)).size;
}

// Whether a word may begin `text`, with layout spaces behind its first character or without.
bool may_begin(std::string_view text, const List& list) {
  if (!list.first.may_hold(text)) return false;
  const std::string_view behind = text.substr(next(text, 0));
  const std::string_view rest = behind.substr(skip_spaces(behind, 0));
  return rest.empty() || list.second.may_hold(behind) || list.second.may_hold(rest);
}

// The longest word of the list that stands at `at`, in bytes; 0: none.
std::size_t longest_at(std::string_view text, std::size_t at, const List& list) {
  if (!may_stand(text, at, list)) return 0;
  const std::string_view rest = text.substr(at);
  std::size_t longest = 0;
  for (const std::string_view word : list.words) {
    if (rest.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

}  // namespace

std::size_t first_at(std::string_view text, std::size_t at, const List& list) {
  if (at >= text.size() || !may_stand(text, at, list)) return 0;
  const std::string_view rest = text.substr(at);
  const auto found = std::find_if(list.words.begin(), list.words.end(),
                                  [&](std::string_view word) { return rest.starts_with(word); });
  return found == list.words.end() ? 0 : found->size();
}

bool begins_with(std::string_view text, const List& list) {
  if (text.empty() || !may_begin(text, list)) return false;
  return std::any_of(list.words.begin(), list.words.end(),
                     [&](std::string_view word) { return matched(text, word) > 0; });
}

bool holds(std::string_view text, const List& list) {
  for (std::size_t at = find_one_of(text, list.first, 0); at < text.size();
       at = find_one_of(text, list.first, next(text, at))) {
    if (first_at(text, at, list) > 0) return true;
  }
  return false;
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
  for (std::size_t at = find_one_of(text, list.first, 0); at < text.size();
       at = find_one_of(text, list.first, next(text, at))) {
    if (!may_stand(text, at, list)) continue;
    const std::string_view rest = text.substr(at);
    for (std::size_t i = 0; i < list.words.size(); ++i) {
      if (rest.starts_with(list.words[i])) found |= std::uint64_t{1} << i;
    }
  }
  return std::popcount(found);
}

}  // namespace gongwen::scan::words
