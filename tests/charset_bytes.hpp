// Text as the bytes of each charset.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "tables/big5.hpp"
#include "tables/euc_tw.hpp"
#include "tables/gbk.hpp"
#include "text/utf8.hpp"

namespace gongwen::test {

// ASCII as it is, all else by its code of two bytes.
template <typename Code>
std::string in_pairs(std::string_view written, Code code_of) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const text::Rune c = text::rune_at(written, at);
    at += c.size;
    if (c.value < 0x80) {
      out += static_cast<char>(c.value);
      continue;
    }
    const std::uint16_t code = code_of(c.value);
    out += static_cast<char>(code >> 8);
    out += static_cast<char>(code & 0xFF);
  }
  return out;
}

inline std::string in_gbk(std::string_view written) {
  return in_pairs(written, tables::gbk_code);
}

inline std::string in_big5(std::string_view written) {
  return in_pairs(written, tables::big5_code);
}

inline std::string in_utf16(std::string_view written, bool big_endian) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const text::Rune c = text::rune_at(written, at);
    at += c.size;
    const char high = static_cast<char>(c.value >> 8);
    const char low = static_cast<char>(c.value & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

inline std::string in_utf32(std::string_view written, bool big_endian) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const text::Rune c = text::rune_at(written, at);
    at += c.size;
    for (unsigned i = 0; i < 4; ++i) {
      out += static_cast<char>(c.value >> 8 * (big_endian ? 3 - i : i) & 0xFF);
    }
  }
  return out;
}

inline std::string in_euc_tw(std::string_view written) {
  static const std::map<char32_t, std::string> codes = [] {
    std::map<char32_t, std::string> made;
    for (std::uint8_t plane = 1; plane <= 16; ++plane) {
      for (std::uint8_t row = 1; row <= 94; ++row) {
        for (std::uint8_t cell = 1; cell <= 94; ++cell) {
          const char32_t c = tables::cns_character(plane, row, cell);
          std::string code;
          if (plane > 1) code = {'\x8E', static_cast<char>(0xA0 + plane)};
          code += {static_cast<char>(0xA0 + row), static_cast<char>(0xA0 + cell)};
          if (c != 0) made.emplace(c, code);
        }
      }
    }
    return made;
  }();
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const text::Rune c = text::rune_at(written, at);
    at += c.size;
    out += c.value < 0x80 ? std::string(1, static_cast<char>(c.value)) : codes.at(c.value);
  }
  return out;
}

// Codes of two bytes without their high bits, between `open` and `close`.
inline std::string in_seven_bits(std::string_view bytes, std::string_view open,
                                 std::string_view close) {
  std::string out;
  bool shifted = false;
  for (const char byte : bytes) {
    const bool high = (byte & 0x80) != 0;
    if (high != shifted) out += high ? open : close;
    shifted = high;
    out += static_cast<char>(byte & 0x7F);
  }
  if (shifted) out += close;
  return out;
}

inline std::string in_hz(std::string_view written) {
  return in_seven_bits(in_gbk(written), "~{", "~}");
}

}  // namespace gongwen::test
