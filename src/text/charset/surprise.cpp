#include "text/charset/surprise.hpp"

#include <string_view>

#include "tables/model.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A control character says that the charset is the wrong one.
constexpr int control_bits = 30;
// ASCII says little, but where a charset takes it for half of a character, or leaves such a half
// over, it must not come for nothing.
constexpr int blank_bits = 1;
constexpr int wide_blank_bits = 3;  // U+3000, which stands in rows
constexpr int same_kind_bits = 2;   // a small letter behind a letter, a digit behind a digit
constexpr int ascii_bits = 6;
// In Western words, what looks like a code of two bytes is a letter or two of another charset.
constexpr int in_word_bits = 4;
// Characters that are no Chinese and no ASCII (Latin letters, kana, box drawings …). Sequences of
// UTF-8 are hardly ever well-formed by chance.
constexpr int foreign_bits = 18;
constexpr int foreign_utf8_bits = 12;
// Han characters outside the block that the model knows, and those that users defined.
constexpr int unknown_han_bits = 30;
// In the charsets of Unicode, characters of one foreign script stand together. The large scripts
// are hit by chance: Hangul is a sixth of all units of UTF-16.
constexpr int same_script_bits = 8;
constexpr int hangul_bits = 16;
// windows-1252 explains any byte: its letters cost what eight random bits and some doubt cost, less
// where they stand alone among the letters of ASCII, as they do in Western languages.
constexpr int western_bits = 14;
constexpr int western_in_word_bits = 9;
constexpr int western_run_bits = 20;

bool is_wide_unicode(Charset charset) {
  return charset == Charset::utf16le || charset == Charset::utf16be ||
         charset == Charset::utf32le || charset == Charset::utf32be;
}

bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}

bool is_known_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || c == U'〇';
}

bool is_small_script(char32_t c) {
  constexpr char32_t kana = 0x3000;
  constexpr char32_t small_end = 0x2000;
  return c < small_end || c >> 8 == kana >> 8;
}

bool is_letter(char32_t c) {
  constexpr char32_t first_western = 0xC0;
  constexpr char32_t last_western = 0xFF;
  return is_latin(c) || (c >= first_western && c <= last_western);
}

bool is_small_letter(char32_t c) {
  return c >= U'a' && c <= U'z';
}

bool is_private(char32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}

int surprise_of_ascii(char32_t before, char32_t c) {
  if (c == ' ' || c == '\n' || c == '\r' || c == '\t') return blank_bits;
  if (c < 0x20 && c != '\f') return control_bits;
  const bool small = is_small_letter(c);
  if (small && is_known_han(before)) return ascii_bits + in_word_bits;
  return (small && is_letter(before)) || (is_digit(c) && is_digit(before)) ? same_kind_bits
                                                                           : ascii_bits;
}

int surprise_of_western(char32_t before, char32_t c) {
  // What windows-1252 has in place of control characters is mostly quotes and dashes.
  constexpr std::u32string_view common = U"€…‘’“”•–—œŒ";
  const bool is_sign = c > 0xFF || c < 0xA0;
  if (is_sign && common.find(c) == std::u32string_view::npos) return western_run_bits;
  if (is_latin(before)) return western_in_word_bits;
  return before < 0x80 ? western_bits : western_run_bits;
}

}  // namespace

int surprise(char32_t before, const Decoded& c, Charset charset) {
  if (!c.valid) return invalid_bits;
  if (c.value < 0x80) return surprise_of_ascii(before, c.value);
  if (c.value == 0x3000) return wide_blank_bits;
  if (charset == Charset::windows1252) return surprise_of_western(before, c.value);
  if (is_known_han(c.value)) {
    return tables::bits(before, c.value) + (is_small_letter(before) ? in_word_bits : 0);
  }
  if (is_cjk_mark(c.value)) return tables::bits(before, c.value);
  if (is_han(c.value) || is_private(c.value)) return unknown_han_bits;
  const bool same = before >= 0x80 && before >> 8 == c.value >> 8 && is_small_script(c.value);
  if (charset == Charset::utf8) return same ? same_script_bits : foreign_utf8_bits;
  if (!is_wide_unicode(charset)) return foreign_bits;
  if (is_hangul(before) && is_hangul(c.value)) return hangul_bits;
  return same ? same_script_bits : foreign_bits;
}

}  // namespace gongwen::text
