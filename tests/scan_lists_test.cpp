// Numerals, section labels and dates, read from strings.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scan/date.hpp"
#include "scan/label.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

Span whole(std::string_view text) {
  return make_span(0, text.size());
}

TEST(Numerals, AllSpellings) {
  const auto value = [](std::string_view text) {
    const auto found = numeral(text, 0);
    return found && found->span.size() == text.size() ? found->value : -1;
  };
  EXPECT_EQ(value("12"), 12);
  EXPECT_EQ(value("１２"), 12);
  EXPECT_EQ(value("十"), 10);
  EXPECT_EQ(value("二十三"), 23);
  EXPECT_EQ(value("一百零二"), 102);
  EXPECT_EQ(value("一千二百六十"), 1260);
  EXPECT_EQ(value("二〇二四"), 2024);
  EXPECT_EQ(value("二○一九"), 2019);
  EXPECT_EQ(value("廿三"), 23);
  EXPECT_EQ(value("1234567890"), -1);
  EXPECT_EQ(value("O"), -1);
  EXPECT_EQ(value(""), -1);
}

struct LabelCase {
  const char* input;
  const char* text;  // empty: no label
  LabelForm form;
  int ordinal;
};

class Labels : public testing::TestWithParam<LabelCase> {};

TEST_P(Labels, AreRead) {
  auto found = label(GetParam().input, 0);
  if (found && !found->likely()) found.reset();
  ASSERT_EQ(found ? found->text : "", GetParam().text) << GetParam().input;
  if (!found) return;
  EXPECT_EQ(found->form, GetParam().form) << GetParam().input;
  EXPECT_EQ(found->ordinal, GetParam().ordinal);
}

using enum LabelForm;

INSTANTIATE_TEST_SUITE_P(
    Forms, Labels,
    testing::Values(
        LabelCase{"第一编 总则", "第一编", part, 1},
        LabelCase{"第二分编 合同", "第二分编", subpart, 2},
        LabelCase{"第十二章　附则", "第十二章", chapter, 12},
        LabelCase{"第 一 章 总则", "第一章", chapter, 1},
        LabelCase{"第三节 程序", "第三节", LabelForm::section, 3},
        LabelCase{"第一条　为了规范管理", "第一条", article, 1},
        LabelCase{"第一条为了规范管理", "第一条", article, 1},
        LabelCase{"第十七条之一　补充", "第十七条之一", article, 17},
        LabelCase{"第1条 范围", "第1条", article, 1},
        LabelCase{"第三条【管辖】", "第三条", article, 3},
        LabelCase{"一、总体要求", "一、", han_comma, 1},
        LabelCase{"十一、 附则", "十一、", han_comma, 11},
        LabelCase{"一．总体要求", "一.", han_comma, 1},
        LabelCase{"一、二手房交易", "一、", han_comma, 1},
        LabelCase{"一、二〇二四年工作", "一、", han_comma, 1},
        LabelCase{"（一）目标", "（一）", han_paren, 1},
        LabelCase{"(三) 目标", "（三）", han_paren, 3},
        LabelCase{"（十二)目标", "（十二）", han_paren, 12},
        LabelCase{"（二、）目标", "（二）", han_paren, 2},
        LabelCase{"（二）.目标", "（二）", han_paren, 2},
        LabelCase{"二）目标", "二）", han_paren, 2}, LabelCase{"㈠目标", "㈠", han_paren, 1},
        LabelCase{"1.时间", "1.", arabic_dot, 1}, LabelCase{"１．时间", "1.", arabic_dot, 1},
        LabelCase{"⒈时间", "⒈", arabic_dot, 1}, LabelCase{"1、时间", "1、", arabic_comma, 1},
        LabelCase{"1.2024年底前", "1.", arabic_dot, 1},
        LabelCase{"2.5月底前完成", "2.", arabic_dot, 2},
        LabelCase{"（1）时间", "（1）", arabic_paren, 1},
        LabelCase{"1）时间", "1）", arabic_half_paren, 1}, LabelCase{"①时间", "①", circled, 1},
        LabelCase{"㉑时间", "㉑", circled, 21}, LabelCase{"一是加强领导", "一是", ordinal_is, 1},
        LabelCase{"首先，加强领导", "首先", ordinal_first, 1},
        LabelCase{"第一，加强领导", "第一，", di_comma, 1},
        LabelCase{"1.1 范围", "1.1", decimal, 1},
        LabelCase{"2.1.3范围", "2.1.3", decimal_third, 3}));

INSTANTIATE_TEST_SUITE_P(
    Traps, Labels,
    testing::Values(
        LabelCase{"1.5亿元", "", part, 0}, LabelCase{"3.15活动", "", part, 0},
        LabelCase{"2024.", "", part, 0}, LabelCase{"二〇二四年", "", part, 0},
        LabelCase{"第三条规定的情形", "", part, 0}, LabelCase{"第三条、第四条", "", part, 0},
        LabelCase{"第三条第二款", "", part, 0}, LabelCase{"一、二级响应", "", part, 0},
        LabelCase{"一、二、三产业", "", part, 0}, LabelCase{"（三）项所列", "", part, 0},
        LabelCase{"（一）至（三）项", "", part, 0}, LabelCase{"（一）、（二）项", "", part, 0},
        LabelCase{"（2024）", "", part, 0}, LabelCase{"1、2号楼", "", part, 0},
        LabelCase{"110、119", "", part, 0}, LabelCase{"1.5 亿元", "", part, 0},
        LabelCase{"第一、二、三季度", "", part, 0}, LabelCase{"一", "", part, 0},
        LabelCase{"", "", part, 0}, LabelCase{"12345.", "", part, 0},
        LabelCase{"9月2日", "", part, 0}, LabelCase{"0.5", "", part, 0}));

class WeakLabels : public testing::TestWithParam<LabelCase> {};

TEST_P(WeakLabels, AreReadAndCalledUnlikely) {
  const std::string_view input = GetParam().input;
  auto found = label(input, 0);
  if (!found) found = bare_label(input, make_span(0, input.size()));
  ASSERT_EQ(found ? found->text : "", GetParam().text) << input;
  if (!found) return;
  EXPECT_FALSE(found->likely()) << input;
  EXPECT_EQ(found->form, GetParam().form) << input;
  EXPECT_EQ(found->ordinal, GetParam().ordinal);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, WeakLabels,
    testing::Values(
        LabelCase{"第八条与父母共同居住的", "第八条", article, 8},
        LabelCase{"第十条项目资金", "第十条", article, 10},
        LabelCase{"2.85%以上的", "2.", arabic_dot, 2},
        LabelCase{"1.6个月内申请的", "1.", arabic_dot, 1}, LabelCase{"一", "一", han_comma, 1},
        LabelCase{"1.2适用范围", "1.2", decimal, 2}, LabelCase{"二 办理条件", "二", han_comma, 2},
        LabelCase{"3", "3", arabic_bare, 3}, LabelCase{"1高校毕业生", "1", arabic_bare, 1},
        LabelCase{"12万元", "", part, 0}, LabelCase{"3个工作日", "", part, 0},
        LabelCase{"一季度", "", part, 0}, LabelCase{"0", "", part, 0},
        LabelCase{"2024年", "", part, 0}, LabelCase{"99", "", part, 0}));

TEST(LabelSpans, BodyBeginsBehindTheSpaces) {
  const std::string text = "一、　总则";
  const auto found = label(text, 0);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->span.of(text), "一、");
  EXPECT_EQ(text.substr(found->body), "总则");
}

std::string say(const DateRange& range) {
  std::string out = iso(range.start.date);
  if (out.empty()) {
    out = "-" + std::to_string(range.start.date.month) + "-" + std::to_string(range.start.date.day);
  }
  if (range.end) out += "/" + iso(range.end->date);
  return out;
}

std::string dates(std::string_view text) {
  std::string out;
  for (const DateRange& range : find_dates(text, whole(text))) out += say(range) + " ";
  if (!out.empty()) out.pop_back();
  return out;
}

TEST(Dates, Spellings) {
  EXPECT_EQ(dates("2024年9月2日"), "2024-09-02");
  EXPECT_EQ(dates("2022 年 9 月 1 日"), "2022-09-01");
  EXPECT_EQ(dates("２０２４年９月２日"), "2024-09-02");
  EXPECT_EQ(dates("二〇二四年九月二日"), "2024-09-02");
  EXPECT_EQ(dates("二○一二年六月二十九日"), "2012-06-29");
  EXPECT_EQ(dates("2024-09-02"), "2024-09-02");
  EXPECT_EQ(dates("2024/9/2"), "2024-09-02");
  EXPECT_EQ(dates("2024.9.2"), "2024-09-02");
  EXPECT_EQ(dates("2024年9月"), "2024-09");
  EXPECT_EQ(dates("2024年"), "2024");
  EXPECT_EQ(dates("2019年11月底前"), "2019-11-30");
  EXPECT_EQ(dates("2019年底"), "2019-12-31");
  EXPECT_EQ(dates("2019年底前"), "2019-12-31");
  EXPECT_EQ(dates("2022年9月中下旬"), "2022-09");
  EXPECT_EQ(dates("10月8日前"), "-10-8");
  EXPECT_EQ(dates("1.2024年3月5日前"), "2024-03-05");
}

TEST(Dates, Ranges) {
  EXPECT_EQ(dates("2022年9月19日至23日"), "2022-09-19/2022-09-23");
  EXPECT_EQ(dates("2022年9月19日至10月3日"), "2022-09-19/2022-10-03");
  EXPECT_EQ(dates("2018年12月30日至2019年1月1日"), "2018-12-30/2019-01-01");
  EXPECT_EQ(dates("2018年12月30日至1月1日"), "2018-12-30/2019-01-01");
  EXPECT_EQ(dates("2019年9—11月"), "2019-09/2019-11");
  EXPECT_EQ(dates("2019年9月2—6日"), "2019-09-02/2019-09-06");
  EXPECT_EQ(dates("2022—2024年"), "2022/2024");
  EXPECT_EQ(dates("2023年5月24日-5月30日"), "2023-05-24/2023-05-30");
  EXPECT_EQ(dates("2024年5月24日（星期五）9:00至5月26日"), "2024-05-24/2024-05-26");
  EXPECT_EQ(dates("2024年9月19日、20日"), "2024-09-19 2024-09-20");
}

TEST(Dates, WhatIsNoDate) {
  EXPECT_EQ(dates("2024年13月"), "2024");
  EXPECT_EQ(dates("2023年2月29日"), "2023-02");
  EXPECT_EQ(dates("3个月内，第一时间，1.5亿元，192.168.1.1，010-55501234"), "");
  EXPECT_EQ(dates("一月"), "");
  EXPECT_EQ(dates(""), "");
}

TEST(Dates, LinesOfTheirOwn) {
  const auto line = [](std::string_view text) {
    const auto found = date_line(text, whole(text));
    return found ? found->iso() : "";
  };
  EXPECT_EQ(line("　　2024年11月28日印发"), "2024-11-28");
  EXPECT_EQ(line("（2024年11月28日）"), "2024-11-28");
  EXPECT_EQ(line("2024年11月28日下午开会"), "");
  EXPECT_EQ(line("11月28日"), "");
}

}  // namespace
}  // namespace gongwen::scan
