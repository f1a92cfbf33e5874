/// @file
/// Places in a text as others count them: units of UTF-16 (JavaScript, Java, .NET, Qt, Windows).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"
#include "gongwen/offset_map.hpp"

namespace gongwen {

/// Leads from bytes of a UTF-8 text to units of UTF-16 and back. It reads the text once when it is
/// made, and takes a sixteenth of its size; a look-up takes the same time anywhere. It holds a
/// view: the text (`Result::text`) must outlive it and stay as it is.
class GONGWEN_EXPORT Utf16Offsets {
 public:
  /// Reads the text. @throws std::bad_alloc if there is not enough memory
  explicit Utf16Offsets(std::string_view text);

  /// Units before a byte. A byte inside a character counts as where that begins, one behind the end
  /// as the end.
  [[nodiscard]] std::uint32_t to_utf16(std::uint32_t byte) const;
  /// The byte before which so many units stand. The second half of a surrogate pair counts as where
  /// that begins, a unit behind the end as the end.
  [[nodiscard]] std::uint32_t to_utf8(std::uint32_t unit) const;
  /// Both ends of a span: bytes to units.
  [[nodiscard]] Span to_utf16(Span bytes) const {
    return {to_utf16(bytes.begin), to_utf16(bytes.end)};
  }
  /// Both ends of a span: units to bytes.
  [[nodiscard]] Span to_utf8(Span units) const {
    return {to_utf8(units.begin), to_utf8(units.end)};
  }
  /// Units of the whole text.
  [[nodiscard]] std::uint32_t size() const { return before_block_.back(); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // units that begin before each block of bytes
};

}  // namespace gongwen
