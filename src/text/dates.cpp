#include "text/dates.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

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

// All ways to part `digits` into a month and a day of the year.
std::vector<Reading> readings_of(int year, std::string_view digits) {
  std::vector<Reading> readings;
  for (std::size_t size = 1; size <= 2 && size < digits.size(); ++size) {
    const std::string_view month = digits.substr(0, size);
    if (!is_part(month, 12)) continue;
    const std::string_view day = digits.substr(size);
    if (is_part(day, days_of(year, number(month)))) readings.push_back({month, day});
  }
  return readings;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

bool follows(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at).starts_with(word);
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

class Finder {
 public:
  // `damaged`: the text has lost such marks for certain elsewhere.
  Finder(std::string_view text, bool damaged) : text_(text), damaged_(damaged) {}

  // The date that the digits at `at` are, without its marks.
  [[nodiscard]] Found find(std::size_t at, std::size_t digits) const {
    if (digits >= 5 && digits <= 8) return glued_to_year(at, digits);
    if (digits >= 2 && digits <= 4) return glued_month_and_day(at, digits);
    return {};
  }

 private:
  [[nodiscard]] Found glued_to_year(std::size_t at, std::size_t digits) const {
    const std::string_view year = text_.substr(at, 4);
    if (!is_year(year) || is_part_of_number(at)) return {};
    const std::size_t rest_at = at + 4;
    const std::string_view rest = text_.substr(rest_at, digits - 4);
    const std::size_t end = at + digits;
    if (follows(text_, end, "月")) {
      if (!is_part(rest, 12)) return {};
      return {{{rest_at, "年"}}, {}};
    }
    const bool has_day_mark = follows(text_, end, "日");
    if (!has_day_mark && !stands_for_date(at, digits)) return {};
    Found found;
    found.readings = readings_of(number(year), rest);
    if (found.readings.size() != 1) return found;
    const Reading& only = found.readings.front();
    found.insertions = {{rest_at, "年"}, {rest_at + only.month.size(), "月"}};
    if (!has_day_mark) found.insertions.push_back({end, "日"});
    return found;
  }

  // 2022年919日: only 月 is lost.
  [[nodiscard]] Found glued_month_and_day(std::size_t at, std::size_t digits) const {
    const std::string_view before = text_.substr(0, at);
    constexpr std::size_t year_bytes = 4 + std::string_view("年").size();
    if (!before.ends_with("年") || before.size() < year_bytes) return {};
    const std::string_view year = before.substr(before.size() - year_bytes, 4);
    if (!is_year(year) || !follows(text_, at + digits, "日")) return {};
    Found found;
    found.readings = readings_of(number(year), text_.substr(at, digits));
    if (found.readings.size() != 1) return found;
    found.insertions = {{at + found.readings.front().month.size(), "月"}};
    return found;
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
    if (damaged_ && (follows(text_, end, "前") || follows(text_, end, "至"))) return true;
    if (digits < 6 || (digits == 8 && !damaged_)) return false;
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

std::string listed(std::string_view date, const std::vector<Reading>& readings) {
  std::string message = std::string(date) + " can be read as ";
  for (std::size_t i = 0; i < readings.size(); ++i) {
    if (i > 0) message += i + 1 == readings.size() ? " or " : ", ";
    message += std::string(readings[i].month) + "月" + std::string(readings[i].day) + "日";
  }
  return message + ".";
}

}  // namespace

Text restore_date_marks(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  bool damaged = false;
  const Finder sure(all, false);
  for_each_number(out, [&](std::size_t at, std::size_t digits) {
    damaged = damaged || !sure.find(at, digits).insertions.empty();
  });

  const Finder finder(all, damaged);
  for_each_number(out, [&](std::size_t at, std::size_t digits) {
    const Found found = finder.find(at, digits);
    for (const Insertion& insertion : found.insertions) {
      constexpr float confidence = 0.95F;
      out.insert(static_cast<std::uint32_t>(insertion.at), insertion.mark,
                 RepairKind::lost_date_mark, confidence);
    }
    if (found.readings.size() > 1) {
      const Span span = span_of(at, at + digits);
      out.diagnose(
          {Severity::warning, "ambiguous_date", listed(span.of(all), found.readings), span});
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
