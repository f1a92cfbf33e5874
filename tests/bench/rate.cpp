// What the library alone costs, for bench/python.py to hold the package against: reads the files
// that its arguments name, then makes a pass over all of them for each line of standard input –
// `parse`, `json` or `rows` – and answers with the seconds of the clock and of the processor.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <gongwen/gongwen.hpp>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::size_t read(const gongwen::Parser& parser, const std::string& bytes, const std::string& to) {
  const gongwen::Result result = parser.parse(bytes);
  if (to == "json") return to_json(result).size();
  if (to == "rows") return to_rows(result).size();
  return result.documents.size();
}

}  // namespace

int main(int count, char** names) {
  std::vector<std::string> inputs;
  for (int i = 1; i < count; ++i) {
    std::ifstream file(names[i], std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  const gongwen::Parser parser;
  std::string to;
  std::size_t made = 0;  // said, so that nothing of the work is left out
  while (std::getline(std::cin, to)) {
    const auto begin = std::chrono::steady_clock::now();
    const double before = processor_seconds();
    for (const std::string& bytes : inputs) made += read(parser, bytes, to);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    std::printf("%.6f %.6f %zu\n", wall.count(), processor_seconds() - before, made);
    std::fflush(stdout);
  }
  return 0;
}
