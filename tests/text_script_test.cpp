// Traditional script, readings in brackets, characters that stand for others.
#include <gtest/gtest.h>

#include "text/utf8.hpp"
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

std::string converted(std::string_view bytes, Simplify simplify,
                      Traditional traditional = Traditional::standard) {
  return recover(bytes, {}, {{}, {simplify, traditional}}).text.utf8;
}

TEST(ScriptOptions, OffKeepsTraditionalText) {
  constexpr std::string_view text = "關於發展鄉村產業的意見";
  EXPECT_EQ(converted(text, Simplify::never), text);
}

TEST(ScriptOptions, OnConvertsAnyText) {
  EXPECT_EQ(converted("乾隆年间关於氏", Simplify::always), "乾隆年间关于氏");
}

TEST(ScriptOptions, RegionsHaveVariantsAndWordsOfTheirOwn) {
  constexpr std::string_view text = "請隨著程式設計的資訊，關注網路著作與牀裏的線纜。";
  EXPECT_EQ(converted(text, Simplify::automatic),
            "请随著程式设计的资讯，关注网路著作与床里的线缆。");
  EXPECT_EQ(converted(text, Simplify::automatic, Traditional::taiwan),
            "请随着程式设计的资讯，关注网路著作与床里的线缆。");
  EXPECT_EQ(converted(text, Simplify::automatic, Traditional::taiwan_phrases),
            "请随着编程的信息，关注网络著作与床里的线缆。");
  EXPECT_EQ(converted("虛偽歎息，潮濕灶台", Simplify::always, Traditional::hong_kong),
            "虚伪叹息，潮湿灶台");
}

TEST(ScriptOptions, WordsOfARegionAreConvertedOnce) {
  EXPECT_EQ(converted("資訊部門(含網路)的程式設計", Simplify::always, Traditional::taiwan_phrases),
            "信息部门（含网络）的编程");
}

TEST(ScriptOptions, RegionsKeepSimplifiedTextToo) {
  constexpr std::string_view text = "著名的著作权，抬头看着，资讯与程式。";
  EXPECT_EQ(converted(text, Simplify::automatic, Traditional::taiwan_phrases), text);
}

TEST(ScriptOptions, MapLeadsBehindAWordOfAnotherLength) {
  constexpr std::string_view text = "資訊安全與軟體開發，後續價效比";
  const Recovered result = recover(text, {}, {{}, {{}, Traditional::taiwan_phrases}});
  EXPECT_EQ(result.text.utf8, "信息安全与软件开发，后续性价比");
  const std::size_t at = result.text.utf8.find("开发");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(result.text.map.to_source(span_of(at, at + 6)).of(text), "開發");
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
  EXPECT_EQ(cleaned("\U0002F804\uF967便"), "\u4F60不便");
}

TEST(Characters, SignsOfTheirOwnStay) {
  constexpr std::string_view text = "①面积㎡，㈠温度℃；⒈Ⅳ级，½，…，№5，￥3，𠀀";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Characters, DotsInNamesAreMiddleDots) {
  for (const std::string_view name :
       {"买买提•艾力", "买买提‧艾力", "买买提．艾力", "买买提﹒艾力", "买买提・艾力"}) {
    EXPECT_EQ(cleaned(name), "买买提·艾力");
  }
  for (const std::string_view text :
       {"• 第一项\n• 第二项", "一．总则", "工作完成．下一步", "众人散去．林某上前．雅俗共赏．",
        "東京・大阪のまち", "1．目的"}) {
    EXPECT_EQ(repairs(text, RepairKind::variant), 0U) << text;
  }
}

TEST(Characters, RatioSignIsAColonBehindWordsOnly) {
  EXPECT_EQ(cleaned("联系人∶李强，电话∶5550123"), "联系人：李强，电话：5550123");
  for (const std::string_view text : {"坡度1∶100，比例为3∶5", "水泥∶砂∶石子为1∶2∶4", "长∶宽=3∶2"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Characters, MarksOfOddFormsAreCanonical) {
  EXPECT_EQ(cleaned("各单位﹕请于9月1日〜5日﹐报送﹙盖章﹚︰"),
            "各单位：请于9月1日～5日，报送（盖章）：");
  EXPECT_EQ(cleaned("a ﹐ b"), "a ﹐ b");
}

TEST(Characters, PrivateUseOfGbkIsRepaired) {
  EXPECT_EQ(cleaned("王\uE863强，张\uE816\uE864"), "王䶮强，张𠂇龻");
  EXPECT_EQ(repairs("王\uE863强", RepairKind::private_use), 1U);
  EXPECT_EQ(cleaned("通知\uE78D请"), "通知，请");
  EXPECT_EQ(cleaned("张\uE5E5明"), "张\u3000明");
}

TEST(Characters, OtherPrivateUseStaysAndIsReported) {
  for (const std::string_view text : {"一、\uE000、测试", "\uE78D 首页", "\uE863首页"}) {
    EXPECT_EQ(cleaned(text), text);
    EXPECT_TRUE(test::diagnosed(text, "private_use"));
  }
  EXPECT_FALSE(test::diagnosed("王\uE863强", "private_use"));
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
