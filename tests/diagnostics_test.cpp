// What diagnostics say to people: every code is explained, every message can be said in Chinese.
#include "gongwen/diagnostics.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/gongwen.hpp"

namespace gongwen {
namespace {

constexpr std::string_view notice =
    "云泽市人民政府办公室关于开展演练的通知\n\n各县（市、区）人民政府：\n"
    "为提高应急能力，现将有关事项通知如下。\n一、演练时间\n安排在第三季度。\n"
    "二、演练内容\n疏散和救护。\n特此通知。\n\n云泽市人民政府办公室\n2024年3月5日\n";

// What is said of inputs that between them are given every code.
std::vector<Diagnostic> all_kinds() {
  std::vector<Diagnostic> out;
  const auto add = [&](std::string_view bytes, const Options& options = {}) {
    const Result result = Parser(options).parse(bytes);
    out.insert(out.end(), result.diagnostics.begin(), result.diagnostics.end());
  };
  const std::string whole(notice);
  add("会议定于2022111日召开，请准时参加。\n");  // ambiguous_date
  Options one;
  one.limits.diagnostics = 1;
  add("\xEF\xBF\xBD会议定于2022111日召开，2023111日再次召开。\n", one);       // diagnostic_limit
  add("\xC0\xFF\xC1\xFE\x90\xFF\xE1\xFF\xF5\x80 abc def\n\xC0\xFF\x81 ghi");  // encoding_uncertain
  Options few;
  few.limits.input_bytes = 60;
  few.limits.repairs = 1;
  add(notice, few);  // input_limit
  std::string deep = "<html><body>";
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  add(deep + whole);                    // limit_nesting
  add(whole + "抄送：\xEF\xBF\xBD\n");  // lost_characters
  // mixed_encoding: a paragraph in GB18030 behind one in UTF-8
  add(whole + whole + whole +
      "\xB8\xF7\xCF\xD8\xC8\xCB\xC3\xF1\xD5\xFE\xB8\xAE\xA3\xAC\xCA\xD0\xD5\xFE\xB8\xAE\xB8\xF7"
      "\xB2\xBF\xC3\xC5\xA3\xAC\xB8\xF7\xD6\xB1\xCA\xF4\xBB\xFA\xB9\xB9\xA1\xA3\n");
  add("");                     // no_document
  add(std::string(64, '\0'));  // not_text
  add(std::string_view("\x7F\x45LF\x02\x01\x01\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\xFF\xFE\xFD",
                       23));  // unsupported_format
  add("关于加强统计工作的通知\n各区统计局：\n现通知如下：\n一、提高认识\n加强学习。\n"
      "三、加强检查\n开展检查。\n云泽市统计局\n2024年3月8日\n");  // numbering
  add("一、\xEE\x80\x80、测试\n");                                // private_use
  few.limits.input_bytes = 1U << 30;
  add("關於開展演練的通知，各縣人民政府：請遵照執行，並報告結果。\n", few);  // repair_limit
  for (const auto& file : std::filesystem::directory_iterator(GONGWEN_CORPUS "/notices")) {
    std::ifstream in(file.path(), std::ios::binary);
    add(std::string{std::istreambuf_iterator<char>(in), {}});  // doubtful_part, and others
  }
  add("??????????????????????????????\n????????????????\n");  // unrecoverable
  return out;
}

TEST(Diagnostics, EveryCodeIsGivenExplainedAndSaidInChinese) {
  std::set<std::string> known;
  for (const DiagnosticCode& row : diagnostic_codes()) known.emplace(row.code);
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : all_kinds()) {
    const std::string& code = diagnostic.code;
    codes.insert(code);
    const auto row = describe(code);
    ASSERT_TRUE(row) << code << " stands in no row of src/values/diagnostic_codes.cpp";
    EXPECT_EQ(row->severity, diagnostic.severity) << code;
    // Each message is made from the table, so each can be said in Chinese.
    EXPECT_NE(message_in(diagnostic, Language::chinese), diagnostic.message) << code;
    EXPECT_EQ(message_in(diagnostic, Language::english), diagnostic.message) << code;
  }
  EXPECT_EQ(codes, known);
}

TEST(Diagnostics, AMessageInChineseHasWhatTheEnglishOneHas) {
  const auto said = [](std::string code, std::string message) {
    return message_in({Severity::note, std::move(code), std::move(message), {}}, Language::chinese);
  };
  EXPECT_EQ(said("numbering", "section 第九条 stands where number 3 of its list was due"),
            "序号不连续：此处应为第 3 项，实为“第九条”。");
  EXPECT_EQ(said("doubtful_part", "read as title, might be paragraph"),
            "判为“标题”，也可能是“正文”。");
  EXPECT_EQ(said("ambiguous_date", "2022111 can be read as 11月1日 or 1月11日."),
            "“2022111”可读作“11月1日”或“1月11日”。");
  EXPECT_EQ(said("mixed_encoding", "Bytes 3 to 9 are in Big5, most others in GB18030."),
            "第 3 至 9 字节的编码为 Big5，其余多为 GB18030。");
  EXPECT_EQ(said("no_document", "the input holds no text"), "未发现公文：输入中没有文字。");
}

TEST(Diagnostics, AMessageOfAnotherVersionComesBackAsItIs) {
  const Diagnostic unknown{Severity::note, "from_the_future", "A new thing.", {}};
  EXPECT_EQ(message_in(unknown, Language::chinese), "A new thing.");
  const Diagnostic reworded{Severity::note, "numbering", "A number was left out.", {}};
  EXPECT_EQ(message_in(reworded, Language::chinese), "A number was left out.");
  EXPECT_FALSE(describe("from_the_future"));
  EXPECT_FALSE(describe(""));
}

TEST(Diagnostics, OutlineAndPageSayWhatToDo) {
  const Result result = Parser().parse("会议定于2022111日召开，2023111日再次召开。\n");
  const DiagnosticCode english = describe("ambiguous_date").value();
  const DiagnosticCode chinese = describe("ambiguous_date", Language::chinese).value();
  const auto count = [](const std::string& in, std::string_view what) {
    std::size_t found = 0;
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++found;
    return found;
  };
  TextOptions options;
  const std::string outline = to_text(result, options);
  EXPECT_EQ(count(outline, "ambiguous_date: 2022111 can be read as"), 1U) << outline;
  EXPECT_EQ(count(outline, english.remedy), 1U) << outline;
  options.language = Language::chinese;
  const std::string in_chinese = to_text(result, options);
  EXPECT_EQ(count(in_chinese, "ambiguous_date：“2022111”可读作"), 1U) << in_chinese;
  EXPECT_EQ(count(in_chinese, chinese.remedy), 1U) << in_chinese;
  EXPECT_EQ(count(to_html(result), chinese.remedy), 1U);
  EXPECT_EQ(count(to_json(result), "2022111 can be read as"), 1U);
}

}  // namespace
}  // namespace gongwen
