#include "formats/html_text.hpp"

#include <algorithm>
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

class Output {
 public:
  explicit Output(std::string_view markup) : markup_(markup) {}

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
    }
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
    close_gap(source.begin, character);
    if (!line_begun_) {
      line_begun_ = true;
      block_begin_ = static_cast<std::uint32_t>(out_.utf8.size());
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

  std::string_view markup_;
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
  std::string_view last_;
};

}  // namespace

void MarkupWriter::add(Piece piece) {
  piece.line = line_;
  piece.cell = cell_;
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
  Output output(markup_);
  std::uint32_t done = 0;
  for (const Piece& piece : pieces_) {
    if (piece.source.begin < done) continue;  // the same bytes twice: the first reading stands
    output.write(piece);
    done = piece.source.end;
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
