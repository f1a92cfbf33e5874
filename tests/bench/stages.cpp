#include "bench/stages.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "formats/formats.hpp"
#include "parse/parse.hpp"
#include "text/recover.hpp"

namespace gongwen::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t rounds = 5;  // the median of an odd number of rounds is one of them

// Stages in their order, each with its seconds.
using Times = std::vector<std::pair<std::string, double>>;

// The time between two calls of a trace is that of the stage which the second one names.
class Stopwatch {
 public:
  void lap(std::string_view stage) {
    const Clock::time_point now = Clock::now();
    times_.emplace_back(stage, std::chrono::duration<double>(now - last_).count());
    last_ = Clock::now();
  }
  [[nodiscard]] const Times& times() const { return times_; }

 private:
  Times times_;
  Clock::time_point last_ = Clock::now();
};

Times read_once(const std::string& input) {
  Stopwatch watch;
  const auto read_format = [](text::Text decoded, Source& source) {
    return formats::read_format(std::move(decoded), std::nullopt, source);
  };
  text::Recovered recovered =
      text::recover(input, {}, {}, read_format,
                    [&](std::string_view stage, const text::Text&) { watch.lap(stage); });
  watch.lap("(hand over)");
  Result result;
  result.source = std::move(recovered.source);
  result.text = std::move(recovered.text.utf8);
  result.map = std::move(recovered.text.map);
  parse::parse(
      result, {recovered.text.blocks, recovered.text.links, recovered.text.cells}, false, {},
      [&](std::string_view stage, const std::function<std::string()>&) { watch.lap(stage); });
  watch.lap("(compose)");
  return watch.times();
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

void print_stages(const char* kind, const std::string& input) {
  std::vector<Times> runs;
  for (std::size_t round = 0; round < rounds; ++round) runs.push_back(read_once(input));
  std::vector<double> seconds;
  double total = 0;
  for (std::size_t stage = 0; stage < runs.front().size(); ++stage) {
    std::vector<double> of_stage;
    of_stage.reserve(runs.size());
    for (const Times& run : runs) of_stage.push_back(run[stage].second);
    seconds.push_back(median(std::move(of_stage)));
    total += seconds.back();
  }
  std::printf("\nstages of %-16s %10s %10s %8s\n", kind, "ms", "MB/s", "share");
  for (std::size_t stage = 0; stage < seconds.size(); ++stage) {
    std::printf("  %-24s %10.2f %10.1f %7.1f%%\n", runs.front()[stage].first.c_str(),
                seconds[stage] * 1e3, static_cast<double>(input.size()) / 1e6 / seconds[stage],
                100 * seconds[stage] / total);
  }
}

}  // namespace gongwen::bench
