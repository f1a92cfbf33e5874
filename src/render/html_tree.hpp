// The tree at the side of the page: the page's own fields, each document with its fields and
// sections, the repairs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "gongwen/result.hpp"
#include "render/marks.hpp"

namespace gongwen::render {

// `repairs`: the numbers that repairs have in the body, by where they begin in the source.
[[nodiscard]] std::string tree_of(const Result& result, const Marks& marks,
                                  const std::unordered_map<std::uint32_t, std::size_t>& repairs,
                                  const std::string& prefix);

}  // namespace gongwen::render
