// Walking over UTF-8: the few questions that all scanners ask of a character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

struct Rune {
  char32_t value = 0;  // U+FFFD where the bytes are ill-formed, 0 at the end of the text
  std::size_t size = 0;
};

[[nodiscard]] constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The character at `at` of more than one byte, whatever its size; a byte that begins none.
[[nodiscard]] Rune any_rune_at(std::string_view text, std::size_t at);
// The character that begins at `at`; {0, 0} at or behind the end.
[[nodiscard]] inline Rune rune_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  // Nearly all characters of Chinese text have three bytes.
  if ((lead & 0xF0U) == 0xE0U && at + 3 <= text.size() && is_continuation(text[at + 1]) &&
      is_continuation(text[at + 2])) {
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(text[at + i]) & 0x3FU; };
    return {(lead & 0x0FU) << 12 | bits(1) << 6 | bits(2), 3};
  }
  return any_rune_at(text, at);
}
// The character that ends at `at`, whatever its size.
[[nodiscard]] Rune any_rune_before(std::string_view text, std::size_t at);
// The character that ends at `at`; {0, 0} at the beginning.
[[nodiscard]] inline Rune rune_before(std::string_view text, std::size_t at) {
  constexpr std::size_t usual = 3;
  if (at < usual || at > text.size()) return any_rune_before(text, at);
  const Rune rune = rune_at(text, at - usual);
  return rune.size == usual ? rune : any_rune_before(text, at);
}

// Also U+3000 and the no-break space.
[[nodiscard]] constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x3000;
}
[[nodiscard]] bool is_han(char32_t c);
[[nodiscard]] bool is_latin(char32_t c);  // ASCII letters
// 0-9 for ASCII and full-width digits, else -1.
[[nodiscard]] constexpr int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  return -1;
}

// True if `c` is a character of `set`; the end of a text (0) is in none.
[[nodiscard]] constexpr bool is_one_of(char32_t c, std::u32string_view set) {
  return c != 0 && set.find(c) != std::u32string_view::npos;
}

// The first place of `word` in `text` from `at` on; npos: it is not there. As `text.find`, which
// stops at every byte that `word` begins with: in Chinese text at half of the characters.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view word, std::size_t at = 0);
[[nodiscard]] inline bool holds(std::string_view text, std::string_view word) {
  return find(text, word) != std::string_view::npos;
}

// The first white space from `at` on, or the end.
[[nodiscard]] std::size_t next_space(std::string_view text, std::size_t at);
[[nodiscard]] std::size_t skip_spaces(std::string_view text, std::size_t at);
// The same, but stops at the end of the line.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
// Without the white space at both ends.
[[nodiscard]] Span trim(std::string_view text, Span span);
// All white space removed: what a value says, whatever the layout was.
[[nodiscard]] std::string without_spaces(std::string_view text);
// White space removed but for single spaces between two Western words.
[[nodiscard]] std::string squeezed(std::string_view text);
// Number of characters.
[[nodiscard]] std::size_t length(std::string_view text);
// `text.substr(at)` of at most `bytes`, not cut inside a character: bounds what a pattern may read.
[[nodiscard]] std::string_view window(std::string_view text, std::size_t at, std::size_t bytes);

[[nodiscard]] inline Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace gongwen::scan
