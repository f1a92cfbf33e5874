// What each line looks like beside its neighbours.
#include <algorithm>

#include "parse/lines/lines.hpp"
#include "parse/lines/reporting.hpp"
#include "parse/lines/title_text.hpp"
#include "parse/page/rows.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/serial_line.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

bool one_of(const Line& line, std::initializer_list<F> features) {
  return std::any_of(features.begin(), features.end(), [&](F f) { return line.has(f); });
}

// A line of running text.
bool tells(const Line& line) {
  return line.has(F::holds_sentence) || (line.has(F::ends_sentence) && !line.has(F::brief));
}

// What stands below a run of organ lines decides what the organs are.
void observe_organs(std::string_view text, const Line& below, Line& line) {
  const std::string_view next = below.span.of(text);
  const bool number = below.has(F::number) || below.has(F::approver);
  // Organs of a joint letterhead stand on lines of their own, 文件 with any of them or below.
  const bool heads =
      (below.has(F::organs) || below.has(F::letterhead)) && below.has(F::before_number);
  if (line.has(F::letterhead)) line.set(F::before_number, number || heads);
  if (line.has(F::organs)) {
    line.set(F::before_number, number || heads);
    line.set(F::before_about, next.starts_with("关于") || next.starts_with("印发") ||
                                  next.starts_with("转发") ||
                                  (below.has(F::organs) && below.has(F::before_about)));
  }
  if (line.has(F::organs) || line.has(F::signer)) {
    line.set(F::before_date,
             below.has(F::date) ||
                 ((below.has(F::organs) || below.has(F::signer)) && below.has(F::before_date)));
  }
}

// The first half of （2020年11月9日…会议通过）: a date and who sat, up to two lines above the
// second.
void observe_passing(std::string_view text, const std::vector<Line>& lines, std::size_t i,
                     Line& line) {
  if (line.has(F::full) || line.has(F::ends_sentence) || line.has(F::date)) return;
  const Line& below = lines[i + 1];
  const bool second = (below.has(F::passing) && !below.has(F::bracketed)) ||
                      (i + 2 < lines.size() && below.has(F::navigation) &&
                       lines[i + 2].has(F::passing) && !lines[i + 2].has(F::bracketed));
  const auto date = second ? scan::date_at(text, line.span.begin) : std::nullopt;
  if (date && date->date.day != 0) line.set(F::passing);
}

// Most of the parts that are whole end in a word for readers: the line is the beginning of a list
// of them that a page's edge broke.
bool lists_whole_readers(std::string_view s) {
  static constexpr words::Words marks{"，", "、", "；"};
  std::size_t readers = 0;
  std::size_t parts = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < s.size();) {
    const std::string_view rest = s.substr(at);
    if (!words::begins_with(rest, marks)) {
      at += tables::first_character(rest).size();
      continue;
    }
    ++parts;
    readers += scan::ends_in_addressee(s.substr(begin, at - begin)) ? 1 : 0;
    at += std::string_view("，").size();
    begin = at;
  }
  return parts > 0 && readers * 2 > parts;
}

// Readers that go on in the line below, or that have lost their colon.
void observe_readers(std::string_view text, const std::vector<Line>& lines, std::size_t i,
                     Line& line) {
  if (line.characters > size::longest_addressees ||
      one_of(line, {F::addressees, F::ends_sentence, F::ends_colon, F::holds_sentence, F::label,
                    F::meta, F::contact, F::cc})) {
    return;
  }
  const std::string_view s = line.span.of(text);
  const Line& below = lines[i + 1];
  if (below.has(F::addressees)) {
    if (line.characters > size::short_line && lists_whole_readers(s)) line.set(F::addressees);
    return;
  }
  // 市各有关单位, alone between the title and the text. A bare heading names nobody.
  const bool begins = i == 0 || one_of(lines[i - 1], {F::kind_at_end, F::number, F::meta});
  static constexpr words::Words some{"有关", "相关", "全体", "全市", "全县"};
  const bool calls = s.find("各") != std::string_view::npos || words::begins_with(s, some);
  if (begins && calls && line.has(F::readers_at_end) && !line.has(F::organs) && tells(below)) {
    line.set(F::addressees);
  }
}

// …的通知 2024-05-06: a title with the page's date, where no other such line stands above or below.
void observe_dated_title(std::string_view text, const std::vector<Line>& lines, std::size_t i,
                         Line& line) {
  if (!line.has(F::list_item_dated) || lines[i + 1].has(F::list_item_dated)) return;
  if (i > 0 && one_of(lines[i - 1], {F::list_item_dated, F::related_head})) return;
  const Span core = title_text(text, line.span).span;
  if (core.begin != line.span.begin || core.end == line.span.end) return;
  if (scan::kind(core.of(text)) &&
      (tells(lines[i + 1]) || one_of(lines[i + 1], {F::addressees, F::number, F::meta}))) {
    line.set(F::list_item_dated, false);
  }
}

// 2024-05-06 between a headline and 来源：…: the day that the page was published. Behind a
// signature such a line may stand above 责任编辑：….
void observe_page_date(const std::vector<Line>& lines, std::size_t i, Line& line) {
  if (!line.has(F::date) || i == 0) return;
  const Line& above = lines[i - 1];
  const bool headline = one_of(above, {F::kind_at_end, F::title_begin, F::markup_heading}) &&
                        !one_of(above, {F::organs, F::signer, F::letterhead, F::attachment_head,
                                        F::attachment_item, F::label});
  if (!headline || !one_of(lines[i + 1], {F::meta, F::date_and_time})) return;
  line.set(F::date, false);
  line.set(F::date_and_time);
}

// Minutes say when and where they met and who was there, each behind its label. 时间：… with
// 地点：… below it is not when a page was published.
void observe_meeting(std::string_view text, const Line& below, Line& line) {
  static constexpr words::Words where{"地点", "会议地点"};
  const std::string_view s = line.span.of(text);
  const bool labelled =
      std::any_of(words::meeting_labels.begin(), words::meeting_labels.end(), [&](auto label) {
        const std::size_t size = words::matched(s, label);
        return size > 0 && s.substr(size).starts_with("：");
      });
  if (!labelled || line.labelled()) return;
  if (line.has(F::meta)) {
    if (!words::begins_with(below.span.of(text), where)) return;
    for (const F feature : {F::meta, F::much_meta, F::date_and_time}) line.set(feature, false);
  }
  line.set(F::meeting);
}

// The title again, below the headline and the metadata of the page. It may have the mark of a note
// behind it.
void observe_repeat(std::string_view text, std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t reach = 8;       // lines of metadata between them
  constexpr std::size_t shortest = 24;   // bytes; 申请表 may stand anywhere twice
  constexpr std::size_t note_mark = 10;  // bytes: [12]
  if (!lines[i].has(F::kind_at_end) || i == 0 || !lines[i - 1].has(F::meta)) return;
  const std::string_view s = lines[i].span.of(text);
  for (std::size_t k = i - 1; k > 0 && i - k < reach; --k) {
    const std::string_view above = lines[k - 1].span.of(text);
    if (above.size() < shortest || !s.starts_with(above)) continue;
    const std::string_view behind = s.substr(above.size());
    if (behind.empty() || (behind.size() <= note_mark && behind.front() == '[')) {
      lines[i].set(F::title_begin);
      lines[i].set(F::title_end);
    }
    return;
  }
}

// What a line looked like before its neighbours told that the page speaks in it.
void becomes_metadata(Line& line) {
  for (const F feature :
       {F::date, F::number, F::organs, F::readers_at_end, F::kind_at_end, F::letterhead,
        F::navigation, F::contact, F::signer, F::list_item_dated, F::no_words}) {
    line.set(feature, false);
  }
  line.set(F::meta);
  line.set(F::much_meta);
}

// The first line at or above `i`, across metadata, that reads as line `i` does; `i`: there is none.
std::size_t headline_of(std::string_view text, const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t reach = 8;  // lines of metadata between them
  for (std::size_t k = i; k-- > 0 && i - k <= reach;) {
    if (lines[k].span.of(text) == lines[i].span.of(text)) return k;
    if (one_of(lines[k], {F::ends_sentence, F::label, F::addressees})) return i;
  }
  return i;
}

// How collections of laws print a document: headline, metadata, the headline again, who issued it,
// and then the document with its own title. The organ is the page's, and the title begins below.
void observe_collection(std::string_view text, std::vector<Line>& lines) {
  for (std::size_t i = 2; i + 2 < lines.size(); ++i) {
    Line& organ = lines[i + 1];
    Line& title = lines[i + 2];
    if (!organ.has(F::organs) || organ.has(F::before_number)) continue;
    const std::string_view s = title.span.of(text);
    const bool titled = title.has(F::kind_at_end) || s.find("关于") != std::string_view::npos;
    if (!titled || one_of(title, {F::ends_sentence, F::addressees, F::organs, F::meta})) continue;
    const std::size_t headline = headline_of(text, lines, i);
    const bool between = headline + 1 < i && lines[headline + 1].has(F::meta);
    if (!between) continue;
    becomes_metadata(organ);
    organ.set(F::before_about, false);
    if (title.has(F::kind_at_end)) {
      title.set(F::title_begin);
      title.set(F::title_end);
    }
    // Who passed it, below the title and above the bracket that says when.
    if (i + 4 < lines.size() && lines[i + 3].has(F::organs) && lines[i + 4].has(F::passing)) {
      lines[i + 3].set(F::organs, false);
      lines[i + 3].set(F::passing);
    }
  }
}

// 1990年3月10日，铁道部: when and by whom, between a title and the first article.
void observe_issue(std::string_view text, const std::vector<Line>& lines, std::size_t i,
                   Line& line) {
  if (i == 0 || line.has(F::full) || line.has(F::passing) || line.has(F::ends_sentence) ||
      !lines[i - 1].has(F::kind_at_end) || !lines[i + 1].labelled()) {
    return;
  }
  const auto date = scan::date_at(text, line.span.begin);
  if (!date || date->date.day == 0 || date->span.end >= line.span.end) return;
  static constexpr words::Words acts{"发布", "公布", "批准", "通过", "颁布", "施行"};
  constexpr std::string_view comma = "，";
  Span rest{date->span.end, line.span.end};
  if (rest.of(text).starts_with(comma)) rest.begin += static_cast<std::uint32_t>(comma.size());
  rest = scan::trim(text, rest);
  if (scan::is_organ_name(rest.of(text)) || words::ends_with(rest.of(text), acts)) {
    for (const F feature : {F::readers_at_end, F::reader_list, F::date}) line.set(feature, false);
    line.set(F::passing);
  }
}

// A line without any mark where the page begins, and text below it: what the text is called, though
// it has neither 关于 nor a kind.
bool heads_text(std::string_view text, const Line& line, const Line& below) {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t longest = 40;
  if (line.characters < shortest || line.characters > longest) return false;
  if (one_of(line, {F::ends_sentence,
                    F::ends_list_mark,
                    F::ends_colon,
                    F::holds_sentence,
                    F::label,
                    F::doubtful_label,
                    F::organs,
                    F::letterhead,
                    F::number,
                    F::number_at_end,
                    F::date,
                    F::meta,
                    F::navigation,
                    F::url,
                    F::contact,
                    F::phone,
                    F::no_words,
                    F::bracketed,
                    F::attachment_head,
                    F::annex_mark,
                    F::readers_at_end,
                    F::list_item_dated,
                    F::table_row,
                    F::date_and_time,
                    F::passing})) {
    return false;
  }
  if (announces_text(line.span.of(text))) return false;
  return below.has(F::meta) || below.has(F::date_and_time) || below.has(F::addressees) ||
         tells(below);
}

// 发文字号： / 云政发〔2024〕7号 / 发文日期： / …: a table whose cells became lines. A label alone
// may be a button; among its like the line below it is its value.
void observe_values(std::string_view text, std::vector<Line>& lines) {
  const auto lone = [&](std::size_t i) {
    return i < lines.size() && lines[i].has(F::meta) && !lines[i].has(F::label) &&
           rows::is_lone_label(text, lines[i].span);
  };
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lone(i) || lines[i + 1].has(F::meta) || lines[i + 1].characters > size::longest_title ||
        lines[i + 1].has(F::holds_sentence) || lines[i + 1].has(F::ends_sentence)) {
      continue;
    }
    const bool goes_on = lone(i + 2) || (i > 0 && lone(i - 1)) || (i > 1 && lone(i - 2));
    if (!goes_on) continue;
    becomes_metadata(lines[i]);
    becomes_metadata(lines[i + 1]);
    ++i;
  }
}

// 发文机关某某办公室 / 发文日期… / 发文字号…: rows whose colons are lost, some of them together.
void observe_glued_rows(std::string_view text, std::vector<Line>& lines) {
  constexpr std::size_t fewest = 3;
  const auto row = [&](const Line& line) {
    return !line.has(F::meta) && !line.has(F::full) && !line.has(F::ends_sentence) &&
           !line.labelled() && !rows::glued(text, line.span).empty();
  };
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && row(lines[end])) ++end;
    if (end - begin >= fewest) {
      for (std::size_t i = begin; i < end; ++i) {
        becomes_metadata(lines[i]);
        lines[i].set(F::glued_row);
      }
    }
    begin = std::max(end, begin + 1);
  }
}

}  // namespace

void observe_neighbours(std::string_view text, std::vector<Line>& lines, values::Watch* watch) {
  if (lines.empty()) return;
  lines.front().set(F::first);
  observe_values(text, lines);
  observe_glued_rows(text, lines);
  for (std::size_t i = lines.size() - 1; i-- > 0;) {
    values::poll(watch, lines[i].full.size());
    // 第12期 below the name of minutes or of a bulletin.
    const bool named = lines[i].has(F::kind_at_end) || lines[i].has(F::letterhead);
    if (named && scan::issue_line(text, lines[i + 1].span)) lines[i + 1].set(F::number);
    observe_organs(text, lines[i + 1], lines[i]);
    observe_passing(text, lines, i, lines[i]);
    observe_readers(text, lines, i, lines[i]);
    observe_dated_title(text, lines, i, lines[i]);
    observe_page_date(lines, i, lines[i]);
    observe_meeting(text, lines[i + 1], lines[i]);
    observe_repeat(text, lines, i);
    observe_issue(text, lines, i, lines[i]);
  }
  observe_collection(text, lines);
  // The first line that belongs to no bar of the page.
  const auto first = std::find_if(lines.begin(), lines.end(), [](const Line& line) {
    return !one_of(line, {F::navigation, F::meta, F::no_words, F::url, F::markup_metadata});
  });
  if (first != lines.end() && first + 1 != lines.end()) {
    first->set(F::heads_text, heads_text(text, *first, *(first + 1)));
  }
}

}  // namespace gongwen::parse
