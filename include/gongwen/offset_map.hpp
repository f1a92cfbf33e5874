/// @file
/// Positions: `Span`, the kinds of repair, and `OffsetMap`, the two-way map between two texts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/export.hpp"

namespace gongwen {

/// Half-open range of BYTES. An offset, not a view: it survives copy, move and pickling.
struct Span {
  std::uint32_t begin = 0;  ///< the first byte
  std::uint32_t end = 0;    ///< the byte behind the last one

  /// How many bytes the span covers.
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  /// True if it covers none: a place between two bytes.
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True if `inner` lies in this span; an empty span lies in every span that touches it.
  [[nodiscard]] constexpr bool contains(Span inner) const {
    return begin <= inner.begin && inner.end <= end;
  }
  /// The bytes of `text` that the span covers. Precondition: `end <= text.size()`.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  bool operator==(const Span&) const = default;
};

/// Why a stretch of text differs from its source. The names are those of the JSON contract
/// (`$defs/repair/kind`); `none` is no repair: the same characters, perhaps in another encoding.
enum class RepairKind : std::uint8_t {
  none,                 ///< no repair
  encoding,             ///< ill-formed bytes, a byte order mark, a wrong charset label
  gbk_misaligned,       ///< a lost byte shifted the decoding of GBK text
  utf8_as_gbk,          ///< UTF-8 that was read as GBK
  utf8_as_latin,        ///< UTF-8 that was read as Latin-1 or windows-1252
  gbk_as_latin,         ///< GBK that was read as Latin-1 or windows-1252
  big5_as_gbk,          ///< Big5 that was read as GBK
  gbk_as_big5,          ///< GBK that was read as Big5
  double_encoded,       ///< misread twice
  lost_space,           ///< a no-break space that a conversion turned into `?`
  lost_character,       ///< a character that a conversion lost
  lost_date_mark,       ///< 年, 月 or 日 lost from a date
  lost_number_bracket,  ///< 〔 or 〕 lost from a document number, or of the wrong shape
  pinyin_annotation,    ///< a reading in brackets behind a character
  traditional,          ///< traditional to simplified characters
  variant,              ///< variant, radical or compatibility form of a character
  width,                ///< half-width or full-width form of a character
  private_use,          ///< private-use code point of a legacy charset
  control,              ///< control, zero-width or soft-hyphen character
  hard_wrap,            ///< a line break or space put in by layout
  entity,               ///< a character reference of markup
};

/// Two-way map between a source and a text, as runs that tile both, in order and without gaps.
///
/// A run is regular (`n` units of `source_unit` bytes became `n` units of `text_unit` bytes; kept
/// bytes are 1 → 1, GBK ideographs in UTF-8 are 2 → 3) or atomic (its inside has no finer map).
/// A position inside an atomic run or a unit widens to the whole of it, as ICU's `Edits` do.
/// Look-ups take O(log runs). Sizes are limited to 32 bits.
class GONGWEN_EXPORT OffsetMap {
 public:
  /// A stretch of source and text whose units correspond one to one, or that has no finer map.
  struct Run {
    std::uint32_t source_begin = 0;      ///< where it begins in the source
    std::uint32_t text_begin = 0;        ///< where it begins in the text
    std::uint8_t source_unit = 1;        ///< bytes of a unit in the source; 0: atomic
    std::uint8_t text_unit = 1;          ///< bytes of a unit in the text; 0: atomic
    RepairKind kind = RepairKind::none;  ///< why source and text differ here
    bool operator==(const Run&) const = default;
  };

  /// The map of a text of `size` bytes to itself.
  static OffsetMap identity(std::uint32_t size);

  /// Makes room for `runs` runs.
  void reserve(std::size_t runs) { runs_.reserve(runs); }
  /// Gives back the room that no run needs.
  void shrink_to_fit() { runs_.shrink_to_fit(); }
  /// `size` bytes were kept.
  void keep(std::uint32_t size) { append_units(size, 1, 1, RepairKind::none); }
  /// `source_size` bytes became `text_size` bytes as a whole (0: inserted or dropped).
  void append(std::uint32_t source_size, std::uint32_t text_size, RepairKind kind);
  /// `count` units of `source_unit` bytes became as many of `text_unit` bytes (both at least 1).
  void append_units(std::uint32_t count, std::uint8_t source_unit, std::uint8_t text_unit,
                    RepairKind kind) {
    if (count == 0) return;
    const bool merges = !runs_.empty() && runs_.back().source_unit == source_unit &&
                        runs_.back().text_unit == text_unit && runs_.back().kind == kind;
    if (!merges) runs_.push_back({source_size_, text_size_, source_unit, text_unit, kind});
    source_size_ += count * source_unit;
    text_size_ += count * text_unit;
  }

  /// Bytes of the source.
  [[nodiscard]] std::uint32_t source_size() const { return source_size_; }
  /// Bytes of the text.
  [[nodiscard]] std::uint32_t text_size() const { return text_size_; }
  /// The runs in order; they tile source and text.
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  /// Bytes of the source that run `i` covers.
  [[nodiscard]] Span source_of(std::size_t i) const;
  /// Bytes of the text that run `i` covers.
  [[nodiscard]] Span text_of(std::size_t i) const;
  /// True if source and text are the same bytes.
  [[nodiscard]] bool is_identity() const;

  /// The smallest source range that made the text range. Clamps to the sizes.
  [[nodiscard]] Span to_source(Span text) const;
  /// The smallest text range that the source range made. Clamps to the sizes.
  [[nodiscard]] Span to_text(Span source) const;
  /// The map of this stage followed by `next`. Precondition: `text_size() == next.source_size()`.
  [[nodiscard]] OffsetMap then(const OffsetMap& next) const;

  bool operator==(const OffsetMap&) const = default;

 private:
  std::vector<Run> runs_;
  std::uint32_t source_size_ = 0;
  std::uint32_t text_size_ = 0;
};

}  // namespace gongwen
