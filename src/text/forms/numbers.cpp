#include "text/forms/numbers.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/forms/figures.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr std::string_view opening = "〔";
constexpr std::string_view closing = "〕";
// No serial of a year has more digits.
constexpr std::size_t longest_serial = 5;

bool is_opening(char32_t c) {
  constexpr std::u32string_view shapes = U"〔[［【(（〈{「„<＜〖‘“";
  return c != 0 && shapes.find(c) != std::u32string_view::npos;
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view shapes = U"〕]］】)）〉}」‟”>＞〗’";
  return c != 0 && shapes.find(c) != std::u32string_view::npos;
}

// Shapes with other uses than this: they are those of a number only behind an agency.
bool is_doubtful(char32_t c) {
  constexpr std::u32string_view shapes = U"<＜〖‘“";
  return c != 0 && shapes.find(c) != std::u32string_view::npos;
}

// 表（2023）10号楼: the number of a thing, not of a document.
bool counts_things(std::string_view text, std::size_t at) {
  constexpr std::u32string_view things = U"楼栋院线井机房门室厅窗车船库仓塔桥炉泵坑";
  const char32_t c = rune_at(text, at).value;
  return c != 0 && things.find(c) != std::u32string_view::npos;
}

// Words that agency abbreviations of document numbers end in (市监函, 国办发, 财税字,
// 穗公积金中心规字).
bool ends_agency(char32_t c) {
  constexpr std::u32string_view words = U"发函字办规令电文通告政报批复议纪";
  return c != 0 && words.find(c) != std::u32string_view::npos;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// A number with what is wrong with its brackets.
struct Number {
  Span open;   // of the opening bracket; empty where it is lost
  Span close;  // of the closing one, likewise
  std::size_t end = 0;
  bool no_sign = false;  // 号 is lost, too
};

// The number whose year begins at `year`; `end` is 0 where there is none.
Number number_at(std::string_view text, std::size_t year) {
  const std::size_t digits = digits_at(text, year);
  if (digits < 4 || digits > 4 + longest_serial || !is_year(text.substr(year, 4))) return {};

  Number number;
  std::size_t open_end = year;
  while (open_end > 0 && text[open_end - 1] == ' ') --open_end;
  const Rune before = rune_before(text, open_end);
  const bool has_open = is_opening(before.value);
  number.open = has_open ? span_of(open_end - before.size, open_end) : span_of(year, year);
  const char32_t agency = rune_before(text, number.open.begin).value;

  std::size_t serial = year + 4;
  number.close = span_of(serial, serial);
  if (digits == 4) {
    const std::size_t close = skip_blanks(text, serial);
    const Rune mark = rune_at(text, close);
    const bool blank_for_close = before.value == U'〔' && close > serial && is_digit(mark.value);
    if (!is_closing(mark.value) && !blank_for_close) return {};
    number.close =
        span_of(blank_for_close ? serial : close, close + (blank_for_close ? 0 : mark.size));
    serial = skip_blanks(text, number.close.end);
    constexpr std::string_view ordinal = "第";
    if (text.substr(serial).starts_with(ordinal)) serial += ordinal.size();
  }
  const bool has_close = !number.close.empty();
  std::size_t serial_digits = digits_at(text, serial);
  if (serial_digits == 0 || serial_digits > longest_serial) return {};
  number.end = serial + serial_digits;
  const std::size_t sign = skip_blanks(text, number.end);
  const Rune sign_mark = rune_at(text, sign);
  const bool has_sign = sign_mark.value == U'号';

  // Each thing that is lost must be made up for by what is left.
  const bool own_bracket =
      before.value == U'〔' || rune_at(text, number.close.begin).value == U'〕';
  if (has_sign && !own_bracket && counts_things(text, sign + sign_mark.size)) return {};
  if (is_doubtful(before.value) && !ends_agency(agency)) return {};
  if (has_open && has_close) {
    return has_sign && (is_han(agency) || own_bracket) ? number : Number{};
  }
  if (has_open) {
    if (before.value != U'〔' && !ends_agency(agency)) return {};
    if (has_sign) return number;
    const char32_t after = rune_at(text, number.end).value;
    number.no_sign = before.value == U'〔' && ends_agency(agency) &&
                     (after == 0 || after == U'\n' || is_closing(after));
    return number.no_sign ? number : Number{};
  }
  if (!has_sign || !ends_agency(agency)) return {};
  return number;
}

void mend(Rewriter& out, const Number& number) {
  const std::string_view text = out.text();
  constexpr float one_lost = 0.95F;
  constexpr float both_lost = 0.8F;
  const bool lost_open = number.open.empty();
  const bool lost_close = number.close.empty();
  const float confidence = lost_open && lost_close ? both_lost : one_lost;
  const auto put = [&](Span at, std::string_view bracket) {
    if (at.of(text) == bracket) return;
    out.replace(at, bracket, RepairKind::lost_number_bracket, at.empty() ? confidence : 1.0F);
  };
  put(number.open, opening);
  put(number.close, closing);
  if (number.no_sign) {
    out.insert(static_cast<std::uint32_t>(number.end), "号", RepairKind::lost_character, both_lost);
  }
}

}  // namespace

Text restore_number_brackets(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  out.for_each_line(trait::digit, [&](Span line) {
    for (std::size_t at = find_digit(all, line.begin, line.end); at < line.end;) {
      const std::size_t digits = digits_at(all, at);
      const Number number = digits >= 4 ? number_at(all, at) : Number{};
      if (number.end != 0) mend(out, number);
      at = find_digit(all, number.end != 0 ? number.end : at + digits, line.end);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
