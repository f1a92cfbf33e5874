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

// A character as sets know it: the last two bytes of it, twelve bits.
struct Character {
  std::size_t index = 0;
  std::size_t size = 0;
};

// The first character of a text that is not empty.
[[nodiscard]] constexpr Character character_of(std::string_view text) {
  const auto bits = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[i]) & 63U);
  };
  const auto lead = static_cast<unsigned char>(text.front());
  // Nearly all characters of Chinese text have three bytes.
  if ((lead & 0xF0U) == 0xE0U && text.size() > 2) return {bits(1) << 6U | bits(2), 3};
  const std::size_t size = first_character(text).size();
  return {(size > 1 ? bits(size - 2) << 6U : 0) | bits(size - 1), size};
}

// A set of characters, by the last two bytes of each, twelve bits of it: those that words begin
// with or end in, those that a text holds. Most text that is asked about is turned away here
// without a look at the words.
class CharacterSet {
 public:
  // The character, or the first of a text.
  constexpr void add(std::string_view character) { add(character_of(character)); }
  constexpr void add(Character character) { set(character.index); }
  constexpr void add(char32_t character) { set(index(character)); }
  constexpr void add_all() { bits_.fill(~std::uint64_t{0}); }
  // Whether the character, or the first of a text, may be in the set.
  [[nodiscard]] constexpr bool may_hold(std::string_view character) const {
    return may_hold(character_of(character));
  }
  [[nodiscard]] constexpr bool may_hold(Character character) const {
    return (bits_[character.index / 64] >> (character.index % 64) & 1U) != 0;
  }
  // False: no character is in both.
  [[nodiscard]] constexpr bool may_meet(const CharacterSet& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) both |= bits_[i] & other.bits_[i];
    return both != 0;
  }

 private:
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
