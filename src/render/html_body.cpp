#include "render/html_body.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "render/html_cells.hpp"
#include "render/html_escape.hpp"
#include "render/html_rows.hpp"
#include "render/html_tables.hpp"
#include "render/words.hpp"
#include "values/decimal.hpp"

namespace gongwen::render {
namespace {

// More lines of noise than this are folded: they would stand before the text.
constexpr std::size_t open_noise = 3;

// No column of a table is narrower or wider than so many characters, however long its cells are.
constexpr std::size_t narrowest = 3;
constexpr std::size_t widest = 24;

bool is_noise(Part part) {
  switch (part) {
    case Part::navigation:
    case Part::related:
    case Part::disclaimer:
    case Part::footer:
    case Part::other:
    case Part::blank:
      return true;
    default:
      return false;
  }
}

std::string percent(double share) {
  return values::decimal(share * 100, 2) + '%';
}

class BodyWriter {
 public:
  BodyWriter(const Result& result, const Marks& marks, std::string_view source, std::string prefix)
      : result_(result),
        marks_(marks),
        beside_(!source.empty()),
        prefix_(std::move(prefix)),
        rows_(rows_of(result, source)),
        cells_(result, marks, beside_, prefix_),
        tables_(result),
        begun_(marks.documents.size(), false) {}

  Body write() && {
    for (std::size_t i = 0; i < result_.diagnostics.size(); ++i) {
      if (result_.diagnostics[i].span) diagnosed_.push_back(i);
    }
    std::stable_sort(diagnosed_.begin(), diagnosed_.end(), [&](std::size_t a, std::size_t b) {
      return result_.diagnostics[a].span->begin < result_.diagnostics[b].span->begin;
    });
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      enter(i);
      row(rows_[i]);
    }
    leave_table();
    leave();
    return {std::move(out_), cells_.repairs()};
  }

 private:
  enum class Around { nothing, document, page, noise };

  [[nodiscard]] const Segment* segment_of(const Row& row) const {
    return row.segment ? &result_.segments[*row.segment] : nullptr;
  }
  [[nodiscard]] std::pair<Around, int> place_of(const Row& row) const {
    const Segment* segment = segment_of(row);
    if (segment == nullptr) return {Around::page, -1};
    // A blank line belongs to what stands before it.
    if (segment->part == Part::blank && place_.first != Around::nothing) return place_;
    if (segment->document) return {Around::document, *segment->document};
    return {is_noise(segment->part) ? Around::noise : Around::page, -1};
  }

  // Begins what the row stands in, where the row before stands in something else.
  void enter(std::size_t index) {
    const auto place = place_of(rows_[index]);
    if (place == place_) return;
    leave_table();
    leave();
    place_ = place;
    part_ = nullptr;
    switch (place.first) {
      case Around::document:
        document(place.second);
        break;
      case Around::page:
        out_ += "<section class=\"page\" aria-label=\"页面信息\">\n";
        break;
      case Around::noise:
        noise(index);
        break;
      case Around::nothing:
        break;
    }
  }

  void leave() {
    if (place_.first == Around::nothing) return;
    out_ += place_.first == Around::noise ? "</details>\n" : "</section>\n";
    place_.first = Around::nothing;
  }

  void document(int index) {
    const auto i = static_cast<std::size_t>(index);
    if (i >= marks_.documents.size()) {
      out_ += "<section class=\"doc\">\n";
      return;
    }
    const MarkedDocument& one = marks_.documents[i];
    constexpr int colours = 4;
    constexpr int deepest = 3;  // deeper ones are not set in further: the text needs its room
    out_ += "<section class=\"doc d" + std::to_string(index % colours) + " in" +
            std::to_string(std::min(one.depth, deepest)) + "\"";
    const std::string heading = prefix_ + "d" + std::to_string(index);
    if (begun_[i]) {
      out_ += " aria-label=\"公文 " + std::to_string(index + 1) +
              "（续）\">\n<p class=\"band ui\">" + "公文 " + std::to_string(index + 1) +
              "（续）</p>\n";
      return;
    }
    begun_[i] = true;
    out_ += " aria-labelledby=\"" + heading + "\">\n<h2 class=\"band ui\" id=\"" + heading +
            "\"><span title=\"" + std::string(name(one.document->role)) + "\">公文 " +
            std::to_string(index + 1);
    if (one.document->role != DocumentRole::main) {
      out_ += "　" + std::string(chinese(one.document->role));
    }
    out_ += "</span>";
    if (one.document->title) {
      constexpr std::size_t enough = 60;
      out_ += "　" + escaped(opening(one.document->title->text, enough));
    }
    out_ += "</h2>\n";
  }

  // What kinds of noise follow from `first` on, and how much of it.
  void noise(std::size_t first) {
    std::string kinds;
    std::vector<Part> seen;
    std::size_t lines = 0;
    for (std::size_t i = first; i < rows_.size() && place_of(rows_[i]) == place_; ++i) {
      const Part part = segment_of(rows_[i])->part;
      if (part == Part::blank) continue;
      ++lines;
      if (std::find(seen.begin(), seen.end(), part) != seen.end()) continue;
      seen.push_back(part);
      kinds += (kinds.empty() ? "" : " · ") + std::string(chinese(part));
    }
    out_ += "<details class=\"noise\"";
    if (lines <= open_noise) out_ += " open";
    out_ += "><summary class=\"ui\">" + (kinds.empty() ? std::string("空白") : kinds) + "　" +
            std::to_string(lines) + " 行</summary>\n";
  }

  void row(const Row& row) {
    const TableRow table = tables_.row_at(row.text);
    if (table.table != table_) {
      leave_table();
      if (table.table != nullptr) enter_table(*table.table);
    }
    const Cells cells = cells_.write(row, table.columns);
    if (table.table != nullptr) {
      table_row(table, cells);
      return;
    }
    const Segment* segment = segment_of(row);
    out_ += segment != nullptr && segment->part == Part::blank ? "<div class=\"row blank\">"
                                                               : "<div class=\"row\">";
    if (beside_) out_ += "<div class=\"was\">" + cells.was + "</div>";
    out_ += "<div class=\"is\">";
    diagnostics(row.text);
    if (segment != nullptr) label(*segment);
    out_ += cells.is + "</div></div>\n";
  }

  // The part that a row is, where the row before is another, or where there is doubt.
  void label(const Segment& segment) {
    const bool doubt = segment.confidence < doubtful && segment.part != Part::blank;
    const bool again = part_ != nullptr && part_->part == segment.part;
    if (segment.part != Part::blank) part_ = &segment;
    if (segment.part == Part::blank || (again && !doubt)) return;
    out_ += doubt ? R"(<span class="lab ui low" title=")" : R"(<span class="lab ui" title=")";
    out_ += name(segment.part);
    out_ += ' ' + values::decimal(static_cast<double>(segment.confidence), 2);
    if (doubt) {
      out_ += "，或为 " + std::string(name(segment.runner_up));
      out_ += "\" data-l=\"" + std::string(chinese(segment.part)) + "？或" +
              std::string(chinese(segment.runner_up));
    } else {
      out_ += "\" data-l=\"" + std::string(chinese(segment.part));
    }
    out_ += "\"></span>";
  }

  // What there is to say of a line stands on it.
  void diagnostics(Span line) {
    for (; diagnostic_ < diagnosed_.size(); ++diagnostic_) {
      const Diagnostic& one = result_.diagnostics[diagnosed_[diagnostic_]];
      if (one.span->begin >= line.end && line.end < result_.text.size()) return;
      out_ += R"(<span class="dg" role="img" id=")" + prefix_ + "g" +
              std::to_string(diagnosed_[diagnostic_]) + "\" title=\"";
      const std::string message = message_in(one, Language::chinese);
      std::string said;
      for (const std::string_view word :
           {chinese(one.severity), std::string_view("："), std::string_view(message),
            std::string_view("（"), std::string_view(one.code), std::string_view("）")}) {
        add_attribute(said, word);
      }
      out_ += said;
      out_ += R"(" aria-label=")";
      out_ += said;
      out_ += "\"></span>";
    }
  }

  void enter_table(const Table& table) {
    table_ = &table;
    std::vector<std::size_t> widths = widths_of(table);
    columns_ = std::max<std::size_t>(widths.size(), 1);
    out_ += "<table class=\"tbl\"><caption class=\"ui\" title=\"table\">表格</caption><colgroup>";
    if (beside_) out_ += "<col class=\"was\">";
    std::size_t sum = 0;
    for (std::size_t& width : widths) {
      width = std::clamp(width, narrowest, widest);
      sum += width;
    }
    const double room = beside_ ? 0.5 : 1;
    for (const std::size_t width : widths) {
      // An attribute, no style: the page allows itself no style but its own.
      out_ += "<col width=\"" +
              percent(room * static_cast<double>(width) / static_cast<double>(sum)) + "\">";
    }
    out_ += "</colgroup>\n";
  }

  void leave_table() {
    if (table_ != nullptr) out_ += "</table>\n";
    table_ = nullptr;
  }

  void table_row(const TableRow& row, const Cells& cells) {
    part_ = nullptr;
    out_ += "<tr>";
    if (beside_) out_ += "<td class=\"was\">" + cells.was + "</td>";
    const std::size_t used = row.columns.back() + 1;
    if (row.columns.size() == 1) {
      out_ += "<td colspan=\"" + std::to_string(columns_) + "\">" + cells.is + "</td></tr>\n";
      return;
    }
    for (std::size_t i = 0; i < row.columns.front(); ++i) out_ += "<td></td>";
    out_ += "<td>" + cells.is + "</td>";
    for (std::size_t i = used; i < columns_; ++i) out_ += "<td></td>";
    out_ += "</tr>\n";
  }

  const Result& result_;
  const Marks& marks_;
  bool beside_;
  std::string prefix_;
  std::vector<Row> rows_;
  CellWriter cells_;
  TableFinder tables_;
  std::vector<bool> begun_;                            // of the documents
  std::pair<Around, int> place_{Around::nothing, -1};  // what is open, and which document
  const Segment* part_ = nullptr;                      // of the row before
  const Table* table_ = nullptr;                       // the one that is open
  std::size_t columns_ = 1;                            // of that
  std::vector<std::size_t> diagnosed_;                 // the diagnostics that have a place, by that
  std::size_t diagnostic_ = 0;
  std::string out_;
};

}  // namespace

Body body_of(const Result& result, const Marks& marks, std::string_view source,
             const std::string& prefix) {
  return BodyWriter(result, marks, source, prefix).write();
}

}  // namespace gongwen::render
