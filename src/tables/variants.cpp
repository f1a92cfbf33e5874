#include "tables/variants.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace gongwen::tables {
namespace {

struct Pair {
  char32_t from;
  char32_t to;
};
constexpr Pair variants[] = {
#include "tables/generated/variants.inc"
};

constexpr Pair once_private[] = {
#include "tables/generated/private_use.inc"
};

template <std::size_t size>
char32_t look_up(const Pair (&pairs)[size], char32_t c) {
  const Pair* at =
      std::lower_bound(std::begin(pairs), std::end(pairs), c,
                       [](const Pair& pair, char32_t value) { return pair.from < value; });
  return at != std::end(pairs) && at->from == c ? at->to : U'\0';
}

}  // namespace

char32_t ordinary_form(char32_t c) {
  return look_up(variants, c);
}

char32_t assigned_character(char32_t c) {
  return look_up(once_private, c);
}

}  // namespace gongwen::tables
