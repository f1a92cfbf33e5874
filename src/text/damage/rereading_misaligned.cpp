// What the search does where text may be one byte off: where such a stretch begins, and what the
// readings in it tell.
#include <algorithm>

#include "tables/gbk.hpp"
#include "tables/readings.hpp"
#include "tables/script.hpp"
#include "text/damage/rereading_search.hpp"
#include "text/utf8.hpp"

namespace gongwen::text::rereading {
namespace {

// What a character costs by itself that text one byte off has often.
constexpr int strange_cost = 17 * bit;

}  // namespace

char32_t Search::slots_before(std::size_t i) const {
  return i > 0 ? slots_[i - 1].shown : U'\n';
}

std::size_t Search::whole_note_behind(std::size_t i, char32_t host) const {
  if (notes_ == nullptr || notes_->at[i].whole_end == 0) return 0;
  return tables::has_reading(host, notes_->at[i].reading) ? notes_->at[i].whole_end : 0;
}

void Search::enter_misaligned(std::size_t i) {
  if (plain_[i] == nowhere) return;
  const char32_t shown = slots_[i].shown;
  if (shown == U'?' || shown == 0xFFFD) {
    enter_by_sign(i);
  } else if (may_begin_dropped(i)) {
    enter_dropped(i);
  }
}

std::vector<std::uint32_t> Search::entered(std::size_t i, int more) {
  Way way = ways_[plain_[i]];
  way.cost += enter_cost + more;
  way.from = plain_[i];
  way.c = {};
  way.again = true;
  way.place = static_cast<std::uint32_t>(2 * i);
  return {add(way)};
}

void Search::enter_by_sign(std::size_t i) {
  const std::size_t next = i + 1;
  const std::size_t note_end = notes_->at[next].open_end;
  const std::uint8_t trail_before = last_byte_before(i);
  const auto is_annotated = [&](std::uint8_t lead) {
    return tables::has_reading(tables::gbk_character(trail_before, lead), notes_->at[next].reading);
  };
  if (note_end != 0) {
    const std::vector<std::uint32_t> here = entered(i, 0);
    begin_with_lost_lead(note_end, here, is_annotated, true);
    return;
  }
  const auto any = [](std::uint8_t) { return true; };
  begin_with_lost_lead(next, entered(i, 0), any);
  constexpr int inserted_cost = 4 * bit;
  if (next < slots_.size() && slots_[next].shown < 0x80 && slots_[next].shown != U'?' &&
      !is_latin(slots_[next].shown)) {
    begin_with_lost_lead(next + 1, entered(i, inserted_cost), any);
  }
}

std::uint8_t Search::last_byte_before(std::size_t i) const {
  constexpr std::size_t longest_note = 8;
  std::size_t host = i;
  for (std::size_t back = 1; back <= std::min(i, longest_note); ++back) {
    if (notes_->at[i - back].whole_end == i) host = i - back;
  }
  const Slot* slot = host > 0 ? &slots_[host - 1] : nullptr;
  return slot != nullptr && slot->counts[0] == 2 ? slot->ways[0][1].value : std::uint8_t{0};
}

void Search::begin_with_lost_lead(std::size_t i, const std::vector<std::uint32_t>& here,
                                  const LeadTest& lead_fits, bool lead_told) {
  if (i >= slots_.size()) return;
  const Slot& slot = slots_[i];
  for (std::size_t way = 0; way < slot.counts.size(); ++way) {
    if (slot.counts[way] == 0) continue;
    const Byte trail = slot.ways[way][0];
    // Of a character of which both bytes were lost the reading must be known, or that of its
    // half.
    const std::size_t note_end = notes_->at[i + 1].open_end;
    const bool lost = trail.kind != Byte::Kind::known;
    const bool told = lead_told || (trail.kind == Byte::Kind::alone && note_end != 0);
    if (lost && !told) continue;
    if (!lost && trail.value < 0x40) continue;
    Taken taken;
    taken.count = 2;
    taken.bytes[0] = {Byte::Kind::alone, 0};
    taken.bytes[1] = trail;
    taken.place = slot.counts[way] == 2 ? 2 * i + 1 : 2 * i + 2;
    guess_among(here, taken, lead_fits);
  }
}

bool Search::may_begin_dropped(std::size_t i) const {
  constexpr std::size_t ahead = 6;
  constexpr std::size_t behind = 4;
  if (slots_[i].counts[0] != 2) return false;
  const auto strange = [](const Slot& slot) {
    return slot.shown >= 0x80 &&
           (is_of_wide_charset(slot.shown) || tables::cost(slot.shown) >= strange_cost);
  };
  const auto at = slots_.begin() + static_cast<std::ptrdiff_t>(i);
  const auto before = at - static_cast<std::ptrdiff_t>(std::min(i, behind));
  const auto after = at + static_cast<std::ptrdiff_t>(std::min(slots_.size() - i, ahead));
  return std::none_of(before, at, strange) && std::any_of(at, after, strange);
}

void Search::enter_dropped(std::size_t i) {
  constexpr int no_sign_cost = 4 * bit;
  const std::vector<std::uint32_t> here = entered(i, no_sign_cost);
  const std::uint8_t byte = slots_[i].ways[0][0].value;
  const auto any = [](std::uint8_t) { return true; };
  Taken taken;
  taken.count = 2;
  taken.place = 2 * i + 1;
  taken.bytes = {Byte{Byte::Kind::alone, 0}, Byte{Byte::Kind::known, byte}, Byte{}};
  guess_among(here, taken, any);
  taken.bytes = {Byte{Byte::Kind::known, byte}, Byte{Byte::Kind::alone, 0}, Byte{}};
  guess_among(here, taken, any);
}

std::string_view Search::reading_behind(const Taken& taken) const {
  const bool lost = taken.bytes[taken.count - 1].kind == Byte::Kind::alone;
  if (notes_ == nullptr || !lost || taken.place % 2 != 0) return {};
  const Notes::Row& row = notes_->at[taken.place / 2];
  return row.open_end != 0 ? row.reading : std::string_view{};
}

int Search::doubt(char32_t c) const {
  constexpr int other_script = 4 * bit;
  constexpr int traditional_in_simplified = 12 * bit;  // names have one now and then
  constexpr int blank = 12 * bit;                      // which the model would take for free
  if (notes_ != nullptr && is_blank(c)) return blank;
  if (simplified_ && tables::is_traditional_only(c)) return traditional_in_simplified;
  if (notes_ == nullptr || !traditional_) return doubt_of(c);
  return tables::is_simplified_only(c) ? other_script : 0;
}

bool Search::tells_of_holes(const Taken& taken) const {
  if (misreading_ == Misreading::gbk_as_big5) return true;
  return misreading_ == Misreading::gbk_misaligned &&
         taken.bytes[0].kind == Byte::Kind::second_bad &&
         taken.bytes[1].kind == Byte::Kind::first_bad;
}

std::vector<std::uint32_t> Search::before_lost(const std::vector<std::uint32_t>& here,
                                               std::uint8_t lead) const {
  std::vector<std::uint32_t> fitting;
  for (const std::uint32_t from : here) {
    const auto trail = static_cast<std::uint8_t>(tables::gbk_code(ways_[from].c.value) & 0xFF);
    if (may_be_bad_pair(misreading_, trail, lead)) fitting.push_back(from);
  }
  return fitting;
}

}  // namespace gongwen::text::rereading
