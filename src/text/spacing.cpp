#include "text/spacing.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (Rune c = rune_at(text, at); is_blank(c.value); c = rune_at(text, at)) at += c.size;
  return at;
}

// The digits at `at`, if there are between `least` and `most`; where they end, else 0.
std::size_t digits_end(std::string_view text, std::size_t at, std::size_t least, std::size_t most) {
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  return end - at >= least && end - at <= most ? end : 0;
}

// A number and its mark, with or without blanks between them; where they end, else 0.
std::size_t part_end(std::string_view text, std::size_t at, std::size_t most, char32_t mark) {
  const std::size_t digits = digits_end(text, at, mark == U'年' ? 4 : 1, most);
  if (digits == 0) return 0;
  const std::size_t sign = skip_blanks(text, digits);
  const Rune c = rune_at(text, sign);
  return c.value == mark ? sign + c.size : 0;
}

// 2022 年 9 月 30 日, or from any of its parts on that makes a date with the next.
std::size_t date_end(std::string_view text, std::size_t at) {
  const std::size_t year = part_end(text, at, 4, U'年');
  const std::size_t month = part_end(text, year != 0 ? skip_blanks(text, year) : at, 2, U'月');
  if (month == 0) return year;
  const std::size_t day = part_end(text, skip_blanks(text, month), 2, U'日');
  if (day != 0) return day;
  return year != 0 ? month : 0;
}

// 〔 2022 〕 9 号
std::size_t number_end(std::string_view text, std::size_t at) {
  const Rune open = rune_at(text, at);
  if (open.value != U'〔') return 0;
  const std::size_t year = digits_end(text, skip_blanks(text, at + open.size), 4, 4);
  if (year == 0) return 0;
  const std::size_t close = skip_blanks(text, year);
  const Rune mark = rune_at(text, close);
  if (mark.value != U'〕') return 0;
  constexpr std::size_t longest_serial = 5;
  const std::size_t serial =
      part_end(text, skip_blanks(text, close + mark.size), longest_serial, U'号');
  return serial != 0 ? serial : close + mark.size;
}

// 联 系 人：, single Han characters with blanks between them and a colon behind.
std::size_t label_end(std::string_view text, std::size_t at) {
  constexpr int longest_label = 5;
  for (int characters = 1; characters <= longest_label; ++characters) {
    const Rune c = rune_at(text, at);
    if (!is_han(c.value)) return 0;
    at += c.size;
    const std::size_t next = skip_blanks(text, at);
    if (rune_at(text, next).value == U'：') return characters > 1 ? next : 0;
    if (next == at) return 0;
    at = next;
  }
  return 0;
}

bool begins_word(char32_t before) {
  return before == U'\n' || is_blank(before) || is_cjk_mark(before);
}

// Where the spaced word that begins at `at` with `c` ends; 0 if none does.
std::size_t spaced_end(std::string_view text, std::size_t at, char32_t before, char32_t c) {
  if (is_digit(c)) return is_digit(before) ? 0 : date_end(text, at);
  if (c == U'〔') return number_end(text, at);
  return is_han(c) && begins_word(before) ? label_end(text, at) : 0;
}

void close(Rewriter& out, std::size_t begin, std::size_t end) {
  const std::string_view text = out.text();
  for (std::size_t at = begin; at < end;) {
    const std::size_t behind = std::min(skip_blanks(text, at), end);
    if (behind > at) {
      out.drop(span_of(at, behind), RepairKind::hard_wrap);
      at = behind;
    } else {
      at += rune_at(text, at).size;
    }
  }
}

}  // namespace

Text close_spaced_words(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  out.for_each_line(trait::inner_blank, [&](Span span) {
    const std::string_view line = all.substr(0, span.end);
    char32_t before = U'\n';
    for (std::size_t at = span.begin; at < span.end;) {
      const Rune c = rune_at(line, at);
      const std::size_t word_end = spaced_end(line, at, before, c.value);
      if (word_end != 0) close(out, at, word_end);
      before = word_end != 0 ? rune_before(line, word_end).value : c.value;
      at = word_end != 0 ? word_end : at + c.size;
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
