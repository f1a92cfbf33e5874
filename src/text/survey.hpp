// What kinds of characters each line of a text has, gathered in one walk: a stage visits only the
// lines that it may change, and clean text costs it nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::text {

// Kinds of characters that some stage looks for. A line may be said to have a trait that it has no
// longer, but never the other way round.
using Traits = std::uint32_t;
namespace trait {
inline constexpr Traits text = 1U << 0;         // anything but blanks
inline constexpr Traits blank = 1U << 1;        // spaces, tabs, U+3000
inline constexpr Traits inner_blank = 1U << 2;  // a blank behind something else
inline constexpr Traits digit = 1U << 3;        // 0-9
inline constexpr Traits latin = 1U << 4;        // a-z, A-Z
inline constexpr Traits toned = 1U << 5;        // letters with the tone marks of Hanyu Pinyin
inline constexpr Traits rare = 1U << 6;         // what text in the wrong charset consists of
inline constexpr Traits odd = 1U << 7;          // what has an ordinary form, or is invisible
inline constexpr Traits traditional = 1U << 8;  // characters of traditional script alone
inline constexpr Traits lost = 1U << 9;         // ? and U+FFFD
inline constexpr Traits half_mark = 1U << 10;   // , : ; ? ! ( ) " ' of ASCII
inline constexpr Traits wide_form = 1U << 11;  // full-width letters and quotes, half-width 。、「」
inline constexpr Traits han = 1U << 12;        // ideographs
inline constexpr Traits quote = 1U << 13;      // “ ”
inline constexpr Traits kana = 1U << 14;       // letters of Japanese
inline constexpr Traits opening = 1U << 15;  // “ 《 （ 「, which a later line may close
}  // namespace trait

// The traits of one character.
[[nodiscard]] Traits traits_of(char32_t c);

class Survey {
 public:
  struct Line {
    std::uint32_t begin = 0;
    Traits traits = 0;
  };

  Survey() = default;
  explicit Survey(std::string_view text);

  // Lines in order, the first at 0; each ends before the `\n` that the next one follows.
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] Traits all() const;
  // Lines that have one of `where` may have `what`, too.
  void add(Traits where, Traits what);
  [[nodiscard]] bool made() const { return !lines_.empty(); }

  // Calls `visit(span)` for each line that has one of `wanted`; the span is without the line end.
  template <typename Visit>
  void for_each(Traits wanted, std::uint32_t size, Visit visit) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if ((lines_[i].traits & wanted) != 0) visit(line(i, size));
    }
  }
  // Line `i` of a text of `size` bytes, without its line end.
  [[nodiscard]] Span line(std::size_t i, std::uint32_t size) const {
    return {lines_[i].begin, i + 1 < lines_.size() ? lines_[i + 1].begin - 1 : size};
  }

 private:
  friend class SurveyUpdate;
  std::vector<Line> lines_;
};

// Carries a survey over to the text that a stage makes, from left to right.
class SurveyUpdate {
 public:
  SurveyUpdate() = default;
  explicit SurveyUpdate(Survey survey) : survey_(std::move(survey)) {}

  // [at.begin, at.end) of the old text becomes `after`, which begins at `out` of the new one.
  void replace(Span at, std::string_view before, std::string_view after, std::uint32_t out);
  // The survey of the new text; empty if lines were joined or parted: then it is to be made anew.
  [[nodiscard]] Survey finish() &&;

 private:
  Survey survey_;
  std::size_t line_ = 0;
  std::uint32_t shift_ = 0;  // new position less old position, modulo 2^32
  bool stale_ = false;
};

}  // namespace gongwen::text
