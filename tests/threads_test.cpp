// One parser serves any number of threads. Built with ThreadSanitizer this shows races, too.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "spec_reader.hpp"

namespace gongwen {
namespace {

constexpr int threads = 4;

TEST(Threads, ShareOneParser) {
  const std::vector<spec::Example> examples = spec::read_examples(GONGWEN_SPEC);
  const Parser parser;
  // Tables that are built at first use are so built by several threads at once.
  std::vector<std::vector<Result>> results(threads);
  std::vector<std::thread> running;
  running.reserve(threads);
  for (std::vector<Result>& mine : results) {
    running.emplace_back([&] {
      for (const spec::Example& example : examples) mine.push_back(parser.parse(example.input));
    });
  }
  for (std::thread& thread : running) thread.join();
  for (const std::vector<Result>& mine : results) EXPECT_EQ(mine, results.front());
}

TEST(Threads, CopiesOfAParserAgree) {
  const std::string bytes = spec::read_bytes(GONGWEN_CORPUS "/notices/damaged_shifted_gbk.txt");
  const Parser parser;
  const Parser copy = parser;  // NOLINT(performance-unnecessary-copy-initialization): the point
  EXPECT_EQ(parser.parse(bytes), copy.parse(bytes));
}

}  // namespace
}  // namespace gongwen
