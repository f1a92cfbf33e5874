#include "render/outline.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "render/words.hpp"
#include "values/decimal.hpp"

namespace gongwen::render {
namespace {

constexpr std::size_t label_columns = 13;  // 发文机关标志 and a space
constexpr std::size_t key_columns = 15;    // unified_number and a space
constexpr std::size_t place_columns = 20;  // `  @1234567–1234567`
constexpr std::size_t least_room = 24;     // deep down, rather leave the page than write one by one

// A repair's example is to show the kind, not the whole paragraph.
constexpr std::size_t example_columns = 24;
constexpr std::size_t kind_columns = 20;
constexpr std::size_t count_columns = 7;

// Below this, what the bytes were is in doubt and worth a word.
constexpr float sure = 0.995F;

std::string in_quotes(std::string_view text) {
  return text.empty() ? std::string("∅") : "“" + clip(harmless(text), example_columns) + "”";
}

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Style::bad;
    case Severity::warning:
      return Style::warn;
    case Severity::note:
      break;
  }
  return Style::faint;
}

}  // namespace

std::size_t count_of(const std::vector<Repair>& repairs) {
  std::size_t sum = 0;
  for (const Repair& repair : repairs) sum += repair.count;
  return sum;
}

std::string encoding_of(const Source& source) {
  if (source.encoding_confidence >= sure) return source.encoding;
  return source.encoding + " (" +
         values::decimal(static_cast<double>(source.encoding_confidence), 2) + ")";
}

void Outline::line(std::string_view text, Style style) {
  out_.append(margin_, ' ');
  out_ += paint(harmless(text), style);
  out_ += '\n';
}

std::string Outline::place(std::optional<Span> span) const {
  if (!options_.sources || !span) return {};
  const Span source = map_.to_source(*span);
  return "  " +
         paint("@" + std::to_string(source.begin) + "–" + std::to_string(source.end), Style::faint);
}

std::size_t Outline::room(std::size_t used) const {
  const std::size_t taken = margin_ + used + (options_.sources ? place_columns : 0);
  return taken + least_room < options_.columns ? options_.columns - taken : least_room;
}

void Outline::field(std::string_view label, std::string_view key, std::string_view value,
                    std::optional<Span> span, Style style) {
  constexpr std::size_t left = label_columns + key_columns;
  const std::vector<std::string> lines = wrap(harmless(value), room(left));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out_.append(margin_, ' ');
    if (i == 0) {
      out_ += paint(pad(label, label_columns), Style::label);
      out_ += paint(pad(key, key_columns), Style::faint);
    } else {
      out_.append(left, ' ');
    }
    out_ += paint(lines[i], style);
    if (i + 1 == lines.size()) out_ += place(span);
    out_ += '\n';
  }
}

void Outline::body(std::size_t depth, std::string_view mark, std::string_view text, Span span,
                   Style style) {
  const std::size_t left = indent_step * depth;
  const std::string shown_mark = harmless(mark);
  const std::string shown = harmless(text);
  const std::size_t width = room(left + columns(shown_mark));
  const std::vector<std::string> lines =
      options_.whole ? wrap(shown, width) : std::vector<std::string>{clip(shown, width)};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out_.append(margin_ + left, ' ');
    if (i == 0) out_ += paint(shown_mark, Style::label);
    if (i > 0) out_.append(columns(shown_mark), ' ');
    out_ += paint(lines[i], style);
    if (i + 1 == lines.size()) out_ += place(span);
    out_ += '\n';
  }
}

void add_repairs(Outline& out, const std::vector<Repair>& repairs) {
  // Rows of one kind are one line here: the reader wants to know what happened to the text.
  std::map<RepairKind, std::pair<std::size_t, const Repair*>> kinds;
  for (const Repair& repair : repairs) {
    auto& [count, first] = kinds[repair.kind];
    count += repair.count;
    if (first == nullptr) first = &repair;
  }
  for (const auto& [kind, found] : kinds) {
    const auto& [count, first] = found;
    out.line(pad(name(kind), kind_columns) + pad("×" + std::to_string(count), count_columns) +
             in_quotes(first->before) + " → " + in_quotes(first->after));
  }
}

void add_diagnostics(Outline& out, const std::vector<Diagnostic>& diagnostics) {
  const bool is_chinese = out.language() == Language::chinese;
  std::set<std::string_view> said;
  for (const Diagnostic& diagnostic : diagnostics) {
    out.field(chinese(diagnostic.severity), name(diagnostic.severity),
              diagnostic.code + (is_chinese ? "：" : ": ") + message_in(diagnostic, out.language()),
              diagnostic.span, style_of(diagnostic.severity));
    if (!said.insert(diagnostic.code).second) continue;
    if (const auto known = describe(diagnostic.code, out.language())) {
      out.field("处理", "remedy", known->remedy, {}, Style::faint);
    }
  }
}

}  // namespace gongwen::render
