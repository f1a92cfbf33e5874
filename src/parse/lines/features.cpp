// What each line looks like, first by itself, then beside its neighbours.
#include <algorithm>
#include <array>

#include "parse/lines/head_forms.hpp"
#include "parse/lines/lines.hpp"
#include "parse/lines/reporting.hpp"
#include "parse/page/page.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/contact_forms.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/glance.hpp"
#include "scan/kind.hpp"
#include "scan/organ.hpp"
#include "scan/serial_line.hpp"
#include "scan/telegram.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

bool starts(std::string_view s, std::string_view word) {
  return words::matched(s, word) > 0;
}
using scan::holds;

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

void observe_shape(const scan::Glance& seen, Line& line) {
  const std::string_view s = seen.text();
  line.set(F::brief, line.characters <= size::short_line);
  line.set(F::full, line.characters > size::full_line);
  const char32_t last = scan::rune_before(s, s.size()).value;
  line.set(F::ends_sentence, one_of(last, U"。！？!?"));
  line.set(F::ends_list_mark, one_of(last, U"；，、;,"));
  line.set(F::ends_colon, one_of(last, U"：:"));
  const std::size_t stop = seen.find("。");
  line.set(F::holds_sentence, stop != std::string_view::npos && stop + 3 < s.size());
}

// Spaces before the line, in half-width columns.
std::size_t indentation(std::string_view text, const Line& line) {
  std::size_t columns = 0;
  for (std::size_t at = line.full.begin; at < line.span.begin;) {
    const scan::Rune rune = scan::rune_at(text, at);
    columns += rune.value == U'　' ? 2 : 1;
    at += std::max<std::size_t>(rune.size, 1);
  }
  return columns;
}

void observe_head(std::string_view text, const scan::Glance& seen, Line& line) {
  if (line.characters > size::longest_title || line.has(F::holds_sentence)) return;
  const std::string_view s = seen.text();
  const bool brief = line.has(F::brief);
  if (brief) {
    constexpr std::size_t copy_digits = 6;  // 7.2.1: 份号 has six digits
    line.set(F::copy_number, s.size() == copy_digits && std::all_of(s.begin(), s.end(), [](char c) {
                               return c >= '0' && c <= '9';
                             }));
    line.set(F::classification,
             words::begins_with(s, words::secrecy) && (seen.holds("★") || line.characters <= 3));
    line.set(F::urgency, urgency(s) || scan::telegram_grade(text, line.span));
  }
  line.set(F::approver, words::begins_with(s, words::approver_labels));
  const bool organs = only_organs(text, line.span);
  line.set(F::organs, organs);
  const bool organ = letterhead_organ(s).has_value();
  line.set(F::letterhead, !line.labelled() && (organ || is_letterhead_word(s) ||
                                               scan::telegram_sender(text, line.span)));
  line.set(F::order_head, organ && !line.labelled() && s.ends_with("令"));
  if (seen.holds("号")) {
    const auto number = scan::document_number_line(text, line.span);
    line.set(F::number, number.has_value() || scan::serial_line(text, line.span));
    if (!number) {
      const auto all = scan::find_document_numbers(text, line.span);
      line.set(F::number_at_end, !all.empty() && all.back().span.end == line.span.end);
    }
  }
  const std::string_view inside = bracketed(s);
  line.set(F::passing,
           !inside.empty() && holds(inside, "年") &&
               (holds(inside, "通过") || holds(inside, "公布") || holds(inside, "修订") ||
                holds(inside, "修正") || holds(inside, "发布")) &&
               // （2021年修订）: a year alone tells which text it is, not when it passed
               holds(inside, "月"));
  // （2025年1月1日）
  if (!inside.empty() && brief && !line.has(F::passing)) {
    const auto inner = static_cast<std::uint32_t>(scan::rune_at(s, 0).size);
    const auto date = scan::date_line(text, {line.span.begin + inner, line.span.end - inner});
    line.set(F::passing, date && date->day != 0);
  }
  // The second half of such a line, cut by a page: …次会议通过，自…起施行）
  if (s.ends_with("）") && !seen.holds("（") && seen.holds("会议通过")) line.set(F::passing);
}

// Most parts of the line end in a word for readers: a list of bodies, no sentence.
bool lists_readers(std::string_view s) {
  std::size_t readers = 0;
  std::size_t parts = 0;
  while (!s.empty() && one_of(scan::rune_before(s, s.size()).value, U"。：；，")) {
    s.remove_suffix(scan::rune_before(s, s.size()).size);
  }
  for (std::size_t begin = 0; begin < s.size();) {
    const std::size_t comma = std::min(scan::find(s, "，", begin), s.size());
    ++parts;
    readers += scan::ends_in_addressee(s.substr(begin, comma - begin)) ? 1 : 0;
    begin = comma + std::string_view("，").size();
  }
  return parts > 1 && readers * 2 >= parts;
}

bool has_words(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    if (scan::is_han(rune.value) || scan::is_latin(rune.value) ||
        scan::digit_value(rune.value) >= 0) {
      return true;
    }
    at += std::max<std::size_t>(rune.size, 1);
  }
  return false;
}

void observe_addressees(const scan::Glance& seen, Line& line) {
  if (line.characters > size::longest_addressees || line.has(F::holds_sentence)) return;
  const std::string_view s = seen.text();
  std::string_view readers = s;
  if (line.has(F::ends_colon)) readers.remove_suffix(scan::rune_before(s, s.size()).size);
  static constexpr words::Words labels{"主送"};
  const bool reader =
      (words::begins_with(readers, labels) && holds(readers, "：")) ||
      scan::ends_in_addressee(readers) || seen.holds("同志") ||
      (line.has(F::ends_colon) && !line.has(F::full) &&
       words::begins_with(readers, words::all_of_them) && words::ends_with(readers, words::people));
  line.set(F::readers_at_end, reader && !line.has(F::ends_sentence));
  // 责任单位：市财政局，市水务局 tells who is to act.
  const std::size_t colon = seen.find("：");
  const bool told = colon != std::string_view::npos && colon + 3 < s.size();
  line.set(F::reader_list, !line.labelled() && !told && seen.holds("，") && lists_readers(s));
  // A sentence that ends in a colon leads in to what follows; a list of readers has no verb.
  const bool lead_in = seen.holds("如下") || seen.holds("下列") || seen.holds("以下") ||
                       seen.holds("现将") || seen.holds("现就") || seen.holds("应当") ||
                       seen.holds("包括");
  line.set(F::lead_in, line.has(F::ends_colon) && (lead_in || !reader));
  const bool labelled = words::begins_with(s, labels) && holds(readers, "：");
  line.set(F::addressees, (line.has(F::ends_colon) && reader && !lead_in) || labelled);
}

// 省长　李某某, 市长：王某某, 州　长　　李　某　某: an office, a space or a colon, and the name of
// who holds it. Any space may be the one between them.
bool signs(const scan::Glance& seen) {
  const std::string_view s = seen.text();
  const auto signs_at = [&](std::size_t cut, std::size_t mark) {
    return scan::ends_in_office(scan::without_spaces(s.substr(0, cut))) &&
           scan::is_person_name(scan::trim(s, scan::make_span(cut + mark, s.size())).of(s));
  };
  const std::size_t colon = seen.find("：");
  if (colon != std::string_view::npos) return signs_at(colon, std::string_view("：").size());
  for (std::size_t at = 0; at < s.size();) {
    const scan::Rune rune = scan::rune_at(s, at);
    if (scan::is_space(rune.value) && signs_at(at, rune.size)) return true;
    at += std::max<std::size_t>(rune.size, 1);
  }
  return false;
}

// A word for contacts in what the line's first colon labels: 联系人：, 报名联系电话：.
bool labels_contact(const scan::Glance& seen) {
  constexpr std::size_t longest_label = 60;  // bytes: ××促进会联系人
  const std::size_t colon = std::min(seen.find("："), seen.find(":"));
  if (colon > longest_label) return false;
  const std::string_view s = seen.text();
  return words::begins_with(s, words::contact_labels) ||
         words::holds(s.substr(0, colon), words::contact_labels);
}

// 0555-5550123（镇纪委）: a number and whose it is, below another of its label.
bool is_phone_with_owner(std::string_view text, const Line& line) {
  if (line.has(F::full) || line.has(F::ends_sentence)) return false;
  const auto phones = scan::find_phones(text, line.span);
  if (phones.empty() || phones.front().span.begin != line.span.begin) return false;
  if (phones.front().area.empty() && phones.front().kind == scan::PhoneKind::landline) return false;
  const std::string_view behind =
      scan::trim(text, {phones.back().span.end, line.span.end}).of(text);
  return behind.empty() || (behind.starts_with("（") && behind.ends_with("）"));
}

void observe_tail(std::string_view text, const scan::Glance& seen, Line& line) {
  const std::string_view s = seen.text();
  const bool attachment = starts(s, "附件") || starts(s, "附：") || starts(s, "附:");
  if (attachment) {
    const bool mark = line.characters <= 6 && !seen.holds("：") && !seen.holds(":");
    line.set(F::annex_mark, mark);
    line.set(F::attachment_head, !mark || s == "附件：");
    if (s == "附件：" || s == "附件:") line.set(F::annex_mark);
  }
  const bool labelled = seen.holds("：") || seen.holds(":");
  line.set(F::contact, labels_contact(seen));
  if (!line.has(F::holds_sentence) && line.characters <= size::longest_title) {
    line.set(F::phone, (seen.holds("电话") || seen.holds("传真") || seen.holds("手机")) &&
                           !scan::find_phones(text, line.span).empty());
    line.set(F::phone, line.has(F::phone) || is_phone_with_owner(text, line));
  }
  line.set(F::cc, words::begins_with(s, words::cc_labels) && labelled);
  line.set(F::printed, s.ends_with("印发") && !scan::date_line(text, line.span) &&
                           seen.holds("日") && !line.has(F::full));
  line.set(F::copies, seen.holds("共印") && seen.holds("份"));
  if (!line.has(F::full)) {
    line.set(F::date, scan::date_line(text, line.span).has_value());
    if (!line.has(F::date) && !line.has(F::ends_sentence)) {
      const auto dates = scan::find_dates(text, line.span);
      if (!dates.empty() && dates.back().span.end == line.span.end &&
          dates.back().start.date.year != 0) {
        const Span before = scan::trim(text, {line.span.begin, dates.back().span.begin});
        line.set(F::organs_then_date, scan::is_organ_name(before.of(text)));
      }
    }
  }
  const std::string_view inside = bracketed(s);
  line.set(F::bracketed, !inside.empty());
  line.set(F::annotation, words::begins_with(inside.empty() ? s : inside, words::annotations) &&
                              (!inside.empty() || (line.has(F::brief) && starts(s, "此件"))));
  const std::string_view clause = inside.empty() ? s : inside;
  line.set(F::disclosure,
           words::begins_with(clause, words::disclosure_labels) ||
               (line.has(F::brief) && !inside.empty() && words::holds(inside, words::disclosures) &&
                !starts(inside, "此件")));
  if (!line.has(F::full) && !line.has(F::ends_sentence)) line.set(F::signer, signs(seen));
}

void observe_page(std::string_view text, const scan::Glance& seen, Line& line) {
  const std::string_view s = seen.text();
  // Where a picture or a number might have stood.
  line.set(F::no_words, !has_words(s) || s == "图片" || scan::is_empty_number(s));
  const auto entries = page_entries(text, line.span);
  line.set(F::meta, !entries.empty());
  line.set(F::much_meta, entries.size() > 1);
  line.set(F::byline, line.has(F::brief) && !entries.empty() &&
                          entries.front().label.begin == line.span.begin &&
                          (entries.front().field == PageField::editor ||
                           entries.front().field == PageField::origin ||
                           entries.front().field == PageField::author));
  // 2023-05-06 14:00, or a date and then labels: 2023-01-31来源：…
  const bool labelled = !entries.empty() && entries.front().label.begin > line.span.begin &&
                        scan::digit_value(static_cast<unsigned char>(s.front())) >= 0;
  line.set(F::date_and_time, labelled || ((!line.has(F::full) || !entries.empty()) &&
                                          page_timestamp(text, line.span).has_value()));
  const int bars = words::count(s, words::navigation);
  const bool comment = (s.starts_with("<!--") && s.ends_with("-->")) || s.starts_with("<%");
  const bool site =
      s.front() == '_' || s.front() == '|' || s.starts_with("- ") || s.starts_with("-");
  line.set(F::registration, line.has(F::brief) && registration(s));
  const bool place = !line.has(F::ends_sentence) && line.characters <= size::longest_title / 2 &&
                     breadcrumbs(seen);
  // -云泽市人民政府, cut from behind a title
  const bool cut = line.full.begin > 0 && text[line.full.begin - 1] != '\n';
  const bool owner = site && (s.ends_with("网") || (cut && scan::ends_in_organ(s)));
  line.set(F::navigation, comment || place || owner || bars > 1 ||
                              words::begins_with(s, words::neighbours) ||
                              (bars == 1 && line.has(F::brief) && !line.has(F::ends_sentence) &&
                               !line.has(F::ends_list_mark)));  // 户口簿（首页）； is an item
  line.set(F::url, s.starts_with("http") || s.starts_with("www."));
  line.set(F::holds_url, holds(s, "http://") || holds(s, "https://"));
  const bool bullet = s.starts_with("- ") || s.starts_with("· ") || s.starts_with("•");
  const auto dates = s.ends_with("）") || s.ends_with("］") || s.ends_with("]") ||
                             scan::digit_value(static_cast<unsigned char>(s.back())) >= 0
                         ? scan::find_dates(text, line.span)
                         : std::vector<scan::DateRange>{};
  const bool dated = !dates.empty() && dates.back().start.date.day != 0 &&
                     line.span.end - dates.back().span.end <= 3 &&
                     dates.back().span.begin > line.span.begin &&
                     holds(dates.back().span.of(text), "-");
  // • 来源：某某网, • 意见反馈> and 实施日期：2016-5-1 are no teasers: the page speaks of itself,
  // or there is a button.
  const bool button = s.ends_with(">") || s.ends_with("＞");
  const bool own = !entries.empty() || line.has(F::date_and_time) || button;
  const bool value =
      dated && std::any_of(entries.begin(), entries.end(), [&](const PageEntry& entry) {
        return entry.value.begin == dates.back().span.begin;
      });
  line.set(F::navigation, line.has(F::navigation) || (bullet && button));
  line.set(F::list_item_dated, (dated && !value && !line.has(F::table_row)) || (bullet && !own));
  line.set(F::related_head, line.has(F::brief) && words::begins_with(s, words::related_heads));
  line.set(F::disclaimer, words::holds(seen, words::disclaimers) && !line.has(F::label));
}

void observe_label(std::string_view text, Line& line) {
  if (line.has(F::table_row)) return;  // what is numbered in a table is its row
  line.label = scan::label(text, line.span.begin);
  if (!line.label) line.label = scan::bare_label(text, line.span);
  line.set(F::weak_label, line.label && !line.labelled());
  if (!line.labelled()) return;
  constexpr float sure = 0.75F;
  line.set(line.label->confidence >= sure ? F::label : F::doubtful_label);
}

void observe_line(std::string_view text, Line& line) {
  const std::string_view s = line.span.of(text);
  const scan::Glance seen(s);
  observe_shape(seen, line);
  line.set(F::hanging, indentation(text, line) >= size::hanging_columns);
  observe_label(text, line);
  observe_head(text, seen, line);
  observe_addressees(seen, line);
  observe_tail(text, seen, line);
  observe_page(text, seen, line);
  line.set(F::reports, !line.labelled() && reports(seen));
  line.set(F::announces_text, announces_text(s));
  line.set(F::closing_phrase, words::begins_with(s, words::closing_phrases) && !line.has(F::full));
  if (!line.has(F::full) && !line.has(F::ends_sentence) && !line.has(F::ends_colon) &&
      !line.labelled()) {
    line.set(F::kind_at_end, scan::kind(s).has_value());
  }
  const bool arabic = line.labelled() && line.label->style == LabelStyle::arabic;
  line.set(F::attachment_item,
           arabic && !line.has(F::ends_sentence) && !line.has(F::holds_sentence));
}

constexpr std::array<std::string_view, static_cast<std::size_t>(F::count)> names{
    "brief",
    "full",
    "ends_sentence",
    "ends_list_mark",
    "ends_colon",
    "hanging",
    "holds_sentence",
    "copy_number",
    "classification",
    "urgency",
    "approver",
    "organs",
    "letterhead",
    "order_head",
    "number",
    "number_at_end",
    "before_number",
    "before_about",
    "title_begin",
    "title_go_on",
    "title_end",
    "heads_text",
    "kind_at_end",
    "passing",
    "addressees",
    "readers_at_end",
    "reader_list",
    "reports",
    "announces_text",
    "meeting",
    "label",
    "doubtful_label",
    "weak_label",
    "lead_in",
    "closing_phrase",
    "attachment_head",
    "attachment_item",
    "file_name",
    "attachment_listed",
    "annex_mark",
    "contact",
    "phone",
    "date",
    "organs_then_date",
    "signer",
    "bracketed",
    "annotation",
    "disclosure",
    "cc",
    "printed",
    "copies",
    "before_date",
    "signs_off",
    "no_words",
    "meta",
    "much_meta",
    "byline",
    "date_and_time",
    "registration",
    "glued_row",
    "navigation",
    "url",
    "holds_url",
    "list_item_dated",
    "related_head",
    "disclaimer",
    "markup_metadata",
    "markup_heading",
    "centred",
    "right_aligned",
    "table_row",
    "data_row",
    "furniture",
    "all_link",
    "contents",
    "first"};

}  // namespace

void observe(std::string_view text, std::vector<Line>& lines, values::Watch* watch) {
  for (Line& line : lines) {
    values::poll(watch, line.full.size());
    observe_line(text, line);
  }
  observe_neighbours(text, lines, watch);
  observe_lists(lines);
}

std::string_view name(Feature feature) {
  return names[static_cast<std::size_t>(feature)];
}

Lines read_lines(std::string_view text, const std::vector<text::Block>& blocks,
                 const std::vector<text::Link>& links, values::Watch* watch) {
  Lines out = cut_lines(text, watch);
  observe_markup(blocks, links, out.lines);
  observe(text, out.lines, watch);
  observe_tails(text, out.lines, watch);
  mark_contents(text, out.lines);
  values::poll(watch, text.size());
  mark_titles(text, out.lines, watch);
  return out;
}

}  // namespace gongwen::parse
