#include "text/charset.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

#include "tables/model.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Bytes of the text that are weighed: pieces from all over it, so that a head or a tail in another
// language decides nothing.
constexpr std::size_t sample_pieces = 16;
constexpr std::size_t piece_bytes = 4096;

// Bits of surprise for what does not decode: more than for any character, so that a charset in
// which everything is valid wins over one in which characters are likelier but bytes are left.
constexpr double invalid_bits = 40;
// ASCII says nothing of the charset; a control character says that it is the wrong one.
constexpr double control_bits = 30;
// Characters that are no Chinese and no ASCII (Latin letters, kana, box drawings …).
constexpr double foreign_bits = 18;
// windows-1252 explains any byte: its letters cost what 8 random bits and some doubt cost.
constexpr double western_bits = 12;
// A claimed charset gets this head start.
constexpr double claim_bits = 24;

struct Label {
  std::string_view name;
  Charset charset;
};
constexpr Label labels[] = {
    {"utf-8", Charset::utf8},         {"utf8", Charset::utf8},
    {"gb2312", Charset::gb18030},     {"gbk", Charset::gb18030},
    {"gb18030", Charset::gb18030},    {"gb_2312-80", Charset::gb18030},
    {"x-gbk", Charset::gb18030},      {"cp936", Charset::gb18030},
    {"chinese", Charset::gb18030},    {"big5", Charset::big5},
    {"big5-hkscs", Charset::big5},    {"cn-big5", Charset::big5},
    {"cp950", Charset::big5},         {"utf-16", Charset::utf16le},
    {"utf-16le", Charset::utf16le},   {"utf-16be", Charset::utf16be},
    {"utf-32", Charset::utf32le},     {"utf-32le", Charset::utf32le},
    {"utf-32be", Charset::utf32be},   {"iso-8859-1", Charset::windows1252},
    {"latin1", Charset::windows1252}, {"windows-1252", Charset::windows1252},
};

std::optional<Charset> charset_of(std::string_view label) {
  std::string lower(label);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const Label& known : labels) {
    if (known.name == lower) return known.charset;
  }
  return std::nullopt;
}

struct Bom {
  std::string_view bytes;
  Charset charset;
};
// The mark of UTF-32LE begins with that of UTF-16LE.
constexpr Bom boms[] = {{"\xEF\xBB\xBF", Charset::utf8},
                        {std::string_view("\xFF\xFE\0\0", 4), Charset::utf32le},
                        {std::string_view("\0\0\xFE\xFF", 4), Charset::utf32be},
                        {"\xFF\xFE", Charset::utf16le},
                        {"\xFE\xFF", Charset::utf16be}};

double cost_of(char32_t before, const Decoded& c, Charset charset) {
  if (!c.valid) return invalid_bits;
  if (c.value < 0x80) {
    const bool layout = c.value == '\n' || c.value == '\r' || c.value == '\t' || c.value == '\f';
    return c.value < 0x20 && !layout ? control_bits : 0;
  }
  if (charset == Charset::windows1252) return western_bits;
  if (is_han(c.value) || is_cjk_mark(c.value)) return tables::bits(before, c.value);
  return foreign_bits;
}

// Pieces of the text, each beginning where a code of two bytes may begin.
template <typename Visit>
void for_each_piece(std::string_view bytes, Visit visit) {
  if (bytes.size() <= sample_pieces * piece_bytes) {
    visit(bytes);
    return;
  }
  for (std::size_t i = 0; i < sample_pieces; ++i) {
    std::size_t begin = (bytes.size() - piece_bytes) / (sample_pieces - 1) * i;
    begin -= begin % 4;  // the units of UTF-16 and UTF-32
    std::string_view piece = bytes.substr(begin, piece_bytes);
    // Behind a line end every charset is in step.
    const std::size_t line = piece.substr(0, piece_bytes / 2).find('\n');
    if (i > 0 && line != std::string_view::npos && line % 4 == 3) piece.remove_prefix(line + 1);
    visit(piece);
  }
}

// Where the reading of a piece may stand, with the cheapest way to get there.
struct Step {
  double bits = 1e300;
  char32_t before = U'\n';
};

// Bits of the cheapest way to read the piece. A way may leave a byte out, so that one that was lost
// or put in does not spoil all that follows.
double cheapest_way(Charset charset, std::string_view piece) {
  constexpr std::size_t longest_code = 4;
  std::array<Step, longest_code + 1> steps;  // a ring: a code reaches no further
  steps[0].bits = 0;
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const Step here = std::exchange(steps[at % steps.size()], Step{});
    if (here.bits >= 1e300) continue;
    const auto reach = [&](std::size_t size, double bits, char32_t before) {
      Step& there = steps[(at + size) % steps.size()];
      if (here.bits + bits < there.bits) there = {here.bits + bits, before};
    };
    const Decoded c = decode_at(charset, piece, at);
    // A code that the end of the sample cuts off is no fault of the charset.
    const bool cut = !c.valid && at + longest_code > piece.size();
    const char32_t before = c.value == U' ' ? here.before : c.value;
    reach(c.size, cut ? 0 : cost_of(here.before, c, charset), before);
    if (c.size > 1 && c.valid) reach(1, invalid_bits, U'\n');
  }
  return steps[piece.size() % steps.size()].bits;
}

// Bits that a charset needs for the text: what is likelier needs fewer.
double cost(Charset charset, std::string_view bytes) {
  double total = 0;
  for_each_piece(bytes, [&](std::string_view piece) { total += cheapest_way(charset, piece); });
  return total;
}

struct Share {
  std::size_t zero_even = 0;
  std::size_t zero_odd = 0;
  std::size_t high = 0;
};

Share count_bytes(std::string_view bytes) {
  Share share;
  for_each_piece(bytes, [&](std::string_view piece) {
    const auto offset = static_cast<std::size_t>(piece.data() - bytes.data());
    for (std::size_t i = 0; i < piece.size(); ++i) {
      if (piece[i] == 0) ++((offset + i) % 2 == 0 ? share.zero_even : share.zero_odd);
      if (static_cast<unsigned char>(piece[i]) >= 0x80) ++share.high;
    }
  });
  return share;
}

// 0.5 where two charsets explain the text equally well, towards 1 with the bits between them.
float confidence_of(double best, double second) {
  return static_cast<float>(1 / (1 + std::exp2(-std::min(second - best, 60.0) / 4)));
}

// Every unit of UTF-32 has a zero byte at its upper end; a few may be damaged.
bool may_be_utf32(std::string_view bytes, bool big_endian) {
  constexpr std::size_t unit = 4;
  constexpr std::size_t damaged_share = 8;
  std::size_t units = 0;
  std::size_t damaged = 0;
  for (std::size_t at = 0; at + unit <= bytes.size(); at += unit) {
    ++units;
    if (bytes[at + (big_endian ? 0 : unit - 1)] != 0) ++damaged;
  }
  return units > 0 && damaged * damaged_share <= units;
}

// A unit of four bytes that does not fit costs less than four bytes that do: without the zeros
// UTF-32 would win any text that no other charset explains, and any of less than a unit.
bool may_be(Charset charset, std::string_view bytes) {
  if (charset == Charset::utf32le) return may_be_utf32(bytes, false);
  if (charset == Charset::utf32be) return may_be_utf32(bytes, true);
  return true;
}

CharsetGuess cheapest(std::string_view bytes, std::optional<Charset> claimed) {
  constexpr std::array all = {Charset::utf8,    Charset::gb18030,    Charset::big5,
                              Charset::utf16le, Charset::utf16be,    Charset::utf32le,
                              Charset::utf32be, Charset::windows1252};
  CharsetGuess guess;
  double best = 1e300;
  double second = 1e300;
  for (const Charset charset : all) {
    if (!may_be(charset, bytes)) continue;
    double bits = cost(charset, bytes);
    if (claimed == charset) bits -= claim_bits;
    if (bits < best) {
      second = std::exchange(best, bits);
      guess.charset = charset;
    } else {
      second = std::min(second, bits);
    }
  }
  guess.confidence = confidence_of(best, second);
  return guess;
}

}  // namespace

CharsetGuess guess_charset(std::string_view bytes, const std::optional<std::string>& label) {
  for (const Bom& bom : boms) {
    if (bytes.starts_with(bom.bytes)) {
      return {bom.charset, static_cast<std::uint32_t>(bom.bytes.size()),
              std::string(whatwg_name(bom.charset)), 1};
    }
  }
  const std::optional<Charset> claimed = label ? charset_of(*label) : std::nullopt;
  const Share share = count_bytes(bytes);
  const bool wide = share.zero_even + share.zero_odd > 0;
  // Han characters in UTF-16 may look like ASCII.
  const bool claims_wide = share.high == 0 && bytes.size() % 2 == 0 &&
                           (claimed == Charset::utf16le || claimed == Charset::utf16be);
  CharsetGuess guess;
  if (wide || claims_wide || valid_utf8(bytes) < bytes.size()) guess = cheapest(bytes, claimed);
  guess.declared = label;
  return guess;
}

}  // namespace gongwen::text
