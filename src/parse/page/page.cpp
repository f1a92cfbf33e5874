#include "parse/page/page.hpp"

#include <algorithm>
#include <array>

#include "parse/page/page_labels.hpp"
#include "parse/page/rows.hpp"
#include "parse/words.hpp"
#include "scan/contact_forms.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/glance.hpp"
#include "scan/kind.hpp"
#include "scan/timestamp.hpp"
#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::parse {
namespace {

// What stands before an item where a list of the page was made text.
constexpr std::string_view bullet = "•";
// What parts the cells of a bar.
constexpr words::Words bars{"|", "【", "[", "（"};

struct Hit {
  const LabelWord* word = nullptr;
  std::size_t end = 0;  // behind the colon
};

bool is_colon(char32_t c) {
  return c == U'：' || c == U':';
}

// The longest label that stands at `at` with a colon behind it.
Hit label_at(std::string_view text, std::size_t at, std::size_t limit) {
  Hit best;
  if (at >= limit) return best;
  const std::string_view rest = text.substr(at, limit - at);
  if (!may_be_label(rest)) return best;
  std::size_t longest = 0;
  for (const LabelWord& candidate : label_words) {
    const std::size_t size = words::matched(rest, candidate.word);
    if (size <= longest) continue;
    // A tab or a bar parts label and value of a table's row; 发布时间 ： has a space before its
    // colon. A bar is no mark of a common word: 名称 | 时间 | 来源 heads a table of data.
    const std::size_t behind = scan::skip_spaces(rest, size);
    const bool bar = !candidate.common && behind < rest.size() && rest[behind] == '|';
    const bool cell = bar || (size < rest.size() && rest[size] == '\t');
    const std::size_t after = bar ? behind : cell ? size : behind;
    const scan::Rune colon = scan::rune_at(rest, after);
    if (!cell && !is_colon(colon.value)) continue;
    longest = size;
    best = {&candidate, at + after + colon.size};
  }
  return best;
}

// Any word and a colon, as a cell of a row: 发布人：…    联络点：… What it labels nobody asks for,
// but the value before it ends there.
Hit cell_label_at(std::string_view text, std::size_t at, Span line) {
  static constexpr LabelWord unknown{"", PageField::none, false};
  constexpr std::size_t longest_label = 6;
  const char32_t before = scan::rune_before(text, at).value;
  const bool apart = before == U'\t' || (scan::is_space(before) && at >= line.begin + 2 &&
                                         scan::is_space(scan::rune_before(text, at - 1).value));
  if (at != line.begin && !apart) return {};
  std::size_t end = at;
  for (std::size_t n = 0; end < line.end; ++n) {
    const scan::Rune rune = scan::rune_at(text, end);
    if (is_colon(rune.value)) return n > 1 ? Hit{&unknown, end + rune.size} : Hit{};
    if (n == longest_label || !scan::is_han(rune.value)) return {};
    end += rune.size;
  }
  return {};
}

// A value that is one of these is whole: the next label follows at once (有效性：有效来源：…).
constexpr words::Words validities{"有效", "失效", "废止", "已修改", "已废止"};

// A common word is a label where labels begin, behind a space or a bracket, behind what plainly is
// a whole value (a figure, 有效), or where its own value plainly is a date or a button.
bool counts(std::string_view text, std::size_t at, const Hit& hit, std::size_t begin,
            const std::vector<PageEntry>& entries) {
  if (!hit.word->common || at == begin) return true;
  if (!entries.empty() && at == entries.back().value.begin) return true;  // 作者：来源：…
  const char32_t before = scan::rune_before(text, at).value;
  if (scan::is_space(before) || scan::is_one_of(before, U"|】【；）]")) return true;
  const PageField last = entries.empty() ? PageField::none : entries.back().field;
  if (scan::digit_value(before) >= 0 && !entries.empty() &&
      (last == PageField::published || last == PageField::none)) {
    return true;
  }
  if (last == PageField::validity &&
      words::ends_with(text.substr(entries.back().value.begin, at - entries.back().value.begin),
                       validities)) {
    return true;
  }
  const char32_t value = scan::rune_at(text, scan::skip_spaces(text, hit.end)).value;
  const bool figure = scan::digit_value(value) >= 0;
  if (hit.word->field == PageField::published) return figure;
  return hit.word->field == PageField::none && (figure || scan::is_one_of(value, U"【[［大小"));
}

// Where labels may begin: behind a date (and time), or the opening bracket of a bar.
std::size_t labels_begin(std::string_view text, Span line) {
  std::size_t at = line.begin;
  const auto stamp = page_timestamp(text, line);
  const auto date = stamp ? std::nullopt : scan::date_at(text, at);
  if (stamp || (date && date->date.day != 0)) {
    at = stamp ? stamp->span.end : date->span.end;
    while (at < line.end) {
      const scan::Rune rune = scan::rune_at(text, at);
      if (!scan::is_space(rune.value) && rune.value != U'|') break;
      at += rune.size;
    }
    return at;
  }
  const scan::Rune first = scan::rune_at(text, at);
  if (first.value == U'【' || first.value == U'（' || first.value == U'[') at += first.size;
  return at;
}

// 来源：某某办公室2023-04-28 17:16: the time that is glued to a value is the page's.
void part_timestamp(std::string_view text, std::vector<PageEntry>& entries) {
  std::vector<PageEntry> out;
  for (PageEntry& entry : entries) {
    const bool words = entry.field == PageField::origin || entry.field == PageField::author ||
                       entry.field == PageField::editor;
    const auto stamp = words ? scan::find_timestamp(text, entry.value) : std::nullopt;
    out.push_back(entry);
    if (!stamp || stamp->span.begin == entry.value.begin) continue;
    out.back().value = scan::trim(text, {entry.value.begin, stamp->span.begin});
    const Span time = stamp->span;
    out.push_back({PageField::published, {time.begin, time.begin}, time});
  }
  entries = std::move(out);
}

Span trim_value(std::string_view text, Span value) {
  value = scan::trim(text, value);
  // Bars and brackets of the page are no part of the value.
  while (!value.empty()) {
    const scan::Rune last = scan::rune_before(text, value.end);
    const bool icon = last.value >= 0xE000 && last.value <= 0xF8FF;  // of a share bar's own font
    if (!icon && !scan::is_one_of(last.value, U"【】|[")) break;
    value.end -= static_cast<std::uint32_t>(last.size);
    value = scan::trim(text, value);
  }
  return value;
}

Value value_of(std::string_view text, Span span) {
  return {scan::squeezed(span.of(text)), span, 1};
}

// The first date in a value; times of day behind it are the page's.
std::optional<Date> date_of(std::string_view text, Span value) {
  value.begin = static_cast<std::uint32_t>(scan::skip_spaces(text, value.begin));
  if (value.begin >= value.end) return std::nullopt;
  // A time glued to the date (2023-04-2821:28:50) would be read into it: the date goes first.
  const auto stamp = scan::timestamp_at(text, value.begin);
  const std::string_view readable = stamp ? text.substr(0, stamp->date.end) : text;
  const auto match = scan::date_at(readable, value.begin);
  if (!match || match->span.end > value.end) return std::nullopt;
  return scan::to_date(text, *match);
}

bool has_time_of_day(std::string_view text, Span value) {
  return value.of(text).find(':') != std::string_view::npos ||
         value.of(text).find("：") != std::string_view::npos;
}

void set_if_absent(std::optional<Value>& slot, std::string_view text, Span value) {
  if (!slot) slot = value_of(text, value);
}

void set_if_absent(std::optional<Date>& slot, std::string_view text, Span value) {
  if (!slot) slot = date_of(text, value);
}

void fill(std::string_view text, const PageEntry& entry, Page& page, PageDocument& document) {
  const Span value = entry.value;
  switch (entry.field) {
    case PageField::none:
      break;
    case PageField::url: {
      const auto urls = scan::find_urls(text, value);
      if (!urls.empty() && !page.url) page.url = Value{urls[0].text, urls[0].span, 1};
      break;
    }
    case PageField::origin:
      set_if_absent(page.origin, text, value);
      break;
    case PageField::author:
      set_if_absent(page.author, text, value);
      break;
    case PageField::editor:
      set_if_absent(page.editor, text, value);
      break;
    case PageField::published:
      set_if_absent(page.published, text, value);
      break;
    case PageField::index_number:
      set_if_absent(page.index_number, text, value);
      break;
    case PageField::topic:
      set_if_absent(page.topic, text, value);
      break;
    case PageField::keywords: {
      Span rest = value;
      while (!rest.empty()) {
        std::uint32_t end = rest.begin;
        while (end < rest.end) {
          const char32_t c = scan::rune_at(text, end).value;
          if (scan::is_space(c) || c == U'；' || c == U'，' || c == U'、' || c == U';') break;
          end += static_cast<std::uint32_t>(scan::rune_at(text, end).size);
        }
        if (end > rest.begin) page.keywords.push_back(value_of(text, {rest.begin, end}));
        rest.begin =
            end < rest.end ? end + static_cast<std::uint32_t>(scan::rune_at(text, end).size) : end;
      }
      break;
    }
    case PageField::validity:
      set_if_absent(page.validity, text, value);
      break;
    case PageField::issuer:
      set_if_absent(page.issuer, text, value);
      break;
    case PageField::unified_number:
      set_if_absent(page.unified_number, text, value);
      break;
    case PageField::effective:
      set_if_absent(page.effective, text, value);
      break;
    case PageField::expires:
      set_if_absent(page.expires, text, value);
      break;
    case PageField::document_number:
      if (!document.number) document.number = scan::document_number_line(text, value);
      break;
    case PageField::document_date:
      // 发文日期 with a clock time is the page's own.
      if (!document.date && !has_time_of_day(text, value)) document.date = date_of(text, value);
      break;
    case PageField::document_title:
      set_if_absent(document.title, text, value);
      break;
    case PageField::disclosure:
      set_if_absent(document.disclosure, text, value);
      break;
  }
}

// The names that markup gives its metadata (政府网站发展指引, annex 3), and <title>.
PageField field_of(std::string_view name) {
  if (name == "articletitle") return PageField::document_title;
  if (name == "pubdate" || name == "publisheddate" || name == "publishdate" ||
      name == "publishedtime" || name == "firstpublishedtime" || name == "article:published_time") {
    return PageField::published;
  }
  if (name == "contentsource" || name == "source") return PageField::origin;
  if (name == "author") return PageField::author;
  if (name == "editor") return PageField::editor;
  if (name == "url" || name == "og:url") return PageField::url;
  if (name == "documentnumber") return PageField::document_number;
  if (name == "title") return PageField::document_title;
  return PageField::none;
}

}  // namespace

namespace {

// …的通知_通知公告_云泽市财政局: a window's title up to the first mark behind a title.
Span without_site(std::string_view text, Span title) {
  const std::string_view whole = title.of(text);
  constexpr std::string_view marks = "_|-";
  for (std::size_t at = whole.find_first_of(marks); at != whole.npos;
       at = whole.find_first_of(marks, at + 1)) {
    const Span before = scan::trim(text, scan::make_span(title.begin, title.begin + at));
    if (scan::kind(before.of(text))) return before;
  }
  return title;
}

}  // namespace

std::optional<scan::Timestamp> page_timestamp(std::string_view text, Span line) {
  if (line.of(text).starts_with(bullet)) {
    line = scan::trim(text, scan::make_span(line.begin + bullet.size(), line.end));
  }
  constexpr std::uint32_t longest_byline = 90;  // bytes: the name of a column or of an account
  const auto stamp =
      scan::find_timestamp(text, {line.begin, std::min(line.end, line.begin + longest_byline)});
  if (!stamp) return std::nullopt;
  const std::string_view before = text.substr(line.begin, stamp->span.begin - line.begin);
  const std::size_t next = scan::skip_spaces(text, stamp->span.end);
  const std::string_view behind = next < line.end ? text.substr(next, line.end - next) : "";
  static constexpr words::Words marks{"，", "。", "：", "；", "《", ":"};
  if (words::holds(before, marks)) return std::nullopt;
  // 某某发布2023-05-08 16:57发表于某某: how an account prints its own name.
  const bool told = behind.starts_with("发表于") || label_at(text, next, line.end).word != nullptr;
  const bool bar = behind.empty() || next > stamp->span.end || words::begins_with(behind, bars) ||
                   words::begins_with(behind, words::navigation);
  return told || (before.empty() && bar) ? stamp : std::nullopt;
}

std::vector<PageEntry> page_entries(std::string_view text, Span line) {
  std::vector<PageEntry> entries;
  const std::string_view whole = line.of(text);
  if (!scan::holds(whole, "：") && !scan::holds(whole, ":") && !scan::holds(whole, "\t") &&
      !scan::holds(whole, "|")) {
    return rows::entries(text, line);
  }
  if (whole.starts_with(bullet)) {
    // • 来源：某某网
    const Span item = scan::trim(text, scan::make_span(line.begin + bullet.size(), line.end));
    return item.empty() ? entries : page_entries(text, item);
  }
  // A label begins with one of its characters, or behind white space.
  static constexpr tables::CharacterSet places = [] {
    tables::CharacterSet set = label_openings;
    for (const char32_t c : {U'\t', U' ', U'\u00A0', U'\u202F', U'\u3000'}) set.add(c);
    for (char32_t c = 0x2000; c <= 0x200A; ++c) set.add(c);
    return set;
  }();
  const std::string_view seen = text.substr(0, line.end);
  const std::size_t begin = labels_begin(text, line);
  for (std::size_t at = begin; at < line.end;) {
    const scan::Rune rune = scan::rune_at(text, at);
    if (entries.empty() && at > begin && !scan::is_space(rune.value) && begin == line.begin) {
      // The first label opens the line; what has other words before it is running text.
      break;
    }
    if (at > begin && !scan::is_space(scan::rune_before(text, at).value)) {
      const std::size_t next = scan::find_one_of(seen, places, at);
      if (next > at) {
        at = next;
        continue;
      }
    }
    Hit hit = label_at(text, at, line.end);
    if (hit.word == nullptr || !counts(text, at, hit, begin, entries)) {
      hit = cell_label_at(text, at, line);
    }
    if (hit.word == nullptr) {
      at += rune.size;
      continue;
    }
    if (!entries.empty()) entries.back().value.end = static_cast<std::uint32_t>(at);
    const auto end = static_cast<std::uint32_t>(hit.end);
    entries.push_back({hit.word->field, {static_cast<std::uint32_t>(at), end}, {end, line.end}});
    at = hit.end;
  }
  for (PageEntry& entry : entries) entry.value = trim_value(text, entry.value);
  part_timestamp(text, entries);
  // A row of labels alone heads a table of data: 发文字号 | 标题 | 发布日期.
  if (whole.find('|') != std::string_view::npos &&
      std::any_of(entries.begin(), entries.end(),
                  [&](const PageEntry& e) { return rows::is_label(e.value.of(text)); })) {
    entries.clear();
  }
  // One unknown word and a colon is prose; a row of them is a table.
  if (entries.size() == 1 && entries[0].field == PageField::none &&
      label_at(text, entries[0].label.begin, line.end).word == nullptr) {
    entries.clear();
  }
  return entries;
}

PageDocument read_page(std::string_view text, const std::vector<Line>& lines,
                       const std::vector<std::size_t>& indices, Page& page) {
  PageDocument document;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const Line& line = lines[indices[i]];
    if (line.has(Feature::markup_metadata)) continue;
    if (line.has(Feature::registration)) set_if_absent(page.unified_number, text, line.span);
    std::vector<PageEntry> entries =
        line.has(Feature::glued_row) ? rows::glued(text, line.span) : page_entries(text, line.span);
    // A label at a line's end may have its value on the next line of the block.
    bool taken = false;
    if (!entries.empty() && entries.back().value.empty() && i + 1 < indices.size() &&
        indices[i + 1] == indices[i] + 1) {
      const Line& next = lines[indices[i + 1]];
      taken = page_entries(text, next.span).empty();
      if (taken) entries.back().value = next.span;
    }
    for (const PageEntry& entry : entries) {
      if (!entry.value.empty()) fill(text, entry, page, document);
    }
    if (entries.empty() || entries.front().label.begin > line.span.begin) {
      // 2019-09-19 09:53 at the head of an article is its time of publication.
      if (const auto stamp = page_timestamp(text, line.span)) {
        set_if_absent(page.published, text, stamp->span);
      } else if (!entries.empty() || line.has(Feature::date_and_time)) {
        set_if_absent(page.published, text, line.span);
      }
    }
    if (taken) ++i;
  }
  // What is out of sight speaks where nothing in sight does (tests/spec.md, 13); <title> has more
  // than the title, so that it comes last.
  for (const bool of_window : {false, true}) {
    for (const std::size_t i : indices) {
      if (!lines[i].has(Feature::markup_metadata)) continue;
      const std::string& name = lines[i].block->name;
      if ((name == "title") != of_window) continue;
      const Span value = of_window ? without_site(text, lines[i].span) : lines[i].span;
      fill(text, {field_of(name), {}, value}, page, document);
    }
  }
  return document;
}

}  // namespace gongwen::parse
