#include "text/surprise.hpp"

#include "tables/model.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// ASCII says nothing of the charset; a control character says that it is the wrong one.
constexpr int control_bits = 30;
// Characters that are no Chinese and no ASCII (Latin letters, kana, box drawings …). Sequences of
// UTF-8 are hardly ever well-formed by chance.
constexpr int foreign_bits = 18;
constexpr int foreign_utf8_bits = 12;
// In the charsets of Unicode, characters of one foreign script stand together.
constexpr int same_script_bits = 8;
constexpr int hangul_bits = 14;  // a sixth of all units of UTF-16
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

int surprise_of_western(char32_t before) {
  if (is_latin(before)) return western_in_word_bits;
  return before < 0x80 ? western_bits : western_run_bits;
}

}  // namespace

int surprise(char32_t before, const Decoded& c, Charset charset) {
  if (!c.valid) return invalid_bits;
  if (c.value < 0x80) {
    const bool layout = c.value == '\n' || c.value == '\r' || c.value == '\t' || c.value == '\f';
    return c.value < 0x20 && !layout ? control_bits : 0;
  }
  if (charset == Charset::windows1252) return surprise_of_western(before);
  if (is_cjk(c.value)) return tables::bits(before, c.value);
  const bool same = before >= 0x80 && before >> 8 == c.value >> 8;
  if (charset == Charset::utf8) return same ? same_script_bits : foreign_utf8_bits;
  if (!is_wide_unicode(charset)) return foreign_bits;
  if (is_hangul(before) && is_hangul(c.value)) return hangul_bits;
  return same ? same_script_bits : foreign_bits;
}

}  // namespace gongwen::text
