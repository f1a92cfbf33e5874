// Word lists: sorted, without duplicates, each made from the text file of its name.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace gongwen::tables {

// The first character of a text that is not empty, or what is left of it.
[[nodiscard]] constexpr std::string_view first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return text.substr(0, size);
}

// A set of characters, by the last two bytes of each, twelve bits of it: those that words begin
// with or end in, those that a text holds. Most text that is asked about is turned away here
// without a look at the words.
class CharacterSet {
 public:
  constexpr void add(std::string_view character) { set(index(character)); }
  constexpr void add(char32_t character) { set(index(character)); }
  constexpr void add_all() { bits_.fill(~std::uint64_t{0}); }
  [[nodiscard]] constexpr bool may_hold(std::string_view character) const {
    const std::size_t at = index(character);
    return (bits_[at / 64] >> (at % 64) & 1U) != 0;
  }
  // False: no character is in both.
  [[nodiscard]] constexpr bool may_meet(const CharacterSet& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) both |= bits_[i] & other.bits_[i];
    return both != 0;
  }

 private:
  static constexpr std::size_t index(std::string_view character) {
    const std::size_t size = character.size();
    const auto last = static_cast<unsigned char>(character[size - 1]);
    const auto before = static_cast<unsigned char>(size > 1 ? character[size - 2] : 0);
    return static_cast<std::size_t>((before & 63U) << 6U | (last & 63U));
  }
  static constexpr std::size_t index(char32_t character) {
    return character & (character < 0x80 ? 0x3FU : 0xFFFU);
  }
  constexpr void set(std::size_t at) { bits_[at / 64] |= std::uint64_t{1} << (at % 64); }

  std::array<std::uint64_t, 64> bits_{};
};

// Words sorted by bytes, which for UTF-8 is by code point, with what turns other text away.
struct WordList {
  std::span<const std::string_view> words;
  std::uint64_t sizes = 0;  // bit n: a word of n bytes is there
  CharacterSet first;
  CharacterSet last;
};

[[nodiscard]] const WordList& addressee_nouns();
[[nodiscard]] const WordList& kinds();
[[nodiscard]] const WordList& known_organs();
[[nodiscard]] const WordList& offices();
[[nodiscard]] const WordList& organ_suffixes();
[[nodiscard]] const WordList& surnames();

[[nodiscard]] bool contains(const WordList& list, std::string_view word);
// The longest word of `list` that `text` begins with or ends in; empty if there is none.
[[nodiscard]] std::string_view longest_prefix(const WordList& list, std::string_view text);
[[nodiscard]] std::string_view longest_suffix(const WordList& list, std::string_view text);

}  // namespace gongwen::tables
