// The inverse of reading bytes in the wrong charset: text back to its bytes, and those read
// rightly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::text {

enum class Misreading : std::uint8_t {
  utf8_as_gbk,
  utf8_as_latin,
  gbk_as_latin,
  big5_as_gbk,
  gbk_as_big5,
};

// A character that was read again; it ends where byte `end` of the misread text ends. Several may
// share an end: there the boundaries of both readings do not meet.
struct Reread {
  std::u32string text;
  std::uint32_t end = 0;
  bool guessed = false;  // a byte of it was lost
};

// Reads `text` again, as it was before the misreading; nothing if its bytes cannot have been that.
// A `?` or U+FFFD where a UTF-8 byte is due stands for a lost byte, which the model fills.
[[nodiscard]] std::optional<std::vector<Reread>> undo(Misreading misreading, std::string_view text);

[[nodiscard]] RepairKind kind_of(Misreading misreading);

// True for the characters that single bytes above 0x7F are in Latin-1 and windows-1252.
[[nodiscard]] bool is_latin_byte(char32_t c);

}  // namespace gongwen::text
