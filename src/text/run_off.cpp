#include "text/run_off.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

#include "tables/gbk.hpp"
#include "tables/model.hpp"
#include "tables/readings.hpp"
#include "text/pinyin.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Characters that a run may have. In simplified text, whose trail bytes are never ASCII, it goes on
// to the next ASCII character: 34 characters on average.
constexpr std::size_t longest_run = 256;
// By how many bits the text must gain. About 7 pay for the choice among some hundred lead bytes;
// the rest is the margin over chance.
constexpr int bit = tables::costs_per_bit;
constexpr int least_gain = 16 * bit;
// A way that is this much worse than the text as it stands has lost.
constexpr int hopeless = 48 * bit;
// Bits for a reading behind the character: it has it, or it has not.
constexpr int reading_bonus = 10 * bit;
// Bits per character of what may pass for prose; gibberish takes 16 and more.
constexpr int most_bits = 11 * bit;

constexpr int impossible = std::numeric_limits<int>::max() / 4;

bool is_lost(char32_t c) {
  return c == U'?' || c == 0xFFFD;
}

// The marks that a later step may have folded from their full-width forms.
std::uint16_t folded_code(char32_t c) {
  return c > 0x20 && c < 0x7F ? static_cast<std::uint16_t>(0xA300 | (c + 0x80)) : std::uint16_t{0};
}

// A way to read the run so far.
struct Way {
  std::uint8_t lead = 0;  // the byte that waits for its trail
  char32_t before = 0;    // the character before it
  char32_t earlier = 0;   // and the one before that
  int bits = 0;
  std::size_t node = 0;    // its last character in the tree of all ways
  std::size_t known = 0;   // Han characters of which no byte was guessed
  int doubt = impossible;  // bits to the next best choice of a lost byte
};

struct Node {
  std::size_t parent = 0;
  char32_t c = 0;
};

class Run {
 public:
  Run(std::string_view text, std::size_t at, std::size_t& looks)
      : text_(text), begin_(at), looks_(looks) {
    const Rune sign = rune_at(text, at);
    std::size_t context_end = at;
    if (rune_before(text, at).value == U')') context_end = note_before(at);
    const Rune context = rune_before(text, context_end);
    context_ = context.value;
    earlier_ = rune_before(text, context_end - context.size).value;
    shown_before_ = context_;
    shown_earlier_ = earlier_;
    show(U'？');
    at_ = at + sign.size;
  }

  Realigned solve() {
    if (!start()) return {};
    for (std::size_t length = 0; length < longest_run && !ways_.empty() && looks_ > 0; ++length) {
      const Rune c = rune_at(text_, at_);
      if (c.size == 0 || c.value < 0x20) break;
      read(c);
      prune();
    }
    return best_;
  }

 private:
  int look(char32_t a, char32_t b, char32_t c) {
    if (looks_ > 0) --looks_;
    return tables::cost(a, b, c);
  }

  // The character before a reading in brackets is what the run follows.
  [[nodiscard]] std::size_t note_before(std::size_t end) const {
    constexpr std::size_t longest_note = 16;
    const std::size_t from = end > longest_note ? end - longest_note : 0;
    const std::size_t in_window = text_.substr(from, end - from).rfind('(');
    if (in_window == std::string_view::npos) return end;
    const std::size_t open = from + in_window;
    return annotation_at(text_, open).span.end == end ? open : end;
  }

  // The lost byte is any lead; behind it may stand a reading whose opening bracket went along, of a
  // character that straddles the previous trail and the lost byte.
  bool start() {
    std::size_t note_at = at_;
    if (rune_at(text_, note_at).value == U'(') ++note_at;
    const Annotation note = open_annotation_at(text_, note_at);
    const auto trail = static_cast<std::uint8_t>(tables::gbk_code(context_) & 0xFF);
    if (!note.span.empty()) at_ = note.span.end;
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
      const auto byte = static_cast<std::uint8_t>(lead);
      if (!note.span.empty() &&
          !tables::has_reading(tables::gbk_character(trail, byte), note.reading.of(text_))) {
        continue;
      }
      ways_.push_back({byte, context_, earlier_, 0, 0, 0, impossible});
    }
    guessed_ = note.span.empty();
    return !ways_.empty();
  }

  // What the text costs as it stands, up to and with `c`.
  void show(char32_t c) {
    shown_bits_ += look(shown_earlier_, shown_before_, c);
    shown_earlier_ = shown_before_;
    shown_before_ = c;
  }

  void read(Rune c) {
    const std::size_t end = at_ + c.size;
    std::vector<Way> next;
    if (is_lost(c.value)) lose_trail(end);
    show(c.value);
    if (c.value >= 0x40 && c.value < 0x7F)
      finish_with_ascii(static_cast<std::uint8_t>(c.value), end);
    std::uint16_t code = tables::gbk_code(c.value);
    if (c.value < 0x80) code = folded_code(c.value);
    from_mark_ = is_lost(c.value);
    if (code != 0) {
      for (const Way& way : ways_) go_on(way, code, end, next);
    }
    ways_ = merged(next);
    guessed_ = false;
    at_ = end;
  }

  // The waiting lead and the first byte of `code` are a character; its second byte waits then.
  void go_on(const Way& way, std::uint16_t code, std::size_t end, std::vector<Way>& next) {
    const auto first = static_cast<std::uint8_t>(code >> 8);
    const auto second = static_cast<std::uint8_t>(code & 0xFF);
    Way longer = extended(way, first);
    if (longer.bits >= impossible) return;
    if (tables::is_gbk_lead(second)) {
      longer.lead = second;
      next.push_back(longer);
    } else if (second < 0x7F) {
      // An ASCII character behind the run was taken for its last trail.
      take(longer, second);
      finish(longer, end);
    }
  }

  void finish_with_ascii(std::uint8_t trail, std::size_t end) {
    std::vector<Way> ends;
    for (const Way& way : ways_) {
      const Way last = extended(way, trail);
      if (last.bits < impossible) ends.push_back(last);
    }
    for (const Way& way : merged_ends(ends, end)) finish(way, end);
  }

  // The run ends in a trail that was lost with an ASCII byte behind it.
  void lose_trail(std::size_t end) {
    if (guessed_) return;
    const Annotation note = open_annotation_at(text_, end);
    std::vector<Way> ends;
    for (const Way& way : ways_) {
      for (unsigned trail = 0x40; trail <= 0xFE && looks_ > 0; ++trail) {
        Way last = extended(way, static_cast<std::uint8_t>(trail));
        if (last.bits >= impossible) continue;
        if (!note.span.empty() && !tables::has_reading(last.before, note.reading.of(text_)))
          continue;
        last.known = way.known + (note.span.empty() ? 0 : 1);
        ends.push_back(last);
      }
    }
    const std::size_t behind = note.span.empty() ? end : note.span.end;
    for (const Way& way : merged_ends(ends, behind)) finish(way, behind);
  }

  Way extended(const Way& way, std::uint8_t trail) {
    if (looks_ > 0) --looks_;  // trying costs as much as looking
    Way longer = way;
    const char32_t c = tables::gbk_character(way.lead, trail);
    if (c == 0 || (!is_cjk(c) && !is_plain(c))) {
      longer.bits = impossible;
      return longer;
    }
    take(longer, c);
    if (!guessed_ && !from_mark_ && is_han(c)) ++longer.known;
    return longer;
  }

  void take(Way& way, char32_t c) {
    way.bits += look(way.earlier, way.before, c);
    way.earlier = way.before;
    way.before = c;
    way.node = add(way.node, c);
  }

  // Signs beside Han characters and marks that official text has.
  static bool is_plain(char32_t c) { return c == 0x3000 || c == U'·' || (c >= U'①' && c <= U'⒛'); }

  std::size_t add(std::size_t parent, char32_t c) {
    nodes_.push_back({parent, c});
    return nodes_.size() - 1;
  }

  // Ways that go on alike: the best of each (waiting lead, characters before it).
  static std::vector<Way> merged(std::vector<Way>& ways) {
    const auto state = [](const Way& way) { return std::tuple(way.lead, way.before, way.earlier); };
    std::sort(ways.begin(), ways.end(), [&](const Way& a, const Way& b) {
      return state(a) != state(b) ? state(a) < state(b) : a.bits < b.bits;
    });
    std::vector<Way> kept;
    for (const Way& way : ways) {
      if (!kept.empty() && state(kept.back()) == state(way)) {
        kept.back().doubt = std::min(kept.back().doubt, way.bits - kept.back().bits);
      } else {
        kept.push_back(way);
      }
    }
    return kept;
  }

  // The best way to end, with what follows taken into account, and the doubt about it.
  std::vector<Way> merged_ends(std::vector<Way>& ends, std::size_t end) {
    if (ends.size() < 2) return ends;
    const auto total = [&](const Way& way) {
      return way.bits + after_bits(way.earlier, way.before, end);
    };
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < ends.size(); ++i) order.emplace_back(total(ends[i]), i);
    std::sort(order.begin(), order.end());
    Way best = ends[order[0].second];
    best.doubt = std::min(best.doubt, order[1].first - order[0].first);
    return {best};
  }

  // Bits of the character behind the run; a reading between them speaks for or against its host.
  int after_bits(char32_t earlier, char32_t last, std::size_t end) {
    int bits = 0;
    const Annotation note = annotation_at(text_, end);
    if (!note.span.empty()) {
      bits += tables::has_reading(last, note.reading.of(text_)) ? -reading_bonus : reading_bonus;
      end = note.span.end;
    }
    const Rune next = rune_at(text_, end);
    return next.size == 0 ? bits : bits + look(earlier, last, next.value);
  }

  void finish(const Way& way, std::size_t end) {
    if (way.known == 0) return;
    const std::size_t size = length(way.node);
    if (way.bits > most_bits * static_cast<int>(size)) return;
    const int gain = shown_bits_ + after_bits(shown_earlier_, shown_before_, end) - way.bits -
                     after_bits(way.earlier, way.before, end);
    if (gain < least_gain || gain <= best_gain_) return;
    best_gain_ = gain;
    best_.span = span_of(begin_, end);
    best_.text = spelled(way.node);
    const double odds = std::exp2(-std::min(way.doubt / bit, 30));
    best_.confidence = static_cast<float>(1 / (1 + odds));
  }

  [[nodiscard]] std::size_t length(std::size_t node) const {
    std::size_t size = 0;
    for (; node != 0; node = nodes_[node].parent) ++size;
    return size;
  }

  [[nodiscard]] std::string spelled(std::size_t node) const {
    std::u32string backwards;
    for (; node != 0; node = nodes_[node].parent) backwards += nodes_[node].c;
    std::reverse(backwards.begin(), backwards.end());
    std::string out;
    for (const char32_t c : backwards) append(out, c);
    return out;
  }

  void prune() {
    std::erase_if(ways_, [&](const Way& way) { return way.bits > shown_bits_ + hopeless; });
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t& looks_;
  std::size_t at_ = 0;
  char32_t context_ = 0;
  char32_t earlier_ = 0;
  char32_t shown_before_ = 0;
  char32_t shown_earlier_ = 0;
  int shown_bits_ = 0;
  bool guessed_ = true;  // the waiting lead is a guess
  // A row of `?` would else make characters of nothing but A3BF.
  bool from_mark_ = false;
  std::vector<Way> ways_;
  std::vector<Node> nodes_ = {{}};
  int best_gain_ = 0;
  Realigned best_;
};

}  // namespace

Realigned realign(std::string_view text, std::size_t at, std::size_t& looks) {
  return Run(text, at, looks).solve();
}

}  // namespace gongwen::text
