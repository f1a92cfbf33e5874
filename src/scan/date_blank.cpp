// Dates that are still to be filled in: 2025年X月X日, 年 月 日.
#include <algorithm>
#include <array>

#include "scan/date.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// What stands for a number that is not known yet; also nothing at all.
bool is_blank_mark(char32_t c) {
  return is_space(c) || digit_value(c) >= 0 || is_one_of(c, U"XxＸ×＊*_＿□■○〇●…·");
}

}  // namespace

std::optional<BlankDate> blank_date_line(std::string_view text, Span line) {
  constexpr std::uint32_t max_bytes = 80;
  line = trim(text, line);
  if (line.empty() || line.size() > max_bytes) return std::nullopt;
  constexpr std::array<char32_t, 3> units = {U'年', U'月', U'日'};
  std::size_t unit = 0;
  for (std::size_t at = line.begin; at < line.end;) {
    const Rune rune = rune_at(text, at);
    if (unit < units.size() && rune.value == units[unit]) {
      ++unit;
    } else if (!is_blank_mark(rune.value)) {
      return std::nullopt;
    }
    at += rune.size;
  }
  if (unit != units.size()) return std::nullopt;
  BlankDate out{line, 0};
  constexpr int digits = 4;
  const auto year = arabic_numeral(text, line.begin);
  if (year && year->digits == digits && valid({year->value, 0, 0})) out.year = year->value;
  return out;
}

}  // namespace gongwen::scan
