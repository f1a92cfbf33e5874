#include "tables/word_lists.hpp"

#include <algorithm>
#include <array>

namespace gongwen::tables {
namespace {

// No word of the lists is longer (48 bytes: 16 characters); look-ups try no more.
constexpr std::size_t max_word_bytes = 48;

constexpr std::string_view last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return text.substr(at);
}

template <std::size_t N>
constexpr WordList index(const std::array<std::string_view, N>& words) {
  WordList list{words, 0, {}, {}};
  for (const std::string_view word : words) {
    list.sizes |= std::uint64_t{1} << word.size();
    list.first.add(first_character(word));
    list.last.add(last_character(word));
  }
  return list;
}

constexpr auto addressee_noun_words = std::to_array<std::string_view>({
#include "tables/generated/addressee_nouns.inc"
});
constexpr auto kind_words = std::to_array<std::string_view>({
#include "tables/generated/kinds.inc"
});
constexpr auto known_organ_words = std::to_array<std::string_view>({
#include "tables/generated/known_organs.inc"
});
constexpr auto office_words = std::to_array<std::string_view>({
#include "tables/generated/offices.inc"
});
constexpr auto organ_suffix_words = std::to_array<std::string_view>({
#include "tables/generated/organ_suffixes.inc"
});
constexpr auto surname_words = std::to_array<std::string_view>({
#include "tables/generated/surnames.inc"
});

constexpr WordList addressee_noun_list = index(addressee_noun_words);
constexpr WordList kind_list = index(kind_words);
constexpr WordList known_organ_list = index(known_organ_words);
constexpr WordList office_list = index(office_words);
constexpr WordList organ_suffix_list = index(organ_suffix_words);
constexpr WordList surname_list = index(surname_words);

// The longest part of `text`, of a size that words have, that is one of the words.
template <typename Part>
std::string_view longest(const WordList& list, std::string_view text, Part part) {
  for (std::size_t size = std::min(text.size(), max_word_bytes); size > 0; --size) {
    if ((list.sizes >> size & 1U) == 0) continue;
    const std::string_view candidate = part(size);
    const auto found = std::lower_bound(list.words.begin(), list.words.end(), candidate);
    if (found != list.words.end() && *found == candidate) return *found;
  }
  return {};
}

}  // namespace

const WordList& addressee_nouns() {
  return addressee_noun_list;
}
const WordList& kinds() {
  return kind_list;
}
const WordList& known_organs() {
  return known_organ_list;
}
const WordList& offices() {
  return office_list;
}
const WordList& organ_suffixes() {
  return organ_suffix_list;
}
const WordList& surnames() {
  return surname_list;
}

bool contains(const WordList& list, std::string_view word) {
  return std::binary_search(list.words.begin(), list.words.end(), word);
}

std::string_view longest_prefix(const WordList& list, std::string_view text) {
  if (text.empty() || !list.first.may_hold(first_character(text))) return {};
  return longest(list, text, [&](std::size_t size) { return text.substr(0, size); });
}

std::string_view longest_suffix(const WordList& list, std::string_view text) {
  if (text.empty() || !list.last.may_hold(last_character(text))) return {};
  return longest(list, text, [&](std::size_t size) { return text.substr(text.size() - size); });
}

}  // namespace gongwen::tables
