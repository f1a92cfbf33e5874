// The rows of the page, document by document, with what stands around them folded away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "gongwen/render.hpp"
#include "gongwen/result.hpp"
#include "render/marks.hpp"

namespace gongwen::render {

struct Body {
  std::string html;
  // The number of each repair, by where it begins in the source: `data-p` of its elements.
  std::unordered_map<std::uint32_t, std::size_t> repairs;
};

// `prefix` stands before all ids.
[[nodiscard]] Body body_of(const Result& result, const Marks& marks, std::string_view source,
                           const std::string& prefix);

}  // namespace gongwen::render
