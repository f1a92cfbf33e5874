#include "parse/lines/reporting.hpp"

#include "parse/words.hpp"
#include "scan/date.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

// All of it is said at once: what stands further on does not tell what a paragraph is.
constexpr std::size_t opening_bytes = 600;

// Only those who tell of others say so.
constexpr words::Words tellers{"记者",     "获悉", "据悉", "据了解", "据报道", "小编",
                               "澎湃新闻", "网讯", "报讯", "日讯",   "消息称"};
// A document that speaks is spoken of. 按照《意见》明确的… is no report: the comma tells.
constexpr words::Words spoken{"》提出，",   "》显示，",   "》指出，",   "》提到，",   "》明确，",
                              "》称，",     "通知提出，", "通知显示，", "通知称，",   "通知指出，",
                              "文件提出，", "文件明确，", "文件指出，", "细则明确，", "意见提出，",
                              "方案提出，", "政策明确，", "通告称，",   "公告称，",   "公告显示，"};
// What an organ did on the day that a report begins with.
constexpr words::Words acts{"印发", "发布", "出台", "下发", "公布", "召开", "举行", "宣布", "发文"};
constexpr words::Words days{"近日", "日前", "昨日", "今日", "今天", "昨天", "近期", "目前"};
// A document may begin with a date too; it says then what it is about to do.
constexpr words::Words own_acts{"现将",   "现就",   "如下",   "现予", "现对",
                                "印发给", "转发给", "特制定", "解读"};

}  // namespace

bool reports(const scan::Glance& line) {
  const std::string_view s = scan::window(line.text(), 0, opening_bytes);
  const auto tells = [&](const words::List& list) {
    return words::may_hold(line, list) && words::holds(s, list);
  };
  if (tells(own_acts)) return false;
  if (tells(tellers) || tells(spoken)) return true;
  constexpr std::string_view comma = "，";
  const std::size_t clause = scan::find(s, comma);
  constexpr std::size_t longest_day = 36;  // bytes: 2024年10月12日下午
  if (clause > longest_day) return false;  // or there is none
  const auto date = scan::date_at(s, 0);
  const bool dated = date && date->date.day != 0;
  if (!dated && !words::begins_with(s, days)) return false;
  const std::string_view told = s.substr(clause, scan::find(s, "。") - clause);
  return words::holds(told, acts);
}

bool announces_text(std::string_view line) {
  constexpr std::size_t longest = 150;  // bytes: 《…若干措施》全文如下
  if (line.size() > longest || scan::holds(line, "。")) return false;
  static constexpr words::Words whole{"全文如下", "原文如下", "全文："};
  static constexpr words::Words shown{"以下为", "以下是", "附"};
  return words::holds(line, whole) ||
         (words::begins_with(line, shown) && words::ends_with(line, words::Words{"全文", "原文"}));
}

bool opens_text(std::string_view line) {
  const std::string_view s = scan::window(line, 0, opening_bytes * 2);
  static constexpr words::Words reasons{"为", "根据", "按照", "依据", "经"};
  static constexpr words::Words matters{"制定以下", "制定如下", "制定本",   "出台以下", "提出以下",
                                        "提出如下", "通知如下", "公告如下", "通告如下", "意见如下",
                                        "措施如下", "现就",     "现将"};
  return words::begins_with(s, reasons) && words::holds(s, matters);
}

}  // namespace gongwen::parse
