#include "text/mojibake.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tables/model.hpp"
#include "text/misreading.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A character is rare if it takes this many bits by itself; clean official text has few, text in
// the wrong charset mostly such.
constexpr int rare_bits = 17;
// A stretch is looked into if one character in so many is rare.
constexpr std::size_t rare_share = 5;
// Han characters that the result must have: fewer may come out by chance.
constexpr std::size_t least_han = 2;
// Bits per character of the result, at most; and its gain over the text as it stands, at least.
constexpr int most_bits = 13;
constexpr int least_gain = 30;
// What a character costs that is neither Chinese nor ASCII; the model has but one class for them.
constexpr int foreign_bits = 16;
// Longer stretches are read in pieces of lines anyway; this bounds one line.
constexpr std::size_t longest_stretch = 1U << 20;

int bits_of(std::u32string_view text) {
  int bits = 0;
  char32_t before = U'\n';
  for (const char32_t c : text) {
    if (is_blank(c)) continue;  // layout says nothing
    const bool foreign = c >= 0x80 && !is_cjk(c);
    bits += foreign ? foreign_bits : tables::bits(before, c);
    before = c;
  }
  return bits;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    out += c.value;
    at += c.size;
  }
  return out;
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append(out, c);
  return out;
}

std::u32string joined(const std::vector<Reread>& characters) {
  std::u32string out;
  for (const Reread& c : characters) out += c.text;
  return out;
}

struct Reading {
  std::vector<Reread> characters;
  RepairKind kind = RepairKind::none;
  int bits = 0;
};

// In a text that has damage of this kind for certain, a rare word or a single character will do.
bool is_prose(std::u32string_view text, int bits, bool expected) {
  const auto han = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_han));
  const auto blanks = std::count_if(text.begin(), text.end(), is_blank);
  const int size = static_cast<int>(text.size()) - static_cast<int>(blanks);
  return expected ? han > 0 : han >= least_han && bits <= most_bits * size;
}

// What was misread twice: the ends of the second undoing refer to the first one's result.
std::optional<std::vector<Reread>> undo_again(Misreading misreading,
                                              const std::vector<Reread>& once) {
  std::string text;
  std::vector<std::uint32_t> ends;  // for each byte of `text`, its end in the input
  for (const Reread& c : once) {
    text += utf8_of(c.text);
    ends.resize(text.size(), c.end);
  }
  std::optional<std::vector<Reread>> twice = undo(misreading, text);
  if (!twice) return std::nullopt;
  for (Reread& c : *twice) c.end = ends[c.end - 1];
  return twice;
}

// The best way to read a stretch again; kind `none` if there is none. `expected` is the kind of
// damage that the text has elsewhere, `none` if that is not known.
Reading best_reading(std::string_view stretch, bool latin, RepairKind expected) {
  constexpr std::array wide = {Misreading::utf8_as_gbk, Misreading::big5_as_gbk,
                               Misreading::gbk_as_big5};
  constexpr std::array narrow = {Misreading::utf8_as_latin, Misreading::gbk_as_latin};
  Reading best;
  best.bits = bits_of(code_points(stretch)) - (expected == RepairKind::none ? least_gain : 0);
  const auto consider = [&](std::vector<Reread>&& characters, RepairKind kind) {
    const std::u32string text = joined(characters);
    const int bits = bits_of(text);
    if (expected != RepairKind::none && kind != expected) return;
    if (bits < best.bits && is_prose(text, bits, kind == expected))
      best = {std::move(characters), kind, bits};
  };
  const auto try_one = [&](Misreading misreading) {
    std::optional<std::vector<Reread>> once = undo(misreading, stretch);
    if (!once) return;
    if (misreading == Misreading::utf8_as_gbk || misreading == Misreading::utf8_as_latin) {
      if (auto twice = undo_again(misreading, *once)) {
        consider(std::move(*twice), RepairKind::double_encoded);
      }
    }
    consider(std::move(*once), kind_of(misreading));
  };
  if (latin) {
    std::for_each(narrow.begin(), narrow.end(), try_one);
  } else {
    std::for_each(wide.begin(), wide.end(), try_one);
  }
  return best;
}

// Writes one repair for each stretch on whose ends both readings agree.
void write(Rewriter& out, std::size_t begin, const Reading& reading) {
  const std::string_view text = out.text();
  constexpr float sure = 0.99F;
  constexpr float guessed = 0.7F;
  std::size_t from = begin;
  std::string after;
  bool has_guess = false;
  for (std::size_t i = 0; i < reading.characters.size(); ++i) {
    const Reread& c = reading.characters[i];
    after += utf8_of(c.text);
    has_guess = has_guess || c.guessed;
    // The next character may share bytes with this one's last.
    if (i + 1 < reading.characters.size() && reading.characters[i + 1].end == c.end) continue;
    const Span span = span_of(from, begin + c.end);
    if (span.of(text) != after) {
      out.replace(span, after, reading.kind, has_guess ? guessed : sure);
    }
    from = span.end;
    after.clear();
    has_guess = false;
  }
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Non-ASCII characters of the line, how many are rare or such that a Latin charset makes them.
struct Suspicion {
  std::size_t wide = 0;
  std::size_t rare = 0;
  std::size_t latin = 0;
};

Suspicion suspect(std::string_view text) {
  Suspicion found;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Rune c = rune_at(text, at);
    at += c.size;
    ++found.wide;
    const bool latin = is_latin_byte(c.value) && !is_cjk(c.value);
    if (latin) ++found.latin;
    if (latin || tables::bits(c.value) >= rare_bits) ++found.rare;
  }
  return found;
}

bool is_suspect(const Suspicion& found) {
  return found.wide >= least_han && found.rare * rare_share >= found.wide;
}

// Finds the damaged stretches of a text, first those that are plain by themselves, then those that
// are so beside them.
class Finder {
 public:
  Finder(Text& text, RepairKind expected)
      : text_(text.utf8), survey_(surveyed(text)), expected_(expected) {}

  struct Found {
    std::size_t begin;
    Reading reading;
  };

  [[nodiscard]] std::vector<Found> find() {
    survey_.for_each(trait::rare, static_cast<std::uint32_t>(text_.size()), [&](Span span) {
      const Suspicion line = suspect(span.of(text_));
      if (line.rare == 0 || line.wide < least_han) return;
      const Stretch stretch{span.begin, span.end};
      if (!is_suspect(line) || !reread(stretch, line)) reread_words(stretch);
    });
    return std::move(found_);
  }

 private:
  bool reread(const Stretch& stretch, const Suspicion& suspicion) {
    const std::string_view text = text_.substr(stretch.begin, stretch.end - stretch.begin);
    if (text.size() > longest_stretch) return false;
    const bool latin = suspicion.latin * 2 > suspicion.wide;
    Reading reading = best_reading(text, latin, expected_);
    if (reading.kind == RepairKind::none) return false;
    found_.push_back({stretch.begin, std::move(reading)});
    return true;
  }

  // Words of the line between ASCII characters, with a `?` behind them that may be a lost byte.
  void reread_words(const Stretch& line) {
    const auto is_wide = [&](std::size_t at) {
      return static_cast<unsigned char>(text_[at]) >= 0x80;
    };
    for (std::size_t at = line.begin; at < line.end;) {
      if (!is_wide(at)) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < line.end && (is_wide(end) || text_[end] == '?')) ++end;
      const Suspicion word = suspect(text_.substr(at, end - at));
      if (is_suspect(word)) reread({at, end}, word);
      at = end;
    }
  }

  std::string_view text_;
  const Survey& survey_;
  RepairKind expected_;
  std::vector<Found> found_;
};

}  // namespace

bool is_rare(char32_t c) {
  const bool latin = is_latin_byte(c) && !is_cjk(c);
  return c >= 0x80 && (latin || tables::bits(c) >= rare_bits);
}

Text reread_mojibake(Text&& text) {
  // What one pass makes plain, the next expects: short lines of a text that is damaged as a whole.
  RepairKind expected = RepairKind::none;
  for (int pass = 0; pass < 2; ++pass) {
    const std::vector<Finder::Found> found = Finder(text, expected).find();
    if (found.empty()) break;
    Rewriter out(std::move(text));
    for (const Finder::Found& stretch : found) write(out, stretch.begin, stretch.reading);
    text = std::move(out).finish();
    expected = found.front().reading.kind;
  }
  return std::move(text);
}

}  // namespace gongwen::text
