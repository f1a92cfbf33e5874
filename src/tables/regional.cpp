#include "tables/regional.hpp"

#include <algorithm>
#include <bitset>
#include <vector>

namespace gongwen::tables {
namespace {

constexpr Phrase taiwan_phrases[] = {
#include "tables/generated/taiwan_phrases.inc"
};
constexpr Phrase taiwan_variant_phrases[] = {
#include "tables/generated/taiwan_variant_phrases.inc"
};
constexpr Phrase taiwan_variants[] = {
#include "tables/generated/taiwan_variants.inc"
};
constexpr Phrase hong_kong_variant_phrases[] = {
#include "tables/generated/hong_kong_variant_phrases.inc"
};
constexpr Phrase hong_kong_variants[] = {
#include "tables/generated/hong_kong_variants.inc"
};

// Few texts begin with the three bytes that any entry begins with: telling so saves the search.
constexpr std::size_t begin_bytes = 3;
std::size_t begin_of(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
}

class Dictionary {
 public:
  template <std::size_t size>
  explicit Dictionary(const Phrase (&entries)[size])
      : first_(std::begin(entries)), last_(std::end(entries)) {
    for (const Phrase& entry : entries) {
      longest_ = std::max(longest_, entry.traditional.size());
      begins_.set(begin_of(entry.traditional));
    }
  }

  [[nodiscard]] Phrase longest_at(std::string_view text) const {
    if (text.size() < begin_bytes || !begins_[begin_of(text)]) return {};
    for (std::size_t size = std::min(text.size(), longest_); size >= begin_bytes; --size) {
      const std::string_view key = text.substr(0, size);
      const Phrase* at = std::lower_bound(
          first_, last_, key,
          [](const Phrase& entry, std::string_view value) { return entry.traditional < value; });
      if (at != last_ && at->traditional == key) return *at;
    }
    return {};
  }

 private:
  const Phrase* first_;
  const Phrase* last_;
  std::size_t longest_ = 0;
  std::bitset<1U << 16> begins_;
};

const std::vector<Dictionary>& dictionaries(Traditional region) {
  using Dictionaries = std::vector<Dictionary>;
  static const auto& none = *new Dictionaries;
  static const auto& taiwan =
      *new Dictionaries{Dictionary(taiwan_variant_phrases), Dictionary(taiwan_variants)};
  static const auto& taiwan_with_phrases = *new Dictionaries{
      Dictionary(taiwan_phrases), Dictionary(taiwan_variant_phrases), Dictionary(taiwan_variants)};
  static const auto& hong_kong =
      *new Dictionaries{Dictionary(hong_kong_variant_phrases), Dictionary(hong_kong_variants)};
  switch (region) {
    case Traditional::taiwan:
      return taiwan;
    case Traditional::taiwan_phrases:
      return taiwan_with_phrases;
    case Traditional::hong_kong:
      return hong_kong;
    case Traditional::standard:
      break;
  }
  return none;
}

}  // namespace

Phrase regional_at(std::string_view text, Traditional region) {
  for (const Dictionary& dictionary : dictionaries(region)) {
    const Phrase found = dictionary.longest_at(text);
    if (!found.traditional.empty()) return found;
  }
  return {};
}

}  // namespace gongwen::tables
