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

struct InBracket {
  DocumentNumber number;
  std::size_t end;  // behind the closing bracket
};

// （国发〔2021〕23号）, （国发〔2021〕23号，以下简称《意见》）, （财政部令第35号公布） behind a
// title.
std::optional<InBracket> number_behind(std::string_view text, std::size_t at, std::size_t limit) {
  constexpr std::size_t max_bracket_bytes = 240;
  const std::size_t begin = skip_blanks(text, at);
  const Rune open = rune_at(text, begin);
  constexpr std::u32string_view opening = U"（(〔[【";
  constexpr std::u32string_view closing = U"）)〕]】";
  if (begin >= limit || open.size == 0 || opening.find(open.value) == opening.npos) {
    // 《通知》国发〔2021〕23号: no bracket around the number.
    auto bare = document_number_at(text, begin, limit);
    if (!bare || bare->agency.empty()) return std::nullopt;
    const std::size_t end = bare->span.end;
    return InBracket{std::move(*bare), end};
  }
  const std::size_t stop = std::min({limit, text.size(), begin + max_bracket_bytes});
  int depth = 0;
  std::size_t end = 0;
  for (std::size_t i = begin; i < stop && end == 0;) {
    const Rune rune = rune_at(text, i);
    if (opening.find(rune.value) != opening.npos) ++depth;
    i += rune.size;
    if (closing.find(rune.value) != closing.npos && --depth == 0) end = i;
  }
  if (end == 0) return std::nullopt;
  const std::size_t inside_end = end - rune_before(text, end).size;
  const auto found = find_document_numbers(text, make_span(begin + open.size, inside_end));
  if (found.empty()) return std::nullopt;
  return InBracket{found.front(), end};
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
  return out;
}

std::vector<Citation> find_citations(std::string_view text, Span within) {
  std::vector<Citation> out;
  const std::string_view seen = text.substr(0, within.end);
  for (std::size_t at = seen.find(open_title, within.begin); at != seen.npos;) {
    auto citation = citation_at(seen, at, within.end);
    const std::size_t next = citation ? citation->span.end : at + open_title.size();
    if (citation) out.push_back(std::move(*citation));
    at = seen.find(open_title, next);
  }
  return out;
}

}  // namespace gongwen::scan
