#include "text/misreading.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "tables/big5.hpp"
#include "tables/gbk.hpp"
#include "tables/model.hpp"
#include "text/decode.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A character outside GB 2312, or a blank, must be this much likelier: the model takes 轉 for 转,
// and the blank for any sign.
constexpr int unusual_bits = 4;
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

// Choices for a character with a lost byte, and how many of them are followed to the next.
constexpr std::size_t most_candidates = 40;
constexpr std::size_t most_followed = 6;

int doubt(char32_t c) {
  const bool unusual = is_han(c) ? !tables::in_gb2312(c) : c == 0x3000;
  return unusual ? unusual_bits : 0;
}

// Marks are few, and the model tells only some of them apart.
bool may_be_lost(char32_t c) {
  constexpr std::u32string_view marks = U"\u3000、。《》〔〕〇，：；（）？！";
  return is_han(c) || marks.find(c) != std::u32string_view::npos;
}

// The commonest of `count` characters from `first` on, by `step`.
std::u32string likeliest(char32_t first, char32_t step, char32_t count) {
  std::vector<std::pair<int, char32_t>> known;
  for (char32_t i = 0; i < count; ++i) {
    const char32_t c = first + i * step;
    if (may_be_lost(c)) known.emplace_back(tables::bits(c) + doubt(c), c);
  }
  const std::size_t size = std::min(known.size(), most_candidates);
  std::partial_sort(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(size), known.end());
  std::u32string out;
  for (std::size_t i = 0; i < size; ++i) out += known[i].second;
  return out;
}

// Only the lead byte is left. E3 is that of the marks, E4-E9 those of the ideographs.
const std::u32string& likeliest_of_lead(unsigned lead) {
  static const std::array<std::u32string, 0x10> known = [] {
    std::array<std::u32string, 0x10> made;
    made[0x3] = likeliest(0x3000, 1, 0x40);
    for (char32_t low = 0x4; low <= 0x9; ++low) made[low] = likeliest(low << 12, 1, 0x1000);
    made[0xF] = likeliest(0xFF00, 1, 0x40);
    return made;
  }();
  return known[lead & 0x0F];
}

// What a character of three UTF-8 bytes may be of which some were lost, the likeliest first.
std::u32string candidates_at(const Bytes& in, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(in.bytes[at + i]); };
  if (at + 2 >= in.bytes.size() || byte(0) < 0xE3 || byte(0) > 0xEF) return {};
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const char32_t head = static_cast<char32_t>(byte(0) & 0x0F) << 12;
  if (in.lost[at + 1] && continues(2)) return likeliest(head | (byte(2) & 0x3FU), 0x40, 0x40);
  if (continues(1) && in.lost[at + 2]) {
    return likeliest(head | static_cast<char32_t>(byte(1) & 0x3F) << 6, 1, 0x40);
  }
  if (in.lost[at + 1] && in.lost[at + 2]) return likeliest_of_lead(byte(0));
  return {};
}

// A choice for a slot, with the bits of the text up to it and the choice for the slot before.
struct Way {
  int bits = 0;
  std::size_t from = 0;
  char32_t c = U'\n';  // both ends of the text count as line ends
};

// The ways worth following, by position.
std::vector<std::size_t> best_of(const std::vector<Way>& ways) {
  std::vector<std::size_t> order(ways.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const std::size_t size = std::min(order.size(), most_followed);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size), order.end(),
                    [&](std::size_t a, std::size_t b) { return ways[a].bits < ways[b].bits; });
  order.resize(size);
  return order;
}

Way cheapest_to(char32_t c, const std::vector<Way>& last,
                const std::vector<std::size_t>& followed) {
  Way best{std::numeric_limits<int>::max(), 0, c};
  for (const std::size_t from : followed) {
    const int bits = last[from].bits + tables::bits(last[from].c, c) + doubt(c);
    if (bits < best.bits) best = {bits, from, c};
  }
  return best;
}

// Chooses among the candidates of all slots those that make the text likeliest (Viterbi).
void choose(std::vector<Reread>& slots) {
  std::vector<std::vector<Way>> ways = {{{}}};
  for (const Reread& slot : slots) {
    const std::vector<std::size_t> followed = best_of(ways.back());
    const std::u32string_view choices =
        slot.guessed ? std::u32string_view(slot.text) : std::u32string_view(slot.text).substr(0, 1);
    std::vector<Way> next;
    for (const char32_t c : choices) next.push_back(cheapest_to(c, ways.back(), followed));
    ways.push_back(std::move(next));
  }
  std::size_t chosen = cheapest_to(U'\n', ways.back(), best_of(ways.back())).from;
  for (std::size_t i = slots.size(); i-- > 0;) {
    const Way& way = ways[i + 1][chosen];
    if (slots[i].guessed) slots[i].text = way.c;
    chosen = way.from;
  }
}

}  // namespace

std::optional<std::vector<Reread>> undo(Misreading misreading, std::string_view text) {
  const std::optional<Bytes> in = bytes_of(misreading, text);
  if (!in) return std::nullopt;
  const Charset charset = charset_of(misreading);
  std::vector<Reread> out;
  std::size_t broken = 0;
  bool guesses = false;
  for (std::size_t at = 0; at < in->bytes.size();) {
    const Decoded c = decode_at(charset, in->bytes, at);
    if (c.valid) {
      out.push_back({{c.value}, in->end[at + c.size - 1], false});
      if (c.second != 0) out.back().text += c.second;
      at += c.size;
      continue;
    }
    std::u32string candidates;
    if (charset == Charset::utf8) candidates = candidates_at(*in, at);
    constexpr std::size_t whole = 3;
    const std::size_t size = candidates.empty() ? c.size : whole;
    if (candidates.empty()) {
      candidates = std::u32string(1, 0xFFFD);
      ++broken;
    }
    out.push_back({std::move(candidates), in->end[at + size - 1], true});
    guesses = true;
    at += size;
  }
  if (broken * broken_share > out.size()) return std::nullopt;
  if (guesses) choose(out);
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
