// The text of markup, written in the order of the source with an exact map back into it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html_references.hpp"
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
  bool operator==(const LineStyle&) const = default;
};

// Text in a context: the bytes of markup it came from, and how they are read. Small, since a page
// may have one for every few bytes: what many share stands apart (MarkupWriter).
struct Piece {
  Span source;
  std::uint32_t style = 0;   // index of its LineStyle
  std::uint32_t link = 0;    // index of the address of the link it is in; 0: in none
  std::uint32_t column = 0;  // of its cell in a row of data
  std::uint32_t line = 0;
  std::uint32_t cell = 0;
  Reading reading = Reading::data;
  bool preformatted : 1 = false;
  bool paragraph : 1 = false;  // in an element that is one paragraph
  bool bold : 1 = false;
  bool apart : 1 = false;     // a block begins here that shares its line with others
  bool metadata : 1 = false;  // a value of what the page says of itself; `link` is its name
};

struct MarkupText {
  std::string utf8;
  OffsetMap map;  // markup ↔ utf8
  text::Ledger repairs;
  std::vector<text::Block> blocks;
  std::vector<text::Link> links;
  std::vector<text::Cell> cells;
};

// Collects the pieces of a page in the order of the source and writes them. White space collapses
// as in CSS Text 3, 4.1; a line break between two ideographs is no space there (4.1.2) and none
// here. Where a page puts plain text into a block as it is, the text's own line breaks are kept
// (see LineBreaks in html_text.cpp).
class MarkupWriter {
 public:
  MarkupWriter(std::string_view markup, values::Watch* watch) : markup_(markup), watch_(watch) {}

  void add(Piece piece, const LineStyle& style);
  void metadata(std::string name, Span source, Reading reading);
  // The number of an address, for the pieces of its link.
  [[nodiscard]] std::uint32_t link(std::string address);
  void line() { ++line_; }         // what follows stands on another line
  void cell() { ++cell_; }         // what follows stands in another cell of the same line
  void apart() { apart_ = true; }  // what follows is parted from what it shares the line with

  [[nodiscard]] MarkupText finish();

 private:
  std::string_view markup_;
  values::Watch* watch_;
  std::vector<Piece> pieces_;
  std::vector<LineStyle> styles_;
  std::vector<std::shared_ptr<const std::string>> links_{nullptr};
  std::vector<std::string> names_;  // of metadata
  std::uint32_t line_ = 0;
  std::uint32_t cell_ = 0;
  bool apart_ = false;
};

// `markup` with its text replaced by what was read from it.
[[nodiscard]] text::Text apply(text::Text markup, MarkupText read);

}  // namespace gongwen::formats
