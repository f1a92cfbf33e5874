#include "text/misreading.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "tables/big5.hpp"
#include "tables/gbk.hpp"
#include "tables/model.hpp"
#include "text/decode.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A character outside GB 2312 must be this much likelier: the model takes 轉 for 转.
constexpr int unusual_bits = 3;
// One character in so many may be lost beyond guessing.
constexpr std::size_t broken_share = 8;

// The byte of a windows-1252 or Latin-1 character, 0 if it has none.
std::uint8_t latin_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<std::uint8_t>(c);
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) {
    const char sign[] = {static_cast<char>(byte)};
    if (decode_at(Charset::windows1252, {sign, 1}, 0).value == c) {
      return static_cast<std::uint8_t>(byte);
    }
  }
  return 0;
}

// The bytes that a character was misread from, high byte first; 0 if it was not.
std::uint16_t code_of(Misreading misreading, char32_t c) {
  switch (misreading) {
    case Misreading::utf8_as_gbk:
      if (c == U'€') return 0x80;  // the one single byte above 0x7F that GBK has
      return tables::gbk_code(c);
    case Misreading::big5_as_gbk:
      return tables::gbk_code(c);
    case Misreading::gbk_as_big5:
      return tables::big5_code(c);
    case Misreading::utf8_as_latin:
    case Misreading::gbk_as_latin:
      return latin_byte(c);
  }
  return 0;
}

Charset charset_of(Misreading misreading) {
  switch (misreading) {
    case Misreading::big5_as_gbk:
      return Charset::big5;
    case Misreading::gbk_as_latin:
    case Misreading::gbk_as_big5:
      return Charset::gb18030;
    default:
      return Charset::utf8;
  }
}

// The bytes as they were, and for each the end of the character that it was read in.
struct Bytes {
  std::string bytes;
  std::vector<std::uint32_t> end;
  std::vector<bool> lost;
};

std::optional<Bytes> bytes_of(Misreading misreading, std::string_view text) {
  Bytes out;
  const auto put = [&](std::uint32_t byte, std::size_t end, bool lost) {
    out.bytes += static_cast<char>(byte);
    out.end.push_back(static_cast<std::uint32_t>(end));
    out.lost.push_back(lost);
  };
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    at += c.size;
    if (c.value < 0x80 || c.value == 0xFFFD) {
      put(c.value < 0x80 ? c.value : U'?', at, c.value == U'?' || c.value == 0xFFFD);
      continue;
    }
    const std::uint16_t code = code_of(misreading, c.value);
    if (code == 0) return std::nullopt;
    if (code > 0xFF) put(code >> 8, at, false);
    put(code & 0xFFU, at, false);
  }
  return out;
}

// A character of three UTF-8 bytes of which some were lost: the least of all that it may be, and
// the step between them.
struct Gap {
  char32_t first = 0;
  char32_t step = 0;
};

Gap gap_at(const Bytes& in, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in.bytes[at + i]); };
  if (at + 2 >= in.bytes.size() || byte(0) < 0xE3 || byte(0) > 0xEF) return {};
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const char32_t head = static_cast<char32_t>(byte(0) & 0x0F) << 12;
  if (in.lost[at + 1] && continues(2)) return {head | (byte(2) & 0x3FU), 0x40};
  if (continues(1) && in.lost[at + 2])
    return {head | static_cast<char32_t>(byte(1) & 0x3F) << 6, 1};
  // With this lead it is a mark (、。《》): no other row of E3 is common.
  if (byte(0) == 0xE3 && in.lost[at + 1] && in.lost[at + 2]) return {0x3000, 1};
  return {};
}

// The likeliest of the characters that a gap may be, between its neighbours.
char32_t fill(const Gap& gap, char32_t before, char32_t after) {
  char32_t best = 0;
  int least = std::numeric_limits<int>::max();
  for (char32_t i = 0; i < 0x40; ++i) {
    const char32_t c = gap.first + i * gap.step;
    if (!is_cjk(c)) continue;
    int bits = tables::bits(before, c) + (after != 0 ? tables::bits(c, after) : 0);
    if (!tables::in_gb2312(c)) bits += unusual_bits;
    if (bits < least) {
      least = bits;
      best = c;
    }
  }
  return best;
}

}  // namespace

std::optional<std::vector<Reread>> undo(Misreading misreading, std::string_view text) {
  const std::optional<Bytes> in = bytes_of(misreading, text);
  if (!in) return std::nullopt;
  const Charset charset = charset_of(misreading);
  std::vector<Reread> out;
  char32_t before = U'\n';
  std::size_t broken = 0;
  for (std::size_t at = 0; at < in->bytes.size();) {
    const Decoded c = decode_at(charset, in->bytes, at);
    if (c.valid) {
      Reread next{{c.value}, in->end[at + c.size - 1], false};
      if (c.second != 0) next.text += c.second;
      out.push_back(std::move(next));
      at += c.size;
      before = c.value;
      continue;
    }
    const Gap gap = charset == Charset::utf8 ? gap_at(*in, at) : Gap{};
    constexpr std::size_t gap_bytes = 3;
    std::size_t behind = at + c.size;
    char32_t filled = 0;
    if (gap.first != 0) {
      const Decoded after = at + gap_bytes < in->bytes.size()
                                ? decode_at(charset, in->bytes, at + gap_bytes)
                                : Decoded{0, 0, 1, false};
      filled = fill(gap, before, after.valid ? after.value : U'\0');
    }
    if (filled != 0) {
      behind = at + gap_bytes;
    } else {
      filled = 0xFFFD;
      ++broken;
    }
    out.push_back({{filled}, in->end[behind - 1], true});
    at = behind;
    before = filled;
  }
  if (broken * broken_share > out.size()) return std::nullopt;
  return out;
}

RepairKind kind_of(Misreading misreading) {
  switch (misreading) {
    case Misreading::utf8_as_gbk:
      return RepairKind::utf8_as_gbk;
    case Misreading::utf8_as_latin:
      return RepairKind::utf8_as_latin;
    case Misreading::gbk_as_latin:
      return RepairKind::gbk_as_latin;
    case Misreading::big5_as_gbk:
      return RepairKind::big5_as_gbk;
    case Misreading::gbk_as_big5:
      return RepairKind::gbk_as_big5;
  }
  return RepairKind::none;
}

bool is_latin_byte(char32_t c) {
  return c >= 0x80 && c < 0x2200 && latin_byte(c) != 0;
}

}  // namespace gongwen::text
