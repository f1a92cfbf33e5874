// Clean text of many kinds comes out byte for byte: nothing is repaired that is not damaged.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "spec_reader.hpp"

namespace gongwen {
namespace {

struct Sample {
  std::string name;
  std::string bytes;
};

void PrintTo(const Sample& sample, std::ostream* out) {
  *out << sample.name;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> found;
    const auto folder = std::filesystem::path(GONGWEN_SPEC).parent_path() / "harm";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      found.push_back({entry.path().filename().string(), spec::read_bytes(entry.path())});
    }
    std::sort(found.begin(), found.end(),
              [](const Sample& a, const Sample& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

// What was changed, to be read in a failure.
std::string told(const std::vector<Repair>& repairs) {
  std::string out;
  for (const Repair& repair : repairs) {
    out += std::string(name(repair.kind)) + ": '" + repair.before + "' -> '" + repair.after + "'\n";
  }
  return out;
}

class Harm : public testing::TestWithParam<Sample> {};

TEST_P(Harm, CleanTextIsUnchanged) {
  const Sample& sample = GetParam();
  Options options;
  // Traditional text is clean too, where nobody asks for simplified characters.
  if (sample.name.find(".hant.") != std::string::npos) options.script.simplify = Simplify::never;
  const Cleaned cleaned = clean(sample.bytes, {}, options);
  EXPECT_TRUE(cleaned.text == sample.bytes);
  EXPECT_EQ(told(cleaned.repairs), "");
}

// A line alone is harder: nothing around it says what it is. Of a row of values or a line of
// Japanese without kana nobody can know.
TEST_P(Harm, EachLineIsUnchangedAlone) {
  const Sample& sample = GetParam();
  for (const std::string_view kind : {"table", "japanese", "korean"}) {
    if (sample.name.starts_with(kind)) GTEST_SKIP() << "a line alone does not tell";
  }
  Options options;
  if (sample.name.find(".hant.") != std::string::npos) options.script.simplify = Simplify::never;
  for (std::size_t at = 0; at < sample.bytes.size();) {
    const std::size_t end = std::min(sample.bytes.find('\n', at), sample.bytes.size());
    const std::string line = sample.bytes.substr(at, end - at);
    const Cleaned cleaned = clean(line, {}, options);
    EXPECT_TRUE(cleaned.text == line) << line << "\n" << told(cleaned.repairs);
    at = end + 1;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, Harm, testing::ValuesIn(samples()), [](const auto& sample) {
  std::string label = sample.param.name;
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c == '.'; }, '_');
  return label;
});

}  // namespace
}  // namespace gongwen
