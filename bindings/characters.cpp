#include "characters.hpp"

#include <algorithm>

namespace gongwen::bindings {
namespace {

// A look-up counts at most so many bytes, and the table takes 4 bytes for each block.
constexpr std::size_t block_bytes = 64;

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80;
}

std::uint32_t count(std::string_view utf8) {
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), begins_character));
}

}  // namespace

Characters::Characters(std::string_view utf8) {
  before_block_.reserve(utf8.size() / block_bytes + 2);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < utf8.size(); at += block_bytes) {
    before_block_.push_back(sum);
    sum += count(utf8.substr(at, block_bytes));
  }
  before_block_.push_back(sum);
}

std::uint32_t Characters::character_of(std::string_view utf8, std::uint32_t byte) const {
  if (byte >= utf8.size()) return before_block_.back();
  const std::size_t block = byte / block_bytes;
  return before_block_[block] + count(utf8.substr(block * block_bytes, byte % block_bytes));
}

std::uint32_t Characters::byte_of(std::string_view utf8, std::uint32_t character) const {
  if (character >= before_block_.back()) return static_cast<std::uint32_t>(utf8.size());
  const auto behind = std::upper_bound(before_block_.begin(), before_block_.end(), character);
  const auto block = static_cast<std::size_t>(behind - before_block_.begin()) - 1;
  std::size_t byte = block * block_bytes;
  std::uint32_t left = character - before_block_[block];
  while (!begins_character(utf8[byte])) ++byte;  // the block may begin inside a character
  for (; left != 0; --left) {
    do ++byte;
    while (!begins_character(utf8[byte]));
  }
  return static_cast<std::uint32_t>(byte);
}

Span Characters::to_characters(std::string_view utf8, Span bytes) const {
  return {character_of(utf8, bytes.begin), character_of(utf8, bytes.end)};
}

Span Characters::to_bytes(std::string_view utf8, Span characters) const {
  return {byte_of(utf8, characters.begin), byte_of(utf8, characters.end)};
}

}  // namespace gongwen::bindings
