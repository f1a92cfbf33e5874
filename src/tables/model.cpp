#include "tables/model.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "tables/script.hpp"

namespace gongwen::tables {
namespace {

#include "tables/generated/model.inc"

// The model's own names for kinds of characters; fit_model.py has the same.
constexpr char16_t other_class = 1;
constexpr char16_t digit_class = u'0';
constexpr char16_t latin_class = u'a';

// A pair that was not seen costs the character by itself and this much more.
constexpr int backoff_bits = 4;
constexpr std::uint16_t no_number = 0xFFFF;

using NumberTable = std::array<std::uint16_t, 0x10000>;

std::uint16_t position(char16_t c) {
  return static_cast<std::uint16_t>(
      std::lower_bound(std::begin(vocabulary), std::end(vocabulary), c) - std::begin(vocabulary));
}

bool is_han(std::size_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

// Half-width marks that the model reads as full-width ones.
char16_t full_width(char16_t c) {
  switch (c) {
    case u',':
      return u'，';
    case u';':
      return u'；';
    case u':':
      return u'：';
    case u'(':
      return u'（';
    case u')':
      return u'）';
    case u'?':
      return u'？';
    case u'!':
      return u'！';
    default:
      return c;
  }
}

char16_t reduced(char16_t c) {
  if ((c >= u'0' && c <= u'9') || (c >= u'０' && c <= u'９')) return digit_class;
  if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')) return latin_class;
  if (is_han(c)) return static_cast<char16_t>(simplified(c));
  return full_width(c);
}

const NumberTable& numbers() {
  static const NumberTable table = [] {
    NumberTable made{};
    for (std::size_t c = 0; c < made.size(); ++c) {
      const char16_t seen = reduced(static_cast<char16_t>(c));
      const std::uint16_t at = position(seen);
      if (at < std::size(vocabulary) && vocabulary[at] == seen) {
        made[c] = at;
      } else {
        made[c] = is_han(c) ? no_number : position(other_class);
      }
    }
    return made;
  }();
  return table;
}

std::uint16_t number(char32_t c) {
  return c < 0x10000 ? numbers()[c] : numbers()[other_class];
}

int single_bits(std::uint16_t c) {
  return c == no_number ? unseen_bits : single_cost[c];
}

}  // namespace

int bits(char32_t c) {
  return single_bits(number(c));
}

int bits(char32_t a, char32_t b) {
  const std::uint16_t first = number(a);
  const std::uint16_t second = number(b);
  if (first != no_number && second != no_number) {
    constexpr int cost_bits = 4;
    const std::uint16_t* end = row_cells + row_begin[first + 1];
    const auto key = static_cast<std::uint16_t>(second << cost_bits);
    const std::uint16_t* at = std::lower_bound(row_cells + row_begin[first], end, key);
    if (at != end && *at >> cost_bits == second) return *at & ((1 << cost_bits) - 1);
  }
  return single_bits(second) + backoff_bits;
}

}  // namespace gongwen::tables
