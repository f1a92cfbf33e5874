// 附注, 公开属性 and the 印发 line of 版记.
#include <algorithm>
#include <array>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/date.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;

// Order matters: the first of these that a line holds is taken, and no name contains another.
constexpr std::array<std::string_view, 3> classes = {"依申请公开", "主动公开", "不予公开"};
constexpr std::array<std::string_view, 12> class_labels = {
    "信息公开属性", "信息公开形式", "信息公开选项", "信息公开类别", "公开属性", "公开方式",
    "公开形式",     "公开类别",     "公开选项",     "公开类型",     "公开范围", "信息公开"};

Span inside_brackets(std::string_view text, Span line) {
  line = scan::trim(text, line);
  const Rune open = scan::rune_at(text.substr(0, line.end), line.begin);
  const Rune close = scan::rune_before(text.substr(0, line.end), line.end);
  if (line.size() <= open.size + close.size) return line;
  if (is_one_of(open.value, U"（(【[")) line.begin += static_cast<std::uint32_t>(open.size);
  if (is_one_of(close.value, U"）)】]")) line.end -= static_cast<std::uint32_t>(close.size);
  return scan::trim(text, line);
}

bool has_class_label(std::string_view text, Span line) {
  return std::any_of(class_labels.begin(), class_labels.end(), [&](std::string_view label) {
    const auto behind = skip_spaced(text, line.begin, label);
    return behind && skip_colon(text, *behind) > *behind;
  });
}

std::optional<Value> find_class(std::string_view text, Span line) {
  const std::string_view all = line.of(text);
  for (const std::string_view name : classes) {
    const std::size_t at = all.find(name);
    if (at == all.npos) continue;
    return make_value(text, scan::make_span(line.begin + at, line.begin + at + name.size()));
  }
  return std::nullopt;
}

}  // namespace

Note note(std::string_view text, Span line) {
  Note out;
  const Span inside = inside_brackets(text, line);
  if (inside.empty()) return out;
  out.disclosure = find_class(text, inside);
  const bool bare_class = out.disclosure && scan::trim(text, line) == out.disclosure->span;
  if (!has_class_label(text, inside) && !bare_class) {
    out.annotation = maybe_value(text, inside);
    // A class is what the annotation says as a whole, not a word of its prose.
    constexpr std::size_t max_class_note = 12;
    if (out.annotation && scan::length(out.annotation->text) > max_class_note) {
      out.disclosure.reset();
    }
  }
  return out;
}

Printed printed(std::string_view text, Span lines) {
  Printed out;
  const auto dates = scan::find_dates(text, lines);
  const auto date = std::find_if(dates.begin(), dates.end(), [](const scan::DateRange& range) {
    return range.start.date.year > 0 && range.start.date.day > 0;
  });
  Span before = lines;
  if (date != dates.end()) {
    out.on = scan::to_date(text, date->start);
    before.end = date->span.begin;
  }
  before = scan::trim(text, before);
  constexpr std::array<std::string_view, 7> labels = {
      "印发机关", "印发单位", "印发部门", "印发日期", "印发时间", "印发", "承办单位"};
  for (const std::string_view label : labels) {
    const auto behind = skip_spaced(text, before.begin, label);
    if (!behind || *behind > before.end) continue;
    before.begin =
        static_cast<std::uint32_t>(std::min<std::size_t>(skip_colon(text, *behind), before.end));
    break;
  }
  out.by = maybe_value(text, before);
  constexpr std::string_view word = "印发";
  if (out.by && !out.on && out.by->text.ends_with(word)) {
    out.by =
        maybe_value(text, {before.begin, before.end - static_cast<std::uint32_t>(word.size())});
  }
  return out;
}

}  // namespace gongwen::parse::fields
