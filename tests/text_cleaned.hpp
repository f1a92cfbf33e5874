// What the tests of the text stages share: recovery of a string, and what was recorded of it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "gongwen/clean.hpp"
#include "text/recover.hpp"

namespace gongwen::test {

inline text::Recovered recovered(std::string_view bytes) {
  return text::recover(bytes, {}, {});
}

inline std::string cleaned(std::string_view bytes) {
  return recovered(bytes).text.utf8;
}

// How often a repair of this kind was made.
inline std::uint32_t repairs(std::string_view bytes, RepairKind kind) {
  std::uint32_t count = 0;
  for (const Repair& repair : recovered(bytes).text.repairs) {
    if (repair.kind == kind) count += repair.count;
  }
  return count;
}

inline bool diagnosed(std::string_view bytes, std::string_view code) {
  const text::Recovered result = recovered(bytes);
  return std::any_of(result.text.diagnostics.begin(), result.text.diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

}  // namespace gongwen::test
