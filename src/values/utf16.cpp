#include "gongwen/utf16.hpp"

#include <algorithm>
#include <cstddef>

namespace gongwen {
namespace {

// A look-up counts at most so many bytes, and the table takes 4 bytes for each block.
constexpr std::size_t block_bytes = 64;

// Units of the character that begins with this byte; none begins with a continuation.
std::uint32_t units_of(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  if ((lead & 0xC0U) == 0x80) return 0;
  return lead >= 0xF0 ? 2 : 1;
}

std::uint32_t count(std::string_view utf8) {
  std::uint32_t sum = 0;
  for (const char byte : utf8) sum += units_of(byte);
  return sum;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / block_bytes + 2);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < text.size(); at += block_bytes) {
    before_block_.push_back(sum);
    sum += count(text.substr(at, block_bytes));
  }
  before_block_.push_back(sum);
}

std::uint32_t Utf16Offsets::to_utf16(std::uint32_t byte) const {
  if (byte >= text_.size()) return size();
  while (byte > 0 && units_of(text_[byte]) == 0) --byte;
  const std::size_t block = byte / block_bytes;
  return before_block_[block] + count(text_.substr(block * block_bytes, byte % block_bytes));
}

std::uint32_t Utf16Offsets::to_utf8(std::uint32_t unit) const {
  if (unit >= size()) return static_cast<std::uint32_t>(text_.size());
  const auto behind = std::upper_bound(before_block_.begin(), before_block_.end(), unit);
  const auto block = static_cast<std::size_t>(behind - before_block_.begin()) - 1;
  std::uint32_t before = before_block_[block];
  std::size_t byte = block * block_bytes;
  std::size_t found = byte;
  for (; byte < text_.size() && before <= unit; ++byte) {
    const std::uint32_t units = units_of(text_[byte]);
    if (units == 0) continue;  // the block may begin inside a character
    found = byte;
    before += units;
  }
  return static_cast<std::uint32_t>(found);
}

}  // namespace gongwen
