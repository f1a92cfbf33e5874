// Text that was read in the wrong charset, and GBK that was read one byte off.
#include <gtest/gtest.h>

#include "text_cleaned.hpp"
#include "text_damage.hpp"

namespace gongwen::text {
namespace {

using test::cleaned;
using test::in_gbk;
using test::read_as_gbk;
using test::read_as_latin1;
using test::repairs;

std::string read_as_hkscs(std::string_view text) {
  const std::string bytes = in_gbk(text);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    append(out, decode_at(Charset::big5, std::string_view(bytes).substr(at), 0).value);
  }
  return out;
}

constexpr std::string_view notice =
    "关于做好全市防汛工作的通知\n各县（市、区）人民政府，市直各部门：\n"
    "现将有关事项通知如下，请认真贯彻执行。\n2024年5月6日\n";

// A run that seems to be one byte off by chance.
TEST(Misaligned, ClassicalProseStays) {
  for (const std::string_view text :
       {"如今看著希罕，__不過如此", "這猴王聽得說道：妙啊！這洞中好耍_", "玄奘秉誠建大會\\"}) {
    EXPECT_EQ(repairs(text, RepairKind::gbk_misaligned), 0U) << text;
  }
}

TEST(Mojibake, Utf8AsLatin1) {
  EXPECT_EQ(cleaned(read_as_latin1(notice)), notice);
  EXPECT_GT(repairs(read_as_latin1(notice), RepairKind::utf8_as_latin), 0U);
}

TEST(Mojibake, GbkAsLatin1) {
  EXPECT_EQ(cleaned(read_as_latin1(in_gbk(notice))), notice);
  EXPECT_GT(repairs(read_as_latin1(in_gbk(notice)), RepairKind::gbk_as_latin), 0U);
}

TEST(Mojibake, TwiceMisread) {
  const std::string damaged = read_as_latin1(read_as_latin1(notice));
  EXPECT_EQ(cleaned(damaged), notice);
  EXPECT_GT(repairs(damaged, RepairKind::double_encoded), 0U);
}

TEST(Mojibake, Utf8AsGbkWithLostBytes) {
  constexpr std::string_view title = "关于做好全市防汛工作的通知";
  for (const std::string_view sign : {"?", "\xEF\xBF\xBD"}) {
    EXPECT_EQ(cleaned(read_as_gbk(title, sign, false)), title);
  }
  EXPECT_GT(repairs(read_as_gbk(title, "?", false), RepairKind::utf8_as_gbk), 0U);
}

// GB18030 has the euro sign twice, at 80 and at A2E3: both bytes are frequent in UTF-8.
TEST(Mojibake, Utf8AsGbkWithEuroSigns) {
  EXPECT_EQ(cleaned("璇峰悇鍖婚櫌銆佸\uE11F闄€€\uFFFD"), "请各医院、学院。");
}

// A bracket before an ASCII digit loses its last byte; a blank is not what it was.
TEST(Mojibake, ALostBracketIsNoBlank) {
  EXPECT_EQ(cleaned("甯傛斂鍙戙€\uFFFD2025銆\uFFFD6鍙\uFFFD"), "市政发〔2025〕6号");
}

// What was lost the first time is a character of its own the second time.
TEST(Mojibake, ALossThatWasMisreadItself) {
  EXPECT_EQ(cleaned("鐠囩柉顓婚惇鐔荤柈瑜扮粯澧界悰灞烩偓锟\uFFFD"), "请认真贯彻执行。");
  EXPECT_EQ(cleaned("閿涘牅绨╅敍澶夌瑝閹稿\uE633顫夌€规碍濮ら崨濠勬畱閿涳拷"),
            "（二）不按规定报告的；");
}

TEST(Mojibake, GbkAsBig5WithLostCharacters) {
  // Tables of the Hong Kong supplement differ in the code of 七.
  EXPECT_EQ(cleaned("ㄗ\uFFFDㄘ楊薺﹜楊寞寞隅腔［坻眥孮﹝"), "（七）法律、法规规定的其他职责。");
  // Simplified text has no traditional characters.
  EXPECT_EQ(cleaned("秪獗砱蚋峈忳善夼漲ㄛ\uFFFD衄嬪麵剒猁寰翑腔"),
            "因见义勇为受到伤害，确有困难需要救助的");
  // 趣 became a character of the supplement.
  EXPECT_EQ(cleaned(read_as_hkscs("具有广泛的学习兴趣与良好的学习品质")),
            "具有广泛的学习兴趣与良好的学习品质");
}

TEST(Mojibake, OneLineOnly) {
  const std::string text =
      std::string(notice) + read_as_latin1("市防汛办公室联系人：张三") + "\n" + std::string(notice);
  EXPECT_EQ(cleaned(text),
            std::string(notice) + "市防汛办公室联系人：张三\n" + std::string(notice));
}

// No name costs little by itself: that the bytes are well-formed UTF-8 tells.
TEST(Mojibake, RareCharactersInLetters) {
  for (const std::string_view line :
       {"汀兰县林业局", "二〇一七年一月九日", "九日", "浜江二日", "韩木委员："}) {
    EXPECT_EQ(cleaned(read_as_latin1(line)), line);
  }
  const std::string_view names = "Café Müller, Århus — São Tomé, naïve façade";
  EXPECT_EQ(cleaned(names), names);
}

TEST(Mojibake, RepairsLeadToTheirSource) {
  const std::string damaged = read_as_latin1("防汛");
  const Recovered result = test::recovered(damaged);
  EXPECT_EQ(result.text.utf8, "防汛");
  EXPECT_EQ(result.text.map.to_source({0, 3}), (Span{0, 6}));
  EXPECT_EQ(result.text.map.to_source({3, 6}), (Span{6, 12}));
}

// A stretch that was misread inside a sound line, and its repair.
class MisreadStretch : public testing::TestWithParam<std::string (*)(std::string_view)> {};

TEST_P(MisreadStretch, IsReadAgainAndNothingElse) {
  const std::string before = "请各县（市、区）于5月20日前将";
  const std::string after = "报送市防汛抗旱指挥部办公室。";
  for (const std::string_view stretch :
       {"防汛物资储备情况", "“十四五”规划实施情况（一）的说明", "水库安全度汛责任人名单"}) {
    std::string damaged = before;
    damaged.append(GetParam()(stretch)).append(after);
    std::string whole = before;
    whole.append(stretch).append(after);
    EXPECT_EQ(cleaned(damaged), whole) << damaged;
  }
}

std::string utf8_as_gbk(std::string_view text) {
  return read_as_gbk(text, "\xEF\xBF\xBD", true);
}
std::string utf8_as_latin(std::string_view text) {
  return read_as_latin1(text);
}
std::string gbk_as_latin(std::string_view text) {
  return read_as_latin1(in_gbk(text));
}
std::string utf8_as_latin_twice(std::string_view text) {
  return read_as_latin1(read_as_latin1(text));
}
std::string gbk_then_utf8_as_latin(std::string_view text) {
  return read_as_latin1(read_as_latin1(in_gbk(text)));
}
// As windows-1252 has no character for five bytes, and pages collapse no-break spaces.
std::string utf8_as_cp1252(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const text::Decoded c = decode_at(Charset::windows1252, {&byte, 1}, 0);
    append(out, c.value == 0xA0                     ? U' '
                : c.value >= 0x80 && c.value < 0xA0 ? char32_t{0xFFFD}
                                                    : c.value);
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(Kinds, MisreadStretch,
                         testing::Values(utf8_as_gbk, utf8_as_latin, gbk_as_latin,
                                         utf8_as_latin_twice, gbk_then_utf8_as_latin,
                                         utf8_as_cp1252));

TEST(Mojibake, CitedMojibakeStays) {
  for (const std::string_view text :
       {"“鍏充簬”是“关于”的乱码，“鐨勯€氱煡”是“的通知”的乱码。",
        "把UTF-8当作GBK读，就会把“关于做好工作的通知”看成“鍏充簬鍋氬ソ宸ヤ綔鐨勯€氱煡”。",
        "例如：ftfy能修复“âœ” No problems”，但不能修复“鍏充簬”。"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Mojibake, WhatCannotBeKnownStaysAndIsTold) {
  for (const std::string_view text :
       {"现将锟斤拷锟斤拷印发给你们。", "现将\xEF\xBF\xBD\xEF\xBF\xBD印发给你们。"}) {
    EXPECT_EQ(cleaned(text), text);
    EXPECT_TRUE(test::diagnosed(text, "lost_characters")) << text;
  }
  EXPECT_FALSE(test::diagnosed("现将方案印发给你们。", "lost_characters"));
}

TEST(Mojibake, CleanTextStays) {
  for (const std::string_view text :
       {"café, naïve, Ångström, ¡olé!", "龘靐齉爩鱻麤龗灪吁龖厵",
        "乌孜别克族、鄂伦春族、仫佬族、傈僳族", "¥100±5°C，§3，×2", "Привет, мир",
        "浣熊、氽烫、饕餮、耄耋、囹圄", "东京都は不要不急の外出を控えるよう呼びかけています。",
        "郃出马曰：“吾来也！”郃大怒。", "玄曰：“吾来降！”郃曰：“善！”祎曰：“可耶！”綝喜。",
        "螽斯羽，诜诜兮。宜尔子孙，振振兮。", "邗彧、犇靐、甪端"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

// The sites that annotate characters also put a byte before these marks.
const std::vector<test::Replacement> site = {
    {"監", "監(jiān)"}, {"現", "現(xiàn)"}, {"會", "會(huì)"}, {"，", " ，"}, {"？", " ？"}};

struct Sentence {
  std::string_view traditional;
  std::string_view simplified;
};

class Misaligned : public testing::TestWithParam<Sentence> {};

TEST_P(Misaligned, IsReadOnFromTheLostByte) {
  const std::string bytes = test::replace_blindly(in_gbk(GetParam().traditional), site);
  const std::string damaged = read_as_gbk(bytes, "?", true);
  ASSERT_NE(damaged.find('?'), std::string::npos) << damaged;
  EXPECT_EQ(cleaned(damaged), GetParam().simplified) << damaged;
  EXPECT_GT(repairs(damaged, RepairKind::gbk_misaligned), 0U);
}

INSTANTIATE_TEST_SUITE_P(Lines, Misaligned,
                         testing::Values(Sentence{"全面開展宣傳活動。現將有關事項通知如下",
                                                  "全面开展宣传活动。现将有关事项通知如下"},
                                         Sentence{"各單位抓好落實。總局將組織開展抽查",
                                                  "各单位抓好落实。总局将组织开展抽查"}));

TEST(MisalignedGbk, ACharacterOfWhichBothBytesWereParted) {
  EXPECT_EQ(cleaned("每?zǒng)?gè)鎮設(shè)置一所衛(wèi)生院"), "每个镇设置一所卫生院");
}

TEST(Readings, WithoutAToneCountBesideOthers) {
  EXPECT_EQ(cleaned("处(chù)理(lǐ)问(wèn)题的(de)办法"), "处理问题的办法");
  EXPECT_EQ(repairs("列举如下：啊(a)、子(zi)、的(de)", RepairKind::pinyin_annotation), 0U);
}

// Where more was lost than is left, prose that fits is not what was written.
TEST(MisalignedGbk, NothingIsMadeOfQuestionMarks) {
  for (const std::string_view text : {"雍暧制鸨?从?？酌饕涣??詹怀觥Ｖ恋谒娜眨?",
                                      "雍辍⒏叨?铰繁?矗?环??鄙舜蟀耄??苷呶奘??冀獾酱笳?"}) {
    EXPECT_EQ(repairs(text, RepairKind::gbk_misaligned), 0U) << text;
    EXPECT_EQ(repairs(text, RepairKind::gbk_as_big5), 0U) << text;
  }
}

// A byte dropped without a sign: all is strange from there to the end of the line.
TEST(MisalignedGbk, DroppedByte) {
  constexpr std::string_view line = "各县区应当对重点防洪工程和水库大坝进行全面检查";
  const std::string bytes = in_gbk(line);
  for (const std::size_t at : {16U, 17U, 20U}) {
    std::string less = bytes;
    less.erase(at, 1);
    const std::string damaged = read_as_gbk(less, "\xEF\xBF\xBD", true);
    EXPECT_EQ(cleaned(damaged), line) << damaged;
  }
}

TEST(MisalignedGbk, AnnotationInsideACharacter) {
  EXPECT_EQ(cleaned("維護市場秩序?qū)m?xiàng)整治行動"), "维护市场秩序专项整治行动");
}

TEST(MisalignedGbk, FoldedMarksAreReadAsFullWidth) {
  EXPECT_EQ(cleaned("開展宣傳活動?,F(xiàn)將有關事項通知如下"),
            "开展宣传活动。现将有关事项通知如下");
}

TEST(MisalignedGbk, RealQuestionsStay) {
  for (const std::string_view text :
       {"是什么?A方案可行。为什么?因为需要。", "何时办理?B区居民应当何时提交申请?C区呢?",
        "您是否知道?现在开始报名", "完成情况?@张三"}) {
    EXPECT_EQ(repairs(text, RepairKind::gbk_misaligned), 0U) << text;
  }
}

}  // namespace
}  // namespace gongwen::text
