// What a C++ program asks of the library beside parsing: refusals, names, ways through a result,
// places in UTF-16, streams, hashes, versions.
#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <locale>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "sample_result.hpp"

namespace gongwen {
namespace {

using test::sample_result;

const std::string notice =
    "云泽市统计局关于开展调查的通知\n各区统计局：\n现就有关事项通知如下。\n"
    "一、调查范围\n（一）企业。规模以上企业。\n— 1 —\n（二）个体户。抽中的个体户。\n二、调查时间\n"
    "2024年9月2日起。\n云泽市统计局\n2024年8月8日\n";

template <typename Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(Api, RefusesWhatCannotBe) {
  const Parser parser;
  EXPECT_NE(refusal([&] { (void)parser.parse("", {.encoding = "klingon"}); }).find("'klingon'"),
            std::string::npos);
  EXPECT_NE(refusal([&] { (void)parser.parse("", {.format = Format::docx}); }).find("docx"),
            std::string::npos);
  EXPECT_NE(refusal([&] { (void)clean("", {.encoding = "klingon"}); }), "");
  EXPECT_NE(refusal([] { (void)decode("", "klingon"); }), "");
  EXPECT_NE(refusal([] { (void)Parser({.limits = {.nesting = 257}}); }).find("256"),
            std::string::npos);
  EXPECT_NE(refusal([] { (void)Parser({.limits = {.time = std::chrono::milliseconds(-1)}}); }), "");
  EXPECT_NE(refusal([] { (void)Parser({.script = {.simplify = static_cast<Simplify>(9)}}); }), "");
  EXPECT_NE(refusal([] {
              (void)clean("", {}, {.script = {{}, static_cast<Traditional>(9)}});
            }),
            "");
  EXPECT_NE(refusal([&] { (void)parser.parse("", {.format = static_cast<Format>(77)}); }), "");
  EXPECT_NE(refusal([] { (void)name(static_cast<Part>(200)); }).find("200"), std::string::npos);
  EXPECT_NE(refusal([] { (void)diagnostic_codes(static_cast<Language>(7)); }), "");
  Result result = sample_result();
  result.segments[0].part = static_cast<Part>(200);
  EXPECT_NE(refusal([&] { (void)to_json(result, {.segments = true}); }), "");
}

TEST(Api, AParserThatWasMovedFromStillReads) {
  Parser first;
  // NOLINTNEXTLINE(performance-move-const-arg,hicpp-move-const-arg): the point
  const Parser second = std::move(first);
  // NOLINTNEXTLINE(bugprone-use-after-move,hicpp-invalid-access-moved): the point
  EXPECT_EQ(first.parse(notice), second.parse(notice));
}

TEST(Api, ReadsBytesThatAreNoCharacters) {
  const auto bytes = std::as_bytes(std::span(notice));
  EXPECT_EQ(Parser().parse(bytes), Parser().parse(notice));
  EXPECT_EQ(clean(bytes), clean(notice));
}

TEST(Api, AnInputThatWasCutSaysSoEvenWithoutDiagnostics) {
  const Parser parser({.limits = {.input_bytes = 60, .diagnostics = 0}});
  Result result = parser.parse(notice);
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics[0].code, "input_limit");
  EXPECT_EQ(broken_invariant(result), "");
  result.segments.pop_back();
  EXPECT_NE(broken_invariant(result), "");
}

// A program that speaks French or German sets the locale of all streams.
TEST(Api, NothingDependsOnTheLocale) {
  struct Comma : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  Result result = sample_result();
  result.source.encoding_confidence = 0.5F;
  const auto all = [&] {
    std::ostringstream out;
    out << result.documents[0].title->span << result.segments[0] << *result.documents[0].date;
    return to_html(result) + to_json(result, {.complete = true}) + to_text(result) +
           to_rows(result) + Parser().explain(notice, "zones") + out.str();
  };
  const std::string before = all();
  const std::locale was = std::locale::global(std::locale(std::locale(), new Comma));
  const std::string after = all();
  const Result again = from_json(to_json(result, {.complete = true}));
  std::locale::global(was);
  EXPECT_EQ(after, before);
  EXPECT_EQ(again, result);
}

template <typename Enum>
void expect_names(Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(from_name<Enum>(name(value)), value);
  }
  EXPECT_EQ(from_name<Enum>("nonsense"), std::nullopt);
  EXPECT_EQ(from_name<Enum>(""), std::nullopt);
}

TEST(Api, NamesLeadBack) {
  expect_names(RepairKind::entity);
  expect_names(NumberForm::other);
  expect_names(LabelStyle::none);
  expect_names(ReferenceRole::mentions);
  expect_names(PeriodRole::mention);
  expect_names(DocumentRole::annex);
  expect_names(IssuerPlace::page);
  expect_names(Format::binary);
  expect_names(Script::none);
  expect_names(Severity::error);
  expect_names(Part::other);
}

TEST(Api, WalksSectionsWithTheirPath) {
  const Result result = Parser().parse(notice);
  std::vector<std::string> paths;
  for_each_section(result.documents.at(0), [&](SectionPath path) {
    std::string& labels = paths.emplace_back();
    for (const Section* section : path) labels += section->label;
  });
  EXPECT_EQ(paths, (std::vector<std::string>{"一、", "一、（一）", "一、（二）", "二、"}));
  EXPECT_EQ(find_section(result.documents[0], {"二、"})->heading->text, "调查时间");
  EXPECT_EQ(find_section(result.documents[0], {"（一）"}), nullptr);
  EXPECT_EQ(find_section(result.documents[0], {}), nullptr);
}

// Whatever depth somebody builds: the walk takes no stack.
TEST(Api, WalksDeepTrees) {
  constexpr int depth = 10'000;
  Document document;
  std::vector<Section>* sections = &document.sections;
  for (int i = 0; i < depth; ++i) sections = &sections->emplace_back().sections;
  std::size_t deepest = 0;
  for_each_section(document, [&](SectionPath path) { deepest = std::max(deepest, path.size()); });
  EXPECT_EQ(deepest, std::size_t{depth});
}

TEST(Api, GivesPlainText) {
  const Result result = Parser().parse("首页 > 政策\n\n" + notice);
  const Document& document = result.documents.at(0);
  const std::string text = plain_text(result, document);
  EXPECT_TRUE(text.starts_with("云泽市统计局关于开展调查的通知\n各区统计局：\n")) << text;
  EXPECT_EQ(text.find("— 1 —"), std::string::npos) << text;
  EXPECT_TRUE(text.ends_with("云泽市统计局\n2024年8月8日\n")) << text;
  EXPECT_EQ(plain_text(result, document.sections.at(0)),
            "一、调查范围\n（一）企业。规模以上企业。\n（二）个体户。抽中的个体户。\n");
  Section elsewhere;
  elsewhere.span = {0, 1'000'000};
  EXPECT_THROW((void)plain_text(result, elsewhere), std::invalid_argument);
}

TEST(Api, ReadsASectionByItself) {
  const Result result = Parser().parse(
      "（三）组织实施\n各区统计局负责。\n1.联系人：章远，电话：0555-5550123。\n2.2024年9月2日。\n"
      "云泽市统计局\n",
      {.body = true});
  ASSERT_EQ(result.documents.size(), 1U);
  const Document& document = result.documents[0];
  ASSERT_EQ(document.sections.size(), 1U);
  EXPECT_EQ(document.sections[0].label, "（三）");
  EXPECT_EQ(document.sections[0].heading->text, "组织实施");
  EXPECT_EQ(document.sections[0].sections.size(), 2U);
  EXPECT_TRUE(document.signatories.empty());
  EXPECT_FALSE(document.title);
  EXPECT_EQ(broken_invariant(result), "");
  EXPECT_TRUE(Parser().parse(" \n", {.body = true}).documents.empty());
  // What stands before it may have had any number.
  const Result article =
      Parser().parse("第十四条　各区统计局负责。\n（一）企业；\n（二）个体户。\n", {.body = true});
  ASSERT_EQ(article.documents.at(0).sections.size(), 1U);
  EXPECT_EQ(article.documents[0].sections[0].ordinal, 14);
  EXPECT_EQ(article.documents[0].sections[0].sections.size(), 2U);
  EXPECT_TRUE(article.diagnostics.empty());
}

TEST(Api, CountsInUtf16) {
  const std::string text = "a通\U00020BB7知\n";
  const Utf16Offsets offsets(text);
  EXPECT_EQ(offsets.size(), 6U);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs{{0, 0}, {1, 1},  {4, 2},
                                                                   {8, 4}, {11, 5}, {12, 6}};
  for (const auto& [byte, unit] : pairs) {
    EXPECT_EQ(offsets.to_utf16(byte), unit);
    EXPECT_EQ(offsets.to_utf8(unit), byte);
  }
  EXPECT_EQ(offsets.to_utf16(2), 1U);  // inside 通
  EXPECT_EQ(offsets.to_utf8(3), 4U);   // inside the pair
  EXPECT_EQ(offsets.to_utf16(99), 6U);
  EXPECT_EQ(offsets.to_utf16(Span{1, 8}), (Span{1, 4}));
  std::string longer;
  for (int i = 0; i < 100; ++i) longer += text;
  const Utf16Offsets far(longer);
  for (std::uint32_t unit = 0; unit <= far.size(); ++unit) {
    const std::uint32_t back = far.to_utf16(far.to_utf8(unit));
    EXPECT_TRUE(back == unit || back + 1 == unit);
  }
  EXPECT_EQ(Utf16Offsets("").to_utf8(5), 0U);
}

TEST(Api, PrintsValues) {
  const Result result = sample_result();
  std::ostringstream out;
  out << *result.documents[0].number << ' ' << *result.documents[0].date << ' '
      << result.documents[0].sections[0] << ' ' << result.segments[0].part << ' '
      << result.documents[0].dates[0] << ' '
      << Diagnostic{Severity::warning, "code", "What.", Span{1, 3}};
  EXPECT_EQ(out.str(),
            "临教发〔2024〕5号 2024-09-02 一、演练安排 page_metadata deadline 2024-09-30 "
            "warning code: What. at 1–3");
}

TEST(Api, ValuesAreKeys) {
  const Result result = sample_result();
  const Document& document = result.documents[0];
  std::unordered_set<Value> values{*document.title, *document.title, *document.kind};
  EXPECT_EQ(values.size(), 2U);
  Value zero;
  Value negative;
  zero.confidence = 0.0F;
  negative.confidence = -0.0F;
  EXPECT_EQ(std::hash<Value>{}(zero), std::hash<Value>{}(negative));
  EXPECT_EQ(std::unordered_set<Span>({{1, 2}, {2, 1}, {1, 2}}).size(), 2U);
  EXPECT_EQ(std::unordered_set<Date>({*document.date, *document.date}).size(), 1U);
  EXPECT_EQ(std::unordered_set<Number>({*document.number, Number{}}).size(), 2U);
  EXPECT_EQ(std::unordered_set<Period>({document.dates[0], Period{}}).size(), 2U);
}

TEST(Api, TellsItsVersion) {
  EXPECT_EQ(version(), GONGWEN_VERSION);
  EXPECT_EQ(version_number(), GONGWEN_VERSION_NUMBER);
}

}  // namespace
}  // namespace gongwen
