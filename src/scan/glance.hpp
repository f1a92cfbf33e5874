// What a stretch of text holds, seen in one pass: most questions for a word are answered without a
// search for it.
#pragma once

#include <cstddef>
#include <string_view>

#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::scan {

// The first place from `at` on where a character of `set` may stand, or the end.
[[nodiscard]] std::size_t find_one_of(std::string_view text, const tables::CharacterSet& set,
                                      std::size_t at);
// The characters of `text` as a set.
[[nodiscard]] constexpr tables::CharacterSet characters_of(std::string_view text) {
  tables::CharacterSet out;
  while (!text.empty()) {
    const tables::Character first = tables::character_of(text);
    out.add(first);
    text.remove_prefix(first.size);
  }
  return out;
}

class Glance {
 public:
  explicit Glance(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  // Number of characters.
  [[nodiscard]] std::size_t length() const { return length_; }
  [[nodiscard]] bool holds(std::string_view word) const {
    return may_hold(word) && scan::holds(text_, word);
  }
  // The first place of `word`; npos: it is not there.
  [[nodiscard]] std::size_t find(std::string_view word) const {
    return may_hold(word) ? scan::find(text_, word) : std::string_view::npos;
  }
  // False: no character of the text is in `set`.
  [[nodiscard]] bool may_hold_one_of(const tables::CharacterSet& set) const {
    return characters_.may_meet(set);
  }

 private:
  [[nodiscard]] bool may_hold(std::string_view word) const {
    while (!word.empty()) {
      const tables::Character first = tables::character_of(word);
      if (!characters_.may_hold(first)) return false;
      word.remove_prefix(first.size);
    }
    return true;
  }

  std::string_view text_;
  tables::CharacterSet characters_;
  std::size_t length_ = 0;
};

}  // namespace gongwen::scan
