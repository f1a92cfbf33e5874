// What may stand behind a date and belongs to it: a weekday, （含）, an hour.
#include <array>

#include "scan/date.hpp"
#include "scan/date_words.hpp"
#include "scan/numeral.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// All that stands between two dates of a range lies within this.
constexpr std::size_t max_decoration = 72;

// （星期一）, （农历正月初一）, （含）, （含6月5日）, （不含当日） behind a date.
std::size_t skip_remark(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_blanks(text, at);
  const Rune open = rune_at(text, begin);
  if (open.value != U'（' && open.value != '(') return at;
  static constexpr words::Words inside{"星期", "周",   "农历", "除夕", "初",   "礼拜",
                                       "含",   "不含", "包含", "当日", "当天", "本日"};
  if (!skip_word(text, begin + open.size, inside)) return at;
  constexpr std::string_view wide_close = "）";
  const std::size_t wide = text.find(wide_close, begin);
  const std::size_t narrow = text.find(')', begin);
  if (std::min(wide, narrow) == text.npos) return at;
  return wide < narrow ? wide + wide_close.size() : narrow + 1;
}

// 上午9时30分, 9:00, 24时, 零时
std::size_t skip_clock(std::string_view text, std::size_t at) {
  static constexpr words::Words half_days{"上午", "下午", "中午", "晚上", "凌晨", "晚"};
  static constexpr words::Words midnight{"零时", "零点"};
  static constexpr words::Words hour_words{":", "：", "时", "点", "∶"};
  static constexpr words::Words minute_words{"分"};
  std::size_t end = at;
  if (const auto behind = skip_word(text, end, half_days)) end = *behind;
  if (const auto behind = skip_word(text, end, midnight)) return *behind;
  const auto hour = arabic_numeral(text, skip_blanks(text, end));
  if (!hour || hour->value > 24) return end;
  const auto behind_hour = skip_word(text, hour->span.end, hour_words);
  if (!behind_hour) return end;
  end = *behind_hour;
  if (const auto minute = arabic_numeral(text, end)) {
    end = skip_word(text, minute->span.end, minute_words).value_or(minute->span.end);
  }
  return end;
}

}  // namespace

std::size_t skip_hours(std::string_view text, std::size_t at) {
  const std::string_view rest = window(text, at, max_decoration);
  // 2024年9月2日（星期一）24时（含）
  std::size_t end = skip_remark(rest, 0);
  end = skip_remark(rest, end);
  end = skip_clock(rest, end);
  return at + skip_remark(rest, end);
}

}  // namespace gongwen::scan
