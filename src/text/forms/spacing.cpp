#include "text/forms/spacing.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tables/model.hpp"
#include "tables/word_lists.hpp"
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

bool is_numeral(char32_t c) {
  constexpr std::u32string_view numerals = U"〇零○一二三四五六七八九十";
  return c != 0 && numerals.find(c) != std::u32string_view::npos;
}

// The same for Han numerals.
std::size_t numerals_end(std::string_view text, std::size_t at, std::size_t least,
                         std::size_t most) {
  std::size_t count = 0;
  std::size_t end = at;
  for (Rune c = rune_at(text, end); count <= most && is_numeral(c.value); c = rune_at(text, end)) {
    end += c.size;
    ++count;
  }
  return count >= least && count <= most ? end : 0;
}

// A number and its mark, with or without blanks between them; where they end, else 0.
std::size_t part_end(std::string_view text, std::size_t at, std::size_t most, char32_t mark) {
  const std::size_t least = mark == U'年' ? 4 : 1;
  const bool digits = is_digit(rune_at(text, at).value);
  // 二十三 has three numerals where 23 has two digits.
  const std::size_t most_numerals = mark == U'日' ? most + 1 : most;
  const std::size_t number =
      digits ? digits_end(text, at, least, most) : numerals_end(text, at, least, most_numerals);
  if (number == 0) return 0;
  const std::size_t sign = skip_blanks(text, number);
  const Rune c = rune_at(text, sign);
  return c.value == mark ? sign + c.size : 0;
}

// 9 时 30 分; 9 时 by itself may count hours.
std::size_t time_end(std::string_view text, std::size_t at) {
  const std::size_t hour = part_end(text, at, 2, U'时');
  return hour == 0 ? 0 : part_end(text, skip_blanks(text, hour), 2, U'分');
}

// 上午 9 时 30 分
std::size_t time_of_day_end(std::string_view text, std::size_t at) {
  for (const std::string_view word : {"上午", "下午", "晚上"}) {
    if (text.substr(at).starts_with(word)) {
      return time_end(text, skip_blanks(text, at + word.size()));
    }
  }
  return time_end(text, at);
}

// 2022 年 9 月 30 日, or from any of its parts on that makes a date with the next.
std::size_t single_date_end(std::string_view text, std::size_t at) {
  const std::size_t year = part_end(text, at, 4, U'年');
  const std::size_t month = part_end(text, year != 0 ? skip_blanks(text, year) : at, 2, U'月');
  if (month == 0) return year;
  const std::size_t day = part_end(text, skip_blanks(text, month), 2, U'日');
  if (day != 0) return day;
  return year != 0 ? month : 0;
}

bool has_blank(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view inside = text.substr(begin, end - begin);
  return inside.find_first_of(" \t") != std::string_view::npos ||
         inside.find("\u3000") != std::string_view::npos;
}

// A date with what follows it: the end of its range (至 9 月 5 日, 至 5 日), and its time if blanks
// are in the date itself: behind a date without any, one may part it from its time.
std::size_t date_end(std::string_view text, std::size_t at) {
  const std::size_t date = single_date_end(text, at);
  if (date == 0) return 0;
  const std::size_t next = skip_blanks(text, date);
  for (const std::string_view to : {"至", "到"}) {
    if (!text.substr(next).starts_with(to)) continue;
    const std::size_t last = skip_blanks(text, next + to.size());
    const std::size_t day = part_end(text, last, 2, U'日');
    const std::size_t end = day != 0 ? day : single_date_end(text, last);
    if (end != 0) return end;
  }
  if (!has_blank(text, at, date)) return date;
  const std::size_t time = time_of_day_end(text, next);
  return time != 0 ? time : date;
}

// 第 12 号
std::size_t ordinal_end(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 5;
  return part_end(text, skip_blanks(text, at + utf8_size(U'第')), longest, U'号');
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
  return before == 0 || before == U'\n' || is_blank(before) || is_cjk_mark(before);
}

// Where the spaced word that begins at `at` ends; 0 if none does.
std::size_t spaced_end(std::string_view text, std::size_t at, char32_t before, char32_t c) {
  if (is_digit(c)) {
    if (is_digit(before)) return 0;
    const std::size_t date = date_end(text, at);
    return date != 0 ? date : time_end(text, at);
  }
  if (c == U'〔') return number_end(text, at);
  if (!is_han(c)) return 0;
  if (c == U'第') return ordinal_end(text, at);
  if (c == U'上' || c == U'下' || c == U'晚') {
    if (const std::size_t time = time_of_day_end(text, at); time != 0) return time;
  }
  if (is_numeral(c) && !is_numeral(before)) {
    if (const std::size_t date = date_end(text, at); date != 0) return date;
  }
  return begins_word(before) ? label_end(text, at) : 0;
}

// Blanks of layout, but not the tabs of a table.
bool is_letter_space(char32_t c) {
  return c == U' ' || c == 0x3000;
}

// The letter-spaced word that ends the line: 公　告, or 关于开展检查的通 知. It is a kind of
// document, as titles end in one.
Span spaced_kind(std::string_view text, Span line) {
  std::size_t end = line.end;
  while (end > line.begin && is_blank(rune_before(text, end).value)) {
    end -= rune_before(text, end).size;
  }
  constexpr std::size_t longest_title = 60;  // characters
  constexpr std::size_t longest_kind = 4;
  std::string word;
  std::size_t at = end;
  for (std::size_t characters = 1; characters <= longest_title; ++characters) {
    const Rune c = rune_before(text, at);
    if (at <= line.begin || !is_han(c.value)) break;
    at -= c.size;
    word.insert(0, text.substr(at, c.size));
    std::size_t gap = at;
    while (gap > line.begin && is_letter_space(rune_before(text, gap).value)) {
      gap -= rune_before(text, gap).size;
    }
    const bool whole_line = gap == line.begin;
    const bool ends_title = gap == at && characters == 2;
    if (characters > 1 && (whole_line || ends_title)) {
      const bool kind = !tables::longest_suffix(tables::kinds(), word).empty() &&
                        (characters > longest_kind || tables::contains(tables::kinds(), word));
      return kind ? span_of(at, end) : Span{line.end, line.end};
    }
    if (gap == at) break;
    at = gap;
  }
  return {line.end, line.end};
}

// Words that stand alone in lines, as the model knows them: the line end before and behind the word
// costs less than any character does, and each of its characters less than by itself.
bool is_heading(const std::vector<char32_t>& word) {
  constexpr int most_for_line_end = 6 * tables::costs_per_bit;
  constexpr int least_gain = 4 * tables::costs_per_bit;
  char32_t before = U'\n';
  for (std::size_t i = 1; i < word.size(); ++i) {
    const int joined = tables::cost(word[i - 1], word[i]);
    if (joined + least_gain > tables::cost(word[i])) return false;
    before = word[i - 1];
  }
  return tables::cost(before, word.back(), U'\n') <= most_for_line_end;
}

// A line that is a letter-spaced heading: 第一章　总　则, or 总　则 where the model knows the word
// as one. Names in a list (李　明) and choices (是　否) stay.
Span spaced_heading(std::string_view text, Span line) {
  const Span none{line.end, line.end};
  constexpr std::size_t longest_word = 4;
  std::size_t at = std::min<std::size_t>(skip_blanks(text, line.begin), line.end);
  const std::size_t first = at;
  std::vector<char32_t> word;
  std::size_t end = at;
  while (at < line.end) {
    const Rune c = rune_at(text, at);
    if (!is_han(c.value) || word.size() == longest_word) return none;
    word.push_back(c.value);
    end = at + c.size;
    at = end;
    while (at < line.end && is_letter_space(rune_at(text, at).value)) at += rune_at(text, at).size;
    if (at == end && at < line.end && rune_at(text, at).value != U'\r') return none;
    if (rune_at(text, at).value == U'\r') break;
  }
  if (word.size() < 2) return none;
  return is_heading(word) ? span_of(first, end) : none;
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
    Span kind = spaced_kind(all, span);
    if (kind.empty()) kind = spaced_heading(all, span);
    char32_t before = U'\n';
    for (std::size_t at = span.begin; at < kind.begin;) {
      const Rune c = rune_at(line, at);
      const std::size_t word_end = spaced_end(line, at, before, c.value);
      if (word_end != 0) close(out, at, word_end);
      before = word_end != 0 ? rune_before(line, word_end).value : c.value;
      at = word_end != 0 ? word_end : at + c.size;
      if (at > kind.begin) return;  // a word reaches into it: a date, a label
    }
    close(out, kind.begin, kind.end);
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
