// Traditional script, readings in brackets, characters that stand for others.
#include <gtest/gtest.h>

#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::cleaned;
using test::recovered;
using test::repairs;

TEST(Script, IsTold) {
  EXPECT_EQ(recovered("关于发展乡村产业的意见").script, Script::hans);
  EXPECT_EQ(recovered("關於發展鄉村產業的意見").script, Script::hant);
  EXPECT_EQ(recovered("关于发展乡村产业的意见\n關於發展鄉村產業的意見").script, Script::mixed);
  EXPECT_EQ(recovered("Notice 2024").script, Script::none);
  EXPECT_EQ(recovered("").script, Script::none);
}

TEST(Script, TraditionalTextIsConverted) {
  EXPECT_EQ(cleaned("關於開展瞭望塔檢查，並瞭解乾旱情況的通知"),
            "关于开展瞭望塔检查，并了解干旱情况的通知");
}

TEST(Script, TraditionalLineOfAMixedTextIsConverted) {
  EXPECT_EQ(cleaned("关于发展乡村产业的意见\n關於發展鄉村產業的意見\n"),
            "关于发展乡村产业的意见\n关于发展乡村产业的意见\n");
}

TEST(Script, SimplifiedTextIsNotTouched) {
  constexpr std::string_view text =
      "乾隆年间修建的瞭望台，由於菟镇负责；宫商角徵羽，著作权归於氏后人，覆盖范围。";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Script, JapaneseIsNotTouched) {
  constexpr std::string_view text =
      "この會議は國際交流を目的として開催されるものであり、參加者を募集します。";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Pinyin, IsDroppedBehindItsCharacter) {
  EXPECT_EQ(cleaned("監(jiān)督管理委員會(huì )會(huì)議"), "监督管理委员会会议");
  EXPECT_EQ(repairs("監(jiān)督管理", RepairKind::pinyin_annotation), 1U);
}

TEST(Pinyin, OtherBracketsStay) {
  constexpr std::string_view text = "（一）会（WTO）议（kāi）放（huì）（ＡＢ）";
  EXPECT_EQ(repairs(text, RepairKind::pinyin_annotation), 0U);
}

TEST(Pinyin, HelpForTheReaderOfARareCharacterStays) {
  EXPECT_EQ(repairs("邗（hán）江路", RepairKind::pinyin_annotation), 0U);
  EXPECT_EQ(repairs("上(shàng)海(hǎi)市(shì)", RepairKind::pinyin_annotation), 3U);
}

TEST(Characters, RadicalsBecomeCharacters) {
  EXPECT_EQ(cleaned("⼈⺠政府⽂件，⻓期有效"), "人民政府文件，长期有效");
  EXPECT_EQ(cleaned("⺮ 部"), "⺮ 部");
}

TEST(Characters, SignsOfTheirOwnStay) {
  constexpr std::string_view text = "①面积㎡，㈠温度℃；⒈Ⅳ级，½，…，№5，￥3，𠀀";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Characters, InvisibleOnesAreDropped) {
  EXPECT_EQ(cleaned("通\xE2\x80\x8B知\xC2\xAD如\xEF\xBB\xBF下"), "通知如下");
  EXPECT_EQ(cleaned("通知\xC2\xA0如下"), "通知 如下");
  EXPECT_EQ(cleaned(std::string("通知\0如下", 13)), "通知如下");
}

TEST(Characters, CircleBetweenNumeralsIsZero) {
  EXPECT_EQ(cleaned("二○二四年，二○○九年"), "二〇二四年，二〇〇九年");
  EXPECT_EQ(cleaned("选项○正确"), "选项○正确");
}

}  // namespace
}  // namespace gongwen::text
