// Which charset is told from bytes: short, damaged, mixed, claimed wrongly, or of no Chinese text.
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "charset_bytes.hpp"
#include "text/charset/charset.hpp"
#include "text/charset/labels.hpp"
#include "text_cleaned.hpp"

namespace gongwen::text {
namespace {

using test::diagnosed;
using test::in_big5;
using test::in_gbk;
using test::in_utf16;
using test::recovered;

constexpr std::string_view sentence =
    "现将有关事项通知如下，请各乡镇人民政府、县直各单位认真组织实施，确保各项措施落到实处。";
constexpr std::string_view other_sentence =
    "各级财政部门应当加强对专项资金使用情况的监督检查，发现问题及时纠正，并向社会公开。";
constexpr std::string_view sign = "\xEF\xBF\xBD";

std::size_t signs_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + sign.size())) {
    ++count;
  }
  return count;
}

TEST(Charset, DroppedByteCostsOneSpot) {
  for (const std::size_t at : {0U, 9U, 10U, 23U, 24U, 40U}) {
    std::string bytes = in_gbk(sentence);
    bytes.erase(at, 1);
    const Recovered result = recovered(bytes);
    EXPECT_EQ(result.source.encoding, "GB18030");
    EXPECT_EQ(signs_in(result.text.utf8), 1U) << result.text.utf8;
    // One character is lost, and no other.
    EXPECT_EQ(result.text.utf8.size(), sentence.size()) << result.text.utf8;
    EXPECT_EQ(result.text.map.source_size(), bytes.size());
  }
}

TEST(Charset, ShortShiftedRunIsFound) {
  // What a lost byte shifts is in step again at the letter that is a trail byte, and nothing is
  // ill-formed.
  constexpr std::string_view text =
      "投訴舉報電話應當向社會公布，個人投資建設停車場的，從事道路客運。";
  for (std::size_t at = 8; at < 40; ++at) {
    std::string bytes = in_gbk(text);
    bytes.erase(at, 1);
    const Recovered result = recovered(bytes);
    EXPECT_EQ(result.source.encoding, "GB18030");
    EXPECT_LE(signs_in(result.text.utf8), 1U) << result.text.utf8;
    EXPECT_NE(result.text.utf8.find("道路客运"), std::string::npos) << result.text.utf8;
    EXPECT_NE(result.text.utf8.find("投"), std::string::npos) << result.text.utf8;
  }
}

TEST(Charset, TwoDroppedBytesLeaveWhatIsBetweenThem) {
  std::string bytes = in_gbk(std::string(sentence) + "\n" + std::string(other_sentence));
  bytes.erase(50, 1);
  bytes.erase(10, 1);
  const Recovered result = recovered(bytes);
  EXPECT_EQ(signs_in(result.text.utf8), 2U) << result.text.utf8;
  EXPECT_NE(result.text.utf8.find("人民政府、县直各单位"), std::string::npos) << result.text.utf8;
}

TEST(Charset, CutAtBothEnds) {
  const std::array texts = {in_gbk(sentence), in_big5("各鄉鎮人民政府應當加強監督檢查，確保落實。"),
                            in_utf16(sentence, false), std::string(sentence)};
  const std::array<std::string_view, 4> names = {"GB18030", "Big5", "UTF-16LE", "UTF-8"};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Recovered result = recovered(std::string_view(texts[i]).substr(1, texts[i].size() - 2));
    EXPECT_EQ(result.source.encoding, names[i]);
    EXPECT_LE(signs_in(result.text.utf8), 2U) << result.text.utf8;
  }
}

TEST(Charset, QuestionMarkInASequenceIsOneSpot) {
  std::string bytes = std::string(sentence);
  bytes[4] = '?';
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.text.utf8, "现" + std::string(sign) + std::string(sentence.substr(6)));
}

TEST(Charset, EachStretchInItsOwn) {
  const std::string gbk = in_gbk(sentence);
  const std::string utf8(other_sentence);
  const std::string both = std::string(other_sentence) + std::string(sentence);
  const struct {
    std::string bytes;
    std::string text;
  } cases[] = {
      {utf8 + gbk + gbk, both + std::string(sentence)},
      {gbk + gbk + utf8, std::string(sentence) + both.substr(utf8.size()) + utf8},
      {gbk + utf8 + gbk, std::string(sentence) + both},
      {utf8 + "\n" + gbk + "\n" + utf8, utf8 + "\n" + std::string(sentence) + "\n" + utf8},
  };
  for (const auto& [bytes, text] : cases) {
    EXPECT_EQ(recovered(bytes).text.utf8, text);
    EXPECT_TRUE(diagnosed(bytes, "mixed_encoding"));
    EXPECT_EQ(recovered(bytes).text.map.source_size(), bytes.size());
  }
}

TEST(Charset, MixedFileIsNamedAfterMostBytes) {
  const std::string long_utf8 = std::string(other_sentence) + "\n" + std::string(other_sentence);
  EXPECT_EQ(recovered(in_gbk(sentence) + "\n" + long_utf8).source.encoding, "UTF-8");
  EXPECT_EQ(recovered(std::string(sentence) + "\n" + in_gbk(long_utf8)).source.encoding, "GB18030");
}

TEST(Charset, MixedFileHasAnExactMap) {
  const std::string bytes = std::string(other_sentence) + "\n" + in_gbk(sentence);
  const Recovered result = recovered(bytes);
  const std::size_t in_text = result.text.utf8.find("组织");
  ASSERT_NE(in_text, std::string::npos);
  const auto begin = static_cast<std::uint32_t>(in_text);
  EXPECT_EQ(result.text.map.to_source({begin, begin + 6}).of(bytes), in_gbk("组织"));
}

TEST(Charset, MarkedHeadDoesNotDecideOnTheRest) {
  const std::string bytes = "\xEF\xBB\xBF" + in_gbk(std::string(sentence) + "\n");
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.source.encoding, "GB18030");
  EXPECT_EQ(result.source.declared_encoding, "UTF-8");
  EXPECT_EQ(result.text.utf8, std::string(sentence) + "\n");
}

TEST(Charset, CleanTextIsNotMixed) {
  // Names of rare characters, box drawings, letters of other scripts.
  constexpr std::string_view rare = "龚璐、阚昊、逄锴、亓嫒\n┌──┬──┐\nαβγ и др.\n";
  const std::string text = std::string(sentence) + "\n" + std::string(rare);
  for (const std::string& bytes : {text, in_gbk(text)}) {
    const Recovered result = recovered(bytes);
    EXPECT_EQ(result.text.utf8, text);
    EXPECT_TRUE(result.text.diagnostics.empty());
  }
}

TEST(Charset, TableOfCodesIsKept) {
  // Rare characters in a row are no evidence of another charset or of lost bytes.
  std::string bytes = in_gbk(std::string(sentence) + "\n");
  for (int lead = 0xB0; lead <= 0xF7; ++lead) {
    for (int trail = 0xA1; trail <= 0xF9; ++trail) {
      bytes += {static_cast<char>(lead), static_cast<char>(trail)};
    }
    bytes += '\n';
  }
  const Recovered result = recovered(bytes);
  EXPECT_EQ(result.source.encoding, "GB18030");
  EXPECT_EQ(test::repairs(bytes, RepairKind::encoding), 0U);
  EXPECT_FALSE(diagnosed(bytes, "mixed_encoding"));
}

TEST(Charset, Utf16WithoutMarkFromEightCharacters) {
  for (const std::string_view text : {"房屋所属项目的商", "利害关系人履行法", "由经济特区所在地"}) {
    EXPECT_EQ(recovered(in_utf16(text, false)).source.encoding, "UTF-16LE") << text;
    EXPECT_EQ(recovered(in_utf16(text, true)).source.encoding, "UTF-16BE") << text;
  }
}

TEST(Charset, TwoByteSequencesOfUtf8MayBeChinese) {
  EXPECT_EQ(recovered(in_gbk("联通")).text.utf8, "联通");
  EXPECT_EQ(recovered(in_gbk("通知为准")).text.utf8, "通知为准");
  for (const std::string_view text : {"café", "Да", "не", "Größe", "ΑΒΓ", "не так"}) {
    EXPECT_EQ(recovered(text).text.utf8, text);
  }
}

TEST(Charset, LabelsOfMarkupAreEvidence) {
  const std::string head = "<html><head><meta charset=\"gb2312\"><title>";
  const std::string tail = "</title></head><body><p>notice</p></body></html>";
  EXPECT_EQ(recovered(head + in_gbk("通知") + tail).source.encoding, "GB18030");
  EXPECT_EQ(recovered(head + in_gbk("通知") + tail).source.declared_encoding, "gb2312");
  EXPECT_EQ(recovered(head + "关于做好工作的通知" + tail).source.encoding, "UTF-8");
  EXPECT_EQ(recovered(head + in_big5("關於做好工作的通知") + tail).source.encoding, "Big5");
  const std::string older =
      "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=big5' ><title>";
  EXPECT_EQ(recovered(older + in_big5("會議") + tail).source.declared_encoding, "big5");
  const std::string comment = "<!-- <meta charset=big5> --><p>" + in_gbk(sentence) + "</p>";
  EXPECT_FALSE(recovered(comment).source.declared_encoding.has_value());
}

TEST(Charset, OtherLanguagesAreNotChinese) {
  const struct {
    std::string_view language;
    std::string_view bytes;
  } cases[] = {
      {"Japanese, EUC",
       "\xBB\xD4\xCC\xF2\xBD\xEA\xA4\xCF\xCD\xE8\xC7\xAF\xC5\xD9\xA4\xCE\xCD\xBD\xBB\xBB\xB0\xC6"
       "\xA4\xCB\xA4\xC4\xA4\xA4\xA4\xC6\xC0\xE2\xCC\xC0\xB2\xF1\xA4\xF2\xB3\xAB\xA4\xAF"},
      {"Korean, EUC",
       "\xBD\xC3\xC3\xBB\xC0\xBA \xB3\xBB\xB3\xE2\xB5\xB5 \xBF\xB9\xBB\xEA\xBE\xC8\xBF\xA1 "
       "\xB4\xEB\xC7\xD1 \xBC\xB3\xB8\xED\xC8\xB8\xB8\xA6 \xBF\xAD\xB0\xED"},
      {"Russian, KOI8-R",
       "\xF3\xCF\xD7\xC5\xD4 \xCF\xC2\xDF\xD1\xD7\xC9\xCC \xCF \xD3\xCF\xC2\xD2\xC1\xCE\xC9\xC9 "
       "\xD6\xC9\xD4\xC5\xCC\xC5\xCA \xD2\xC1\xCA\xCF\xCE\xC1"},
      {"Russian, windows-1251",
       "\xD1\xEE\xE2\xE5\xF2 \xEE\xE1\xFA\xFF\xE2\xE8\xEB \xEE \xF1\xEE\xE1\xF0\xE0\xED\xE8\xE8 "
       "\xE6\xE8\xF2\xE5\xEB\xE5\xE9 \xF0\xE0\xE9\xEE\xED\xE0"},
      {"German",
       "Die Gemeinde erkl\xE4rt, da\xDF f\xFCr gr\xF6\xDF"
       "ere Ma\xDFnahmen h\xF6her"},
      {"Spanish", "N\xFAmero incorrecto de operandos en el men\xFA"},
      {"Turkish",
       "bu k\xFDs\xFDm ba\xFE"
       "ar\xFDs\xFDz"},
  };
  for (const auto& [language, bytes] : cases) {
    const Recovered result = recovered(bytes);
    const bool uncertain =
        result.source.encoding_confidence < 0.5F && diagnosed(bytes, "encoding_uncertain");
    EXPECT_TRUE(result.source.encoding == "windows-1252" || uncertain)
        << language << ' ' << result.source.encoding;
  }
}

TEST(Charset, Binary) {
  const std::string png(
      "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\x58\0\0\1\x90\x08\2\0\0\0\x31\x1C\x96\xB5", 33);
  const std::string zip("PK\3\4\x14\0\0\0\x08\0\x21\x58\xB4\x52\x9A\xDF\x1C\x44\1\0\0\x63\5\0\0",
                        25);
  for (const std::string& bytes : {png, zip}) {
    EXPECT_EQ(recovered(bytes).text.map.source_size(), bytes.size());
    const Recovered result = recovered(bytes);
    EXPECT_EQ(result.source.encoding, "none");
    EXPECT_EQ(result.source.format, Format::binary);
    EXPECT_EQ(result.text.utf8, "");
  }
}

// Other languages are read as they are declared, with the place of every character.
TEST(Charset, OtherLanguagesAreReadAsDeclared) {
  struct Row {
    const char* label;
    std::string bytes;
    std::string_view text;
  };
  const Row rows[] = {
      {"shift_jis", "\x82\xB1\x82\xEA\x82\xCD\x93\xFA\x96\x7B\x8C\xEA\x82\xC5\x82\xB7\x81\x42",
       "これは日本語です。"},
      {"koi8-r", "\xF5\xD7\xC5\xC4\xCF\xCD\xCC\xC5\xCE\xC9\xC5", "Уведомление"},
      {"windows-1251", "\xD3\xE2\xE5\xE4\xEE\xEC\xEB\xE5\xED\xE8\xE5", "Уведомление"},
      {"iso-8859-2",
       "Vl\xE1"
       "da ozn\xE1mila zm\xECnu",
       "Vláda oznámila změnu"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.label);
    const Recovered result =
        recover(row.bytes, {.name = {}, .encoding = row.label, .format = {}}, {});
    EXPECT_EQ(result.text.utf8, row.text);
    EXPECT_EQ(result.text.map.source_size(), row.bytes.size());
    EXPECT_EQ(result.text.map.text_size(), row.text.size());
    EXPECT_TRUE(result.text.repairs.empty());
  }
  // What does not fit is one repair; what nobody knows is not guessed.
  const Recovered cut = recover("\x82\xB1\x82\xEA\x82\xCD\x93",
                                {.name = {}, .encoding = "shift_jis", .format = {}}, {});
  EXPECT_EQ(cut.text.utf8, "これは\xEF\xBF\xBD");
  EXPECT_EQ(cut.text.map.to_source({9, 12}), (Span{6, 7}));
}

// Repairs of what is no text would be chance.
TEST(Charset, OfWhatIsNoTextNothingIsRead) {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  Recovered result = recovered(bytes);
  EXPECT_TRUE(diagnosed(bytes, "not_text"));
  EXPECT_EQ(result.text.map.source_size(), bytes.size());
  EXPECT_EQ(result.source.encoding, "none");
  EXPECT_EQ(result.text.utf8, "");
  EXPECT_TRUE(result.text.repairs.rows().empty());
}

// Text that lost characters in a charset that nobody can tell is text all the same.
TEST(Charset, DamagedTextIsText) {
  for (const std::string_view bytes : {"\xE5\x8A 强领导，完善\xE6 \xE5\x87准，要严\xE6 \xBC落实。",
                                       "经研究，任命王\xED\xA1\x80\xED\xB0\x80为局长。"}) {
    const Recovered result = recovered(bytes);
    EXPECT_NE(result.text.utf8, "");
    EXPECT_EQ(result.source.format, Format::text);
  }
}

TEST(Charset, LetterInsideAWordIsUtf8) {
  for (const std::string_view text :
       {"Copyright Joel Rydgård and others. All rights are theirs.\n", "un café noir", "naïve"}) {
    const Recovered result = recovered(text);
    EXPECT_EQ(result.text.utf8, text);
    EXPECT_EQ(result.source.encoding, "UTF-8");
  }
}

TEST(Charset, LabelsAreKnown) {
  EXPECT_EQ(charset_of("HZ-GB-2312"), Charset::hz);
  EXPECT_EQ(charset_of("iso-2022-cn"), Charset::iso2022cn);
  EXPECT_EQ(charset_of("x-euc-tw"), Charset::euc_tw);
  EXPECT_EQ(charset_of(" GBK\n"), Charset::gb18030);
  EXPECT_EQ(charset_of("big5-hkscs"), Charset::big5);
  EXPECT_EQ(charset_of("unicode"), Charset::utf16le);
  EXPECT_EQ(charset_of("x-x-big5"), Charset::big5);
  EXPECT_EQ(charset_of("ansi_x3.4-1968"), Charset::windows1252);
  EXPECT_EQ(charset_of("shift_jis"), std::nullopt);
  EXPECT_EQ(charset_of(""), std::nullopt);
}

}  // namespace
}  // namespace gongwen::text
