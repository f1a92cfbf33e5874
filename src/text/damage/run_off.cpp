#include "text/damage/run_off.hpp"

#include <algorithm>
#include <string>

#include "tables/model.hpp"
#include "text/damage/pinyin.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr int bit = tables::costs_per_bit;
// By how much the text must gain, as the margin over chance, and for each byte that was guessed:
// one choice among some hundred.
constexpr int least_gain = 12 * bit;
constexpr int least_gain_for_guess = 7 * bit;
// Where several bytes were lost, one of them for this many characters at most: with more of them
// the prose that comes out is the model's, not the author's.
constexpr int several = 3;
constexpr int least_for_guess = 4;
// Of each character of what may pass for prose; gibberish takes 16 bits and more.
constexpr int most_cost = 12 * bit;
constexpr int slack = 8 * bit;  // a single character may be a rarer one

bool is_lost(char32_t c) {
  return c == U'?' || c == 0xFFFD;
}

// The notes of a line. They are searched by byte offset and returned by index of the character.
Notes notes_of(std::string_view line, std::u32string_view text) {
  Notes notes;
  notes.at.resize(text.size() + 1);
  std::vector<std::uint32_t> begins;  // of each character, and of the end
  std::uint32_t byte = 0;
  for (const char32_t c : text) {
    begins.push_back(byte);
    byte += utf8_size(c);
  }
  begins.push_back(byte);
  const auto character_at = [&](std::uint32_t place) {
    return static_cast<std::uint32_t>(std::lower_bound(begins.begin(), begins.end(), place) -
                                      begins.begin());
  };
  Tone tone = Tone::marked;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Annotation whole = annotation_at(line, begins[i], tone);
    if (!whole.span.empty()) tone = Tone::any;
    if (!whole.span.empty()) {
      notes.at[i].whole_end = character_at(whole.span.end);
      notes.at[i].reading = whole.reading.of(line);
    }
    if (i == 0 || !is_lost(text[i - 1])) continue;
    // Decoders eat the bracket along with the byte, or leave it.
    const Annotation open = whole.span.empty() ? open_annotation_at(line, begins[i]) : whole;
    if (open.span.empty()) continue;
    notes.at[i].whole_end = 0;
    notes.at[i].open_end = character_at(open.span.end);
    notes.at[i].reading = open.reading.of(line);
  }
  return notes;
}

// Bytes that must be known: a question mark may be any. A reading tells as much as two.
bool is_prose(const Stretch& stretch, const Notes& notes) {
  constexpr int least_known = 2;
  int size = 0;
  int known = 0;
  for (const Reread& c : stretch.characters) {
    if (!is_blank(c.value)) ++size;
    if (is_han(c.value)) known += c.known;
  }
  for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
    if (notes.at[i].open_end != 0) known += least_known;
  }
  return known >= least_known && stretch.cost <= most_cost * size + slack;
}

// What readings tell is no guess.
bool has_readings(const Stretch& stretch, const Notes& notes) {
  const auto at = notes.at.begin();
  return std::any_of(at + static_cast<std::ptrdiff_t>(stretch.first),
                     at + static_cast<std::ptrdiff_t>(stretch.last + 1),
                     [](const Notes::Row& row) { return row.open_end != 0 || row.whole_end != 0; });
}

}  // namespace

std::vector<Stretch> realign(std::string_view line, Guesser& guesser) {
  std::u32string text;
  for (std::size_t at = 0; at < line.size();) {
    const Rune c = rune_at(line, at);
    text += c.value;
    at += c.size;
  }
  const Notes notes = notes_of(line, text);
  std::vector<Stretch> found = reread(Misreading::gbk_misaligned, text, guesser, &notes);
  std::erase_if(found, [&](const Stretch& stretch) {
    const auto guesses_made =
        static_cast<int>(std::count_if(stretch.characters.begin(), stretch.characters.end(),
                                       [](const Reread& c) { return c.guessed; }));
    const int wanted = least_gain + least_gain_for_guess * guesses_made;
    const int size = static_cast<int>(stretch.characters.size());
    // Private-use characters were never written. Where no sign tells of a lost byte, a stretch that
    // a sign of ASCII ends may come out by chance.
    const bool is_private =
        std::any_of(stretch.characters.begin(), stretch.characters.end(),
                    [](const Reread& c) { return c.value >= 0xE000 && c.value <= 0xF8FF; });
    if (is_private) return true;
    const char32_t first = text[stretch.first];
    const bool has_sign = first == U'?' || first == U'？' || first == 0xFFFD;
    if (!has_sign && stretch.characters.back().value < 0x80) {
      return true;
    }
    const bool told = has_readings(stretch, notes);
    if (!told && guesses_made >= several && guesses_made * least_for_guess > size) return true;
    return stretch.shown_cost - stretch.cost < wanted || !is_prose(stretch, notes);
  });
  return found;
}

}  // namespace gongwen::text
