// The parts of `gongwen batch` that show from outside only by chance: waiting, times, rates.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "cli/batch_progress.hpp"
#include "cli/batch_rows.hpp"
#include "cli/batch_window.hpp"
#include "cli/names.hpp"

namespace gongwen::cli {
namespace {

using std::chrono::milliseconds;

Row row(const std::string& lines) {
  return {lines, {}, std::nullopt};
}

TEST(CliWindow, GivesRowsInTheOrderOfTheirInputs) {
  Window window(3, 100, 1);
  EXPECT_TRUE(window.put(5, row("five")));
  EXPECT_FALSE(window.take(milliseconds(0)));
  EXPECT_TRUE(window.put(3, row("three")));
  EXPECT_TRUE(window.put(4, row("four")));
  EXPECT_FALSE(window.ended());
  window.leave();
  std::vector<std::string> taken;
  while (auto next = window.take(milliseconds(0))) taken.push_back(next->lines);
  EXPECT_EQ(taken, (std::vector<std::string>{"three", "four", "five"}));
  EXPECT_TRUE(window.ended());
}

TEST(CliWindow, ARowThatIsAheadWaitsForRoomButTheNextNeverDoes) {
  Window window(0, 10, 2);
  EXPECT_TRUE(window.put(1, row("12345678")));
  bool put = false;
  std::thread ahead([&] { put = window.put(2, row("abcdefgh")); });
  EXPECT_TRUE(window.put(0, row("larger than all the room there is")));
  EXPECT_EQ(window.take(milliseconds(1000))->lines, "larger than all the room there is");
  EXPECT_EQ(window.take(milliseconds(1000))->lines, "12345678");
  EXPECT_EQ(window.take(milliseconds(60'000))->lines, "abcdefgh");
  ahead.join();
  EXPECT_TRUE(put);
}

TEST(CliWindow, WhoWaitsIsToldThatNobodyTakesRowsAnyMore) {
  Window window(0, 1, 1);
  bool put = true;
  std::thread ahead([&] { put = window.put(1, row("too large")); });
  window.close();
  ahead.join();
  EXPECT_FALSE(put);
}

TEST(CliProgress, Times) {
  EXPECT_EQ(clock_time(0), "0:00");
  EXPECT_EQ(clock_time(7.4), "0:07");
  EXPECT_EQ(clock_time(59.6), "1:00");
  EXPECT_EQ(clock_time(3600 + 2 * 60 + 3), "1:02:03");
}

TEST(CliProgress, LineForALog) {
  // An earlier run did 100 of them, which says nothing of this one's speed.
  const Progress progress{1000, 300, 100, 4'000'000, 10};
  EXPECT_EQ(progress_line(progress), "300 of 1000 files, 20 files/s, 0.4 MB/s, about 0:35 left");
  EXPECT_EQ(progress_line({1000, 100, 100, 0, 0}),
            "100 of 1000 files, 0.0 files/s, 0.0 MB/s, about ?:?? left");
}

TEST(CliProgress, BarFitsTheTerminal) {
  const Progress progress{1000, 500, 0, 4'000'000, 10};
  EXPECT_EQ(progress_bar(progress, 80),
            " 500/1000  50% [==============               ]  50 files/s  0.4 MB/s  0:10 left");
  for (std::size_t columns = 1; columns < 200; ++columns) {
    EXPECT_LT(progress_bar(progress, columns).size(), columns);
  }
  EXPECT_EQ(progress_bar(progress, 50), " 500/1000  50%  50 files/s  0.4 MB/s  0:10 left");
}

TEST(CliProgress, OnlyTheLastInputMakesAHundredPerCent) {
  EXPECT_NE(progress_bar({1000, 999, 0, 0, 1}, 80).find(" 99%"), std::string::npos);
  EXPECT_NE(progress_bar({1000, 1000, 0, 0, 1}, 80).find("100%"), std::string::npos);
}

TEST(CliNames, NamesThatAreNoTextStayApartAndLeadBack) {
  EXPECT_EQ(text_of_path("通知 \"1\"\n%41.txt"), "通知 \"1\"\n%41.txt");
  EXPECT_EQ(text_of_path("\xb9\xab%.txt"), "%B9%AB%25.txt");
  for (const std::string bytes : {"", "a", "ab", "abc", "\xb9\xab.txt"}) {
    EXPECT_EQ(from_base64(base64(bytes)), bytes);
  }
  EXPECT_EQ(base64("ab"), "YWI=");
  EXPECT_EQ(with_name_bytes(R"({"source":{"name":"%B9","bytes":1}})", "\xb9"),
            R"({"source":{"name":"%B9","name_bytes":"uQ==","bytes":1}})");
}

}  // namespace
}  // namespace gongwen::cli
