// What holds for any bytes: the map tiles, recovery of recovered text changes nothing, bounds hold.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "text/charset/decode.hpp"
#include "text_cleaned.hpp"
#include "text_damage.hpp"

namespace gongwen::text {
namespace {

using test::recovered;

const std::string& sample() {
  static const std::string text =
      "云岭市应急管理局文件\n云应急发[2023]7号\n關於開展檢查的通知(試行)\n監(jiān)督管理委員會(huì "
      ")：\n"
      "??? 一、时 间: 2023 年 5 月,A,B\n（一)２０２３919日至23日。什么?活動?,F(xiàn)將“有關\n"
      "事項”通知如下;å…³äºŽ\n联 系 人:李? 强????555-0123 a@example.gov.cn?\n\n2023831\n";
  return text;
}

void expect_sound(std::string_view bytes) {
  const Recovered result = recovered(bytes);
  const Text& text = result.text;
  ASSERT_EQ(valid_utf8(text.utf8), text.utf8.size());
  ASSERT_EQ(text.map.text_size(), text.utf8.size());
  ASSERT_EQ(text.map.source_size(), bytes.size());
  for (const Repair& repair : text.repairs) {
    ASSERT_LE(repair.span.end, text.utf8.size());
    ASSERT_LE(repair.source.end, bytes.size());
    ASSERT_NE(repair.kind, RepairKind::none);
  }
  ASSERT_EQ(recovered(text.utf8).text.utf8, text.utf8) << "not idempotent for: " << bytes;
}

TEST(Recover, StagesAreTracedInOrder) {
  std::vector<std::string> seen;
  static_cast<void>(recover(sample(), {}, {}, {}, [&](std::string_view stage, const Text&) {
    seen.emplace_back(stage);
  }));
  EXPECT_EQ(seen, stages());
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
}

TEST(Recover, EqualRepairsAreOneRow) {
  const Recovered result = recovered("各县,各区,各镇");
  ASSERT_EQ(result.text.repairs.size(), 1U);
  EXPECT_EQ(result.text.repairs[0].count, 2U);
  EXPECT_EQ(result.text.repairs[0].span.of(result.text.utf8), "，");
  EXPECT_EQ(result.text.repairs[0].before, ",");
}

TEST(Recover, RepairLimitIsReported) {
  Limits limits;
  limits.repairs = 1;
  const Recovered result = recover("关於(一),(二):", {}, {limits, {}});
  EXPECT_EQ(result.text.repairs.size(), 1U);
  EXPECT_FALSE(result.text.diagnostics.empty());
}

TEST(Recover, AnyPrefixIsSound) {
  for (std::size_t size = 0; size <= sample().size(); ++size) {
    expect_sound(std::string_view(sample()).substr(0, size));
  }
}

TEST(Recover, AnyFlipIsSound) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = round % 3 == 0 ? test::in_gbk("关于开展检查的通知，各县(市)：") : sample();
    for (int flips = 0; flips < 3; ++flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    expect_sound(bytes);
  }
}

TEST(Recover, RandomBytesAreSound) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const Recovered result = recovered(bytes);
    EXPECT_EQ(result.text.map.source_size(), bytes.size());
    EXPECT_EQ(valid_utf8(result.text.utf8), result.text.utf8.size());
  }
}

TEST(Recover, CleanNoticeStaysByteForByte) {
  constexpr std::string_view text =
      "云岭市人民政府办公室\n云政办发〔2024〕5号\n\n云岭市人民政府办公室关于印发《云岭市夏粮收购工"
      "作方案》的通知\n\n"
      "各县（市、区）人民政府，市直各部门：\n　　现将《方案》印发给你们，请认真抓好落实。\n"
      "　　一、总体要求\n　　（一）基本原则。坚持“市场化收购”，稳步推进：1.政策公开；2.服务到位。\n"
      "　　① 5月20日前完成仓容腾空（面积3.5万㎡）。是否达标？以验收为准！\n"
      "附件：1.任务清单\n　　　2.联系表\n\n云岭市人民政府办公室\n2024年5月6日\n（此件公开发布）\n"
      "联系人：张三，电话：555-0123，邮箱：a@example.gov.cn，网址：http://example.gov.cn/x?id=1\n";
  const Recovered result = recovered(text);
  EXPECT_EQ(result.text.utf8, text);
  EXPECT_TRUE(result.text.repairs.empty());
  EXPECT_TRUE(result.text.map.is_identity());
}

}  // namespace
}  // namespace gongwen::text
