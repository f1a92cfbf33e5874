// The map that all spans hang on: it tiles, widens inside repairs, and composes.
#include "gongwen/offset_map.hpp"

#include <gtest/gtest.h>

#include <random>

#include "text/text.hpp"

namespace gongwen {
namespace {

using Kind = RepairKind;

TEST(OffsetMap, KeptBytesMapToThemselves) {
  const OffsetMap map = OffsetMap::identity(10);
  EXPECT_TRUE(map.is_identity());
  EXPECT_EQ(map.to_source({3, 7}), (Span{3, 7}));
  EXPECT_EQ(map.to_text({3, 7}), (Span{3, 7}));
}

TEST(OffsetMap, RegularRunsMapCharacterByCharacter) {
  OffsetMap map;  // four GBK ideographs in UTF-8
  map.append_units(4, 2, 3, Kind::none);
  EXPECT_EQ(map.to_source({3, 6}), (Span{2, 4}));
  EXPECT_EQ(map.to_source({4, 5}), (Span{2, 4})) << "part of a character widens to all of it";
  EXPECT_EQ(map.to_text({2, 6}), (Span{3, 9}));
}

TEST(OffsetMap, AtomicRunsWidenToTheWhole) {
  OffsetMap map;
  map.keep(5);
  map.append(10, 4, Kind::gbk_misaligned);
  map.keep(5);
  EXPECT_EQ(map.to_source({6, 7}), (Span{5, 15}));
  EXPECT_EQ(map.to_text({6, 7}), (Span{5, 9}));
  EXPECT_EQ(map.to_source({4, 10}), (Span{4, 16}));
}

TEST(OffsetMap, WhatWasDroppedIsNotPartOfItsNeighbours) {
  OffsetMap map;
  map.keep(3);
  map.append(6, 0, Kind::pinyin_annotation);
  map.keep(3);
  EXPECT_EQ(map.to_source({0, 3}), (Span{0, 3}));
  EXPECT_EQ(map.to_source({3, 6}), (Span{9, 12}));
  EXPECT_EQ(map.to_source({0, 6}), (Span{0, 12}));
  EXPECT_EQ(map.to_text({3, 9}).size(), 0U);
}

TEST(OffsetMap, WhatWasPutInHasNoSource) {
  OffsetMap map;
  map.keep(4);
  map.append(0, 3, Kind::lost_number_bracket);
  map.keep(2);
  EXPECT_EQ(map.to_source({4, 7}), (Span{4, 4}));
  EXPECT_EQ(map.to_source({3, 8}), (Span{3, 5}));
  EXPECT_EQ(map.to_text({4, 6}), (Span{7, 9}));
}

TEST(OffsetMap, PositionsBehindTheEndClamp) {
  const OffsetMap map = OffsetMap::identity(4);
  EXPECT_EQ(map.to_source({2, 99}), (Span{2, 4}));
  EXPECT_EQ(map.to_source({50, 99}), (Span{4, 4}));
}

OffsetMap random_map(std::mt19937& random, std::uint32_t source_size) {
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  OffsetMap map;
  while (map.source_size() < source_size) {
    const std::uint32_t left = source_size - map.source_size();
    const auto kind = static_cast<Kind>(pick(5));
    switch (pick(5)) {
      case 0:
        map.keep(1 + pick(left));
        break;
      case 1:
        map.append(1 + pick(std::min(left, 9U)), pick(9), kind);
        break;
      case 2:
        map.append(0, 1 + pick(4), kind);
        break;
      default: {
        const auto unit = static_cast<std::uint8_t>(1 + pick(std::min(left, 3U)));
        map.append_units(1 + pick(left / unit), unit, static_cast<std::uint8_t>(1 + pick(4)), kind);
      }
    }
  }
  return map;
}

void expect_tiles(const OffsetMap& map) {
  std::uint32_t source = 0;
  std::uint32_t text = 0;
  for (std::size_t i = 0; i < map.runs().size(); ++i) {
    ASSERT_EQ(map.source_of(i).begin, source);
    ASSERT_EQ(map.text_of(i).begin, text);
    source = map.source_of(i).end;
    text = map.text_of(i).end;
  }
  ASSERT_EQ(source, map.source_size());
  ASSERT_EQ(text, map.text_size());
}

TEST(OffsetMap, RandomMapsTileAndRoundTrip) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const OffsetMap map = random_map(random, 1 + static_cast<std::uint32_t>(random() % 60));
    expect_tiles(map);
    for (std::uint32_t begin = 0; begin < map.text_size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= map.text_size(); ++end) {
        const Span source = map.to_source({begin, end});
        ASSERT_LE(source.end, map.source_size());
        if (source.empty()) continue;
        ASSERT_LE(map.to_text(source).begin, end);
      }
    }
  }
}

TEST(OffsetMap, CompositionIsNeverNarrowerThanTwoLookUps) {
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    const OffsetMap first = random_map(random, 1 + static_cast<std::uint32_t>(random() % 40));
    if (first.text_size() == 0) continue;
    OffsetMap second = random_map(random, first.text_size());
    const OffsetMap both = first.then(second);
    expect_tiles(both);
    ASSERT_EQ(both.source_size(), first.source_size());
    ASSERT_EQ(both.text_size(), second.text_size());
    for (std::uint32_t begin = 0; begin < both.text_size(); ++begin) {
      const Span middle = second.to_source({begin, begin + 1});
      if (middle.empty()) continue;
      const Span wanted = first.to_source(middle);
      const Span got = both.to_source({begin, begin + 1});
      ASSERT_LE(got.begin, wanted.begin);
      ASSERT_GE(got.end, wanted.end);
    }
  }
}

TEST(OffsetMap, ComposingWithRegularRunsKeepsThemFine) {
  OffsetMap decode;  // GBK to UTF-8
  decode.append_units(6, 2, 3, Kind::none);
  OffsetMap script;  // the third character converted
  script.keep(6);
  script.append_units(1, 3, 3, Kind::traditional);
  script.keep(9);
  const OffsetMap map = decode.then(script);
  EXPECT_EQ(map.to_source({6, 9}), (Span{4, 6}));
  EXPECT_EQ(map.to_source({15, 18}), (Span{10, 12}));
}

TEST(Rewriter, UnchangedTextIsHandedBack) {
  text::Text in;
  in.utf8 = "abc";
  in.map = OffsetMap::identity(3);
  const text::Text out = text::Rewriter(std::move(in)).finish();
  EXPECT_EQ(out.utf8, "abc");
  EXPECT_TRUE(out.map.is_identity());
}

TEST(Rewriter, RepairsOfEarlierStagesMoveAlong) {
  text::Text in;
  in.utf8 = "a??b,c";
  in.map = OffsetMap::identity(6);
  text::Rewriter first(std::move(in));
  first.replace({4, 5}, "，", Kind::width);
  text::Text middle = std::move(first).finish();
  text::Rewriter second(std::move(middle));
  second.drop({1, 3}, Kind::lost_space);
  const text::Text out = std::move(second).finish();
  EXPECT_EQ(out.utf8, "ab，c");
  ASSERT_EQ(out.repairs.size(), 2U);
  EXPECT_EQ(out.repairs[0].span.of(out.utf8), "，");
  EXPECT_EQ(out.repairs[0].source, (Span{4, 5}));
  EXPECT_EQ(out.repairs[1].before, "??");
  EXPECT_EQ(out.repairs[1].source, (Span{1, 3}));
  EXPECT_EQ(out.map.to_source({5, 6}), (Span{5, 6}));
}

}  // namespace
}  // namespace gongwen
