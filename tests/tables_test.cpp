// The tables against facts that are known from elsewhere.
#include <gtest/gtest.h>

#include <string>

#include "tables/big5.hpp"
#include "tables/gbk.hpp"
#include "tables/model.hpp"
#include "tables/readings.hpp"
#include "tables/script.hpp"
#include "tables/variants.hpp"

namespace gongwen::tables {
namespace {

TEST(Gbk, EveryCharacterHasItsCodeBack) {
  int characters = 0;
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      const auto first = static_cast<std::uint8_t>(lead);
      const auto second = static_cast<std::uint8_t>(trail);
      const char32_t c = gbk_character(first, second);
      if (c == 0) continue;
      ++characters;
      if (c != 0x3000) {
        EXPECT_EQ(gbk_code(c), lead << 8 | trail) << std::hex << lead << trail;
      }
    }
  }
  EXPECT_EQ(characters, 23940);  // all of 126 leads and 190 trails
}

TEST(Gbk, FollowsTheEncodingStandard) {
  EXPECT_EQ(gbk_character(0xA3, 0xA0), 0x3000U);
  EXPECT_EQ(gbk_character(0xA2, 0xE3), U'€');
  EXPECT_EQ(gbk_character(0xA8, 0xBF), 0x1F9U);
  EXPECT_EQ(gbk_character(0xA6, 0xD9), 0xFE10U);
  EXPECT_EQ(gbk_character(0xA1, 0x7F), 0U);
  EXPECT_EQ(gbk_code(U'公'), 0xB9ABU);
}

TEST(Gb18030, ReadsFourByteCodes) {
  EXPECT_EQ(gb18030_character({0x81, 0x30, 0x81, 0x30}), 0x80U);
  EXPECT_EQ(gb18030_character({0x81, 0x35, 0xF4, 0x37}), 0xE7C7U);
  EXPECT_EQ(gb18030_character({0x84, 0x31, 0xA4, 0x39}), 0xFFFFU);
  EXPECT_EQ(gb18030_character({0x84, 0x31, 0xA5, 0x30}), 0U);
  EXPECT_EQ(gb18030_character({0x90, 0x30, 0x81, 0x30}), 0x10000U);
  EXPECT_EQ(gb18030_character({0xE3, 0x32, 0x9A, 0x35}), 0x10FFFFU);
  EXPECT_EQ(gb18030_character({0xE3, 0x32, 0x9A, 0x36}), 0U);
}

TEST(Gbk, KnowsWhatGb2312Has) {
  EXPECT_TRUE(in_gb2312(U'关'));
  EXPECT_TRUE(in_gb2312(U'乾'));
  EXPECT_FALSE(in_gb2312(U'關'));
  EXPECT_FALSE(in_gb2312(U'a'));
}

TEST(Big5, EveryCharacterOfThePlainPartHasItsCodeBack) {
  for (unsigned lead = 0xA4; lead <= 0xF9; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      const Big5Character c =
          big5_character(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      if (c.first == 0 || c.first > 0xFFFF) continue;
      const std::uint16_t code = big5_code(c.first);
      const Big5Character again = big5_character(static_cast<std::uint8_t>(code >> 8),
                                                 static_cast<std::uint8_t>(code & 0xFF));
      EXPECT_EQ(again.first, c.first) << std::hex << lead << trail;
    }
  }
  EXPECT_EQ(big5_character(0xA4, 0x40).first, U'一');
  EXPECT_EQ(big5_character(0x88, 0x62).second, 0x304U);
}

TEST(ScriptTable, MapsCharacters) {
  EXPECT_EQ(simplified(U'關'), U'关');
  EXPECT_EQ(simplified(U'关'), U'关');
  EXPECT_TRUE(is_traditional_only(U'關'));
  EXPECT_FALSE(is_traditional_only(U'乾'));
  EXPECT_TRUE(is_simplified_only(U'关'));
  EXPECT_FALSE(is_simplified_only(U'后'));
}

TEST(ScriptTable, FindsTheLongestPhrase) {
  EXPECT_EQ(phrase_at("乾坤之大").traditional, "乾坤");
  EXPECT_EQ(phrase_at("瞭如指掌也").traditional, "瞭如指掌");
  EXPECT_TRUE(phrase_at("通知").traditional.empty());
  EXPECT_TRUE(begins_phrase(U'乾'));
}

TEST(Readings, AreThoseOfTheCharacter) {
  EXPECT_TRUE(has_reading(U'會', "huì"));
  EXPECT_TRUE(has_reading(U'會', "kuài"));
  EXPECT_TRUE(has_reading(U'長', "zhǎng"));
  EXPECT_FALSE(has_reading(U'會', "guān"));
  EXPECT_FALSE(is_reading("xyz"));
}

TEST(Variants, StandForOrdinaryCharacters) {
  EXPECT_EQ(ordinary_form(U'⽂'), U'文');
  EXPECT_EQ(ordinary_form(U'⻓'), U'长');
  EXPECT_EQ(ordinary_form(U'⺠'), U'民');
  EXPECT_EQ(ordinary_form(0xF9DC), U'隆');
  EXPECT_EQ(ordinary_form(U'文'), 0U);
}

TEST(Model, PrefersWhatIsWritten) {
  EXPECT_LT(bits(U'通', U'知'), bits(U'通', U'只'));
  EXPECT_LT(bits(U'通', U'知'), 6);
  EXPECT_GT(bits(U'涓', U'浗'), 15);
  EXPECT_EQ(bits(U'關', U'於'), bits(U'关', U'于'));
  EXPECT_GT(bits(U'龘'), bits(U'的'));
}

TEST(Model, TwoCharactersTellMoreThanOne) {
  EXPECT_LT(cost(U'上', U'海', U'市'), cost(U'海', U'市'));
  // 海总 is known from 上海总工会, and says little behind anything else.
  EXPECT_LT(cost(U'上', U'海', U'总'), cost(U'实', U'海', U'总'));
  EXPECT_EQ(cost(U'關', U'於', U'印'), cost(U'关', U'于', U'印'));
}

TEST(Model, AnyCharacterHasACost) {
  for (char32_t c = 0; c < 0x20000; c += 7) {
    EXPECT_GE(cost(c), 0);
    EXPECT_GE(cost(c, U'国'), 0);
    EXPECT_GE(cost(U'中', c, U'国'), 0);
  }
}

}  // namespace
}  // namespace gongwen::tables
