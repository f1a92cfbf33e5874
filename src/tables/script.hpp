// Traditional and simplified characters, after OpenCC's data.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
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
    char16_t simplified = 0;  // itself where it has no other form, or none in the basic plane
    std::uint16_t first_phrase = 0;  // of those that begin with it, see `phrases_of`
    std::uint16_t phrases = 0;
  };
  std::array<std::uint16_t, 0x10000> number{};  // 0: an ordinary character
  std::vector<Entry> entries;                   // the first is of no character
};
[[nodiscard]] const Conversion& conversion();

// What a character says of the script of its text, for those who count: `marks[c]`. Hangul count as
// kana: beside either, traditional characters are not Chinese.
enum class ScriptMark : std::uint8_t { none, han, traditional, simplified, kana };
using ScriptMarks = std::array<ScriptMark, 0x10000>;
[[nodiscard]] const ScriptMarks& script_marks();

struct Phrase {
  std::string_view traditional;  // empty: none
  std::string_view simplified;
};
// The phrases that begin with the character of an entry, a longer one behind those it begins with.
[[nodiscard]] std::span<const Phrase> phrases_of(const Conversion::Entry& entry);
// The longest phrase that `text` begins with and that is not simplified character by character.
[[nodiscard]] Phrase phrase_at(std::string_view text);
// True if some phrase begins with this character: saves the search.
[[nodiscard]] bool begins_phrase(char32_t c);

}  // namespace gongwen::tables
