// The text of markup, written in the order of the source with an exact map back into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"

namespace gongwen::formats {

// What a line inherits from the elements around it.
struct LineStyle {
  text::Block::Kind kind = text::Block::Kind::paragraph;
  text::Block::Align align = text::Block::Align::none;
  std::uint8_t heading_level = 0;
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  bool one_line = false;  // a row of data: its cells share a line
  bool furniture = false;
};

// Text in a context: the bytes of markup it came from and the characters they stand for.
struct Piece {
  Span source;
  std::string_view decoded;  // character references resolved
  LineStyle style;
  bool preformatted = false;
  bool paragraph = false;  // in an element that is one paragraph
  bool bold = false;
  bool apart = false;        // a block begins here that shares its line with others
  std::uint32_t column = 0;  // of its cell in a row of data
  std::string url;           // of the link it is in
  std::string metadata;      // name of the metadata that it is the value of
  std::uint32_t line = 0;
  std::uint32_t cell = 0;
};

struct MarkupText {
  std::string utf8;
  OffsetMap map;  // markup ↔ utf8
  text::Ledger repairs;
  std::vector<text::Block> blocks;
  std::vector<text::Link> links;
  std::vector<text::Cell> cells;
};

// Collects the pieces of a page in the order of its tree and writes them in the order of the source
// (HTML moves misplaced content; a map cannot). White space collapses as in CSS Text 3, 4.1; a line
// break between two ideographs is no space there (4.1.2) and none here. Where a page puts plain
// text into a block as it is, the text's own line breaks are kept (see LineBreaks in
// html_text.cpp).
class MarkupWriter {
 public:
  explicit MarkupWriter(std::string_view markup) : markup_(markup) {}

  void add(Piece piece);
  void metadata(std::string name, Span source, std::string_view decoded);
  void line() { ++line_; }         // what follows stands on another line
  void cell() { ++cell_; }         // what follows stands in another cell of the same line
  void apart() { apart_ = true; }  // what follows is parted from what it shares the line with

  [[nodiscard]] MarkupText finish();

 private:
  std::string_view markup_;
  std::vector<Piece> pieces_;
  std::uint32_t line_ = 0;
  std::uint32_t cell_ = 0;
  bool apart_ = false;
};

// `markup` with its text replaced by what was read from it.
[[nodiscard]] text::Text apply(text::Text markup, MarkupText read);

// For pages that are no tree: everything between < and > is left out.
[[nodiscard]] text::Text strip_tags(text::Text markup);

}  // namespace gongwen::formats
