#include "scan/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace gongwen::scan {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Bytes that a lead byte promises; 0 for a byte that cannot lead.
constexpr std::size_t promised(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

bool is_ascii_graphic(char c) {
  return c > ' ' && c < '\x7F';
}
bool is_ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// A space between two Western words says something; any other is layout.
bool space_counts(char before, char after) {
  return is_ascii_graphic(before) && is_ascii_graphic(after) &&
         (is_ascii_letter(before) || is_ascii_letter(after));
}

}  // namespace

Rune any_rune_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = promised(lead);
  if (size == 0 || at + size > text.size()) return {replacement, 1};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[at + i])) return {replacement, 1};
    value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  return {value, size};
}

Rune any_rune_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(text[begin])) --begin;
  const Rune rune = rune_at(text, begin);
  return rune.size == at - begin ? rune : Rune{replacement, 1};
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

bool is_latin(char32_t c) {
  return c < 0x80 && is_ascii_letter(static_cast<char>(c));
}

std::size_t find(std::string_view text, std::string_view word, std::size_t at) {
  // The last byte of a character of three tells it from others, as the first two do not.
  constexpr std::size_t telling = 2;
  if (word.size() <= telling) return text.find(word, at);
  const char* const end = text.data() + text.size();
  while (at + word.size() <= text.size()) {
    const char* from = text.data() + at + telling;
    const void* found = std::memchr(from, word[telling], static_cast<std::size_t>(end - from));
    if (found == nullptr) break;
    at += static_cast<std::size_t>(static_cast<const char*>(found) - from);
    if (text.substr(at).starts_with(word)) return at;
    ++at;
  }
  return std::string_view::npos;
}

std::size_t next_space(std::string_view text, std::size_t at) {
  // By the first byte of a character its size; 0 where it may be white space.
  static constexpr std::array<std::uint8_t, 256> steps = [] {
    std::array<std::uint8_t, 256> out{};
    for (std::size_t lead = 0; lead < out.size(); ++lead) {
      const bool blank = lead <= ' ' || lead == 0xC2 || lead == 0xE2 || lead == 0xE3;
      const std::size_t size = promised(static_cast<unsigned char>(lead));
      out[lead] = blank ? 0 : static_cast<std::uint8_t>(std::max<std::size_t>(size, 1));
    }
    return out;
  }();
  while (at < text.size()) {
    const std::uint8_t step = steps[static_cast<unsigned char>(text[at])];
    if (step > 0) {
      at += step;
      continue;
    }
    const Rune rune = rune_at(text, at);
    if (is_space(rune.value)) return at;
    at += rune.size;
  }
  return text.size();
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (Rune rune = rune_at(text, at); rune.size > 0 && is_space(rune.value);
       rune = rune_at(text, at)) {
    at += rune.size;
  }
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (Rune rune = rune_at(text, at);
       rune.size > 0 && is_space(rune.value) && rune.value != '\n' && rune.value != '\r';
       rune = rune_at(text, at)) {
    at += rune.size;
  }
  return at;
}

Span trim(std::string_view text, Span span) {
  // Not past the span: many blank lines in a row would each be read to the end of all.
  std::size_t begin = skip_spaces(text.substr(0, span.end), span.begin);
  std::size_t end = span.end;
  while (end > begin) {
    const Rune rune = rune_before(text, end);
    if (!is_space(rune.value)) break;
    end -= rune.size;
  }
  return make_span(begin, end);
}

std::string without_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = next_space(text, at);
    out.append(text, at, end - at);
    at = skip_spaces(text, end);
  }
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = skip_spaces(text, 0); at < text.size();) {
    const std::size_t end = next_space(text, at);
    if (!out.empty() && space_counts(out.back(), text[at])) out += ' ';
    out.append(text, at, end - at);
    at = skip_spaces(text, end);
  }
  return out;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view window(std::string_view text, std::size_t at, std::size_t bytes) {
  if (at >= text.size()) return {};
  std::string_view out = text.substr(at, bytes);
  if (at + out.size() == text.size()) return out;
  while (!out.empty() && is_continuation(text[at + out.size()])) out.remove_suffix(1);
  return out;
}

}  // namespace gongwen::scan
