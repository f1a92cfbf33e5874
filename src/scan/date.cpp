#include "scan/date.hpp"

#include <algorithm>
#include <array>

#include "scan/date_words.hpp"
#include "scan/glance.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// Official documents of the Republic and what they plan for.
constexpr int min_year = 1900;
constexpr int max_year = 2199;
constexpr words::Words year_word{"年"};
constexpr words::Words month_word{"月份", "月"};
constexpr words::Words day_word{"日", "号"};
// 一 between digits is a dash that a typist took from the wrong key.
constexpr words::Words range_words{"起至", "起到", "开始至", "——", "--", "至", "到", "—",
                                   "－",   "–",    "―",      "-",  "~",  "～", "─",  "一"};
constexpr words::Words list_words{"、", "和", "及", "与"};

// Words that are not what 月 or 日 begins: 6月龄, 9月票.
constexpr words::Words not_a_month{"月龄", "月票", "月租", "月薪", "月供", "月嫂"};

std::optional<std::size_t> skip_month_word(std::string_view text, std::size_t at) {
  if (skip_word(text, at, not_a_month)) return std::nullopt;
  return skip_word(text, at, month_word);
}

bool year_like(const Numeral& number) {
  return number.digits == 4 && number.value >= min_year && number.value <= max_year;
}
bool month_like(const Numeral& number) {
  return number.value >= 1 && number.value <= 12;
}
bool day_like(const Numeral& number) {
  return number.value >= 1 && number.value <= 31;
}

enum class Unit : std::uint8_t { none, year, month, day };

// One end of a range while it is read. `open` is the unit that the start lacks because the end has
// it: 9 in 9—11月.
struct Point {
  DateMatch match;
  Unit open = Unit::none;
};

// The numeral at `at`, if a range word, another numeral and `unit` follow: 9—11月.
std::optional<Numeral> open_numeral(std::string_view text, std::size_t at,
                                    const words::List& unit) {
  const auto first = numeral(text, skip_blanks(text, at));
  if (!first) return std::nullopt;
  const auto behind = skip_word(text, first->span.end, range_words);
  if (!behind) return std::nullopt;
  const auto second = numeral(text, skip_blanks(text, *behind));
  if (!second || !skip_word(text, second->span.end, unit)) return std::nullopt;
  return first;
}

// 上旬, 中下旬, 底 … behind a month.
std::size_t read_month_part(std::string_view text, std::size_t at, DateMatch& match) {
  static constexpr words::Words parts{"上中旬", "中上旬", "中下旬", "上旬", "中旬",
                                      "下旬",   "上半月", "下半月", "初"};
  static constexpr words::Words ends{"底", "末"};
  if (const auto end = skip_word(text, at, ends)) {
    match.closes_month = true;
    match.date.day = days_in_month(match.date.year, match.date.month);
    return *end;
  }
  if (const auto end = skip_word(text, at, parts)) {
    match.part_of_month = true;
    return *end;
  }
  return at;
}

// 日 behind a month: `2日`, or the open `2` of 2—6日.
std::size_t read_day(std::string_view text, std::size_t at, Point& point) {
  const auto number = numeral(text, skip_blanks(text, at));
  if (!number || !day_like(*number)) return read_month_part(text, at, point.match);
  CalendarDate& date = point.match.date;
  CalendarDate with_day = date;
  with_day.day = number->value;
  if (!valid(with_day)) return at;
  if (const auto end = skip_word(text, number->span.end, day_word)) {
    date = with_day;
    return *end;
  }
  if (open_numeral(text, at, day_word)) {
    date = with_day;
    point.open = Unit::day;
    return number->span.end;
  }
  return at;
}

// 月 and what follows; nothing if there is no month at `at`.
std::optional<std::size_t> read_month(std::string_view text, std::size_t at, Point& point) {
  const auto number = numeral(text, skip_blanks(text, at));
  if (!number || !month_like(*number) || number->digits > 2) return std::nullopt;
  if (const auto end = skip_month_word(text, number->span.end)) {
    point.match.date.month = number->value;
    return read_day(text, *end, point);
  }
  if (open_numeral(text, at, month_word)) {
    point.match.date.month = number->value;
    point.open = Unit::month;
    return number->span.end;
  }
  return std::nullopt;
}

std::size_t read_behind_year(std::string_view text, std::size_t at, Point& point) {
  if (const auto end = read_month(text, at, point)) return *end;
  static constexpr words::Words year_ends{"年底", "年末", "底"};
  if (const auto end = skip_word(text, at, year_ends)) {
    point.match.closes_month = true;
    point.match.date.month = 12;
    point.match.date.day = 31;
    return *end;
  }
  return at;
}

// 2024-09-02, 2024/9/2, 2024.9.2: one mark, used twice.
std::optional<DateMatch> numeric_date(std::string_view text, std::size_t at) {
  const auto year = arabic_numeral(text, at);
  if (!year || !year_like(*year)) return std::nullopt;
  const Rune mark = rune_at(text, year->span.end);
  constexpr std::u32string_view marks = U"-/.－．／";
  if (mark.size == 0 || marks.find(mark.value) == marks.npos) return std::nullopt;
  const auto month = arabic_numeral(text, year->span.end + mark.size);
  if (!month || month->digits > 2 || rune_at(text, month->span.end).value != mark.value) {
    return std::nullopt;
  }
  const auto day = arabic_numeral(text, month->span.end + mark.size);
  if (!day || day->digits > 2) return std::nullopt;
  const Rune behind = rune_at(text, day->span.end);
  // 2024.9.2.1 is a version, 2024-9-2-1 a code.
  if (behind.value == mark.value &&
      digit_value(rune_at(text, day->span.end + behind.size).value) >= 0) {
    return std::nullopt;
  }
  DateMatch out{make_span(at, day->span.end), {year->value, month->value, day->value}};
  if (!valid(out.date)) return std::nullopt;
  return out;
}

std::optional<Point> read_point(std::string_view text, std::size_t at) {
  Point out;
  if (const auto numeric = numeric_date(text, at)) {
    out.match = *numeric;
    return out;
  }
  const auto number = numeral(text, at);
  if (!number) return std::nullopt;
  std::size_t end = at;
  if (year_like(*number)) {
    out.match.date.year = number->value;
    if (const auto behind = skip_word(text, number->span.end, year_word)) {
      end = read_behind_year(text, *behind, out);
    } else if (open_numeral(text, at, year_word)) {
      out.open = Unit::year;
      end = number->span.end;
    } else {
      return std::nullopt;
    }
  } else if (const auto month_end = read_month(text, at, out)) {
    end = *month_end;
    // 一月 may be a month or a term; in figures, or with a day, it is the month.
    const bool han = digit_value(rune_at(text, at).value) < 0;
    const bool bare = out.match.date.day == 0 && !out.match.part_of_month;
    if (han && bare && out.open == Unit::none) return std::nullopt;
  } else {
    return std::nullopt;
  }
  out.match.span = make_span(at, end);
  return out;
}

// The day that a list or range goes on with: 23日.
std::optional<Point> read_bare_day(std::string_view text, std::size_t at) {
  const auto number = numeral(text, at);
  if (!number || !day_like(*number) || number->digits > 3) return std::nullopt;
  Point out;
  out.match.date.day = number->value;
  if (const auto end = skip_word(text, number->span.end, day_word)) {
    out.match.span = make_span(at, *end);
    return out;
  }
  if (!open_numeral(text, at, day_word)) return std::nullopt;
  out.open = Unit::day;
  out.match.span = make_span(at, number->span.end);
  return out;
}

bool less(const CalendarDate& a, const CalendarDate& b) {
  return std::array{a.year, a.month, a.day} < std::array{b.year, b.month, b.day};
}

// What the end of a range leaves out is that of its start; an end before the start is next year's.
bool inherit(const Point& from, Point& to) {
  CalendarDate& date = to.match.date;
  const CalendarDate& start = from.match.date;
  if (date.month == 0 && date.day > 0) date.month = start.month;
  const bool own_year = date.year > 0;
  if (!own_year) date.year = start.year;
  if (to.match.closes_month && date.month > 0) date.day = days_in_month(date.year, date.month);
  if (!own_year && start.year > 0 && less(date, start)) ++date.year;
  return valid(date) && (start.year == 0 || !less(date, start));
}

// The unit that the end of an open start must have.
bool closes(Unit open, const Point& end) {
  const CalendarDate& date = end.match.date;
  switch (open) {
    case Unit::none:
      return true;
    case Unit::year:
      return date.year > 0 && date.month == 0;
    case Unit::month:
      return date.year == 0 && date.month > 0 && date.day == 0;
    case Unit::day:
      return date.year == 0 && date.month == 0 && date.day > 0;
  }
  return false;
}

std::optional<Point> read_end(std::string_view text, const Point& start, std::size_t limit) {
  const std::size_t begin =
      start.open == Unit::none ? skip_hours(text, start.match.span.end) : start.match.span.end;
  const auto behind = skip_word(text, begin, range_words);
  if (!behind) return std::nullopt;
  const std::size_t at = skip_blanks(text, *behind);
  std::optional<Point> end;
  if (start.open == Unit::day || start.match.date.day > 0) end = read_bare_day(text, at);
  // Han months count here: 九月至十一月.
  if (!end) end = read_point(text, at);
  if (!end || end->open != Unit::none || end->match.span.end > limit) return std::nullopt;
  if (!closes(start.open, *end) || !inherit(start, *end)) return std::nullopt;
  return end;
}

// From a start to what it really is: a range, a single date, or (an open start without end)
// nothing.
std::optional<DateRange> complete(std::string_view text, const Point& start, std::size_t limit) {
  DateRange out{start.match.span, start.match, std::nullopt};
  if (const auto end = read_end(text, start, limit)) {
    out.end = end->match;
    out.span.end = end->match.span.end;
    return out;
  }
  if (start.open != Unit::none || start.match.span.end > limit) return std::nullopt;
  return out;
}

// 20日 behind 、 in 9月19日、20日: the rest is that of the date before.
std::optional<DateRange> next_in_list(std::string_view text, const DateRange& before,
                                      std::size_t limit) {
  const CalendarDate& last = before.end ? before.end->date : before.start.date;
  const auto behind = skip_word(text, skip_hours(text, before.span.end), list_words);
  if (last.day == 0 || !behind) return std::nullopt;
  auto point = read_bare_day(text, skip_blanks(text, *behind));
  if (!point) return std::nullopt;
  point->match.date.year = last.year;
  point->match.date.month = last.month;
  if (!valid(point->match.date)) return std::nullopt;
  return complete(text, *point, limit);
}

// What a date begins with.
constexpr tables::CharacterSet beginnings =
    characters_of("0123456789０１２３４５６７８９一二三四五六七八九十");

// What may stand behind its first character: more of a number, a unit, or a word of a range.
constexpr tables::CharacterSet seconds = [] {
  tables::CharacterSet set = characters_of(
      "0123456789０１２３４５６７８９〇○零ＯO一壹二两贰三叁四五六七八九十百千廿卅年月-/.－．／"
      "\t\v\f \u00A0\u202F\u3000");
  for (const std::string_view word : range_words) set.add(word);
  for (char32_t c = 0x2000; c <= 0x200A; ++c) set.add(c);
  return set;
}();

bool may_begin(std::string_view rest) {
  const std::size_t first = tables::character_of(rest).size;
  return first < rest.size() && seconds.may_hold(rest.substr(first));
}

bool can_begin(const Rune& rune) {
  return digit_value(rune.value) >= 0 || is_one_of(rune.value, U"一二三四五六七八九十");
}

bool goes_on(const Rune& before) {
  return digit_value(before.value) >= 0 || is_latin(before.value);
}

// Behind one of these marks a digit may go on with a code or a decimal (3.15, 1-9-2), or follow a
// label (1.2024年3月): only a date in words counts there.
bool reads_as_code(std::string_view text, std::size_t at, const Point& start) {
  constexpr std::u32string_view marks = U".-/．－／";
  if (at == 0 || marks.find(rune_before(text, at).value) == marks.npos) return false;
  const bool in_words = digit_value(rune_before(text, start.match.span.end).value) < 0;
  return !in_words || (start.match.date.year == 0 && start.match.date.day == 0);
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

bool valid(const CalendarDate& date) {
  if (date.year != 0 && (date.year < min_year || date.year > max_year)) return false;
  if (date.month < 0 || date.month > 12 || date.day < 0) return false;
  if (date.month == 0) return date.day == 0 && date.year != 0;
  return date.day <= days_in_month(date.year, date.month);
}

std::string iso(const CalendarDate& date) {
  if (date.year == 0) return {};
  Date out;
  out.year = date.year;
  out.month = date.month;
  out.day = date.day;
  return out.iso();
}

std::optional<DateMatch> date_at(std::string_view text, std::size_t at) {
  const auto point = read_point(text, at);
  if (!point || point->open != Unit::none) return std::nullopt;
  return point->match;
}

std::vector<DateRange> find_dates(std::string_view text, Span within) {
  std::vector<DateRange> out;
  const std::string_view seen = text.substr(0, within.end);
  for (std::size_t at = within.begin;;) {
    at = find_one_of(seen, beginnings, at);
    if (at >= within.end) break;
    const Rune rune = rune_at(seen, at);
    std::optional<DateRange> found;
    if (can_begin(rune) && may_begin(seen.substr(at)) &&
        (at == within.begin || !goes_on(rune_before(seen, at)))) {
      const auto start = read_point(seen, at);
      if (start && !reads_as_code(seen, at, *start)) found = complete(seen, *start, within.end);
    }
    if (!found) {
      at += rune.size;
      continue;
    }
    while (found) {
      out.push_back(*found);
      at = found->span.end;
      found = next_in_list(seen, out.back(), within.end);
    }
  }
  return out;
}

std::optional<Date> to_date(std::string_view text, const DateMatch& match) {
  if (match.date.year == 0) return std::nullopt;
  Date out;
  out.text = without_spaces(match.span.of(text));
  out.span = match.span;
  out.year = match.date.year;
  out.month = match.date.month;
  out.day = match.date.day;
  return out;
}

std::optional<Date> date_line(std::string_view text, Span line) {
  line = trim(text, line);
  const std::string_view seen = text.substr(0, line.end);
  std::size_t at = line.begin;
  if (const Rune open = rune_at(seen, at); open.value == U'（' || open.value == '(') {
    at = skip_blanks(seen, at + open.size);
  }
  const auto match = date_at(seen, at);
  if (!match) return std::nullopt;
  std::size_t end = match->span.end;
  static constexpr words::Words publishing{"印发", "印", "发布", "公布"};
  if (const auto behind = skip_word(seen, end, publishing)) end = *behind;
  if (const Rune close = rune_at(seen, skip_blanks(seen, end));
      close.value == U'）' || close.value == ')') {
    end = skip_blanks(seen, end) + close.size;
  }
  if (skip_spaces(seen, end) < line.end) return std::nullopt;
  return to_date(text, *match);
}

}  // namespace gongwen::scan
