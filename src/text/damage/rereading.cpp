#include "text/damage/rereading.hpp"

#include <algorithm>
#include <cmath>

#include "tables/gbk.hpp"
#include "tables/readings.hpp"
#include "tables/script.hpp"
#include "text/damage/rereading_search.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace rereading {
namespace {

// What it takes to believe that a stretch ends here.
constexpr int leave_cost = 6 * bit;
// A character that is neither Chinese nor ASCII; the model has but one class for them.
constexpr int foreign_cost = 16 * bit;
// The sign of a loss says nothing: to make a character of it is no gain.
constexpr int sign_cost = 4 * bit;
// A lost byte that nothing can be made of; it stays as it stands.
constexpr int gap_cost = 24 * bit;
// A reading behind the character: it has it, or it has not.
constexpr int reading_bonus = 10 * bit;
// Choices for a lost character, and ways that are followed from one place.
constexpr std::size_t most_choices = 256;
// For one of which no byte is known: that both made no character tells little. What comes back of
// Big5 and GBK read as each other is the same with 256, at a third of the speed.
constexpr std::size_t most_choices_untold = 32;
constexpr std::size_t most_ways = 10;
// Lines are read in windows of so many characters, each with a look ahead: the search keeps some
// 200 bytes a character. Few paragraphs are as long; what crosses a window's end is put together
// again.
constexpr std::size_t window = 2048;
constexpr std::size_t ahead = 128;
// Of these, the ways that guesses go on from.
constexpr std::size_t most_guessed_from = 4;
// The same of misaligned text, where one lost byte is followed by the next.
constexpr std::size_t most_misaligned_ways = 48;
constexpr std::size_t most_misaligned_guessed_from = 12;

}  // namespace

bool has_traditional(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), tables::is_traditional_only);
}

bool is_simplified(Misreading misreading, const std::vector<Slot>& slots) {
  if (misreading != Misreading::gbk_as_big5) return false;
  int more = 0;
  for (const Slot& slot : slots) {
    const auto& [first, second] = slot.ways[0];
    const bool pair = slot.counts[0] == 2 && first.kind == Byte::Kind::known;
    const char32_t c = pair ? tables::gbk_character(first.value, second.value) : slot.shown;
    more += static_cast<int>(tables::is_simplified_only(c));
    more -= static_cast<int>(tables::is_traditional_only(c));
  }
  return more > 0;
}

template <typename Visit>
void Search::take(const Taken& taken, std::size_t wanted, Visit visit) const {
  if (taken.count == wanted) {
    visit(taken);
    return;
  }
  const std::size_t i = taken.place / 2;
  if (i >= slots_.size()) return;
  if (taken.count > 0 && taken.place % 2 == 0) {
    // A script took two halves for a character and put its reading between them.
    if (const std::size_t end = whole_note_behind(i, slots_before(i)); end != 0) {
      Taken behind = taken;
      behind.place = 2 * end;
      take(behind, wanted, visit);
      return;
    }
  }
  const Slot& slot = slots_[i];
  for (std::size_t way = 0; way < slot.counts.size(); ++way) {
    const std::size_t offset = taken.place % 2;
    if (slot.counts[way] <= offset) continue;
    Taken more = taken;
    more.bytes[more.count] = slot.ways[way][offset];
    if (offset == 1 && more.bytes[more.count].kind == Byte::Kind::second_bad && taken.count > 0) {
      more.pair = taken.count - 1;
    }
    ++more.count;
    more.place = offset + 1 < slot.counts[way] ? taken.place + 1 : 2 * i + 2;
    take(more, wanted, visit);
  }
}

std::vector<Stretch> Search::run(std::size_t limit) {
  const std::uint16_t line_end = tables::model_number(U'\n');
  Way begin;
  begin.before = line_end;
  begin.earlier = line_end;
  plain_[0] = add(begin);
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    settle(2 * i);
    settle(2 * i + 1);
    leave(i);
    if (misreading_ == Misreading::gbk_misaligned) {
      enter_misaligned(i);
    } else {
      enter(i);
    }
    if (plain_[i] != nowhere) keep(i);
    for (const std::size_t offset : {0U, 1U}) {
      // In step again, misaligned text stands as it is.
      if (offset == 0 && notes_ != nullptr) continue;
      // Copied: reading on may make the list of ways longer.
      const std::vector<std::uint32_t> here = places_[2 * i + offset];
      if (!here.empty()) read_on(i, offset, here);
    }
  }
  settle(2 * slots_.size());
  leave(slots_.size());
  return traced(limit);
}

std::uint32_t Search::add(const Way& way) {
  ways_.push_back(way);
  return static_cast<std::uint32_t>(ways_.size() - 1);
}

void Search::offer(std::size_t place, const Way& way) {
  if (place < settled_) {
    places_[place].push_back(add(way));
  } else {
    offered_[place].push_back(way);
  }
}

void Search::settle(std::size_t place) {
  settled_ = place + 1;
  std::vector<Way> offered;
  offered.swap(offered_[place]);
  std::stable_sort(offered.begin(), offered.end(),
                   [](const Way& a, const Way& b) { return a.cost < b.cost; });
  std::vector<std::uint32_t>& kept = places_[place];
  for (const Way& way : offered) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](std::uint32_t other) {
      return ways_[other].before == way.before && ways_[other].earlier == way.earlier;
    });
    if (!known) kept.push_back(add(way));
    if (kept.size() == (notes_ == nullptr ? most_ways : most_misaligned_ways)) break;
  }
}

int Search::cost_behind(const Way& way, char32_t c, std::uint16_t number) {
  if (is_blank(c)) return 0;  // layout says nothing
  if (c == 0xFFFD) return sign_cost;
  if (c >= 0x80 && !is_cjk(c)) return foreign_cost;
  return tables::cost_by_number(way.earlier, way.before, number);
}

Way Search::behind(std::uint32_t from, const Reread& c, std::size_t place, bool again) const {
  const Way& last = ways_[from];
  const std::uint16_t number = tables::model_number(c.value);
  Way way;
  way.cost = last.cost + cost_behind(last, c.value, number);
  const bool blank = is_blank(c.value);
  way.before = blank ? last.before : number;
  way.earlier = blank ? last.earlier : last.before;
  way.from = from;
  way.place = static_cast<std::uint32_t>(place);
  way.c = c;
  way.again = again;
  return way;
}

void Search::keep(std::size_t i) {
  if (const std::size_t end = whole_note_behind(i, slots_before(i)); end != 0) {
    Way way = ways_[plain_[i]];
    way.from = plain_[i];
    way.c = {};
    if (plain_[end] == nowhere || way.cost < ways_[plain_[end]].cost) plain_[end] = add(way);
    return;
  }
  Reread c;
  c.value = slots_[i].shown;
  c.end = slots_[i].end;
  const Way way = behind(plain_[i], c, 2 * i + 2, false);
  if (plain_[i + 1] == nowhere || way.cost < ways_[plain_[i + 1]].cost) plain_[i + 1] = add(way);
}

void Search::enter(std::size_t i) {
  // A stretch begins with a byte that is no ASCII.
  if (plain_[i] == nowhere || slots_[i].counts[0] == 0 || slots_[i].shown < 0x80) return;
  Way way = ways_[plain_[i]];
  if (way.again) return;  // it was left here
  way.cost += enter_cost;
  way.from = plain_[i];
  way.c = {};
  way.again = true;
  way.place = static_cast<std::uint32_t>(2 * i);
  places_[2 * i].push_back(add(way));
}

void Search::leave(std::size_t i) {
  const char32_t next = i < slots_.size() ? slots_[i].shown : U'\n';
  const std::uint16_t number = tables::model_number(next);
  std::uint32_t best = nowhere;
  int least = std::numeric_limits<int>::max();
  for (const std::uint32_t from : places_[2 * i]) {
    const int cost = ways_[from].cost + cost_behind(ways_[from], next, number);
    if (cost >= least) continue;
    least = cost;
    best = from;
  }
  if (best == nowhere) return;
  Way way = ways_[best];
  way.cost += leave_cost;
  way.from = best;
  way.c = {};
  way.again = false;
  if (plain_[i] == nowhere || way.cost < ways_[plain_[i]].cost) plain_[i] = add(way);
}

void Search::read_on(std::size_t i, std::size_t offset, const std::vector<std::uint32_t>& here) {
  Taken none;
  none.place = 2 * i + offset;
  take(none, 1, [&](const Taken& first) {
    const Byte lead = first.bytes[0];
    if (lead.kind == Byte::Kind::known && lead.value < 0x80) {
      put(here, first, lead.value, 0, false);
      return;
    }
    const std::size_t size = size_of(lead);
    if (size > 1) take(first, size, [&](const Taken& all) { read(here, all); });
    const bool lost = lead.kind != Byte::Kind::known && first.place == 2 * i + 2;
    if (lost && notes_ == nullptr) put(here, first, slots_[i].shown, gap_cost, true);
  });
}

std::size_t Search::size_of(Byte lead) const {
  constexpr std::size_t of_pair = 2;
  constexpr std::size_t of_utf8 = 3;
  if (charset_ != Charset::utf8) return of_pair;
  if (lead.kind != Byte::Kind::known) return of_utf8;
  if (lead.value < 0xC2 || lead.value > 0xEF) return 0;
  return lead.value < 0xE0 ? of_pair : of_utf8;
}

void Search::read(const std::vector<std::uint32_t>& here, const Taken& taken) {
  std::array<char, 3> bytes{};
  bool known = true;
  bool weak = false;
  for (std::size_t i = 0; i < taken.count; ++i) {
    weak = weak || taken.bytes[i].weak;
    known = known && taken.bytes[i].kind == Byte::Kind::known;
    bytes[i] = static_cast<char>(taken.bytes[i].value);
  }
  if (!known) {
    guess(here, taken);
    return;
  }
  const Decoded c = decode_at(charset_, {bytes.data(), taken.count}, 0);
  if (!c.valid || c.size != taken.count) return;
  // One byte off, `！”` holds the bytes of a blank.
  const int unlikely = notes_ != nullptr && is_blank(c.value) ? doubt(c.value) : 0;
  put(here, taken, c.value, unlikely, weak, c.second);
}

void Search::guess(const std::vector<std::uint32_t>& ways, const Taken& taken) {
  const std::vector<std::uint32_t> here(
      ways.begin(),
      ways.begin() +
          static_cast<std::ptrdiff_t>(std::min(
              ways.size(), notes_ == nullptr ? most_guessed_from : most_misaligned_guessed_from)));
  const bool end_known = taken.bytes[0].kind == Byte::Kind::known ||
                         taken.bytes[taken.count - 1].kind == Byte::Kind::known;
  const bool told = end_known || (taken.count == 2 ? tells_of_holes(taken)
                                                   : taken.bytes[1].kind == Byte::Kind::known);
  if (!told) return;  // nothing is left to guess by
  guess_among(here, taken, [](std::uint8_t) { return true; });
}

bool Search::leads_to_lost_sign(const Taken& taken) {
  return taken.bytes[0].kind == Byte::Kind::known && taken.bytes[1].kind == Byte::Kind::known;
}

void Search::guess_among(const std::vector<std::uint32_t>& here, const Taken& taken,
                         const LeadTest& lead_fits) {
  const std::string_view reading = reading_behind(taken);
  const bool told = std::any_of(taken.bytes.begin(),
                                taken.bytes.begin() + static_cast<std::ptrdiff_t>(taken.count),
                                [](Byte byte) { return byte.kind == Byte::Kind::known; });
  const std::size_t most = told || !reading.empty() ? most_choices : most_choices_untold;
  std::size_t choices = 0;
  for (const Candidate& c :
       guesser_.fitting(misreading_, {taken.bytes.data(), taken.count}, taken.pair)) {
    if (choices == most) break;
    if (!lead_fits(c.bytes[0])) continue;
    if (!reading.empty() && !tables::has_reading(c.value, reading)) continue;
    if (c.value == lost_sign && !leads_to_lost_sign(taken)) continue;
    if (!guesser_.take(here.size())) return;
    if (notes_ == nullptr || taken.bytes[0].kind != Byte::Kind::second_bad) {
      put(here, taken, c.value, doubt(c.value), true);
    } else if (const auto fitting = before_lost(here, c.bytes[0]); !fitting.empty()) {
      put(fitting, taken, c.value, doubt(c.value), true);
    } else {
      continue;
    }
    ++choices;
  }
}

void Search::put(const std::vector<std::uint32_t>& here, const Taken& taken, char32_t value,
                 int doubt, bool guessed, char32_t second) {
  Reread c;
  c.value = value;
  c.second = second;
  c.end = slots_[(taken.place - 1) / 2].end;
  c.guessed = guessed;
  c.known = static_cast<std::uint8_t>(std::count_if(
      taken.bytes.begin(), taken.bytes.begin() + static_cast<std::ptrdiff_t>(taken.count),
      [](Byte byte) { return byte.kind == Byte::Kind::known && !byte.weak; }));
  const std::uint16_t number = tables::model_number(value);
  std::uint32_t cheapest = nowhere;
  int least = std::numeric_limits<int>::max();
  for (const std::uint32_t from : here) {
    const int cost = ways_[from].cost + cost_behind(ways_[from], value, number);
    if (cost >= least) continue;
    least = cost;
    cheapest = from;
  }
  if (cheapest == nowhere) return;
  Way best = behind(cheapest, c, taken.place, true);
  best.cost += doubt;
  if (!reading_behind(taken).empty()) {
    best.place = 2 * notes_->at[taken.place / 2].open_end;
    best.c.end = slots_[best.place / 2 - 1].end;
  } else if (notes_ != nullptr && taken.place % 2 == 0 &&
             notes_->at[taken.place / 2].whole_end != 0) {
    // The character has the reading that follows it, or it is the wrong one.
    const bool has = whole_note_behind(taken.place / 2, value) != 0;
    best.cost += has ? -reading_bonus : reading_bonus;
  }
  offer(best.place, best);
}

std::vector<Stretch> Search::traced(std::size_t limit) {
  std::vector<std::uint32_t> chain;
  for (std::uint32_t at = plain_.back(); at != nowhere; at = ways_[at].from) chain.push_back(at);
  std::reverse(chain.begin(), chain.end());
  std::vector<Stretch> found;
  bool inside = false;
  int begin_cost = 0;
  const auto close = [&](std::size_t last, int cost) {
    found.back().last = last;
    found.back().cost = cost - begin_cost - enter_cost;
  };
  stopped_ = slots_.size();
  for (std::size_t i = 1; i < chain.size(); ++i) {
    const Way& way = ways_[chain[i]];
    if (way.again && !inside) {
      found.emplace_back();
      found.back().first = way.place / 2;
      found.back().begin = way.place == 0 ? 0 : slots_[way.place / 2 - 1].end;
      begin_cost = ways_[chain[i - 1]].cost;
    } else if (way.again) {
      found.back().characters.push_back(way.c);
      if (way.c.guessed) found.back().characters.back().margin = margin_of(way);
    } else if (inside) {
      close(ways_[chain[i - 1]].place / 2, way.cost - leave_cost);
    }
    inside = way.again;
    if (way.place % 2 == 0 && way.place / 2 >= limit) {
      stopped_ = way.place / 2;
      if (inside && found.back().characters.empty())
        found.pop_back();
      else if (inside)
        close(stopped_, way.cost);
      break;
    }
  }
  for (Stretch& stretch : found) stretch.shown_cost = shown_cost(stretch);
  return found;
}

int Search::margin_of(const Way& way) const {
  int least = certain;
  for (const std::uint32_t other : places_[way.place]) {
    if (ways_[other].c.value != way.c.value) least = std::min(least, ways_[other].cost - way.cost);
  }
  return least;
}

int Search::shown_cost(const Stretch& stretch) const {
  Way way;
  way.before = tables::model_number(stretch.first > 0 ? slots_[stretch.first - 1].shown : U'\n');
  way.earlier = tables::model_number(stretch.first > 1 ? slots_[stretch.first - 2].shown : U'\n');
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    if (const std::size_t end = whole_note_behind(i, slots_before(i)); end != 0) {
      i = end - 1;
      continue;
    }
    const char32_t c = slots_[i].shown;
    const std::uint16_t number = tables::model_number(c);
    // A question mark gains nothing either by being read as something else.
    const bool sign = c == U'?' && notes_ != nullptr;
    way.cost += sign ? sign_cost : cost_behind(way, c, number);
    if (is_blank(c)) continue;
    way.earlier = way.before;
    way.before = number;
  }
  return way.cost;
}

}  // namespace rereading

float confidence_of_guess(int margin) {
  constexpr double least = 0.5;
  constexpr double most = 0.99;
  const double told = 1 / (1 + std::exp2(-static_cast<double>(margin) / tables::costs_per_bit));
  return static_cast<float>(std::clamp(told, least, most));
}

namespace {

// The rows of the characters [begin, end) for a text that begins with the first of them.
Notes notes_of(const Notes& notes, std::size_t begin, std::size_t end) {
  const auto moved = [&](std::uint32_t at) {
    return at > begin && at <= end ? static_cast<std::uint32_t>(at - begin) : 0U;
  };
  Notes out;
  out.at.reserve(end - begin + 1);
  for (std::size_t i = begin; i <= end; ++i) {
    Notes::Row row = notes.at[i];
    row.whole_end = moved(row.whole_end);
    row.open_end = moved(row.open_end);
    if (row.open_end == 0) row.reading = {};
    out.at.push_back(row);
  }
  return out;
}

// `stretch` of a window that begins with character `first`, byte `begin` of the text.
void move_on(Stretch& stretch, std::size_t first, std::uint32_t begin) {
  stretch.first += first;
  stretch.last += first;
  stretch.begin += begin;
  for (Reread& c : stretch.characters) c.end += begin;
}

void join(Stretch& stretch, Stretch&& behind) {
  stretch.last = behind.last;
  stretch.cost += behind.cost;
  stretch.shown_cost += behind.shown_cost;
  stretch.characters.insert(stretch.characters.end(), behind.characters.begin(),
                            behind.characters.end());
}

}  // namespace

std::vector<Stretch> reread(Misreading misreading, std::u32string_view text, Guesser& guesser,
                            const Notes* notes, const std::vector<bool>& unsure) {
  using rereading::Search;
  if (text.size() <= rereading::window + rereading::ahead) {
    return Search(misreading, text, guesser, notes, unsure).run(text.size());
  }
  std::vector<Stretch> found;
  std::uint32_t bytes = 0;
  for (std::size_t first = 0; first < text.size();) {
    const bool whole = text.size() - first <= rereading::window + rereading::ahead;
    const std::u32string_view here =
        text.substr(first, whole ? text.npos : rereading::window + rereading::ahead);
    const auto from = static_cast<std::ptrdiff_t>(first);
    const auto size = static_cast<std::ptrdiff_t>(here.size());
    const std::vector<bool> unsure_here =
        unsure.empty() ? unsure
                       : std::vector<bool>(unsure.begin() + from, unsure.begin() + from + size);
    const Notes notes_here =
        notes == nullptr ? Notes{} : notes_of(*notes, first, first + here.size());
    Search search(misreading, here, guesser, notes == nullptr ? nullptr : &notes_here, unsure_here);
    for (Stretch& stretch : search.run(whole ? here.size() : rereading::window)) {
      move_on(stretch, first, bytes);
      // The model knows nothing of a window's end: a stretch that reaches it goes on behind it.
      const bool goes_on = stretch.first == first && !found.empty() && found.back().last == first;
      if (goes_on) {
        join(found.back(), std::move(stretch));
      } else {
        found.push_back(std::move(stretch));
      }
    }
    for (const char32_t c : here.substr(0, search.stopped())) {
      bytes += static_cast<std::uint32_t>(utf8_size(c));
    }
    first += search.stopped();
  }
  return found;
}

}  // namespace gongwen::text
