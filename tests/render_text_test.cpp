#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "gongwen/render.hpp"
#include "render/terminal.hpp"
#include "sample_result.hpp"

namespace gongwen {
namespace {

using test::sample_result;

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

TEST(RenderText, ShowsEachPartWithItsNameAndPlace) {
  const Result result = sample_result();
  const std::string text = to_text(result);
  EXPECT_TRUE(has(text, "notice.txt"));
  EXPECT_TRUE(has(text, "发文字号     number         临教发〔2024〕5号  @"));
  EXPECT_TRUE(has(text, "标题         title          关于开展校园安全演练的通知"));
  EXPECT_TRUE(has(text, "一、演练安排"));
  EXPECT_TRUE(has(text, "（一）时间"));
  EXPECT_TRUE(has(text, "2024-09-02  2024年9月2日"));
  EXPECT_TRUE(has(text, "依据 《中小学幼儿园安全管理办法》"));
  EXPECT_TRUE(has(text, "截止 2024-09-30"));
  const Span span = result.documents[0].annotation->span;
  EXPECT_TRUE(
      has(text, "此件公开发布  @" + std::to_string(span.begin) + "–" + std::to_string(span.end)));
  EXPECT_EQ(text.back(), '\n');
}

TEST(RenderText, LeavesPlacesAndColoursOutWhenAsked) {
  EXPECT_FALSE(has(to_text(sample_result(), {false, false}), "@"));
  EXPECT_FALSE(has(to_text(sample_result(), {false, true}), "\x1b"));
  EXPECT_TRUE(has(to_text(sample_result(), {true, true}), "\x1b["));
}

TEST(RenderText, KeepsToThePage) {
  Result result = sample_result();
  std::string paragraph;
  for (int i = 0; i < 200; ++i) paragraph += "应急";
  result.documents[0].paragraphs[0].text = paragraph;
  result.documents[0].title->text = paragraph;
  for (const std::uint32_t width : {80U, 100U, 120U}) {
    std::istringstream lines(to_text(result, {.sources = false, .columns = width}));
    for (std::string line; std::getline(lines, line);)
      EXPECT_LE(render::columns(line), width) << line;
  }
}

TEST(RenderText, LetsNothingSteerTheTerminal) {
  Result result = sample_result();
  result.documents[0].title->text = "\x1b[2J关于\u009B31m通知";
  result.source.name = "a\x1b]0;x\x07.txt";
  EXPECT_FALSE(has(to_text(result), "\x1b"));
  EXPECT_FALSE(has(to_text(result), "\u009B"));
}

TEST(RenderText, ShowsRepairsByKind) {
  Result result = sample_result();
  result.repairs.push_back({RepairKind::traditional, "會", "会", {0, 3}, {0, 3}, 4, 1});
  result.repairs.push_back({RepairKind::traditional, "開", "开", {3, 6}, {3, 6}, 2, 1});
  EXPECT_TRUE(has(to_text(result), "traditional         ×6     “會” → “会”"));
}

TEST(RenderSummary, SaysWhatTheBytesWere) {
  Cleaned cleaned;
  cleaned.source.bytes = 12;
  cleaned.source.encoding = "GB18030";
  cleaned.source.encoding_confidence = 0.93F;
  cleaned.source.declared_encoding = "gb2312";
  cleaned.script = Script::hant;
  cleaned.text = "通知\n各科室";
  const std::string text = summary(cleaned);
  EXPECT_TRUE(has(text, "标准输入"));
  EXPECT_TRUE(has(text, "GB18030 (0.93)"));
  EXPECT_TRUE(has(text, "gb2312"));
  EXPECT_TRUE(has(text, "繁体 hant"));
  EXPECT_TRUE(has(text, "6 字，2 行"));
}

TEST(Terminal, CountsColumns) {
  EXPECT_EQ(render::columns("abc"), 3);
  EXPECT_EQ(render::columns("通知（一）"), 10);
  EXPECT_EQ(render::columns("a\u0301"), 1);
  EXPECT_EQ(render::columns("𠀀"), 2);
}

TEST(Terminal, ClipsAndWrapsBetweenCharacters) {
  EXPECT_EQ(render::clip("关于开展", 8), "关于开展");
  EXPECT_EQ(render::clip("关于开展", 7), "关于开…");
  EXPECT_EQ(render::wrap("关于开展", 5), (std::vector<std::string>{"关于", "开展"}));
  EXPECT_EQ(render::wrap("关于", 1), (std::vector<std::string>{"关", "于"}));
  EXPECT_EQ(render::wrap("", 5), (std::vector<std::string>{""}));
  EXPECT_EQ(render::wrap("unpack archives", 12), (std::vector<std::string>{"unpack ", "archives"}));
  EXPECT_EQ(render::wrap("abcdefghij", 4), (std::vector<std::string>{"abcd", "efgh", "ij"}));
}

}  // namespace
}  // namespace gongwen
