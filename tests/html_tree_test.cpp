// What a reader of text sees of markup: lines, weight, links, tables; and that nothing that a page
// holds makes it large or slow to read.
#include "formats/html_tree.hpp"

#include <gtest/gtest.h>

#include <string>

#include "formats/html.hpp"
#include "gongwen/gongwen.hpp"
#include "text/text.hpp"

namespace gongwen::formats {
namespace {

text::Text read(const std::string& markup) {
  text::Text text;
  text.utf8 = markup;
  text.map.keep(static_cast<std::uint32_t>(markup.size()));
  return read_html(std::move(text));
}
std::string lines(const std::string& markup) {
  return read(markup).utf8;
}

// The stretches that are links, with their addresses: [text](address).
std::string links(const std::string& markup) {
  const text::Text text = read(markup);
  std::string out;
  for (const text::Link& link : text.links) {
    out += "[" + std::string(link.span.of(text.utf8)) + "](" + *link.url + ")";
  }
  return out;
}

std::size_t nodes_of(const std::string& markup) {
  return Tree(markup).nodes().size();
}

TEST(HtmlTree, EndTagsThatAreLeftOut) {
  EXPECT_EQ(lines("<p>一<p>二<ul><li>三<li>四</ul>五"), "一\n二\n三\n四\n五");
  EXPECT_EQ(lines("<p>一<h2>二<h3>三<div>四"), "一\n二\n三\n四");
  EXPECT_EQ(lines("<table><tr><td>一<td>二<tr><td>三<td>四</table>五"), "一\t二\n三\t四\n五");
  EXPECT_EQ(lines("<table><td>一<td>二</table>"), "一\t二") << "a row without its tag";
}

TEST(HtmlTree, EndTagsWithoutTheirBeginning) {
  EXPECT_EQ(lines("<div>一</span></b></td></li>二</div>"), "一二");
  EXPECT_EQ(lines("一</p>二</br>三"), "一\n二\n三") << "</p> and </br> stand for elements";
  EXPECT_EQ(lines("<div><p>一</div>二</p>三"), "一\n二\n三");
}

TEST(HtmlTree, FormattingGoesOnBehindABlock) {
  EXPECT_EQ(links("<p><a href=x>一</p><p>二</a>三</p>"), "[一](x)[二](x)");
  EXPECT_EQ(links("<a href=x>一<a href=y>二</a>三"), "[一](x)[二](y)") << "no link in a link";
  const std::string page = "<p><b>一、</p><p>甲。</b>乙</p><p>丙</p>";
  const text::Text text = read(page);
  ASSERT_EQ(text.blocks.size(), 3U);
  EXPECT_EQ(text.blocks[1].lead.of(text.utf8), "甲。");
}

TEST(HtmlTree, AMisplacedEndTagEndsItsFormattingAlone) {
  EXPECT_EQ(lines("<b><p>一</b>二</p>三"), "一二\n三");
  EXPECT_EQ(links("<a href=x><div>一</a>二</div>"), "[一](x)");
  EXPECT_EQ(links("<table><tr><td><a href=x>一</td><td>二</td></tr></table>"), "[一](x)")
      << "no link reaches from cell to cell";
}

TEST(HtmlTree, WhatStandsInATableOutsideOfItsCellsIsNoPartOfIt) {
  const text::Text text = read("<table>甲<tr><td>一<td>二</table>");
  EXPECT_EQ(text.utf8, "甲\n一\t二");
  ASSERT_EQ(text.blocks.size(), 2U);
  EXPECT_EQ(text.blocks[0].table, 0U);
  EXPECT_NE(text.blocks[1].table, 0U);
}

TEST(HtmlTree, MenusScriptsAndPicturesAreNoText) {
  EXPECT_EQ(lines("<select><option>一<p>二</select>三"), "三");
  EXPECT_EQ(lines("<svg><text>一</text><path d=x /></svg>二"), "二");
  EXPECT_EQ(lines("<svg><g><p>一</p>"), "一") << "a picture that was never ended ends";
  EXPECT_EQ(lines("<script>'<p>一</p>'</script>二<style>p{}</style>"), "二");
  EXPECT_EQ(lines("<script>一"), "");
}

TEST(HtmlTree, ReferencesAreRepairsWithTheirPlace) {
  const Result result = Parser().parse("<p>甲&ldquo;乙&#x201D;&amp;</p>");
  EXPECT_EQ(result.text, "甲“乙”&");
  EXPECT_EQ(broken_invariant(result), "");
}

// 900 open elements and 8 000 paragraphs are seven million elements in the standard's tree.
TEST(HtmlTree, FormattingMakesNoMoreNodesThanThePageHasTags) {
  std::string markup;
  for (int i = 0; i < 900; ++i) markup += "<b>";
  for (int i = 0; i < 8'000; ++i) markup += "<p>x</p>";
  EXPECT_LE(nodes_of(markup), markup.size() / 2);
  markup.clear();
  for (int i = 0; i < 20'000; ++i) markup += "<b><p><i></b>";
  EXPECT_LE(nodes_of(markup), markup.size() / 2);
}

TEST(HtmlTree, NoDepthIsTooMuch) {
  std::string markup;
  for (int i = 0; i < 100'000; ++i) markup += "<div>";
  markup += "关于放假的通知";
  for (int i = 0; i < 100'000; ++i) markup += "</div>";
  const text::Text text = read(markup);
  EXPECT_EQ(text.utf8, "关于放假的通知");
  ASSERT_EQ(text.diagnostics.size(), 1U);
  EXPECT_EQ(text.diagnostics[0].code, "limit_nesting");
}

// They are no nesting, however many there are: <head> of some pages has a thousand.
TEST(HtmlTree, VoidElementsDoNotNest) {
  std::string markup;
  for (int i = 0; i < 5'000; ++i) markup += "<meta a=1><link><img><tr><td>";
  markup += "<p>一";
  EXPECT_FALSE(Tree(markup).too_deep());
}

TEST(HtmlTree, ScriptsInTheDeepestElementStayScripts) {
  std::string markup;
  for (int i = 0; i < 2'000; ++i) markup += "<span>";
  markup += "一<script>var x</script>二";
  EXPECT_EQ(lines(markup), "一二");
}

// One address of 200 KB around thousands of pieces is one address.
TEST(HtmlTree, PiecesOfALinkShareItsAddress) {
  std::string markup = "<a href='" + std::string(1'000, 'x') + "'>";
  for (int i = 0; i < 1'000; ++i) markup += "附件<br>";
  const text::Text text = read(markup);
  ASSERT_EQ(text.links.size(), 1'000U);
  EXPECT_EQ(text.links.front().url.get(), text.links.back().url.get());
}

}  // namespace
}  // namespace gongwen::formats
