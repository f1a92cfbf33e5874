// Candidate titles: one to several lines that together read `organs 关于 matter 的 kind`, or that
// end in a kind (××管理办法). A candidate is evidence; the best path decides.
#include <algorithm>

#include "parse/lines/lines.hpp"
#include "parse/lines/title_text.hpp"
#include "parse/weights.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

constexpr std::string_view about = "关于";

// Lines that no title holds.
bool stops_title(const Line& line) {
  return line.has(F::ends_sentence) || line.has(F::ends_list_mark) || line.has(F::ends_colon) ||
         line.has(F::holds_sentence) || line.has(F::label) || line.has(F::date) ||
         line.has(F::number) || line.has(F::meta) || line.has(F::contact) ||
         line.has(F::list_item_dated) || line.has(F::attachment_head) || line.has(F::disclaimer) ||
         line.has(F::addressees) || line.has(F::registration) || line.has(F::annotation) ||
         line.has(F::disclosure) || line.has(F::cc) || line.has(F::printed) ||
         line.has(F::navigation) || line.has(F::contents) || line.has(F::url) ||
         line.has(F::holds_url) || line.has(F::signer) || line.has(F::announces_text) ||
         line.has(F::approver) || (line.has(F::letterhead) && line.has(F::before_number));
}

// `关于`, `印发…的通知`, or organs and then `关于`: how a title begins.
bool begins_title(std::string_view s) {
  if (s.starts_with(about) || s.starts_with("转发") || s.starts_with("印发")) return true;
  const std::size_t at = s.find(about);
  if (at == std::string_view::npos) return false;
  const std::string_view before = s.substr(0, at);
  return before.find("，") == std::string_view::npos &&
         before.find("《") == std::string_view::npos && before.find("：") == std::string_view::npos;
}

// An organ and what it does to a document: ××办公室转发××局…, its object on the next line.
bool begins_with_act(std::string_view s) {
  for (const std::string_view act : {"转发", "印发", "批转", "公布", "发布", "废止"}) {
    const std::size_t at = s.find(act);
    if (at != std::string_view::npos && at > 0 && scan::is_organ_name(s.substr(0, at))) return true;
  }
  return false;
}

// What stands at the end of a document: a title may follow.
bool ends_document(const Line& line) {
  return line.has(F::annex_mark) || line.has(F::date) || line.has(F::annotation) ||
         line.has(F::disclosure) || line.has(F::printed) || line.has(F::copies) ||
         line.has(F::announces_text);
}

bool has_han(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    if (scan::is_han(rune.value)) return true;
    at += std::max<std::size_t>(rune.size, 1);
  }
  return false;
}

// True for lines of the frame of the page, which are not part of the document.
bool speaks_of_page(std::string_view text, const Line& line) {
  return line.has(F::navigation) || line.has(F::meta) || line.has(F::url) ||
         line.has(F::holds_url) || line.has(F::date_and_time) || line.has(F::no_words) ||
         !has_han(line.span.of(text));
}

// Centred lines, and those where a document may begin, may be a title without 关于: ××组建方案.
// `headless`: no text of a document stands above.
bool set_apart(std::string_view text, const std::vector<Line>& lines, std::size_t i,
               bool headless) {
  if (lines[i].has(F::letterhead)) return false;
  if (lines[i].has(F::centred) || i == 0 || ends_document(lines[i - 1])) return true;
  return headless && lines[i].has(F::kind_at_end) && speaks_of_page(text, lines[i - 1]);
}

// 《 and “ that are open at the end of `s`: a title does not end inside them.
bool quotes_open(std::string_view s) {
  const auto count = [&](std::string_view mark) {
    int n = 0;
    for (std::size_t at = s.find(mark); at != std::string_view::npos; at = s.find(mark, at + 1))
      ++n;
    return n;
  };
  return count("《") > count("》") || count("“") > count("”");
}

// Organs above 关于 whose names a page broke: the lines make names only together.
bool joins_to_organs(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t most = 4;
  if (lines[first].has(F::brief)) return false;  // what a page breaks is as wide as the page
  std::string joined;
  for (std::size_t i = first; i < std::min(lines.size(), first + most); ++i) {
    const std::string_view s = lines[i].span.of(text);
    if (s.starts_with(about)) {
      const auto organs = scan::split_organs(joined, scan::make_span(0, joined.size()));
      return i > first && !organs.empty() &&
             std::all_of(organs.begin(), organs.end(),
                         [&](Span organ) { return scan::is_organ_name(organ.of(joined)); });
    }
    if (stops_title(lines[i])) return false;
    joined += s;
  }
  return false;
}

// （2008—2020年）的批复: what cannot begin a title ends the one above it, though that line ends in
// a kind already (…总体规划).
bool goes_on(std::string_view s, const Line& line) {
  const bool leans = s.starts_with("（") || s.starts_with("的");
  const bool bracketed = s.starts_with("（") && s.ends_with("）");
  return leans && !bracketed && !stops_title(line) && scan::kind(s).has_value();
}

// 政民互动 above 关于…, or above an organ and 关于…: the name of a column, not the beginning of a
// title that begins on the next line by itself.
bool stands_above_title(std::string_view text, const std::vector<Line>& lines, std::size_t first) {
  if (first + 1 >= lines.size() || stops_title(lines[first + 1])) return false;
  const std::string_view s = lines[first].span.of(text);
  const std::string_view next = lines[first + 1].span.of(text);
  const std::size_t at = next.find(about);
  if (at == std::string_view::npos || begins_with_act(s) || scan::ends_in_organ(s)) return false;
  return at == 0 || scan::is_organ_name(next.substr(0, at));
}

// The line that ends the title begun at `first`, or nothing. Lines of organs may lead in.
std::optional<std::size_t> title_end(std::string_view text, const std::vector<Line>& lines,
                                     std::size_t first, bool headless) {
  std::string joined;
  std::size_t characters = 0;
  bool begun = false;
  const bool apart = set_apart(text, lines, first, headless);
  const bool centred = lines[first].has(F::centred);
  const std::size_t last = std::min(lines.size(), first + size::title_lines);
  for (std::size_t i = first; i < last; ++i) {
    const Line& line = lines[i];
    if (stops_title(line)) return std::nullopt;
    // A column's name may stand before the first words: 【通知公告】…
    const Span words = i == first ? title_text(text, line.span).span : line.span;
    const std::string_view s = words.of(text);
    const bool plain = apart && !line.has(F::organs) && (begun || has_han(s));
    const bool begins = begins_title(s) || begins_with_act(s) || plain;
    if (i == first && plain && !begins_title(s) && stands_above_title(text, lines, first)) {
      return std::nullopt;
    }
    if (!begun && !begins && !line.has(F::organs) && !joins_to_organs(text, lines, i)) {
      return std::nullopt;
    }
    // Alignment holds a title together: what is centred goes on with what is centred.
    if (centred && !line.has(F::centred)) return std::nullopt;
    if (apart && !begins_title(s) && i - first >= size::plain_title_lines) return std::nullopt;
    // 时间：…, 地点：…
    if (apart && !begins_title(s) && s.find("：") != std::string_view::npos) return std::nullopt;
    begun = begun || begins;
    characters += line.characters;
    if (characters > size::longest_title) return std::nullopt;
    joined += scan::squeezed(s);
    if (!begun) continue;
    const Span core = title_text(joined, scan::make_span(0, joined.size())).span;
    if (scan::kind(core.of(joined)) && !quotes_open(joined)) {
      if (i + 1 < last && goes_on(lines[i + 1].span.of(text), lines[i + 1])) continue;
      // （试行） on a line of its own still belongs to the title.
      if (i + 1 < last) {
        const std::string_view next = lines[i + 1].span.of(text);
        const bool status = next.starts_with("（") && next.ends_with("）") &&
                            (next.find("试行") != std::string_view::npos ||
                             next.find("征求意见稿") != std::string_view::npos ||
                             next.find("修订") != std::string_view::npos ||
                             next.find("修正") != std::string_view::npos);
        if (status && !lines[i + 1].has(F::passing)) return i + 1;
      }
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace

void mark_titles(std::string_view text, std::vector<Line>& lines, values::Watch* watch) {
  bool headless = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    values::poll(watch, lines[i].full.size());
    headless = headless && !lines[i].has(F::ends_sentence) && !lines[i].has(F::holds_sentence) &&
               !lines[i].has(F::label) && !lines[i].has(F::addressees);
    const auto end = title_end(text, lines, i, headless);
    if (!end) continue;
    headless = false;
    lines[i].set(F::title_begin);
    for (std::size_t k = i + 1; k <= *end; ++k) lines[k].set(F::title_go_on);
    lines[*end].set(F::title_end);
    i = *end;
  }
}

}  // namespace gongwen::parse
