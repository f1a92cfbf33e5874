// What somebody may have meant by a word that nobody knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gongwen::cli {

// Those of `words` that are few keys away from `word`, the nearest first, at most three.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word,
                                               const std::vector<std::string>& words);

// `; did you mean a, b?`, or nothing if no word is near.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string>& words);

}  // namespace gongwen::cli
