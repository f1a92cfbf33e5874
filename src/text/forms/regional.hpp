// Traditional script of Taiwan or Hong Kong to simplified: their variants and words first.
#pragma once

#include <cstddef>

#include "gongwen/clean.hpp"
#include "text/text.hpp"

namespace gongwen::text {

// Converts [begin, end) of the text as OpenCC's tw2s, tw2sp or hk2s do.
void simplify_regional(Rewriter& out, std::size_t begin, std::size_t end, Traditional region);

}  // namespace gongwen::text
