#include "tables/variants.hpp"

#include <algorithm>
#include <iterator>

namespace gongwen::tables {
namespace {

struct Pair {
  char32_t from;
  char32_t to;
};
constexpr Pair pairs[] = {
#include "tables/generated/variants.inc"
};

}  // namespace

char32_t ordinary_form(char32_t c) {
  const Pair* at =
      std::lower_bound(std::begin(pairs), std::end(pairs), c,
                       [](const Pair& pair, char32_t value) { return pair.from < value; });
  return at != std::end(pairs) && at->from == c ? at->to : U'\0';
}

}  // namespace gongwen::tables
