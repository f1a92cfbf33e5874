#include "tables/word_lists.hpp"

#include <algorithm>
#include <array>

namespace gongwen::tables {
namespace {

// No word of the lists is longer (48 bytes: 16 characters); look-ups try no more.
constexpr std::size_t max_word_bytes = 48;

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

}  // namespace

WordList addressee_nouns() {
  return addressee_noun_words;
}
WordList kinds() {
  return kind_words;
}
WordList known_organs() {
  return known_organ_words;
}
WordList offices() {
  return office_words;
}
WordList organ_suffixes() {
  return organ_suffix_words;
}
WordList surnames() {
  return surname_words;
}

bool contains(WordList list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

std::string_view longest_prefix(WordList list, std::string_view text) {
  for (std::size_t size = std::min(text.size(), max_word_bytes); size > 0; --size) {
    const auto found = std::lower_bound(list.begin(), list.end(), text.substr(0, size));
    if (found != list.end() && *found == text.substr(0, size)) return *found;
  }
  return {};
}

std::string_view longest_suffix(WordList list, std::string_view text) {
  for (std::size_t size = std::min(text.size(), max_word_bytes); size > 0; --size) {
    const std::string_view tail = text.substr(text.size() - size);
    const auto found = std::lower_bound(list.begin(), list.end(), tail);
    if (found != list.end() && *found == tail) return *found;
  }
  return {};
}

}  // namespace gongwen::tables
