// Physical lines, cut where one line holds several parts without a break between them.
#include <algorithm>
#include <array>

#include "parse/lines/flattened.hpp"
#include "parse/lines/label_cuts.hpp"
#include "parse/lines/lines.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/glance.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/serial_line.hpp"
#include "scan/telegram.hpp"
#include "scan/timestamp.hpp"
#include "scan/utf8.hpp"
#include "text/lines/page_number.hpp"

namespace gongwen::parse {
namespace {

// Ends of parts: a line holds at most a letterhead, a number, a title and what follows. Each
// function below adds the places where it would break the line. Most lines have nothing to cut, so
// what kinds of characters a line has is looked up once and passed in.

// `××局文件×发〔2022〕2号关于…`: a letterhead line, its number and a title run together.
void cut_around_number(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  const bool bracket = seen.holds("〔") || seen.holds("第");
  if (!bracket || seen.holds("。") || seen.holds("《") || seen.holds("：")) return;
  if (seen.length() > size::longest_title) return;
  const auto numbers = scan::find_document_numbers(text, line);
  if (numbers.size() != 1) return;
  const Span number = numbers[0].span;
  const Span before = scan::trim(text, {line.begin, number.begin});
  const Span after = scan::trim(text, {number.end, line.end});
  constexpr std::string_view letterhead = "文件";
  const bool head = before.of(text).ends_with(letterhead);
  // 关于…, or its organ and 关于….
  const std::size_t matter = after.of(text).find("关于");
  const bool about =
      matter == 0 ||
      (matter != std::string_view::npos &&
       scan::is_organ_name(
           scan::trim(text, scan::make_span(after.begin, after.begin + matter)).of(text)));
  // …若干意见×建规〔2023〕4号: the number behind a title.
  const bool titled = after.empty() && scan::kind(before.of(text)).has_value();
  if (head || titled) cuts.push_back(number.begin);
  if ((head || before.empty()) && !after.empty() && (about || after.of(text) == "★")) {
    cuts.push_back(number.end);
  }
}

// `等级　特提·明电　　云防电〔2023〕15号　　云机发　　号`, `发电单位　××局　　签批盖章　×××`: the
// form of a telegram, which has two or three parts on a line.
void cut_telegram_form(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  if (seen.length() > size::longest_title) return;
  const std::size_t approver = seen.find("签批盖章");
  if (approver != std::string_view::npos && approver > 0) {
    cuts.push_back(static_cast<std::uint32_t>(line.begin + approver));
  }
  Span graded = line;
  const std::size_t grade = seen.find("等级");
  if (grade != std::string_view::npos && grade > 0) {
    graded = scan::make_span(line.begin + grade, line.end);
    if (!scan::telegram_sender(text, {line.begin, graded.begin})) return;
    cuts.push_back(graded.begin);
  }
  if (!seen.holds("急") && !seen.holds("特提")) return;
  if (!scan::telegram_grade(text, graded)) return;
  const auto numbers = scan::find_document_numbers(text, line);
  if (numbers.size() != 1) return;
  cuts.push_back(numbers[0].span.begin);
  if (numbers[0].span.end < line.end) cuts.push_back(numbers[0].span.end);
}

// `××局2024年9月2日`, `2024年9月2日（此件公开发布）`, `…认真执行。××局 2024年9月2日`.
void cut_around_date(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  constexpr std::string_view stop = "。";
  if (!seen.holds("日")) return;
  const std::size_t told = line.of(text).rfind(stop);
  const bool behind_text = told != std::string_view::npos;
  const auto begin =
      static_cast<std::uint32_t>(behind_text ? line.begin + told + stop.size() : line.begin);
  const Span signature = scan::trim(text, {begin, line.end});
  if (scan::length(signature.of(text)) > size::longest_title) return;
  const auto dates = scan::find_dates(text, signature);
  if (dates.empty()) return;
  const scan::DateRange& last = dates.back();
  if (last.end || last.start.date.year == 0 || last.start.date.day == 0) return;
  const Span before = scan::trim(text, {signature.begin, last.span.begin});
  const Span after = scan::trim(text, {last.span.end, signature.end});
  const std::string_view behind = after.of(text);
  const bool annotated = behind.starts_with("（") && behind.ends_with("）");
  if (!after.empty() && !annotated) return;
  if (before.empty() ? behind_text : !scan::is_organ_name(before.of(text))) return;
  if (behind_text) cuts.push_back(signature.begin);
  if (!before.empty()) cuts.push_back(last.span.begin);
  if (annotated) cuts.push_back(last.span.end);
}

// `以下为原文件：各区人民政府，各有关单位：`: readers whose line break was lost.
void cut_before_readers(Span line, const scan::Glance& seen, Cuts& cuts) {
  constexpr std::string_view colon = "：";
  constexpr std::string_view every = "各";
  const std::string_view whole = seen.text();
  if (!whole.ends_with(colon)) return;
  const std::size_t before = whole.rfind(colon, whole.size() - colon.size() - 1);
  if (before == std::string_view::npos) return;
  const std::size_t begin = before + colon.size();
  const std::string_view readers = whole.substr(begin, whole.size() - colon.size() - begin);
  if (!readers.starts_with(every) || readers.find("。") != std::string_view::npos) return;
  if (scan::ends_in_addressee(readers))
    cuts.push_back(static_cast<std::uint32_t>(line.begin + begin));
}

// `各市人民政府，各直属机构：现将…`, `尊敬的某某银行客户：为…`: readers and the text behind them.
void cut_behind_readers(Span line, const scan::Glance& seen, Cuts& cuts) {
  constexpr std::string_view colon = "：";
  const std::string_view whole = seen.text();
  if (!seen.holds(colon)) return;
  const std::size_t end = scan::find(whole.substr(0, size::longest_addressees * 3), colon);
  if (end == std::string_view::npos || end + colon.size() >= whole.size()) return;
  const std::string_view readers = whole.substr(0, end);
  if (!words::begins_with(readers, words::all_of_them)) return;
  if (readers.find("。") != std::string_view::npos) return;
  if (!scan::ends_in_addressee(readers) && !words::ends_with(readers, words::people)) return;
  static constexpr words::Words openings{"现", "为", "根据", "按照", "近", "经",
                                         "你", "《", "今",   "自",   "您", "依据"};
  if (words::begins_with(whole.substr(end + colon.size()), openings)) {
    cuts.push_back(static_cast<std::uint32_t>(line.begin + end + colon.size()));
  }
}

// `×财〔2023〕40号　　签发人：×××`: on papers to a superior they share a line (7.2.6).
void cut_before_approver(Span line, const scan::Glance& seen, Cuts& cuts) {
  const std::size_t at = seen.find("签发人");
  if (at != std::string_view::npos && at > 0 && line.size() < 3 * size::longest_title) {
    cuts.push_back(static_cast<std::uint32_t>(line.begin + at));
  }
}

// A row of a table of notices, its cells parted by bars: a time, who published it, its title, its
// first line.
void cut_cells(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  constexpr std::string_view bar = " | ";
  const std::string_view whole = seen.text();
  if (!seen.holds(bar)) return;
  const auto stamp = scan::timestamp_at(text, line.begin);
  if (!stamp || !whole.substr(stamp->span.size()).starts_with(bar)) return;
  // Time and publisher stay together: they speak of the page.
  for (std::size_t at = whole.find(bar, stamp->span.size() + bar.size());
       at != std::string_view::npos; at = whole.find(bar, at + bar.size())) {
    cuts.push_back(static_cast<std::uint32_t>(line.begin + at));
    cuts.push_back(static_cast<std::uint32_t>(line.begin + at + bar.size()));
  }
}

// `××省人民政府令第120号`: the letterhead of an order and its number.
void cut_order(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  const std::string_view whole = seen.text();
  constexpr std::string_view order = "令";
  if (!whole.ends_with("号") || seen.length() > size::full_line) return;
  const std::size_t at = whole.rfind("第");
  if (at == std::string_view::npos || at == 0 ||
      !scan::serial_line(text, scan::make_span(line.begin + at, line.end)))
    return;
  const Span head = scan::trim(text, scan::make_span(line.begin, line.begin + at));
  if (head.of(text).ends_with(order) && letterhead_organ(head.of(text))) {
    cuts.push_back(static_cast<std::uint32_t>(line.begin + at));
  }
}

// `…的通知_××市人民政府网`: what a site adds behind the title of its page.
void cut_site_name(std::string_view text, Span line, const scan::Glance& seen, Cuts& cuts) {
  constexpr std::string_view marks = "_|-";
  if (!seen.holds("_") && !seen.holds("|") && !seen.holds("-")) return;
  const std::string_view whole = seen.text();
  const std::size_t at = whole.find_last_of(marks);
  if (at == std::string_view::npos || at == 0 || at + 1 == whole.size()) return;
  static constexpr words::Words sites{"网", "网站", "平台", "官网", "门户"};
  const std::string_view site = whole.substr(at + 1);
  if (!words::ends_with(site, sites) && !scan::is_organ_name(site)) return;
  const Span title = scan::trim(text, scan::make_span(line.begin, line.begin + at));
  if (scan::kind(title.of(text))) cuts.push_back(title.end);
}

// `2023年8月18日 | https://…`: the address of the page behind the last line of its text.
void cut_before_url(Span line, const scan::Glance& seen, Cuts& cuts) {
  if (!seen.holds("http")) return;
  const std::string_view whole = seen.text();
  constexpr std::array<std::string_view, 4> bars{"| http", "|http", "｜http", "｜ http"};
  for (const std::string_view bar : bars) {
    const std::size_t at = whole.rfind(bar);
    if (at == std::string_view::npos || at == 0) continue;
    if (whole.find_first_of(" \t", at + bar.size()) != std::string_view::npos) continue;
    cuts.push_back(static_cast<std::uint32_t>(line.begin + at));
    cuts.push_back(static_cast<std::uint32_t>(line.begin + whole.find("http", at)));
    return;
  }
}

// Marks that Markdown puts before a heading are layout.
std::uint32_t markup_end(std::string_view text, Span line) {
  std::uint32_t at = line.begin;
  while (at < line.end && text[at] == '#') ++at;
  constexpr std::uint32_t deepest = 6;
  const std::uint32_t depth = at - line.begin;
  return depth > 0 && depth <= deepest && at < line.end && text[at] == ' ' ? at : line.begin;
}

// `sections`: where sections begin inside the line. `flattened`: it holds several of them.
void add_pieces(std::string_view text, Span full, const Cuts& sections, bool flattened,
                std::vector<Line>& lines) {
  const Span trimmed = scan::trim(text, full);
  if (trimmed.empty()) return;
  const scan::Glance seen(trimmed.of(text));
  Cuts cuts;
  cut_cells(text, trimmed, seen, cuts);
  cut_order(text, trimmed, seen, cuts);
  cut_around_number(text, trimmed, seen, cuts);
  cut_telegram_form(text, trimmed, seen, cuts);
  cut_before_approver(trimmed, seen, cuts);
  cut_site_name(text, trimmed, seen, cuts);
  cut_before_url(trimmed, seen, cuts);
  if (cuts.empty()) cut_around_date(text, trimmed, seen, cuts);
  if (cuts.empty()) cut_before_readers(trimmed, seen, cuts);
  cut_behind_readers(trimmed, seen, cuts);
  cuts.insert(cuts.end(), sections.begin(), sections.end());
  if (flattened) cut_flattened(text, trimmed, sections, cuts);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  cuts.push_back(full.end);
  std::uint32_t begin = full.begin;
  for (const std::uint32_t end : cuts) {
    const Span piece{begin, end};
    const Span inside = scan::trim(text, piece);
    if (inside.empty()) continue;
    const Span span = scan::trim(text, {markup_end(text, inside), inside.end});
    if (span.empty()) continue;
    Line line;
    line.span = span;
    line.full = piece;
    line.characters = static_cast<std::uint32_t>(scan::length(span.of(text)));
    lines.push_back(line);
    begin = end;
  }
}

}  // namespace

Lines cut_lines(std::string_view text, values::Watch* watch) {
  Lines out;
  // Most lines are one piece, and a text of short ones has many: no room for lines that never come.
  out.lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  const LabelCuts labels = label_cuts(text, watch);
  auto label = labels.cuts.begin();
  auto flattened = labels.flattened.begin();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    const Span line = scan::make_span(begin, end);
    values::poll(watch, line.size());
    if (text::is_marked_page_number(scan::trim(text, line).of(text))) {
      out.page_numbers.push_back(line);
    } else {
      Cuts sections;
      for (; label != labels.cuts.end() && *label < end; ++label) sections.push_back(*label);
      const bool flat = flattened != labels.flattened.end() && flattened->begin < end;
      if (flat) ++flattened;
      add_pieces(text, line, sections, flat, out.lines);
    }
    begin = end;
  }
  return out;
}

}  // namespace gongwen::parse
