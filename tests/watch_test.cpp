// A call can be ended, whatever it reads and wherever it is.
#include "values/watch.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "formats/formats.hpp"
#include "gongwen/gongwen.hpp"
#include "parse/parse.hpp"
#include "spec_reader.hpp"
#include "text/recover.hpp"

namespace gongwen {
namespace {

constexpr std::size_t size = 1U << 18U;

std::string corpus(const char* name) {
  return spec::read_bytes(std::string(GONGWEN_CORPUS "/notices/") + name);
}

std::string repeated(const std::string& piece) {
  std::string out;
  while (out.size() < size) out += piece;
  return out;
}

// Inputs in which each stage has much to do.
struct Input {
  const char* name;
  std::string bytes;
  std::vector<const char*> busy;  // stages that go through all of it
};

std::vector<Input> inputs() {
  const std::string plain = corpus("plain_notice.txt");
  std::string one_line = repeated(plain);
  std::erase(one_line, '\n');
  std::string html = "<html><body><p>" + repeated(plain) + "</p></body></html>";
  for (std::size_t at = html.find('\n'); at != std::string::npos; at = html.find('\n', at + 8)) {
    html.replace(at, 1, "</p><p>");
  }
  return {{"plain", repeated(plain), {"numbers", "dates", "unwrap", "lines", "zones", "compose"}},
          {"one line", one_line, {"lines", "compose"}},
          {"page", html, {"format", "dates", "lines", "compose"}},
          {"damaged",
           repeated(corpus("damaged_shifted_gbk.txt")),
           {"mojibake", "misaligned", "pinyin", "spaces", "width", "settle", "lines", "compose"}},
          {"numbered",
           repeated("（一）总则。\n1.各单位要做好工作。\n"),
           {"lines", "zones", "compose"}}};
}

TEST(Watch, EveryStageIsLookedAtManyTimes) {
  Options options;
  options.limits.time = std::chrono::hours(24);
  for (const Input& input : inputs()) {
    values::Watch watch(options, Parser::stages());
    std::size_t before = 0;
    std::map<std::string, std::size_t, std::less<>> looks;
    const auto lap = [&](std::string_view stage) {
      looks[std::string(stage)] = watch.looks() - before;
      before = watch.looks();
    };
    const auto read_format = [](text::Text decoded, Source& source) {
      return formats::read_format(std::move(decoded), std::nullopt, source);
    };
    text::Recovered recovered = text::recover(
        input.bytes, {}, options, read_format,
        [&](std::string_view stage, const text::Text&) { lap(stage); }, &watch);
    Result result;
    result.text = std::move(recovered.text.utf8);
    parse::parse(
        result, {recovered.text.blocks, recovered.text.links, recovered.text.cells}, false, {},
        [&](std::string_view stage, const std::function<std::string()>&) { lap(stage); }, &watch);
    lap("compose");
    // They look every 4096 bytes; a fourth of it is enough here, since a text becomes shorter on
    // its way and not every line concerns every stage.
    constexpr std::size_t enough = size / 4096 / 4;
    for (const char* stage : input.busy) {
      EXPECT_GT(looks[stage], enough) << stage << " of " << input.name;
    }
  }
}

TEST(Watch, ACallEndsOnRequest) {
  std::stop_source stop;
  const Parser parser({.stop = stop.get_token()});
  EXPECT_EQ(parser.parse("关于放假的通知\n各科室：\n特此通知。\n").documents.size(), 1U);
  stop.request_stop();
  try {
    (void)parser.parse("关于放假的通知\n");
    FAIL() << "was not ended";
  } catch (const Stopped& stopped) {
    EXPECT_EQ(stopped.reason(), Stopped::Reason::requested);
    EXPECT_NE(std::string(stopped.what()).find("options.stop"), std::string::npos);
  }
  EXPECT_THROW((void)clean("x", {}, {.stop = stop.get_token()}), Stopped);
  EXPECT_THROW((void)parser.explain("x", "lines"), Stopped);
}

// A request reaches a call from within, too, as from another thread: here at its first report.
TEST(Watch, ACallEndsWhileItReads) {
  std::string bytes;
  while (bytes.size() < 64 * size) bytes += corpus("plain_notice.txt");
  std::stop_source stop;
  std::vector<std::string> stages;
  Options options;
  options.stop = stop.get_token();
  options.progress = [&](const Progress& progress) {
    stages.emplace_back(progress.stage);
    EXPECT_EQ(Parser::stages().at(progress.step), progress.stage);
    EXPECT_EQ(progress.steps, Parser::stages().size());
    stop.request_stop();
  };
  EXPECT_THROW((void)Parser(options).parse(bytes), Stopped);
  EXPECT_EQ(stages.size(), 1U);
  options.stop = {};
  options.progress = [](const Progress&) { throw std::domain_error("enough"); };
  EXPECT_THROW((void)Parser(options).parse(bytes), std::domain_error);
  options.progress = nullptr;
  options.limits.time = std::chrono::milliseconds(1);
  try {
    (void)Parser(options).parse(bytes);
    FAIL() << "was not ended";
  } catch (const Stopped& stopped) {
    EXPECT_EQ(stopped.reason(), Stopped::Reason::time);
  }
}

TEST(Watch, ALimitThatTheClockCannotHoldIsNone) {
  const Parser parser({.limits = {.time = std::chrono::milliseconds::max()}});
  EXPECT_EQ(parser.parse("关于放假的通知\n各科室：\n特此通知。\n").documents.size(), 1U);
}

}  // namespace
}  // namespace gongwen
