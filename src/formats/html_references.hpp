// Character references (HTML Standard, 13.2.5.72 to 13.2.5.80) and what else makes characters of
// markup differ from those that they stand for.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongwen::formats {

// How the characters of a stretch of markup are read.
enum class Reading : std::uint8_t {
  data,       // references are resolved, U+0000 is dropped
  rcdata,     // references are resolved (<title>, <textarea>)
  raw,        // as they stand (<script>, <style>)
  attribute,  // as `rcdata`, but `&copy=` is no reference in an address
};

// One character, or the two that a few references stand for.
struct Character {
  std::size_t size = 0;  // bytes of markup, at least one
  std::string_view utf8() const { return {bytes.data(), length}; }
  std::array<char, 8> bytes{};
  std::uint8_t length = 0;  // 0: it is dropped
};

// The character at `at`; CR and CR LF are LF.
[[nodiscard]] Character character_at(std::string_view markup, std::size_t at, Reading reading);

// All of them.
[[nodiscard]] std::string decoded(std::string_view markup, Reading reading);

// True if the characters are those of the markup itself.
[[nodiscard]] bool is_plain(std::string_view markup, Reading reading);

}  // namespace gongwen::formats
