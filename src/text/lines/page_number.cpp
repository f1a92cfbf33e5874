#include "text/lines/page_number.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "tables/model.hpp"
#include "text/lines/line_shape.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// No notice has more pages.
constexpr std::size_t most_digits = 3;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (Rune c = rune_at(text, at); is_blank(c.value); c = rune_at(text, at)) at += c.size;
  return at;
}

bool is_dash(char32_t c) {
  return c == U'—' || c == U'-' || c == U'－' || c == U'–' || c == U'―' || c == U'─' || c == U'·';
}

std::size_t skip_dashes(std::string_view text, std::size_t at) {
  constexpr int most_dashes = 2;
  for (int i = 0; i < most_dashes && is_dash(rune_at(text, at).value); ++i) {
    at += rune_at(text, at).size;
  }
  return at;
}

// Where the number at `at` ends; 0 if there is none, or a longer one.
std::size_t number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= most_digits &&
         is_digit(static_cast<unsigned char>(text[end]))) {
    ++end;
  }
  return end > at && end - at <= most_digits ? end : 0;
}

// — 3 —, with blanks or without; where it ends, else 0.
std::size_t dashed_end(std::string_view text, std::size_t at) {
  const std::size_t open = skip_dashes(text, at);
  if (open == at) return 0;
  const std::size_t end = number_end(text, skip_blanks(text, open));
  if (end == 0) return 0;
  const std::size_t close = skip_blanks(text, end);
  const std::size_t close_end = skip_dashes(text, close);
  return close_end != close ? close_end : 0;
}

// 第3页, 共5页
std::size_t counted_end(std::string_view text, std::size_t at, std::string_view word) {
  if (!text.substr(at).starts_with(word)) return 0;
  const std::size_t end = number_end(text, skip_blanks(text, at + word.size()));
  if (end == 0) return 0;
  const std::size_t unit = skip_blanks(text, end);
  return rune_at(text, unit).value == U'页' ? unit + utf8_size(U'页') : 0;
}

// 第3页 共5页, 第3页/共5页, 第3页; where it ends, else 0.
std::size_t worded_end(std::string_view text, std::size_t at) {
  const std::size_t page = counted_end(text, at, "第");
  if (page == 0) return 0;
  std::size_t next = skip_blanks(text, page);
  const char32_t mark = rune_at(text, next).value;
  if (mark == U'/' || mark == U'，' || mark == U'、') next += rune_at(text, next).size;
  const std::size_t all = counted_end(text, skip_blanks(text, next), "共");
  return all != 0 ? all : page;
}

// A page number in the midst of a sentence, with the blanks around it.
Span inner_page_number(std::string_view text, Span line, std::size_t at) {
  const bool worded = rune_at(text, at).value == U'第';
  const std::size_t end = worded ? worded_end(text, at) : dashed_end(text, at);
  if (end == 0 || end > line.end) return {};
  std::size_t begin = at;
  while (begin > line.begin && is_blank(rune_before(text, begin).value)) {
    begin -= rune_before(text, begin).size;
  }
  const std::size_t behind = skip_blanks(text, end);
  const char32_t last = rune_before(text, begin).value;
  const char32_t first = rune_at(text, behind).value;
  // 型号甲-3-乙 has no blanks, and 见第3页的表 is spoken of.
  const std::string_view inside = text.substr(at, end - at);
  const bool apart =
      inside.find(' ') != std::string_view::npos && (begin < at || behind > end || !worded);
  const bool whole = !worded || inside.find("共") != std::string_view::npos;
  if (!apart || !whole || !is_han(last) || !is_han(first)) return {};
  if (tables::bits(last, first) > most_bits_inside) return {};
  return span_of(begin, behind);
}

// The first bytes of dashes and of 第; no character ends in one of them.
bool may_begin_with(char byte) {
  return byte == '-' || byte == '\xC2' || byte == '\xE2' || byte == '\xE3' || byte == '\xE7' ||
         byte == '\xEF';
}

}  // namespace

bool is_marked_page_number(std::string_view line) {
  constexpr std::size_t longest = 64;  // 第 123 页 共 456 页, with blanks
  if (line.empty() || line.size() > longest) return false;
  return dashed_end(line, 0) == line.size() || worded_end(line, 0) == line.size();
}

bool is_page_number(std::string_view line) {
  if (line.empty()) return false;
  if (is_marked_page_number(line) || number_end(line, 0) == line.size()) return true;
  // 3/5
  const std::size_t page = number_end(line, 0);
  return page != 0 && page < line.size() && line[page] == '/' &&
         number_end(line, page + 1) == line.size();
}

std::size_t trailing_page_number(std::string_view line) {
  if (!is_dash(rune_before(line, line.size()).value)) return line.size();
  // The longest is — 123 —, with two dashes and two blanks at either side.
  constexpr std::size_t looked_at = 30;
  std::size_t begin = line.size();
  while (begin > 0 && line.size() - begin < looked_at) {
    const Rune c = rune_before(line, begin);
    const bool of_number = is_dash(c.value) || is_blank(c.value) || is_digit(c.value);
    if (!of_number) {
      const std::size_t at = skip_blanks(line, begin);
      return is_han(c.value) && dashed_end(line, at) == line.size() ? begin : line.size();
    }
    begin -= c.size;
  }
  return line.size();
}

Text drop_inner_page_numbers(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  constexpr float confidence = 0.9F;
  out.for_each_line(trait::inner_blank, [&](Span line) {
    for (std::size_t at = line.begin; at < line.end;) {
      if (!may_begin_with(all[at])) {
        ++at;
        continue;
      }
      const Rune c = rune_at(all, at);
      const bool may_begin = is_dash(c.value) || c.value == U'第';
      const Span number = may_begin ? inner_page_number(all, line, at) : Span{};
      if (!number.empty()) out.drop(number, RepairKind::hard_wrap, confidence);
      at = number.empty() ? at + c.size : number.end;
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
