// Walking over well-formed UTF-8, and the questions that the text stages ask of a character.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::text {

struct Rune {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes; 0 at the ends of a text
};

// The character at `at`. Precondition: `at` is a character boundary of well-formed text.
[[nodiscard]] inline Rune rune_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t b = byte(0);
  if (b < 0x80) return {b, 1};
  if (b < 0xE0) return {(b & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (b < 0xF0) return {(b & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(b & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

// The character that ends at `at`.
[[nodiscard]] inline Rune rune_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return rune_at(text, begin);
}

inline void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

[[nodiscard]] inline std::string utf8(char32_t c) {
  std::string out;
  append(out, c);
  return out;
}

[[nodiscard]] constexpr std::uint32_t utf8_size(char32_t c) {
  return c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U;
}

[[nodiscard]] constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
         (c >= 0x20000 && c <= 0x3FFFF);
}
[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
[[nodiscard]] constexpr bool is_latin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
// Where the next of 0-9 in [at, end) stands; `end` if there is none.
[[nodiscard]] inline std::size_t find_digit(std::string_view text, std::size_t at,
                                            std::size_t end) {
  // Eight bytes at a time: of 0x30-0x39 alone, with 0x30 taken off by the exclusive or, neither the
  // byte nor its sum with 0x76 has the uppermost bit.
  for (std::uint64_t word = 0; at + sizeof word <= end; at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t low = word ^ 0x3030303030303030U;
    const std::uint64_t above = (low & 0x7F7F7F7F7F7F7F7FU) + 0x7676767676767676U;
    if (((above | low) & 0x8080808080808080U) != 0x8080808080808080U) break;
  }
  while (at < end && !is_digit(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}
// Marks of Chinese typography: 、。《》〔〕【】, full-width forms, “ ” — …
[[nodiscard]] constexpr bool is_cjk_mark(char32_t c) {
  return (c >= 0x3001 && c <= 0x3020 && c != 0x3007) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || c == U'“' || c == U'”' || c == U'‘' || c == U'’' ||
         c == U'…' || c == U'—';
}
[[nodiscard]] constexpr bool is_cjk(char32_t c) {
  return is_han(c) || is_cjk_mark(c);
}
[[nodiscard]] constexpr bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x3000;
}

[[nodiscard]] constexpr Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace gongwen::text
