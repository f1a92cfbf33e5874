// The annotated page: what came in beside what was recovered, line by line, with the values marked.
#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/render.hpp"
#include "render/html_page.hpp"
#include "render/marks.hpp"

namespace gongwen {
namespace {

using render::Mark;
using render::Marks;

// Text as HTML shows it. Control characters, which HTML has no way to write, are shown as symbols.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (byte >= 0x20 || c == '\n' || c == '\t') {
          out += c;
        } else if (c != '\r') {
          // U+2400 and the symbols behind it picture the control characters.
          out += "\xE2\x90";
          out += static_cast<char>(0x80 + byte);
        }
    }
  }
  return out;
}

// The colour that a field has on the page.
std::string_view group_of(std::string_view field) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 22> groups{{
      {"title", "title"},       {"kind", "title"},       {"heading", "heading"},
      {"section", "heading"},   {"attachments", "tail"}, {"signatories", "tail"},
      {"date", "tail"},         {"annotation", "tail"},  {"disclosure", "tail"},
      {"cc", "tail"},           {"printed_by", "tail"},  {"printed_on", "tail"},
      {"organization", "tail"}, {"names", "tail"},       {"phones", "tail"},
      {"faxes", "tail"},        {"emails", "tail"},      {"address", "tail"},
      {"postcode", "tail"},     {"references", "cite"},  {"dates", "date"},
      {"number", "head"},
  }};
  for (const auto& [name, group] : groups) {
    if (name == field) return group;
  }
  return "head";
}

// A stretch of source and text that one run of the map covers, cut at the edges of a segment.
struct Piece {
  Span source;
  Span text;
  RepairKind kind = RepairKind::none;
};

// The pieces of the map in the order of the text. A piece that has no text stands with the
// characters behind it.
class Pieces {
 public:
  explicit Pieces(const OffsetMap& map) : map_(map) {}

  // The pieces that begin before `end`, from where the last call stopped. `last`: all the rest.
  std::vector<Piece> until(std::uint32_t end, bool last) {
    std::vector<Piece> out;
    for (; run_ < map_.runs().size(); ++run_) {
      const OffsetMap::Run& run = map_.runs()[run_];
      const Span text = map_.text_of(run_);
      const Span source = map_.source_of(run_);
      if (text.begin >= end && !last) break;
      Piece piece{{std::max(source_done_, source.begin), source.end},
                  {std::max(text_done_, text.begin), text.end},
                  run.kind};
      const bool regular = run.source_unit != 0 && run.text_unit != 0;
      if (text.end > end && regular && !last) {
        piece.text.end = end;
        const std::uint32_t units = (end - text.begin) / run.text_unit;
        piece.source.end = source.begin + units * run.source_unit;
        out.push_back(piece);
        source_done_ = piece.source.end;
        text_done_ = end;
        return out;
      }
      out.push_back(piece);
      source_done_ = source.end;
      text_done_ = text.end;
      if (text.end > end && !last) {
        // What has no finer map straddles the edge: it is shown whole with the segment it begins
        // in.
        ++run_;
        break;
      }
    }
    return out;
  }

 private:
  const OffsetMap& map_;
  std::size_t run_ = 0;
  std::uint32_t source_done_ = 0;
  std::uint32_t text_done_ = 0;
};

class PageWriter {
 public:
  PageWriter(const Result& result, const HtmlOptions& options)
      : result_(result), options_(options), marks_(render::marks_of(result)) {
    for (const Repair& repair : result.repairs) repairs_.push_back(&repair);
    std::sort(repairs_.begin(), repairs_.end(),
              [](const Repair* a, const Repair* b) { return a->span.begin < b->span.begin; });
  }

  std::string write() && {
    const std::string title = documents_title();
    if (!options_.fragment) {
      out_ +=
          "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
          escaped(title) + "</title>\n</head>\n<body style=\"margin:0\">\n";
    }
    out_ += "<div class=\"gongwen\">\n<style>";
    out_ += render::page_style;
    out_ += "</style>\n";
    header(title);
    out_ += beside() ? "<div class=\"frame\">\n" : "<div class=\"frame one\">\n";
    tree();
    body();
    out_ +=
        "</div>\n<aside hidden><button type=\"button\" aria-label=\"关闭\">×</button></aside>\n";
    data();
    out_ += "<script>";
    out_ += render::page_script;
    out_ += "</script>\n</div>\n";
    if (!options_.fragment) out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool beside() const { return !options_.source.empty(); }

  [[nodiscard]] std::string documents_title() const {
    for (const Document& document : result_.documents) {
      if (document.title) return document.title->text;
    }
    if (result_.page.title) return result_.page.title->text;
    return result_.source.name.value_or("gongwen");
  }

  void header(const std::string& title) {
    std::uint64_t repairs = 0;
    for (const Repair& repair : result_.repairs) repairs += repair.count;
    out_ += "<header><h1>" + escaped(title) + "</h1>\n<p>";
    if (result_.source.name) out_ += escaped(*result_.source.name) + " · ";
    out_ += std::to_string(result_.source.bytes) + " 字节 · " + escaped(result_.source.encoding) +
            " · 文书 " + std::to_string(marks_.documents.size()) + " 件 · 修复 " +
            std::to_string(repairs) + " 处</p></header>\n";
    if (!result_.diagnostics.empty()) {
      out_ += "<ul class=\"diagnostics ui\">";
      for (const Diagnostic& one : result_.diagnostics) {
        out_ += "<li>" +
                escaped(std::string(name(one.severity)) + " " + one.code + ": " + one.message) +
                "</li>";
      }
      out_ += "</ul>\n";
    }
    if (beside()) {
      out_ += "<label class=\"switch ui\"><input type=\"checkbox\"> 同时显示原文</label>\n";
    }
  }

  void link(std::size_t i, std::string_view text) {
    out_ += "<a href=\"#m" + std::to_string(i) + "\" data-to=\"" + std::to_string(i) + "\">" +
            escaped(text) + "</a>";
  }

  void list(const std::vector<std::size_t>& indices) {
    out_ += "<dl>";
    std::string_view before;
    for (const std::size_t i : indices) {
      const Mark& mark = marks_.all[i];
      if (mark.level > 0) continue;
      out_ +=
          "<dt>" + std::string(mark.chinese == before ? "" : escaped(mark.chinese)) + "</dt><dd>";
      before = mark.chinese;
      link(i, mark.value);
      out_ += "</dd>";
    }
    out_ += "</dl>\n";
  }

  void tree() {
    out_ += "<nav aria-label=\"结构\">\n";
    if (!marks_.page.empty()) {
      out_ += "<h2>页面</h2>";
      list(marks_.page);
    }
    for (std::size_t d = 0; d < marks_.documents.size(); ++d) {
      const render::MarkedDocument& one = marks_.documents[d];
      out_ +=
          "<h2>" + std::to_string(d + 1) + " · " + std::string(render::chinese(one.document->role));
      if (one.parent >= 0) out_ += "（属 " + std::to_string(one.parent + 1) + "）";
      out_ += "</h2>";
      list(one.marks);
      bool open = false;
      for (const std::size_t i : one.marks) {
        const Mark& mark = marks_.all[i];
        if (mark.level == 0) continue;
        if (!open) out_ += "<ol>";
        open = true;
        out_ += "<li style=\"padding-left:" + std::to_string(mark.level * 12 - 6) + "px\">";
        link(i, mark.value);
        out_ += "</li>";
      }
      if (open) out_ += "</ol>\n";
    }
    if (!result_.repairs.empty()) {
      out_ += "<details><summary>修复</summary><dl>";
      for (const Repair& repair : result_.repairs) {
        out_ += "<dt>" + std::string(name(repair.kind)) + "</dt><dd>" +
                escaped("“" + repair.before + "” → “" + repair.after + "” ×" +
                        std::to_string(repair.count)) +
                "</dd>";
      }
      out_ += "</dl></details>\n";
    }
    out_ += "</nav>\n";
  }

  // What a piece was in the input.
  [[nodiscard]] std::string before(const Piece& piece) const {
    if (piece.kind == RepairKind::none && !piece.text.empty()) {
      return std::string(piece.text.of(result_.text));
    }
    return decode(piece.source.of(options_.source), result_.source.encoding);
  }

  void body() {
    out_ += "<div class=\"text\">\n";
    if (beside()) out_ += "<div class=\"cap ui\">原文</div><div class=\"cap ui\">恢复后</div>\n";
    order_marks();
    Pieces pieces(result_.map);
    for (std::size_t i = 0; i < result_.segments.size(); ++i) {
      const Segment& segment = result_.segments[i];
      const std::vector<Piece> own =
          pieces.until(segment.span.end, i + 1 == result_.segments.size());
      if (segment.part == Part::blank && all_kept(own)) continue;
      out_ += "<div class=\"row\">";
      if (beside()) was(own);
      is(segment, own);
      out_ += "</div>\n";
    }
    out_ += "</div>\n";
  }

  static bool all_kept(const std::vector<Piece>& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
      return piece.kind == RepairKind::none && !piece.text.empty();
    });
  }

  void was(const std::vector<Piece>& pieces) {
    out_ += "<div class=\"cell was\">";
    for (const Piece& piece : pieces) {
      const std::string text = before(piece);
      if (text.empty()) continue;
      if (piece.kind == RepairKind::none) {
        out_ += escaped(text);
      } else {
        out_ += "<del title=\"" + std::string(name(piece.kind)) + "\">" + escaped(text) + "</del>";
      }
    }
    out_ += "</div>";
  }

  // The marks by where they begin, outer ones first.
  void order_marks() {
    order_.resize(marks_.all.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      const Span x = marks_.all[a].span;
      const Span y = marks_.all[b].span;
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
  }

  // The recovered text of a segment, cut wherever a value or a repair begins or ends.
  void is(const Segment& segment, const std::vector<Piece>& pieces) {
    while (next_ < order_.size() && marks_.all[order_[next_]].span.begin < segment.span.end) {
      open_.push_back(order_[next_++]);
    }
    std::erase_if(open_,
                  [&](std::size_t i) { return marks_.all[i].span.end <= segment.span.begin; });
    std::vector<std::uint32_t> cuts{segment.span.begin, segment.span.end};
    const auto cut = [&](std::uint32_t at) {
      if (at > segment.span.begin && at < segment.span.end) cuts.push_back(at);
    };
    for (const std::size_t i : open_) {
      cut(marks_.all[i].span.begin);
      cut(marks_.all[i].span.end);
    }
    for (const Piece& piece : pieces) {
      if (piece.kind == RepairKind::none) continue;
      cut(piece.text.begin);
      cut(piece.text.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

    out_ += "<div class=\"cell";
    if (segment.document) {
      out_ += " doc d" + std::to_string(*segment.document % 3);
    } else {
      out_ += " around";
    }
    out_ += "\" title=\"" + std::string(render::chinese(segment.part)) + "\">";
    std::size_t piece = 0;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const Span span{cuts[i], cuts[i + 1]};
      while (piece + 1 < pieces.size() && pieces[piece].text.end <= span.begin) ++piece;
      const bool repaired = piece < pieces.size() && pieces[piece].kind != RepairKind::none &&
                            pieces[piece].text.begin <= span.begin &&
                            span.begin < pieces[piece].text.end;
      put(span, repaired ? &pieces[piece] : nullptr);
    }
    out_ += "</div>";
  }

  void put(Span span, const Piece* repair) {
    std::vector<std::size_t> over;
    for (const std::size_t i : open_) {
      if (marks_.all[i].span.begin <= span.begin && span.end <= marks_.all[i].span.end) {
        over.push_back(i);
      }
    }
    const std::string text = escaped(span.of(result_.text));
    if (over.empty() && repair == nullptr) {
      out_ += text;
      return;
    }
    std::string classes;
    std::string title;
    std::string ids;
    if (!over.empty()) {
      const Mark& mark = marks_.all[over.back()];
      classes = mark.document < 0 ? "v k-page" : "v k-" + std::string(group_of(mark.field));
      title = std::string(mark.chinese) + "：" + mark.value;
      for (const std::size_t i : over) ids += (ids.empty() ? "" : " ") + std::to_string(i);
    }
    if (repair != nullptr) {
      classes += classes.empty() ? "r" : " r";
      if (!title.empty()) title += "\n";
      title += name(repair->kind);
      if (beside()) title += "：“" + before(*repair) + "”";
    }
    out_ += "<span class=\"" + classes + "\"";
    if (!over.empty()) {
      out_ += " tabindex=\"0\" data-m=\"" + ids + "\"";
      // A mark that lies over several stretches is found by its first.
      if (marks_.all[over.back()].span.begin == span.begin) {
        out_ += " id=\"m" + std::to_string(over.back()) + "\"";
      }
    }
    out_ += " title=\"" + escaped(title) + "\">" + text + "</span>";
  }

  // The repairs that lie in a mark, told in a line.
  [[nodiscard]] std::string repairs_in(Span span) const {
    std::string out;
    const auto first = std::lower_bound(
        repairs_.begin(), repairs_.end(), span.begin,
        [](const Repair* repair, std::uint32_t at) { return repair->span.begin < at; });
    for (auto it = first; it != repairs_.end() && (*it)->span.begin < span.end; ++it) {
      if ((*it)->span.end > span.end) continue;
      if (!out.empty()) out += "；";
      out += std::string(name((*it)->kind)) + " “" + (*it)->before + "”→“" + (*it)->after + "”";
    }
    return out;
  }

  // The marks for the script: field, term, value, span, source, confidence, repairs inside.
  void data() {
    nlohmann::json rows = nlohmann::json::array();
    for (const Mark& mark : marks_.all) {
      const Span source = result_.map.to_source(mark.span);
      constexpr double steps = 1000;
      const double confidence =
          static_cast<double>(static_cast<int>(mark.confidence * steps)) / steps;
      rows.push_back({mark.field, mark.chinese, mark.value,
                      nlohmann::json::array({mark.span.begin, mark.span.end}),
                      nlohmann::json::array({source.begin, source.end}), confidence,
                      repairs_in(mark.span)});
    }
    std::string json = rows.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    // A script element ends at `</`, whatever it holds.
    std::string safe;
    safe.reserve(json.size());
    for (const char c : json) {
      if (c == '<') {
        safe += "\\u003c";
      } else {
        safe += c;
      }
    }
    out_ += "<script type=\"application/json\">" + safe + "</script>\n";
  }

  const Result& result_;
  const HtmlOptions& options_;
  Marks marks_;
  std::vector<const Repair*> repairs_;  // by where they stand
  std::vector<std::size_t> order_;      // of the marks, by their begin
  std::size_t next_ = 0;                // the first of them that has not begun
  std::vector<std::size_t> open_;       // those that lie over the segment
  std::string out_;
};

}  // namespace

std::string to_html(const Result& result, const HtmlOptions& options) {
  return PageWriter(result, options).write();
}

}  // namespace gongwen
