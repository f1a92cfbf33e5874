// The labels by which a page tells of itself.
#pragma once

#include <array>
#include <string_view>

#include "parse/page/page.hpp"
#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::parse {

struct LabelWord {
  std::string_view word;
  PageField field;
  // Words of daily use: they count only at the beginning, behind a space, or before a date.
  bool common = false;
};

// The labels of the 信息公开 tables and of article heads. The core metadata of 政府信息公开 name
// some of them; the others are what sites print.
inline constexpr std::array label_words{
    LabelWord{"索引号", PageField::index_number},
    LabelWord{"信息索引号", PageField::index_number},
    LabelWord{"索引编号", PageField::index_number},
    LabelWord{"主题分类", PageField::topic},
    LabelWord{"发文机关", PageField::issuer},
    LabelWord{"发文机构", PageField::issuer},
    LabelWord{"发布机构", PageField::issuer},
    LabelWord{"发布机关", PageField::issuer},
    LabelWord{"公开责任部门", PageField::issuer},
    LabelWord{"制发机关", PageField::issuer},
    LabelWord{"发文单位", PageField::issuer},
    LabelWord{"发布单位", PageField::issuer},
    LabelWord{"公开单位", PageField::issuer},
    LabelWord{"公开部门", PageField::issuer},
    LabelWord{"制发单位", PageField::issuer},
    LabelWord{"颁布单位", PageField::issuer},
    LabelWord{"颁布机关", PageField::issuer},
    LabelWord{"颁布部门", PageField::issuer},
    LabelWord{"发文部门", PageField::issuer},
    LabelWord{"发布部门", PageField::issuer},
    LabelWord{"成文日期", PageField::document_date},
    LabelWord{"成文时间", PageField::document_date},
    LabelWord{"发文日期", PageField::document_date},
    LabelWord{"发文时间", PageField::document_date},
    LabelWord{"生成日期", PageField::document_date},
    LabelWord{"产生日期", PageField::document_date},
    LabelWord{"签发日期", PageField::document_date},
    LabelWord{"颁布日期", PageField::document_date},
    LabelWord{"颁布时间", PageField::document_date},
    LabelWord{"公布日期", PageField::document_date},
    LabelWord{"标题", PageField::document_title, true},
    LabelWord{"信息名称", PageField::document_title},
    LabelWord{"文件名称", PageField::document_title},
    LabelWord{"发文标题", PageField::document_title},
    LabelWord{"法规标题", PageField::document_title},
    LabelWord{"名称", PageField::document_title, true},
    LabelWord{"发文字号", PageField::document_number},
    LabelWord{"文件编号", PageField::document_number},
    LabelWord{"文件字号", PageField::document_number},
    LabelWord{"发布文号", PageField::document_number},
    LabelWord{"发文文号", PageField::document_number},
    LabelWord{"颁布文号", PageField::document_number},
    LabelWord{"公文编号", PageField::document_number},
    LabelWord{"文号", PageField::document_number, true},
    LabelWord{"编号", PageField::document_number, true},
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
    LabelWord{"效力状况", PageField::validity},
    LabelWord{"文件状态", PageField::validity},
    LabelWord{"是否有效", PageField::validity},
    LabelWord{"法规效力", PageField::validity},
    LabelWord{"效力注释", PageField::validity},
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
    LabelWord{"网络编辑", PageField::editor},
    LabelWord{"网站编辑", PageField::editor},
    LabelWord{"信息审核", PageField::none},
    LabelWord{"图片编辑", PageField::none},
    LabelWord{"答复类别", PageField::none},
    LabelWord{"办理类别", PageField::none},
    LabelWord{"办理结果", PageField::none},
    LabelWord{"校对", PageField::none, true},
    LabelWord{"统一编号", PageField::unified_number},
    LabelWord{"统一登记号", PageField::unified_number},
    LabelWord{"实施日期", PageField::effective},
    LabelWord{"生效日期", PageField::effective},
    LabelWord{"施行日期", PageField::effective},
    LabelWord{"执行日期", PageField::effective},
    LabelWord{"实施时间", PageField::effective, true},
    LabelWord{"施行时间", PageField::effective, true},
    LabelWord{"失效日期", PageField::expires},
    LabelWord{"废止日期", PageField::expires},
    LabelWord{"终止日期", PageField::expires},
    LabelWord{"生效时间", PageField::effective},
    LabelWord{"失效时间", PageField::expires},
    LabelWord{"废止时间", PageField::expires},
    LabelWord{"公开方式", PageField::disclosure},
    LabelWord{"公开属性", PageField::disclosure},
    LabelWord{"原文链接", PageField::url},
    LabelWord{"原文地址", PageField::url},
    LabelWord{"公开范围", PageField::none},
    LabelWord{"公开形式", PageField::none},
    LabelWord{"体裁分类", PageField::none},
    LabelWord{"公文种类", PageField::none},
    LabelWord{"文件类型", PageField::none},
    LabelWord{"所属机构", PageField::none},
    LabelWord{"报送单位", PageField::none},
    LabelWord{"公开时限", PageField::none},
    LabelWord{"责任部门", PageField::none},
    LabelWord{"组配分类", PageField::none},
    LabelWord{"服务对象", PageField::none},
    LabelWord{"备案登记号", PageField::none},
    LabelWord{"信息分类", PageField::none},
    LabelWord{"所属主题", PageField::none},
    LabelWord{"内容概述", PageField::none},
    LabelWord{"法规分类", PageField::none},
    LabelWord{"法规类型", PageField::none},
    LabelWord{"法规级次", PageField::none},
    LabelWord{"法规来源", PageField::none},
    LabelWord{"效力级别", PageField::none},
    LabelWord{"效力等级", PageField::none},
    LabelWord{"重要级别", PageField::none},
    LabelWord{"所属行业", PageField::none},
    LabelWord{"所属区域", PageField::none},
    LabelWord{"阅读人次", PageField::none},
    LabelWord{"评论人次", PageField::none},
    LabelWord{"浏览人次", PageField::none},
    LabelWord{"下载地址", PageField::none},
    LabelWord{"访问量", PageField::none},
    LabelWord{"访问次数", PageField::none},
    LabelWord{"浏览次数", PageField::none},
    LabelWord{"次数", PageField::none, true},
    LabelWord{"浏览量", PageField::none},
    LabelWord{"阅读次数", PageField::none},
    LabelWord{"阅读量", PageField::none},
    LabelWord{"阅读", PageField::none, true},
    LabelWord{"视力保护色", PageField::none},
    LabelWord{"栏目", PageField::none, true},
    LabelWord{"所属栏目", PageField::none},
    LabelWord{"点击数", PageField::none},
    LabelWord{"点击", PageField::none, true},
    LabelWord{"浏览", PageField::none, true},
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

// The characters that labels begin with, and those behind them: few places of a line need a closer
// look.
inline constexpr tables::CharacterSet label_openings = [] {
  tables::CharacterSet set;
  for (const LabelWord& label : label_words) set.add(tables::first_character(label.word));
  return set;
}();
inline constexpr tables::CharacterSet label_seconds = [] {
  tables::CharacterSet set;
  for (const LabelWord& label : label_words) {
    const std::size_t first = tables::first_character(label.word).size();
    set.add(tables::first_character(label.word.substr(first)));
  }
  return set;
}();

// False: no label begins `text`, by the first two characters that are no layout.
[[nodiscard]] inline bool may_be_label(std::string_view text) {
  if (text.empty() || !label_openings.may_hold(text)) return false;
  const std::string_view behind =
      text.substr(scan::skip_spaces(text, tables::character_of(text).size));
  return !behind.empty() && label_seconds.may_hold(behind);
}

}  // namespace gongwen::parse
