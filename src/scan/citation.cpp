#include "scan/citation.hpp"

#include <algorithm>
#include <array>

#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// The longest titles have some two hundred characters; a bracket open for longer was never closed.
constexpr std::size_t max_title_bytes = 1200;
constexpr int max_depth = 8;
constexpr std::string_view open_title = "《";
constexpr std::string_view close_title = "》";

bool blank_line_at(std::string_view text, std::size_t at) {
  if (text[at] != '\n') return false;
  const std::size_t next = skip_blanks(text, at + 1);
  return next < text.size() && text[next] == '\n';
}

// Where the title that begins at `begin` ends (its 》); nesting is 《《》》 or 《〈〉》.
std::optional<std::size_t> title_end(std::string_view text, std::size_t begin, std::size_t limit) {
  const std::size_t stop = std::min({limit, text.size(), begin + max_title_bytes});
  int depth = 1;
  for (std::size_t at = begin; at < stop;) {
    const std::string_view rest = text.substr(at, stop - at);
    if (rest.starts_with(open_title)) {
      if (++depth > max_depth) return std::nullopt;
    } else if (rest.starts_with(close_title)) {
      if (--depth == 0) return at;
    } else if (blank_line_at(text, at)) {
      return std::nullopt;
    }
    at += rune_at(text, at).size;
  }
  return std::nullopt;
}

struct NumberBehind {
  DocumentNumber number;
  std::size_t end;  // behind the closing bracket
};

// The first of `set` in [at, stop), else `stop`.
std::size_t find_one_of(std::string_view text, std::size_t at, std::size_t stop,
                        std::u32string_view set) {
  while (at < stop && !is_one_of(rune_at(text, at).value, set)) at += rune_at(text, at).size;
  return std::min(at, stop);
}

// Behind the bracket that closes what is open at `at`; `at` where none does.
std::size_t bracket_end(std::string_view text, std::size_t at, std::size_t stop) {
  int depth = 1;
  for (std::size_t i = at; i < stop;) {
    const Rune rune = rune_at(text, i);
    if (is_one_of(rune.value, U"（([【")) ++depth;
    i += rune.size;
    if (is_one_of(rune.value, U"）)]】") && --depth == 0) return i;
  }
  return at;
}

// 2022年第30号 is all that the bracket holds.
std::optional<NumberBehind> bare_year_number(std::string_view text, std::size_t inside,
                                             std::size_t stop) {
  if (digit_value(rune_at(text, inside).value) < 0) return std::nullopt;
  const std::size_t close = find_one_of(text, inside, stop, U"）)");
  if (close >= stop) return std::nullopt;
  auto number = document_number_line(text, make_span(inside, close));
  if (!number) return std::nullopt;
  return NumberBehind{std::move(*number), close + rune_at(text, close).size};
}

// 《…的通知（×政办发〔2024〕12号）》: the number stands at the end of the title, in its marks.
void part_number(std::string_view text, Citation& citation) {
  constexpr std::u32string_view round_opening = U"（(";
  constexpr std::u32string_view round_closing = U"）)";
  const Span title = trim(text, citation.title);
  const Rune close = rune_before(text, title.end);
  if (citation.number || !is_one_of(close.value, round_closing)) return;
  constexpr std::size_t max_bracket = 120;
  std::size_t at = title.end - close.size;
  while (at > title.begin && title.end - at < max_bracket) {
    const Rune rune = rune_before(text, at);
    at -= rune.size;
    if (is_one_of(rune.value, round_opening)) break;
  }
  if (at == title.begin || !is_one_of(rune_at(text, at).value, round_opening)) return;
  const std::size_t inside = at + rune_at(text, at).size;
  auto number = document_number_line(text, make_span(inside, title.end - close.size));
  if (!number) return;
  citation.number = std::move(*number);
  citation.title = trim(text, make_span(title.begin, at));
}

// The number in the bracket that opens at `begin`; a doubled bracket is a slip of the pen.
std::optional<NumberBehind> number_in_bracket(std::string_view text, std::size_t begin,
                                              std::size_t limit) {
  constexpr std::size_t max_bracket_bytes = 240;
  constexpr std::u32string_view round_closing = U"）)";
  std::size_t inside = begin;
  while (is_one_of(rune_at(text, inside).value, U"（([【")) inside += rune_at(text, inside).size;
  const std::size_t bound = std::min({limit, text.size(), begin + max_bracket_bytes});
  const std::size_t stop = find_one_of(text, inside, bound, U"《");
  const auto found = find_document_numbers(text, make_span(inside, stop));
  if (found.empty()) return bare_year_number(text, inside, stop);
  const Span number = found.front().span;
  if (find_one_of(text, inside, number.begin, round_closing) < number.begin) return std::nullopt;
  return NumberBehind{found.front(), bracket_end(text, number.end, bound)};
}

// （国发〔2021〕23号）, （国发〔2021〕23号，以下简称《意见》）, （财政部令第35号公布） behind a
// title; also behind another bracket: （试行）（国发〔2021〕23号）.
std::optional<NumberBehind> number_behind(std::string_view text, std::size_t at,
                                          std::size_t limit) {
  std::size_t begin = skip_blanks(text, at);
  constexpr int max_brackets = 2;
  for (int i = 0; i < max_brackets && begin < limit; ++i) {
    if (!is_one_of(rune_at(text, begin).value, U"（([【")) break;
    if (auto found = number_in_bracket(text, begin, limit)) return found;
    constexpr std::size_t max_first_bracket = 60;
    const std::size_t stop = std::min(limit, begin + max_first_bracket);
    const std::size_t close = find_one_of(text, begin, stop, U"）)");
    if (close >= stop) return std::nullopt;
    begin = skip_blanks(text, close + rune_at(text, close).size);
  }
  // 《通知》国发〔2021〕23号: no bracket around the number.
  auto bare = document_number_at(text, begin, limit);
  if (!bare || bare->agency.empty()) return std::nullopt;
  const std::size_t end = bare->span.end;
  return NumberBehind{std::move(*bare), end};
}

}  // namespace

std::optional<Citation> citation_at(std::string_view text, std::size_t at, std::size_t limit) {
  if (!text.substr(std::min(at, text.size())).starts_with(open_title)) return std::nullopt;
  const std::size_t begin = at + open_title.size();
  const auto close = title_end(text, begin, limit);
  if (!close || *close == begin) return std::nullopt;
  Citation out;
  out.title = make_span(begin, *close);
  std::size_t end = *close + close_title.size();
  // A doubled 》 is a slip of the pen.
  while (text.substr(end).starts_with(close_title) && end < limit) end += close_title.size();
  if (auto number = number_behind(text, end, limit)) {
    out.number = std::move(number->number);
    end = number->end;
  }
  out.span = make_span(at, end);
  part_number(text, out);
  return out;
}

std::vector<Citation> find_citations(std::string_view text, Span within) {
  std::vector<Citation> out;
  const std::string_view seen = text.substr(0, within.end);
  for (std::size_t at = scan::find(seen, open_title, within.begin); at != seen.npos;) {
    auto citation = citation_at(seen, at, within.end);
    const std::size_t next = citation ? citation->span.end : at + open_title.size();
    if (citation) out.push_back(std::move(*citation));
    at = scan::find(seen, open_title, next);
  }
  return out;
}

}  // namespace gongwen::scan
