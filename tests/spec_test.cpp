// Runs every example of spec.md: one test for each, named after the line that it stands on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "spec_reader.hpp"

namespace gongwen {
namespace {

using nlohmann::json;

const std::set<std::string> top_level = {"source",    "script",      "page", "repairs",
                                         "documents", "diagnostics", "text"};

std::string outline(const json& sections) {
  std::string out;
  for (const json& section : sections) {
    if (!out.empty()) out += " | ";
    out += std::to_string(section.at("level").get<int>()) + ' ' +
           section.at("label").get<std::string>() + section.value("heading", "");
    if (section.contains("sections")) {
      const std::string inner = outline(section["sections"]);
      if (!inner.empty()) out += " | " + inner;
    }
  }
  return out;
}

std::string printed(const json& value);

std::vector<std::string> rows(const json& value) {
  if (!value.is_array()) return {printed(value)};
  std::vector<std::string> out;
  for (const json& row : value) out.push_back(printed(row));
  return out;
}

// A value as claims write it: text without quotes, a list with bars.
std::string printed(const json& value) {
  if (value.is_null()) return "absent";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("text")) return value["text"].get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const std::string& row : rows(value)) out += (out.empty() ? "" : " | ") + row;
  return out;
}

json select(const json& from, std::string_view path);

// "[3]…" or "[*]…" of a list.
json select_row(const json& from, std::string_view path) {
  const std::size_t close = path.find(']');
  const std::string index(path.substr(1, close - 1));
  const std::string_view rest = path.substr(close + 1);
  if (!from.is_array()) return nullptr;
  if (index != "*") {
    const std::size_t i = std::stoul(index);
    return i < from.size() ? select(from[i], rest) : json(nullptr);
  }
  json all = json::array();
  for (const json& row : from) {
    json found = select(row, rest);
    if (!found.is_null()) all.push_back(std::move(found));
  }
  return all;
}

// The value at a path, null where there is none.
json select(const json& from, std::string_view path) {
  if (path.empty()) return from;
  if (path.front() == '[') return select_row(from, path);
  if (path.front() == '.') path.remove_prefix(1);
  const std::size_t end = path.find_first_of(".[");
  const std::string key(path.substr(0, end));
  const std::string_view rest = end == std::string_view::npos ? "" : path.substr(end);
  if (key == "length") return from.is_array() ? from.size() : 0;
  if (!from.is_object()) return nullptr;
  if (key == "outline") {
    return from.contains("sections") ? json(outline(from["sections"])) : json(nullptr);
  }
  return from.contains(key) ? select(from[key], rest) : json(rest == ".length" ? json(0) : nullptr);
}

json at(const json& result, const std::string& path) {
  const std::string first = path.substr(0, path.find_first_of(".["));
  if (top_level.contains(first)) return select(result, path);
  return select(result, "documents[0]." + path);
}

void check(const spec::Claim& claim, const json& result) {
  const json found = at(result, claim.path);
  if (claim.verb == "has") {
    const std::vector<std::string> all = rows(found);
    EXPECT_NE(std::find(all.begin(), all.end(), claim.value), all.end())
        << claim.path << "\n  has no row " << claim.value << "\n  but is     " << printed(found);
  } else {
    EXPECT_TRUE(printed(found) == claim.value)
        << claim.path << "\n  should be " << claim.value << "\n  but is    " << printed(found);
  }
}

class Spec : public testing::Test {
 public:
  explicit Spec(spec::Example example) : example_(std::move(example)) {}

  void TestBody() override {
    const Result result = Parser().parse(example_.input);
    EXPECT_EQ(broken_invariant(result), "");
    const json parsed = json::parse(to_json(result, {.text = true}));
    for (const spec::Claim& claim : example_.claims) check(claim, parsed);
    if (HasFailure()) std::printf("%s\n", to_text(result).c_str());
  }

 private:
  spec::Example example_;
};

const bool registered = [] {
  for (const spec::Example& example : spec::read_examples(GONGWEN_SPEC)) {
    testing::RegisterTest("Spec", ("line_" + std::to_string(example.line)).c_str(), nullptr,
                          nullptr, GONGWEN_SPEC, example.line,
                          [example]() -> Spec* { return new Spec(example); });
  }
  return true;
}();

TEST(SpecPage, HasItsExamples) {
  EXPECT_TRUE(registered);
  EXPECT_GE(spec::read_examples(GONGWEN_SPEC).size(), 80U);
}

}  // namespace
}  // namespace gongwen
