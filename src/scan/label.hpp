// Section labels at the beginning of a paragraph: 第一章, 一、, （一）, 1., ①, 一是 …
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gongwen/result.hpp"

namespace gongwen::scan {

// The exact form, finer than LabelStyle: labels of one form make one sequence.
enum class LabelForm : std::uint8_t {
  part,               // 第一编
  subpart,            // 第一分编
  chapter,            // 第一章
  section,            // 第一节
  article,            // 第一条, 第一条之一
  han_comma,          // 一、 (also 一. 一．)
  han_paren,          // （一） ㈠
  arabic_dot,         // 1. ⒈
  arabic_comma,       // 1、
  arabic_paren,       // （1） ⑴
  arabic_half_paren,  // 1）
  circled,            // ①
  ordinal_is,         // 一是
  ordinal_first,      // 首先, 其次
  di_comma,           // 第一，
  arabic_bare,        // 1 without any mark
  decimal,            // 1.1
  decimal_third,      // 1.1.1
  decimal_fourth,     // 1.1.1.1 and longer ones
};
inline constexpr std::size_t label_forms = static_cast<std::size_t>(LabelForm::decimal_fourth) + 1;

struct Label {
  Span span;  // of the label in the text, without the spaces behind it
  LabelForm form = LabelForm::han_comma;
  LabelStyle style = LabelStyle::han;
  int ordinal = 0;
  int sub_ordinal = 0;   // 第十七条之一: 1
  std::string text;      // canonical: 一、 （一） 1. 1、 （1） 1） ① 第一章
  std::size_t body = 0;  // where the text behind the label begins
  // Less than 1 where the string alone leaves doubt: `1、` before a number, 一是 …
  float confidence = 1;

  // False for what more often is none (2.85%以上, 第三条与): its list must ask for it.
  [[nodiscard]] bool likely() const { return confidence > 0.5F; }
};

// The label at `at`, which must be the first character of a paragraph (layout spaces skipped).
// Nothing for what only looks like one: 1.5亿元, 3.15活动, 2024., 二〇二四年, 十一、二级,
// 第三条规定.
[[nodiscard]] std::optional<Label> label(std::string_view text, std::size_t at);

// A number without any mark that may be a label: 一 or 1 alone on its line or before the words that
// it numbers (一 办理条件, 1降低首付比例). Never likely; 10万元, 2024年 and 一季度 are none.
[[nodiscard]] std::optional<Label> bare_label(std::string_view text, Span line);

}  // namespace gongwen::scan
