#include "scan/timestamp.hpp"

#include "scan/date.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

struct Figure {
  int value = 0;
  std::size_t end = 0;
};

// A figure of `least` to `most` ASCII digits.
std::optional<Figure> figure(std::string_view text, std::size_t at, std::size_t least,
                             std::size_t most) {
  Figure out{0, at};
  while (out.end - at < most && out.end < text.size() && text[out.end] >= '0' &&
         text[out.end] <= '9') {
    out.value = out.value * 10 + (text[out.end] - '0');
    ++out.end;
  }
  if (out.end - at < least) return std::nullopt;
  return out;
}

bool is_colon(char32_t c) {
  return c == U':' || c == U'：';
}

// Behind hours, minutes and, where printed, seconds.
std::optional<std::size_t> time_of_day(std::string_view text, std::size_t at) {
  constexpr int hours = 24;
  constexpr int minutes = 60;
  const auto hour = figure(text, at, 1, 2);
  if (!hour || hour->value >= hours) return std::nullopt;
  std::size_t end = hour->end;
  for (int parts = 0; parts < 2; ++parts) {
    const Rune colon = rune_at(text, end);
    const auto part = is_colon(colon.value) ? figure(text, end + colon.size, 2, 2) : std::nullopt;
    if (!part || part->value >= minutes) return parts > 0 ? std::optional(end) : std::nullopt;
    end = part->end;
  }
  return end;
}

}  // namespace

std::optional<Timestamp> timestamp_at(std::string_view text, std::size_t at) {
  const auto year = figure(text, at, 4, 4);
  if (!year) return std::nullopt;
  const Rune mark = rune_at(text, year->end);
  if (!is_one_of(mark.value, U"-/.年")) return std::nullopt;
  const auto month = figure(text, year->end + mark.size, 1, 2);
  if (!month) return std::nullopt;
  const Rune second = rune_at(text, month->end);
  if (second.value != (mark.value == U'年' ? U'月' : mark.value)) return std::nullopt;
  const auto day = figure(text, month->end + second.size, 1, 2);
  if (!day || !valid({year->value, month->value, day->value})) return std::nullopt;
  const Rune last = rune_at(text, day->end);
  const std::size_t date_end = day->end + (last.value == U'日' ? last.size : 0);
  const auto end = time_of_day(text, skip_blanks(text, date_end));
  if (!end) return std::nullopt;
  return Timestamp{make_span(at, *end), make_span(at, date_end)};
}

std::optional<Timestamp> find_timestamp(std::string_view text, Span within) {
  const std::string_view seen = text.substr(0, within.end);
  bool inside = false;  // a figure: a date does not begin in its midst
  for (std::size_t at = within.begin; at < seen.size(); ++at) {
    const bool digit = seen[at] >= '0' && seen[at] <= '9';
    if (digit && !inside) {
      if (const auto found = timestamp_at(seen, at)) return found;
    }
    inside = digit;
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
