#include "parse/fields/common.hpp"

#include <algorithm>

#include "scan/utf8.hpp"

namespace gongwen::parse::fields {

using scan::Rune;
using scan::rune_at;

Value make_value(std::string_view text, Span span) {
  Value out;
  out.span = scan::trim(text, span);
  out.text = scan::squeezed(out.span.of(text));
  return out;
}

std::optional<Value> maybe_value(std::string_view text, Span span) {
  Value out = make_value(text, span);
  if (out.text.empty()) return std::nullopt;
  return out;
}

bool has_at(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at).starts_with(word);
}

std::optional<std::size_t> skip_spaced(std::string_view text, std::size_t at,
                                       std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const Rune rune = rune_at(word, i);
    if (i > 0) at = scan::skip_blanks(text, at);
    if (!has_at(text, at, word.substr(i, rune.size))) return std::nullopt;
    at += rune.size;
    i += rune.size;
  }
  return at;
}

std::size_t skip_colon(std::string_view text, std::size_t at) {
  const std::size_t mark = scan::skip_blanks(text, at);
  const Rune rune = rune_at(text, mark);
  if (!is_one_of(rune.value, U"：:∶")) return at;
  return scan::skip_blanks(text, mark + rune.size);
}

std::vector<Span> split_outside_brackets(std::string_view text, Span span,
                                         std::u32string_view marks) {
  std::vector<Span> out;
  int depth = 0;
  std::size_t begin = span.begin;
  for (std::size_t at = span.begin; at < span.end;) {
    const Rune rune = rune_at(text, at);
    if (is_one_of(rune.value, U"（([〔【《〈“")) ++depth;
    if (is_one_of(rune.value, U"）)]〕】》〉”")) depth = std::max(0, depth - 1);
    if (depth == 0 && is_one_of(rune.value, marks)) {
      out.push_back(scan::make_span(begin, at));
      begin = at + rune.size;
    }
    at += rune.size;
  }
  out.push_back(scan::make_span(begin, span.end));
  return out;
}

}  // namespace gongwen::parse::fields
