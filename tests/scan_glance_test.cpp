#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "parse/words.hpp"
#include "scan/glance.hpp"
#include "scan/utf8.hpp"

namespace gongwen {
namespace {

// Strings of characters that are alike: their bytes differ in one, or their places in a set are
// one.
std::vector<std::string> pieces() {
  return {"。", "、", "，", "：", "？", "　", " ",  "a", "!",
          "é",  "一", "丁", "倀", "通", "知", "𠀀", "\n"};
}

std::string drawn(std::mt19937& chance, std::size_t most) {
  const std::vector<std::string> all = pieces();
  std::string out;
  for (std::size_t n = chance() % (most + 1); n > 0; --n) out += all[chance() % all.size()];
  return out;
}

TEST(Find, AnswersAsTheStandardLibraryDoes) {
  std::mt19937 chance(7);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = drawn(chance, 30);
    const std::string word = drawn(chance, 3);
    const std::size_t at = chance() % (text.size() + 3);
    ASSERT_EQ(scan::find(text, word, at), std::string_view(text).find(word, at))
        << '"' << text << "\" \"" << word << "\" " << at;
  }
}

TEST(Glance, SeesWhatASearchFinds) {
  std::mt19937 chance(8);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = drawn(chance, 30);
    const std::string word = drawn(chance, 3);
    const scan::Glance seen(text);
    ASSERT_EQ(seen.length(), scan::length(text));
    ASSERT_EQ(seen.find(word), text.find(word)) << '"' << text << "\" \"" << word << '"';
    ASSERT_EQ(seen.holds(word), text.find(word) != std::string::npos);
  }
}

TEST(Glance, OfWordsSaysWhatTheTextSays) {
  static constexpr parse::words::Words words{"通知", "一", "知。", "a!", "倀丁"};
  std::mt19937 chance(9);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = drawn(chance, 12);
    int held = 0;
    for (const std::string_view word : words) {
      held += text.find(word) != std::string::npos ? 1 : 0;
    }
    ASSERT_EQ(parse::words::holds(scan::Glance(text), words), held > 0) << text;
    ASSERT_EQ(parse::words::holds(text, words), held > 0) << text;
    ASSERT_EQ(parse::words::count(text, words), held) << text;
  }
}

TEST(Spaces, AreTakenOutWholly) {
  EXPECT_EQ(scan::without_spaces(" 通　知 a\u00A0b\n。、\u2003é"), "通知ab。、é");
  EXPECT_EQ(scan::squeezed("　通 知 an  E-mail 2 b　"), "通知an E-mail 2 b");
  EXPECT_EQ(scan::squeezed(""), "");
  const std::string_view marks = "。、“”《》é";  // share a byte with white space
  EXPECT_EQ(scan::next_space(marks, 0), marks.size());
}

}  // namespace
}  // namespace gongwen
