#include "values/diagnostic_limit.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "values/diagnostic_codes.hpp"

namespace gongwen::values {

void limit_diagnostics(std::vector<Diagnostic>& diagnostics, std::uint32_t limit) {
  // The one that is never dropped has a row of its own.
  const auto cut = std::find_if(diagnostics.begin(), diagnostics.end(),
                                [](const Diagnostic& one) { return one.code == "input_limit"; });
  const auto place = static_cast<std::size_t>(cut - diagnostics.begin());
  const std::size_t own = cut != diagnostics.end() ? 1 : 0;
  if (diagnostics.size() <= limit + own) return;
  std::optional<Diagnostic> kept;
  if (own > 0 && place >= limit) kept = std::move(*cut);
  const std::size_t dropped = diagnostics.size() - limit - own;
  diagnostics.resize(own > 0 && place < limit ? limit + own : limit);
  if (limit > 0) {
    diagnostics.back() = diagnostic(Code::diagnostic_limit, {std::to_string(dropped + 1)}, {});
  }
  if (kept) diagnostics.push_back(std::move(*kept));
}

}  // namespace gongwen::values
