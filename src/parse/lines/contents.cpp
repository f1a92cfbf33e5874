// Tables of contents: 目录, the headings, then the first of them again above its text, or a
// preface.
#include <algorithm>
#include <string>

#include "parse/lines/lines.hpp"
#include "parse/weights.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

// The heading without its dots and its page.
std::string entry(std::string_view text, const Line& line) {
  std::string_view s = line.span.of(text);
  constexpr std::u32string_view filling = U".．…·—-_（）() 　\t";
  while (!s.empty()) {
    const scan::Rune last = scan::rune_before(s, s.size());
    if (scan::digit_value(last.value) < 0 && filling.find(last.value) == filling.npos) break;
    s.remove_suffix(last.size);
  }
  return scan::without_spaces(s);
}

constexpr std::size_t fewest = 3;  // numbered headings that are a table without their repetition

}  // namespace

void mark_contents(std::string_view text, std::vector<Line>& lines) {
  for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
    if (!lines[i].has(Feature::brief)) continue;
    const std::string head = scan::without_spaces(lines[i].span.of(text));
    if (head != "目录" && head != "目次") continue;
    const std::string first = entry(text, lines[i + 1]);
    const std::size_t last = std::min(lines.size(), i + size::longest_contents);
    std::size_t labels = lines[i + 1].labelled() ? 1 : 0;
    for (std::size_t k = i + 2; k < last && !first.empty(); ++k) {
      const bool tells = lines[k].has(Feature::full) || lines[k].has(Feature::ends_sentence);
      // A preface may stand between the table and the first heading.
      if (tells && (labels < fewest || labels * 2 < k - i)) break;
      labels += lines[k].labelled() ? 1 : 0;
      if (!tells && entry(text, lines[k]) != first) continue;
      for (std::size_t listed = i; listed < k; ++listed) lines[listed].set(Feature::contents);
      i = k - 1;
      break;
    }
  }
}

}  // namespace gongwen::parse
