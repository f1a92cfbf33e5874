#include "text/forms/dates.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "text/forms/figures.hpp"
#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::text {
namespace {

// A signature has no more bytes than this (20 characters): a number below a longer line is no date.
constexpr std::size_t longest_signature = 60;

struct Reading {
  std::string_view month;
  std::string_view day;
};

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// 9 or 09 but not 0 or 009.
bool is_part(std::string_view digits, int greatest) {
  if (digits.empty() || digits.size() > 2) return false;
  const int value = number(digits);
  return value >= 1 && value <= greatest;
}

int days_of(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

// True for 1 and 01: who writes the month without a zero writes the day so.
bool is_uneven(const Reading& reading) {
  return reading.month.size() == 1 && reading.day.front() == '0';
}

// All ways to part `digits` into a month and a day of the year.
std::vector<Reading> readings_of(int year, std::string_view digits) {
  std::vector<Reading> readings;
  for (std::size_t size = 1; size <= 2 && size < digits.size(); ++size) {
    const std::string_view month = digits.substr(0, size);
    if (!is_part(month, 12)) continue;
    const std::string_view day = digits.substr(size);
    if (is_part(day, days_of(year, number(month)))) readings.push_back({month, day});
  }
  if (readings.size() > 1) {
    readings.erase(std::remove_if(readings.begin(), readings.end(), is_uneven), readings.end());
  }
  return readings;
}

// A day of the calendar and where the text that names it ends; no year: none.
struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
  std::size_t end = 0;
};

Day day_of(int year, const Reading& reading, std::size_t end) {
  return {year, number(reading.month), number(reading.day), end};
}

bool is_before(const Day& a, const Day& b) {
  return std::tie(a.year, a.month, a.day) < std::tie(b.year, b.month, b.day);
}

bool follows(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at).starts_with(word);
}

// The end of the number and its mark (9月) at `at`; 0 if there is none.
std::size_t part_end(std::string_view text, std::size_t at, std::string_view mark) {
  const std::size_t digits = digits_at(text, at);
  const bool fits = digits > 0 && digits <= 4 && follows(text, at + digits, mark);
  return fits ? at + digits + mark.size() : 0;
}

// The whole date at `at`, which may go without its year if one is given.
Day whole_date(std::string_view text, std::size_t at, int year = 0) {
  Day found{year, 0, 0, 0};
  std::size_t month = at;
  if (const std::size_t end = part_end(text, at, "年"); end != 0) {
    if (!is_year(text.substr(at, digits_at(text, at)))) return {};
    found.year = number(text.substr(at, 4));
    month = end;
  }
  const std::size_t day = part_end(text, month, "月");
  if (found.year == 0 || day == 0 || digits_at(text, month) > 2) return {};
  found.end = part_end(text, day, "日");
  if (found.end == 0 || digits_at(text, day) > 2) return {};
  found.month = number(text.substr(month, digits_at(text, month)));
  found.day = number(text.substr(day, digits_at(text, day)));
  return found;
}

// The position behind a word or mark that leads from one date to another; `at` if there is none.
std::size_t behind_to(std::string_view text, std::size_t at) {
  for (const std::string_view to : {"起至", "至", "到", "——", "—", "－", "～", "–", "-", "~"}) {
    if (follows(text, at, to)) return at + to.size();
  }
  return at;
}

// 2022919日期 and 2022331日元 are none.
bool is_day_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view mark = "日";
  if (!follows(text, at, mark)) return false;
  const char32_t after = rune_at(text, at + mark.size()).value;
  return after != U'期' && after != U'元' && after != U'均';
}

// A mark that is put in before a byte of the text.
struct Insertion {
  std::size_t at;
  std::string_view mark;
};

struct Found {
  std::vector<Insertion> insertions;
  std::vector<Reading> readings;  // more than one: the date stays as it is
};

// Reads the numbers of a text in their order: a date is known by those before it, too.
// Digits that are a date, with what it lacks.
struct Date {
  std::size_t at;
  std::size_t digits;
  Found found;
};

class Finder {
 public:
  // `damaged`: the text has lost such marks for certain elsewhere.
  Finder(std::string_view text, bool damaged) : text_(text), damaged_(damaged) {}

  // The date that the digits at `at` are, without its marks.
  [[nodiscard]] Found find(std::size_t at, std::size_t digits) {
    if (digits >= 5 && digits <= 8) return glued_to_year(at, digits);
    if (digits == 4 && follows(text_, at + digits, "年")) {
      if (const Day day = whole_date(text_, at); day.end != 0) last_ = day;
      return {};
    }
    const bool lacks_mark =
        digits <= 2 && !follows(text_, at + digits, "日") &&
        (lacks_day_mark(at, digits) || (damaged_ && lacks_framed_day_mark(at, digits)));
    if (lacks_mark) return {{{at + digits, "日"}}, {}};
    if (digits >= 2 && digits <= 4) return glued_month_and_day(at, digits);
    return {};
  }

 private:
  [[nodiscard]] Found glued_to_year(std::size_t at, std::size_t digits) {
    const std::string_view year = text_.substr(at, 4);
    if (!is_year(year) || is_part_of_number(at)) return {};
    const std::size_t rest_at = at + 4;
    const std::string_view rest = text_.substr(rest_at, digits - 4);
    const std::size_t end = at + digits;
    if (follows(text_, end, "月")) {
      if (!is_part(rest, 12)) return {};
      return {{{rest_at, "年"}}, {}};
    }
    const bool has_day_mark = is_day_mark(text_, end);
    if (!has_day_mark && !stands_for_date(at, digits)) return {};
    Found found = read(number(year), at, rest_at, end);
    if (found.insertions.empty()) return found;
    found.insertions.insert(found.insertions.begin(), {rest_at, "年"});
    if (!has_day_mark) found.insertions.push_back({end, "日"});
    return found;
  }

  // 2022年919日: only 月 is lost; 2022年919 as a signature's date; 至1010日 behind a date.
  [[nodiscard]] Found glued_month_and_day(std::size_t at, std::size_t digits) {
    const std::size_t end = at + digits;
    const bool has_day_mark = is_day_mark(text_, end);
    if (has_day_mark && damaged_ && digits > 2 && ends_range(at)) {
      return read(last_.year, at, at, end);
    }
    const std::string_view before = text_.substr(0, at);
    constexpr std::size_t year_bytes = 4 + std::string_view("年").size();
    if (!before.ends_with("年") || before.size() < year_bytes) return {};
    const std::string_view year = before.substr(before.size() - year_bytes, 4);
    if (!is_year(year)) return {};
    // 2022年12 may as well lack its 月 alone.
    const bool may_be_month = digits == 2 && is_part(text_.substr(at, digits), 12);
    const bool framed = damaged_ && !may_be_month && is_framed(at - year_bytes, end);
    const bool signs = digits > 2 && is_signature_date(at - year_bytes, end);
    if (!has_day_mark && !framed && !signs) return {};
    Found found = read(number(year), at, at, end);
    if (!has_day_mark && !found.insertions.empty()) found.insertions.push_back({end, "日"});
    return found;
  }

  // 2022年9月19 as a signature's date, or where a date is due.
  [[nodiscard]] bool lacks_day_mark(std::size_t at, std::size_t digits) const {
    if (!text_.substr(0, at).ends_with("月")) return false;
    constexpr std::size_t longest = std::string_view("2022年12月").size();
    std::size_t line = at;
    while (line > 0 && at - line <= longest && text_[line - 1] != '\n') --line;
    line = text_.find_first_not_of(" \t", line);
    const std::size_t month = part_end(text_, line, "年");
    return month != 0 && part_end(text_, month, "月") == at &&
           is_part(text_.substr(at, digits), 31) && is_year(text_.substr(line, 4)) &&
           is_signature_date(line, at + digits);
  }

  // Where a text loses marks, 自2022年9月19起 lacks one, too, and 自20229月19起 two.
  [[nodiscard]] bool lacks_framed_day_mark(std::size_t at, std::size_t digits) const {
    constexpr std::size_t longest = std::string_view("2022年12月").size();
    const std::size_t year = find_digit(text_, at > longest ? at - longest : 0, at);
    const std::size_t size = digits_at(text_, year);
    if (size < 4 || !is_year(text_.substr(year, 4))) return false;
    const std::size_t month = size == 4 ? part_end(text_, year, "年") : year + 4;
    return month != 0 && part_end(text_, month, "月") == at &&
           is_part(text_.substr(month, digits_at(text_, month)), 12) &&
           is_part(text_.substr(at, digits), 31) && is_framed(year, at + digits);
  }

  // Words or the line say that [at, end), where a year or more is known, is a date: 自…起, …至,
  // the end of a range, a line of its own, or a line of the history of a law (… 第六届…通过).
  [[nodiscard]] bool is_framed(std::size_t at, std::size_t end) const {
    const char32_t after = rune_at(text_, end).value;
    if (after == U'起') {
      const char32_t before = rune_before(text_, at).value;
      return before == U'自' || before == U'从' || before == U'于' || ends_range(at);
    }
    if (after == U'前' || after == U'至' || ends_range(at)) return true;
    const bool begins = at == 0 || text_[at - 1] == '\n';
    if (!begins) return false;
    if (after == U' ' || after == 0x3000) {
      return follows(text_, end + rune_at(text_, end).size, "第");
    }
    // A wrapped line may end before its mark.
    if (after == 0) return true;
    return after == U'\n' && !follows(text_, end + 1, "日") &&
           !is_digit(rune_at(text_, end + 1).value);
  }

  // The month and the day that the digits [from, end) of the date that begins at `at` are.
  [[nodiscard]] Found read(int year, std::size_t at, std::size_t from, std::size_t end) {
    Found found;
    found.readings = readings_of(year, text_.substr(from, end - from));
    if (found.readings.size() > 1) keep_order(found.readings, year, at, end);
    if (found.readings.size() != 1) return found;
    const Reading& only = found.readings.front();
    found.insertions = {{from + only.month.size(), "月"}};
    last_ = day_of(year, only, end + (is_day_mark(text_, end) ? std::string_view("日").size() : 0));
    return found;
  }

  // Of a range the first day is not behind the last. Without a range, a notice that gave a date
  // names an earlier one less often than a later one: those come first.
  void keep_order(std::vector<Reading>& readings, int year, std::size_t at, std::size_t end) const {
    const auto begins_too_early = [&](const Reading& reading) {
      return last_.year != 0 && is_before(day_of(year, reading, 0), last_);
    };
    const std::size_t mark = end + std::string_view("日").size();
    const std::size_t to = follows(text_, end, "日") ? behind_to(text_, mark) : mark;
    const Day until = to == mark ? Day{} : whole_date(text_, to, year);
    const auto breaks_range = [&](const Reading& reading) {
      return (ends_range(at) && begins_too_early(reading)) ||
             (until.end != 0 && is_before(until, day_of(year, reading, 0)));
    };
    if (!std::all_of(readings.begin(), readings.end(), breaks_range)) {
      readings.erase(std::remove_if(readings.begin(), readings.end(), breaks_range),
                     readings.end());
    }
    std::stable_partition(readings.begin(), readings.end(),
                          [&](const Reading& reading) { return !begins_too_early(reading); });
  }

  // The last date leads to `at`: 2022年9月19日至
  [[nodiscard]] bool ends_range(std::size_t at) const {
    if (last_.year == 0) return false;
    const std::size_t to = behind_to(text_, last_.end);
    return to != last_.end && to == at;
  }

  // Digits behind a letter, a mark of arithmetic or a bracket of a number are no date.
  [[nodiscard]] bool is_part_of_number(std::size_t at) const {
    const char32_t c = rune_before(text_, at).value;
    return is_latin(c) || c == U'.' || c == U'-' || c == U'/' || c == U'_' || c == U'〔' ||
           c == U'[' || c == U'#' || c == U'第' || c == U'+' || c == U'￥' || c == U'=';
  }

  // Digits without any mark are a date only where a date is due: by themselves below a signature.
  // Eight are a date in a spelling of its own, unless the text loses such marks.
  [[nodiscard]] bool stands_for_date(std::size_t at, std::size_t digits) const {
    const std::size_t end = at + digits;
    if (damaged_ && names_day(at, end)) return true;
    if (digits < 6 || (digits == 8 && !damaged_)) return false;
    return is_signature_date(at, end);
  }

  // Digits alone may be any number, so that less says that they are a date than of a part of one.
  [[nodiscard]] bool names_day(std::size_t at, std::size_t end) const {
    const char32_t after = rune_at(text_, end).value;
    const bool alone = after == 0 || after == U'\n';
    return !alone && is_framed(at, end);
  }

  // [at, end) stands on a line of its own, below a signature.
  [[nodiscard]] bool is_signature_date(std::size_t at, std::size_t end) const {
    std::size_t line = at;
    while (line > 0 && (text_[line - 1] == ' ' || text_[line - 1] == '\t')) --line;
    std::size_t behind = end;
    while (behind < text_.size() && (text_[behind] == ' ' || text_[behind] == '\r')) ++behind;
    const bool alone =
        (line == 0 || text_[line - 1] == '\n') && (behind == text_.size() || text_[behind] == '\n');
    return alone && follows_signature(line);
  }

  // The line above, over blank ones, is short, ends in a Han character and is no label.
  [[nodiscard]] bool follows_signature(std::size_t line) const {
    constexpr std::size_t looked_at = 2 * longest_signature;
    const std::size_t from = line > looked_at ? line - looked_at : 0;
    std::string_view above = text_.substr(from, line - from);
    const std::size_t end = above.find_last_not_of(" \t\r\n");
    if (end == std::string_view::npos) return false;
    above = above.substr(0, end + 1);
    const std::size_t begin = above.find_last_of('\n');
    if (begin != std::string_view::npos) above = above.substr(begin + 1);
    return above.size() <= longest_signature && is_han(rune_before(above, above.size()).value);
  }

  std::string_view text_;
  bool damaged_;
  Day last_;
};

template <typename Visit>
void for_each_number(Rewriter& out, Visit visit) {
  const std::string_view text = out.text();
  out.for_each_line(trait::digit, [&](Span line) {
    for (std::size_t at = find_digit(text, line.begin, line.end); at < line.end;) {
      const std::size_t size = digits_at(text, at);
      visit(at, size);
      at = find_digit(text, at + size, line.end);
    }
  });
}

std::string listed(const std::vector<Reading>& readings) {
  std::string message;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i > 0) message += i + 1 == readings.size() ? " or " : ", ";
    message += std::string(readings[i].month) + "月" + std::string(readings[i].day) + "日";
  }
  return message;
}

}  // namespace

Text restore_date_marks(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  const auto find_all = [&](bool damaged) {
    std::vector<Date> dates;
    Finder finder(all, damaged);
    for_each_number(out, [&](std::size_t at, std::size_t digits) {
      Found found = finder.find(at, digits);
      if (!found.insertions.empty() || found.readings.size() > 1) {
        dates.push_back({at, digits, std::move(found)});
      }
    });
    return dates;
  };
  // Where marks are lost for certain, more is taken for a date.
  std::vector<Date> dates = find_all(false);
  const bool damaged = std::any_of(dates.begin(), dates.end(),
                                   [](const Date& date) { return !date.found.insertions.empty(); });
  if (damaged) dates = find_all(true);
  for (const auto& [at, digits, found] : dates) {
    for (const Insertion& insertion : found.insertions) {
      constexpr float confidence = 0.95F;
      out.insert(static_cast<std::uint32_t>(insertion.at), insertion.mark,
                 RepairKind::lost_date_mark, confidence);
    }
    if (found.readings.size() > 1) {
      const Span span = span_of(at, at + digits);
      out.diagnose(values::diagnostic(values::Code::ambiguous_date,
                                      {span.of(all), listed(found.readings)}, span));
    }
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
