#include "parse/lines/title_text.hpp"

#include <algorithm>

#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/kind.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

constexpr std::u32string_view opening = U"（([【［";
constexpr std::u32string_view closing = U"）)]】］";

// What a site notes of a document behind its title.
constexpr words::Words states{"废止",     "已废止", "失效", "已失效", "有效",
                              "现行有效", "已修改", "转载", "全文",   "图文"};
// What it puts before it.
constexpr words::Words sources{"转载", "转发", "转", "置顶", "原创"};

bool is_one(std::string_view word, const words::List& list) {
  return std::find(list.words.begin(), list.words.end(), word) != list.words.end();
}

// The bracket that ends `span`, with its marks; empty if none does.
Span last_bracket(std::string_view text, Span span) {
  constexpr std::size_t farthest = 150;  // bytes: a number with its agency
  if (!scan::is_one_of(scan::rune_before(text, span.end).value, closing)) return {};
  std::size_t at = span.end;
  int depth = 0;
  while (at > span.begin && span.end - at < farthest) {
    const scan::Rune rune = scan::rune_before(text, at);
    at -= rune.size;
    if (scan::is_one_of(rune.value, closing)) ++depth;
    if (!scan::is_one_of(rune.value, opening) || --depth > 0) continue;
    return at > span.begin ? scan::make_span(at, span.end) : Span{};
  }
  return {};
}

// [1] leads to a note at the foot.
bool is_note_mark(std::string_view text, Span bracket, Span word) {
  constexpr std::uint32_t longest = 2;
  const std::string_view s = word.of(text);
  return scan::is_one_of(scan::rune_at(text, bracket.begin).value, U"[［") && !s.empty() &&
         word.size() <= longest &&
         std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Span inside(std::string_view text, Span bracket) {
  return scan::trim(text, scan::make_span(bracket.begin + scan::rune_at(text, bracket.begin).size,
                                          bracket.end - scan::rune_before(text, bracket.end).size));
}

// 2024-05-06 behind a title is the page's: a title has no such date at its end.
Span without_date(std::string_view text, Span span) {
  constexpr std::uint32_t longest = 20;  // bytes
  const std::string_view s = span.of(text);
  if (s.empty() || scan::digit_value(static_cast<unsigned char>(s.back())) < 0) return span;
  const std::uint32_t begin = span.size() > longest ? span.end - longest : span.begin;
  const auto dates = scan::find_dates(text.substr(0, span.end), {begin, span.end});
  if (dates.empty() || dates.back().span.end != span.end || dates.back().start.date.day == 0 ||
      dates.back().span.begin <= span.begin ||
      scan::digit_value(scan::rune_at(text, dates.back().span.begin).value) < 0) {
    return span;
  }
  const std::string_view date = dates.back().span.of(text);
  if (date.find_first_of("-/.") == std::string_view::npos) return span;
  return scan::trim(text, {span.begin, dates.back().span.begin});
}

Span without_column(std::string_view text, Span span) {
  constexpr std::size_t longest = 40;  // bytes: 【政策文件 · 通知公告】
  const scan::Rune first = scan::rune_at(text, span.begin);
  const bool square = scan::is_one_of(first.value, U"【［[");
  if (!square && !scan::is_one_of(first.value, U"（(")) return span;
  for (std::size_t at = span.begin + first.size; at < span.end && at - span.begin < longest;) {
    const scan::Rune rune = scan::rune_at(text, at);
    at += std::max<std::size_t>(rune.size, 1);
    if (!scan::is_one_of(rune.value, closing)) continue;
    const Span word = inside(text, scan::make_span(span.begin, at));
    return square || is_one(word.of(text), sources)
               ? scan::trim(text, scan::make_span(at, span.end))
               : span;
  }
  return span;
}

}  // namespace

TitleText title_text(std::string_view text, Span span) {
  TitleText out{scan::trim(text, span), std::nullopt};
  out.span = without_column(text, out.span);
  constexpr int most_notes = 4;
  for (int i = 0; i < most_notes; ++i) {
    const Span dated = without_date(text, out.span);
    if (dated.size() < out.span.size() && scan::kind(dated.of(text))) {
      out.span = dated;
      continue;
    }
    const Span bracket = last_bracket(text, out.span);
    if (bracket.empty()) break;
    const Span word = inside(text, bracket);
    if (auto number = scan::document_number_line(text, word)) {
      if (!out.number) out.number = std::move(*number);
    } else {
      const bool state = is_one(word.of(text), states);
      const auto date = scan::date_at(text.substr(0, word.end), word.begin);
      const bool time = date && date->span.end == word.end && date->date.day != 0 &&
                        word.of(text).find_first_of("-/.") != std::string_view::npos;
      if (!state && !time && !is_note_mark(text, bracket, word)) break;
    }
    out.span = scan::trim(text, {out.span.begin, bracket.begin});
  }
  return out;
}

}  // namespace gongwen::parse
