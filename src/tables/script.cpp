#include "tables/script.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "tables/gbk.hpp"

namespace gongwen::tables {
namespace {

struct Pair {
  char32_t traditional;
  char32_t simplified;
};
constexpr Pair characters[] = {
#include "tables/generated/traditional.inc"
};
constexpr Phrase phrases[] = {
#include "tables/generated/traditional_phrases.inc"
};
constexpr char32_t only_simplified[] = {
#include "tables/generated/simplified_only.inc"
};

constexpr std::size_t bmp = 0x10000;
// What the questions of this file need for characters of the basic plane, in one look each.
struct Index {
  std::array<char16_t, bmp> simplified{};
  std::bitset<bmp> traditional_only;
  std::bitset<bmp> simplified_only;
  std::bitset<bmp> begins_phrase;
};

char32_t first_character(std::string_view utf8) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  return static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
}

const Index& index() {
  static const Index made = [] {
    Index out;
    for (const Pair& pair : characters) {
      if (pair.traditional >= bmp) continue;
      if (pair.simplified < bmp) {
        out.simplified[pair.traditional] = static_cast<char16_t>(pair.simplified);
      }
      if (!in_gb2312(pair.traditional)) out.traditional_only.set(pair.traditional);
    }
    for (const char32_t c : only_simplified) {
      if (c < bmp) out.simplified_only.set(c);
    }
    for (const Phrase& phrase : phrases) out.begins_phrase.set(first_character(phrase.traditional));
    return out;
  }();
  return made;
}

char32_t search(char32_t c) {
  const auto* at =
      std::lower_bound(std::begin(characters), std::end(characters), c,
                       [](const Pair& pair, char32_t value) { return pair.traditional < value; });
  return at != std::end(characters) && at->traditional == c ? at->simplified : c;
}

}  // namespace

char32_t simplified(char32_t c) {
  if (c < bmp) {
    const char16_t found = index().simplified[c];
    if (found != 0) return found;
    return index().traditional_only[c] ? search(c) : c;
  }
  return search(c);
}

bool is_traditional_only(char32_t c) {
  return c < bmp && index().traditional_only[c];
}

bool is_simplified_only(char32_t c) {
  return c < bmp && index().simplified_only[c];
}

bool begins_phrase(char32_t c) {
  return c < bmp && index().begins_phrase[c];
}

const Conversion& conversion() {
  static const Conversion& made = *new Conversion([] {
    Conversion out;
    out.entries.push_back({});
    for (std::size_t c = 0x3400; c < bmp; ++c) {
      const auto traditional = static_cast<char16_t>(c);
      const char32_t simple = simplified(traditional);
      if (simple == traditional && !begins_phrase(traditional)) continue;
      out.number[c] = static_cast<std::uint16_t>(out.entries.size());
      out.entries.push_back(
          {traditional, simple < bmp ? static_cast<char16_t>(simple) : traditional});
    }
    for (std::size_t i = std::size(phrases); i-- > 0;) {
      Conversion::Entry& entry = out.entries[out.number[first_character(phrases[i].traditional)]];
      entry.first_phrase = static_cast<std::uint16_t>(i);
      ++entry.phrases;
    }
    return out;
  }());
  return made;
}

const ScriptMarks& script_marks() {
  static const ScriptMarks made = [] {
    ScriptMarks out{};
    for (std::size_t c = 0; c < bmp; ++c) {
      const bool ideograph = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
      const bool hangul = c >= 0xAC00 && c < 0xD7A4;
      if (hangul || (c >= 0x3040 && c < 0x3100)) {
        out[c] = ScriptMark::kana;
      } else if (ideograph) {
        out[c] = index().traditional_only[c]  ? ScriptMark::traditional
                 : index().simplified_only[c] ? ScriptMark::simplified
                                              : ScriptMark::han;
      }
    }
    return out;
  }();
  return made;
}

std::span<const Phrase> phrases_of(const Conversion::Entry& entry) {
  return {phrases + entry.first_phrase, entry.phrases};
}

Phrase phrase_at(std::string_view text) {
  if (text.size() < 3) return {};
  const Conversion& all = conversion();
  Phrase longest;
  for (const Phrase& phrase : phrases_of(all.entries[all.number[first_character(text)]])) {
    if (text.starts_with(phrase.traditional)) longest = phrase;
  }
  return longest;
}

}  // namespace gongwen::tables
