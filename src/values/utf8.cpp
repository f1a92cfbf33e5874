#include "values/utf8.hpp"

#include <algorithm>
#include <array>

namespace gongwen::values {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0U) == 0x80;
}

// Bytes of the well-formed sequence at `at` (Unicode, table 3-7); 0 if there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return 0;
  // The second byte is what keeps out overlong forms, surrogates and what lies behind U+10FFFF.
  const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const std::uint8_t second = byte_at(text, at + 1);
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if (!is_continuation(byte_at(text, at + i))) return 0;
  }
  return size;
}

// Bytes of the white space character at `at`; 0 if there is none.
std::size_t white_space_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead == ' ' || (lead >= '\t' && lead <= '\r')) return 1;
  constexpr std::array<std::string_view, 2> two{"\u0085", "\u00A0"};
  constexpr std::array<std::string_view, 17> three{
      "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
      "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
  if (lead == 0xC2) {
    return std::find(two.begin(), two.end(), text.substr(at, 2)) != two.end() ? 2 : 0;
  }
  if (lead < 0xE1 || lead > 0xE3) return 0;
  return std::find(three.begin(), three.end(), text.substr(at, 3)) != three.end() ? 3 : 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = sequence_at(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && !is_continuation(byte_at(text, at)));
}

std::string without_white_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = white_space_at(text, at);
    if (space == 0) out += text[at];
    at += std::max<std::size_t>(space, 1);
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

}  // namespace gongwen::values
