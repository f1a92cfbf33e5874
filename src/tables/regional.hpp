// What Taiwan and Hong Kong write otherwise than traditional script elsewhere, after OpenCC's data.
#pragma once

#include <string_view>

#include "gongwen/clean.hpp"
#include "tables/script.hpp"

namespace gongwen::tables {

// The entry that `text` begins with: the longest of the first dictionary that has one, as OpenCC
// orders them (words of the region, words with its variants, its characters). Both of its sides are
// traditional; an entry may stay as it is, which keeps shorter ones from being applied.
[[nodiscard]] Phrase regional_at(std::string_view text, Traditional region);

}  // namespace gongwen::tables
