#include "scan/agency.hpp"

#include <algorithm>
#include <array>

#include "scan/utf8.hpp"
#include "scan/words.hpp"

namespace gongwen::scan {
namespace {

// Prose that stands before a number; an agency begins behind the last of them.
constexpr words::Words prose_words{
    "根据", "依据", "按照", "依照", "参照", "遵照", "执行", "落实",    "贯彻", "转发", "印发",
    "批转", "详见", "参见", "以及", "文件", "通知", "规定", "文号",    "字号", "编号", "要求",
    "精神", "关于", "通过", "下发", "发布", "公布", "颁布", "修订",    "修正", "废止", "附件",
    "原文", "其中", "同时", "已经", "符合", "满足", "做好", "延续",    "实施", "沿用", "适用",
    "结合", "不受", "按",   "见",   "的",   "以",   "是",   "把",      "了",   "该",   "此",
    "我",   "被",   "与",   "自",   "经",   "据",   "依",   "人民政府"};
// These begin agency codes too (和政发, 原卫生部): they are prose only behind something else.
constexpr std::u32string_view connectors = U"和及由对在为于从原将现自指受即含至";

bool agency_rune(char32_t c) {
  return is_han(c) && !is_numeral(c);
}

// 百政发, 六盘水市…: places whose names begin with a numeral. One numeral alone, with more of a
// code behind it; 第三 and 二〇二三 are none.
bool place_numeral(std::string_view text, const Rune& rune, std::size_t at, std::size_t count) {
  // 政发; 九发 only where a bracket opens before it
  const bool opened = is_one_of(rune_before(text, at - rune.size).value, U"〔［[【（(〈<〖{「");
  if (count < (opened ? 1U : 2U) || !is_one_of(rune.value, U"一二三四五六七八九十百千"))
    return false;
  if (is_one_of(rune_at(text, at).value, U"年月日条章项款个届次批号部家委局省市区县")) return false;
  const Rune before = rune_before(text, at - rune.size);
  return !is_numeral(before.value) && before.value != U'第';
}

// Words that agency codes begin with although prose has their first character: 自然资发, 经信.
bool begins_code(std::string_view text) {
  constexpr std::array<std::string_view, 12> codes = {"自然", "经信", "经贸", "经济",
                                                      "经发", "依法", "经开", "自贸",
                                                      "经办", "现代", "原材", "对外"};
  return std::any_of(codes.begin(), codes.end(),
                     [&](std::string_view code) { return text.starts_with(code); });
}

// A word of one character may stand inside a code (国经贸); far from its beginning it is prose.
bool cuts(std::string_view run, std::size_t at, std::string_view word) {
  if (begins_code(run.substr(at))) return false;
  // 某某市人民政府某府规字: an organ before its code; 人民政府办公厅 is one name, and so is an
  // order's.
  constexpr std::string_view government = "人民政府";
  if (word == government) {
    const std::string_view rest = run.substr(at + word.size());
    return length(rest) >= 2 && !rest.starts_with("办") && !rest.starts_with("令") &&
           !rest.starts_with("公告") && !rest.starts_with("通告");
  }
  constexpr std::array<std::string_view, 3> within_codes = {"经", "自", "见"};
  const bool in_code =
      std::find(within_codes.begin(), within_codes.end(), word) != within_codes.end();
  return !in_code || at == 0 || length(run.substr(0, at)) > 4;
}

std::size_t behind_prose(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view run = text.substr(begin, end - begin);
  std::size_t cut = 0;
  for (std::size_t at = 0; at < run.size(); at += rune_at(run, at).size) {
    if (!words::may_stand(run, at, prose_words)) continue;
    for (const std::string_view word : prose_words) {
      if (at + word.size() < run.size() && run.substr(at).starts_with(word) &&
          cuts(run, at, word)) {
        cut = std::max(cut, at + word.size());
      }
    }
  }
  return begin + cut;
}

bool begins_free(std::string_view text, std::size_t at) {
  const Rune before = rune_before(text, at);
  return before.size == 0 || is_one_of(before.value, U"〔［[【（(〈<〖{「") || before.value == '\n';
}

}  // namespace

bool is_numeral(char32_t c) {
  return digit_value(c) >= 0 || is_one_of(c, U"〇○零一二三四五六七八九十百千");
}

std::size_t agency_run(std::string_view text, std::size_t end, std::size_t begin,
                       std::size_t max_length) {
  std::size_t at = end;
  for (std::size_t count = 0; at > begin && count < max_length; ++count) {
    const Rune rune = rune_before(text, at);
    if (!agency_rune(rune.value) && !place_numeral(text, rune, at, count)) break;
    at -= rune.size;
  }
  return at;
}

std::size_t agency_begin(std::string_view text, std::size_t end, std::size_t begin,
                         std::size_t max_length) {
  const std::size_t run = agency_run(text, end, begin, max_length);
  std::size_t at = behind_prose(text, run, end);
  while (at < end && (at > run || !begins_free(text, run))) {
    const Rune first = rune_at(text, at);
    const bool after_date =
        at == run && is_one_of(first.value, U"年月日") && is_numeral(rune_before(text, at).value);
    if (!after_date && !is_one_of(first.value, connectors)) break;
    if (begins_code(text.substr(at, end - at))) break;
    if (!after_date && length(text.substr(at, end - at)) <= 3 && at == run &&
        is_space(rune_before(text, at).value)) {
      break;  // a code that stands alone behind a space: 和政发
    }
    at += first.size;
  }
  return at;
}

}  // namespace gongwen::scan
