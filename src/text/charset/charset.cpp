#include "text/charset/charset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "text/charset/labels.hpp"
#include "text/charset/stateful.hpp"
#include "text/charset/surprise.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Bytes of the text that are weighed: pieces from all over it, so that a head or a tail in another
// language decides nothing. A first look is at a little; what is plain then needs no other.
constexpr std::size_t look_pieces = 4;
constexpr std::size_t look_bytes = 64;
constexpr double plain_margin_bits = 160;
constexpr std::size_t sample_pieces = 16;
constexpr std::size_t piece_bytes = 1024;

// A claimed charset gets this head start.
constexpr double claim_bits = 24;
// What a character takes on average if nothing is known of the text; Chinese takes about 8 bits,
// other languages in a Chinese charset 18 and more.
constexpr double doubtful_bits = 14.5;

// Bits that a charset must save to be told, for how seldom it is met.
constexpr double rarity_of(Charset charset) {
  switch (charset) {
    case Charset::euc_tw:
      return 18;
    case Charset::big5:
      return 2;
    case Charset::utf16le:
    case Charset::utf32le:
      return 4;
    case Charset::utf16be:
    case Charset::utf32be:
      return 6;
    default:
      return 0;
  }
}

// Pieces of the text, each beginning where a unit of UTF-16 and UTF-32 may begin.
template <typename Visit>
void for_each_piece(std::string_view bytes, std::size_t pieces, std::size_t size, Visit visit) {
  if (bytes.size() <= pieces * size) {
    visit(bytes);
    return;
  }
  for (std::size_t i = 0; i < pieces; ++i) {
    std::size_t begin = (bytes.size() - size) / (pieces - 1) * i;
    begin -= begin % 4;
    std::string_view piece = bytes.substr(begin, size);
    // Behind a line end every charset is in step.
    const std::size_t line = piece.substr(0, size / 2).find('\n');
    if (i > 0 && line != std::string_view::npos && line % 4 == 3) piece.remove_prefix(line + 1);
    visit(piece);
  }
}

// Bits that a reading takes, and how many of its characters are not ASCII.
struct Weight {
  int bits = 0;
  int wide = 0;
  int wide_bits = 0;  // of these
};

// Where the reading of a piece may stand, with the cheapest way to get there.
struct Step {
  static constexpr int unreached = 1 << 30;
  Weight weight = {unreached, 0, 0};
  char32_t before = U'\n';
};

// The cheapest way to read the piece. A way may leave a byte out, so that one that was lost or put
// in does not spoil all that follows.
Weight weigh_piece(Charset charset, std::string_view piece, bool first, bool last, int limit) {
  constexpr std::size_t longest_code = 4;
  constexpr int cut_bits = 12;               // a file may end inside a character
  std::array<Step, longest_code + 1> steps;  // a ring: a code reaches no further
  steps[0].weight.bits = 0;
  std::size_t hopeless = 0;  // positions in a row that cost too much
  for (std::size_t at = 0; at < piece.size(); ++at) {
    const Step here = std::exchange(steps[at % steps.size()], Step{});
    // No way jumps over so many positions.
    hopeless = here.weight.bits > limit ? hopeless + 1 : 0;
    if (hopeless > longest_code) return {limit + 1, 0, 0};
    if (here.weight.bits >= Step::unreached) continue;
    const auto reach = [&](std::size_t size, int bits, bool wide, char32_t before) {
      Step& there = steps[(at + size) % steps.size()];
      const Weight& weight = here.weight;
      if (weight.bits + bits >= there.weight.bits) return;
      there = {
          {weight.bits + bits, weight.wide + (wide ? 1 : 0), weight.wide_bits + (wide ? bits : 0)},
          before};
    };
    const Decoded c = decode_at(charset, piece, at);
    // A code that the ends of the sample cut is no fault of the charset.
    const bool cut_after = !c.valid && at + longest_code > piece.size();
    const bool cut_before = !first && at < longest_code;
    const char32_t before = is_blank(c.value) ? here.before : c.value;
    if (cut_after || (cut_before && !c.valid)) {
      reach(c.size, cut_after && last ? cut_bits : 0, false, before);
    } else {
      reach(c.size, surprise(here.before, c, charset), c.value >= 0x80, before);
    }
    if (c.size > 1 && c.valid) reach(1, cut_before ? 2 : invalid_bits, false, U'\n');
  }
  return steps[piece.size() % steps.size()].weight;
}

// A charset that takes more than `limit` bits need not be weighed to the end.
Weight weigh(Charset charset, std::string_view bytes, std::size_t pieces, std::size_t size,
             int limit) {
  Weight total;
  for_each_piece(bytes, pieces, size, [&](std::string_view piece) {
    if (total.bits > limit) return;
    const bool first = piece.data() == bytes.data();
    const bool last = piece.data() + piece.size() == bytes.data() + bytes.size();
    const Weight weight = weigh_piece(charset, piece, first, last, limit - total.bits);
    total.bits += weight.bits;
    total.wide += weight.wide;
    total.wide_bits += weight.wide_bits;
  });
  return total;
}

// Every unit of UTF-32 has a zero byte at its upper end; a few may be damaged.
bool may_be_utf32(std::string_view bytes, bool big_endian) {
  constexpr std::size_t unit = 4;
  constexpr std::size_t damaged_share = 8;
  std::size_t units = 0;
  std::size_t damaged = 0;
  for_each_piece(bytes, sample_pieces, piece_bytes, [&](std::string_view piece) {
    for (std::size_t at = 0; at + unit <= piece.size(); at += unit) {
      ++units;
      if (piece[at + (big_endian ? 0 : unit - 1)] != 0) ++damaged;
    }
  });
  return units > 0 && damaged * damaged_share <= units;
}

// A unit of four bytes that does not fit costs less than four bytes that do: without the zeros
// UTF-32 would win any text that no other charset explains, and any of less than a unit.
std::vector<Charset> candidates(std::string_view bytes) {
  std::vector<Charset> all = {Charset::gb18030,    Charset::utf8,    Charset::big5,
                              Charset::utf16le,    Charset::utf16be, Charset::euc_tw,
                              Charset::windows1252};
  if (bytes.find('\0') == std::string_view::npos) return all;
  if (may_be_utf32(bytes, false)) all.push_back(Charset::utf32le);
  if (may_be_utf32(bytes, true)) all.push_back(Charset::utf32be);
  return all;
}

struct Verdict {
  Charset charset = Charset::utf8;
  double margin = 0;  // bits to the second
  double doubt = 0;   // bits that the text would take if it were anything, less those it takes
};

Verdict cheapest(std::string_view bytes, const std::vector<Charset>& charsets,
                 std::optional<Charset> claimed, std::size_t pieces, std::size_t size) {
  Verdict verdict;
  constexpr double unknown = 1e9;
  double best = unknown;
  double second = unknown;
  for (const Charset charset : charsets) {
    const int limit = static_cast<int>(best + plain_margin_bits + 2 * claim_bits);
    const Weight weight = weigh(charset, bytes, pieces, size, limit);
    double bits = weight.bits + rarity_of(charset);
    if (claimed == charset) bits -= claim_bits;
    if (bits < best) {
      second = std::exchange(best, bits);
      verdict.charset = charset;
      verdict.doubt = doubtful_bits * weight.wide - weight.wide_bits;
    } else {
      second = std::min(second, bits);
    }
  }
  verdict.margin = second - best;
  return verdict;
}

// 0.5 where another charset explains the text as well, or none does; towards 1 with the bits
// between them.
float confidence_of(const Verdict& verdict) {
  constexpr double most = 60;
  const double bits = std::clamp(std::min(verdict.margin, verdict.doubt), -most, most);
  return static_cast<float>(1 / (1 + std::exp2(-bits / 4)));
}

CharsetGuess weighed(std::string_view bytes, std::optional<Charset> claimed) {
  std::vector<Charset> charsets = candidates(bytes);
  const auto look = [&] {
    Verdict verdict = cheapest(bytes, charsets, claimed, look_pieces, look_bytes);
    const bool plain = std::min(verdict.margin, verdict.doubt) >= plain_margin_bits;
    if (plain || bytes.size() <= look_pieces * look_bytes) return verdict;
    return cheapest(bytes, charsets, claimed, sample_pieces, piece_bytes);
  };
  Verdict verdict = look();
  const auto is_utf16 = [](Charset charset) {
    return charset == Charset::utf16le || charset == Charset::utf16be;
  };
  // Text of other languages in UTF-16 has blanks, which are zero bytes. Without them the units are
  // but pairs of bytes of some other charset, such as a table of its codes.
  if (is_utf16(verdict.charset) && verdict.doubt < 0 &&
      bytes.find('\0') == std::string_view::npos) {
    std::erase_if(charsets, is_utf16);
    verdict = look();
  }
  CharsetGuess guess;
  guess.charset = verdict.charset;
  guess.confidence = confidence_of(verdict);
  return guess;
}

// Two-byte codes of Chinese charsets may look like two-byte sequences of UTF-8 throughout if they
// are few, as in a page that is mostly markup; letters of other scripts are told from them by
// weight.
//
// A letter inside a Latin word is one: Rydgård.
bool may_be_few_codes(std::string_view bytes) {
  constexpr std::size_t longest = 1U << 16;
  constexpr std::size_t most = 64;
  if (bytes.size() > longest) return false;
  const auto is_high = [&](std::size_t at) {
    return at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80;
  };
  const auto is_letter = [&](std::size_t at) {
    return at < bytes.size() && is_latin(static_cast<unsigned char>(bytes[at]));
  };
  std::size_t high = 0;
  bool all_in_words = true;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_high(at)) continue;
    if (static_cast<unsigned char>(bytes[at]) >= 0xE0) return false;
    std::size_t end = at + 1;
    while (is_high(end) && static_cast<unsigned char>(bytes[end]) < 0xE0) ++end;
    all_in_words = all_in_words && end - at == 2 && (is_letter(at - 1) || is_letter(end));
    high += end - at;
    at = end - 1;
  }
  return high > 0 && high <= most && !all_in_words;
}

// True if the bytes could be Han characters in UTF-16 that look like ASCII.
bool may_be_claimed_utf16(std::string_view bytes, std::optional<Charset> claimed) {
  return bytes.size() % 2 == 0 && (claimed == Charset::utf16le || claimed == Charset::utf16be) &&
         std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

CharsetGuess guess_charset(std::string_view bytes, const std::optional<std::string>& label) {
  if (const ByteOrderMark* mark = byte_order_mark(bytes)) {
    return {mark->charset, static_cast<std::uint32_t>(mark->bytes.size()),
            std::string(whatwg_name(mark->charset)), 1};
  }
  CharsetGuess guess;
  const std::optional<std::string> declared = label ? label : declared_in_markup(bytes);
  const std::optional<Charset> claimed = declared ? charset_of(*declared) : std::nullopt;
  guess.declared = declared;
  // A caller who says that well-formed UTF-8 is UTF-8 has nothing against him.
  if (label && claimed == Charset::utf8 && valid_utf8(bytes) == bytes.size()) {
    guess.is_text = true;
    return guess;
  }
  if (const std::optional<Charset> stateful = find_stateful(bytes)) {
    guess.charset = *stateful;
  } else if (bytes.find('\0') != std::string_view::npos || valid_utf8(bytes) < bytes.size() ||
             may_be_few_codes(bytes) || may_be_claimed_utf16(bytes, claimed)) {
    guess = weighed(bytes, claimed);
    guess.declared = declared;
  } else {
    guess.is_text = true;
  }
  return guess;
}

}  // namespace gongwen::text
