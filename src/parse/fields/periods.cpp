// Dates and periods of the body with the part they play: deadline, entry into force, expiry, event.
#include <algorithm>
#include <array>
#include <string>

#include "parse/fields/common.hpp"
#include "parse/fields/fields.hpp"
#include "scan/date.hpp"
#include "scan/document_number.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::CalendarDate;
using scan::DateMatch;
using scan::DateRange;
using scan::Rune;

// What says the role of a date stands in its clause, this near.
constexpr std::size_t near_bytes = 60;
// In a document of autumn, a month that is past may be next year's: a deadline in spring is.
constexpr int autumn = 10;
constexpr int spring = 3;

template <std::size_t N>
bool holds(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return scan::holds(text, word); });
}

template <std::size_t N>
std::string_view at_end(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return word;
  }
  return {};
}

template <std::size_t N>
std::string_view at_begin(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

constexpr std::array<std::string_view, 4> before_words = {"以前", "之前", "前", "截止"};
constexpr std::array<std::string_view, 9> force_words = {
    "施行", "实施", "执行", "生效", "起算", "适用本", "开始执行", "起有效", "试行"};
constexpr std::array<std::string_view, 2> from_words = {"自", "从"};
constexpr std::array<std::string_view, 12> event_words = {
    "举办", "举行", "召开", "开展", "组织", "启动", "会议", "活动", "报名", "考试", "放假", "上班"};
constexpr std::array<std::string_view, 10> policy_words = {
    "有效期", "政策", "执行期", "实施期", "施行", "执行", "实施", "试行", "购买", "期间"};
constexpr std::array<std::string_view, 8> occasion_words = {"报名", "公示", "征求", "考试",
                                                            "受理", "申报", "活动", "集中"};
constexpr std::array<std::string_view, 10> benefit_words = {"购买", "补贴", "奖补", "优惠", "退税",
                                                            "给予", "发放", "享受", "减免", "减按"};
// 2027年5月26日废止
constexpr std::array<std::string_view, 5> end_words = {"废止", "失效", "停止执行", "终止", "到期"};
constexpr std::array<std::string_view, 9> duty_words = {"将", "报",   "提交", "完成", "送",
                                                        "交", "申报", "反馈", "向"};

// The clause around a date: up to the mark that ends a sentence or line.
struct Clause {
  std::string_view before;
  std::string_view after;
};

Clause clause_around(std::string_view text, Span date, Span paragraph) {
  std::size_t begin = date.begin;
  while (begin > paragraph.begin && date.begin - begin < near_bytes) {
    const Rune rune = scan::rune_before(text, begin);
    if (is_one_of(rune.value, U"。；;\n")) break;
    begin -= rune.size;
  }
  std::size_t end = date.end;
  while (end < paragraph.end && end - date.end < near_bytes) {
    const Rune rune = scan::rune_at(text, end);
    if (is_one_of(rune.value, U"。；;\n")) break;
    end += rune.size;
  }
  return {text.substr(begin, date.begin - begin), text.substr(date.end, end - date.end)};
}

std::string_view up_to_comma(std::string_view after) {
  for (std::size_t at = 0; at < after.size();) {
    const Rune rune = scan::rune_at(after, at);
    if (is_one_of(rune.value, U"，,、")) return after.substr(0, at);
    at += rune.size;
  }
  return after;
}

std::string_view behind_comma(std::string_view before) {
  for (std::size_t at = before.size(); at > 0;) {
    const Rune rune = scan::rune_before(before, at);
    if (is_one_of(rune.value, U"，,")) return before.substr(at);
    at -= rune.size;
  }
  return before;
}

// A date that is only a condition: 2022年4月25日前购买的, 2022年4月25日前已签订….
bool is_condition(std::string_view clause) {
  constexpr std::array<std::string_view, 4> done = {"已", "尚", "未", "仍"};
  const std::string_view what = clause.substr(at_begin(clause, before_words).size());
  return !at_begin(what, done).empty() ||
         (clause.find("的") != clause.npos && !holds(clause, duty_words));
}

// Words that belong to the date itself: 自…起施行, …前.
Span widened(std::string_view text, Span date, Span paragraph) {
  constexpr std::array<std::string_view, 4> left = {"自", "从", "至", "到"};
  constexpr std::array<std::string_view, 10> right = {
      "起施行", "起实施", "起执行", "起生效", "施行", "以前", "之前", "前", "止", "起"};
  const std::string_view before = text.substr(paragraph.begin, date.begin - paragraph.begin);
  date.begin -= static_cast<std::uint32_t>(at_end(before, left).size());
  const std::size_t behind = std::min<std::size_t>(scan::skip_hours(text, date.end), paragraph.end);
  const std::string_view word = at_begin(text.substr(behind, paragraph.end - behind), right);
  if (!word.empty()) date.end = static_cast<std::uint32_t>(behind + word.size());
  return date;
}

PeriodRole range_role(const Clause& clause) {
  constexpr std::array<std::string_view, 3> conditions = {"期间出生", "出生的", "期间购买的"};
  if (holds(clause.after, conditions)) return PeriodRole::mention;
  if (holds(clause.before, occasion_words)) return PeriodRole::event;
  const bool policy = holds(clause.before, policy_words) || holds(clause.after, force_words) ||
                      holds(clause.after, benefit_words);
  return policy ? PeriodRole::effective : PeriodRole::event;
}

bool from_no_date(std::string_view before) {
  constexpr std::array<std::string_view, 2> ends = {"至", "到"};
  constexpr std::array<std::string_view, 3> not_until = {"截至", "截止至", "截止到"};
  return !at_end(before, ends).empty() && at_end(before, not_until).empty();
}

// 申请截止时间为, 有效期截止到, 受理时间截至: what ends with a date that a word before it closes.
// 截至 alone tells how things stood.
std::optional<PeriodRole> closing_role(std::string_view before) {
  constexpr std::array<std::string_view, 8> ends = {
      "截止日期", "截止时间", "截止到", "截止至", "截止为", "截止：", "报送时间为", "完成时限"};
  constexpr std::array<std::string_view, 3> in_force = {"有效期", "执行期", "实施期"};
  constexpr std::array<std::string_view, 7> open_until = {"时间", "日期", "申请", "申报",
                                                          "受理", "报名", "时限"};
  const std::string_view near = behind_comma(before);
  const bool until = near.ends_with("截至") && holds(near, open_until);
  if (holds(near, in_force) && (near.ends_with("截至") || holds(near, ends))) {
    return PeriodRole::expiry;
  }
  if (until || holds(near, ends)) return PeriodRole::deadline;
  return std::nullopt;
}

// 10月前; 10月前后 is no end.
bool before_that(std::string_view near) {
  constexpr std::string_view around = "前后";
  return !at_begin(near, before_words).empty() && !near.starts_with(around);
}

PeriodRole date_role(const Clause& clause) {
  const std::string_view near = up_to_comma(clause.after.substr(scan::skip_hours(clause.after, 0)));
  if (before_that(near)) {
    return is_condition(near) ? PeriodRole::mention : PeriodRole::deadline;
  }
  if (const auto role = closing_role(clause.before)) return *role;
  if (!at_begin(near, end_words).empty()) return PeriodRole::expiry;
  if (from_no_date(clause.before) || clause.before.ends_with("有效期至")) return PeriodRole::expiry;
  if (near.starts_with("起")) return PeriodRole::effective;
  if (!at_end(clause.before, from_words).empty() && holds(near, force_words)) {
    return PeriodRole::effective;
  }
  if (holds(clause.after, event_words) || holds(clause.before, event_words)) {
    return PeriodRole::event;
  }
  return PeriodRole::mention;
}

// Behind 每年 a date without a year is no point in time, nor is one that counts from another
// (次年1月1日).
bool recurs(std::string_view before) {
  constexpr std::array<std::string_view, 3> each = {"每年", "每逢", "每学年"};
  constexpr std::array<std::string_view, 7> counted = {"逢",     "次年",   "翌年",  "当年",
                                                       "下一年", "上一年", "第二年"};
  return holds(before, each) || !at_end(before, counted).empty();
}

class Periods {
 public:
  Periods(std::string_view text, const Date* base, std::optional<int> base_year)
      : text_(text), base_(base != nullptr && base->year > 0 ? base : nullptr) {
    base_year_ = base_ != nullptr ? base_->year : base_year.value_or(0);
    year_ = base_year_;
  }

  // A document without a date of its own is as old as the newest one that it cites by number.
  void date_by_citations(const std::vector<Span>& paragraphs) {
    if (base_year_ != 0) return;
    for (const Span paragraph : paragraphs) {
      for (const Number& number : scan::find_document_numbers(text_, paragraph)) {
        year_ = std::max(year_, number.year.value_or(0));
      }
    }
  }

  // Where it cites none, the first year that it prints with a date is its year.
  void date_by_text(const std::vector<Span>& paragraphs) {
    for (const Span paragraph : paragraphs) {
      if (year_ != 0) return;
      for (const DateRange& range : scan::find_dates(text_, paragraph)) {
        const CalendarDate& date = range.start.date;
        if (year_ == 0 && date.month > 0) year_ = date.year;
      }
    }
  }

  void paragraph(Span span) {
    const std::vector<Span> titles = cited_titles(span);
    std::size_t next = 0;
    for (DateRange& range : scan::find_dates(text_, span)) {
      while (next < titles.size() && titles[next].end <= range.span.begin) ++next;
      const bool in_title = next < titles.size() && titles[next].begin <= range.span.begin;
      if (!in_title) add(range, span);
    }
  }

  [[nodiscard]] std::vector<Period> take() && { return std::move(out_); }

 private:
  // Titles in 《》 name dates of other documents.
  [[nodiscard]] std::vector<Span> cited_titles(Span span) const {
    std::vector<Span> out;
    const std::string_view seen = text_.substr(0, span.end);
    constexpr std::string_view open = "《";
    constexpr std::string_view close = "》";
    for (std::size_t at = scan::find(seen, open, span.begin); at != seen.npos;) {
      const std::size_t end = scan::find(seen, close, at);
      if (end == seen.npos) break;
      out.push_back(scan::make_span(at, end + close.size()));
      at = scan::find(seen, open, end);
    }
    return out;
  }

  // 今年, 明年 and 去年 count from the document's own year.
  [[nodiscard]] int year_for(std::string_view before) const {
    if (base_year_ == 0) return year_;
    if (before.ends_with("明年")) return base_year_ + 1;
    if (before.ends_with("去年") || before.ends_with("上年")) return base_year_ - 1;
    if (before.ends_with("今年") || before.ends_with("本年")) return base_year_;
    return year_;
  }

  static void set_year(DateMatch& match, int year) {
    match.date.year = year;
    if (match.closes_month) match.date.day = scan::days_in_month(year, match.date.month);
  }

  // A year printed in the text holds for the dates behind it where the document has no date.
  void remember(const DateRange& range) {
    const int year = range.end ? range.end->date.year : range.start.date.year;
    if (base_year_ == 0) year_ = year;
    if (year == base_year_ + 1) names_next_year_ = true;
  }

  // A month that is past when the document is dated: 2月4日 in a notice of December.
  [[nodiscard]] bool next_year(const DateRange& range, PeriodRole role, int year) const {
    if (base_ == nullptr || year != base_->year || base_->month < autumn) return false;
    const int month = range.start.date.month;
    const bool due = role == PeriodRole::deadline && month <= spring;
    return month < base_->month && (names_next_year_ || due);
  }

  void add(DateRange& range, Span paragraph) {
    const Clause clause = clause_around(text_, range.span, paragraph);
    if (range.start.date.year == 0 && recurs(clause.before)) return;
    Period out;
    out.role = range.end ? range_role(clause) : date_role(clause);
    const bool bare_year = range.start.date.month == 0;
    if (bare_year && !range.end && out.role != PeriodRole::deadline) return;
    if (range.start.date.year > 0) {
      remember(range);
    } else if (!complete(range, out.role, year_for(clause.before))) {
      return;
    }
    // What was to be done before the document was written is no duty of its readers.
    if (out.role == PeriodRole::deadline && is_past(range.start.date)) {
      out.role = PeriodRole::mention;
    }
    out.start = scan::iso(range.start.date);
    if (range.end) out.end = scan::iso(range.end->date);
    const Span whole = widened(text_, range.span, paragraph);
    out.span = whole;
    out.text = scan::squeezed(whole.of(text_));
    lend_role(out, paragraph);
    out_.push_back(std::move(out));
  }

  // 3月5日、4月5日、5月5日前: a word behind a list of dates is said of them all.
  void lend_role(const Period& last, Span paragraph) {
    if (last.role != PeriodRole::deadline) return;
    std::uint32_t begin = last.span.begin;
    for (std::size_t i = out_.size(); i > 0; --i) {
      Period& one = out_[i - 1];
      if (one.end || one.span.begin < paragraph.begin || one.span.end > begin) return;
      if (one.role != PeriodRole::mention && one.role != PeriodRole::event) return;
      constexpr std::array<std::string_view, 4> links = {"、", "和", "及", "与"};
      const std::string_view between = text_.substr(one.span.end, begin - one.span.end);
      if (std::find(links.begin(), links.end(), between) == links.end()) return;
      one.role = PeriodRole::deadline;
      begin = one.span.begin;
    }
  }

  [[nodiscard]] bool is_past(const CalendarDate& date) const {
    if (base_ == nullptr) return false;
    constexpr int last_month = 12;
    constexpr int last_day = 31;
    const CalendarDate latest{date.year, date.month > 0 ? date.month : last_month,
                              date.day > 0 ? date.day : last_day};
    return before(latest, {base_->year, base_->month, base_->day});
  }

  // Fills in the year that the text leaves out.
  bool complete(DateRange& range, PeriodRole role, int year) {
    if (year == 0) return false;
    set_year(range.start, next_year(range, role, year) ? year + 1 : year);
    if (!scan::valid(range.start.date)) return false;
    if (!range.end) return true;
    if (range.end->date.year == 0) set_year(*range.end, range.start.date.year);
    if (before(range.end->date, range.start.date)) set_year(*range.end, range.start.date.year + 1);
    return scan::valid(range.end->date);
  }

  static bool before(const CalendarDate& a, const CalendarDate& b) {
    return std::array{a.year, a.month, a.day} < std::array{b.year, b.month, b.day};
  }

  std::string_view text_;
  const Date* base_;
  int year_ = 0;       // that a date without one has
  int base_year_ = 0;  // of the document
  bool names_next_year_ = false;
  std::vector<Period> out_;
};

}  // namespace

std::vector<Period> periods(std::string_view text, const std::vector<Span>& paragraphs,
                            const Date* base_date, std::optional<int> base_year,
                            values::Watch* watch) {
  Periods out(text, base_date, base_year);
  out.date_by_citations(paragraphs);
  out.date_by_text(paragraphs);
  for (const Span paragraph : paragraphs) {
    values::poll(watch, paragraph.size());
    out.paragraph(paragraph);
  }
  return std::move(out).take();
}

}  // namespace gongwen::parse::fields
