// Traditional and simplified characters, after OpenCC's data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gongwen::tables {

// The simplified form of a character; itself where it has none.
[[nodiscard]] char32_t simplified(char32_t c);
// True for a character that simplified text does not use (乾 and 瞭 it does).
[[nodiscard]] bool is_traditional_only(char32_t c);
// True for a character that traditional text does not use (后 and 干 it does).
[[nodiscard]] bool is_simplified_only(char32_t c);

// All characters that a converter must stop at, in one look: `entries[number[c]]`.
struct Conversion {
  struct Entry {
    char16_t traditional = 0;
    char16_t simplified = 0;     // itself where it has no other form, or none in the basic plane
    bool begins_phrase = false;  // see `phrase_at`
  };
  std::array<std::uint16_t, 0x10000> number{};  // 0: an ordinary character
  std::vector<Entry> entries;                   // the first is of no character
};
[[nodiscard]] const Conversion& conversion();

struct Phrase {
  std::string_view traditional;  // empty: none
  std::string_view simplified;
};
// The longest phrase that `text` begins with and that is not simplified character by character.
[[nodiscard]] Phrase phrase_at(std::string_view text);
// True if some phrase begins with this character: saves the search.
[[nodiscard]] bool begins_phrase(char32_t c);

}  // namespace gongwen::tables
