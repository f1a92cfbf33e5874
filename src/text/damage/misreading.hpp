// Ways to read bytes in the wrong charset, and what bytes a character may have been misread from.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "text/charset/decode.hpp"

namespace gongwen::text {

enum class Misreading : std::uint8_t {
  utf8_as_gbk,
  utf8_as_latin,
  gbk_as_latin,
  big5_as_gbk,
  gbk_as_big5,
  gbk_misaligned,  // GBK as GBK, one byte off
};

// The charset that the bytes are in.
[[nodiscard]] Charset charset_of(Misreading misreading);
[[nodiscard]] RepairKind kind_of(Misreading misreading);

// What is known of a byte.
struct Byte {
  enum class Kind : std::uint8_t {
    known,
    undefined,   // one of the five that windows-1252 does not define
    alone,       // lost by itself: a lead byte at the end of a stretch, or 80
    first_bad,   // lost with the byte behind it, since both make no character
    second_bad,  // the byte behind such a one
  };
  Kind kind = Kind::known;
  std::uint8_t value = 0;
  bool weak = false;  // of a `?` that may as well be the sign of a loss
};

// A character as it stands, and the bytes that it was misread from.
struct Slot {
  char32_t shown = 0;
  std::uint32_t end = 0;  // where it ends in the text
  // Ways to take it, and the bytes of each: 0 if there is none. A lost sign is one byte or two; a
  // question mark may also be one.
  std::array<std::array<Byte, 2>, 4> ways{};
  std::array<std::uint8_t, 4> counts{};
};

[[nodiscard]] std::vector<Slot> slots_of(Misreading misreading, std::u32string_view text);

// For a character that was guessed itself: its second byte may be another.
void make_unsure(Slot& slot);

// Whether a byte may be `value`, and whether a lost pair may be these two.
[[nodiscard]] bool may_be(Misreading misreading, Byte byte, std::uint8_t value);
[[nodiscard]] bool may_be_bad_pair(Misreading misreading, std::uint8_t first, std::uint8_t second);

// True for what the charsets of two bytes have beside ideographs and signs of everyday use: Greek,
// Cyrillic, kana, Bopomofo, and codes for private use.
[[nodiscard]] bool is_of_wide_charset(char32_t c);

// True for the characters that single bytes above 0x7F are in Latin-1 and windows-1252.
[[nodiscard]] bool is_latin_byte(char32_t c);

}  // namespace gongwen::text
