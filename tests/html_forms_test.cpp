// The same notice as plain text and as pages that sites and word processors make of it: one parse.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "spec_reader.hpp"

namespace gongwen {
namespace {

using nlohmann::json;

// A line of a notice with what it is, so that a page can lay it out as pages do.
struct Row {
  std::string_view text;  // with its indentation
  Part part = Part::other;
};

std::vector<Row> rows_of(const Result& result) {
  std::vector<Row> rows;
  for (const Segment& segment : result.segments) {
    std::string_view text = segment.span.of(result.text);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = text.substr(begin, end - begin);
      // What shares a line in the notice shares one on the page.
      const auto at = static_cast<std::size_t>(line.data() - result.text.data());
      const bool goes_on = at > 0 && result.text[at - 1] != '\n' && !rows.empty();
      if (goes_on) {
        rows.back().text = {rows.back().text.data(), rows.back().text.size() + line.size()};
      } else if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
        rows.push_back({line, segment.part});
      }
      begin = end + 1;
    }
  }
  return rows;
}

std::string escaped(std::string_view text) {
  std::string out;
  bool leading = true;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\t' || (c == ' ' && (leading || out.ends_with(' ')))) {
      out += "&nbsp;";  // markup would swallow it
    } else {
      out += c;
    }
    leading = leading && (c == ' ' || c == '\t');
  }
  return out;
}

std::string_view alignment(Part part) {
  if (part == Part::title || part == Part::issuer || part == Part::number) return "center";
  if (part == Part::signatory || part == Part::date) return "right";
  return "";
}

std::string page(const std::string& body) {
  return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head>\n<body>\n" + body +
         "</body></html>\n";
}

// As an editor of a site writes it.
std::string simple(const std::vector<Row>& rows) {
  std::string body = "<div class=\"article\">\n";
  for (const Row& row : rows) {
    const std::string align(alignment(row.part));
    body += align.empty() ? "<p>" : "<p style=\"text-align: " + align + ";\">";
    body += escaped(row.text) + "</p>\n";
  }
  return page(body + "</div>\n");
}

// As Word writes it: Latin words and digits in elements of their own, wrapped where it likes.
std::string from_word(const std::vector<Row>& rows) {
  std::string body =
      "<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>0</w:Zoom></w:WordDocument></xml>"
      "<![endif]-->\n<div class=Section1>\n";
  for (const Row& row : rows) {
    const std::string align(alignment(row.part));
    body += "<p class=MsoNormal";
    body += align.empty() ? " style='text-indent:32.0pt'>" : " align=" + align + ">";
    body += "<span style='font-family:仿宋_GB2312;mso-bidi-font-family:仿宋_GB2312'>";
    const std::string text = escaped(row.text);
    bool latin = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      // A reference is one piece, whatever letters it has.
      const std::size_t end = text[i] == '&' ? text.find(';', i) + 1 : i + 1;
      const bool digit = end == i + 1 && text[i] >= '0' && text[i] <= '9';
      if (digit != latin) body += digit ? "<span\nlang=EN-US>" : "</span>";
      latin = digit;
      body += text.substr(i, end - i);
      i = end - 1;
    }
    if (latin) body += "</span>";
    body += "<span lang=EN-US><o:p></o:p></span></span></p>\n";
  }
  return page(body + "</div>\n");
}

// As one block with line breaks.
std::string with_breaks(const std::vector<Row>& rows) {
  std::string body = "<div id=\"content\">";
  for (const Row& row : rows) body += escaped(row.text) + "<br>\n";
  return page(body + "</div>\n");
}

void drop_places(json& value) {
  if (value.is_object()) {
    for (const char* key : {"span", "source", "confidence"}) value.erase(key);
  }
  for (json& below : value) {
    if (below.is_structured()) drop_places(below);
  }
}

json said(const Result& result) {
  const json all = json::parse(to_json(result));
  json out = {{"documents", all["documents"]}, {"page", all.value("page", json::object())}};
  drop_places(out);
  return out;
}

class HtmlForms : public testing::TestWithParam<std::filesystem::path> {
 protected:
  void expect_same(std::string (*render)(const std::vector<Row>&)) const {
    const std::string text = clean(spec::read_bytes(GetParam())).text;
    const Result plain = Parser().parse(text);
    const std::string markup = render(rows_of(plain));
    const Result marked = Parser().parse(markup);
    EXPECT_EQ(marked.source.format, Format::html);
    EXPECT_EQ(broken_invariant(marked), "");
    const json want = said(plain);
    const json have = said(marked);
    EXPECT_EQ(have, want) << json::diff(want, have).dump(1);
  }
};

TEST_P(HtmlForms, SameAsParagraphs) {
  expect_same(simple);
}

TEST_P(HtmlForms, SameFromWord) {
  expect_same(from_word);
}

TEST_P(HtmlForms, SameWithLineBreaks) {
  expect_same(with_breaks);
}

std::vector<std::filesystem::path> notices() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(GONGWEN_CORPUS "/notices")) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

INSTANTIATE_TEST_SUITE_P(Notices, HtmlForms, testing::ValuesIn(notices()),
                         [](const auto& test) { return test.param.stem().string(); });

}  // namespace
}  // namespace gongwen
