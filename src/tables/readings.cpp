#include "tables/readings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace gongwen::tables {
namespace {

struct Row {
  std::string_view reading;
  std::u16string_view hosts;  // sorted
};
constexpr Row rows[] = {
#include "tables/generated/readings.inc"
};

// Open addressing by a hash of the letters: a page that annotates its characters asks for
// thousands.
constexpr std::size_t slots = 4096;
static_assert(std::size(rows) * 2 < slots);

std::size_t slot_of(std::string_view reading) {
  std::uint32_t hash = 0;
  for (const char c : reading) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ hash >> 12) % slots;
}

using Index = std::array<std::uint16_t, slots>;

const Index& index() {
  static const Index made = [] {
    Index out{};
    for (std::size_t row = 0; row < std::size(rows); ++row) {
      std::size_t slot = slot_of(rows[row].reading);
      while (out[slot] != 0) slot = (slot + 1) % slots;
      out[slot] = static_cast<std::uint16_t>(row + 1);
    }
    return out;
  }();
  return made;
}

const Row* find(std::string_view reading) {
  const Index& all = index();
  for (std::size_t slot = slot_of(reading); all[slot] != 0; slot = (slot + 1) % slots) {
    const Row& row = rows[all[slot] - 1U];
    if (row.reading == reading) return &row;
  }
  return nullptr;
}

}  // namespace

bool has_reading(char32_t host, std::string_view reading) {
  const Row* row = find(reading);
  return row != nullptr && host < 0x10000 &&
         std::binary_search(row->hosts.begin(), row->hosts.end(), static_cast<char16_t>(host));
}

bool is_reading(std::string_view text) {
  return find(text) != nullptr;
}

}  // namespace gongwen::tables
