// What a line looks like: its width, how it begins and ends. For the joining of wrapped lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "text/survey.hpp"

namespace gongwen::text {

// Bits of the first character of a line behind the last of the line before: within words and
// phrases few, across a boundary of paragraphs many.
inline constexpr int most_bits_inside = 7;

struct LineShape {
  Span span;                // without its line end and the blanks at both ends
  std::uint32_t begin = 0;  // with the blanks before it
  bool ends_sentence = false;
  bool opens = false;  // has a mark that a later line may close
  bool has_han = false;
  [[nodiscard]] bool blank() const { return span.empty(); }
  [[nodiscard]] Span with_indent() const { return {begin, span.end}; }
  [[nodiscard]] Span indent() const { return {begin, span.begin}; }
};

[[nodiscard]] std::vector<LineShape> line_shapes(std::string_view text, const Survey& survey);

// How much room a text takes on its line.
struct Extent {
  std::uint32_t cells = 0;  // a Han character takes two, a tab four
  std::uint32_t characters = 0;
};
[[nodiscard]] Extent extent_of(std::string_view text);

// True if the line has a mark of a sentence inside; one at its end belongs to a list item as well.
[[nodiscard]] bool is_prose(std::string_view line);

// True if the line begins with what begins a unit of its own: a section label, 附件, a short word
// with a colon.
[[nodiscard]] bool begins_unit(std::string_view line);
// The last of these alone: 联系人：. What a page broke may begin alike: …有关事项|通知如下：.
[[nodiscard]] bool begins_with_field(std::string_view line);
// What a number, a date or a bracket shows: 〔2022|〕2号, 20|25年, 9|月, （附件|3）.
[[nodiscard]] bool breaks_inside_token(std::string_view line, std::string_view below);
// 第三条规定 at the beginning of a wrapped line cites an article, it is none.
[[nodiscard]] bool begins_with_citation(std::string_view line);
// True if the line ends like a title: in a word that names a kind of document.
[[nodiscard]] bool ends_title(std::string_view line);

// True for the marks that OpenMarks looks for.
[[nodiscard]] bool is_opening_mark(char32_t c);

// Quotes, book-title marks and brackets that are open at the end of a line.
class OpenMarks {
 public:
  void read(std::string_view line);
  void clear() { open_.clear(); }
  [[nodiscard]] bool empty() const { return open_.empty(); }
  // True if the line closes one that is open, before it opens another of its kind.
  [[nodiscard]] bool closed_by(std::string_view line) const;

 private:
  std::vector<char32_t> open_;
};

}  // namespace gongwen::text
