#include "parse/page/rows.hpp"

#include <algorithm>

#include "parse/page/page_labels.hpp"
#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::rows {
namespace {

// The longest label that `s` begins with, and its size in bytes.
std::pair<const LabelWord*, std::size_t> label_of(std::string_view s) {
  std::pair<const LabelWord*, std::size_t> best{nullptr, 0};
  if (!may_be_label(s)) return best;
  for (const LabelWord& candidate : label_words) {
    const std::size_t size = words::matched(s, candidate.word);
    if (size > best.second) best = {&candidate, size};
  }
  return best;
}

PageEntry entry(std::string_view text, PageField field, Span line, std::size_t label) {
  const Span name = scan::make_span(line.begin, line.begin + label);
  return {field, name, scan::trim(text, {name.end, line.end})};
}

// What a collection of laws says of a text's force, behind its date.
constexpr words::Words forces{"全文有效",     "有效",     "现行有效", "全文废止", "全文失效",
                              "部分条款失效", "部分有效", "条款失效", "已被修改", "尚未生效"};

}  // namespace

std::vector<PageEntry> entries(std::string_view text, Span line) {
  const std::string_view s = line.of(text);
  const auto [label, size] = label_of(s);
  if (label != nullptr && label->field == PageField::editor && size < s.size() &&
      scan::is_space(scan::rune_at(s, size).value)) {
    const PageEntry editor = entry(text, label->field, line, size);
    if (scan::is_person_name(editor.value.of(text))) return {editor};
  }
  if (!words::ends_with(s, forces)) return {};
  const auto date = scan::date_at(text.substr(0, line.end), line.begin);
  if (!date || date->date.day == 0) return {};
  const Span behind = scan::trim(text, {date->span.end, line.end});
  const auto says = [&](std::string_view force) { return behind.of(text) == force; };
  if (std::none_of(forces.begin(), forces.end(), says)) return {};
  return {{PageField::document_date, {line.begin, line.begin}, date->span},
          {PageField::validity, {behind.begin, behind.begin}, behind}};
}

std::vector<PageEntry> glued(std::string_view text, Span line) {
  const auto [label, size] = label_of(line.of(text));
  if (label == nullptr || label->common) return {};
  return {entry(text, label->field, line, size)};
}

bool is_lone_label(std::string_view text, Span line) {
  const std::vector<PageEntry> found = page_entries(text, line);
  return found.size() == 1 && found[0].value.empty() &&
         label_of(found[0].label.of(text)).first != nullptr;
}

bool is_label(std::string_view word) {
  return std::any_of(label_words.begin(), label_words.end(), [&](const LabelWord& label) {
    const std::size_t size = words::matched(word, label.word);
    return size > 0 && (size == word.size() || word[size] == ' ' || word[size] == '|');
  });
}

}  // namespace gongwen::parse::rows
