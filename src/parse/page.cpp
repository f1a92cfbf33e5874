#include "parse/page.hpp"

#include <algorithm>
#include <array>

#include "parse/words.hpp"
#include "scan/contact_forms.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::parse {
namespace {

struct LabelWord {
  std::string_view word;
  PageField field;
  // Words of daily use: they count only at the beginning, behind a space, or before a date.
  bool common = false;
};

// The labels of the 信息公开 tables and of article heads. The core metadata of 政府信息公开 name
// some of them; the others are what sites print.
constexpr std::array label_words{
    LabelWord{"索引号", PageField::index_number},
    LabelWord{"主题分类", PageField::topic},
    LabelWord{"发文机关", PageField::issuer},
    LabelWord{"发文机构", PageField::issuer},
    LabelWord{"发布机构", PageField::issuer},
    LabelWord{"发布机关", PageField::issuer},
    LabelWord{"公开责任部门", PageField::issuer},
    LabelWord{"制发机关", PageField::issuer},
    LabelWord{"发文单位", PageField::issuer},
    LabelWord{"发布单位", PageField::issuer},
    LabelWord{"成文日期", PageField::document_date},
    LabelWord{"成文时间", PageField::document_date},
    LabelWord{"发文日期", PageField::document_date},
    LabelWord{"发文时间", PageField::document_date},
    LabelWord{"生成日期", PageField::document_date},
    LabelWord{"产生日期", PageField::document_date},
    LabelWord{"标题", PageField::document_title, true},
    LabelWord{"信息名称", PageField::document_title},
    LabelWord{"文件名称", PageField::document_title},
    LabelWord{"名称", PageField::document_title, true},
    LabelWord{"发文字号", PageField::document_number},
    LabelWord{"文件编号", PageField::document_number},
    LabelWord{"文号", PageField::document_number, true},
    LabelWord{"发布日期", PageField::published},
    LabelWord{"发布时间", PageField::published},
    LabelWord{"发表时间", PageField::published},
    LabelWord{"公开日期", PageField::published},
    LabelWord{"更新时间", PageField::published},
    LabelWord{"添加时间", PageField::published},
    LabelWord{"时间", PageField::published, true},
    LabelWord{"日期", PageField::published, true},
    LabelWord{"有效性", PageField::validity},
    LabelWord{"时效性", PageField::validity},
    LabelWord{"效力状态", PageField::validity},
    LabelWord{"是否有效", PageField::validity},
    LabelWord{"主题词", PageField::keywords},
    LabelWord{"关键词", PageField::keywords},
    LabelWord{"信息来源", PageField::origin},
    LabelWord{"文章来源", PageField::origin},
    LabelWord{"稿件来源", PageField::origin},
    LabelWord{"来源", PageField::origin, true},
    LabelWord{"作者", PageField::author, true},
    LabelWord{"责任编辑", PageField::editor},
    LabelWord{"责编", PageField::editor, true},
    LabelWord{"编辑", PageField::editor, true},
    LabelWord{"统一编号", PageField::unified_number},
    LabelWord{"统一登记号", PageField::unified_number},
    LabelWord{"实施日期", PageField::effective},
    LabelWord{"生效日期", PageField::effective},
    LabelWord{"施行日期", PageField::effective},
    LabelWord{"失效日期", PageField::expires},
    LabelWord{"废止日期", PageField::expires},
    LabelWord{"终止日期", PageField::expires},
    LabelWord{"公开方式", PageField::disclosure},
    LabelWord{"公开属性", PageField::disclosure},
    LabelWord{"原文链接", PageField::url},
    LabelWord{"原文地址", PageField::url},
    LabelWord{"公开范围", PageField::none},
    LabelWord{"公开形式", PageField::none},
    LabelWord{"体裁分类", PageField::none},
    LabelWord{"组配分类", PageField::none},
    LabelWord{"服务对象", PageField::none},
    LabelWord{"备案登记号", PageField::none},
    LabelWord{"信息分类", PageField::none},
    LabelWord{"所属主题", PageField::none},
    LabelWord{"内容概述", PageField::none},
    LabelWord{"访问量", PageField::none},
    LabelWord{"访问次数", PageField::none},
    LabelWord{"浏览次数", PageField::none},
    LabelWord{"浏览量", PageField::none},
    LabelWord{"阅读次数", PageField::none},
    LabelWord{"点击数", PageField::none},
    LabelWord{"点击量", PageField::none},
    LabelWord{"点击率", PageField::none},
    LabelWord{"字号", PageField::none, true},
    LabelWord{"字体", PageField::none, true},
    LabelWord{"选择字体", PageField::none},
    LabelWord{"字体大小", PageField::none},
    LabelWord{"分享到", PageField::none},
    LabelWord{"分享", PageField::none, true},
    LabelWord{"审核", PageField::none, true},
    LabelWord{"签发", PageField::none, true},
};

// The characters that labels begin with: few places of a line need a closer look.
constexpr tables::CharacterSet label_openings = [] {
  tables::CharacterSet set;
  for (const LabelWord& label : label_words) set.add(tables::first_character(label.word));
  return set;
}();

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
  const std::string_view rest = text.substr(at, limit - at);
  if (!label_openings.may_hold(tables::first_character(rest))) return best;
  std::size_t longest = 0;
  for (const LabelWord& candidate : label_words) {
    const std::size_t size = words::matched(rest, candidate.word);
    if (size <= longest) continue;
    // A tab parts label and value of a table's row; 发布时间 ： has a space before its colon.
    const bool cell = size < rest.size() && rest[size] == '\t';
    const std::size_t after = cell ? size : scan::skip_spaces(rest, size);
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

// A common word is a label behind a space or a bracket, or where its value plainly is a date.
bool counts(std::string_view text, std::size_t at, const Hit& hit, Span line) {
  if (!hit.word->common || at == line.begin) return true;
  const char32_t before = scan::rune_before(text, at).value;
  if (scan::is_space(before) || before == U'|' || before == U'】' || before == U'【' ||
      before == U'；') {
    return true;
  }
  const std::size_t value = scan::skip_spaces(text, hit.end);
  return hit.word->field == PageField::published &&
         scan::digit_value(scan::rune_at(text, value).value) >= 0;
}

// Where labels may begin: behind a date and time, or the opening bracket of a bar.
std::size_t labels_begin(std::string_view text, Span line) {
  std::size_t at = line.begin;
  if (const auto date = scan::date_at(text, at); date && date->date.day != 0) {
    at = date->span.end;
    while (at < line.end) {  // a time of day
      const scan::Rune rune = scan::rune_at(text, at);
      if (scan::digit_value(rune.value) < 0 && !is_colon(rune.value) &&
          !scan::is_space(rune.value) && rune.value != U'|') {
        break;
      }
      at += rune.size;
    }
    return at;
  }
  const scan::Rune first = scan::rune_at(text, at);
  if (first.value == U'【' || first.value == U'（' || first.value == U'[') at += first.size;
  return at;
}

Span trim_value(std::string_view text, Span value) {
  value = scan::trim(text, value);
  // Bars and brackets of the page are no part of the value.
  while (!value.empty()) {
    const scan::Rune last = scan::rune_before(text, value.end);
    if (last.value != U'【' && last.value != U'】' && last.value != U'|' && last.value != U'[')
      break;
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
  constexpr std::uint32_t iso_size = 10;
  const std::string_view s = value.of(text);
  const std::size_t colon = s.find(':');
  const bool glued = s.size() > iso_size && colon == iso_size + 2 && s[4] == '-' && s[7] == '-';
  const std::string_view readable = glued ? text.substr(0, value.begin + iso_size) : text;
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
  if (name == "pubdate" || name == "publisheddate") return PageField::published;
  if (name == "contentsource") return PageField::origin;
  if (name == "author") return PageField::author;
  if (name == "editor") return PageField::editor;
  if (name == "url") return PageField::url;
  if (name == "documentnumber") return PageField::document_number;
  if (name == "title") return PageField::document_title;
  return PageField::none;
}

}  // namespace

std::vector<PageEntry> page_entries(std::string_view text, Span line) {
  std::vector<PageEntry> entries;
  const std::string_view whole = line.of(text);
  if (whole.find_first_of(":\t") == std::string_view::npos &&
      whole.find("：") == std::string_view::npos) {
    return entries;
  }
  const std::size_t begin = labels_begin(text, line);
  for (std::size_t at = begin; at < line.end;) {
    const scan::Rune rune = scan::rune_at(text, at);
    if (entries.empty() && at > begin && !scan::is_space(rune.value) && begin == line.begin) {
      // The first label opens the line; what has other words before it is running text.
      break;
    }
    Hit hit = label_at(text, at, line.end);
    if (hit.word == nullptr || !counts(text, at, hit, line)) hit = cell_label_at(text, at, line);
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
    std::vector<PageEntry> entries = page_entries(text, line.span);
    // A label at a line's end may have its value on the next line of the block.
    if (!entries.empty() && entries.back().value.empty() && i + 1 < indices.size() &&
        indices[i + 1] == indices[i] + 1) {
      const Line& next = lines[indices[i + 1]];
      if (page_entries(text, next.span).empty()) entries.back().value = next.span;
    }
    for (const PageEntry& entry : entries) {
      if (!entry.value.empty()) fill(text, entry, page, document);
    }
    if (entries.empty() || entries.front().label.begin > line.span.begin) {
      // 2019-09-19 09:53 at the head of an article is its time of publication.
      if (line.has(Feature::date_and_time)) set_if_absent(page.published, text, line.span);
    }
  }
  // What is out of sight speaks where nothing in sight does (tests/spec.md, 13).
  for (const std::size_t i : indices) {
    if (!lines[i].has(Feature::markup_metadata)) continue;
    fill(text, {field_of(lines[i].block->name), {}, lines[i].span}, page, document);
  }
  return document;
}

}  // namespace gongwen::parse
