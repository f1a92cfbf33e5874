#include "parse/settle.hpp"

#include <string>

#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

void relabel(Labelled& label, Zone zone) {
  label.runner_up = label.zone;
  label.zone = zone;
}

bool heads_contents(std::string_view line) {
  constexpr std::size_t longest = 24;  // bytes: the word and its spaces
  if (line.size() > longest) return false;
  const std::string word = scan::without_spaces(line);
  return word == "目录" || word == "目次";
}

// An entry without the dots and the page that it leads to.
std::string entry(std::string_view line) {
  std::string out = scan::without_spaces(line);
  while (!out.empty()) {
    const scan::Rune last = scan::rune_before(out, out.size());
    if (!scan::is_one_of(last.value, U".…·-—（）()") && scan::digit_value(last.value) < 0) break;
    out.resize(out.size() - last.size);
  }
  return out;
}

// A heading and nothing else.
bool may_be_entry(const Line& line) {
  return !line.has(F::ends_sentence) && !line.has(F::holds_sentence) && !line.has(F::full) &&
         !line.has(F::ends_list_mark) && !line.has(F::ends_colon) && !line.has(F::date);
}

// Where the table that begins at `first` ends: where its first entry is printed again, or where
// running text begins. `first` if it is none.
std::size_t contents_end(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t fewest = 3;  // entries; what is shorter may be anything
  if (first >= lines.size()) return first;
  const std::string begin = entry(lines[first].span.of(text));
  std::size_t labels = 0;
  std::size_t end = first;
  for (; end < lines.size() && may_be_entry(lines[end]); ++end) {
    if (end > first && entry(lines[end].span.of(text)) == begin) break;
    labels += lines[end].labelled() ? 1 : 0;
  }
  return labels >= fewest && labels * 2 > end - first ? end : first;
}

}  // namespace

void settle_contents(std::string_view text, const std::vector<Line>& lines,
                     std::vector<Labelled>& zones) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!heads_contents(lines[i].span.of(text))) continue;
    const std::size_t end = contents_end(text, lines, i + 1);
    if (end == i + 1) continue;
    for (; i < end; ++i) relabel(zones[i], Zone::navigation);
    --i;
  }
}

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
