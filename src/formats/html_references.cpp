#include "formats/html_references.hpp"

#include <algorithm>
#include <utility>

namespace gongwen::formats {
namespace {

using Row = std::pair<std::string_view, std::string_view>;
constexpr auto named = std::to_array<Row>({
#include "formats/generated/references.inc"
});

constexpr char32_t replacement = 0xFFFD;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Character made_of(std::size_t size, std::string_view utf8) {
  Character out;
  out.size = size;
  out.length = static_cast<std::uint8_t>(utf8.size());
  std::copy(utf8.begin(), utf8.end(), out.bytes.begin());
  return out;
}

Character made_of(std::size_t size, char32_t c) {
  std::array<char, 4> bytes{};
  std::size_t length = 0;
  const auto put = [&](char32_t byte) { bytes[length++] = static_cast<char>(byte); };
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
  return made_of(size, std::string_view(bytes.data(), length));
}

// 13.2.5.80: what a number stands for.
char32_t numbered(char32_t code) {
  // windows-1252 where it has something else than ISO 8859-1.
  constexpr std::array<char16_t, 32> c1{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return replacement;
  if (code >= 0x80 && code <= 0x9F) return c1[code - 0x80];
  return code;
}

// `s` begins with `&#`.
Character numeric(std::string_view s) {
  const bool hex = s.size() > 2 && (s[2] == 'x' || s[2] == 'X');
  const std::size_t begin = hex ? 3 : 2;
  std::size_t at = begin;
  char32_t code = 0;
  constexpr char32_t too_large = 0x110000;
  for (; at < s.size(); ++at) {
    const char c = s[at];
    char32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<char32_t>(c - '0');
    } else if (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
      digit = static_cast<char32_t>((c | 0x20) - 'a' + 10);
    } else {
      break;
    }
    code = std::min<char32_t>(code * (hex ? 16 : 10) + digit, too_large);
  }
  if (at == begin) return made_of(1, "&");
  if (at < s.size() && s[at] == ';') ++at;
  return made_of(at, numbered(code));
}

// The longest name that `s` has behind its `&`.
Character by_name(std::string_view s, Reading reading) {
  const Row* first = named.data();
  const Row* last = first + named.size();
  const Row* found = nullptr;
  for (std::size_t n = 0; n + 1 < s.size() && first != last; ++n) {
    const char c = s[n + 1];
    const auto less = [&](const Row& row, char x) { return row.first[n] < x; };
    const auto more = [&](char x, const Row& row) { return x < row.first[n]; };
    first = std::lower_bound(first, last, c, less);
    last = std::upper_bound(first, last, c, more);
    if (first != last && first->first.size() == n + 1) {
      found = first;
      ++first;  // it has no further character to compare
    }
  }
  if (found == nullptr) return made_of(1, "&");
  const std::size_t size = found->first.size() + 1;
  if (reading == Reading::attribute && s[size - 1] != ';' && size < s.size() &&
      (s[size] == '=' || is_alphanumeric(s[size]))) {
    return made_of(1, "&");
  }
  return made_of(size, found->second);
}

std::size_t utf8_size(std::string_view s, std::size_t at) {
  const auto c = static_cast<unsigned char>(s[at]);
  const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  return std::min(size, s.size() - at);
}

constexpr std::string_view special_of(Reading reading) {
  constexpr std::string_view all("&\r\0", 3);
  return reading == Reading::raw ? all.substr(1) : all;
}

}  // namespace

Character character_at(std::string_view markup, std::size_t at, Reading reading) {
  const char c = markup[at];
  if (c == '\r') {
    return made_of(at + 1 < markup.size() && markup[at + 1] == '\n' ? 2 : 1, "\n");
  }
  if (c == '\0') {
    return reading == Reading::data ? made_of(1, std::string_view{}) : made_of(1, replacement);
  }
  if (c == '&' && reading != Reading::raw) {
    const std::string_view s = markup.substr(at);
    return s.size() > 1 && s[1] == '#' ? numeric(s) : by_name(s, reading);
  }
  const std::size_t size = utf8_size(markup, at);
  return made_of(size, markup.substr(at, size));
}

bool is_plain(std::string_view markup, Reading reading) {
  return markup.find_first_of(special_of(reading)) == std::string_view::npos;
}

std::string decoded(std::string_view markup, Reading reading) {
  std::string out;
  out.reserve(markup.size());
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t special = markup.find_first_of(special_of(reading), at);
    out += markup.substr(at, special - at);
    if (special == std::string_view::npos) break;
    const Character character = character_at(markup, special, reading);
    out += character.utf8();
    at = special + character.size;
  }
  return out;
}

}  // namespace gongwen::formats
