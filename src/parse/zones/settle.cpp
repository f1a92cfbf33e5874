#include "parse/zones/settle.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

void relabel(Labelled& label, Zone zone) {
  label.runner_up = label.zone;
  label.zone = zone;
}

}  // namespace

void settle_listed_organs(const std::vector<Line>& lines, std::vector<Labelled>& zones) {
  bool annex = false;  // below 附件 and its title, with no text yet
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (zones[i].zone == Zone::annex_mark) {
      annex = true;
      continue;
    }
    if (zones[i].zone == Zone::title || lines[i].has(F::bracketed)) continue;
    if (annex && zones[i].zone == Zone::signatory) {
      std::size_t end = i;
      while (end < lines.size() && zones[end].zone == Zone::signatory) ++end;
      const bool dated = end < lines.size() && zones[end].zone == Zone::date;
      for (; i < end; ++i) {
        if (!dated) relabel(zones[i], Zone::paragraph);
      }
      --i;
    }
    annex = false;
  }
}

}  // namespace gongwen::parse
