// Spaces, brackets and date marks that a conversion lost.
#include <gtest/gtest.h>

#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::cleaned;
using test::diagnosed;
using test::repairs;

TEST(LostSpace, RunsWhereNobodyAsks) {
  EXPECT_EQ(cleaned("??? 二、工作安排\n??? 联系人：李? 强????电话：5550123\n?\n"),
            "    二、工作安排\n    联系人：李  强    电话：5550123\n \n");
}

TEST(LostSpace, RealQuestionsStay) {
  constexpr std::string_view text = "一、什么是公示？\n您是否了解??? 请回答。\n是吗? 是的。";
  EXPECT_EQ(repairs(text, RepairKind::lost_space), 0U);
  EXPECT_EQ(repairs("??? 一、安排\n哪些人可以申请?\n", RepairKind::lost_space), 3U);
}

TEST(LostSpace, OtherLanguagesKeepTheirQuestionMarks) {
  EXPECT_EQ(cleaned("?? (see below)\nWAS 0x10 ??? why\n"), "?? (see below)\nWAS 0x10 ??? why\n");
}

TEST(LostMarks, StringsOfAProgramAreItsOwn) {
  constexpr std::string_view text =
      "const auto number = read(\"云政发[2022]9号\");\nexpect(number, \"2022919日\");\n";
  EXPECT_EQ(cleaned(text), text);
}

TEST(LostSpace, NothingLeftIsUnrecoverable) {
  const std::string lost(300, '?');
  EXPECT_EQ(cleaned(lost), lost);
  EXPECT_TRUE(diagnosed(lost, "unrecoverable"));
  EXPECT_TRUE(diagnosed("??????????2020?11???\n??????", "unrecoverable"));
  EXPECT_FALSE(diagnosed("通知？", "unrecoverable"));
}

struct Pair {
  std::string_view before;
  std::string_view after;
};

class NumberBrackets : public testing::TestWithParam<Pair> {};

TEST_P(NumberBrackets, AreCanonical) {
  EXPECT_EQ(cleaned(GetParam().before), GetParam().after);
  EXPECT_EQ(cleaned(GetParam().after), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(Changes, NumberBrackets,
                         testing::Values(Pair{"云政发〔202123号）", "云政发〔2021〕23号）"},
                                         Pair{"云政办发[2022]9号", "云政办发〔2022〕9号"},
                                         Pair{"云政函【2022】19 号", "云政函〔2022〕19号"},
                                         Pair{"云教规(2019)3号文", "云教规〔2019〕3号文"},
                                         Pair{"云财税〔2023]10号", "云财税〔2023〕10号"},
                                         Pair{"云政办函2021〕7号", "云政办函〔2021〕7号"},
                                         Pair{"云政发〔202026）", "云政发〔2020〕26号）"},
                                         Pair{"云政发<2023>10号", "云政发〔2023〕10号"},
                                         Pair{"云政发＜2023＞10号", "云政发〔2023〕10号"},
                                         Pair{"云政发{2023}10号", "云政发〔2023〕10号"},
                                         Pair{"云政发„2009‟10号", "云政发〔2009〕10号"},
                                         Pair{"云政发“2023”10号", "云政发〔2023〕10号"},
                                         Pair{"云政发〖2023〗10号", "云政发〔2023〕10号"},
                                         Pair{"云政发[2023〕10号", "云政发〔2023〕10号"},
                                         Pair{"云政发[2023]第10号", "云政发〔2023〕第10号"},
                                         Pair{"云政发〔2023 10号", "云政发〔2023〕10号"}));

class NumbersKept : public testing::TestWithParam<std::string_view> {};

TEST_P(NumbersKept, StayByteForByte) {
  EXPECT_EQ(cleaned(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Text, NumbersKept,
                         testing::Values("公告2021年第16号", "电话2021号段", "（2021年）5号楼",
                                         "编号20213号", "身份证号201912", "（2019）云01民初9号",
                                         "中山路2000号", "数组a[2000]3", "表（2023）10号楼",
                                         "若<2023>10号", "称“2023”10号"));

class DateMarks : public testing::TestWithParam<Pair> {};

TEST_P(DateMarks, ComeBackWhereOneReadingIsLeft) {
  EXPECT_EQ(cleaned(GetParam().before), GetParam().after);
  EXPECT_EQ(cleaned(GetParam().after), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Changes, DateMarks,
    testing::Values(
        Pair{"2022919日至23日开展", "2022年9月19日至23日开展"}, Pair{"20229月起", "2022年9月起"},
        Pair{"于20221014日前报送", "于2022年10月14日前报送"}, Pair{"2022年919日", "2022年9月19日"},
        Pair{"云岭市人民政府\n\n2022831\n", "云岭市人民政府\n\n2022年8月31日\n"},
        Pair{"2024229日", "2024年2月29日"}, Pair{"2022919日9:30召开", "2022年9月19日9:30召开"},
        Pair{"20229月19日", "2022年9月19日"}, Pair{"2022年91日", "2022年9月1日"},
        Pair{"自2022101日起", "自2022年10月1日起"},
        Pair{"2022920日至1010日", "2022年9月20日至10月10日"},
        Pair{"2022年9月19日至2022111日", "2022年9月19日至2022年11月1日"},
        Pair{"2022111日至1月20日", "2022年1月11日至1月20日"},
        Pair{"云岭市人民政府\n2022年919\n", "云岭市人民政府\n2022年9月19日\n"},
        Pair{"云岭市人民政府\n2022年9月19\n", "云岭市人民政府\n2022年9月19日\n"}));

// Where a text has lost marks for certain, words and lines that frame a date are enough.
TEST(DateMarks, ComeBackInFramesOfDamagedText) {
  constexpr std::pair<std::string_view, std::string_view> cases[] = {
      {"自20223月25起开始实施。", "自2022年3月25日起开始实施。"},
      {"自202266起执行。", "自2022年6月6日起执行。"},
      {"自2022年10月1日起至2024630。", "自2022年10月1日起至2024年6月30日。"},
      {"20239月2", "2023年9月2日"},
      {"2022年46", "2022年4月6日"},
      {"1986319 第六届人民代表大会第一次会议通过",
       "1986年3月19日 第六届人民代表大会第一次会议通过"},
      // These may be something else.
      {"2022年12", "2022年12"},
      {"200233", "200233"},
      {"共办结200233起案件。", "共办结200233起案件。"},
      {"2022年3月25家企业开工。", "2022年3月25家企业开工。"},
  };
  const std::string damaged = "请于2022919日前报送。\n";
  const std::string mended = "请于2022年9月19日前报送。\n";
  for (const auto& [before, after] : cases) {
    EXPECT_EQ(cleaned(damaged + std::string(before) + "\n"), mended + std::string(after) + "\n");
    const std::string alone = std::string(before) + "\n";
    if (before == after) {
      EXPECT_EQ(cleaned(alone), alone);
    }
  }
}

TEST(DateMarks, AmbiguousDateStaysWithItsReadings) {
  EXPECT_EQ(cleaned("2022111日召开"), "2022111日召开");
  EXPECT_TRUE(diagnosed("2022111日召开", "ambiguous_date"));
}

TEST(DateMarks, ReadingsThatFollowTheDatesBeforeComeFirst) {
  const Recovered result = test::recovered("2022年8月1日印发，2022111日召开");
  ASSERT_EQ(result.text.diagnostics.size(), 1U);
  EXPECT_EQ(result.text.diagnostics[0].message, "2022111 can be read as 11月1日 or 1月11日.");
}

class DatesKept : public testing::TestWithParam<std::string_view> {};

TEST_P(DatesKept, StayByteForByte) {
  EXPECT_EQ(cleaned(GetParam()), GetParam());
  EXPECT_FALSE(diagnosed(GetParam(), "ambiguous_date"));
}

INSTANTIATE_TEST_SUITE_P(Text, DatesKept,
                         testing::Values("2022年9月19日", "共2022331元", "电话20229310",
                                         "云岭市人民政府\n\n20220831\n", "邮编：201112\n",
                                         "A2022919日", "2023229日", "身份证20220919日期",
                                         "2022331日元", "2022年9月19至23日", "至1010日",
                                         "附件2022年第919号"));

}  // namespace
}  // namespace gongwen::text
