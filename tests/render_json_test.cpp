#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/render.hpp"
#include "sample_result.hpp"

namespace gongwen {
namespace {

using Json = nlohmann::ordered_json;
using test::sample_result;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}

TEST(RenderJson, HasTheKeysOfTheContractInItsOrder) {
  const Json json = Json::parse(to_json(sample_result(), {true, true, -1}));
  EXPECT_EQ(keys(json), (std::vector<std::string>{"schema", "source", "script", "page", "repairs",
                                                  "documents", "text", "segments", "diagnostics"}));
  EXPECT_EQ(keys(json["documents"][0]),
            (std::vector<std::string>{"role", "issuers", "number", "title", "kind", "addressees",
                                      "paragraphs", "sections", "attachments", "signatories",
                                      "date", "annotation", "contacts", "references", "dates"}));
  EXPECT_EQ(keys(json["documents"][0]["number"]),
            (std::vector<std::string>{"text", "span", "source", "confidence", "agency", "year",
                                      "serial", "form"}));
}

TEST(RenderJson, LeavesOutWhatIsNotThere) {
  const Json json = Json::parse(to_json(Result{}));
  EXPECT_EQ(keys(json), (std::vector<std::string>{"schema", "source", "script", "repairs",
                                                  "documents", "diagnostics"}));
  EXPECT_EQ(json["schema"], "gongwen/1");
  EXPECT_EQ(json["source"].count("name"), 0);
  EXPECT_TRUE(json["documents"].is_array());
}

TEST(RenderJson, WritesValuesWithTheirPlaces) {
  Result result = sample_result();
  OffsetMap map;  // the source was two bytes longer in front
  map.append(2, 0, RepairKind::control);
  map.keep(static_cast<std::uint32_t>(result.text.size()));
  result.map = map;
  result.source.bytes += 2;
  const Json document = Json::parse(to_json(result))["documents"][0];
  const Span span = result.documents[0].annotation->span;
  EXPECT_EQ(document["annotation"], Json({{"text", "此件公开发布"},
                                          {"span", {span.begin, span.end}},
                                          {"source", {span.begin + 2, span.end + 2}},
                                          {"confidence", 0.9}}));
  EXPECT_EQ(document["date"]["iso"], "2024-09-02");
  EXPECT_EQ(document["kind"], "通知");
  EXPECT_EQ(document["sections"][0]["sections"][0]["run_in"], true);
  EXPECT_EQ(document["contacts"][0]["phones"][1], "0555-5550124");
  EXPECT_EQ(document["dates"][0]["start"], "2024-09-30");
}

TEST(RenderJson, IsOneLineUnlessIndented) {
  const Result result = sample_result();
  EXPECT_EQ(to_json(result).find('\n'), std::string::npos);
  const std::string wide = to_json(result, {false, false, 2});
  EXPECT_NE(wide.find("\n  \"source\""), std::string::npos);
  EXPECT_EQ(Json::parse(wide), Json::parse(to_json(result)));
}

TEST(RenderJson, ReplacesWhatIsNotUtf8) {
  Result result;
  result.source.name = "notice\xFF.txt";
  EXPECT_EQ(Json::parse(to_json(result))["source"]["name"], "notice\uFFFD.txt");
}

TEST(RenderJson, WritesRepairsDiagnosticsAndTables) {
  Result result = sample_result();
  result.repairs.push_back({RepairKind::pinyin_annotation, "会(huì)", "会", {0, 3}, {0, 8}, 4, 1});
  result.diagnostics.push_back({Severity::warning, "ambiguous_date", "Two readings.", Span{0, 3}});
  result.documents[0].sections[0].tables.push_back({{{"序号", "名称"}, {"1", ""}}, {0, 3}});
  const Json json = Json::parse(to_json(result));
  EXPECT_EQ(json["repairs"][0]["kind"], "pinyin_annotation");
  EXPECT_EQ(json["repairs"][0]["source"], Json({0, 8}));
  EXPECT_EQ(json["repairs"][0]["count"], 4);
  EXPECT_EQ(json["diagnostics"][0]["severity"], "warning");
  EXPECT_EQ(json["diagnostics"][0]["span"], Json({0, 3}));
  EXPECT_EQ(json["documents"][0]["sections"][0]["tables"][0]["rows"][0][1], "名称");
}

// Bytes that are no UTF-8 are replaced as the Encoding Standard does: as many signs as it says.
TEST(RenderJson, ReplacesEachIllFormedSequenceOnce) {
  Result result;
  result.source.name =
      "a\xE4\xBA"
      "b\xC0\xAF\xF0\x9F\x98\xED\xA0\x80\xE4";
  EXPECT_EQ(Json::parse(to_json(result))["source"]["name"],
            "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  result.source.name = std::string("\0\x01\x1F\"\\\b\f\n\r\t/\x7F", 12);
  EXPECT_NE(to_json(result).find(R"("\u0000\u0001\u001f\"\\\b\f\n\r\t/)"
                                 "\x7F\""),
            std::string::npos)
      << to_json(result);
  EXPECT_EQ(Json::parse(to_json(result))["source"]["name"], *result.source.name);
}

// What a JSON library writes of the same values is what is written here.
TEST(RenderJson, IsWrittenAsJsonLibrariesDo) {
  Result result = sample_result();
  result.diagnostics.push_back(
      {Severity::note, "x", std::string(50'000, 'x') + "\n行", Span{0, 3}});
  result.segments[0].confidence = 1;
  for (const int indent : {-1, 0, 2}) {
    for (const bool complete : {false, true}) {
      const std::string json = to_json(result, {true, true, indent, complete});
      EXPECT_EQ(json, Json::parse(json).dump(indent));
    }
  }
}

TEST(RenderJson, ComesInPieces) {
  Result result = sample_result();
  for (int i = 0; i < 1000; ++i) {
    result.diagnostics.push_back({Severity::note, "code", "A message.", Span{0, 3}});
  }
  result.diagnostics.push_back({Severity::note, "code", std::string(500'000, 'x'), Span{0, 3}});
  std::string all;
  std::size_t longest = 0;
  std::size_t pieces = 0;
  to_json(result, [&](std::string_view piece) {
    all += piece;
    longest = std::max(longest, piece.size());
    ++pieces;
  });
  EXPECT_EQ(all, to_json(result));
  EXPECT_GT(pieces, 10U);
  EXPECT_LT(longest, 40'000U);
  const auto refuse = [](std::string_view) { throw std::domain_error("full"); };
  EXPECT_THROW(to_json(result, refuse), std::domain_error);
}

TEST(ReadJson, GivesAnEqualResult) {
  Result result = sample_result();
  result.documents[0].enclosed.push_back(result.documents[0]);
  result.documents[0].enclosed[0].duplicate_of = 0;
  result.documents[0].tables.push_back({{{"序号", ""}}, {0, 3}});
  result.documents[0].printed_on = result.documents[0].date;
  result.documents[0].printed_on->day = 0;
  result.documents[0].issued_by = result.documents[0].issuers;
  result.documents[0].issued_by_place = IssuerPlace::letterhead;
  result.page.published = result.documents[0].date;
  result.page.keywords = {{"统计", {3, 9}, 0.123456789F}, {"调查", {9, 15}, 1}};
  result.repairs.push_back({RepairKind::width, ",", "，", {0, 3}, {0, 1}, 4'000'000'000U, 1e-7F});
  result.source.bytes = 1ULL << 40U;
  const std::string json = to_json(result, {.complete = true});
  EXPECT_EQ(from_json(json), result);
  EXPECT_EQ(to_json(from_json(json)), to_json(result));
}

TEST(ReadJson, ReadsTheContractAsFarAsItGoes) {
  const Result result = sample_result();
  const Result read = from_json(to_json(result, {.text = true, .segments = true}));
  EXPECT_EQ(read.documents[0].title, result.documents[0].title);
  EXPECT_EQ(read.documents[0].date, result.documents[0].date);
  EXPECT_EQ(read.documents[0].sections[0].heading->text, "演练安排");
  EXPECT_EQ(read.documents[0].sections[0].heading->span, Span{});
  EXPECT_EQ(read.text, result.text);
}

TEST(ReadJson, RefusesWhatItIsNot) {
  std::string deep = "[";
  for (int i = 0; i < 100'000; ++i) deep += '[';
  std::string nested = R"({"schema":"gongwen/1","source":{"bytes":0},"documents":[{)";
  std::string tail = "}]}";
  for (int i = 0; i < 2000; ++i) {
    nested += R"("enclosed":[{)";
    tail = "}]" + tail;
  }
  const std::string head = R"({"schema":"gongwen/1","source":{"bytes":0})";
  for (const std::string& json :
       {std::string(), std::string("null"), std::string("[]"), std::string("{}"), deep,
        nested + tail, std::string(R"({"schema":"other/1","source":{"bytes":0}})"),
        head + R"(,"script":"klingon"})", head + R"(,"text":7})",
        head + R"(,"diagnostics":[{"severity":"note","span":[0]}]})",
        head + R"(,"diagnostics":[{"severity":"note","span":[-1,5]}]})",
        head + R"(,"diagnostics":[{"severity":"note","span":[0,99999999999]}]})",
        head + R"(,"map":[[0,0,1,1,"none"]]})",
        head + R"(,"map":[[0,0,1,1,"none"]],"map_size":[3,4]})",
        head + R"(,"map":[[0,0,0,0,"none"],[5,1,0,0,"none"]],"map_size":[3,4]})",
        head + R"(,"documents":[{"date":{"iso":"2024-x"}}]})"}) {
    EXPECT_THROW((void)from_json(json), std::invalid_argument) << json.substr(0, 100);
  }
}

}  // namespace
}  // namespace gongwen
