#include "text/lines/lines.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "tables/model.hpp"
#include "text/lines/line_shape.hpp"
#include "text/lines/page_number.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A wrapped text: no line is longer than the page, and many fill it. Longer than this is no page
// but paragraphs on lines of their own. Pages are measured in cells or, where a tool counts
// characters alike whether wide or narrow, in characters.
struct Measure {
  std::uint32_t Extent::*size;
  std::uint32_t narrowest;
  std::uint32_t widest;
  std::uint32_t
      full_within;  // one more character, and a mark that may not begin a line, do not fit
};
constexpr Measure in_cells{&Extent::cells, 40, 120, 4};
constexpr Measure in_characters{&Extent::characters, 20, 60, 1};
// Full lines that break inside a sentence: so many show that the text is wrapped.
constexpr std::size_t least_broken = 2;
// So many, and most of the full lines, show that a full line that ends in no mark goes on.
constexpr std::size_t least_broken_strict = 6;
// Without a page width: shorter lines than this are headings, signatures and the like.
constexpr std::size_t least_prose_cells = 40;
// Blank lines that a page break leaves inside a sentence.
constexpr std::size_t most_blank_lines = 2;

int bits_between(std::string_view text, const LineShape& line, const LineShape& below) {
  return tables::bits(rune_before(text, line.span.end).value,
                      rune_at(text, below.span.begin).value);
}

// A line of more bytes is wider than any page in either measure: a character has at most four bytes
// and two cells.
constexpr std::uint32_t most_page_bytes = 4 * in_characters.widest;

std::vector<Extent> extents_of(std::string_view text, const std::vector<LineShape>& lines) {
  std::vector<Extent> extents;
  extents.reserve(lines.size());
  for (const LineShape& line : lines) {
    const bool blank = line.blank();
    extents.push_back(blank ? Extent{} : extent_of(line.with_indent().of(text)));
  }
  return extents;
}

// Prose that no mark ends and that no unit follows goes on, whatever the characters are.
bool is_in_prose(std::string_view text, const LineShape& line, const LineShape& below) {
  const std::string_view next = below.span.of(text);
  return is_prose(line.span.of(text)) && (is_prose(next) || below.ends_sentence) &&
         !begins_unit(next);
}

// The size of a page in one measure, 0 if the text is not wrapped.
struct PageSize {
  std::uint32_t size = 0;
  bool strict = false;  // hardly a line breaks inside a sentence but at the page's edge
};

PageSize page_size(std::string_view text, const std::vector<LineShape>& lines,
                   const std::vector<Extent>& extents, const Measure& measure) {
  std::uint32_t widest = 0;
  for (const Extent& extent : extents) widest = std::max(widest, extent.*measure.size);
  if (widest > measure.widest || widest < measure.narrowest) return {};
  std::size_t full = 0;
  std::size_t broken = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const LineShape& line = lines[i];
    if (extents[i].*measure.size + measure.full_within < widest) continue;
    ++full;
    if (line.ends_sentence || lines[i + 1].blank()) continue;
    if (bits_between(text, line, lines[i + 1]) <= most_bits_inside ||
        is_in_prose(text, line, lines[i + 1])) {
      ++broken;
    }
  }
  if (broken < least_broken) return {};
  return {widest, broken >= least_broken_strict && broken * 2 > full};
}

// The page in both measures.
struct Page {
  PageSize cells;
  PageSize characters;
  [[nodiscard]] bool wraps() const { return cells.size != 0 || characters.size != 0; }
  [[nodiscard]] bool strict() const { return cells.strict || characters.strict; }
};

Page page_of(std::string_view text, const std::vector<LineShape>& lines) {
  const bool too_wide = std::any_of(lines.begin(), lines.end(), [](const LineShape& line) {
    return line.with_indent().size() > most_page_bytes;
  });
  if (too_wide) return {};
  const std::vector<Extent> extents = extents_of(text, lines);
  return {page_size(text, lines, extents, in_cells),
          page_size(text, lines, extents, in_characters)};
}

bool is_closing_mark(char32_t c) {
  constexpr std::u32string_view marks = U"，。、；：）》”！？〕】";
  return c != 0 && marks.find(c) != std::u32string_view::npos;
}

// No paragraph ends in such a mark.
bool goes_on_behind(std::string_view line) {
  constexpr std::u32string_view marks = U"，、《“（";
  return marks.find(rune_before(line, line.size()).value) != std::u32string_view::npos;
}

// 3）; where a bracket is open: the second half of （附件3）.
bool closes_bracket(std::string_view line) {
  std::size_t at = 0;
  while (is_digit(rune_at(line, at).value)) at += 1;
  const char32_t mark = rune_at(line, at).value;
  return at > 0 && (mark == U'）' || mark == U')');
}

bool is_closing_bracket(char32_t c) {
  return c == U'〕' || c == U'）' || c == U'】' || c == U']';
}

// The lines that a format has put into blocks of its own, each with its block.
std::vector<Span> block_spans(const Text& text) {
  std::vector<Span> spans;
  for (const Block& block : text.blocks) spans.push_back(block.span);
  return spans;
}

// The lines without the page numbers that end them: a sentence may go on behind one.
std::vector<LineShape> shapes_of(Rewriter& out) {
  std::vector<LineShape> lines = line_shapes(out.text(), out.survey());
  for (LineShape& line : lines) {
    const std::string_view written = line.span.of(out.text());
    line.span.end = line.span.begin + static_cast<std::uint32_t>(trailing_page_number(written));
  }
  return lines;
}

class Joiner {
 public:
  explicit Joiner(Text&& text)
      : blocks_(block_spans(text)),
        out_(std::move(text)),
        lines_(shapes_of(out_)),
        page_(page_of(out_.text(), lines_)) {
    indented_ =
        page_.wraps() && std::any_of(lines_.begin(), lines_.end(), [&](const LineShape& line) {
          return indent(line) >= 2 && prose(line);
        });
  }

  // True if a line was joined to the one before; `text` is the result in any case.
  bool join(Text& text) && {
    bool joined = false;
    for (std::size_t i = 0; i < lines_.size();) {
      out_.poll(lines_[i].span.size() + 1);
      if (lines_[i].blank()) {
        ++i;
        continue;
      }
      std::size_t next = next_written(i);
      if (stands_alone(i)) {
        i = next;
        continue;
      }
      if (lines_[i].opens || !open_.empty()) open_.read(of(i));
      if (const std::size_t page = behind_page_number(i, next); page != 0) next = page;
      if (next < lines_.size() && goes_on(i, next)) {
        glue(i, next);
        joined = true;
        in_prose_ = in_prose_ || prose(lines_[i]);
      } else {
        open_.clear();
        in_prose_ = false;
      }
      i = next;
    }
    text = std::move(out_).finish();
    return joined;
  }

 private:
  [[nodiscard]] std::string_view of(std::size_t i) const { return lines_[i].span.of(out_.text()); }

  [[nodiscard]] bool prose(const LineShape& line) const {
    return is_prose(line.span.of(out_.text()));
  }
  [[nodiscard]] std::uint32_t indent(const LineShape& line) const {
    return line.indent().empty() ? 0 : extent_of(line.indent().of(out_.text())).cells;
  }

  // Only on a page of full lines does a paragraph go on behind the end of a sentence.
  [[nodiscard]] bool stands_alone(std::size_t i) const {
    return !page_.wraps() && lines_[i].ends_sentence && open_.empty() && !in_prose_;
  }

  [[nodiscard]] std::size_t next_written(std::size_t i) const {
    ++i;
    while (i < lines_.size() && lines_[i].blank()) ++i;
    return i;
  }

  // The line that line `i` goes on in behind a page number at `next`; 0 if there is none.
  [[nodiscard]] std::size_t behind_page_number(std::size_t i, std::size_t next) const {
    if (next >= lines_.size() || lines_[i].ends_sentence || !is_page_number(of(next))) return 0;
    const std::size_t below = next_written(next);
    if (below >= lines_.size() || next - i - 1 > most_blank_lines ||
        below - next - 1 > most_blank_lines) {
      return 0;
    }
    const bool bare = is_digit(rune_at(of(next), 0).value);
    const bool goes =
        bare ? goes_on_in_sentence(i, below) && !begins_unit(of(below)) : goes_on(i, below);
    return goes ? below : 0;
  }

  [[nodiscard]] bool goes_on(std::size_t i, std::size_t next) const {
    const bool page_break = next != next_written(i);
    const std::size_t blank_lines = page_break ? 0 : next - i - 1;
    if (blank_lines > most_blank_lines || parted_by_format(i, next)) return false;
    // Most pairs of lines are parted by this alone: a cell takes at least a byte.
    const bool may_break =
        !lines_[i].ends_sentence && lines_[i].with_indent().size() >= least_prose_cells;
    if (!page_.wraps() && open_.empty() && !may_break) return false;
    // Other languages and code are wrapped by rules of their own.
    if (!lines_[i].has_han && !lines_[next].has_han) return false;
    const LineShape& line = lines_[i];
    const LineShape& below = lines_[next];
    // An indented line begins a paragraph; behind a blank line it need not be so by contrast.
    const bool begins = indent(below) > indent(line) || blank_lines > 0;
    if (begins && indent(below) >= 2) return false;
    const std::string_view begin = of(next);
    const bool own_close = blank_lines == 0 && fills_page(line) && closes_bracket(begin);
    if (!line.ends_sentence && open_.closed_by(begin) && (!begins_unit(begin) || own_close)) {
      return true;
    }
    if (blank_lines == 0 && fills_page(line) && goes_on_within_page(i, next)) return true;
    return goes_on_in_sentence(i, next) && !begins_unit(begin);
  }

  // A format that knows its blocks has broken no line.
  [[nodiscard]] bool parted_by_format(std::size_t i, std::size_t next) const {
    const auto block =
        std::upper_bound(blocks_.begin(), blocks_.end(), lines_[next].span.begin,
                         [](std::uint32_t at, const Span& span) { return at < span.begin; });
    return block != blocks_.begin() && std::prev(block)->begin > lines_[i].span.begin;
  }

  [[nodiscard]] bool fills_page(const LineShape& line) const {
    if (!page_.wraps()) return false;
    const Extent extent = extent_of(line.with_indent().of(out_.text()));
    const auto fills = [&](const Measure& measure, const PageSize& page) {
      return page.size != 0 && extent.*measure.size + measure.full_within >= page.size;
    };
    return fills(in_cells, page_.cells) || fills(in_characters, page_.characters);
  }

  [[nodiscard]] bool goes_on_within_page(std::size_t i, std::size_t next) const {
    const LineShape& line = lines_[i];
    const LineShape& below = lines_[next];
    if (!line.ends_sentence && breaks_inside_token(of(i), of(next))) return true;
    const bool begun = in_prose_ || prose(line);
    const bool inside = !line.ends_sentence && breaks_inside_phrase(i, next);
    const bool sure = inside || page_.strict() || goes_on_behind(of(i));
    if (!begun && !below.ends_sentence && !prose(below) && !sure) return false;
    if (!begun && ends_title(of(i))) return false;
    const bool field = begins_with_field(of(next));
    const bool unit = begins_unit(of(next)) && !(field && begun && sure);
    // With indented paragraphs a line that is not indented goes on, whatever the mark before it.
    if (line.ends_sentence) return indented_ && !unit && indent(below) == 0 && prose(below);
    // Behind a bracket a paragraph may end as well.
    const bool bracket = is_closing_bracket(rune_before(out_.text(), line.span.end).value);
    if (bracket && bits_between(out_.text(), line, below) > most_bits_inside) return false;
    return !unit || begins_with_citation(of(next));
  }

  // The characters on both sides of the break stand together in official prose.
  [[nodiscard]] bool breaks_inside_phrase(std::size_t i, std::size_t next) const {
    const char32_t last = rune_before(out_.text(), lines_[i].span.end).value;
    const char32_t first = rune_at(out_.text(), lines_[next].span.begin).value;
    return is_han(last) && is_han(first) && tables::bits(last, first) <= most_bits_inside;
  }

  // Without a page width, only the sentence itself shows that it goes on.
  [[nodiscard]] bool goes_on_in_sentence(std::size_t i, std::size_t next) const {
    const LineShape& line = lines_[i];
    if (line.ends_sentence) return false;
    if (extent_of(line.with_indent().of(out_.text())).cells < least_prose_cells) return false;
    // No line begins with a closing mark.
    if (is_closing_mark(rune_at(out_.text(), lines_[next].span.begin).value)) return true;
    if (!prose(line) || !prose(lines_[next])) return false;
    return breaks_inside_phrase(i, next);
  }

  // bangong above shi@example.gov.cn: addresses have no blanks.
  [[nodiscard]] bool breaks_inside_address(Span gap) const {
    constexpr std::size_t longest = 60;  // bytes on either side
    const std::string_view all = out_.text();
    const auto of_word = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c > ' '; };
    const auto tells = [](char c) { return c == '@' || c == '/'; };
    for (std::size_t at = gap.begin; at > 0 && gap.begin - at < longest && of_word(all[at - 1]);
         --at) {
      if (tells(all[at - 1])) return true;
    }
    for (std::size_t at = gap.end; at < all.size() && at - gap.end < longest && of_word(all[at]);
         ++at) {
      if (tells(all[at])) return true;
    }
    return false;
  }

  void glue(std::size_t i, std::size_t next) {
    const Span gap = {lines_[i].span.end, lines_[next].span.begin};
    const char32_t last = rune_before(out_.text(), gap.begin).value;
    const char32_t first = rune_at(out_.text(), gap.end).value;
    const bool words = is_latin(last) && is_latin(first) && !breaks_inside_address(gap);
    constexpr float confidence = 0.9F;
    out_.replace(gap, words ? " " : "", RepairKind::hard_wrap, confidence);
  }

  std::vector<Span> blocks_;
  Rewriter out_;
  std::vector<LineShape> lines_;
  Page page_;
  bool indented_ = false;  // paragraphs begin with blanks
  bool in_prose_ = false;  // the lines joined so far are a paragraph
  OpenMarks open_;
};

}  // namespace

Text join_wrapped_lines(Text&& text) {
  text = drop_inner_page_numbers(std::move(text));
  // A joined line may show that the next belongs to it, too; the passes end when none does.
  constexpr int most_passes = 4;
  for (int pass = 0; pass < most_passes; ++pass) {
    if (!Joiner(std::move(text)).join(text)) break;
  }
  return std::move(text);
}

}  // namespace gongwen::text
