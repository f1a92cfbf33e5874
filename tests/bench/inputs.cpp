#include "bench/inputs.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "bench/baselines.hpp"
#include "spec_reader.hpp"
#include "text/utf8.hpp"

namespace gongwen::bench {
namespace {

// Large against caches, small against the patience of who runs it.
constexpr std::size_t wanted_bytes = 2'000'000;

std::string repeated(std::initializer_list<const char*> names) {
  std::string once;
  for (const char* name : names) {
    once += spec::read_bytes(std::string(GONGWEN_CORPUS "/notices/") + name + ".txt");
  }
  std::string all;
  while (all.size() < wanted_bytes) all += once;
  return all;
}

// One character for one, by the table that damages notices so.
std::string in_traditional(std::string_view utf8) {
  std::unordered_map<char32_t, std::string_view> forms;
  const std::string table = spec::read_bytes(GONGWEN_CORPUS "/traditional.txt");
  const std::string_view rows = table;
  for (std::size_t begin = 0; begin < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', begin), rows.size());
    const text::Rune simplified = text::rune_at(rows, begin);
    if (simplified.value != U'#') {
      forms[simplified.value] = rows.substr(begin + simplified.size, end - begin - simplified.size);
    }
    begin = end + 1;
  }
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const text::Rune c = text::rune_at(utf8, at);
    const auto form = forms.find(c.value);
    out += form == forms.end() ? utf8.substr(at, c.size) : form->second;
    at += c.size;
  }
  return out;
}

// What an editor of a site makes of each line, between the menus of a page.
std::string as_page(std::string_view text) {
  std::string out =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>通知公告</title></head><body>\n"
      "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/gk/\">政务公开</a></li>"
      "</ul></div>\n<div id=\"zoom\">\n";
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      out +=
          "<p style=\"text-indent: 2em; text-align: justify;\"><span style=\"font-family: 仿宋; "
          "font-size: 16pt;\">";
      out += text.substr(begin, end - begin);
      out += "</span></p>\n";
    }
    begin = end + 1;
  }
  return out + "</div></body></html>\n";
}

}  // namespace

const Inputs& inputs() {
  static const Inputs all = [] {
    Inputs made;
    made.utf8 =
        repeated({"plain_notice", "opinions", "issued_measures", "training_notice", "order"});
    made.gb18030 = to_gb18030(made.utf8);
    made.traditional = in_traditional(made.utf8);
    made.html = as_page(made.utf8);
    made.damaged = repeated({"damaged_shifted_gbk", "damaged_pinyin"});
    return made;
  }();
  return all;
}

}  // namespace gongwen::bench
