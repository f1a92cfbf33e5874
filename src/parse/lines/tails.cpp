// What the lines behind the text look like: signatures and dates in their rarer forms, 版记.
#include <algorithm>
#include <array>
#include <string>

#include "parse/lines/lines.hpp"
#include "parse/words.hpp"
#include "scan/contact_forms.hpp"
#include "scan/date.hpp"
#include "scan/file_name.hpp"
#include "scan/organ.hpp"
#include "scan/signer.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

bool one_of(char32_t c, std::u32string_view set) {
  return c != 0 && set.find(c) != std::u32string_view::npos;
}

// （代章）, （某某局代章） alone on its line: how the organ above was sealed.
bool is_seal(std::string_view s) {
  constexpr std::size_t max_characters = 30;
  constexpr std::array<std::string_view, 2> ends = {"章）", "章)"};
  const char32_t open = scan::rune_at(s, 0).value;
  return one_of(open, U"（(") && scan::length(s) <= max_characters &&
         std::any_of(ends.begin(), ends.end(), [&](auto end) { return s.ends_with(end); });
}

// What stands before the mark at its end is a body that reads.
bool names_readers(std::string_view s) {
  while (!s.empty() && one_of(scan::rune_before(s, s.size()).value, U"。；，")) {
    s.remove_suffix(scan::rune_before(s, s.size()).size);
  }
  return scan::ends_in_addressee(s);
}

// 报：…, 送：…, 发：…: labels so short that the colon must follow at once, and readers behind it.
bool briefly_copied(std::string_view s) {
  constexpr std::string_view colon = "：";
  if (!words::begins_with(s, words::brief_cc_labels)) return false;
  for (const std::string_view word : words::brief_cc_labels) {
    const std::size_t end = words::matched(s, word);
    if (end == 0) continue;
    const std::string_view rest = s.substr(scan::skip_blanks(s, end));
    if (!rest.starts_with(colon)) continue;
    return names_readers(rest.substr(colon.size()));
  }
  return false;
}

// 相关附件：, 附表：1.…, 附件下载 alone on its line.
bool heads_files(std::string_view s) {
  if (!words::begins_with(s, words::attachment_heads)) return false;
  for (const std::string_view word : words::attachment_heads) {
    const std::size_t end = words::matched(s, word);
    if (end == 0) continue;
    const std::size_t behind = scan::skip_blanks(s, end);
    const bool alone = behind == s.size() && scan::length(word) > 2;
    if (alone || one_of(scan::rune_at(s, behind).value, U"：:")) return true;
  }
  return false;
}

// A second number below a labelled one, with nothing beside it.
bool only_numbers(std::string_view text, Span line) {
  const char first = text[line.begin];
  if ((first < '0' || first > '9') && first != '(') return false;
  const auto phones = scan::find_phones(text, line);
  return !phones.empty() && phones.front().span.begin == line.begin &&
         phones.back().span.end == line.end &&
         (!phones.front().area.empty() || phones.front().kind == scan::PhoneKind::mobile);
}

// 市　长　　某某某: office and name, with a space or a colon between.
bool signs(std::string_view text, Span line) {
  const auto signer = scan::signer(text, line);
  return signer && signer->office.end < signer->name.begin;
}

void observe_line(std::string_view text, Line& line) {
  const std::string_view s = line.span.of(text);
  if (line.has(F::full)) {
    if (briefly_copied(s)) line.set(F::cc);
    return;
  }
  if (!line.has(F::date) && scan::blank_date_line(text, line.span)) line.set(F::date);
  if (is_seal(s)) {
    line.set(F::organs);
    line.set(F::annotation, false);
    line.set(F::passing, false);
  }
  const auto alone = [&](std::string_view word) { return s == word; };
  if (std::any_of(words::disclosures.begin(), words::disclosures.end(), alone)) {
    line.set(F::disclosure);
  }
  const bool colon = s.find("：") != s.npos || s.find(':') != s.npos;
  if (colon && words::begins_with(s, words::printed_labels)) line.set(F::printed);
  // 2022年6月6日印
  constexpr std::array<std::string_view, 3> ends = {"日印", "日印制", "日 印"};
  if (!line.has(F::date) &&
      std::any_of(ends.begin(), ends.end(), [&](auto end) { return s.ends_with(end); })) {
    line.set(F::printed);
  }
  if (briefly_copied(s)) line.set(F::cc);
  if (only_numbers(text, line.span)) line.set(F::phone);
  if (heads_files(s)) {
    line.set(F::attachment_head);
    line.set(F::navigation, false);
  }
  if (scan::file_name(text, line.span)) line.set(F::file_name);
  if (!line.has(F::ends_sentence) && !line.has(F::label) && signs(text, line.span)) {
    line.set(F::signer);
  }
}

bool signs_or_seals(const Line& line) {
  return line.has(F::organs) || line.has(F::signer);
}

// The first half of a name that goes on below: …工作 / 领导小组办公室.
bool wraps(std::string_view text, const Line& line, const Line& below) {
  if (signs_or_seals(line) || line.label || line.has(F::ends_sentence) ||
      line.has(F::ends_list_mark) || line.has(F::ends_colon) || line.has(F::full)) {
    return false;
  }
  const std::string_view rest = below.span.of(text);
  if (!below.has(F::organs) || !words::begins_with(rest, words::wrapped_organs)) return false;
  return scan::is_organ_name(std::string(line.span.of(text)) + std::string(rest));
}

// What may stand below the signature of a text that has no date.
bool behind_signature(const Line& line) {
  constexpr std::array marks = {
      F::annotation, F::disclosure,      F::cc,         F::printed,    F::annex_mark,
      F::meta,       F::attachment_head, F::navigation, F::disclaimer, F::related_head};
  return std::any_of(marks.begin(), marks.end(), [&](F mark) { return line.has(mark); });
}

// The text ends above a signature with one of these.
bool ends_text(const Line& line) {
  constexpr std::array marks = {F::ends_sentence,   F::closing_phrase, F::attachment_head,
                                F::attachment_item, F::contact,        F::date};
  return std::any_of(marks.begin(), marks.end(), [&](F mark) { return line.has(mark); });
}

// From the last line up: what stands below organs.
void look_below(std::string_view text, std::vector<Line>& lines) {
  bool ends = true;         // nothing of the text below the run of organs
  bool date_below = false;  // a signature is still to come
  for (std::size_t i = lines.size(); i-- > 0;) {
    Line& line = lines[i];
    const Line* below = i + 1 < lines.size() ? &lines[i + 1] : nullptr;
    if (below != nullptr && below->has(F::before_date) && wraps(text, line, *below)) {
      line.set(F::organs);
    }
    if (line.has(F::date)) date_below = true;
    if (line.has(F::addressees) || line.has(F::letterhead)) date_below = false;
    // 技术支持： above the signature names whom to ask, not who built the site.
    if (date_below && words::begins_with(line.span.of(text), words::asked_labels)) {
      line.set(F::disclaimer, false);
    }
    // An office above its own 联系人： is no signature.
    if (below != nullptr && below->has(F::contact) && line.has(F::brief)) {
      line.set(F::organs, false);
    }
    if (!signs_or_seals(line)) {
      ends = behind_signature(line);
      continue;
    }
    if (below != nullptr) {
      line.set(F::before_date,
               below->has(F::date) || (signs_or_seals(*below) && below->has(F::before_date)));
    }
    line.set(F::signs_off, ends && !line.has(F::before_date) && !line.has(F::label));
  }
}

// From the first line down: what stands above. An organ at the end signs only what ends above it.
void look_above(std::string_view text, std::vector<Line>& lines) {
  bool signed_off = false;  // a date stands above, and no head behind it
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    const Line* above = i > 0 ? &lines[i - 1] : nullptr;
    const bool after_text = above != nullptr && (above->has(F::signs_off) || ends_text(*above));
    if (!after_text) line.set(F::signs_off, false);
    const std::string_view s = line.span.of(text);
    if (signed_off && words::matched(s, "主送") > 0 && s.find("：") != s.npos) line.set(F::cc);
    // ××办公室 / 2024年9月3日印发, on two lines behind a first date or 抄送.
    constexpr std::string_view printed = "印发";
    if (signed_off && above != nullptr && line.has(F::date) && s.ends_with(printed) &&
        above->has(F::organs)) {
      lines[i - 1].set(F::printed);
      line.set(F::printed);
      line.set(F::date, false);
    }
    // 抄送 goes on below a mark of its list.
    if (above != nullptr && above->has(F::cc) && above->has(F::ends_list_mark) &&
        names_readers(s)) {
      line.set(F::reader_list);
    }
    // 主题词：…, a part of 版记 before 2012, says what a page's table says.
    if (signed_off && line.has(F::meta) && words::matched(s, "主题词") > 0) line.set(F::much_meta);
    if (line.has(F::date)) signed_off = true;
    if (line.has(F::addressees) || line.has(F::letterhead)) signed_off = false;
  }
}

}  // namespace

void observe_tails(std::string_view text, std::vector<Line>& lines, values::Watch* watch) {
  for (Line& line : lines) {
    values::poll(watch, line.full.size());
    observe_line(text, line);
  }
  look_below(text, lines);
  values::poll(watch, text.size());
  look_above(text, lines);
  values::poll(watch, text.size());
}

}  // namespace gongwen::parse
