// Bytes of every charset become the same text, with an exact map.
#include <gtest/gtest.h>

#include <string>

#include "charset_bytes.hpp"
#include "text/charset/decode.hpp"
#include "text/utf8.hpp"
#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::in_big5;
using test::in_gbk;
using test::in_utf16;
using test::in_utf32;
using test::recovered;

constexpr std::string_view notice = "关于做好防汛工作的通知\n各乡镇人民政府：\n第2条，A区。\n";

// Each character of the text leads to the bytes that it was decoded from.
void expect_exact(std::string_view bytes, Charset charset, std::size_t begin) {
  const Text text = decode(charset, bytes);
  std::size_t source = 0;
  for (std::size_t at = 0; at < text.utf8.size(); at += rune_at(text.utf8, at).size) {
    const Decoded c = decode_at(charset, bytes, source);
    const Span span = text.map.to_source(span_of(at, at + rune_at(text.utf8, at).size));
    EXPECT_EQ(span, span_of(source, source + c.size));
    source += c.size;
  }
  EXPECT_EQ(source, bytes.size()) << begin;
}

TEST(Decode, Utf8IsKept) {
  const Recovered result = recovered(notice);
  EXPECT_EQ(result.text.utf8, notice);
  EXPECT_TRUE(result.text.map.is_identity());
  EXPECT_TRUE(result.text.repairs.empty());
  EXPECT_EQ(result.source.encoding, "UTF-8");
}

TEST(Decode, Utf8WithByteOrderMark) {
  const Recovered result = recovered("\xEF\xBB\xBF" + std::string(notice));
  EXPECT_EQ(result.text.utf8, notice);
  EXPECT_EQ(result.source.declared_encoding, "UTF-8");
  EXPECT_EQ(result.text.map.to_source({0, 3}), (Span{3, 6}));
}

TEST(Decode, Gb18030) {
  const std::string bytes = in_gbk(notice);
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.text.utf8, notice);
  EXPECT_EQ(result.source.encoding, "GB18030");
  expect_exact(bytes, Charset::gb18030, 0);
  // 11 characters of the title in two bytes each, a line end: the map needs few runs.
  EXPECT_LE(result.text.map.runs().size(), 12U);
}

TEST(Decode, Gb18030FourByteCodes) {
  const std::string bytes = in_gbk("的通知") + "\x81\x30\x81\x30\x95\x32\x82\x36" + in_gbk("印发");
  expect_exact(bytes, Charset::gb18030, 0);
  EXPECT_EQ(decode(Charset::gb18030, bytes).utf8, "的通知\xC2\x80\xF0\xA0\x80\x80印发");
}

TEST(Decode, Big5BecomesSimplified) {
  const Recovered result = recovered(in_big5("關於做好防汛工作的通知，請認真貫徹執行。"));
  EXPECT_EQ(result.text.utf8, "关于做好防汛工作的通知，请认真贯彻执行。");
  EXPECT_EQ(result.source.encoding, "Big5");
  EXPECT_EQ(result.script, Script::hant);
}

TEST(Decode, TraditionalTextInGbkIsNotBig5) {
  const Recovered result = recovered(in_gbk("關於做好防汛工作的通知，請認真貫徹執行。"));
  EXPECT_EQ(result.source.encoding, "GB18030");
  EXPECT_EQ(result.text.utf8, "关于做好防汛工作的通知，请认真贯彻执行。");
}

TEST(Decode, Utf16WithAndWithoutByteOrderMark) {
  for (const bool big_endian : {false, true}) {
    const std::string name = big_endian ? "UTF-16BE" : "UTF-16LE";
    const std::string bytes = in_utf16(notice, big_endian);
    EXPECT_EQ(recovered(bytes).text.utf8, notice) << name;
    EXPECT_EQ(recovered(bytes).source.encoding, name);
    const std::string marked = (big_endian ? "\xFE\xFF" : "\xFF\xFE") + bytes;
    EXPECT_EQ(recovered(marked).text.utf8, notice) << name;
    EXPECT_EQ(recovered(marked).source.declared_encoding, name);
    expect_exact(bytes, big_endian ? Charset::utf16be : Charset::utf16le, 0);
  }
}

TEST(Decode, Utf32WithAndWithoutByteOrderMark) {
  for (const bool big_endian : {false, true}) {
    const std::string name = big_endian ? "UTF-32BE" : "UTF-32LE";
    const std::string bytes = in_utf32(notice, big_endian);
    EXPECT_EQ(recovered(bytes).text.utf8, notice) << name;
    EXPECT_EQ(recovered(bytes).source.encoding, name);
    const std::string marked = in_utf32("\xEF\xBB\xBF", big_endian) + bytes;
    EXPECT_EQ(recovered(marked).text.utf8, notice) << name;
    EXPECT_EQ(recovered(marked).source.declared_encoding, name);
    expect_exact(bytes, big_endian ? Charset::utf32be : Charset::utf32le, 0);
  }
}

TEST(Decode, LongUtf32WithRoundCodePoints) {
  // U+4E00 and the like are valid when read one byte off as well.
  std::string text;
  for (int i = 0; i < 40; ++i) text += "一切审批事项一律公开。";
  for (const bool big_endian : {false, true}) {
    EXPECT_EQ(recovered(in_utf32(text, big_endian)).source.encoding,
              big_endian ? "UTF-32BE" : "UTF-32LE");
  }
}

TEST(Decode, Utf32CutInsideACharacterLosesThatOneOnly) {
  const std::string bytes = in_utf32("通知", false);
  const Text text = decode(Charset::utf32le, std::string_view(bytes).substr(0, 7));
  EXPECT_EQ(text.utf8, "通\xEF\xBF\xBD");
  EXPECT_EQ(text.map.source_size(), 7U);
  EXPECT_EQ(text.repairs.size(), 1U);
}

TEST(Decode, OtherBytesAreNotUtf32) {
  const std::string japanese = "\x8E\x73\x96\xF0\x8F\x8A\x82\xCD\x97\x88\x94\x4E";
  for (const std::string& bytes : {in_gbk("的"), in_gbk("任免令"), in_gbk("龘靐"), japanese}) {
    const std::string encoding = recovered(bytes).source.encoding;
    EXPECT_FALSE(encoding.starts_with("UTF-32")) << bytes.size();
  }
}

TEST(Decode, ShortTextIsTold) {
  for (const std::string_view title : {"防汛通知", "任免决定", "工作方案", "市政府令"}) {
    EXPECT_EQ(recovered(in_gbk(title)).text.utf8, title);
  }
  for (const std::string_view title : {"會議紀要", "工作報告"}) {
    EXPECT_EQ(recovered(in_big5(title)).source.encoding, "Big5") << title;
  }
}

TEST(Decode, WesternTextIsNotChinese) {
  const Recovered result = recovered("Le caf\xE9 est ferm\xE9 cet \xE9t\xE9, \xE0 bient\xF4t.");
  EXPECT_EQ(result.source.encoding, "windows-1252");
  EXPECT_EQ(result.text.utf8, "Le café est fermé cet été, à bientôt.");
}

TEST(Decode, ByteThatDoesNotFitIsOneRepair) {
  const std::string bytes = "各县\xE5\xB8人民政府\xFF：";
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.source.encoding, "UTF-8");
  EXPECT_EQ(result.text.utf8, "各县\xEF\xBF\xBD人民政府\xEF\xBF\xBD：");
  ASSERT_EQ(result.text.repairs.size(), 1U);
  EXPECT_EQ(result.text.repairs[0].kind, RepairKind::encoding);
  EXPECT_EQ(result.text.repairs[0].count, 2U);
  EXPECT_EQ(result.text.repairs[0].source, (Span{6, 8}));
}

TEST(Decode, LostByteDoesNotChangeTheCharset) {
  std::string bytes = in_gbk("现将有关事项通知如下，请各单位认真组织实施。");
  bytes.erase(5, 1);
  EXPECT_EQ(recovered(bytes).source.encoding, "GB18030");
}

TEST(Decode, CutCharacterAtTheEndIsKept) {
  std::string bytes(notice);
  bytes.resize(bytes.size() - 2);
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.source.encoding, "UTF-8");
  EXPECT_EQ(result.text.map.source_size(), bytes.size());
}

TEST(Decode, ClaimIsEvidenceOnly) {
  Hints hints;
  hints.encoding = "big5";
  const Recovered result = recover(in_gbk(notice), hints, {});
  EXPECT_EQ(result.source.encoding, "GB18030");
  EXPECT_EQ(result.source.declared_encoding, "big5");
}

TEST(Decode, LimitIsReported) {
  Limits limits;
  limits.input_bytes = 10;
  const Recovered result = recover(notice, {}, {limits, {}});
  EXPECT_EQ(result.text.map.source_size(), 10U);
  ASSERT_FALSE(result.text.diagnostics.empty());
  EXPECT_EQ(result.text.diagnostics[0].code, "input_limit");
}

}  // namespace
}  // namespace gongwen::text
