// What lines are by the list that they stand in.
#include "parse/lines.hpp"

namespace gongwen::parse {

using F = Feature;

// 附件： alone on its line may head a list of files or an annex: what stands below the items tells.
// An annex goes on with text; behind a list stands the signature, or nothing.
void observe_lists(std::vector<Line>& lines) {
  constexpr std::size_t most = 60;  // items and the lines that they go on in
  const auto ends_list = [&](std::size_t i) {
    return i == lines.size() || lines[i].has(F::organs) || lines[i].has(F::date) ||
           lines[i].has(F::signer) || lines[i].has(F::cc) || lines[i].has(F::organs_then_date) ||
           (lines[i].has(F::bracketed) && lines[i].has(F::annotation));
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].has(F::attachment_head) || !lines[i].has(F::annex_mark)) continue;
    const std::size_t first = i + 1;
    std::size_t end = first;
    while (end < lines.size() && end < first + most &&
           (lines[end].has(F::attachment_item) || (end > first && lines[end].has(F::hanging)))) {
      if (ends_list(end)) break;
      ++end;
    }
    if (end == first || !ends_list(end)) continue;
    for (i = first; i < end; ++i) lines[i].set(F::attachment_listed);
    --i;
  }
}

}  // namespace gongwen::parse
