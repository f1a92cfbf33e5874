#include "parse/body/heading_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

namespace w = heading_weight;

// Where the paragraph's first mark of each sort stands, outside brackets and quotes.
struct Marks {
  std::size_t stop = std::string_view::npos;  // 。
  std::size_t stop_end = 0;
  bool question = false;                       // the first stop is ？
  std::size_t colon = std::string_view::npos;  // ： before any 。；
  std::size_t colon_end = 0;
  int commas = 0;          // ，before the first stop
  bool list_mark = false;  // ；before the first stop
};

int depth_change(char32_t c) {
  constexpr std::u32string_view open = U"（《“‘〔【(";
  constexpr std::u32string_view close = U"）》”’〕】)";
  if (open.find(c) != std::u32string_view::npos) return 1;
  if (close.find(c) != std::u32string_view::npos) return -1;
  return 0;
}

Marks find_marks(std::string_view s) {
  Marks marks;
  int depth = 0;
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    depth = std::max(0, depth + depth_change(rune.value));
    if (depth == 0) {
      if (rune.value == U'。' || rune.value == U'！' || rune.value == U'？') {
        marks.stop = at;
        marks.question = rune.value == U'？';
        marks.stop_end = at + rune.size;
        return marks;
      }
      if (rune.value == U'：' && marks.colon == std::string_view::npos && !marks.list_mark) {
        marks.colon = at;
        marks.colon_end = at + rune.size;
      }
      marks.commas += rune.value == U'，' ? 1 : 0;
      marks.list_mark = marks.list_mark || rune.value == U'；' || rune.value == U';';
    }
    at += rune.size;
  }
  return marks;
}

// 高度重视，积极组织: clauses of one length name a matter; a sentence's clauses differ.
bool parallel(std::string_view s) {
  std::size_t first = 0;
  for (std::size_t begin = 0; begin <= s.size();) {
    const std::size_t comma = std::min(s.find("，", begin), s.size());
    const std::size_t size = scan::length(s.substr(begin, comma - begin));
    if (first == 0) first = size;
    const std::size_t shorter = std::min(first, size);
    if (std::max(first, size) > shorter + w::clause_slack) return false;
    begin = comma + std::string_view("，").size();
  }
  return true;
}

bool holds_digit(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 出境定居的: a case. What the rule for it is stands behind, or, where it heads a unit, below.
bool names_case(std::string_view s) {
  return s.ends_with("的");
}

// How much a sentence tells something rather than naming it.
float telling(std::string_view s, int commas) {
  float score = 0;
  if (words::holds_word(s, words::modals, words::modal_compounds)) score += w::modal;
  if (words::begins_with(s, words::sentence_openers)) score += w::opener;
  if (names_case(s)) score += w::ends_in_de;
  if (holds_digit(s)) score += w::digit;
  if (s.find("《") != std::string_view::npos) score += w::citation;
  if (commas > 0)
    score += parallel(s) ? w::parallel_clauses : w::clause * static_cast<float>(commas);
  if (words::begins_with(s, words::heading_verbs)) score += w::verb_first;
  if (s.starts_with("关于")) score += w::about;
  return score;
}

// Words before a colon that lead in to a list. In 报名须提交的材料 the verb only tells which
// materials: a name.
bool leads_to_list(std::string_view before) {
  static constexpr words::Words following{"如下", "下列", "以下", "之一"};
  constexpr std::string_view of = "的";
  const std::size_t at = before.rfind(of);
  const bool named = at != before.npos && at > 0 && at + of.size() < before.size();
  if (!named) return words::holds_word(before, words::lead_ins, words::modal_compounds);
  return words::holds(before, following) ||
         words::holds_word(before.substr(at + of.size()), words::lead_ins, words::modal_compounds);
}

using Brackets = std::pair<std::string_view, std::string_view>;
constexpr Brackets lenticular{"【", "】"};
constexpr Brackets round{"（", "）"};

// What stands in brackets at the beginning, and the text behind it.
std::optional<HeadingText> bracketed(std::string_view text, Span body, const Brackets& brackets) {
  const auto& [open, close] = brackets;
  const std::string_view s = body.of(text);
  const std::size_t end = s.find(close);
  if (!s.starts_with(open) || end == std::string_view::npos ||
      scan::length(s.substr(0, end)) > size::run_in_heading) {
    return std::nullopt;
  }
  const auto begin = static_cast<std::uint32_t>(body.begin + open.size());
  const auto stop = static_cast<std::uint32_t>(body.begin + end);
  const auto rest = static_cast<std::uint32_t>(stop + close.size());
  return HeadingText{
      {begin, stop}, scan::trim(text, {rest, body.end}), rest == body.end, w::certain};
}

// Articles have a heading in brackets (第三条【管辖】, 第三条（管辖）), or a brief name before the
// rule (第三条 载体建设。被…) or on a line above it; the list of articles decides whether it is
// one.
HeadingText article(std::string_view text, Span body, bool has_content) {
  for (const Brackets& brackets : {lenticular, round}) {
    if (const auto heading = bracketed(text, body, brackets)) return *heading;
  }
  const std::string_view s = body.of(text);
  const Marks marks = find_marks(s);
  // 第三条 租赁管理, alone on its line above the rule.
  const bool bare = marks.stop == s.npos && marks.colon == s.npos && marks.commas == 0 &&
                    !marks.list_mark && scan::length(s) <= w::article_name;
  if (bare && has_content) return {body, {body.end, body.end}, true, w::article_line};
  const std::string_view name = s.substr(0, marks.stop == s.npos ? 0 : marks.stop);
  const Span rest = marks.stop == s.npos
                        ? Span{}
                        : scan::trim(text, scan::make_span(body.begin + marks.stop_end, body.end));
  if (!name.empty() && !rest.empty() && scan::length(name) <= w::article_name &&
      marks.commas == 0 && !marks.list_mark && marks.colon == s.npos) {
    const float score = w::article_run_in + telling(name, 0);
    return {scan::make_span(body.begin, body.begin + marks.stop), rest, false, score};
  }
  return {{body.begin, body.begin}, body, false, -w::certain};
}

}  // namespace

HeadingText heading_text(std::string_view text, Span body, const scan::Label& label,
                         bool has_content) {
  HeadingText out{{body.begin, body.begin}, body, false, -w::certain};
  if (body.empty()) return out;
  if (label.style == LabelStyle::article) return article(text, body, has_content);
  // 1.【基本原则】…: numbered rules of courts.
  if (const auto heading = bracketed(text, body, lenticular)) return *heading;
  const std::string_view s = body.of(text);
  const auto at = [&](std::size_t offset) {
    return static_cast<std::uint32_t>(body.begin + offset);
  };
  if (label.style == LabelStyle::chapter) return {body, {body.end, body.end}, true, w::certain};

  const Marks marks = find_marks(s);
  const char32_t last = scan::rune_before(s, s.size()).value;
  const bool open_end = last == U'；' || last == U';' || last == U'，' || last == U'、';

  const std::string_view before = s.substr(0, std::min(marks.colon, s.size()));
  const bool rest = marks.colon_end < s.size();
  const bool heads = !rest && has_content && names_case(before);
  if (marks.colon != std::string_view::npos &&
      (scan::length(before) <= size::run_in_heading || heads)) {
    // A name before a colon; what leads in to a list is a sentence of its own.
    const bool comma = before.find("，") != before.npos;
    const bool leads_in = leads_to_list(before) || (comma && !heads);
    out.heading = {body.begin, at(marks.colon)};
    out.rest = scan::trim(text, {at(marks.colon_end), body.end});
    out.whole = !rest;
    out.score = leads_in ? -w::certain : w::colon_name;
    if (scan::length(before) > w::short_name && !heads) out.score += w::long_name;
    return out;
  }
  if (marks.stop == std::string_view::npos) {
    // A line without a sentence mark is a heading, unless it is an item of a list.
    out.heading = body;
    out.rest = {body.end, body.end};
    out.whole = true;
    out.score = open_end || last == U'：' || marks.list_mark ? -w::certain : w::bare_line;
    out.bare = true;
    if (has_content) return out;
    out.item = true;
    out.score += w::bare_without_content;
    if (scan::length(s) > w::long_bare) out.score += std::min(0.0F, telling(s, marks.commas));
    return out;
  }
  const std::string_view sentence = s.substr(0, marks.stop);
  const std::size_t characters = scan::length(sentence);
  out.heading = {body.begin, at(marks.stop)};
  out.rest = scan::trim(text, {at(marks.stop_end), body.end});
  out.whole = out.rest.empty();
  // 哪些人可以申请？: a question heads its answer, and keeps its mark.
  if (marks.question) out.heading.end = at(marks.stop_end);
  if (marks.list_mark || (!out.whole && characters > size::run_in_heading)) {
    out.score = -w::certain;
  } else if (marks.question && (has_content || !out.whole)) {
    out.score = w::question;
  } else if (out.whole) {
    out.score = w::lone_sentence + telling(sentence, marks.commas);
    if (characters > w::short_sentence) out.score += w::long_sentence;
    if (has_content) out.score += w::content_below;
    if (has_content && names_case(sentence)) out.score -= w::ends_in_de;
  } else {
    const float tells = telling(sentence, marks.commas);
    out.score = w::run_in + tells;
    if (characters <= w::brief_run_in && tells >= 0) out.score += w::brief;
    if (characters > w::long_run_in_from) out.score += w::long_run_in;
  }
  return out;
}

HeadingText heading_text(std::string_view text, Span body, const scan::Label& label,
                         bool has_content, Span marked) {
  HeadingText plain = heading_text(text, body, label, has_content);
  if (marked.begin > body.begin || marked.end <= body.begin || marked.end >= body.end) return plain;
  Span lead = scan::trim(text, {body.begin, marked.end});
  if (lead.empty()) return plain;
  const Marks marks = find_marks(lead.of(text));
  std::size_t rest = marked.end;
  if (marks.stop != std::string_view::npos || marks.colon != std::string_view::npos) {
    // One sentence or name with its end mark; the marks of more than one are text.
    const std::size_t end = std::min(marks.stop, marks.colon);
    const std::size_t end_mark = marks.colon < marks.stop ? marks.colon_end : marks.stop_end;
    if (end_mark != lead.size()) return plain;
    lead.end = static_cast<std::uint32_t>(lead.begin + end);
  } else {
    const std::size_t behind = scan::skip_spaces(text, marked.end);
    const scan::Rune next = scan::rune_at(text, behind);
    constexpr std::u32string_view in_clause = U"，、；,;）)》”";
    if (in_clause.find(next.value) != in_clause.npos) return plain;
    constexpr std::u32string_view end_marks = U"。：:";
    const bool ends = end_marks.find(next.value) != end_marks.npos;
    rest = ends ? behind + next.size : behind;
  }
  const std::string_view name = lead.of(text);
  const bool leads_in = words::holds_word(name, words::lead_ins, words::modal_compounds);
  if (lead.empty() || leads_in || scan::length(name) > size::run_in_heading) return plain;
  HeadingText out;
  out.heading = lead;
  out.rest = scan::trim(text, scan::make_span(std::min<std::size_t>(rest, body.end), body.end));
  out.whole = out.rest.empty();
  out.score = w::marked;
  return out;
}

std::vector<bool> decide_headings(const std::vector<HeadingText>& siblings) {
  float sum = 0;
  std::size_t items = 0;
  std::size_t sentences = 0;  // siblings that are plainly no headings
  for (const HeadingText& sibling : siblings) {
    sum += std::clamp(sibling.score, -w::doubt, w::doubt);
    items += sibling.item ? 1 : 0;
    sentences += sibling.score <= -w::doubt ? 1 : 0;
  }
  // A list of lines with nothing below them: items, not headings. What stands below the last one
  // may speak of them all: 以上材料一式两份。
  const bool last_item = items > 1 && items + 1 == siblings.size() && siblings.back().bare;
  const bool list =
      siblings.size() > 1 && (last_item || items * w::items_of >= siblings.size() * w::items_are);
  const bool unanimous = siblings.size() > w::unanimous && sentences + 1 == siblings.size();
  std::vector<bool> out;
  out.reserve(siblings.size());
  for (const HeadingText& sibling : siblings) {
    const float own = std::clamp(sibling.score, -w::doubt, w::doubt);
    float score = sibling.score;
    if (siblings.size() > 1 && std::abs(score) < w::doubt) {
      score += w::siblings * (sum - own) / static_cast<float>(siblings.size() - 1);
    }
    if (unanimous && sibling.score < w::sure_among_many) score = -w::doubt;
    const bool item = sibling.item || (last_item && &sibling == &siblings.back());
    out.push_back(!sibling.heading.empty() && score > 0 && !(list && item));
  }
  return out;
}

}  // namespace gongwen::parse
