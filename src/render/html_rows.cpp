#include "render/html_rows.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "gongwen/clean.hpp"

namespace gongwen::render {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::vector<Row> empty_rows(const Result& result) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < result.segments.size(); ++i) {
    const Span span = result.segments[i].span;
    for (std::uint32_t begin = span.begin; begin < span.end;) {
      const std::size_t line_end = result.text.find('\n', begin);
      const auto end = static_cast<std::uint32_t>(
          std::min<std::size_t>(line_end == std::string::npos ? span.end : line_end + 1, span.end));
      rows.push_back({i, {begin, end}, {}});
      begin = end;
    }
  }
  if (rows.empty()) rows.emplace_back();
  return rows;
}

class Aligner {
 public:
  Aligner(const Result& result, std::string_view source)
      : result_(result), source_(source), rows_(empty_rows(result)) {
    for (const Repair& repair : result.repairs) known_.emplace(repair.source.begin, &repair);
    // Equal repairs are one row, so that most places are known by what came of them alone.
    for (const Repair& repair : result.repairs) {
      const auto [entry, fresh] =
          by_outcome_.try_emplace(outcome(repair.kind, repair.after), &repair);
      if (!fresh && entry->second != nullptr && entry->second->before != repair.before) {
        entry->second = nullptr;
      }
    }
  }

  std::vector<Row> align() && {
    for (std::size_t run = 0; run < result_.map.runs().size(); ++run) add(run);
    if (result_.source.format == Format::html) close_elements();
    return std::move(rows_);
  }

 private:
  void add(std::size_t index) {
    const OffsetMap::Run& run = result_.map.runs()[index];
    const Span text = result_.map.text_of(index);
    Span source = result_.map.source_of(index);
    if (text.empty()) {
      go_to(text.begin);
      const bool markup = run.kind == RepairKind::none;
      put({markup ? Piece::Shape::markup : Piece::Shape::dropped, run.kind, source, text,
           before(source, text, run.kind)});
      return;
    }
    const bool regular = run.source_unit != 0 && run.text_unit != 0;
    for (std::uint32_t at = text.begin; at < text.end;) {
      go_to(at);
      Span own{at, std::min(text.end, rows_[row_].text.end)};
      // Without the input, what stood there is known of single characters.
      const bool singly = regular && run.kind != RepairKind::none && source_.empty();
      if (singly) own.end = std::min(own.end, at + run.text_unit);
      Span from = source;
      if (regular) from.end = from.begin + own.size() / run.text_unit * run.source_unit;
      if (regular && run.kind == RepairKind::none) {
        put({Piece::Shape::kept, run.kind, from, own, {}});
      } else {
        changed(from, own, run.kind);
      }
      // What has no finer map stands whole in the row that it begins in.
      source.begin = from.end;
      at = own.end;
    }
  }

  void changed(Span source, Span text, RepairKind kind) {
    std::string was = before(source, text, kind);
    // White space of the text may be tags of the markup: the end of one line and the beginning of
    // the next, or of one cell and the next.
    const bool tags = kind == RepairKind::none && result_.source.format == Format::html &&
                      was.find('<') != std::string::npos;
    if (!tags) {
      put({Piece::Shape::changed, kind, source, text, std::move(was)});
      return;
    }
    const bool line_end = text.end == rows_[row_].text.end && row_ + 1 < rows_.size();
    const std::size_t size = line_end ? closing(was) : was.size();
    const Span nothing{text.end, text.end};
    put({Piece::Shape::markup, kind, source, {text.begin, text.begin}, was.substr(0, size)});
    put({Piece::Shape::changed, kind, {source.end, source.end}, text, {}});
    if (size == was.size()) return;
    go_to(text.end);
    put({Piece::Shape::markup, kind, source, nothing, was.substr(size)});
  }

  // The row that has the text at `at`; the last one for the end of the text.
  void go_to(std::uint32_t at) {
    while (row_ + 1 < rows_.size() && rows_[row_].text.end <= at) ++row_;
  }

  // What the input had where `text` stands.
  [[nodiscard]] std::string before(Span source, Span text, RepairKind kind) const {
    if (source.empty()) return {};
    if (!source_.empty()) {
      // A result that was not made by the library may have any charset.
      const std::string_view charset = result_.source.encoding;
      return decode(source.of(source_), is_charset(charset) ? charset : "UTF-8");
    }
    const std::string_view after = text.of(result_.text);
    const auto known = known_.find(source.begin);
    if (known != known_.end() && known->second->kind == kind && known->second->after == after) {
      return known->second->before;
    }
    const auto like = by_outcome_.find(outcome(kind, after));
    return like != by_outcome_.end() && like->second != nullptr ? like->second->before
                                                                : std::string();
  }
  static std::string outcome(RepairKind kind, std::string_view after) {
    return std::string(1, static_cast<char>(kind)) + std::string(after);
  }

  // Runs that differ in the width of their units alone are one piece for a reader.
  void put(Piece piece) {
    std::vector<Piece>& pieces = rows_[row_].pieces;
    if (!pieces.empty() && piece.shape == Piece::Shape::kept &&
        pieces.back().shape == Piece::Shape::kept) {
      pieces.back().source.end = piece.source.end;
      pieces.back().text.end = piece.text.end;
      return;
    }
    pieces.push_back(std::move(piece));
  }

  // The size of the closing tags that `markup` begins with, and the white space before and between
  // them; of the rest of a tag whose attribute was read (`content="…">`), too.
  static std::size_t closing(std::string_view markup) {
    std::size_t done = 0;
    const std::size_t first = markup.find_first_not_of(white_space);
    constexpr std::string_view inside_a_tag = "\"'/>";
    if (first != std::string_view::npos &&
        inside_a_tag.find(markup[first]) != std::string_view::npos) {
      done = markup.find('>', first);
      done = done == std::string_view::npos ? 0 : done + 1;
    }
    for (;;) {
      const std::size_t at = markup.find_first_not_of(white_space, done);
      if (at == std::string_view::npos) return markup.size();
      const std::size_t end = markup.substr(at, 2) == "</" ? markup.find('>', at) : at;
      if (end == at || end == std::string_view::npos) return done;
      done = end + 1;
    }
  }

  // Markup stands before the characters behind it; a closing tag belongs to the line that it ends.
  void close_elements() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      if (rows_[i].pieces.empty()) continue;
      Piece& first = rows_[i].pieces.front();
      if (first.shape != Piece::Shape::markup) continue;
      const std::size_t size = closing(first.before);
      if (size == 0) continue;
      Piece moved = first;
      moved.before.resize(size);
      moved.text = {rows_[i - 1].text.end, rows_[i - 1].text.end};
      first.before.erase(0, size);
      rows_[i - 1].pieces.push_back(std::move(moved));
    }
  }

  const Result& result_;
  std::string_view source_;
  std::vector<Row> rows_;
  std::size_t row_ = 0;
  std::unordered_map<std::uint32_t, const Repair*> known_;  // by where they stand in the source
  // By their kind and what came of them; none where that came of several.
  std::unordered_map<std::string, const Repair*> by_outcome_;
};

}  // namespace

std::vector<Row> rows_of(const Result& result, std::string_view source) {
  return Aligner(result, source).align();
}

}  // namespace gongwen::render
