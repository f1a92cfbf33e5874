// The promises on every notice of the corpus, whole, cut, flipped and spliced.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "spec_reader.hpp"

namespace gongwen {
namespace {

// A build with sanitizers is some ten times slower; all bounds below hold for it as well.
constexpr std::size_t prefixes_of_a_file = 120;
constexpr int flips_of_a_file = 20;
constexpr int rounds_of_damage = 12;
constexpr int splices = 150;

struct Notice {
  std::string name;
  std::string extension;
  std::string bytes;
  bool clean = false;  // its gold names no repair
};

// What gtest prints of a parameter.
void PrintTo(const Notice& notice, std::ostream* out) {
  *out << notice.name;
}

const std::vector<Notice>& notices() {
  static const std::vector<Notice> all = [] {
    std::vector<Notice> found;
    for (const auto& entry : std::filesystem::directory_iterator(GONGWEN_CORPUS "/notices")) {
      if (entry.path().extension() == ".json") continue;
      const std::string gold =
          spec::read_bytes(std::filesystem::path(entry).replace_extension("json"));
      found.push_back({entry.path().stem().string(), entry.path().extension().string(),
                       spec::read_bytes(entry.path()),
                       gold.find("\"repair_kinds\"") == std::string::npos});
    }
    std::sort(found.begin(), found.end(),
              [](const Notice& a, const Notice& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

void expect_whole(std::string_view bytes, const std::string& what) {
  ASSERT_EQ(broken_invariant(Parser().parse(bytes)), "") << what;
}

class Corpus : public testing::TestWithParam<Notice> {};

TEST_P(Corpus, KeepsItsPromises) {
  const Notice& notice = GetParam();
  const Result result = Parser().parse(notice.bytes);
  EXPECT_EQ(broken_invariant(result), "");
  EXPECT_EQ(result.source.bytes, notice.bytes.size());
}

TEST_P(Corpus, ParsesTheSameTwice) {
  const Parser parser;
  EXPECT_EQ(parser.parse(GetParam().bytes), parser.parse(GetParam().bytes));
}

TEST_P(Corpus, ComesBackFromJson) {
  const Result result = Parser().parse(GetParam().bytes);
  EXPECT_EQ(from_json(to_json(result, {.complete = true})), result);
}

TEST_P(Corpus, HoldsForPrefixes) {
  const std::string& bytes = GetParam().bytes;
  const std::size_t step = std::max<std::size_t>(1, bytes.size() / prefixes_of_a_file);
  for (std::size_t size = 0; size < bytes.size(); size += step) {
    expect_whole(std::string_view(bytes).substr(0, size), "prefix of " + std::to_string(size));
  }
}

TEST_P(Corpus, HoldsForFlippedBytes) {
  std::mt19937 random(7);
  for (int round = 0; round < flips_of_a_file; ++round) {
    std::string bytes = GetParam().bytes;
    for (int flip = 0; flip <= round; ++flip) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    expect_whole(bytes, "flip round " + std::to_string(round));
  }
}

// Recovering what was recovered changes nothing more.
TEST_P(Corpus, RecoversOnce) {
  const Cleaned once = clean(GetParam().bytes);
  const Cleaned twice = clean(once.text);
  EXPECT_EQ(twice.text, once.text);
}

// Nor does it where the text was damaged, in small pieces, so that the damage is dense. Of markup
// the blocks know more than the text that is left of it.
TEST_P(Corpus, RecoversDamagedTextOnce) {
  if (GetParam().extension != ".txt") GTEST_SKIP() << "markup";
  Hints as_cleaned;
  as_cleaned.encoding = "utf-8";
  as_cleaned.format = Format::text;
  const std::string& whole = GetParam().bytes;
  std::mt19937 random(13);
  for (int round = 0; round < rounds_of_damage; ++round) {
    std::string bytes = whole.substr(random() % whole.size(), 200 + random() % 800);
    for (int damage = 0; damage <= 2 * round; ++damage) {
      const std::size_t at = random() % bytes.size();
      const std::size_t from = random() % bytes.size();
      switch (random() % 5) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.insert(at, 1, static_cast<char>(random()));
          break;
        case 2:
          bytes.insert(at, 1, static_cast<char>(random() % 32));
          break;
        case 3:
          bytes.insert(at, bytes.substr(from, random() % 20));
          break;
        default:
          if (bytes.size() > 1) bytes.erase(at, 1);
      }
    }
    const Cleaned once = clean(bytes);
    ASSERT_EQ(clean(once.text, as_cleaned).text, once.text) << "round " << round;
  }
}

// Where nothing was repaired, a value's source bytes are its text, white space aside.
TEST_P(Corpus, PointsToItsSource) {
  const Notice& notice = GetParam();
  const Result result = Parser().parse(notice.bytes);
  if (!result.map.is_identity()) GTEST_SKIP() << "repaired";
  const auto squeezed = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.substr(i, 3) == "\u3000") {
        i += 2;
      } else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
        out += text[i];
      }
    }
    return out;
  };
  const auto check = [&](const Value& value) {
    const Span source = result.map.to_source(value.span);
    EXPECT_EQ(squeezed(source.of(notice.bytes)), squeezed(value.text));
  };
  for (const Document& document : result.documents) {
    if (document.title) check(*document.title);
    for (const Value& value : document.issuers) check(value);
    for (const Value& value : document.addressees) check(value);
    for (const Value& value : document.paragraphs) check(value);
    for (const Value& value : document.signatories) {
      // 局长：张三 is said with a space.
      const std::string_view source = result.map.to_source(value.span).of(notice.bytes);
      if (source.find("：") == std::string_view::npos) check(value);
    }
    for (const Section& section : document.sections) {
      if (section.heading) check(*section.heading);
      for (const Value& value : section.paragraphs) check(value);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Notices, Corpus, testing::ValuesIn(notices()),
                         [](const auto& test) { return test.param.name; });

TEST(CorpusFolder, HasItsNotices) {
  EXPECT_GE(notices().size(), 20U);
}

// The head of one notice on the tail of another, cut anywhere.
TEST(CorpusFolder, HoldsForSplices) {
  std::mt19937 random(11);
  for (int round = 0; round < splices; ++round) {
    const std::string& head = notices()[random() % notices().size()].bytes;
    const std::string& tail = notices()[random() % notices().size()].bytes;
    expect_whole(head.substr(0, random() % head.size()) + tail.substr(random() % tail.size()),
                 "splice " + std::to_string(round));
  }
}

// Nothing was repaired in the clean notices but what layout brings.
TEST(CorpusFolder, LeavesCleanTextAlone) {
  for (const Notice& notice : notices()) {
    if (!notice.clean || notice.name.starts_with("charset_")) continue;
    if (notice.extension != ".txt") continue;  // of markup only the text is left
    const Cleaned cleaned = clean(notice.bytes);
    EXPECT_EQ(cleaned.text, notice.bytes) << notice.name;
  }
}

}  // namespace
}  // namespace gongwen
