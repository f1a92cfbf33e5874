#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
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

}  // namespace
}  // namespace gongwen
