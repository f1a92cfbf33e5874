// Python counts characters, the library bytes: the conversion between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "members.hpp"

namespace gongwen::bindings {

// Which character begins at which byte of a text.
class Characters {
 public:
  explicit Characters(std::string_view utf8);

  // Both clamp to the size of the text. Precondition: `utf8` is the text of the constructor.
  [[nodiscard]] Span to_characters(std::string_view utf8, Span bytes) const;
  [[nodiscard]] Span to_bytes(std::string_view utf8, Span characters) const;

 private:
  [[nodiscard]] std::uint32_t character_of(std::string_view utf8, std::uint32_t byte) const;
  [[nodiscard]] std::uint32_t byte_of(std::string_view utf8, std::uint32_t character) const;

  std::vector<std::uint32_t> before_block_;  // characters that begin before each block of bytes
};

// Replaces every span into the text, in an item and all that it holds, by what `convert` makes of
// it.
template <typename Convert>
class SpanConverter {
 public:
  explicit SpanConverter(const Convert& convert) : convert_(convert) {}

  template <typename T>
  void operator()(T& item) const {
    if constexpr (std::is_same_v<T, Span>) {
      item = convert_(item);
    } else if constexpr (std::is_same_v<T, Repair>) {
      item.span = convert_(item.span);  // `source` is a place in the input: bytes
    } else if constexpr (has_members<T>) {
      for_each_member<T>([&](const auto& member) { (*this)(item.*member.pointer); });
    }
  }
  template <typename T>
  void operator()(std::vector<T>& items) const {
    for (T& item : items) (*this)(item);
  }
  template <typename T>
  void operator()(std::optional<T>& item) const {
    if (item) (*this)(*item);
  }

 private:
  const Convert& convert_;
};

}  // namespace gongwen::bindings
