// A decoded text under way: characters with the bytes they came from, and a repair for what was
// ill-formed.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "text/charset/decode.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {

class Output {
 public:
  explicit Output(std::size_t room) { text_.utf8.reserve(room); }

  // `count` characters of `source_unit` bytes were written as `text_unit` bytes each.
  void units(std::size_t count, std::uint8_t source_unit, std::uint8_t text_unit) {
    text_.map.append_units(static_cast<std::uint32_t>(count), source_unit, text_unit,
                           RepairKind::none);
  }
  void keep(std::string_view same) {
    text_.utf8 += same;
    text_.map.keep(static_cast<std::uint32_t>(same.size()));
  }
  void put(const Decoded& c, std::size_t at) {
    const auto begin = static_cast<std::uint32_t>(text_.utf8.size());
    append(text_.utf8, c.value);
    if (c.second != 0) append(text_.utf8, c.second);
    const auto end = static_cast<std::uint32_t>(text_.utf8.size());
    text_.map.append_units(1, static_cast<std::uint8_t>(c.size),
                           static_cast<std::uint8_t>(end - begin),
                           c.valid ? RepairKind::none : RepairKind::encoding);
    if (c.valid) return;
    // `before` of a repair is text, and ill-formed bytes are none: the source span leads to them.
    text_.repairs.add(RepairKind::encoding, {}, replacement_utf8, 1, 1, [&](Repair& row) {
      row.span = {begin, end};
      row.source = span_of(at, at + c.size);
    });
  }
  // Bytes at the end of what was read so far that stand for no character, such as a mark of order.
  void drop(std::uint32_t size) {
    const auto at = static_cast<std::uint32_t>(text_.utf8.size());
    const std::uint32_t source = text_.map.source_size();
    text_.map.append(size, 0, RepairKind::encoding);
    text_.repairs.add(RepairKind::encoding, {}, {}, 1, 1, [&](Repair& row) {
      row.span = {at, at};
      row.source = {source, source + size};
    });
  }
  // What was decoded from the bytes behind those that were read so far.
  void join(const Text& next);

  [[nodiscard]] std::string& utf8() { return text_.utf8; }
  [[nodiscard]] std::uint32_t source_size() const { return text_.map.source_size(); }
  [[nodiscard]] Text finish() && { return std::move(text_); }

 private:
  static constexpr std::string_view replacement_utf8 = "\xEF\xBF\xBD";
  Text text_;
};

}  // namespace gongwen::text
