// Speed of each stage and of the whole, in MB/s of input, beside what any program of the kind pays:
// copying, checking UTF-8, ICU's GB18030 decoder. At the end, the ratios to these.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "bench/baselines.hpp"
#include "bench/inputs.hpp"
#include "bench/memory.hpp"
#include "bench/stages.hpp"
#include "gongwen/gongwen.hpp"
#include "text/charset/decode.hpp"
#include "text/forms/script.hpp"

namespace gongwen::bench {
namespace {

template <typename Work>
void measure(benchmark::State& state, const std::string& input, Work work) {
  for (auto _ : state) benchmark::DoNotOptimize(work(input));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * input.size()));
}

template <typename Work>
void add(const std::string& name, const std::string& input, Work work) {
  benchmark::RegisterBenchmark(name.c_str(), [&input, work](benchmark::State& state) {
    measure(state, input, work);
  })->Unit(benchmark::kMillisecond);
}

// A copy into memory that is already there, as the bound of all bounds.
std::size_t copied(const std::string& input) {
  static std::vector<char> target(input.size());
  std::memcpy(target.data(), input.data(), input.size());
  benchmark::DoNotOptimize(target.data());
  return input.size();
}

void add_all() {
  const Inputs& in = inputs();
  add("memcpy/utf8", in.utf8, copied);
  add("check_utf8/utf8", in.utf8, [](const std::string& text) { return is_utf8(text); });
  add("icu_gb18030/gb18030", in.gb18030,
      [](const std::string& text) { return icu_from_gb18030(text).size(); });

  add("iconv_gb18030/gb18030", in.gb18030,
      [](const std::string& text) { return iconv_from_gb18030(text).size(); });
  add("decode/gb18030", in.gb18030, [](const std::string& bytes) {
    return text::decode(text::Charset::gb18030, bytes).map.runs().size();
  });
  if (!opencc_to_simplified("門").empty()) {
    add("opencc_t2s/traditional", in.traditional,
        [](const std::string& text) { return opencc_to_simplified(text).size(); });
  }
  add("simplify/traditional", in.traditional, [](const std::string& utf8) {
    text::Text text = text::decode(text::Charset::utf8, utf8);
    const Script script = text::script_of(text);
    return text::simplify(std::move(text), script).map.runs().size();
  });

  const std::pair<const char*, const std::string*> kinds[] = {{"utf8", &in.utf8},
                                                              {"gb18030", &in.gb18030},
                                                              {"traditional", &in.traditional},
                                                              {"html", &in.html},
                                                              {"damaged", &in.damaged}};
  for (const auto& [kind, input] : kinds) {
    add(std::string("clean/") + kind, *input,
        [](const std::string& text) { return clean(text).text.size(); });
    add(std::string("parse/") + kind, *input, [](const std::string& text) {
      static const Parser parser;
      return parser.parse(text).documents.size();
    });
  }
  static const Result result = Parser().parse(in.utf8);
  add("to_json/utf8", in.utf8, [](const std::string&) { return to_json(result).size(); });
  add("to_text/utf8", in.utf8, [](const std::string&) { return to_text(result).size(); });
}

// Prints as usual and remembers the rates.
class Rates : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      const auto rate = run.counters.find("bytes_per_second");
      if (rate != run.counters.end()) rates_[run.benchmark_name()] = rate->second;
    }
  }

  void print_ratios() const {
    const double check = rate("check_utf8/utf8");
    const double icu = rate("icu_gb18030/gb18030");
    const double copy = rate("memcpy/utf8");
    if (check == 0 || icu == 0 || copy == 0) return;  // a filter left them out
    std::printf("\n%-22s %10s %12s %14s %12s\n", "", "MB/s", "of memcpy", "of UTF-8 check",
                "of ICU GB");
    for (const auto& [name, value] : rates_) {
      std::printf("%-22s %10.1f %11.2f%% %14.3f %12.3f\n", name.c_str(), value / 1e6,
                  100 * value / copy, value / check, value / icu);
    }
  }

 private:
  [[nodiscard]] double rate(const std::string& name) const {
    const auto found = rates_.find(name);
    return found == rates_.end() ? 0 : found->second;
  }

  std::map<std::string, double> rates_;
};

}  // namespace
}  // namespace gongwen::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  gongwen::bench::add_all();
  gongwen::bench::Rates rates;
  benchmark::RunSpecifiedBenchmarks(&rates);
  rates.print_ratios();
  const gongwen::bench::Inputs& in = gongwen::bench::inputs();
  std::printf("\nmemory of clean\n");
  gongwen::bench::print_memory("utf8", in.utf8);
  gongwen::bench::print_memory("gb18030", in.gb18030);
  gongwen::bench::print_memory("traditional", in.traditional);
  gongwen::bench::print_memory("damaged", in.damaged);
  gongwen::bench::print_stages("utf8", in.utf8);
  gongwen::bench::print_stages("gb18030", in.gb18030);
  gongwen::bench::print_stages("html", in.html);
  gongwen::bench::print_stages("damaged", in.damaged);
  return 0;
}
