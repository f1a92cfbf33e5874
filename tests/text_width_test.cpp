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

INSTANTIATE_TEST_SUITE_P(Changes, Width,
                         testing::Values(Pair{"各县(市、区),各部门:", "各县（市、区），各部门："},
                                         Pair{"(一)总体要求;(二)措施",
                                              "（一）总体要求；（二）措施"},
                                         Pair{"电话(传真):555-0123", "电话（传真）：555-0123"},
                                         Pair{"是否符合?请说明!", "是否符合？请说明！"},
                                         Pair{"到2025年,GDP,增长", "到2025年，GDP，增长"},
                                         Pair{"(含附件5);表(3)", "（含附件5）；表（3）"},
                                         Pair{"称为\"三新\"活动,", "称为“三新”活动，"},
                                         Pair{"２０２４年Ａ区第３．５条", "2024年A区第3.5条"},
                                         Pair{"（见表)", "（见表）"}, Pair{"办理｡", "办理。"}));

class Kept : public testing::TestWithParam<std::string_view> {};

TEST_P(Kept, StaysByteForByte) {
  EXPECT_EQ(cleaned(GetParam()), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Text, Kept,
                         testing::Values("共1,234,567元", "时间9:30-17:00，比例1:2",
                                         "http://example.gov.cn/a?b=1&c=(2),3",
                                         "邮箱a.b@example.gov.cn",
                                         "Plain English, with (brackets): yes; no? Go!",
                                         "f(x) = \"中文\"", "为什么？因为需要。",
                                         "《办法》（试行）〔2024〕5号", "1.第一项\n2.第二项",
                                         "{\"a\":1,\"b\":[2]}", "2024-09-02 09:53"));

}  // namespace
}  // namespace gongwen::text
