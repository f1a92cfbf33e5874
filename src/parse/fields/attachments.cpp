// 附件说明: a list under 附件：, numbered or not, wrapped or several to a line.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/file_name.hpp"
#include "scan/kind.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::extension_at;
using scan::extension_length;
using scan::Rune;
using scan::rune_at;
using scan::rune_before;

constexpr int max_ordinal = 199;
// A line of at least this many characters may have been wrapped.
constexpr std::size_t full_line = 20;

struct Mark {
  std::size_t end = 0;  // where the title begins
  std::optional<int> ordinal;
};

// 1. 1、 （1） [1] 一、 of a list.
std::optional<Mark> list_mark(std::string_view text, std::size_t at) {
  const Rune open = rune_at(text, at);
  const bool bracket = is_one_of(open.value, U"（([【");
  const auto number = scan::numeral(text, bracket ? at + open.size : at);
  if (!number || number->value > max_ordinal || number->value == 0) return std::nullopt;
  const std::size_t mark_at = scan::skip_blanks(text, number->span.end);
  const Rune mark = rune_at(text, mark_at);
  if (!is_one_of(mark.value, bracket ? U"）)]】" : U".．、）)：:")) return std::nullopt;
  return Mark{scan::skip_blanks(text, mark_at + mark.size), number->value};
}

// 1-5下载： behind 附件 names several in one file.
std::optional<std::size_t> behind_range(std::string_view text, const scan::Numeral& first) {
  const Rune dash = rune_at(text, first.span.end);
  if (!is_one_of(dash.value, U"-—－～~至")) return std::nullopt;
  const auto last = scan::numeral(text, first.span.end + dash.size);
  if (!last || last->value <= first.value || last->value > max_ordinal) return std::nullopt;
  constexpr std::string_view download = "下载";
  std::size_t end = scan::skip_blanks(text, last->span.end);
  if (has_at(text, end, download)) end += download.size();
  const std::size_t behind = skip_colon(text, end);
  return behind > end ? std::optional(behind) : std::nullopt;
}

// 附件： 附件1： 附件1. 附表一 附： and the like. `附件1.docx` is a name, not a mark.
std::optional<Mark> attachment_mark(std::string_view text, std::size_t at) {
  // A longer word stands before the word that it begins with.
  constexpr std::array<std::string_view, 12> words = {
      "相关附件", "附件下载", "附件列表", "附件清单", "附件目录", "下载附件",
      "相关下载", "附件",     "附表",     "附图",     "附录",     "附"};
  for (const std::string_view word : words) {
    const auto behind = skip_spaced(text, at, word);
    if (!behind) continue;
    Mark out{*behind, std::nullopt};
    const auto number = scan::numeral(text, scan::skip_blanks(text, *behind));
    if (number && number->value <= max_ordinal) {
      if (const auto range_end = behind_range(text, *number)) return Mark{*range_end, {}};
      out.ordinal = number->value;
      out.end = number->span.end;
    }
    const std::size_t mark_at = scan::skip_blanks(text, out.end);
    const Rune mark = rune_at(text, mark_at);
    if (is_one_of(mark.value, out.ordinal ? U"：:.．、-—" : U"：:∶") &&
        !extension_at(text, mark_at)) {
      out.end = scan::skip_blanks(text, mark_at + mark.size);
      return out;
    }
    const bool ends = mark.size == 0 || mark.value == '\n';
    if (word.size() > std::string_view("附").size() && (out.ordinal || ends)) {
      out.end = mark_at;
      return out;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

struct Item {
  std::optional<int> ordinal;
  std::size_t mark = 0;  // where its mark begins
  Span title;
};

// Marks of the site around a name: end marks, 下载, quotes.
Span without_trimmings(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 8> words = {"（点击下载）", "(点击下载)", "点击下载",
                                                     "（下载）",     "下载附件",   "（略）",
                                                     "（另发）",     "（附后）"};
  span = scan::file_name(text, span).value_or(scan::trim(text, span));
  for (bool changed = true; changed && !span.empty();) {
    changed = false;
    const Rune last = rune_before(text.substr(0, span.end), span.end);
    if (is_one_of(last.value, U"；;。，,、")) {
      span = scan::trim(text, scan::make_span(span.begin, span.end - last.size));
      changed = true;
    }
    for (const std::string_view word : words) {
      if (span.size() <= word.size() || !span.of(text).ends_with(word)) continue;
      span = scan::trim(text, scan::make_span(span.begin, span.end - word.size()));
      changed = true;
    }
  }
  constexpr std::string_view doubled = "》》";
  if (span.of(text).ends_with(doubled) && span.of(text).find("《") == span.of(text).rfind("《")) {
    span.end -= static_cast<std::uint32_t>(doubled.size() / 2);
  }
  const Rune first = rune_at(text, span.begin);
  const Rune last = rune_before(text.substr(0, span.end), span.end);
  const std::string_view inside = span.of(text);
  const bool quoted =
      (first.value == U'“' && last.value == U'”') || (first.value == '"' && last.value == '"');
  if (quoted && span.size() > 8 && inside.find("”") == inside.size() - last.size) {
    span = scan::make_span(span.begin + first.size, span.end - last.size);
  }
  return span;
}

// Reads the lines from left to right and gathers items.
class List {
 public:
  explicit List(std::string_view text) : text_(text) {}

  void line(Span line) {
    line = scan::trim(text_, line);
    if (line.empty()) return;
    std::size_t at = line.begin;
    const std::string_view seen = text_.substr(0, line.end);
    bool begins = begin_item(seen, at, true);
    if (!begins && continues(line.begin)) {
      items_.back().title.end = line.end;
    } else if (!begins) {
      items_.push_back({std::nullopt, line.begin, line});
    }
    split_rest(seen, at);
    items_.back().title.end = line.end;
    last_line_ = scan::length(line.of(text_));
  }

  [[nodiscard]] std::vector<Attachment> take() const {
    std::vector<Attachment> out;
    std::map<std::string, std::size_t> index;
    for (const Item& item : items_) {
      auto attachment = finish(item);
      if (!attachment) continue;
      const auto [seen, fresh] = index.try_emplace(attachment->title.text, out.size());
      if (fresh) {
        out.push_back(std::move(*attachment));
      } else if (!out[seen->second].file) {
        // The list of the body again, as links at the foot of the page.
        out[seen->second].file = std::move(attachment->file);
      }
    }
    return out;
  }

 private:
  // A mark at `at` opens an item there. `at` moves behind it.
  bool begin_item(std::string_view seen, std::size_t& at, bool line_begin) {
    const std::size_t begin = at;
    std::optional<int> ordinal;
    bool found = false;
    if (const auto mark = attachment_mark(seen, at); mark && (line_begin || mark->ordinal)) {
      found = true;
      ordinal = mark->ordinal;
      at = mark->end;
    }
    if (const auto mark = list_mark(seen, at); mark && !ordinal && follows(*mark)) {
      found = true;
      ordinal = mark->ordinal;
      at = mark->end;
    }
    if (!found) return false;
    items_.push_back({ordinal, begin, scan::make_span(at, at)});
    if (ordinal) last_ordinal_ = *ordinal;
    return true;
  }

  // The ordinals of a list run on; 2023. in a title does not.
  [[nodiscard]] bool follows(const Mark& mark) const {
    return *mark.ordinal == last_ordinal_ + 1 || (*mark.ordinal == 1 && last_ordinal_ == 0) ||
           (last_ordinal_ == 0 && *mark.ordinal == static_cast<int>(items_.size()) + 1);
  }

  // Further items on the same line, behind a space, an end mark or a file name.
  void split_rest(std::string_view seen, std::size_t at) {
    while (at < seen.size()) {
      const Rune rune = rune_at(seen, at);
      const bool mark = scan::is_space(rune.value) || is_one_of(rune.value, U"；;");
      std::size_t next = mark ? scan::skip_blanks(seen, at + rune.size) : at;
      const bool file = !mark && at > item_begin() && behind_file(seen, at);
      const std::size_t begin = next;
      if (file && !has_at(seen, at, "附") && another_file(seen, at)) {
        items_.back().title.end = static_cast<std::uint32_t>(at);
        items_.push_back({std::nullopt, at, scan::make_span(at, at)});
        at += rune.size;
      } else if ((mark || file) && last_ordinal_ > 0 && begin_item(seen, next, false)) {
        items_[items_.size() - 2].title.end = static_cast<std::uint32_t>(begin);
        at = next;
      } else {
        at += std::max<std::size_t>(rune.size, 1);
      }
    }
  }

  [[nodiscard]] static bool behind_file(std::string_view seen, std::size_t at) {
    return extension_length(seen.substr(0, at)) > 0;
  }
  [[nodiscard]] std::size_t item_begin() const { return items_.back().title.begin; }
  // 任务表.doc报名表.xls: a name glued to the one before it, with a file ending of its own.
  [[nodiscard]] static bool another_file(std::string_view seen, std::size_t at) {
    const Rune rune = rune_at(seen, at);
    const auto file = scan::file_name(seen, scan::make_span(at, seen.size()));
    return (scan::is_han(rune.value) || rune.value == U'《') && file;
  }

  // A line without a mark goes on with the item before it where that is numbered or not complete.
  // Nothing but white space lies between: a page number is no part of a title.
  [[nodiscard]] bool continues(std::uint32_t begin) const {
    constexpr std::size_t max_title_bytes = 2000;
    if (items_.empty()) return false;
    const Item& last = items_.back();
    if (scan::skip_spaces(text_, last.title.end) < begin) return false;
    if (last.title.empty()) return true;  // 附件： alone on its line
    if (last.title.size() > max_title_bytes) return false;
    const std::string_view title = scan::trim(text_, last.title).of(text_);
    if (scan::file_name(text_, last.title)) return false;
    if (last.ordinal) return true;
    const bool whole = scan::kind(title) || title.ends_with("》");
    return !whole && last_line_ >= full_line;
  }

  [[nodiscard]] std::optional<Attachment> finish(const Item& item) const {
    Span span = without_trimmings(text_, item.title);
    Attachment out;
    out.ordinal = item.ordinal;
    // 附件1 alone: the mark is all the name there is.
    if (span.empty() && item.ordinal) {
      span = without_trimmings(text_, scan::make_span(item.mark, item.title.end));
    }
    if (span.empty()) return std::nullopt;
    if (const std::size_t extension = extension_length(span.of(text_)); extension > 0) {
      if (extension == span.size()) span.begin = static_cast<std::uint32_t>(item.mark);
      out.file = scan::squeezed(span.of(text_));
      span = without_trimmings(text_, scan::make_span(span.begin, span.end - extension));
    }
    auto title = maybe_value(text_, span);
    if (!title) return std::nullopt;
    out.title = std::move(*title);
    return out;
  }

  std::string_view text_;
  std::vector<Item> items_;
  int last_ordinal_ = 0;
  std::size_t last_line_ = 0;
};

}  // namespace

std::vector<Attachment> attachments(std::string_view text, const std::vector<Span>& lines) {
  List list(text);
  for (const Span line : lines) list.line(line);
  return list.take();
}

}  // namespace gongwen::parse::fields
