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

std::size_t character_size(std::string_view s, std::size_t at) {
  const auto c = static_cast<unsigned char>(s[at]);
  const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  return std::min(size, s.size() - at);
}

// Ideographs and their punctuation: three bytes from U+2E80 on.
bool is_wide(std::string_view s) {
  return s.size() == 3 && static_cast<unsigned char>(s[0]) >= 0xE2 &&
         !(static_cast<unsigned char>(s[0]) == 0xE2 && static_cast<unsigned char>(s[1]) < 0xBA);
}

// Letters that a character reference may have after its &.
std::size_t reference_size(std::string_view s) {
  std::size_t size = 1;
  constexpr std::size_t longest = 33;  // &CounterClockwiseContourIntegral;
  while (size < s.size() && size < longest &&
         (std::isalnum(static_cast<unsigned char>(s[size])) != 0 || s[size] == '#')) {
    ++size;
  }
  return size < s.size() && s[size] == ';' ? size + 1 : size;
}

// Line breaks of the markup are white space, but many pages put the text of a field into a <div>
// as it is, and its lines are its paragraphs. They are where all breaks of a block (two at least)
// stand behind a mark that ends something, before an indentation, or where heavier words begin or
// end. Markup that an editor has wrapped breaks anywhere.
class LineBreaks {
 public:
  void add(const Piece& piece) {
    if (piece.line != line_ || lines_.empty()) {
      line_ = piece.line;
      lines_.push_back({});
      last_ = {};
      broken_ = false;
    }
    if (piece.paragraph || piece.preformatted || piece.style.one_line) lines_.back().clean = false;
    edge_ = edge_ || piece.bold != bold_;
    bold_ = piece.bold;
    for (std::size_t at = 0; at < piece.decoded.size();) {
      const std::size_t size = character_size(piece.decoded, at);
      const std::string_view character = piece.decoded.substr(at, size);
      at += size;
      if (size == 1 && is_ascii_space(character[0])) {
        broken_ = broken_ || character[0] == '\n';
        continue;
      }
      if (broken_ && !last_.empty()) {
        ++lines_.back().breaks;
        lines_.back().clean = lines_.back().clean && (edge_ || ends(last_) || indents(character));
      }
      broken_ = false;
      edge_ = false;
      last_ = character;
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
  std::string_view last_;
  bool broken_ = false;
  bool bold_ = false;
  bool edge_ = false;  // heavier words begin or end here
};

class Output {
 public:
  Output(std::string_view markup, LineBreaks& breaks) : markup_(markup), breaks_(breaks) {}

  void write(const Piece& piece) {
    begin_piece(piece);
    const auto link_begin = static_cast<std::uint32_t>(out_.utf8.size() + (pending_gap() ? 1 : 0));
    copy(piece);
    if (!piece.url.empty() && out_.utf8.size() > link_begin) {
      const auto end = static_cast<std::uint32_t>(out_.utf8.size());
      if (!out_.links.empty() && out_.links.back().url == piece.url &&
          out_.links.back().span.end == link_begin) {
        out_.links.back().span.end = end;
      } else {
        out_.links.push_back({{std::min(link_begin, end), end}, piece.url});
      }
    }
  }

  MarkupText finish() {
    end_block();
    out_.map.append(static_cast<std::uint32_t>(markup_.size()) - done_, 0, RepairKind::none);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool pending_gap() const { return separator_ != 0 || space_; }

  void begin_piece(const Piece& piece) {
    const bool same_line =
        any_ && piece.line == line_ && piece.metadata.empty() && metadata_.empty();
    if (!same_line) {
      end_block();
      separator_ = out_.utf8.empty() ? '\0' : '\n';
      space_ = false;
    } else if (piece.cell != cell_) {
      separator_ = line_begun_ ? '\t' : separator_;
      space_ = false;
    }
    if (!same_line) {
      style_ = piece.style;
      line_begun_ = false;
      keeps_breaks_ = breaks_.next_kept();
    }
    space_ = space_ || piece.apart;
    bold_ = piece.bold;
    column_ = piece.column;
    any_ = true;
    line_ = piece.line;
    cell_ = piece.cell;
    metadata_ = piece.metadata;
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

  // Walks markup and decoded text side by side; where they differ stands a reference or a tag.
  void copy(const Piece& piece) {
    const std::string_view raw = piece.source.of(markup_);
    const std::string_view decoded = piece.decoded;
    std::size_t r = 0;
    std::size_t d = 0;
    while (r < raw.size() && d < decoded.size()) {
      const auto at = static_cast<std::uint32_t>(piece.source.begin + r);
      if (raw[r] == '&') {
        const auto [raw_size, decoded_size] = reference(raw.substr(r), decoded.substr(d));
        put({at, at + static_cast<std::uint32_t>(raw_size)}, decoded.substr(d, decoded_size),
            piece.preformatted);
        r += raw_size;
        d += decoded_size;
      } else if (raw[r] == decoded[d]) {
        const std::size_t size = std::min(character_size(raw, r), decoded.size() - d);
        put({at, at + static_cast<std::uint32_t>(size)}, raw.substr(r, size), piece.preformatted);
        r += size;
        d += size;
      } else if (raw[r] == '\r') {
        ++r;  // the parser reads CR LF as LF
      } else if (raw[r] == '<') {
        const std::size_t close = raw.find('>', r);
        if (close == std::string_view::npos) return;
        r = close + 1;
      } else {
        return;  // the rest is lost to the tree; the map shows it as markup
      }
    }
  }

  // Sizes in markup and in decoded text of the reference at their beginnings. A reference without
  // a semicolon may end inside the letters behind it: the text that follows tells where.
  static std::pair<std::size_t, std::size_t> reference(std::string_view raw,
                                                       std::string_view decoded) {
    const std::size_t longest = reference_size(raw);
    if (decoded.starts_with(raw.substr(0, std::max<std::size_t>(longest, 2))) || longest == 1) {
      return {1, 1};
    }
    for (std::size_t size = longest; size > 1; --size) {
      std::size_t decoded_size = 0;
      constexpr int most_characters = 2;  // no reference stands for more than two
      for (int n = 0; n < most_characters && decoded_size < decoded.size(); ++n) {
        decoded_size += character_size(decoded, decoded_size);
        constexpr std::size_t compared = 4;
        const std::string_view behind = raw.substr(size, compared);
        const bool again = !behind.empty() && (behind[0] == '&' || behind[0] == '\r');
        if (again || decoded.substr(decoded_size).starts_with(behind.substr(0, 1))) {
          return {size, decoded_size};
        }
      }
    }
    return {longest, character_size(decoded, 0)};
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
    last_ = character;
    done_ = source.end;
    const auto end = static_cast<std::uint32_t>(out_.utf8.size());
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
  std::string_view last_;
};

}  // namespace

void MarkupWriter::add(Piece piece) {
  piece.line = line_;
  piece.cell = cell_;
  piece.apart = apart_;
  apart_ = false;
  pieces_.push_back(std::move(piece));
}

void MarkupWriter::metadata(std::string name, Span source, std::string_view decoded) {
  Piece piece;
  piece.source = source;
  piece.decoded = decoded;
  piece.metadata = std::move(name);
  line();
  add(std::move(piece));
  line();
}

MarkupText MarkupWriter::finish() {
  std::stable_sort(pieces_.begin(), pieces_.end(),
                   [](const Piece& a, const Piece& b) { return a.source.begin < b.source.begin; });
  // The same bytes twice: the first reading stands.
  std::uint32_t done = 0;
  pieces_.erase(std::remove_if(pieces_.begin(), pieces_.end(),
                               [&](const Piece& piece) {
                                 if (piece.source.begin < done) return true;
                                 done = piece.source.end;
                                 return false;
                               }),
                pieces_.end());
  LineBreaks breaks;
  for (const Piece& piece : pieces_) breaks.add(piece);
  Output output(markup_, breaks);
  for (const Piece& piece : pieces_) output.write(piece);
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

text::Text strip_tags(text::Text markup) {
  const std::string source = markup.utf8;
  MarkupWriter writer(source);
  for (std::size_t at = 0; at < source.size();) {
    if (source[at] == '<') {
      const std::size_t close = source.find('>', at);
      at = close == std::string::npos ? source.size() : close + 1;
      writer.line();
      continue;
    }
    const std::size_t end = std::min(source.find('<', at), source.size());
    Piece piece;
    piece.source = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    piece.decoded = std::string_view(source).substr(at, end - at);
    writer.add(std::move(piece));
    at = end;
  }
  return apply(std::move(markup), writer.finish());
}

}  // namespace gongwen::formats
