// Inputs that once broke a promise; each was found by fuzzing and is written anew here.
#include <gtest/gtest.h>

#include <string>

#include "gongwen/gongwen.hpp"

namespace gongwen {
namespace {

std::string broken(const std::string& text) {
  return broken_invariant(Parser().parse(text));
}

TEST(Promises, ClassOfPublicityIsTheClassAlone) {
  const std::string text =
      "索引号：0001　公开方式：主动公开（网上）\n云泽市统计局关于开展调查的通知\n"
      "各区统计局：\n请认真开展调查。\n云泽市统计局\n2024年3月8日\n";
  EXPECT_EQ(broken(text), "");
  EXPECT_EQ(Parser().parse(text).documents.at(0).disclosure->text, "主动公开");
}

TEST(Promises, CopiesEndWhereAnotherPartBegins) {
  EXPECT_EQ(broken("云泽市统计局关于开展调查的通知\n各区统计局：\n请认真开展调查。\n云泽市统计局\n"
                   "2024年3月8日\n抄送：市财政局，市审计局。\n附件\n关于调查的说明\n"
                   "现说明如下。\n抄送：市人大常委会办公室，市政协办公室。\n"),
            "");
}

TEST(Promises, HeadlineOfNewsIsItsOwnPart) {
  EXPECT_EQ(broken("联系人：章远\n发布时间：2024-03-11　来源：望川融媒\n县里召开会议。\n"), "");
}

TEST(Promises, NumberOfAnOrderReachesOverNoLineOfThePage) {
  // A line that was lost but for a sign of it; one that is the page's.
  EXPECT_EQ(broken("政府令\n\xE5\n第8号"), "");
  EXPECT_EQ(broken("云泽市人民政府令\n首页 > 政务公开 > 政府规章\n第8号\n云泽市调查办法\n"
                   "第一条　为规范调查，制定本办法。\n"),
            "");
}

}  // namespace
}  // namespace gongwen
