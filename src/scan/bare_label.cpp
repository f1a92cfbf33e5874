// Numbers that have lost their mark, or never had one.
#include <algorithm>
#include <array>

#include "scan/label.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

constexpr int longest_list = 30;
constexpr float unlikely = 0.3F;
constexpr std::size_t longest_heading = 40;  // characters behind 一 and a space

// What counts or dates stands behind its number: 10万元, 3个工作日, 5月; glued to it also what
// begins other words: 2楼, 3组 (2 组织体系).
constexpr std::array measures = {
    "年", "月", "日", "号", "个", "万", "亿", "千", "百",   "元",   "岁",   "户",
    "人", "名", "次", "天", "米", "吨", "倍", "套", "平方", "公里", "公顷", "小时",
};
constexpr std::array glued_measures = {
    "级", "层", "周", "时", "分", "项", "条", "件", "家", "公", "期", "类",
    "批", "种", "楼", "至", "世", "起", "位", "所", "篇", "部", "辆", "张",
    "份", "处", "台", "场", "届", "度", "点", "秒", "组", "室", "以",
};

bool measured(std::string_view rest, bool glued) {
  const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
  return std::any_of(measures.begin(), measures.end(), begins) ||
         (glued && std::any_of(glued_measures.begin(), glued_measures.end(), begins));
}

Label make(Span number, Span line, std::size_t body, int ordinal, LabelForm form, LabelStyle style,
           std::string_view text) {
  Label out;
  out.span = number;
  out.form = form;
  out.style = style;
  out.ordinal = ordinal;
  out.text = without_spaces(number.of(text));
  out.body = std::min<std::size_t>(body, line.end);
  out.confidence = unlikely;
  return out;
}

}  // namespace

std::optional<Label> bare_label(std::string_view text, Span line) {
  const bool arabic = digit_value(rune_at(text, line.begin).value) > 0;
  const auto number = arabic ? arabic_numeral(text, line.begin) : han_numeral(text, line.begin);
  if (!number || number->value < 1 || number->value > longest_list) return std::nullopt;
  if (number->span.end > line.end) return std::nullopt;
  const std::size_t body = skip_blanks(text, number->span.end);
  const bool alone = body >= line.end;
  const std::string_view rest = alone ? std::string_view{} : text.substr(body, line.end - body);
  if (arabic) {
    if (!alone && (!is_han(rune_at(rest, 0).value) || measured(rest, body == number->span.end)))
      return std::nullopt;
    return make(number->span, line, body, number->value, LabelForm::arabic_bare, LabelStyle::arabic,
                text);
  }
  // 一 办理条件: a heading, parted by a space. 一季度 is none.
  const bool parted = body > number->span.end && is_han(rune_at(rest, 0).value) &&
                      rest.find("。") == rest.npos && length(rest) <= longest_heading;
  if (!alone && !parted) return std::nullopt;
  return make(number->span, line, body, number->value, LabelForm::han_comma, LabelStyle::han, text);
}

}  // namespace gongwen::scan
