#include "text/damage/mojibake.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tables/model.hpp"
#include "text/damage/misreading.hpp"
#include "text/damage/rereading.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr int bit = tables::costs_per_bit;
// A character is rare if it takes this many bits by itself: one line of clean official text in a
// hundred has one, and text in the wrong charset consists of them.
constexpr int rare_cost = 21 * bit;

// A line is strange if rare characters stand so near one another, two or three.
constexpr std::size_t near_for_two = 6;
constexpr std::size_t near_for_three = 16;
// Longer lines are read in pieces: a search remembers all ways through its piece.
constexpr std::size_t longest_piece = 8192;
// A piece costs what other stages take for so many bytes for each of its characters.
constexpr std::size_t piece_cost = 16;

// What the result must be to be believed: Han characters at least (fewer may come out by chance),
// cost per character at most, and gain over the text as it stands at least. Where any bytes make
// characters, as in two charsets of two bytes, more must be gained.
constexpr int least_han = 2;
// Where any bytes make characters: three times the same one (啐！啐！啐！) is no prose.
constexpr std::size_t least_kinds_of_pairs = 3;
// And one guess for this many characters at most: question marks may be made anything.
constexpr std::size_t least_for_guess = 5;
constexpr int most_cost = 13 * bit;
// Letters that make well-formed UTF-8 of several Han characters never stand together by chance:
// there the characters may be as rare as those of a name (汀兰, 韩木) are.
constexpr int most_cost_of_whole = 20 * bit;
constexpr int least_gain = 30 * bit;
constexpr int least_gain_of_pairs = 50 * bit;
// In a text that has this damage for certain a single character will do.
constexpr int least_gain_expected = 6 * bit;
constexpr int most_cost_expected = 20 * bit;

// The share of a text, one of this many, that must be damaged for more of it to be expected: one
// mistake in a book must not spread.
constexpr std::size_t expected_from = 20;

// Guesses at lost bytes that a text may cost: what keeps the time linear whatever the input is.
constexpr std::size_t free_guesses = 2'000'000;
constexpr std::size_t guesses_for_a_byte = 40;

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Rune c = rune_at(text, at);
    out += c.value;
    at += c.size;
  }
  return out;
}

struct Reading {
  std::vector<Stretch> stretches;
  RepairKind kind = RepairKind::none;
  int gain = 0;
};

bool is_of_pairs(Misreading misreading) {
  return misreading == Misreading::big5_as_gbk || misreading == Misreading::gbk_as_big5;
}

// Reading twice can also turn question marks into anything.
bool is_guesswork(const Stretch& stretch) {
  const auto guesses = std::count_if(stretch.characters.begin(), stretch.characters.end(),
                                     [](const Reread& c) { return c.guessed; });
  return static_cast<std::size_t>(guesses) * least_for_guess > stretch.characters.size();
}

bool is_well_formed(Misreading misreading, const Stretch& stretch) {
  return misreading == Misreading::utf8_as_latin &&
         std::none_of(stretch.characters.begin(), stretch.characters.end(),
                      [](const Reread& c) { return c.guessed; });
}

bool is_prose(const Stretch& stretch, bool expected, Misreading misreading) {
  const bool of_pairs = is_of_pairs(misreading);
  int size = 0;
  int han = 0;
  std::u32string kinds;
  for (const Reread& c : stretch.characters) {
    // No text was written in codes for private use.
    if (c.value >= 0xE000 && c.value <= 0xF8FF) return false;
    if (!is_blank(c.value)) ++size;
    if (!is_han(c.value)) continue;
    ++han;
    const bool enough = kinds.size() >= least_kinds_of_pairs;
    if (!enough && kinds.find(c.value) == std::u32string::npos) kinds += c.value;
  }
  if (of_pairs && !expected && kinds.size() < least_kinds_of_pairs) return false;
  if (of_pairs && !expected && is_guesswork(stretch)) return false;
  if (expected) return han > 0 && stretch.cost <= most_cost_expected * size;
  const int most = is_well_formed(misreading, stretch) ? most_cost_of_whole : most_cost;
  return han >= least_han && stretch.cost <= most * size;
}

int gain_of(const Stretch& stretch) {
  return stretch.shown_cost - stretch.cost;
}

constexpr std::array wide_kinds = {Misreading::utf8_as_gbk, Misreading::big5_as_gbk,
                                   Misreading::gbk_as_big5};
constexpr std::array narrow_kinds = {Misreading::utf8_as_latin, Misreading::gbk_as_latin};

// Latin letters rather than rare ideographs.
bool is_narrow(std::u32string_view text) {
  std::size_t latin = 0;
  std::size_t wide = 0;
  for (const char32_t c : text) {
    if (c < 0x80 || c == 0xFFFD) continue;
    if (is_latin_byte(c) && !is_cjk(c)) {
      ++latin;
    } else if (is_rare(c)) {
      ++wide;
    }
  }
  return latin > wide;
}

template <typename Visit>
void for_each_kind(bool narrow, Visit visit) {
  if (narrow) {
    std::for_each(narrow_kinds.begin(), narrow_kinds.end(), visit);
  } else {
    std::for_each(wide_kinds.begin(), wide_kinds.end(), visit);
  }
}

// 锟斤拷 is two signs of a loss, read once more; where hardly anything else is left, nothing is to
// be read a second time.
bool is_all_lost(const Stretch& stretch) {
  constexpr std::size_t known_of = 4;  // one character in four
  const auto lost = std::count_if(stretch.characters.begin(), stretch.characters.end(),
                                  [](const Reread& c) { return c.value == lost_sign; });
  return (stretch.characters.size() - static_cast<std::size_t>(lost)) * known_of <
         stretch.characters.size();
}

// The best way to read a piece again; kind `none` if there is none.
class Reader {
 public:
  Reader(RepairKind expected, Guesser& guesser) : expected_(expected), guesser_(guesser) {}

  [[nodiscard]] Reading best(std::u32string_view piece) {
    Reading best;
    for_each_kind(is_narrow(piece), [&](Misreading misreading) {
      Reading once;
      Reading twice;
      once.kind = kind_of(misreading);
      twice.kind = RepairKind::double_encoded;
      for (Stretch& stretch : reread(misreading, piece, guesser_)) {
        if (is_credible(stretch, once.kind, misreading)) {
          once.gain += gain_of(stretch);
          once.stretches.push_back(std::move(stretch));
        } else if (std::optional<Stretch> again = read_again(stretch)) {
          twice.gain += gain_of(*again);
          twice.stretches.push_back(std::move(*again));
        }
      }
      if (once.gain > best.gain) best = std::move(once);
      if (twice.gain > best.gain) best = std::move(twice);
    });
    return best;
  }

 private:
  [[nodiscard]] bool is_credible(const Stretch& stretch, RepairKind kind,
                                 Misreading misreading) const {
    if (kind == expected_)
      return gain_of(stretch) >= least_gain_expected && is_prose(stretch, true, misreading);
    return gain_of(stretch) >= (is_of_pairs(misreading) ? least_gain_of_pairs : least_gain) &&
           is_prose(stretch, false, misreading);
  }

  // What was misread twice becomes prose only by a second reading.
  std::optional<Stretch> read_again(const Stretch& first) {
    if (gain_of(first) < least_gain && expected_ != RepairKind::double_encoded) return std::nullopt;
    if (is_all_lost(first)) return std::nullopt;
    std::u32string text;
    std::vector<std::uint32_t> ends;  // for each byte of `text`, its end in the piece
    std::vector<bool> unsure;
    for (const Reread& c : first.characters) {
      text += c.value;
      unsure.push_back(c.guessed);
      ends.resize(ends.size() + utf8_size(c.value), c.end);
    }
    std::optional<Stretch> best;
    for_each_kind(is_narrow(text), [&](Misreading misreading) {
      std::vector<Stretch> again = reread(misreading, text, guesser_, nullptr, unsure);
      std::erase_if(again, [&](const Stretch& second) {
        return !is_credible(second, RepairKind::double_encoded, misreading) ||
               (expected_ != RepairKind::double_encoded && is_guesswork(second));
      });
      if (again.empty()) return;
      Stretch whole = joined(first, again, ends);
      if (!best || whole.cost < best->cost) best = std::move(whole);
    });
    return best;
  }

  // The stretch as a whole: what was not misread a second time is as it was read first.
  static Stretch joined(const Stretch& first, const std::vector<Stretch>& again,
                        const std::vector<std::uint32_t>& ends) {
    Stretch whole = first;
    whole.characters.clear();
    std::size_t next = 0;  // of the first reading
    for (const Stretch& second : again) {
      whole.cost -= gain_of(second);
      while (next < first.characters.size() &&
             first.characters[next].end <= end_before(ends, second.begin)) {
        whole.characters.push_back(first.characters[next++]);
      }
      for (Reread c : second.characters) {
        c.end = ends[c.end - 1];
        whole.characters.push_back(c);
      }
      const std::uint32_t done = whole.characters.back().end;
      while (next < first.characters.size() && first.characters[next].end <= done) ++next;
    }
    whole.characters.insert(whole.characters.end(),
                            first.characters.begin() + static_cast<std::ptrdiff_t>(next),
                            first.characters.end());
    return whole;
  }

  static std::uint32_t end_before(const std::vector<std::uint32_t>& ends, std::uint32_t begin) {
    return begin == 0 ? 0 : ends[begin - 1];
  }

  RepairKind expected_;
  Guesser& guesser_;
};

void append_reread(std::string& out, const Reread& c) {
  append(out, c.value);
  if (c.second != 0) append(out, c.second);
}

// Text that speaks of garbled text cites it.
bool speaks_of_it(std::string_view text) {
  constexpr std::array<std::string_view, 6> words = {"乱码",     "亂碼",     "文字化け",
                                                     "mojibake", "Mojibake", "garbled"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool is_between(std::string_view text, Span span, std::u32string_view opening,
                std::u32string_view closing) {
  return opening.find(rune_before(text, span.begin).value) != std::u32string_view::npos &&
         closing.find(rune_at(text, span.end).value) != std::u32string_view::npos;
}

// Quotes that would be damaged themselves if what they enclose were not a citation. Titles and
// fields of tables are put between brackets and ASCII quotes, damaged ones as well.
bool is_between_quotes(std::string_view text, Span span) {
  return is_between(text, span, U"“‘「『", U"”’」』");
}

// Such a text is left alone unless most of it is damaged: then the word came back by repair. The
// same goes for a text of which nothing else is damaged than what it quotes.
bool is_cited(std::string_view text, const std::vector<Span>& found) {
  std::size_t damaged = 0;
  for (const Span& span : found) damaged += span.size();
  if (damaged * 2 >= text.size()) return false;
  return speaks_of_it(text) || std::all_of(found.begin(), found.end(), [&](const Span& span) {
           return is_between_quotes(text, span);
         });
}

// Names of charsets: a line that has one explains what comes of confusing them.
bool names_charset(std::string_view line) {
  constexpr std::array<std::string_view, 10> names = {
      "GBK", "gbk", "GB2312", "gb2312", "GB18030", "UTF-8", "utf-8", "UTF8", "Big5", "ISO-8859"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return line.find(name) != std::string_view::npos;
  });
}

// Writes one repair for each stretch on whose ends both readings agree.
void write(Rewriter& out, std::size_t begin, const Stretch& stretch, RepairKind kind) {
  const std::string_view text = out.text();
  std::size_t from = begin + stretch.begin;
  std::string after;
  int margin = certain;
  for (std::size_t i = 0; i < stretch.characters.size(); ++i) {
    const Reread& c = stretch.characters[i];
    append_reread(after, c);
    margin = std::min(margin, c.margin);
    // The next character may share bytes with this one's last.
    if (i + 1 < stretch.characters.size() && stretch.characters[i + 1].end == c.end) continue;
    const Span span = span_of(from, begin + c.end);
    if (span.of(text) != after) out.replace(span, after, kind, confidence_of_guess(margin));
    from = span.end;
    after.clear();
    margin = certain;
  }
}

// Finds the damaged stretches of a text: first the ones that are certain on their own, then the
// ones that are certain next to those.
class Finder {
 public:
  Finder(Text& text, RepairKind expected, Guesser& guesser)
      : text_(text.utf8),
        survey_(surveyed(text)),
        watch_(text.watch),
        expected_(expected),
        reader_(expected, guesser) {}

  struct Found {
    std::size_t begin;
    Reading reading;
  };

  [[nodiscard]] std::vector<Found> find() {
    survey_.for_each(trait::rare, static_cast<std::uint32_t>(text_.size()),
                     [&](Span span) { look_into(span); });
    std::vector<Span> spans;
    for (const Found& piece : found_) {
      for (const Stretch& stretch : piece.reading.stretches) {
        spans.push_back(
            span_of(piece.begin + stretch.begin, piece.begin + stretch.characters.back().end));
      }
    }
    if (!spans.empty() && is_cited(text_, spans)) found_.clear();
    return std::move(found_);
  }

 private:
  void look_into(Span line) {
    values::poll(watch_, line.size());
    if (expected_ == RepairKind::none && !is_strange(line.of(text_))) return;
    const std::u32string characters = code_points(line.of(text_));
    std::size_t byte = line.begin;
    for (std::size_t first = 0; first < characters.size(); first += longest_piece) {
      const std::u32string_view piece =
          std::u32string_view(characters).substr(first, longest_piece);
      const std::size_t begin = byte;
      values::poll(watch_, piece_cost * piece.size());
      for (const char32_t c : piece) byte += utf8_size(c);
      Reading reading = reader_.best(piece);
      if (!reading.stretches.empty() && names_charset(line.of(text_))) {
        std::erase_if(reading.stretches, [&](const Stretch& stretch) {
          return is_between(text_,
                            span_of(begin + stretch.begin, begin + stretch.characters.back().end),
                            U"“‘「『（(\"'`《[", U"”’」』）)\"'`》]");
        });
      }
      if (!reading.stretches.empty()) found_.push_back({begin, std::move(reading)});
    }
  }

  std::string_view text_;
  const Survey& survey_;
  values::Watch* watch_;
  RepairKind expected_;
  Reader reader_;
  std::vector<Found> found_;
};

}  // namespace

bool is_rare(char32_t c) {
  const bool latin = is_latin_byte(c) && !is_cjk(c);
  return c >= 0x80 && (latin || is_of_wide_charset(c) || tables::cost(c) >= rare_cost);
}

bool is_strange(std::string_view line) {
  std::size_t i = 1;     // the number of the character
  std::size_t last = 0;  // rare one
  std::size_t one_before = 0;
  for (std::size_t at = 0; at < line.size(); ++i) {
    if (static_cast<unsigned char>(line[at]) < 0x80) {
      ++at;
      continue;
    }
    const Rune c = rune_at(line, at);
    at += c.size;
    if ((traits_of(c.value) & trait::rare) == 0) continue;
    if ((last != 0 && i - last < near_for_two) ||
        (one_before != 0 && i - one_before <= near_for_three)) {
      return true;
    }
    one_before = last;
    last = i;
  }
  return false;
}

Text reread_mojibake(Text&& text) {
  Guesser guesser(free_guesses + text.utf8.size() * guesses_for_a_byte);
  // What one pass makes plain, the next expects: short lines of a text that is damaged as a whole.
  RepairKind expected = RepairKind::none;
  for (int pass = 0; pass < 2; ++pass) {
    const std::vector<Finder::Found> found = Finder(text, expected, guesser).find();
    if (found.empty()) break;
    Rewriter out(std::move(text));
    std::size_t damaged = 0;
    for (const Finder::Found& piece : found) {
      for (const Stretch& stretch : piece.reading.stretches) {
        damaged += stretch.characters.back().end - stretch.begin;
        write(out, piece.begin, stretch, piece.reading.kind);
      }
    }
    const std::size_t size = out.text().size();
    text = std::move(out).finish();
    if (damaged * expected_from < size) break;
    expected = found.front().reading.kind;
  }
  return std::move(text);
}

}  // namespace gongwen::text
