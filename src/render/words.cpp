#include "render/words.hpp"

#include <array>
#include <cstddef>

namespace gongwen::render {
namespace {

// The word for `value` in a list that stands in the order of its enumeration.
template <typename Enum, std::size_t size>
constexpr std::string_view word(const std::array<std::string_view, size>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? words[index] : std::string_view{};
}

}  // namespace

std::string_view chinese(Script script) {
  return word(std::array<std::string_view, 4>{"简体", "繁体", "繁简混排", "无汉字"}, script);
}

std::string_view chinese(Severity severity) {
  return word(std::array<std::string_view, 3>{"提示", "注意", "错误"}, severity);
}

std::string_view chinese(DocumentRole role) {
  return word(std::array<std::string_view, 5>{"正件", "重复", "被转发", "被印发", "附件"}, role);
}

std::string_view chinese(ReferenceRole role) {
  return word(std::array<std::string_view, 8>{"依据", "贯彻", "转发", "印发", "修改", "废止",
                                              "答复", "提及"},
              role);
}

std::string_view chinese(PeriodRole role) {
  return word(std::array<std::string_view, 5>{"截止", "施行", "失效", "活动", "提及"}, role);
}

std::string_view chinese(Part part) {
  return word(
      std::array<std::string_view, 29>{
          "空白",     "导航",     "页面标题", "页面信息",     "相关文章",     "声明",
          "页脚",     "份号",     "密级",     "紧急程度",     "发文机关标志", "发文字号",
          "签发人",   "标题",     "题注",     "主送机关",     "正文",         "层次标题",
          "表格",     "结语",     "附件说明", "发文机关署名", "成文日期",     "附注",
          "公开属性", "联系方式", "抄送机关", "印发机关",     "其他"},
      part);
}

std::string_view chinese(RepairKind kind) {
  return word(std::array<std::string_view, 21>{"未改",
                                               "非法字节",
                                               "GBK 字节错位",
                                               "UTF-8 误作 GBK",
                                               "UTF-8 误作 Latin-1",
                                               "GBK 误作 Latin-1",
                                               "Big5 误作 GBK",
                                               "GBK 误作 Big5",
                                               "两次误解码",
                                               "丢失空格",
                                               "丢失字符",
                                               "丢失年月日",
                                               "字号括号",
                                               "夹注拼音",
                                               "繁体字",
                                               "异体字",
                                               "全角半角",
                                               "私用区字符",
                                               "控制字符",
                                               "硬换行",
                                               "字符引用"},
              kind);
}

}  // namespace gongwen::render
