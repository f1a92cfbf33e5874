#include "text/damage/misreading.hpp"

#include <algorithm>
#include <iterator>

#include "tables/big5.hpp"
#include "tables/gbk.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

constexpr bool is_private(char32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}

constexpr std::uint8_t no_break_space = 0xA0;
constexpr char32_t end_of_latin = 0x2200;  // no character of windows-1252 lies beyond

// The characters of windows-1252 that Latin-1 has not, at 80-9F; 0 where it has none.
constexpr char16_t of_windows1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte of a windows-1252 or Latin-1 character, 0 if it has none.
std::uint8_t latin_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<std::uint8_t>(c);
  const auto* const at = std::find(std::begin(of_windows1252), std::end(of_windows1252), c);
  if (c == 0 || at == std::end(of_windows1252)) return 0;
  return static_cast<std::uint8_t>(0x80 + (at - std::begin(of_windows1252)));
}

// Codes of GB18030 that older tables have in the private-use area.
struct Moved {
  char32_t old;
  std::uint16_t code;
};
constexpr Moved moved[] = {{0xE78D, 0xA6D9}, {0xE78E, 0xA6DA}, {0xE78F, 0xA6DB}, {0xE790, 0xA6DC},
                           {0xE791, 0xA6DD}, {0xE792, 0xA6DE}, {0xE793, 0xA6DF}, {0xE794, 0xA6EC},
                           {0xE795, 0xA6ED}, {0xE796, 0xA6F3}, {0xE7C7, 0xA8BC}, {0xE7C8, 0xA8BF},
                           {0xE816, 0xFE51}, {0xE817, 0xFE52}, {0xE818, 0xFE53}, {0xE81E, 0xFE59},
                           {0xE826, 0xFE61}, {0xE82B, 0xFE66}, {0xE82C, 0xFE67}, {0xE831, 0xFE6C},
                           {0xE832, 0xFE6D}, {0xE83B, 0xFE76}, {0xE843, 0xFE7E}, {0xE854, 0xFE90},
                           {0xE855, 0xFE91}, {0xE864, 0xFEA0}};

constexpr std::uint8_t euro = 0x80;  // the one single byte above 0x7F that GBK has
// GB18030 has the same sign at A2E3, too.
constexpr std::uint8_t euro_row = 0xA2;
constexpr std::uint8_t euro_cell = 0xE3;

std::uint16_t gbk_code(char32_t c) {
  if (c == U'€') return euro;
  const std::uint16_t code = tables::gbk_code(c);
  if (code != 0 || !is_private(c)) return code;
  for (const Moved& one : moved) {
    if (one.old == c) return one.code;
  }
  return 0;
}

struct Supplementary {
  char32_t character;
  std::uint16_t code;
};

// Codes of the Hong Kong supplement, which are read but not written, by character.
std::vector<Supplementary> made_supplement() {
  std::vector<Supplementary> all;
  constexpr unsigned first_lead = 0x81;
  constexpr unsigned last_lead = 0xFE;
  for (unsigned lead = first_lead; lead <= last_lead; ++lead) {
    for (unsigned trail = 0; trail <= 0xFF; ++trail) {
      const auto first = static_cast<std::uint8_t>(lead);
      const auto second = static_cast<std::uint8_t>(trail);
      if (!tables::is_big5_trail(second)) continue;
      const tables::Big5Character c = tables::big5_character(first, second);
      if (c.first == 0 || c.second != 0 || tables::big5_code(c.first) != 0) continue;
      all.push_back({c.first, static_cast<std::uint16_t>(lead << 8 | trail)});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Supplementary& a, const Supplementary& b) {
    return a.character < b.character;
  });
  return all;
}

std::uint16_t big5_code(char32_t c) {
  if (const std::uint16_t code = tables::big5_code(c); code != 0) return code;
  static const auto& supplement = *new std::vector<Supplementary>(made_supplement());
  const auto at =
      std::lower_bound(supplement.begin(), supplement.end(), c,
                       [](const Supplementary& a, char32_t b) { return a.character < b; });
  return at != supplement.end() && at->character == c ? at->code : std::uint16_t{0};
}

// The bytes that a character was misread from, high byte first; 0 if it was not.
std::uint16_t code_of(Misreading misreading, char32_t c) {
  switch (misreading) {
    case Misreading::utf8_as_gbk:
    case Misreading::big5_as_gbk:
    case Misreading::gbk_misaligned:
      return gbk_code(c);
    case Misreading::gbk_as_big5:
      return big5_code(c);
    case Misreading::utf8_as_latin:
    case Misreading::gbk_as_latin:
      return c < end_of_latin ? latin_byte(c) : std::uint16_t{0};
  }
  return 0;
}

bool is_latin(Misreading misreading) {
  return misreading == Misreading::utf8_as_latin || misreading == Misreading::gbk_as_latin;
}

// Holes of GBK: rows for private use, and what GB 2312 left free in the rows of signs.
bool may_be_hole(std::uint8_t first, std::uint8_t second) {
  if (!tables::is_gbk_trail(second)) return true;
  if ((first >= 0xAA && first <= 0xAF) || first >= 0xF8) return second >= 0xA1;
  if (first == 0xD7) return second >= 0xFA;
  if (first < 0xA1 || first > 0xA9) return false;
  if (first <= 0xA7 && second < 0xA1) return true;
  switch (first) {
    case 0xA1:
    case 0xA3:
      return false;
    case 0xA4:
      return second >= 0xF4;
    case 0xA5:
      return second >= 0xF7;
    default:
      return true;
  }
}

// Codes of GB 2312 that some tables of the Hong Kong supplement lack (葡 朴 普 谱 妻 七).
bool lacks_in_some_big5(std::uint8_t first, std::uint8_t second) {
  constexpr std::uint8_t row = 0xC6;
  constexpr std::uint8_t cells[] = {0xCF, 0xD3, 0xD5, 0xD7, 0xDE, 0xDF};
  return first == row && std::find(std::begin(cells), std::end(cells), second) != std::end(cells);
}

std::size_t free_way(const Slot& slot) {
  std::size_t way = 0;
  while (slot.counts[way] != 0) ++way;
  return way;
}

void add(Slot& slot, Byte one) {
  const std::size_t way = free_way(slot);
  slot.ways[way][0] = one;
  slot.counts[way] = 1;
}

void add(Slot& slot, Byte first, Byte second) {
  const std::size_t way = free_way(slot);
  slot.ways[way] = {first, second};
  slot.counts[way] = 2;
}

void add_lost(Slot& slot, Misreading misreading) {
  if (is_latin(misreading)) {
    add(slot, {Byte::Kind::undefined, 0});
    return;
  }
  add(slot, {Byte::Kind::alone, 0});
  add(slot, {Byte::Kind::first_bad, 0}, {Byte::Kind::second_bad, 0});
}

bool has_full_width(char32_t c) {
  return c > U' ' && c < 0x7F;
}

// Signs may have been folded since: `,` was `，`, A3AC.
void add_full_width(Slot& slot, char32_t c) {
  constexpr std::uint8_t row = 0xA3;
  const bool weak = c == U'?';
  add(slot, {Byte::Kind::known, row, weak},
      {Byte::Kind::known, static_cast<std::uint8_t>(c + 0x80), weak});
}

Slot slot_of(Misreading misreading, char32_t c) {
  Slot slot;
  slot.shown = c;
  if (c == 0xFFFD) {
    add_lost(slot, misreading);
  } else if (c < 0x80) {
    add(slot, {Byte::Kind::known, static_cast<std::uint8_t>(c)});
    if (c == U'?') add_lost(slot, misreading);
    if (misreading == Misreading::gbk_misaligned && has_full_width(c)) add_full_width(slot, c);
    if (c == U' ' && is_latin(misreading)) add(slot, {Byte::Kind::known, no_break_space});
  } else if (const std::uint16_t code = code_of(misreading, c); code > 0xFF) {
    add(slot, {Byte::Kind::known, static_cast<std::uint8_t>(code >> 8)},
        {Byte::Kind::known, static_cast<std::uint8_t>(code & 0xFF)});
  } else if (code != 0) {
    add(slot, {Byte::Kind::known, static_cast<std::uint8_t>(code)});
    if (c == U'€' && !is_latin(misreading)) {
      add(slot, {Byte::Kind::known, euro_row}, {Byte::Kind::known, euro_cell});
    }
  }
  return slot;
}

}  // namespace

Charset charset_of(Misreading misreading) {
  switch (misreading) {
    case Misreading::big5_as_gbk:
      return Charset::big5;
    case Misreading::gbk_as_latin:
    case Misreading::gbk_as_big5:
    case Misreading::gbk_misaligned:
      return Charset::gb18030;
    default:
      return Charset::utf8;
  }
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
    case Misreading::gbk_misaligned:
      return RepairKind::gbk_misaligned;
  }
  return RepairKind::none;
}

std::vector<Slot> slots_of(Misreading misreading, std::u32string_view text) {
  std::vector<Slot> slots;
  slots.reserve(text.size());
  std::uint32_t end = 0;
  for (const char32_t c : text) {
    end += utf8_size(c);
    slots.push_back(slot_of(misreading, c));
    slots.back().end = end;
  }
  return slots;
}

void make_unsure(Slot& slot) {
  if (slot.counts[0] == 2) add(slot, slot.ways[0][0], {Byte::Kind::alone, 0});
}

bool may_be(Misreading misreading, Byte byte, std::uint8_t value) {
  switch (byte.kind) {
    case Byte::Kind::known:
      return byte.value == value;
    case Byte::Kind::undefined:
      return value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D;
    case Byte::Kind::alone:
      return value >= 0x80;
    case Byte::Kind::first_bad:
      if (misreading == Misreading::gbk_as_big5) return value >= 0x80;
      // The first byte of a pair that is no character, in GBK: 80, or in a row with holes.
      return value == 0x80 || value >= 0xF8 || (value >= 0xA1 && value <= 0xAF) || value == 0xD7;
    case Byte::Kind::second_bad:
      return value != 0x0A;
  }
  return false;
}

bool may_be_bad_pair(Misreading misreading, std::uint8_t first, std::uint8_t second) {
  if (misreading == Misreading::gbk_as_big5) {
    return !tables::is_big5_trail(second) || tables::big5_character(first, second).first == 0 ||
           lacks_in_some_big5(first, second);
  }
  return first == 0x80 || first == 0xFF || may_be_hole(first, second);
}

bool is_of_wide_charset(char32_t c) {
  constexpr char32_t greek = 0x370;
  constexpr char32_t end_of_cyrillic = 0x500;
  constexpr char32_t kana = 0x3040;
  constexpr char32_t end_of_bopomofo = 0x3130;
  return is_private(c) || (c >= greek && c < end_of_cyrillic) || (c >= kana && c < end_of_bopomofo);
}

bool is_latin_byte(char32_t c) {
  return c >= 0x80 && c < end_of_latin && latin_byte(c) != 0;
}

}  // namespace gongwen::text
