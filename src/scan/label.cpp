#include "scan/label.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scan/numeral.hpp"
#include "scan/utf8.hpp"
#include "scan/words.hpp"

namespace gongwen::scan {
namespace {

// No list in an official document runs further; what does is a year or a quantity.
constexpr int max_arabic_ordinal = 199;
constexpr int max_han_ordinal = 199;
// Articles of a code run to 1260.
constexpr int max_article = 1999;

// The string alone leaves doubt: the sequence of labels around it must decide.
constexpr float doubtful = 0.6F;
constexpr float plain_word = 0.8F;
// More likely no label: only a list that asks for just this number makes it one.
constexpr float unlikely = 0.3F;

bool follows_any(std::string_view text, std::size_t at, const words::List& list) {
  return words::first_at(text, at, list) > 0;
}

Label make(std::size_t begin, std::size_t end, LabelForm form, LabelStyle style, int ordinal,
           std::string text) {
  Label out;
  out.span = make_span(begin, end);
  out.form = form;
  out.style = style;
  out.ordinal = ordinal;
  out.text = std::move(text);
  return out;
}

std::string slice(std::string_view text, Span span) {
  return without_spaces(span.of(text));
}

// --- 第一章, 第一条之一, 第一， -----------------------------------------------------------------

// Behind 第三条 these show that the sentence speaks of the article: 第三条规定的, 第三条第二款.
// Those that begin words (第八条与本市居民…, 第十条项目…) may as well begin the article's text.
constexpr words::Words article_in_prose{"规定", "第",     "的",   "至",   "、", "和",   "或",
                                        "所",   "及",     "，",   "。",   "；", "修改", "删去",
                                        "款",   "项",     "中的", "中“",  "等", "以及", "增加",
                                        "关于", "之规定", "前款", "明确", "）", "》"};
constexpr words::Words word_behind_article{"与", "有关", "项目"};

struct DivisionWord {
  std::string_view word;
  LabelForm form;
  LabelStyle style;
};

constexpr std::array divisions = {
    DivisionWord{"分编", LabelForm::subpart, LabelStyle::chapter},
    DivisionWord{"编", LabelForm::part, LabelStyle::chapter},
    DivisionWord{"章", LabelForm::chapter, LabelStyle::chapter},
    DivisionWord{"节", LabelForm::section, LabelStyle::chapter},
    DivisionWord{"条", LabelForm::article, LabelStyle::article},
};

// 之一 behind 第十七条.
std::size_t read_sub_ordinal(std::string_view text, std::size_t at, int& sub_ordinal) {
  constexpr std::string_view mark = "之";
  if (!text.substr(std::min(at, text.size())).starts_with(mark)) return at;
  const auto number = han_numeral(text, at + mark.size());
  if (!number) return at;
  sub_ordinal = number->value;
  return number->span.end;
}

std::optional<Label> division(std::string_view text, std::size_t begin, const Numeral& number,
                              std::size_t at) {
  for (const DivisionWord& division : divisions) {
    if (!text.substr(at).starts_with(division.word)) continue;
    int sub_ordinal = 0;
    const std::size_t end = read_sub_ordinal(text, at + division.word.size(), sub_ordinal);
    const bool word = follows_any(text, end, word_behind_article);
    if (!word && follows_any(text, end, article_in_prose)) return std::nullopt;
    // 第一节课, 第一章程: a heading has a space behind its label, an article need not.
    const bool apart = end == text.size() || is_space(rune_at(text, end).value);
    Label out = make(begin, end, division.form, division.style, number.value,
                     slice(text, make_span(begin, end)));
    out.sub_ordinal = sub_ordinal;
    if (!apart) out.confidence = division.form == LabelForm::article ? plain_word : doubtful;
    if (word && !apart) out.confidence = unlikely;
    return out;
  }
  return std::nullopt;
}

std::optional<Label> di_label(std::string_view text, std::size_t begin) {
  constexpr std::string_view mark = "第";
  if (!text.substr(begin).starts_with(mark)) return std::nullopt;
  const auto number = numeral(text, skip_blanks(text, begin + mark.size()));
  if (!number || number->value > max_article || number->value == 0) return std::nullopt;
  const std::size_t at = skip_blanks(text, number->span.end);
  if (auto found = division(text, begin, *number, at)) return found;
  const Rune mark_behind = rune_at(text, at);
  if (!is_one_of(mark_behind.value, U"，、,") || number->value > 30) return std::nullopt;
  // 第一、二、三季度, 第一，第二: a list inside a sentence.
  const std::size_t end = at + mark_behind.size;
  if (numeral(text, end)) return std::nullopt;
  Label out = make(begin, end, LabelForm::di_comma, LabelStyle::ordinal_word, number->value,
                   slice(text, make_span(begin, at)) + "，");
  out.confidence = plain_word;
  return out;
}

// --- 一、
// -----------------------------------------------------------------------------------------

// 一、二级 and 一、二、三产业 name two things: the next number comes with one of these behind it.
constexpr words::Words counted{"级", "类", "等", "、", "年", "季", "线", "号", "期", "楼", "批",
                               "档", "层", "和", "或", "至", "产", "审", "组", "区", "部", "项",
                               "款", "条", "章", "节", "步", "次", "轮", "流", "院", "室"};

bool lists_numbers(std::string_view text, std::size_t at, int ordinal) {
  const auto next = han_numeral(text, at);
  if (!next || next->digits > 3) return false;  // 一、二〇二四年工作
  return next->value > ordinal && follows_any(text, next->span.end, counted);
}

std::optional<Label> han_comma(std::string_view text, std::size_t begin) {
  const auto number = han_numeral(text, begin);
  if (!number || number->value > max_han_ordinal || number->value == 0) return std::nullopt;
  const std::size_t at = skip_blanks(text, number->span.end);
  const Rune mark = rune_at(text, at);
  const std::size_t end = at + mark.size;
  if (!is_one_of(mark.value, U"、.．，,")) return std::nullopt;
  if (lists_numbers(text, end, number->value)) return std::nullopt;
  const std::string digits = slice(text, number->span);
  const bool usual = mark.value == U'、';
  const bool dot = mark.value == U'.' || mark.value == U'．';
  Label out = make(begin, end, LabelForm::han_comma, LabelStyle::han, number->value,
                   digits + (usual ? "、"
                             : dot ? "."
                                   : "，"));
  if (!usual) out.confidence = dot ? plain_word : doubtful;
  return out;
}

// 一是, 二是: only where a sentence begins with it.
std::optional<Label> han_is(std::string_view text, std::size_t begin) {
  const auto number = han_numeral(text, begin);
  constexpr std::string_view is = "是";
  if (!number || number->value == 0 || number->value > 20) return std::nullopt;
  if (!text.substr(number->span.end).starts_with(is)) return std::nullopt;
  const std::size_t end = number->span.end + is.size();
  Label out = make(begin, end, LabelForm::ordinal_is, LabelStyle::ordinal_word, number->value,
                   slice(text, make_span(begin, end)));
  out.confidence = plain_word;
  return out;
}

// --- （一）, （1）, 1） --------------------------------------------------------------------------

// （三）项规定的, （一）至（三）项, （一）、（二）项: the sentence speaks of the item.
constexpr words::Words item_in_prose{"项规定", "项的", "项所",   "项、",   "项和", "项或", "项中",
                                     "项情形", "项至", "目规定", "款规定", "款的", "款、", "至（",
                                     "至(",    "至第", "、（",   "、(",    "和（", "和(",  "或（",
                                     "或(",    "及（", "规定的", "、第"};

std::optional<Label> in_brackets(std::string_view text, std::size_t begin) {
  const Rune open = rune_at(text, begin);
  if (!is_one_of(open.value, U"（(〔")) return std::nullopt;
  const std::size_t inside = skip_blanks(text, begin + open.size);
  const auto number = numeral(text, inside);
  if (!number || number->value > max_arabic_ordinal || number->digits > 4) return std::nullopt;
  std::size_t at = skip_blanks(text, number->span.end);
  if (rune_at(text, at).value == U'、') at += rune_at(text, at).size;  // （一、）
  const Rune close = rune_at(text, at);
  if (!is_one_of(close.value, U"）)〕")) return std::nullopt;
  std::size_t end = at + close.size;
  if (follows_any(text, end, item_in_prose)) return std::nullopt;
  const bool arabic = digit_value(rune_at(text, inside).value) >= 0;
  if (arabic && number->digits > 3) return std::nullopt;
  // （一）、 and （一）.
  if (const Rune mark = rune_at(text, end); is_one_of(mark.value, U"、.．")) end += mark.size;
  std::string digits = arabic ? std::to_string(number->value) : slice(text, number->span);
  return make(begin, end, arabic ? LabelForm::arabic_paren : LabelForm::han_paren,
              arabic ? LabelStyle::arabic_paren : LabelStyle::han_paren, number->value,
              "（" + digits + "）");
}

// 一）: its other bracket was lost.
std::optional<Label> half_bracket(std::string_view text, std::size_t begin) {
  const auto number = han_numeral(text, begin);
  if (!number || number->value > max_han_ordinal || number->value == 0) return std::nullopt;
  const Rune close = rune_at(text, skip_blanks(text, number->span.end));
  if (!is_one_of(close.value, U"）)")) return std::nullopt;
  const std::size_t end = skip_blanks(text, number->span.end) + close.size;
  Label out = make(begin, end, LabelForm::han_paren, LabelStyle::han_paren, number->value,
                   slice(text, number->span) + "）");
  out.confidence = plain_word;
  return out;
}

// --- 1. 1、 1.1
// ------------------------------------------------------------------------------------

// 1.2024年 and 1.5月底 are a label before a date; any other digit behind a dot makes a decimal.
bool date_behind(std::string_view text, std::size_t at) {
  const auto next = arabic_numeral(text, at);
  if (!next) return false;
  const std::size_t unit = skip_blanks(text, next->span.end);
  const std::string_view rest = text.substr(std::min(unit, text.size()));
  if (next->digits == 4 && next->value >= 1900 && next->value < 2100) return rest.starts_with("年");
  if (next->value < 1 || next->value > 12 || !rest.starts_with("月")) return false;
  static constexpr words::Words behind_month{"底", "末", "初", "前", "上旬", "中旬", "下旬"};
  const std::size_t behind = unit + std::string_view("月").size();
  return follows_any(text, behind, behind_month) || arabic_numeral(text, behind);
}

// 1.1 总则: two or more numbers, then a space; three need none.
std::optional<Label> decimal(std::string_view text, std::size_t begin, const Numeral& first) {
  std::size_t end = first.span.end;
  int numbers = 1;
  int last = first.value;
  constexpr int max_depth = 6;
  while (numbers < max_depth && is_one_of(rune_at(text, end).value, U".．")) {
    const std::size_t next = end + rune_at(text, end).size;
    const auto number = arabic_numeral(text, next);
    if (!number || number->digits > 2) break;
    end = number->span.end;
    last = number->value;
    ++numbers;
  }
  if (numbers < 2 || digit_value(rune_at(text, end).value) >= 0) return std::nullopt;
  const std::size_t behind = skip_blanks(text, end);
  static constexpr words::Words quantities{"亿", "万", "千",   "百", "元", "%",  "％",
                                           "倍", "个", "平方", "米", "公", "吨", "℃",
                                           "小", "折", "～",   "~",  "-",  "—"};
  if (behind == text.size()) return std::nullopt;
  if (follows_any(text, behind, quantities)) {
    // 1.6个月内…, 2.85%以上…: an item that begins with a quantity, or a decimal.
    if (numbers > 2 || behind != end) return std::nullopt;
    const std::size_t mark = first.span.end;
    Label out = make(begin, mark + rune_at(text, mark).size, LabelForm::arabic_dot,
                     LabelStyle::arabic, first.value, std::to_string(first.value) + ".");
    out.confidence = unlikely;
    return out;
  }
  if (behind == end && !is_han(rune_at(text, end).value)) return std::nullopt;
  const LabelForm form = numbers == 2   ? LabelForm::decimal
                         : numbers == 3 ? LabelForm::decimal_third
                                        : LabelForm::decimal_fourth;
  Label out = make(begin, end, form, LabelStyle::arabic, last, slice(text, make_span(begin, end)));
  // 3.15活动 without a space is more often a date or an amount.
  out.confidence = numbers > 2 ? plain_word : behind == end ? unlikely : doubtful;
  return out;
}

std::optional<Label> arabic_dot(std::string_view text, std::size_t begin, const Numeral& number,
                                std::size_t end) {
  if (digit_value(rune_at(text, end).value) >= 0 && !date_behind(text, end)) {
    return decimal(text, begin, number);
  }
  if (is_latin(rune_at(text, end).value) && is_latin(rune_at(text, end + 1).value) &&
      number.digits > 2) {
    return std::nullopt;  // 163.com
  }
  return make(begin, end, LabelForm::arabic_dot, LabelStyle::arabic, number.value,
              std::to_string(number.value) + ".");
}

std::optional<Label> arabic_comma(std::string_view text, std::size_t begin, const Numeral& number,
                                  std::size_t end) {
  Label out = make(begin, end, LabelForm::arabic_comma, LabelStyle::arabic, number.value,
                   std::to_string(number.value) + "、");
  const auto next = arabic_numeral(text, end);
  if (!next || date_behind(text, end)) return out;
  // 1、2号楼 and 110、119 name numbers; 1、3个工作日内 may be an item.
  if (number.digits > 2 || next->value == number.value + 1) return std::nullopt;
  out.confidence = doubtful;
  return out;
}

std::optional<Label> arabic(std::string_view text, std::size_t begin) {
  const auto number = arabic_numeral(text, begin);
  if (!number || number->digits > 3 || number->value > max_arabic_ordinal || number->value == 0) {
    return std::nullopt;
  }
  const std::size_t at = skip_blanks(text, number->span.end);
  const Rune mark = rune_at(text, at);
  const std::size_t end = at + mark.size;
  const bool apart = at > number->span.end;
  switch (mark.value) {
    case U'.':
    case U'．':
    case U'。':
      return apart && mark.value != U'．' ? std::nullopt : arabic_dot(text, begin, *number, end);
    case U'、':
      return arabic_comma(text, begin, *number, end);
    case U'）':
    case U')':
      return make(begin, end, LabelForm::arabic_half_paren, LabelStyle::arabic_paren, number->value,
                  std::to_string(number->value) + "）");
    default:
      return std::nullopt;
  }
}

// --- ① ⒈ ⑴ ㈠
// --------------------------------------------------------------------------------------

struct EnclosedRange {
  char32_t first;
  char32_t last;
  int first_ordinal;
  LabelForm form;
  LabelStyle style;
};

constexpr std::array enclosed_ranges = {
    EnclosedRange{0x2460, 0x2473, 1, LabelForm::circled, LabelStyle::circled},            // ①
    EnclosedRange{0x2474, 0x2487, 1, LabelForm::arabic_paren, LabelStyle::arabic_paren},  // ⑴
    EnclosedRange{0x2488, 0x249B, 1, LabelForm::arabic_dot, LabelStyle::arabic},          // ⒈
    EnclosedRange{0x24F5, 0x24FE, 1, LabelForm::circled, LabelStyle::circled},            // ⓵
    EnclosedRange{0x2776, 0x277F, 1, LabelForm::circled, LabelStyle::circled},            // ❶
    EnclosedRange{0x2780, 0x2789, 1, LabelForm::circled, LabelStyle::circled},            // ➀
    EnclosedRange{0x3220, 0x3229, 1, LabelForm::han_paren, LabelStyle::han_paren},        // ㈠
    EnclosedRange{0x3251, 0x325F, 21, LabelForm::circled, LabelStyle::circled},           // ㉑
    EnclosedRange{0x3280, 0x3289, 1, LabelForm::circled, LabelStyle::circled},            // ㊀
};

std::optional<Label> enclosed(std::string_view text, std::size_t begin) {
  const Rune rune = rune_at(text, begin);
  for (const EnclosedRange& range : enclosed_ranges) {
    if (rune.value < range.first || rune.value > range.last) continue;
    std::size_t end = begin + rune.size;
    std::string canonical(text.substr(begin, rune.size));
    if (const Rune comma = rune_at(text, end); comma.value == U'、') end += comma.size;
    const int ordinal = range.first_ordinal + static_cast<int>(rune.value - range.first);
    return make(begin, end, range.form, range.style, ordinal, std::move(canonical));
  }
  return std::nullopt;
}

// --- 首先, 其次
// ------------------------------------------------------------------------------------

std::optional<Label> ordinal_word(std::string_view text, std::size_t begin) {
  constexpr std::array<std::pair<std::string_view, int>, 4> words = {
      {{"首先", 1}, {"其次", 2}, {"再次", 3}, {"最后", 0}}};
  for (const auto& [word, ordinal] : words) {
    if (!text.substr(begin).starts_with(word)) continue;
    const std::size_t end = begin + word.size();
    if (!is_one_of(rune_at(text, end).value, U"，,：是")) return std::nullopt;
    Label out = make(begin, end, LabelForm::ordinal_first, LabelStyle::ordinal_word, ordinal,
                     std::string(word));
    out.confidence = doubtful;
    return out;
  }
  return std::nullopt;
}

}  // namespace

namespace {

// What a label begins with.
constexpr tables::CharacterSet beginnings = [] {
  tables::CharacterSet set = characters_of(
      "第〇○零一二三四五六七八九十百千廿卅壹贰叁两0123456789０１２３４５６７８９（(〔首其再最");
  for (const EnclosedRange& range : enclosed_ranges) {
    for (char32_t c = range.first; c <= range.last; ++c) set.add(c);
  }
  return set;
}();

}  // namespace

std::optional<Label> label(std::string_view text, std::size_t at) {
  if (at >= text.size() || !beginnings.may_hold(text.substr(at))) return std::nullopt;
  constexpr std::array readers = {di_label, han_comma, han_is,       in_brackets,
                                  arabic,   enclosed,  ordinal_word, half_bracket};
  for (const auto reader : readers) {
    if (auto found = reader(text, at)) {
      found->body = skip_blanks(text, found->span.end);
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
