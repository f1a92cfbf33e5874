#include "scan/serial_line.hpp"

#include <array>
#include <string>

#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

constexpr std::string_view di = "第";
constexpr std::size_t longest = 60;  // bytes: more is a sentence

struct Bracket {
  std::string_view open;
  std::string_view close;
};

constexpr std::array brackets = {Bracket{"（", "）"}, Bracket{"(", ")"}, Bracket{"〔", "〕"},
                                 Bracket{"[", "]"}};

// Without brackets around the whole.
Span unwrapped(std::string_view text, Span line) {
  const std::string_view s = line.of(text);
  for (const Bracket& b : brackets) {
    if (s.size() < b.open.size() + b.close.size()) continue;
    if (!s.starts_with(b.open) || !s.ends_with(b.close)) continue;
    if (s.find(b.close) + b.close.size() != s.size()) continue;
    return trim(text, make_span(line.begin + b.open.size(), line.end - b.close.size()));
  }
  return line;
}

// Where the session in brackets at `at` ends: （十七届）. `at` if there is none.
std::size_t behind_session(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view s = text.substr(at, end - at);
  for (const Bracket& b : brackets) {
    const std::size_t close = s.find(b.close);
    if (!s.starts_with(b.open) || close == std::string_view::npos) continue;
    if (s.substr(0, close).ends_with("届")) return skip_spaces(text, at + close + b.close.size());
  }
  return at;
}

// 第N and `unit`, and nothing behind.
std::optional<int> ordinal(std::string_view text, std::size_t at, std::size_t end,
                           std::string_view unit) {
  if (!text.substr(at, end - at).starts_with(di)) return std::nullopt;
  const auto found = numeral(text, skip_spaces(text, at + di.size()));
  if (!found) return std::nullopt;
  const std::size_t behind = skip_spaces(text, found->span.end);
  if (behind + unit.size() != end || text.substr(behind, unit.size()) != unit) return std::nullopt;
  return found->value;
}

DocumentNumber number(std::string_view text, Span span, int serial) {
  DocumentNumber out;
  out.text = without_spaces(span.of(text));
  out.span = span;
  out.serial = serial;
  out.form = NumberForm::other;
  return out;
}

}  // namespace

std::optional<DocumentNumber> serial_line(std::string_view text, Span line) {
  line = trim(text, line);
  if (line.size() > longest) return std::nullopt;
  line = unwrapped(text, line);
  const std::size_t at = behind_session(text, line.begin, line.end);
  const auto serial = ordinal(text, at, line.end, "号");
  return serial ? std::optional(number(text, line, *serial)) : std::nullopt;
}

std::optional<DocumentNumber> issue_line(std::string_view text, Span line) {
  line = trim(text, line);
  if (line.size() > longest) return std::nullopt;
  line = unwrapped(text, line);
  constexpr std::string_view year_mark = "年";
  constexpr std::string_view total = "总";
  std::size_t at = line.begin;
  std::optional<int> year;
  if (const auto found = numeral(text, at); found && found->digits == 4) {
    const std::size_t behind = skip_spaces(text, found->span.end);
    if (text.substr(behind, year_mark.size()) != year_mark) return std::nullopt;
    year = found->value;
    at = skip_spaces(text, behind + year_mark.size());
  }
  if (text.substr(at, total.size()) == total) at += total.size();
  for (const std::string_view unit : {"期", "次"}) {
    const auto serial = ordinal(text, at, line.end, unit);
    if (!serial) continue;
    DocumentNumber out = number(text, line, *serial);
    out.year = year;
    return out;
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
