// The bound of the diagnostics of a result.
#pragma once

#include <cstdint>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::values {

// Drops diagnostics beyond `limit` and says so in the last one. That the end of the input was not
// read is never dropped: without it the result would seem to be of the whole input.
void limit_diagnostics(std::vector<Diagnostic>& diagnostics, std::uint32_t limit);

}  // namespace gongwen::values
