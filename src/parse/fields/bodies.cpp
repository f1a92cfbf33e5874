// 主送机关 and 抄送机关: one row for each body, as the document parts them.
#include <algorithm>
#include <array>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;
using scan::rune_at;
using scan::rune_before;

// Marks at the end of a line of bodies that belong to none of them.
Span without_end_marks(std::string_view text, Span span) {
  span = scan::trim(text, span);
  while (!span.empty()) {
    const Rune last = rune_before(text.substr(0, span.end), span.end);
    if (!is_one_of(last.value, U"：:。；;，,、∶")) break;
    span = scan::trim(text, {span.begin, span.end - static_cast<std::uint32_t>(last.size)});
  }
  return span;
}

// A part such as 各省 or 自治区 has no noun of its own: it goes with the next (…直辖市人民政府).
std::vector<Span> join_nounless(std::string_view text, const std::vector<Span>& parts) {
  std::vector<Span> out;
  bool open = false;
  for (const Span part : parts) {
    const std::string_view word = scan::trim(text, part).of(text);
    // 各委、办、局: single characters stay with what they follow.
    const bool single = scan::length(word) == 1;
    if (open || (single && !out.empty())) {
      out.back().end = part.end;
    } else {
      out.push_back(part);
    }
    open = !scan::ends_in_addressee(word) && !single;
  }
  return out;
}

// Where glued groups part: 各区市场监管局|各有关单位. 各 behind an organ may be its possession
// (市政府各部门), so both sides must begin like groups.
bool group_begins(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 8> openers = {"各",   "有关", "市直", "市级",
                                                       "区直", "县直", "省直", "省级"};
  return std::any_of(openers.begin(), openers.end(),
                     [&](std::string_view word) { return has_at(text, at, word); });
}

// 市直机关各单位, 某某中心各管理部: 各 behind an organ tells of its parts. 各有关单位 are others.
bool tells_parts(std::string_view text, std::size_t at) {
  return has_at(text, at, "各") && !has_at(text, at, "各有关") && !has_at(text, at, "各相关");
}

// Names apart by spaces or glued, each complete.
void part_glued(std::string_view text, Span span, std::vector<Span>& out) {
  constexpr std::size_t min_characters = 4;  // 各镇…: shorter is no body before another
  constexpr std::uint32_t max_bytes = 2048;  // no list of bodies without marks is longer
  span = scan::trim(text, span);
  if (span.size() > max_bytes) {
    out.push_back(span);
    return;
  }
  const std::string_view seen = text.substr(0, span.end);
  int depth = 0;
  std::size_t count = 0;
  for (std::size_t at = span.begin; at < span.end; ++count) {
    const Rune rune = rune_at(seen, at);
    if (is_one_of(rune.value, U"（(")) ++depth;
    if (is_one_of(rune.value, U"）)")) --depth;
    const bool space = scan::is_space(rune.value);
    const std::size_t next = scan::skip_spaces(seen, at);
    const std::string_view left = seen.substr(span.begin, at - span.begin);
    const bool parts = depth == 0 && count >= min_characters && next < span.end &&
                       (space || (group_begins(seen, at) && group_begins(seen, span.begin) &&
                                  (!tells_parts(seen, at) || has_at(seen, span.begin, "各")))) &&
                       scan::ends_in_addressee(left) && scan::ends_in_addressee(seen.substr(next));
    if (parts) {
      out.push_back(scan::make_span(span.begin, at));
      span.begin = static_cast<std::uint32_t>(next);
      count = 0;
      at = next;
    } else {
      at += std::max<std::size_t>(rune.size, 1);
    }
  }
  if (scan::is_organ_name(span.of(text)) && !group_begins(text, span.begin)) {
    // 市直机关各单位, 某某中心各管理部: 各 behind an organ tells of its parts. 各有关单位 are
    // others.
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const Span name : scan::split_organs(text, span)) {
      if (tells_parts(text, name.begin) && static_cast<std::ptrdiff_t>(out.size()) > first &&
          out.back().end == name.begin) {
        out.back().end = name.end;
      } else {
        out.push_back(name);
      }
    }
  } else {
    out.push_back(span);
  }
}

std::vector<Value> bodies(std::string_view text, Span span) {
  span = without_end_marks(text, span);
  if (span.empty()) return {};
  std::vector<Span> parts = split_outside_brackets(text, span, U"，,；;。");
  if (parts.size() == 1) {
    parts = join_nounless(text, split_outside_brackets(text, span, U"、"));
  }
  std::vector<Span> rows;
  for (const Span part : parts) {
    const Span row = without_end_marks(text, part);
    const bool has_list = row.of(text).find("、") != std::string_view::npos;
    if (row.empty()) continue;
    if (has_list) {
      rows.push_back(row);
    } else {
      part_glued(text, row, rows);
    }
  }
  std::vector<Value> out;
  for (const Span row : rows) {
    if (auto value = maybe_value(text, row)) out.push_back(std::move(*value));
  }
  return out;
}

}  // namespace

std::vector<Value> addressees(std::string_view text, Span line) {
  constexpr std::array<std::string_view, 2> labels = {"主送机关", "主送"};
  const std::size_t begin = scan::skip_spaces(text, line.begin);
  for (const std::string_view label : labels) {
    const auto behind = skip_spaced(text, begin, label);
    if (!behind || skip_colon(text, *behind) == *behind) continue;
    line.begin =
        static_cast<std::uint32_t>(std::min<std::size_t>(skip_colon(text, *behind), line.end));
    break;
  }
  return bodies(text, line);
}

namespace {

// Behind 抄送：, 报： and the like at `at`; nothing where no label stands.
std::optional<std::size_t> behind_cc_label(std::string_view text, std::size_t at) {
  // A longer word stands before the word that it begins with.
  constexpr std::array<std::string_view, 16> labels = {
      "抄送机关", "抄送", "抄报", "抄发", "抄呈", "分送", "分发", "呈报",
      "呈送",     "印送", "报送", "发送", "主送", "报",   "送",   "发"};
  for (const std::string_view label : labels) {
    const auto behind = skip_spaced(text, at, label);
    if (!behind) continue;
    const std::size_t body = skip_colon(text, *behind);
    if (body > *behind) return body;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Value> cc(std::string_view text, Span lines) {
  std::vector<Value> out;
  // A line with a label begins a list; one without goes on with it.
  std::size_t begin = scan::skip_spaces(text, lines.begin);
  for (std::size_t at = begin; at < lines.end;) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t next = scan::skip_spaces(text, std::min<std::size_t>(newline, lines.end));
    const bool last = next >= lines.end;
    if (last || behind_cc_label(text, next)) {
      const std::size_t body = behind_cc_label(text, begin).value_or(begin);
      const std::size_t end = last ? lines.end : next;
      for (Value& value : bodies(text, scan::make_span(std::min(body, end), end))) {
        out.push_back(std::move(value));
      }
      begin = next;
    }
    at = next;
  }
  return out;
}

}  // namespace gongwen::parse::fields
