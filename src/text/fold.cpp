#include "text/fold.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace gongwen::text {
namespace {

std::string key_of(const Repair& repair) {
  std::string key(1, static_cast<char>(repair.kind));
  key += repair.before;
  key += '\0';
  key += repair.after;
  return key;
}

}  // namespace

void fold_repairs(Text& text, std::uint32_t limit) {
  std::unordered_map<std::string, std::size_t> seen;
  std::vector<Repair> rows;
  std::uint64_t dropped = 0;
  for (Repair& repair : text.repairs) {
    const auto [at, is_new] = seen.try_emplace(key_of(repair), rows.size());
    if (is_new && rows.size() < limit) {
      rows.push_back(std::move(repair));
    } else if (is_new || at->second >= rows.size()) {
      dropped += repair.count;
    } else {
      Repair& row = rows[at->second];
      row.count += repair.count;
      row.confidence = std::min(row.confidence, repair.confidence);
    }
  }
  text.repairs = std::move(rows);
  if (dropped == 0) return;
  text.diagnostics.push_back({Severity::warning, "repair_limit",
                              std::to_string(dropped) + " further repairs are not listed.",
                              std::nullopt});
}

void limit_diagnostics(Text& text, std::uint32_t limit) {
  if (text.diagnostics.size() <= limit) return;
  const std::size_t dropped = text.diagnostics.size() - limit;
  text.diagnostics.resize(limit);
  if (limit == 0) return;
  text.diagnostics.back() = {Severity::warning, "diagnostic_limit",
                             std::to_string(dropped + 1) + " further diagnostics are not listed.",
                             std::nullopt};
}

}  // namespace gongwen::text
