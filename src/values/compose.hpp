// Two maps, one behind the other, as one.
#pragma once

#include <cstdint>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::values {

struct Composed {
  std::vector<OffsetMap::Run> runs;
  std::uint32_t source_size = 0;
  std::uint32_t text_size = 0;
};

// The runs of `first` followed by `next`. Precondition: the text of the one is the source of the
// other. Takes time linear in the runs of both.
[[nodiscard]] Composed compose(const OffsetMap& first, const OffsetMap& next);

}  // namespace gongwen::values
