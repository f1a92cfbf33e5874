#include "text/damage/lost_space.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::text {
namespace {

// A run of question marks and blanks within a line.
struct Gap {
  Span span;
  std::size_t marks = 0;
  bool blank = false;  // holds a blank, too
  bool at_line_begin = false;
  bool at_line_end = false;
};

bool in_gap(char c) {
  return c == '?' || c == ' ' || c == '\t' || c == '\r';
}

Gap gap_at(std::string_view text, std::size_t mark, std::size_t from) {
  std::size_t begin = mark;
  while (begin > from && in_gap(text[begin - 1])) --begin;
  std::size_t end = mark;
  while (end < text.size() && in_gap(text[end])) ++end;
  Gap gap;
  gap.span = span_of(begin, end);
  const std::string_view inside = gap.span.of(text);
  gap.marks = static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '?'));
  gap.blank = inside.find_first_of(" \t") != std::string_view::npos;
  gap.at_line_begin = begin == 0 || text[begin - 1] == '\n';
  gap.at_line_end = end == text.size() || text[end] == '\n';
  return gap;
}

template <typename Visit>
void for_each_gap(std::string_view text, Visit visit) {
  std::size_t from = 0;
  for (std::size_t mark = text.find('?'); mark != std::string_view::npos;
       mark = text.find('?', from)) {
    const Gap gap = gap_at(text, mark, from);
    visit(gap);
    from = gap.span.end;
  }
}

// No sentence begins with question marks: several at the beginning of a line, or one by itself,
// were spaces. One before a character may as well have been another character.
bool is_certain(std::string_view text, const Gap& gap) {
  if (!gap.at_line_begin) return false;
  if (gap.at_line_end) return true;
  const char32_t after = rune_at(text, gap.span.end).value;
  const bool text_follows = is_cjk(after) || is_digit(after) || after == U'(';
  return text_follows && (gap.marks > 1 || gap.blank);
}

// With a lost space for certain in the text, these were spaces, too: several marks inside a line, a
// mark next to a blank between two characters (范? 旭), a mark behind an address.
bool is_likely(std::string_view text, const Gap& gap) {
  const char32_t before = rune_before(text, gap.span.begin).value;
  const char32_t after = rune_at(text, gap.span.end).value;
  if (gap.at_line_begin) return true;
  if (gap.at_line_end) return is_latin(before) || is_digit(before);
  if (gap.marks > 1) return true;
  return gap.blank && is_han(before) && is_han(after);
}

bool is_letter(char32_t c) {
  return is_han(c) || is_latin(c) || is_digit(c) || c >= 0xC0;
}

// Digits and Latin words survive what destroys the rest; with most signs lost they tell nothing.
bool is_unrecoverable(std::string_view text, std::size_t& lost) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    at += c.size;
    if (c.value == U'?' || c.value == 0xFFFD) {
      ++lost;
    } else if (is_letter(c.value)) {
      ++kept;
    }
  }
  constexpr std::size_t lost_for_each_kept = 3;
  constexpr std::size_t least_lost = 4;
  return lost >= least_lost && lost >= lost_for_each_kept * kept;
}

}  // namespace

Text restore_spaces(Text&& text) {
  bool lost_one = false;
  for_each_gap(text.utf8, [&](const Gap& gap) { lost_one |= is_certain(text.utf8, gap); });
  if (!lost_one) return std::move(text);

  std::size_t lost = 0;
  if (is_unrecoverable(text.utf8, lost)) {
    text.diagnostics.push_back(
        values::diagnostic(values::Code::unrecoverable, {std::to_string(lost)}, std::nullopt));
    return std::move(text);
  }
  // Text in other languages doubts with several marks where it likes.
  if ((surveyed(text).all() & trait::han) == 0) return std::move(text);

  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  for_each_gap(all, [&](const Gap& gap) {
    const bool sure = is_certain(all, gap);
    if (!sure && !is_likely(all, gap)) return;
    constexpr float likely = 0.9F;
    for (std::size_t at = gap.span.begin; at < gap.span.end; ++at) {
      if (all[at] != '?') continue;
      out.replace(span_of(at, at + 1), " ", RepairKind::lost_space, sure ? 1.0F : likely);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
