#include "parse/fields/asking.hpp"

#include <algorithm>
#include <optional>

#include "parse/fields/contact_names.hpp"
#include "parse/words.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

Span without_brackets(std::string_view text, Span span) {
  const auto open = static_cast<std::uint32_t>(scan::rune_at(text, span.begin).size);
  const auto close = static_cast<std::uint32_t>(scan::rune_before(text, span.end).size);
  return {span.begin + open, span.end - close};
}

// The most digits in a row, hyphens between them allowed.
std::size_t longest_number(std::string_view s) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : s) {
    const bool digit = c >= '0' && c <= '9';
    if (digit) longest = std::max(longest, ++run);
    if (!digit && c != '-') run = 0;
  }
  return longest;
}

// Running text that tells whom to call.
bool asks(std::string_view text, const Line& line) {
  if (line.has(Feature::contact) || line.has(Feature::phone)) return true;
  const std::string_view s = line.span.of(text);
  if (words::begins_with(s, words::asked_labels)) return true;
  constexpr std::size_t telephone = 7;
  const std::size_t digits = longest_number(s);
  return digits >= telephone || (digits > 0 && words::holds(s, words::contact_labels));
}

// An office alone on its line, above a line that tells whom to call there.
bool names_office(std::string_view text, const Line& line) {
  return !line.label && line.has(Feature::brief) && fields::is_office_name(line.span.of(text));
}

}  // namespace

std::vector<Span> asking_lines(std::string_view text, const std::vector<Line>& lines,
                               const std::vector<Labelled>& zones, const Draft& draft) {
  std::vector<Span> out;
  std::optional<std::size_t> office;
  for (const std::size_t i : draft.lines) {
    const Zone zone = zones[i].zone;
    const Line& line = lines[i];
    const bool body = zone == Zone::paragraph || zone == Zone::heading;
    if (zone == Zone::contact || zone == Zone::annotation || (body && asks(text, line))) {
      if (office && *office + 1 == i) out.push_back(lines[*office].span);
      out.push_back(line.has(Feature::bracketed) ? without_brackets(text, line.span) : line.span);
    }
    office.reset();
    if (body && names_office(text, line)) office = i;
  }
  return out;
}

}  // namespace gongwen::parse
