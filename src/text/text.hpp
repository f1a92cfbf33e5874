// The value that the text stages and formats hand on, and the writer that keeps its map exact.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"
#include "gongwen/result.hpp"
#include "text/ledger.hpp"
#include "text/survey.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

// What a format says of a stretch of text. Plain text has no blocks; every block lies on its own
// lines, in order, without overlap.
struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, cell, list_item, metadata };
  enum class Align : std::uint8_t { none, left, center, right };
  Span span;
  Kind kind = Kind::paragraph;
  Align align = Align::none;
  std::uint8_t heading_level = 0;  // 1-6 for <h1>-<h6>
  std::uint32_t table = 0;         // number of its table, 0: none
  std::uint32_t row = 0;           // row in that table
  bool one_line = false;           // of a row: its cells stand on one line, parted by tabs
  bool furniture = false;          // of the page: its menus, share bars, footers
  // Heavier words at its beginning, or behind a label there, where lighter ones follow.
  Span lead;
  std::string name;  // of metadata: what the markup calls it (ArticleTitle)
  bool operator==(const Block&) const = default;
};

// Text that leads somewhere: an attachment's name with the address of its file.
struct Link {
  Span span;
  std::shared_ptr<const std::string> url;  // one for all stretches of its text
};

// A cell of a table: cells of one row stand on one line, in order.
struct Cell {
  Span span;
  std::uint32_t table = 0;
  std::uint32_t row = 0;     // as Block::row
  std::uint32_t column = 0;  // counted in cells of the row, empty ones too
  bool operator==(const Cell&) const = default;
};

// UTF-8 with the map to the source bytes and what was repaired on the way.
// Invariant: map.text_size() == utf8.size(); repairs' `span` points into utf8, `source` into the
// source bytes.
struct Text {
  std::string utf8;
  OffsetMap map;
  Ledger repairs;
  std::vector<Block> blocks;
  std::vector<Link> links;
  std::vector<Cell> cells;
  std::vector<Diagnostic> diagnostics;
  std::uint32_t changes = 0;       // by how many stages
  Survey survey;                   // not made until a stage asks for it; a rewriter keeps it true
  values::Watch* watch = nullptr;  // stages poll it; null: nobody waits
};

// The survey of a text, made if it is not yet.
[[nodiscard]] const Survey& surveyed(Text& text);

// Writes the next state of a Text from left to right: what is not replaced is kept.
//
//   Rewriter out(text);
//   out.replace({3, 6}, "。", RepairKind::gbk_misaligned, 0.9f);
//   text = std::move(out).finish();
//
// A rewriter that never replaced anything hands the Text back as it was, without a copy.
class Rewriter {
 public:
  explicit Rewriter(Text&& in) : in_(std::move(in)) {}

  [[nodiscard]] std::string_view text() const { return in_.utf8; }
  [[nodiscard]] const Survey& survey() { return surveyed(in_); }
  // Calls `visit(span)` for each line of the text that may have one of `traits`. It may replace.
  template <typename Visit>
  void for_each_line(Traits traits, Visit visit) {
    surveyed(in_).for_each(traits, static_cast<std::uint32_t>(in_.utf8.size()), [&](Span line) {
      poll(line.size() + 1);
      visit(line);
    });
  }
  // A stage that goes through long lines polls by itself, too.
  void poll(std::size_t bytes) const { values::poll(in_.watch, bytes); }
  [[nodiscard]] values::Watch* watch() const { return in_.watch; }
  // Replaces [at.begin, at.end) as a whole. Spans come in order and do not overlap.
  void replace(Span at, std::string_view after, RepairKind kind, float confidence = 1);
  // Drops [at.begin, at.end).
  void drop(Span at, RepairKind kind, float confidence = 1) { replace(at, {}, kind, confidence); }
  // Puts `what` in before `at`.
  void insert(std::uint32_t at, std::string_view what, RepairKind kind, float confidence = 1) {
    replace({at, at}, what, kind, confidence);
  }
  void diagnose(Diagnostic diagnostic);  // its span is in the text before this stage

  [[nodiscard]] Text finish() &&;

 private:
  void begin();
  void keep_until(std::uint32_t end);

  Text in_;
  std::string out_;
  OffsetMap map_;
  std::uint32_t done_ = 0;
  bool changed_ = false;
  std::size_t earlier_ = 0;  // rows of repairs that earlier stages made
  SurveyUpdate survey_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace gongwen::text
