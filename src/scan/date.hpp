// Dates and ranges of dates in all their spellings, checked against the calendar.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"

namespace gongwen::scan {

// 0 where the text does not say. Not every part need be there: 10月8日 has no year.
struct CalendarDate {
  int year = 0;
  int month = 0;
  int day = 0;
  bool operator==(const CalendarDate&) const = default;
};

[[nodiscard]] int days_in_month(int year, int month);  // year 0: a leap year
[[nodiscard]] bool valid(const CalendarDate& date);
// `2024`, `2024-09` or `2024-09-02`; empty without a year.
[[nodiscard]] std::string iso(const CalendarDate& date);

struct DateMatch {
  Span span;
  CalendarDate date;
  bool closes_month = false;   // 11月底, 年底, 年末: the date is the last day
  bool part_of_month = false;  // 9月中下旬
};

// A date that begins at `at`: `2024年9月2日`, `二〇二四年九月二日`, `2024-09-02`, `2024.9.2`,
// `9月2日`, `2024年9月`, `9月中下旬`, `11月底`, `2024年底`, `2024年`.
[[nodiscard]] std::optional<DateMatch> date_at(std::string_view text, std::size_t at);

// The date that is the whole of `line` but for spaces, brackets and a word such as 印发 behind it.
// Only with a year.
[[nodiscard]] std::optional<Date> date_line(std::string_view text, Span line);

struct BlankDate {
  Span span;
  int year = 0;  // 0 where it is blank, too
};

// A line that is nothing but a date with blanks in it: 2025年X月X日, 年　月　日.
[[nodiscard]] std::optional<BlankDate> blank_date_line(std::string_view text, Span line);

struct DateRange {
  Span span;  // first to last character of the dates, no 自 or 前
  DateMatch start;
  std::optional<DateMatch> end;  // fields that it shares with the start are filled in
};

// All dates and ranges in running text, in order: 2022年9月19日至23日, 2019年9—11月, 2月4日至10日.
[[nodiscard]] std::vector<DateRange> find_dates(std::string_view text, Span within);

// Behind what may follow a date and belongs to it: （星期一）, （含当日）, 上午9:30.
[[nodiscard]] std::size_t skip_hours(std::string_view text, std::size_t at);

// `match` as a value; nothing if it has no year.
[[nodiscard]] std::optional<Date> to_date(std::string_view text, const DateMatch& match);

}  // namespace gongwen::scan
