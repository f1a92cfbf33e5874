#include "text/damage/misaligned.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "tables/model.hpp"
#include "text/damage/misreading.hpp"
#include "text/damage/mojibake.hpp"
#include "text/damage/run_off.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Guesses at lost bytes that a text may cost: what keeps the time linear whatever the input is. A
// damaged line costs some thousands, and no text is damaged in each of its characters.
constexpr std::size_t guesses_for_a_byte = 20;
constexpr std::size_t free_guesses = 2'000'000;
// Longer lines are read in pieces: a search remembers all ways through its piece.
constexpr std::size_t longest_piece = 1U << 14;
bool has_lost_sign(std::string_view line) {
  return line.find('?') != std::string_view::npos ||
         line.find("\xEF\xBF\xBD") != std::string_view::npos;
}

// Questions, addresses, code: what has nothing but ASCII around its question marks.
bool has_wide(std::string_view line) {
  return std::any_of(line.begin(), line.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

// A stretch is one repair: it is as sure as what was gained, and as its least sure character.
float confidence_of(const Stretch& stretch) {
  constexpr double scale = 16.0 * tables::costs_per_bit;
  int margin = certain;
  for (const Reread& c : stretch.characters) margin = std::min(margin, c.margin);
  const double gained = 1 / (1 + std::exp2(-(stretch.shown_cost - stretch.cost) / scale));
  return std::min(static_cast<float>(gained), confidence_of_guess(margin));
}

// A piece ends behind a full stop if it has one, and never inside a character.
std::size_t piece_size(std::string_view text) {
  if (text.size() <= longest_piece) return text.size();
  constexpr std::string_view stop = "。";
  const std::size_t at = text.substr(0, longest_piece).rfind(stop);
  if (at != std::string_view::npos) return at + stop.size();
  std::size_t size = longest_piece;
  while ((static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return size;
}

void realign_piece(Rewriter& out, std::size_t begin, std::string_view piece, Guesser& guesser) {
  for (const Stretch& stretch : realign(piece, guesser)) {
    std::string after;
    for (const Reread& c : stretch.characters) append(after, c.value);
    out.replace(span_of(begin + stretch.begin, begin + stretch.characters.back().end), after,
                RepairKind::gbk_misaligned, confidence_of(stretch));
  }
}

}  // namespace

Text realign_gbk(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  Guesser guesser(free_guesses + all.size() * guesses_for_a_byte);
  out.for_each_line(trait::lost | trait::rare, [&](Span span) {
    const std::string_view line = span.of(all);
    for (std::size_t begin = 0; begin < line.size();) {
      const std::string_view piece = line.substr(begin, piece_size(line.substr(begin)));
      out.poll(piece.size());
      if (has_wide(piece) && (has_lost_sign(piece) || is_strange(piece))) {
        realign_piece(out, span.begin + begin, piece, guesser);
      }
      begin += piece.size();
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
