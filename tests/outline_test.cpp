// The tree of section labels, decided on the whole sequence.
#include "parse/body/outline.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gongwen::parse {
namespace {

// Levels of a sequence of labels, one digit each; 0: no section.
std::string levels(const std::vector<std::string>& labels) {
  std::vector<Candidate> candidates;
  for (const std::string& text : labels) {
    const auto label = scan::label(text, 0);
    EXPECT_TRUE(label) << text;
    if (!label) continue;
    candidates.push_back({label->form, label->ordinal, label->sub_ordinal, 0});
  }
  std::string out;
  for (const Placement& placement : outline(candidates, 8)) out += std::to_string(placement.level);
  return out;
}

TEST(Outline, FollowsTheOrderOfTheStandard) {
  EXPECT_EQ(
      levels({"一、甲", "（一）甲", "1.甲", "（1）甲", "（2）乙", "2.乙", "（二）乙", "二、乙"}),
      "12344321");
}

TEST(Outline, ALevelMayBeLeftOut) {
  EXPECT_EQ(levels({"一、甲", "1.甲", "2.乙", "二、乙", "1.甲"}), "12212");
}

TEST(Outline, AnInnerListMayRunOnThroughTheOuterOne) {
  EXPECT_EQ(levels({"一、甲", "（一）甲", "（二）乙", "二、乙", "（三）丙", "（四）丁"}), "122122");
}

TEST(Outline, ArticlesRunThroughChapters) {
  EXPECT_EQ(levels({"第一章 总则", "第一条 甲", "第二条 乙", "第二章 分则", "第三条 丙"}), "12212");
}

TEST(Outline, ItemsStandUnderArticles) {
  EXPECT_EQ(levels({"第一条 甲", "（一）甲", "（二）乙", "第二条 乙"}), "1221");
}

TEST(Outline, AMissingNumberIsAFaultNotAnotherList) {
  const std::vector<Candidate> candidates{{scan::LabelForm::han_comma, 1, 0, 0},
                                          {scan::LabelForm::han_comma, 2, 0, 0},
                                          {scan::LabelForm::han_comma, 4, 0, 0}};
  const auto placements = outline(candidates, 8);
  EXPECT_EQ(placements[2].level, 1);
  EXPECT_TRUE(placements[2].fault);
  EXPECT_EQ(placements[2].expected, 3);
}

TEST(Outline, MarksMayBeMixedInOneList) {
  EXPECT_EQ(levels({"一、甲", "1.甲", "2、乙", "3.丙"}), "1222");
}

TEST(Outline, ALabelOutOfAnySequenceIsNone) {
  EXPECT_EQ(levels({"第一条 甲", "第二条 乙", "第四十七条 的规定", "第三条 丙"}), "1101");
}

}  // namespace
}  // namespace gongwen::parse
