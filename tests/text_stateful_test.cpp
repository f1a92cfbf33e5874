// Charsets that shift between sets: HZ, ISO-2022-CN, and the planes of EUC-TW.
#include <gtest/gtest.h>

#include <string>

#include "charset_bytes.hpp"
#include "text/charset/stateful.hpp"
#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::in_euc_tw;
using test::in_gbk;
using test::in_hz;
using test::in_seven_bits;
using test::recovered;
using test::repairs;

constexpr std::string_view notice = "关于做好防汛工作的通知\n各乡镇人民政府：\n第2条，A区。\n";
constexpr std::string_view traditional = "關於做好防汛工作的通知，請認真貫徹執行。";

std::string in_iso2022(std::string_view text) {
  return "\x1B$)A" + in_seven_bits(in_gbk(text), "\x0E", "\x0F");
}

TEST(Stateful, HzIsReadWithoutRepair) {
  const Recovered result = recovered(in_hz(notice));
  EXPECT_EQ(result.text.utf8, notice);
  EXPECT_EQ(result.source.encoding, "HZ-GB-2312");
  EXPECT_TRUE(result.text.repairs.empty());
  for (const std::string_view title : {"通知", "任免令", "会议纪要", "志贺"}) {
    EXPECT_EQ(recovered(in_hz(title)).text.utf8, title);
    EXPECT_TRUE(recovered(in_hz(title)).text.repairs.empty());
  }
}

TEST(Stateful, HzSequencesBelongToTheCharactersBesideThem) {
  const std::string bytes = "A~{M(V*~}B";
  const Text text = decode(Charset::hz, bytes);
  EXPECT_EQ(text.utf8, "A通知B");
  EXPECT_EQ(text.map.to_source({1, 4}).of(bytes), "~{M(");
  EXPECT_EQ(text.map.to_source({4, 7}).of(bytes), "V*");
  EXPECT_EQ(text.map.to_source({7, 8}).of(bytes), "~}B");
}

TEST(Stateful, HzTildesAndLines) {
  EXPECT_EQ(decode(Charset::hz, "a~~b~\nc~{M(V*\nd").utf8, "a~bc通知\nd");
}

TEST(Stateful, HzLostByteIsOneSpot) {
  std::string bytes = in_hz("现将有关事项通知如下");
  bytes.erase(8, 1);
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.source.encoding, "HZ-GB-2312");
  EXPECT_EQ(result.text.utf8, "现将有\xEF\xBF\xBD事项通知如下");
}

TEST(Stateful, TildesInOtherTextAreKept) {
  for (const std::string_view text : {"if (a =~{b}) { x = ~{1}; }", "Fig.~{\\ref{a}} and ~{b~}",
                                      "class A { ~A(); };", "~{~}", "x = ~{1234", "~{ab~}"}) {
    EXPECT_EQ(recovered(text).source.encoding, "UTF-8") << text;
  }
  const std::string mixed = "通知中的写法是~{M(V*~}。";
  EXPECT_EQ(recovered(mixed).text.utf8, mixed);
}

TEST(Stateful, Iso2022) {
  const Recovered result = recovered(in_iso2022(notice));
  EXPECT_EQ(result.text.utf8, notice);
  EXPECT_EQ(result.source.encoding, "ISO-2022-CN");
  EXPECT_TRUE(result.text.repairs.empty());
  EXPECT_EQ(recovered(in_iso2022("通知")).text.utf8, "通知");
}

TEST(Stateful, Iso2022HasPlanesOfCns) {
  const std::string plane1 = in_seven_bits(in_euc_tw("通知"), "\x0E", "\x0F");
  EXPECT_EQ(decode(Charset::iso2022cn, "\x1B$)G" + plane1).utf8, "通知");
  // Plane 2, row 1, cell 1 by a single shift.
  EXPECT_EQ(decode(Charset::iso2022cn, "\x1B$*H\x1BN\x21\x21.").utf8, "乂.");
  EXPECT_EQ(decode(Charset::iso2022cn, "\x1B$*H\x1BN").map.source_size(), 6U);
}

TEST(Stateful, Iso2022OfOtherLanguagesIsNotRead) {
  const std::string japanese = "\x1B$B;TLr=j\x1B(B";
  EXPECT_EQ(recovered(japanese).source.encoding, "UTF-8");
}

TEST(EucTw, IsRead) {
  const Recovered result = recovered(in_euc_tw(traditional));
  EXPECT_EQ(result.source.encoding, "EUC-TW");
  EXPECT_EQ(result.text.utf8, "关于做好防汛工作的通知，请认真贯彻执行。");
  EXPECT_EQ(repairs(in_euc_tw(traditional), RepairKind::encoding), 0U);
}

TEST(EucTw, FourByteCodes) {
  const std::string bytes = "a\x8E\xA2\xA1\xA1z";
  const Text text = decode(Charset::euc_tw, bytes);
  EXPECT_EQ(text.utf8, "a乂z");
  EXPECT_EQ(text.map.to_source({1, 4}), (Span{1, 5}));
  // Above the first plane of Unicode too.
  EXPECT_EQ(decode(Charset::euc_tw, in_euc_tw("𠀋")).utf8, "𠀋");
}

TEST(EucTw, IllFormedBytesAreSpots) {
  EXPECT_EQ(decode(Charset::euc_tw, "\x8E\xA2\xA1").map.source_size(), 3U);
  EXPECT_EQ(decode(Charset::euc_tw, "\xC4z").utf8, "\xEF\xBF\xBDz");
}

}  // namespace
}  // namespace gongwen::text
