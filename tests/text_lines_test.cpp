// Lines that layout broke, words that it spaced.
#include <gtest/gtest.h>

#include "text/utf8.hpp"
#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::cleaned;

TEST(Spacing, LabelsDatesAndNumbersAreClosed) {
  EXPECT_EQ(cleaned("联 系 人：张三\n电　话：5550123"), "联系人：张三\n电话：5550123");
  EXPECT_EQ(cleaned("2022 年 9 月 3 日前，9 月 5 日"), "2022年9月3日前，9月5日");
  EXPECT_EQ(cleaned("云政发〔2022〕 9 号"), "云政发〔2022〕9号");
}

TEST(Spacing, DatesOfAllFormsTheirRangesAndTimesAreClosed) {
  EXPECT_EQ(cleaned("二〇二四 年 九 月 二十三 日"), "二〇二四年九月二十三日");
  EXPECT_EQ(cleaned("2024 年9 月2 日至 9 月 5 日"), "2024年9月2日至9月5日");
  EXPECT_EQ(cleaned("2024 年 9 月 2 日 上午 9 时 30 分"), "2024年9月2日上午9时30分");
  EXPECT_EQ(cleaned("第 12 号"), "第12号");
}

TEST(Spacing, LetterSpacedKindsAreClosed) {
  EXPECT_EQ(cleaned("公　　告\n"), "公告\n");
  EXPECT_EQ(cleaned("关于开展检查的通 知\n各单位：\n"), "关于开展检查的通知\n各单位：\n");
  EXPECT_EQ(cleaned("关 于 开 展 检 查 的 通 知\n"), "关于开展检查的通知\n");
}

TEST(Spacing, OtherBlanksStay) {
  for (const std::string_view text :
       {"2024年9月2日 9时30分", "一 二 三 四 五 六 日", "姓名 单位 表", "通\t知", "第 3 条",
        "首页 通知 公告", "五 年规划", "指导 1 个市", "绿色低碳 你我同行", "市财政局 市教育局",
        "为期 5 年"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Lines, SentenceOverAPageBreak) {
  EXPECT_EQ(
      cleaned(
          "各单位要广泛宣传防汛知识，发动群众参加演练，组织志愿者积极参\n\n与，营造良好氛围。\n"),
      "各单位要广泛宣传防汛知识，发动群众参加演练，组织志愿者积极参与，营造良好氛围。\n");
}

TEST(Lines, SentenceOverAPageNumber) {
  constexpr std::string_view whole =
      "各单位要广泛宣传防汛知识，发动群众参加演练，组织志愿者积极参与，营造良好氛围。\n";
  for (const std::string_view number :
       {"\n— 3 —\n", "\n\n- 3 -\n\n", "\n第3页 共5页\n", "\n－3－\n", "\n3\n", "\n3/5\n", "— 3 —",
        " 第3页 共5页 ", "\n\f"}) {
    const std::string text = "各单位要广泛宣传防汛知识，发动群众参加演练，组织志愿者积极参" +
                             std::string(number) + "与，营造良好氛围。\n";
    EXPECT_EQ(cleaned(text), whole) << text;
  }
}

TEST(Lines, PageNumbersElsewhereStay) {
  for (const std::string_view text :
       {"各单位要广泛宣传防汛知识，发动群众参加演练，营造良好氛围。\n— 3 —\n二、加强值守\n",
        "详见第3页 共5页的表格。\n", "使用甲-3-乙型设备，型号为甲 - 3 - 乙。\n",
        "一、总则\n3\n二、附则\n"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Lines, OpenBookTitle) {
  EXPECT_EQ(cleaned("附件：《云岭市应急管理局关于开展“安全生\n\n产月”活动的通知》\n"),
            "附件：《云岭市应急管理局关于开展“安全生产月”活动的通知》\n");
}

TEST(Lines, WrappedPage) {
  EXPECT_EQ(cleaned("为进一步加强全市防汛工作，落实各级责任，\n"
                    "保障人民群众生命财产安全，根据省防汛指挥\n"
                    "机构的统一部署，现将有关事项通知如下：\n"
                    "一、提高认识。各地要充分认识防汛工作的重\n"
                    "要意义，坚决克服麻痹思想，把各项措施落到\n"
                    "实处，确保安全度汛。\n"
                    "二、加强值守。\n"),
            "为进一步加强全市防汛工作，落实各级责任，保障人民群众生命财产安全，根据省防汛指挥机构的"
            "统一部署，现将有关事项通知如下：\n"
            "一、提高认识。各地要充分认识防汛工作的重要意义，坚决克服麻痹思想，把各项措施落到实处，"
            "确保安全度汛。\n"
            "二、加强值守。\n");
}

// Fixed-width text: a mark that may not begin a line stands on the one before.
std::string wrapped(std::string_view paragraph, std::size_t width) {
  std::string out;
  std::size_t size = 0;
  for (std::size_t at = 0; at < paragraph.size();) {
    const Rune c = rune_at(paragraph, at);
    const bool may_begin =
        std::u32string_view(U"，。、；：）").find(c.value) == std::u32string_view::npos;
    if (size >= width && may_begin) {
      out += '\n';
      size = 0;
    }
    out += paragraph.substr(at, c.size);
    at += c.size;
    ++size;
  }
  return out + '\n';
}

TEST(Lines, PagesOfAnyWidth) {
  const std::string head = "云岭市人民政府办公室关于做好防汛工作的通知\n各县（市、区）人民政府：\n";
  const std::string first =
      "　　为进一步加强全市防汛抗旱工作，落实各级各部门责任，切实保障人民群众生命财产安全，"
      "根据省防汛抗旱指挥部的统一部署，结合我市实际，现将有关事项通知如下，请认真贯彻执行。";
  const std::string second =
      "　　一、加强联动。市应急管理局要会同气象、水利等部门建立会商机制，及时发布预警信息，"
      "在险情发生后第一时间组织力量开展抢险救援工作，最大限度减少损失。";
  const std::string foot = "云岭市人民政府办公室\n2024年5月6日\n";
  for (const std::size_t width : {24U, 28U, 32U, 36U, 40U, 44U, 50U}) {
    std::string page = head;
    page.append(wrapped(first, width)).append(wrapped(second, width)).append(foot);
    std::string whole = head;
    whole.append(first).append("\n").append(second).append("\n").append(foot);
    EXPECT_EQ(cleaned(page), whole) << width;
  }
}

// Cut at a number of characters, whatever stands at the cut.
std::string wrapped_at(std::string_view text, int width) {
  std::string out;
  int column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    if (c.value == U'\n') column = -1;
    if (column == width) {
      out += '\n';
      column = 0;
    }
    out += text.substr(at, c.size);
    at += c.size;
    ++column;
  }
  return out;
}

TEST(Lines, BreaksInsideNumbersDatesBracketsAndClausesClose) {
  constexpr std::string_view notice =
      "云泽市人民政府办公室关于做好城镇老旧小区改造工作的通知\n"
      "各县（市、区）人民政府，市经济开发区管委会，市政府各部门：\n"
      "为贯彻落实《云泽省人民政府办公厅关于全面推进城镇老旧小区改造工作的实施意见》（云政办发〔2021"
      "〕"
      "17号）和2022年3月15日市政府第12次常务会议要求，改善居民居住条件，经市政府同意，现就有关事项"
      "通知如下：\n"
      "一、各县（市、区）要在2022年12月31日前完成本地2000年以前建成小区的调查，摸清底数，建立台账，"
      "填写《老旧小区调查表》（见附件1），并将结果报市住房和城乡建设局备案。\n"
      "二、改造资金由财政补助、专营单位出资、居民出资共同承担。各级财政要把改造资金列入年度预算，"
      "统筹使用，专款专用，不得截留、挤占、挪用，确保每一个项目按期完成。\n"
      "三、市住房和城乡建设局负责组织实施和督促检查，市发展和改革委员会负责项目审批，市财政局负责"
      "资金筹集和监管，市自然资源和规划局负责规划手续办理，各有关单位按照职责分工做好相关工作。\n"
      "四、各县（市、区）要加强宣传引导，及时总结推广好的经验做法，营造全社会支持、居民积极参与的"
      "浓厚氛围，工作中遇到的重大问题要及时报告市政府。\n";
  for (int width = 24; width <= 44; ++width) {
    const std::string page = wrapped_at(notice, width);
    std::size_t lines = 0;
    for (const char c : cleaned(page)) lines += c == '\n' ? 1 : 0;
    // Where a sentence happens to end at the edge, nobody can know whether the paragraph does.
    EXPECT_LE(lines, 8) << width << "\n" << cleaned(page);
  }
}

TEST(Lines, PartsOfANoticeKeepTheirLines) {
  constexpr std::string_view text =
      "云岭市人民政府办公室关于印发全市防汛抗旱应急预案\n和山洪灾害防御预案的通知\n"
      "各县（市、区）人民政府，市直各部门：\n"
      "现将预案印发给你们，请遵照执行。\n\n一、适用范围\n本预案适用于全市行政区域\n"
      "二、组织机构\n\n附件：1.联络表\n2.分工表\n\n云岭市人民政府办公室\n2024年5月6日\n";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Lines, ListsWithoutMarksKeepTheirLines) {
  constexpr std::string_view text =
      "云岭市第一中学\n云岭市第二中学\n云岭市实验小学\n云岭市机关幼儿园\n";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Lines, IndentedLineBehindABlankOneBeginsAParagraph) {
  const std::string text =
      "    众人听罢，都说此事可行，于是定下日子，各自回去准备，只等到时一齐动手办理此事\n\n"
      "    次日清早，天还没有亮，大家就在村口会合，清点人数，分头出发前往各处的工地\n";
  EXPECT_EQ(cleaned(text), text);
}

TEST(Lines, OtherLanguagesAndCodeKeepTheirLines) {
  for (const std::string_view text :
       {"This program is free software, and you may redistribute it under the terms of\n"
        "the license, which is published by the foundation, either version two or, at\n"
        "your option, any later one, as the file that comes with this program tells in\n"
        "its first lines.\n",
        "// 为进一步加强全市防汛工作，落实各级责任，保障人民群众生命财产安全，根据省防汛\n"
        "// 指挥机构的统一部署，编写本程序，现说明如下\n"
        "int main(int argc, char **argv) { return run(argc, argv); }\n"}) {
    EXPECT_EQ(cleaned(text), text);
  }
}

TEST(Lines, MapLeadsBehindTheJoin) {
  constexpr std::string_view text = "附件：《关于“安全\n生产”的通知》";
  const Recovered result = test::recovered(text);
  const std::size_t at = result.text.utf8.find("生产");
  ASSERT_NE(at, std::string::npos);
  const Span span = result.text.map.to_source(
      {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 6)});
  EXPECT_EQ(span.of(text), "生产");
}

TEST(SpacedHeading, IsClosedWhereTheModelKnowsItAsOne) {
  EXPECT_EQ(cleaned("总　则\n附 则\n法 律  责 任\n"), "总则\n附则\n法律责任\n");
  for (const std::string_view kept : {"李 明\n王　强\n", "是 否\n", "男　女\n", "甲 乙 丙\n",
                                      "第一章 总 则\n", "优 良 中 差\n"}) {
    EXPECT_EQ(cleaned(kept), kept);
  }
}

// What a viewer, a mail program or a converter puts in goes where the whole text shows it.
TEST(Copied, LineNumbersQuotesAndBlanksBetweenAllCharactersAreDropped) {
  const std::string notice =
      "云统函〔2024〕5号\n云泽市统计局关于开展调查的函\n市教育局：\n现将有关事项函告如下。\n"
      "一、调查时间\n2024年8月28日至9月1日。\n云泽市统计局\n2024年8月2日\n";
  std::string numbered;
  std::string tabbed;
  std::string quoted = "张同志：请阅。\n";
  int number = 0;
  for (std::size_t at = 0; at < notice.size();) {
    const std::size_t end = notice.find('\n', at) + 1;
    const std::string line = notice.substr(at, end - at);
    ++number;
    numbered += (number < 10 ? "   " : "  ") + std::to_string(number) + "  " + line;
    tabbed += std::to_string(number) + "\t" + line;
    quoted += "> " + line;
    at = end;
  }
  std::string spaced;
  for (std::size_t at = 0; at < notice.size();) {
    const Rune c = rune_at(notice, at);
    spaced += notice.substr(at, c.size);
    at += c.size;
    if (c.value != U'\n' && notice[at] != '\n') spaced += ' ';
  }
  EXPECT_EQ(cleaned(numbered), notice);
  EXPECT_EQ(cleaned(tabbed), notice);
  EXPECT_EQ(cleaned(quoted), "张同志：请阅。\n" + notice);
  EXPECT_EQ(cleaned(spaced), notice);
  EXPECT_GT(test::repairs(spaced, RepairKind::hard_wrap), 60U);
}

TEST(Copied, ListsTablesAndTitlesKeepTheirs) {
  for (const std::string_view kept : {
           "1\t张三\t男\n2\t李四\t女\n3\t王五\t男\n4\t赵六\t女\n5\t钱七\t男\n",
           "附件名单\n1  张三\n2  李四\n3  王五\n4  赵六\n5  钱七\n",
           "> 本刊讯。\n会议召开。\n",
           "甲 乙 丙\n会议于今日召开，各单位参加，研究了下一步的工作。\n",
       }) {
    EXPECT_EQ(cleaned(kept), kept);
  }
}

}  // namespace
}  // namespace gongwen::text
