// Lists of words, and whether a text begins with one of them, holds one or ends with one.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "scan/glance.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::scan::words {

// A list of words as the functions below take it, with the characters that they begin with and
// those that stand second: most text is turned away by these, without a look at the words.
struct List {
  std::span<const std::string_view> words;
  const tables::CharacterSet& first;
  const tables::CharacterSet& second;  // all, where a word is one character
};

template <std::size_t N>
class Words {
 public:
  template <typename... Word>
  // NOLINTNEXTLINE(google-explicit-constructor): a list is written as its words
  constexpr Words(const Word&... word) : words_{std::string_view(word)...} {
    for (const std::string_view one : words_) {
      const std::string_view first = tables::first_character(one);
      first_.add(first);
      if (first.size() == one.size()) {
        second_.add_all();
      } else {
        second_.add(tables::first_character(one.substr(first.size())));
      }
    }
  }
  // NOLINTNEXTLINE(google-explicit-constructor): it stands for its list wherever one is asked for
  constexpr operator List() const { return {words_, first_, second_}; }
  [[nodiscard]] constexpr auto begin() const { return words_.begin(); }
  [[nodiscard]] constexpr auto end() const { return words_.end(); }

 private:
  static_assert(N <= 64, "count() keeps what it found in 64 bits");
  std::array<std::string_view, N> words_;
  tables::CharacterSet first_;
  tables::CharacterSet second_;
};
template <typename... Word>
Words(const Word&...) -> Words<sizeof...(Word)>;

// False: no word of `list` stands at `at`, by the first two characters there.
[[nodiscard]] bool may_stand(std::string_view text, std::size_t at, const List& list);
// The length in bytes of the first of `list` that stands at `at`; 0: none does.
[[nodiscard]] std::size_t first_at(std::string_view text, std::size_t at, const List& list);
// True if `text` begins with one of `list`; layout spaces inside the word are allowed (联 系 人).
[[nodiscard]] bool begins_with(std::string_view text, const List& list);
// True if `text` holds one of `list`.
[[nodiscard]] bool holds(std::string_view text, const List& list);
// False: no word of `list` is in what was seen.
[[nodiscard]] inline bool may_hold(const Glance& seen, const List& list) {
  return seen.may_hold_one_of(list.first) && seen.may_hold_one_of(list.second);
}
[[nodiscard]] inline bool holds(const Glance& seen, const List& list) {
  return may_hold(seen, list) && holds(seen.text(), list);
}
// True if `text` holds one of `list` that is not a part of one of `compounds` (要 in 主要).
[[nodiscard]] bool holds_word(std::string_view text, const List& list, const List& compounds);
// True if `text` ends with one of `list`.
[[nodiscard]] bool ends_with(std::string_view text, const List& list);
// How many of `list` `text` holds.
[[nodiscard]] int count(std::string_view text, const List& list);
// The length in bytes of `word` at `text`'s beginning, layout spaces included; 0: not there.
[[nodiscard]] std::size_t matched(std::string_view text, std::string_view word);

}  // namespace gongwen::scan::words
