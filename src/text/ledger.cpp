#include "text/ledger.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace gongwen::text {
namespace {

// FNV-1a by eight bytes at a time, with the upper half folded in: a repair is short, and its row is
// looked up for each character of a traditional text.
std::uint64_t mixed(std::uint64_t hash, std::string_view bytes) {
  constexpr std::uint64_t prime = 0x100000001B3;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min(sizeof word, bytes.size() - at));
    hash = (hash ^ word) * prime;
    hash ^= hash >> 32;
  }
  return (hash ^ bytes.size()) * prime;
}

std::uint64_t hash_of(RepairKind kind, std::string_view before, std::string_view after) {
  constexpr std::uint64_t offset_basis = 0xCBF29CE484222325;
  return mixed(mixed(offset_basis ^ static_cast<std::uint64_t>(kind), before), after);
}

}  // namespace

void Ledger::grow() {
  constexpr std::size_t first_size = 64;
  slots_.assign(std::max(first_size, slots_.size() * 2), 0);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::size_t slot = hashes_[row] & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(row + 1);
  }
}

Repair* Ledger::find(RepairKind kind, std::string_view before, std::string_view after,
                     std::uint32_t count, float confidence) {
  if ((rows_.size() + 1) * 2 > slots_.size()) grow();
  const std::uint64_t hash = hash_of(kind, before, after);
  std::size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::size_t number = slots_[slot] - 1;
    Repair& row = rows_[number];
    if (hashes_[number] != hash || row.kind != kind || row.before != before || row.after != after)
      continue;
    row.count += count;
    row.confidence = std::min(row.confidence, confidence);
    return nullptr;
  }
  if (rows_.size() >= limit_) {
    dropped_ += count;
    return nullptr;
  }
  slots_[slot] = static_cast<std::uint32_t>(rows_.size() + 1);
  hashes_.push_back(hash);
  rows_.push_back({.kind = kind,
                   .before = std::string(before),
                   .after = std::string(after),
                   .span = {},
                   .source = {},
                   .count = count,
                   .confidence = confidence});
  return &rows_.back();
}

}  // namespace gongwen::text
