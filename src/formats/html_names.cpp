#include "formats/html_names.hpp"

#include <array>
#include <cstddef>
#include <utility>

namespace gongwen::formats {
namespace {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

constexpr std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619U;
  return hash ^ hash >> 15U;
}

constexpr bool same(std::string_view folded, std::string_view name) {
  if (folded.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (folded[i] != lower(name[i])) return false;
  }
  return true;
}

// Open addressing, filled when the program is compiled.
template <typename Value, std::size_t Size>
class Table {
 public:
  template <std::size_t Count>
  constexpr explicit Table(const std::array<std::pair<std::string_view, Value>, Count>& rows) {
    static_assert(Count * 2 <= Size && (Size & (Size - 1)) == 0);
    for (const auto& row : rows) {
      std::size_t at = hash_of(row.first) % Size;
      while (!slots_[at].first.empty()) at = (at + 1) % Size;
      slots_[at] = row;
    }
  }
  [[nodiscard]] Value find(std::string_view name, Value none) const {
    constexpr std::size_t longest = 16;
    if (name.empty() || name.size() > longest) return none;
    for (std::size_t at = hash_of(name) % Size; !slots_[at].first.empty(); at = (at + 1) % Size) {
      if (same(slots_[at].first, name)) return slots_[at].second;
    }
    return none;
  }

 private:
  std::array<std::pair<std::string_view, Value>, Size> slots_{};
};

constexpr auto tag_rows = std::to_array<std::pair<std::string_view, Tag>>({
#define GONGWEN_HTML_TAG(name) {#name, Tag::name},
    GONGWEN_HTML_TAGS(GONGWEN_HTML_TAG)
#undef GONGWEN_HTML_TAG
        {"template", Tag::template_},
});
constexpr Table<Tag, 512> tags(tag_rows);

constexpr auto attribute_rows = std::to_array<std::pair<std::string_view, AttributeName>>({
    {"align", AttributeName::align},
    {"aria-hidden", AttributeName::aria_hidden},
    {"class", AttributeName::class_},
    {"content", AttributeName::content},
    {"hidden", AttributeName::hidden},
    {"href", AttributeName::href},
    {"id", AttributeName::id},
    {"name", AttributeName::name},
    {"property", AttributeName::property},
    {"rel", AttributeName::rel},
    {"style", AttributeName::style},
    {"type", AttributeName::type},
    {"value", AttributeName::value},
});
constexpr Table<AttributeName, 64> attributes(attribute_rows);

}  // namespace

Tag tag_of_name(std::string_view name) {
  return tags.find(name, Tag::unknown);
}

AttributeName attribute_of_name(std::string_view name) {
  return attributes.find(name, AttributeName::none);
}

}  // namespace gongwen::formats
