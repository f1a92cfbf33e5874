// The examples of the reference: what the headers show compiles, and says what it seems to say.
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>
#include <string>

#include "gongwen/gongwen.hpp"

namespace {

const std::string notice =
    "云泽市统计局关于开展调查的通知\n各区统计局：\n现就有关事项通知如下。\n"
    "一、调查范围\n（一）企业。规模以上企业。\n（二）个体户。抽中的个体户。\n二、调查时间\n"
    "2024年9月2日起。\n云泽市统计局\n2024年8月8日\n";

TEST(Example, Parse) {
  const std::string& bytes = notice;
  //! [parse]
  const gongwen::Parser parser;  // one serves any number of threads
  const gongwen::Result result = parser.parse(bytes, {.name = "notice.txt"});
  for (const gongwen::Document& document : result.documents) {
    if (document.title) std::cout << document.title->text << '\n';
  }
  //! [parse]
  ASSERT_EQ(result.documents.size(), 1U);
  EXPECT_EQ(result.documents[0].title->text, "云泽市统计局关于开展调查的通知");
}

TEST(Example, Clean) {
  const std::string bytes = "會(huì)議\n";
  //! [clean]
  const gongwen::Cleaned cleaned = gongwen::clean(bytes, {.encoding = "utf-8"});
  for (const gongwen::Repair& repair : cleaned.repairs) std::clog << repair << '\n';
  //! [clean]
  EXPECT_EQ(cleaned.text, "会议\n");
}

TEST(Example, Json) {
  const gongwen::Result result = gongwen::Parser().parse(notice);
  std::ostringstream file;
  //! [json]
  gongwen::to_json(result, [&](std::string_view piece) { file << piece; }, {.complete = true});
  //! [json]
  EXPECT_EQ(gongwen::from_json(file.str()), result);
}

TEST(Example, Sections) {
  const gongwen::Result result = gongwen::Parser().parse(notice);
  const gongwen::Document& document = result.documents.at(0);
  std::ostringstream out;
  //! [sections]
  gongwen::for_each_section(document, [&](gongwen::SectionPath path) {
    for (const gongwen::Section* section : path) out << section->label;
    out << ' ' << gongwen::plain_text(result, *path.back()).size() << " bytes\n";
  });
  const gongwen::Section* who = gongwen::find_section(document, {"一、", "（二）"});
  //! [sections]
  ASSERT_NE(who, nullptr);
  EXPECT_EQ(gongwen::plain_text(result, *who), "（二）个体户。抽中的个体户。\n");
  EXPECT_EQ(out.str().substr(0, out.str().find(' ')), "一、");
  EXPECT_NE(out.str().find("\n一、（一） "), std::string::npos);
}

TEST(Example, Service) {
  const std::string& bytes = notice;
  bool busy = false;
  //! [service]
  std::stop_source shutdown;
  const gongwen::Parser parser({
      .limits = {.input_bytes = 16U << 20U,
                 .repairs = 500,
                 .diagnostics = 100,
                 .time = std::chrono::seconds(10)},
      .stop = shutdown.get_token(),
  });
  try {
    const gongwen::Result result = parser.parse(bytes, {.format = gongwen::Format::text});
  } catch (const gongwen::Stopped& stopped) {
    busy = stopped.reason() == gongwen::Stopped::Reason::time;
  }
  //! [service]
  EXPECT_FALSE(busy);
}

}  // namespace
