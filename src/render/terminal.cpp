#include "render/terminal.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

namespace gongwen::render {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::string_view replacement_utf8 = "\uFFFD";
constexpr std::string_view ellipsis = "…";

// Columns that a terminal gives a character: wide and full-width ones (UAX #11) take two, combining
// and control characters none.
std::size_t width_of(char32_t c) {
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c))));
}

struct Character {
  char32_t code = replacement;
  std::size_t bytes = 1;
};

// The character at `at`; an ill-formed byte is one replacement character.
Character character_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = -1;
  const utf8proc_ssize_t size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size < 1 || code < 0) return {};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(size)};
}

// The longest beginning of `text` that fits into `width` columns, in bytes.
std::size_t fitting(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    const Character c = character_at(text, at);
    used += width_of(c.code);
    if (used > width) break;
    at += c.bytes;
  }
  return at;
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::strong:
      return "\x1b[1m";
    case Style::label:
      return "\x1b[36m";
    case Style::faint:
      return "\x1b[2m";
    case Style::good:
      return "\x1b[32m";
    case Style::warn:
      return "\x1b[33m";
    case Style::bad:
      return "\x1b[31m";
    case Style::plain:
      break;
  }
  return {};
}

}  // namespace

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    sum += width_of(c.code);
    at += c.bytes;
  }
  return sum;
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.code == U'\n' || c.code == U'\r' || c.code == U'\t') {
      out += ' ';
    } else if (c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0) || c.code == replacement) {
      out += replacement_utf8;
    } else {
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::string clip(std::string_view text, std::size_t width) {
  const std::size_t end = fitting(text, width);
  if (end == text.size()) return std::string(text);
  return std::string(text.substr(0, fitting(text, width == 0 ? 0 : width - 1))) +
         std::string(ellipsis);
}

// Where a line of at most `size` bytes may end without cutting a word of letters: behind its last
// blank, or between two characters of which one is no letter. Words as long as half a line are cut.
std::size_t before_word(std::string_view text, std::size_t size) {
  const auto in_word = [&](std::size_t at) {
    const char c = text[at];
    return c > ' ' && c <= '~';
  };
  if (size == 0 || size >= text.size() || !in_word(size) || !in_word(size - 1)) return size;
  std::size_t end = size;
  while (end > size / 2 && in_word(end - 1)) --end;
  return end > size / 2 ? end : size;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  do {
    std::size_t size = fitting(text, width);
    if (size == 0 && !text.empty()) size = character_at(text, 0).bytes;
    size = before_word(text, size);
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  } while (!text.empty());
  return lines;
}

std::string pad(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t used = columns(text);
  if (used < width) out.append(width - used, ' ');
  return out;
}

std::string paint(std::string_view text, Style style, bool color) {
  if (!color || style == Style::plain || text.empty()) return std::string(text);
  return std::string(escape_of(style)) + std::string(text) + "\x1b[0m";
}

}  // namespace gongwen::render
