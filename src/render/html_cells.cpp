#include "render/html_cells.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "render/html_escape.hpp"
#include "render/words.hpp"
#include "values/decimal.hpp"

namespace gongwen::render {
namespace {

// Markup up to here stands in its line; what is longer is folded.
constexpr std::size_t short_markup = 160;
// What a fold shows of it.
constexpr std::size_t shown_markup = 48;
// Repairs that give the same are routine from this number on: hundreds of commas made wide would
// bury the few that changed words, so they are drawn without a ground. A screen has some 30 lines.
constexpr std::uint32_t routine_from = 30;

// What makes repairs the same to a reader: their kind and what the text has now.
std::string key_of(RepairKind kind, std::string_view after) {
  return static_cast<char>(kind) + std::string(after);
}

std::string range(Span span) {
  return std::to_string(span.begin) + "–" + std::to_string(span.end);
}

// The beginning of markup, as long as it shows so many characters: white space shows none.
std::string_view opening_seen(std::string_view markup, std::size_t characters) {
  std::size_t blank = 0;
  std::string_view shown;
  do {
    shown = opening(markup, characters + blank);
    blank = static_cast<std::size_t>(std::count_if(
        shown.begin(), shown.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; }));
  } while (shown.size() < markup.size() && characters_in(shown) < characters + blank);
  return shown;
}

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ' ';
  list += item;
}

}  // namespace

std::string_view class_of(Group group) {
  constexpr std::array<std::string_view, 8> classes{"k-head",    "k-title", "k-heading", "k-tail",
                                                    "k-contact", "k-cite",  "k-date",    "k-page"};
  return classes[static_cast<std::size_t>(group)];
}

std::string told(const Mark& mark, Span source) {
  std::string out = std::string(mark.chinese) + " " + std::string(mark.field) + "：" + mark.value;
  if (!mark.note.empty()) out += "（" + std::string(mark.note) + "）";
  if (mark.span.empty()) return out;
  out += "\n文中字节 " + range(mark.span) + "，来源字节 " + range(source) + "\n置信度 " +
         values::decimal(mark.confidence, 2);
  return out;
}

CellWriter::CellWriter(const Result& result, const Marks& marks, bool beside, std::string prefix)
    : result_(result),
      marks_(marks),
      beside_(beside),
      prefix_(std::move(prefix)),
      order_(marks.all.size()) {
  std::unordered_map<std::string, std::uint64_t> counts;
  for (const Repair& repair : result.repairs) {
    std::uint64_t& count = counts[key_of(repair.kind, repair.after)];
    count += repair.count;
    if (count >= routine_from) routine_.insert(key_of(repair.kind, repair.after));
  }
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
    const Span x = marks_.all[a].span;
    const Span y = marks_.all[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
}

Cells CellWriter::write(const Row& row, const std::vector<std::size_t>& columns) {
  columns_ = columns;
  field_ = 0;
  row_end_ = row.text.end;
  Cells cells;
  for (std::size_t i = 0; i < row.pieces.size(); ++i) {
    const Piece& piece = row.pieces[i];
    switch (piece.shape) {
      case Piece::Shape::kept:
        kept(piece, cells);
        break;
      case Piece::Shape::changed: {
        // Repairs of one kind side by side are one to the reader: 雲辦 became 云办.
        const std::size_t last = joined(row.pieces, i);
        Piece whole = piece;
        quiet_ = is_routine(piece);
        for (; i < last; ++i) {
          quiet_ = quiet_ && is_routine(row.pieces[i + 1]);
          whole.source.end = row.pieces[i + 1].source.end;
          whole.text.end = row.pieces[i + 1].text.end;
          whole.before += row.pieces[i + 1].before;
        }
        changed(whole, cells);
        break;
      }
      case Piece::Shape::dropped:
        quiet_ = is_routine(piece);
        dropped(piece, cells);
        break;
      case Piece::Shape::markup:
        markup(piece, cells);
        break;
    }
  }
  return cells;
}

// The last of the pieces that are one repair with the first: of its kind, and no value begins or
// ends between them.
std::size_t CellWriter::joined(const std::vector<Piece>& pieces, std::size_t first) {
  std::size_t last = first;
  // Without the input, what stood there is known of some repairs only.
  if (pieces[first].kind == RepairKind::none || !beside_) return last;
  advance(pieces[first].text.begin);
  const std::uint32_t edge = edge_behind(pieces[first].text.begin);
  while (last + 1 < pieces.size()) {
    const Piece& next = pieces[last + 1];
    if (next.shape != Piece::Shape::changed || next.kind != pieces[first].kind) break;
    if (next.text.begin >= edge) break;
    ++last;
  }
  return last;
}

// Ends and begins marks, so that `active_` are those that lie over the character at `at`.
void CellWriter::advance(std::uint32_t at) {
  for (; next_ < order_.size() && marks_.all[order_[next_]].span.begin <= at; ++next_) {
    active_.push_back(order_[next_]);
    pending_.push_back(order_[next_]);
  }
  std::erase_if(active_, [&](std::size_t i) { return marks_.all[i].span.end <= at; });
}

// The next place where a mark begins or ends, or a cell of a table does.
std::uint32_t CellWriter::edge_behind(std::uint32_t at) const {
  std::uint32_t edge =
      next_ < order_.size() ? marks_.all[order_[next_]].span.begin : result_.map.text_size();
  for (const std::size_t i : active_) edge = std::min(edge, marks_.all[i].span.end);
  if (columns_.empty() || at >= row_end_) return edge;
  if (result_.text[at] == '\t') return at + 1;
  const std::size_t tab = Span{at, row_end_}.of(result_.text).find('\t');
  return tab == std::string_view::npos ? edge
                                       : std::min(edge, at + static_cast<std::uint32_t>(tab));
}

void CellWriter::kept(const Piece& piece, Cells& cells) {
  for (std::uint32_t at = piece.text.begin; at < piece.text.end;) {
    advance(at);
    const Span span{at, std::min(piece.text.end, edge_behind(at))};
    original(cells.was, span.of(result_.text));
    recovered(cells.is, span, {});
    at = span.end;
  }
}

void CellWriter::changed(const Piece& piece, Cells& cells) {
  advance(piece.text.begin);
  std::string repair;
  if (piece.kind == RepairKind::none) {
    original(cells.was, piece.before);
  } else {
    repair = repair_of(piece);
    gone(cells.was, piece);
  }
  for (std::uint32_t at = piece.text.begin; at < piece.text.end;) {
    advance(at);
    const Span span{at, std::min(piece.text.end, edge_behind(at))};
    recovered(cells.is, span, repair);
    at = span.end;
  }
}

void CellWriter::dropped(const Piece& piece, Cells& cells) {
  advance(piece.text.begin);
  cells.is += std::string("<span class=\"r gone") + (quiet_ ? " many\"" : "\"") + repair_of(piece);
  if (!active_.empty()) cells.is += " data-m=\"" + values_here() + "\"";
  cells.is += "></span>";
  gone(cells.was, piece);
}

// What a repair took away or replaced.
void CellWriter::gone(std::string& out, const Piece& piece) const {
  if (!beside_ || piece.before.empty()) return;
  out += std::string("<del") + (quiet_ ? " class=\"many\"" : "") + " data-p=\"" +
         std::to_string(repair_ - 1) + "\"";
  if (!active_.empty()) out += " data-m=\"" + values_here() + "\"";
  out += ">";
  add_text(out, piece.before);
  out += "</del>";
}

void CellWriter::markup(const Piece& piece, Cells& cells) const {
  if (!beside_ || piece.before.empty()) return;
  std::string& out = cells.was;
  const std::size_t size = characters_in(piece.before);
  if (size <= short_markup) {
    out += "<span class=\"m\">";
    add_text(out, piece.before);
    out += "</span>";
    return;
  }
  const std::string_view shown = opening_seen(piece.before, shown_markup);
  out += R"(<details class="m"><summary data-n=")" + std::to_string(size) + "\">";
  add_text(out, shown);
  out += "</summary>";
  add_text(out, std::string_view(piece.before).substr(shown.size()));
  out += "</details>";
}

// Text of the input that is no repair: values are marked there, too.
void CellWriter::original(std::string& out, std::string_view text) const {
  if (!beside_ || text.empty()) return;
  if (active_.empty()) {
    add_text(out, text);
    return;
  }
  out += "<span class=\"w " + std::string(class_of(marks_.all[active_.back()].group)) +
         "\" data-m=\"" + values_here() + "\">";
  add_text(out, text);
  out += "</span>";
}

void CellWriter::recovered(std::string& out, Span span, std::string_view repair) {
  // A mark that others begin with has its id on an anchor of its own.
  const std::size_t last = active_.empty() ? marks_.all.size() : active_.back();
  bool first = false;
  for (const std::size_t i : pending_) {
    if (i == last) {
      first = true;
    } else {
      out += "<i id=\"" + prefix_ + "m" + std::to_string(i) + "\"></i>";
    }
  }
  pending_.clear();
  if (field_ + 1 < columns_.size() && span.of(result_.text) == "\t") {
    out += "<span class=\"z\">\t</span></td>";
    for (std::size_t i = columns_[field_] + 1; i < columns_[field_ + 1]; ++i) out += "<td></td>";
    out += "<td>";
    ++field_;
    return;
  }
  if (active_.empty() && repair.empty()) {
    add_text(out, span.of(result_.text));
    return;
  }
  std::string classes;
  std::string attributes;
  if (!active_.empty()) {
    const Mark& mark = marks_.all[last];
    append(classes, "v");
    append(classes, class_of(mark.group));
    if (mark.confidence < doubtful) append(classes, "low");
    if (first) {
      attributes +=
          " id=\"" + prefix_ + "m" + std::to_string(last) + R"(" tabindex="0" role="button")";
    }
    attributes += " data-m=\"" + values_here() + "\"";
    // Its first stretch tells of a mark; the script has the others tell it, too.
    if (first) {
      attributes += " title=\"";
      add_attribute(attributes, told(mark, result_.map.to_source(mark.span)));
      attributes += '"';
    }
  }
  if (!repair.empty()) {
    append(classes, quiet_ ? "r many" : "r");
    attributes += repair;
  }
  out += "<span class=\"" + classes + "\"" + attributes + ">";
  add_text(out, span.of(result_.text));
  out += "</span>";
}

std::string CellWriter::values_here() const {
  std::string out;
  for (const std::size_t i : active_) append(out, std::to_string(i));
  return out;
}

bool CellWriter::is_routine(const Piece& piece) const {
  return piece.kind != RepairKind::none &&
         routine_.contains(key_of(piece.kind, piece.text.of(result_.text)));
}

// A repair for the script, as short as it can be: a damaged page has one at every other character.
// Its number, by which the columns know it; its kind and its bytes in the source; what stood there,
// where the page does not show that anyway.
std::string CellWriter::repair_of(const Piece& piece) {
  repair_ids_.emplace(piece.source.begin, repair_);
  std::string out = " data-p=\"" + std::to_string(repair_++) + "\" data-r=\"" +
                    std::to_string(static_cast<unsigned>(piece.kind)) + " " +
                    std::to_string(piece.source.begin) + " " + std::to_string(piece.source.end) +
                    "\"";
  if (!beside_ && !piece.before.empty()) {
    out += " data-b=\"";
    add_attribute(out, piece.before);
    out += '"';
  }
  return out;
}

}  // namespace gongwen::render
