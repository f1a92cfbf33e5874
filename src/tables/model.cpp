#include "tables/model.hpp"

#include <cstddef>

namespace gongwen::tables {
namespace {

#include "tables/generated/model.inc"

// As in fit_model.py.
constexpr unsigned character_bits = 12;
constexpr unsigned bucket_bits = 15;
constexpr unsigned cell_bits = 16;
constexpr unsigned pair_tag_bits = 2 * character_bits - bucket_bits;
constexpr unsigned bound_bits = 2;
constexpr unsigned pair_cost_bits = cell_bits - pair_tag_bits - bound_bits;
constexpr std::uint32_t pair_factor = 0x9E3779;
constexpr unsigned triple_tag_bits = 11;
constexpr std::uint64_t triple_factor = 0x9E3779B97F4A7C15;

// What a pair costs more where its triple is not kept, in steps of one and a half bits.
constexpr int bound_step = 3;
constexpr int unknown = -1;

constexpr std::uint32_t low_bits(unsigned count) {
  return (1U << count) - 1;
}

// The value in the cell of `bucket` that has this tag.
int find(const std::uint32_t* block, const std::uint16_t* begin, const std::uint16_t* cells,
         std::uint32_t bucket, std::uint32_t tag, unsigned tag_bits) {
  constexpr unsigned block_bits = 8;
  const unsigned value_bits = cell_bits - tag_bits;
  const std::uint16_t* at = cells + block[bucket >> block_bits] + begin[bucket];
  const std::uint16_t* const end = cells + block[(bucket + 1) >> block_bits] + begin[bucket + 1];
  for (; at != end; ++at) {
    if (static_cast<std::uint32_t>(*at >> value_bits) == tag) {
      return static_cast<int>(*at & low_bits(value_bits));
    }
  }
  return unknown;
}

int pair_of(std::uint16_t b, std::uint16_t c) {
  const std::uint32_t key = static_cast<std::uint32_t>(b) << character_bits | c;
  const std::uint32_t product = key * pair_factor & low_bits(2 * character_bits);
  return find(pair_block, pair_begin, pair_cells, product >> pair_tag_bits,
              product & low_bits(pair_tag_bits), pair_tag_bits);
}

int triple_of(std::uint16_t a, std::uint16_t b, std::uint16_t c) {
  constexpr unsigned key_bits = 64;
  const std::uint64_t key =
      (static_cast<std::uint64_t>(a) << character_bits | b) << character_bits | c;
  const std::uint64_t product = key * triple_factor;
  const auto place =
      static_cast<std::uint32_t>(product >> (key_bits - bucket_bits - triple_tag_bits));
  return find(triple_block, triple_begin, triple_cells, place >> triple_tag_bits,
              place & low_bits(triple_tag_bits), triple_tag_bits);
}

}  // namespace

std::uint16_t model_number(char32_t c) {
  constexpr unsigned page_bits = 8;
  // Ideographs beyond the basic plane are as rare as any that the model never saw.
  constexpr char32_t unseen = 0x9FFF;
  if (c > 0xFFFF) c = unseen;
  return number_of[static_cast<std::size_t>(page_of[c >> page_bits]) << page_bits |
                   (c & low_bits(page_bits))];
}

int cost_by_number(std::uint16_t b, std::uint16_t c) {
  const int pair = pair_of(b, c);
  if (pair == unknown) return fallback_cost[b] + single_cost[c];
  return pair & static_cast<int>(low_bits(pair_cost_bits));
}

int cost_by_number(std::uint16_t a, std::uint16_t b, std::uint16_t c) {
  const int pair = pair_of(b, c);
  if (pair == unknown) return fallback_cost[b] + single_cost[c];
  const int bound = (pair >> pair_cost_bits) * bound_step;
  const int alone = (pair & static_cast<int>(low_bits(pair_cost_bits))) + bound;
  if (pair_of(a, b) == unknown) return alone;
  const int triple = triple_of(a, b, c);
  return triple != unknown ? triple : alone;
}

int cost(char32_t c) {
  return single_cost[model_number(c)];
}

int cost(char32_t b, char32_t c) {
  return cost_by_number(model_number(b), model_number(c));
}

int cost(char32_t a, char32_t b, char32_t c) {
  return cost_by_number(model_number(a), model_number(b), model_number(c));
}

}  // namespace gongwen::tables
