// Punctuation by context, full-width forms.
#include <gtest/gtest.h>

#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::cleaned;

struct Pair {
  std::string_view before;
  std::string_view after;
};

class Width : public testing::TestWithParam<Pair> {};

TEST_P(Width, IsCanonical) {
  EXPECT_EQ(cleaned(GetParam().before), GetParam().after);
  EXPECT_EQ(cleaned(GetParam().after), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Changes, Width,
    testing::Values(Pair{"各县(市、区),各部门:", "各县（市、区），各部门："},
                    Pair{"(一)总体要求;(二)措施", "（一）总体要求；（二）措施"},
                    Pair{"电话(传真):555-0123", "电话（传真）：555-0123"},
                    Pair{"是否符合?请说明!", "是否符合？请说明！"},
                    Pair{"到2025年,GDP,增长", "到2025年，GDP，增长"},
                    Pair{" (1)材料清单\n　(2)申请表", " （1）材料清单\n　（2）申请表"},
                    Pair{"(含附件5);表(3)", "（含附件5）；表（3）"},
                    Pair{"称为\"三新\"活动,", "称为“三新”活动，"},
                    Pair{"２０２４年Ａ区第３．５条", "2024年A区第3.5条"},
                    Pair{"（见表)", "（见表）"}, Pair{"办理｡", "办理。"},
                    Pair{"开展'双随机'检查,", "开展‘双随机’检查，"},
                    Pair{"＂十四五＂规划", "“十四五”规划"},
                    Pair{"一)申请\n二)受理", "一）申请\n二）受理"},
                    Pair{"请看https://example.com/a?还是b", "请看https://example.com/a？还是b"},
                    Pair{"\u200d（五）2023年6\u200d月；\u200d", "（五）2023年6月；"},
                    Pair{"PM2.5(细颗粒物);", "PM2.5（细颗粒物）；"},
                    Pair{"@各科室:请于2024年,", "@各科室：请于2024年，"}));

class Kept : public testing::TestWithParam<std::string_view> {};

TEST_P(Kept, StaysByteForByte) {
  EXPECT_EQ(cleaned(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Text, Kept,
    testing::Values("共1,234,567元", "时间9:30-17:00，比例1:2",
                    "http://example.gov.cn/a?b=1&c=(2),3", "邮箱a.b@example.gov.cn",
                    "参见[说明](https://example.com/s/a9Kq?)（中文）", "语法是 `f(甲, 乙)` 。",
                    "return x;  // (以变量\n编译时)", "甲(    )　乙(    )", "👨\u200d👩\u200d👧",
                    "Plain English, with (brackets): yes; no? Go!", "f(x) = \"中文\"",
                    "为什么？因为需要。", "《办法》（试行）〔2024〕5号", "1.第一项\n2.第二项",
                    "{\"a\":1,\"b\":[2]}", "2024-09-02 09:53", "屏幕24\"，管径3'"));

INSTANTIATE_TEST_SUITE_P(Quotes, Width,
                         testing::Values(Pair{"编制“十四五“规划", "编制“十四五”规划"},
                                         Pair{"编制”十四五”规划", "编制“十四五”规划"},
                                         Pair{"推进“放管服“和“一网通办”",
                                              "推进“放管服”和“一网通办”"}));

INSTANTIATE_TEST_SUITE_P(Quotes, Kept,
                         testing::Values("三五”规划和“十四五", "“第一段，“三农”工作",
                                         "“各地落实“三农”和“四好”要求”", "“各地落实工作，“三农要求",
                                         "后”字不配对"));

// Code, rows of values and other languages with Chinese words keep their marks.
INSTANTIATE_TEST_SUITE_P(
    Syntax, Kept,
    testing::Values(
        "int read(const char *path) {\n  // 打开文件,若失败则报错:请检查(路径)\n"
        "  FILE *fp = fopen(path, \"r\");\n  if (!fp) return -1;\n  return 0;  // 结束!\n}\n",
        "def 读取(路径, 编码=\"utf-8\"):\n    \"\"\"读取文件,返回文本(可能为空).\"\"\"\n"
        "    with open(路径) as f:\n        return {\"名称\": f.read(), \"编号\": [1, 2]}\n",
        "{\n  \"名称\": \"关于检查的通知\",\n  \"附件\": [\"名单(一)\", \"名单(二)\"]\n}\n",
        "SELECT 姓名, 单位 FROM 人员 WHERE 单位 IN ('市局','县局');", "print(\"中文\")",
        "名称,数量,单价\n苹果,3,5\n梨,4,6\n", "\"姓名\",\"单位\"\n\"李强\",\"市局\"\n",
        "東京(とうきょう)都の会議,２０２４年９月２日(月)に開催します｡詳細は次のとおり:\n",
        "The committee (委员会) met in 北京, China: it adopted the \"Plan\"."));

}  // namespace
}  // namespace gongwen::text
