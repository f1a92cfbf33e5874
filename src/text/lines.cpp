#include "text/lines.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "tables/model.hpp"
#include "text/line_shape.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A wrapped text: no line is wider than the page, and many fill it. Wider than this is no page but
// paragraphs on lines of their own.
constexpr std::size_t widest_page = 120;
constexpr std::size_t narrowest_page = 40;
// A line is full if one more wide character, and a mark that may not begin a line, do not fit.
constexpr std::size_t full_within = 4;
constexpr std::size_t least_full_lines = 3;
constexpr std::size_t full_share = 4;  // one in so many lines
// Without a page width: shorter lines than this are headings, signatures and the like.
constexpr std::size_t least_prose_cells = 40;
// Bits of the first character of a line behind the last of the line before: within words and
// phrases few, across a boundary of paragraphs many.
constexpr int most_bits_inside = 7;
// Blank lines that a page break leaves inside a sentence.
constexpr std::size_t most_blank_lines = 2;

// The width of the page, 0 if the text is not wrapped.
std::size_t page_width(const std::vector<LineShape>& lines) {
  std::vector<std::size_t> widths;
  for (const LineShape& line : lines) {
    if (!line.blank()) widths.push_back(line.cells);
  }
  if (widths.empty()) return 0;
  const std::size_t widest = *std::max_element(widths.begin(), widths.end());
  if (widest > widest_page || widest < narrowest_page) return 0;
  const auto full =
      static_cast<std::size_t>(std::count_if(widths.begin(), widths.end(), [&](std::size_t width) {
        return width + full_within >= widest;
      }));
  return full >= least_full_lines && full * full_share >= widths.size() ? widest : 0;
}

bool is_closing_mark(char32_t c) {
  constexpr std::u32string_view marks = U"，。、；：）》”！？";
  return c != 0 && marks.find(c) != std::u32string_view::npos;
}

// The lines that a format has put into blocks of its own, each with its block.
std::vector<Span> block_spans(const Text& text) {
  std::vector<Span> spans;
  for (const Block& block : text.blocks) spans.push_back(block.span);
  return spans;
}

class Joiner {
 public:
  explicit Joiner(Text&& text)
      : blocks_(block_spans(text)),
        out_(std::move(text)),
        lines_(line_shapes(out_.text())),
        page_(page_width(lines_)) {
    indented_ = page_ != 0 && std::any_of(lines_.begin(), lines_.end(), [](const LineShape& line) {
                  return line.is_prose && line.indent >= 2;
                });
  }

  Text join() && {
    for (std::size_t i = 0; i < lines_.size();) {
      if (lines_[i].blank()) {
        ++i;
        continue;
      }
      open_.read(of(i));
      const std::size_t next = next_written(i);
      if (next < lines_.size() && goes_on(i, next)) {
        glue(i, next);
        in_prose_ = in_prose_ || lines_[i].is_prose;
      } else {
        open_.clear();
        in_prose_ = false;
      }
      i = next;
    }
    return std::move(out_).finish();
  }

 private:
  [[nodiscard]] std::string_view of(std::size_t i) const { return lines_[i].span.of(out_.text()); }

  [[nodiscard]] std::size_t next_written(std::size_t i) const {
    ++i;
    while (i < lines_.size() && lines_[i].blank()) ++i;
    return i;
  }

  [[nodiscard]] bool goes_on(std::size_t i, std::size_t next) const {
    const std::size_t blank_lines = next - i - 1;
    if (blank_lines > most_blank_lines || parted_by_format(i, next)) return false;
    const LineShape& line = lines_[i];
    const LineShape& below = lines_[next];
    if (below.indent > line.indent && below.indent >= 2) return false;
    const std::string_view begin = of(next);
    const bool unit = begins_unit(begin);
    if (!line.ends_sentence && !unit && open_.closed_by(begin)) return true;
    if (fills_page(line) && blank_lines == 0) return goes_on_within_page(i, next, unit);
    return !unit && goes_on_in_sentence(i, next);
  }

  // A format that knows its blocks has broken no line.
  [[nodiscard]] bool parted_by_format(std::size_t i, std::size_t next) const {
    const auto block =
        std::upper_bound(blocks_.begin(), blocks_.end(), lines_[next].span.begin,
                         [](std::uint32_t at, const Span& span) { return at < span.begin; });
    return block != blocks_.begin() && std::prev(block)->begin > lines_[i].span.begin;
  }

  [[nodiscard]] bool fills_page(const LineShape& line) const {
    return page_ != 0 && line.cells + full_within >= page_;
  }

  [[nodiscard]] bool goes_on_within_page(std::size_t i, std::size_t next, bool unit) const {
    const LineShape& line = lines_[i];
    const LineShape& below = lines_[next];
    const bool prose = line.is_prose || in_prose_ || below.is_prose || below.ends_sentence;
    if (!prose || (ends_title(of(i)) && !line.is_prose && !in_prose_)) return false;
    // With indented paragraphs a line that is not indented goes on, whatever the mark before it.
    if (line.ends_sentence) return indented_ && !unit && below.indent == 0 && below.is_prose;
    return !unit || begins_with_citation(of(next));
  }

  // Without a page width, only the sentence itself shows that it goes on.
  [[nodiscard]] bool goes_on_in_sentence(std::size_t i, std::size_t next) const {
    const LineShape& line = lines_[i];
    if (line.ends_sentence || line.cells < least_prose_cells) return false;
    const char32_t last = rune_before(out_.text(), line.span.end).value;
    const char32_t first = rune_at(out_.text(), lines_[next].span.begin).value;
    if (is_closing_mark(first)) return true;  // no line begins with one
    if (!line.is_prose || !lines_[next].is_prose) return false;
    return is_han(last) && is_han(first) && tables::bits(last, first) <= most_bits_inside;
  }

  void glue(std::size_t i, std::size_t next) {
    const Span gap = {lines_[i].span.end, lines_[next].span.begin};
    const char32_t last = rune_before(out_.text(), gap.begin).value;
    const char32_t first = rune_at(out_.text(), gap.end).value;
    const bool words = is_latin(last) && is_latin(first);
    constexpr float confidence = 0.9F;
    out_.replace(gap, words ? " " : "", RepairKind::hard_wrap, confidence);
  }

  std::vector<Span> blocks_;
  Rewriter out_;
  std::vector<LineShape> lines_;
  std::size_t page_;
  bool indented_ = false;  // paragraphs begin with blanks
  bool in_prose_ = false;  // the lines joined so far are a paragraph
  OpenMarks open_;
};

}  // namespace

Text join_wrapped_lines(Text&& text) {
  return Joiner(std::move(text)).join();
}

}  // namespace gongwen::text
