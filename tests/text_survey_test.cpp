// What the text stages are told of each line must hold, also when a stage has changed the text.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "spec_reader.hpp"
#include "text/recover.hpp"
#include "text/survey.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

Text text_of(std::string_view utf8) {
  Text text;
  text.utf8 = utf8;
  text.map = OffsetMap::identity(static_cast<std::uint32_t>(utf8.size()));
  return text;
}

// Every trait that the text has must be known: a stage would pass over the line otherwise.
void expect_covers(const Survey& carried, std::string_view utf8) {
  const Survey fresh{utf8};
  ASSERT_EQ(carried.lines().size(), fresh.lines().size());
  for (std::size_t i = 0; i < fresh.lines().size(); ++i) {
    EXPECT_EQ(carried.lines()[i].begin, fresh.lines()[i].begin) << "line " << i;
    EXPECT_EQ(fresh.lines()[i].traits & ~carried.lines()[i].traits, 0U) << "line " << i;
  }
}

TEST(Survey, SaysWhatEachLineHas) {
  const Survey survey{"国\n1, b\n\n　乙 丙\r\n"};
  const auto& lines = survey.lines();
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[0].traits, trait::text | trait::han);
  EXPECT_NE(lines[1].traits & trait::digit, 0U);
  EXPECT_NE(lines[1].traits & trait::half_mark, 0U);
  EXPECT_NE(lines[1].traits & trait::inner_blank, 0U);
  EXPECT_EQ(lines[2].traits, 0U);
  EXPECT_NE(lines[3].traits & trait::inner_blank, 0U);
  EXPECT_EQ(Survey{"国务院"}.all() & trait::rare, 0U);
  EXPECT_NE(Survey{"鍏充簬"}.all() & trait::rare, 0U);
}

TEST(Survey, LineEndOfTwoCharactersIsNoBlank) {
  EXPECT_EQ(Survey{"甲\r\n乙\r\n"}.all() & trait::blank, 0U);
}

TEST(Survey, RewriterCarriesItOver) {
  Text text = text_of("甲(a)\n  乙?\n丙");
  (void)surveyed(text);
  Rewriter out(std::move(text));
  out.replace({3, 6}, "（1）", RepairKind::width);
  out.insert(9, "丁", RepairKind::lost_character);
  out.drop({12, 13}, RepairKind::lost_character);
  const Text changed = std::move(out).finish();
  EXPECT_EQ(changed.utf8, "甲（1）\n  丁乙\n丙");
  ASSERT_TRUE(changed.survey.made());
  expect_covers(changed.survey, changed.utf8);
}

TEST(Survey, JoinedLinesAreSurveyedAnew) {
  Text text = text_of("甲\n乙");
  (void)surveyed(text);
  Rewriter out(std::move(text));
  out.drop({3, 4}, RepairKind::hard_wrap);
  EXPECT_FALSE(std::move(out).finish().survey.made());
}

TEST(Survey, HoldsAfterEveryStageOnTheCorpus) {
  std::size_t stages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GONGWEN_CORPUS "/notices")) {
    if (entry.path().extension() == ".json") continue;
    SCOPED_TRACE(entry.path().filename().string());
    const std::string bytes = spec::read_bytes(entry.path().string());
    (void)recover(bytes, {}, {}, {}, [&](std::string_view stage, const Text& text) {
      SCOPED_TRACE(std::string(stage));
      ++stages;
      if (text.survey.made()) expect_covers(text.survey, text.utf8);
    });
  }
  EXPECT_GT(stages, 100U);
}

}  // namespace
}  // namespace gongwen::text
