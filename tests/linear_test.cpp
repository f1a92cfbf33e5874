// Time is linear in the size of the input, on inputs made to provoke the contrary.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <ostream>
#include <string>
#include <string_view>

#include "gongwen/gongwen.hpp"

namespace gongwen {
namespace {

constexpr std::size_t small_bytes = 20'000;
constexpr std::size_t growth = 4;
// Linear work grows 4 times, quadratic 16 times. Between them, with room for caches and noise.
constexpr double allowed_growth = 10;
// Below this a measurement says nothing.
constexpr double least_seconds = 0.005;
constexpr int rounds = 3;

struct Pathology {
  const char* name;
  std::string (*make)(std::size_t bytes);
};

void PrintTo(const Pathology& pathology, std::ostream* out) {
  *out << pathology.name;
}

std::string repeat(std::string_view unit, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += unit;
  return out;
}

std::string opened_and_closed(std::string_view open, std::string_view close, std::size_t bytes) {
  return repeat(open, bytes / 2) + repeat(close, bytes / 2);
}

const Pathology pathologies[] = {
    {"line_ends", [](std::size_t n) { return repeat("\n", n); }},
    {"spaces", [](std::size_t n) { return repeat(" ", n) + "x"; }},
    {"wide_spaces", [](std::size_t n) { return repeat("　\n", n); }},
    {"question_marks", [](std::size_t n) { return repeat("?", n); }},
    {"digits", [](std::size_t n) { return repeat("2", n); }},
    {"one_line", [](std::size_t n) { return repeat("为做好工作，现就有关事项通知如下。", n); }},
    {"one_sentence", [](std::size_t n) { return repeat("各级各部门", n); }},
    {"equal_labels", [](std::size_t n) { return repeat("一、标题\n", n); }},
    {"mixed_labels", [](std::size_t n) { return repeat("一、甲\n（一）乙\n1.丙\n（1）丁\n", n); }},
    {"brackets", [](std::size_t n) { return opened_and_closed("（", "）", n); }},
    {"book_titles", [](std::size_t n) { return opened_and_closed("《", "》", n); }},
    {"open_book_titles", [](std::size_t n) { return repeat("《关于", n); }},
    {"documents",
     [](std::size_t n) {
       return repeat("云泽市统计局关于调查的通知\n各区：\n请调查。\n云泽市统计局\n2024年3月8日\n",
                     n);
     }},
    {"signatures", [](std::size_t n) { return repeat("云泽市统计局\n", n); }},
    {"organs", [](std::size_t n) { return repeat("云泽市统计局", n) + "\n"; }},
    {"addressees", [](std::size_t n) { return repeat("各省、", n) + "：\n"; }},
    {"attachments", [](std::size_t n) { return repeat("附件：1.表\n", n); }},
    {"contacts", [](std::size_t n) { return repeat("联系人：章远 电话：0555-5550151\n", n); }},
    {"phones", [](std::size_t n) { return repeat("0555-5550151、", n); }},
    {"numbers", [](std::size_t n) { return repeat("云政发〔2024〕1号", n); }},
    {"dates", [](std::size_t n) { return repeat("2024年3月8日至9日、", n); }},
    {"lost_dates", [](std::size_t n) { return repeat("2022919日至23日，", n); }},
    {"readings", [](std::size_t n) { return repeat("監(jiān)", n); }},
    {"open_readings", [](std::size_t n) { return repeat("監(", n); }},
    {"traditional", [](std::size_t n) { return repeat("總局將組織開展專項檢查，", n); }},
    {"shifted", [](std::size_t n) { return repeat("評價??己私Y果作爲幹部任用的依據,", n); }},
    {"latin", [](std::size_t n) { return repeat("å…³äºŽåšå¥½", n); }},
    {"wrapped",
     [](std::size_t n) { return repeat("为全面掌握全市服务业企业生产经营情况为科学决策\n", n); }},
};

double seconds(const std::string& bytes) {
  double least = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t begin = std::clock();
    static_cast<void>(Parser().parse(bytes));
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

class Linear : public testing::TestWithParam<Pathology> {};

TEST_P(Linear, TimeGrowsAsSize) {
  const double before = std::max(seconds(GetParam().make(small_bytes)), least_seconds);
  const double after = seconds(GetParam().make(growth * small_bytes));
  EXPECT_LT(after / before, allowed_growth) << before << " s, then " << after << " s";
}

INSTANTIATE_TEST_SUITE_P(Input, Linear, testing::ValuesIn(pathologies),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace gongwen
