// One parser serves any number of threads. Built with ThreadSanitizer this shows races, too.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
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

// A service ends when it is told to, not when its last parse is done: `exit` destroys what has
// static storage duration while other threads still read it, so what parsing reads is never
// destroyed.
TEST(ThreadsDeathTest, AProgramMayEndWhileTheyParse) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  constexpr int programs = 5;
  const std::string bytes = spec::read_bytes(GONGWEN_CORPUS "/notices/damaged_shifted_gbk.txt");
  const auto end_while_parsing = [&bytes] {
    const Parser parser;
    for (int i = 0; i < threads; ++i) {
      std::thread([&] {
        while (true) static_cast<void>(parser.parse(bytes));
      }).detach();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::exit(0);  // NOLINT(concurrency-mt-unsafe): the point
  };
  for (int i = 0; i < programs; ++i)
    EXPECT_EXIT(end_while_parsing(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace gongwen
