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

// The sequence at `at` (Unicode, table 3-7): how many bytes it has, and of those that it should
// have how many are there.
struct Sequence {
  std::size_t size = 0;  // 0: none begins so
  std::size_t there = 0;
};

Sequence look_at(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return {1, 1};
  if (lead < 0xC2 || lead > 0xF4) return {};
  Sequence found{lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U, 1};
  // The second byte is what keeps out overlong forms, surrogates and what lies behind U+10FFFF.
  std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (; found.there < found.size && at + found.there < text.size(); ++found.there) {
    const std::uint8_t byte = byte_at(text, at + found.there);
    if (byte < low || byte > high) break;
    low = 0x80;
    high = 0xBF;
  }
  return found;
}

// Bytes of the well-formed sequence at `at`; 0 if there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  const Sequence found = look_at(text, at);
  return found.there == found.size ? found.size : 0;
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

std::string with_replacements(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Sequence found = look_at(text, at);
    const bool whole = found.size > 0 && found.there == found.size;
    out += whole ? text.substr(at, found.size) : std::string_view("\xEF\xBF\xBD");
    at += std::max<std::size_t>(found.there, 1);
  }
  return out;
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (at < text.size() && !is_continuation(byte_at(text, at)));
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the last character that is no white space
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = white_space_at(text, at);
    if (space == 0) {
      if (end == 0) begin = at;
      end = at + 1;
    }
    at += std::max<std::size_t>(space, 1);
  }
  return text.substr(begin, end - begin);
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
