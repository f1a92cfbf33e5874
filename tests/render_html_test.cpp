// What the page promises: it is well-formed whatever the input is, loses nothing of the input and
// of the text, and needs nothing from elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "html_reader.hpp"
#include "sample_result.hpp"

namespace gongwen {
namespace {

using test::Element;
using test::HtmlReader;
using test::sample_result;

std::string page_of(const std::string& bytes, const std::optional<std::string>& name = {}) {
  return to_html(Parser().parse(bytes, Hints{name, {}, {}}), HtmlOptions{bytes, false});
}

// The pictures of the control characters that HTML cannot hold.
std::string pictured(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') {
      out += "\xE2\x90";
      out += static_cast<char>(0x80 + byte);
    } else {
      out += c;
    }
  }
  return out;
}

// U+202E turns the direction of writing.
const std::string turn{'\xE2', '\x80', '\xAE'};

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

const std::string table_page =
    "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>关于公布名单的通知</title>"
    "<script>var hidden = '<p>' + 1;</script></head><body>\n"
    "<div class=\"nav\"><a href=\"/\">首页</a> &gt; <a href=\"/x\">政务公开</a></div>\n"
    "<h1>关于公布2024年度检验机构名单的通知</h1>\n<p>各区市场监管局：</p>\n"
    "<p>现公布名单如下&#12290;</p>\n<table border=1><tr><th>序号</th><th>机构名称</th>"
    "<th>联系电话</th></tr>\n<tr><td>1</td><td>云泽检测中心</td><td>0555-5550101</td></tr>\n"
    "<tr><td>2</td><td>临江检测站</td><td></td></tr></table>\n"
    "<p align=\"right\">云泽市市场监督管理局</p><p "
    "align=\"right\">2024年3月8日</p></body></html>\n";

std::vector<std::filesystem::path> notices() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(GONGWEN_CORPUS "/notices")) {
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".html") {
      paths.push_back(entry.path());
    }
  }
  return paths;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(RenderHtml, EveryCharacterOfTheTextStandsOnceInOrder) {
  for (const auto& path : notices()) {
    const std::string bytes = bytes_of(path);
    const Result result = Parser().parse(bytes);
    const HtmlReader page(to_html(result, HtmlOptions{bytes, false}));
    EXPECT_EQ(page.recovered, pictured(result.text)) << path;
    const HtmlReader alone(to_html(result, HtmlOptions{{}, true}));
    EXPECT_EQ(alone.recovered, pictured(result.text)) << path;
  }
}

TEST(RenderHtml, NothingOfTheInputIsLost) {
  for (const auto& path : notices()) {
    const std::string bytes = bytes_of(path);
    const Result result = Parser().parse(bytes);
    if (result.source.encoding != "UTF-8") continue;
    const HtmlReader page(to_html(result, HtmlOptions{bytes, false}));
    EXPECT_EQ(page.original, pictured(decode(bytes, "UTF-8"))) << path;
  }
  EXPECT_EQ(HtmlReader(page_of(table_page)).original, table_page);
}

TEST(RenderHtml, EveryValueHasItsPlaceAndItsEntry) {
  const Result result = sample_result();
  const HtmlReader page(to_html(result, HtmlOptions{result.text, false}));
  std::set<std::string> ids;
  for (const Element& element : page.elements) {
    const std::string id = element.get("id");
    EXPECT_TRUE(id.empty() || ids.insert(id).second) << id << " is there twice";
  }
  const auto rows = nlohmann::json::parse(page.scripts.at(0)).at("marks");
  ASSERT_GT(rows.size(), 15U);
  std::set<std::string> linked;
  for (const Element& link : page.all("a")) {
    const std::string to = link.get("href");
    ASSERT_EQ(to.substr(0, 1), "#");
    EXPECT_TRUE(ids.contains(to.substr(1))) << to << " leads nowhere";
    linked.insert(link.get("data-to"));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_TRUE(ids.contains("m" + std::to_string(i))) << rows[i];
    EXPECT_TRUE(linked.contains(std::to_string(i))) << rows[i];
  }
}

TEST(RenderHtml, TellsValueSpanSourceAndConfidence) {
  const Result result = sample_result();
  const HtmlReader page(to_html(result, HtmlOptions{result.text, false}));
  const Span span = result.documents[0].number->span;
  bool found = false;
  for (const Element& element : page.all("span")) {
    const std::string said = element.get("title");
    if (!has(said, "发文字号 number：临教发〔2024〕5号")) continue;
    found = true;
    EXPECT_TRUE(
        has(said, "文中字节 " + std::to_string(span.begin) + "–" + std::to_string(span.end)));
    EXPECT_TRUE(has(said, "置信度 0.90"));
    EXPECT_EQ(element.get("tabindex"), "0");
  }
  EXPECT_TRUE(found);
  EXPECT_TRUE(has(page.shown, "依据"));  // the role of the reference
  EXPECT_TRUE(has(page.shown, "截止"));
}

TEST(RenderHtml, MarksWhatIsInDoubtWithTheRunnerUp) {
  Result result = sample_result();
  result.documents[0].number->confidence = 0.4F;
  for (Segment& segment : result.segments) {
    if (segment.part == Part::number) {
      segment.confidence = 0.5F;
      segment.runner_up = Part::title;
    }
  }
  const HtmlReader page(to_html(result, HtmlOptions{result.text, false}));
  const auto spans = page.all("span");
  EXPECT_EQ(std::count_if(spans.begin(), spans.end(),
                          [](const Element& e) { return e.has_class("v") && e.has_class("low"); }),
            1);
  const auto label = std::find_if(spans.begin(), spans.end(), [](const Element& e) {
    return e.has_class("lab") && e.has_class("low");
  });
  ASSERT_NE(label, spans.end());
  EXPECT_EQ(label->get("data-l"), "发文字号？或标题");
}

TEST(RenderHtml, ShowsRepairsWhereTheyHappened) {
  const std::string bytes =
      "關于開展演練的通知\n各科室：\n請各單位組織實(shí)施，認真落實。\n特此通知。\n";
  const HtmlReader page(page_of(bytes));
  EXPECT_EQ(page.original, bytes);
  std::set<std::string> gone;
  for (const Element& element : page.all("del")) gone.insert(element.get("data-p"));
  std::string expected = std::to_string(static_cast<int>(RepairKind::pinyin_annotation)) + " ";
  expected += std::to_string(bytes.find("(shí)")) + " ";
  expected += std::to_string(bytes.find("(shí)") + std::string("(shí)").size());
  bool annotation = false;
  for (const Element& element : page.all("span")) {
    if (!element.has_class("r")) continue;
    EXPECT_TRUE(gone.contains(element.get("data-p"))) << "the input shows no such repair";
    annotation = annotation || (element.has_class("gone") && element.get("data-r") == expected);
  }
  EXPECT_TRUE(annotation);
}

TEST(RenderHtml, TellsRepairsWithoutTheSource) {
  const Result result = Parser().parse("關於開展演練的通知\n關於各科室：\n請各單位組織實施。\n");
  const std::string html = to_html(result, HtmlOptions{{}, true});
  const HtmlReader page(html);
  int told = 0;  // both of them, though equal repairs are one row
  for (const Element& element : page.all("span")) told += element.get("data-b") == "關" ? 1 : 0;
  EXPECT_EQ(told, 2);
  EXPECT_TRUE(page.original.empty());
}

TEST(RenderHtml, TablesAreTables) {
  const HtmlReader page(page_of(table_page));
  ASSERT_EQ(page.all("table").size(), 1U);
  EXPECT_EQ(page.all("tr").size(), 3U);
  EXPECT_EQ(page.all("td").size(), 3U * 4U);  // three columns and the input
  EXPECT_TRUE(has(page.recovered, "1\t云泽检测中心\t0555-5550101\n"));
}

TEST(RenderHtml, SetsDocumentsApartAndFoldsTheNoise) {
  const HtmlReader page(page_of(bytes_of(GONGWEN_CORPUS "/notices/scraped_page.txt")));
  const auto sections = page.all("section");
  EXPECT_GE(std::count_if(sections.begin(), sections.end(),
                          [](const Element& e) { return e.has_class("doc"); }),
            2);
  const auto folds = page.all("details");
  EXPECT_TRUE(std::any_of(folds.begin(), folds.end(), [](const Element& e) {
    return e.has_class("noise") && !e.attributes.contains("open");
  }));
}

TEST(RenderHtml, NothingOfTheInputBreaksOut) {
  const std::string evil =
      R"(</script><script>alert(1)</script>"><img src=x onerror=alert(1)>' onclick='x' )"
      "</style></title><!-- " +
      turn + " txet ]]>";
  const std::string name = evil + "\xFF\xFE";
  std::string notice;
  for (const std::string_view before :
       {std::string_view("\n关于"), std::string_view("的通知\n各科室：\n一、"),
        std::string_view("\n\x01\0", 3), std::string_view("\n附件："),
        std::string_view("\n\xFF\xFE\xC3\n")}) {
    notice += evil;
    notice += before;
  }
  std::string page_of_it = "<html><body><p title='";
  page_of_it.append(evil).append("'>").append(notice).append("</p></body></html>");
  for (const std::string& bytes : {notice, page_of_it}) {
    for (const bool fragment : {false, true}) {
      const Result result = Parser().parse(bytes, Hints{name, {}, {}});
      const HtmlReader page(to_html(result, HtmlOptions{bytes, fragment}));
      EXPECT_EQ(page.scripts.size(), 2U);  // the data and the page's own
      EXPECT_TRUE(page.all("img").empty());
      EXPECT_EQ(page.recovered, pictured(result.text));
      for (const Element& element : page.elements) {
        for (const auto& [key, value] : element.attributes) {
          EXPECT_NE(key.substr(0, 2), "on") << element.name;
          EXPECT_EQ(value.find(turn), std::string::npos) << "a tooltip runs backwards";
        }
      }
    }
  }
}

TEST(RenderHtml, WhatTurnsTheDirectionOfWritingIsShownAndKeptIn) {
  Result result = sample_result();
  const std::string shown = R"(<span class="ctl" data-u="U+202E">)" + turn + "</span>";
  const std::string line = "特此" + turn + "通知\n";
  const auto begin = static_cast<std::uint32_t>(result.text.size());
  result.text += line;
  result.segments.push_back({Part::closing, 0, {begin, begin + 16}, 1, Part::other});
  result.map = OffsetMap::identity(static_cast<std::uint32_t>(result.text.size()));
  EXPECT_TRUE(has(to_html(result, HtmlOptions{{}, true}), "特此" + shown + "通知"));
}

TEST(RenderHtml, NeedsNothingFromElsewhere) {
  const std::string html = page_of(
      "关于演练的通知\n各科室：\n详见 https://www.example.gov.cn/a.html "
      "。\n联系邮箱：a@example.gov.cn\n",
      "notice.txt");
  const HtmlReader page(html);
  for (const Element& element : page.elements) {
    EXPECT_EQ(element.get("src"), "") << element.name;
    EXPECT_NE(element.name, "link");
    EXPECT_NE(element.name, "img");
    EXPECT_NE(element.name, "iframe");
    const std::string to = element.get("href");
    EXPECT_TRUE(to.empty() || to[0] == '#') << to;
  }
  const std::string style = html.substr(html.find("<style>"), html.find("</style>"));
  EXPECT_FALSE(has(style, "url("));
  EXPECT_FALSE(has(style, "@import"));
  EXPECT_TRUE(has(html, "default-src 'none'"));
}

// A browser asks a `:has` anew whenever something below its element changes: of the page or of a
// column that would be for each piece of the text.
TEST(RenderHtml, TheStyleLooksForItsSwitchesInTheHeaderAlone) {
  const std::string html = page_of("关于演练的通知\n");
  const std::string style = html.substr(html.find("<style>"), html.find("</style>"));
  std::size_t count = 0;
  for (std::size_t at = style.find(":has("); at != std::string::npos;
       at = style.find(":has(", at + 1)) {
    std::string before = style.substr(0, at);
    if (before.ends_with(":not(")) before.resize(before.size() - std::string(":not(").size());
    EXPECT_TRUE(before.ends_with(" header") || before.ends_with(" li"))
        << style.substr(at - 30, 60);
    ++count;
  }
  EXPECT_GT(count, 5U);
}

TEST(RenderHtml, FragmentsStandSideBySide) {
  const Result one = Parser().parse("关于演练的通知\n各科室：\n特此通知。\n");
  const Result two = Parser().parse("关于防汛的通知\n各科室：\n特此通知。\n");
  const HtmlOptions fragment{{}, true};
  std::set<std::string> ids;
  std::size_t count = 0;
  for (const std::string& html : {to_html(one, fragment), to_html(two, fragment)}) {
    EXPECT_EQ(html.substr(0, 4), "<div");
    for (const Element& element : HtmlReader(html).elements) {
      if (element.get("id").empty()) continue;
      ids.insert(element.get("id"));
      ++count;
    }
  }
  EXPECT_GT(count, 4U);
  EXPECT_EQ(ids.size(), count);
  EXPECT_EQ(to_html(one, fragment), to_html(one, fragment));
}

TEST(RenderHtml, EmptyAndUnreadableInputsHaveAPage) {
  for (const std::string& bytes : {std::string(), std::string("\n\n"), std::string(64, '\0'),
                                   std::string("\xFF\xFE"), std::string("\x89PNG\r\n\x1a\n")}) {
    const HtmlReader page(page_of(bytes));
    EXPECT_EQ(page.all("main").size(), 1U);
  }
}

TEST(RenderHtml, OtherBytesThanThoseThatWereParsedAreRefused) {
  const Result result = sample_result();
  EXPECT_THROW((void)to_html(result, HtmlOptions{"short", false}), std::invalid_argument);
}

TEST(RenderHtml, GrowsWithItsInput) {
  const std::string notice = bytes_of(GONGWEN_CORPUS "/notices/scraped_page.txt");
  const auto size_of = [&](int times) {
    std::string bytes;
    for (int i = 0; i < times; ++i) bytes += notice;
    return page_of(bytes).size();
  };
  const std::size_t base = page_of({}).size();
  EXPECT_LT(size_of(16) - base, (size_of(4) - base) * 5);
}

TEST(RenderHtml, ManyEqualRepairsStepBack) {
  std::string bytes = "关于开展演练的通知\n各科室：\n请於明日前报送。\n";
  for (int i = 0; i < 40; ++i) bytes += "第" + std::to_string(i) + "项工作,要认真落实。\n";
  const std::string page = page_of(bytes);
  EXPECT_TRUE(has(page, "<del class=\"many\""));
  EXPECT_TRUE(has(page, "class=\"r many\""));
  EXPECT_TRUE(has(page, "class=\"r\"")) << "the one repair that changed a word";
}

TEST(RenderHtml, APageWithoutATitleIsHeadedByTheNameOfItsFile) {
  const std::string page = page_of("今天天气很好\n", "/some/where/very/deep/天气.txt");
  EXPECT_TRUE(has(page, "<h1>天气.txt</h1>"));
  EXPECT_TRUE(has(page, "/some/where/very/deep/天气.txt ·"));
}

}  // namespace
}  // namespace gongwen
