#include "formats/html_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace gongwen::formats {
namespace {

bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// Ideographs and their punctuation: three bytes from U+2E80 on.
bool is_wide(std::string_view s) {
  return s.size() == 3 && static_cast<unsigned char>(s[0]) >= 0xE2 &&
         !(static_cast<unsigned char>(s[0]) == 0xE2 && static_cast<unsigned char>(s[1]) < 0xBA);
}

// Line breaks of the markup are white space, but many pages put the text of a field into a <div>
// as it is, and its lines are its paragraphs. They are where all breaks of a block (two at least)
// stand behind a mark that ends something, before an indentation, or where heavier words begin or
// end. Markup that an editor has wrapped breaks anywhere.
class LineBreaks {
 public:
  void add(const Piece& piece, const LineStyle& style, std::string_view markup) {
    if (piece.line != line_ || lines_.empty()) {
      line_ = piece.line;
      lines_.push_back({});
      last_ = {};
      broken_ = false;
    }
    if (piece.paragraph || piece.preformatted || style.one_line) lines_.back().clean = false;
    edge_ = edge_ || piece.bold != bold_;
    bold_ = piece.bold;
    const std::string_view raw = markup.substr(0, piece.source.end);
    for (std::size_t at = piece.source.begin; at < raw.size();) {
      const Character read = character_at(raw, at, piece.reading);
      at += read.size;
      const std::string_view character = read.utf8();
      if (character.empty()) continue;
      if (character.size() == 1 && is_ascii_space(character[0])) {
        broken_ = broken_ || character[0] == '\n';
        continue;
      }
      if (broken_ && last_.length > 0) {
        ++lines_.back().breaks;
        lines_.back().clean =
            lines_.back().clean && (edge_ || ends(last_.utf8()) || indents(character));
      }
      broken_ = false;
      edge_ = false;
      last_ = read;
    }
  }

  // True if the breaks of the next line, in the order they came in, are to be kept.
  [[nodiscard]] bool next_kept() {
    constexpr std::uint32_t fewest = 2;  // one break alone may be chance
    const Seen& seen = lines_[next_++];
    return seen.clean && seen.breaks >= fewest;
  }

 private:
  struct Seen {
    std::uint32_t breaks = 0;
    bool clean = true;
  };

  static bool ends(std::string_view character) {
    constexpr std::array<std::string_view, 10> marks{"。", "：", "；", "！", "？",
                                                     "”",  "）", "》", ":",  ";"};
    return std::find(marks.begin(), marks.end(), character) != marks.end();
  }
  static bool indents(std::string_view character) { return character == "　"; }

  std::vector<Seen> lines_;
  std::size_t next_ = 0;
  std::uint32_t line_ = 0;
  Character last_;
  bool broken_ = false;
  bool bold_ = false;
  bool edge_ = false;  // heavier words begin or end here
};

class Output {
 public:
  Output(std::string_view markup, LineBreaks& breaks) : markup_(markup), breaks_(breaks) {}

  // `name`: of metadata, else empty. `address`: of the link it is in, else empty.
  void write(const Piece& piece, const LineStyle& style, std::string_view name,
             const std::shared_ptr<const std::string>& address) {
    begin_piece(piece, style, name);
    written_ = {};
    copy(piece);
    if (!address || written_.empty()) return;
    const bool same =
        link_ == piece.link && !out_.links.empty() && out_.links.back().span.end == written_.begin;
    if (same) {
      out_.links.back().span.end = written_.end;
    } else {
      out_.links.push_back({written_, address});
    }
    link_ = piece.link;
  }

  MarkupText finish() {
    end_block();
    out_.map.append(static_cast<std::uint32_t>(markup_.size()) - done_, 0, RepairKind::none);
    return std::move(out_);
  }

 private:
  void begin_piece(const Piece& piece, const LineStyle& style, std::string_view name) {
    const bool same_line = any_ && piece.line == line_ && name.empty() && metadata_.empty();
    if (!same_line) {
      end_block();
      separator_ = out_.utf8.empty() ? '\0' : '\n';
      space_ = false;
    } else if (piece.cell != cell_) {
      separator_ = line_begun_ ? '\t' : separator_;
      space_ = false;
    }
    if (!same_line) {
      style_ = style;
      line_begun_ = false;
      keeps_breaks_ = breaks_.next_kept();
    }
    space_ = space_ || piece.apart;
    bold_ = piece.bold;
    column_ = piece.column;
    any_ = true;
    line_ = piece.line;
    cell_ = piece.cell;
    metadata_ = name;
  }

  void end_block() {
    if (!line_begun_) return;
    text::Block block;
    block.span = {block_begin_, static_cast<std::uint32_t>(out_.utf8.size())};
    block.kind = metadata_.empty() ? style_.kind : text::Block::Kind::metadata;
    block.align = style_.align;
    block.heading_level = style_.heading_level;
    block.table = style_.table;
    block.row = style_.row;
    block.one_line = style_.one_line;
    block.furniture = style_.furniture;
    if (lead_ == Lead::ended && !style_.one_line) block.lead = lead_span_;
    block.name = metadata_;
    out_.blocks.push_back(std::move(block));
    line_begun_ = false;
  }

  void copy(const Piece& piece) {
    const std::string_view raw = markup_.substr(0, piece.source.end);
    for (std::size_t at = piece.source.begin; at < raw.size();) {
      const Character character = character_at(raw, at, piece.reading);
      const auto begin = static_cast<std::uint32_t>(at);
      at += character.size;
      // A reference may stand for two characters; the map holds them as one.
      put({begin, static_cast<std::uint32_t>(at)}, character.utf8(), piece.preformatted);
    }
  }

  void put(Span source, std::string_view character, bool preformatted) {
    if (character.empty()) return;
    if (!preformatted && character.size() == 1 && is_ascii_space(character[0])) {
      space_ = true;
      newline_ = newline_ || character[0] == '\n';
      return;
    }
    if (newline_ && keeps_breaks_ && line_begun_) {
      end_block();
      separator_ = '\n';
      space_ = false;
    }
    close_gap(source.begin, character);
    if (!line_begun_) {
      line_begun_ = true;
      block_begin_ = static_cast<std::uint32_t>(out_.utf8.size());
      lead_ = Lead::none;
    }
    const auto size = static_cast<std::uint32_t>(character.size());
    if (source.of(markup_) == character) {
      out_.map.keep(size);
    } else {
      const auto begin = static_cast<std::uint32_t>(out_.utf8.size());
      out_.map.append(source.size(), size, RepairKind::entity);
      out_.repairs.add(RepairKind::entity, source.of(markup_), character, 1, 1, [&](Repair& row) {
        row.span = {begin, begin + size};
        row.source = source;
      });
    }
    out_.utf8 += character;
    last_.assign(character);
    done_ = source.end;
    const auto end = static_cast<std::uint32_t>(out_.utf8.size());
    written_ = {written_.empty() ? end - size : written_.begin, end};
    note_lead({end - size, end}, is_blank(character));
    if (style_.one_line) note_cell({end - size, end});
  }

  // No-break and ideographic spaces: they are kept, but they are no words.
  static bool is_blank(std::string_view character) {
    return character == "\xC2\xA0" || character == "　" || character == " ";
  }

  // The first heavier words, at the block's beginning or behind a label that is none of them.
  void note_lead(Span character, bool blank) {
    constexpr std::uint32_t longest_label = 18;  // bytes: 第二十一条 and a space
    if (bold_ && lead_ == Lead::none && character.begin - block_begin_ <= longest_label) {
      lead_ = Lead::open;
      lead_span_.begin = character.begin;
    }
    if (bold_ && lead_ == Lead::open) lead_span_.end = character.end;
    if (!bold_ && lead_ == Lead::open && !blank) lead_ = Lead::ended;
  }

  void note_cell(Span character) {
    const bool same = !out_.cells.empty() && out_.cells.back().row == style_.row &&
                      out_.cells.back().table == style_.table &&
                      out_.cells.back().column == column_;
    if (same) {
      out_.cells.back().span.end = character.end;
    } else {
      out_.cells.push_back({character, style_.table, style_.row, column_});
    }
  }

  // Markup and white space since the last character become a line end, a tab, a space or nothing.
  void close_gap(std::uint32_t until, std::string_view next) {
    std::string_view gap;
    if (separator_ == '\n') gap = "\n";
    if (separator_ == '\t') gap = "\t";
    const bool joins = newline_ && is_wide(last_) && is_wide(next);
    if (gap.empty() && space_ && line_begun_ && !joins) gap = " ";
    if (until > done_ || !gap.empty()) {
      out_.map.append(until - done_, static_cast<std::uint32_t>(gap.size()), RepairKind::none);
    }
    out_.utf8 += gap;
    separator_ = '\0';
    space_ = false;
    newline_ = false;
  }

  enum class Lead : std::uint8_t { none, open, ended };

  std::string_view markup_;
  LineBreaks& breaks_;
  MarkupText out_;
  std::uint32_t done_ = 0;
  bool any_ = false;
  std::uint32_t line_ = 0;
  std::uint32_t cell_ = 0;
  LineStyle style_;
  std::string metadata_;
  bool line_begun_ = false;
  std::uint32_t block_begin_ = 0;
  char separator_ = '\0';
  bool space_ = false;
  bool newline_ = false;
  bool keeps_breaks_ = false;  // of the line at hand
  bool bold_ = false;
  std::uint32_t column_ = 0;
  Lead lead_ = Lead::none;  // heavier words at the beginning of the block
  Span lead_span_;
  std::string last_;
  std::uint32_t link_ = 0;  // the last one that was written
  Span written_;            // what was written of it
};

}  // namespace

void MarkupWriter::add(Piece piece, const LineStyle& style) {
  if (styles_.empty() || !(styles_.back() == style)) styles_.push_back(style);
  piece.style = static_cast<std::uint32_t>(styles_.size() - 1);
  piece.line = line_;
  piece.cell = cell_;
  piece.apart = apart_;
  apart_ = false;
  pieces_.push_back(piece);
}

void MarkupWriter::metadata(std::string name, Span source, Reading reading) {
  Piece piece;
  piece.source = source;
  piece.reading = reading;
  piece.metadata = true;
  piece.link = static_cast<std::uint32_t>(names_.size());
  names_.push_back(std::move(name));
  line();
  add(piece, {});
  line();
}

std::uint32_t MarkupWriter::link(std::string address) {
  // Two links side by side that lead to one place are one.
  if (!links_.back() || *links_.back() != address) {
    links_.push_back(std::make_shared<const std::string>(std::move(address)));
  }
  return static_cast<std::uint32_t>(links_.size() - 1);
}

MarkupText MarkupWriter::finish() {
  const auto style_of = [&](const Piece& piece) -> const LineStyle& {
    return styles_[piece.style];
  };
  LineBreaks breaks;
  for (const Piece& piece : pieces_) {
    values::poll(watch_, piece.source.size());
    breaks.add(piece, style_of(piece), markup_);
  }
  Output output(markup_, breaks);
  for (const Piece& piece : pieces_) {
    values::poll(watch_, piece.source.size() + 1);
    output.write(piece, style_of(piece), piece.metadata ? names_[piece.link] : std::string_view{},
                 piece.metadata ? links_.front() : links_[piece.link]);
  }
  return output.finish();
}

text::Text apply(text::Text markup, MarkupText read) {
  for (Repair& repair : markup.repairs.rows()) repair.span = read.map.to_text(repair.span);
  for (Repair& repair : read.repairs.rows()) {
    repair.source = markup.map.to_source(repair.source);
    markup.repairs.add(repair);
  }
  for (Diagnostic& diagnostic : markup.diagnostics) {
    if (diagnostic.span) diagnostic.span = read.map.to_text(*diagnostic.span);
  }
  markup.map = markup.map.then(read.map);
  markup.utf8 = std::move(read.utf8);
  markup.survey = {};
  markup.blocks = std::move(read.blocks);
  markup.links = std::move(read.links);
  markup.cells = std::move(read.cells);
  return markup;
}

}  // namespace gongwen::formats
